"""What a page in a picture prints, read twice: free lines, and the cells of its ruled tables.

The page is searched for text as a whole, and what is found is shared out to the cells it lies in. The first reading of a cell is
of its own ink, line by line; the second is of what the search found in it, or of the ink alone on clean paper where it found
nothing or was unsure of the same. Free lines are first read as the search found them, then on clean paper. Lengths are points (`picture_grid`). Blanks: a
page without text gives no lines. Errors: UnreadableError for a page with a table of which too many cells stay unread.

`read_page` needs a picture and the extra `ocr`; `tests/ingest/readers/test_picture.py` shows it at work.

>>> _rows([Found(30, 0, 50, 10), Found(0, 1, 20, 11), Found(0, 20, 20, 30)])
[[Found(x0=0, top=1, x1=20, bottom=11), Found(x0=30, top=0, x1=50, bottom=10)], [Found(x0=0, top=20, x1=20, bottom=30)]]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

import cv2
import numpy as np

from ingest.model import Box
from ingest.readers.ocr import Found, Reading, engine
from ingest.readers.pdf_lines import Line
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable, without_empty_rows
from ingest.readers.pdf_tables import RuledCell, RuledTable
from ingest.readers.picture_cells import LEAST_SURE, UNREAD, Band, Ink, lines_of_ink, settled_texts
from ingest.readers.picture_grid import LINE, Grids, find_grids
from ingest.readers.picture_image import Page, Pixels, UnreadableError, turned

_WALL = 0.13
"""Lines of text that a ruling line reaches into a cell."""
_GLYPH = 0.8
"""A character's height as a share of the box it is found in."""
_LINE_OF_INK = 1.3
"""A line's height for the height of its taller pieces of ink."""
_MOST_UNREAD = 0.25


