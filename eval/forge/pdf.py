"""Writes a `SampleReport` as a PDF with a text layer: Song type, ruled tables, merged cells, page breaks inside tables.

A page holds A4 in points. Tables are drawn cell by cell: where a page ends inside one, each merged cell is closed there
and drawn on, with what is left of its text, on the next page, and the header is not printed again, as Word does it. The font
is one of the standard CID fonts, which viewers bring along, so nothing is embedded. Bytes are the same every time.

>>> from eval.forge.model import SampleReport
>>> write_pdf(SampleReport("k", "某局", 2023, ("某局2023年报告",), ("很好。",), ()))[:5]
b'%PDF-'
"""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from eval.forge.layout import LaidCell, LaidTable, Role, lay_out
from eval.forge.lines import broken, row_heights
from eval.forge.model import SampleReport
from eval.forge.picture import draw_table

FONT = "STSong-Light"
PAGE_WIDTH, PAGE_HEIGHT = A4
SIDE = 62.0
TOP, BOTTOM = 72.0, 76.0
TEXT = PAGE_WIDTH - 2 * SIDE
BODY, CELL = 12.0, 8.5
CELL_LINE = CELL * 1.35
PADDING = 2.5


def write_pdf(report: SampleReport) -> bytes:
    """The file's bytes."""
    writer = _Writer("".join(report.title))
    for line in report.title:
        writer.paragraph(line, size=18, align="centre")
    for line in report.opening:
        writer.paragraph(line, indent=True)
    for section in report.sections:
        writer.paragraph(section.heading, size=14 if section.level == 1 else BODY, keep=60)
        for line in section.paragraphs:
            writer.paragraph(line, indent=True)
        for table in section.tables:
            for line in table.caption:
                writer.paragraph(line, align="centre")
            if table.as_picture:
                writer.picture(draw_table(lay_out(table)))
            else:
                writer.table(lay_out(table))
    for line in report.closing:
        writer.paragraph(line, align="right")
    return writer.finished()


class _Measure:
    """The width of a text in points at one size."""

    def __init__(self, size: float) -> None:
        self.size = size

    def __call__(self, text: str) -> float:
        return float(pdfmetrics.stringWidth(text, FONT, self.size))


class _Writer:
    """A cursor that moves down the page (`self.y`, in points from the bottom) and turns it when it is full."""

    def __init__(self, title: str) -> None:
        if FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.bytes = io.BytesIO()
        self.canvas = Canvas(self.bytes, pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.page = 1
        self.y = PAGE_HEIGHT - TOP

    def finished(self) -> bytes:
        self._turn()
        self.canvas.save()
        return self.bytes.getvalue()

    def _turn(self) -> None:
        self.canvas.setFont(FONT, 9)
        self.canvas.drawCentredString(PAGE_WIDTH / 2, 40, f"— {self.page} —")
        self.canvas.showPage()
        self.page += 1
        self.y = PAGE_HEIGHT - TOP

    def paragraph(self, text: str, *, size: float = BODY, align: str = "left", indent: bool = False, keep: float = 0) -> None:
        """`keep` is how much room there must be below, or the page is turned first."""
        if self.y - size * 1.6 - keep < BOTTOM:
            self._turn()
        for line in broken("\u3000\u3000" + text if indent else text, TEXT, _Measure(size)):
            if self.y - size * 1.6 < BOTTOM:
                self._turn()
            self.y -= size * 1.6
            slack = TEXT - _Measure(size)(line)
            shown = line.lstrip("\u3000")
            left = SIDE + {"left": 0.0, "centre": slack / 2, "right": slack}[align] + size * (len(line) - len(shown))
            self.canvas.setFont(FONT, size)
            self.canvas.drawString(left, self.y, shown)
        self.y -= size * 0.4

    def picture(self, png: bytes) -> None:
        reader = ImageReader(io.BytesIO(png))
        pixels_wide, pixels_high = reader.getSize()
        height = TEXT * pixels_high / pixels_wide
        if self.y - height < BOTTOM:
            self._turn()
        self.canvas.drawImage(reader, SIDE, self.y - height, TEXT, height)
        self.y -= height + BODY

    def table(self, table: LaidTable) -> None:
        edges = [SIDE]
        for share in table.widths:
            edges.append(edges[-1] + TEXT * share)

        def lines(cell: LaidCell) -> list[str]:
            width = edges[cell.column + cell.colspan] - edges[cell.column] - 2 * PADDING
            return broken(cell.text, width, _Measure(CELL))

        waiting = {cell: lines(cell) for cell in table.cells}
        heights = row_heights(table, lambda cell: len(waiting[cell]) * CELL_LINE + 2 * PADDING)
        first = 0
        while first < table.rows:
            last, room = first, self.y - BOTTOM
            while last < table.rows and heights[last] <= room:
                room -= heights[last]
                last += 1
            if last == first and self.y < PAGE_HEIGHT - TOP:
                self._turn()
                continue
            last = max(last, first + 1)
            tops = [self.y]
            for height in heights[first:last]:
                tops.append(tops[-1] - height)
            for cell in table.cells:
                start, end = max(cell.row, first), min(cell.row + cell.rowspan, last)
                if start < end:
                    box = (edges[cell.column], tops[start - first], edges[cell.column + cell.colspan], tops[end - first])
                    self._cell(cell, box, waiting[cell])
            self.y = tops[-1]
            first = last
            if first < table.rows:
                self._turn()
        self.y -= BODY

    def _cell(self, cell: LaidCell, box: tuple[float, float, float, float], waiting: list[str]) -> None:
        """Draws a cell, or the part of it that is on this page, and takes the lines that fit from `waiting`."""
        left, top, right, bottom = box
        self.canvas.setLineWidth(0.5)
        self.canvas.rect(left, bottom, right - left, top - bottom)
        fit = max(1, int((top - bottom - 2 * PADDING + 0.01) / CELL_LINE))
        here, waiting[:] = waiting[:fit], waiting[fit:]
        baseline = (top + bottom + len(here) * CELL_LINE) / 2 - CELL
        self.canvas.setFont(FONT, CELL)
        for line in here:
            shown = line.lstrip("\u3000")
            indent = CELL * (len(line) - len(shown)) + PADDING
            across = indent if cell.role is Role.LABEL else (right - left - _Measure(CELL)(shown)) / 2
            self.canvas.drawString(left + across, baseline, shown)
            baseline -= CELL_LINE
