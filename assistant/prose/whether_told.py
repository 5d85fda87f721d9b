"""A question of yes or no answered by the number that it is about, which is given with its row or sentence.

`Whether` looks up the one number that `whether.read_whether` names. Whether there was any is answered by a figure of the forms, or by the fees
that were collected; whether it was more than so many by any number, but not by one that is only about. Where there is no number, or several
that answer otherwise, nothing is said, and the question goes on to the passages.

>>> Whether.__mro__[1].__name__
'SoleBureau'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.whether import CHARGED, Asked
from assistant.bodies.sole_bureau import SoleBureau
from assistant.prose.telling import At
from assistant.turns.tasks_of_turns import own_tasks
from ingest.model import State


class Whether(SoleBureau):
    """Questions of yes or no."""

    def _whether(self, asked: Asked) -> bool:
        """Whether a question of yes or no is answered by the one number that it is about; whether parts come to it is added up."""
        if self.question.operation in ("check", "parts"):
            return False
        ask = wanted(asked.plain)
        thing = next((thing for task in self._tasks for thing in task.things if thing.text), None) if self._followed else None
        base = thing.text if thing is not None else self.question.asks[0].text.partition("|")[2].rpartition("|")[2]
        if base and ask.indicator is None and not ask.concepts:
            ask = wanted(base)
        if ask.indicator is None and asked.number is None and asked.plain != CHARGED:
            return False
        years = self.question.years
        if len(years.named) > 1 or years.last or years.since or years.until or years.compared:
            return False
        side, before, warnings = self._scope.sides[0], self.question, list(self.builder.warnings)
        year = self._year_of(side)
        outcome = self.operations.find(At(side.organisation, year, ask))
        told = () if isinstance(outcome, Missing) or outcome[0].year != year else outcome
        values = [one.value for one in told if one.value is not None]
        about = asked.number is not None and any(one.state == State.APPROXIMATE.value for one in told)
        answers = {asked.holds(value) for value in values}
        if not told or about or len(answers) != 1 or len(values) < len(told):
            self.builder.warnings[:] = warnings
            return False
        self.question = replace(before, content=base or asked.plain, asks=(ask,), operation="value", numeric=True)
        self._tasks = own_tasks(self.question, first=True)
        kind = "whether_any" if asked.number is None else "whether"
        self.builder.say(f"{kind}_yes" if answers.pop() else f"{kind}_no")
        for said in self._in_words_too(told):
            self.operations.show([said])
        self.operations.show(told)
        return True

    def _in_words_too(self, told: Sequence[Found]) -> tuple[Found, ...]:
        """The sentence that says of a zero of the forms that there was none; () where none does."""
        if len(told) != 1 or told[0].value or told[0].citations[0].kind != "cell" or told[0].document_id is None:
            return ()
        lookup = self.operations.lookup
        none = (c for c in self.catalogue.candidates([told[0].document_id]) if c.statement.indicator == told[0].indicator)
        none = (c for c in none if not c.statement.value and c.statement.year == told[0].year and self.catalogue.stands(c))
        return tuple(lookup.of_statement(c) for c in none if c.statement.whole is None)[:1]
