"""The numbers of a report's prose of applications that were still open (正在办理2件), to be held against the form's 结转下年度继续办理.

`still_open` gives those of the report's year whose sentence speaks of applications and of nothing else that people send or bring: a clause
that says nothing but that so many are in hand, not concluded or not yet due. What is late, what was open at another day than the year's
last, and an approximate number is none. `[open]` of `vocabulary/counted.toml` holds the words. Texts are folded; nothing raises.

>>> _open().fullmatch("年底尚未办结5件") is not None, _open().fullmatch("3件正在办理中") is not None, _open().fullmatch("逾期未办结1件") is None
(True, True, True)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import State, StatementKind


@cache
def _words() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(word_table("counted")["open"][name]) for name in ("about", "others", "at_another_day"))


@cache
def _open() -> re.Pattern[str]:
    words = word_table("counted")["open"]
    lead, said, units, end = words["leads"], words["said"], words["units"], words["ends"]
    return re.compile(
        rf"(?:{lead})*(?:(?:{said})(?:{end})*\d+(?:{units})(?:{end})*|\d+(?:{units})(?:{end})*(?:{lead})*(?:{said})(?:{end})*)"
    )


def still_open(candidates: Sequence[Candidate], year: int | None) -> list[Candidate]:
    """See the module."""
    about, others, at_another_day = _words()
    counts = (c for c in candidates if (c.statement.kind, c.statement.year) == (StatementKind.COUNT, year))
    return [
        c
        for c in counts
        if c.statement.state is not State.APPROXIMATE
        and _open().fullmatch(c.printed)
        and about.search(c.up_to_clause)
        and not others.search(c.up_to_clause)
        and not at_another_day.search(c.up_to_clause)
    ]
