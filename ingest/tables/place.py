"""Lines of printed tables to placed cells, matched by label and header; never poured in by count.

The row is what a line's label names (`table_rows`). A value's column is what is printed above it (GRID), or follows from
a printed header whose columns are exactly as many as the row's cells (ROWS, STREAM). Without any header the form's own
order stands in if the row is full and its sums hold. A line that cannot be placed surely is left out with a Problem: one
that is too short or too long, or has a number under no column. Blanks are placed only where the copy surely shows them.

>>> from ingest.model import Cell, Document, Grid, Layout, Span
>>> text = "本年制发件数\\t本年废止件数\\t现行有效件数\\n规章\\t1\\t0\\t3\\n"
>>> spans = [Span(0, 6), Span(7, 13), Span(14, 20), Span(21, 23), Span(24, 25), Span(26, 27), Span(28, 29)]
>>> cells = tuple(Cell(int(i > 2), i % 3 if i < 3 else i - 3, span) for i, span in enumerate(spans))
>>> document = Document(text, "txt", grids=(Grid(cells, Span(0, 29), Layout.ROWS),))
>>> from ingest.tables.printed_lines import ordered_lines
>>> from ingest.tables.editions import decide_editions
>>> lines = list(ordered_lines(document, 0))
>>> [(c.column.id, c.text.raw) for c in Placer(document, decide_editions(document, lines)).place(lines)]
[('issued', '1'), ('abolished', '0'), ('in_force', '3')]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.forms import FormColumn, FormRow
from ingest.model import Document, Layout, Problem
from ingest.tables.announced import lines_before
from ingest.tables.cell_values import read_cell
from ingest.tables.editions import Editions
from ingest.tables.label_match import label_key
from ingest.tables.lines import TableRow, each_under_result, heads_others, review_column, unplaced
from ingest.tables.order import (
    begins_with_total,
    block_named,
    blocks_hold,
    blocks_in_order,
    blocks_show,
    may_be_of_several,
    one_unnamed,
    review_columns,
    row_sum_holds,
    total_by_sums,
    values_in_order,
    words_again,
)
from ingest.tables.printed_lines import Line, Text, Value
from ingest.tables.rows import RowFinder
from ingest.tables.seams import without_emptied
from ingest.tables.units import noted_units
from ingest.tables.words import TableWords, is_strange

_LONGEST_WORD = 20
"""Characters of the longest line that is looked at as a word of a header."""


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """One cell with its place in the form. `row` is None for a row that is not of the form; then `printed_row` tells."""

    words: TableWords
    row: FormRow | None
    column: FormColumn
    text: Text
    grid: int
    printed_row: tuple[str, ...]
    printed_column: tuple[str, ...]
    part: tuple[str, ...] = ()
    unit: str | None = None
    ordered: bool = False
    """Placed by the order of the cells, since the copy shows no columns."""
    by_order: bool = False
    """Placed by the form's own order, since no header is printed either."""
    headed: bool = False
    """Whether a header was printed right before its row (told for table four alone)."""


