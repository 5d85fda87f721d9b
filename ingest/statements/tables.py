"""Numbers of a body's own tables (公开形式 | 数量, the local statistics of before 2014), stated as sentences state theirs.

A table of rows with one label each, under a header that tells the units' column and which column is the year's, is read row by
row as the sentence that it stands for (`label number unit`), so that the subject, the unit and the form's indicator are found
as in prose. The quote reaches from the label to the number. Words of headers are data: `tables.toml`.

Nothing is read of a table that gave figures of an official form or prints labels of one (what its reader refused is refused), of
one whose copy lost its rows or was recognised in a picture, of one announced for another year or body, of one with two
columns that may be the year's, of a number without a unit, or, where a copy may have dropped cells, of a row that has fewer than
the header. Blank cells state nothing.

>>> from ingest.model import Cell, Document, Grid, Span
>>> text = "公开形式|数量（条）|微信公众号|38"
>>> spans = (Span(0, 4), Span(5, 10), Span(11, 16), Span(17, 19))
>>> grid = Grid(tuple(Cell(n // 2, n % 2, span) for n, span in enumerate(spans)), Span(0, len(text)))
>>> stated, = table_statements(Document(text, "html", grids=(grid,)), (), Announced(2023))
>>> stated.subject, stated.value, stated.unit, stated.quote.of(text)
('微信公众号', Decimal('38'), '条', '微信公众号|38')
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources

from ingest.forms.vocabulary import known_label
from ingest.forms.wording import NUMBERING
from ingest.model import Block, BlockKind, Cell, Document, Figure, Grid, Layout, Span, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.statements.document import MOST, find_statements
from ingest.tables.announced import Announced
from ingest.tables.cell_values import UNITS, read_cell
from ingest.tables.printed_lines import Text, cell_text

_FIRST_FORM = 2014
"""Reports of earlier years have no official form, and may use the words that one took over."""
_FORM_LABELS = 2
_CAPTION_LINES, _LONGEST_CAPTION = 3, 40
_YEAR = re.compile(r"(20\d\d)年?度?")
_NAMED_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d{1,2}月)")
_IN_BRACKETS = re.compile(r"[(\[](?:单位|计量单位)?:?([^()\[\]]*)[)\]]")
_NOTED_UNIT = re.compile(rf"单位:({'|'.join(UNITS)})(?![一-鿿])")
_ORDINAL = re.compile(r"[甲乙丙丁]|\d{1,3}")
_COUNTED = (StatementKind.COUNT, StatementKind.MONEY)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    text = resources.files("ingest").joinpath("statements/tables.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}


def table_statements(document: Document, figures: Sequence[Figure], announced: Announced) -> tuple[Statement, ...]:
    """The numbers of all tables that are read so, in reading order."""
    taken = sorted(figure.span.start for figure in figures)
    read = sorted(reading.span.start for reading in document.readings)
    found: list[Statement] = []
    for grid in document.grids:
        if grid.layout is not Layout.STREAM and not _any_in(taken, grid.span) and not _any_in(read, grid.span):
            found.extend(_Own(document, grid, announced).statements())
        if len(found) > MOST:
            break
    return tuple(found)


def _any_in(starts: Sequence[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the year's numbers: its place, what its header adds to the rows' labels, its unit and its year."""

    at: int
    says: str
    unit: str
    year: int | None


