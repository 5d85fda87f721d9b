"""The lines that are seen on a page, as edges: what a shape draws, what white covers, which pieces are one line.

A stroked line or frame is an edge, a fill where it is thin enough. What is painted over in white is gone. Pieces on one
position that meet, and dashes, are one line; lines that touch belong together; a frame close round tables is taken away.
Shapes: boxes and edges in points from the top left. Blanks: no lines make no groups. Errors: none.

>>> [(e.x0, e.x1) for e in merged([Edge(0, 5, 10, 5), Edge(11, 5.2, 30, 5.2)], 3.0)]
[(0, 30)]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.model import Box

THIN = 2.5
"""A filled shape up to this many points across is a line."""
_SAME_LINE = 0.8
"""A white line this near to a line lies on it; a white field covers a line that lies this far within it."""
_MOST_COVERS = 400_000
_PLAIN_SPACES = frozenset({"DeviceGray", "CalGray", "DeviceRGB", "CalRGB", "DeviceCMYK", "ICCBased"})
SNAP = 3.0
"""Lines this near to each other are one."""
_FRAME = 9.0
"""A frame stands no further from its table than this."""
_FEWEST_DASHES, _LONGEST_DASH = 5, 10.0
_FAR = 12.0
"""Pieces of a line further from each other than this, in points, are no dashes."""
_Run = tuple[float, float, float]
"""A line's position, and its start and end along it."""


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


def straight(box: Box) -> Iterator[Edge]:
    """The line that a thin box is; none where it is a dot or a field."""
    if box.x1 - box.x0 <= THIN < box.bottom - box.top:
        yield Edge((box.x0 + box.x1) / 2, box.top, (box.x0 + box.x1) / 2, box.bottom)
    elif box.bottom - box.top <= THIN < box.x1 - box.x0:
        yield Edge(box.x0, (box.top + box.bottom) / 2, box.x1, (box.top + box.bottom) / 2)


def is_white(color: object, space: str) -> bool:
    """Whether a colour of a PDF colour space is white: grey or RGB of 1, CMYK of 0. No colour said is black, and what a
    space of inks or patterns makes of its numbers is not known.

    >>> is_white(1, "DeviceGray"), is_white((0, 0, 0, 0), "DeviceCMYK"), is_white(1, "Separation")
    (True, True, False)
    """
    if space not in _PLAIN_SPACES:
        return False
    parts = [c for c in (color if isinstance(color, tuple | list) else (color,)) if isinstance(c, int | float)]
    if not parts:
        return False
    return all(c <= 0.01 for c in parts) if len(parts) == 4 else all(c >= 0.99 for c in parts)


def without_overpainted(edges: Sequence[tuple[int, Edge]], white: Sequence[tuple[int, Box]]) -> list[Edge]:
    """The lines as they are seen, when what is white covers what was painted before it. Both with their numbers in the order
    of painting; beyond `_MOST_COVERS` pairs nothing is taken to be covered."""
    if not white or len(edges) * len(white) > _MOST_COVERS:
        return [edge for _, edge in edges]
    seen: list[Edge] = []
    for number, edge in edges:
        left = [edge]
        for later, box in white:
            if later > number:
                left = [piece for one in left for piece in _uncovered(one, box)]
        seen += left
    return seen


def _uncovered(edge: Edge, box: Box) -> Iterator[Edge]:
    """What of a line is seen beside a white field; a field that only touches the line from one side leaves it whole."""
    across = (box.x0, box.x1, edge.x0) if edge.upright else (box.top, box.bottom, edge.top)
    low, high = (box.top, box.bottom) if edge.upright else (box.x0, box.x1)
    start, end = (edge.top, edge.bottom) if edge.upright else (edge.x0, edge.x1)
    is_line = across[1] - across[0] <= THIN
    reach = _SAME_LINE if is_line else -_SAME_LINE
    if not across[0] - reach <= across[2] <= across[1] + reach or min(high, end) - max(low, start) <= 1:
        yield edge
        return
    for piece in ((start, low), (high, end)):
        if piece[1] - piece[0] > 1:
            yield Edge(edge.x0, piece[0], edge.x0, piece[1]) if edge.upright else Edge(piece[0], edge.top, piece[1], edge.top)


def merged(edges: Iterable[Edge], near: float) -> list[Edge]:
    """Lines on one position (within `near`) that meet or nearly meet, as one; dashes grow to lines."""
    result: list[Edge] = []
    every = list(edges)
    for upright in (True, False):
        runs = [(e.x0, e.top, e.bottom) if upright else (e.top, e.x0, e.x1) for e in every if e.upright == upright]
        positions = cluster([run[0] for run in runs], near)
        lanes: dict[float, list[_Run]] = {}
        for run in runs:
            lanes.setdefault(nearest(positions, run[0]), []).append(run)
        for pieces in (part for lane in lanes.values() for part in _parted(lane)):
            position = sum(run[0] for run in pieces) / len(pieces)
            for start, end in _joined([run[1:] for run in pieces]):
                result.append(Edge(position, start, position, end) if upright else Edge(start, position, end, position))
    return result


def _parted(lane: list[_Run]) -> Iterator[list[_Run]]:
    """The pieces of a lane; where they do not stand quite on one position, those that are far from each other along it are
    parted, as they may be of two tables."""
    parts: list[list[_Run]] = []
    reach = 0.0
    spread = max(run[0] for run in lane) - min(run[0] for run in lane) > SNAP
    for run in sorted(lane, key=lambda run: run[1:]):
        if not parts or (spread and run[1] > reach + _FAR):
            parts.append([])
        parts[-1].append(run)
        reach = max(reach, run[2])
    yield from parts


