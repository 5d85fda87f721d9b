"""Tables that go on over a page break, as one: the columns of both parts, and cells that the break cut in two.

Parts belong together where their outer borders and most of the inner ones stand at the same x. Header rows that the
second part prints again are left out. A cell goes on where no line is printed at the break, where an empty label cell
reaches down beside further labels, or where an item's label (（四）无) has its rest (法提供) beyond the break. Two numbers are
never one, and an empty cell under a number stays a blank of its own. Shapes: `columns` are the x of the borders. Errors: none.

>>> line = Line("甲", 1, 9, 1, 9, 8)
>>> cells = [PlacedCell(0, 0, 1, 1, Box(0, 0, 10, 10), 1, (line,)), PlacedCell(0, 1, 1, 1, Box(10, 0, 30, 10), 1, (line,))]
>>> joined = stitch(PlacedTable((0, 10, 30), cells), PlacedTable((0, 10.5, 30), list(cells)))
>>> joined is not None and (joined.rows, len(joined.cells))
(2, 4)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.model import Box
from ingest.readers.pdf_lines import Line, cell_text
from ingest.readers.pdf_tables import cluster, nearest

_NEAR = 4.0
"""Borders this near to each other are one column's border on both pages."""
_NUMERIC = re.compile(r"[\d０-９,，.．\s%％+＋\-－—–/／]+")
_ITEM = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d１-９]+[)）]|[一二三四五六七八九十\d１-９]+\s*[、.．])")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with the lines printed in it. `open_top`, `open_bottom`: no line is printed on that side."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    page: int
    lines: tuple[Line, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        return cell_text(self.lines, self.box.x1)

    @property
    def columns(self) -> tuple[int, int]:
        return self.column, self.colspan

    @property
    def is_number(self) -> bool:
        return bool(_NUMERIC.fullmatch(self.text))


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table's column borders and cells, of one page or several."""

    columns: tuple[float, ...]
    cells: Sequence[PlacedCell]

    @property
    def rows(self) -> int:
        return max(cell.row + cell.rowspan for cell in self.cells)


def stitch(upper: PlacedTable, lower: PlacedTable) -> PlacedTable | None:
    """Both as one table, or None where they are two."""
    columns = _common_columns(upper.columns, lower.columns)
    if columns is None:
        return None
    above, below = _on_columns(upper, columns), _on_columns(lower, columns)
    height = max(cell.row + cell.rowspan for cell in above)
    below = _without_repeated_header(above, below)
    pairs = _cut_cells(above, below, height)
    cells = [_joined(cell, pairs[cell], height) if cell in pairs else cell for cell in above]
    taken = set(pairs.values())
    cells += [replace(cell, row=cell.row + height) for cell in below if cell not in taken]
    return PlacedTable(columns, without_empty_rows(cells))


def _common_columns(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...] | None:
    if abs(first[0] - second[0]) > _NEAR or abs(first[-1] - second[-1]) > _NEAR:
        return None
    fewer, more = sorted((first[1:-1], second[1:-1]), key=len)
    shared = sum(1 for x in fewer if any(abs(x - other) <= _NEAR for other in more))
    columns = cluster([*first, *second], _NEAR)
    apart = all(len({nearest(columns, x) for x in part}) == len(part) for part in (first, second))
    return tuple(columns) if apart and shared >= 0.6 * len(fewer) else None


def _on_columns(table: PlacedTable, columns: tuple[float, ...]) -> list[PlacedCell]:
    place = [columns.index(nearest(columns, x)) for x in table.columns]
    return [
        replace(cell, column=place[cell.column], colspan=place[cell.column + cell.colspan] - place[cell.column])
        for cell in table.cells
    ]


def _without_repeated_header(above: Sequence[PlacedCell], below: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The lower part without the rows at its head that are those at the upper part's head, printed again."""

    def row(cells: Sequence[PlacedCell], index: int) -> list[tuple[tuple[int, int], int, str]]:
        return [(cell.columns, cell.rowspan, cell.text) for cell in cells if cell.row == index]

    repeated, last = 0, max(cell.row + cell.rowspan for cell in below)
    while repeated < last and row(below, repeated) == row(above, repeated) and any(text for *_, text in row(below, repeated)):
        if any(_NUMERIC.fullmatch(text) for *_, text in row(below, repeated)):
            break
        repeated += 1
    if repeated in (0, last) or any(cell.row < repeated < cell.row + cell.rowspan for cell in below):
        return list(below)
    return [replace(cell, row=cell.row - repeated, open_top=False) for cell in below if cell.row >= repeated]


def _cut_cells(above: Sequence[PlacedCell], below: Sequence[PlacedCell], height: int) -> dict[PlacedCell, PlacedCell]:
    """Cells at the upper part's foot, and what goes on with each at the lower part's head."""
    heads = {cell.columns: cell for cell in below if cell.row == 0}
    pairs = {cell: heads[cell.columns] for cell in above if cell.row + cell.rowspan == height and cell.columns in heads}
    clash = any(foot.is_number and head.is_number for foot, head in pairs.items())
    numbers_gone = not any(head.is_number for head in heads.values())

    def goes_on(foot: PlacedCell, head: PlacedCell) -> bool:
        fresh = bool(foot.text and head.text and _ITEM.match(head.text))
        tall = foot.rowspan > 1 or head.rowspan > 1
        if foot.open_bottom and head.open_top and not clash and not fresh:
            return True
        if not head.text:
            right = (other for other in heads.values() if other.column == head.column + head.colspan)
            beside = any(other.text and not other.is_number for other in right)
            return bool(foot.text) and not foot.is_number and (tall or beside)
        is_rest = bool(_ITEM.match(foot.text)) and not fresh and not head.is_number
        return is_rest and (tall or numbers_gone)

    return _select(pairs, goes_on)


def _select(pairs: dict[PlacedCell, PlacedCell], test: Callable[[PlacedCell, PlacedCell], bool]) -> dict[PlacedCell, PlacedCell]:
    return {foot: head for foot, head in pairs.items() if test(foot, head)}


def _joined(foot: PlacedCell, head: PlacedCell, height: int) -> PlacedCell:
    return replace(
        foot,
        rowspan=height + head.rowspan - foot.row,
        lines=foot.lines + head.lines,
        open_bottom=head.open_bottom,
    )


def without_empty_rows(cells: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The cells with rows taken out in which none begins: a row that was cut in two is one row."""
    begun = sorted({cell.row for cell in cells})
    place = {row: index for index, row in enumerate(begun)}
    return [
        replace(
            cell,
            row=place[cell.row],
            rowspan=sum(1 for row in begun if cell.row <= row < cell.row + cell.rowspan),
        )
        for cell in cells
    ]
