"""Lines of printed tables to placed cells, matched by label and header; never poured in by count.

A line's innermost label names the row; where a copy broke a label in two, the pieces together do. A value's column is
what is printed above it (GRID), or follows from a printed header whose columns are exactly as many as the row's cells
(ROWS, STREAM). Without any header the form's own order stands in if the row is full and its sums hold. A line that
cannot be placed surely is left out with a Problem. Blanks are placed only where the copy surely shows them.

The state between lines (`_State`) is the part and the header last printed. See `tables.py` for what becomes of cells.

>>> from ingest.model import Cell, Document, Grid, Layout, Span
>>> text = "本年制发件数\\t本年废止件数\\t现行有效件数\\n规章\\t1\\t0\\t3\\n"
>>> spans = [Span(0, 6), Span(7, 13), Span(14, 20), Span(21, 23), Span(24, 25), Span(26, 27), Span(28, 29)]
>>> cells = tuple(Cell(int(i > 2), i % 3 if i < 3 else i - 3, span) for i, span in enumerate(spans))
>>> document = Document(text, "txt", grids=(Grid(cells, Span(0, 29), Layout.ROWS),))
>>> from ingest.printed_lines import ordered_lines
>>> from ingest.table_editions import decide_editions
>>> lines = list(ordered_lines(document, 0))
>>> [(c.column.id, c.text.raw) for c in Placer(document, decide_editions(document, lines)).place(lines)]
[('issued', '1'), ('abolished', '0'), ('in_force', '3')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from ingest.cell_values import UNITS, read_cell
from ingest.forms import FormColumn, FormRow
from ingest.forms.vocabulary import title_of
from ingest.label_match import label_key
from ingest.model import BlockKind, Document, Layout, Problem
from ingest.normalise import fold_text
from ingest.printed_lines import Line, Text, Value
from ingest.table_editions import Editions
from ingest.table_words import TableWords, column_words, table_words

_LONGEST_JOIN = 3
_FEWEST_STATISTICS = 3
_FEWEST_UNHEADED = 20
_FULL_ROWS = 3
_LATER_TABLES = ("proactive", "applications")


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
    header: str = ""
    ordered: bool = False
    """Placed by the order of the cells, since the copy shows no columns."""
    by_order: bool = False
    """Placed by the form's own order, since no header is printed either."""


@dataclass(slots=True)
class _State:
    table: str = ""
    part: int | None = None
    printed_part: str = ""
    top: str = ""
    last_row: int = -1
    header: list[tuple[FormColumn, Text]] = field(default_factory=list)
    leaves: dict[str, Text] = field(default_factory=dict)
    review: list[Text] = field(default_factory=list)
    fresh: bool = True


@dataclass(frozen=True, slots=True)
class _Row:
    """A line whose row is known (or surely not of the form: index None)."""

    line: Line
    words: TableWords
    index: int | None
    labels: tuple[Text, ...]
    header: tuple[tuple[FormColumn, Text], ...]
    part: int | None
    printed_part: str
    unit: str | None = None


