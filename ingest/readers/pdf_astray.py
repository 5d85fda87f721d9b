"""Numbers of a ruled PDF table that stand aside of all others of their column: they may be another column's, moved in printing.

The numbers of a column keep its left side, its right side or its middle. One that keeps none of these, far off from where the
others stand, is unreadable (U+FFFD), and so are the empty cells of its row, one of which it may belong to; all of a row with
several such, and all of a column with several beside one that has no number. A column of few numbers, or of numbers that stand in
no one way, tells nothing. Shapes: points from the top left. Blanks: a row without such a number keeps its own. Errors: none.

>>> from ingest.model import Box
>>> def cell(row: int, column: int, text: str, x0: float) -> PlacedCell:
...     lines = (Line(text, x0, x0 + 4, 12 * row, 12 * row + 8, 8),) if text else ()
...     return PlacedCell(row, column, 1, 1, Box(40 * column, 12 * row, 40 * column + 40, 12 * row + 12), 1, lines)
>>> cells = [cell(row, column, "7", 40 * column + 18) for row in range(7) for column in (0, 1)]
>>> [one.text for one in without_astray([*cells, cell(7, 0, "", 0), cell(7, 1, "3", 49)])][-2:] == [UNREADABLE, UNREADABLE]
True
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from ingest.readers.pdf_lines import UNREADABLE, Line
from ingest.readers.pdf_stitch import PlacedCell

_FEWEST, _MOST = 6, 0.7
"""Numbers of a column that show how it is set, and the share of them that is set so."""
SET_ALIKE = 1.5
"""How far the places of numbers that are set alike differ, in points."""
_CENTRED, _PADDING = 3.0, 8.0
"""How far one in the middle is off it, and one at a side from the side, in points."""
_SEVERAL = 2
"""Numbers that stand aside in one row or one column, so that it may be moved as a whole."""
_OFF, _OFF_SHARE = 5.0, 0.2
"""How far off a number is that stands aside: in points, and as a share of its column's width."""


def without_astray(cells: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The cells, those whose number stands aside and the empty ones of their rows unreadable."""
    columns: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, cell in enumerate(cells):
        if len(cell.lines) == 1 and is_digits(cell.lines[0].text):
            columns[cell.columns].append(index)
    columns = {at: found for at, found in columns.items() if len(found) >= _FEWEST}
    astray = {index for found in columns.values() for index in _astray(cells, found)}
    if not astray:
        return list(cells)
    in_row = Counter((cells[index].row, cells[index].rowspan) for index in astray)
    doubted = set(astray)
    for index, cell in enumerate(cells):
        moved = in_row[cell.row, cell.rowspan] if cell.columns in columns else 0
        if moved and (moved >= _SEVERAL or not cell.lines):
            doubted.add(index)
    for at, found in columns.items():
        if sum(1 for index in found if index in astray) >= _SEVERAL:
            doubted |= set(_emptied(cells, at, found))
    return [unread(cell) if index in doubted else cell for index, cell in enumerate(cells)]


def _emptied(cells: Sequence[PlacedCell], at: tuple[int, int], column: Sequence[int]) -> Iterator[int]:
    """The cells of a column and of the one beside it, where that one has no number at all: all of them may have been moved."""
    rows = {(cells[index].row, cells[index].rowspan) for index in column}
    for beside in ((at[0] - 1, 1), (at[0] + at[1], 1)):
        other = [i for i, cell in enumerate(cells) if cell.columns == beside and (cell.row, cell.rowspan) in rows]
        if other and not any(cells[i].lines for i in other):
            yield from (*column, *other)


def is_digits(text: str) -> bool:
    """Whether a text is a number of digits alone."""
    return text.isascii() and text.isdigit()


def places_of(cell: PlacedCell) -> tuple[float, float, float]:
    """How far a cell's number is from the cell's left side, its right side and its middle."""
    line, box = cell.lines[0], cell.box
    return line.x0 - box.x0, box.x1 - line.x1, (line.x0 + line.x1 - box.x0 - box.x1) / 2


def _astray(cells: Sequence[PlacedCell], column: Sequence[int]) -> Iterator[int]:
    """The cells of a column whose numbers stand aside of where the others do."""
    places = {index: places_of(cells[index]) for index in column}
    for way in range(3):
        usual = median(place[way] for place in places.values())
        if sum(1 for place in places.values() if abs(place[way] - usual) <= SET_ALIKE) < _MOST * len(column):
            continue
        for index, place in places.items():
            box = cells[index].box
            far = abs(place[way] - usual) > max(_OFF, _OFF_SHARE * (box.x1 - box.x0))
            if far and not any(-1 <= side <= _PADDING for side in place[:2]) and abs(place[2]) > _CENTRED:
                yield index
        return


def unread(cell: PlacedCell) -> PlacedCell:
    """The cell with what cannot be read in the place of its text."""
    line = cell.lines[0] if cell.lines else Line("", cell.box.x0 + 1, cell.box.x0 + 2, cell.box.top, cell.box.bottom, 1.0)
    return replace(cell, lines=(replace(line, text=UNREADABLE),))
