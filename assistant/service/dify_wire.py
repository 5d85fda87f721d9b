"""Dify's External Knowledge API as values: its metadata conditions on our documents, and its records.

A document's metadata are the names of `FIELDS`; `section` is a passage's own. A condition on `year` compares numbers, on
any other text; where a document does not tell a field, only `empty`, `is not`, `not in` and `not contains` hold. The
operators are Dify's, its signs included. Errors: UsageError for a name, an operator or a value that cannot be used.

>>> record = {"organisation": "示例市教育局", "year": 2023, "file": "a.txt", "title": "年度报告", "form": None}
>>> holds(Condition("year", "≥", "2022"), record), holds(Condition("organisation", "contains", "卫生"), record)
(True, False)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypedDict

from ingest.errors import UsageError
from ingest.normalise import fold_text

Value = str | int | None
Record = Mapping[str, Value]

FIELDS = ("organisation", "year", "file", "title", "form")


class RecordJson(TypedDict):
    """One record of the answer. `metadata` is never null, for Dify fails on that."""

    content: str
    score: float
    title: str
    metadata: dict[str, str | int | None]


class RecordsJson(TypedDict):
    records: list[RecordJson]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: `value` is None for `empty` and `not empty`; a list for `in` and `not in` (or one text with commas)."""

    name: str
    operator: str
    value: str | int | float | Sequence[str] | None = None


_TEXT: Mapping[str, Callable[[str, str], bool]] = {
    "contains": lambda found, wanted: wanted in found,
    "start with": lambda found, wanted: found.startswith(wanted),
    "end with": lambda found, wanted: found.endswith(wanted),
    "is": lambda found, wanted: found == wanted,
    "=": lambda found, wanted: found == wanted,
}
_NUMBER: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">": lambda found, wanted: found > wanted,
    "after": lambda found, wanted: found > wanted,
    "<": lambda found, wanted: found < wanted,
    "before": lambda found, wanted: found < wanted,
    "≥": lambda found, wanted: found >= wanted,
    "≤": lambda found, wanted: found <= wanted,
}
_NEGATED = {"not contains": "contains", "is not": "is", "≠": "=", "not in": "in", "not empty": "empty"}
OPERATORS = (*_TEXT, *_NUMBER, "in", "empty", *_NEGATED)


def holds(condition: Condition, record: Record) -> bool:
    """Whether one condition holds for a document's metadata."""
    if condition.name not in FIELDS:
        raise UsageError(f"metadata_condition: found the name {condition.name!r}, expected one of {', '.join(FIELDS)}")
    if condition.operator in _NEGATED:
        return not holds(Condition(condition.name, _NEGATED[condition.operator], condition.value), record)
    found = record.get(condition.name)
    if condition.operator == "empty":
        return found in (None, "")
    if condition.operator == "in":
        return any(_equal(found, wanted) for wanted in _listed(condition.value))
    if condition.operator in _NUMBER:
        wanted = _number(condition.value, condition)
        return found is not None and _NUMBER[condition.operator](_number(found, condition), wanted)
    if condition.operator in _TEXT:
        text = _written(condition.value)
        return found is not None and _TEXT[condition.operator](fold_text(str(found)), text)
    raise UsageError(f"metadata_condition: found the operator {condition.operator!r}, expected one of {', '.join(OPERATORS)}")


def all_hold(conditions: Sequence[Condition], operator: str, record: Record) -> bool:
    """The conditions joined by `and` or `or`; without any, everything passes."""
    if not conditions:
        return True
    found = [holds(condition, record) for condition in conditions]
    return any(found) if operator == "or" else all(found)


def _written(value: str | int | float | Sequence[str] | None) -> str:
    if value is None or not isinstance(value, (str, int, float)):
        raise UsageError(f"metadata_condition: found the value {value!r}, expected a text or a number")
    return fold_text(str(value))


def _listed(value: str | int | float | Sequence[str] | None) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.replace("，", ",").split(",") if part.strip()]
    return [str(part) for part in value] if isinstance(value, Sequence) else [_written(value)]


def _equal(found: Value, wanted: str) -> bool:
    return found is not None and fold_text(str(found)) == fold_text(wanted)


def _number(value: object, condition: Condition) -> Decimal:
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise UsageError(
            f"metadata_condition: {condition.name} {condition.operator}: found {value!r}, expected a number; only the year has one"
        )
    return number
