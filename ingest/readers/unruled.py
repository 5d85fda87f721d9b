"""Tables of a web page or Word file that are none in its markup: blocks laid side by side, tabbed lines, one cell a paragraph.

What is shown as paragraphs is looked at as in a text copy: a run of lines in which labels of the official forms and numbers
follow each other is a STREAM grid (`text_streams`), unless a real table of the document already holds most of its labels. Blanks:
as in a text copy, an empty cell leaves no trace. Nothing raises.

>>> from ingest.readers.building import Prose, assemble
>>> lines = "行政许可", "213", "行政处罚", "15", "行政强制", "0"
>>> [c.span.start for grid in with_streams(assemble([Prose(line) for line in lines], "html")).grids for c in grid.cells]
[0, 5, 9, 14, 17, 22]
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.forms.vocabulary import known_label
from ingest.model import Block, BlockKind, Document, Grid, Span
from ingest.readers.text_lines import lines_of
from ingest.readers.text_streams import stream_grids, without_order
from ingest.tables.label_match import label_key

_FEWEST_NEW = 0.5


def with_streams(document: Document) -> Document:
    """The document with such grids; each takes the place of the paragraphs that it covers."""
    if not any(block.kind is BlockKind.PARAGRAPH for block in document.blocks):
        return document
    taken = [block.span for block in document.blocks if block.kind is not BlockKind.PARAGRAPH and len(block.span)]
    taken = sorted([*taken, *(reading.span for reading in document.readings)])
    loose = [line for line in lines_of(document.text) if not _touches(line.whole, taken)]
    known = {label_key(cell.span.of(document.text)) for grid in document.grids for cell in grid.cells}
    found = [grid for grid in stream_grids(document.text, loose) if _is_new(document, grid, known)]
    if not found:
        return document
    kept = [block for block in document.blocks if not any(_covers(grid, block) for grid in found)]
    blocks = sorted([*kept, *(Block(BlockKind.TABLE, grid.span) for grid in found)], key=lambda block: block.span)
    grids = sorted([*document.grids, *found], key=lambda grid: (grid.span.start, -grid.span.end))
    problems = (*document.problems, *without_order(found))
    return replace(document, blocks=tuple(blocks), grids=tuple(grids), problems=problems)


def _is_new(document: Document, grid: Grid, known: set[str]) -> bool:
    """Whether the tables of the document's own do not hold most of the grid's labels already."""
    printed = [cell.span.of(document.text) for cell in grid.cells] or grid.span.of(document.text).split("\n")
    labels = [text for text in printed if known_label(text)]
    return sum(1 for label in labels if label_key(label) not in known) >= max(2, len(labels) * _FEWEST_NEW)


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    """Whether the span shares a character with one of these, which are in order."""
    at = bisect_right(taken, span.start, key=lambda one: one.start)
    before = taken[at - 1].end > span.start if at else False
    return before or (at < len(taken) and taken[at].start < span.end)


def _covers(grid: Grid, block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and grid.span.start <= block.span.start and block.span.end <= grid.span.end
