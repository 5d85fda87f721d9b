"""Characters of a PDF page that a small white field was painted over: someone covered what was printed there.

Fields higher than some lines of text are grounds, cut to some shape perhaps, and cover nothing. `is_among` finds a covered character
again where another program tells of it. Shapes: pdfminer's, in points. Blanks: none are covered where no field is white. Errors: none.

>>> one = Typed(1, 1, "9", 10, 10, 15, 20, (1, 0, 0, 1))
>>> def place(item: Typed) -> Box:
...     return Box(item.x0, 30 - item.y1, item.x1, 30 - item.y0)
>>> [len(painted_out([one], place, [(number, Box(9, 8, 30, 22))])) for number in (0, 2)]
[0, 1]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.model import Box
from ingest.readers.pdf_device import Typed

_RIM = 0.2
"""A character is painted over though this share of its size looks out on each side."""
_MOST_COVERS = 200
"""A page with more white fields than this over its text is drawn so by a program, which covers no text."""
_TALLEST_COVER = 4.0
"""A white field higher than this many characters covers none."""
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


def is_among(item: Typed, others: Sequence[Typed]) -> bool:
    """Whether one of the others is the same character in the same place, as another program tells it."""
    size = max(item.y1 - item.y0, 1.0)
    return any(
        item.text == other.text
        and abs(item.x0 - other.x0) <= _MISPLACED * size
        and abs((item.y0 + item.y1) - (other.y0 + other.y1)) <= size
        for other in others
    )
