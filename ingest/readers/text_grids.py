"""Tables that a text dump shows by pipes or tabs.

Four shapes: a pipe row a line (markdown, with or without frame, an escaped pipe is none; a full-width or drawn bar is one); a cell a line with a pipe before or after it; a tab
row a line; a cell a line with a tab before it, where blank lines part the rows or nothing does. Where rows are seen the grid is ROWS
(its columns may still be shifted), else STREAM. Empty cells are kept wherever the dump shows them (in a STREAM of
pipes only where a pipe stands alone on its line: other empty pieces also stand for merged cells). What only looks like a table stays
running text.

>>> text = "\\t甲\\n\\t3\\n\\n\\t乙\\n\\t\\n"
>>> from ingest.readers.text_lines import lines_of
>>> [(c.row, c.span.of(text)) for grid in tab_grids(text, lines_of(text)) for c in grid.cells]
[(0, '甲'), (0, '3'), (1, '乙'), (1, '')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.forms.vocabulary import known_label, title_of
from ingest.model import Cell, Grid, Layout, Span
from ingest.numerals import parse_number
from ingest.readers.text_lines import Line, trimmed
from ingest.tables.cell_values import read_cell

_NUMBERED = re.compile(r"\s*(?:#|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")
_RULE_PIECE = r"\s*(?::?-{2,}:?|:-:?|-:)\s*"
_MARKDOWN_RULE = re.compile(rf"\s*\|?{_RULE_PIECE}(?:\|{_RULE_PIECE})*\|?\s*")
PIPES = "|｜│┃"
_PIPE = re.compile(rf"(?<!\\)[{PIPES}]")
_LONE_PIPE = re.compile(rf"[{PIPES}][ \t\r]*\n[ \t\u3000\xa0]*[{PIPES}][ \t\r]*(?:\n|$)")
"""A cell ends with its line, and the next line is a pipe alone: an empty cell. Pipes side by side are what merged cells left."""
_PIPE_LAST, _PIPE_FIRST = (
    re.compile(rf"[^\s{PIPES}][ \t]*[{PIPES}][ \t\r]*$", re.M),
    re.compile(rf"^[ \t]*[{PIPES}][ \t]*[^\s{PIPES}]", re.M),
)
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|`+|~~)([^*_`~]+)\1")
_ESCAPED = re.compile(r"(\\)([-—/+*_.].*)", re.DOTALL)
_WRITTEN_BLANK = re.compile(r"(?:&nbsp;|&ensp;|&emsp;|&#160;|<br\s*/?>|\\ ?|\s)+", re.IGNORECASE)
_LONGEST_PIECE = 160
_LONGEST_BREAK = 60
_MOST_BETWEEN = 3
_LONGEST_NUMBER = 40
REVIEW_WIDTH = 15
"""How many numbers table four's row has."""
_FEWEST_CELLS, _MANY_LABELS = 4, 4
_WIDEST = 24
"""More cells than a row of the forms has, with no blank line among them, are rows that nothing parts."""
_DATA_SHARE = 0.2


def grid_of(text: str, rows: Sequence[Sequence[Span]], layout: Layout, whole: Span) -> Grid:
    """The grid of these cells; its span reaches over all of them, empty ones at its ends too."""
    cells = tuple(Cell(r, c, span) for r, row in enumerate(rows) for c, span in enumerate(row))
    printed = trimmed(text, whole.start, whole.end)
    starts = [cell.span.start for cell in cells] + [printed.start] * bool(len(printed))
    ends = [cell.span.end for cell in cells] + [printed.end] * bool(len(printed))
    return Grid(cells, Span(min(starts), max(ends)), layout)


def data_share(text: str, rows: Sequence[Sequence[Span]]) -> float:
    """The share of cells that hold a number or are shown to be empty."""
    cells = [span for row in rows for span in row]
    held = sum(1 for span in cells if len(span) <= _LONGEST_NUMBER and read_cell(span.of(text), "") is not None)
    return held / max(len(cells), 1)


def _is_form(text: str, rows: Sequence[Sequence[Span]]) -> bool:
    """Whether so many cells are labels of the forms that they are a table, whatever the others hold."""
    labels = {content for row in rows for span in row if len(span) <= _LONGEST_PIECE and known_label(content := span.of(text))}
    return len(labels) >= _MANY_LABELS


# ------------------------------------------------------------------------------------------------------------- pipes


