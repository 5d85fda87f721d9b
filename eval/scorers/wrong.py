"""Wrong: a number is given that is not the expected one. It is the worst outcome there is.

A number where a refusal was due is wrong; so is picking one of several candidates instead of asking; so is a number
where the cell is blank. A number that stands only in the sentence, and nowhere among the figures, counts as given.

>>> from eval.question_set import Expected
>>> wrong(Expected("refuse"), "unanswerable", {"route": "figures", "answer": "3件", "figures": [{"value": 3}]}, ["几件？"])
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.question_set import Expected
from eval.scorers.exact import exact, first_is_right
from eval.scorers.parts import Part, answer_text, citations_of, figures_of, file_of
from eval.scorers.passage import passage
from eval.scorers.refused import refused
from eval.scorers.text import folded, numbers_in, numerals_in
from eval.scorers.ungrounded import stated_numbers, ungrounded
from eval.scorers.values import number_of

LONG = 5
"""Digits from which on a number is one to dial, write to or look up."""


def wrong(expected: Expected, kind: str, answer: Part, asked: Sequence[str]) -> bool:
    """Whether the answer gives a number that it should not; `asked` is the conversation so far, this question last."""
    figures = figures_of(answer)
    valued = any(number_of(figure) is not None for figure in figures)
    if expected.route == "refuse":
        return valued or (not refused(answer) and bool(ungrounded(answer, asked)))
    if refused(answer):
        return False
    if expected.route == "clarify":
        return valued and not lists_all(expected, answer)
    if not expected.values:
        return _wrong_passage(expected, answer)
    if exact(expected, kind, figures) or first_is_right(expected, kind, figures):
        return False
    if valued:
        return True
    given = {number for number, _ in stated_numbers(answer) if not 1990 <= number <= 2099}
    wanted = {value.value for value in expected.values}
    return wanted != {None} and bool(given - _numbers(asked)) and not given & wanted


def lists_all(expected: Expected, answer: Part) -> bool:
    """Whether every document that a vague question may mean is cited."""
    return bool(expected.documents) and set(expected.documents) <= {file_of(citation) for citation in citations_of(answer)}


def _numbers(texts: Sequence[str]) -> set[object]:
    return {number for text in texts for number in numbers_in(text) | numerals_in(text)}


def _wrong_passage(expected: Expected, answer: Part) -> bool:
    """A passage question is answered wrongly by what must not be said, by another long number where one was asked for,
    or by a leading figure that no expected passage states."""
    said = folded(answer_text(answer))
    if any(folded(text) in said for text in expected.must_not_say):
        return True
    wanted = _numbers(expected.quotes)
    if any(re.search(r"\d{3}", text) and folded(text) not in said for text in expected.must_say):
        longer = [number for number, text in stated_numbers(answer) if len(re.sub(r"\D", "", text)) >= LONG]
        if any(number not in wanted for number in longer):
            return True
    figures = figures_of(answer)
    leading = number_of(figures[0]) if figures else None
    return leading is not None and leading not in wanted and not passage(expected, answer)
