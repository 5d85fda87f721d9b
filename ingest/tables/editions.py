"""Which edition each printed table is of, by what it prints, not by the year.

Table two is known by its column labels, table three by whether （六）其他处理 has rows of its own; table four is the same
in both later editions and goes with the others. Where a table does not tell, the one that does decides, and where none
does, the newest edition stands in (its labels are the same there). The annex of 2014 is known by its rows.

>>> from ingest.model import Document
>>> decide_editions(Document("", "txt"), ()).of("applications")
'2021'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.forms import load_forms
from ingest.model import Document
from ingest.tables.label_match import label_key
from ingest.tables.printed_lines import Line
from ingest.tables.words import table_words

NEWEST = "2021"
LATER = ("2019", "2021")
_FEWEST_ROWS = 5
_BLANKS = " \t\n\u3000|"


@dataclass(frozen=True, slots=True)
class Editions:
    """`decided` holds the tables that tell by themselves; `statistics` says whether the annex of 2014 is there."""

    decided: dict[str, str]
    statistics: bool

    def of(self, table: str) -> str:
        if table == "statistics":
            return "2014"
        others = [self.decided[t] for t in ("proactive", "applications") if t in self.decided]
        return self.decided.get(table) or next(iter(others), NEWEST)

    @property
    def sure(self) -> bool:
        return bool(self.decided)


def _distinct_columns(edition: str) -> frozenset[str]:
    """Keys of table two's columns that only this edition prints."""

    def keys(one: str) -> set[str]:
        table = load_forms()[one].table("proactive")
        if table is None:
            raise ValueError(f"edition {one} lacks table two")
        return {label_key(text) for c in table.columns for text in (c.path[-1], *c.aliases)}

    others: set[str] = set().union(*(keys(other) for other in LATER if other != edition))
    return frozenset(keys(edition) - others)


def decide_editions(document: Document, lines: Sequence[Line]) -> Editions:
    """The editions of a document's tables; `lines` are all lines of all its grids."""
    printed = {label_key(text.raw) for line in lines for text in (*line.labels, *line.parents)}
    printed |= {label_key(text.raw) for line in lines for value in line.values for text in value.above or ()}
    decided: dict[str, str] = {}
    counts = {edition: len(printed & _distinct_columns(edition)) for edition in LATER}
    best = max(LATER, key=lambda edition: (counts[edition], edition))
    if counts[best] and list(counts.values()).count(counts[best]) == 1:
        decided["proactive"] = best
    elif not any(counts.values()):
        by_width = _by_width(document, lines)
        if by_width:
            decided["proactive"] = by_width
    applications = _applications(lines)
    if applications:
        decided["applications"] = applications
    statistics = table_words("statistics", "2014")
    rows = {row for line in lines for text in line.labels for row in statistics.rows.exact(text.raw)}
    return Editions(decided, len(rows) >= _FEWEST_ROWS)


def _by_width(document: Document, lines: Sequence[Line]) -> str | None:
    """Without printed headers, how many values 行政许可, 行政处罚 and 行政强制 have tells: one in 2021, three in 2019. A row that plain text
    ends in may have lost some."""
    widths: set[int] = set()
    until = len(document.text.rstrip(_BLANKS)) if document.format in {"txt", "md"} else len(document.text) + 1
    for line in lines:
        if line.span.end < until and line.labels and label_key(line.labels[-1].raw) in {"行政许可", "行政处罚", "行政强制"}:
            filled = sum(1 for value in line.values if value.text.raw)
            if filled:
                widths.add(filled)
    return {frozenset({1}): "2021", frozenset({3}): "2019"}.get(frozenset(widths))


def _applications(lines: Sequence[Line]) -> str | None:
    words = table_words("applications", "2021")
    whole = words.index("applications.otherwise")
    parts = set(words.parts_of(whole))
    own_values = False
    for line in lines:
        for place, text in enumerate(line.labels):
            found = words.rows.exact(text.raw) or tuple(i for i in [words.rows.near(text.raw)] if i is not None)
            if len(found) == 1 and found[0] in parts and len(label_key(text.raw)) > len("其他"):
                return "2021"
            if found == (whole,) and place == len(line.labels) - 1 and any(value.text.raw for value in line.values):
                own_values = True
    return "2019" if own_values else None
