"""A turn that names one dimension of the cell before (诉讼呢 behind 复议维持几件; 废止呢 behind 规章制发几件): the cell that differs in that alone.

`other_dimension` takes a turn's folded content and a figure of tables two or four; it gives the figure of the row that the turn names under the
same header, or of the same row under the header that it names, said in full. None where the turn names both or neither, any word of it is
not accounted for or computes, or the forms have no such figure. Rows, headers and how they are said are data (`[dimensions]` of
`vocabulary/turns.toml`).

>>> told = Thing("review.upheld", None, "复议维持几件", ("复议", "维持"))
>>> other_dimension("诉讼呢", told).indicator, other_dimension("纠正的呢", told).indicator, other_dimension("诉讼纠正的呢", told)
('litigation.upheld', 'review.corrected', None)
>>> other_dimension("规范性文件呢", Thing("proactive.rules.abolished")).text
'规范性文件废止'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.asking.said_figures import said
from assistant.asking.things import Thing
from assistant.language.said_words import cut
from assistant.language.word_tables import word_table

_SAYS_NOTHING = frozenset({"in_copies", "case", "disclosure", "result", "joined"})
"""Concepts beside a row or a header that tell neither from another."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row or one header: its part of a figure's name, how it is said, and by which concepts."""

    name: str
    said: str
    concepts: frozenset[str]
    beside: frozenset[str]


@cache
def places(dimension: str) -> tuple[Place, ...]:
    """The rows or the headers."""
    return tuple(
        Place(one["name"], one["said"], frozenset(one["concepts"]), frozenset(one.get("with", ())))
        for one in word_table("turns")["dimensions"][dimension]
    )


def other_dimension(content: str, base: Thing) -> Thing | None:
    """The figure that differs from `base` in the one dimension that the turn names."""
    row, _, header = (base.indicator or "").rpartition(".")
    if base.column is not None or not row:
        return None
    if (named := _named(content, places("row"))) is not None:
        return _figure(named, _called(header, places("header")))
    if (named := _named(content, places("header"))) is not None:
        return _figure(_called(row, places("row")), named)
    return None


def names_row(content: str) -> bool:
    """Whether a turn names a row of the tables and nothing else."""
    return _named(content, places("row")) is not None


def concepts_named(content: str) -> frozenset[str]:
    """The concepts of the dimension that a turn names alone; none where it names none so."""
    for dimension in ("row", "header"):
        if _named(content, places(dimension)) is not None:
            return frozenset(concept for place in places(dimension) for concept in place.concepts | place.beside)
    return frozenset()


def _named(content: str, among: Sequence[Place]) -> Place | None:
    tokens = cut(content).tokens
    if any(token.part in ("left", "operation") and not token.concept for token in tokens):
        return None
    told = {token.concept for token in tokens if token.concept} - _SAYS_NOTHING
    return next((one for one in among if told & one.concepts and told <= one.concepts | one.beside), None)


def _called(name: str, among: Sequence[Place]) -> Place | None:
    return next((one for one in among if one.name == name), None)


def _figure(row: Place | None, header: Place | None) -> Thing | None:
    """The figure of a row under a header; None where the forms have none."""
    if row is None or header is None:
        return None
    text = f"{row.said}{header.said}"
    reading = said(text)
    return Thing(reading.indicator, None, text, reading.words) if reading.indicator == f"{row.name}.{header.name}" else None
