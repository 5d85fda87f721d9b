"""Figures for every table of every edition: drawn from a seed, as large and as sparse as real ones, holding the form's sums.

`amounts` gives a value for each place of a table. The leaves are drawn; every total is the sum of its parts, and what came
in is what went out. In the annex of 2014 most lines are blank (None), as bodies leave them; a sum is there where its parts
are. A `Scale` says how busy the body is: how large its figures and how many of them are zero.

>>> import random
>>> found = amounts("2021", "review_litigation", random.Random(3), Scale.CITY)
>>> len(found), found[(), ("行政复议", "总计")] == sum(found[(), ("行政复议", leaf)] for leaf in ("结果维持", "结果纠正", "其他结果", "尚未审结"))
(15, True)
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum

from eval.forge.laid import Path
from eval.forge.slots import table_slots
from ingest.forms import load_forms

Place = tuple[Path, Path]
Amounts = Mapping[Place, Decimal | None]

RECEIVED, CARRIED_IN = "applications.received", "applications.carried_in"
HANDLED, CARRIED_OUT = "applications.handled", "applications.carried_out"
TOTAL = "总计"


class Scale(Enum):
    """How busy a body is: the largest usual count of applications a cell, the share of cells that are not zero.
    FULL is for reports that must be full: nothing is zero, nothing has decimals."""

    QUIET = (3, 0.04)
    COUNTY = (40, 0.25)
    CITY = (900, 0.5)
    FULL = (60, 1.0)

    @property
    def largest(self) -> int:
        return self.value[0]

    @property
    def share(self) -> float:
        return self.value[1]


def amounts(form: str, table: str, draw: random.Random, scale: Scale) -> Amounts:
    """A value for each place of the table; None is a cell the body left empty. Errors: KeyError where there is no table."""
    kinds: Mapping[str, Callable[[str, random.Random, Scale], Amounts]] = {
        "proactive": _proactive,
        "applications": _applications,
        "review_litigation": _review,
        "statistics": _annex,
    }
    return kinds[table](form, draw, scale)


def printed(value: Decimal | None, indicator: str) -> str:
    """How a value is printed where nothing is wrong with it: a change with its sign, a blank as nothing.

    >>> printed(Decimal(12), "proactive.licences.items_change"), printed(Decimal("0.50"), "proactive.fees.amount"), printed(None, "")
    ('+12', '0.50', '')
    """
    if value is None:
        return ""
    return f"{value:+f}" if indicator.endswith("items_change") and value else f"{value:f}"


def _count(draw: random.Random, scale: Scale, weight: float = 1.0) -> int:
    """A count: often zero, mostly small, now and then large."""
    if scale is Scale.FULL:
        return draw.randrange(1, scale.largest)
    if draw.random() >= scale.share * weight:
        return 0
    return 1 + int((scale.largest - 1) * weight * draw.random() ** 3)


def _proactive(form: str, draw: random.Random, scale: Scale) -> Amounts:
    sizes = {"previous_items": 200, "items_change": 12, "decisions": 60 * scale.largest, "items": 300}
    found: dict[Place, Decimal | None] = {}
    for slot in table_slots(form, "proactive"):
        kind = slot.indicator.rpartition(".")[2]
        zero = draw.random() > max(scale.share, 0.35)
        value = Decimal(draw.randrange(1, sizes.get(kind, 60)))
        if slot.unit == "万元" and scale is not Scale.FULL:
            value = Decimal(draw.randrange(1, 50000 * scale.largest)).scaleb(-draw.choice((0, 1, 2)))
        if kind == "items_change" and draw.random() < 0.4:
            value = -value
        found[slot.row, slot.column] = Decimal(0) if zero and scale is not Scale.FULL else value
    return found


def _applications(form: str, draw: random.Random, scale: Scale) -> Amounts:
    slots = table_slots(form, "applications")
    columns = tuple(dict.fromkeys(slot.column for slot in slots))
    rows = {slot.indicator: slot.row for slot in slots}
    results = [name for name in rows if name not in (RECEIVED, CARRIED_IN, HANDLED, CARRIED_OUT)]
    applicants = [column for column in columns if column != (TOTAL,)]
    values: dict[Place, int] = {}
    for column in applicants:
        weight = {"自然人": 1.0, "商业企业": 0.4}.get(column[-1], 0.08)
        for name in [*results, CARRIED_OUT]:
            values[rows[name], column] = _count(draw, scale, weight)
        values[rows[HANDLED], column] = sum(values[rows[name], column] for name in results)
        leaving = values[rows[HANDLED], column] + values[rows[CARRIED_OUT], column]
        values[rows[CARRIED_IN], column] = min(_count(draw, scale, weight / 2), leaving)
        values[rows[RECEIVED], column] = leaving - values[rows[CARRIED_IN], column]
    for row in rows.values():
        values[row, (TOTAL,)] = sum(values[row, column] for column in applicants)
    return {place: Decimal(value) for place, value in values.items()}


def _review(form: str, draw: random.Random, scale: Scale) -> Amounts:
    values: dict[Path, int] = {}
    for slot in table_slots(form, "review_litigation"):
        parts = [number for column, number in values.items() if column[:-1] == slot.column[:-1]]
        values[slot.column] = sum(parts) if slot.column[-1] == TOTAL else _count(draw, scale, 0.5)
    return {((), column): Decimal(value) for column, value in values.items()}


def _annex(form: str, draw: random.Random, scale: Scale) -> Amounts:
    """Leaves first; then each line that is the sum of the lines below it, innermost first."""
    slots = table_slots(form, "statistics")
    column = slots[0].column
    zeros = draw.random() < 0.3
    values: dict[Path, Decimal | None] = {}
    for slot in slots:
        count = _count(draw, scale, 1.0) if draw.random() < 0.7 else draw.randrange(1, 40 * scale.largest)
        value = Decimal(count).scaleb(-1) if slot.unit == "万元" else Decimal(count)
        blank = draw.random() > max(scale.share, 0.4)
        values[slot.row] = (Decimal(0) if zeros else None) if blank else value
    for whole in sorted(_wholes(form), key=len, reverse=True):
        parts = [values[row] for row in values if row[:-1] == whole]
        if all(part is None for part in parts):
            values[whole] = None
        else:
            values[whole] = sum((part for part in parts if part is not None), Decimal(0))
    return {(slot.row, column): values[slot.row] for slot in slots}


def _wholes(form: str) -> list[Path]:
    """Rows of the annex that are the sum of the rows directly below them."""
    table = load_forms()[form].table("statistics")
    if table is None:
        raise KeyError(f"edition {form} has no annex")
    summed = {identity.right[0] for identity in load_forms()[form].identities if identity.table == "statistics"}
    return [row.path for row in table.rows if row.id in summed]
