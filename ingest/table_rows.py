"""Which row of which form does a printed line name, and which header stands over it?

`RowFinder` goes through a document's lines in order. A line's innermost label names the row; where a copy broke a label
in two, the pieces together do; a wording that several rows share (其他情形数) is settled by the labels above it, a damaged
one by the rows on both sides. Texts that are no row are remembered as part, heading or header. A label that is far from
all of the form's makes a row of the body's own (index None); one that could be several gives a Problem.

>>> from ingest.model import Document, Layout, Span
>>> from ingest.printed_lines import Text, Value
>>> from ingest.table_editions import decide_editions
>>> line = Line(0, Layout.ROWS, (Text("(一) 予以公开", Span(0, 1)),), (Value(Text("3", Span(2, 3))),))
>>> finder = RowFinder(Document("", "txt"), decide_editions(Document("", "txt"), [line]))
>>> [row.words.row(row.index).id for row in finder.rows([line])]
['applications.granted']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.cell_values import UNITS
from ingest.forms import FormColumn, FormRow
from ingest.forms.vocabulary import title_of
from ingest.label_match import label_key
from ingest.model import BlockKind, Document, Layout, Problem, Span
from ingest.normalise import fold_text
from ingest.printed_lines import Line, Text
from ingest.table_editions import Editions
from ingest.table_words import TableWords, column_words, table_words

LATER_TABLES = ("proactive", "applications")
_LONGEST_JOIN = 3
_LONGEST_COLUMN_JOIN = 4
_FEWEST_STATISTICS = 3
_FEWEST_UNHEADED = 20
_DOUBTFUL = -1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line whose row is known: `index` counts the form's rows, None is a row of the body's own. `header` are the
    printed columns in order, where the row's columns were printed as a whole; `labels` the texts that name the row."""

    line: Line
    words: TableWords
    index: int | None
    labels: tuple[Text, ...] = ()
    header: tuple[tuple[FormColumn, Text], ...] = ()
    part: int | None = None
    printed_part: str = ""
    unit: str | None = None
    review: tuple[Text, ...] = ()
    """Table four's header texts, as printed before its one row."""

    @property
    def form_row(self) -> FormRow | None:
        return None if self.index is None else self.words.row(self.index)

    @property
    def form_columns(self) -> tuple[FormColumn, ...]:
        """The columns that the form gives the row; for an own row those of its part."""
        if self.index is not None:
            return self.words.row(self.index).columns
        if self.words.table.id != "proactive":
            return self.words.table.columns
        path = self.words.row(self.part).path if self.part is not None else None
        return next((r.columns for r in self.words.table.value_rows if r.path[:1] == path), self.words.table.columns)

    @property
    def width(self) -> int:
        return len(self.header) or len(self.form_columns)


@dataclass(slots=True)
class _State:
    """What was printed last: the part and heading we are under, and the header texts since the last row."""

    table: str = ""
    part: int | None = None
    printed_part: str = ""
    top: str = ""
    last_row: int = -1
    header: list[tuple[FormColumn, Text]] = field(default_factory=list)
    leaves: dict[str, Text] = field(default_factory=dict)
    review: list[Text] = field(default_factory=list)
    fresh: bool = True


def unplaced(line: Line, why: str) -> Problem:
    """The Problem of a line that is left out."""
    label = line.labels[-1].raw if line.labels and line.labels[-1].raw else "（无标签）"
    page = next((text.page for text in (*line.labels, *(value.text for value in line.values))), None)
    return Problem("unplaced_row", f"row “{label}”: {why}; its cells are not served", line.span, page)


