"""A PDF's characters told by another program: pdfium in place of pdfminer, all else read the same way.

Fonts, encodings and places of characters are worked out by pdfium alone; lines and pictures are pdfminer's, as ever. So both
readings see one table, and where they give one number two programs have read it. What is not seen (an invisible mode, white on
white, beside the page) is left out here too; nothing is recognised in pictures. Shapes: points from the bottom left of the
page's media box as it is turned. Blanks: a page that pdfium does not find has no characters. Errors: those of `pdf.read`.

`read(data)` needs a file; `_outline` has the example.

>>> _outline((0, 1, -1, 0), 30, 50, 10, (23, 50, 31, 55))
(22.0, 50, 32.0, 55)
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.utils import apply_matrix_rect, mult_matrix
from pdfplumber.page import Page

from ingest.errors import DamagedFile
from ingest.model import Document
from ingest.readers import pdf
from ingest.readers.pdf_device import INVISIBLE, MAX_CHARS, Typed
from ingest.readers.pdf_page import TypedAgain, turned

_ASCENT, _DESCENT = 0.8, 0.2
"""How far a character reaches over and under its line, in shares of its size."""
_WHITE = 0xFF

_Rect = tuple[float, float, float, float]


def read(data: bytes) -> Document:
    """The document in a PDF file's bytes, its characters told by pdfium."""
    with _typed(data) as again:
        return pdf.read(data, again)


@contextmanager
def _typed(data: bytes) -> Iterator[TypedAgain]:
    """Gives the characters of the file's pages; the file is closed at the end."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(f"found a PDF that cannot be read a second way ({error}), expected a whole one") from error

    def page(printed: Page, number: int) -> list[Typed]:
        if printed.page_number > len(document):
            return []
        try:
            with closing(document[printed.page_number - 1]) as found, closing(found.get_textpage()) as text:
                return list(_Text(text, printed, number).characters())
        except pypdfium2.PdfiumError:
            return []  # what pdfium does not read is not told, and so never told to be alike

    with document:
        yield page


class _Text:
    """The text of one page."""

    def __init__(self, text: pypdfium2.PdfTextPage, printed: Page, number: int) -> None:
        self._text = text
        self._count = min(text.count_chars(), MAX_CHARS)
        self._turned = turned(printed)
        self._number = number

    def characters(self) -> Iterator[Typed]:
        """The characters in pdfium's order; one that stands for several (a ligature) is one."""
        held: Typed | None = None
        last: tuple[float, ...] = ()
        for index in range(self._count):
            found = self._character(index)
            if found is None:
                continue
            typed, origin = found
            if held is not None and origin == last:
                held = replace(held, text=held.text + typed.text)
                continue
            if held is not None:
                yield held
            held, last = typed, origin
        if held is not None:
            yield held

    def _character(self, index: int) -> tuple[Typed, tuple[float, ...]] | None:
        """A character and where it was set (its run, the start of its line); None for what is not printed."""
        text = self._text
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            return None
        run = pdfium.FPDFText_GetTextObject(text, index)
        if not run or pdfium.FPDFTextObj_GetTextRenderMode(run) in INVISIBLE:
            return None
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        if not pdfium.FPDFText_GetMatrix(text, index, matrix) or not pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            return None
        way = (matrix.a, matrix.b, matrix.c, matrix.d)
        size = pdfium.FPDFText_GetFontSize(text, index)
        box = _outline(way, x.value, y.value, size, self._ink(index)) if abs(way[1]) > abs(way[0]) else self._box(index)
        place = apply_matrix_rect(self._turned, box)
        shown = mult_matrix((*way, 0.0, 0.0), self._turned)[:4]
        number = ctypes.cast(run, ctypes.c_void_p).value or 0
        return Typed(self._number, number, self._letter(index), *place, shown, self._white(index)), (number, x.value, y.value)

    def _letter(self, index: int) -> str:
        code = pdfium.FPDFText_GetUnicode(self._text, index)
        if pdfium.FPDFText_IsHyphen(self._text, index) == 1:
            return "-"
        if code in (0, 0xFFFE, 0xFFFF) or pdfium.FPDFText_HasUnicodeMapError(self._text, index) == 1:
            return "\ufffd"
        return chr(code)

    def _box(self, index: int) -> _Rect:
        """The place that an upright character takes up on its line."""
        rect = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(self._text, index, rect)
        return min(rect.left, rect.right), min(rect.top, rect.bottom), max(rect.left, rect.right), max(rect.top, rect.bottom)

    def _ink(self, index: int) -> _Rect:
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(self._text, index, left, right, low, high)
        return left.value, low.value, right.value, high.value

    def _white(self, index: int) -> bool:
        colour = [ctypes.c_uint() for _ in range(4)]
        if not pdfium.FPDFText_GetFillColor(self._text, index, *colour):
            return False
        return all(part.value == _WHITE for part in colour[:3])


def _outline(way: tuple[float, float, float, float], x: float, y: float, size: float, ink: _Rect) -> _Rect:
    """The place of a character that runs up or down: its ink along the line, its size across. pdfium has none for those."""
    height = size * abs(way[1])
    over, under = (_ASCENT * height, _DESCENT * height) if way[1] > 0 else (_DESCENT * height, _ASCENT * height)
    return x - over, ink[1], x + under, ink[3]
