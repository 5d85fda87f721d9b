"""Pictures to parts of a document: what was recognised in them, or the picture itself and why it was not.

`read_picture` reads one picture; `recognise` replaces every picture among a document's parts that carries its bytes. Pages that
follow each other are read as one run: a table that goes on at the head of the next one is one table again. Of each text a
second reading is kept (`Prose.second`), and nothing is decided here about figures: `ingest.tables.recognised` does that. A picture stays a
picture (`Mark`) where it cannot be decoded, is an ornament, or its print or its ruling lines are too poor; a table whose lines
are broken stays one alone. Bounds: `MAX_PICTURES` a document, 25 megapixels each. Pages count from 1. Errors: none, but Problems.

>>> parts, problems = recognise([Prose("一、概况"), Mark("a.png")])
>>> parts, problems
([Prose(text='一、概况', level=0, page=None, second=None), Mark(name='a.png', page=None)], [])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.errors import DamagedFile
from ingest.model import Document, Problem
from ingest.readers.building import Mark, Part, Prose, RawCell, Table, assemble
from ingest.readers.pdf_lines import Measure, cell_text, join_text
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable, stitch
from ingest.readers.picture_image import SMALLEST, Pixels, UnreadableError, decode, prepare
from ingest.readers.picture_text import PageText, ReadLine, read_page

MAX_PICTURES = 60
"""Pictures of one document that are read; one takes some seconds."""

_MARGIN = 0.1
"""Share of a page's height at head and foot where a lone page number stands."""
_PAGE_NUMBER = re.compile(r"[-—–−~·•|\s]*(?:第\s*)?\d{1,4}\s*(?:页|[/／]\s*\d{1,4})?[-—–−~·•|\s]*")
_ALIKE = 0.03
"""Share by which two scans of a table may differ in width."""

_Item = ReadLine | PlacedTable | Mark


@dataclass(frozen=True, slots=True)
class _Read:
    """A picture, or a page of one: its mark, and what stands in it from top to bottom; the mark itself where it stays one."""

    mark: Mark
    items: tuple[_Item, ...]
    problems: tuple[Problem, ...] = ()


def read(data: bytes) -> Document:
    """The document that a picture file is; each picture in it is a page. Errors: DamagedFile."""
    try:
        next(decode(data))
    except UnreadableError as reason:
        raise DamagedFile(f"found a picture that cannot be read: {reason}; scan it again, or find the report as .pdf") from reason
    parts, problems = recognise([Mark("", 1, data)])
    pages = max((part.page for part in parts if part.page), default=1)
    return assemble(parts, "picture", pages=pages, problems=problems)


def read_picture(image: bytes, page: int | None = None) -> tuple[Part, ...]:
    """The parts that a picture shows, a Mark among them where it or a table in it stays a picture."""
    return tuple(_laid(_pages(Mark("", page, image))))


def recognise(parts: Iterable[Part]) -> tuple[list[Part], list[Problem]]:
    """The parts with what was recognised in place of the pictures, and Problems for those that were not."""
    work = _Recognition()
    return list(work.parts(parts)), work.problems


class _Recognition:
    """Goes through a document's parts once; `problems` grows. A picture that comes again is not read again."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._known: dict[bytes, list[_Read]] = {}

    def parts(self, parts: Iterable[Part]) -> Iterator[Part]:
        run: list[_Read] = []
        for part in parts:
            if isinstance(part, Mark) and part.image is not None:
                run += self._read(part)
                continue
            yield from _laid(run)
            run = []
            if isinstance(part, Table):
                yield replace(part, cells=tuple(replace(cell, parts=tuple(self.parts(cell.parts))) for cell in part.cells))
            else:
                yield part
        yield from _laid(run)

    def _read(self, mark: Mark) -> list[_Read]:
        image = mark.image or b""
        if image not in self._known and len(self._known) == MAX_PICTURES:
            message = f"more than {MAX_PICTURES} pictures; “{mark.name}” was not read"
            self.problems.append(Problem("limit", message, page=mark.page))
            return [_left(mark)]
        if image not in self._known:
            self._known[image] = _pages(mark)
        pages = self._known[image]
        if len(pages) == 1:
            pages = [replace(pages[0], mark=replace(mark, image=None))]
        self.problems += [replace(problem, page=page.mark.page) for page in pages for problem in page.problems]
        return pages


def _left(mark: Mark, *problems: Problem) -> _Read:
    """A picture that stays one."""
    plain = replace(mark, image=None)
    return _Read(plain, (plain,), problems)


def _pages(mark: Mark) -> list[_Read]:
    """The picture's pages, each read or left."""
    pages: list[_Read] = []
    frames = decode(mark.image or b"")
    while True:
        page = replace(mark, page=(mark.page or 1) + len(pages)) if pages else mark
        try:
            grey = next(frames, None)
            if grey is None:
                return pages
            pages.append(_page(grey, page))
        except UnreadableError as reason:
            name = f"“{mark.name}”" if mark.name else "a picture"
            pages.append(_left(page, Problem(reason.code, f"{name} was not read: {reason}", page=page.page)))


