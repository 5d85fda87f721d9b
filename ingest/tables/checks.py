"""The forms' own arithmetic: every identity evaluated on what a report prints.

`with_checks` counts for each figure how many identities it takes part in held, failed or could not be decided, and
gives an `arithmetic` Problem for each that failed, with both sides, their difference and the place. A heading without a
cell of its own (不予公开) is the sum of its parts. A blank, illegible or approximate operand, or one that is printed
twice with different values, leaves an identity undecided; so does one that is missing where the rest is there. An
identity of which nothing is printed is not counted. All values are Decimal; nothing is rounded.

>>> from ingest.readers.text import read
>>> from ingest.tables.figures import read_tables
>>> text = "自然人\\t商业企业\\t科研机构\\t社会公益组织\\t法律服务机构\\t其他\\t总计\\n"
>>> text += "一、本年新收政府信息公开申请数量\\t3\\t0\\t0\\t0\\t0\\t0\\t4\\n"
>>> figures, problems = with_checks(read_tables(read(text, "txt", None)).figures)
>>> figures[0].checks, problems[0].message
(Checks(held=0, failed=1, undecided=1), '表三 一、本年新收政府信息公开申请数量：各类申请人之和 3 ≠ 总计 4（差 1）')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.forms import FormIdentity, indicators, load_forms
from ingest.model import Checks, Figure, Problem, State

TABLE_NAMES = {"proactive": "表二", "applications": "表三", "review_litigation": "表四", "statistics": "统计表"}
"""How messages name the tables."""

_COUNTED = {State.REPORTED, State.CORRECTED, State.RECOGNISED}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an identity: its sum (None where it cannot be told) and the figures that it rests on."""

    value: Decimal | None
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one identity came out: `where` is the column or row that it was evaluated on ("" for cells by name)."""

    identity: FormIdentity
    where: str
    left: Side
    right: Side

    @property
    def held(self) -> bool | None:
        if self.left.value is None or self.right.value is None:
            return None
        return self.left.value == self.right.value


class _Cells:
    """A report's figures by indicator and column."""

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._by_place: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
        for index, figure in enumerate(figures):
            if figure.indicator is not None:
                self._by_place[figure.indicator, figure.column].append(index)

    def printed(self, indicator: str, columns: Iterable[tuple[str, ...]]) -> bool:
        """Whether the report prints a value of the indicator's own in any of the columns."""
        return any((indicator, column) in self._by_place for column in columns)

    def read(self, indicator: str, column: tuple[str, ...]) -> Side:
        """One place's value; a heading that prints none is the sum of its parts."""
        here = self._by_place.get((indicator, column))
        if here:
            values = {self._figures[i].value if self._figures[i].state in _COUNTED else None for i in here}
            return Side(next(iter(values)) if len(values) == 1 else None, tuple(here))
        known = indicators().get(indicator)
        if known is None or not known.children:
            return Side(None, ())
        return self.total(known.children, [column] * len(known.children))

    def total(self, names: Iterable[str], columns: Iterable[tuple[str, ...]]) -> Side:
        """The sum over places; None where one of them cannot be told."""
        sides = [self.read(name, column) for name, column in zip(names, columns, strict=True)]
        used = tuple(i for side in sides for i in side.figures)
        values = [side.value for side in sides]
        if not values or any(value is None for value in values):
            return Side(None, used)
        return Side(sum((v for v in values if v is not None), Decimal(0)), used)


def with_checks(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """The figures with their `checks` counted, and a Problem for each identity that fails."""
    counts: list[dict[bool | None, int]] = [defaultdict(int) for _ in figures]
    problems: list[Problem] = []
    for outcome in outcomes(figures):
        used = (*outcome.left.figures, *outcome.right.figures)
        for index in used:
            counts[index][outcome.held] += 1
        if outcome.held is False:
            problems.append(_problem(outcome, figures, used))
    checked = tuple(
        replace(figure, checks=Checks(count[True], count[False], count[None]))
        for figure, count in zip(figures, counts, strict=True)
    )
    return checked, tuple(problems)


def outcomes(figures: Sequence[Figure]) -> Iterator[Outcome]:
    """Every identity of the editions printed, wherever at least one of its figures is there."""
    cells = _Cells(figures)
    printed: Mapping[str, str] = {figure.table: figure.form for figure in figures}
    for table, edition in printed.items():
        form = load_forms().get(edition)
        for identity in form.identities if form else ():
            if identity.table != table:
                continue
            for outcome in _evaluated(cells, identity, edition):
                if outcome.left.figures or outcome.right.figures:
                    yield outcome


def _evaluated(cells: _Cells, identity: FormIdentity, edition: str) -> Iterator[Outcome]:
    table = load_forms()[edition].table(identity.table)
    if table is None:
        return
    paths = {column.id: column.path for column in table.columns}
    if identity.over == "cells":
        left = cells.total(identity.left, [paths[name] for name in identity.left])
        right = cells.total(identity.right, [paths[name] for name in identity.right])
        yield Outcome(identity, "", left, right)
    elif identity.over == "columns":
        for column in table.columns:
            sides = [cells.total(names, [column.path] * len(names)) for names in (identity.left, identity.right)]
            yield Outcome(identity, column.dimension, sides[0], sides[1])
    else:
        for row in table.rows:
            if not row.id:
                continue
            if not row.cell and not cells.printed(row.id, paths.values()):
                continue
            sides = [cells.total([row.id] * len(n), [paths[name] for name in n]) for n in (identity.left, identity.right)]
            yield Outcome(identity, row.label, sides[0], sides[1])


def failure_message(outcome: Outcome) -> str:
    """Both sides of an identity that fails and their difference."""
    left, right = outcome.left.value or Decimal(0), outcome.right.value or Decimal(0)
    names = outcome.identity.name.split(" = ")
    where = " ".join(part for part in (TABLE_NAMES[outcome.identity.table], outcome.where) if part)
    return f"{where}：{names[0]} {plain(left)} ≠ {names[-1]} {plain(right)}（差 {plain(abs(left - right))}）"


def _problem(outcome: Outcome, figures: Sequence[Figure], used: Sequence[int]) -> Problem:
    place = figures[outcome.right.figures[0] if outcome.right.figures else used[0]]
    return Problem("arithmetic", failure_message(outcome), place.span, place.page)


def plain(value: Decimal) -> str:
    """A number without exponent and without idle zeros.

    >>> plain(Decimal("10")), plain(Decimal("2.50")), plain(Decimal("1E+3"))
    ('10', '2.5', '1000')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
