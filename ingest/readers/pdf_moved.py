"""Numbers of a ruled PDF table that were printed aside of their cells all together: a column of it, or all of them.

Where numbers lie wholly in other cells than their own, the place says nothing of it; what they left does. A column without any
number, beside one whose numbers stand otherwise than those of all the others (or beside labels that end in digits), may have lost
its own to it: both are unreadable (U+FFFD). Numbers alone right under a table, each under a column of its own, or right beside it in
several rows where a column is empty, are what has no cell any more: all numbers of those rows are unreadable, those of every row
where they stand under it, or over the words of several labels or headers. Shapes: points from the top left. Blanks: what is blank in such a place is unreadable too. Errors: none.

>>> from ingest.readers.pdf_tables import find_tables
>>> from ingest.readers.pdf_lines import Line
>>> from ingest.readers.pdf_edges import Edge
>>> table, = find_tables([Edge(x, 0, x, 12) for x in (0, 40, 80, 120)] + [Edge(0, y, 120, y) for y in (0, 12)])
>>> def cell(column: int, text: str) -> PlacedCell:
...     lines = (Line(text, 40 * column + 18, 40 * column + 22, 2, 10, 8),) if text else ()
...     return PlacedCell(0, column, 1, 1, Box(40 * column, 0, 40 * column + 40, 12), 1, lines)
>>> under = [Glyph("7", x, x + 4, 13, 21) for x in (18, 58, 98)]
>>> [one.text == UNREADABLE for one in without_moved([cell(0, "3"), cell(1, "4"), cell(2, "9")], [1] * 3, table, under)]
[True, True, True]
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from ingest.model import Box
from ingest.readers.pdf_astray import SET_ALIKE, is_digits, places_of, unread
from ingest.readers.pdf_borders import is_figure
from ingest.readers.pdf_lines import UNREADABLE, Glyph, glyph_rows
from ingest.readers.pdf_stitch import PlacedCell
from ingest.readers.pdf_tables import RuledTable

_FEWEST_ROWS, _SHARE, _NEARLY_ALL = 6, 0.7, 0.9
"""Rows that show that a column has no numbers, the share of a table's numbers that is set alike, and that of one column's."""
_OFF = 3.0
"""How far off its place a number is that is set otherwise, in points."""
_SEVERAL = 3
"""Numbers outside a table, and labels that end in digits, that are no chance."""

_Row = tuple[int, int]
_Column = tuple[int, int]


def without_moved(
    cells: Sequence[PlacedCell], pieces: Sequence[int], table: RuledTable, free: Sequence[Glyph]
) -> list[PlacedCell]:
    """The cells of a table, those unreadable of which nobody can say that they are in their place. `pieces` tells in how many
    pieces each cell's digits were printed, `free` stands outside tables."""
    columns = _number_columns(cells)
    numbered = {at for at, found in columns.items() if _has_numbers([cells[index] for index in found])}
    empty = {at for at, found in columns.items() if _is_empty(cells, found)}
    marked = {at for at, found in columns.items() if sum(1 for index in found if _is_marked(cells[index])) >= _SEVERAL}
    moved: set[_Column] = set()
    for at in empty:
        for beside in numbered | empty:
            if at[0] in (beside[0] + beside[1], beside[0] - at[1]):
                others = [index for other in numbered if other != beside for index in columns[other]]
                if (
                    {at, beside} & marked
                    or _is_pieced(pieces, columns[beside], others)
                    or _is_set_otherwise(cells, columns[beside], others)
                ):
                    moved |= {at, beside}
    labels = (found for at, found in columns.items() if (at[0] + at[1]) in {other[0] for other in numbered | empty})
    first = min((cells[index].row for found in columns.values() for index in found), default=0)
    heads = [cell for cell in cells if cell.row < first and cell.columns in numbered | empty and _ends_in_digit(cell)]
    all_lost = _numbers_under(table, free) or len({cell.columns for cell in heads}) >= _SEVERAL
    if empty and any(sum(1 for index in found if _ends_in_digit(cells[index])) >= _SEVERAL for found in labels):
        all_lost = True
    lost = set(range(len(table.ys))) if all_lost else _rows_beside(table, free) if empty else set()
    of_numbers = [index for index, cell in enumerate(cells) if cell.columns in numbered | empty and not _is_text(cell)]
    doubted = {index for index in of_numbers if cells[index].row in lost or cells[index].columns in moved}
    return [unread(cell) if index in doubted else cell for index, cell in enumerate(cells)] if doubted else list(cells)