class Placer:
    """Places the lines of one document; `problems` grows with what could not be placed."""

    def __init__(self, document: Document, editions: Editions) -> None:
        self._document = document
        self._editions = editions
        self._state = _State()
        self._annex_header = False
        self.problems: list[Problem] = []
        self._titles = [
            (block.span.start, title)
            for block in document.blocks
            if block.kind is not BlockKind.TABLE and (title := title_of(block.span.of(document.text)))
        ]

    def place(self, lines: Sequence[Line]) -> Iterator[PlacedCell]:
        """The cells of all lines, which must come in document order."""
        for _, of_grid in groupby(lines, key=lambda line: line.grid):
            group = list(of_grid)
            self._new_grid(group)
            rows = self._by_position([row for line in group for row in self._rows(line, group)])
            for row in rows:
                yield from self._cells(row, rows)

    # ---------------------------------------------------------------------------------------------- rows by label

    def _new_grid(self, group: Sequence[Line]) -> None:
        self._known = {
            table: sum(1 for line in group for text in line.labels if self._words(table).rows.exact(text.raw))
            for table in ("proactive", "applications", "statistics")
        }
        annex = table_words("statistics", "2014").columns
        if any(annex.exact(text.raw) for line in group for text in line.labels):
            self._annex_header = True
        title = self.title_before(group[0].span.start)
        if title and title != self._state.table:
            self._state = _State(table=title)
        self._state.fresh = True

    def _words(self, table: str) -> TableWords:
        return table_words(table, self._editions.of(table))

    def title_before(self, offset: int) -> str | None:
        """The table that the nearest heading before this place announces."""
        return next((title for start, title in reversed(self._titles) if start <= offset), None)

    def _tables(self) -> list[str]:
        found = [t for t in _LATER_TABLES if self._known[t]]
        if self._known["statistics"] >= (_FEWEST_STATISTICS if self._annex_header else _FEWEST_UNHEADED):
            found.append("statistics")
        return found

    def _rows(self, line: Line, group: Sequence[Line]) -> Iterator[_Row]:
        """The line as a row of some table, after its header texts have been taken note of."""
        review = self._review_row(line)
        if review is not None:
            yield review
            return
        labels, unit = _without_unit(line.labels)
        if not line.values or not labels or _is_header(line):
            self._note_texts(labels)
            return
        found = self._match_row(line, labels)
        if found is None:
            self._note_texts(labels)
            if self._is_table_line(line):
                self._unplaced(line, "its label is none of the form's")
            return
        table, index, used = found
        self._note_texts(labels[: len(labels) - used])
        self._state.table = table
        words = self._words(table)
        if index is not None:
            self._enter(words, index)
        yield _Row(
            line, words, index, labels[len(labels) - used :], self._header_for(words, index), self._state.part,
            self._state.printed_part, unit,
        )

    def _is_table_line(self, line: Line) -> bool:
        return self._state.table in _LATER_TABLES and bool(self._known[self._state.table]) and any(
            value.text.numeric for value in line.values
        )

    def _match_row(self, line: Line, labels: Sequence[Text]) -> tuple[str, int | None, int] | None:
        """Table, row (None for a row of its own) and how many of the label texts name it."""
        if not labels[-1].raw:
            return None
        tables = self._tables()
        longest = 1 if line.layout is Layout.GRID else min(_LONGEST_JOIN, len(labels))
        for exact in (True, False):
            for used in range(1, longest + 1):
                text = "".join(t.raw for t in labels[-used:])
                for table in tables:
                    index = self._row_index(table, text, line, labels, exact=exact)
                    if index is not None:
                        return table, index, used
        return self._own_row(line, labels, tables)

    def _row_index(self, table: str, text: str, line: Line, labels: Sequence[Text], *, exact: bool) -> int | None:
        words = self._words(table)
        if not exact:
            near = words.rows.near(text)
            return near if near is not None and self._fits(words, near) else None
        found = [i for i in words.rows.exact(text) if self._fits(words, i)]
        if len(found) == 1 or not found:
            return found[0] if found else None
        parents = {label_key(t.raw) for t in (*line.parents, *labels[:-1])}
        under = [i for i in found if any(label_key(label) in parents for label in words.row(i).path[:-1])]
        if len(under) == 1:
            return under[0]
        under = [i for i in found if words.row(i).path[0] == self._state.top]
        if len(under) == 1 and under[0] > self._state.last_row:
            return under[0]
        later = [i for i in found if i > self._state.last_row]
        return later[0] if len(later) == 1 and self._state.last_row >= 0 else None

    def _fits(self, words: TableWords, index: int) -> bool:
        row = words.row(index)
        return row.cell or bool(row.id)

    def _own_row(self, line: Line, labels: Sequence[Text], tables: Sequence[str]) -> tuple[str, int | None, int] | None:
        """A row that the body added: its label is far from every row of the form, and it stands in a known table."""
        table = self._state.table
        text = labels[-1].raw
        if table not in tables or table not in _LATER_TABLES or len(label_key(text)) < 2:
            return None
        words = self._words(table)
        if words.columns.exact(text) or words.rows.exact(text) or fold_text(text) in UNITS:
            return None
        if words.rows.doubtful(text):
            return (table, -1, 1) if line.layout is Layout.GRID else None
        if table == "proactive" or line.layout is not Layout.STREAM:
            return table, None, 1
        return None

    def _by_position(self, rows: Sequence[_Row]) -> list[_Row]:
        """Doubtful labels (index -1) that their neighbours settle: exactly one row of the form is missing between them."""
        settled: list[_Row] = []
        for place, row in enumerate(rows):
            if row.index != -1:
                settled.append(row)
                continue
            before = rows[place - 1].index if place else None
            after = rows[place + 1].index if place + 1 < len(rows) else None
            nearest = row.words.rows.ranked(row.labels[-1].raw)[0][1]
            values = [i for i, r in enumerate(row.words.table.rows) if r.cell]
            if nearest in values and before in values and after in values and values.index(nearest) - 1 == values.index(
                before
            ) == values.index(after) - 2:
                settled.append(replace(row, index=nearest))
            else:
                self._unplaced(row.line, "its label could be several of the form's")
        return settled

    # ------------------------------------------------------------------------------------------------ headers and parts

    def _enter(self, words: TableWords, index: int) -> None:
        row = words.row(index)
        self._state.last_row = index
        self._state.top = row.path[0]
        if words.table.id == "proactive":
            part = next(i for i, one in enumerate(words.table.rows) if one.path == row.path[:1])
            if part != self._state.part:
                self._state.part, self._state.printed_part = part, ""
        self._state.fresh = True

    def _note_texts(self, labels: Sequence[Text]) -> None:
        """Texts before a row: parts, headings and headers are remembered."""
        for text in labels:
            self._note_row(text)
            self._note_header(text)

    def _note_row(self, text: Text) -> None:
        proactive = self._words("proactive")
        for index in proactive.rows.exact(text.raw):
            if len(proactive.row(index).path) == 1:
                self._state.part, self._state.printed_part = index, text.raw
                self._state.header = []
        statistics = table_words("statistics", "2014")
        if self._editions.statistics:
            found = statistics.rows.exact(text.raw)
            if len(found) == 1:
                self._state.top, self._state.last_row = statistics.row(found[0]).path[0], found[0]

    def _note_header(self, text: Text) -> None:
        for table in _LATER_TABLES:
            words = self._words(table)
            leaf = next(iter(words.columns.exact(text.raw)), None) or words.columns.near(text.raw)
            if leaf is None:
                continue
            if self._state.fresh:
                self._state.header, self._state.leaves, self._state.fresh = [], {}, False
            if table == "proactive":
                known = {column.path[-1]: column for column in words.table.columns}
                self._state.header.append((known[leaf], text))
            else:
                self._state.leaves.setdefault(leaf, text)

    def _header_for(self, words: TableWords, index: int | None) -> tuple[tuple[FormColumn, Text], ...]:
        """The printed columns in order, as far as they are this row's; empty where no usable header was printed."""
        if words.table.id == "proactive":
            columns = self._columns_of(words, index)
            own = {column.path[-1]: column for column in columns}
            header = [(own[c.path[-1]], text) for c, text in self._state.header if c.path[-1] in own]
            complete = len(header) == len(self._state.header) == len({c.id for c, _ in header})
            return tuple(header) if complete else ()
        if words.table.id == "applications":
            leaves = self._state.leaves
            names = [c.path[-1] for c in words.table.columns]
            printed = [leaf for leaf in leaves if leaf != names[-1]]
            if set(leaves) == set(names) and printed == names[:-1]:
                return tuple((c, leaves[c.path[-1]]) for c in words.table.columns)
        return ()

    def _columns_of(self, words: TableWords, index: int | None) -> tuple[FormColumn, ...]:
        if index is not None and index >= 0:
            return words.row(index).columns
        if words.table.id != "proactive":
            return words.table.columns
        part = words.row(self._state.part).path if self._state.part is not None else None
        return next((r.columns for r in words.table.value_rows if r.path[:1] == part), ())

    # ------------------------------------------------------------------------------------------------------ values

    def _cells(self, row: _Row, rows: Sequence[_Row]) -> Iterator[PlacedCell]:
        if row.words.table.key == "column":
            yield from self._review_cells(row)
            return
        if row.index is not None and self._repeats_parts(row, rows):
            self._unplaced(row.line, "it repeats the heading of rows that are printed themselves")
            return
        if any(value.above for value in row.line.values):
            yield from self._by_geometry(row)
        else:
            yield from self._by_order(row, rows)

    def _repeats_parts(self, row: _Row, rows: Sequence[_Row]) -> bool:
        """A node with values of its own beside its parts: likely a part whose label is lost."""
        if row.index is None or row.words.row(row.index).cell or not any(v.text.raw for v in row.line.values):
            return False
        parts = set(row.words.parts_of(row.index))
        return any(other.index in parts and other.words is row.words for other in rows)

    def _form_row(self, row: _Row) -> FormRow | None:
        return row.words.row(row.index) if row.index is not None else None

    def _cell(
        self, row: _Row, column: FormColumn, text: Text, printed: tuple[Text, ...], *, ordered: bool = False, by_order: bool = False
    ) -> PlacedCell:
        parents = [t.raw for t in row.line.parents] if row.line.layout is Layout.GRID else []
        if row.words.table.id == "proactive" and row.printed_part and not parents:
            parents = [row.printed_part]
        part: tuple[str, ...] = ()
        if row.index is None and row.part is not None and row.words.table.id == "proactive":
            part = row.words.row(row.part).path
        return PlacedCell(
            row.words, self._form_row(row), column, text, row.line.grid,
            (*parents, *(t.raw for t in row.labels)), tuple(t.raw for t in reversed(printed)), part, row.unit,
            printed[0].raw if printed else "", ordered, by_order,
        )

    def _by_geometry(self, row: _Row) -> Iterator[PlacedCell]:
        words = row.words
        columns = words.row(row.index).columns if row.index is not None else self._own_columns(row)
        by_leaf = {column.path[-1]: column for column in columns}
        found: dict[str, list[tuple[Value, tuple[Text, ...]]]] = {}
        for value in row.line.values:
            leaves = _leaves(words, value.above or (), by_leaf)
            if len(leaves) == 1:
                found.setdefault(leaves[0], []).append((value, value.above or ()))
            elif value.text.numeric:
                where = "several columns" if leaves else "no column of the form"
                self._unplaced(row.line, f"“{value.text.raw}” stands under {where}, so that the row may be shifted")
                return
        if row.line.ragged and len(found) < len(by_leaf):
            self._unplaced(row.line, "it has fewer cells than the table has columns, so that they may be shifted")
            return
        for leaf, values in found.items():
            filled = [one for one in values if one[0].text.raw]
            if len(filled) > 1:
                self._unplaced(row.line, f"several values stand under “{leaf}”")
                continue
            value, above = filled[0] if filled else values[0]
            yield self._cell(row, by_leaf[leaf], value.text, _path_above(words, above, leaf))

    def _own_columns(self, row: _Row) -> tuple[FormColumn, ...]:
        if row.words.table.id != "proactive":
            return row.words.table.columns
        part = row.words.row(row.part).path if row.part is not None else None
        return next((r.columns for r in row.words.table.value_rows if r.path[:1] == part), row.words.table.columns)

    def _by_order(self, row: _Row, rows: Sequence[_Row]) -> Iterator[PlacedCell]:
        """Values without geometry: as many as the printed header has columns, or the form where the sums hold."""
        form_columns = words_columns(row)
        header = row.header
        columns = tuple(column for column, _ in header) or form_columns
        if not columns or (row.index is None and not header):
            return
        values = _values_in_order(row, len(columns), rows)
        if values is None:
            if any(value.text.raw for value in row.line.values):
                filled = sum(1 for value in row.line.values if value.text.raw)
                self._unplaced(row.line, f"it has {filled} values where {len(columns)} columns are expected")
            return
        if not header and not self._holds_without_header(row, columns, values):
            if any(text.raw for text in values):
                self._unplaced(row.line, "no header is printed, and its sums do not settle the order")
            return
        if row.line.span.end == len(self._document.text) and self._cut_off(row, columns, values):
            self.problems.append(Problem("truncated", f"the text ends inside “{row.labels[-1].raw}”; the row is not served", row.line.span))
            return
        texts = {column.id: (text,) for column, text in header}
        for column, text in zip(columns, values, strict=True):
            yield self._cell(row, column, text, texts.get(column.id, ()), ordered=True, by_order=not header)

    def _cut_off(self, row: _Row, columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
        """Whether a last number that the text ends with may have lost digits: plain text, and no sum to prove it."""
        plain = self._document.format in {"txt", "md"} and self._document.text[-1:].isdigit()
        return plain and not (row.words.table.id == "applications" and _row_sum_holds(columns, values))

    def _holds_without_header(self, row: _Row, columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
        table = row.words.table.id
        if table == "applications":
            return _row_sum_holds(columns, values)
        if table == "statistics":
            return True
        return "proactive" in self._editions.decided and (
            self._known["proactive"] > 1 or self.title_before(row.line.span.start) == "proactive"
        )

    def _unplaced(self, line: Line, why: str) -> None:
        label = line.labels[-1].raw if line.labels else "（无标签）"
        page = next((t.page for t in (*line.labels, *(v.text for v in line.values))), None)
        self.problems.append(Problem("unplaced_row", f"row “{label}”: {why}; its cells are not served", line.span, page))

    # ------------------------------------------------------------------------------------------------- table four

    def _review_row(self, line: Line) -> _Row | None:
        """Table four's one row, or None; header texts of the table are kept until it comes."""
        words = self._words("review_litigation")
        texts = [t for t in line.labels if words.columns.exact(t.raw) or words.blocks.exact(t.raw) or _two_blocks(words, t.raw)]
        sure = [t for t in texts if label_key(t.raw) not in {"总计", "合计"}]
        if sure:
            if self._state.table != "review_litigation":
                self._state = _State(table="review_litigation")
            self._state.review.extend(texts)
            self._note_texts([t for t in line.labels if t not in texts])
        elif self._state.table != "review_litigation" or any(label_key(t.raw) not in {"总计", "合计"} for t in line.labels):
            if not _all_review(words, line):
                return None
        if not any(v.text.numeric or v.above for v in line.values):
            return None
        return _Row(line, words, 0, (), (), None, "")

    def _review_cells(self, row: _Row) -> Iterator[PlacedCell]:
        line, words = row.line, row.words
        printed, self._state.review = self._state.review, []
        if any(value.above for value in line.values):
            yield from self._review_geometry(row)
            return
        values = [v.text for v in line.values if line.layout is Layout.GRID or v.text.raw]
        columns, proven = self._review_columns(words, printed)
        if len(values) != len(columns):
            if any(text.raw for text in values) and (printed or self._state.table == "review_litigation"):
                self._unplaced(line, f"it has {len(values)} values where {len(columns)} columns are expected")
            return
        if not proven and not (self._state.table == "review_litigation" and _blocks_hold(columns, values)):
            self._unplaced(line, "no header is printed, and its sums do not settle the order")
            return
        if line.span.end == len(self._document.text) and self._cut_off(row, columns, values) and not _blocks_hold(columns, values):
            self.problems.append(Problem("truncated", "the text ends inside table four; the row is not served", line.span))
            return
        for column, text in zip(columns, values, strict=True):
            yield self._cell(row, column, text, (), ordered=True, by_order=not proven)

    def _review_columns(self, words: TableWords, printed: Sequence[Text]) -> tuple[tuple[FormColumn, ...], bool]:
        """The columns that the printed header names, and whether it names them all in the form's order."""
        columns = words.table.columns
        leaves = [leaf for t in printed for leaf in words.columns.exact(t.raw)]
        blocks = list(dict.fromkeys(b for t in printed for b in words.blocks.exact(t.raw)))
        five = [c.path[-1] for c in columns[:5]]
        if leaves == five * (len(leaves) // 5) and leaves:
            named = [c for c in columns if c.path[:-1] in blocks]
            if len(leaves) == len(columns) and len(blocks) == 3 or len(leaves) == len(named):
                return (columns if len(leaves) == len(columns) else tuple(named)), True
        return columns, False

    def _review_geometry(self, row: _Row) -> Iterator[PlacedCell]:
        found: dict[str, list[PlacedCell]] = {}
        for value in row.line.values:
            column = _review_column(row.words, value.above or ())
            if column is None:
                if value.text.raw:
                    self._unplaced(row.line, f"“{value.text.raw}” stands under no column of table four")
                continue
            above = tuple(t for t in value.above or () if row.words.columns.exact(t.raw) or row.words.blocks.exact(t.raw))
            found.setdefault(column.id, []).append(self._cell(row, column, value.text, above))
        for cells in found.values():
            filled = [cell for cell in cells if cell.text.raw]
            if len(filled) > 1:
                self._unplaced(row.line, "several values stand under one column")
            else:
                yield filled[0] if filled else cells[0]


def words_columns(row: _Row) -> tuple[FormColumn, ...]:
    """The columns the form gives this row; none for a row that is not of the form."""
    return row.words.row(row.index).columns if row.index is not None else ()


def _without_unit(labels: Sequence[Text]) -> tuple[tuple[Text, ...], str | None]:
    """The annex prints a unit between label and value."""
    if len(labels) > 1 and fold_text(labels[-1].raw) in UNITS:
        return tuple(labels[:-1]), fold_text(labels[-1].raw)
    return tuple(labels), None


def _is_header(line: Line) -> bool:
    """A line without numbers in which a word stands that only headers print; its empty cells are no values."""
    if any(value.text.numeric for value in line.values):
        return False
    return any(column_words().sure(t.raw) or column_words().header(t.raw) for t in line.labels)


def _leaves(words: TableWords, above: Sequence[Text], by_leaf: dict[str, FormColumn]) -> list[str]:
    """The row's columns that the header texts name, without those that a nearer text settles."""
    found: list[str] = []
    for text in above:
        leaf = next(iter(words.columns.exact(text.raw)), None) or words.columns.near(text.raw)
        if leaf in by_leaf and leaf not in found:
            found.append(leaf)
    return found


def _path_above(words: TableWords, above: Sequence[Text], leaf: str) -> tuple[Text, ...]:
    """The header texts of one column, nearest first."""
    return tuple(t for t in above if leaf in words.columns.exact(t.raw) or words.columns.near(t.raw) == leaf or words.blocks.exact(t.raw))


def _row_sum_holds(columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
    numbers = [read_cell(text.raw, "") for text in values]
    known = [n.value for n in numbers if n is not None and n.value is not None]
    return len(known) == len(columns) and sum(known[:-1], Decimal(0)) == known[-1]


def _blocks_hold(columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
    """Every block of five: four results add up to the fifth."""
    fives = [(columns[i : i + 5], values[i : i + 5]) for i in range(0, len(columns), 5)]
    return bool(fives) and all(_row_sum_holds(c, v) for c, v in fives)


def _two_blocks(words: TableWords, text: str) -> bool:
    """行政复议行政诉讼 in one piece."""
    return label_key(text) == "行政复议行政诉讼"


def _all_review(words: TableWords, line: Line) -> bool:
    """A line without label that stands under columns of table four."""
    if line.labels:
        return False
    return sum(1 for value in line.values if _review_column(words, value.above or ()) is not None) >= 5


def _review_column(words: TableWords, above: Sequence[Text]) -> FormColumn | None:
    """The column of table four by leaf and the nearest block above it."""
    leaf = next((leaf for text in above for leaf in words.columns.exact(text.raw)), None)
    block = next((b for text in above for b in words.blocks.exact(text.raw)), None)
    if leaf is None or block is None:
        return None
    return next((c for c in words.table.columns if c.path == (*block, leaf)), None)


def _values_in_order(row: _Row, width: int, rows: Sequence[_Row]) -> list[Text] | None:
    """The row's `width` cells, if it is sure which they are; see the module's docstring on blanks."""
    cells = [value.text for value in row.line.values]
    filled = [i for i, text in enumerate(cells) if text.raw]
    if row.line.layout is Layout.STREAM:
        return cells if len(cells) == width else None
    if len(filled) == width:
        return [cells[i] for i in filled] if filled[-1] - filled[0] == width - 1 else None
    if not filled:
        return cells[:width] if len(cells) >= width else None
    if row.line.layout is Layout.GRID:
        return cells if len(cells) == width else None
    same = [other for other in rows if other.line.grid == row.line.grid and other.words is row.words and other.line.values]
    exact = all(len(other.line.values) == max(len(other.header), len(words_columns(other))) for other in same)
    if len(cells) == width and exact and (row.line.shown or cells[-1].raw):
        return cells
    return _by_offset(row, width, same)


def _by_offset(row: _Row, width: int, same: Sequence[_Row]) -> list[Text] | None:
    """Blanks inside a row of a rectangular copy: its full rows, with labels as deep as this one, all start alike."""
    starts: Counter[int] = Counter()
    depths: set[int] = set()
    for other in same:
        texts = [v.text for v in other.line.values]
        full = [t for t in texts if t.raw]
        if len(full) == width and full[-1].column - full[0].column == width - 1:
            starts[full[0].column] += 1
            depths.add(other.labels[-1].column)
    if len(starts) != 1 or sum(starts.values()) < _FULL_ROWS or row.labels[-1].column not in depths:
        return None
    start = next(iter(starts))
    by_column = {value.text.column: value.text for value in row.line.values}
    inside = [by_column[c] for c in range(start, start + width) if c in by_column]
    outside = [text for c, text in by_column.items() if not start <= c < start + width]
    if len(inside) != width or any(text.raw for text in outside) or not inside[-1].raw:
        return None
    return inside
