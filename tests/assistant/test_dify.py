"""Dify's metadata conditions on documents: every operator, what a missing field does, and what cannot be used."""

from __future__ import annotations

import pytest

from assistant.service.dify_wire import OPERATORS, Condition, Record, all_hold, holds
from ingest.errors import UsageError

RECORD: Record = {"organisation": "丙水县教育局", "year": 2023, "file": "县/教育局.txt", "title": "年度报告", "form": None}


@pytest.mark.parametrize(
    ("name", "operator", "value", "expected"),
    [
        ("organisation", "contains", "教育", True),
        ("organisation", "contains", "Ｘ", False),
        ("organisation", "not contains", "卫生", True),
        ("organisation", "start with", "丙水县", True),
        ("organisation", "end with", "教育局", True),
        ("organisation", "end with", "丙水", False),
        ("organisation", "is", "丙水縣教育局", True),  # traditional characters are the same name
        ("organisation", "is not", "丙水县", True),
        ("organisation", "in", "丁县,丙水县教育局", True),
        ("organisation", "in", ["丁县"], False),
        ("organisation", "not in", ["丁县"], True),
        ("organisation", "empty", None, False),
        ("form", "empty", None, True),
        ("form", "not empty", None, False),
        ("form", "is", "2021", False),
        ("form", "is not", "2021", True),
        ("year", "=", 2023, True),
        ("year", "≠", "2023", False),
        ("year", ">", 2022, True),
        ("year", "<", 2023, False),
        ("year", "≥", "2023", True),
        ("year", "≤", 2022.5, False),
        ("year", "after", "2022", True),
        ("year", "before", "2023", False),
    ],
)
def test_a_condition_holds_as_its_operator_says(
    name: str, operator: str, value: str | int | float | None, expected: bool
) -> None:
    assert holds(Condition(name, operator, value), RECORD) is expected


def test_every_operator_is_among_those_tried() -> None:
    assert set(OPERATORS) == {
        "contains", "not contains", "start with", "end with", "is", "is not", "in", "not in", "empty", "not empty",
        "=", "≠", ">", "<", "≥", "≤", "before", "after",
    }  # fmt: skip


def test_a_number_is_not_compared_with_a_year_that_is_not_told() -> None:
    assert not holds(Condition("year", ">", 2000), {**RECORD, "year": None})


@pytest.mark.parametrize(
    "condition",
    [
        Condition("author", "is", "x"),
        Condition("year", "like", "2023"),
        Condition("year", ">", "many"),
        Condition("year", ">", None),
        Condition("year", "<", "Infinity"),
        Condition("title", "contains", None),
    ],
)
def test_what_cannot_be_used_is_told_with_what_was_found_and_expected(condition: Condition) -> None:
    with pytest.raises(UsageError, match=r"found .*expected"):
        holds(condition, RECORD)
    with pytest.raises(UsageError):  # with no documents too
        all_hold([condition], "and", {})


def test_conditions_are_joined_by_and_or_or() -> None:
    right, wrong = Condition("year", "=", 2023), Condition("year", "=", 2022)
    assert all_hold([right, right], "and", RECORD)
    assert not all_hold([right, wrong], "and", RECORD)
    assert all_hold([right, wrong], "or", RECORD)
    assert all_hold([], "and", RECORD)
    assert all_hold([], "or", RECORD)
