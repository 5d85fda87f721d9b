"""Rows of a table that stand beside it as running text: a row whose rules were lost on the next page, or one that a copy parted.

`stray_rows` tells of each line that is a whole label of a printed table with numbers behind it, where the table itself does not
give that row: its numbers are not served, as no column is over them. Labels that several rows share tell nothing.

>>> from ingest.model import Block, Span
>>> document = Document("行政事业性收费 125.7", "pdf", (Block(BlockKind.PARAGRAPH, Span(0, 13), page=2),))
>>> [(problem.page, problem.message) for problem in stray_rows(document, {"proactive": set()}, lambda table: "2021")]
[(2, 'row “行政事业性收费”: it stands outside its table, under no column; its cells are not served')]
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from ingest.cell_values import read_cell
from ingest.label_match import label_key
from ingest.model import BlockKind, Document, Problem
from ingest.table_words import table_words

_LONGEST = 80
"""Characters of the longest line that is looked at; no row without its rules is longer."""
_SHORTEST_LABEL = 3


def stray_rows(
    document: Document, served: Mapping[str, Collection[tuple[str, ...]]], edition_of: Callable[[str], str]
) -> Iterator[Problem]:
    """A Problem for each such line. `served` are the rows that each printed table gives; `edition_of` a table's edition."""
    words = [(table_words(table, edition_of(table)), rows) for table, rows in served.items()]
    for block in document.blocks:
        label = _label_before_numbers(block.span.of(document.text)) if block.kind is BlockKind.PARAGRAPH else ""
        for table, rows in words if label else ():
            named = table.rows.exact(label)
            if len(named) == 1 and table.row(named[0]).cell and table.row(named[0]).path not in rows:
                why = "it stands outside its table, under no column; its cells are not served"
                yield Problem("unplaced_row", f"row “{label}”: {why}", block.span, block.page)


def _label_before_numbers(text: str) -> str:
    """What a short line prints before the numbers at its end; "" where it ends with none."""
    pieces = text.split() if len(text) <= _LONGEST else []
    end = len(pieces)
    while end and read_cell(pieces[end - 1], "") is not None:
        end -= 1
    label = "".join(pieces[:end])
    return label if end < len(pieces) and len(label_key(label)) >= _SHORTEST_LABEL else ""
