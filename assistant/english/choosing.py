"""The number of a report that an English question can only mean, found among all of the report's and asked for again in Chinese.

`meant` looks for it where no Chinese saying of the question was answered, `meant_otherwise` where one was that tells less of the question
than another number does. Both say the question along the sentences that tell every word of it (`english.along`), or ask in the report's
own words (`english.chosen`); where several numbers are left, none is told.

>>> from assistant.answer import AnswerFigure
>>> told = [
...     Answer("", "zh", Route.FIGURES, (AnswerFigure(Decimal(9), "件", "reported", "示例区", 2023, None, label, None, None, ()),))
...     for label in ("收到申请", "新收申请")
... ]
>>> numbers_of(told[0]), numbers_of(told[0]) == numbers_of(told[1])
(((Decimal('9'), '件', '示例区', 2023),), True)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer, Route
from assistant.answering.attempt import Attempt
from assistant.asking.question import Question
from assistant.asking.whole_asked import words
from assistant.english.along import along, along_sentences, each_of, tells_alone
from assistant.english.chosen import counts_the_head, in_its_own_words, names_one_of_several, things_counted
from assistant.english.reading import joined
from assistant.english.reports import numbers_of_reports, sentences_of_reports
from assistant.english.sayings import before
from assistant.english.units import of_cells, of_some
from assistant.prose.candidate import Candidate
from assistant.prose.whole_counts import BESIDE
from assistant.prose.whole_told import channels_named, lead_of, pieces_before
from ingest.normalise import fold_text

Again = Callable[[str, bool], tuple[Attempt, Answer] | None]
"""Answers a Chinese saying where the question stood, with passages or without; None where nothing of the kind does."""


def meant(read: Question, attempt: Attempt, answer: Answer, again: Again) -> tuple[Attempt, Answer] | None:
    """What a question said along the sentences of the reports is answered with, each by its own number, or where it asks for words by
    its own sentence; None where they differ."""
    opening = before(read)
    if opening is None:
        return None
    if not read.numeric and answer.route is Route.REFUSE:
        for sentence, said in along_sentences(read.content, sentences_of_reports(attempt)):
            found = again(f"{opening}{said}", True)
            quoted = [fold_text(c.quote).lower() for c in found[1].citations] if found else []
            if found and found[1].route is Route.PASSAGES and any(sentence in one or one in sentence for one in quoted):
                return found
    if parts := each_of(read.content):
        return _each_along(parts, attempt, opening, again)
    things = [names for names, _ in joined(read.content)]
    numbers = tuple(one for one in _numbers(read, attempt) if not _of_more_channels(read.content, one))
    numbers = tuple(one for one in numbers if all(any(word in one.printed for word in names) for names in things))
    told = [(one, said, again(f"{opening}{said}", False)) for one, said in along(read.content, numbers)]
    answered = [
        (one, outcome)
        for one, said, outcome in told
        if outcome is not None and outcome[1].route is Route.FIGURES and not of_some(said, outcome[1])
    ]
    if len({numbers_of(outcome[1]) for _, outcome in answered}) > 1:
        answered = [(one, outcome) for one, outcome in answered if in_its_own_words(read.content, one, opening)]
    if answered:
        own = any(outcome[1].figures[0].value == one.statement.value for one, outcome in answered)
        return answered[0][1] if own and len({numbers_of(outcome[1]) for _, outcome in answered}) == 1 else None
    widely = along(read.content, numbers, wide=True)
    nearly = widely or along(read.content, numbers, wide=True, near=True)
    return (
        _chosen(read.content, [one for one, _, _ in told], opening, again)
        or (None if told else _chosen(read.content, [one for one, _ in widely], opening, again, wide=True))
        or _chosen(read.content, _alone(read.content, nearly), opening, again, wide=True, alone=True)
    )


def meant_otherwise(read: Question, attempt: Attempt, answer: Answer, again: Again) -> tuple[Attempt, Answer] | None:
    """What the one number that a question can only mean is answered with, where another of the prose was told; None where that is none
    or the same."""
    opening = before(read)
    if opening is None or of_cells(answer) or len(answer.figures) != 1 or answer.figures[0].operation is not None:
        return None
    if answer.figures[0].indicator is not None:  # a figure of the forms, which a sentence states
        return None
    if parts := each_of(read.content):  # half of what is asked was told
        return _each_along(parts, attempt, opening, again)
    told = along(read.content, _numbers(read, attempt))
    found = [one for one, said in told if tells_alone(said, one)]
    if any(one.statement.value == answer.figures[0].value for one in found if in_its_own_words(read.content, one, opening)):
        return None
    return _chosen(read.content, found, opening, again)


def _numbers(read: Question, attempt: Attempt) -> tuple[Candidate, ...]:
    """The numbers of the reports, but for those of several things listed together of which a question names one."""
    return tuple(one for one in numbers_of_reports(attempt) if not names_one_of_several(read.content, one))


def _each_along(parts: Sequence[str], attempt: Attempt, opening: str, again: Again) -> tuple[Attempt, Answer] | None:
    """What several numbers are answered with, each of which its part of the question can only mean; None where one may be another."""
    numbers = numbers_of_reports(attempt)
    meant = [_meant_by(part, numbers, opening, again) for part in parts]
    outcome = again(f"{opening}{'，'.join(said for said, _ in meant)}", False) if all(said for said, _ in meant) else None
    figures = outcome[1].figures if outcome is not None and outcome[1].route is Route.FIGURES else ()
    return outcome if [figure.value for figure in figures] == [value for _, value in meant] else None


def _meant_by(part: str, numbers: Sequence[Candidate], opening: str, again: Again) -> tuple[str, Decimal | None]:
    """How the one number that a part of a question can only mean is asked for, and that number; ("", None) where there is none."""
    for wide in (False, True):
        told = along(part, numbers, wide=wide)
        own = {one.statement.value: said[0] for one, _ in told if (said := in_its_own_words(part, one, opening, wide=wide))}
        if not own and not wide:
            own = {one.statement.value: said for one, said in told if _tells(again(f"{opening}{said}", False), one)}
        if len(own) == 1:
            return next((said, value) for value, said in own.items())
    return "", None


def _tells(outcome: tuple[Attempt, Answer] | None, one: Candidate) -> bool:
    """Whether an answer is this number alone."""
    figures = outcome[1].figures if outcome is not None and outcome[1].route is Route.FIGURES else ()
    return [figure.value for figure in figures] == [one.statement.value]


def _alone(content: str, told: Sequence[tuple[Candidate, str]]) -> list[Candidate]:
    """The numbers whose sentences tell every word of a question that count what it asks for, if they are one number, or one whose own clause
    tells all; else none."""
    counting = [one for one, _ in told if counts_the_head(content, one)]
    own = [one for one, said in told if one in counting and tells_alone(said, one)]
    counting = own or counting
    return counting if len({(one.statement.value, one.statement.unit) for one in counting}) == 1 else []


def _chosen(
    content: str, told: Sequence[Candidate], opening: str, again: Again, *, wide: bool = False, alone: bool = False
) -> tuple[Attempt, Answer] | None:
    """What the one number that a question can only mean is answered with, asked for in its report's words; None where several are left."""
    meant = [(one, said) for one in told if (said := in_its_own_words(content, one, opening, wide=wide, alone=alone))]
    if len({(one.statement.value, one.statement.unit) for one, _ in meant}) != 1:
        return None
    if alone and not _told_bare(content, [one for one, _ in meant], opening, again):
        return None
    for one, said in meant:
        for saying in said:
            outcome = again(f"{opening}{saying}", False)
            if _tells(outcome, one):
                return outcome
    return None


