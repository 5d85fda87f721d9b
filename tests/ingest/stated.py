"""Prose read for the tests of `ingest.statements.document*`: one paragraph, reported on 2023."""

from __future__ import annotations

from ingest.model import Block, BlockKind, Document, Span, Statement
from ingest.statements.document import find_statements

YEAR = 2023


def read(text: str) -> tuple[Statement, ...]:
    """The statements of one paragraph without a heading."""
    return find_statements(Document(text, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)), (), YEAR)


def told(text: str) -> list[str]:
    """Every statement as subject, value and unit, with ± for a change, %± for a rate, and the year where it is another."""
    marks = {"change": "±", "rate": "%±"}
    return [
        f"{s.subject} {s.value}{s.unit}{marks.get(s.kind.value, '')}{'' if s.year == YEAR else f' {s.year}'}" for s in read(text)
    ]


def wholes(text: str) -> list[int | None]:
    """Which statement every statement is a part of."""
    return [statement.whole for statement in read(text)]