class Placer:
    """Places the lines of one document; `problems` grows with what could not be placed."""

    def __init__(self, document: Document, editions: Editions) -> None:
        self._document = document
        self._editions = editions
        self._finder = RowFinder(document, editions)
        self._totals: dict[int, tuple[FormColumn, ...]] = {}
        self._noted: Mapping[str, set[str]] = {}
        self.problems: list[Problem] = self._finder.problems

    def place(self, lines: Sequence[Line]) -> Iterator[PlacedCell]:
        """The cells of all lines, which must come in document order."""
        self._noted = noted_units(lines)
        whole = without_emptied(lines)
        for emptied in (line for line, kept in zip(lines, whole, strict=True) if line.values and not kept.values):
            self.problems.append(unplaced(emptied, "its numbers, or the rest of them, seem to stand overleaf without a label"))
        for _, of_grid in groupby(whole, key=lambda line: line.grid):
            rows = self._finder.rows(list(of_grid))
            for row in rows:
                yield from self._cells(row, rows)

    def _cells(self, row: TableRow, rows: Sequence[TableRow]) -> Iterator[PlacedCell]:
        seen = any(value.above for value in row.line.values)
        doubled = _repeats_parts(row, rows)
        if any(value.lost_header for value in row.line.values) and not doubled and self._completes(row):
            for column, value in zip(row.words.table.columns, row.line.values, strict=True):
                yield _cell(row, column, value.text, (), ordered=True, by_order=True)
        elif row.words.table.key == "column":
            yield from self._review_by_geometry(row) if seen else self._review_by_order(row)
        elif _mere_heading(row):
            return
        elif doubled:
            self._leave_out(row, "it repeats the heading of rows that are printed themselves")
        else:
            yield from self._by_geometry(row) if seen else self._by_order(row, rows)

    def _leave_out(self, row: TableRow, why: str) -> None:
        self.problems.append(unplaced(row.line, why))

    def _completes(self, row: TableRow) -> bool:
        """Whether the form's order settles columns without a header text: the row has them all, those that are named stand
        where the form has them, and the sums hold."""
        columns, values = row.words.table.columns, row.line.values
        if row.words.table.id not in {"applications", "review_litigation"} or len(values) != len(columns):
            return False
        for column, value in zip(columns, values, strict=True):
            leaf = next((leaf for text in value.above or () if (leaf := row.words.leaf(text.raw))), None)
            if leaf != column.path[-1] and not (leaf is None and value.lost_header):
                return False
        holds = row_sum_holds if row.words.table.id == "applications" else blocks_hold
        return holds(columns, [value.text for value in values])

    def _leave_out_cell(self, row: TableRow, value: Value) -> None:
        label = row.labels[-1].raw if row.labels else "表四"
        why = f"row “{label}”: “{value.text.raw}” stands under a header without text, or beside several rows; it is not served"
        self.problems.append(Problem("unplaced_row", why, value.text.span, value.text.page))

    def _leave_out_wide(self, row: TableRow, count: int, width: int) -> None:
        self._leave_out(row, f"it has {count} values where {width} columns are expected")

    # ---------------------------------------------------------------------------------------------------- geometry

    def _by_geometry(self, row: TableRow) -> Iterator[PlacedCell]:
        by_leaf = {column.path[-1]: column for column in row.form_columns}
        found: dict[str, list[Value]] = {leaf: [] for leaf in by_leaf}
        beside: list[Value] = []
        for value in _of_the_year(row):
            leaves = list(dict.fromkeys(leaf for t in value.above or () if (leaf := row.words.leaf(t.raw)) in by_leaf and leaf))
            if len(leaves) == 1:
                found[leaves[0]].append(value)
            elif value.text.numeric and value.lost_header:
                self._leave_out_cell(row, value)
            elif value.text.numeric and (leaves or not _has_column_of_its_own(value)):
                where = "several columns" if leaves else "no column of the form"
                self._leave_out(row, f"“{value.text.raw}” stands under {where}, so that the row may be shifted")
                return
            elif value.text.numeric:
                beside.append(value)
        if beside and not all(
            len(values) == 1 and (values[0].text.valued or not values[0].text.raw) for values in found.values()
        ):
            self._leave_out(row, f"“{beside[0].text.raw}” stands under no column of the form, so that the row may be shifted")
            return
        if row.line.ragged and not _whole_by_sum(row, found):
            self._leave_out(row, "it has fewer cells than the table has columns, so that they may be shifted")
            return
        unheaded = any(value.text.numeric and value.lost_header for value in row.line.values)
        for leaf, values in found.items():
            only = _only(values)
            if only is not None and not only.text.raw and unheaded and (len(found) == 1 or len(values) > 1):
                continue  # the number left out above may be what is printed in this column
            if only is not None:
                above = [t for t in only.above or () if row.words.leaf(t.raw) == leaf or row.words.blocks.exact(t.raw)]
                yield _cell(row, by_leaf[leaf], only.text, tuple(above))
            elif values:
                self._leave_out(row, f"several values stand under “{leaf}”")

    def _review_by_geometry(self, row: TableRow) -> Iterator[PlacedCell]:
        words = row.words
        if _lost_blocks(row):
            yield from self._review_by_order(row)
            return
        found: dict[str, list[Value]] = {}
        for value in _of_the_year(row):
            column = review_column(words, value.above or ())
            if column is not None:
                found.setdefault(column.id, []).append(value)
            elif value.text.numeric and value.lost_header:
                self._leave_out_cell(row, value)
            elif value.text.numeric:
                self._leave_out(row, f"“{value.text.raw}” stands under no column of table four, so that the row may be shifted")
                return
        if row.line.ragged:
            self._leave_out(row, "it has fewer cells than the table has columns, so that they may be shifted")
            return
        for column in words.table.columns:
            only = _only(found.get(column.id, []))
            if only is not None:
                above = [t for t in only.above or () if words.columns.exact(t.raw) or words.blocks.exact(t.raw)]
                yield _cell(row, column, only.text, tuple(above))
            elif column.id in found:
                self._leave_out(row, "several values stand under one column")
            elif any(other.id in found for other in words.table.columns if other.path[:-1] == column.path[:-1]):
                self._leave_out(row, f"no cell stands under “{column.path[-1]}” of “{column.path[-2]}”")

    # ------------------------------------------------------------------------------------------------------- order

    def _by_order(self, row: TableRow, rows: Sequence[TableRow]) -> Iterator[PlacedCell]:
        """Values without geometry: as many as the printed header has columns, or the form where the sums hold."""
        columns = tuple(column for column, _ in row.header) or row.form_columns
        filled = sum(1 for value in row.line.values if value.text.raw)
        if row.words.table.id == "proactive" and may_be_of_several(row):
            self._leave_out(row, "as many rows as it has numbers stand before them")
            return
        values = values_in_order(row, len(columns), rows)
        if values is None:
            if filled:
                self._leave_out_wide(row, filled, len(columns))
            return
        if row.total_first and not row.total_beside:
            if row.line.grid not in self._totals:
                self._totals[row.line.grid] = total_by_sums(columns, rows)
            settled = self._totals[row.line.grid]
            if not settled and any(read_cell(text.raw, "") != read_cell(values[0].raw, "") for text in values):
                self._leave_out(row, "its header names the total before the parts, and the sums do not settle where it stands")
                return
            columns = settled or columns
        if not row.header and any(
            self._noted.get(label_key(column.path[-1]), set()) - {_form_unit(row, column)} for column in columns
        ):
            self._leave_out(row, "no header is printed over it, and one elsewhere notes another unit than the form's")
            return
        if not row.header and not self._stands_without_header(row, columns, values, rows):
            if filled:
                self._leave_out(row, "no header is printed, and its sums do not settle the order")
            return
        if self._cut_off(row) and not (row.words.table.id == "applications" and row_sum_holds(columns, values)):
            self._note_cut(row)
            return
        printed = {column.id: (text,) for column, text in row.header}
        for column, text in zip(columns, values, strict=True):
            cell = _cell(row, column, text, printed.get(column.id, ()), ordered=True, by_order=not row.header)
            noted = not row.header and self._noted.get(label_key(column.path[-1]))
            yield replace(cell, unit=cell.unit or _form_unit(row, column)) if noted else cell

    def _stands_without_header(
        self, row: TableRow, columns: Sequence[FormColumn], values: Sequence[Text], rows: Sequence[TableRow]
    ) -> bool:
        table = row.words.table.id
        if row.foreign_header:
            return False
        if table == "statistics":
            return self._finder.annex_header or (row.index is not None and not heads_others(self._outside(row), row.words))
        if row.index is None:
            return False
        if table == "applications":
            return row_sum_holds(columns, values) and self._in_form_order(row) and not begins_with_total(columns, rows)
        title = self._finder.title_before(row.line.span.start)
        return "proactive" in self._editions.decided and (self._finder.known["proactive"] > 1 or title == "proactive")

    def _outside(self, row: TableRow) -> Sequence[str]:
        return lines_before(self._document, row.line.grid)

    def _in_form_order(self, row: TableRow) -> bool:
        """Whether the header's words that a copy left outside its grid, before it, stand in the form's order, and are the form's."""
        if heads_others(self._outside(row), row.words):
            return False
        grids, names = self._document.grids, [column.path[-1] for column in row.words.table.columns[:-1]]
        start = grids[row.line.grid].span.start
        since = max((grid.span.end for grid in grids if grid.span.end <= start), default=0)
        outside = [block.span.of(self._document.text) for block in self._document.blocks if since <= block.span.start < start]
        found = [names.index(leaf) for text in outside if len(text) <= _LONGEST_WORD and (leaf := row.words.leaf(text)) in names]
        return found == sorted(found)

    def _review_by_order(self, row: TableRow) -> Iterator[PlacedCell]:
        line = row.line
        columns, proven = review_columns(row.words, row.review)
        values = [value.text for value in line.values]
        unnamed = None if proven else one_unnamed(row)
        values += words_again(line, len(columns) - len(values))
        filled = [text for text in values if text.raw]
        columns = block if filled and len(block := block_named(row)) == len(filled) else columns
        whole = line.shown or not filled or values[-1].raw or each_under_result(row)
        whole = whole or (proven and len(values) == len(columns) and blocks_show(columns, values))
        if not (len(values) == len(columns) and whole):
            values = filled
        if len(values) != len(columns):
            if values:
                self._leave_out_wide(row, len(values), len(columns))
            return
        holds = blocks_hold(columns, values) and blocks_in_order(row)
        if not (proven or unnamed is not None or holds):
            self._leave_out(row, "no header is printed, and its sums do not settle the order")
            return
        if self._cut_off(row) and not holds:
            self._note_cut(row)
            return
        for column, text in zip(columns, values, strict=True):
            if text.column == unnamed and not holds:
                self._leave_out_cell(row, Value(text))
            else:
                yield _cell(row, column, text, (), ordered=True, by_order=not (proven or unnamed is not None))

    def _cut_off(self, row: TableRow) -> bool:
        """Whether plain text ends right after the row's last digit, so that the number may have lost some."""
        text = self._document.text
        return self._document.format in {"txt", "md"} and row.line.span.end == len(text) and text[-1:].isdigit()

    def _note_cut(self, row: TableRow) -> None:
        label = row.labels[-1].raw if row.labels else "表四"
        self.problems.append(Problem("truncated", f"the text ends inside the row “{label}”; it is not served", row.line.span))


