"""Ruled lines of a PDF page to tables with true spans: cells by geometry, one grid over a page break.

Only what is seen as a line counts (`pdf_page` finds the lines). Lines that touch make one table. Its x and y positions make a fine grid, places without a wall between
them are one cell, so that a merged cell is one cell, and a side that a page break left open is closed. Shapes: boxes in points
from the top left. Blanks: lines that enclose nothing, or one box only, make no table. Errors: none.

>>> frame = [(x, 0, x, 20) for x in (0, 30, 60)] + [(0, 0, 60, 0), (30, 10, 60, 10), (0, 20, 60, 20)]
>>> [(c.row, c.column, c.rowspan) for c in find_tables([Edge(*edge) for edge in frame])[0].cells]
[(0, 0, 2), (0, 1, 1), (1, 1, 1)]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.model import Box
from ingest.readers.pdf_edges import SNAP, Edge, merged, parted, touching, with_lone_sides, without_frame

__all__ = ["Edge", "RuledCell", "RuledTable", "find_tables"]

_WIDEST_RULE = 4.8
"""Lines further from each other than this, in points, are no double rule (a frame keeps 5.4 from the table in it)."""
_NO_ROOM = 0.6
"""Lines nearer to each other than this share of the text's height hold no text between them."""
_COVERED = 0.6
"""Share of a place's side that a line must cover to be its wall."""


