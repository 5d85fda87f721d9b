"""Tables of which a text copy kept only the order of the cells: one cell a line, or a row a line parted by spaces.

Nothing but the forms' own words shows such a table, so a run of lines counts as one where labels of the official forms
and numbers follow each other. Headings (numbered lines that are no label of a form, titles of tables) and sentences end
it; the lines at its ends that are neither label nor number stay running text. Every grid is a STREAM: one cell a row.
Blanks: an empty cell leaves no trace in such a copy, so that there are no empty cells here.

>>> text = "二、主动公开政府信息情况\\n\\n行政强制\\n\\n0\\n\\n行政许可 213\\n\\n说明如下。"
>>> from ingest.readers.text_lines import lines_of
>>> [c.span.of(text) for grid in stream_grids(text, lines_of(text)) for c in grid.cells]
['行政强制', '0', '行政许可', '213']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cell_values import read_cell
from ingest.forms.vocabulary import known_label, title_of
from ingest.label_match import label_key
from ingest.model import Cell, Grid, Layout, Span, State
from ingest.readers.text_lines import Line, trimmed

_PIECE = re.compile(r"[^ \t\u3000\xa0]+")
_TOP_NUMBER = re.compile(r"#|[一二三四五六七八九十]{1,3}、")
_SENTENCE = re.compile(r"[。；！？]")
_PAGE = re.compile(r"[-–—－·]\s*\d{1,3}\s*[-–—－·]|第\s*\d{1,3}\s*页(?:\s*共\s*\d{1,3}\s*页)?")
_MOST_BLANK = 4
_MOST_STRANGE = 12  # lines in a row that are neither label nor number: pieces of broken cells count once, others thrice
_SHORT_LINE = 4
_LONG_LINE = 3
_LONGEST = 130
_SURE = 3  # characters of a label that can open a table: 其他 and 总计 are found in any text


@dataclass(frozen=True, slots=True)
class _Read:
    """One line as cells: how many are numbers, whether a label of a form is among them."""

    cells: tuple[Span, ...]
    numbers: int
    known: bool
    opens: bool


def _is_number(content: str) -> bool:
    cell = read_cell(content, "") if content else None
    return cell is not None and cell.state is not State.ILLEGIBLE


def _read_line(text: str, line: Line) -> _Read:
    content = line.span.of(text)
    if _is_number(content):
        return _Read((line.span,), 1, False, False)
    if _PAGE.fullmatch(content):
        return _Read((), 0, False, False)
    pieces = [Span(m.start(), m.end()).shifted(line.span.start) for m in _PIECE.finditer(content)]
    if len(pieces) > 1 and all(known_label(piece.of(text)) for piece in pieces):
        return _Read(tuple(pieces), 0, True, True)
    if known_label(content):
        return _Read((line.span,), 0, True, len(label_key(content)) >= _SURE and not title_of(content))
    tail = len(pieces)
    while tail and _is_number(pieces[tail - 1].of(text)):
        tail -= 1
    numbers = pieces[tail:]
    if not tail:
        return _Read(tuple(numbers), len(numbers), False, False)
    head = Span(pieces[0].start, pieces[tail - 1].end)
    if numbers and not _SENTENCE.search(head.of(text)):
        known = known_label(head.of(text))
        return _Read((head, *numbers), len(numbers), known, known and len(label_key(head.of(text))) >= _SURE)
    return _Read((line.span,), 0, False, False)


def _ends_table(text: str, line: Line, read: _Read) -> bool:
    content = line.span.of(text)
    if read.known or (read.numbers and len(read.cells) == read.numbers):
        return False
    if title_of(content) or _TOP_NUMBER.match(content) or len(content) > _LONGEST:
        return True
    return bool(_SENTENCE.search(content))


def stream_grids(text: str, lines: Sequence[Line]) -> Iterator[Grid]:
    """Grids of such copies, in text order."""
    reads = [_read_line(text, line) for line in lines]
    at = 0
    while at < len(lines):
        if not reads[at].opens:
            at += 1
            continue
        end = _run_end(text, lines, reads, at)
        run = [read for line, read in zip(lines[at:end], reads[at:end], strict=True) if not line.blank]
        if sum(read.known for read in run) >= 2 and sum(read.numbers for read in run) >= 2:
            cells = [cell for read in run for cell in read.cells]
            whole = trimmed(text, lines[at].span.start, lines[end - 1].span.end)
            yield Grid(tuple(Cell(row, 0, span) for row, span in enumerate(cells)), whole, Layout.STREAM)
        at = max(end, at + 1)


def _run_end(text: str, lines: Sequence[Line], reads: Sequence[_Read], at: int) -> int:
    """One past the last label or number of the run that starts here."""
    end, blank, strange = at + 1, 0, 0
    for place in range(at + 1, len(lines)):
        line, read = lines[place], reads[place]
        if line.index - lines[place - 1].index > 1:
            break
        if line.blank:
            blank += 1
            if blank > _MOST_BLANK:
                break
            continue
        blank = 0
        if _ends_table(text, line, read):
            break
        if not read.cells:
            continue
        if read.known or read.numbers > 1 or (read.numbers and len(read.cells) == 1):
            end, strange = place + 1, 0
            continue
        strange += _LONG_LINE if len(line.span) > _SHORT_LINE else 1
        if strange > _MOST_STRANGE:
            break
    return end
