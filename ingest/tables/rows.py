"""Which row of which form does a printed line name?

`RowFinder` goes through a document's lines in order. A line's innermost label names the row; where a copy broke a label
in two, the pieces together do; a wording that several rows share (其他情形数) is settled by the labels above it, a damaged
one by the rows on both sides. Texts that are no row are noted as part, heading or header (`table_above`); table four's row has no
label (`table_review`). A label that is far from all of the form's makes a row of the body's own (index None); one that could be
several gives a Problem.

>>> from ingest.model import Document, Layout, Span
>>> from ingest.tables.printed_lines import Text, Value
>>> from ingest.tables.editions import decide_editions
>>> line = Line(0, Layout.ROWS, (Text("(一) 予以公开", Span(0, 1)),), (Value(Text("3", Span(2, 3))),))
>>> finder = RowFinder(Document("", "txt"), decide_editions(Document("", "txt"), [line]))
>>> [row.words.row(row.index).id for row in finder.rows([line])]
['applications.granted']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from ingest.forms.vocabulary import known_label, title_of
from ingest.forms.wording import NUMBERING
from ingest.model import BlockKind, Document, Layout, Problem, Span, State
from ingest.normalise import fold_text
from ingest.tables.above import LATER_TABLES, Above
from ingest.tables.cell_values import UNITS, read_cell
from ingest.tables.editions import Editions
from ingest.tables.label_match import label_key
from ingest.tables.lines import (
    LONGEST_COLUMN_JOIN,
    TableRow,
    foreign_header,
    is_annex_alone,
    is_header,
    joined,
    unplaced,
    without_unit,
    words_as_values,
)
from ingest.tables.printed_lines import Line, Text
from ingest.tables.review import ReviewRow
from ingest.tables.seams import healed, overleaf
from ingest.tables.words import TableWords, column_words, table_words

_LONGEST_JOIN = 3
_LONGEST_PART = 40
"""Lines that are looked at for the rows under one heading of the annex."""
_FEWEST_HEADED, _FEWEST_STATISTICS = 2, 3
_FEWEST_UNHEADED = 20
_REVIEW_WIDTHS = (10, 15)
"""How many numbers table four's row has."""
_DOUBTFUL = -1


