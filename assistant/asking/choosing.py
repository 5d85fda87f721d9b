"""What a question may mean that leaves out a word: figures of the report to choose from, or the one number that all of them are.

`Choosing` tries the figures that one word more would make of the question (`choices`), and those of the row that it names where the report
has none of them. Several are asked back; where all are the same number, that is given for each. One alone is never taken for the others.

>>> Choosing.__mro__[1].__name__
'Whether'
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Route
from assistant.answering.builder import Builder
from assistant.answering.evidence import Missing
from assistant.answering.refusing import CHOICES
from assistant.asking.choices import of_same_row, open_choices
from assistant.asking.things import Thing
from assistant.bodies.scope import Side
from assistant.prose.telling import At
from assistant.prose.whether_told import Whether
from assistant.prose.whole_counts import asks_whole
from ingest.forms import indicators


class Choosing(Whether):
    """Questions that one word more would determine."""

    def _open_choices(self, missing: Missing) -> tuple[str, ...]:
        """The figures that the question may mean, where a word more would tell and the report has them, else those of the same row;
        () where not."""
        question, side = self.question, next(iter(self._scope.sides), None)
        if side is None or len(question.asks) > 1 or question.asks[0].indicator is not None or missing.code != "not_there":
            return ()
        meant = open_choices(question.content, question.language)
        if asks_whole(question.content) and not of_same_row(meant):
            return ()
        known = self._stated_of(meant, side, missing.year) or self._stated_of(of_same_row(meant), side, missing.year)
        return known if 1 < len(known) <= CHOICES else ()

    def _choose(self, choices: tuple[str, ...], fresh: Builder, conversation: str) -> Answer:
        """Asks which of these figures of one report is meant."""
        side, year = self._scope.sides[0], next(iter(self._years), None)
        self._offered_things, self.builder = choices, fresh
        named = self.wording.listed([self.wording.indicator(id) for id in choices])
        fresh.say("which_thing", who=side.organisation.name, year=self.wording.year(year), choices=named)
        return fresh.answer(Route.CLARIFY, conversation)

    def _meant_too(self) -> tuple[str, ...]:
        """The figures to choose from where a sentence's number answered and the question, which leaves out a word, may as well mean another
        that the report tells (结转几件: from the year before, or to the next); () where it may not."""
        told, question = self.builder.figures, self.question
        if len(told) != 1 or told[0].operation or len(question.asks) > 1 or question.asks[0].indicator is not None:
            return ()
        first, side = told[0], next(iter(self._scope.sides), None)
        meant = open_choices(question.content, question.language)
        if side is None or first.indicator is None or not meant:
            return ()
        of_table = first.indicator.partition(".")[0]
        others = [id for id in meant if id != first.indicator and id.partition(".")[0] == of_table]
        looked = {id: self.operations.find(At(side.organisation, first.year, Thing(id).wanted())) for id in others}
        apart = [id for id, found in looked.items() if not isinstance(found, Missing) and found[0].value != first.value]
        if first.indicator in meant:
            return (first.indicator, *apart)[:CHOICES] if apart else ()
        alike = first.indicator in indicators() and all(
            id.rpartition(".")[0] == first.indicator.rpartition(".")[0] for id in apart
        )
        return tuple(apart[:CHOICES]) if len(apart) > 1 else (first.indicator, *apart) if apart and alike else ()

    def _stated_of(self, ids: Sequence[str], side: Side, year: int | None) -> tuple[str, ...]:
        """Those of these figures that the report has."""
        looked = ((id, self.operations.find(At(side.organisation, year, Thing(id).wanted()))) for id in ids)
        return tuple(id for id, outcome in looked if not isinstance(outcome, Missing))

    def _shows_alike(self, choices: Sequence[str], year: int | None) -> bool:
        """Whether all that the question may mean is the same number, which is then given for each; where it may mean unlike things
        (cases, applications), it says too little to be told one number of all."""
        if len({id.rpartition(".")[2] for id in choices}) > 1:
            return False
        side = self._scope.sides[0]
        found = [self.operations.find(At(side.organisation, year, Thing(id).wanted())) for id in choices]
        told = [outcome for outcome in found if not isinstance(outcome, Missing) and len(outcome) == 1]
        if len(told) < len(choices) or len({(one[0].value, one[0].unit) for one in told}) > 1 or told[0][0].value is None:
            return False
        self.operations.builder = self.builder = Builder(self.question.answered_in)
        for outcome in told:
            self.operations.show(outcome)
        return True
