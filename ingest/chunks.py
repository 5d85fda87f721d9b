"""Passages for retrieval: each a span of the text inside one section, about 120 to 400 characters long.

Prose is cut at the end of a sentence only (a longer sentence stays whole up to `LONGEST`, then it is cut at a comma);
一是…二是… stays together where it fits. A section's heading opens its first passage. Every visible character of prose is
in exactly one passage; a heading with nothing below it but further headings is in none. A table, with the heading right
above it, is one passage (`kind="table"`) up to `TABLE` characters, else it is cut where a part of it begins, never inside a row.

>>> from ingest.model import Document
>>> from ingest.sections import find_sections
>>> report = Document("一、总体情况\\n全年公开信息5条。\\n二、存在问题\\n一是少；二是慢。", "txt")
>>> [(c.section, c.span.of(report.text)) for c in make_chunks(report, find_sections(report))]
[(('一、总体情况',), '一、总体情况\\n全年公开信息5条。'), (('二、存在问题',), '二、存在问题\\n一是少；二是慢。')]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.model import Chunk, Document, Grid, Layout, Section, Span
from ingest.normalise import fold_text

SHORTEST = 120
LONGEST = 400
TABLE = 1500
_CRUMB = 40
_SENTENCE = re.compile(r"[。；！？;!?]+[”’」』）)\"]*|\n+")
_COMMA = re.compile(r"[，,、：:]")
_ORDINAL = re.compile(r"[\s\S]{0,30}?(?:^|[：:。；;，,\s])[一二三四五六七八九十]{1,2}是")
_ENDS = "。；！？：;!?:"
_WRAPPED = 20
_PART = re.compile(r"第[一二三四五六七八九十]+条|[一二三四五六七八九十]+、|\([一二三四五六七八九十]\)|信息内容")


def make_chunks(document: Document, sections: tuple[Section, ...]) -> tuple[Chunk, ...]:
    """The passages of a document in text order; none for a document without text."""
    chunks: list[Chunk] = []
    pages = sorted((block.span.start, block.page) for block in document.blocks)
    tables = _merged(document.grids)
    for section, own in _own_spans(document, sections):
        if not document.text[max(own.start, section.heading.end) : own.end].strip():
            continue
        for span, kind in _pieces(document, own, tables):
            page = next((number for start, number in reversed(pages) if start <= span.start), None)
            chunks.append(Chunk(len(chunks), section.path, span, kind, page))
    return tuple(chunks)


def _own_spans(document: Document, sections: tuple[Section, ...]) -> Iterator[tuple[Section, Span]]:
    """Each section's text up to its first subsection: sections nest in text order, so the next one's start ends it."""
    for index, section in enumerate(sections):
        following = sections[index + 1].span.start if index + 1 < len(sections) else len(document.text)
        yield section, Span(section.span.start, min(section.span.end, following))


def _merged(grids: Iterable[Grid]) -> list[tuple[Span, tuple[Grid, ...]]]:
    """Places of tables, overlapping ones as one."""
    merged: list[tuple[Span, tuple[Grid, ...]]] = []
    for grid in sorted(grids, key=lambda g: g.span):
        if merged and grid.span.start < merged[-1][0].end:
            span, parts = merged[-1]
            merged[-1] = (Span(span.start, max(span.end, grid.span.end)), (*parts, grid))
        else:
            merged.append((grid.span, (grid,)))
    return merged


def _pieces(document: Document, own: Span, tables: list[tuple[Span, tuple[Grid, ...]]]) -> Iterator[tuple[Span, str]]:
    text, position = document.text, own.start
    for span, grids in tables:
        start, end = max(span.start, own.start), min(span.end, own.end)
        if start >= end:
            continue
        lead = _trimmed(text, position, start)
        if lead is not None and position == own.start and len(lead) < _CRUMB:
            start = lead.start
        else:
            yield from ((piece, "prose") for piece in _prose(text, position, start))
        yield from ((piece, "table") for piece in _table(text, Span(start, end), grids))
        position = end
    yield from ((piece, "prose") for piece in _prose(text, position, own.end))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    part = text[start:end]
    if not part.strip():
        return None
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))


# ------------------------------------------------------------------------------------------------------------ prose


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences without gaps. A line end inside a sentence (a wrapped line of a page) ends none."""
    left = start
    for found in _SENTENCE.finditer(text, start, end):
        if found[0].startswith("\n") and _wrapped(text, left, found.start(), found.end()):
            continue
        yield left, found.end()
        left = found.end()
    if left < end:
        yield left, end