class _Own:
    """One grid; `rows` are the texts that start in each row, by column."""

    def __init__(self, document: Document, grid: Grid, announced: Announced) -> None:
        self._document = document
        self._announced = announced
        self._grid = grid
        self._width = grid.columns
        self._rows: list[dict[int, Text]] = [{} for _ in range(grid.rows)]
        self._merged = any(cell.rowspan > 1 or cell.colspan > 1 for cell in grid.cells if not self._title(cell))
        for cell in grid.cells:
            if not self._title(cell):
                self._rows[cell.row][cell.column] = cell_text(document, cell)

    def _title(self, cell: Cell) -> bool:
        """Whether a cell is a row of its own: the table's title."""
        return cell.colspan >= self._width > 1

    def statements(self) -> Iterator[Statement]:
        rows = [row for row in self._rows if row]
        if self._merged or len(rows) < 2 or self._of_a_form() or self._of_another():
            return
        header, body = rows[0], rows[1:]
        read = self._columns(header)
        if read is None:
            return
        label_at, unit_at, columns = read
        for row in body:
            label = row.get(label_at)
            whole = self._grid.layout is Layout.GRID or (len(row) == len(header) and all(text.raw for text in row.values()))
            if whole and label is not None and label.raw and not label.numeric:
                yield from self._of_row(row, label, unit_at, columns)

    def _of_a_form(self) -> bool:
        """Whether it prints an official form's labels, so that the forms' reader has refused it for a reason."""
        if self._announced.year is not None and self._announced.year < _FIRST_FORM:
            return False
        return sum(known_label(text.raw) for row in self._rows for text in row.values()) >= _FORM_LABELS

    def _of_another(self) -> bool:
        own = str(self._announced.year)
        years = [set(_NAMED_YEAR.findall(line)) for line in self._captions]
        return any(named and own not in named for named in years) or any(map(self._announced.another, self._captions))

    @cached_property
    def _captions(self) -> list[str]:
        """The lines right before the table, and its own title."""
        before = self._document.text[max(0, self._grid.span.start - 400) : self._grid.span.start].strip().splitlines()
        titles = [self._document.text[cell.span.start : cell.span.end] for cell in self._grid.cells if self._title(cell)]
        lines = [fold_text(line) for line in (*before[-_CAPTION_LINES:], *titles)]
        return [line for line in lines if 0 < len(line) <= _LONGEST_CAPTION]

    def _columns(self, header: dict[int, Text]) -> tuple[int, int | None, tuple[_Column, ...]] | None:
        """Where the labels, the units and the year's numbers stand; None where the header does not tell."""
        words = _words()
        label_at: int | None = None
        unit_at: int | None = None
        columns: list[_Column] = []
        for at, text in sorted(header.items()):
            said = fold_text(text.raw)
            if text.numeric or not said:
                return None
            bare = _IN_BRACKETS.sub("", said)
            if bare in words["ordinal"]:
                continue
            if label_at is None:
                label_at = at
            elif bare in words["unit"]:
                unit_at = at
            elif (column := self._column(at, said, bare)) is not None:
                columns.append(column)
        if label_at is None or not columns or len({(column.says, column.year) for column in columns}) < len(columns):
            return None
        return label_at, unit_at, tuple(columns)

    def _column(self, at: int, said: str, bare: str) -> _Column | None:
        """The column under a header; None for one that is left out."""
        words = _words()
        named = _YEAR.search(bare)
        rest = _YEAR.sub("", bare)
        if any(word in rest for word in words["left_out"]):
            return None
        brackets = _IN_BRACKETS.search(said)
        unit = brackets[1] if brackets and brackets[1] in UNITS else ""
        if not unit and len(rest) > 1 and rest[-1] in "数量" and rest[-2] in UNITS:
            unit = rest[-2]
        year = int(named[1]) if named else self._announced.year
        return _Column(at, "" if rest in words["plain"] or not rest else _sentence_label(rest), unit, year)

    def _of_row(self, row: dict[int, Text], label: Text, unit_at: int | None, columns: Sequence[_Column]) -> Iterator[Statement]:
        said = fold_text(label.raw)
        if said in _words()["no_rows"] or _ORDINAL.fullmatch(said):
            return
        told = fold_text(row[unit_at].raw) if unit_at in row else ""
        noted = _IN_BRACKETS.search(said)
        for column in columns:
            number = row.get(column.at)
            if number is None:
                continue
            unit = column.unit or told or (noted[1] if noted and noted[1] in UNITS else "") or self._noted_unit
            yield from self._stated(f"{_sentence_label(said)}{column.says}", label.span, number, unit, column.year)

    def _stated(self, label: str, place: Span, number: Text, unit: str, year: int | None) -> Iterator[Statement]:
        """What `label number unit` says as a sentence, quoted from the label's place to the number."""
        value = read_cell(number.raw, unit)
        if value is None or value.value is None or value.unit not in UNITS:
            return
        sentence = f"{label}{fold_text(number.raw).removesuffix(value.unit)}{value.unit}。"
        quote = Span(place.start, number.span.end)
        for stated in _read(sentence, year):
            if stated.value == value.value and stated.kind in _COUNTED:
                yield replace(stated, year=year, number=number.span, quote=quote, sentence=quote, page=number.page)

    @cached_property
    def _noted_unit(self) -> str:
        """The unit that the table's title, or the line right before it that is no other table's, gives for all of it (单位：条)."""
        above = len(self._document.text[: self._grid.span.start].rstrip()) - 1
        if any(grid.span.start <= above < grid.span.end for grid in self._document.grids):
            return ""
        noted = [found[1] for line in self._captions[-1:] if (found := _NOTED_UNIT.search(line))]
        return noted[0] if noted else ""


def _sentence_label(label: str) -> str:
    """A label as a sentence says it: without its number, 其中, notes, and what it ends with for being a count."""
    bare = NUMBERING.sub("", _IN_BRACKETS.sub("", NUMBERING.sub("", label).removeprefix("其中").lstrip(":")))
    return next((bare.removesuffix(end) for end in _words()["endings"] if bare.endswith(end) and bare != end), bare)


def _read(sentence: str, year: int | None) -> tuple[Statement, ...]:
    """What a sentence of one number states; nothing where it states more than one."""
    found = find_statements(Document(sentence, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(sentence))),)), (), year)
    return found if len(found) == 1 else ()