def _number_columns(cells: Sequence[PlacedCell]) -> dict[_Column, list[int]]:
    """The cells of rows with several numbers, by their columns."""
    rows: dict[_Row, list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        rows[cell.row, cell.rowspan].append(index)
    columns: dict[_Column, list[int]] = defaultdict(list)
    for row in rows.values():
        if sum(1 for index in row if _has_digits(cells[index])) > 1:
            for index in row:
                columns[cells[index].columns].append(index)
    return columns


def _has_digits(cell: PlacedCell) -> bool:
    return any(is_digits(line.text) for line in cell.lines)


def _has_numbers(column: Sequence[PlacedCell]) -> bool:
    """Whether a column is one of numbers, though none of them is whole."""
    return any(map(_has_digits, column)) or (any(cell.lines for cell in column) and not any(map(_is_text, column)))


def _is_text(cell: PlacedCell) -> bool:
    """Whether a cell has words in it."""
    return any(char.isalpha() for line in cell.lines for char in line.text)


def _is_marked(cell: PlacedCell) -> bool:
    """Whether a cell has something that cannot be read."""
    return any(UNREADABLE in line.text for line in cell.lines)


def _is_empty(cells: Sequence[PlacedCell], column: Sequence[int]) -> bool:
    """Whether no cell of a column has a number that can be read, nor words, in enough rows to tell."""
    texts = [line.text for index in column for line in cells[index].lines]
    return len(column) >= _FEWEST_ROWS and all(UNREADABLE in text for text in texts)


def _is_set_otherwise(cells: Sequence[PlacedCell], column: Sequence[int], others: Sequence[int]) -> bool:
    """Whether a column's numbers do not stand in their cells as those of the table's other columns do."""
    own = [(places_of(cells[index]), _has_digits(cells[index])) for index in column if cells[index].lines]
    usual = [places_of(cells[index]) for index in others if _has_digits(cells[index])]
    if len(own) < _SEVERAL or len(usual) < _FEWEST_ROWS:
        return False
    ways = [(way, median(place[way] for place in usual)) for way in range(3)]
    ways = [(way, at) for way, at in ways if sum(abs(place[way] - at) <= SET_ALIKE for place in usual) >= _SHARE * len(usual)]
    return all(sum(whole and abs(place[way] - at) <= _OFF for place, whole in own) < _NEARLY_ALL * len(own) for way, at in ways)


def _is_pieced(pieces: Sequence[int], column: Sequence[int], others: Sequence[int]) -> bool:
    """Whether numbers of a column were printed in several pieces, and hardly any of the others."""
    several = sum(1 for index in column if pieces[index] > 1)
    return several >= _SEVERAL and sum(1 for index in others if pieces[index] > 1) * len(column) < several * len(others) / 2


def _ends_in_digit(cell: PlacedCell) -> bool:
    """Whether words end in a digit, as they do where numbers lie over them."""
    last = cell.lines[-1].text[-1:] if cell.lines else ""
    return last.isascii() and last.isdigit() and _is_text(cell)


def _pieces(row: Sequence[Glyph]) -> list[Box]:
    """The numbers of a line, each where it stands."""
    found: list[Box] = []
    for glyph in sorted((one for one in row if one.text.strip()), key=lambda one: one.x0):
        if found and glyph.x0 - found[-1].x1 <= (glyph.bottom - glyph.top) / 2:
            found[-1] = Box(found[-1].x0, found[-1].top, glyph.x1, found[-1].bottom)
        else:
            found.append(Box(glyph.x0, glyph.top, glyph.x1, glyph.bottom))
    return found


def _is_number(glyph: Glyph) -> bool:
    return not glyph.text.strip() or glyph.text == UNREADABLE or is_figure(glyph)


def _numbers_under(table: RuledTable, free: Sequence[Glyph]) -> bool:
    """Whether a line of numbers alone stands right under a table, each of several under a column of its own."""
    foot, step = table.ys[-1], table.ys[-1] - table.ys[-2]
    below = [glyph for glyph in free if foot - 1 <= glyph.y < foot + step and table.xs[0] <= glyph.x]
    for row in glyph_rows(below):
        if all(map(_is_number, row)):
            under = {bisect_right(table.xs, (piece.x0 + piece.x1) / 2) for piece in _pieces(row)}
            if len(under) >= _SEVERAL:
                return True
    return False


def _rows_beside(table: RuledTable, free: Sequence[Glyph]) -> set[int]:
    """The rows of a table right beside which numbers alone stand, at its right, where they are several."""
    side, step = table.xs[-1], table.xs[-1] - table.xs[-2]
    beside = [glyph for glyph in free if side - 1 <= glyph.x and table.ys[0] <= glyph.y < table.ys[-1]]
    rows = [row for row in glyph_rows(beside) if all(map(_is_number, row)) and min(one.x0 for one in row) < side + step]
    found = {bisect_right(table.ys, row[0].y) - 1 for row in rows if any(one.text.strip() for one in row)}
    return found if len(found) >= _SEVERAL else set()
