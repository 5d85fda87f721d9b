"""One PDF page as it is seen: its characters, the lines drawn on it, its pictures.

What nobody sees is not read: text in an invisible mode (the layer that a scanner lays under or over its picture) or in a
layer that is switched off, white text on white, text too small to read, text beside the page, text that a small white field was
painted over, and large text set aslant (watermarks). Of text that is clipped away the digits are unreadable, as the number they
are of may go on where it is seen, and the rest is not there. Lines that are painted over with white are gone. A page that is printed sideways (its characters run up or down) is laid flat, so that rows are
rows; `Flat.back` leads a box back to the page. Shapes: points from the top left of the page as shown (its crop box, turned by
its /Rotate). Blanks: a page without marks has empty lists. Errors: PdfminerException where the page's content cannot be
interpreted at all.

>>> Flat(1, 600, 800).box(Box(10, 20, 30, 60)), Flat(1, 600, 800).back(Box(740, 10, 780, 30))
(Box(x0=740, top=10, x1=780, bottom=30), Box(x0=10, top=20, x1=30, bottom=60))
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from pdfminer.layout import LTComponent, LTCurve, LTImage, LTLine, LTRect
from pdfminer.utils import apply_matrix_rect
from pdfplumber.page import Page

from ingest.model import Box
from ingest.readers.pdf_covers import is_among, painted_out
from ingest.readers.pdf_device import Device, Typed, painted
from ingest.readers.pdf_edges import THIN, Edge, straight, without_overpainted
from ingest.readers.pdf_lines import UNREADABLE, Glyph, readable
from ingest.readers.pdf_notes import notes, with_notes

if TYPE_CHECKING:
    from pdfminer.utils import Matrix, Point

_TINY = 1.5
"""Text lower than this, in points, is not there to be read."""
_SLANT = 0.1
"""Text is aslant where it rises by more than this share of its length (and does not run straight up or down)."""
_TURNED = {(turn, turn): 0 for turn in (1, -1, 2)}
_TURNED |= {(1, 0): -1, (1, -1): 2, (1, 2): 1, (-1, 0): 1, (-1, 1): 2, (-1, 2): -1, (2, 0): 2, (2, 1): -1, (2, -1): 1}
"""How a character runs on a page laid flat, by how the page was turned and how the character ran."""
_LEVEL = 0.5
"""A piece of an outline is level or upright where it strays no more than this, in points."""
_PAGE_WIDE = 0.5
"""Share of a page that a picture over its text covers where it hides it."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A picture on the page; `number` counts what was painted before it, `opaque` is false where it may be seen through."""

    name: str
    box: Box
    number: int
    opaque: bool


@dataclass(frozen=True, slots=True)
class Flat:
    """How a page was turned to lay its text flat: 0 not at all, 1 where it ran upwards, -1 where it ran downwards, 2 where it
    stood on its head. `width` and `height` are the page's own."""

    turn: int
    width: float
    height: float

    def box(self, box: Box) -> Box:
        """A box of the page on the page laid flat."""
        if self.turn == 2:
            return self.back(box)
        if self.turn == 1:
            return Box(self.height - box.bottom, box.x0, self.height - box.top, box.x1)
        if self.turn < 0:
            return Box(box.top, self.width - box.x1, box.bottom, self.width - box.x0)
        return box

    def back(self, box: Box) -> Box:
        """A box of the page laid flat on the page itself."""
        if self.turn == 2:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        if self.turn == 1:
            return Box(box.top, self.height - box.x1, box.bottom, self.height - box.x0)
        if self.turn < 0:
            return Box(self.width - box.bottom, box.x0, self.width - box.top, box.x1)
        return box


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What is seen on a page, laid flat. `drawn` are drawings that are no straight lines, `hidden` counts characters that are
    not seen (invisible, or under a picture of the page), `unshown_digits` digits that are clipped away or in a layer that is
    off, `found_chars` and `found_shapes` all that the page holds, which is
    more than is listed where it is over a bound."""

    number: int
    width: float
    height: float
    flat: Flat
    glyphs: list[Glyph]
    edges: list[Edge]
    pictures: list[Painted]
    drawn: list[Box]
    hidden: int
    found_chars: int
    found_shapes: int
    unshown_digits: int


TypedAgain = Callable[[Page, int], list[Typed]]
"""A page's characters told by another program, each with the number given."""