def _wrapped(text: str, left: int, at: int, following: int) -> bool:
    line = text[max(left, text.rfind("\n", 0, at) + 1) : at].strip()
    goes_on = following - at == 1 and not text[following : following + 1].isspace()
    return goes_on and len(line) >= _WRAPPED and line[-1] not in _ENDS


def _units(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences, with the sentences of a 一是…二是… list as one unit where they fit, and overlong ones cut at commas."""
    group: list[tuple[int, int]] = []
    for sentence in _sentences(text, start, end):
        listed = _ORDINAL.match(text[sentence[0] : sentence[1]].lstrip()) is not None
        if listed and (not group or sentence[1] - group[0][0] <= LONGEST):
            group.append(sentence)
            continue
        if group:
            yield group[0][0], group[-1][1]
            group = []
        if listed:
            group = [sentence]
        else:
            yield from _bounded(text, *sentence)
    if group:
        yield group[0][0], group[-1][1]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = max((found.end() for found in _COMMA.finditer(text, start + SHORTEST, start + LONGEST)), default=start + LONGEST)
        yield start, cut
        start = cut
    yield start, end


def _prose(text: str, start: int, end: int) -> Iterator[Span]:
    packed: list[tuple[int, int]] = []
    for unit in (part for whole in _units(text, start, end) for part in _bounded(text, *whole)):
        if packed and unit[1] - packed[-1][0] <= LONGEST and not _full(text, packed[-1], unit):
            packed[-1] = (packed[-1][0], unit[1])
        else:
            packed.append(unit)
    if len(packed) > 1 and packed[-1][1] - packed[-2][0] <= LONGEST + _CRUMB and packed[-1][1] - packed[-1][0] < _CRUMB:
        packed[-2:] = [(packed[-2][0], packed[-1][1])]
    for left, right in packed:
        trimmed = _trimmed(text, left, right)
        if trimmed is not None:
            yield trimmed


def _full(text: str, packed: tuple[int, int], unit: tuple[int, int]) -> bool:
    """A passage that is long enough ends with its paragraph."""
    return packed[1] - packed[0] >= 2 * SHORTEST and text[packed[1] - 1] == "\n" and unit[1] - unit[0] >= SHORTEST


# ------------------------------------------------------------------------------------------------------------ tables


def _table(text: str, span: Span, grids: tuple[Grid, ...]) -> Iterator[Span]:
    cuts = [span.start, span.end] if len(span) <= TABLE else _table_cuts(text, span, grids)
    left = cuts[0]
    for at, following in zip(cuts[1:], [*cuts[2:], None], strict=True):
        if following is None or following - left > TABLE:
            trimmed = _trimmed(text, left, at)
            if trimmed is not None:
                yield trimmed
            left = at


def _table_cuts(text: str, span: Span, grids: tuple[Grid, ...]) -> list[int]:
    """Places where a part of the table begins: rows that open with a part's label."""
    starts: set[int] = set()
    for grid in grids:
        first: dict[int, int] = {}
        for cell in grid.cells:
            first[cell.row] = min(first.get(cell.row, cell.span.start), cell.span.start)
        for cell in grid.cells:
            opens = cell.span.start == first[cell.row] or grid.layout is Layout.STREAM
            if opens and span.start < cell.span.start < span.end and _PART.match(fold_text(cell.span.of(text))):
                starts.add(cell.span.start)
    return [span.start, *sorted(starts), span.end]
