"""Plain text and markdown to a `Document`: lines, headings, pictures, and the tables that a text dump still shows.

The text is kept as it is. Every line that is not blank is a PARAGRAPH; `#` marks a HEADING (its span leaves the marks
out); `[image: …]` and `![…](…)` alone on a line are a PICTURE. Tables are found where pipes, tabs or the forms' own words
show them (`text_grids`, `text_streams`); each is one TABLE block. Empty cells have empty spans. Odd text raises nothing.

>>> document = read("# 标题\\n\\n规章\\t0\\t3\\n许可\\t\\t5\\n", "txt", "utf-8")
>>> [(b.kind.value, b.span.of(document.text)) for b in document.blocks]
[('heading', '标题'), ('table', '规章\\t0\\t3\\n许可\\t\\t5')]
>>> [c.span.of(document.text) for c in document.grids[0].row(1)]
['许可', '', '5']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Block, BlockKind, Document, Grid, Picture, Span
from ingest.readers.text_grids import pipe_grids, tab_grids
from ingest.readers.text_lines import Line, lines_of
from ingest.readers.text_streams import stream_grids

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_PICTURE = re.compile(r"\[image:([^\]\n]*)\]|!\[([^\]\n]*)\]\([^)\n]*\)", re.IGNORECASE)
_RULE = re.compile(r"[-=_*]{3,}")


def read(text: str, format: str, encoding: str | None) -> Document:
    """The document that this text is; `format` is txt or md."""
    lines = lines_of(text)
    grids: list[Grid] = []
    taken: set[int] = set()
    for find in (pipe_grids, tab_grids, stream_grids):
        for grid in find(text, [line for line in lines if line.index not in taken]):
            grids.append(grid)
            taken.update(line.index for line in lines if line.whole.start <= grid.span.end and line.whole.end >= grid.span.start)
    grids.sort(key=lambda grid: grid.span)
    pictures: list[Picture] = []
    blocks = [Block(BlockKind.TABLE, grid.span) for grid in grids]
    for line in lines:
        if line.index not in taken and not line.blank:
            blocks.extend(_blocks(text, line, pictures))
    blocks.sort(key=lambda block: (block.span.start, block.span.end))
    return Document(text, format, tuple(blocks), tuple(grids), tuple(pictures), encoding)


def _blocks(text: str, line: Line, pictures: list[Picture]) -> Iterator[Block]:
    """The line's block; its pictures are added to `pictures`."""
    content = line.span.of(text)
    marks = list(_PICTURE.finditer(content))
    for mark in marks:
        span = Span(mark.start(), mark.end()).shifted(line.span.start)
        pictures.append(Picture(span, name=(mark[1] or mark[2] or "").strip()))
    if marks and not _PICTURE.sub("", content).strip():
        for picture in pictures[-len(marks) :]:
            yield Block(BlockKind.PICTURE, picture.span)
        return
    heading = _HEADING.match(content)
    if heading:
        yield Block(BlockKind.HEADING, Span(line.span.start + heading.end(), line.span.end), level=len(heading[1]))
    elif not _RULE.fullmatch(content):
        yield Block(BlockKind.PARAGRAPH, line.span)
