"""What a PDF page holds in reading order: lines of text, tables, pictures; and what of it cannot be read as text.

Two columns of text are read one after the other. A page that is only a picture, also one with a scanner's hidden text under
it, or whose font does not say its characters, and a table or a picture the size of one within a page of text, becomes a
`Mark` with its picture where pictures are recognised (the extra `ocr`); nothing of its own garbled text is kept then.
Without the extra such a page keeps what can be read of it, and a Problem says what is lacking. Shapes: points from the top
left of the page laid flat. Blanks: a page without marks has no items. Errors: none.

>>> placed = Placed(Prose("某局", page=1), Box(0, 0, 9, 9))
>>> in_order([Placed(Prose("甲"), Box(0, 20, 9, 29)), placed], None)[0] is placed
True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from ingest.errors import DamagedFile
from ingest.forms.vocabulary import is_part
from ingest.model import Box, Problem
from ingest.readers.building import Mark, Prose
from ingest.readers.pdf_aligned import aligned_tables
from ingest.readers.pdf_cells import placed_tables
from ingest.readers.pdf_covers import struck_out
from ingest.readers.pdf_device import MAX_CHARS, MAX_SHAPES
from ingest.readers.pdf_lines import Glyph, Line, Measure, glyph_rows, is_unreadable, line_of, make_lines, without_note_marks
from ingest.readers.pdf_page import Flat, PrintedPage, area_of
from ingest.readers.pdf_stitch import PlacedTable
from ingest.readers.pdf_tables import RuledTable, find_tables

MAX_EDGES = 5_000

_MOST_UNREADABLE = 0.1
"""Share of characters that may be unreadable where the rest is still worth reading."""
_FEW = 20
"""Fewer characters than this are no text of a page, nor text over a picture."""
_PAGE_WIDE = 0.5
_TABLE_WIDE, _TABLE_HIGH = 150.0, 36.0
"""A picture smaller than this is no table."""
_ORNAMENT = 12.0
_DRAWINGS = 30
"""A page without text that has more drawings than this may show text as drawings."""

Draw = Callable[[int, Box | None], bytes]
"""Draws a page, or a part of it, as a picture."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Something on a page and where: a line, a table, a picture, or text beside the run of the page (a running head)."""

    what: Line | PlacedTable | Mark | Prose
    box: Box


@dataclass(slots=True)
class PageContent:
    """What one page holds, in reading order."""

    number: int
    height: float
    flat: Flat
    items: list[Placed] = field(default_factory=list)
    gutter: float | None = None
    measures: tuple[Measure, Measure] = (Measure(), Measure())

    def lines(self) -> list[Line]:
        return [item.what for item in self.items if isinstance(item.what, Line)]

    def side(self, line: Line) -> int:
        """0 in the left or only column, 1 in the right one."""
        return 0 if self.gutter is None or line.x0 < self.gutter else 1


