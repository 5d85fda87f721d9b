"""Rows of which only the order of the cells is known: which cells are the row's values, and do its sums hold?

`values_in_order` gives the `width` cells of a row if it is sure which they are, else None: as many numbers as columns,
side by side; or, where the copy shows empty cells, all of them in their places. A row that lost a cell never fits. Of table four's
row, `review_columns` gives the columns that its printed header names.

>>> from ingest.forms import load_forms
>>> from ingest.model import Span
>>> from ingest.tables.printed_lines import Line, Text
>>> columns = load_forms()["2021"].table("applications").columns
>>> row_sum_holds(columns, [Text(n, Span(0, 0)) for n in ("1", "2", "0", "0", "0", "0", "3")])
True
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from ingest.forms import FormColumn
from ingest.model import Layout
from ingest.tables.cell_values import read_cell
from ingest.tables.label_match import label_key
from ingest.tables.lines import TableRow, names_both_blocks
from ingest.tables.printed_lines import Line, Text
from ingest.tables.words import TableWords

_FULL_ROWS = 3
_RESULTS = 5
"""How many columns each block of table four has, its total among them."""


def row_sum_holds(columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
    """Whether all values are numbers and the last is the sum of the others."""
    numbers = [read_cell(text.raw, "") for text in values]
    known = [n.value for n in numbers if n is not None and n.value is not None]
    return len(known) == len(columns) and sum(known[:-1], Decimal(0)) == known[-1]


def total_by_sums(columns: Sequence[FormColumn], rows: Sequence[TableRow]) -> tuple[FormColumn, ...]:
    """Where a header names the total first: the columns with the total first or last, whichever more rows' sums say; none
    where they do not settle it."""
    last = (*columns[1:], columns[0])
    says_first, says_last = _sums_say(last, [row for row in rows if row.total_first], rows)
    if says_first == says_last:
        return ()
    return tuple(columns) if says_first > says_last else last


def begins_with_total(columns: Sequence[FormColumn], rows: Sequence[TableRow]) -> bool:
    """Whether, of table three's rows that no header stands over, more add up with their total first than in the form's order."""
    bare = [row for row in rows if row.words.table.id == "applications" and not row.header]
    says_first, says_last = _sums_say(columns, bare, rows)
    return says_first > says_last


def _sums_say(columns: Sequence[FormColumn], asked: Sequence[TableRow], rows: Sequence[TableRow]) -> tuple[int, int]:
    """How many rows' sums hold only with the total first, and how many only with it last."""
    says_first = says_last = 0
    for row in asked:
        values = values_in_order(row, len(columns), rows)
        if values is not None:
            turned = (*values[1:], values[0])
            says_last += row_sum_holds(columns, values) and not row_sum_holds(columns, turned)
            says_first += row_sum_holds(columns, turned) and not row_sum_holds(columns, values)
    return says_first, says_last


