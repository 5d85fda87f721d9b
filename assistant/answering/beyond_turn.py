"""A turn that goes on from the figure of the turn before, answered: its whole (一共呢), what it leaves of that (其余的呢), a member beside it, the most of its list.

What is told is decided by `turns.going_beyond`, `turns.list_turns` and `turns.named_members`; here it is said. `speaks` is False where that decides nothing: the turn is then read as any
other. A whole that was told is what later turns go on from; what was computed of the turns leaves these as they were.

>>> BeyondAttempt.__mro__[1].__name__
'Attempt'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answer import Answer, Route
from assistant.answering.attempt import Attempt
from assistant.answering.evidence import Missing
from assistant.asking.question import Question
from assistant.asking.tasks import Task
from assistant.asking.things import Thing
from assistant.bodies.organisations import Mention
from assistant.bodies.scope import scope_of
from assistant.passages.quoting import Sources
from assistant.turns.beyond_words import Beyond
from assistant.turns.conversation import TurnState
from assistant.turns.going_beyond import Going, going_beyond
from assistant.turns.list_turns import read_list_turn, through_list
from assistant.turns.named_members import going_to_member
from assistant.turns.wholes_of_figures import WholesOfFigures

_ENDS = " \n\t,，;；。"
_AS_PRINTED = ("whole", "other")
_NAMED = ("member", "several")
_REFUSED, _ALREADY = ("untold", "unclear"), "already"
_EXTREME = {"most": "max", "fewest": "min"}


class BeyondAttempt(Attempt):
    """One such turn being answered."""

    def __init__(
        self, sources: Sources, question: Question, version: bool | None, asked: Beyond | None, states: Sequence[TurnState]
    ) -> None:
        """`asked`: what is asked beyond the figure, None for a turn that may name a member; `states` are those of the turns before,
        oldest first, at least one."""
        before, table = states[-1], sources.catalogue.table
        bodies = [table.by_name[name] for name in before.organisations if name in table.by_name]
        mentions = tuple(Mention(0, 0, body.name, None, None, (body,)) for body in bodies)
        years = replace(question.years, named=before.years)
        filled = replace(question, mentions=mentions, years=years, operation="value", numeric=True, assumed=before.assumed)
        super().__init__(sources, filled, version, first=False)
        wholes = WholesOfFigures(self.catalogue, self.operations.lookup)
        listed = None if asked is not None or question.years.named else read_list_turn(question.folded)
        beyond = None if asked is None else going_beyond(question, asked, states, wholes, table)
        self._going = None if listed is None else through_list(listed, states, wholes)
        self._going = self._going or (going_to_member(question, states, wholes) if asked is None else beyond)
        self._turn_before, self._untold = before, "no_whole_told"
        if asked is not None and (asked.rest or asked.accumulated):
            self._untold = "no_rest_told" if asked.rest else "no_accumulated_told"

    @property
    def speaks(self) -> bool:
        """Whether the turn is told anything beyond the figure of the turn before, or that this is not told."""
        return self._going is not None

    def answer(self, conversation: str) -> Answer:
        self._scope = scope_of(self.question, self.catalogue)
        going = self._going or Going("unclear")
        if self._say_going(going) is not None:
            self._written_anew()
            self._going = Going("unclear")
            return self._refuse("unclear", conversation)
        return self.builder.answer(Route.REFUSE if going.kind in _REFUSED else Route.FIGURES, conversation)

    def state(self) -> TurnState:
        going, before = self._going, self._turn_before
        if going is None or going.kind in (*_REFUSED, _ALREADY):
            return before
        if going.kind in _NAMED:
            content = f"{self.question.content}|{before.content.rsplit('|', 1)[-1]}"
            return replace(before, content=content, operation="value", task=None, within=(), whole="", whole_in=(), told=())
        if going.kind not in _AS_PRINTED:
            return replace(before, together=self.question.content)
        first = going.found[0]
        cell = first.indicator if first.citations[0].kind == "cell" else None
        task = None if cell is None else Task("value", (Thing(cell, None, first.label),))
        content = f"{first.label}多少{first.unit}"
        return TurnState(before.organisations, before.years, content, "value", True, task, assumed=before.assumed)

    def _say_going(self, going: Going) -> Missing | None:
        """Says what is told; the Missing that stands in the way of computing it."""
        if going.kind in (*_AS_PRINTED, _ALREADY, "member"):
            self.operations.show(going.found)
            if going.kind == _ALREADY:
                self.builder.say("already_whole")
            if going.kind == "whole" and going.of:
                self.builder.say("whole_of_more")
                return self.operations.sum_of(going.of)
        elif going.kind == "several":
            self.operations.show_apart(going.found, total=False)
        elif going.kind == "sum":
            return self.operations.sum_of(going.found)
        elif going.kind == "two":
            return self.operations.difference_of((going.found[0], going.found[1]))
        elif going.kind == "share":
            return self.operations.share_of_found(going.found[0], going.found[1], self.question.folded)
        elif going.kind in _EXTREME:
            self.builder.say("among_listed")
            self.operations.say_top(going.found, _EXTREME[going.kind])
        elif going.kind == "rest":
            total = sum((one.value for one in going.of if one.value is not None), Decimal(0))
            added = len(going.of) > 1
            whole = self.operations.computed(total, "sum", going.of, going.of[0].unit) if added else going.of[0]
            return self.operations.without(whole, *going.found)
        elif going.kind == "untold" and going.found[0].citations[0].kind == "cell":
            own = going.found[0]
            self.builder.say("not_there", who=own.organisation or "", year=self.wording.year(own.year))
        elif going.kind == "untold":
            place = going.found[0].citations[:1]
            quotes = [f"“{one.quote.strip(_ENDS)}”{self.builder.cite([one])}" for one in place]
            self.builder.say(self._untold, quotes=self.wording.listed(quotes))
        else:
            self.builder.say("unclear")
        return None