def pipe_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Grids of pipe tables, in text order."""
    at = 0
    while at < len(lines):
        if not _has_pipe(lines[at].whole.of(text)):
            at += 1
            continue
        end = _pipe_region(text, lines, at)
        yield from _pipe_region_grids(text, lines, at, end)
        at = end


def _pipe_region(text: str, lines: Sequence[Line], at: int) -> int:
    """Where the region that starts here ends: short lines may stand between its lines, as parts of broken cells."""
    end, between = at + 1, 0
    for place in range(at + 1, len(lines)):
        content = lines[place].whole.of(text)
        if _has_pipe(content):
            end, between = place + 1, 0
            continue
        between += 1
        if between > _MOST_BETWEEN or len(lines[place].span) > _LONGEST_BREAK or content.lstrip().startswith("#"):
            break
        if title_of(lines[place].span.of(text)):
            break
    return end


def _framed_behind(text: str, lines: Sequence[Line]) -> bool:
    """Whether the last pipe of a row only closes its frame. In a table without frame, whose rows mostly end in a cell (规章|0, 收费|),
    it parts off an empty one."""
    piped = [line.span.of(text) for line in lines if _has_pipe(line.span.of(text))]
    open_rows = sum(1 for content in piped if content[-1] not in PIPES)
    return any(content[0] in PIPES for content in piped) or open_rows * 2 <= len(piped)


def _pieces(text: str, line: Line, *, framed: bool) -> list[Span]:
    """A pipe row's cells; the frame's outer pipes are no cells. `framed`: a pipe at the row's end is one of them."""
    bounds = [found.start() + line.span.start for found in _PIPE.finditer(line.span.of(text))]
    edges = [line.span.start - 1, *bounds, line.span.end]
    spans = [_unmarked(text, trimmed(text, a + 1, b)) for a, b in pairwise(edges)]
    if bounds and bounds[0] == line.span.start:
        spans = spans[1:]
    if framed and bounds and bounds[-1] == line.span.end - 1:
        spans = spans[:-1]
    return spans


def _has_pipe(content: str) -> bool:
    return _PIPE.search(content) is not None


def _unmarked(text: str, span: Span) -> Span:
    """A cell without the marks of emphasis around it and without the escape before a dash; empty where only a blank is written."""
    content = span.of(text)
    if _WRITTEN_BLANK.fullmatch(content):
        return Span(span.start, span.start)
    found = _EMPHASIS.fullmatch(content) or _ESCAPED.fullmatch(content)
    return span if found is None else Span(span.start + found.start(2), span.start + found.end(2))


def _pipe_region_grids(text: str, lines: Sequence[Line], at: int, end: int) -> Iterator[Grid]:
    piped = [line for line in lines[at:end] if _has_pipe(line.whole.of(text))]
    framed = _framed_behind(text, lines[at:end])
    pieces = [_pieces(text, line, framed=framed) for line in piped]
    filled = [sum(1 for span in row if len(span)) for row in pieces]
    ((width, alike),) = Counter(map(len, pieces)).most_common(1)
    even = width > 2 and alike * 2 > len(pieces)  # rows of a table whose cells are all empty hold a label alone
    if even or sum(1 for n in filled if n > 1) * 2 >= sum(1 for n in filled if n):
        yield from _pipe_rows(text, lines[at:end], framed=framed)
        return
    if len(piped) < _FEWEST_CELLS:
        return
    first, last = lines[at], lines[end - 1]
    starts = first.span.start
    if text[starts] in PIPES and at and not lines[at - 1].blank and lines[at - 1].index == first.index - 1:
        starts = lines[at - 1].span.start
    ends = last.span.end
    if (
        end < len(lines)
        and lines[end].index == last.index + 1
        and parse_number(lines[end].span.of(text))
        and len(lines[end].span)
    ):
        ends = lines[end].span.end
    cells = list(_pipe_stream(text, Span(starts, ends)))
    if cells:
        yield grid_of(text, [[span] for span in cells], Layout.STREAM, Span(starts, ends))


def _pipe_rows(text: str, lines: Sequence[Line], *, framed: bool) -> Iterator[Grid]:
    rows: list[list[Span]] = []
    first = last = None
    for line in [*lines, None]:
        content = line.whole.of(text) if line else ""
        if line is not None and _has_pipe(content):
            if not _MARKDOWN_RULE.fullmatch(content):
                rows.append(_pieces(text, line, framed=framed))
            first, last = first or line, line
            continue
        if first is not None and last is not None and rows and (len(rows) > 1 or _framed(text, first) or _is_row(text, rows[0])):
            yield grid_of(text, rows, Layout.ROWS, Span(first.span.start, last.span.end))
        rows, first, last = [], None, None


def _is_row(text: str, row: Sequence[Span]) -> bool:
    """Whether a row is one of the forms': a label of theirs, and numbers in all other cells; table four's prints no label."""
    first, *others = (span.of(text) for span in row)
    labelled = known_label(first) if len(others) + 1 < REVIEW_WIDTH else read_cell(first, "") is not None
    return bool(others) and labelled and all(read_cell(cell, "") is not None for cell in others)


def _framed(text: str, line: Line) -> bool:
    return text[line.span.start] in PIPES


