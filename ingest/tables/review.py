"""Table four's one row and its header, which a copy may break over several lines.

`ReviewRow` goes with the lines of a document: `is_review` tells whether a line is table four's, be it a piece of its header or its
row, and keeps the header's texts; `row` then gives the row with them. `under_results` sees to a row that prints words in the place of
numbers. Blanks: a line without numbers under no result is no row. Errors: none.

>>> from ingest.model import Document, Layout, Span
>>> from ingest.tables.editions import decide_editions
>>> document = Document("", "txt")
>>> review = ReviewRow(Above(document, decide_editions(document, [])))
>>> names = ("行政复议", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
>>> header = Line(0, Layout.ROWS, tuple(Text(name, Span(0, 0), column=at) for at, name in enumerate(names)), ())
>>> row = Line(0, Layout.ROWS, (), tuple(Value(Text(number, Span(0, 0))) for number in "10001"))
>>> review.is_review(header), review.row(header), review.is_review(row)
(True, None, True)
>>> [text.raw for text in review.row(row).review][:2]
['行政复议', '结果维持']
"""

from __future__ import annotations

from dataclasses import replace

from ingest.forms.vocabulary import known_label
from ingest.model import Layout
from ingest.tables.above import Above
from ingest.tables.lines import TableRow, each_under_result, is_total, names_both_blocks, review_column
from ingest.tables.order import under_whole_header
from ingest.tables.printed_lines import Line, Text, Value
from ingest.tables.words import TableWords

TABLE = "review_litigation"
_FEWEST_RESULTS = 5


class ReviewRow:
    """Table four's header texts since its last row; the table that is read is `above`'s."""

    def __init__(self, above: Above) -> None:
        self._above = above
        self.begin()

    def begin(self) -> None:
        """Forgets what was printed."""
        self._header: list[Text] = []
        self._results: tuple[Text, ...] = ()
        self._block: Text | None = None
        self._last = -1

    def row(self, line: Line) -> TableRow | None:
        """A line of table four as its row; None where it is a piece of its header, whose texts are kept."""
        words = self._words()
        printed, self._header = self._with_block(line, self._with_results(tuple(self._header))), []
        row = TableRow(line, words, 0, review=printed)
        as_wide = len(line.values) == len(words.table.columns) and line.layout is Layout.ROWS and len(printed) > len(line.values)
        if any(value.text.valued or value.above for value in line.values) or each_under_result(row) or as_wide:
            return row
        self._header = list(printed)
        return None

    def under_results(self, line: Line) -> Line:
        """A row of table four in which words stand in the place of numbers: its cells lie under the printed results."""
        words = self._words()
        results = {text.column for text in self._header if words.columns.exact(text.raw)}
        cells = sorted((*line.labels, *(value.text for value in line.values), *line.rest), key=lambda text: text.column)
        if self._above.table != TABLE or len(results) < 2 or any(known_label(text.raw) for text in line.labels):
            return line
        if len(cells) != len(results) or {text.column for text in cells} != results:
            return line
        numeric = any(value.text.numeric for value in line.values)
        if line.layout is Layout.GRID and not (numeric and under_whole_header(words, self._header, cells)):
            return line
        return replace(line, labels=(), rest=(), values=tuple(Value(text) for text in cells))

    def _with_results(self, printed: tuple[Text, ...]) -> tuple[Text, ...]:
        """Table four's header texts as they stand over a row; where each row names its block, the results stand over the first alone."""
        words = self._words()
        leaves = tuple(text for text in printed if words.columns.exact(text.raw))
        if leaves or not any(words.blocks.exact(text.raw) for text in printed):
            self._results = () if all(is_total(text.raw) for text in leaves) else leaves
            return printed
        return (*printed, *self._results)

    def _with_block(self, line: Line, printed: tuple[Text, ...]) -> tuple[Text, ...]:
        """Where each result stands alone with its number, the header texts with the block that the results before it stand under: they
        come in the form's order, a total behind one of its results alone."""
        words = self._words()
        leaves = [leaf for text in printed for leaf in words.columns.exact(text.raw)]
        if any("诉讼" in text.raw and not words.blocks.exact(text.raw) for text in (*printed, *line.labels)):
            self._block, self._last = None, -1  # 行政诉讼 alone tells neither of its two blocks
            return printed
        block = next((text for text in reversed(printed) if words.blocks.exact(text.raw)), None)
        block, last = (self._block, self._last) if block is None else (block, -1)
        order = [column.path[-1] for column in words.table.columns]
        alone = all(words.columns.exact(text.raw) or words.blocks.exact(text.raw) for text in line.labels)
        place = order.index(leaves[0]) if alone and len(leaves) == len(line.values) == 1 else -1
        if block is None or place <= last or (is_total(leaves[0]) and last < 0):
            self._block, self._last = None, -1
            return printed
        self._block, self._last = block, place
        return printed if block in printed else (block, *printed)

    def _labelled_results(self, line: Line) -> bool:
        """Whether the line is table four's row with a label of its own (件数) before it."""
        if self._above.table != TABLE or any(known_label(text.raw) for text in line.labels):
            return False
        words = self._words()
        under = [value for value in line.values if review_column(words, value.above or ()) is not None]
        if len(line.labels) == 1 and len(line.values) == len(words.table.columns) and len(self._header) > _FEWEST_RESULTS:
            return True
        return len(under) >= _FEWEST_RESULTS or each_under_result(TableRow(line, words, 0, review=tuple(self._header)))

    def is_review(self, line: Line) -> bool:
        """Whether the line is table four's row or its header; header texts are kept until the row comes."""
        words = self._words()
        texts = [t for t in line.labels if words.columns.exact(t.raw) or words.blocks.exact(t.raw) or names_both_blocks(t.raw)]
        if any(not is_total(text.raw) for text in texts):
            if self._above.table != TABLE:
                self._above.begin(TABLE)
                self.begin()
            if all(is_total(text.raw) for text in self._header):
                self._header = []  # they were of a table that the body put before this one
            self._header.extend(texts)
            return True
        if self._labelled_results(line):
            return True
        if line.labels and not (texts and self._above.table == TABLE):
            self._block = None
            return False
        if self._above.table == TABLE:
            self._header.extend(texts)
            return True
        return sum(1 for value in line.values if review_column(words, value.above or ()) is not None) >= _FEWEST_RESULTS

    def _words(self) -> TableWords:
        return self._above.words(TABLE)