def _joined(pieces: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The pieces of lines on one position as lines; where they are dashes, their gaps are closed too."""
    lines = _without_gaps(pieces, SNAP)
    if len(lines) >= _FEWEST_DASHES and median(end - start for start, end in lines) <= _LONGEST_DASH:
        gap = median(after[0] - before[1] for before, after in pairwise(lines))
        lines = _without_gaps(lines, 1.5 * gap if gap <= _LONGEST_DASH else 0.0)
    return lines


def _without_gaps(pieces: Iterable[tuple[float, float]], gap: float) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(pieces):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def cluster(values: Iterable[float], near: float = SNAP) -> list[float]:
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


def touching(edges: Sequence[Edge]) -> Iterator[list[Edge]]:
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
            if h.x0 - SNAP <= v.x0 <= h.x1 + SNAP and v.top - SNAP <= h.top <= v.bottom + SNAP:
                leader[lead(i)] = lead(j)
    groups: dict[int, list[Edge]] = {}
    for index, edge in enumerate([*upright, *level]):
        groups.setdefault(lead(index), []).append(edge)
    yield from groups.values()


def without_frame(edges: list[Edge]) -> Iterator[list[Edge]]:
    """The lines without a frame close round tables: its upright lines, which none of the tables' rows reach, its head and foot.
    A side that the frame shares with its tables is the side of each."""
    upright = sorted({edge.x0 for edge in edges if edge.upright})
    level = [edge for edge in edges if not edge.upright]
    if len(upright) < 4:
        yield edges
        return
    frame: set[Edge] = set()
    for outer, inner in ((upright[0], upright[1]), (upright[-1], upright[-2])):
        ends = [(edge, edge.x0 if outer < inner else edge.x1) for edge in level]
        there = [edge for edge, end in ends if abs(end - outer) <= SNAP]
        rows = sum(1 for _, end in ends if abs(end - inner) <= SNAP)
        if SNAP < abs(inner - outer) <= _FRAME and len(there) <= 2 < rows:
            frame.update(there)
            frame.update(edge for edge in edges if edge.upright and edge.x0 == outer)
    tallest = max((edge.bottom - edge.top for edge in frame if edge.upright), default=0.0)
    shared = {edge for edge in edges if edge.upright and edge.bottom - edge.top >= tallest > 0} - frame
    shared = {edge for edge in shared if edge.x0 in (upright[0], upright[-1])}
    if not frame:
        yield edges
        return
    for group in touching([edge for edge in edges if edge not in frame and edge not in shared]):
        top, bottom = min(edge.top for edge in group), max(edge.bottom for edge in group)
        yield [*group, *(Edge(edge.x0, top, edge.x0, bottom) for edge in shared)]


def with_lone_sides(groups: Iterable[list[Edge]]) -> list[list[Edge]]:
    """Groups of lines, with a single upright line put to the group beside it that has one just as long: the cell between them fills
    the page from head to foot."""
    every = list(groups)
    lone = [group for group in every if len(group) == 1 and group[0].upright]
    found = [list(group) for group in every if group not in lone]
    for (side,) in lone:
        beside = [group for group in found if any(_as_long(side, edge) for edge in group)]
        near = min(beside, key=lambda group: min(abs(edge.x0 - side.x0) for edge in group), default=None)
        if near is None:
            found.append([side])
        else:
            near.append(side)
    return found


def _as_long(one: Edge, other: Edge) -> bool:
    return other.upright and abs(one.top - other.top) <= SNAP and abs(one.bottom - other.bottom) <= SNAP


def parted(edges: list[Edge]) -> Iterator[list[Edge]]:
    """The lines of tables that stand right below each other, with one line between them, table by table: most borders of columns
    above that line do not go on below it, and most below it do not come from above; or none does but one side, and what is below is
    not as wide."""
    left, right = min((edge.x0 for edge in edges), default=0.0), max((edge.x1 for edge in edges), default=0.0)
    inner = [edge for edge in edges if edge.upright and left + SNAP < edge.x0 < right - SNAP]
    whole = (edge.top for edge in edges if not edge.upright and edge.x0 <= left + SNAP and edge.x1 >= right - SNAP)
    for height in sorted(whole):
        above = {edge.x0 for edge in inner if edge.top < height - SNAP and edge.bottom >= height - SNAP}
        below = {edge.x0 for edge in inner if edge.bottom > height + SNAP and edge.top <= height + SNAP}
        others = min(len(above), len(below)) > 1 and 2 * len(above & below) < min(len(above), len(below))
        if others or (len(above) > 1 and below and not above & below and _is_narrower(edges, height, left, right)):
            yield _between(edges, 0.0, height)
            yield from parted(_between(edges, height, float("inf")))
            return
    yield edges


def _is_narrower(edges: Sequence[Edge], height: float, left: float, right: float) -> bool:
    """Whether no line below a height reaches one of two sides, and none stands there."""
    low = [edge for edge in edges if (edge.bottom if edge.upright else edge.top) > height + SNAP]
    ends = min((edge.x0 for edge in low), default=left), max((edge.x1 for edge in low), default=right)
    return ends[0] > left + SNAP or ends[1] < right - SNAP


def _between(edges: Sequence[Edge], top: float, bottom: float) -> list[Edge]:
    """What of the lines lies between two heights, or on one of them."""
    found = (Edge(edge.x0, max(edge.top, top), edge.x1, min(edge.bottom, bottom)) for edge in edges if edge.upright)
    level = [edge for edge in edges if not edge.upright and top - SNAP <= edge.top <= bottom + SNAP]
    return [*level, *(edge for edge in found if edge.bottom - edge.top > SNAP)]
