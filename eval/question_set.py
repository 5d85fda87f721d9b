"""Question sets: JSON Lines in the contract's format, one question a line, read into frozen values and checked.

Fields that the contract does not name are ignored, except these in `expected`: `alt_quotes` (other sentences that say the
same), `any_order`, `accept_refusal`, and in a value `any_sign` and `fraction` (the unrounded value). Errors:
QuestionSetError with file, line, what was found and what was expected.

>>> line = '{"id": "a", "question": "几件？", "kind": "figure", "expected": {"values": [{"value": 3}]}}'
>>> question = parse_question(line, "q.jsonl:1")
>>> question.expected.values[0].value, question.expected.route
(Decimal('3'), 'figures')
>>> parse_question('{"id": "a", "question": "", "kind": "figure"}', "q.jsonl:7")
Traceback (most recent call last):
eval.question_set.QuestionSetError: q.jsonl:7: question: found '', expected a text that is not empty
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Literal

from ingest.errors import UsageError

KINDS = ("ambiguous", "blank", "computed", "conflict", "figure", "followup", "passage", "unanswerable")
ROUTES = ("clarify", "figures", "passages", "refuse")


class QuestionSetError(UsageError):
    """A question set that cannot be asked."""

    code = "question_set"


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """One expected figure; value None is a blank cell. `fraction` is the value before rounding."""

    value: Decimal | None
    unit: str = ""
    state: str | None = None
    operation: str | None = None
    fraction: Fraction | None = None
    any_sign: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """What a right answer holds. `quotes` are sentences that say it, any one of them enough; `documents` file names."""

    route: str
    values: tuple[ExpectedValue, ...] = ()
    documents: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    must_say: tuple[str, ...] = ()
    must_not_say: tuple[str, ...] = ()
    any_order: bool = False
    accept_refusal: bool = False

    @property
    def mode(self) -> Literal["decline", "values", "passage"]:
        """What sort of answer is right: a refusal or a question back, figures (or a blank), or a passage."""
        if self.route in ("refuse", "clarify"):
            return "decline"
        return "values" if self.values else "passage"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `turn` counts from 1 within its `conversation`."""

    id: str
    question: str
    kind: str
    expected: Expected
    conversation: str | None = None
    turn: int = 1


def samples_path() -> Path:
    """The question set over the bundled samples."""
    return Path(str(files("eval").joinpath("questions/samples.jsonl")))


def load_questions(path: Path) -> tuple[Question, ...]:
    """Reads a question set. Errors: QuestionSetError for the first line that is not a question, for an id or a turn that
    comes twice, for a file without questions or one that cannot be read."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        found = error.strerror or error if isinstance(error, OSError) else error
        raise QuestionSetError(f"{path}: {found}; expected a JSON Lines file in UTF-8") from error
    questions: list[Question] = []
    seen: dict[object, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        question = parse_question(line, f"{path}:{number}")
        keys: list[object] = [f"id {question.id!r}"]
        if question.conversation is not None:
            keys.append(f"turn {question.turn} of conversation {question.conversation!r}")
        for key in keys:
            if key in seen:
                raise QuestionSetError(f"{path}:{number}: found {key} again (first on line {seen[key]}), expected it once")
            seen[key] = number
        questions.append(question)
    if not questions:
        raise QuestionSetError(f"{path}: found no question, expected one JSON object a line")
    return tuple(questions)


def parse_question(line: str, place: str) -> Question:
    """One line of a question set; `place` (file:line) begins every error."""
    try:
        data = json.loads(line, parse_float=Decimal, parse_int=Decimal)
    except ValueError as error:
        raise QuestionSetError(f"{place}: found no JSON ({error}), expected one object") from error
    fields = _Fields(data, place)
    kind = fields.text("kind", allowed=KINDS)
    expected = _expected(_Fields(fields.data.get("expected") or {}, f"{place}: expected"))
    turn = fields.data.get("turn", Decimal(1))
    if not isinstance(turn, Decimal) or turn != turn.to_integral_value() or turn < 1:
        raise QuestionSetError(f"{place}: turn: found {turn!r}, expected a whole number from 1")
    conversation = fields.text("conversation") if "conversation" in fields.data else None
    return Question(fields.text("id"), fields.text("question"), kind, expected, conversation, int(turn))


def _expected(fields: _Fields) -> Expected:
    listed = fields.data.get("values", [])
    if not isinstance(listed, list):
        raise QuestionSetError(f"{fields.place}: values: found {listed!r}, expected a list of objects")
    values = tuple(_value(_Fields(value, f"{fields.place}: values")) for value in listed)
    quote = (fields.text("quote"),) if "quote" in fields.data else ()
    route = fields.text("route", allowed=ROUTES) if "route" in fields.data else "figures" if values else "passages"
    return Expected(
        route=route,
        values=values,
        documents=fields.texts("documents"),
        quotes=quote + fields.texts("alt_quotes"),
        must_say=fields.texts("must_say"),
        must_not_say=fields.texts("must_not_say"),
        any_order=bool(fields.data.get("any_order", False)),
        accept_refusal=bool(fields.data.get("accept_refusal", False)),
    )


def _value(fields: _Fields) -> ExpectedValue:
    value = fields.data.get("value")
    if "value" not in fields.data or not (value is None or isinstance(value, Decimal)):
        raise QuestionSetError(f"{fields.place}: value: found {value!r}, expected a number, or null for a blank cell")
    try:
        fraction = Fraction(fields.text("fraction")) if "fraction" in fields.data else None
    except (ValueError, ZeroDivisionError, InvalidOperation) as error:
        found = fields.data["fraction"]
        raise QuestionSetError(f"{fields.place}: fraction: found {found!r}, expected one like 8800/164") from error
    return ExpectedValue(
        value=value,
        unit=fields.text("unit") if fields.data.get("unit") else "",
        state=fields.text("state") if "state" in fields.data else None,
        operation=fields.text("operation") if "operation" in fields.data else None,
        fraction=fraction,
        any_sign=bool(fields.data.get("any_sign", False)),
    )


class _Fields:
    """An object of JSON and its place, with the checks that every field needs."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, Mapping):
            raise QuestionSetError(f"{place}: found {data!r}, expected an object")
        self.data: Mapping[str, object] = data
        self.place = place

    def text(self, name: str, allowed: Iterable[str] = ()) -> str:
        value = self.data.get(name)
        choices = tuple(allowed)
        if not isinstance(value, str) or not value.strip() or (choices and value not in choices):
            wanted = f"one of {', '.join(choices)}" if choices else "a text that is not empty"
            raise QuestionSetError(f"{self.place}: {name}: found {value!r}, expected {wanted}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise QuestionSetError(f"{self.place}: {name}: found {value!r}, expected a list of texts")
        return tuple(value)
