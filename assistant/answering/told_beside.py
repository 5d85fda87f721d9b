"""A turn in words answered by the sentence that told the turn before (`turns.beside_told`): quoted whole, with the one that goes on from it.

`quotes_beside` gives what is to be quoted: None where the turn is no such turn, nothing where the sentence does not tell what it asks. It is then read
as any other, but no number is an answer to it, nor that sentence where the turn names nothing else. The turn before is the last one that was told a number of the prose, past turns in words about the same body and year; where none was, the
question in words before it is asked again for its place (`asked_again`). `ToldAttempt` says the quotes; later turns go on from such a turn as from
any in words.

>>> ToldAttempt.__mro__[1].__name__
'Attempt'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answer import Answer, Citation, Route
from assistant.answering.attempt import Attempt
from assistant.asking.question import Question
from assistant.asking.tasks import Task
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.scope import scope_of
from assistant.language.sentences import sentences, trimmed
from assistant.passages.extract import QuotedSpan
from assistant.passages.quoting import Sources
from assistant.turns.beside_told import Beside, Told, goes_on, read_beside, tells
from assistant.turns.conversation import TurnState, names_body_or_year
from assistant.turns.told_figures import ToldFigure
from assistant.turns.turn_words import FILLER, asks_why
from ingest.model import Span, Statement
from ingest.normalise import fold_text

_AHEAD = 400
"""Characters in which the sentence that goes on from another ends."""
_LONGEST = 600
_SHORT = 5
_ASKS_NUMBER = re.compile("多少|几|呢[?]?$|率$")
_NO_NUMBER = ("outcome", "result", "when", "where", "how", "about")
"""What is told by no number."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """What is to be quoted; `untold`: the sentence that told the turn before, where it tells nothing of a turn that names no thing of its own;
    `by_number`: whether numbers may tell it (分别是哪些: each of a list)."""

    quotes: tuple[QuotedSpan, ...] = ()
    untold: QuotedSpan | None = None
    by_number: bool = False


class ToldAttempt(Attempt):
    """Such a turn being answered."""

    def __init__(
        self,
        sources: Sources,
        question: Question,
        version: bool | None,
        followed: tuple[Question, tuple[Task, ...]] | None,
        beside: Quotes,
        whole: tuple[str, tuple[int, ...]] = ("", ()),
    ) -> None:
        super().__init__(sources, question, version, None if beside.quotes else followed, first=False, whole=whole)
        self.quotes, self._told_at, self._by_number = beside.quotes, beside.untold, beside.by_number

    def answer(self, conversation: str) -> Answer:
        if not self.quotes:
            found = super().answer(conversation)
            at = self._told_at
            again = at is not None and any(one.document_id == at.document_id and _meet(one, at) for one in found.citations)
            numbers = not self._by_number and found.route in (Route.FIGURES, Route.CLARIFY)
            return self.untold(conversation) if numbers or (again and found.route is Route.PASSAGES) else found
        self._scope = scope_of(self.question, self.catalogue)
        self._say_quotes(self.quotes)
        return self.builder.answer(Route.PASSAGES, conversation)


def quotes_beside(
    question: Question,
    states: Sequence[TurnState],
    catalogue: Catalogue,
    asked_again: Callable[[TurnState], Sequence[Citation]],
) -> Quotes | None:
    """What tells the turn beside what the turns before were told."""
    if names_body_or_year(question):
        return None
    asked = read_beside(question.content)
    if asked is None:
        return None
    found = _found(asked, states, catalogue, asked_again)
    return replace(found, by_number=asked.kind not in _NO_NUMBER)


def _found(
    asked: Beside, states: Sequence[TurnState], catalogue: Catalogue, asked_again: Callable[[TurnState], Sequence[Citation]]
) -> Quotes:
    for state in reversed(states):
        if (state.organisations, state.years) != (states[-1].organisations, states[-1].years) or state.together:
            return Quotes()
        if state.told:
            return _beside_figure(asked, state.told, catalogue)
        if state.numeric and state.operation != "unclear":
            return Quotes()
        if _stands(state):
            return Quotes(_beside_passage(asked, asked_again(state), catalogue) if asked.said or asked.thing else ())
    return Quotes()


def _stands(state: TurnState) -> bool:
    """Whether a turn in words was asked in full, and not only of the turn before it (是谁办的)."""
    return len(FILLER.sub("", state.whole)) > _SHORT


def before_words(question: Question, states: Sequence[TurnState]) -> Sequence[TurnState]:
    """The turns without the last ones in words (是哪几个), where a turn that asks for a number or names another thing (个人呢) goes on from the
    number that these went on from; all of them for any other turn."""
    if names_body_or_year(question):
        return states
    if not _ASKS_NUMBER.search(question.content) or read_beside(question.content) is not None or asks_why(question):
        return states
    last, at = states[-1], len(states)
    while at and not states[at - 1].numeric and not _stands(states[at - 1]) and not states[at - 1].together:
        at -= 1
    alike = at and (states[at - 1].organisations, states[at - 1].years) == (last.organisations, last.years)
    return states[:at] if alike and states[at - 1].told else states


def _meet(one: Citation, other: QuotedSpan) -> bool:
    return one.start < other.span.end and other.span.start < one.end


def _beside_figure(asked: Beside, told: Sequence[ToldFigure], catalogue: Catalogue) -> Quotes:
    found = [_statement(one, catalogue) for one in told]
    first = found[0]
    if first is None or any(one is None or one.sentence != first.sentence for one in found):
        return Quotes()
    document = told[0].document
    if quotes := _told(asked, catalogue.text(document), document, first.sentence, first.number):
        return Quotes(quotes)
    return Quotes((), QuotedSpan(document, first.sentence, ()) if not asked.said or asked.of_turn else None)


def _statement(told: ToldFigure, catalogue: Catalogue) -> Statement | None:
    """The statement of the number that was told; None for a cell."""
    if told.of_cell or told.document not in catalogue.records:
        return None
    value, place = Decimal(told.value), Span(told.start, told.end)
    statements = (candidate.statement for candidate in catalogue.candidates([told.document]))
    found = [one for one in statements if abs(one.value) == abs(value) and place.holds(one.number)]
    return max(found, key=lambda one: (one.unit == told.unit, one.number.end), default=None)


def _beside_passage(asked: Beside, places: Sequence[Citation], catalogue: Catalogue) -> tuple[QuotedSpan, ...]:
    for place in places:
        text = catalogue.text(place.document_id)
        for sentence in sentences(text, Span(place.start, place.end)):
            if quotes := _told(asked, text, place.document_id, sentence, Span(sentence.end, sentence.end)):
                return quotes
    return ()


def _told(asked: Beside, text: str, document: str, sentence: Span, number: Span) -> tuple[QuotedSpan, ...]:
    following = _next(text, sentence.end)
    for stretch, after in ((_segment(text, sentence, number), Span(number.end, number.end)), (sentence, following)):
        parts = (Span(stretch.start, number.start), number, Span(number.end, stretch.end), after)
        told = Told(*(fold_text(part.of(text)).lower() for part in parts))
        if tells(asked, told):
            whole = Span(stretch.start, after.end) if goes_on(asked, told) else stretch
            return (QuotedSpan(document, whole, ()),) if len(whole) <= _LONGEST else ()
    return ()


def _segment(text: str, sentence: Span, number: Span) -> Span:
    """What of a sentence stands between semicolons around a number."""
    left = max(text.rfind(mark, sentence.start, number.start) for mark in ";；") + 1
    right = min((at for mark in ";；" if (at := text.find(mark, number.end, sentence.end)) >= 0), default=sentence.end)
    return trimmed(text, max(left, sentence.start), right)


def _next(text: str, end: int) -> Span:
    """The sentence of the same paragraph behind another."""
    line = text.find("\n", end)
    found = sentences(text, Span(end, min(line if line >= 0 else len(text), end + _AHEAD)))
    return found[0] if found else Span(end, end)
