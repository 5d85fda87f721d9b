"""Tables without upright rules (three-line tables, shaded rows, no rules at all), found by numbers that stand in columns.

Rows of numbers whose places agree make a table: every number must fall into one column alone, or nothing is taken. A label is
what stands left of the numbers and nearest to their line; what stands above them, column by column, is the header. Merged
labels are not told from plain ones, so that the left of two label columns holds whatever stands left of a row's own label.
Shapes: points from the top left; the table's first two columns are its labels. Blanks: a place without a number is an empty cell.
Errors: none; what makes no table stays text, and is counted.

>>> def word(text, x, y): return [Glyph(c, x + 8 * i, x + 8 * i + 8, y, y + 8) for i, c in enumerate(text)]
>>> rows = [(("项目", 0), ("本年", 60), ("上年", 100), ("合计", 140)), *((("甲乙丙"[i], 0), ("3", 64), ("4", 104), ("7", 144)) for i in range(3))]
>>> glyphs = [glyph for y, row in enumerate(rows) for text, x in row for glyph in word(text, x, 14 * y)]
>>> tables, free, unclear = aligned_tables(glyphs, 1)
>>> [cell.text for cell in tables[0].cells if cell.row == 1], len(free), unclear
(['甲', '3', '4', '7'], 0, 0)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Box
from ingest.normalise import fold_text
from ingest.readers.pdf_lines import Glyph, Line, glyph_rows, line_of
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable
from ingest.tables.cell_values import UNITS

_FEWEST_ROWS, _FEWEST_NUMBERS, _MANY_NUMBERS, _MANY_ROWS, _TELLING = 3, 3, 10, 8, 5
"""So many rows of so many entries make a table; one row makes one where it has many, and many rows where each has a label and
an entry. Fewer are told of."""
_WORD_GAP = 0.9
_ROW_GAP = 7.0
"""Rows of one table follow within this many times the height of their text."""
_WRAPPED = 1.45
"""Lines of one header cell follow within this many times the height of their text."""
_HALF_LINE = 0.9
"""A label of two lines has them this near above and below its row's numbers, at most."""
_LABEL_REACH = 2.2
_HEADER_REACH = 6.0
_HEADER_LINES = 8
_NUMBER = re.compile(r"[+\-－—–]?[\d０-９][\d０-９,，.．]*[%％]?|[/／]|[—－–-]+|无")
_ITEM = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+\s*[、.．]|其中[：:])")
_HEADING = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]+[)）、.．]|第.{1,3}[章节部]|表\s*[一二三四五六七八九十\d])")


@dataclass(frozen=True, slots=True, eq=False)
class _Word:
    """Characters without a gap between them."""

    line: Line
    glyphs: tuple[Glyph, ...]

    @property
    def middle(self) -> float:
        return (self.line.x0 + self.line.x1) / 2

    @property
    def y(self) -> float:
        return (self.line.top + self.line.bottom) / 2

    @property
    def is_number(self) -> bool:
        """Whether it is an entry of a table: a number, a mark for a blank one, or a unit."""
        return bool(_NUMBER.fullmatch(self.line.text.strip())) or fold_text(self.line.text) in UNITS


_Row = list[_Word]


def aligned_tables(glyphs: Sequence[Glyph], page: int) -> tuple[list[PlacedTable], list[Glyph], int]:
    """The tables among a page's free characters, the characters outside them, and how many bands of numbers made no table."""
    if sum(1 for glyph in glyphs if glyph.text.isdigit()) < _FEWEST_ROWS * _FEWEST_NUMBERS:
        return [], list(glyphs), 0
    rows = [words for row in glyph_rows([g for g in glyphs if not g.turn]) if (words := list(_words(row)))]
    tables: list[PlacedTable] = []
    taken: set[int] = set()
    unclear = 0
    for first, last, is_enough in _bands(rows):
        found = _table(rows, first, last, page) if is_enough else None
        if found is None:
            unclear += 1
        else:
            table, words = found
            tables.append(table)
            taken.update(id(glyph) for word in words for glyph in word.glyphs)
    return tables, [glyph for glyph in glyphs if id(glyph) not in taken], unclear


def _words(row: list[Glyph]) -> Iterator[_Word]:
    row.sort(key=lambda glyph: glyph.x0)
    piece: list[Glyph] = []
    for glyph in [*row, None]:
        if piece and (glyph is None or glyph.x0 - piece[-1].x1 > _WORD_GAP * (glyph.bottom - glyph.top)):
            line = line_of(list(piece))
            if line is not None:
                yield _Word(line, tuple(piece))
            piece = []
        if glyph is not None and (glyph.text.strip() or piece):
            piece.append(glyph)


