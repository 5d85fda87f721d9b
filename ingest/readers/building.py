"""From what a format holds to a `Document`: the text is laid down piece by piece, so that every span is exact.

A reader turns its file into parts in reading order (`Prose`, `Mark`, `Table`; a table's cells hold parts again) and
`assemble` lays them down: blocks and rows end with a newline, the cells of a row are parted by a tab, an empty cell has
an empty span at its place. A table that only arranges the page (one cell or one column, a nested table or a whole page in
a cell) is no grid: its cells' parts are laid down as blocks of their own. Blanks: prose without a character is left out.
Errors: LimitExceeded where no report prints as much; what goes past `MAX_CELLS` is the reader's to leave out, with a Problem.

>>> row = RawCell(0, 0, (Prose("事项"),)), RawCell(0, 1, (Prose("件数"),))
>>> table = Table((*row, RawCell(1, 0, (Prose("申请"),)), RawCell(1, 1)))
>>> document = assemble([Prose("一、概况", level=1), table], "html")
>>> document.text, [c.span.of(document.text) for c in document.grids[0].cells]
('一、概况\\n事项\\t件数\\n申请\\t', ['事项', '件数', '申请', ''])
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ingest.model import Block, BlockKind, Box, Cell, Document, Grid, Picture, Problem, Reading, Span
from ingest.readers import ocr
from ingest.readers.limits import check_document

MAX_CELLS = 20_000
"""Cells of one table that are read, by their extent (a merged cell counts as often as it covers places)."""

LONGEST_CELL = 1_500
"""A cell with more characters than this holds a page, not a value or a label."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or a heading where `level` is 1..6. Newlines within `text` are printed line breaks. `second` is set where
    the text was recognised in a picture: what a second reading gave."""

    text: str
    level: int = 0
    page: int | None = None
    second: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a picture; `image` is the picture itself (PNG or JPEG bytes) where it is to be recognised."""

    name: str = ""
    page: int | None = None
    image: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell where it starts, how far it reaches, and the parts in it."""

    row: int
    column: int
    parts: tuple[Part, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells in reading order, none over another."""

    cells: tuple[RawCell, ...]
    page: int | None = None


Part = Prose | Mark | Table


class Slots:
    """Places of a table that are taken while its rows are read; cells are clipped, never laid over each other.

    >>> slots = Slots()
    >>> slots.take(0, 1, rowspan=2, colspan=1)
    1
    >>> slots.next_free(1, 0), slots.next_free(1, 1), slots.take(1, 0, rowspan=1, colspan=5)
    (0, 2, 1)
    """

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()

    def next_free(self, row: int, column: int) -> int:
        """The first free column at or right of `column`."""
        while (row, column) in self._taken:
            column += 1
        return column

    def take(self, row: int, column: int, rowspan: int, colspan: int) -> int:
        """Takes the place and returns the columns it got: up to `colspan`, ending before a place that is taken."""
        got = 1
        while got < colspan and (row, column + got) not in self._taken:
            got += 1
        self._taken.update((r, c) for r in range(row, row + rowspan) for c in range(column, column + got))
        return got

    @property
    def full(self) -> bool:
        return len(self._taken) > MAX_CELLS


def tidy(text: str) -> str:
    """A paragraph's text with blanks at the ends of its lines and empty lines taken away, tabs made spaces.

    >>> tidy("\\u3000一、总体\\t情况 \\n\\n 二 ")
    '一、总体 情况\\n二'
    """
    lines = (line.strip() for line in re.sub(r"[\t\v\f\x1c-\x1f\x85\u2028\u2029]", " ", text.replace("\r", "\n")).split("\n"))
    return "\n".join(line for line in lines if line)


def assemble(
    parts: Iterable[Part],
    format: str,
    *,
    encoding: str | None = None,
    pages: int | None = None,
    problems: Iterable[Problem] = (),
) -> Document:
    """The document that these parts make. Pictures that carry their bytes are read where the extra `ocr` is installed.

    Errors: LimitExceeded."""
    laid, told = list(parts), list(problems)
    if ocr.available() and any(mark.image for mark in marks(laid)):
        from ingest.readers import picture  # noqa: PLC0415 - OpenCV takes long to load, and is an extra

        laid, illegible = picture.recognise(laid)
        told += illegible
    builder = _Builder()
    builder.lay(laid)
    document = Document(
        text="".join(builder.pieces),
        format=format,
        blocks=tuple(builder.blocks),
        grids=tuple(builder.grids),
        pictures=tuple(builder.pictures),
        encoding=encoding,
        pages=pages,
        problems=tuple(told),
        readings=tuple(builder.readings),
    )
    check_document(document)  # before what is printed is looked at for more tables
    return document