class RowFinder:
    """Finds the rows of one document; `problems` grows with lines whose label settles nothing."""

    def __init__(self, document: Document, editions: Editions) -> None:
        self.problems: list[Problem] = []
        self.known: dict[str, int] = {}
        self.annex_header = False
        self._own_header = False
        self._goes_on = 0
        self._tells_units = False
        self._editions = editions
        self._above = Above(document, editions)
        self._review = ReviewRow(self._above)
        self._rests = overleaf(document)
        self._lines: Sequence[Line] = ()
        self._next = 0
        self._title_at = -1
        self._titles = [
            (block.span.start, title)
            for block in document.blocks
            if block.kind is not BlockKind.TABLE and (title := title_of(block.span.of(document.text)))
        ]

    def rows(self, group: Sequence[Line]) -> list[TableRow]:
        """The rows of one grid; `known` then counts how many of its labels each table has."""
        self._enter_grid(group)
        found: list[TableRow] = []
        lines = healed(group, [self._above.words(one).rows for one in self._tables()], self._rests)
        for at, line in enumerate(lines):
            self._lines, self._next = lines, at + 1
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
        annex_words = table_words("statistics", "2014")
        self._own_header = any(annex_words.columns.exact(text.raw) for line in group for text in line.labels)
        self.annex_header |= self._own_header
        at, title = next(((a, t) for a, t in reversed(self._titles) if a <= group[0].span.start), (-1, ""))
        if at != self._title_at:
            self._title_at = at
            self._above.begin(title)
            self._review.begin()
        self._above.fresh = True
        self._tells_units = title == "statistics" and is_annex_alone(group)
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
        named = words.rows.exact(labels[-1].raw) if labels and unit and self._above.table == "statistics" else ()
        return len(named) == 1 and words.row(named[0]).unit == unit and named[0] > self._above.last_row >= 0

    def _tells(self, table: str, label: Text) -> bool:
        """Whether a label shows that rows of this table are here; one that many tables have (合计, 其他) does with its number."""
        shared = table != "statistics" and label_key(label.raw) in column_words().shared
        return bool(self._above.words(table).rows.exact(label.raw)) and not (shared and not NUMBERING.match(label.raw.strip()))

    def _tables(self) -> list[str]:
        found = [table for table in LATER_TABLES if self.known[table]]
        fewest = _FEWEST_STATISTICS if self.annex_header or self._tells_units else _FEWEST_UNHEADED
        goes_on = self.annex_header and self._goes_on > 0
        if goes_on or self.known["statistics"] >= (_FEWEST_HEADED if self._own_header and self._editions.statistics else fewest):
            found.append("statistics")
        return found

    # ------------------------------------------------------------------------------------------------ rows by label

    def _row(self, line: Line) -> Iterator[TableRow]:
        """The line as a row of some table, after its header texts have been taken note of."""
        if line.layout is not Layout.GRID:
            line = replace(line, labels=joined(line.labels))
        line = self._review.under_results(line)
        if self._review.is_review(line):
            row = self._review.row(line)
            if row is not None:
                yield row
            return
        line = words_as_values(self._under_heading(line), [self._above.words(table) for table in self._tables()])
        labels, unit = without_unit(line.labels)
        if not any(value.text.numeric for value in line.values):
            self._above.note_aliens(labels)
        if not line.values or not labels or is_header(replace(line, labels=labels)):
            self._above.note(labels)
            self._above.foreign |= foreign_header(labels)
            self._tell_lost(line, labels)
            return
        if line.cut and self._here() and not any(self._above.words(table).rows.exact(labels[-1].raw) for table in self._tables()):
            self.problems.append(unplaced(line, "it may be half of a row that the end of a page cut"))
            return
        found = self._match(line, labels, unit)
        if found is None:
            self._above.note(labels)
            if self._heads_alone(line, labels):
                return
            numbers = sum(1 for value in line.values if value.text.numeric)
            lost = fold_text(labels[-1].raw) in UNITS and any(value.text.raw for value in line.values)
            numeric = numbers > 0 or lost
            here = self._here() and (self._shared(labels) or numeric)
            cells = len(line.labels) + len(line.values) + len(line.rest)
            as_wide = numbers in _REVIEW_WIDTHS or (cells in _REVIEW_WIDTHS and numbers * 2 > cells)
            unheaded = not self._tables() and as_wide and self._above.table in ("", "review_litigation")
            alone = (
                numeric and not self._tables() and any(self._above.words(table).damaged(labels[-1].raw) for table in LATER_TABLES)
            )
            if here or alone or unheaded:
                self.problems.append(unplaced(replace(line, labels=tuple(labels)), "its label is none of the form's"))
            return
        table, index, used = found
        self._above.note(labels[: len(labels) - used])
        if line.layout is Layout.STREAM:
            self._tell_skipped(line, labels[: len(labels) - used])
            self._above.note_aliens(labels[: len(labels) - used])
        self._above.table = table
        words = self._above.words(table)
        if index is not None and index != _DOUBTFUL:
            self._above.enter(words, index)
        own = labels[len(labels) - used :]
        bare = TableRow(line, words, index, own, (), self._above.part, self._above.printed_part, unit)
        yield bare if index == _DOUBTFUL else self._above.with_header(bare)

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
            self._above.table == "review_litigation"
            and len(labels) > LONGEST_COLUMN_JOIN
            and not any(known_label(t.raw) for t in labels)
        ):
            self.problems.append(unplaced(line, "it prints words where table four's numbers should stand"))
            return
        for table in self._tables():
            rows = self._above.words(table).rows
            named = [
                at for at, text in enumerate(labels) if any(self._above.words(table).row(i).cell for i in rows.exact(text.raw))
            ]
            if named and len(labels) > named[-1] + 1 and not any(known_label(text.raw) for text in labels[named[-1] + 1 :]):
                lost = replace(line, labels=tuple(labels[: named[-1] + 1]))
                self.problems.append(unplaced(lost, "it prints words where its numbers should stand"))
                return

    def _tell_skipped(self, line: Line, labels: Sequence[Text]) -> None:
        """Tells of rows of the form in a stream behind whose labels no number is printed."""
        for text in labels:
            for table in self._tables():
                words = self._above.words(table)
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
                        and any(self._above.words(table).rows.exact(label.raw) for label in labels[-used:])
                    ):
                        continue  # a whole label is no piece of a broken one
                    words = self._above.words(table)
                    named = words.rows.exact(text) if not damaged else words.damaged(text) if not _holds_number(text) else ()
                    index = self._settled(words, named, (*line.parents, *labels[:-1]), unit)
                    if index is not None:
                        return table, index, used
        return self._own_row(line, labels)

    def _heads_alone(self, line: Line, labels: Sequence[Text]) -> bool:
        """Whether a line is a heading of the annex, which has no cell, with marks of a blank in the place of numbers (一、主动公开情况 ——)."""
        if "statistics" not in self._tables():
            return False
        words = self._above.words("statistics")
        named = [words.row(i) for i in words.rows.exact(labels[-1].raw)]
        cells = [read_cell(value.text.raw, "") for value in line.values]
        blank = all(cell is not None and cell.state is State.BLANK for cell in cells)
        return blank and bool(named) and not any(row.cell for row in named)

    def _under_heading(self, line: Line) -> Line:
        """A row of a copy that parts texts by spaces, whose first label is a damaged heading with the row's own label behind it."""
        heading, _, own = line.labels[-1].raw.rpartition(" ") if line.layout is Layout.STREAM and line.labels else ("", "", "")
        label = line.labels[-1] if heading else None
        for words in map(self._above.words, self._tables() if label else ()):
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
        rows = [self._above.words(table).rows for table in self._tables()]
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
        under = [i for i in found if words.row(i).path[0] == self._above.top and i > self._above.last_row]
        if len(under) == 1:
            return under[0]
        of_unit = [i for i in found if unit is not None and words.row(i).unit == unit]
        if len(of_unit) == 1:
            return of_unit[0]
        later = [i for i in found if i > self._above.last_row]
        missed = [i for i in found if words.row(i).path[0] == self._above.top and i not in self._above.met]
        if len(missed) == 1:  # rows that a body exchanged, or the heading above the later one is lost
            return None if later else missed[0]
        if len(later) == 1 and self._above.last_row >= 0:
            return later[0]
        top = self._common_top(words, later)
        under = [i for i in later if words.row(i).path[0] == top]
        return under[0] if len(under) == 1 else None

    def _common_top(self, words: TableWords, found: Sequence[int]) -> str | None:
        """The one heading under which the rows that are printed next stand too, where the heading itself is lost; where another
        heading is printed next, with the same row under it again, the one before that."""
        tops = {words.row(i).path[0] for i in found}
        for at in range(self._next, min(self._next + _LONGEST_JOIN - 1, len(self._lines))):
            named = self._named(words, self._lines[at])
            if len(tops) < 2 or not tops & {words.row(i).path[0] for i in named}:
                break
            if _is_heading(words, named):
                below = (self._named(words, line) for line in islice(self._lines, at + 1, at + _LONGEST_PART))
                again = any(set(found) <= set(rows) for rows in takewhile(lambda rows: not _is_heading(words, rows), below))
                tops = {words.row(i).path[0] for i in found if i < named[0]} if again else set()
                break
            tops &= {words.row(i).path[0] for i in named}
        return next(iter(tops)) if len(tops) == 1 else None

    def _named(self, words: TableWords, line: Line) -> Sequence[int]:
        """The rows of a table whose label is the line's."""
        labels = without_unit(line.labels)[0]
        return words.rows.exact(labels[-1].raw) if labels else ()

    def _shared(self, labels: Sequence[Text]) -> bool:
        """Whether the innermost label is one that several rows of the form have."""
        return len(self._above.words(self._here()).rows.exact(labels[-1].raw)) > 1

    def _here(self) -> str:
        """The table whose rows these are; "" where that is not known."""
        tables = self._tables()
        return self._above.table if self._above.table in tables else tables[0] if len(tables) == 1 else ""

    def _own_row(self, line: Line, labels: Sequence[Text]) -> tuple[str, int | None, int] | None:
        """A row that the body added: its label is far from every row of the form, and it stands in a known table."""
        table, text = self._above.table, labels[-1].raw
        if line.layout is Layout.STREAM:
            self._above.foreign |= foreign_header(labels[:-1])
        if labels[-1].numeric or self._above.foreign or _holds_number(text):
            return None
        if table not in self._tables() or len(label_key(text)) < 2:
            return None
        words = self._above.words(table)
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
                settled.append(self._above.with_header(replace(row, index=nearest)))
            else:
                self.problems.append(unplaced(row.line, "its label could be several of the form's"))
        return settled


def _is_heading(words: TableWords, named: Sequence[int]) -> bool:
    """Whether a label that names these rows is that of a heading."""
    return len(named) == 1 and len(words.row(named[0]).path) == 1


def _holds_number(label: str) -> bool:
    """Whether a number stands by itself within a label: another row's value, which a copy ran together with this one's label."""
    return any(piece.replace(",", "").isdecimal() for piece in label.split()[1:-1])
