"""Printed lines on their way to rows: what kind of line it is, and the row that is found for it.

A `TableRow` is a line whose row of a form is known. The functions tell headers from rows, put broken header texts together,
take the annex's unit off its label, and find table four's columns by the texts above. Nothing here reads numbers' values.

>>> from ingest.model import Span
>>> pieces = [Text(raw, Span(0, 0)) for raw in ("社会", "公益", "组织", "法律服务机构")]
>>> [text.raw for text in joined(pieces)]
['社会公益组织', '法律服务机构']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.forms import FormColumn, FormRow
from ingest.forms.vocabulary import is_piece_of_label, known_label, title_of
from ingest.model import Layout, Problem, Span
from ingest.normalise import fold_text
from ingest.tables.cell_values import UNITS, read_cell
from ingest.tables.label_match import label_key, of_another
from ingest.tables.printed_lines import Line, Text, Value
from ingest.tables.words import TableWords, column_words, table_words

_FEWEST_ALIEN = 3
_LONGEST_NAME, _LONGEST_CAPTION = 10, 20
"""Characters of the longest word and line outside a table that are looked at as a column's own name and as a caption."""
_NEAR = 3
"""Lines before a grid that may be its header."""
_COUNTS = frozenset({"数量", "数值"})
"""What copies head the annex's numbers with beside the form's own word; other tables do so too."""
LONGEST_COLUMN_JOIN = 4
"""Most pieces that a copy breaks a header text into."""


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
    foreign_header: bool = False
    """Whether a header was printed for table three that is not the form's, so that the form's order cannot stand in."""

    total_beside: bool = False
    """Whether table three's total stands before the other columns in one line of the header, so that it is the first of them."""

    @property
    def total_first(self) -> bool:
        """Whether table three's header names the total before the applicants, be it the first column or in a line above."""
        return bool(self.header) and self.header[0][0].id == "total"

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


def unplaced(line: Line, why: str) -> Problem:
    """The Problem of a line that is left out."""
    label = line.labels[-1].raw if line.labels and line.labels[-1].raw else "（无标签）"
    page = next((text.page for text in (*line.labels, *(value.text for value in line.values))), None)
    return Problem("unplaced_row", f"row “{label}”: {why}; its cells are not served", line.span, page)


def review_column(words: TableWords, above: Sequence[Text]) -> FormColumn | None:
    """The column of table four by its leaf and the nearest block above it; none for a cell under the results of several columns (a
    note that reaches over the whole table)."""
    leaves = [(text.column, leaf) for text in above for leaf in words.columns.exact(text.raw)]
    leaf = leaves[0][1] if len({column for column, _ in leaves}) == 1 else None
    block = next((b for text in above for b in words.blocks.exact(text.raw)), None)
    if leaf is None or block is None:
        return None
    return next((c for c in words.table.columns if c.path == (*block, leaf)), None)


def each_under_result(row: TableRow) -> bool:
    """Whether table four's printed results fill the same columns as the row's cells, so that none can be missing."""
    results = {text.column for text in row.review if row.words.columns.exact(text.raw)}
    return len(results) > 1 and results == {value.text.column for value in row.line.values}


def names_both_blocks(text: str) -> bool:
    """The two blocks of table four's header in one piece, as a copy without cell borders has them."""
    return label_key(text) == "行政复议行政诉讼"


def side_by_side(columns: Sequence[int]) -> bool:
    """Whether header texts stand in columns next to one another."""
    return sorted(columns) == list(range(min(columns), min(columns) + len(columns)))


def is_total(text: str) -> bool:
    """Whether it is one of the words for a total, which rows and columns share."""
    return label_key(text) in {"总计", "合计", "总数", "小计"}


def joined(labels: Sequence[Text]) -> tuple[Text, ...]:
    """Header texts that a copy broke (社会 | 公益 | 组织) put together where the pieces name a column and no piece does."""
    found: list[Text] = []
    at = 0
    while at < len(labels):
        taken = 1
        for size in range(min(LONGEST_COLUMN_JOIN, len(labels) - at), 1, -1):
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


