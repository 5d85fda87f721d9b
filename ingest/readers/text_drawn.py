"""Tables that a text draws with lines, or holds as HTML: they are laid down anew, as their cells run over several lines.

`laid_anew` gives the text with each such table in the shape of a grid's text (cells parted by tabs, rows by line ends) and the grids.
A drawn table is one whose lines meet at joints (┌┬┐ or +--+): its bars and strokes are walls, what no wall parts is one cell, so that merged
cells come out with their true extent. Columns are counted as shown, a wide character for two. A drawing whose cells are
no rectangles is left as it is. Nothing raises on odd drawings.

>>> text, grids = laid_anew("前\\n+------+---+\\n| 行政 | 5 |\\n| 许可 |   |\\n+------+---+\\n| 规章 | / |\\n+------+---+\\n后")
>>> [cell.span.of(text) for cell in grids[0].cells], text.splitlines()[-1]
(['行政\\n许可', '5', '规章', '/'], '后')
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.errors import DamagedFile
from ingest.model import Grid
from ingest.readers.building import MAX_CELLS, Part, Prose, RawCell, Table, assemble

_JOINTS = "+┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯╞╪╡╟╫╢┠╂┨┝┿┥╒╤╕╘╧╛╓╥╖╙╨╜┯┷┰┸"
_BARS = "|│┃║"
_STROKES = "-=─━═—"
_BORDER = re.compile(
    rf"[ \t\u3000]*[{re.escape(_JOINTS)}](?=.*[{_STROKES}]{{2}})[{re.escape(_JOINTS + _BARS + _STROKES)} \t]*[ \t]*\r?"
)
_INSIDE = re.compile(rf"[ \t\u3000]*[{re.escape(_JOINTS + _BARS)}].*[{re.escape(_JOINTS + _BARS)}][ \t]*\r?")
_WALL = re.compile(rf"[{re.escape(_JOINTS + _BARS)}]")
_HTML_TABLE = re.compile(r"<(/?)table\b[^>]*>", re.IGNORECASE)
_MOST_EDGES = 60


def laid_anew(text: str) -> tuple[str, list[Grid]]:
    """The text with its drawn tables and its HTML tables laid down as grids, and these grids."""
    pieces: list[str] = []
    grids: list[Grid] = []
    at = length = 0
    for start, end, parts in sorted([*_html_tables(text), *_drawn_tables(text)], key=lambda found: found[0]):
        if start < at:
            continue
        document = assemble(parts, "txt")
        before = text[at:start]
        if before and not before.endswith("\n"):
            before += "\n"
        pieces += [before, document.text]
        moved = length + len(before)
        grids += [
            replace(
                grid,
                span=grid.span.shifted(moved),
                cells=tuple(replace(cell, span=cell.span.shifted(moved)) for cell in grid.cells),
            )
            for grid in document.grids
        ]
        if text[end : end + 1] not in ("\n", "", "\r"):
            pieces.append("\n")
        length, at = sum(map(len, pieces)), end
    return "".join(pieces) + text[at:], grids


def _html_tables(text: str) -> Iterator[tuple[int, int, list[Part]]]:
    """The outermost HTML tables, each with what it holds."""
    depth, start = 0, 0
    for tag in _HTML_TABLE.finditer(text):
        if not tag[1]:
            start = tag.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                from ingest.readers import html  # noqa: PLC0415 - lxml takes long to load, and few texts hold HTML

                try:
                    parts, _ = html.page_parts(text[start : tag.end()])
                except DamagedFile:
                    continue
                yield start, tag.end(), parts


def _drawn_tables(text: str) -> Iterator[tuple[int, int, list[Part]]]:
    lines: list[str] = []
    start = at = 0
    for line in [*text.split("\n"), ""]:
        if lines and not _INSIDE.fullmatch(line):
            cells = _read(lines)
            if cells:
                yield start, at - 1, [Table(cells)]
            lines = []
        if lines or _BORDER.fullmatch(line):
            start = start if lines else at
            lines.append(line.rstrip())
        at += len(line) + 1


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two walls of a line: their edges, the text, whether it is a stroke."""

    left: int
    right: int
    text: str
    stroke: bool


