"""Ruling lines in a picture to tables with their true merged cells, by the same rules as a PDF's printed lines.

Runs of ink longer than any stroke of a character are lines; `pdf_tables` makes cells of them. Lengths are told in points of
a page on which a line of text takes ten, whatever the picture's resolution: `Grids.scale` pixels make one. A table of which
some side of a cell is neither ruled nor free, or whose lines slope, is `doubtful`: a number could stand in another row. Blanks:
a picture without lines gives no tables. Errors: none.

>>> ink = np.zeros((120, 200), np.uint8)
>>> for at in (10, 60, 110):
...     ink[at, 10:191] = ink[10:111, at] = 255
>>> ink[10:111, 190] = 255
>>> [(table.cells[0].row, len(table.cells)) for table in find_grids(ink, 20.0).tables]
[(0, 6)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.readers.pdf_tables import Edge, RuledTable, find_tables
from ingest.readers.picture_image import Pixels

LINE = 10.0
"""Points that a line of text takes, with the white around it."""

_UPRIGHT_RUN, _LEVEL_RUN = 1.25, 2.0
"""Lines of text that a ruling line is long at least."""
_THICK = 0.6
_BESIDE, _MOST_BESIDE = 0.22, 0.3
"""How far beside a line, in lines of text, it must be white, and how much ink is borne there."""
_END = 0.3
"""Lines of text between the end of a line and the one across that it meets."""
_SLOPE = 0.35
"""Lines of text that a ruling line may rise, its thickness with it."""
_NEAR = 2.0
"""Points that what is seen of a line may lie beside its place."""
_FREE = 0.15
_STUB = 0.42
"""Lines of text that a broken line still reaches into a cell; a character stands off the wall."""
_GAPS = (0.0, 0.12, 0.25, 0.45)
"""Breaks in a line that are closed, in lines of text, one after the other: in good print, in poorer print, in dashed lines."""


@dataclass(frozen=True, slots=True)
class Grids:
    """A picture's tables in points; `scale` pixels are one. `doubtful` are those whose lines are broken."""

    tables: tuple[RuledTable, ...]
    doubtful: tuple[RuledTable, ...]
    scale: float


def find_grids(ink: Pixels, line: float) -> Grids:
    """The tables that ruling lines make; `line` is the height of a line of text in pixels. Wider breaks are closed where
    lines are broken otherwise."""
    scale = line / LINE
    best = Grids((), (), scale)
    for share in _GAPS:
        upright, level = _runs(ink, line, round(share * line))
        columns, rows = list(_segments(upright.T)), list(_segments(level))
        walls = [one for one in columns if _is_wall(one, rows, line)], [one for one in rows if _is_wall(one, columns, line)]
        groups = _connected(*walls, line)
        tables = [table for group in groups for table in find_tables(_edges(*group, scale), LINE)]
        crooked = [table for group in groups if _is_crooked(*group, line) for table in find_tables(_edges(*group, scale), LINE)]
        traces = columns, [one for one in rows if _touched(one, columns, line)]
        doubtful = [table for table in tables if table in crooked or _is_broken(table, *traces, ink, line)]
        found = Grids(tuple(table for table in tables if table not in doubtful), tuple(doubtful), scale)
        if found.tables and not doubtful:
            return found
        if len(found.tables) > len(best.tables) or not (best.tables or best.doubtful):
            best = found
    return best


def _runs(ink: Pixels, line: float, gap: int) -> tuple[Pixels, Pixels]:
    """Where upright and where level lines are (255), gaps up to `gap` pixels closed."""
    turned = np.ascontiguousarray(ink.T)
    upright = np.ascontiguousarray(_level_runs(turned, gap, round(_UPRIGHT_RUN * line), line).T)
    return upright, _level_runs(ink, gap, round(_LEVEL_RUN * line), line)


def _level_runs(ink: Pixels, gap: int, shortest: int, line: float) -> Pixels:
    """Level runs of ink that stand in white; blots are too thick to be one, strokes of characters stand among others."""
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, (1 + gap) | 1), np.uint8))  # even kernels shift what they keep
    runs = np.asarray(cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, shortest | 1), np.uint8)), dtype=np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs)
    beside = max(2, round(_BESIDE * line))
    for index in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[index])
        above, below = (
            ink[max(0, y - beside) : max(0, y - 1), x : x + width],
            ink[y + height + 1 : y + height + beside, x : x + width],
        )
        if area / width > _THICK * line or max(_inked(above), _inked(below)) > _MOST_BESIDE:
            runs[y : y + height, x : x + width][labels[y : y + height, x : x + width] == index] = 0
    return runs


def _inked(strip: Pixels) -> float:
    return float((strip > 0).mean()) if strip.size else 0.0


@dataclass(frozen=True, slots=True)
class _Segment:
    """A run along its line, from `start` to `end`; across it, it lies around `middle`."""

    start: int
    end: int
    top: int
    bottom: int
    middle: float


def _segments(mask: Pixels) -> Iterator[_Segment]:
    """Each connected run of a mask of level lines."""
    count, _, stats, centres = cv2.connectedComponentsWithStats(np.ascontiguousarray(mask))
    for index in range(1, count):
        x, y, width, height, _ = (int(value) for value in stats[index])
        yield _Segment(x, x + width, y, y + height, float(centres[index][1]))