def _pipe_stream(text: str, whole: Span) -> Iterator[Span]:
    """The cells between pipes; where a pipe was lost after a number, the number still stands by itself."""
    edges = [whole.start - 1, *(found.start() + whole.start for found in _PIPE.finditer(whole.of(text))), whole.end]
    pipe_last = len(_PIPE_LAST.findall(whole.of(text))) > len(_PIPE_FIRST.findall(whole.of(text)))
    for a, b in pairwise(edges):
        piece = _unmarked(text, trimmed(text, a + 1, b))
        if not len(piece):
            if pipe_last and _LONE_PIPE.match(text, a):
                yield piece
            continue
        parts = [trimmed(text, m.start() + piece.start, m.end() + piece.start) for m in re.finditer(r"[^\n]+", piece.of(text))]
        if len(parts) > 1 and any(parse_number(part.of(text)) is not None for part in parts):
            yield from (part for part in parts if len(part))
        else:
            yield piece


# -------------------------------------------------------------------------------------------------------------- tabs


def tab_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Grids of tab tables, in text order."""
    at = 0
    while at < len(lines):
        kind = _tab_kind(text, lines[at])
        end = at + 1
        if kind == "cell":
            end, rows = _cell_lines(text, lines, at)
            enough = data_share(text, rows) >= _DATA_SHARE or _is_form(text, rows)
            layout = Layout.STREAM if len(rows) == 1 and len(rows[0]) > _WIDEST else Layout.ROWS
            rows = [[cell] for cell in rows[0]] if layout is Layout.STREAM else rows
            if sum(len(row) for row in rows) >= _FEWEST_CELLS and enough:
                yield grid_of(text, rows, layout, Span(lines[at].whole.start, lines[end - 1].whole.end))
        elif kind == "row":
            end, rows = _row_lines(text, lines, at)
            if any(sum(1 for span in row if len(span)) > 1 for row in rows):
                yield grid_of(text, rows, Layout.ROWS, Span(lines[at].whole.start, lines[end - 1].whole.end))
        at = end


def _tab_kind(text: str, line: Line) -> str:
    """cell: one cell behind a tab; row: cells parted by tabs; else empty (prose may be indented by tabs)."""
    content = line.whole.of(text).rstrip("\r")
    if "\t" not in content:
        return ""
    pieces = [piece for piece in content.split("\t") if piece.strip()]
    if any(len(piece) > _LONGEST_PIECE for piece in pieces) or (len(pieces) == 1 and "。" in pieces[0]):
        return ""
    if content.startswith("\t") and content.count("\t") == 1:
        return "cell"
    return "row" if pieces else ""


def _row_lines(text: str, lines: Sequence[Line], at: int) -> tuple[int, list[list[Span]]]:
    """Tab rows from here on: one blank line may part them, a short broken-off piece of a cell too."""
    rows: list[list[Span]] = []
    end = at
    for place in range(at, len(lines)):
        line = lines[place]
        if _tab_kind(text, line) == "row":
            end = place + 1
            bounds = [i for i in range(line.whole.start, line.whole.end) if text[i] == "\t"]
            edges = [line.whole.start - 1, *bounds, line.whole.end]
            rows.append([trimmed(text, a + 1, b) for a, b in pairwise(edges)])
        elif rows and place == end and _is_empty_row(text, line, rows[-1]):
            end = place + 1
            rows.append([Span(at, at) for at in range(line.whole.start, line.whole.start + line.whole.of(text).count("\t") + 1)])
        elif place - end >= 1 or len(line.span) > _LONGEST_BREAK or _NUMBERED.match(line.whole.of(text)):
            break
    return end, rows


def _is_empty_row(text: str, line: Line, above: Sequence[Span]) -> bool:
    """Whether the line holds at least as many tabs as the row above it (a header's merged cells may be lost), and nothing else."""
    content = line.whole.of(text).rstrip("\r")
    return len(content) >= len(above) - 1 > 1 and not content.strip("\t")


def _cell_lines(text: str, lines: Sequence[Line], at: int) -> tuple[int, list[list[Span]]]:
    """Cells of one line each from here on; a line without a tab right after a cell goes on with it."""
    rows: list[list[Span]] = [[]]
    end = at
    for place in range(at, len(lines)):
        line = lines[place]
        if _tab_kind(text, line) == "cell" or (line.blank and line.whole.of(text).startswith("\t")):
            if place > end and rows[-1]:
                rows.append([])
            rows[-1].append(trimmed(text, line.whole.start, line.whole.end))
            end = place + 1
        elif line.blank:
            continue
        elif place == end and rows[-1] and _goes_on(text, lines, place):
            rows[-1][-1] = Span(rows[-1][-1].start, line.span.end)
            end = place + 1
        else:
            break
    return end, [row for row in rows if row]


def _goes_on(text: str, lines: Sequence[Line], place: int) -> bool:
    """Whether the line without a tab is a cell's next line: short, and the table goes on after it."""
    own = lines[place].span.of(text)
    if len(own) > _LONGEST_BREAK or title_of(own) or (_NUMBERED.match(own) and not known_label(own)):
        return False
    for line in lines[place + 1 : place + 4]:
        if _tab_kind(text, line) == "cell":
            return True
        if not line.blank and _NUMBERED.match(line.whole.of(text)):
            return False
    return False
