"""Draws a laid-out table as a picture: what a reader finds where a report shows its tables only as pictures.

The plain picture is what word processors paste: black on white, no grey. With a `Scan` it is drawn at its dots per inch and
degraded. The font is a small cut of Noto Sans CJK SC (SIL Open Font License, `fonts/OFL.txt`) that holds the characters of the
official forms, so that the picture is the same on a machine without Chinese fonts; where it lacks a character, and in scans with
an odd seed, it is the Song type of the PDFs. Lengths are pixels.

>>> from eval.forge.laid import LaidCell, LaidTable, Role
>>> draw_table(LaidTable((LaidCell(0, 0, "总计", Role.HEADER),), (1.0,), rows=1))[:4]
b'\\x89PNG'
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from eval.forge.laid import LaidCell, LaidTable, Role
from eval.forge.lines import broken, printable, row_heights
from eval.forge.printing import Printing
from eval.forge.scan import Picture, degraded

WIDTH = 1500
LONG = 12
INCHES = 6.54
"""The width of a table on A4 paper; the plain drawing has `WIDTH` pixels for it."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Lengths in pixels for one width."""

    width: int
    font: int
    leading: int
    padding: int
    margin: int
    line: int


PLAIN = _Sizes(WIDTH, 20, 26, 6, 12, 1)
FORMS, SONG = "forms.otf", "song.ttf"
BLANK = " \n\u3000\xa0"


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(files("eval.forge").joinpath(f"fonts/{name}").read_bytes()), size)


@cache
def _lacks(character: str) -> bool:
    """Whether the small font has only its box for this character."""
    font = _font(FORMS, PLAIN.font)
    return bytes(font.getmask(character)) == bytes(font.getmask("\uffff"))


def _font_name(table: LaidTable, printing: Printing) -> str:
    if printing.scan and printing.seed % 2:
        return SONG
    return (
        SONG
        if any(_lacks(character) for cell in table.cells for character in printable(cell.text) if character not in BLANK)
        else FORMS
    )


def pictures_of(table: LaidTable, printing: Printing) -> tuple[Picture, ...]:
    """The table as picture files: plain where `printing.scan` is None, else drawn in grey at its dpi and degraded. It is two
    files where the printing splits pictures and the table has `LONG` rows."""
    scan, font = printing.scan, _font_name(table, printing)
    sizes = PLAIN if scan is None else _scaled(INCHES * scan.dpi / WIDTH)
    image, middle = _drawn(table, sizes, "1" if scan is None else "L", font)
    parts = [image]
    if printing.split_pictures and table.rows >= LONG:
        parts = [image.crop((0, 0, image.width, middle + 1)), image.crop((0, middle, image.width, image.height))]
    if scan is None:
        return tuple(_plain(part) for part in parts)
    return tuple(degraded(part, scan, printing.seed + place) for place, part in enumerate(parts))


def draw_table(table: LaidTable) -> bytes:
    """The plain picture's bytes, a PNG: black on white, one bit a pixel, `WIDTH` pixels wide."""
    return pictures_of(table, Printing())[0].data


def _plain(image: Image.Image) -> Picture:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return Picture(file.getvalue(), "png", image.width, image.height, round(WIDTH / INCHES))


def _scaled(scale: float) -> _Sizes:
    def length(plain: float) -> int:
        return max(1, round(plain * scale))

    plain = PLAIN
    return _Sizes(
        length(WIDTH), length(plain.font), length(plain.leading), length(plain.padding), length(plain.margin), length(1.5)
    )


def _drawn(table: LaidTable, sizes: _Sizes, mode: str, name: str) -> tuple[Image.Image, int]:
    """The picture, and where the row in its middle begins."""
    font, white = _font(name, sizes.font), 1 if mode == "1" else 255
    edges = [sizes.margin]
    for share in table.widths:
        edges.append(edges[-1] + round((sizes.width - 2 * sizes.margin) * share))

    def lines(cell: LaidCell) -> list[str]:
        width = edges[cell.column + cell.colspan] - edges[cell.column] - 2 * sizes.padding
        return broken(printable(cell.text), width, font.getlength)

    heights = row_heights(table, lambda cell: len(lines(cell)) * sizes.leading + 2 * sizes.padding)
    tops = [float(sizes.margin)]
    for height in heights:
        tops.append(tops[-1] + height)
    image = Image.new(mode, (sizes.width, round(tops[-1]) + sizes.margin), white)
    canvas = ImageDraw.Draw(image)
    canvas.fontmode = mode
    for cell in table.cells:
        left, right = edges[cell.column], edges[cell.column + cell.colspan]
        top, bottom = tops[cell.row], tops[cell.row + cell.rowspan]
        canvas.rectangle((left, top, right, bottom), outline=0, width=sizes.line)
        text = lines(cell)
        down = (top + bottom - len(text) * sizes.leading) / 2
        for number, line in enumerate(text):
            slack = (right - left - font.getlength(line)) / 2
            across = sizes.padding if cell.role is Role.LABEL else slack
            canvas.text((left + across, down + number * sizes.leading), line, fill=0, font=font)
    return image, round(tops[table.rows // 2])
