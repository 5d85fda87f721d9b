"""Rows of a table that stand beside it as running text, and headers that no row follows: rows that a copy lost or parted.

`stray_rows` tells of each line that is a whole label of a printed table with numbers behind it, where the table itself does not
give that row: its numbers are not served, as no column is over them. Labels that several rows share tell nothing. It tells too of a
line that ends with as many numbers as table four has columns, and of one right below the last line of a text copy's table that ends
in numbers as its rows do. `bare_headers` tells of each header of table two, which prints one for each part, under which no row
stands: its number may have lost its label. A stream does not show which lines are headers. `printed_as_text` tells of tables whose
rows are running text, `lacking_blocks` of columns of table four that give nothing, `bare_review` where the header of table four is
printed and no row of it was read.

>>> from ingest.model import Block, Span
>>> document = Document("行政事业性收费 125.7", "pdf", (Block(BlockKind.PARAGRAPH, Span(0, 13), page=2),))
>>> [(problem.page, problem.message) for problem in stray_rows(document, {"proactive": set()}, lambda table: "2021")]
[(2, 'row “行政事业性收费”: it stands outside its table, under no column; its cells are not served')]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from ingest.model import BlockKind, Document, Figure, Layout, Problem, Span
from ingest.tables.cell_values import read_cell
from ingest.tables.label_match import label_key
from ingest.tables.lines import unplaced
from ingest.tables.printed_lines import Line
from ingest.tables.words import TableWords, table_words

_LONGEST = 80
"""Characters of the longest line that is looked at; no row without its rules is longer."""
_SHORTEST_LABEL = 3
_RESULT, _FEWEST_BLOCKS = re.compile(r"(?<![^\s|])结果\s?维持(?![^\s|])"), 2
_WIDTHS = (10, 15)
"""How many numbers table four's row has."""
_TABLES, _FEWEST_ROWS = ("proactive", "applications", "statistics"), 4
_GAP = 2
"""Characters between two lines of a table that nothing stands between."""


def stray_rows(
    document: Document, served: Mapping[str, Collection[tuple[str, ...]]], edition_of: Callable[[str], str]
) -> Iterator[Problem]:
    """A Problem for each such line. `served` are the rows that each printed table gives; `edition_of` a table's edition."""
    words = [(table_words(table, edition_of(table)), rows) for table, rows in served.items()]
    ends = {grid.span.end for grid in document.grids if grid.layout is Layout.STREAM}
    for block in document.blocks:
        text = block.span.of(document.text) if block.kind is BlockKind.PARAGRAPH else ""
        label, numbers = _parted(text)
        if numbers in _WIDTHS:
            yield Problem(
                "unplaced_row",
                f"a line of {numbers} numbers stands outside any table; they are not served",
                block.span,
                block.page,
            )
        elif label and words and block.span.start - 1 in ends:
            why = "it stands right below a table, of whose form it is no row; its cells are not served"
            yield Problem("unplaced_row", f"row “{label}”: {why}", block.span, block.page)
        for table, rows in words if label else ():
            named = table.rows.exact(label)
            if len(named) == 1 and table.row(named[0]).cell and table.row(named[0]).path not in rows:
                why = "it stands outside its table, under no column; its cells are not served"
                yield Problem("unplaced_row", f"row “{label}”: {why}", block.span, block.page)


def printed_as_text(document: Document, served: Collection[str], edition_of: Callable[[str], str]) -> Iterator[Problem]:
    """A Problem for each table of which several rows stand as running text, and that gives no figure."""
    texts = [(b, b.span.of(document.text)) for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    lines = [(block, text.split()[0]) for block, text in texts if len(text) <= _LONGEST and text.strip()]
    for table in _TABLES:
        words = table_words(table, edition_of(table)) if table not in served else None
        named = [(block, words.rows.exact(first)) for block, first in lines] if words is not None else []
        rows = [(block, found[0]) for block, found in named if len(found) == 1 and words and words.row(found[0]).cell]
        if len({row for _, row in rows}) >= _FEWEST_ROWS:
            message = f"rows of table {table} are printed as running text, whose cells cannot be told; none is served"
            yield Problem("unplaced_row", message, rows[0][0].span, rows[0][0].page)


def _parted(text: str) -> tuple[str, int]:
    """What a short line prints before the numbers at its end, and how many they are; no label where it is too short for one."""
    pieces = text.split() if len(text) <= _LONGEST else []
    end = len(pieces)
    while end and read_cell(pieces[end - 1], "") is not None:
        end -= 1
    label = "".join(pieces[:end])
    numbers = len(pieces) - end
    return (label if numbers and len(label_key(label)) >= _SHORTEST_LABEL else ""), numbers


def bare_headers(lines: Sequence[Line], edition: str) -> Iterator[Problem]:
    """A Problem for each header of table two without a row. `lines` are all lines of a document, `edition` is the table's."""
    words, later = table_words("proactive", edition), table_words("applications", edition)
    bare: Line | None = None
    parted = False
    for line in lines:
        if line.layout is Layout.STREAM or (line.labels and later.rows.exact(line.labels[-1].raw)):
            continue
        columns = _columns_named(line, words)
        part = any(not words.row(i).cell for text in line.labels for i in words.rows.exact(text.raw))
        of_another = bool(_columns_named(line, later))
        if bare is not None and (of_another or (columns and (parted or part or _is_another(line, bare, words)))):
            yield _without_row(bare)
            bare = None
        if columns:
            bare, parted = line, False
        elif line.values:
            bare = None
        parted |= part and not columns
    if bare is not None:
        yield _without_row(bare)


def _is_another(header: Line, before: Line, words: TableWords) -> bool:
    """Whether a header is not the one right before it printed again (on a new page)."""
    apart = header.span.start - before.span.end > _GAP
    return apart or _columns_named(header, words) != _columns_named(before, words)


def _columns_named(line: Line, words: TableWords) -> frozenset[str]:
    """The columns that a line names, if it is a header without numbers."""
    if any(value.text.raw for value in line.values):
        return frozenset()
    return frozenset(leaf for text in line.labels for leaf in words.columns.exact(text.raw))


def _without_row(header: Line) -> Problem:
    return unplaced(header, "no row stands under this header, though one may be printed")


def lacking_blocks(figures: Sequence[Figure]) -> Iterator[Problem]:
    """A Problem for each block of table four's columns of which no figure was read, where others were."""
    review = [figure for figure in figures if figure.table == "review_litigation"]
    columns = table_words("review_litigation", review[0].form).table.columns if review else ()
    for block in dict.fromkeys(column.path[:-1] for column in columns):
        if not any(figure.column[:-1] == block for figure in review):
            message = f"of table four, nothing was read under “{block[-1]}”"
            yield Problem("unplaced_row", message, review[0].span, review[0].page)


def bare_review(document: Document) -> Iterator[Problem]:
    """A Problem where the results of table four are printed as words of a header, in cells, on lines of their own or in one."""
    heads = list(_RESULT.finditer(document.text))
    if len(heads) >= _FEWEST_BLOCKS:
        place = Span(heads[0].start(), heads[0].end())
        yield Problem("unplaced_row", "table four is printed, but no row of numbers was found under its header", place)