class ContentReader:
    """Reads the pages of one file; `problems` grows. `draw` is None where pictures are not recognised."""

    def __init__(self, problems: list[Problem], draw: Draw | None = None) -> None:
        self._problems = problems
        self._draw = draw

    def content(self, seen: PrintedPage) -> PageContent:
        """What a page holds."""
        content = PageContent(seen.number, seen.height, seen.flat)
        if seen.found_chars > MAX_CHARS:
            self._tell("limit", f"page {seen.number} has {seen.found_chars} characters; {MAX_CHARS} were read", seen)
        if seen.unshown_digits:
            message = (
                f"page {seen.number} holds numbers that are clipped away or in a layer that is switched off; they are not read"
            )
            self._tell("illegible", message, seen)
        glyphs = without_note_marks(struck_out(seen.glyphs, seen.edges))
        if self._is_picture(seen):
            return self._picture_page(seen, content)
        shown = [*(picture.box for picture in seen.pictures), *seen.drawn]
        tables, free = placed_tables(glyphs, self._ruled(seen), seen.number, shown)
        told = {id(glyph) for glyph in glyphs}  # what is unreadable for its place alone is no matter of the font
        if _garbled([glyph for glyph in free if id(glyph) in told]):
            whole = self._mark(seen, None)
            if whole is not None:
                self._tell(
                    "no_text", f"page {seen.number}'s font does not say which characters it prints: it is read as a picture", seen
                )
                content.items = [whole]
                return content
        unruled, free, unclear = aligned_tables(free, seen.number)
        if unclear:
            message = (
                f"page {seen.number} has rows of numbers without ruled lines; their columns are not clear, so they stay text"
            )
            self._tell("unplaced_row", message, seen)
        placed = [self._table(table, seen, glyphs) for table in (*tables, *unruled)]
        if _garbled(glyphs) and all(isinstance(item.what, PlacedTable) for item in placed):
            message = f"page {seen.number}'s font does not say which characters it prints: what is on it was read only in part"
            self._tell("no_text", message, seen)
        content.gutter = _gutter(free, seen.width)
        lines = _free_lines(free, content.gutter)
        content.items = in_order([*lines, *placed, *self._pictures(seen, glyphs)], content.gutter)
        return content

    def _tell(self, code: str, message: str, seen: PrintedPage) -> None:
        self._problems.append(Problem(code, message, page=seen.number))

    def _is_picture(self, seen: PrintedPage) -> bool:
        inked = sum(1 for glyph in seen.glyphs if glyph.text.strip())
        covered = max((area_of(p.box) for p in seen.pictures), default=0.0) > _PAGE_WIDE * seen.width * seen.height
        return (not inked and bool(seen.pictures or seen.found_shapes)) or (
            inked < _FEW and (covered or len(seen.drawn) > _DRAWINGS)
        )

    def _picture_page(self, seen: PrintedPage, content: PageContent) -> PageContent:
        whole = self._mark(seen, None) if seen.pictures or seen.drawn else None
        layer = "; the hidden text that lies with it was not printed and is not trusted" if seen.hidden else ""
        end = "it is read as a picture" if whole else "nothing on it was read"
        self._tell("no_text", f"page {seen.number} is a picture without a text layer{layer}: {end}", seen)
        pictures = [Placed(Mark(p.name, seen.number), p.box) for p in seen.pictures if _is_seen(p.box)]
        bare = Placed(Mark(f"page {seen.number}", seen.number), Box(0.0, 0.0, seen.width, seen.height))
        content.items = [whole] if whole else pictures or [bare]
        return content

    def _mark(self, seen: PrintedPage, box: Box | None, name: str = "") -> Placed | None:
        """A page, or what is in a box of it laid flat, as a picture to be recognised; None where it cannot be."""
        if self._draw is None or (box is not None and seen.flat.turn):
            return None
        try:
            image = self._draw(seen.number, box)
        except DamagedFile as error:
            self._tell("no_text", str(error), seen)
            return None
        place = box or Box(0.0, 0.0, seen.width, seen.height)
        return Placed(Mark(name or f"page {seen.number}", seen.number, image), place)

    def _table(self, table: PlacedTable, seen: PrintedPage, glyphs: Sequence[Glyph]) -> Placed:
        """The table, or its picture where its characters cannot be read."""
        first, last = table.cells[0].box, table.cells[-1].box
        box = Box(table.columns[0], first.top, table.columns[-1], max(last.bottom, *(cell.box.bottom for cell in table.cells)))
        if _garbled([glyph for glyph in glyphs if box.x0 <= glyph.x <= box.x1 and box.top <= glyph.y <= box.bottom]):
            mark = self._mark(seen, Box(box.x0 - 3, box.top - 3, box.x1 + 3, box.bottom + 3), f"page {seen.number}, a table")
            if mark is not None:
                message = f"a table's font on page {seen.number} does not say which characters it prints: it is read as a picture"
                self._tell("no_text", message, seen)
                return mark
        printed = min(line.top for cell in table.cells for line in cell.lines)  # a frame may begin above what stands before it
        return Placed(table, replace(box, top=max(box.top, min(printed, box.bottom))))

    def _pictures(self, seen: PrintedPage, glyphs: Sequence[Glyph]) -> Iterator[Placed]:
        for picture in seen.pictures:
            box = picture.box
            if not _is_seen(box):
                continue
            over = sum(1 for g in glyphs if box.x0 < g.x < box.x1 and box.top < g.y < box.bottom)
            is_large = box.x1 - box.x0 >= _TABLE_WIDE and box.bottom - box.top >= _TABLE_HIGH
            drawn = self._mark(seen, box, picture.name) if is_large and over < _FEW else None
            yield drawn or Placed(Mark(picture.name, seen.number), box)

    def _ruled(self, seen: PrintedPage) -> list[RuledTable]:
        if len(seen.edges) > MAX_EDGES or seen.found_shapes > MAX_SHAPES:
            self._tell(
                "limit", f"page {seen.number} is drawn with more than {MAX_EDGES} lines; tables on it were not looked for", seen
            )
            return []

        def is_banner(box: Box) -> bool:
            inside = [g for g in seen.glyphs if box.x0 <= g.x <= box.x1 and box.top <= g.y <= box.bottom]
            return bool(inside) and is_part("".join(line.text for line in make_lines(inside)))

        return find_tables(seen.edges, median(g.bottom - g.top for g in seen.glyphs) if seen.glyphs else 10.0, is_banner)


def _garbled(glyphs: Sequence[Glyph]) -> bool:
    return sum(1 for glyph in glyphs if is_unreadable(glyph.text)) > _MOST_UNREADABLE * len(glyphs)


def _is_seen(box: Box) -> bool:
    """Whether a picture is more than an ornament."""
    return min(box.x1 - box.x0, box.bottom - box.top) >= _ORNAMENT


def _free_lines(glyphs: Sequence[Glyph], gutter: float | None) -> list[Placed]:
    rows = glyph_rows(glyphs) if sum(1 for g in glyphs if g.turn) * 2 <= len(glyphs) else []
    if not rows:
        lines = make_lines(glyphs)
    elif gutter is None:
        lines = [line for row in rows if (line := line_of(row)) is not None]
    else:
        halves = (half for row in rows for half in _halves(row, gutter))
        lines = [line for half in halves if (line := line_of(half)) is not None]
    return [Placed(line, Box(line.x0, line.top, line.x1, line.bottom)) for line in lines]


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


def in_order(items: Sequence[Placed], gutter: float | None) -> list[Placed]:
    """Reading order: from top to bottom, in two columns where the page has them (what crosses the gutter parts them)."""
    ordered = sorted(items, key=lambda item: (item.box.top, item.box.x0))
    if gutter is None:
        return ordered
    result: list[Placed] = []
    left: list[Placed] = []
    right: list[Placed] = []
    for item in ordered:
        if item.box.x1 <= gutter:
            left.append(item)
        elif item.box.x0 >= gutter:
            right.append(item)
        else:
            result += [*left, *right, item]
            left, right = [], []
    return [*result, *left, *right]
