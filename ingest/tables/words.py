"""The forms' labels ready for matching: rows of each table and edition, columns, parts.

`column_words()` tells header cells of any form from other cells; `TableWords` matches one table of one edition. A word
that is both a row's and a column's (其他, 总计) is known to both; the caller's place in the table decides.

>>> words = table_words("applications", "2021")
>>> words.rows.exact("（七）合计") == (words.index("applications.handled"),)
True
>>> column_words().sure("总计"), column_words().names("总计")
(False, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.forms import FormColumn, FormRow, FormTable, load_forms
from ingest.forms.vocabulary import is_piece_of_label
from ingest.normalise import fold_text
from ingest.tables.label_match import NEAR, Matcher, label_key

_NUMBER = re.compile(r"\d{1,2}(?=[.、,)])|\([一二三四五六七八九十]{1,3}\)")
"""A label's own number."""


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """Every column word of every form; `shared` are those that some form also uses for a row."""

    matcher: Matcher[str]
    shared: frozenset[str]
    around: frozenset[str]
    """Keys of words that headers print without naming a column (信息内容, 申请人情况)."""
    rows: frozenset[str]
    """Keys of all rows: one that is near a column's word (行政复议数量) is no damaged column."""

    def header(self, text: str) -> bool:
        """Whether the text is one of the words around a header."""
        return label_key(text) in self.around

    def names(self, text: str) -> bool:
        """Whether the text is a column's word."""
        return bool(self.matcher.exact(text)) or (label_key(text) not in self.rows and self.matcher.near(text) is not None)

    def sure(self, text: str) -> bool:
        """Whether it is one that is no row's word, so that it makes a header by itself."""
        return self.names(text) and label_key(text) not in self.shared


def is_strange(text: str) -> bool:
    """Whether a header's text is none of any form's nor a piece or a damaged print of one.

    >>> is_strange("同比增减"), is_strange("自燃人"), is_strange("益组织"), is_strange("/")
    (True, True, False, False)
    """
    return len(label_key(text)) > 1 and not (is_piece_of_label(text) or column_words().names(text) or column_words().header(text))


def _variants(table: FormTable, column: FormColumn) -> dict[str, tuple[str, ...]]:
    """Each word of the column's path with its printed variants; the last word takes the column's own aliases too."""
    found = {word: (word, *table.column_words.get(word, ())) for word in column.path}
    found[column.path[-1]] += column.aliases
    if len(column.path) > 1:
        found[column.path[-1]] += _joined(table, column)
    return found


def _joined(table: FormTable, column: FormColumn) -> tuple[str, ...]:
    """The column's own word run together with the words above it, as a header of one line prints them."""
    *above, own = ((word, *table.column_words.get(word, ())) for word in column.path)
    joined: tuple[str, ...] = (*own, *column.aliases)
    found: tuple[str, ...] = ()
    for words in reversed(above):
        joined = tuple(a + b for a in words for b in joined)
        found += joined
    return found


@cache
def column_words() -> ColumnWords:
    wordings: dict[str, set[str]] = {}
    rows: set[str] = set()
    around: set[str] = set()
    for form in load_forms().values():
        for table in form.tables:
            around.update(label_key(text) for text in table.header_words)
            for row in table.rows:
                rows.update(label_key(text) for text in (*row.path, *row.aliases))
            for column in table.columns:
                for word, texts in _variants(table, column).items():
                    wordings.setdefault(label_key(word), set()).update(texts)
    keys = {label_key(text) for texts in wordings.values() for text in texts}
    return ColumnWords(Matcher(wordings), frozenset(keys & rows), frozenset(around - rows), frozenset(rows))


@dataclass(frozen=True, slots=True)
class TableWords:
    """One table of one edition: `rows` matches to indexes in `table.rows`, parts and headings among them."""

    edition: str
    table: FormTable
    rows: Matcher[int]
    columns: Matcher[str]
    """Matches to the last word of a column's path, as the form has it."""
    blocks: Matcher[tuple[str, ...]]
    """Matches to the paths above columns: ("行政诉讼", "复议后起诉")."""

    def leaf(self, text: str) -> str | None:
        """The last word of the column that a header text names, damaged or not; None for other texts."""
        exact = self.columns.exact(text)
        return exact[0] if exact else self.columns.near(text)

    def damaged(self, text: str) -> tuple[int, ...]:
        """The rows that a damaged label names: by likeness, or, where that does not settle it, by its number too: it bears
        the number (4.) of the row that it is most like, and the next most like row has another."""
        near_alone = self.rows.near_shared(text)
        if near_alone:
            return near_alone
        number = _NUMBER.match(fold_text(text))
        near = [(score, index) for score, index in self.rows.ranked(text)[:2] if score >= NEAR]
        if number is None or len(near) < 2 or near[0][0] == near[1][0]:
            return ()
        bears = [fold_text(self.row(index).label).startswith(number[0]) for _, index in near]
        return (near[0][1],) if bears == [True, False] else ()

    def row(self, index: int) -> FormRow:
        return self.table.rows[index]

    def index(self, row_id: str) -> int:
        return next(i for i, row in enumerate(self.table.rows) if row.id == row_id)

    def parts_of(self, index: int) -> tuple[int, ...]:
        """The rows directly below a heading or node."""
        path = self.row(index).path
        return tuple(i for i, row in enumerate(self.table.rows) if path and row.path[:-1] == path)


@cache
def table_words(table_id: str, edition: str) -> TableWords:
    """The words of a table in an edition. Errors: ValueError where the edition has no such table."""
    table = load_forms()[edition].table(table_id)
    if table is None:
        raise ValueError(f"edition {edition} has no table {table_id!r}")
    columns: dict[str, set[str]] = {}
    blocks: dict[tuple[str, ...], set[str]] = {}
    for column in table.columns:
        variants = _variants(table, column)
        columns.setdefault(column.path[-1], set()).update(variants[column.path[-1]])
        if len(column.path) > 1:
            blocks.setdefault(column.path[:-1], set()).update(
                variants[column.path[-2]], _joined(table, column), ("".join(column.path[:-1]),)
            )
    return TableWords(
        edition,
        table,
        Matcher({i: (row.label, *row.aliases, *row.run_together) for i, row in enumerate(table.rows) if row.path}),
        Matcher(columns),
        Matcher(blocks),
    )