def _bands(rows: Sequence[_Row]) -> Iterator[tuple[int, int, bool]]:
    """First and last of rows that may be one table's (those full of numbers, and what stands between them), and whether they
    are enough to make one."""
    entries = [sum(1 for word in row if word.is_number) for row in rows]
    full = [i for i, row in enumerate(rows) if entries[i] >= _FEWEST_NUMBERS or (entries[i] and not row[0].is_number)]
    band: list[int] = []
    for index in [*full, -1]:
        if band and (index < 0 or rows[index][0].y - rows[band[-1]][0].y > _ROW_GAP * rows[index][0].line.size):
            wide = sum(1 for i in band if entries[i] >= _FEWEST_NUMBERS)
            most = max(entries[i] for i in band)
            is_enough = wide >= _FEWEST_ROWS or most >= _MANY_NUMBERS or len(band) >= _MANY_ROWS
            if is_enough or most >= _TELLING or len(band) >= _FEWEST_ROWS:
                yield band[0], band[-1], is_enough
            band = []
        if index >= 0:
            band.append(index)


def _table(rows: Sequence[_Row], first: int, last: int, page: int) -> tuple[PlacedTable, list[_Word]] | None:
    """The table of a band of rows, and the words in it; None where a number does not stand in one column."""
    band = [word for row in rows[first : last + 1] for word in row]
    columns = _columns([word for word in band if word.is_number])
    size = rows[first][0].line.size
    left = columns[0][0] - 0.5 * size
    lines = [[w for w in row if w.is_number and w.middle > left] for row in rows[first : last + 1]]
    lines = [line for line in lines if line]
    labels = [word for word in band if not word.is_number]
    if any(word.line.x1 > columns[0][1] for word in labels):
        return None
    if any(len({_column(columns, w) for w in line}) < len(line) for line in lines):
        return None
    labels += _wrapped(rows[last + 1 :], left, lines[-1][0].y, size)
    labels += _wrapped(rows[:first][::-1], left, lines[0][0].y, size)
    above = [word for word in _header(rows, first, left, lines[0][0].y, size) if not any(word is label for label in labels)]
    reach = _LABEL_REACH * size
    heights = [line[0].y for line in lines]
    alone = [] if max(len(line) for line in lines) >= _FEWEST_NUMBERS else _headings(labels, heights, size)
    heights += alone
    lines += [[] for _ in alone]
    own: list[_Row] = [[] for _ in lines]
    for word in labels:
        nearest = min(range(len(lines)), key=lambda i: abs(heights[i] - word.y))
        if abs(heights[nearest] - word.y) > reach:
            return None
        own[nearest].append(word)
    named = [word for word in above if word.middle > left]
    columns = _with_empty(columns, named)
    edges = _edges(columns, [word for row in own for word in row])
    cells = _header_cells(named, edges, page)
    if cells is None:
        return None
    start = max((cell.row + 1 for cell in cells), default=0)
    corner = tuple(word.line for word in sorted(above, key=lambda word: word.y) if word.middle <= left)
    if corner and start:
        box = Box(edges[0], corner[0].top, edges[2], corner[-1].bottom)
        cells.append(PlacedCell(0, 0, 1, 2, box, page, corner))
    ordered = sorted(range(len(lines)), key=lambda i: heights[i])
    for index, place in enumerate(ordered):
        cells += _row_cells(start + index, lines[place], own[place], columns, edges, page)
    return PlacedTable(tuple(edges), cells, ruled=False), [*band, *above, *labels]


def _headings(labels: Sequence[_Word], heights: Sequence[float], size: float) -> list[float]:
    """Where labels stand that have a line to themselves: items between other items' lines."""
    ordered = sorted(labels, key=lambda word: word.y)
    followed = [
        word
        for word, after in pairwise(ordered)
        if _ITEM.match(fold_text(word.line.text)) and _ITEM.match(fold_text(after.line.text))
    ]
    return [word.y for word in followed if min(abs(word.y - y) for y in heights) > _HALF_LINE * size]


def _wrapped(rows: Sequence[_Row], left: float, y: float, size: float) -> Iterator[_Word]:
    """The lines of a label above or below its row's numbers: words left of the numbers, line by line away from `y`."""
    for row in rows:
        step = abs(row[0].y - y)
        is_heading = step > _HALF_LINE * size and bool(_HEADING.match(fold_text(row[0].line.text)))
        if step > _WRAPPED * size or is_heading or any(word.line.x1 > left for word in row):
            return
        yield from row
        y = row[0].y


def _columns(numbers: Sequence[_Word]) -> list[tuple[float, float]]:
    """The stripes in which numbers stand, from left to right."""
    stripes: list[tuple[float, float]] = []
    for word in sorted(numbers, key=lambda word: word.line.x0):
        if stripes and word.line.x0 <= stripes[-1][1]:
            stripes[-1] = (stripes[-1][0], max(stripes[-1][1], word.line.x1))
        else:
            stripes.append((word.line.x0, word.line.x1))
    return stripes


def _with_empty(columns: Sequence[tuple[float, float]], named: Sequence[_Word]) -> list[tuple[float, float]]:
    """The columns, and those that have a header but no number."""
    free = [word for word in named if not any(word.line.x0 < x1 and x0 < word.line.x1 for x0, x1 in columns)]
    return sorted([*columns, *_columns(free)])


