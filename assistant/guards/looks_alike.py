"""Numbers that look like what is asked for and count another thing: who was trained for who does the work, 不予受理 for 不予公开.

`looks_alike` tells whether a number of a report is such a one for a question; the words are in `vocabulary/looks_alike.toml`, a row for
each two things that are taken for one another. A question that names the other thing itself is not held back. Texts are folded; nothing
raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement, StatementKind
>>> at = Span(0, 9)
>>> number = Statement("不予受理", "不予受理2件", Decimal(2), "件", StatementKind.COUNT, State.REPORTED, at, at, at)
>>> one = Candidate(number, "a", "不予受理2件|不予受理", "不予受理2件", "办理复议7件,不予受理2件", "")
>>> looks_alike("不予公开的有几件", one), looks_alike("不予受理的有几件", one)
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate


@dataclass(frozen=True, slots=True)
class _Alike:
    """A row of the table, its patterns compiled; `place` gives the text in which `told` is looked for."""

    asked: re.Pattern[str]
    unless: re.Pattern[str] | None
    place: Callable[[Candidate], str]
    told: re.Pattern[str]
    own: re.Pattern[str] | None


def looks_alike(question: str, candidate: Candidate) -> bool:
    """Whether a number counts another thing than a question asks for, by words that are taken for those of the question."""
    return any(_is_taken_for(one, question, candidate) for one in _rows())


def _is_taken_for(row: _Alike, question: str, candidate: Candidate) -> bool:
    if row.asked.search(question) is None or (row.unless is not None and row.unless.search(question) is not None):
        return False
    if row.own is not None and row.own.search(_clause(candidate)) is not None:
        return False
    return row.told.search(row.place(candidate)) is not None


@cache
def _rows() -> tuple[_Alike, ...]:
    places = {"clause": _clause, "counted": _counted, "lead": _lead, "segment": _segment}

    def pattern(table: dict[str, str], name: str) -> re.Pattern[str] | None:
        return re.compile(table[name]) if name in table else None

    return tuple(
        _Alike(
            re.compile(row["asked"]), pattern(row, "unless"), places[row["where"]], re.compile(row["told"]), pattern(row, "own")
        )
        for row in word_table("looks_alike")["alike"]
    )


def _clause(candidate: Candidate) -> str:
    return f"{candidate.printed}|{candidate.counted}"


def _counted(candidate: Candidate) -> str:
    return f"{candidate.counted}|{candidate.whole}"


def _lead(candidate: Candidate) -> str:
    return re.split("[;。]", candidate.up_to_clause)[-1]


def _segment(candidate: Candidate) -> str:
    """What stands before a number up to the last semicolon, its clause, and the clause behind it."""
    return f"{_lead(candidate)}|{re.split('[,;。]', candidate.behind.lstrip(',、'))[0]}"
