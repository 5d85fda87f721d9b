"""The assistant: a question in, a verified answer with its citations out. No language model finds anything.

`Assistant.ask` reads the question (`question`), adds what earlier turns say (`conversation`), settles which bodies and
years are meant (`scope`), and sends it one way: to the figure store (`operations`), to the passages (`retrieve`,
`extract`), or to a refusal that helps. There is no silent fall from one to the other: a question for a number that no
figure answers is answered by a passage only where the passage itself says what was asked without a number. Every answer
passes `verify` before it leaves. Where a model is configured it may word the finished answer (`worded.step`): figures,
citations and warnings stay as they are, and the text is the model's only as far as it passes.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation, Route
from assistant.answering.attempt import Attempt
from assistant.answering.beyond_turn import BeyondAttempt
from assistant.answering.builder import Builder
from assistant.answering.told_beside import Quotes, ToldAttempt, before_words, quotes_beside
from assistant.answering.verify import verify
from assistant.asking.choices import chosen
from assistant.asking.each_piece import completed
from assistant.asking.question import Question, understand
from assistant.asking.said_rows import without_notes
from assistant.bodies.beneath import asked_beneath
from assistant.bodies.catalogue import Catalogue, CatalogueCache
from assistant.bodies.named_accounts import opens_a_title, owners_of
from assistant.english.asking import asked_in_chinese, states_in_chinese
from assistant.figures.corrected_versions import asked_version
from assistant.guards.governments_own import with_the_governments_own
from assistant.guards.whom_asked import of_whom_asked
from assistant.language.contrasts import taken_apart
from assistant.language.plainer_words import plainer
from assistant.language.segment import words
from assistant.language.years import carried_into_held
from assistant.passages.quoting import Sources
from assistant.prose.fees_beside import with_other_fees
from assistant.prose.told_together import with_both
from assistant.turns.behind_numbers import untold_behind
from assistant.turns.beyond_words import read_beyond
from assistant.turns.comparing_turns import as_said, since_the_year_before, turns_together
from assistant.turns.continuing import continued
from assistant.turns.conversation import (
    TurnState,
    with_government_of_turn,
    with_name_alone,
    with_year_of_turn,
    with_years_of_turns,
    without_year_of_turn,
)
from assistant.turns.correcting_turns import going_on
from assistant.turns.following import followed
from assistant.turns.in_full import in_full, whole_of
from assistant.turns.plainer_turns import plainer_turns
from assistant.turns.replying import replied
from assistant.turns.told_figures import told_by
from assistant.turns.turn_subjects import with_subject
from ingest.errors import StoreError, UsageError
from ingest.normalise import fold_text, simplify
from ingest.store.library import Library, Turn

if TYPE_CHECKING:
    from assistant.passages.retrieve import HybridRetriever
    from assistant.worded.step import Worder

log = logging.getLogger("wenbao.assistant")

QUESTION_LENGTH = 2000
EARLIER = 10
"""How many of a client's own earlier questions are taken into account."""
MOST_TEXTS = 20
"""So many reports of the bodies named are looked in for what a question quotes."""