def _column(columns: Sequence[tuple[float, float]], word: _Word) -> int:
    return next(i for i, (x0, x1) in enumerate(columns) if x0 <= word.middle <= x1)


def _header(rows: Sequence[_Row], first: int, left: float, top: float, size: float) -> list[_Word]:
    """The words above the first row, up to a heading, a line of running text or white space; what stands in the corner left of
    them counts as far as header texts reach above it."""
    found: list[_Word] = []
    waiting: list[_Row] = []
    for row in reversed(rows[max(0, first - _HEADER_LINES) : first]):
        is_corner = all(word.line.x1 < left for word in row)
        if top - row[0].y > _HEADER_REACH * size or any(_HEADING.match(fold_text(word.line.text)) for word in row):
            break
        if len(row) == 1 and row[0].line.x0 < left < row[0].line.x1:
            break
        waiting.append(row)
        if not is_corner:
            found += [word for one in waiting for word in one]
            waiting = []
        top = row[0].y
    return found


def _edges(columns: Sequence[tuple[float, float]], labels: Sequence[_Word]) -> list[float]:
    """The borders: of two label columns, then of the stripes, half-way between them."""
    start = min((word.line.x0 for word in labels), default=columns[0][0] - 3)
    middle = max((word.line.x0 for word in labels), default=start)
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    first = columns[0][0] - 1
    middle = middle if start < middle < first else (start + first) / 2
    return [start - 1, middle, first, *inner, columns[-1][1] + max(1.0, columns[-1][1] - columns[-1][0])]


def _header_cells(words: Sequence[_Word], edges: Sequence[float], page: int) -> list[PlacedCell] | None:
    """A cell for each header text: lines of it under each other are one, and it reaches over the columns it stands over. None
    where two texts stand beside each other over one column."""
    stacks: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: (word.line.top, word.line.x0)):
        for stack in stacks:
            below = word.line.top - stack[-1].line.top <= _WRAPPED * word.line.size
            same = word.line.x0 < stack[-1].line.x1 and stack[-1].line.x0 < word.line.x1
            if below and same and _reach(edges, stack[-1]) == _reach(edges, word):
                stack.append(word)
                break
        else:
            stacks.append([word])
    levels: list[float] = []
    cells: dict[tuple[int, int], PlacedCell] = {}
    for stack in sorted(stacks, key=lambda stack: sum(word.y for word in stack) / len(stack)):
        y = sum(word.y for word in stack) / len(stack)
        if not levels or y - levels[-1] > 0.5 * stack[0].line.size:
            levels.append(y)
        column, count = _reach(edges, stack[0])
        box = Box(edges[column], stack[0].line.top, edges[column + count], stack[-1].line.bottom)
        cell = PlacedCell(len(levels) - 1, column, 1, count, box, page, tuple(word.line for word in stack))
        beside = [one for one in cells.values() if one.columns == cell.columns and not _overlap(one.lines[0], cell.lines[0])]
        if beside or (cell.row, column) in cells:
            return None
        cells[(cell.row, column)] = cell
    return list(cells.values())


def _overlap(one: Line, other: Line) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _reach(edges: Sequence[float], word: _Word) -> tuple[int, int]:
    """The first value column that a word stands over, and how many."""
    over = [i for i in range(2, len(edges) - 1) if word.line.x0 < edges[i + 1] - 2 and edges[i] + 2 < word.line.x1]
    middle = max((i for i in range(2, len(edges) - 1) if edges[i] <= word.middle), default=2)
    wide = word.line.x1 - word.line.x0 > edges[middle + 1] - edges[middle]
    return (over[0], len(over)) if wide and over else (middle, 1)


def _row_cells(
    number: int, line: _Row, labels: _Row, columns: Sequence[tuple[float, float]], edges: Sequence[float], page: int
) -> Iterator[PlacedCell]:
    top = min(word.line.top for word in (*line, *labels))
    bottom = max(word.line.bottom for word in (*line, *labels))
    own: list[_Row] = []
    for word in sorted(labels, key=lambda word: word.line.x0):
        if own and word.line.x0 < max(one.line.x1 for one in own[-1]):
            own[-1].append(word)
        else:
            own.append([word])
    groups = [tuple(word.line for word in sorted(group, key=lambda word: word.y)) for group in own]
    if len(groups) < 2:
        box = Box(edges[0], top, edges[2], bottom)
        yield PlacedCell(number, 0, 1, 2, box, page, groups[0] if groups else ())
    else:
        outer = tuple(line for group in groups[:-1] for line in group)
        yield PlacedCell(number, 0, 1, 1, Box(edges[0], top, edges[1], bottom), page, outer)
        yield PlacedCell(number, 1, 1, 1, Box(edges[1], top, edges[2], bottom), page, groups[-1])
    printed = {_column(columns, word): word for word in line}
    for index in range(len(columns)):
        held = (printed[index].line,) if index in printed else ()
        yield PlacedCell(number, index + 2, 1, 1, Box(edges[index + 2], top, edges[index + 3], bottom), page, held)
