"""Grids with true geometry: each value's header path is what is printed above it in its columns.

A header cell is a cell whose text names a column of some form. A word that forms use for rows as well (其他, 总计) counts
only beside another header cell of its row; texts that divide a header's columns belong to it; an empty cell beside them heads a column that nobody can name, a text that is no form's
(同比) one of the body's own. A number that reaches over rows with labels of their own stands under no header: only
their sums can tell whose it is. The header of a row is the nearest block of adjoining header rows above it;
where a page break left a grid without one, the last header of the grid before it stands in if both have as many
columns. Rows without any header, or with a label where the header has a column (its merged cells were lost), come out
like rows of a text dump, in order only. Nothing here reads numbers' values.

>>> from ingest.model import Cell, Document, Grid, Span
>>> text = "信息内容 本年处理决定数量\\n行政许可 213"
>>> cells = [Cell(0, 0, Span(0, 4)), Cell(0, 1, Span(5, 13), colspan=3)]
>>> cells += [Cell(1, 0, Span(14, 18)), Cell(1, 1, Span(19, 22), colspan=3)]
>>> header, row = GridReader(Document(text, "html", grids=(Grid(tuple(cells), Span(0, 22)),))).lines(0)
>>> row.labels[0].raw, row.values[0].text.raw, row.values[0].above[0].raw
('行政许可', '213', '本年处理决定数量')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.model import Cell, Document, Layout, Span
from ingest.tables.halves import Printed, in_halves
from ingest.tables.printed_lines import Line, Text, Value, cell_text, ordered_line
from ingest.tables.recognised import Readings
from ingest.tables.recognised_labels import mended_label
from ingest.tables.words import column_words

_NO_TEXT = Text("", Span(0, 0))
"""Stands over a value that is left of all header cells with text."""
_NO_COLUMN = Text("/", Span(0, 0))
"""Stands over a value that is under no column of the header: a text that names none."""


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    text: Text

    def covers(self, row: int) -> bool:
        return self.cell.row <= row < self.cell.row + self.cell.rowspan

    @property
    def columns(self) -> range:
        return range(self.cell.column, self.cell.column + self.cell.colspan)

    @property
    def rows_below(self) -> range:
        """The rows that it reaches into beside its own."""
        return range(self.cell.row + 1, self.cell.row + self.cell.rowspan)


class GridReader:
    """Reads the GRID grids of a document in order; it remembers the last header for grids that a page break cut off."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._carried: tuple[int, tuple[_Placed, ...]] = (0, ())
        self._readings = Readings(document.readings)

    def _text(self, cell: Cell) -> Text:
        """The cell's text; a label that was recognised in a picture is mended by the form's own."""
        text = cell_text(self._document, cell)
        reading = self._readings.at(text.span) if text.raw and not text.numeric else None
        return text if reading is None else replace(text, raw=mended_label(text.raw, reading.second))

    def lines(self, index: int) -> Iterator[Line]:
        """The lines of one grid, top to bottom; of one that is printed in halves side by side, those of all its halves."""
        grid = self._document.grids[index]
        placed = _pieced([_Placed(cell, self._text(cell)) for cell in grid.cells])
        halves = in_halves([Printed(one.cell.row, one.cell.column, one.text.raw) for one in placed])
        if halves is None:
            for _, line in self._numbered(index, placed, grid.columns, grid.rows):
                yield line
            return
        found: list[tuple[int, int, Line]] = []
        for half in range(len(halves.starts)):
            own = [one for one in placed if halves.of(one.cell.column) == half]
            found += [(row, half, line) for row, line in self._numbered(index, own, 0, grid.rows)]
        found.sort(key=lambda one: (one[0], one[1]) if halves.alternate else (one[1], one[0]))
        yield from (line for *_, line in found)

    def _numbered(self, index: int, placed: Sequence[_Placed], width: int, rows: int) -> Iterator[tuple[int, Line]]:
        """The lines of these cells with their rows; `width` is 0 where no header is to be carried on."""
        starting: dict[int, list[_Placed]] = defaultdict(list)
        covering: dict[int, list[_Placed]] = defaultdict(list)
        for one in placed:
            starting[one.cell.row].append(one)
            for row in range(one.cell.row, one.cell.row + one.cell.rowspan):
                covering[row].append(one)
        headers = {row: _header_cells(starting[row], covering[row]) for row in range(rows)}
        block: tuple[_Placed, ...] = self._carried[1] if self._carried[0] == width > 0 else ()
        in_header = False
        for row in range(rows):
            if headers[row]:
                lost = [one for one in starting[row] if in_header and not one.text.raw and _lies_under(one, block)]
                above = block if in_header else ()
                own = [*headers[row], *(one for one in lost if one not in headers[row])]
                block = (*above, *own, *_beside(covering[row], headers[row], (*above, *own)))
                in_header = True
                yield row, _texts_line(index, [one for one in starting[row] if one.text.raw])
                continue
            if in_header and all(not one.text.raw and len(one.text.span) for one in starting[row]):
                continue  # nothing begins here, or only what belongs to the header texts above
            if in_header and _divides(starting[row], block):
                block = (*block, *(one for one in starting[row] if one.text.raw))
                continue
            in_header = False
            line = _data_line(index, row, starting, covering[row], block)
            if line is not None:
                yield row, line
        if block:
            self._carried = (width, block)


def _lies_under(one: _Placed, block: Sequence[_Placed]) -> bool:
    return any(set(one.columns) <= set(above.columns) for above in block)


