"""Tables as they lie on paper: cells with their places in a grid, and the edits that defects make to them.

A `LaidTable` is covered by its cells exactly once. An edit gives a new table that is covered again: a row that goes
shortens the merged cells that reached over it, a row that comes stretches them. Rows and columns count from 0. A value's
`place` is its row and column path in the form, so that it stays known wherever an edit moves the cell.

>>> table = LaidTable((LaidCell(0, 0, "甲", Role.LABEL, rowspan=2), LaidCell(0, 1, "1", Role.VALUE), LaidCell(1, 1, "2", Role.VALUE)),
...     (0.5, 0.5), rows=2)
>>> [(cell.row, cell.text, cell.rowspan) for cell in without_row(table, 0).cells]
[(0, '甲', 1), (0, '2', 1)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

Path = tuple[str, ...]
"""Labels from the outermost to the innermost: a row's or a column's place in a form."""


class Role(StrEnum):
    """What a cell is for: writers centre values and set headers apart."""

    HEADER = "header"
    LABEL = "label"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell of the grid: where it starts (from 0), how far it reaches, what it prints; a value's row and column path."""

    row: int
    column: int
    text: str
    role: Role
    rowspan: int = 1
    colspan: int = 1
    place: tuple[Path, Path] | None = None

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.rowspan)


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A whole table: `widths` are the columns' shares of the table's width; cells are in reading order."""

    cells: tuple[LaidCell, ...]
    widths: tuple[float, ...]
    rows: int

    @property
    def columns(self) -> int:
        return len(self.widths)

    def starting_in(self, row: int) -> tuple[LaidCell, ...]:
        return tuple(cell for cell in self.cells if cell.row == row)

    def covering(self) -> dict[tuple[int, int], LaidCell]:
        """For each place of the grid the cell that covers it."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rowspan)
            for column in range(cell.column, cell.column + cell.colspan)
        }


def laid(cells: Iterable[LaidCell], widths: Sequence[float]) -> LaidTable:
    """The table of these cells in reading order; widths are brought to a sum of 1."""
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    total = sum(widths)
    return LaidTable(
        tuple(ordered), tuple(width / total for width in widths), max((c.row + c.rowspan for c in ordered), default=0)
    )


def changed(table: LaidTable, change: Callable[[LaidCell], LaidCell]) -> LaidTable:
    """Every cell as `change` gives it."""
    return laid(map(change, table.cells), table.widths)


def without_row(table: LaidTable, row: int) -> LaidTable:
    """The table without one row; a merged label that started there stays with the rows that are left."""
    kept = []
    for cell in table.cells:
        if row in cell.rows:
            if cell.rowspan > 1:
                kept.append(replace(cell, rowspan=cell.rowspan - 1))
        else:
            kept.append(replace(cell, row=cell.row - 1) if cell.row > row else cell)
    return laid(kept, table.widths)


def with_row(table: LaidTable, row: int, cells: Iterable[LaidCell]) -> LaidTable:
    """The table with a new row at `row`; merged cells that reach over that place are stretched and keep their columns,
    so that of `cells` only those count whose place is free."""
    over = {
        column
        for cell in table.cells
        if cell.row < row < cell.row + cell.rowspan
        for column in range(cell.column, cell.column + cell.colspan)
    }
    moved = []
    for cell in table.cells:
        if cell.row >= row:
            moved.append(replace(cell, row=cell.row + 1))
        elif row < cell.row + cell.rowspan:
            moved.append(replace(cell, rowspan=cell.rowspan + 1))
        else:
            moved.append(cell)
    return laid([*moved, *(replace(cell, row=row) for cell in cells if cell.column not in over)], table.widths)


def swapped(table: LaidTable, one: int, other: int) -> LaidTable:
    """The table with two rows exchanged; labels that reach over several rows stay."""
    to = {one: other, other: one}
    return changed(table, lambda cell: replace(cell, row=to.get(cell.row, cell.row)) if cell.rowspan == 1 else cell)


def with_column(table: LaidTable, width: float, cells: Iterable[LaidCell]) -> LaidTable:
    """The table with a new first column, as wide as `width` of the old table."""
    moved = (replace(cell, column=cell.column + 1) for cell in table.cells)
    return laid([*cells, *moved], (width, *table.widths))


def with_last_column(table: LaidTable, width: float, cells: Iterable[LaidCell]) -> LaidTable:
    """The table with a new last column; of `cells` the columns are set here."""
    return laid([*table.cells, *(replace(cell, column=table.columns) for cell in cells)], (*table.widths, width))


def part_of(table: LaidTable, rows: range) -> LaidTable:
    """Some rows as a table of their own; labels that reach in from above are printed there without text."""
    kept = []
    for cell in table.cells:
        inside = [row for row in cell.rows if row in rows]
        if inside:
            text = cell.text if cell.row in rows else ""
            kept.append(replace(cell, row=inside[0] - rows.start, rowspan=len(inside), text=text))
    return laid(kept, table.widths)


def unmerged(table: LaidTable, *, repeat: bool) -> LaidTable:
    """The table without merged cells: each covered place a cell of its own, with the text again or empty."""
    cells = []
    for (row, column), cell in table.covering().items():
        first = (cell.row, cell.column) == (row, column)
        text = cell.text if first or (repeat and cell.role is not Role.VALUE) else ""
        cells.append(LaidCell(row, column, text, cell.role, place=cell.place if first else None))
    return laid(cells, table.widths)
