"""Defects of rows: missing, added, exchanged or empty ones, tables cut in two, merged cells that were lost.

>>> from eval.forge.defects import load_defects
>>> load_defects()["rows_swapped"].explains
'Two rows next to one another are exchanged.'
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from eval.forge.amounts import Place
from eval.forge.defects import defect, in_table
from eval.forge.draft import Draft, DraftTable, Known
from eval.forge.laid import LaidCell, Path, Role, part_of, swapped, unmerged, with_row, without_row
from eval.forge.wording import load_words

ROWED = ("proactive", "applications", "statistics")
"""Tables with more rows than one."""


def _rowed(draft: Draft) -> DraftTable | None:
    return draft.any_official(lambda table: table.table in ROWED and len(table.value_rows()) > 2)


def _label(table: DraftTable, row: int) -> LaidCell:
    """The innermost label that a row prints."""
    return [cell for cell in table.laid.starting_in(row) if cell.role is Role.LABEL][-1]


def _inner(table: DraftTable, row: int) -> bool:
    """Whether the row starts no merged label, so that it can move alone."""
    return all(cell.rowspan == 1 for cell in table.laid.starting_in(row))


@defect()
@in_table(_rowed)
def missing_row(draft: Draft, table: DraftTable) -> str:
    """A row of the form is not printed."""
    row = draft.draw.choice(table.value_rows())
    label = _label(table, row)
    table.laid = without_row(table.laid, row)
    return f"{table.table}: {label.text.strip()}"


@defect()
@in_table(_rowed)
def missing_rows(draft: Draft, table: DraftTable) -> str:
    """Several rows of the form are not printed, here and there."""
    rows = table.value_rows()
    gone = draft.draw.sample(rows, min(len(rows) - 1, draft.draw.randrange(2, 7)))
    for row in sorted(gone, reverse=True):
        table.laid = without_row(table.laid, row)
    return f"{table.table}: {len(gone)} rows"


@defect()
@in_table(_rowed)
def missing_part(draft: Draft, table: DraftTable) -> str:
    """All rows below one of the form's headings are not printed."""
    heads = sorted({cell.place[0][:-1] for cell in table.values if cell.place and len(cell.place[0]) > 1})
    if not heads:
        return ""
    head: Path = draft.draw.choice(heads)
    rows = {cell.row for cell in table.values if cell.place and cell.place[0][:-1] == head}
    for row in sorted(rows, reverse=True):
        table.laid = without_row(table.laid, row)
    return f"{table.table}: {head[-1]}"


@defect()
def missing_table(draft: Draft) -> str:
    """One of the tables is not printed."""
    table = draft.any_official()
    if table is None or len(draft.official) < 2:
        return ""
    draft.section_of(table).tables.remove(table)
    return table.table


@defect()
@in_table(_rowed)
def extra_row(draft: Draft, table: DraftTable) -> str:
    """The body added a row of its own."""
    label = draft.draw.choice([t for t in load_words().rows[table.table] if all(cell.text != t for cell in table.labels)] or [""])
    before = table.laid
    for row in draft.draw.sample(table.value_rows(), len(table.value_rows())):
        cells = [cell for cell in table.laid.starting_in(row) if cell.rowspan == 1]
        own = [cell for cell in cells if cell.role is Role.LABEL]
        table.laid = with_row(
            table.laid, row + 1, [cell if cell.role is not Role.VALUE else replace(cell, place=None) for cell in cells]
        )
        if label and own and _covered(table):
            number = draft.draw.randrange(1, 99)
            added = [_added(table, cell, label, number + n) for n, cell in enumerate(cells)]
            added = [replace(cell, text=label if cell is own[-1] else "") if cell.role is Role.LABEL else cell for cell in added]
            table.laid = with_row(before, row + 1, added)
            return f"{table.table}: {label} after row {row}"
        table.laid = before
    return ""


def _added(table: DraftTable, like: LaidCell, label: str, number: int) -> LaidCell:
    """A cell of an added row, in the manner of the cell above it; its number is remembered under the printed label."""
    if like.role is not Role.VALUE or like.place is None:
        return like
    place: Place = ((label,), like.place[1])
    table.known[place] = Known(Decimal(number))
    return replace(like, text=str(number), place=place)


@defect()
@in_table(lambda draft: draft.any_official(lambda table: table.table == "applications"))
def subtotals(draft: Draft, table: DraftTable) -> str:
    """A row 小计 stands below the results of each heading."""
    heads = dict.fromkeys(cell.place[0][:-1] for cell in table.values if cell.place and len(cell.place[0]) == 3)
    planted = []
    for head in heads:
        parts = [cell for cell in table.values if cell.place and cell.place[0][:-1] == head]
        last = max((cell.row for cell in parts), default=-1)
        if len({cell.row for cell in parts}) < 2:
            continue
        sums: list[LaidCell] = [replace(_label(table, last), text="小计")]
        for like in [cell for cell in parts if cell.row == last]:
            if like.place is None:
                continue
            values = [table.known[cell.place].value for cell in parts if cell.place and cell.column == like.column]
            total = sum((value for value in values if value is not None), Decimal(0))
            place: Place = ((*head, "小计"), like.place[1])
            table.known[place] = Known(total)
            sums.append(replace(like, text=f"{total:f}", place=place))
        over = [cell for cell in table.laid.cells if last in cell.rows and cell.rowspan > 1 and cell.rows.stop == last + 1]
        before = table.laid
        added = with_row(before, last + 1, sums)
        stretched = (replace(cell, rowspan=cell.rowspan + 1) if cell in over else cell for cell in added.cells)
        table.laid = replace(added, cells=tuple(stretched))
        if not _covered(table):
            table.laid = before
            continue
        planted.append(head[-1])
    return f"{table.table}: {', '.join(planted)}" if planted else ""


