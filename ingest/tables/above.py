"""What was printed last above a row: the table, part and heading it stands under, and its header.

`Above` goes with the lines of a document: texts that are no row are noted (`note`), a row that was found is entered (`enter`), and
`with_header` gives a row the columns that were printed for it, in their printed order, where they are its columns. A header that is
not the form's, or that names the total before the applicants but not all of them, rules the form's own order out. Blanks: no header
was printed. Errors: none.

>>> from ingest.model import Span
>>> from ingest.tables.printed_lines import Line
>>> from ingest.tables.editions import decide_editions
>>> document = Document("", "txt")
>>> above = Above(document, decide_editions(document, []))
>>> names = ["总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]
>>> above.note([Text(name, Span(at, at + 1), column=at + 1) for at, name in enumerate(names)])
>>> row = TableRow(Line(0, Layout.ROWS, (), ()), above.words("applications"), 0)
>>> [text.raw for _, text in above.with_header(row).header][:2]
['总计', '自然人']
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.forms import FormColumn
from ingest.forms.wording import NUMBERING
from ingest.model import Document, Layout
from ingest.tables.editions import Editions
from ingest.tables.label_match import label_key
from ingest.tables.lines import TableRow, alien_columns, side_by_side
from ingest.tables.printed_lines import Text
from ingest.tables.words import TableWords, column_words, table_words

LATER_TABLES = ("proactive", "applications")


class Above:
    """The part and heading we are under, and the header texts since the last row."""

    def __init__(self, document: Document, editions: Editions) -> None:
        self._editions = editions
        self._text = document.text
        self._corners = {label_key(text) for text in self.words("proactive").table.header_words}
        self.begin("")

    def begin(self, table: str) -> None:
        """Forgets what was printed: a table begins."""
        self.table = table
        self.part: int | None = None
        self.printed_part = ""
        self.top = ""
        """The annex's heading, or the first label, that the last row stood under."""
        self.last_row = -1
        self.met: set[int] = set()
        self.header: list[tuple[FormColumn, Text]] = []
        self.leaves: dict[str, Text] = {}
        self.fresh = True
        self.foreign = False
        """Whether a header of another table was printed since the last row of the form."""
        self.alien = False
        """Whether the last header names columns that no form has."""

    def words(self, table: str) -> TableWords:
        """The words of a table in the edition that the report prints."""
        return table_words(table, self._editions.of(table))

    def enter(self, words: TableWords, index: int) -> None:
        """A row of the form was found: what is printed next stands under its part and heading."""
        row = words.row(index)
        self.last_row, self.top, self.fresh = index, row.path[0], True
        self.met.add(index)
        self.foreign = False
        if words.table.id == "proactive":
            part = next(i for i, one in enumerate(words.table.rows) if one.path == row.path[:1])
            if part != self.part:
                self.part, self.printed_part = part, ""

    def note(self, texts: Sequence[Text]) -> None:
        """Texts before a row: parts, headings and headers are remembered."""
        for text in texts:
            self._note_heading(text)
            self._note_header(text)

    def note_aliens(self, texts: Sequence[Text]) -> None:
        """A line without numbers: whether it heads columns that no form has."""
        if alien_columns(texts) or any(column_words().sure(text.raw) for text in texts):
            self.alien = alien_columns(texts)

    def _note_heading(self, text: Text) -> None:
        proactive = self.words("proactive")
        for index in proactive.rows.exact(text.raw):
            if len(proactive.row(index).path) == 1:
                self.part, self.printed_part, self.header = index, text.raw, []
        if self._editions.statistics:
            statistics = table_words("statistics", "2014")
            found = statistics.rows.exact(text.raw)
            if len(found) == 1:
                self.top, self.last_row = statistics.row(found[0]).path[0], found[0]

    def _note_header(self, text: Text) -> None:
        if label_key(text.raw) in self._corners:
            self.header = []
        for table in LATER_TABLES:
            words = self.words(table)
            leaf = words.leaf(text.raw)
            if leaf is None or NUMBERING.match(text.raw.strip()):
                continue  # a row's label bears a number, a header none
            if self.fresh:
                self.header, self.leaves, self.fresh = [], {}, False
            if table == "proactive":
                self.header.append((next(c for c in words.table.columns if c.path[-1] == leaf), text))
            else:
                self.leaves.setdefault(leaf, text)

    def with_header(self, row: TableRow) -> TableRow:
        """The row with the columns that are printed for it."""
        header = self._header_for(row)
        names = [column.path[-1] for column in row.words.table.columns]
        places = [names.index(leaf) for leaf in self.leaves if leaf in names[:-1]]
        total_first = len(self.leaves) > 1 and next(iter(self.leaves)) == names[-1]
        foreign = row.words.table.id == "applications" and not header and (total_first or places != sorted(places))
        beside = bool(header) and header[0][0].id == "total" and self._in_one_line(row, [text for _, text in header[:2]])
        return replace(row, header=header, foreign_header=foreign or (self.alien and not header), total_beside=beside)

    def _in_one_line(self, row: TableRow, texts: Sequence[Text]) -> bool:
        """Whether two texts of a text copy stand one behind the other in a line of it."""
        between = self._text[texts[0].span.end : texts[-1].span.start]
        return row.line.layout is Layout.ROWS and texts[0].column < texts[-1].column and "\n" not in between

    def _header_for(self, row: TableRow) -> tuple[tuple[FormColumn, Text], ...]:
        """The printed columns in order, as far as they are this row's; empty where no usable header was printed."""
        table = row.words.table
        if table.id == "proactive":
            own = {column.path[-1]: column for column in row.form_columns}
            header = [(own[c.path[-1]], text) for c, text in self.header if c.path[-1] in own]
            complete = len(header) == len(self.header) == len({c.id for c, _ in header})
            return tuple(header) if complete else ()
        leaves = self.leaves
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
