"""Which row of which form does a printed line name, and which header stands over it?

`RowFinder` goes through a document's lines in order. A line's innermost label names the row; where a copy broke a label
in two, the pieces together do; a wording that several rows share (其他情形数) is settled by the labels above it, a damaged
one by the rows on both sides. Texts that are no row are remembered as part, heading or header. A label that is far from
all of the form's makes a row of the body's own (index None); one that could be several gives a Problem. The file is long
because all of it reads and writes the one state of what was printed last.

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
from ingest.forms import FormColumn
from ingest.forms.vocabulary import known_label, title_of
from ingest.forms.wording import NUMBERING
from ingest.label_match import label_key
from ingest.model import BlockKind, Document, Layout, Problem, Span
from ingest.normalise import fold_text
from ingest.printed_lines import Line, Text, Value
from ingest.table_editions import Editions
from ingest.table_lines import (
    LONGEST_COLUMN_JOIN,
    TableRow,
    alien_columns,
    each_under_result,
    foreign_header,
    is_header,
    is_total,
    joined,
    names_both_blocks,
    review_column,
    side_by_side,
    unplaced,
    without_unit,
    words_as_values,
)
from ingest.table_order import under_whole_header
from ingest.table_seams import healed, overleaf
from ingest.table_words import TableWords, column_words, table_words

LATER_TABLES = ("proactive", "applications")
_LONGEST_JOIN = 3
_FEWEST_HEADED, _FEWEST_STATISTICS = 2, 3
_FEWEST_UNHEADED = 20
_FEWEST_RESULTS = 5
_REVIEW_WIDTHS = (10, 15)
"""How many numbers table four's row has."""
_DOUBTFUL = -1


@dataclass(slots=True)
class _State:
    """What was printed last: the part and heading we are under, and the header texts since the last row."""

    table: str = ""
    part: int | None = None
    printed_part: str = ""
    top: str = ""
    last_row: int = -1
    met: set[int] = field(default_factory=set)
    header: list[tuple[FormColumn, Text]] = field(default_factory=list)
    leaves: dict[str, Text] = field(default_factory=dict)
    review: list[Text] = field(default_factory=list)
    results: tuple[Text, ...] = ()
    fresh: bool = True
    foreign: bool = False
    """Whether a header of another table was printed since the last row of the form."""
    alien: bool = False
    """Whether the last header names columns that no form has."""


