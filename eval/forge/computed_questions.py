"""The forge's questions whose answer is computed from several cells: over rows, columns, years, and all bodies of a store.

Each kind has wordings of its own in `questions.toml`, in Chinese and, where a list `en` is there, in English; a set of wordings
without a kind has no questions of it. Expected numbers come from `Facts`; where one is lacking, nothing is asked.

>>> percent(Decimal(1) / Decimal(3))
Decimal('33.33')
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

from eval.question_set import Expected, ExpectedValue, Question

RECEIVED, HANDLED = "applications.received", "applications.handled"
THINGS = (RECEIVED, "applications.granted", "applications.refused", "review.total", "litigation.total")
ROWS = ("applications.granted", "applications.partly_granted", "applications.refused", "applications.unprocessed")


Fills = dict[str, str | int]


class Stated(Protocol):
    """What one report says."""

    @property
    def body(self) -> str: ...
    @property
    def year(self) -> int: ...
    def value(self, indicator: str, column: str = "总计") -> Decimal | None: ...


def percent(share: Decimal) -> Decimal:
    """A share as a percentage of two decimals, halves away from zero."""
    return rounded(share * 100)


def rounded(value: Decimal) -> Decimal:
    """Two decimals, halves away from zero."""
    return value.quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Names:
    """How a set of wordings names things, columns and bodies; None where it has no English for one."""

    thing: Callable[[str, str], str | None]
    column: Callable[[str], str]
    columns: Sequence[str]
    who: Callable[[str], str]


class Computed:
    """Makes the questions of these kinds over the reports of one store, by body and year."""

    def __init__(
        self, templates: Mapping[str, Mapping[str, Sequence[str]]], names: Names, draw: random.Random, name: str
    ) -> None:
        self._templates, self._names, self._draw, self._name = templates, names, draw, name
        self._number = 0

    def all(self, by_body: Mapping[str, Mapping[int, Stated]]) -> Iterator[Question]:
        """Questions about each body's years, then about all bodies of each year."""
        for years in by_body.values():
            for one in years.values():
                yield from self._rows(one)
                yield from self._columns(one)
                yield from self._two_years(one, years.get(one.year - 1))
            yield from self._years(sorted(years.values(), key=lambda one: one.year))
        for year in sorted({year for years in by_body.values() for year in years}):
            yield from self._store([years[year] for years in by_body.values() if year in years])

    # -------------------------------------------------------------------------------------------- kinds

    def _rows(self, one: Stated) -> Iterator[Question]:
        first, second = self._draw.sample(ROWS, 2)
        a, b, whole = one.value(first), one.value(second), one.value(HANDLED)
        if a is not None and b is not None:
            fills: Fills = {"who": one.body, "year": one.year, "what": first, "other": second}
            yield from self._ask("sum_rows", fills, [a + b], "sum")
            yield from self._ask("difference_rows", fills, [abs(a - b)], "difference")
            if b:
                yield from self._ask("ratio", fills, [rounded(a / b)], "ratio", unit="")
        if a is not None and whole:
            fills = {"who": one.body, "year": one.year, "what": first}
            yield from self._ask("share_rows", fills, [percent(a / whole)], "share", unit="%")
            yield from self._ask("two_part_share", fills, [a, percent(a / whole)], None)

    def _columns(self, one: Stated) -> Iterator[Question]:
        cells = [one.value(RECEIVED, column) for column in self._names.columns]
        known = [cell for cell in cells if cell is not None]
        if len(known) < len(cells):
            return
        yield from self._ask("breakdown", {"who": one.body, "year": one.year}, known, None)
        left, right = self._draw.sample(range(len(known)), 2)
        words = [self._names.column(self._names.columns[i]) for i in (left, right)]
        fills: Fills = {"who": one.body, "year": one.year, "column": words[0], "column2": words[1]}
        yield from self._ask("difference_columns", fills, [abs(known[left] - known[right])], "difference")

    def _two_years(self, one: Stated, before: Stated | None) -> Iterator[Question]:
        indicator = self._draw.choice(THINGS)
        now, then = one.value(indicator), None if before is None else before.value(indicator)
        if before is None or now is None or then is None:
            return
        fills: Fills = {"who": one.body, "year": one.year, "before": before.year, "what": indicator}
        yield from self._ask("change", fills, [abs(now - then)], "difference")
        yield from self._ask("two_part_change", fills, [then, now, abs(now - then)], None)
        if then:
            yield from self._ask("rate", fills, [percent((now - then) / then)], "growth", unit="%")

    def _years(self, reports: Sequence[Stated]) -> Iterator[Question]:
        indicator = self._draw.choice(THINGS)
        values = [value for one in reports if (value := one.value(indicator)) is not None]
        if len(reports) < 2 or len(values) < len(reports):
            return
        fills: Fills = {"who": reports[0].body, "what": indicator, "first": reports[0].year, "last": reports[-1].year}
        yield from self._ask("trend", fills, values, None)
        if len(values) == reports[-1].year - reports[0].year + 1:
            total = sum(values, Decimal(0))
            yield from self._ask("sum_years", fills, [total], "sum")
            yield from self._ask("mean_years", fills, [rounded(total / len(values))], "mean")
        top = max(values)
        if values.count(top) == 1:
            said = (str(reports[values.index(top)].year),)
            yield from self._ask("most_year", fills, [top], "max", must_say=said)

    def _store(self, reports: Sequence[Stated]) -> Iterator[Question]:
        indicator = self._draw.choice(THINGS)
        held = {one.body: value for one in reports if (value := one.value(indicator)) is not None}
        if len(held) < 2:
            return
        fills: Fills = {"year": reports[0].year, "what": indicator}
        values = sorted(held.values(), reverse=True)
        total = sum(values, Decimal(0))
        yield from self._ask("store_sum", fills, [total], "sum")
        yield from self._ask("store_mean", fills, [rounded(total / len(values))], "mean")
        number = self._draw.choice([10, 50, 100, 500])
        yield from self._ask(
            "count_over", fills | {"number": number}, [Decimal(sum(v > number for v in values))], "count", unit=""
        )
        yield from self._ask("count_none", fills, [Decimal(values.count(Decimal(0)))], "count", unit="")
        if len(set(values)) == len(values):
            bodies = sorted(held, key=lambda body: held[body], reverse=True)
            yield from self._ask("ranking", fills, values, None, must_say=tuple(bodies))
            if len(values) > 3:
                yield from self._ask("first_three", fills, values[:3], None, must_say=tuple(bodies[:3]))
        one, other = self._draw.sample(sorted(held), 2)
        pair = fills | {"who": one, "who2": other}
        gap = abs(held[one] - held[other])
        yield from self._ask("difference_bodies", pair, [gap], "difference")
        if gap:
            more = max((one, other), key=lambda body: held[body])
            yield from self._ask("more_of_two", pair, [held[more]], None, must_say=(more,))

    # -------------------------------------------------------------------------------------------- asking

    def _ask(
        self,
        kind: str,
        fills: Mapping[str, str | int],
        values: Sequence[Decimal],
        operation: str | None,
        *,
        unit: str = "件",
        must_say: tuple[str, ...] = (),
    ) -> Iterator[Question]:
        """One question of a kind, where the set of wordings has it; a third of them in English, where it has that."""
        listed = self._templates.get(kind)
        if listed is None:
            return
        language = "en" if "en" in listed and self._draw.random() < 1 / 3 else "zh"
        told: dict[str, str | int] = dict(fills)
        for name in ("what", "other"):
            if name in fills:
                said = self._names.thing(str(fills[name]), language)
                if said is None:
                    return
                told[name] = said
        for name in ("who", "who2"):
            if name in fills:
                told[name] = self._names.who(str(fills[name]))
        text = self._draw.choice(listed[language]).format_map(told)
        units = ["%" if operation is None and kind == "two_part_share" and i == 1 else "" for i in range(len(values))]
        expected = Expected(
            "figures",
            tuple(ExpectedValue(v, u or ("" if unit == "件" else unit), operation=operation) for v, u in zip(values, units, strict=True)),
            (),
            must_say=must_say,
        )  # fmt: skip
        self._number += 1
        yield Question(f"forge-{self._name}-computed-{self._number}", text, "computed", expected, None, 1)
