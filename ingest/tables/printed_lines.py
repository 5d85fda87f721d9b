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

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ingest.forms.vocabulary import known_label
from ingest.model import Cell, Document, Layout, Span
from ingest.normalise import fold_text
from ingest.tables.cell_values import NONE, UNITS, read_cell
from ingest.tables.label_match import MARK
from ingest.tables.words import column_words

OTHER_YEAR = "他年"
"""Stands for a header of another year than the report's: no word of any form."""
_PIECE = re.compile(r"\S+")
_FEWEST_PARTED, _GROUP = 3, 3
"""Numbers of the narrowest row that is told from the digits of one number, which thousands part in groups."""
_LONGEST_BREAK = 3
"""Most pieces that a copy breaks a row's label into."""


@lru_cache(maxsize=8192)
def _is_number(raw: str) -> bool:
    return read_cell(raw, "") is not None


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
        return bool(self.raw) and self.raw != NONE and _is_number(self.raw)

    @property
    def valued(self) -> bool:
        """Numeric, or 无, which is a value's where geometry says so; in a broken label it is part of 无法提供."""
        return self.numeric or self.raw == NONE


@dataclass(frozen=True, slots=True)
class Value:
    """A cell in a value's place; `above` are the header texts over it, nearest first, or None where that is not known."""

    text: Text
    above: tuple[Text, ...] | None = None

    @property
    def of_another_year(self) -> bool:
        """Whether a header over it names another year."""
        return bool(self.above) and any(text.raw == OTHER_YEAR for text in self.above or ())

    @property
    def lost_header(self) -> bool:
        """Whether the nearest header cell over it has no text."""
        return bool(self.above and not self.above[0].raw)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row. `parents` are merged labels that reach into the row from above, outermost first."""

    grid: int
    layout: Layout
    labels: tuple[Text, ...]
    values: tuple[Value, ...]
    parents: tuple[Text, ...] = ()
    rest: tuple[Text, ...] = ()
    """What stands behind the last number where it is no label: words in a value's place, or a note."""
    shown: bool = True
    """Whether every cell of the row is surely in the copy, empty ones at its end too."""
    ragged: bool = False
    """Whether a GRID's row ends before the last of the header's cells begins."""
    cut: bool = False
    """Whether it may be a half of a row that a page break cut, of which nobody can say what the other half is."""
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
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in grid.cells:
        by_row[cell.row].append(cell)
    for _, cells in sorted(by_row.items()):
        shown = len(cells) < 2 or "\n" in document.text[cells[0].span.end : cells[1].span.start]
        texts = [cell_text(document, cell) for cell in cells]
        pairs = [_pair(text) for text in texts]
        if sum(1 for pair in pairs if len(pair) > 1) > 1:
            yield from _stream_lines(index, [piece for pair in pairs for piece in pair])
            continue
        line = ordered_line(index, Layout.ROWS, _parted(texts), shown=shown)
        if line is not None:
            yield line


def _pieces(text: Text) -> list[Text]:
    """What blanks part in a cell, each piece with its own place."""
    found = _PIECE.finditer(text.raw)
    return [replace(text, raw=one[0], span=Span(one.start(), one.end()).shifted(text.span.start)) for one in found]


def _pair(text: Text) -> list[Text]:
    """A cell that prints a column's word and its number (结果维持 3) as two texts; any other as it is."""
    pieces = _pieces(text)
    return pieces if len(pieces) == 2 and pieces[1].numeric and column_words().matcher.exact(pieces[0].raw) else [text]


def _parted(texts: list[Text]) -> list[Text]:
    """A row whose numbers all stand in the one cell behind its label (规章 | 0 0 3), a cell each; not where they may be the digits of one."""
    pieces = _pieces(texts[-1]) if len(texts) > 1 and "\n" not in texts[-1].raw else []
    groups = all(len(piece.raw) == _GROUP for piece in pieces[1:])
    if len(pieces) < _FEWEST_PARTED or groups or not all(piece.numeric for piece in pieces):
        return texts
    return [*texts[:-1], *pieces] if known_label(texts[-2].raw) else texts


