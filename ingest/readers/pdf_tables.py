"""Ruled lines of a PDF page to tables with true spans: cells by geometry, one grid over a page break.

Only what is printed as a line counts: stroked lines and frames, and fills thin enough to be one; a coloured or white field behind
text has no border. Lines that touch make one table. Its x and y positions make a fine grid, places without a wall between
them are one cell, so that a merged cell is one cell, and a side that a page break left open is closed. Shapes: boxes in points
from the top left. Blanks: lines that enclose nothing, or one box only, make no table. Errors: none.

>>> frame = [(x, 0, x, 20) for x in (0, 30, 60)] + [(0, 0, 60, 0), (30, 10, 60, 10), (0, 20, 60, 20)]
>>> [(c.row, c.column, c.rowspan) for c in find_tables([Edge(*edge) for edge in frame])[0].cells]
[(0, 0, 2), (0, 1, 1), (1, 1, 1)]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.model import Box

_THIN = 2.5
"""A filled shape up to this many points across is a line."""
_SNAP = 3.0
"""Lines this near to each other are one."""
_COVERED = 0.6
"""Share of a place's side that a line must cover to be its wall."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A printed line, upright (x0 = x1) or level (top = bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.x0 == self.x1


@dataclass(slots=True)
class RuledCell:
    """A cell on its table's fine grid. `open_top` and `open_bottom`: no line is printed there."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    open_top: bool = False
    open_bottom: bool = False


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


def printed_edges(lines: Iterable[Mapping[str, object]], shapes: Iterable[Mapping[str, object]]) -> Iterator[Edge]:
    """The edges among pdfplumber's lines, and its rects and curves."""
    for line in lines:
        if line.get("stroke") and not _white(line.get("stroking_color")):
            yield from _straight(line)
    for shape in shapes:
        x0, top, x1, bottom = _corners(shape)
        filled = shape.get("fill") and not _white(shape.get("non_stroking_color"))
        if (filled or shape.get("stroke")) and min(x1 - x0, bottom - top) <= _THIN:
            yield from _straight(shape)
        elif shape.get("object_type") == "rect" and shape.get("stroke") and not _white(shape.get("stroking_color")):
            yield from (Edge(x0, y, x1, y) for y in (top, bottom))
            yield from (Edge(x, top, x, bottom) for x in (x0, x1))


def _corners(shape: Mapping[str, object]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = (float(str(shape[key])) for key in ("x0", "top", "x1", "bottom"))
    return x0, top, x1, bottom


def _straight(shape: Mapping[str, object]) -> Iterator[Edge]:
    x0, top, x1, bottom = _corners(shape)
    if x1 - x0 <= _THIN < bottom - top:
        yield Edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)
    elif bottom - top <= _THIN < x1 - x0:
        yield Edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2)


def _white(color: object) -> bool:
    """Whether a colour is white: grey or RGB of 1, CMYK of 0. No colour said is black."""
    if isinstance(color, int | float):
        return color >= 0.99
    if isinstance(color, Sequence) and not isinstance(color, str) and color and all(isinstance(c, int | float) for c in color):
        return all(c <= 0.01 for c in color) if len(color) == 4 else all(c >= 0.99 for c in color)
    return False


def find_tables(edges: Iterable[Edge]) -> list[RuledTable]:
    """The tables that lines make, from top to bottom; boxes of a single cell are left out."""
    tables = (_rule(group) for group in _touching(_merged(edges)))
    return sorted((table for table in tables if table is not None), key=lambda table: (table.ys[0], table.xs[0]))


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """Lines on one position that meet or nearly meet, as one; dashes grow to lines."""
    result: list[Edge] = []
    every = list(edges)
    for upright in (True, False):
        runs = [(e.x0, e.top, e.bottom) if upright else (e.top, e.x0, e.x1) for e in every if e.upright == upright]
        positions = cluster([run[0] for run in runs])
        lanes: dict[float, list[tuple[float, float]]] = {}
        for position, start, end in runs:
            lanes.setdefault(nearest(positions, position), []).append((start, end))
        for position, pieces in lanes.items():
            for start, end in _joined(pieces):
                result.append(Edge(position, start, position, end) if upright else Edge(start, position, end, position))
    return result


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    pieces.sort()
    joined = [pieces[0]]
    for start, end in pieces[1:]:
        if start <= joined[-1][1] + _SNAP:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def cluster(values: Iterable[float], near: float = _SNAP) -> list[float]:
    """Positions with those nearer than `near` to their neighbour as one (their mean), ascending.

    >>> cluster([10.2, 50, 10])
    [10.1, 50.0]
    """
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= near:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def nearest(positions: Sequence[float], value: float) -> float:
    """The position nearest to a value; `positions` ascend."""
    index = bisect_right(positions, value)
    return min(positions[max(0, index - 1) : index + 1], key=lambda position: abs(position - value))


def _touching(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Groups of lines that cross or touch."""
    upright = [edge for edge in edges if edge.upright]
    level = [edge for edge in edges if not edge.upright]
    leader = list(range(len(edges)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for i, v in enumerate(upright):
        for j, h in enumerate(level, len(upright)):
            if h.x0 - _SNAP <= v.x0 <= h.x1 + _SNAP and v.top - _SNAP <= h.top <= v.bottom + _SNAP:
                leader[lead(i)] = lead(j)
    groups: dict[int, list[Edge]] = {}
    for index, edge in enumerate([*upright, *level]):
        groups.setdefault(lead(index), []).append(edge)
    yield from groups.values()


def _rule(edges: Sequence[Edge]) -> RuledTable | None:
    upright = [edge for edge in edges if edge.upright]
    level = [edge for edge in edges if not edge.upright]
    if not upright or not level or len(edges) < 4:
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
    if positions[0] - low > _SNAP:
        positions.insert(0, low)
    if high - positions[-1] > _SNAP:
        positions.append(high)
    return positions


class _Walls:
    """Which sides of the places of a fine grid have a line, and the cells that follow from it."""

    def __init__(self, xs: list[float], ys: list[float], upright: Sequence[Edge], level: Sequence[Edge]) -> None:
        self.xs, self.ys = xs, ys
        self.right = _covered(xs, ys, [(e.x0, e.top, e.bottom) for e in upright])
        self.above = _covered(ys, xs, [(e.top, e.x0, e.x1) for e in level])

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
        return RuledCell(row, column, height, width, box, not lined(row), not lined(row + height))

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
