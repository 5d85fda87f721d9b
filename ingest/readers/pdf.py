"""PDF files with a text layer to documents: page by page, tables by their ruled lines, the rest as paragraphs.

A character belongs to the cell whose box holds its middle, whatever the order it was printed in. Lines outside tables become
paragraphs (the line breaks within one are dropped), over page breaks too; two columns of text are read one after the other. A
table that goes on at the head of the next page is one grid. Page numbers are left out, running heads and feet after their first
time. What stands off the page is not printed and left out; what cannot be read is U+FFFD. Problems: `no_text` for a page that
is only a picture (with a Picture) or whose font does not say its characters; `limit` past 500 pages, 20,000 characters or 5,000
lines a page. Pages count from 1. Errors: DamagedFile, for a password too.

`read(data)` needs a file; the pieces have the examples (`pdf_lines`, `pdf_tables`, `pdf_stitch`).

>>> _is_page_number("- 3 -"), _is_page_number("第 3 页 共 5 页"), _is_page_number("3件")
(True, True, False)
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from ingest.errors import DamagedFile
from ingest.model import Box, Document, Problem
from ingest.readers.building import Mark, Part, Prose, RawCell, Table, assemble
from ingest.readers.pdf_lines import (
    Glyph,
    Line,
    Measure,
    glyph_rows,
    join_text,
    line_of,
    make_glyphs,
    make_lines,
    unreadable_share,
)
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable, stitch, without_empty_rows
from ingest.readers.pdf_tables import RuledTable, find_tables, printed_edges

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font without a box, hundreds of times a file

MAX_PAGES, MAX_CHARS, MAX_SHAPES = 500, 20_000, 5_000

_LONG_CELL = 300
"""A cell with more characters than this is read as paragraphs."""
_MARGIN = 0.12
"""Share of a page's height at head and foot where page numbers and running heads stand."""
_FEW_LINES = 8
_MOST_UNREADABLE = 0.1
_PAGE_NUMBER = re.compile(
    r"[-—–−~·•|\s]*\d{1,4}\s*(?:[/／]\s*\d{1,4})?[-—–−~·•|\s]*|第\s*\d+\s*页.{0,12}|Page\s*\d+.{0,8}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Something on a page and where: a line, a table, a picture, or text beside the run of the page (a running head)."""

    what: Line | PlacedTable | Mark | Prose
    box: Box


@dataclass(slots=True)
class _PageContent:
    """What one page holds, in reading order."""

    number: int
    height: float
    items: list[_Placed] = field(default_factory=list)
    gutter: float | None = None
    measures: tuple[Measure, Measure] = (Measure(), Measure())

    def lines(self) -> list[Line]:
        return [item.what for item in self.items if isinstance(item.what, Line)]

    def side(self, line: Line) -> int:
        """0 in the left or only column, 1 in the right one."""
        return 0 if self.gutter is None or line.x0 < self.gutter else 1


def read(data: bytes) -> Document:
    """The document in a PDF file's bytes."""
    problems: list[Problem] = []
    contents: list[_PageContent] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            count = len(pdf.pages)
            for page in pdf.pages[:MAX_PAGES]:
                contents.append(_read_page(page, problems))
                page.close()
    except (PdfminerException, MalformedPDFException) as error:
        raise DamagedFile(_complaint(error)) from error
    if not count:
        raise DamagedFile("found a PDF without pages, expected a report; fetch it again")
    if count > MAX_PAGES:
        message = f"the file has {count} pages; those after page {MAX_PAGES} were not read"
        problems.append(Problem("limit", message, page=MAX_PAGES))
    _drop_furniture(contents)
    _measure(contents)
    return assemble(_parts(contents), "pdf", pages=count, problems=problems)


def _complaint(error: Exception) -> str:
    reason = repr(error.args[0]) if error.args else repr(error)
    if "Password" in reason or "Encryption" in reason:
        return "found a PDF that needs a password, expected an open one; save it without its password"
    return f"found a PDF that cannot be read ({reason}), expected a whole one; fetch it again, or print it to a new PDF"


def _read_page(page: Page, problems: list[Problem]) -> _PageContent:
    number = page.page_number
    content = _PageContent(number, float(page.height))
    chars = page.chars
    if len(chars) > MAX_CHARS:
        problems.append(Problem("limit", f"page {number} has {len(chars)} characters; {MAX_CHARS} were read", page=number))
        chars = chars[:MAX_CHARS]
    left, top, right, bottom = page.bbox
    glyphs = [g for g in make_glyphs(chars) if left <= g.x <= right and top <= g.y <= bottom]
    pictures = list(_pictures(page))
    inked = sum(1 for glyph in glyphs if glyph.text.strip())
    covered = max((_area(p.box) for p in pictures), default=0.0) > 0.5 * float(page.width) * float(page.height)
    if (not inked and (pictures or page.rects or page.curves)) or (inked < 20 and covered):
        message = f"page {number} is a picture without a text layer: nothing on it was read"
        problems.append(Problem("no_text", message, page=number))
        pictures = pictures or [_Placed(Mark(f"page {number}", number), Box(0.0, 0.0, float(page.width), float(page.height)))]
    elif unreadable_share(glyphs) > _MOST_UNREADABLE:
        message = f"page {number}'s font does not say which characters it prints: what is on it was read only in part"
        problems.append(Problem("no_text", message, page=number))
    tables, free = _split(glyphs, _ruled(page, problems), number)
    content.gutter = _gutter(free, float(page.width))
    content.items = _in_order([*_free_lines(free, content.gutter), *tables, *pictures], content.gutter)
    return content


def _area(box: Box) -> float:
    return max(0.0, box.x1 - box.x0) * max(0.0, box.bottom - box.top)


def _pictures(page: Page) -> Iterator[_Placed]:
    for image in page.images:
        box = Box(*(float(image[key]) for key in ("x0", "top", "x1", "bottom")))
        if min(box.x1 - box.x0, box.bottom - box.top) >= 12:
            yield _Placed(Mark(str(image.get("name") or ""), page.page_number), box)


def _ruled(page: Page, problems: list[Problem]) -> list[RuledTable]:
    lines, shapes = page.lines, [*page.rects, *page.curves]
    edges = list(printed_edges(lines, shapes)) if len(lines) + len(shapes) <= 4 * MAX_SHAPES else []
    if len(edges) > MAX_SHAPES or len(lines) + len(shapes) > 4 * MAX_SHAPES:
        message = f"page {page.page_number} is drawn with more than {MAX_SHAPES} lines; tables on it were not looked for"
        problems.append(Problem("limit", message, page=page.page_number))
        return []
    return find_tables(edges)


def _split(glyphs: Sequence[Glyph], ruled: Sequence[RuledTable], page: int) -> tuple[list[_Placed], list[Glyph]]:
    """Tables with the characters in their cells, and the characters outside; of tables within tables the inner one has them."""
    held: dict[tuple[int, int], list[Glyph]] = {}
    free: list[Glyph] = []
    order = sorted(range(len(ruled)), key=lambda index: _area(ruled[index].box))
    for glyph in glyphs:
        for index in order:
            cell = ruled[index].cell_at(glyph.x, glyph.y)
            if cell is not None:
                held.setdefault((index, cell), []).append(glyph)
                break
        else:
            free.append(glyph)
    placed = []
    for index, table in enumerate(ruled):
        cells = [
            PlacedCell(
                cell.row,
                cell.column,
                cell.rowspan,
                cell.colspan,
                cell.box,
                page,
                tuple(make_lines(held.get((index, number), ()))),
                cell.open_top,
                cell.open_bottom,
            )
            for number, cell in enumerate(table.cells)
        ]
        if any(cell.lines for cell in cells):
            placed.append(_Placed(PlacedTable(table.xs, without_empty_rows(cells)), table.box))
    return placed, free


def _free_lines(glyphs: Sequence[Glyph], gutter: float | None) -> list[_Placed]:
    rows = glyph_rows(glyphs) if sum(1 for g in glyphs if g.turn) * 2 <= len(glyphs) else []
    if not rows:
        lines = make_lines(glyphs)
    elif gutter is None:
        lines = [line for row in rows if (line := line_of(row)) is not None]
    else:
        halves = (half for row in rows for half in _halves(row, gutter))
        lines = [line for half in halves if (line := line_of(half)) is not None]
    return [_Placed(line, Box(line.x0, line.top, line.x1, line.bottom)) for line in lines]


def _halves(row: list[Glyph], gutter: float) -> list[list[Glyph]]:
    """A row as one line, or as one on each side of the gutter where nothing is printed across it."""
    if any(glyph.x0 - 4 < gutter < glyph.x1 + 4 and glyph.text.strip() for glyph in row):
        return [row]
    return [half for half in ([g for g in row if g.x < gutter], [g for g in row if g.x >= gutter]) if half]


def _gutter(glyphs: Sequence[Glyph], width: float) -> float | None:
    """The x of the white stripe between two columns of text, None where the page has one column."""
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    if len(inked) < 200:
        return None
    step = 4.0
    middle = range(int(0.3 * width / step), int(0.7 * width / step))
    counts = Counter(
        bin_ for g in inked for bin_ in range(max(int(g.x0 // step), middle.start), min(int(g.x1 // step) + 1, middle.stop))
    )
    allowed = 0.004 * len(inked)
    best: list[int] = []
    run: list[int] = []
    for bin_ in middle:
        run = [*run, bin_] if counts[bin_] <= allowed else []
        best = run if len(run) > len(best) else best
    if len(best) < 3:
        return None
    x = (best[0] + best[-1] + 1) / 2 * step
    left = sum(1 for glyph in inked if glyph.x < x)
    return x if 0.25 < left / len(inked) < 0.75 else None


def _in_order(items: Sequence[_Placed], gutter: float | None) -> list[_Placed]:
    """Reading order: from top to bottom, in two columns where the page has them (what crosses the gutter parts them)."""
    ordered = sorted(items, key=lambda item: (item.box.top, item.box.x0))
    if gutter is None:
        return ordered
    result: list[_Placed] = []
    left: list[_Placed] = []
    right: list[_Placed] = []
    for item in ordered:
        if item.box.x1 <= gutter:
            left.append(item)
        elif item.box.x0 >= gutter:
            right.append(item)
        else:
            result += [*left, *right, item]
            left, right = [], []
    return [*result, *left, *right]


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def _drop_furniture(contents: Sequence[_PageContent]) -> None:
    """Takes out page numbers, and running heads and feet after their first time."""
    keys: Counter[tuple[str, int]] = Counter()
    for content in contents:
        keys.update({_running_key(item) for item in _marginal(content)})
    seen: set[tuple[str, int]] = set()
    for content in contents:
        put: dict[int, _Placed | None] = {}
        for item in _marginal(content):
            key = _running_key(item)
            runs = keys[key] > 1 and keys[key] * 2 >= len(contents)
            if _is_page_number(_text_of(item)) or (runs and key in seen):
                put[id(item)] = None
            elif runs:
                put[id(item)] = _Placed(Prose(_text_of(item), page=content.number), item.box)
            seen.add(key)
        content.items = [kept for item in content.items if (kept := put.get(id(item), item)) is not None]


def _measure(contents: Sequence[_PageContent]) -> None:
    """Measures each page's columns; a page of a few lines is set as the others are."""
    usual: Measure | None = None
    few: list[_PageContent] = []
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


def _marginal(content: _PageContent) -> list[_Placed]:
    """The two first and two last lines where they stand in the margins."""
    lines = sorted((item for item in content.items if isinstance(item.what, Line)), key=lambda item: item.box.top)
    head = [item for item in lines[:2] if item.box.bottom < _MARGIN * content.height]
    return head + [item for item in lines[-2:] if item.box.top > (1 - _MARGIN) * content.height]


def _text_of(item: _Placed) -> str:
    return item.what.text if isinstance(item.what, Line) else ""


def _running_key(item: _Placed) -> tuple[str, int]:
    return re.sub(r"\s", "", re.sub(r"\d+", "0", _text_of(item))), round(item.box.top / 6)


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as far as it has been read; `last` is its last line, `content` the page of that line."""

    text: str
    page: int
    last: Line
    content: _PageContent

    def takes(self, line: Line, content: _PageContent) -> bool:
        """Takes the line in where it goes on with this paragraph."""
        here, there = self.content.side(self.last), content.side(line)
        following = None if content is self.content and here == there else content.measures[there]
        if not self.content.measures[here].continues(self.last, line, following):
            return False
        self.text, self.last, self.content = join_text(self.text, line.text), line, content
        return True


def _parts(contents: Sequence[_PageContent]) -> list[Part]:
    """The parts of all pages; a paragraph or a table that a page break cut in two is one again."""
    pieces: list[_Paragraph | PlacedTable | Mark | Prose] = []
    current = -1
    for content in contents:
        is_first = True
        for item in content.items:
            what, before = item.what, pieces[current] if current >= 0 else None
            if isinstance(what, Mark | Prose):
                pieces.append(what)
                continue
            joined = None
            if is_first and isinstance(before, PlacedTable) and isinstance(what, PlacedTable):
                joined = stitch(before, what)
            is_first = False
            if joined is not None:
                pieces[current] = joined
            elif isinstance(what, PlacedTable):
                pieces.append(what)
                current = len(pieces) - 1
            elif not (isinstance(before, _Paragraph) and before.takes(what, content)):
                pieces.append(_Paragraph(what.text, content.number, what, content))
                current = len(pieces) - 1
    return [part for piece in pieces for part in _finished(piece)]


def _finished(piece: _Paragraph | PlacedTable | Mark | Prose) -> Iterator[Part]:
    if isinstance(piece, Mark | Prose):
        yield piece
    elif isinstance(piece, _Paragraph):
        yield Prose(piece.text, page=piece.page)
    elif len({cell.column for cell in piece.cells}) == 1:
        for cell in piece.cells:
            yield from _paragraphs(cell)
    else:
        yield Table(tuple(_raw(cell) for cell in piece.cells), piece.cells[0].page)


def _raw(cell: PlacedCell) -> RawCell:
    text = cell.text
    parts = tuple(_paragraphs(cell)) if len(text) > _LONG_CELL else (Prose(text, page=cell.page),) if text else ()
    return RawCell(cell.row, cell.column, parts, cell.rowspan, cell.colspan, cell.page, cell.box)


def _paragraphs(cell: PlacedCell) -> Iterator[Prose]:
    for text in Measure.of(cell.lines).paragraphs(cell.lines):
        yield Prose(text, page=cell.page)