def blocks_hold(columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
    """Table four: in every block of five, four results add up to the fifth."""
    fives = [(columns[i : i + 5], values[i : i + 5]) for i in range(0, len(columns), 5)]
    return bool(fives) and all(row_sum_holds(c, v) for c, v in fives)


def blocks_show(columns: Sequence[FormColumn], values: Sequence[Text]) -> bool:
    """Whether table four's cells, blanks among them, show by their sums that none is missing: a block has a total that is the sum of
    its results and not 0, and every block with numbers has such a total."""
    found: set[bool] = set()
    for at in range(0, len(columns), 5):
        numbers = [read_cell(text.raw, "") for text in values[at : at + 5]]
        known = [Decimal(0) if n is None or n.value is None else n.value for n in numbers]
        if any(n is not None and n.value is not None for n in numbers):
            total = numbers[-1]
            found.add(total is not None and total.value is not None and sum(known[:-1], Decimal(0)) == total.value != 0)
    return found == {True}


def under_whole_header(words: TableWords, printed: Sequence[Text], cells: Sequence[Text]) -> bool:
    """Whether a row's cells stand one by one under table four's printed results, all of them and their blocks in the form's
    order, and no block of five numbers fails its sum."""
    columns = words.table.columns
    across = sorted(printed, key=lambda text: text.column)
    results = [(text.column, leaf) for text in across for leaf in words.columns.exact(text.raw)]
    blocks = dict.fromkeys(block for text in across for block in words.blocks.exact(text.raw))
    in_order = tuple(blocks) == tuple(dict.fromkeys(column.path[:-1] for column in columns))
    if not in_order or results != [(cell.column, column.path[-1]) for cell, column in zip(cells, columns, strict=False)]:
        return False
    fives = [cells[i : i + 5] for i in range(0, len(columns), 5)]
    return all(row_sum_holds(columns[:5], five) for five in fives if all(text.numeric for text in five))


def values_in_order(row: TableRow, width: int, rows: Sequence[TableRow]) -> list[Text] | None:
    """The row's `width` cells; `rows` are all rows of its grid, which show how far the copy keeps empty cells."""
    cells = [value.text for value in row.line.values]
    if row.line.rest and width > 1 and sum(1 for text in (*cells, *row.line.rest) if text.raw) == width:
        cells += row.line.rest
    filled = [i for i, text in enumerate(cells) if text.raw]
    if row.line.layout is Layout.STREAM:
        return cells if len(cells) == width else None
    if len(filled) == width:
        return [cells[i] for i in filled] if filled[-1] - filled[0] == width - 1 else None
    if not filled:
        return cells[:width] if len(cells) >= width else None
    if row.line.layout is Layout.GRID:
        return cells if len(cells) == width else None
    if _under_header(row, cells):
        return [text for text in cells if text.column in {header.column for _, header in row.header}]
    same = [other for other in rows if other.words is row.words and other.line.values]
    exact = all(len(other.line.values) == other.width for other in same)
    if len(cells) == width and exact and (row.line.shown or cells[-1].raw):
        return cells
    return _by_offset(row, width, same)


def _under_header(row: TableRow, cells: Sequence[Text]) -> bool:
    """Whether a row with blanks surely stands under its header, cell by cell: the header's texts fill the columns from
    the row's label to the end of the row, and so do its cells. In table three, where labels of several depths shift cells
    in some copies, the last must be the total of the others besides."""
    columns = [text.column for _, text in row.header]
    if not columns or columns != list(range(columns[0], columns[0] + len(columns))):
        return False
    if row.words.table.id != "applications":
        under, beyond = cells[: len(columns)], cells[len(columns) :]
        in_place = columns == [text.column for text in under] and row.labels[-1].column == columns[0] - 1
        return in_place and not any(text.raw for text in beyond)
    inside = [text for text in cells if text.column in columns]
    if len(inside) != len(columns) or any(text.raw for text in cells if text.column not in columns):
        return False
    numbers = [read_cell(text.raw, "") for text in inside if text.raw]
    known = [n.value for n in numbers if n is not None and n.value is not None]
    return bool(inside[-1].raw) and 1 < len(known) == len(numbers) and sum(known[:-1], Decimal(0)) == known[-1] != 0


def _by_offset(row: TableRow, width: int, same: Sequence[TableRow]) -> list[Text] | None:
    """Blanks inside a row of a rectangular copy: its full rows, with labels as deep as this one, all start alike. Where
    those of all depths do, nothing is shifted, and the last cell may be blank too."""
    starts: Counter[int] = Counter()
    depths: set[int] = set()
    for other in same:
        full = [value.text for value in other.line.values if value.text.raw]
        if len(full) == width and full[-1].column - full[0].column == width - 1:
            starts[full[0].column] += 1
            depths.add(other.labels[-1].column)
    if len(starts) != 1 or sum(starts.values()) < _FULL_ROWS or row.labels[-1].column not in depths:
        return None
    start = next(iter(starts))
    by_column = {value.text.column: value.text for value in row.line.values}
    inside = [by_column[c] for c in range(start, start + width) if c in by_column]
    outside = [text for c, text in by_column.items() if not start <= c < start + width]
    if len(inside) != width or any(text.raw for text in outside) or not (inside[-1].raw or len(depths) > 1):
        return None
    return inside


def review_columns(words: TableWords, printed: Sequence[Text]) -> tuple[tuple[FormColumn, ...], bool]:
    """The columns that table four's printed header names, and whether it names them all, in the form's order."""
    columns = words.table.columns
    named_by = {text.column: leaf for text in printed for leaf in words.columns.exact(text.raw)}
    leaves = [leaf for text in printed for leaf in words.columns.exact(text.raw)]
    if len(named_by) == len(columns):  # a copy that repeats merged headers names columns more than once
        leaves = [named_by[column] for column in sorted(named_by)]
    blocks = [block for text in printed for block in words.blocks.exact(text.raw)]
    if any(names_both_blocks(text.raw) for text in printed):
        blocks.append(columns[0].path[:-1])
    named = tuple(column for column in columns if column.path[:-1] in blocks)
    if len(leaves) == 1 and len(named) == _RESULTS:  # a result and its number, under the one block
        return tuple(column for column in named if column.path[-1] == leaves[0]), True
    five = [column.path[-1] for column in columns[:_RESULTS]]
    if leaves and leaves == five * (len(leaves) // 5) and (len(leaves) == len(named) or len(leaves) > len(named) == len(columns)):
        return named, True
    return columns, False


def block_named(row: TableRow) -> tuple[FormColumn, ...]:
    """The columns of the one block that labels table four's row where no results are printed; none where that is not so."""
    words = row.words
    blocks = {block for text in row.review for block in words.blocks.exact(text.raw)}
    labelled = any(words.blocks.exact(label.raw) for label in row.line.labels[-1:])
    bare = labelled and len(blocks) == 1 and not any(words.columns.exact(text.raw) for text in row.review)
    return tuple(column for column in words.table.columns if bare and column.path[:-1] in blocks)


def blocks_in_order(row: TableRow) -> bool:
    """Whether the blocks that are printed before table four's row stand in the form's order."""
    found = [block for text in (row.review or row.line.labels) for block in row.words.blocks.exact(text.raw)]
    order = list(dict.fromkeys(column.path[:-1] for column in row.words.table.columns))
    places = [order.index(block) for block in dict.fromkeys(found)]
    first = next((label_key(text.raw) for text in row.line.labels), "")
    return places == sorted(places) and not (first == order[-1][0] and order[0] in found)


def may_be_of_several(row: TableRow) -> bool:
    """Whether a stream prints as many labels of rows right before the row's numbers as they are: each may be of one of them."""
    last = row.line.labels[-len(row.line.values) :]
    names = [text for text in last if any(row.words.row(i).cell for i in row.words.rows.exact(text.raw))]
    return row.line.layout is Layout.STREAM and len(names) == len(row.line.values) > 1


def one_unnamed(row: TableRow) -> int | None:
    """Which of the columns of table four's row has no header text, where all others stand under the result that the form has
    there; None where that is not so."""
    columns = row.words.table.columns
    named = {text.column: leaf for text in row.review for leaf in row.words.columns.exact(text.raw)}
    blocks = {block for text in row.review for block in row.words.blocks.exact(text.raw)}
    at = [value.text.column for value in row.line.values]
    unnamed = [place for place in at if place not in named]
    if len(at) != len(columns) or len(unnamed) != 1 or not blocks >= {column.path[:-1] for column in columns}:
        return None
    fits = all(named.get(place, column.path[-1]) == column.path[-1] for place, column in zip(at, columns, strict=True))
    return unnamed[0] if fits and len(named) == len(columns) - 1 else None


def words_again(line: Line, lacking: int) -> list[Text]:
    """The words at the end of a text copy's row, where they are the cells it lacks: it prints the same words among its numbers."""
    printed = {value.text.raw for value in line.values if not value.text.valued}
    again = line.layout is Layout.ROWS and bool(line.rest) and len(line.rest) == lacking
    return list(line.rest) if again and all(text.raw in printed for text in line.rest) else []