class RowFinder:
    """Finds the rows of one document; `problems` grows with lines whose label settles nothing."""

    def __init__(self, document: Document, editions: Editions) -> None:
        self.problems: list[Problem] = []
        self.known: dict[str, int] = {}
        self.annex_header = False
        self._own_header = False
        self._goes_on = 0
        self._editions = editions
        self._text = document.text
        self._state = _State()
        self._rests = overleaf(document)
        self._behind: Sequence[Line] = ()
        self._title_at = -1
        self._corners = {label_key(text) for text in self._words("proactive").table.header_words}
        self._titles = [
            (block.span.start, title)
            for block in document.blocks
            if block.kind is not BlockKind.TABLE and (title := title_of(block.span.of(document.text)))
        ]

    def rows(self, group: Sequence[Line]) -> list[TableRow]:
        """The rows of one grid; `known` then counts how many of its labels each table has."""
        self._enter_grid(group)
        found: list[TableRow] = []
        lines = healed(group, [self._words(one).rows for one in self._tables()], self._rests)
        for at, line in enumerate(lines):
            self._behind = lines[at + 1 : at + _LONGEST_JOIN]
            found += self._row(line)
        return self._by_position(found)

    def title_before(self, offset: int) -> str | None:
        """The table that the nearest heading before this place announces."""
        return next((title for start, title in reversed(self._titles) if start <= offset), None)

    def _enter_grid(self, group: Sequence[Line]) -> None:
        self.known = {
            table: sum(1 for line in group for text in line.labels if self._tells(table, text))
            for table in (*LATER_TABLES, "statistics")
        }
        annex = table_words("statistics", "2014").columns
        self._own_header = any(annex.exact(text.raw) for line in group for text in line.labels)
        self.annex_header |= self._own_header
        at, title = next(((a, t) for a, t in reversed(self._titles) if a <= group[0].span.start), (-1, ""))
        if at != self._title_at:
            self._title_at, self._state = at, _State(table=title)
        self._state.fresh = True
        self._goes_on = sum(1 for line in group if self._continues_annex(line))
        later = any(self.known[table] for table in LATER_TABLES) or self._tables()
        if (
            self._editions.statistics
            and not later
            and self.known["statistics"] >= (1 if self._own_header else _FEWEST_STATISTICS)
        ):
            self.problems.append(unplaced(group[0], "the annex prints no header, and too few of its rows"))

    def _continues_annex(self, line: Line) -> bool:
        """Whether a line is a row of the annex, unit and all, that comes after the rows of it that were read."""
        labels, unit = without_unit(line.labels)
        words = table_words("statistics", "2014")
        named = words.rows.exact(labels[-1].raw) if labels and unit and self._state.table == "statistics" else ()
        return len(named) == 1 and words.row(named[0]).unit == unit and named[0] > self._state.last_row >= 0

    def _tells(self, table: str, label: Text) -> bool:
        """Whether a label shows that rows of this table are here; one that many tables have (合计, 其他) does with its number."""
        shared = table != "statistics" and label_key(label.raw) in column_words().shared
        return bool(self._words(table).rows.exact(label.raw)) and not (shared and not NUMBERING.match(label.raw.strip()))

    def _words(self, table: str) -> TableWords:
        return table_words(table, self._editions.of(table))

    def _tables(self) -> list[str]:
        found = [table for table in LATER_TABLES if self.known[table]]
        fewest = _FEWEST_STATISTICS if self.annex_header else _FEWEST_UNHEADED
        goes_on = self.annex_header and self._goes_on > 0
        if goes_on or self.known["statistics"] >= (_FEWEST_HEADED if self._own_header and self._editions.statistics else fewest):
            found.append("statistics")
        return found

    # ------------------------------------------------------------------------------------------------ rows by label

    def _row(self, line: Line) -> Iterator[TableRow]:
        """The line as a row of some table, after its header texts have been taken note of."""
        if line.layout is not Layout.GRID:
            line = replace(line, labels=joined(line.labels))
        line = self._under_results(line)
        if self._is_review(line):
            words = self._words("review_litigation")
            printed, self._state.review = self._with_results(tuple(self._state.review)), []
            row = TableRow(line, words, 0, review=printed)
            as_wide = (
                len(line.values) == len(words.table.columns) and line.layout is Layout.ROWS and len(printed) > len(line.values)
            )
            if any(value.text.valued or value.above for value in line.values) or each_under_result(row) or as_wide:
                yield row
            else:
                self._state.review = list(printed)
            return
        line = words_as_values(self._under_heading(line), [self._words(table) for table in self._tables()])
        labels, unit = without_unit(line.labels)
        if not any(value.text.numeric for value in line.values):
            self._note_aliens(labels)
        if not line.values or not labels or is_header(replace(line, labels=labels)):
            self._note(labels)
            self._state.foreign |= foreign_header(labels)
            self._tell_lost(line, labels)
            return
        if line.cut and self._here() and not any(self._words(table).rows.exact(labels[-1].raw) for table in self._tables()):
            self.problems.append(unplaced(line, "it may be half of a row that the end of a page cut"))
            return
        found = self._match(line, labels, unit)
        if found is None:
            self._note(labels)
            numbers = sum(1 for value in line.values if value.text.numeric)
            lost = fold_text(labels[-1].raw) in UNITS and any(value.text.raw for value in line.values)
            numeric = numbers > 0 or lost
            here = self._here() and (self._shared(labels) or numeric)
            unheaded = not self._tables() and numbers in _REVIEW_WIDTHS and self._state.table in ("", "review_litigation")
            alone = numeric and not self._tables() and any(self._words(table).damaged(labels[-1].raw) for table in LATER_TABLES)
            if here or alone or unheaded:
                self.problems.append(unplaced(replace(line, labels=tuple(labels)), "its label is none of the form's"))
            return
        table, index, used = found
        self._note(labels[: len(labels) - used])
        if line.layout is Layout.STREAM:
            self._tell_skipped(line, labels[: len(labels) - used])
            self._note_aliens(labels[: len(labels) - used])
        self._state.table = table
        words = self._words(table)
        if index is not None and index != _DOUBTFUL:
            self._enter(words, index)
        own = labels[len(labels) - used :]
        bare = TableRow(line, words, index, own, (), self._state.part, self._state.printed_part, unit)
        yield bare if index == _DOUBTFUL else self._with_header(bare)

    def _tell_lost(self, line: Line, labels: Sequence[Text]) -> None:
        """Tells of a line of a known table that gives no figures though it should: numbers without a label, or a row of
        the form with words in the place of its numbers."""
        if not labels:
            numbers = sum(1 for value in line.values if value.text.numeric)
            headed = any(value.text.numeric and value.above for value in line.values)
            if numbers and (self._here() or headed or numbers in _REVIEW_WIDTHS):
                self.problems.append(unplaced(line, "it prints no label"))
            return
        if line.layout is Layout.STREAM:
            self._tell_skipped(line, labels)
        if is_header(line) or line.values or line.layout is Layout.STREAM:
            return
        if (
            self._state.table == "review_litigation"
            and len(labels) > LONGEST_COLUMN_JOIN
            and not any(known_label(t.raw) for t in labels)
        ):
            self.problems.append(unplaced(line, "it prints words where table four's numbers should stand"))
            return
        for table in self._tables():
            rows = self._words(table).rows
            named = [at for at, text in enumerate(labels) if any(self._words(table).row(i).cell for i in rows.exact(text.raw))]
            if named and len(labels) > named[-1] + 1 and not any(known_label(text.raw) for text in labels[named[-1] + 1 :]):
                lost = replace(line, labels=tuple(labels[: named[-1] + 1]))
                self.problems.append(unplaced(lost, "it prints words where its numbers should stand"))
                return

    def _tell_skipped(self, line: Line, labels: Sequence[Text]) -> None:
        """Tells of rows of the form in a stream behind whose labels no number is printed."""
        for text in labels:
            for table in self._tables():
                words = self._words(table)
                if any(words.row(i).cell for i in words.rows.exact(text.raw)) and not column_words().names(text.raw):
                    self.problems.append(unplaced(replace(line, labels=(text,)), "no number is printed behind it"))
                    break

    def _match(self, line: Line, labels: Sequence[Text], unit: str | None) -> tuple[str, int | None, int] | None:
        """Table, row (None for a row of its own) and how many of the label texts name it."""
        if not labels[-1].raw:
            return None
        joins = range(1, 2 if line.layout is Layout.GRID else min(_LONGEST_JOIN, len(labels)) + 1)
        whole = [used for used in reversed(joins) if used > 1 and self._whole(labels[-used:])]
        for damaged in (False, True):
            for used in (*whole, *joins):
                text = "".join(label.raw for label in labels[-used:])
                for table in self._tables():
                    if (
                        used not in whole
                        and used > 1
                        and any(self._words(table).rows.exact(label.raw) for label in labels[-used:])
                    ):
                        continue  # a whole label is no piece of a broken one
                    words = self._words(table)
                    named = words.damaged(text) if damaged else words.rows.exact(text)
                    index = self._settled(words, named, (*line.parents, *labels[:-1]), unit)
                    if index is not None:
                        return table, index, used
        return self._own_row(line, labels)

    def _under_heading(self, line: Line) -> Line:
        """A row of a copy that parts texts by spaces, whose first label is a damaged heading with the row's own label behind it."""
        heading, _, own = line.labels[-1].raw.rpartition(" ") if line.layout is Layout.STREAM and line.labels else ("", "", "")
        label = line.labels[-1] if heading else None
        for words in map(self._words, self._tables() if label else ()):
            named = words.damaged(heading)
            if label and len(words.rows.exact(own)) == 1 and len(named) == 1 and not words.row(named[0]).cell:
                at = label.span.end - len(own)
                pieces = (
                    replace(label, raw=heading, span=Span(label.span.start, at - 1)),
                    replace(label, raw=own, span=Span(at, label.span.end)),
                )
                return replace(line, labels=(*line.labels[:-1], *pieces))
        return line

    def _whole(self, pieces: Sequence[Text]) -> bool:
        """Whether texts are the pieces of one label, though some may be labels too (乡镇政府（街道办 | 事处）)."""
        rows = [self._words(table).rows for table in self._tables()]
        joined_text = "".join(piece.raw for piece in pieces)
        return any(one.exact(joined_text) and not all(one.exact(piece.raw) for piece in pieces) for one in rows)

    def _settled(self, words: TableWords, named: Sequence[int], above: Sequence[Text], unit: str | None) -> int | None:
        """The one row meant among those that a wording names: by the labels above it, by what was printed last, by its unit."""
        found = [i for i in named if words.row(i).cell or words.row(i).id]
        if len(found) < 2:
            return found[0] if found else None
        parents = {label_key(label.raw) for label in above}
        under = [i for i in found if any(label_key(label) in parents for label in words.row(i).path[:-1])]
        if len(under) == 1:
            return under[0]
        under = [i for i in found if words.row(i).path[0] == self._state.top and i > self._state.last_row]
        if len(under) == 1:
            return under[0]
        of_unit = [i for i in found if unit is not None and words.row(i).unit == unit]
        if len(of_unit) == 1:
            return of_unit[0]
        later = [i for i in found if i > self._state.last_row]
        missed = [i for i in found if words.row(i).path[0] == self._state.top and i not in self._state.met]
        if len(missed) == 1:  # rows that a body exchanged, or the heading above the later one is lost
            return None if later else missed[0]
        if len(later) == 1 and self._state.last_row >= 0:
            return later[0]
        top = self._common_top(words, later)
        under = [i for i in later if words.row(i).path[0] == top]
        return under[0] if len(under) == 1 else None

    def _common_top(self, words: TableWords, found: Sequence[int]) -> str | None:
        """The one heading under which the rows that are printed next stand too, where the heading itself is lost."""
        tops = {words.row(i).path[0] for i in found}
        for line in self._behind:
            labels = without_unit(line.labels)[0]
            named = words.rows.exact(labels[-1].raw) if labels else ()
            if len(tops) < 2 or not tops & {words.row(i).path[0] for i in named}:
                break
            tops &= {words.row(i).path[0] for i in named}
        return next(iter(tops)) if len(tops) == 1 else None

    def _shared(self, labels: Sequence[Text]) -> bool:
        """Whether the innermost label is one that several rows of the form have."""
        return len(self._words(self._here()).rows.exact(labels[-1].raw)) > 1

    def _here(self) -> str:
        """The table whose rows these are; "" where that is not known."""
        tables = self._tables()
        return self._state.table if self._state.table in tables else tables[0] if len(tables) == 1 else ""

    def _own_row(self, line: Line, labels: Sequence[Text]) -> tuple[str, int | None, int] | None:
        """A row that the body added: its label is far from every row of the form, and it stands in a known table."""
        table, text = self._state.table, labels[-1].raw
        if line.layout is Layout.STREAM:
            self._state.foreign |= foreign_header(labels[:-1])
        if labels[-1].numeric or self._state.foreign:
            return None
        if table not in self._tables() or len(label_key(text)) < 2:
            return None
        words = self._words(table)
        if words.columns.exact(text) or words.rows.exact(text) or fold_text(text) in UNITS:
            return None
        if words.rows.doubtful(text):
            return (table, _DOUBTFUL, 1) if line.layout is not Layout.STREAM else None
        if not any(value.text.numeric for value in line.values):
            return None
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
                settled.append(self._with_header(replace(row, index=nearest)))
            else:
                self.problems.append(unplaced(row.line, "its label could be several of the form's"))
        return settled

    # ------------------------------------------------------------------------------------------------ headers and parts

    def _enter(self, words: TableWords, index: int) -> None:
        row = words.row(index)
        self._state.last_row, self._state.top, self._state.fresh = index, row.path[0], True
        self._state.met.add(index)
        self._state.foreign = False
        if words.table.id == "proactive":
            part = next(i for i, one in enumerate(words.table.rows) if one.path == row.path[:1])
            if part != self._state.part:
                self._state.part, self._state.printed_part = part, ""

    def _note(self, texts: Sequence[Text]) -> None:
        """Texts before a row: parts, headings and headers are remembered."""
        for text in texts:
            self._note_heading(text)
            self._note_header(text)

    def _note_aliens(self, texts: Sequence[Text]) -> None:
        if alien_columns(texts) or any(column_words().sure(text.raw) for text in texts):
            self._state.alien = alien_columns(texts)

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
        if label_key(text.raw) in self._corners:
            self._state.header = []
        for table in LATER_TABLES:
            words = self._words(table)
            leaf = words.leaf(text.raw)
            if leaf is None or NUMBERING.match(text.raw.strip()):
                continue  # a row's label bears a number, a header none
            if self._state.fresh:
                self._state.header, self._state.leaves, self._state.fresh = [], {}, False
            if table == "proactive":
                self._state.header.append((next(c for c in words.table.columns if c.path[-1] == leaf), text))
            else:
                self._state.leaves.setdefault(leaf, text)

    def _with_header(self, row: TableRow) -> TableRow:
        header = self._header_for(row)
        names = [column.path[-1] for column in row.words.table.columns]
        places = [names.index(leaf) for leaf in self._state.leaves if leaf in names[:-1]]
        foreign = row.words.table.id == "applications" and not header and places != sorted(places)
        beside = bool(header) and header[0][0].id == "total" and self._in_one_line(row, [text for _, text in header[:2]])
        return replace(row, header=header, foreign_header=foreign or (self._state.alien and not header), total_beside=beside)

    def _in_one_line(self, row: TableRow, texts: Sequence[Text]) -> bool:
        """Whether two texts of a text copy stand one behind the other in a line of it."""
        between = self._text[texts[0].span.end : texts[-1].span.start]
        return row.line.layout is Layout.ROWS and texts[0].column < texts[-1].column and "\n" not in between

    def _header_for(self, row: TableRow) -> tuple[tuple[FormColumn, Text], ...]:
        """The printed columns in order, as far as they are this row's; empty where no usable header was printed."""
        table = row.words.table
        if table.id == "proactive":
            own = {column.path[-1]: column for column in row.form_columns}
            header = [(own[c.path[-1]], text) for c, text in self._state.header if c.path[-1] in own]
            complete = len(header) == len(self._state.header) == len({c.id for c, _ in header})
            return tuple(header) if complete else ()
        leaves = self._state.leaves
        columns = {column.path[-1]: column for column in table.columns}
        if table.id != "applications" or leaves.keys() != columns.keys():
            return ()
        total = table.columns[-1].path[-1]
        if row.line.layout is Layout.ROWS and side_by_side([text.column for text in leaves.values()]):
            in_order = sorted(leaves, key=lambda leaf: leaves[leaf].column)
        elif next(iter(leaves)) == total:
            in_order = list(leaves)
        else:  # the total stands in a line above the other columns, so that a copy names it too early
            in_order = [*(leaf for leaf in leaves if leaf != total), total]
        return tuple((columns[leaf], leaves[leaf]) for leaf in in_order)

    # -------------------------------------------------------------------------------------------------- table four

    def _under_results(self, line: Line) -> Line:
        """A row of table four in which words stand in the place of numbers: its cells lie under the printed results."""
        words = self._words("review_litigation")
        results = {text.column for text in self._state.review if words.columns.exact(text.raw)}
        cells = sorted((*line.labels, *(value.text for value in line.values), *line.rest), key=lambda text: text.column)
        if self._state.table != "review_litigation" or len(results) < 2 or any(known_label(text.raw) for text in line.labels):
            return line
        if len(cells) != len(results) or {text.column for text in cells} != results:
            return line
        numeric = any(value.text.numeric for value in line.values)
        if line.layout is Layout.GRID and not (numeric and under_whole_header(words, self._state.review, cells)):
            return line
        return replace(line, labels=(), rest=(), values=tuple(Value(text) for text in cells))

    def _with_results(self, printed: tuple[Text, ...]) -> tuple[Text, ...]:
        """Table four's header texts as they stand over a row; where each row names its block, the results stand over the first alone."""
        words = self._words("review_litigation")
        leaves = tuple(text for text in printed if words.columns.exact(text.raw))
        if leaves or not any(words.blocks.exact(text.raw) for text in printed):
            self._state.results = leaves
            return printed
        return (*printed, *self._state.results)

    def _labelled_results(self, line: Line) -> bool:
        """Whether the line is table four's row with a label of its own (件数) before it."""
        if self._state.table != "review_litigation" or any(known_label(text.raw) for text in line.labels):
            return False
        words = self._words("review_litigation")
        under = [value for value in line.values if review_column(words, value.above or ()) is not None]
        if len(line.labels) == 1 and len(line.values) == len(words.table.columns) and len(self._state.review) > _FEWEST_RESULTS:
            return True
        return len(under) >= _FEWEST_RESULTS or each_under_result(TableRow(line, words, 0, review=tuple(self._state.review)))

    def _is_review(self, line: Line) -> bool:
        """Whether the line is table four's row or its header; header texts are kept until the row comes."""
        words = self._words("review_litigation")
        texts = [t for t in line.labels if words.columns.exact(t.raw) or words.blocks.exact(t.raw) or names_both_blocks(t.raw)]
        if any(not is_total(text.raw) for text in texts):
            if self._state.table != "review_litigation":
                self._state = _State(table="review_litigation")
            self._state.review.extend(texts)
            return True
        if self._labelled_results(line):
            return True
        if line.labels and not (texts and self._state.table == "review_litigation"):
            return False
        if self._state.table == "review_litigation":
            self._state.review.extend(texts)
            return True
        return sum(1 for value in line.values if review_column(words, value.above or ()) is not None) >= _FEWEST_RESULTS
