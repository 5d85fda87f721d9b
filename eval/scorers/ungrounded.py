"""Ungrounded: a number in the answer's sentence that is in no figure, stands in no quote and was not in the question.

Citation marks, list ordinals and file names are no numbers; a refusal may name the years that there are; a rate may be
rounded in the sentence.

>>> answer = {"answer": "共100件[1]，约占一半（50%）", "figures": [{"value": 100, "unit": "件"}], "citations": []}
>>> ungrounded(answer, ["收到多少件？"])
['50']
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import PurePosixPath

from eval.scorers.parts import Part, answer_text, citations_of, figures_of, file_of, locator_of, quote_of, strings_in
from eval.scorers.refused import DECLINING
from eval.scorers.text import NUMBER, counted_numerals, numbers_in, numerals_in
from eval.scorers.values import number_of, unit_class

NOT_NUMBERS = (
    re.compile(r"\[\^?\d+(?:\s*[,、;–-]\s*\^?\d+)*\]"),
    re.compile(r"(?m)^[\s>*•#-]*\(?\d{1,2}(?:[)、]|[.:](?!\d))"),
    re.compile(r"\([1-9]\)"),
    re.compile(r"(?<=[;。:])\s*\d{1,2}[.、)](?=[^\d\s])"),
    re.compile(r"第\s*\d{1,2}\s*(?=[名位处])"),
)
"""Citation marks, ordinals at a line's start, (1) and ranks."""
RATES = ("ratio", "share", "growth", "mean")


def stated_numbers(answer: Part) -> list[tuple[Decimal, str]]:
    """The numbers that the sentence states, each with its print."""
    text = unicodedata.normalize("NFKC", answer_text(answer))
    for file in {file_of(citation) for citation in citations_of(answer)} - {""}:
        text = text.replace(unicodedata.normalize("NFKC", file), " ")
        text = text.replace(unicodedata.normalize("NFKC", PurePosixPath(file).stem), " ")
    for pattern in NOT_NUMBERS:
        text = pattern.sub(" ", text)
    digits = [(Decimal(match.group().replace(",", "")), match.group()) for match in NUMBER.finditer(text)]
    return digits + counted_numerals(text)


def ungrounded(answer: Part, asked: Sequence[str]) -> list[str]:
    """The prints of numbers from nowhere; `asked` is the conversation so far, this question last."""
    known = {number for text in asked for number in numbers_in(text) | numerals_in(text)}
    rates: list[Decimal] = []
    for figure in figures_of(answer):
        value = number_of(figure)
        if value is not None:
            known |= {value, abs(value)}
            if unit_class(str(figure.get("unit") or "")) == "%" or figure.get("operation") in RATES:
                rates.append(abs(value))
        known |= _whole(figure.get("year"))
    for citation in citations_of(answer):
        locator = locator_of(citation)
        for text in [quote_of(citation), *(t for part in ("table", "row", "column") for t in strings_in(locator.get(part)))]:
            known |= numbers_in(text) | numerals_in(text)
        known |= _whole(citation.get("year")) | _whole(locator.get("page"))
    declined = answer.get("route") in DECLINING
    return [
        text
        for number, text in stated_numbers(answer)
        if number not in known
        and not any(rate.quantize(_step(number), ROUND_HALF_UP) == number for rate in rates)
        and not (declined and 1990 <= number <= 2099)
    ]


def _whole(value: object) -> set[Decimal]:
    return {Decimal(value)} if isinstance(value, int) else set()


def _step(number: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(number.as_tuple().exponent)))
