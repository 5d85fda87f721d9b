"""Draws a laid-out table as a PNG: what a reader finds where a report shows its tables only as pictures.

The font is a small cut of Noto Sans CJK SC (SIL Open Font License, `fonts/OFL.txt`) that holds the characters of the
official forms, so that the picture is the same on a machine without Chinese fonts. Characters it lacks are drawn as boxes.

>>> from eval.forge.layout import LaidCell, LaidTable, Role
>>> draw_table(LaidTable((LaidCell(0, 0, "总计", Role.HEADER),), (1.0,), rows=1))[:4]
b'\\x89PNG'
"""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from eval.forge.layout import LaidCell, LaidTable, Role
from eval.forge.lines import broken, row_heights

WIDTH = 1500
SIZE = 20
LEADING = 26
PADDING = 6
MARGIN = 12


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(files("eval.forge").joinpath("fonts/forms.otf").read_bytes()), SIZE)


def draw_table(table: LaidTable) -> bytes:
    """The PNG's bytes: black on white, one bit a pixel, `WIDTH` pixels wide."""
    edges = [MARGIN]
    for share in table.widths:
        edges.append(edges[-1] + round((WIDTH - 2 * MARGIN) * share))

    def lines(cell: LaidCell) -> list[str]:
        return broken(cell.text, edges[cell.column + cell.colspan] - edges[cell.column] - 2 * PADDING, _font().getlength)

    heights = row_heights(table, lambda cell: len(lines(cell)) * LEADING + 2 * PADDING)
    tops = [float(MARGIN)]
    for height in heights:
        tops.append(tops[-1] + height)
    image = Image.new("1", (WIDTH, round(tops[-1]) + MARGIN), 1)
    canvas = ImageDraw.Draw(image)
    canvas.fontmode = "1"
    for cell in table.cells:
        left, right = edges[cell.column], edges[cell.column + cell.colspan]
        top, bottom = tops[cell.row], tops[cell.row + cell.rowspan]
        canvas.rectangle((left, top, right, bottom), outline=0, width=1)
        text = lines(cell)
        down = (top + bottom - len(text) * LEADING) / 2
        for number, line in enumerate(text):
            slack = (right - left - _font().getlength(line)) / 2
            across = PADDING if cell.role is Role.LABEL else slack
            canvas.text((left + across, down + number * LEADING), line, fill=0, font=_font())
    packed = io.BytesIO()
    image.save(packed, "PNG", optimize=True)
    return packed.getvalue()