@dataclass(frozen=True, slots=True)
class ReadLine(Line):
    """A printed line with its second reading."""

    second: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page prints: tables and free lines in points; `unread` are the places of tables that stay pictures."""

    tables: tuple[tuple[Box, PlacedTable], ...]
    lines: tuple[ReadLine, ...]
    unread: tuple[Box, ...]
    height: float


def read_page(page: Page, number: int) -> PageText:
    """Reads a page; `number` is its page number, for the cells."""
    page, found = _upright(page)
    if not found:
        return PageText((), (), (), 0.0)
    grids = find_grids(page.ink, _line_height(page, found))
    reader = _Reader(page, grids, found)
    tables = tuple((table.box, reader.table(index, number)) for index, table in enumerate(grids.tables))
    return PageText(tables, tuple(reader.lines()), tuple(t.box for t in grids.doubtful), page.grey.shape[0] / grids.scale)


def _upright(page: Page) -> tuple[Page, list[Found]]:
    """The page turned so that its text runs from left to right, and where text was found."""
    found = engine().find(page.grey)
    tall = sum(1 for box in found if box.bottom - box.top > 2 * (box.x1 - box.x0))
    wide = sum(1 for box in found if box.x1 - box.x0 > 2 * (box.bottom - box.top))
    if tall > wide:
        page = turned(page, 1)
        found = engine().find(page.grey)
    longest = sorted(found, key=lambda box: box.x0 - box.x1)[:6]
    crops = [_crop(page.grey, box, 0) for box in longest]
    here = engine().read(crops)
    over = engine().read([np.ascontiguousarray(np.rot90(crop, 2)) for crop in crops])
    if sum(reading.sure for reading in over) > sum(reading.sure for reading in here) + 0.1 * len(crops):
        page = turned(page, 2)
        found = engine().find(page.grey)
    return page, found


def _line_height(page: Page, found: Sequence[Found]) -> float:
    """The height of a usual line of text in pixels, by the taller pieces of ink where text was found."""
    box_height = median(min(box.bottom - box.top, box.x1 - box.x0) for box in found)
    _, _, stats, centres = cv2.connectedComponentsWithStats(page.ink)
    inside = np.zeros(page.ink.shape, dtype=np.bool_)
    for box in found:
        inside[int(box.top) : round(box.bottom), int(box.x0) : round(box.x1)] = True
    heights = [
        int(stats[index][cv2.CC_STAT_HEIGHT])
        for index in range(1, len(stats))
        if inside[int(centres[index][1]), int(centres[index][0])]
    ]
    usual = [height for height in heights if 0.2 * box_height < height < 1.3 * box_height]
    return float(np.percentile(usual, 80)) * _LINE_OF_INK if usual else box_height


def _crop(picture: Pixels, box: Found | Band, pad: int) -> Pixels:
    """The part of the picture with so much more on each side; half as much above and below, where other lines may be near."""
    rows, columns = picture.shape
    top, bottom = max(0, int(box.top) - pad // 2), min(rows, round(box.bottom) + pad // 2)
    left, right = max(0, int(box.x0) - pad), min(columns, round(box.x1) + pad)
    return np.ascontiguousarray(picture[top : max(bottom, top + 1), left : max(right, left + 1)])


def _rows(boxes: Sequence[Found]) -> list[list[Found]]:
    """Boxes that stand on one line, from top to bottom, each line from left to right."""
    rows: list[list[Found]] = []
    for box in sorted(boxes, key=lambda one: one.top + one.bottom):
        last = rows[-1][-1] if rows else None
        if last and box.top + box.bottom - last.top - last.bottom < 0.9 * min(box.bottom - box.top, last.bottom - last.top):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


class _Reader:
    """Reads one page; the search's boxes are shared out to cells, what is left is free lines."""

    def __init__(self, page: Page, grids: Grids, found: Sequence[Found]) -> None:
        self._page, self._grids, self._scale = page, grids, grids.scale
        self._line = LINE * grids.scale
        self._in_cells: dict[tuple[int, int], list[Found]] = {}
        self._free: list[Found] = []
        for box in found:
            self._share_out(box)
        self._clean: Pixels = np.asarray(255 - cv2.GaussianBlur(page.ink, (0, 0), 0.8), dtype=np.uint8)

    def _share_out(self, box: Found) -> None:
        x, y = (box.x0 + box.x1) / 2 / self._scale, (box.top + box.bottom) / 2 / self._scale
        if any(_holds(table, x, y) for table in self._grids.doubtful):
            return
        for index, table in enumerate(self._grids.tables):
            if _holds(table, x, y):
                for number, piece in self._pieces(table, box, y):
                    self._in_cells.setdefault((index, number), []).append(piece)
                return
        self._free.append(box)

    def _pieces(self, table: RuledTable, box: Found, y: float) -> Iterator[tuple[int, Found]]:
        """The box cut at the walls that it crosses, each piece with its cell."""
        for number in dict.fromkeys(table.cell_at((left + right) / 2, y) for left, right in pairwise(table.xs)):
            if number is None:
                continue
            cell = table.cells[number].box
            left, right = max(box.x0, cell.x0 * self._scale), min(box.x1, cell.x1 * self._scale)
            if right - left > min(0.35 * self._line, 0.6 * (box.x1 - box.x0)):
                yield number, Found(left, box.top, right, box.bottom)

    # --------------------------------------------------------------------------------------------------------- tables

    def table(self, index: int, number: int) -> PlacedTable:
        """The table with both readings of each cell. Errors: UnreadableError where too many cells have ink but no reading."""
        table = self._grids.tables[index]
        inks = [self._ink(cell) for cell in table.cells]
        boxes = [[box for row in _rows(self._in_cells.get((index, n), [])) for box in row] for n in range(len(inks))]
        firsts = self._readings([ink.bands for ink in inks], self._page.grey, 0.2)
        seconds = self._readings(boxes, self._page.grey, 0.0)
        alone = [
            ink.bands if not seen or _is_weak_echo(own, seen) else ()
            for ink, own, seen in zip(inks, firsts, seconds, strict=True)
        ]
        cleaned = self._readings(alone, self._clean, 0.45)
        cells: list[PlacedCell] = []
        for n, cell in enumerate(table.cells):
            texts, second = settled_texts(inks[n], *_surest(firsts[n], seconds[n], cleaned[n]), rows=cell.rowspan)
            box, place = cell.box, (cell.row, cell.column, cell.rowspan, cell.colspan)
            lines = tuple(
                ReadLine(text, box.x0, box.top, box.x1, box.bottom, LINE, second="" if index else second)
                for index, text in enumerate(texts)
            )
            cells.append(PlacedCell(*place, box, number, lines, cell.open_top, cell.open_bottom))
        unread = sum(1 for cell in cells if any(line.text == UNREAD for line in cell.lines))
        if unread > _MOST_UNREAD * len(cells):
            raise UnreadableError(f"{unread} of the {len(cells)} cells of a table cannot be read")
        return PlacedTable(table.xs, without_empty_rows(cells))

    def _ink(self, cell: RuledCell) -> Ink:
        """The ink inside a cell's walls, in the page's pixels."""
        inset = round(_WALL * self._line) + 1
        left, top, right, bottom = (round(v * self._scale) for v in (cell.box.x0, cell.box.top, cell.box.x1, cell.box.bottom))
        inside = self._page.ink[top + inset : bottom - inset, left + inset : right - inset]
        if not inside.size:
            return Ink(())
        ink = lines_of_ink(np.ascontiguousarray(inside), self._line)
        x, y = left + inset, top + inset
        return replace(ink, bands=tuple(Band(b.x0 + x, b.top + y, b.x1 + x, b.bottom + y) for b in ink.bands))

    def _readings(self, places: Sequence[Sequence[Found | Band]], picture: Pixels, pad: float) -> list[list[Reading]]:
        """What stands at each cell's places; one call for all, as the engine works in batches."""
        crops = [_crop(picture, place, round(pad * self._line)) for cell in places for place in cell]
        readings = iter(engine().read(crops))
        return [[next(readings) for _ in cell] for cell in places]

    # ----------------------------------------------------------------------------------------------------- free lines

    def lines(self) -> Iterator[ReadLine]:
        """The lines outside tables, from top to bottom."""
        rows = _rows(self._free)
        firsts, seconds = self._readings(rows, self._page.grey, 0.0), self._readings(rows, self._clean, 0.1)
        for row, first, second in zip(rows, firsts, seconds, strict=True):
            left, right = row[0].x0 / self._scale, max(box.x1 for box in row) / self._scale
            top, bottom = min(box.top for box in row) / self._scale, max(box.bottom for box in row) / self._scale
            size = _GLYPH * median(box.bottom - box.top for box in row) / self._scale
            text = _spaced(row, _said(first))
            if text.strip():
                yield ReadLine(text, left, right, top, bottom, size, second=_spaced(row, _said(second)))


