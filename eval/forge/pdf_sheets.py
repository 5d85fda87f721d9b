"""The sheets of a PDF: a cursor that moves down A4 pages and turns them, and puts text, boxes and pictures where it stands.

Lengths are points, places count from the bottom left. A `Type` says which fonts print prose and tables and how; the running
head and foot (`Paper`) stand on every sheet where there are some, else only a page number.

>>> sheets = Sheets("某年报告", Type())
>>> sheets.paragraph("很好。")
>>> sheets.finished()[:5]
b'%PDF-'
"""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from eval.forge.furniture import Paper
from eval.forge.lines import broken, printable
from eval.forge.pdf_font import width_of
from eval.forge.radicals import with_radicals
from eval.forge.scan import Picture, misread

STANDARD_FONT = "STSong-Light"
"""One of the standard CID fonts, which viewers bring along."""
PAGE_WIDTH, PAGE_HEIGHT = float(A4[0]), float(A4[1])
SIDE = 62.0
TOP, BOTTOM = 72.0, 76.0
TEXT = PAGE_WIDTH - 2 * SIDE
BODY = 12.0
MARGIN_SIZE = 9
BOX_PADDING = 4.0
EDGE = 0.5
NOT_SEEN = 3
TWICE = 0.3
"""How far apart the two printings of bold text are."""


@dataclass(frozen=True, slots=True)
class Type:
    """Fonts by their registered names; `radicals` is the seed of those characters that are printed as radicals."""

    prose: str = STANDARD_FONT
    tables: str = STANDARD_FONT
    fake_bold: bool = False
    radicals: int | None = None


