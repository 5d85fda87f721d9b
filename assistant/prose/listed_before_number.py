"""A number told behind a list of things that a question lists too: 收到来信、来电等共多少件 is told by 收到来信、来电等28件 alone.

`told_of_list` gives the numbers whose clause lists just what the question does, each thing in the question's words or in others that tell
it; `is_one_listed` whether a number is told of but one of the things that a question lists, and so is no answer to it. Texts are folded; a question that
lists nothing has neither, and nothing raises.

>>> _asked("收到来信、来电等一共多少件"), _asked("收到来信多少件")
((('收到来信', '来电'), ''), None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.asked_unit import units_fit
from assistant.asking.other_words import retold
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind

_ASKED = re.compile(
    r"(?P<listed>[^,?。、|]{2,}(?:、[^,?。、|]{2,}?)+)等(?:各类|各种|各项)?(?P<noun>[一-鿿]{0,6}?)(?:一?共|总共|合计|共计)?(?:有|是|为)?(?:多少|几)"
)
_TOLD = re.compile(r"(?P<listed>[^,;:。、]{2,}(?:、[^,;:。、]{2,}?)+)等(?:各类|各种|各项)?(?P<noun>[^,;:。、]{0,8})")


def told_of_list(candidates: Sequence[Candidate], question: str, unit: str | None) -> tuple[Candidate, ...]:
    """The numbers of one value that are told of all that a question lists; () where none is, or several are."""
    asked = _asked(question)
    found = [] if asked is None else [c for c in candidates if units_fit(unit, c.statement.unit) and _tells(c, *asked, question)]
    return tuple(found) if len({(c.statement.value, c.statement.unit) for c in found}) == 1 else ()


def is_one_listed(candidate: Candidate, question: str) -> bool:
    """Whether a number is told of but one of the things that a question lists together."""
    asked = _asked(question)
    told = [] if asked is None else [item for item in asked[0] if not retold(item, candidate.counted).left]
    return len(told) == 1


def _asked(question: str) -> tuple[tuple[str, ...], str] | None:
    """The things that a question lists before it asks for their number, and the noun behind them."""
    found = _ASKED.search(question)
    return None if found is None else (tuple(found["listed"].split("、")), found["noun"])


def _tells(candidate: Candidate, items: Sequence[str], noun: str, question: str) -> bool:
    """Whether a clause lists all of these before its number and nothing else."""
    counted = f"{candidate.counted}等"
    found = _TOLD.fullmatch(counted if counted in candidate.printed else candidate.counted)
    if found is None or candidate.statement.kind is not StatementKind.COUNT:
        return False
    listed = found["listed"].split("、")
    told = all(not retold(item, found["listed"]).left for item in items)
    named = all(not retold(re.sub(r"\d", "", item), question).left for item in listed)
    return told and named and len(listed) == len(items) and not retold(noun, found["noun"]).left