class RowFinder:
    """Finds the rows of one document; `problems` grows with lines whose label settles nothing."""

    def __init__(self, document: Document, editions: Editions) -> None:
        self.problems: list[Problem] = []
        self.known: dict[str, int] = {}
        self.annex_header = False
        self._editions = editions
        self._state = _State()
        self._title_at = -1
        self._titles = [
            (block.span.start, title)
            for block in document.blocks
            if block.kind is not BlockKind.TABLE and (title := title_of(block.span.of(document.text)))
        ]

    def rows(self, group: Sequence[Line]) -> list[TableRow]:
        """The rows of one grid; `known` then counts how many of its labels each table has."""
        self._enter_grid(group)
        return self._by_position([row for line in group for row in self._row(line)])

    def title_before(self, offset: int) -> str | None:
        """The table that the nearest heading before this place announces."""
        return next((title for start, title in reversed(self._titles) if start <= offset), None)

    def under_title(self, table: str) -> bool:
        """Whether the lines being read stand in this table's section, or after its header."""
        return self._state.table == table

    def _enter_grid(self, group: Sequence[Line]) -> None:
        self.known = {
            table: sum(1 for line in group for text in line.labels if self._words(table).rows.exact(text.raw))
            for table in (*LATER_TABLES, "statistics")
        }
        annex = table_words("statistics", "2014").columns
        self.annex_header |= any(annex.exact(text.raw) for line in group for text in line.labels)
        at, title = next(((a, t) for a, t in reversed(self._titles) if a <= group[0].span.start), (-1, ""))
        if at != self._title_at:
            self._title_at, self._state = at, _State(table=title)
        self._state.fresh = True

    def _words(self, table: str) -> TableWords:
        return table_words(table, self._editions.of(table))

    def _tables(self) -> list[str]:
        found = [table for table in LATER_TABLES if self.known[table]]
        if self.known["statistics"] >= (_FEWEST_STATISTICS if self.annex_header else _FEWEST_UNHEADED):
            found.append("statistics")
        return found

    # ------------------------------------------------------------------------------------------------ rows by label

    def _row(self, line: Line) -> Iterator[TableRow]:
        """The line as a row of some table, after its header texts have been taken note of."""
        if line.layout is not Layout.GRID:
            line = replace(line, labels=_joined(line.labels))
        if self._is_review(line):
            words = self._words("review_litigation")
            printed, self._state.review = tuple(self._state.review), []
            if any(value.text.numeric or value.above for value in line.values):
                yield TableRow(line, words, 0, review=printed)
            else:
                self._state.review = list(printed)
            return
        labels, unit = _without_unit(line.labels)
        if not line.values or not labels or _is_header(line):
            self._note(labels)
            return
        found = self._match(line, labels)
        if found is None:
            self._note(labels)
            if self._state.table in self._tables() and any(value.text.numeric for value in line.values):
                self.problems.append(unplaced(line, "its label is none of the form's"))
            return
        table, index, used = found
        self._note(labels[: len(labels) - used])
        self._state.table = table
        words = self._words(table)
        if index is not None and index != _DOUBTFUL:
            self._enter(words, index)
        own = labels[len(labels) - used :]
        bare = TableRow(line, words, index, own, (), self._state.part, self._state.printed_part, unit)
        yield bare if index == _DOUBTFUL else replace(bare, header=self._header_for(bare))

    def _match(self, line: Line, labels: Sequence[Text]) -> tuple[str, int | None, int] | None:
        """Table, row (None for a row of its own) and how many of the label texts name it."""
        if not labels[-1].raw:
            return None
        longest = 1 if line.layout is Layout.GRID else min(_LONGEST_JOIN, len(labels))
        for find in (self._exact, self._near):
            for used in range(1, longest + 1):
                text = "".join(label.raw for label in labels[-used:])
                for table in self._tables():
                    if used > 1 and any(self._words(table).rows.exact(label.raw) for label in labels[-used:]):
                        continue  # a whole label is no piece of a broken one
                    index = find(self._words(table), text, (*line.parents, *labels[:-1]))
                    if index is not None:
                        return table, index, used
        return self._own_row(line, labels)

    def _exact(self, words: TableWords, text: str, above: Sequence[Text]) -> int | None:
        found = [i for i in words.rows.exact(text) if words.row(i).cell or words.row(i).id]
        if len(found) < 2:
            return found[0] if found else None
        parents = {label_key(label.raw) for label in above}
        under = [i for i in found if any(label_key(label) in parents for label in words.row(i).path[:-1])]
        if len(under) == 1:
            return under[0]
        under = [i for i in found if words.row(i).path[0] == self._state.top and i > self._state.last_row]
        if len(under) == 1:
            return under[0]
        later = [i for i in found if i > self._state.last_row]
        return later[0] if len(later) == 1 and self._state.last_row >= 0 else None

    def _near(self, words: TableWords, text: str, above: Sequence[Text]) -> int | None:
        near = words.rows.near(text)
        return near if near is not None and (words.row(near).cell or words.row(near).id) else None

    def _own_row(self, line: Line, labels: Sequence[Text]) -> tuple[str, int | None, int] | None:
        """A row that the body added: its label is far from every row of the form, and it stands in a known table."""
        table, text = self._state.table, labels[-1].raw
        if table not in self._tables() or len(label_key(text)) < 2:
            return None
        words = self._words(table)
        if words.columns.exact(text) or words.rows.exact(text) or fold_text(text) in UNITS:
            return None
        if words.rows.doubtful(text):
            return (table, _DOUBTFUL, 1) if line.layout is Layout.GRID else None
        if table == "proactive" or line.layout is not Layout.STREAM:
            return table, None, 1
        return None

    def _by_position(self, rows: Sequence[TableRow]) -> list[TableRow]:
        """Doubtful labels that their neighbours settle: exactly one row of the form is missing between them."""
        settled: list[TableRow] = []
        for place, row in enumerate(rows):
            if row.index != _DOUBTFUL:
                settled.append(row)
                continue
            nearest = row.words.rows.ranked(row.labels[-1].raw)[0][1]
            values = [i for i, one in enumerate(row.words.table.rows) if one.cell]
            around = [rows[i].index for i in (place - 1, place + 1) if 0 <= i < len(rows) and rows[i].words is row.words]
            at = values.index(nearest) if nearest in values else -1
            if at > 0 and around == values[at - 1 : at + 2 : 2] and len(around) == 2:
                known = replace(row, index=nearest)
                settled.append(replace(known, header=self._header_for(known)))
            else:
                self.problems.append(unplaced(row.line, "its label could be several of the form's"))
        return settled

    # ------------------------------------------------------------------------------------------------ headers and parts

    def _enter(self, words: TableWords, index: int) -> None:
        row = words.row(index)
        self._state.last_row, self._state.top, self._state.fresh = index, row.path[0], True
        if words.table.id == "proactive":
            part = next(i for i, one in enumerate(words.table.rows) if one.path == row.path[:1])
            if part != self._state.part:
                self._state.part, self._state.printed_part = part, ""

    def _note(self, texts: Sequence[Text]) -> None:
        """Texts before a row: parts, headings and headers are remembered."""
        for text in texts:
            self._note_heading(text)
            self._note_header(text)

    def _note_heading(self, text: Text) -> None:
        proactive = self._words("proactive")
        for index in proactive.rows.exact(text.raw):
            if len(proactive.row(index).path) == 1:
                self._state.part, self._state.printed_part, self._state.header = index, text.raw, []
        if self._editions.statistics:
            statistics = table_words("statistics", "2014")
            found = statistics.rows.exact(text.raw)
            if len(found) == 1:
                self._state.top, self._state.last_row = statistics.row(found[0]).path[0], found[0]

    def _note_header(self, text: Text) -> None:
        for table in LATER_TABLES:
            words = self._words(table)
            leaf = words.leaf(text.raw)
            if leaf is None:
                continue
            if self._state.fresh:
                self._state.header, self._state.leaves, self._state.fresh = [], {}, False
            if table == "proactive":
                self._state.header.append((next(c for c in words.table.columns if c.path[-1] == leaf), text))
            else:
                self._state.leaves.setdefault(leaf, text)

    def _header_for(self, row: TableRow) -> tuple[tuple[FormColumn, Text], ...]:
        """The printed columns in order, as far as they are this row's; empty where no usable header was printed."""
        table = row.words.table
        if table.id == "proactive":
            own = {column.path[-1]: column for column in row.form_columns}
            header = [(own[c.path[-1]], text) for c, text in self._state.header if c.path[-1] in own]
            complete = len(header) == len(self._state.header) == len({c.id for c, _ in header})
            return tuple(header) if complete else ()
        names = [column.path[-1] for column in table.columns]
        leaves = self._state.leaves
        inner = [leaf for leaf in leaves if leaf != names[-1]]
        if table.id == "applications" and set(leaves) == set(names) and inner == names[:-1]:
            return tuple((column, leaves[column.path[-1]]) for column in table.columns)
        return ()

    # -------------------------------------------------------------------------------------------------- table four

    def _is_review(self, line: Line) -> bool:
        """Whether the line is table four's row or its header; header texts are kept until the row comes."""
        words = self._words("review_litigation")
        texts = [t for t in line.labels if words.columns.exact(t.raw) or words.blocks.exact(t.raw) or names_both_blocks(t.raw)]
        if any(not _is_total(text.raw) for text in texts):
            if self._state.table != "review_litigation":
                self._state = _State(table="review_litigation")
            self._state.review.extend(texts)
            return True
        if line.labels and not (texts and self._state.table == "review_litigation"):
            return False
        if self._state.table == "review_litigation":
            self._state.review.extend(texts)
            return True
        return sum(1 for value in line.values if review_column(words, value.above or ()) is not None) >= 5


