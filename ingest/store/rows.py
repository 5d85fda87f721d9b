"""Values of the model to rows of the SQL store and back: one pair of functions a table.

A row that is written holds exactly what the value holds; the value that is read is equal to the one that was written.
`*_values` make the parameters of an INSERT, `read_*` take a row of a SELECT of the whole table.

>>> from ingest.model import Section
>>> section_values("d", (Section(("一、总体情况",), Span(0, 40), Span(0, 6)),))[0]["path"]
'["一、总体情况"]'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from ingest.model import (
    Block,
    Checks,
    Chunk,
    Figure,
    Grid,
    Picture,
    Problem,
    Reading,
    Section,
    SectionKind,
    Span,
    State,
    Statement,
    StatementKind,
)
from ingest.store.json import dump, dump_path, load, load_path

Found = Row[Any]
"""A row of a SELECT of a whole table, whose columns SQLAlchemy Core cannot name in its type."""

Values = dict[str, object]
"""One row to be inserted, by column."""


@dataclass(frozen=True, slots=True)
class SourceLayout:
    """What the text column does not hold of a `Document`: a viewer's knowledge of what lies where."""

    blocks: tuple[Block, ...]
    grids: tuple[Grid, ...]
    pictures: tuple[Picture, ...]
    problems: tuple[Problem, ...]
    encoding: str | None = None
    pages: int | None = None
    readings: tuple[Reading, ...] = ()


def _spanned(prefix: str, span: Span) -> Values:
    return {f"{prefix}start": span.start, f"{prefix}end": span.end}


def section_values(document: str, sections: Iterable[Section]) -> list[Values]:
    return [
        {
            "document_id": document,
            "ordinal": ordinal,
            "path": dump_path(section.path),
            **_spanned("", section.span),
            **_spanned("heading_", section.heading),
            "kind": section.kind.value,
        }
        for ordinal, section in enumerate(sections)
    ]


def read_section(row: Found) -> Section:
    return Section(load_path(row.path), Span(row.start, row.end), Span(row.heading_start, row.heading_end), SectionKind(row.kind))


def problem_values(document: str, problems: Iterable[Problem]) -> list[Values]:
    return [
        {"document_id": document, "ordinal": ordinal, "code": problem.code, "value": dump(problem)}
        for ordinal, problem in enumerate(problems)
    ]


def read_problem(row: Found) -> Problem:
    return load(Problem, row.value)


def figure_values(document: str, figures: Iterable[Figure]) -> list[Values]:
    return [
        {
            "document_id": document,
            "form_table": figure.table,
            "form": figure.form,
            "row_path": dump_path(figure.row),
            "column_path": dump_path(figure.column),
            "indicator": figure.indicator,
            "dimension": figure.dimension,
            "value": figure.value,
            "unit": figure.unit,
            "state": figure.state.value,
            "raw": figure.raw,
            **_spanned("", figure.span),
            "page": figure.page,
            "printed_row": dump_path(figure.printed_row),
            "printed_column": dump_path(figure.printed_column),
            "table_title": figure.table_title,
            "held": figure.checks.held,
            "failed": figure.checks.failed,
            "undecided": figure.checks.undecided,
        }
        for figure in figures
    ]


def read_figure(row: Found) -> Figure:
    return Figure(
        table=row.form_table,
        form=row.form,
        row=load_path(row.row_path),
        column=load_path(row.column_path),
        indicator=row.indicator,
        dimension=row.dimension,
        value=row.value,
        unit=row.unit,
        state=State(row.state),
        raw=row.raw,
        span=Span(row.start, row.end),
        page=row.page,
        printed_row=load_path(row.printed_row),
        printed_column=load_path(row.printed_column),
        table_title=row.table_title,
        checks=Checks(row.held, row.failed, row.undecided),
    )


def statement_values(document: str, statements: Iterable[Statement]) -> list[Values]:
    return [
        {
            "document_id": document,
            "subject": statement.subject,
            "context": statement.context,
            "value": statement.value,
            "unit": statement.unit,
            "kind": statement.kind.value,
            "state": statement.state.value,
            **_spanned("number_", statement.number),
            **_spanned("quote_", statement.quote),
            **_spanned("sentence_", statement.sentence),
            "year": statement.year,
            "indicator": statement.indicator,
            "dimension": statement.dimension,
            "whole": statement.whole,
            "page": statement.page,
        }
        for statement in statements
    ]


def read_statement(row: Found) -> Statement:
    return Statement(
        subject=row.subject,
        context=row.context,
        value=row.value,
        unit=row.unit,
        kind=StatementKind(row.kind),
        state=State(row.state),
        number=Span(row.number_start, row.number_end),
        quote=Span(row.quote_start, row.quote_end),
        sentence=Span(row.sentence_start, row.sentence_end),
        year=row.year,
        indicator=row.indicator,
        dimension=row.dimension,
        whole=row.whole,
        page=row.page,
    )


def chunk_values(document: str, chunks: Sequence[Chunk], vectors: Sequence[bytes]) -> list[Values]:
    return [
        {
            "document_id": document,
            "ordinal": chunk.ordinal,
            "section": dump_path(chunk.section),
            **_spanned("", chunk.span),
            "kind": chunk.kind,
            "page": chunk.page,
            "vector": vector,
        }
        for chunk, vector in zip(chunks, vectors, strict=True)
    ]


def read_chunk(row: Found) -> Chunk:
    return Chunk(row.ordinal, load_path(row.section), Span(row.start, row.end), row.kind, row.page)