class Sheets:
    """A file being written: `y` is where the cursor stands, `number` counts its sheets from 1."""

    def __init__(
        self, title: str, type: Type, paper: Paper | None = None, *, rotated: bool = False, pictures: Sequence[Picture] = ()
    ) -> None:
        """`rotated` sheets lie on their side. `pictures` fill the sheets; what is printed on them is then not seen, and text
        is what a recognition program takes it for."""
        if STANDARD_FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(STANDARD_FONT))
        self.type = type
        self.number = 1
        self.y: float = PAGE_HEIGHT - TOP
        self._paper = paper
        self._rotated = rotated
        self._pictures = pictures
        self._draw = random.Random(title)  # noqa: S311  the look of samples, not secrets
        self._bytes = io.BytesIO()
        self._canvas = Canvas(self._bytes, pagesize=A4, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._begin()

    def finished(self) -> bytes:
        self._end()
        self._canvas.save()
        return self._bytes.getvalue()

    @property
    def room(self) -> float:
        """What is left of the sheet."""
        return self.y - BOTTOM

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the sheet yet."""
        return self.y >= PAGE_HEIGHT - TOP

    def turn(self) -> None:
        self._end()
        self.number += 1
        self.y = PAGE_HEIGHT - TOP
        self._begin()

    def _end(self) -> None:
        """Prints what stands at the head and foot of the sheet and closes it."""
        self.take_font(self.type.prose, MARGIN_SIZE)
        if self._paper:
            foot = f"第 {self.number} 页"
            self.text((PAGE_WIDTH - self._wide(self._paper.head)) / 2, PAGE_HEIGHT - 48, self._paper.head)
            self.rule(SIDE, PAGE_WIDTH - SIDE, PAGE_HEIGHT - 54)
            self.text(SIDE, 40, self._paper.foot)
            self.text(PAGE_WIDTH - SIDE - self._wide(foot), 40, foot)
        else:
            foot = f"— {self.number} —"
            self.text(PAGE_WIDTH / 2 - self._wide(foot) / 2, 40, foot)
        self._canvas.showPage()

    def _wide(self, text: str) -> float:
        return width_of(text, self.type.prose, MARGIN_SIZE)

    def _begin(self) -> None:
        if self._rotated:
            self._canvas.setPageRotation(90)  # reportlab lays the sheet itself on its side
            self._canvas.transform(0, 1, -1, 0, PAGE_HEIGHT, 0)
        if self.number <= len(self._pictures):
            picture = ImageReader(io.BytesIO(self._pictures[self.number - 1].data))
            self._canvas.drawImage(picture, 0, 0, PAGE_WIDTH, PAGE_HEIGHT)

    def take_font(self, font: str, size: float) -> None:
        """What follows on this sheet is printed in this font."""
        self._canvas.setFont(font, size)

    def text(self, left: float, baseline: float, line: str, *, bold: bool = False) -> None:
        """One line of text at a place, in the font taken; `bold` text is printed twice where the type says so."""
        if self._pictures:
            self._canvas.drawString(left, baseline, misread(line, self._draw), mode=NOT_SEEN)
            return
        seed = self.type.radicals
        shown = line if seed is None else with_radicals(line, seed)
        self._canvas.drawString(left, baseline, shown)
        if bold and self.type.fake_bold:
            self._canvas.drawString(left + TWICE, baseline, shown)

    def rectangle(self, left: float, bottom: float, right: float, top: float) -> None:
        if self._pictures:
            return
        self._canvas.setLineWidth(EDGE)
        self._canvas.rect(left, bottom, right - left, top - bottom)

    def ground(self, left: float, bottom: float, right: float, top: float) -> None:
        """A coloured box without an edge."""
        if self._pictures:
            return
        self._canvas.setFillColorRGB(0.78, 0.85, 0.94)
        self._canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
        self._canvas.setFillColorRGB(0, 0, 0)

    def edge(self, x0: float, y0: float, x1: float, y1: float, *, filled: bool) -> None:
        """A line, or the thin filled box that word processors print for one."""
        if self._pictures:
            return
        self._canvas.setLineWidth(EDGE)
        if filled:
            half = EDGE / 2
            self._canvas.rect(min(x0, x1) - half, min(y0, y1) - half, abs(x1 - x0) + EDGE, abs(y1 - y0) + EDGE, stroke=0, fill=1)
        else:
            self._canvas.line(x0, y0, x1, y1)

    def rule(self, left: float, right: float, y: float) -> None:
        if self._pictures:
            return
        self._canvas.setLineWidth(EDGE)
        self._canvas.line(left, y, right, y)

    def paragraph(
        self,
        text: str,
        *,
        size: float = BODY,
        align: str = "left",
        indent: bool = False,
        keep: float = 0,
        bold: bool = False,
        underlined: bool = False,
    ) -> None:
        """`keep` is how much room there must be below, or the sheet is turned first."""
        if self.room - size * 1.6 - keep < 0:
            self.turn()
        for line in self.lines("\u3000\u3000" + text if indent else text, TEXT, size):
            if self.room - size * 1.6 < 0:
                self.turn()
            self.y -= size * 1.6
            width = width_of(line, self.type.prose, size)
            shown = line.lstrip("\u3000")
            slack = {"left": 0.0, "centre": (TEXT - width) / 2, "right": TEXT - width}[align]
            left = SIDE + slack + size * (len(line) - len(shown))
            self.take_font(self.type.prose, size)
            self.text(left, self.y, shown, bold=bold)
            if underlined:
                self.rule(left, SIDE + slack + width, self.y - 2)
        self.y -= size * 0.4

    def lines(self, text: str, width: float, size: float) -> list[str]:
        """The text of a paragraph, broken to a width."""
        return broken(printable(text), width, lambda piece: width_of(piece, self.type.prose, size))

    def boxed_paragraphs(self, texts: Sequence[str]) -> None:
        """Paragraphs in ruled boxes one on the other, as one box with rules between them; closed at the foot of a sheet and
        drawn on in a new one."""
        for text in texts:
            waiting = self.lines("\u3000\u3000" + text, TEXT - 2 * BOX_PADDING, BODY)
            while waiting:
                fit = int((self.room - 2 * BOX_PADDING) // (BODY * 1.6))
                if fit < 1:
                    self.turn()
                    continue
                self._box(waiting[:fit])
                waiting = waiting[fit:]
        self.y -= BODY * 0.6

    def _box(self, lines: Sequence[str]) -> None:
        top = self.y
        self.take_font(self.type.prose, BODY)
        for line in lines:
            self.y -= BODY * 1.6
            shown = line.lstrip("\u3000")
            self.text(SIDE + BOX_PADDING + BODY * (len(line) - len(shown)), self.y, shown)
        self.y -= 2 * BOX_PADDING
        self.rectangle(SIDE, self.y, SIDE + TEXT, top)

    def picture(self, picture: Picture) -> None:
        """A picture as wide as the text, or as high as a sheet holds."""
        width, height = TEXT, TEXT * picture.high / picture.wide
        highest = PAGE_HEIGHT - TOP - BOTTOM
        if height > highest:
            width, height = width * highest / height, highest
        if self.room < height:
            self.turn()
        self._canvas.drawImage(ImageReader(io.BytesIO(picture.data)), SIDE, self.y - height, width, height)
        self.y -= height + BODY


def pictures_as_sheets(title: str, pictures: Sequence[Picture]) -> bytes:
    """A file whose pages are pictures and nothing else."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    for picture in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(picture.data)), 0, 0, PAGE_WIDTH, PAGE_HEIGHT)
        canvas.showPage()
    canvas.save()
    return file.getvalue()
