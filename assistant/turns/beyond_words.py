"""A turn that asks for the whole behind a part (一共呢), or for what a part leaves of its whole (其余的呢), and names nothing else.

`read_beyond` takes a turn's Question; None where the turn names a body, a year or anything that is counted. The words are data
(`[beyond]` of `vocabulary/turns.toml`). Texts are folded and lower case; nothing is looked up and nothing raises.

>>> from assistant.asking.question import understand
>>> from assistant.bodies.organisations import OrganisationTable
>>> table = OrganisationTable.of([("示例市商务局", (), "a")])
>>> said = lambda turn: read_beyond(understand(turn, table, 2024))
>>> said("总共呢？").adds, said("总数呢？").adds, said("两项合计呢").number, said("the rest?").rest, said("累计呢").accumulated, said("总体情况呢")
(True, False, 2, True, True, None)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.asking.asked_together import bare_operation
from assistant.asking.asked_unit import asked_unit
from assistant.asking.question import Question
from assistant.language.word_tables import word_table
from assistant.turns.conversation import names_body_or_year
from ingest.numerals import chinese_numeral


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is asked: the whole, or the `rest` of it, by a word that a list may have for its last item (`others`: 其他); the whole as it grew
    over the years (`accumulated`: 累计); of how many things the turn speaks (两项), and in which `unit` it asks, None where it does not say. `adds`: by a word that adds up what
    was told as well (一共, not 总数); `deed`: it says a deed too (一共发布了多少条), which may be another than the turn before asked for."""

    rest: bool
    others: bool = False
    accumulated: bool = False
    number: int | None = None
    unit: str | None = None
    adds: bool = False
    deed: bool = False


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    data = word_table("turns")["beyond"]
    return tuple(re.compile(data[name]) for name in ("around", "whole", "rest", "others", "accumulated", "years"))


def read_beyond(question: Question) -> Beyond | None:
    """What a turn asks beyond the figure of the turn before."""
    if names_body_or_year(question):
        return None
    return beyond_said(question.folded.lower())


def beyond_said(said: str) -> Beyond | None:
    """The same of a turn's words alone."""
    around, whole, rest, others, accumulated, over_years = _words()
    content = around.sub("", said).strip()
    if over_years.search(content):
        return None
    unit = asked_unit(content)
    if rest.fullmatch(content):
        return Beyond(rest=True, others=others.search(content) is not None, unit=unit)
    if (found := whole.fullmatch(content)) is None:
        return None
    many = chinese_numeral(found["number"] or "")
    deed = bool(found["deed"] or found["of"])
    adds = deed or bare_operation(content) == "sum"
    return Beyond(False, False, accumulated.search(content) is not None, None if many is None else int(many), unit, adds, deed)
