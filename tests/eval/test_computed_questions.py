"""The forge's computed questions: what they expect is what the truth gives, worked out here a second time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.forge.computed_questions import HANDLED, RECEIVED, Computed, Names, percent, rounded
from eval.forge.corpus import Plan, forged
from eval.forge.questions import make_questions
from eval.question_set import Question

COLUMNS = ("自然人", "商业企业")
KINDS = {
    "sum_rows": "sum", "difference_rows": "difference", "ratio": "ratio", "share_rows": "share", "difference_columns": "difference",
    "change": "difference", "rate": "growth", "sum_years": "sum", "mean_years": "mean", "most_year": "max", "store_sum": "sum",
    "store_mean": "mean", "count_over": "count", "count_none": "count", "difference_bodies": "difference",
}  # fmt: skip
LISTS = ("two_part_share", "breakdown", "two_part_change", "trend", "ranking", "first_three", "more_of_two")
TEMPLATE = "{kind}|" + "|".join(
    f"{{{name}}}" for name in ("who", "who2", "year", "before", "what", "other", "first", "last", "number")
)


@dataclass(frozen=True, slots=True)
class Report:
    """What one made-up report says."""

    body: str
    year: int
    cells: Mapping[tuple[str, str], Decimal | None] = field(default_factory=dict)

    def value(self, indicator: str, column: str = "总计") -> Decimal | None:
        return self.cells.get((indicator, column), Decimal(self.year - 2000 + len(indicator) + 7 * len(column)))


class _Filled(dict[str, object]):
    """A template's fills, "-" for one that a kind does not have."""

    def __missing__(self, key: str) -> str:
        return "-"


class _Template(str):
    """A template that tells its fills."""

    kind: str

    def format_map(self, fills: Mapping[str, object], /) -> str:  # type: ignore[override]  # a Mapping is enough here
        return TEMPLATE.format_map(_Filled(fills, kind=self.kind))


def templates(kinds: tuple[str, ...]) -> dict[str, dict[str, list[str]]]:
    made: dict[str, dict[str, list[str]]] = {}
    for kind in kinds:
        template = _Template("")
        template.kind = kind
        made[kind] = {"zh": [template]}
    return made


def asked(reports: list[Report], kinds: tuple[str, ...] = (*KINDS, *LISTS)) -> Iterator[tuple[dict[str, str], Question]]:
    """Each question with what it was filled with."""
    by_body: dict[str, dict[int, Report]] = {}
    for report in reports:
        by_body.setdefault(report.body, {})[report.year] = report
    names = Names(lambda thing, language: thing, lambda column: column, COLUMNS, lambda body: body)
    fields = ("kind", "who", "who2", "year", "before", "what", "other", "first", "last", "number")
    for question in Computed(templates(kinds), names, random.Random(1), "built").all(by_body):
        yield dict(zip(fields, question.question.split("|"), strict=True)), question


BODIES = ("甲县", "乙县", "丙县", "丁县")
REPORTS = [
    Report(body, year, {(RECEIVED, "总计"): Decimal(10 * number + year - 2020), (HANDLED, "总计"): Decimal(3)})
    for number, body in enumerate(BODIES)
    for year in (2021, 2022, 2023)
]
OF = {(report.body, report.year): report for report in REPORTS}


def cell(fills: Mapping[str, str], what: str = "what", who: str = "who", year: str = "year") -> Decimal:
    value = OF[fills[who], int(fills[year])].value(fills[what])
    assert value is not None
    return value


def test_every_kind_is_asked_with_its_operation() -> None:
    found = {fills["kind"]: {v.operation for v in question.expected.values} for fills, question in asked(REPORTS)}
    assert found.keys() == {*KINDS, *LISTS}
    assert all(found[kind] == {operation} for kind, operation in KINDS.items())


def test_a_kind_without_wordings_is_not_asked() -> None:
    assert {fills["kind"] for fills, _ in asked(REPORTS, ("ratio", "trend"))} == {"ratio", "trend"}


def test_the_numbers_are_those_of_the_reports() -> None:
    worked_out = {
        "sum_rows": lambda f: [cell(f) + cell(f, "other")],
        "difference_rows": lambda f: [abs(cell(f) - cell(f, "other"))],
        "ratio": lambda f: [rounded(cell(f) / cell(f, "other"))],
        "share_rows": lambda f: [percent(cell(f) / 3)],
        "two_part_share": lambda f: [cell(f), percent(cell(f) / 3)],
        "change": lambda f: [abs(cell(f) - cell(f, year="before"))],
        "rate": lambda f: [percent((cell(f) - cell(f, year="before")) / cell(f, year="before"))],
        "two_part_change": lambda f: [cell(f, year="before"), cell(f), abs(cell(f) - cell(f, year="before"))],
        "difference_bodies": lambda f: [abs(cell(f) - cell(f, who="who2"))],
    }
    checked = set()
    for fills, question in asked(REPORTS):
        if fills["kind"] in worked_out:
            assert [v.value for v in question.expected.values] == worked_out[fills["kind"]](fills), fills
            checked.add(fills["kind"])
    assert checked == worked_out.keys()


def test_the_store_is_added_counted_and_ranked() -> None:
    for fills, question in asked(REPORTS):
        values = [v.value for v in question.expected.values]
        held = {body: OF[body, int(fills["year"])].value(fills["what"]) or Decimal(0) for body in BODIES if fills["year"] != "-"}
        if fills["kind"] == "store_sum":
            assert values == [sum(held.values(), Decimal(0))]
        if fills["kind"] == "count_over":
            assert values == [Decimal(sum(value > int(fills["number"]) for value in held.values()))]
        if fills["kind"] == "ranking":
            assert values == sorted(held.values(), reverse=True)
            assert [held[body] for body in question.expected.must_say] == values


@pytest.mark.parametrize("lacking", [RECEIVED, HANDLED])
def test_what_is_blank_is_not_asked(lacking: str) -> None:
    blank = [Report(r.body, r.year, {**r.cells, (lacking, "总计"): None}) for r in REPORTS]
    assert all(lacking not in (fills["what"], fills["other"]) for fills, _ in asked(blank))
    if lacking == HANDLED:
        assert not {fills["kind"] for fills, _ in asked(blank)} & {"share_rows", "two_part_share"}


def test_a_base_of_zero_is_not_asked() -> None:
    none = [Report(r.body, r.year, {(name, "总计"): Decimal(0) for name in _names()}) for r in REPORTS]
    kinds = {fills["kind"] for fills, _ in asked(none)}
    assert not kinds & {"ratio", "rate", "share_rows", "most_year", "ranking", "more_of_two"}


def _names() -> set[str]:
    return {fills[name] for fills, _ in asked(REPORTS) for name in ("what", "other") if fills[name] != "-"} | {HANDLED, RECEIVED}


@given(st.decimals(min_value=0, max_value=1, places=8))
def test_a_percentage_has_two_decimals_and_rounds_half_up(share: Decimal) -> None:
    value = percent(share)
    assert value == value.quantize(Decimal("0.01"))
    assert abs(value - share * 100) <= Decimal("0.005")


def test_the_forges_own_questions_hold_computed_ones_of_its_reports() -> None:
    plans = [
        Plan(edition="2021", format="txt", defects=(), body=("临江市东坪区商务局", "东坪区商务局"), year=y) for y in (2022, 2023)
    ]
    questions = make_questions([forged(70 + n, plan) for n, plan in enumerate(plans)], seed=1, wordings="built")
    computed = [question for question in questions if question.kind == "computed"]
    assert len(computed) > 20
    assert all(not re.search(r"\{\w+\}", question.question) for question in questions)
