"""How many parts a question says that a sum has, held against the parts that were added up (不予公开的九种情形合计几件: there are eight).

The sum is of all parts that the official form has of a row, however many the question takes there to be; where it says another number, that is
said behind the sum, for nothing may be taken over from a question unsaid. Some of the parts (前三项, 其中三项) are no number of all. The patterns
are data (`[parts_presumed]` of `vocabulary/asked.toml`), over folded questions in lower case. Nothing raises.

>>> [presumed_parts(one) for one in ("不予公开的九种情形合计几件", "这三项相加是几件", "前三项合计几件", "2023年两年合计几件")]
[('九', 9), ('三', 3), None, None]
>>> presumed_parts("what do the nine grounds for refusal add up to"), presumed_parts("how many items in all")
(('nine', 9), None)
"""

from __future__ import annotations

import re
from functools import cache

from assistant.answering.builder import Builder
from assistant.asking.indicator_words import sum_of
from assistant.language.number_words import in_words
from assistant.language.word_tables import word_table
from ingest.numerals import chinese_numeral

_MOST = 20
"""No row of the forms has so many parts."""


def presumed_parts(question: str) -> tuple[str, int] | None:
    """The number of parts that a question says what it adds up has, as it says it and as a number; None where it says none."""
    for pattern in _patterns():
        if (found := pattern.search(question)) is not None:
            value = number_said(found["number"])
            return (found["number"], value) if value is not None else None
    return None


def say_other_parts(builder: Builder, question: str) -> None:
    """Says of a sum over all parts of a row how many there are, where the question takes another number for granted."""
    presumed = presumed_parts(question)
    sums = [figure for figure in builder.figures if figure.operation == "sum" and figure.indicator is not None]
    if presumed is None or len(sums) != 1:
        return
    parts = len(sum_of(sums[0].indicator or ""))
    if parts and parts != presumed[1]:
        builder.say("other_parts", said=f"“{presumed[0]}”", parts=in_words(parts, builder.wording.language))


def number_said(said: str) -> int | None:
    """A small number as it is said, in digits, Chinese numerals or English words; None where it is no number."""
    if said.isdigit():
        return int(said)
    in_english = next((number for number in range(_MOST) if in_words(number, "en") == said), None)
    if in_english is not None:
        return in_english
    value = chinese_numeral(said.replace("两", "二"))
    return int(value) if value is not None else None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = word_table("asked")["parts_presumed"]
    english = "|".join(in_words(number, "en") for number in range(2, _MOST))
    return re.compile(table["chinese"]), re.compile(table["english"].replace("{NUMBER}", rf"(?P<number>{english}|\d{{1,2}})"))