class Assistant:
    """Answers questions over one library. `retriever` is called when passages are first needed (it is heavy to load);
    `today` tells the day, by which 去年 is known; `worder` words what is found, None where no model is configured."""

    def __init__(
        self,
        library: Library,
        retriever: Callable[[], HybridRetriever],
        today: Callable[[], date] = date.today,
        worder: Worder | None = None,
    ) -> None:
        self._library = library
        self.catalogues = CatalogueCache(library)
        self._retriever = retriever
        self._today = today
        self._worder = worder
        self._counting = Lock()
        self.withheld = 0
        """How many answers failed their verification since the start, and were not given."""

    def prepare(self) -> None:
        """Reads what every question needs (the bodies, the dictionary), so that the first one does not wait for it."""
        self.catalogues.current().table.spellings.prepare()
        words("公开")

    def ask(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Answer:
        """Answers one question. `earlier` are questions asked before, oldest first, by a client that keeps its own history:
        what they were about goes into this one where the conversation has no turns of its own; nothing of them is kept.
        Errors: UsageError for an empty question or one over 2,000 characters."""
        found = self._found(question, conversation_id, earlier)
        return found if self._worder is None else replace(found, text="".join(self._worder.pieces(question, found)))

    def stream(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Iterator[str | Answer]:
        """The answer's text piece by piece, then the answer that holds all of it. What goes wrong in finding it is raised
        here and now, before anything is read. Errors: as `ask`."""
        return self._streamed(question, self._found(question, conversation_id, earlier))

    def _streamed(self, question: str, found: Answer) -> Iterator[str | Answer]:
        said = []
        for piece in self._worder.pieces(question, found) if self._worder is not None else (found.text,):
            said.append(piece)
            yield piece
        yield replace(found, text="".join(said))

    def _found(self, question: str, conversation_id: str | None, earlier: Sequence[str]) -> Answer:
        """The answer that the reports give, in our own words; kept as a turn."""
        if not question.strip():
            raise UsageError("the question is empty; ask something in Chinese or English")
        if len(question) > QUESTION_LENGTH:
            raise UsageError(f"the question has {len(question)} characters, at most {QUESTION_LENGTH} are read; shorten it")
        conversation = conversation_id or uuid.uuid4().hex
        turns = self._library.turns(conversation) if conversation_id else ()
        catalogue = self.catalogues.current()
        try:
            answer, state = self._answered(catalogue, question, conversation, turns, earlier)
        except StoreError:
            if self._library.revision() == catalogue.revision:
                raise
            # a document was replaced while the question was read: once more, over what there is now
            answer, state = self._answered(self.catalogues.current(fresh=True), question, conversation, turns, earlier)
        if self._library.remembers:
            self._library.save_turn(conversation, question, state.to_json(), answer.route.value)
        return answer

    def _answered(
        self, catalogue: Catalogue, question: str, conversation: str, turns: Sequence[Turn], earlier: Sequence[str]
    ) -> tuple[Answer, TurnState]:
        """(The answer, what it was about)."""
        said = [turn.question for turn in turns] or list(earlier)
        catalogue = catalogue.naming_files([question, *reversed(said)])
        stored = [TurnState.from_json(turn.state_json) for turn in turns] or self._replayed(catalogue, earlier)
        states = [one for one, before in zip(stored, (None, *stored), strict=False) if one != before]
        attempt, answer = self._tried(catalogue, with_subject(question, states), states, self._retriever, conversation)
        if states and answer.route is Route.PASSAGES and not _is_told(attempt):
            told = [fold_text(one.quote).lower() for one in answer.citations]
            if untold_behind(self._understood(question, catalogue), states, told):
                answer = attempt.untold(conversation)
        faults = verify(answer, [question, *said], catalogue.text)
        if faults:
            log.error("an answer failed verification and was withheld: %s", "; ".join(faults))
            with self._counting:
                self.withheld += 1
            builder = Builder(attempt.question.answered_in)
            builder.say("unverified")
            answer = builder.answer(Route.REFUSE, conversation)
        return answer, _said(attempt, states, answer)

    def _tried(
        self,
        catalogue: Catalogue,
        question: str,
        states: Sequence[TurnState],
        retriever: Callable[[], HybridRetriever],
        conversation: str,
        attempt: Attempt | None = None,
    ) -> tuple[Attempt, Answer]:
        """The question's attempt and its answer; an English question is asked in Chinese too (`english.asking`)."""
        alone = attempt is None and not states
        attempt = attempt or self._attempt(catalogue, question, states, retriever)
        try:
            answer = self._answer(catalogue, attempt, conversation)
        except _PassageNotNeeded:
            if attempt.question.answered_in == "zh":
                raise
            answer = Answer(
                "", "en", Route.PASSAGES, conversation_id=conversation
            )  # in Chinese a number may be told (and by post?)
        if answer.route is Route.REFUSE and attempt.question.numeric and (both := taken_apart(question)):
            each = self._attempt(catalogue, both, states, retriever)
            told = self._answer(catalogue, each, conversation)
            attempt, answer = (each, told) if len(told.figures) > 1 else (attempt, answer)
        if answer.route is Route.REFUSE and not isinstance(attempt, BeyondAttempt):
            attempt, answer = self._in_plainer_words(catalogue, question, states, conversation) or (attempt, answer)
        if _is_told(attempt) or (alone and attempt.question.answered_in == "zh"):
            return attempt, answer  # most questions: they need not be read again
        read = self._understood(asked_version(question)[1] or question, catalogue)
        if read.answered_in == "zh" or attempt.courtesy:
            if not answer.text:
                raise _PassageNotNeeded
            return attempt, answer
        before = states_in_chinese(states)

        def again(said: str, in_words: bool) -> tuple[Attempt, Answer] | None:
            tried = self._attempt(catalogue, said, before, retriever if in_words else _no_passages, "en")
            with suppress(_PassageNotNeeded):
                return tried, self._answer(catalogue, tried, conversation)
            return None

        tried, told = asked_in_chinese(read, attempt, answer, conversation, again, first=not states)
        if told is answer and not answer.text:
            raise _PassageNotNeeded
        if told.route is Route.REFUSE and (plain := next(iter(plainer_turns(question, states)), "")):
            other, answered = self._tried(catalogue, plain, states, _no_passages, conversation)
            tried, told = (other, answered) if answered.route is Route.FIGURES else (tried, told)
        return tried, of_whom_asked(attempt, _warned_as(told, answer), catalogue.text)

    def _in_plainer_words(
        self, catalogue: Catalogue, question: str, states: Sequence[TurnState], conversation: str
    ) -> tuple[Attempt, Answer] | None:
        """The first attempt at a number that the question leads to in plainer words of the same meaning; None for none."""
        for said in (*plainer(simplify(question), "said_plainly"), *plainer_turns(question, states)):
            attempt = self._attempt(catalogue, said, states, _no_passages)
            with suppress(_PassageNotNeeded):
                answer = self._answer(catalogue, attempt, conversation)
                if answer.route is Route.FIGURES and not attempt.builder.untold:
                    return attempt, answer
        return None

    def _answer(self, catalogue: Catalogue, attempt: Attempt, conversation: str) -> Answer:
        """An attempt's answer, with a number for each piece of the question or the word that there is none (`each_piece`)."""

        def ask(piece: str) -> Answer:
            tried = self._attempt(catalogue, piece, (), _no_passages, attempt.question.answered_in)
            with suppress(_PassageNotNeeded):
                return of_whom_asked(tried, tried.answer(conversation), catalogue.text)
            return Answer("", attempt.question.answered_in, Route.REFUSE)

        if _is_told(attempt):
            return attempt.answer(conversation)
        answer = of_whom_asked(attempt, attempt.answer(conversation), catalogue.text)
        told = with_both(attempt.question, completed(attempt.question, answer, attempt.builder.untold, ask), ask)
        return with_the_governments_own(attempt.question, with_other_fees(attempt.question, told, ask), ask)

    def _attempt(
        self,
        catalogue: Catalogue,
        question: str,
        states: Sequence[TurnState],
        retriever: Callable[[], HybridRetriever],
        answered_in: str | None = None,
    ) -> Attempt:
        """The question, read with what earlier turns were about; answered in another language than its own where one is given."""
        version, plain = asked_version(question)
        this_year = self._today().year
        said = plain if plain.strip() else question
        said, states = going_on(said, states) if states else (said, states)
        read = self._understood(said, catalogue)
        nobody = not read.mentions or opens_a_title(read.folded, read.mentions, catalogue)
        alone = nobody and not states and read.operation == "value"  # 哪个单位最多 names nobody, and means all of them
        if alone and len(owners := owners_of(read.folded, catalogue)) == 1:
            body, year = owners[0]
            told_in = f"{year}年" if year is not None and not read.years.named else ""
            read = understand(body.name + told_in + said, catalogue.table, this_year)
        read = self._without_notes(read, catalogue)
        read = read if answered_in is None else replace(read, answered_in=answered_in)
        asked, strictly = read, None
        quotes: Quotes | None = None
        if states and (picked := replied(read, states[-1], catalogue.table, this_year)) is not None:
            read, states = picked, states[:-1]
        elif states:
            states = before_words(read, states)
            tried = BeyondAttempt(Sources(catalogue, retriever, self._library), read, version, read_beyond(read), states)
            if tried.speaks:
                return tried
            again = self._told_again(catalogue, retriever)
            quotes = quotes_beside(read, states, catalogue, again)
            read = with_government_of_turn(read, states[-1], catalogue.table)
            read = with_years_of_turns(with_name_alone(chosen(read, states[-1])), states)
            bodies = [catalogue.table.by_name[name] for name in states[-1].organisations if name in catalogue.table.by_name]
            read = replace(read, host=read.host or (bodies[0].name if len(bodies) == 1 else ""))
            reported = frozenset(year for body in bodies for year in catalogue.years(body))
            read = with_year_of_turn(read, states[-1], this_year, reported)
        if states and (told := in_full(read, states, catalogue.table)):
            meant = self._understood(told, catalogue)
            host = meant.host or (read.host if all(mention.organisations for mention in meant.mentions) else "")
            read, states = replace(meant, answered_in=read.answered_in, host=host), ()
        if states:
            read = since_the_year_before(read, states)
            strictly = followed(read, states, catalogue.table)
            together = turns_together(read, states, catalogue.table) if strictly is None else None
            read = without_year_of_turn(
                asked, together or continued(read, states[-1], catalogue.table), catalogue.years, states[-1]
            )
            if strictly is not None:
                strictly = without_year_of_turn(asked, strictly[0], catalogue.years, states[-1]), strictly[1]
        own = not states or (strictly is None and (read.content, read.asks) == (asked.content, asked.asks))
        whole = whole_of(read if not states else asked) if own else ("", ())
        sources = Sources(catalogue, retriever, self._library)
        if quotes is not None:
            read = replace(read, numeric=False) if quotes.quotes else read
            return ToldAttempt(sources, read, version, strictly, quotes, whole)
        return Attempt(sources, read, version, strictly, first=not states, whole=whole)

    def _told_again(
        self, catalogue: Catalogue, retriever: Callable[[], HybridRetriever]
    ) -> Callable[[TurnState], Sequence[Citation]]:
        """What a question in words that an earlier turn asked in full is told by; nothing while earlier questions are replayed."""

        def again(state: TurnState) -> Sequence[Citation]:
            year = f"{state.whole_in[0]}年" if state.whole_in else ""
            with suppress(_PassageNotNeeded):
                told = self._attempt(catalogue, f"{''.join(state.organisations)}{year}{state.whole}", (), retriever).answer("")
                return told.citations if told.route is Route.PASSAGES else ()
            return ()

        return again

    def _understood(self, question: str, catalogue: Catalogue) -> Question:
        """The question; what was carried over into a year is asked of its own report where the year before has none."""
        read = asked_beneath(understand(question, catalogue.table, self._today().year))
        bodies = [body for mention in read.mentions for body in mention.organisations]
        bodies = [body for body in bodies if body.is_government] or bodies
        if len(bodies) != 1 or len(read.years.named) != 1:
            return read
        asked, held = read.years.named[0], catalogue.years(bodies[0])
        if asked in held or asked + 1 not in held or (other := carried_into_held(question, asked + 1)) == question:
            return read
        return asked_beneath(understand(other, catalogue.table, self._today().year))

    def _without_notes(self, read: Question, catalogue: Catalogue) -> Question:
        """The question without notes in brackets that the reports of its bodies print behind a label."""
        if "(" not in read.folded:
            return read
        named = [id for mention in read.mentions for body in mention.organisations for id in body.documents]
        bare = without_notes(read.folded, (fold_text(catalogue.text(id)).lower() for id in named[:MOST_TEXTS]))
        return read if bare == read.folded else understand(bare, catalogue.table, self._today().year)

    def _replayed(self, catalogue: Catalogue, earlier: Sequence[str]) -> list[TurnState]:
        """What earlier questions were about; no passage is looked for, because what it says does not matter for that: a question for a
        number that comes to its passages counts as refused."""
        states: list[TurnState] = []
        for question in earlier[-EARLIER:]:
            if not question.strip() or len(question) > QUESTION_LENGTH:
                continue
            said = with_subject(question, states)
            attempt = self._attempt(catalogue, said, states, _no_passages)
            answer: Answer | None = None
            with suppress(_PassageNotNeeded):
                attempt, answer = self._tried(catalogue, said, states, _no_passages, "", attempt)
            states.append(_said(attempt, states, answer))
        return states


def _is_told(attempt: Attempt) -> bool:
    """Whether a turn is answered from what the turns before were told, so that nothing else is asked for it."""
    return isinstance(attempt, BeyondAttempt) or (isinstance(attempt, ToldAttempt) and bool(attempt.quotes))


def _warned_as(told: Answer, before: Answer) -> Answer:
    """An answer with what was warned of the bodies named, before the question was asked in other words that name one in full."""
    bodies = tuple(w for w in before.warnings if w.code == "ambiguous_organisation" and w not in told.warnings)
    return replace(told, warnings=(*bodies, *told.warnings)) if bodies and told.route is not Route.REFUSE else told


def _said(attempt: Attempt, states: Sequence[TurnState], answer: Answer | None) -> TurnState:
    """What a turn is remembered as; `answer` is None for one that was replayed up to its passages. One that only
    thanks changes nothing."""
    if attempt.courtesy and states:
        return states[-1]
    refused = attempt.question.numeric if answer is None else answer.route is Route.REFUSE
    state = as_said(attempt.state(), attempt.question, states, refused=refused)
    return state if answer is None or refused or state.together else replace(state, told=told_by(answer))


class _PassageNotNeeded(Exception):  # noqa: N818 - no error: it ends a replay that has all it needs
    """A question that is only replayed has come to its passages: what it is about is known by then."""


def _no_passages() -> HybridRetriever:
    raise _PassageNotNeeded