def _cell(
    row: TableRow, column: FormColumn, text: Text, above: tuple[Text, ...], *, ordered: bool = False, by_order: bool = False
) -> PlacedCell:
    """The cell as placed; `above` are the header texts that name its column, nearest first."""
    parents = [t.raw for t in row.line.parents] if row.line.layout is Layout.GRID else []
    part: tuple[str, ...] = ()
    if row.words.table.id == "proactive":
        parents = parents or [row.printed_part] * bool(row.printed_part)
        if row.index is None and row.part is not None:
            part = row.words.row(row.part).path
    printed_row = (*parents, *(t.raw for t in row.line.labels[: -len(row.labels)] if row.line.layout is Layout.GRID))
    return PlacedCell(
        words=row.words,
        row=row.form_row,
        column=column,
        text=text,
        grid=row.line.grid,
        printed_row=(*printed_row, *(t.raw for t in row.labels)),
        printed_column=tuple(t.raw for t in reversed(above)),
        part=part,
        unit=row.unit,
        ordered=ordered,
        by_order=by_order,
        headed=bool(row.review),
    )


def _form_unit(row: TableRow, column: FormColumn) -> str:
    form_row = row.form_row
    return column.unit or row.words.table.unit if form_row is None else row.words.table.unit_of(form_row, column)


