"""Whose a number is that lies over a border between cells of a PDF table: one cell's surely, or nobody's.

A number hangs out of its cell where the cell is too narrow for it; it then keeps the cell's left side, its right side or its
middle. So a cell has it surely where it holds nearly all of it, or most of it at one of these places, and no other cell that it
lies over is as good, nor prints another number beside it. Else, and where another text operator begins at the border (it may be
two numbers), its characters are unreadable (U+FFFD) in every cell that they lie over: none of it is taken for a number, and no
cell for blank. A number cut by a level border is in both cells too. Other text stays where it begins. Shapes: points from the
top left. Blanks: none are made. Errors: none.

>>> from ingest.readers.pdf_tables import Edge, find_tables
>>> frame = [(x, 0, x, 20) for x in (0, 30, 60)] + [(0, 0, 60, 0), (0, 20, 60, 20)]
>>> ruled = find_tables([Edge(*edge) for edge in frame])
>>> def place(glyph: Glyph) -> Place:
...     cell = ruled[0].cell_at(glyph.x, glyph.y)
...     return None if cell is None else (0, cell)
>>> for left in (2, 14):
...     piece = [Glyph(d, left + 8 * i, left + 8 * i + 8, 5, 15, run=1) for i, d in enumerate("1234")]
...     print([(glyph.text, at) for glyph, at in settled([piece], place, ruled)])
[('1', (0, 0)), ('2', (0, 0)), ('3', (0, 0)), ('4', (0, 0))]
[('\ufffd', (0, 0)), ('\ufffd', (0, 0)), ('\ufffd', (0, 1)), ('\ufffd', (0, 1))]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Box
from ingest.readers.pdf_lines import UNREADABLE, Glyph
from ingest.readers.pdf_tables import RuledTable

Place = tuple[int, int] | None
"""A table's index and its cell's index; None outside tables."""

_NUMBER = re.compile(r"[\d０-９,，.．%％+＋\-－—–]")
_MOST, _NEARLY_ALL = 0.6, 0.8
"""Shares of a number that a cell must hold to have it: at one of the places of a cell's text, and anywhere."""
_OUT = 0.3
"""Share of a number that lies in another cell, though the middles of all its characters are in one."""
_PADDING, _CENTRED = 8.0, 2.0
"""How far text stands from its cell's side, and its middle from the cell's, at most, in points."""
_CUT = 0.3, 0.65
"""A level border between these shares of a character's height, from the top, cuts it."""

_Piece = Sequence[Glyph]


def is_figure(glyph: Glyph) -> bool:
    """Whether a character may be part of a number."""
    return bool(_NUMBER.match(glyph.text))


def settled(
    pieces: Iterable[_Piece], place: Callable[[Glyph], Place], ruled: Sequence[RuledTable]
) -> Iterator[tuple[Glyph, Place]]:
    """Each character of these pieces (runs without a gap) with its place; a mark stands where a number only reaches into a cell."""
    inside: dict[Place, list[Glyph]] = defaultdict(list)
    hanging: list[tuple[_Piece, list[Place]]] = []
    for piece in pieces:
        places = [place(glyph) for glyph in piece]
        if is_figure(piece[0]) and _hangs_out(piece, places, place, ruled):
            hanging.append((piece, places))
            continue
        if piece[0].text == UNREADABLE or is_figure(piece[0]):
            inside[places[0]].append(piece[0])
            yield from _cut_marks(piece[0], places[0], place, ruled)
        whole = len(piece) > 1 and piece[0].run == piece[-1].run  # a number is in one place here, other text may not be
        yield from ((glyph, places[0] if whole else at) for glyph, at in zip(piece, places, strict=True))
    owners = [_owner(piece, places, ruled) for piece, places in hanging]
    for (piece, _), owner in zip(hanging, owners, strict=True):
        inside[owner].append(piece[0])
    for (piece, places), owner in zip(hanging, owners, strict=True):
        on_line = [one for one in inside[owner] if abs(one.y - piece[0].y) < (one.bottom - one.top) / 2]
        if owner is not None and len(on_line) == 1:
            yield from ((glyph, owner) for glyph in piece)
        else:
            yield from ((replace(glyph, text=UNREADABLE), at) for glyph, at in zip(piece, places, strict=True))
            yield from (mark for mark in _ends(piece, place) if mark[1] not in (None, *places))


def _box(at: tuple[int, int], ruled: Sequence[RuledTable]) -> Box:
    return ruled[at[0]].cells[at[1]].box


def _hangs_out(piece: _Piece, places: Sequence[Place], place: Callable[[Glyph], Place], ruled: Sequence[RuledTable]) -> bool:
    """Whether a number lies over an upright border to more than the rim of a digit; one cell and the margin are no two."""
    first = places[0]
    if any(at != first for at in places):
        return True
    if first is None or piece[0].turn:
        return False
    box = _box(first, ruled)
    out = max(box.x0 - piece[0].x0, piece[-1].x1 - box.x1) > _OUT * (piece[-1].x1 - piece[0].x0)
    return out and any(at not in (None, first) for _, at in _ends(piece, place))


def _owner(piece: _Piece, places: Sequence[Place], ruled: Sequence[RuledTable]) -> Place:
    """The cell that a number belongs to, None where that is not sure."""
    widths: dict[Place, float] = defaultdict(float)
    for glyph, at in zip(piece, places, strict=True):
        widths[at] += glyph.x1 - glyph.x0
    best = max(widths, key=lambda at: widths[at])
    share = widths[best] / sum(widths.values())
    fitting = [at for at in widths if at is not None and _fits(piece, _box(at, ruled))]
    if best is None or len(widths) < 2 or share < (_MOST if fitting == [best] else _NEARLY_ALL) or fitting not in ([], [best]):
        return None
    edges = [x for at in widths if at is not None for x in (_box(at, ruled).x0, _box(at, ruled).x1)]
    starts = [after.x0 for before, after in pairwise(piece) if before.run != after.run]
    size = piece[0].bottom - piece[0].top
    return None if any(abs(start - edge) < size for start in starts for edge in edges) else best


def _fits(piece: _Piece, box: Box) -> bool:
    """Whether a number keeps the left side, the right side or the middle of a cell."""
    x0, x1 = piece[0].x0, piece[-1].x1
    return (
        box.x0 - 1 <= x0 <= box.x0 + _PADDING
        or box.x1 - _PADDING <= x1 <= box.x1 + 1
        or abs(x0 + x1 - box.x0 - box.x1) <= 2 * _CENTRED
    )


def _ends(piece: _Piece, place: Callable[[Glyph], Place]) -> Iterator[tuple[Glyph, Place]]:
    """Marks for the ends of a number, with their places."""
    for glyph, x in ((piece[0], piece[0].x0), (piece[-1], piece[-1].x1)):
        mark = replace(glyph, text=UNREADABLE, x0=x, x1=x)
        yield mark, place(mark)


def _cut_marks(
    glyph: Glyph, at: Place, place: Callable[[Glyph], Place], ruled: Sequence[RuledTable]
) -> Iterator[tuple[Glyph, Place]]:
    """A mark in the cell above or below where a level border cuts a number."""
    if at is None or glyph.turn:
        return
    box, size = _box(at, ruled), glyph.bottom - glyph.top
    low, high = glyph.top + _CUT[0] * size, glyph.top + _CUT[1] * size
    for border, beyond in ((box.top, box.top - 1), (box.bottom, box.bottom + 1)):
        if low <= border <= high:
            mark = replace(glyph, text=UNREADABLE, top=beyond - 0.5, bottom=beyond + 0.5)
            other = place(mark)
            if other not in (None, at):
                yield mark, other
