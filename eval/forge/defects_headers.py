"""Defects of headers and columns: lost or exchanged ones, a column of serial numbers.

>>> from eval.forge.defects import load_defects
>>> load_defects()["headers_lost"].explains
'A table prints no header at all; one whose columns were exchanged keeps it, as nobody could know them then.'
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from eval.forge.defects import GRIDS, defect, in_table
from eval.forge.draft import Draft, DraftTable
from eval.forge.laid import LaidCell, Role, changed, with_column, without_row
from eval.forge.layout import CONTENT

TOTAL = "总计"


def _leaf_headers(table: DraftTable) -> list[LaidCell]:
    """The header cells that stand right over values."""
    found = []
    for cell in table.laid.cells:
        below = [v for v in table.values if v.column == cell.column and v.row >= cell.row + cell.rowspan]
        if cell.role is Role.HEADER and cell.text not in ("", CONTENT) and below and cell.colspan < table.laid.columns:
            covering = table.laid.covering().get((cell.row + cell.rowspan, cell.column))
            if covering is not None and covering.role is not Role.HEADER:
                found.append(cell)
    return found


def _in_form_order(table: DraftTable) -> bool:
    """Whether the values of each row stand in the order of the form's columns."""
    order = {place: number for number, place in enumerate(table.known)}
    cells = sorted(((cell.row, cell.column, order[cell.place]) for cell in table.values if cell.place), key=lambda at: at[:2])
    return all(one[0] != after[0] or one[2] < after[2] for one, after in pairwise(cells))


def _ends_with_totals(table: DraftTable) -> bool:
    """Whether the last column is that of the totals, and none for remarks."""
    return any(cell.place and cell.place[1][-1] == TOTAL and cell.column == table.laid.columns - 1 for cell in table.values)


def _under(table: DraftTable, header: LaidCell) -> list[LaidCell]:
    """The values under a header cell, down to the next header of that column."""
    ends = [cell.row for cell in _leaf_headers(table) if cell.column == header.column and cell.row > header.row]
    last = min(ends, default=table.laid.rows)
    return [cell for cell in table.values if cell.column == header.column and header.row < cell.row < last]


@defect()
@in_table(
    lambda draft: draft.any_official(lambda table: table.whole and table.table != "statistics" and bool(_leaf_headers(table)))
)
def header_lost(draft: Draft, table: DraftTable) -> str:
    """One column's header is empty: what stands under it cannot be known; in a text copy, neither what stands beside it."""
    header = draft.draw.choice(_leaf_headers(table))
    under = _under(table, header)
    if draft.ordered:
        rows = {cell.row for cell in under}
        under = [cell for cell in table.values if cell.row in rows]
    table.cannot_know(cell.place for cell in under if cell.place is not None)
    table.laid = changed(table.laid, lambda cell: replace(cell, text="") if cell == header else cell)
    return f"{table.table}: {header.text}"


@defect()
@in_table(lambda draft: draft.any_official(lambda table: table.whole and bool(_leaf_headers(table)) and _in_form_order(table)))
def headers_lost(draft: Draft, table: DraftTable) -> str:
    """A table prints no header at all; one whose columns were exchanged keeps it, as nobody could know them then."""
    names = {cell.row for cell in _leaf_headers(table)}
    rows = {row for cell in table.laid.cells if cell.role is Role.HEADER for row in cell.rows if row <= max(names, default=0)}
    if table.table == "proactive":
        rows = names
    for row in sorted(rows, reverse=True):
        table.laid = without_row(table.laid, row)
    table.cannot_know(cell.place for cell in table.values if cell.place is not None)
    return table.table


@defect()
@in_table(
    lambda draft: draft.any_official(lambda table: table.whole and table.table == "applications" and table.laid.columns > 7)
)
def columns_swapped(draft: Draft, table: DraftTable) -> str:
    """Two columns are exchanged, headers and all; both under one header of several columns, which stays whole."""
    left = min(cell.column for cell in table.values)
    one = left + draft.draw.randrange(1, 5)
    one += any(cell.colspan > 1 and cell.column == one + 1 for cell in table.laid.cells)
    to = {one: one + 1, one + 1: one}
    table.laid = changed(
        table.laid,
        lambda cell: (
            replace(cell, column=to.get(cell.column, cell.column)) if cell.colspan == 1 and cell.column >= left else cell
        ),
    )
    return f"{table.table}: columns {one} and {one + 1}"


@defect()
@in_table(
    lambda draft: draft.any_official(lambda table: table.whole and table.table == "applications" and _ends_with_totals(table))
)
def total_first(draft: Draft, table: DraftTable) -> str:
    """The column of totals stands before the applicants."""
    left, last = min(cell.column for cell in table.values), table.laid.columns - 1
    banner = [cell for cell in table.laid.cells if cell.column == left and cell.colspan == last - left + 1]

    def moved(cell: LaidCell) -> LaidCell:
        if cell.column < left or cell in banner:
            return cell
        return replace(cell, column=left if cell.column == last else cell.column + 1)

    table.laid = changed(table.laid, moved)
    return table.table


@defect(formats=GRIDS)
@in_table(
    lambda draft: draft.any_official(
        lambda table: table.whole and table.table in ("applications", "statistics") and bool(table.values)
    )
)
def serial_column(draft: Draft, table: DraftTable) -> str:
    """A first column counts the rows."""
    first = min(table.value_rows())
    top = [LaidCell(0, 0, "序号", Role.HEADER, rowspan=first)]
    numbers = [LaidCell(row, 0, str(row - first + 1), Role.LABEL) for row in range(first, table.laid.rows)]
    table.laid = with_column(table.laid, 0.06, [*top, *numbers])
    return table.table