def ordered_line(index: int, layout: Layout, texts: list[Text], *, shown: bool) -> Line | None:
    """A row's cells as a line: the texts before the first number, then the cells up to the next label or last words."""
    if layout is Layout.GRID and len(texts) > 1 and texts[0].raw.isdigit() and known_label(texts[1].raw):
        texts = texts[1:]  # a column of serial numbers
    values_at = [text.numeric or _says_none(texts, i) for i, text in enumerate(texts)]
    first = next((i for i, is_value in enumerate(values_at) if is_value), len(texts))
    labels = [i for i in range(first) if texts[i].raw]
    blank = next((i for i in labels[1:] if _blank_behind(texts, i)), None)
    if blank is not None:
        labels, first = [i for i in labels if i <= blank], blank + 1
    start = labels[-1] + 1 if labels else 0
    end = _values_end(texts, values_at, first)
    values = texts[start:end] or _behind_unit([texts[i] for i in labels])
    rest = () if any(known_label(text.raw) for text in texts[end:]) else tuple(texts[end:])
    if not labels and not values:
        return None
    return Line(
        index,
        layout,
        tuple(texts[i] for i in labels),
        tuple(Value(text) for text in values),
        rest=rest,
        shown=shown,
        span=Span(texts[0].span.start, max(text.span.end for text in texts)),
    )


def _blank_behind(texts: list[Text], at: int) -> bool:
    """Whether a unit stands here, an empty cell behind it, and then no label: remarks beside an empty cell."""
    behind = texts[at + 1 :]
    if fold_text(texts[at].raw) not in UNITS or not behind or behind[0].raw:
        return False
    return any(text.raw for text in behind) and not any(known_label(text.raw) for text in behind)


def _row_ends(texts: list[Text], at: int) -> bool:
    """Whether nothing of the row before stands here: a label of the forms begins, or the stream ends, or several texts of
    another kind begin. One such text alone, before a label, is words in the place of a number."""
    if at >= len(texts) or _label_begins(texts, at):
        return True
    return at + 1 < len(texts) and not texts[at + 1].numeric and not _label_begins(texts, at + 1)


def _label_begins(texts: list[Text], at: int) -> bool:
    """Whether a label of the forms begins at this text, perhaps broken."""
    pieces = [text.raw for text in texts[at : at + _LONGEST_BREAK]]
    return any(known_label("".join(pieces[:n])) for n in range(1, len(pieces) + 1))


def _behind_unit(labels: list[Text]) -> list[Text]:
    """The empty cell behind a label and its unit where nothing else is printed: the annex's blank, of which a copy may leave
    no trace."""
    if len(labels) < 2 or fold_text(labels[-1].raw) not in UNITS:
        return []
    unit = labels[-1]
    return [Text("", Span(unit.span.end, unit.span.end), unit.page, unit.column + 1)]


def _values_end(texts: list[Text], values_at: list[bool], first: int) -> int:
    """Where the cells that began with the first number end: before the next label, or before words that no number follows.
    Words between numbers are a cell that prints no number."""
    end = next((i for i in range(first, len(texts)) if not values_at[i] and known_label(texts[i].raw)), len(texts))
    words = [i for i in range(first, end) if texts[i].raw and not values_at[i]]
    last = max((i for i in range(first, end) if values_at[i]), default=first)
    return next((i for i in words if i > last), end)


def _says_none(texts: list[Text], at: int) -> bool:
    """Whether a 无 is a value: it stands behind a number, a unit or a whole label, or in a row of nothing but values, and is
    no piece of a label (无 | 法提供)."""
    if texts[at].raw != NONE:
        return False
    before = next((text for text in reversed(texts[:at]) if text.raw and text.raw != NONE), None)
    after = texts[at + 1] if at + 1 < len(texts) else None
    if after is not None and known_label(NONE + after.raw):
        return False
    if before is None:
        return all(text.valued for text in texts if text.raw)
    return before.numeric or fold_text(before.raw) in UNITS or known_label(before.raw)


def _shown(texts: list[Text]) -> list[Text]:
    """What a stream prints, and of its empty cells those that are surely of a row: between numbers, or right behind a row's label where
    the row prints nothing else. One at the end of a header's line, or behind the last number, may be what a merged cell left."""
    shown: list[Text] = []
    for at, text in enumerate(texts):
        if not text.raw:
            before = next((one for one in reversed(texts[:at]) if one.raw), None)
            behind = next((one for one in texts[at:] if one.raw), None)
            if before is None or (behind is not None and behind.numeric and not before.numeric):
                continue
            if before.numeric and (behind is None or not behind.numeric):
                continue
            if not before.numeric and (not known_label(before.raw) or column_words().names(before.raw)):
                continue
        shown.append(text)
    return shown


def _stream_lines(index: int, texts: list[Text]) -> Iterator[Line]:
    labels: list[Text] = []
    values: list[Text] = []
    filled = _shown(texts)
    for at, text in enumerate([*filled, None]):
        if text is not None and (not text.raw or text.numeric or _says_none(filled, at)):
            values.append(text)
            continue
        blank = _behind_unit(labels) if _row_ends(filled, at) else []
        if values or blank or text is None:
            values = values or blank
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
