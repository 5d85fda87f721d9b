"""Tables that a text dump shows by commas: a row a line, with or without quotes round its cells.

Three lines or more that follow each other, most of them with as many commas, and numbers or blanks in many of their cells, are a grid of
layout ROWS; a cell's span leaves out its quotes. Lines with a full stop are prose. Blanks: two commas side by side hold an empty
cell. Nothing raises.

>>> text = '规章,0,"1,204"\\n行政许可,,5\\n行政处罚,/,7\\n'
>>> from ingest.readers.text_lines import lines_of
>>> [c.span.of(text) for grid in comma_grids(text, lines_of(text)) for c in grid.cells]
['规章', '0', '1,204', '行政许可', '', '5', '行政处罚', '/', '7']
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.model import Grid, Layout, Span
from ingest.readers.text_grids import data_share, grid_of
from ingest.readers.text_lines import Line, trimmed

_CELL = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*|([^",]*))(?:,|$)')
_FEWEST_ROWS, _FEWEST_CELLS = 3, 3
_LEAST_SAME, _LEAST_DATA = 0.6, 0.3


def comma_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Grids of comma tables, in text order."""
    rows: list[list[Span]] = []
    before = -2
    for line in lines:
        cells = _cells(text, line)
        if rows and (not cells or line.index != before + 1):
            yield from _grid(text, rows)
            rows = []
        rows.extend([cells] if cells else [])
        before = line.index
    yield from _grid(text, rows)


def _grid(text: str, rows: Sequence[Sequence[Span]]) -> Iterator[Grid]:
    if len(rows) < _FEWEST_ROWS:
        return
    same = Counter(map(len, rows)).most_common(1)[0][1]
    if same >= len(rows) * _LEAST_SAME and data_share(text, rows) >= _LEAST_DATA:
        yield grid_of(text, rows, Layout.ROWS, Span(rows[0][0].start, rows[-1][-1].end))


def _cells(text: str, line: Line) -> list[Span]:
    """The line's cells; none where it is no row."""
    content = line.span.of(text)
    if content.count(",") + 1 < _FEWEST_CELLS or "。" in content:
        return []
    found: list[Span] = []
    at = 0
    while at <= len(content):
        cell = _CELL.match(content, at)
        if cell is None:
            return []
        group = 1 if cell[1] is not None else 2
        found.append(trimmed(text, line.span.start + cell.start(group), line.span.start + cell.end(group)))
        at = cell.end()
        if at == len(content) and not content.endswith(",", 0, at):
            break
        if at == len(content):
            found.append(Span(line.span.end, line.span.end))
            break
    return found if len(found) >= _FEWEST_CELLS else []