def _divides(cells: Sequence[_Placed], block: Sequence[_Placed]) -> bool:
    """Whether a row's texts divide the columns of the header above it (2022年, 2023年 under each): all are narrower than what is over
    them, and no number and no label stands beside them."""
    texts = [one for one in cells if one.text.raw]
    over = [max((h for h in block if set(h.columns) & set(one.columns)), key=lambda h: h.cell.row, default=None) for one in texts]
    return len(texts) > 1 and all(
        header is not None and not one.text.valued and len(one.columns) < len(header.columns)
        for one, header in zip(texts, over, strict=True)
    )


def _pieced(placed: list[_Placed]) -> list[_Placed]:
    """Header texts that a page break parted (社会公 | 益组织, one cell below the other) put together in the upper cell."""
    at = {(one.cell.row, one.columns): number for number, one in enumerate(placed) if one.text.raw}
    whole = list(placed)
    for number, upper in enumerate(placed):
        below = at.get((upper.cell.row + upper.cell.rowspan, upper.columns))
        if below is None or not upper.text.raw or upper.text.numeric or upper.text.page == placed[below].text.page:
            continue
        lower = placed[below]
        raw = upper.text.raw + lower.text.raw
        if column_words().matcher.exact(raw) and not column_words().matcher.exact(upper.text.raw):
            whole[number] = _Placed(upper.cell, replace(upper.text, raw=raw))
            whole[below] = _Placed(lower.cell, replace(lower.text, raw=""))
    return whole


def _header_cells(cells: Sequence[_Placed], covering: Sequence[_Placed]) -> list[_Placed]:
    """The row's header cells, those whose text was lost among them; empty where the row is none."""
    if any(one.text.numeric for one in cells):
        return []
    named = [one for one in cells if one.text.raw and column_words().names(one.text.raw)]
    if not any(column_words().sure(one.text.raw) for one in named):
        return []
    first = min(one.cell.column for one in named)
    corners = [one.columns.stop for one in covering if one.text.raw and column_words().header(one.text.raw)]
    start = max((stop for stop in corners if stop <= first), default=first)
    return [one for one in cells if one in named or (not one.text.raw and one.cell.column >= start)]


def _beside(covering: Sequence[_Placed], named: Sequence[_Placed], known: Sequence[_Placed]) -> list[_Placed]:
    """The texts of a header row, or reaching down into it, that head columns which are none of a form's (同比, 备注)."""
    first = min(one.cell.column for one in named)
    return [one for one in covering if one.text.raw and one.cell.column >= first and one not in known]


def _texts_line(index: int, cells: Sequence[_Placed]) -> Line:
    texts = tuple(one.text for one in cells)
    return Line(index, Layout.GRID, texts, (), span=Span(texts[0].span.start, max(t.span.end for t in texts)))


def _data_line(
    index: int,
    row: int,
    starting: Mapping[int, Sequence[_Placed]],
    covering: Sequence[_Placed],
    block: Sequence[_Placed],
) -> Line | None:
    own = starting[row]
    if not own:
        return None
    first = min((one.cell.column for one in block), default=None)
    first_text = next((one.text for one in own if one.text.raw), None)
    if first is None or (first == 0 and first_text is not None and not first_text.valued):
        return ordered_line(index, Layout.GRID, [one.text for one in own], shown=True)
    labels = [one for one in own if one.cell.column < first and one.text.raw]
    beside = first
    while len(labels) > 1 and labels[-1].text.numeric and not labels[0].text.numeric:
        first = labels.pop().cell.column
    values = [one for one in own if one.cell.column >= first]
    shared = [one for one in values if one.text.valued and any(_labelled(starting[r], first) for r in one.rows_below)]
    if labels:
        shared += [one for one in covering if one.cell.row < row and one.cell.column >= first and one.text.valued]
        values = sorted({*values, *shared}, key=lambda one: one.cell.column)
    if not labels and first > 0 and not any(one.text.raw for one in values):
        return None
    parents = sorted((one for one in covering if one.cell.row < row and one.cell.column < first), key=lambda one: one.cell.column)
    last = labels[-1] if labels else None
    empty_inside = [
        one for one in own if one.cell.column < first and not one.text.raw and last and one.cell.column > last.cell.column
    ]
    merged = last is not None and last.cell.rowspan > 1 and bool(empty_inside)
    label_texts = [one.text for one in labels]
    if merged:
        label_texts.append(empty_inside[-1].text)
    return Line(
        index,
        Layout.GRID,
        tuple(label_texts),
        tuple(
            Value(one.text, _above(one, block) if one.columns.stop > beside and one not in shared else (_NO_TEXT,))
            for one in values
        ),
        tuple(one.text for one in parents if one.text.raw),
        span=Span(min(one.text.span.start for one in own), max(one.text.span.end for one in own)),
        ragged=max(one.columns.stop for one in covering) <= max(one.cell.column for one in block),
    )


def _labelled(cells: Sequence[_Placed], first: int) -> bool:
    """Whether a row has a label of its own, left of the first column with values."""
    return any(one.text.raw and one.cell.column < first for one in cells)


def _above(value: _Placed, block: Sequence[_Placed]) -> tuple[Text, ...]:
    """Header texts over the value's columns, nearest first; none where a header reaches over a part of the cell and beyond it:
    the cells are then of another table that stands close below."""
    over = [one for one in block if set(one.columns) & set(value.columns)]
    own = set(value.columns)
    if any(not own <= set(one.columns) and not set(one.columns) <= own for one in over):
        return (_NO_COLUMN,)
    return tuple(one.text for one in sorted(over, key=lambda one: -one.cell.row))
