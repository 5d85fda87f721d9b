"""Which character stands in which cell: by its middle, but a number that runs over a cell's border stays in one piece.

Where no cell is surely a number's (`pdf_borders`), each of its characters is unreadable (U+FFFD), so that no part of it is taken
for a number and no cell that it lies over for blank; `pdf_astray` and `pdf_moved` look at where numbers stand in their columns. Unreadable is also
a small picture or a drawing in a cell without text: what it shows is not known, and the cell is not blank. Text that runs on below
a table which the page's end cut is its cells'. Text much higher than the cell it lies over (a watermark) is none of the table's.
Of tables within tables the inner one has the characters. Blanks: a cell without characters has no lines; a table without any text
is left out. Errors: none.

>>> from ingest.readers.pdf_tables import Edge, find_tables
>>> frame = [(x, 0, x, 20) for x in (0, 30, 60)] + [(0, 0, 60, 0), (0, 20, 60, 20)]
>>> digits = [Glyph(d, 28 + 5 * i, 33 + 5 * i, 5, 15, run=1) for i, d in enumerate("123")]
>>> tables, free = placed_tables(digits, find_tables([Edge(*edge) for edge in frame]), 1)
>>> [cell.text for cell in tables[0].cells], free
(['', '123'], [])
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.model import Box
from ingest.readers.pdf_astray import without_astray
from ingest.readers.pdf_borders import Place, is_figure, settled
from ingest.readers.pdf_lines import UNREADABLE, Glyph, glyph_rows, make_lines
from ingest.readers.pdf_moved import without_moved
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable, without_empty_rows
from ingest.readers.pdf_tables import RuledTable

_TALLEST = 1.5
"""Text higher than this many times its cell lies over the table (a watermark), not in it."""
_STRIP = 10.0
"""A column narrower than this, in points, and without text is none."""
_APART, _NEXT_LINE = 0.3, 0.9
"""Shares of a character's height: between texts of two cells, and between a line and the next one at most."""
_LOWEST = 3.0
"""A drawing lower than this, in points, shows nothing."""


def placed_tables(
    glyphs: Sequence[Glyph], ruled: Sequence[RuledTable], page: int, shown: Sequence[Box] = ()
) -> tuple[list[PlacedTable], list[Glyph]]:
    """The tables with the characters in their cells, and the characters outside. `shown` are pictures and drawings."""
    held: dict[tuple[int, int], list[Glyph]] = {}
    free: list[Glyph] = []
    for glyph, place in _assigned(glyphs, ruled):
        (free if place is None else held.setdefault(place, [])).append(glyph)
    for index, table in enumerate(ruled):
        free = _without_overflow(free, held, index, table)
    for box in shown:
        cell = _cell_of(box, ruled)
        if cell is not None and not any(glyph.text.strip() for glyph in held.get(cell, ())):
            held[cell] = [Glyph(UNREADABLE, box.x0, box.x1, box.top, box.bottom)]
    placed = []
    for index, table in enumerate(ruled):
        kept = [(number, cell) for number, cell in enumerate(table.cells) if not cell.open_end or (index, number) in held]
        pieces = [len({glyph.run for glyph in held.get((index, number), ()) if glyph.text.isdigit()}) for number, _ in kept]
        cells = [
            PlacedCell(
                cell.row,
                cell.column,
                cell.rowspan,
                cell.colspan,
                cell.box,
                page,
                tuple(make_lines(held.get((index, number), ()))),
                cell.open_top,
                cell.open_bottom,
            )
            for number, cell in kept
        ]
        if any(cell.lines for cell in cells):
            sure = without_moved(without_astray(cells), pieces, table, free)
            placed.append(_without_strips(PlacedTable(table.xs, without_empty_rows(sure))))
    return placed, free


def _without_strips(table: PlacedTable) -> PlacedTable:
    """The table without columns too narrow for text that hold none: the gap between a table and a frame or box that it meets."""
    xs = table.columns
    strips = {
        i
        for i in range(len(xs) - 1)
        if xs[i + 1] - xs[i] < _STRIP and not any(c.lines for c in table.cells if c.column <= i < c.column + c.colspan == i + 1)
    }
    kept = [i for i in range(len(xs) - 1) if i not in strips]
    if not strips or len(kept) < 2:
        return table
    place = {i: sum(1 for k in kept if k < i) for i in range(len(xs))}
    cells = [
        replace(cell, column=place[cell.column], colspan=place[cell.column + cell.colspan] - place[cell.column])
        for cell in table.cells
        if place[cell.column + cell.colspan] > place[cell.column]
    ]
    return PlacedTable((*(xs[i] for i in kept), xs[kept[-1] + 1]), without_empty_rows(cells))