def _read(lines: Sequence[str]) -> tuple[RawCell, ...]:
    """The drawing's cells; none where it is no table."""
    for wide in (1, 2):
        walls = [_walls(line, wide) for line in lines]
        edges = _edges(walls)
        if not 2 < len(edges) < _MOST_EDGES or len(edges) * len(lines) > MAX_CELLS:
            continue
        rows = [_pieces(line, wall, edges) for line, wall in zip(lines, walls, strict=True)]
        if all(row and row[0].left == 0 and row[-1].right == len(edges) - 1 for row in rows):
            return _cells(rows, len(edges) - 1)
    return ()


def _walls(line: str, wide: int) -> list[tuple[int, int]]:
    """The line's walls: the column in which each is shown, and its place in the line. `wide` is how many columns a drawn wall takes."""
    found: list[tuple[int, int]] = []
    column = 0
    for place, char in enumerate(line):
        if _WALL.match(char):
            found.append((column, place))
        width = unicodedata.east_asian_width(char)
        column += 2 if width in "WF" else wide if width == "A" else 0 if unicodedata.combining(char) else 1
    return found


def _edges(walls: Sequence[Sequence[tuple[int, int]]]) -> list[int]:
    """Where the table's columns part: the columns of walls, those side by side taken for one."""
    edges: list[int] = []
    for column in sorted({column for line in walls for column, _ in line}):
        if not edges or column - edges[-1] > 1:
            edges.append(column)
    return edges


def _pieces(line: str, walls: Sequence[tuple[int, int]], edges: Sequence[int]) -> list[_Piece]:
    found: list[_Piece] = []
    for (left, start), (right, end) in pairwise(walls):
        inside = line[start + 1 : end]
        joined = line[start] in _JOINTS or line[end] in _JOINTS
        stroke = joined and bool(inside) and not inside.strip(_STROKES)
        found.append(_Piece(_nearest(left, edges), _nearest(right, edges), inside.strip(), stroke))
    return found


def _nearest(column: int, edges: Sequence[int]) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - column))


def _cells(rows: Sequence[Sequence[_Piece]], columns: int) -> tuple[RawCell, ...]:
    """Fields that no wall parts, as cells; none where one of them is no rectangle."""
    fields: dict[tuple[int, int], int] = {}
    words: list[list[str]] = []
    band, open_fields = -1, [-1] * columns
    for row in rows:
        if any(piece.stroke for piece in row):
            band += 1
            for piece in row:
                if piece.stroke:
                    open_fields[piece.left : piece.right] = [-1] * (piece.right - piece.left)
        for piece in row:
            if piece.stroke or piece.left == piece.right:
                continue
            reach = range(piece.left, piece.right)
            known = {open_fields[column] for column in reach}
            if known == {-1}:
                words.append([])
                known = {len(words) - 1}
            if len(known) > 1:
                return ()
            number = known.pop()
            words[number].extend([piece.text] * bool(piece.text))
            for column in reach:
                open_fields[column] = number
                fields[max(band, 0), column] = number
    return _rectangles(fields, words)


def _rectangles(fields: dict[tuple[int, int], int], words: Sequence[Sequence[str]]) -> tuple[RawCell, ...]:
    places: dict[int, list[tuple[int, int]]] = {}
    for place, number in fields.items():
        places.setdefault(number, []).append(place)
    bands = {band: row for row, band in enumerate(sorted({band for band, _ in fields}))}
    cells: list[RawCell] = []
    for number, held in places.items():
        rows, columns = [bands[band] for band, _ in held], [column for _, column in held]
        height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
        if height * width != len(held):
            return ()
        parts = (Prose("\n".join(words[number])),) if words[number] else ()
        cells.append(RawCell(min(rows), min(columns), parts, height, width))
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