def printed_page(page: Page, again: TypedAgain | None = None) -> PrintedPage:
    """What is seen on a page; with `again`, its characters are those which that gives (none where a picture hides some of the
    page's: the other program does not tell which)."""
    device = painted(page)
    layout = device.get_result()
    return _Seen(page, float(layout.width), float(layout.height)).page(device, again)


def turned(page: Page) -> Matrix:
    """From the file's own coordinates to points from the bottom left of the page's media box as it is turned."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    ways: dict[int, Matrix] = {90: (0, -1, 1, 0, -y0, x1), 180: (-1, 0, 0, -1, x1, y1), 270: (0, 1, -1, 0, y1, -x0)}
    return ways.get(page.page_obj.rotate, (1, 0, 0, 1, -x0, -y0))


def _crop(page: Page, width: float, height: float) -> Box:
    """The part of the page that is shown, in points from the top left of its media box, both turned by its /Rotate."""
    left, low, right, high = apply_matrix_rect(turned(page), page.page_obj.cropbox)
    shown = Box(max(left, 0.0), max(height - high, 0.0), min(right, width), min(height - low, height))
    return shown if shown.x1 - shown.x0 >= 1 and shown.bottom - shown.top >= 1 else Box(0.0, 0.0, width, height)


class _Seen:
    """What of a page's marks is seen, in points from the top left of what is shown of it."""

    def __init__(self, page: Page, width: float, height: float) -> None:
        crop = _crop(page, width, height)
        self.source = page
        self.number, self.left, self.high = page.page_number, crop.x0, height - crop.top
        self.width, self.height = crop.x1 - crop.x0, crop.bottom - crop.top
        self.fills: list[Box] = []
        self.white: list[tuple[int, Box]] = []
        self.edges: list[tuple[int, Edge]] = []
        self.drawn: list[Box] = []
        self.pictures: list[Painted] = []

    def page(self, device: Device, again: TypedAgain | None) -> PrintedPage:
        for number, paint, shape in device.shapes:
            self._shape(number, paint, shape)
        for number, image in device.images:
            self._image(number, image)
        area = self.width * self.height
        cover = max((p.number for p in self.pictures if p.opaque and area_of(p.box) > _PAGE_WIDE * area), default=0)
        characters = [item for item in device.characters if item.number >= cover]
        covered = len(device.characters) - len(characters)
        covered_over = painted_out(characters, self._place, self.white)
        gone = {item.number for item in covered_over}
        characters = [item for item in characters if item.number not in gone]
        unseen = [*covered_over, *device.switched_off]
        if again is not None:
            told = [] if covered else again(self.source, device.number)
            gone_too = [*unseen, *device.clipped]
            characters = [item for item in told if not is_among(item, gone_too) or is_among(item, characters)]
        cut_off = [replace(item, text=UNREADABLE) for item in device.clipped if item.text.isdigit()]
        characters = [*characters, *cut_off]
        return _laid_flat(
            PrintedPage(
                self.number,
                self.width,
                self.height,
                Flat(0, self.width, self.height),
                with_notes([glyph for item in characters if (glyph := self._glyph(item)) is not None], self._notes()),
                without_overpainted(self.edges, self.white),
                self.pictures,
                self.drawn,
                device.hidden + covered + len(unseen) + len(device.clipped),
                device.found_chars,
                device.found_shapes,
                sum(1 for item in (*device.clipped, *device.switched_off) if item.text.isdigit()),
            )
        )

    def _notes(self) -> list[tuple[str, Box]]:
        """What is laid over the page, where it is shown."""
        placed = ((kind, apply_matrix_rect(turned(self.source), rect)) for kind, rect in notes(self.source))
        return [(kind, Box(x0 - self.left, self.high - y1, x1 - self.left, self.high - y0)) for kind, (x0, y0, x1, y1) in placed]

    def _place(self, item: LTComponent | Typed) -> Box:
        return Box(item.x0 - self.left, self.high - item.y1, item.x1 - self.left, self.high - item.y0)

    def _glyph(self, item: Typed) -> Glyph | None:
        """The character, None for what is not there to be read."""
        # what a font says is nothing is printed all the same, and may be a digit
        box, text = self._place(item), readable(item.text or UNREADABLE)
        glyph = Glyph(text, box.x0, box.x1, box.top, box.bottom, 0, item.run)
        if not text or not (-0.5 <= glyph.x <= self.width + 0.5 and -0.5 <= glyph.y <= self.height + 0.5):
            return None
        a, b = abs(item.matrix[0]), abs(item.matrix[1])
        if b > _SLANT * a:
            if a > _SLANT * b:
                return None
            glyph = replace(glyph, turn=-1 if item.matrix[1] < 0 else 1)
        elif item.matrix[0] < 0 and item.matrix[3] < 0:
            glyph = replace(glyph, turn=2)
        if (box.x1 - box.x0 if glyph.turn in (1, -1) else box.bottom - box.top) < min(_TINY, self.height / 500):
            return None
        return None if item.white and not self._on_colour(glyph) else glyph

    def _on_colour(self, glyph: Glyph) -> bool:
        """Whether white text stands on something that is not white."""
        grounds = (*self.fills, *(picture.box for picture in self.pictures))
        return any(box.x0 <= glyph.x <= box.x1 and box.top <= glyph.y <= box.bottom for box in grounds)

    def _shape(self, number: int, paint: str, shape: LTCurve) -> None:
        plain = isinstance(shape, LTRect | LTLine)
        box = self._place(shape) if plain else self._around(shape)
        edges = list(self._straight(shape, box, "s" in paint, "f" in paint and not isinstance(shape, LTLine)))
        self.edges += [(number, edge) for edge in edges]
        if plain and paint == "w":
            self.white.append((number, box))
        elif plain and "f" in paint:
            self.fills.append(box)
        elif paint and paint != "w" and not edges and not plain:
            self.drawn.append(box)

    def _around(self, shape: LTCurve) -> Box:
        """The box round a shape, the control points of its curves too."""
        points = [point for segment in shape.original_path or () for point in cast("Sequence[Point]", segment[1:])] or shape.pts
        across, down = [x - self.left for x, _ in points], [self.high - y for _, y in points]
        return Box(min(across), min(down), max(across), max(down))

    def _straight(self, shape: LTCurve, box: Box, stroked: bool, filled: bool) -> Iterator[Edge]:
        """The straight lines of a shape: a line, a thin field, a frame, or an outline of level and upright pieces."""
        if (stroked or filled) and min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
            yield from straight(box)
        elif stroked and isinstance(shape, LTRect):
            yield from (Edge(box.x0, y, box.x1, y) for y in (box.top, box.bottom))
            yield from (Edge(x, box.top, x, box.bottom) for x in (box.x0, box.x1))
        elif stroked and {segment[0] for segment in shape.original_path or ()} <= {"m", "l", "h"}:
            points = [(x - self.left, self.high - y) for x, y in shape.pts]
            for (x0, y0), (x1, y1) in pairwise(points):
                if min(abs(x1 - x0), abs(y1 - y0)) <= _LEVEL:
                    yield from straight(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _image(self, number: int, image: LTImage) -> None:
        """A picture; one that is a hair thin is a drawn line."""
        box = self._place(image)
        if min(box.x1 - box.x0, box.bottom - box.top) <= THIN:
            self.edges += [(number, edge) for edge in straight(box)]
        else:
            opaque = not image.imagemask and image.stream.get_any(("SMask", "Mask")) is None
            self.pictures.append(Painted(str(image.name or ""), box, number, opaque))


def area_of(box: Box) -> float:
    """In square points; 0 for an empty box."""
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)


def _laid_flat(seen: PrintedPage) -> PrintedPage:
    """The page with text that runs up or down laid flat, where most of it does."""
    turns = Counter(glyph.turn for glyph in seen.glyphs if glyph.text.strip())
    turn = max((1, -1, 2), key=lambda way: turns[way])
    if turns[turn] < 20 or turns[turn] * 10 < sum(turns.values()) * 7:
        return seen
    flat = Flat(turn, seen.width, seen.height)

    def laid(glyph: Glyph) -> Glyph:
        box = flat.box(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
        return replace(glyph, x0=box.x0, x1=box.x1, top=box.top, bottom=box.bottom, turn=_TURNED[turn, glyph.turn])

    def edge(one: Edge) -> Edge:
        box = flat.box(Box(one.x0, one.top, one.x1, one.bottom))
        return Edge(box.x0, box.top, box.x1, box.bottom)

    return replace(
        seen,
        flat=flat,
        width=seen.height,
        height=seen.width,
        glyphs=[laid(glyph) for glyph in seen.glyphs],
        edges=[edge(one) for one in seen.edges],
        pictures=[replace(picture, box=flat.box(picture.box)) for picture in seen.pictures],
        drawn=[flat.box(box) for box in seen.drawn],
    )