@defect()
@in_table(_rowed)
def rows_swapped(draft: Draft, table: DraftTable) -> str:
    """Two rows next to one another are exchanged."""
    free = [row for row in table.value_rows() if _inner(table, row)]
    pairs = [(row, row + 1) for row in free if row + 1 in free and _alike(table, row, row + 1)]
    if not pairs:
        return ""
    one, other = draft.draw.choice(pairs)
    table.laid = swapped(table.laid, one, other)
    return f"{table.table}: rows {one} and {other}"


def _alike(table: DraftTable, one: int, other: int) -> bool:
    """Whether both rows have their own cells in the same columns and stand under the same heading."""
    shapes = [[(c.column, c.colspan) for c in table.laid.starting_in(row)] for row in (one, other)]
    heads = [{c.place[0][:-1] for c in table.values if c.row == row and c.place} for row in (one, other)]
    return shapes[0] == shapes[1] and heads[0] == heads[1]


@defect()
@in_table(_rowed)
def empty_row(draft: Draft, table: DraftTable) -> str:
    """A row without any text stands between two rows."""
    row = draft.draw.choice(table.value_rows())
    like = list(table.laid.starting_in(row))
    table.laid = with_row(table.laid, row, [replace(cell, text="", place=None, rowspan=1) for cell in like])
    return f"{table.table}: before row {row}" if _covered(table) else ""


def _covered(table: DraftTable) -> bool:
    return len(table.laid.covering()) == table.laid.rows * table.laid.columns


@defect()
@in_table(Draft.any_official)
def note_row(draft: Draft, table: DraftTable) -> str:
    """The table's last row is a note over all columns, with numbers in it."""
    note = draft.filled(draft.draw.choice(load_words().prose["notes"]))
    cell = LaidCell(0, 0, note, Role.LABEL, colspan=table.laid.columns)
    table.laid = with_row(table.laid, table.laid.rows, [cell])
    return table.table


@defect()
@in_table(Draft.any_official)
def title_row(draft: Draft, table: DraftTable) -> str:
    """The table's first row is its title or its unit over all columns."""
    title = draft.draw.choice((draft.section_of(table).heading.lstrip("一二三四五六、"), "单位：件", f"{draft.year}年度"))
    table.laid = with_row(table.laid, 0, [LaidCell(0, 0, title, Role.LABEL, colspan=table.laid.columns)])
    return f"{table.table}: {title}"


@defect()
@in_table(_rowed)
def split_table(draft: Draft, table: DraftTable) -> str:
    """The table is cut into two tables, the second without a header."""
    row = draft.draw.choice(table.value_rows()[1:])
    return _cut(draft, table, [range(row), range(row, table.laid.rows)])


@defect()
@in_table(lambda draft: draft.any_official(lambda table: table.table == "proactive"))
def parts_apart(draft: Draft, table: DraftTable) -> str:
    """Each part of the proactive table is a table of its own."""
    starts = [row for row in range(table.laid.rows) if table.laid.starting_in(row)[0].colspan == table.laid.columns]
    if len(starts) < 2:
        return ""
    return _cut(draft, table, [range(a, b) for a, b in zip([0, *starts[1:]], [*starts[1:], table.laid.rows], strict=True)])


def _cut(draft: Draft, table: DraftTable, pieces: list[range]) -> str:
    tables = draft.section_of(table).tables
    at = next(n for n, one in enumerate(tables) if one is table)
    parts = []
    for number, rows in enumerate(pieces):
        part = table.copy()
        part.whole = False
        part.laid = part_of(table.laid, rows)
        part.caption = part.caption if number == 0 else []
        part.notes = part.notes if number == len(pieces) - 1 else []
        parts.append(part)
    tables[at : at + 1] = parts
    return f"{table.table}: {len(pieces)} pieces"


@defect()
@in_table(Draft.any_official)
def merges_repeated(draft: Draft, table: DraftTable) -> str:
    """Merged labels are printed again in every cell they covered."""
    table.laid = unmerged(table.laid, repeat=True)
    return table.table


@defect()
@in_table(Draft.any_official)
def merges_lost(draft: Draft, table: DraftTable) -> str:
    """Merged labels stand in their first cell alone; the cells they covered are empty."""
    table.laid = unmerged(table.laid, repeat=False)
    return table.table
