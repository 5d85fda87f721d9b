"""A report while it is being made: what defects change, with the truth of every printed cell kept beside it.

A `DraftTable` lies on paper already (`LaidTable`); `known` says for each place of the form that it prints what stands
there. A defect edits the laid table and, where it changes what a reader can know, `known`. `Draft.truth` is then taken from
what is still printed: a row that was dropped has no truth, a table printed twice has each of its cells twice.

>>> from eval.forge.laid import LaidCell, LaidTable, Role
>>> place = (("规章",), ("本年制发件数",))
>>> table = DraftTable("2021", "proactive", LaidTable((LaidCell(0, 0, "5", Role.VALUE, place=place),), (1.0,), 1),
...     {place: Known(Decimal(5))})
>>> table.print_in(place, "/", Known(None, State.BLANK))
>>> table.laid.cells[0].text, table.known[place].state.value
('/', 'blank')
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from eval.forge.amounts import Place
from eval.forge.laid import LaidCell, LaidTable, Path, Role, changed
from eval.forge.model import SampleReport, SampleSection, SampleTable
from eval.forge.printing import Printing, Rules
from eval.forge.samples import Format
from eval.forge.slots import table_slots
from ingest.model import State


@dataclass(frozen=True, slots=True)
class Known:
    """What a cell says: its value (None for a blank or what nobody can read), and whether a reader can know it at all."""

    value: Decimal | None
    state: State = State.REPORTED
    knowable: bool = True
    unit: str = ""
    """The unit that the report prints where it is not the form's."""


@dataclass(frozen=True, slots=True)
class TruthCell:
    """One printed cell and what is true of it. `indicator` is "" for a row that is not of the form, and so is its `unit`.
    Where `knowable` is False a reader may serve the right value or none, never another."""

    table: str
    form: str
    row: Path
    column: Path
    indicator: str
    raw: str
    value: Decimal | None
    state: State
    knowable: bool
    unit: str


@dataclass(slots=True)
class DraftTable:
    """A table as it lies on paper, with what is true of its cells; `form` is "" for a table of no form."""

    form: str
    table: str
    laid: LaidTable
    known: dict[Place, Known] = field(default_factory=dict)
    caption: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    as_picture: bool = False
    whole: bool = True
    """Whether all of it lies in one grid; its pieces have one header between them."""

    @property
    def values(self) -> list[LaidCell]:
        """The cells that stand in a place of the form (or of a row of the body's own) that is still printed."""
        return [cell for cell in self.laid.cells if cell.place in self.known]

    @property
    def labels(self) -> list[LaidCell]:
        """Everything printed that is no value: row labels, parts and headers."""
        return [cell for cell in self.laid.cells if cell.role is not Role.VALUE and cell.text]

    def value_rows(self) -> list[int]:
        """The lines of the grid that hold values, top to bottom."""
        return sorted({cell.row for cell in self.values})

    def print_in(self, place: Place, text: str, known: Known | None = None) -> None:
        """Prints another text in a value's cell; `known` is what is true of it then. What cannot be known stays so, and the
        unit that its header prints stays the value's."""
        self.laid = changed(self.laid, lambda cell: replace(cell, text=text) if cell.place == place else cell)
        if known is not None:
            before = self.known[place]
            unit = known.unit or (before.unit if known.value is not None else "")
            self.known[place] = replace(known, knowable=known.knowable and before.knowable, unit=unit)

    def reword(self, change: Callable[[str], str]) -> bool:
        """Changes the text of labels and headers; says whether any came out different."""
        before = self.laid
        self.laid = changed(
            self.laid, lambda cell: replace(cell, text=change(cell.text)) if cell.role is not Role.VALUE and cell.text else cell
        )
        return self.laid != before

    def cannot_know(self, places: Iterable[Place]) -> None:
        """From here on nobody can know what stands in these places."""
        for place in places:
            if place in self.known:
                self.known[place] = replace(self.known[place], knowable=False)

    def copy(self) -> DraftTable:
        return replace(self, known=dict(self.known), caption=list(self.caption), notes=list(self.notes))

    def truth(self) -> Iterator[TruthCell]:
        slots = {(slot.row, slot.column): slot for slot in table_slots(self.form, self.table)} if self.form else {}
        for cell in self.values if self.form else []:
            if cell.place is None:
                continue
            known, slot = self.known[cell.place], slots.get(cell.place)
            row, column = cell.place
            indicator, unit = (slot.indicator, known.unit or slot.unit) if slot else ("", "")
            knowable = known.knowable and not self.as_picture
            yield TruthCell(self.table, self.form, row, column, indicator, cell.text, known.value, known.state, knowable, unit)