def _holds(table: RuledTable, x: float, y: float) -> bool:
    return table.xs[0] <= x < table.xs[-1] and table.ys[0] <= y < table.ys[-1]


def _is_weak_echo(own: Sequence[Reading], seen: Sequence[Reading]) -> bool:
    """Whether the search found the same, but one of both was unsure: then the ink alone is asked."""
    return "".join(_said(own)) == "".join(_said(seen)) and _sure((*own, *seen)) < LEAST_SURE


def _surest(
    own: Sequence[Reading], seen: Sequence[Reading], cleaned: Sequence[Reading]
) -> tuple[Sequence[Reading], Sequence[Reading]]:
    """The two readings that count: of three that say the same the surer ones."""
    if not (seen and cleaned):
        return own, cleaned or seen
    if "".join(_said(cleaned)) != "".join(_said(own)):
        return own, cleaned
    best, other, _ = sorted((own, seen, cleaned), key=_sure, reverse=True)
    return best, other


def _sure(readings: Sequence[Reading]) -> float:
    return min((reading.sure for reading in readings), default=0.0)


def _said(readings: Sequence[Reading]) -> list[str]:
    return [reading.text for reading in readings]


def _spaced(row: Sequence[Found], texts: Sequence[str]) -> str:
    """The texts of a line's boxes, a blank where they stand far apart."""
    text = texts[0]
    for (before, box), piece in zip(pairwise(row), texts[1:], strict=True):
        text += " " * (box.x0 - before.x1 > 1.5 * (box.bottom - box.top)) + piece
    return text