def _connected(columns: Sequence[_Segment], rows: Sequence[_Segment], line: float) -> list[tuple[list[_Segment], list[_Segment]]]:
    """Lines that meet each other, group by group: the borders of one table are not to be mixed with another's."""
    groups: list[tuple[list[_Segment], list[_Segment]]] = []
    for column in columns:
        met = [group for group in groups if any(_touched(column, [row], line) for row in group[1])]
        own = [row for row in rows if _touched(column, [row], line) and not any(row in group[1] for group in met)]
        groups = [group for group in groups if group not in met]
        groups.append(
            ([column, *(one for group in met for one in group[0])], [*own, *(one for group in met for one in group[1])])
        )
    return sorted(groups, key=lambda group: min((row.middle for row in group[1]), default=0.0))


def _edges(columns: Sequence[_Segment], rows: Sequence[_Segment], scale: float) -> list[Edge]:
    """The lines in points."""
    upright = [Edge(one.middle / scale, one.start / scale, one.middle / scale, one.end / scale) for one in columns]
    return upright + [Edge(one.start / scale, one.middle / scale, one.end / scale, one.middle / scale) for one in rows]


def _touched(one: _Segment, across: Sequence[_Segment], line: float) -> list[float]:
    """Where a run meets or crosses runs of the other direction, along it."""
    near = _END * line
    met = (other.middle for other in across if other.start - near <= one.middle <= other.end + near)
    return [at for at in met if one.start - near <= at <= one.end + near]


def _is_crooked(columns: Sequence[_Segment], rows: Sequence[_Segment], line: float) -> bool:
    """Whether lines slope, as those of a picture do that was pasted crookedly into its page."""
    return any(one.bottom - one.top > _SLOPE * line for one in (*columns, *rows))


def _is_wall(one: _Segment, across: Sequence[_Segment], line: float) -> bool:
    """Whether a run is a ruling line: it crosses another, or meets one at both ends. A stroke of a character ends in the
    white of its cell."""
    met = _touched(one, across, line)
    near = _END * line
    if any(one.start + near < at < one.end - near for at in met):
        return True
    return all(any(abs(at - end) <= near for at in met) for end in (one.start, one.end))


def _is_broken(table: RuledTable, columns: Sequence[_Segment], rows: Sequence[_Segment], ink: Pixels, line: float) -> bool:
    """Whether more is seen of a line than the table has: a run at no border of its grid, or a part of one inside a cell."""
    scale, box = line / LINE, table.box
    for along, borders, across in ((columns, table.xs, (box.top, box.bottom)), (rows, table.ys, (box.x0, box.x1))):
        upright = along is columns
        runs = [(one.middle / scale, one.start / scale, one.end / scale) for one in along]
        if any(_is_stray(run, borders, across, outside=upright) for run in runs):
            return True
        view = ink.T if upright else ink
        for place, reach in _open_sides(table, upright=upright):
            if _seen(runs, borders[place], reach) > _FREE or _has_stub(view, borders[place] * scale, reach, scale):
                return True
    return False


def _is_stray(run: tuple[float, float, float], borders: Sequence[float], across: tuple[float, float], *, outside: bool) -> bool:
    """Whether a run along a table lies at none of its borders. Beside a table one counts that is not longer than it: the edge
    of a scanned page is."""
    at, start, end = run
    overlap = min(end, across[1]) - max(start, across[0])
    if overlap < 0.6 * (end - start) or min(abs(at - border) for border in borders) <= 2 * _NEAR:
        return False
    inside = borders[0] < at < borders[-1]
    return inside or (outside and end - start > 2 * LINE and end - start < 1.1 * (across[1] - across[0]))


def _open_sides(table: RuledTable, *, upright: bool) -> Iterator[tuple[int, tuple[float, float]]]:
    """The sides between places of one cell: the index of their border, and from where to where they reach."""
    for (row, column), cell in table.places.items():
        beyond = (row, column + 1) if upright else (row + 1, column)
        if table.places.get(beyond) == cell:
            yield (
                (column + 1, (table.ys[row], table.ys[row + 1]))
                if upright
                else (row + 1, (table.xs[column], table.xs[column + 1]))
            )


def _seen(runs: Sequence[tuple[float, float, float]], border: float, side: tuple[float, float]) -> float:
    """The share of a side on which a run is seen, its ends apart, where other lines cross."""
    low, high = side[0] + _NEAR, side[1] - _NEAR
    covered = sum(max(0.0, min(end, high) - max(start, low)) for at, start, end in runs if abs(at - border) <= _NEAR)
    return covered / max(high - low, 1.0)


def _has_stub(ink: Pixels, at: float, side: tuple[float, float], scale: float) -> bool:
    """Whether a line begins at either end of a side and breaks off; `ink` is seen with the side's line level."""
    low, high = max(0, round(at - _NEAR * scale / 2)), round(at + _NEAR * scale / 2) + 1
    reach, beside = round(_STUB * LINE * scale), round(_BESIDE * LINE * scale)
    start, end = round(side[0] * scale), round(side[1] * scale)
    for first, last in ((start, start + reach), (end - reach, end)):
        band = ink[low:high, first:last]
        flanks = ink[max(0, low - beside) : low, first:last], ink[high : high + beside, first:last]
        if band.size and (band > 0).any(axis=0).all() and max(_inked(_inner(flank)) for flank in flanks) <= _MOST_BESIDE:
            return True
    return False


def _inner(strip: Pixels) -> Pixels:
    """A strip without its ends, where other lines cross."""
    quarter = strip.shape[1] // 4
    return strip[:, quarter : strip.shape[1] - quarter]