class _Builder:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.blocks: list[Block] = []
        self.grids: list[Grid] = []
        self.pictures: list[Picture] = []
        self.readings: list[Reading] = []

    def lay(self, parts: Iterable[Part]) -> None:
        for part in parts:
            if isinstance(part, Prose):
                self._prose(part)
            elif isinstance(part, Mark):
                span = self._picture(part)
                self.blocks.append(Block(BlockKind.PICTURE, span, part.page))
            elif _arranges(part):
                for cell in part.cells:
                    self.lay(cell.parts)
            else:
                self._parted("\n")
                self.blocks.append(Block(BlockKind.TABLE, self._table(part), part.page))

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    def _parted(self, separator: str) -> None:
        if self.length:
            self._add(separator)

    def _prose(self, part: Prose) -> None:
        text = tidy(part.text)
        if not text:
            return
        self._parted("\n")
        start = self.length
        self._add(text)
        kind = BlockKind.HEADING if part.level else BlockKind.PARAGRAPH
        self.blocks.append(Block(kind, Span(start, self.length), part.page, min(part.level, 6)))
        self._note_reading(part, start)

    def _note_reading(self, part: Prose, start: int) -> None:
        if part.second is not None:
            self.readings.append(Reading(Span(start, self.length), part.second, part.page))

    def _picture(self, part: Mark) -> Span:
        span = Span(self.length, self.length)
        self.pictures.append(Picture(span, part.page, part.name))
        return span

    def _table(self, table: Table) -> Span:
        start = self.length
        cells: list[Cell] = []
        ordered = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        place = len(self.grids)
        for _, row in groupby(ordered, key=lambda cell: cell.row):
            if cells:
                self._add("\n")
            for index, raw in enumerate(row):
                if index:
                    self._add("\t")
                span = self._cell(raw)
                cells.append(Cell(raw.row, raw.column, span, raw.rowspan, raw.colspan, raw.page, raw.box))
        whole = Span(start, self.length)
        self.grids.insert(place, Grid(tuple(cells), whole))
        return whole

    def _cell(self, raw: RawCell) -> Span:
        start = self.length
        for part in raw.parts:
            if isinstance(part, Mark):
                self._picture(part)
                continue
            text = tidy(part.text) if isinstance(part, Prose) else ""
            if self.length > start and (text or isinstance(part, Table)):
                self._add("\n")
            if isinstance(part, Table):
                self._table(part)
            else:
                begin = self.length
                self._add(text)
                self._note_reading(part, begin)
        return Span(start, self.length)


def _arranges(table: Table) -> bool:
    """Whether a table only arranges the page, so that what is in it stands by itself."""
    if len({cell.column for cell in table.cells}) < 2:
        return True
    plain = sum(1 for cell in table.cells if any(isinstance(part, Prose) for part in cell.parts))
    nested = any(isinstance(part, Table) for cell in table.cells for part in cell.parts)
    if nested and plain < 4:
        return True
    return any(_characters(cell.parts) > LONGEST_CELL for cell in table.cells)


def _characters(parts: Sequence[Part]) -> int:
    return sum(len(text) for text in texts(parts))


def marks(parts: Iterable[Part]) -> Iterator[Mark]:
    """Every picture in the parts, cells included."""
    for part in parts:
        if isinstance(part, Mark):
            yield part
        elif isinstance(part, Table):
            for cell in part.cells:
                yield from marks(cell.parts)


def texts(parts: Iterable[Part]) -> Iterator[str]:
    """Every piece of text in the parts, cells included."""
    for part in parts:
        if isinstance(part, Prose):
            yield part.text
        elif isinstance(part, Table):
            for cell in part.cells:
                yield from texts(cell.parts)
