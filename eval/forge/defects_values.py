"""Defects of values: blanks and how they are marked, separators, widths, units, and what makes a number unreadable.

>>> from eval.forge.defects import load_defects
>>> load_defects()["blank_slash"].explains
'Cells print / instead of a number.'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from eval.forge.defects import defect, in_table
from eval.forge.draft import Draft, DraftTable, Known
from eval.forge.laid import LaidCell
from eval.forge.slots import table_slots
from ingest.model import State

BLANK = Known(None, State.BLANK)
_PLAIN = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _spoil(
    draft: Draft,
    fits: Callable[[LaidCell, Known], bool],
    print_as: Callable[[str], str],
    known: Known | None,
    *,
    unsure: bool = False,
) -> str:
    """Prints cells that fit in another way: a few, a whole row, or all of one table's; says where. `unsure`: though what is true of
    them stays so, nobody can know it."""
    table = draft.any_official(lambda table: any(fits(cell, _known(table, cell)) for cell in table.values))
    if table is None:
        return ""
    fitting = [cell for cell in table.values if fits(cell, _known(table, cell))]
    how = draft.draw.choice(("few", "row", "all"))
    if how == "few":
        fitting = draft.draw.sample(fitting, min(len(fitting), draft.draw.randrange(1, 6)))
    elif how == "row":
        row = draft.draw.choice(fitting).row
        fitting = [cell for cell in fitting if cell.row == row]
    for cell in fitting:
        if cell.place is not None:
            table.print_in(cell.place, print_as(cell.text), known)
            table.cannot_know([cell.place] if unsure else [])
    if (unsure or (known is not None and not known.knowable)) and draft.loses_blanks:
        rows = {cell.row for cell in fitting}
        table.cannot_know(cell.place for cell in table.values if cell.row in rows and cell.place is not None)
    return f"{table.table}: {how}, {len(fitting)} cells"


def _known(table: DraftTable, cell: LaidCell) -> Known:
    return table.known[cell.place] if cell.place is not None else BLANK


def _filled(cell: LaidCell, known: Known) -> bool:
    return known.value is not None


def _blank(draft: Draft, mark: str) -> str:
    """Blanks in some cells; half the time exactly in those that would print 0, as bodies do."""
    zeros = draft.draw.random() < 0.5
    return _spoil(draft, lambda cell, known: known.value == 0 if zeros else known.value is not None, lambda text: mark, BLANK)


@defect()
def blank_empty(draft: Draft) -> str:
    """Cells print nothing."""
    return _blank(draft, "")


@defect()
def blank_slash(draft: Draft) -> str:
    """Cells print / instead of a number."""
    return _blank(draft, draft.draw.choice("/／"))


@defect()
def blank_dash(draft: Draft) -> str:
    """Cells print a dash instead of a number."""
    return _blank(draft, draft.draw.choice(("—", "——", "－", "–")))


@defect()
def blank_hyphen(draft: Draft) -> str:
    """Cells print a hyphen instead of a number."""
    return _blank(draft, "-")


@defect()
def blank_word(draft: Draft) -> str:
    """Cells print 无, which may mean none or nothing to say: no number can be served for it."""
    return _blank(draft, "无")


@defect()
def thousands(draft: Draft) -> str:
    """Large numbers print separators, of either width."""
    mark = draft.draw.choice((",", "，"))
    return _spoil(
        draft,
        lambda cell, known: known.value is not None and abs(known.value) >= 1000 and _PLAIN.fullmatch(cell.text) is not None,
        lambda text: _separated(text, mark),
        None,
    )


def _separated(text: str, mark: str) -> str:
    whole, point, rest = text.partition(".")
    return f"{Decimal(whole):,}".replace(",", mark) + point + rest


@defect()
def full_width(draft: Draft) -> str:
    """Digits are printed full width."""
    return _spoil(draft, _filled, lambda text: text.translate(FULL_WIDTH), None)


@defect()
def spaces_around(draft: Draft) -> str:
    """Blanks of several widths stand before and after numbers."""
    around = draft.draw.choice(("\u3000", " ", "\u00a0"))
    return _spoil(draft, _filled, lambda text: around + text + around, None)


@defect()
@in_table(Draft.any_official)
def unit_in_cell(draft: Draft, table: DraftTable) -> str:
    """Numbers print their unit behind them."""
    units = {(slot.row, slot.column): slot.unit for slot in table_slots(table.form, table.table)}
    filled = [cell for cell in table.values if _known(table, cell).value is not None and cell.place in units]
    chosen = draft.draw.sample(filled, min(len(filled), 4))
    for cell in chosen:
        if cell.place is not None:
            table.print_in(cell.place, cell.text + (_known(table, cell).unit or units[cell.place]))
    return f"{table.table}: {len(chosen)} cells" if chosen else ""


@defect()
def parted_digits(draft: Draft) -> str:
    """A blank stands inside a number, which could then be two: nobody can know it, unless a narrow cell breaks it there and sums hold."""
    if draft.printing.shape == "spaced":  # there blanks part cells
        return ""
    return _spoil(
        draft,
        lambda cell, known: known.value is not None and known.value >= 10 and cell.text.isdigit(),
        lambda text: f"{text[:1]} {text[1:]}",
        known=None,
        unsure=True,
    )


@defect()
def words_in_cell(draft: Draft) -> str:
    """A value's cell prints words and no number."""
    unreadable = Known(None, State.ILLEGIBLE, knowable=False)
    words = draft.draw.choice(("见附件", "待统计", "详见下文", "同上"))
    return _spoil(draft, lambda cell, known: True, lambda text: words, unreadable)


@defect()
@in_table(lambda draft: draft.any_official(lambda table: table.table in ("applications", "review_litigation")))
def arithmetic_fault(draft: Draft, table: DraftTable) -> str:
    """A total is printed that is not the sum of its parts: the report's own fault, to be read as printed."""
    totals = [
        cell for cell in table.values if cell.place and cell.place[1][-1] == "总计" and _known(table, cell).value is not None
    ]
    if not totals:
        return ""
    cell = draft.draw.choice(totals)
    value = (_known(table, cell).value or Decimal(0)) + draft.draw.choice((1, 2, 10))
    if cell.place is not None:
        table.print_in(cell.place, f"{value:f}", Known(value))
    return f"{table.table}: row {cell.row}"
