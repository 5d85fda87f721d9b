"""The forge's own questions: over forged reports whose every cell is known, in many wordings, with their answers.

`make_questions` takes reports of one store and gives questions in the contract's format (`eval.question_set.Question`). Every
expected number comes from the reports' truth: a cell, a sum that the form has no cell for, a difference, a growth, a share, a
greatest. Questions of another year are to be refused. The wordings are of two sets (`questions.toml`): `built`, and `held`, which
nobody reads while understanding is being built. What the truth does not determine (a blank part, a base of zero) is not asked.

>>> from eval.forge.corpus import Plan, forged
>>> plan = Plan(edition="2021", format="txt", defects=(), body=("威海市文登区商务局", "文登区商务局"), year=2023)
>>> questions = make_questions([forged(5, plan)], seed=1, wordings="built")
>>> len(questions) > 40, {question.kind for question in questions} <= {"figure", "computed", "unanswerable", "followup"}
(True, True)
"""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from eval.forge.computed_questions import Computed, Names, percent
from eval.forge.corpus import Forged
from eval.forge.wording import load_words
from eval.question_set import Expected, ExpectedValue, Question
from ingest.forms import indicators

Wordings = Literal["built", "held"]
TOTAL = "总计"
SUMS = {"litigation.total": ("litigation.direct.total", "litigation.after_review.total")}
"""Things that the form has no cell for and that are not rows of its own."""


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(files("eval.forge").joinpath("questions.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What one report says: a value for each indicator and column (the column's last label; None where it is blank)."""

    body: str
    short: str
    year: int
    file: str
    values: Mapping[tuple[str, str], Decimal | None]

    @classmethod
    def of(cls, one: Forged) -> Facts:
        values: dict[tuple[str, str], Decimal | None] = {}
        for cell in one.truth:
            if cell.indicator:
                column = cell.column[-1] if cell.table == "applications" else TOTAL
                values[cell.indicator, column] = cell.value if cell.knowable else None
        short = dict(load_words().bodies).get(one.report.organisation, one.report.organisation)
        return cls(one.report.organisation, short, one.report.year, one.file, values)

    def value(self, indicator: str, column: str = TOTAL) -> Decimal | None:
        """A cell, or the sum of the parts where the form has none; None where it is blank or not there."""
        if (indicator, column) in self.values:
            return self.values[indicator, column]
        known = indicators().get(indicator)
        parts = SUMS.get(indicator) or (known.children if known is not None else ())
        found = [self.value(part, column) for part in parts]
        if not found or any(value is None for value in found):
            return None
        return sum((value for value in found if value is not None), Decimal(0))

    def printed(self, indicator: str) -> bool:
        """Whether the form has a cell of its own for it."""
        return (indicator, TOTAL) in self.values


class _Maker:
    """Makes the questions over one store."""

    def __init__(self, facts: Sequence[Facts], seed: int, wordings: Wordings) -> None:
        self._facts = facts
        self._draw = random.Random(f"questions:{wordings}:{seed}")  # noqa: S311  wordings of samples, not secrets
        self._set = wordings
        self._by_body: dict[str, dict[int, Facts]] = defaultdict(dict)
        for one in facts:
            self._by_body[one.body][one.year] = one
        self._shorts: dict[str, set[str]] = defaultdict(set)
        for one in facts:
            self._shorts[one.short].add(one.body)
        self._number = 0

    def all(self) -> Iterator[Question]:
        for one in self._facts:
            yield from self._values(one)
            yield from self._columns(one)
            yield from self._shares(one)
            yield from self._years(one)
            yield from self._elsewhen(one)
            yield from self._turns(one)
        yield from self._most()
        names = Names(self._thing, self._column, tuple(_words()["columns"]), self._named)
        draw = random.Random(f"computed:{self._set}:{len(self._facts)}")  # noqa: S311  wordings of samples, not secrets
        yield from Computed(_words()[self._set], names, draw, self._set).all(self._by_body)

    # -------------------------------------------------------------------------------------------- wordings

    def _template(self, kind: str, language: str = "zh") -> str:
        return str(self._draw.choice(_words()[self._set][kind][language]))

    def _thing(self, indicator: str, language: str = "zh") -> str | None:
        entry = _words()["things"][indicator]
        key = self._set if language == "zh" else "en" if self._set == "built" else "en_held"
        return self._draw.choice(entry[key]) if key in entry else None

    def _column(self, column: str) -> str:
        return str(self._draw.choice(_words()["columns"][column][self._set]))

    def _who(self, one: Facts) -> str:
        """The body's full name, or its name without the city where only one body of the store bears it."""
        return self._draw.choice([one.body, one.short] if len(self._shorts[one.short]) == 1 else [one.body])

    def _named(self, body: str) -> str:
        return self._who(next(iter(self._by_body[body].values())))

    def _question(self, kind: str, text: str, expected: Expected, conversation: str | None = None, turn: int = 1) -> Question:
        self._number += 1
        return Question(f"forge-{self._set}-{self._number}", text, kind, expected, conversation, turn)

    def _expected(self, one: Facts, value: Decimal, *, operation: str | None = None, unit: str = "") -> Expected:
        return Expected("figures", (ExpectedValue(value, unit, operation=operation),), (one.file,) if operation is None else ())

    # -------------------------------------------------------------------------------------------- kinds

    def _values(self, one: Facts) -> Iterator[Question]:
        for indicator in _words()["things"]:
            value = one.value(indicator)
            if value is None:
                continue
            language = "en" if self._draw.random() < 0.2 else "zh"
            what = self._thing(indicator, language)
            if what is None:
                language, what = "zh", self._thing(indicator)
            text = self._template("value", language).format(who=self._who(one), year=one.year, what=what)
            printed = one.printed(indicator)
            yield self._question(
                "figure" if printed else "computed", text, self._expected(one, value, operation=None if printed else "sum")
            )

    def _columns(self, one: Facts) -> Iterator[Question]:
        rows = [name for name in _words()["things"] if name.startswith("applications.")]
        for column in _words()["columns"]:
            indicator = self._draw.choice(rows)
            value = one.value(indicator, column)
            if value is not None:
                text = self._template("column").format(
                    who=self._who(one), year=one.year, what=self._thing(indicator), column=self._column(column)
                )
                printed = one.printed(indicator)
                yield self._question(
                    "figure" if printed else "computed", text, self._expected(one, value, operation=None if printed else "sum")
                )

    def _shares(self, one: Facts) -> Iterator[Question]:
        column = self._draw.choice(list(_words()["columns"]))
        part, whole = one.value("applications.received", column), one.value("applications.received")
        if part is not None and whole:
            text = self._template("share").format(who=self._who(one), year=one.year, column=self._column(column))
            yield self._question("computed", text, self._expected(one, percent(part / whole), operation="share", unit="%"))

    def _years(self, one: Facts) -> Iterator[Question]:
        before = self._by_body[one.body].get(one.year - 1)
        if before is None:
            return
        indicator = self._draw.choice(["applications.received", "applications.granted", "review.total"])
        now, then = one.value(indicator), before.value(indicator)
        if now is None or then is None:
            return
        fills = {"who": self._who(one), "year": one.year, "before": before.year, "what": self._thing(indicator)}
        text = self._template("difference").format_map(fills)
        yield self._question("computed", text, self._expected(one, abs(now - then), operation="difference"))
        if then:
            text = self._template("growth").format_map(fills)
            yield self._question(
                "computed", text, self._expected(one, percent((now - then) / then), operation="growth", unit="%")
            )

    def _elsewhen(self, one: Facts) -> Iterator[Question]:
        """A year that the body does not report on."""
        missing = next(year for year in range(one.year + 1, one.year + 9) if year not in self._by_body[one.body])
        text = self._template("value").format(who=self._who(one), year=missing, what=self._thing("applications.received"))
        yield self._question("unanswerable", text, Expected("refuse"))

    def _turns(self, one: Facts) -> Iterator[Question]:
        """A question, and a follow-up that only names another thing or year."""
        other = next((y for y in self._by_body[one.body] if y != one.year), None)
        first = one.value("applications.received")
        if first is None:
            return
        name = f"forge-{self._set}-{one.file}"
        asked = self._template("value").format(who=self._who(one), year=one.year, what=self._thing("applications.received"))
        yield self._question("followup", asked, self._expected(one, first), name, 1)
        templates = _words()[self._set]["turn"]["zh"]
        second = self._by_body[one.body][other].value("applications.received") if other is not None else None
        turn = 2
        if other is not None and second is not None:
            text = templates[0].format(year=other)
            yield self._question("followup", text, self._expected(self._by_body[one.body][other], second), name, turn)
            turn, one = 3, self._by_body[one.body][other]
        third = one.value("applications.granted")
        if third is not None:
            text = templates[1].format(what=self._thing("applications.granted"))
            yield self._question("followup", text, self._expected(one, third), name, turn)

    def _most(self) -> Iterator[Question]:
        """The greatest of one year, where one body has it alone."""
        years = sorted({one.year for one in self._facts})
        for year in years:
            for indicator in ("applications.received", "applications.granted", "review.total"):
                held = [(value, one) for one in self._facts if one.year == year and (value := one.value(indicator)) is not None]
                top = max((value for value, _ in held), default=Decimal(0))
                first = [one for value, one in held if value == top]
                if len(held) > 1 and len(first) == 1:
                    text = self._template("most").format(year=year, what=self._thing(indicator))
                    expected = Expected("figures", (ExpectedValue(top, operation="max"),), (), must_say=(first[0].body,))
                    yield self._question("computed", text, expected)


def make_questions(reports: Sequence[Forged], seed: int, wordings: Wordings) -> tuple[Question, ...]:
    """Questions over these reports, in the order of the reports; the same for the same seed."""
    return tuple(_Maker([Facts.of(one) for one in reports], seed, wordings).all())