def review_column(words: TableWords, above: Sequence[Text]) -> FormColumn | None:
    """The column of table four by its leaf and the nearest block above it."""
    leaf = next((leaf for text in above for leaf in words.columns.exact(text.raw)), None)
    block = next((b for text in above for b in words.blocks.exact(text.raw)), None)
    if leaf is None or block is None:
        return None
    return next((c for c in words.table.columns if c.path == (*block, leaf)), None)


def names_both_blocks(text: str) -> bool:
    """The two blocks of table four's header in one piece, as a copy without cell borders has them."""
    return label_key(text) == "行政复议行政诉讼"


def _is_total(text: str) -> bool:
    return label_key(text) in {"总计", "合计"}


def _joined(labels: Sequence[Text]) -> tuple[Text, ...]:
    """Header texts that a copy broke (社会 | 公益 | 组织) put together where the pieces name a column and no piece does."""
    found: list[Text] = []
    at = 0
    while at < len(labels):
        taken = 1
        for size in range(min(_LONGEST_COLUMN_JOIN, len(labels) - at), 1, -1):
            pieces = labels[at : at + size]
            whole = "".join(piece.raw for piece in pieces)
            if column_words().matcher.exact(whole) and not all(column_words().matcher.exact(piece.raw) for piece in pieces):
                taken = size
                break
        first, last = labels[at], labels[at + taken - 1]
        raw = "".join(piece.raw for piece in labels[at : at + taken])
        found.append(first if taken == 1 else replace(first, raw=raw, span=Span(first.span.start, last.span.end)))
        at += taken
    return tuple(found)


def _without_unit(labels: Sequence[Text]) -> tuple[tuple[Text, ...], str | None]:
    """The annex prints a unit between label and value."""
    if len(labels) > 1 and fold_text(labels[-1].raw) in UNITS:
        return tuple(labels[:-1]), fold_text(labels[-1].raw)
    return tuple(labels), None


def _is_header(line: Line) -> bool:
    """A line without numbers in which a word stands that only headers print; its empty cells are no values."""
    if any(value.text.numeric for value in line.values):
        return False
    return any(column_words().sure(text.raw) or column_words().header(text.raw) for text in line.labels)