@dataclass(slots=True)
class RuledCell:
    """A cell on its table's fine grid. `open_top` and `open_bottom`: no line is printed there. `open_end`: none at its right, where
    the table ends and its sides are not open: a row that lacks its last cell leaves such a place, or a table that is cut off."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    open_top: bool = False
    open_bottom: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table as ruled: positions of its columns' and rows' borders, its cells, and which cell each place is of."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[RuledCell, ...]
    places: Mapping[tuple[int, int], int] = field(repr=False)

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell that holds a point, None outside the table or where it has no cell."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.places.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def find_tables(
    edges: Iterable[Edge], text_height: float = 10.0, is_banner: Callable[[Box], bool] = lambda box: False
) -> list[RuledTable]:
    """The tables that lines make, from top to bottom; boxes of a single cell are left out. Lines that leave no room for text
    of the page's height between them (double rules) are one. Between lines as wide as each other may stand a row without any
    upright line, where `is_banner` says so of the place."""
    near = min(max(SNAP, _NO_ROOM * text_height), _WIDEST_RULE)
    framed = (inner for group in with_lone_sides(touching(merged(edges, near))) for inner in without_frame(group))
    groups = [one for group in framed for one in parted(group)]
    groups = _over_banners(groups, is_banner)
    tables = (_rule(group) for group in groups)
    return sorted((table for table in tables if table is not None), key=lambda table: (table.ys[0], table.xs[0]))


def _over_banners(groups: Sequence[list[Edge]], is_banner: Callable[[Box], bool]) -> list[list[Edge]]:
    """Groups of lines, those as one that have a row without upright lines between them."""
    found: list[tuple[Box, list[Edge]]] = []
    for group in sorted(groups, key=lambda group: min(edge.top for edge in group)):
        x0, x1 = min(edge.x0 for edge in group), max(edge.x1 for edge in group)
        top, bottom = min(edge.top for edge in group), max(edge.bottom for edge in group)
        before = found[-1][0] if found else None
        as_wide = before is not None and abs(before.x0 - x0) <= SNAP and abs(before.x1 - x1) <= SNAP
        if before is not None and as_wide and before.bottom < top and is_banner(Box(x0, before.bottom, x1, top)):
            found[-1] = Box(x0, before.top, x1, bottom), [*found[-1][1], *group]
        else:
            found.append((Box(x0, top, x1, bottom), group))
    return [group for _, group in found]


def _rule(edges: Sequence[Edge]) -> RuledTable | None:
    upright = [edge for edge in edges if edge.upright]
    level = [edge for edge in edges if not edge.upright]
    if not upright or not level or (len(edges) < 4 and len(level) < 2):  # a row between two lines, without sides, is one
        return None
    ends_x = [e.x0 for e in level] + [e.x1 for e in level]
    ends_y = [e.top for e in upright] + [e.bottom for e in upright]
    xs = _with_ends(sorted({e.x0 for e in upright}), min(ends_x), max(ends_x))
    ys = _with_ends(sorted({e.top for e in level}), min(ends_y), max(ends_y))
    if len(xs) < 2 or len(ys) < 2:
        return None
    walls = _Walls(xs, ys, upright, level)
    return walls.table()


def _with_ends(positions: list[float], low: float, high: float) -> list[float]:
    """Positions with the outermost reach of the lines across them, where that lies well outside."""
    if positions[0] - low > SNAP:
        positions.insert(0, low)
    if high - positions[-1] > SNAP:
        positions.append(high)
    return positions


class _Walls:
    """Which sides of the places of a fine grid have a line, and the cells that follow from it."""

    def __init__(self, xs: list[float], ys: list[float], upright: Sequence[Edge], level: Sequence[Edge]) -> None:
        self.xs, self.ys = xs, ys
        self.right = _covered(xs, ys, [(e.x0, e.top, e.bottom) for e in upright])
        self.above = _covered(ys, xs, [(e.top, e.x0, e.x1) for e in level])
        self.last = len(xs) - 1
        self.closed = any(
            2 * sum(1 for row in range(len(ys) - 1) if (at, row) in self.right) > len(ys) - 1 for at in (0, self.last)
        )

    def table(self) -> RuledTable | None:
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        places: dict[tuple[int, int], int] = {}
        cells: list[RuledCell] = []
        for row in range(rows):
            for column in range(columns):
                if (row, column) in places:
                    continue
                width = self._width(row, column, places)
                height = self._height(row, column, width)
                cell = self._cell(row, column, height, width)
                kept = self._is_enclosed(cell)
                for r in range(row, row + height):
                    for c in range(column, column + width):
                        places[(r, c)] = len(cells) if kept else -1
                if kept:
                    cells.append(cell)
        if len(cells) < 2:
            return None
        return RuledTable(
            tuple(self.xs), tuple(self.ys), tuple(cells), {key: index for key, index in places.items() if index >= 0}
        )

    def _width(self, row: int, column: int, places: Mapping[tuple[int, int], int]) -> int:
        width = 1
        while (
            column + width < len(self.xs) - 1 and (column + width, row) not in self.right and (row, column + width) not in places
        ):
            width += 1
        return width

    def _height(self, row: int, column: int, width: int) -> int:
        """Rows that the cell reaches down: no line above the next row's places, none between them."""
        height = 1
        while row + height < len(self.ys) - 1:
            below = row + height
            if any((below, c) in self.above for c in range(column, column + width)):
                break
            if any((c, below) in self.right for c in range(column + 1, column + width)):
                break
            height += 1
        return height

    def _cell(self, row: int, column: int, height: int, width: int) -> RuledCell:
        def lined(y: int) -> bool:
            return any((y, c) in self.above for c in range(column, column + width))

        box = Box(self.xs[column], self.ys[row], self.xs[column + width], self.ys[row + height])
        rows = range(row, row + height)
        open_end = self.closed and column + width == self.last and not any((self.last, r) in self.right for r in rows)
        return RuledCell(row, column, height, width, box, not lined(row), not lined(row + height), open_end)

    def _is_enclosed(self, cell: RuledCell) -> bool:
        """Whether lines go round a cell for the most part; if not it is a place outside a stepped table."""
        sides = [cell.open_top, cell.open_bottom]
        for edge in (cell.column, cell.column + cell.colspan):
            sides.append(not any((edge, r) in self.right for r in range(cell.row, cell.row + cell.rowspan)))
        return sum(sides) < 3


def _covered(
    positions: Sequence[float], marks: Sequence[float], runs: Iterable[tuple[float, float, float]]
) -> set[tuple[int, int]]:
    """(position index, interval index) of each interval between `marks` that a run at that position covers."""
    index = {position: i for i, position in enumerate(positions)}
    covered = set()
    for position, start, end in runs:
        for i, (low, high) in enumerate(pairwise(marks)):
            if min(end, high) - max(start, low) >= _COVERED * (high - low):
                covered.add((index[position], i))
    return covered
