"""What pages carry beside the run of the text: page numbers, running heads and feet, notes under a table that goes on.

`drop_furniture` takes them out of pages' contents, also a page number that stands within the last rows of a table; `measure` says how the
running text is set, and `part_notes` moves what stands between the two parts of a table that a page break cut behind it. Shapes: contents in the order
of the pages, changed in place. Blanks: pages without lines are left as they are. Errors: none.

>>> is_page_number("- 3 -"), is_page_number("第 3 页 共 5 页"), is_page_number("3件")
(True, True, False)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.building import Prose
from ingest.readers.pdf_content import PageContent, Placed
from ingest.readers.pdf_lines import Line, Measure
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable, may_go_on

_MARGIN = 0.12
"""Share of a page's height at head and foot where page numbers and running heads stand."""
_FEW_LINES = 8
_NEAR = 6.0
"""Page numbers stand within this many points of each other's place."""
_MOST_NOTES = 4
_PAGE_NUMBER = re.compile(
    r"[-—–−~·•|\s]*\d{1,4}\s*(?:[/／]\s*\d{1,4})?[-—–−~·•|\s]*|第\s*\d+\s*页.{0,12}|Page\s*\d+.{0,8}", re.IGNORECASE
)
_NOTE = re.compile(
    r"\s*(?:[*＊※]|[（(]?(?:备\s*)?注\s*\d*\s*[：:.、]|[（(]?说\s*明\s*[：:]|[（(]?(?:续\s*(?:上\s*)?表|接\s*(?:上|下)\s*[表页]|转\s*下\s*页|续))"
)
_HEADING = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]+[)）、.．]|第.{1,3}[章节部条]|表\s*[一二三四五六七八九十\d]|\d+\s*[、.．])"
)


def is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def drop_furniture(contents: Sequence[PageContent]) -> None:
    """Takes out page numbers, and running heads and feet after their first time."""
    counted = _page_numbers(contents)
    keys: Counter[tuple[str, int]] = Counter()
    for content in contents:
        keys.update({_running_key(item) for item in _marginal(content)})
    seen: set[tuple[str, int]] = set()
    for content in contents:
        put: dict[int, Placed | None] = {}
        for item in _marginal(content):
            key = _running_key(item)
            runs = keys[key] > 1 and keys[key] * 2 >= len(contents)
            if is_page_number(_text_of(item)) or (runs and key in seen):
                put[id(item)] = None
            elif runs:
                put[id(item)] = Placed(Prose(_text_of(item), page=content.number), item.box)
            seen.add(key)
        content.items = [kept for item in content.items if (kept := put.get(id(item), item)) is not None]
    _drop_numbers_in_tables(counted, contents)


def measure(contents: Sequence[PageContent]) -> None:
    """Measures each page's columns; a page of a few lines is set as the others are."""
    usual: Measure | None = None
    few: list[PageContent] = []
    for content in contents:
        sides: tuple[list[Line], list[Line]] = ([], [])
        for line in content.lines():
            sides[content.side(line)].append(line)
        content.measures = (Measure.of(sides[0]), Measure.of(sides[1]))
        if content.gutter is None and len(sides[0]) < _FEW_LINES:
            few.append(content)
        elif content.gutter is None and (usual is None or usual.right < content.measures[0].right):
            usual = content.measures[0]
    for content in few:
        if usual is not None:
            content.measures = (usual, content.measures[1])


def _marginal(content: PageContent) -> list[Placed]:
    """The two first and two last lines where they stand in the margins."""
    lines = sorted((item for item in content.items if isinstance(item.what, Line)), key=lambda item: item.box.top)
    head = [item for item in lines[:2] if item.box.bottom < _MARGIN * content.height]
    return head + [item for item in lines[-2:] if item.box.top > (1 - _MARGIN) * content.height]


def _text_of(item: Placed) -> str:
    return item.what.text if isinstance(item.what, Line) else ""


def _running_key(item: Placed) -> tuple[str, int]:
    return re.sub(r"\s", "", re.sub(r"\d+", "0", _text_of(item))), round(item.box.top / 6)


def _page_numbers(contents: Sequence[PageContent]) -> tuple[int, float, float] | None:
    """How the file counts its pages, where it does: what is added to a page's place, and the numbers' middle and top."""
    found: Counter[int] = Counter()
    places: dict[int, tuple[float, float]] = {}
    for content in contents:
        for item in _marginal(content):
            digits = re.findall(r"\d+", _text_of(item))
            if digits and is_page_number(_text_of(item)):
                offset = int(digits[0]) - content.number
                found[offset] += 1
                places[offset] = (item.box.x0 + item.box.x1) / 2, item.box.top
    offset, count = max(found.items(), key=lambda one: one[1], default=(0, 0))
    return (offset, *places[offset]) if count > 1 else None


def _drop_numbers_in_tables(counted: tuple[int, float, float] | None, contents: Sequence[PageContent]) -> None:
    """Takes page numbers out of tables that reach into the margin, where the file's other pages have theirs."""
    if counted is None:
        return
    offset, middle, top = counted

    def is_number(line: Line, content: PageContent) -> bool:
        digits = re.findall(r"\d+", line.text)
        near = abs((line.x0 + line.x1) / 2 - middle) <= _NEAR and abs(line.top - top) <= _NEAR
        return near and bool(digits) and is_page_number(line.text) and int(digits[0]) == content.number + offset

    for content in contents:
        for place, item in enumerate(content.items):
            if isinstance(item.what, PlacedTable):
                cells = [_without(cell, [line for line in cell.lines if is_number(line, content)]) for cell in item.what.cells]
                content.items[place] = replace(item, what=replace(item.what, cells=cells))


def _without(cell: PlacedCell, lines: Sequence[Line]) -> PlacedCell:
    return replace(cell, lines=tuple(line for line in cell.lines if line not in lines)) if lines else cell


def part_notes(contents: Sequence[PageContent]) -> None:
    """Where a table seems to go on at the head of the next page, the few lines of notes, running heads and feet between its
    parts are set beside the run of the text."""
    for upper, lower in pairwise(contents):
        last = max((i for i, item in enumerate(upper.items) if isinstance(item.what, PlacedTable)), default=-1)
        first = next((i for i, item in enumerate(lower.items) if isinstance(item.what, PlacedTable)), -1)
        if last < 0 or first < 0:
            continue
        table, more = upper.items[last].what, lower.items[first].what
        between = [*_asides(upper, range(last + 1, len(upper.items))), *_asides(lower, range(first))]
        count = len(upper.items) - last - 1 + first
        if not isinstance(table, PlacedTable) or not isinstance(more, PlacedTable) or not 0 < count <= _MOST_NOTES:
            continue
        if len(between) == count and may_go_on(table, more):
            for content, place in between:
                item = content.items[place]
                content.items[place] = Placed(Prose(_text_of(item), page=content.number), item.box)


def _asides(content: PageContent, places: range) -> Iterator[tuple[PageContent, int]]:
    """Those of a page's lines that are no part of its running text: short lines in its margins, and notes with what follows."""
    in_note = False
    for place in places:
        item = content.items[place]
        if not isinstance(item.what, Line):
            if isinstance(item.what, Prose):
                yield content, place
            continue
        in_note = in_note or bool(_NOTE.match(item.what.text))
        marginal = item.box.bottom < _MARGIN * content.height or item.box.top > (1 - _MARGIN) * content.height
        if in_note or (marginal and not _HEADING.match(item.what.text)):
            yield content, place