def _assigned(glyphs: Sequence[Glyph], ruled: Sequence[RuledTable]) -> Iterator[tuple[Glyph, Place]]:
    """Each character with its place."""
    if not ruled:
        yield from ((glyph, None) for glyph in glyphs)
        return
    smallest_first = sorted(
        range(len(ruled)), key=lambda i: (ruled[i].xs[-1] - ruled[i].xs[0]) * (ruled[i].ys[-1] - ruled[i].ys[0])
    )

    def place(glyph: Glyph) -> Place:
        for index in smallest_first:
            cell = ruled[index].cell_at(glyph.x, glyph.y)
            if cell is not None:
                box = ruled[index].cells[cell].box
                return (index, cell) if glyph.bottom - glyph.top <= _TALLEST * (box.bottom - box.top) else None
        return None

    yield from settled(list(_pieces(glyphs)), place, ruled)


def _without_overflow(free: list[Glyph], held: dict[tuple[int, int], list[Glyph]], index: int, table: RuledTable) -> list[Glyph]:
    """The characters outside, without those that run on below a table which the end of the page cut within a row: in lines that
    follow the text of cells without a line at their foot, each piece under the cell that it goes on with."""
    last = len(table.ys) - 1
    feet = {
        (index, number): cell
        for number, cell in enumerate(table.cells)
        if cell.row + cell.rowspan == last and cell.open_bottom and (index, number) in held
    }
    below = [glyph for glyph in free if glyph.y >= table.ys[-1] and glyph.text.strip()] if feet else []
    taken: set[int] = set()
    for row in glyph_rows(below):
        over = [next((at for at, cell in feet.items() if cell.box.x0 <= glyph.x < cell.box.x1), None) for glyph in row]
        if not all(at is not None and _follows(held[at], glyph) for at, glyph in zip(over, row, strict=True)):
            break
        across = sorted(zip(row, over, strict=True), key=lambda pair: pair[0].x0)
        if any(
            a != b and after.x0 - before.x1 < _APART * (after.bottom - after.top) for (before, a), (after, b) in pairwise(across)
        ):
            break
        for glyph, at in across:
            if at is not None:
                held[at].append(glyph)
                taken.add(id(glyph))
    return [glyph for glyph in free if id(glyph) not in taken]


def _follows(above: Sequence[Glyph], glyph: Glyph) -> bool:
    """Whether a character stands on the line right below those of a cell, or on the cell's last."""
    return glyph.top - max(one.bottom for one in above) <= _NEXT_LINE * (glyph.bottom - glyph.top)


def _pieces(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Runs of characters that follow each other without a gap."""
    piece: list[Glyph] = []
    for glyph in glyphs:
        if piece and not _adjoin(piece[-1], glyph):
            yield piece
            piece = []
        piece.append(glyph)
    if piece:
        yield piece


def _adjoin(before: Glyph, after: Glyph) -> bool:
    if before.turn or after.turn or is_figure(before) != is_figure(after):
        return False
    size = after.bottom - after.top
    gap = 0.25 * size if before.run == after.run else 0.02 * size
    return abs(after.x0 - before.x1) <= gap and abs(after.y - before.y) <= 0.3 * size and bool(after.text.strip())


def _cell_of(box: Box, ruled: Sequence[RuledTable]) -> tuple[int, int] | None:
    """The cell that a picture or drawing lies in, None where it reaches beyond one."""
    if box.bottom - box.top < _LOWEST:
        return None
    for index, table in enumerate(ruled):
        number = table.cell_at((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
        if number is not None:
            cell = table.cells[number].box
            inside = cell.x0 - 1 <= box.x0 and box.x1 <= cell.x1 + 1 and cell.top - 1 <= box.top and box.bottom <= cell.bottom + 1
            return (index, number) if inside else None
    return None