def without_unit(labels: Sequence[Text]) -> tuple[tuple[Text, ...], str | None]:
    """The annex prints a unit between label and value, which a copy may run together with the label (办结数 件)."""
    if len(labels) > 1 and fold_text(labels[-1].raw) in UNITS:
        return tuple(labels[:-1]), fold_text(labels[-1].raw)
    *before, last = labels or [Text("", Span(0, 0))]
    pieces = last.raw.rsplit(maxsplit=1)
    if len(pieces) == 2 and fold_text(pieces[1]) in UNITS:
        end = last.span.start + len(pieces[0])
        return (*before, replace(last, raw=pieces[0], span=Span(last.span.start, end))), fold_text(pieces[1])
    return tuple(labels), None


def is_annex_alone(lines: Sequence[Line]) -> bool:
    """Whether the rows of these lines are the annex's, but for some, and have one number each, which are no running numbers, under no
    header of another count: local forms have other rows beside the same ones, more columns, codes before their values, and totals
    of several years."""
    words = table_words("statistics", "2014")
    rows = [(without_unit(line.labels)[0], [v.text for v in line.values if v.text.numeric]) for line in lines if line.values]
    filled = [(labels[-1], numbers) for labels, numbers in rows if labels and numbers]
    own = [numbers for label, numbers in filled if words.rows.exact(label.raw)]
    cells = [
        cell.value for _, (number, *_) in filled if (cell := read_cell(number.raw, "")) is not None and cell.value is not None
    ]
    running = sum(1 for before, after in pairwise(cells) if after - before == 1)
    heads = [line.labels for line in lines if len(line.labels) > 1 and not any(value.text.raw for value in line.values)]
    single = all(len(numbers) == 1 for numbers in own) and not any(of_another(text.raw) for texts in heads for text in texts)
    return single and len(own) * _FEWEST_ALIEN >= len(filled) * (_FEWEST_ALIEN - 1) and running * 2 <= len(cells)


def words_as_values(line: Line, tables: Sequence[TableWords]) -> Line:
    """A row of a text copy whose first cells print words: what stands behind a whole label of the form is no label."""
    if line.layout is not Layout.ROWS or not line.values:
        return line
    for at in range(1, len(line.labels)):
        before, behind = line.labels[at - 1], line.labels[at:]
        if any(known_label(text.raw) or fold_text(text.raw) in UNITS for text in behind):
            continue
        if any(words.damaged(text.raw) for words in tables for text in behind):
            continue
        if any(words.row(i).cell for words in tables for i in words.rows.exact(before.raw)):
            return replace(line, labels=line.labels[:at], values=(*(Value(text) for text in behind), *line.values))
    return line


def is_header(line: Line) -> bool:
    """A line without numbers in which a word stands that only headers print; its empty cells are no values. In a stream
    the header runs into the first row, whose own label is the last."""
    if any(value.text.numeric for value in line.values):
        return False
    labels = line.labels[-1:] if line.layout is Layout.STREAM else line.labels
    return any(column_words().sure(text.raw) or column_words().header(text.raw) for text in labels)


def alien_columns(texts: Sequence[Text]) -> bool:
    """Whether a line heads columns that are not the form's (names of bodies, years): several texts of it are no word of any form,
    nor a piece of one; or a word of a header's corner stands in it, and no text beside that names a column."""
    beside = [text for text in texts if text.raw and not column_words().header(text.raw)]
    cornered = bool(beside) and len(beside) < len(texts) and column_words().header(texts[0].raw)
    if cornered and not any(column_words().names(text.raw) or known_label(text.raw) for text in beside):
        return True
    return sum(1 for text in beside if not is_piece_of_label(text.raw)) >= _FEWEST_ALIEN


def heads_others(lines: Sequence[str], words: TableWords) -> bool:
    """Whether the heading and the lines that a copy left before a grid head columns that are none of the form's (the annex's in one
    line), or say that its annex counts another thing."""
    annex = words.table.id == "statistics"
    by_line = [[word for word in text.split() if len(word) <= _LONGEST_NAME and word.isalpha()] for text in lines[1:]]
    heads = by_line[-_NEAR:] if annex else [[word for line in by_line for word in line]]
    alien = any(alien_columns([Text(word, Span(0, 0)) for word in line if word not in _COUNTS]) for line in heads)
    captions = [text for text in lines if len(text) <= _LONGEST_CAPTION and not (text.endswith("。") or title_of(text))]
    return alien or (annex and any(map(of_another, (*(word for line in heads for word in line), *captions))))


def foreign_header(texts: Sequence[Text]) -> bool:
    """Whether texts head the columns of a table that is not the form's: several, and none of them any form's word."""
    return len(texts) > 1 and not any(known_label(text.raw) or column_words().names(text.raw) for text in texts)
