"""Characters of a PDF page that someone made unreadable: painted over with a small white field, or struck out by a line.

`struck_out` makes each digit that a level line runs through U+FFFD; rules and underlines lie above or below the digits. Fields higher than some lines of text are grounds, cut to some shape perhaps, and cover nothing. `is_among` finds a covered character
again where another program tells of it. Shapes: pdfminer's, in points. Blanks: none are covered where no field is white. Errors: none.

>>> one = Typed(1, 1, "9", 10, 10, 15, 20, (1, 0, 0, 1))
>>> def place(item: Typed) -> Box:
...     return Box(item.x0, 30 - item.y1, item.x1, 30 - item.y0)
>>> [len(painted_out([one], place, [(number, Box(9, 8, 30, 22))])) for number in (0, 2)]
[0, 1]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.model import Box
from ingest.readers.pdf_device import Typed
from ingest.readers.pdf_edges import Edge
from ingest.readers.pdf_lines import UNREADABLE, Glyph

_RIM = 0.2
"""A character is painted over though this share of its size looks out on each side."""
_MOST_COVERS = 200
"""A page with more white fields than this over its text is drawn so by a program, which covers no text."""
_TALLEST_COVER = 4.0
"""A white field higher than this many characters covers none."""
_MIDDLE = 0.3, 0.76
"""A line through a character lies between these shares of its height, from the top."""
_MISPLACED = 0.08
"""Two programs place a character as far apart as this share of its height."""


def painted_out(characters: Sequence[Typed], place: Callable[[Typed], Box], white: Sequence[tuple[int, Box]]) -> list[Typed]:
    """The characters that a white field lies over; `white` are the fields, each with its number in the order of painting."""
    first = min((item.number for item in characters), default=0)
    covers = [(number, field) for number, field in white if number > first]
    if not covers or len(covers) > _MOST_COVERS:
        return []
    return [item for item in characters if any(n > item.number and _covers(field, place(item)) for n, field in covers)]


def _covers(field: Box, box: Box) -> bool:
    across, down = _RIM * (box.x1 - box.x0), _RIM * (box.bottom - box.top)
    beside = field.x0 <= box.x0 + across and box.x1 - across <= field.x1
    over = field.top <= box.top + down and box.bottom - down <= field.bottom
    return beside and over and field.bottom - field.top <= _TALLEST_COVER * (box.bottom - box.top)


def struck_out(glyphs: Sequence[Glyph], edges: Sequence[Edge]) -> list[Glyph]:
    """The characters, digits with a line through their middle as unreadable ones."""
    lines = sorted((edge.top, edge.x0, edge.x1) for edge in edges if not edge.upright)
    heights = [height for height, _, _ in lines]

    def is_struck(glyph: Glyph) -> bool:
        high = glyph.bottom - glyph.top
        low, up = glyph.top + _MIDDLE[0] * high, glyph.top + _MIDDLE[1] * high
        return any(x0 <= glyph.x <= x1 for _, x0, x1 in lines[bisect_left(heights, low) : bisect_right(heights, up)])

    return [replace(g, text=UNREADABLE) if g.text.isdigit() and not g.turn and is_struck(g) else g for g in glyphs]


def is_among(item: Typed, others: Sequence[Typed]) -> bool:
    """Whether one of the others is the same character in the same place, as another program tells it."""
    size = max(item.y1 - item.y0, 1.0)
    return any(
        item.text == other.text
        and abs(item.x0 - other.x0) <= _MISPLACED * size
        and abs((item.y0 + item.y1) - (other.y0 + other.y1)) <= size
        for other in others
    )