def _beside_blanks(table: DraftTable) -> list[Place]:
    blank = {cell.row for cell in table.values if not cell.text.strip()}
    return [cell.place for cell in table.values if cell.row in blank and cell.place is not None]


def _beside_parted(table: DraftTable) -> list[Place]:
    """The empty cells of rows in which a number is parted by a blank: it could be two, and one of them theirs."""
    parted = {cell.row for cell in table.values if len(cell.text.split()) > 1 and "".join(cell.text.split()).isdecimal()}
    return [cell.place for cell in table.values if cell.row in parted and not cell.text.strip() and cell.place is not None]


def _before_remarks(table: DraftTable) -> list[Place]:
    """The empty cells of rows in which a text stands behind them."""
    last = {cell.row: cell.column for cell in table.labels}
    return [cell.place for cell in table.values if not cell.text.strip() and cell.place and last.get(cell.row, 0) > cell.column]


@dataclass(slots=True)
class DraftSection:
    """A heading with what stands under it."""

    heading: str
    level: int = 1
    paragraphs: list[str] = field(default_factory=list)
    tables: list[DraftTable] = field(default_factory=list)


@dataclass(slots=True)
class Draft:
    """The whole report. `draw` decides everything that is left to chance; `fills` are the words that prose may take up."""

    key: str
    organisation: str
    year: int
    draw: random.Random
    title: list[str]
    opening: list[str]
    sections: list[DraftSection]
    closing: list[str]
    fills: Mapping[str, str]
    format: Format = "docx"
    printing: Printing = field(default_factory=Printing)

    @property
    def ordered(self) -> bool:
        """Whether only the order of the cells is known, as in every text copy and where no rules are drawn."""
        return self.format in ("md", "txt") or self.printing.rules is Rules.NONE

    @property
    def loses_blanks(self) -> bool:
        """Whether the copy leaves no trace of an empty cell."""
        return self.ordered and self.printing.shape in ("lines", "spaced")

    @property
    def official(self) -> list[DraftTable]:
        """The tables of the form, in order."""
        return [table for section in self.sections for table in section.tables if table.form]

    def any_official(self, fits: Callable[[DraftTable], bool] = lambda table: True) -> DraftTable | None:
        """One official table that fits, by chance; None where none does."""
        fitting = [table for table in self.official if fits(table)]
        return self.draw.choice(fitting) if fitting else None

    def section_of(self, table: DraftTable) -> DraftSection:
        return next(section for section in self.sections if any(one is table for one in section.tables))

    def filled(self, template: str) -> str:
        """A sentence of the wordings with this report's names and numbers."""
        return template.format_map(self.fills)

    def truth(self) -> tuple[TruthCell, ...]:
        """What is true of every cell that is printed, in the order of the report. Where the copy leaves no trace of empty
        cells, nobody knows which of a row's columns the others belong to, nor whether a remark stands in the place of a number; nor
        does anybody know whether a cell is empty beside a number that may be two."""
        found: list[TruthCell] = []
        for table in self.official:
            table.cannot_know(_beside_parted(table))
            if self.loses_blanks:
                table.cannot_know(_before_remarks(table) if table.table == "statistics" else _beside_blanks(table))
            found += table.truth()
        return tuple(found)

    def finished(self) -> SampleReport:
        """The report as writers take it."""
        return SampleReport(
            key=self.key,
            organisation=self.organisation,
            year=self.year,
            title=tuple(self.title),
            opening=tuple(self.opening),
            sections=tuple(
                SampleSection(s.heading, s.level, tuple(s.paragraphs), tuple(_sample(table) for table in s.tables))
                for s in self.sections
            ),
            closing=tuple(self.closing),
        )


def _sample(table: DraftTable) -> SampleTable:
    return SampleTable(
        table.form,
        table.table,
        cells=(),
        as_picture=table.as_picture,
        caption=tuple(table.caption),
        notes=tuple(table.notes),
        laid=table.laid,
    )
