"""Tables that a text dump shows by rows whose first cell begins a line and whose other cells each take a line behind a tab.

That is how a table comes out of a browser's clipboard where only the cells behind the first are indented. A row begins where a line without a
tab stands before such cells; the first one of a table is a label of the forms. A label alone above a row is a row of its own (the parts of
table two). What only looks like a table stays text, and so does a table whose rows all begin behind tabs (`text_grids`).

>>> from ingest.readers.text_lines import lines_of
>>> text = "信息内容\\n\\t上一年项目数量\\n\\t处理决定数量\\n行政处罚\\n\\t3\\n\\t21\\n"
>>> [(c.row, c.column, c.span.of(text)) for grid in led_grids(text, lines_of(text)) for c in grid.cells][3:]
[(1, 0, '行政处罚'), (1, 1, '3'), (1, 2, '21')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.forms.vocabulary import known_label
from ingest.model import Grid, Layout, Span
from ingest.readers.text_grids import data_share, grid_of
from ingest.readers.text_lines import Line, trimmed
from ingest.tables.cell_values import read_cell

_LONGEST_LABEL = 60
_LONGEST_CELL = 160
_FEWEST_ROWS = 2
_DATA_SHARE = 0.2


def led_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Grids of such tables, in text order."""
    at = 0
    while at < len(lines):
        end, rows = _rows(text, lines, at) if _begins(text, lines, at) else (at + 1, [])
        filled = sum(1 for row in rows if len(row) > 1)
        if filled >= _FEWEST_ROWS and data_share(text, rows) >= _DATA_SHARE:
            yield grid_of(text, rows, Layout.ROWS, Span(lines[at].whole.start, lines[end - 1].whole.end))
            at = end
        else:
            at += 1


def _begins(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a table may begin with a line: a label of the forms before its cells, or over one, and no cell of a table above."""
    if not _label(text, lines[at]) or not known_label(lines[at].span.of(text)) or (at and _cell(text, lines[at - 1])):
        return False
    return bool(_cells(text, lines, at + 1)) or (_label(text, _at(lines, at + 1)) and bool(_cells(text, lines, at + 2)))


def _rows(text: str, lines: Sequence[Line], at: int) -> tuple[int, list[list[Span]]]:
    """The rows from here on, and where they end."""
    rows: list[list[Span]] = []
    end = place = at
    while place < len(lines):
        line = lines[place]
        cells = _cells(text, lines, place + 1)
        own = line.span.of(text)
        if _label(text, line) and (cells or (known_label(own) and _leads_on(text, lines, place + 1))):
            rows.append([line.span, *cells])
            end = place = place + 1 + len(cells)
        elif line.blank and place == end and rows and _leads_on(text, lines, place + 1):
            place = end = place + 1
        else:
            break
    return end, rows


def _leads_on(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a row of the table begins with a line: a label before cells, or one of the forms over such a row."""
    label = _label(text, _at(lines, at))
    return label and (bool(_cells(text, lines, at + 1)) or (_known(text, lines, at) and bool(_cells(text, lines, at + 2))))


def _known(text: str, lines: Sequence[Line], at: int) -> bool:
    return known_label(lines[at].span.of(text))


def _cells(text: str, lines: Sequence[Line], at: int) -> list[Span]:
    """The cells of the lines from here on."""
    found: list[Span] = []
    for line in lines[at:]:
        if not _cell(text, line):
            break
        found.append(trimmed(text, line.whole.start, line.whole.end))
    return found


def _cell(text: str, line: Line) -> bool:
    """Whether a line is one cell behind a tab, which may be empty."""
    content = line.whole.of(text).rstrip("\r")
    return content.startswith("\t") and content.count("\t") == 1 and len(content) <= _LONGEST_CELL


def _label(text: str, line: Line | None) -> bool:
    """Whether a line may be the first cell of a row: short, and no sentence; of table four it is a number."""
    if line is None or line.blank or "\t" in line.whole.of(text):
        return False
    own = line.span.of(text)
    return len(own) <= _LONGEST_LABEL and ("。" not in own or known_label(own) or read_cell(own, "") is not None)


def _at(lines: Sequence[Line], at: int) -> Line | None:
    return lines[at] if at < len(lines) else None
