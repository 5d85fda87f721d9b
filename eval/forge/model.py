"""What a sample report is before any format: frozen values that a writer turns into bytes.

A `SampleReport` is title lines, an opening, sections (flat, in reading order, each with its level) and the closing
lines. A section may hold official tables: a `SampleTable` names its form and table and carries one `SampleCell` for
each figure, addressed by the form's own labels, with the text to print (`raw`; "" is a blank cell). Nothing here knows
how a table looks: that is `eval.forge.layout`; nor how a file is made: that is one module a format.

>>> cell = SampleCell(row=("规章",), column=("本年制发件数",), raw="5")
>>> table = SampleTable(form="2021", table="proactive", cells=(cell,))
>>> table.raw_at(("规章",), ("本年制发件数",)), table.as_picture
('5', False)
"""

from __future__ import annotations

from dataclasses import dataclass

from eval.forge.laid import LaidTable, Path


@dataclass(frozen=True, slots=True)
class SampleCell:
    """One figure of an official table: where it stands and what is printed there ("" where the cell is empty)."""

    row: Path
    column: Path
    raw: str


@dataclass(frozen=True, slots=True)
class SampleTable:
    """One table. `as_picture`: the file shows it only as a picture (where the format can). `caption` and `notes` are the
    lines right before and after it. `laid` is how it lies on paper where that is not the form's own way; a table that is
    of no form (`form` "") has nothing else."""

    form: str
    table: str
    cells: tuple[SampleCell, ...]
    as_picture: bool = False
    caption: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    laid: LaidTable | None = None

    @property
    def raws(self) -> dict[tuple[Path, Path], str]:
        """What is printed, by row and column."""
        return {(cell.row, cell.column): cell.raw for cell in self.cells}

    def raw_at(self, row: Path, column: Path) -> str:
        """What is printed at this place. Errors: KeyError where the table has no such cell."""
        return self.raws[row, column]


@dataclass(frozen=True, slots=True)
class SampleSection:
    """A heading (level 1 or 2), the paragraphs under it and the tables after those."""

    heading: str
    level: int
    paragraphs: tuple[str, ...] = ()
    tables: tuple[SampleTable, ...] = ()


@dataclass(frozen=True, slots=True)
class SampleReport:
    """A whole report. `organisation` and `year` are what a reader must find in it; they are printed only where the title
    lines, the text or the closing say them. `numbers` are the figures its prose states, by a name of ours."""

    key: str
    organisation: str
    year: int
    title: tuple[str, ...]
    opening: tuple[str, ...]
    sections: tuple[SampleSection, ...]
    closing: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()

    @property
    def tables(self) -> tuple[SampleTable, ...]:
        return tuple(table for section in self.sections for table in section.tables)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """All running text in reading order, headings included."""
        inner = (line for section in self.sections for line in (section.heading, *section.paragraphs))
        return (*self.title, *self.opening, *inner, *self.closing)