def _told_bare(content: str, told: Sequence[Candidate], opening: str, again: Again) -> bool:
    """Whether what is counted, asked for in Chinese without a deed, is answered with this number: else it is one of a kind that the question
    does not name (疫情防控新闻发布会151场 are not all 新闻发布会)."""
    words = [word for term in (things_counted(content) or [()])[-1] for word in term.words if word]
    for one in told:
        for word in dict.fromkeys(word for word in words if word in one.sentence):
            if _tells(again(f"{opening}{word}多少{one.statement.unit}", False), one):
                return True
    return not words


def _of_more_channels(content: str, candidate: Candidate) -> bool:
    """Whether a question names one channel, and a number is told of several together (通过网站、公报等渠道公开14条)."""
    named = re.findall(rf"\b(?:{'|'.join(words()['english']['channel'])})\b", content)
    told = channels_named("|".join((lead_of(candidate), *pieces_before(candidate)))) - BESIDE
    return len(set(named)) == 1 and len(told) > 1


def numbers_of(answer: Answer) -> tuple[object, ...]:
    """What tells two answers' figures apart."""
    return tuple((figure.value, figure.unit, figure.organisation, figure.year) for figure in answer.figures)


def of_the_same(answer: Answer, other: Answer) -> Answer:
    """An answer's figures of the bodies that another answer has figures of; all of them where it has none of others."""
    bodies = {figure.organisation for figure in other.figures}
    return replace(answer, figures=tuple(figure for figure in answer.figures if figure.organisation in bodies))
