"""A document as the viewer shows it: what lies where in its text, and the proof of each figure.

All places are half-open character spans of the document's text. `tables` have the cells of each grid, merged cells once;
a copy whose columns are not known (`layout` "rows" or "stream") has them as far as they are. `figures` are the cells of
official tables with what is known of each: `proof` lists the form's identities that include it, both sides with their
numbers, and whether they hold (null: undecided, because an operand is blank or missing). A box is in points (72 an inch)
from the top left of its page, null where a format has none; `dpi` is what the pages' pictures have, null without pictures.

>>> from ingest.model import Document
>>> layout_of(Document("一、总体情况\\n平稳。", "txt"), ())["tables"]
[]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypedDict

from assistant.answer import plain_number
from ingest.model import Box, Cell, Document, Figure
from ingest.tables.checks import TABLE_NAMES, Outcome, outcomes, plain


class BlockJson(TypedDict):
    kind: str
    start: int
    end: int
    page: int | None
    level: int


class CellJson(TypedDict):
    row: int
    column: int
    rowspan: int
    colspan: int
    start: int
    end: int
    page: int | None
    box: list[float] | None


class TableJson(TypedDict):
    start: int
    end: int
    layout: str
    rows: int
    columns: int
    cells: list[CellJson]


class ProofJson(TypedDict):
    text: str
    held: bool | None


class ViewedFigureJson(TypedDict):
    start: int
    end: int
    page: int | None
    box: list[float] | None
    value: int | float | None
    unit: str
    state: str
    row: list[str]
    column: list[str]
    proof: list[ProofJson]


class LayoutJson(TypedDict):
    pages: int | None
    dpi: int | None
    blocks: list[BlockJson]
    tables: list[TableJson]
    figures: list[ViewedFigureJson]
    recognised: list[list[int]]


def layout_of(document: Document, figures: Sequence[Figure], dpi: int | None = None) -> LayoutJson:
    """What lies where; `dpi` is that of its pages' pictures, where they can be had."""
    proofs = _proofs(figures)
    cells = {cell.span: cell for grid in document.grids for cell in grid.cells if len(cell.span)}
    return {
        "pages": document.pages,
        "dpi": dpi,
        "blocks": [
            {"kind": block.kind.value, "start": block.span.start, "end": block.span.end, "page": block.page, "level": block.level}
            for block in document.blocks
        ],
        "tables": [
            {
                "start": grid.span.start,
                "end": grid.span.end,
                "layout": grid.layout.value,
                "rows": grid.rows,
                "columns": grid.columns,
                "cells": [_cell(cell) for cell in grid.cells],
            }
            for grid in document.grids
        ],
        "figures": [_figure(figure, proofs[index], cells.get(figure.span)) for index, figure in enumerate(figures)],
        "recognised": [[reading.span.start, reading.span.end] for reading in document.readings],
    }


def _cell(cell: Cell) -> CellJson:
    return {
        "row": cell.row,
        "column": cell.column,
        "rowspan": cell.rowspan,
        "colspan": cell.colspan,
        "start": cell.span.start,
        "end": cell.span.end,
        "page": cell.page,
        "box": _box(cell.box),
    }


def _box(box: Box | None) -> list[float] | None:
    return None if box is None else [round(edge, 2) for edge in (box.x0, box.top, box.x1, box.bottom)]


def _figure(figure: Figure, proof: list[ProofJson], cell: Cell | None) -> ViewedFigureJson:
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "page": figure.page,
        "box": _box(cell.box) if cell is not None else None,
        "value": plain_number(figure.value),
        "unit": figure.unit,
        "state": figure.state.value,
        "row": list(figure.row),
        "column": list(figure.column),
        "proof": proof,
    }


def _proofs(figures: Sequence[Figure]) -> dict[int, list[ProofJson]]:
    found: dict[int, list[ProofJson]] = defaultdict(list)
    for outcome in outcomes(figures):
        told = ProofJson(text=proof_text(outcome, figures), held=outcome.held)
        for index in dict.fromkeys((*outcome.left.figures, *outcome.right.figures)):
            found[index].append(told)
    return found


def proof_text(outcome: Outcome, figures: Sequence[Figure]) -> str:
    """An identity with its numbers: 表三 总计：一 + 二（100 + 20） = …. A blank operand is 空."""
    names = outcome.identity.name.split(" = ")
    where = " ".join(part for part in (TABLE_NAMES[outcome.identity.table], outcome.where) if part)
    sign = {True: "=", False: "≠", None: "？"}[outcome.held]
    left, right = (" + ".join(_operands(side.figures, figures)) or "缺" for side in (outcome.left, outcome.right))
    return f"{where}：{names[0]}（{left}） {sign} {names[-1]}（{right}）"


def _operands(indices: Sequence[int], figures: Sequence[Figure]) -> Iterator[str]:
    for index in indices:
        value = figures[index].value
        yield "空" if value is None else plain(value)
