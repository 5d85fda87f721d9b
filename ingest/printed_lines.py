"""A grid's rows as a form reads them: which labels a line prints, then which values.

A `Line` has the texts of its label (the innermost last) and its cells after them. How far the cells' places can be
trusted depends on the layout: in a GRID each value carries the header texts printed above it (`Value.above`); in ROWS
and STREAM it does not (`above` is None) and only the order and the number of the cells are known. Header lines come as
lines without values. Bookmark marks are no part of a cell's text. Blanks: an empty cell is a Value with empty text.

>>> from ingest.model import Cell, Document, Grid, Layout, Span
>>> text = "规章\\t0\\t3"
>>> grid = Grid((Cell(0, 0, Span(0, 2)), Cell(0, 1, Span(3, 4)), Cell(0, 2, Span(5, 6))), Span(0, 6), Layout.ROWS)
>>> line, = ordered_lines(Document(text, "txt", grids=(grid,)), 0)
>>> [t.raw for t in line.labels], [v.text.raw for v in line.values]
(['规章'], ['0', '3'])
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.cell_values import read_cell
from ingest.label_match import MARK
from ingest.model import Cell, Document, Layout, Span


@dataclass(frozen=True, slots=True)
class Text:
    """A cell's text as printed, without marks and blanks at its ends; `column` is the cell's first column."""

    raw: str
    span: Span
    page: int | None = None
    column: int = 0
    merged: bool = False

    @property
    def numeric(self) -> bool:
        """A number or a printed blank mark (/ —), not a label and not an empty cell."""
        return bool(self.raw) and read_cell(self.raw, "") is not None


@dataclass(frozen=True, slots=True)
class Value:
    """A cell in a value's place; `above` are the header texts over it, nearest first, or None where that is not known."""

    text: Text
    above: tuple[Text, ...] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row. `parents` are merged labels that reach into the row from above, outermost first."""

    grid: int
    layout: Layout
    labels: tuple[Text, ...]
    values: tuple[Value, ...]
    parents: tuple[Text, ...] = ()
    shown: bool = True
    """Whether every cell of the row is surely in the copy, empty ones at its end too."""
    ragged: bool = False
    """Whether a GRID's row ends before the header does."""
    span: Span = field(default=Span(0, 0))


def cell_text(document: Document, cell: Cell) -> Text:
    """The cell's printed text with its place; marks at its ends are left out of the span."""
    start, end = cell.span.start, cell.span.end
    while True:
        piece = document.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        tail = len(piece.rstrip())
        mark = MARK.match(piece, lead)
        last = next((m for m in MARK.finditer(piece) if m.end() == tail), None)
        if mark:
            start += mark.end()
        elif last:
            end = start + last.start()
        else:
            break
    if not piece.strip():
        return Text("", Span(start, start), cell.page, cell.column, cell.rowspan > 1)
    return Text(piece.strip(), Span(start + lead, start + tail), cell.page, cell.column, cell.rowspan > 1)


def ordered_lines(document: Document, index: int) -> Iterator[Line]:
    """The lines of a ROWS or STREAM grid."""
    grid = document.grids[index]
    if grid.layout is Layout.STREAM:
        yield from _stream_lines(index, [cell_text(document, cell) for cell in grid.cells])
        return
    for row in range(grid.rows):
        cells = list(grid.row(row))
        shown = len(cells) < 2 or "\n" in document.text[cells[0].span.end : cells[1].span.start]
        line = ordered_line(index, Layout.ROWS, [cell_text(document, cell) for cell in cells], shown=shown)
        if line is not None:
            yield line


def ordered_line(index: int, layout: Layout, texts: list[Text], *, shown: bool) -> Line | None:
    """A row's cells as a line: the texts before the first number, then the cells up to the next text."""
    first = next((i for i, text in enumerate(texts) if text.numeric), len(texts))
    labels = [i for i in range(first) if texts[i].raw]
    start = labels[-1] + 1 if labels else (first if first < len(texts) else len(texts))
    end = next((i for i in range(first, len(texts)) if texts[i].raw and not texts[i].numeric), len(texts))
    values = texts[start:end]
    if not labels and not values:
        return None
    return Line(
        index,
        layout,
        tuple(texts[i] for i in labels),
        tuple(Value(text) for text in values),
        shown=shown,
        span=Span(texts[0].span.start, max(text.span.end for text in texts)),
    )


def _stream_lines(index: int, texts: list[Text]) -> Iterator[Line]:
    labels: list[Text] = []
    values: list[Text] = []
    for text in [*(t for t in texts if t.raw), None]:
        if text is not None and text.numeric:
            values.append(text)
            continue
        if values or text is None:
            whole = [*labels, *values]
            if whole:
                yield Line(
                    index,
                    Layout.STREAM,
                    tuple(labels),
                    tuple(Value(v) for v in values),
                    shown=False,
                    span=Span(whole[0].span.start, whole[-1].span.end),
                )
            labels, values = [], []
        if text is not None:
            labels.append(text)