def _of_the_year(row: TableRow) -> Sequence[Value]:
    """The row's values without those of columns for another year beside the report's own (2022年, 2023年 under each header)."""
    nested = any(value.above and len(value.above) > 1 and not value.of_another_year for value in row.line.values)
    return [value for value in row.line.values if not (nested and value.of_another_year)]


def _only(values: Sequence[Value]) -> Value | None:
    """The one value among cells under a column: the filled one, or an empty one where none is filled. Cells with headers of their
    own (本期, 占比) are several."""
    if len({value.above[0].raw for value in values if value.above}) > 1:
        return None
    filled = [value for value in values if value.text.raw]
    return filled[0] if len(filled) == 1 else values[0] if values and not filled else None


def _whole_by_sum(row: TableRow, found: Mapping[str, Sequence[Value]]) -> bool:
    """Whether table three's row has a value in each column and the last is the sum of the others; the annex has but one column."""
    if row.words.table.id == "statistics":
        return all(found.values())
    values = [found[column.path[-1]] for column in row.form_columns]
    one_each = all(len(texts) == 1 for texts in values)
    return row.words.table.id == "applications" and one_each and row_sum_holds(row.form_columns, [v[0].text for v in values])


def _has_column_of_its_own(value: Value) -> bool:
    """Whether the text that heads a value's column is one that no form has (同比): it stands right over the value alone."""
    return bool(value.above) and len(value.above or ()) == 1 and is_strange(value.above[0].raw if value.above else "")


def _lost_blocks(row: TableRow) -> bool:
    """Whether table four's value cells stand under results but not all under a block: its merged headers were lost."""
    words = row.words
    under = [value.above for value in row.line.values if value.above and any(words.columns.exact(t.raw) for t in value.above)]
    return bool(under) and any(not any(words.blocks.exact(t.raw) for t in above) for above in under)


def _mere_heading(row: TableRow) -> bool:
    """A heading of the form that has a row to itself, whose cells are empty: it has no values to be blank."""
    heading = row.index is not None and not row.words.row(row.index).cell
    return heading and not any(value.text.numeric for value in row.line.values)


def _repeats_parts(row: TableRow, rows: Sequence[TableRow]) -> bool:
    """A heading with values of its own beside its parts: likely a part whose label is lost."""
    if row.index is None or row.words.row(row.index).cell or not any(value.text.raw for value in row.line.values):
        return False
    parts = set(row.words.parts_of(row.index))
    return any(other.index in parts and other.words is row.words for other in rows)
