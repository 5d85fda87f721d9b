"""Defects of what stands around a table: sentences with numbers, notes, headings, other tables, a second print.

>>> from eval.forge.defects import load_defects
>>> load_defects()["caption"].explains
'A line with the unit or the period stands over the table.'
"""

from __future__ import annotations

import re
from decimal import Decimal

from eval.forge.defects import defect, in_table
from eval.forge.draft import Draft, DraftTable, Known
from eval.forge.laid import LaidCell, Role, laid
from eval.forge.wording import load_words
from ingest.model import State


def _line(draft: Draft, of: str) -> str:
    return draft.filled(draft.draw.choice(load_words().prose[of]))


@defect()
@in_table(Draft.any_official)
def sentence_before(draft: Draft, table: DraftTable) -> str:
    """A sentence with numbers stands right before the table."""
    draft.section_of(table).paragraphs.append(_line(draft, "before_table"))
    return table.table


@defect()
@in_table(Draft.any_official)
def caption(draft: Draft, table: DraftTable) -> str:
    """A line with the unit or the period stands over the table."""
    table.caption.append(_line(draft, "caption"))
    return f"{table.table}: {table.caption[-1]}"


@defect()
@in_table(Draft.any_official)
def notes_after(draft: Draft, table: DraftTable) -> str:
    """A note with numbers follows the table."""
    table.notes.append(_line(draft, "notes"))
    return f"{table.table}: {table.notes[-1]}"


@defect()
def misnumbered(draft: Draft) -> str:
    """Headings carry wrong numbers, or numbers of another kind."""
    style = draft.draw.choice(("same", "digits", "shifted", "brackets"))
    for at, section in enumerate(draft.sections):
        bare = re.sub(r"^[一二三四五六七八九十]+、", "", section.heading)
        number = {"same": "一、", "digits": f"{at + 1}、", "brackets": f"（{'一二三四五六七八九十'[at]}）"}.get(style)
        section.heading = (number or "一二三四五六七八九十"[(at + 3) % 10] + "、") + bare
    return style


@defect()
def headings_lost(draft: Draft) -> str:
    """The headings over the tables are missing."""
    named = [section for section in draft.sections if section.tables]
    for section in named:
        section.heading = draft.draw.choice(("具体情况如下：", "详见下表。", "表格如下"))
    return f"{len(named)} headings"


def _beside(draft: Draft, header: tuple[str, ...], rows: tuple[str, ...]) -> str:
    """Puts a local table before or after an official one."""
    table = draft.any_official()
    if table is None:
        return ""
    cells = [LaidCell(0, column, text, Role.HEADER) for column, text in enumerate(header)]
    for row, label in enumerate(rows, 1):
        cells.append(LaidCell(row, 0, label, Role.LABEL))
        cells += [LaidCell(row, column, str(draft.draw.randrange(0, 400)), Role.VALUE) for column in range(1, len(header))]
    local = DraftTable("", "local", laid(cells, [1.5] + [1.0] * (len(header) - 1)))
    tables = draft.section_of(table).tables
    at = next(n for n, one in enumerate(tables) if one is table) + draft.draw.randrange(2)
    tables.insert(at, local)
    return f"at {at} beside {table.table}"


@defect()
def local_table(draft: Draft) -> str:
    """A small table of no form, full of numbers, stands near by."""
    return _beside(draft, *load_words().tables["plain"])


@defect()
def local_table_alike(draft: Draft) -> str:
    """A small table of no form uses words of the form as its columns."""
    return _beside(draft, *load_words().tables["alike"])


@defect()
def local_table_of_decisions(draft: Draft) -> str:
    """A table by department has the form's rows as its columns."""
    return _beside(draft, *load_words().tables["bureaus"])


@defect()
@in_table(Draft.any_official)
def boxed_paragraph(draft: Draft, table: DraftTable) -> str:
    """A paragraph with numbers stands in a box of its own."""
    box = DraftTable("", "local", laid([LaidCell(0, 0, _line(draft, "boxed"), Role.LABEL)], [1.0]))
    tables = draft.section_of(table).tables
    tables.insert(draft.draw.randrange(len(tables) + 1), box)
    return f"beside {table.table}"


@defect()
@in_table(Draft.any_official)
def printed_twice(draft: Draft, table: DraftTable) -> str:
    """A table is printed a second time, the same."""
    again = table.copy()
    draft.sections[draft.draw.randrange(len(draft.sections))].tables.append(again)
    return table.table


@defect()
@in_table(Draft.any_official)
def printed_differently(draft: Draft, table: DraftTable) -> str:
    """A table is printed a second time with one other value: the report says two things there."""
    again = table.copy()
    filled = [cell for cell in again.values if cell.place and again.known[cell.place].state is State.REPORTED]
    if not filled:
        return ""
    cell = draft.draw.choice(filled)
    value = Decimal(draft.draw.randrange(100, 999))
    if cell.place is not None:
        again.print_in(cell.place, f"{value:f}", Known(value))
    draft.section_of(table).tables.append(again)
    return f"{table.table}: row {cell.row}"


@defect()
@in_table(Draft.any_official)
def picture_of_table(draft: Draft, table: DraftTable) -> str:
    """A table is only a picture."""
    table.as_picture = True
    return table.table
