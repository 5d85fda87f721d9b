"""Where a table is cut by the end of a page, and what is left of a row or a label on the next one.

`place_break` chooses a place of the asked kind by a seed. A cut inside a row makes two rows of it: the first has the label's
first line and the values, the second the rest of the label. Tables that have no such place stay whole.

>>> from eval.forge.laid import LaidCell, LaidTable, Role
>>> cells = (LaidCell(0, 0, "（四）无法提供", Role.LABEL, 2), LaidCell(0, 1, "1", Role.VALUE), LaidCell(1, 1, "2", Role.VALUE))
>>> _, cut = place_break(LaidTable(cells, (0.5, 0.5), 2), Break.IN_LABEL, seed=4)
>>> cut.row, cut.label.text[: cut.characters]
(1, '（四）无')
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from eval.forge.laid import LaidCell, LaidTable, Role, laid
from eval.forge.lines import header_rows
from eval.forge.printing import Break

SHORTEST_ROW_LABEL = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """The page ends before this row; of `label`, which reaches over it, this many characters stand above."""

    row: int
    label: LaidCell | None = None
    characters: int = 0


def place_break(table: LaidTable, where: Break, seed: int) -> tuple[LaidTable, Cut | None]:
    """The table as it is printed, and where it is cut; None where it has no place of this kind."""
    draw = random.Random(f"break:{seed}")  # noqa: S311  the look of samples, not secrets
    return _PLACES[where](table, draw)


Placed = tuple[LaidTable, Cut | None]


def _whole(table: LaidTable, draw: random.Random) -> Placed:
    return table, None


def _between_rows(table: LaidTable, draw: random.Random) -> Placed:
    """Between rows that at most the outermost label joins."""
    rows = range(header_rows(table) + 1, table.rows)
    parted = [row for row in rows if all(cell.column == 0 for cell in _crossing(table, row))]
    return table, _drawn(parted, draw)


def _in_label(table: LaidTable, draw: random.Random) -> Placed:
    merged = [cell for cell in table.cells if cell.role is Role.LABEL and cell.rowspan > 1 and len(cell.text) > 3]
    inner = [cell for cell in merged if cell.column > 0] or merged
    if not inner:
        return table, None
    label = draw.choice(inner)
    row = draw.randrange(label.row + 1, label.row + label.rowspan)
    return table, Cut(row, label, draw.randrange(len(label.text) // 2, len(label.text) - 1))


def _after_header(table: LaidTable, draw: random.Random) -> Placed:
    header = {cell.row for cell in table.cells if cell.role is Role.HEADER}
    headed = {row for cell in table.cells if cell.role is not Role.HEADER for row in cell.rows}
    return table, _drawn([row for row in range(1, table.rows) if row - 1 in header - headed and row in headed], draw)


def _in_row(table: LaidTable, draw: random.Random) -> Placed:
    """The row's own label is the last one before its values."""
    labels = [
        cell
        for cell in table.cells
        if cell.role is Role.LABEL and cell.rowspan == 1 and len(cell.text.strip()) >= SHORTEST_ROW_LABEL
    ]
    if not labels:
        return table, None
    label = draw.choice(labels)
    at = draw.randrange(len(label.text) // 2, len(label.text) - 1)
    cells = []
    for cell in table.cells:
        if cell.row > label.row:
            cells.append(replace(cell, row=cell.row + 1))
        elif label.row not in cell.rows:
            cells.append(cell)
        elif cell.rowspan > 1:
            cells.append(replace(cell, rowspan=cell.rowspan + 1))
        else:
            own = cell == label
            cells.append(replace(cell, text=cell.text[:at]) if own else cell)
            cells.append(replace(cell, row=cell.row + 1, text=cell.text[at:] if own else "", place=None))
    return laid(cells, table.widths), Cut(label.row + 1)


def _crossing(table: LaidTable, row: int) -> list[LaidCell]:
    """The labels that reach over the line above this row."""
    return [cell for cell in table.cells if cell.row < row < cell.row + cell.rowspan]


def _drawn(rows: Sequence[int], draw: random.Random) -> Cut | None:
    return Cut(draw.choice(rows)) if rows else None


_PLACES: dict[Break, Callable[[LaidTable, random.Random], Placed]] = {
    Break.NONE: _whole,
    Break.BETWEEN_ROWS: _between_rows,
    Break.IN_LABEL: _in_label,
    Break.AFTER_HEADER: _after_header,
    Break.IN_ROW: _in_row,
}
