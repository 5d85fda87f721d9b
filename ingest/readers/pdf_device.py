"""What a PDF page paints, in order: the door to pdfminer's interpreter.

`painted` runs a page's content and takes down characters, shapes and pictures, each with its number in the order of painting.
Text in a mode that puts no ink on the page is counted only, text that is clipped away or in a layer that is off is kept apart. Shapes: pdfminer's items, in points from the bottom left of the
page's media box as it is turned. Blanks: an empty page paints nothing. Errors: PdfminerException where the content cannot be
interpreted at all. Characters beyond `MAX_CHARS` and shapes beyond `MAX_SHAPES` are counted and left out.

>>> MAX_CHARS, 3 in INVISIBLE
(20000, True)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTImage, LTLine
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import LimitExceeded
from ingest.readers.pdf_edges import is_white
from ingest.readers.pdf_layers import Hiding, HidingInterpreter, layers_of

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFTextState
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import Matrix, PathSegment

MAX_CHARS, MAX_SHAPES = 20_000, 20_000

INVISIBLE = (3, 7)
"""Text modes that put no ink on the page."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A character as a page prints it: its number in the order of painting, the number of the text operator, its box (in points
    from the bottom left), how it is turned (a, b, c, d of its matrix), and whether it is white."""

    number: int
    run: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    matrix: tuple[float, float, float, float]
    white: bool = False


class Device(PDFPageAggregator):
    """Takes down what a page paints, in order, and bounds it; text in an invisible mode is counted only."""

    def __init__(self, page: Page) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
        self.characters: list[Typed] = []
        self.shapes: list[tuple[int, str, LTCurve]] = []
        """Number, how it is painted (s: stroked, f: filled, w: in white alone), shape."""
        self.images: list[tuple[int, LTImage]] = []
        self.number = self.operator = self.hidden = self.found_chars = self.found_shapes = 0
        self.hiding = Hiding()
        self.clipped: list[Typed] = []
        self.switched_off: list[Typed] = []
        self._invisible = False

    def render_string(self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState) -> None:
        self._invisible = textstate.render in INVISIBLE
        self.operator += 1
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        self.number += 1
        self.found_chars += 1
        if self.found_chars > MAX_CHARS:
            return font.char_width(cid) * fontsize * scaling
        advance = super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
        item = self.cur_item._objs.pop()
        if self._invisible:
            self.hidden += 1
        elif isinstance(item, LTChar):
            white = is_white(graphicstate.ncolor, graphicstate.ncs.name)
            place = (item.x0, item.y0, item.x1, item.y1)
            typed = Typed(self.number, self.operator, item.get_text(), *place, item.matrix[:4], white)
            self._kind_of(typed).append(typed)
        return advance

    def _kind_of(self, item: Typed) -> list[Typed]:
        if self.hiding.off:
            return self.switched_off
        if self.hiding.clips((item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2):
            return self.clipped
        return self.characters

    def paint_path(self, gstate: PDFGraphicState, stroke: bool, fill: bool, evenodd: bool, path: Sequence[PathSegment]) -> None:
        if self.found_shapes > MAX_SHAPES or self.hiding.off:
            return
        super().paint_path(gstate, stroke, fill, evenodd, path)
        items, self.cur_item._objs = self.cur_item._objs, []
        stroked = "s" if stroke and not is_white(gstate.scolor, gstate.scs.name) else ""
        filled = "f" if fill and not is_white(gstate.ncolor, gstate.ncs.name) else ""
        for item in items:
            self.number += 1
            self.found_shapes += 1
            if isinstance(item, LTCurve):
                in_white = "w" if fill or isinstance(item, LTLine) else ""
                self.shapes.append((self.number, stroked + filled or in_white, item))

    def render_image(self, name: str, stream: PDFStream) -> None:
        super().render_image(name, stream)
        self.number += 1
        item = self.cur_item._objs.pop()
        if isinstance(item, LTImage) and not self.hiding.off:
            self.images.append((self.number, item))


def painted(page: Page) -> Device:
    """What a page paints."""
    device = Device(page)
    try:
        interpreter = HidingInterpreter(page.pdf.rsrcmgr, device)
        interpreter.layers = layers_of(page.pdf.doc)
        interpreter.process_page(page.page_obj)
    except (MemoryError, RecursionError, LimitExceeded):
        raise
    except Exception as error:  # pdfminer raises whatever a damaged page makes of it
        raise PdfminerException(error) from error
    return device
