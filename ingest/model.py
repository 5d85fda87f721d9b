"""The stored model: what a report is once it has been read. Frozen values on the standard library alone.

A report file becomes a `Document` (text, blocks, grids, pictures), then a `Report` (who, when, sections, figures,
statements, chunks, problems), which is what the store keeps. Every value carries its place: a `Span` of characters in
`Document.text`, half open and counted from 0, and, where the format has pages, a page counted from 1. `text[span]` is
always what is quoted, so that a quote can be re-read at any time.

A blank cell is a value of its own (`State.BLANK`, value None), never 0. Numbers are `Decimal`, never float.

>>> text = "全区共收到政府信息公开申请100件"
>>> Span(13, 16).of(text)
'100'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half open) of a document's text. Errors: ValueError where end < start or start < 0.

    >>> Span(2, 5).of("abcdefg"), Span(2, 5).shifted(10)
    ('cde', Span(start=12, end=15))
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, found {self.start}..{self.end}")

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left: x0 <= x1, top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader must be told about a document: a code for programs, a message for people, and the place.

    Codes are listed in `ingest.errors.PROBLEM_CODES`; a message says found, expected and what it means for the reader.
    """

    code: str
    message: str
    span: Span | None = None
    page: int | None = None


# ---------------------------------------------------------------------------------------------- what a file holds


class BlockKind(StrEnum):
    """HEADING: marked as one by the format (docx style, h1..h6, #). PARAGRAPH: a line or paragraph of running text.
    TABLE: the text of a grid. PICTURE: a place where the file shows a picture (its text is the marker, often empty)."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document in reading order. `level` is 1..6 for a heading the format marks, else 0."""

    kind: BlockKind
    span: Span
    page: int | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, where it starts and how far it reaches (rows and columns from 0, spans >= 1).

    A merged cell is one Cell, not several with equal text. An empty cell has an empty span at its place.
    """

    row: int
    column: int
    span: Span
    rowspan: int = 1
    colspan: int = 1
    page: int | None = None
    box: Box | None = None


class Layout(StrEnum):
    """How far a grid's geometry can be trusted.

    GRID: rows and columns are true (html, docx, pdf). ROWS: which cells share a row is known, but a copy may have
    dropped or shifted cells within it (tab-separated and pipe text). STREAM: only the order is known, each cell has a
    row of its own (text copied with one cell a line).
    """

    GRID = "grid"
    ROWS = "rows"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as found: its cells in reading order (row, then column). `span` covers all of it in the text."""

    cells: tuple[Cell, ...]
    span: Span
    layout: Layout = Layout.GRID

    @property
    def rows(self) -> int:
        return max((c.row + c.rowspan for c in self.cells), default=0)

    @property
    def columns(self) -> int:
        return max((c.column + c.colspan for c in self.cells), default=0)

    def row(self, index: int) -> Iterator[Cell]:
        """The cells that start in this row."""
        return (c for c in self.cells if c.row == index)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the document: where it stands in the text (an empty span, or its marker), page and name if known."""

    span: Span
    page: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A piece of text that was recognised in a picture (OCR), a cell or a line: its place in the document's text, and what
    a second, independent reading of the same place gave ("" for nothing). Text without a Reading is the file's own."""

    span: Span
    second: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its whole text, and what lies where in it. `format` is txt, md, html, docx, doc, pdf or picture.

    `text` is what `GET /documents/{id}/text` returns; every span of the product counts its characters. `encoding` is
    null for formats that carry their own. `readings`, in the order of the text, tell which of it was recognised in
    pictures. Nothing here knows what a report is.
    """

    text: str
    format: str
    blocks: tuple[Block, ...] = ()
    grids: tuple[Grid, ...] = ()
    pictures: tuple[Picture, ...] = ()
    encoding: str | None = None
    pages: int | None = None
    problems: tuple[Problem, ...] = ()
    readings: tuple[Reading, ...] = ()


# ---------------------------------------------------------------------------------------------- what a report says


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reports on which year.

    `organisation` is the body's full official name as far as the report tells it (威海市文登区商务局), `part_of` the
    names of what it belongs to, nearest first (文登区, 威海市), `names` every other name that the report itself uses for
    the body (文登区商务局). `year` is the year reported on, never the year of publication. Null where the report does
    not tell. `title` is the title line as printed, or the file's name.
    """

    organisation: str | None
    year: int | None
    title: str
    part_of: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    organisation_span: Span | None = None
    year_span: Span | None = None
    problems: tuple[Problem, ...] = ()


class SectionKind(StrEnum):
    """Which of the form's six sections a top section is, whatever its number or wording; OTHER for all else."""

    OVERVIEW = "overview"
    PROACTIVE = "proactive"
    APPLICATIONS = "applications"
    REVIEW_LITIGATION = "review_litigation"
    PROBLEMS = "problems"
    REMAINDER = "remainder"
    STATISTICS = "statistics"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """One node of the section tree: its path of headings as printed (outermost first), what it spans (heading and all
    below it) and the heading's own span (empty for the text before the first heading, whose path is empty)."""

    path: tuple[str, ...]
    span: Span
    heading: Span
    kind: SectionKind = SectionKind.OTHER


class State(StrEnum):
    """What is known of a figure's value. Only BLANK, ILLEGIBLE and PICTURE have no value."""

    REPORTED = "reported"
    APPROXIMATE = "approximate"
    BLANK = "blank"
    ILLEGIBLE = "illegible"
    PICTURE = "picture"
    RECOGNISED = "recognised"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Checks:
    """How the identities that include a figure came out."""

    held: int = 0
    failed: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of an official table. `row` and `column` are the form's own labels, `printed_*` what the report prints;
    `raw` is the cell's text as printed, `span` its place. A row that is not of the form keeps its printed label and has
    indicator None. `dimension` is the column's short name for people (总计, 自然人, 现行有效件数)."""

    table: str
    form: str
    row: tuple[str, ...]
    column: tuple[str, ...]
    indicator: str | None
    dimension: str | None
    value: Decimal | None
    unit: str
    state: State
    raw: str
    span: Span
    page: int | None = None
    printed_row: tuple[str, ...] = ()
    printed_column: tuple[str, ...] = ()
    table_title: str = ""
    checks: Checks = field(default_factory=Checks)


class StatementKind(StrEnum):
    """COUNT: how many. CHANGE: by how many more or fewer than before (signed). RATE: a growth rate in % (signed).
    SHARE: a share in %. MONEY: an amount."""

    COUNT = "count"
    CHANGE = "change"
    RATE = "rate"
    SHARE = "share"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Statement:
    """One number stated in prose and what it counts.

    `subject` is what is counted in the report's words (政策文件), `context` the words around it that narrow it (the
    clause and its governing verb), `quote` the span to be quoted (the clause), `number` the span of number and unit.
    `year` is the year the number speaks of. `whole` is the index, in the report's statements, of the number that this
    one is a part of (其中：…), or None. `indicator` is set where a form's indicator is what is counted.
    """

    subject: str
    context: str
    value: Decimal
    unit: str
    kind: StatementKind
    state: State
    number: Span
    quote: Span
    sentence: Span
    year: int | None = None
    indicator: str | None = None
    dimension: str | None = None
    whole: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage to be found: a span of the text inside one section. `ordinal` counts from 0 within the document."""

    ordinal: int
    section: tuple[str, ...]
    span: Span
    kind: str = "prose"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All that one file says, ready to be stored in one transaction. `sha256` is of the file's bytes."""

    sha256: str
    document: Document
    identity: Identity
    form: str | None
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    chunks: tuple[Chunk, ...]
    problems: tuple[Problem, ...]
