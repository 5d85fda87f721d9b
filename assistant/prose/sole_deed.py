"""A deed that a question says alone (减免了多少元, 罚没多少, 立案几件): the one number that its report tells of that deed, whatever it was done with.

`told_by_deed` gives it where the question says no more than the deed and one clause of the report tells it; () where several do: which is meant
is then not said. The deeds are those of `vocabulary/sole_deed.toml`, with how they are asked for and told. Texts are folded; nothing raises.

>>> [_deed_asked(said) is not None for said in ("减免了多少元?", "减免企业税费多少元", "退费多少", "立案多少件", "收到申请多少件")]
[True, False, True, True, False]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import load_words


@dataclass(frozen=True, slots=True)
class _Deed:
    """How a deed is asked for and told; `never` is what a clause must not say, `units` in which it is counted, () for money."""

    asked: re.Pattern[str]
    told: re.Pattern[str]
    never: re.Pattern[str]
    units: frozenset[str]


@cache
def _deeds() -> tuple[_Deed, ...]:
    table = word_table("sole_deed")
    before, after = str(table["before"]), str(table["after"])
    return tuple(
        _Deed(
            re.compile(f"(?:{before})*(?:{one['asked']})(?:{after})*"),
            re.compile(str(one["told"])),
            re.compile(str(one["never"])),
            frozenset(map(str, one["units"])),
        )
        for one in table["deed"]
    )


def _deed_asked(question: str) -> _Deed | None:
    said = question.strip(" ?。,!呢吗")
    return next((one for one in _deeds() if one.asked.fullmatch(said)), None)


def told_by_deed(candidates: Sequence[Candidate], question: str) -> tuple[Candidate, ...]:
    """The one number of the deed that a question says alone."""
    deed = _deed_asked(question) if "|" not in question else None
    if deed is None:
        return ()
    told = [c for c in candidates if _counts(c, deed) and _tells(f"{c.printed}|{c.counted}", deed)]
    return tuple(told) if len(told) == 1 else ()


def _tells(clause: str, deed: _Deed) -> bool:
    return deed.told.search(clause) is not None and deed.never.search(clause) is None


def _counts(candidate: Candidate, deed: _Deed) -> bool:
    own = candidate.statement
    if not deed.units:
        return own.kind is StatementKind.MONEY and own.unit in load_words().money
    return own.kind is StatementKind.COUNT and own.unit in deed.units
