"""Plain text and markdown to a `Document`: lines, headings, pictures, and the tables that a text dump still shows.

The text is kept as it is, but for line ends (each kind of them becomes a newline), for markdown's bold inside a line, whose stars are
left out, and for tables that are drawn or written in HTML, which are laid down anew (`text_drawn`). Every line that is not blank is a PARAGRAPH; `#`, or a line of === or --- below it, marks a
HEADING; spans leave such marks, marks of emphasis and tags around a line out; `[image: …]` and `![…](…)` alone on a line are a
PICTURE. Tables are found where pipes, tabs, commas or the forms' own words show them (`text_grids`, `text_commas`,
`text_streams`); each is one TABLE block. Empty cells have empty spans. Odd text raises nothing.

>>> document = read("# 标题\\n\\n规章\\t0\\t3\\n许可\\t\\t5\\n", "txt", "utf-8")
>>> [(b.kind.value, b.span.of(document.text)) for b in document.blocks]
[('heading', '标题'), ('table', '规章\\t0\\t3\\n许可\\t\\t5')]
>>> [c.span.of(document.text) for c in document.grids[0].row(1)]
['许可', '', '5']
>>> read("**（一）收到。** 收到3件。", "md", "utf-8").text
'（一）收到。 收到3件。'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.model import Block, BlockKind, Document, Grid, Picture, Span
from ingest.readers.text_commas import comma_grids
from ingest.readers.text_drawn import laid_anew
from ingest.readers.text_grids import pipe_grids, tab_grids
from ingest.readers.text_led import led_grids
from ingest.readers.text_lines import Line, lines_of, trimmed
from ingest.readers.text_streams import stream_grids, without_order

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]*(?=\S)")
_PICTURE = re.compile(r"\[image:([^\]\n]*)\]|!\[([^\]\n]*)\]\([^)\n]*\)", re.IGNORECASE)
_RULE = re.compile(r"[-=_*]{3,}")
_UNDERLINES = {"=": 1, "-": 2}
_LONGEST_TITLE = 60
_LINE_END = re.compile(r"\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BOLD = re.compile(r"(\*{2,3})(?=[^\s*])([^*\n|]*[^\s*|])\1")
_EMPHASIS = re.compile(r"(\*{2,3}|__)([^*_]+)\1")


def read(text: str, format: str, encoding: str | None) -> Document:
    """The document that this text is; `format` is txt or md."""
    text = _LINE_END.sub("\n", text)
    text, grids = laid_anew(_BOLD.sub(r"\2", text) if format == "md" else text)
    lines = lines_of(text)
    taken: set[int] = set()
    _take(taken, lines, grids)
    for find in (pipe_grids, led_grids, tab_grids, comma_grids, stream_grids):
        found = list(find(text, [line for line in lines if line.index not in taken]))
        _take(taken, lines, found)
        grids.extend(found)
    grids.sort(key=lambda grid: (grid.span.start, -grid.span.end))
    pictures: list[Picture] = []
    outermost = [grid for at, grid in enumerate(grids) if not at or not any(one.span.holds(grid.span) for one in grids[:at])]
    blocks = [Block(BlockKind.TABLE, grid.span) for grid in outermost]
    for at, line in enumerate(lines):
        if line.index not in taken and not line.blank:
            below = lines[at + 1].span.of(text) if at + 1 < len(lines) else ""
            blocks.extend(_blocks(text, line, pictures, below if format == "md" else ""))
    blocks.sort(key=lambda block: (block.span.start, block.span.end))
    return Document(text, format, tuple(blocks), tuple(grids), tuple(pictures), encoding, problems=tuple(without_order(grids)))


def _take(taken: set[int], lines: list[Line], grids: list[Grid]) -> None:
    """Adds the lines over which the grids reach."""
    for grid in grids:
        taken.update(line.index for line in lines if line.whole.start <= grid.span.end and line.whole.end >= grid.span.start)


def _blocks(text: str, line: Line, pictures: list[Picture], below: str) -> Iterator[Block]:
    """The line's block; its pictures are added to `pictures`. `below` is the next line, where it may underline this one."""
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
        end = line.span.start + len(content.rstrip("# \t"))
        yield Block(BlockKind.HEADING, _bare(text, line.span.start + heading.end(), end), level=len(heading[1]))
    elif not _RULE.fullmatch(content):
        span = _bare(text, line.span.start, line.span.end)
        is_title = len(span) <= _LONGEST_TITLE and not content.endswith(("。", "；", "："))
        underlined = _UNDERLINES.get(below[:1], 0) if is_title and _RULE.fullmatch(below) and len(set(below)) == 1 else 0
        if len(span):
            yield Block(BlockKind.HEADING if underlined else BlockKind.PARAGRAPH, span, level=underlined)


def _bare(text: str, start: int, end: int) -> Span:
    """The line without tags and marks of emphasis around it."""
    while tag := _TAG.match(text, start, end):
        start = trimmed(text, tag.end(), end).start
    while text[end - 1 : end] == ">":
        at = text.rfind("<", start, end)
        if at < 0 or not _TAG.fullmatch(text, at, end):
            break
        end = trimmed(text, start, at).end
    found = _EMPHASIS.fullmatch(text, start, end)
    return trimmed(text, *found.span(2)) if found else trimmed(text, start, end)