def _page(grey: Pixels, mark: Mark) -> _Read:
    """One page read. Errors: UnreadableError."""
    if min(grey.shape) < SMALLEST:
        return _left(mark)
    text = read_page(prepare(grey), mark.page or 0)
    plain = replace(mark, image=None)
    message = "a table's ruling lines are broken in the picture; it stays a picture"
    problems = [Problem("illegible", message, page=mark.page) for _ in text.unread]
    return _Read(plain, tuple(_items(text, plain)) or (plain,), tuple(problems))


def _items(page: PageText, mark: Mark) -> list[_Item]:
    """What stands on the page, from top to bottom, without its page number."""
    placed: list[tuple[float, float, _Item]] = [(box.top, box.x0, table) for box, table in page.tables]
    placed += [(box.top, box.x0, mark) for box in page.unread]
    placed += [(line.top, line.x0, line) for line in page.lines if not _is_page_number(line, page.height)]
    return [item for _, _, item in sorted(placed, key=lambda one: one[:2])]


def _is_page_number(line: ReadLine, height: float) -> bool:
    marginal = line.bottom < _MARGIN * height or line.top > (1 - _MARGIN) * height
    return marginal and bool(_PAGE_NUMBER.fullmatch(line.text))


def _laid(run: Sequence[_Read]) -> Iterator[Part]:
    """The parts of pictures that follow each other."""
    pieces: list[tuple[_Item, Mark, Measure]] = []
    for read in run:
        measure = _measure(read.items)
        for place, item in enumerate(read.items):
            before = pieces[-1][0] if pieces else None
            joined = _stitched(before, item) if place == 0 and isinstance(before, PlacedTable) else None
            if joined is not None:
                pieces[-1] = (joined, *pieces[-1][1:])
            else:
                pieces.append((item, read.mark, measure))
    paragraph: list[ReadLine] = []
    for place, (item, mark, measure) in enumerate(pieces):
        if isinstance(item, ReadLine):
            paragraph.append(item)
            after = pieces[place + 1][0] if place + 1 < len(pieces) and pieces[place + 1][1] is mark else None
            if not (isinstance(after, ReadLine) and measure.continues(item, after)):
                yield _prose(paragraph, mark.page)
                paragraph = []
        elif isinstance(item, Mark):
            yield item
        else:
            yield Table(tuple(_raw(cell, mark) for cell in item.cells), mark.page)


def _measure(items: Sequence[_Item]) -> Measure:
    """The page's column of type, which is as wide as its tables where these are wider than its lines."""
    measure = Measure.of([item for item in items if isinstance(item, ReadLine)])
    return replace(measure, right=max([measure.right, *(item.columns[-1] for item in items if isinstance(item, PlacedTable))]))


def _prose(lines: Sequence[ReadLine], page: int | None) -> Prose:
    text = second = ""
    for line in lines:
        text = join_text(text, line.text) if text else line.text
        second = join_text(second, line.second) if second else line.second
    return Prose(text, page=page, second=second)


def _raw(cell: PlacedCell, mark: Mark) -> RawCell:
    """The cell with both of its readings; an empty one too, which was looked at twice."""
    seconds = [replace(line, text=line.second) for line in cell.lines if isinstance(line, ReadLine) and line.second]
    page = None if mark.page is None else cell.page
    prose = Prose(cell.text, page=page, second=cell_text(seconds, cell.box.x1))
    return RawCell(cell.row, cell.column, (prose,), cell.rowspan, cell.colspan, page)


def _stitched(upper: PlacedTable, lower: _Item) -> PlacedTable | None:
    """Both as one table where the lower one goes on with the upper; scans are never laid down alike, so that the lower
    one's borders are first moved over the upper's."""
    if not isinstance(lower, PlacedTable):
        return None
    width, other = upper.columns[-1] - upper.columns[0], lower.columns[-1] - lower.columns[0]
    if abs(width - other) > _ALIKE * width:
        return None
    moved = tuple(upper.columns[0] + (x - lower.columns[0]) * width / other for x in lower.columns)
    return stitch(upper, replace(lower, columns=moved))
