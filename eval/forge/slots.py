"""The places of an official table in the order the form prints them, taken from the forms that ingest reads by.

A `Slot` is one cell: its row and column path in the form's own labels, its indicator and unit. `find_slot` lets a
sample name a cell by the end of its paths, as short as is unique.

>>> slots = table_slots("2021", "applications")
>>> len(slots), slots[0].row, slots[0].column, slots[0].unit
(175, ('一、本年新收政府信息公开申请数量',), ('自然人',), '件')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from eval.forge.laid import Path
from ingest.forms import load_forms


@dataclass(frozen=True, slots=True)
class Slot:
    """One place for a value: the form's own labels, what it counts and in which unit."""

    row: Path
    column: Path
    indicator: str
    unit: str


@cache
def table_slots(form: str, table: str) -> tuple[Slot, ...]:
    """Every place of a table, row by row. Errors: KeyError where the edition has no such table."""
    found = load_forms()[form].table(table)
    if found is None:
        raise KeyError(f"edition {form} has no table {table}")
    return tuple(
        Slot(row.path, column.path, found.indicator(row, column) or "", found.unit_of(row, column))
        for row in found.value_rows
        for column in row.columns
    )


def find_slot(form: str, table: str, row: str, column: str) -> Slot:
    """The one place whose row and column paths end so (labels joined by " > "; "" fits any). Errors: LookupError for
    none or several.

    >>> find_slot("2021", "applications", "（五）不予处理 > 2.重复申请", "总计").indicator
    'applications.unprocessed.repeated'
    """
    slots = table_slots(form, table)
    fitting = [slot for slot in slots if _ends(slot.row, row) and _ends(slot.column, column)]
    if len(fitting) != 1:
        raise LookupError(f"[{row!r}, {column!r}] fits {len(fitting)} places of {table} ({form}), expected one")
    return fitting[0]


def _ends(path: Path, wanted: str) -> bool:
    labels = tuple(wanted.split(" > ")) if wanted else ()
    return path[len(path) - len(labels) :] == labels
