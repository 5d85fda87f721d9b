"""One question being answered: from what it means to an Answer, one way or the other.

`Attempt.answer` settles the scope, then sends the question to the figures (`operations`), to the passages (`retrieve`, `extract`), or to a
refusal that helps. There is no silent fall from one to the other: a question for a number is answered by a passage only where no indicator
of the form was asked and the passage says it in words. What `tasks` reads strictly `tasks_done` computes; `loose_reading` reads the others.
The file is long because the order in which all ways are tried is told here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Citation, Route
from assistant.answering.builder import Builder
from assistant.answering.evidence import Missing
from assistant.answering.refusing import CHOICES, told
from assistant.asking.choices import open_choices
from assistant.asking.held_reports import asks_bodies_held, asks_every_year, asks_years_held
from assistant.asking.later_parts import leaves_first
from assistant.asking.narrowing import names_no_more_than_a_list
from assistant.asking.question import Question
from assistant.asking.tasks import Task
from assistant.asking.things import RECEIVED as RECEIVED_FIGURE
from assistant.asking.things import Thing
from assistant.asking.whether import read_whether
from assistant.bodies.inside import inside
from assistant.bodies.named_accounts import FEW, owners_of
from assistant.bodies.nearest_bodies import nearest_bodies
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.scope import Scope, Side, is_unknown, placed, scope_of
from assistant.computing.over_years import OverYears
from assistant.computing.plain_computing import compute_among
from assistant.computing.prose_computing import compute_from_prose
from assistant.computing.tasks_done import UNREAD, Computing
from assistant.figures.blank_forms import blank_cell
from assistant.language.courtesies import courtesy
from assistant.language.topics import asked as asked_for
from assistant.language.topics import asks_whether_any, asks_why, how_done
from assistant.passages.mentioning import asked_mention
from assistant.passages.quoting import Sources
from assistant.prose.agreement import read_agreement
from assistant.prose.joined_telling import lacks_a_part, tell_joined
from assistant.prose.listed_items import read_extreme, tells_topic
from assistant.prose.nearest_numbers import nearest_numbers
from assistant.prose.telling import At
from assistant.turns.conversation import TurnState
from assistant.turns.idle_turns import sort_alone
from assistant.turns.tasks_of_turns import asks_for_all, kept_operation, own_tasks
from ingest.normalise import fold_text

_MAY_BE_WORDED = ("not_there", "other_form")
"""Why there is no figure where the report may yet speak of it."""
NEAREST = 6
"""How many bodies are named in place of one that is not there."""
_ENDS = " \n\t,，;；。"


class Attempt(OverYears):
    """One question being answered."""

    def __init__(
        self,
        sources: Sources,
        question: Question,
        version: bool | None = None,
        followed: tuple[Question, tuple[Task, ...]] | None = None,
        *,
        first: bool = True,
        whole: tuple[str, tuple[int, ...]] = ("", ()),
    ) -> None:
        """`followed`: what turns make of the question strictly, `question` by its words; `first`: none came; `whole`: see `turns.in_full`."""
        super().__init__(sources, question if followed is None else followed[0], version)
        self._followed = followed is not None
        self._loosely = question
        self.first = first
        self._tasks = own_tasks(question, first=first) if followed is None else followed[1]
        self.courtesy = courtesy(question.text)  # "" for a turn that does not only greet, thank or ask who answers
        self._offered: tuple[str, ...] = ()
        self._offered_things: tuple[str, ...] = ()
        self._whole = whole

    def state(self) -> TurnState:
        organisations = tuple(side.organisation.name for side in self._scope.sides)
        if self._scope.unknown is not None and self.question.host:
            organisations, self._within = (self.question.host,), tuple(m for m in self.question.mentions if is_unknown(m))
        organisations = organisations or tuple(filter(None, [self._scope.unknown]))
        content = self.question.asks[0].text if len(self.question.asks) == 1 else self.question.content
        question, read = self.question, None if self._within else self._read_as()
        content = self._said() if self._within else content
        if self._followed and read is not None and read.things[0].text:
            content = read.things[0].text
        return TurnState(
            organisations,
            self._years,
            content,
            question.operation,
            question.numeric,
            read,
            question.text if self._offered or self._offered_things else "",
            self._offered,
            self._offered_things,
            within=tuple((one.said, one.place, one.body) for one in self._within),
            whole=self._whole[0],
            whole_in=self._whole[1],
        )

    def _afresh(self, question: Question, conversation: str) -> Answer:
        return Attempt(self.sources, question, self.operations.version).answer(conversation)

    def _read_as(self) -> Task | None:
        """What a later turn goes on from: the last task with its things, or the figure of the form that was asked."""
        ask = self.question.asks[0]
        told = next((task for task in reversed(self._tasks) if task.things), None)
        if told is not None:
            things = tuple(replace(t, indicator=t.indicator or RECEIVED_FIGURE) for t in told.things)
            return replace(told, things=things)
        in_turns = "|" in ask.text  # said over several turns, and so read by its words again
        if not self.question.numeric or ask.indicator is None or len(self.question.asks) > 1 or in_turns:
            return None
        return Task(kept_operation(self.question), (Thing(ask.indicator, ask.dimension, ask.text, ask.words),))

    # ------------------------------------------------------------------------------------------ routes

    def answer(self, conversation: str) -> Answer:
        question = self.question = placed(self.question)
        if self.courtesy:
            return self._refuse(self.courtesy, conversation)
        scope = self._scope = scope_of(question, self.catalogue)
        if scope.unknown is not None:
            return self._unknown(scope, conversation)
        for side in (one for one in scope.sides if one.sole):
            self.builder.warn("ambiguous_organisation", self.wording.say("sole", said=side.said, who=side.organisation.name))
        if (filed := self._filed(question)) is None:
            self._say_span()
            self.builder.say("span_not_apart")
            return self.builder.answer(Route.REFUSE, conversation)
        question = self.question = filed
        if scope.unclear and compute_among(self.operations, question, scope.unclear):
            return self._finish(None, conversation)
        if scope.unclear:
            return self._clarify(scope.unclear, "clarify", conversation)
        if asks_years_held(question.content) and len(scope.sides) == 1:
            years = [str(year) for year in self.catalogue.years(scope.sides[0].organisation)]
            who = scope.sides[0].organisation.name
            return self._refuse("held_years", conversation, who=who, years=self.wording.listed(years))
        if not scope.sides and asks_bodies_held(question.content):
            return self._clarify(self.catalogue.table.organisations, "clarify_none", conversation)
        if (of_span := self._over_years(conversation)) is not None:
            return of_span
        gaps = question.operation == "difference" and len(scope.sides) == 1 and names_no_more_than_a_list(question.content)
        moved = question.operation in ("difference", "growth", "change") and asks_why(question.content)
        if scope.sides and (how_done(question.content) or gaps or moved):  # 有哪几方面的差距: what is wrong, no difference
            return self._passages(conversation)
        if read_agreement(question.content) is not None and self._from_prose() is None:
            return self._finish(None, conversation)
        if len(scope.sides) == 1 and (asked := read_whether(question.content)) is not None and self._whether(asked):
            return self._finish(None, conversation)
        if self._adds_group() or self._tells_either() or self._repeats_joined():
            return self._finish(None, conversation)
        computed = self._computed()
        if computed is not UNREAD and not (self._followed and computed is not None and self._may_be_prose(computed)):
            if computed is not None and computed.code in (*_MAY_BE_WORDED, "year_missing") and self._from_prose() is None:
                computed = None
            if computed is not None and computed.code in _MAY_BE_WORDED and scope.sides and not question.numeric:
                self._written_anew()  # 没有公开的理由是什么: told without a table of reasons
                return self._in_words(conversation)
            return self._finish(computed, conversation)
        if self._followed:
            return self._read_loosely(conversation)
        if not scope.sides:
            if question.operation in ("max", "min") and question.numeric and question.asks[0].indicator:
                return self._finish(self._over_store(), conversation)
            if question.numeric and question.asks[0].indicator and question.asks[0].exclusive:
                return self._clarify(self.catalogue.table.organisations, "clarify_none", conversation)
            if (thing := asked_mention(question.content)) != "":
                return self._mentioning(thing, conversation)
            if 1 < len(owners := owners_of(question.folded, self.catalogue)) <= FEW:
                return self._clarify([body for body, _ in owners], "clarify", conversation)
            return self._refuse("no_body" if _OF_REPORTS.search(question.folded) else "outside", conversation)
        if not question.numeric and not question.also and not question.asks[0].concepts and not _ASKS.search(question.content):
            year = next(iter(question.years.named), None)
            self.builder.say("nothing_asked", who=scope.sides[0].organisation.name, year=self.wording.year(year))
            return self.builder.answer(Route.CLARIFY, conversation)
        open_figure = not _ASKS.search(question.content) and open_choices(question.content, question.language)
        if not question.numeric and not open_figure:
            return self._finish(None, conversation) if self._from_prose() is None else self._in_words(conversation)
        joined = tell_joined(self.operations, question, scope.sides, certainly=True)
        missing = self._figures() if joined is UNREAD else joined
        if missing is None and (meant := self._meant_too()):
            return self._choose(meant, Builder(question.answered_in), conversation)
        worded = missing is not None and missing.code in _MAY_BE_WORDED and self._from_prose() is None
        return self._finish(None if worded else missing, conversation)

    def _in_words(self, conversation: str) -> Answer:
        """What the report says in words; whether there was any of a figure's things (有没有行政复议) is told by the figure too."""
        answer, question = self._passages(conversation), self.question
        if answer.route is not Route.REFUSE or not asks_whether_any(question.content):
            return answer
        ask = question.asks[0]
        if question.operation != "value" or len(question.asks) > 1 or not (ask.indicator and ask.exclusive):
            return answer
        self._written_anew()
        return self._finish(None, conversation) if self._figures() is None else answer

    def untold(self, conversation: str) -> Answer:
        """What is asked is not told, whatever was found for it: neither a number nor a choice of one."""
        self._written_anew()
        side, self._offered, self._offered_things = next(iter(self._scope.sides), None), (), ()
        who, year = side.organisation.name if side is not None else "", self.wording.year(next(iter(self._years), None))
        return self._refuse("not_there", conversation, who=who, year=year)

    def _from_prose(self) -> Missing | None:
        """What is computed from the prose's numbers, or told by a clause said again; else what the answer said before is kept."""
        before = self.builder
        fresh = self._written_anew()
        fresh.warnings.extend(before.warnings)
        missing = compute_from_prose(self.operations, self.question, self._scope.sides)
        if missing is None or self._repeats() or self._tells_apart():
            return None
        self.builder = self.operations.builder = before
        return missing

    def _may_be_prose(self, missing: Missing) -> bool:
        """Whether what no table of the report has may still stand in its prose."""
        return missing.code in _MAY_BE_WORDED and all(task.operation in ("value", "list", "sum") for task in self._tasks)

    def _read_loosely(self, conversation: str) -> Answer:
        """The question as its words and the last turn's give it, where the strict reading leads to nothing."""
        self._followed, self._tasks, self.question = False, (), self._loosely
        self._years = self.question.years.named
        self._written_anew()
        return self.answer(conversation)

    def _computed(self) -> Missing | None:
        """What is computed, where the question is read strictly; UNREAD where it is a plain figure's or is not read so."""
        tasks, sides = self._tasks, self._scope.sides
        if not tasks or (self.question.also and len(tasks) == 1 and not tasks[0].over) or leaves_first(tasks):
            return UNREAD
        if self._is_plain() or (not sides and len(self.catalogue.table.organisations) > 1 and not asks_for_all(tasks)):
            return UNREAD
        bodies = tuple(side.organisation for side in sides)
        before = self.builder
        self._written_anew()
        computing = Computing(self.catalogue, self.operations, bodies, self.question.years, self.question.folded)
        missing = computing.run(tasks)
        if missing is UNREAD:
            self.builder = self.operations.builder = before
            return UNREAD
        self._years = computing.years or self._years
        half = missing is None and (computing.half_told or lacks_a_part(self.operations, tasks, bodies, self._years))
        if half and self._from_prose() is None:
            return None
        if missing is None and len(sides) == 1 and sides[0].related and len(tasks) == 1 and tasks[0].operation == "value":
            self._related(sides[0], next(iter(self._years), None), tasks[0].things[0].wanted())
        if missing is None and len(sides) == 1 and self.question.also:
            self._quoted_too(sides[0], next(iter(self._years), None))
        return missing

    def _is_plain(self) -> bool:
        """Whether one figure of one body and year is asked, which the looser reading means too: it also finds the prose."""
        task, asks = self._tasks[0], self.question.asks
        if self._followed or not self._scope.sides or len(self._tasks) > 1 or task.over:
            return False
        if task.operation not in ("value", "sum", "list") or len(self._scope.sides) > 1 or len(self.question.years.named) > 1:
            return False
        if task.operation == "sum" and ((years := self.question.years).since or years.last or years.until):
            return False
        if len(task.things) != 1 or not self.question.numeric:
            return len(task.things) < 2
        thing = task.things[0]
        return len(asks) == 1 and (thing.indicator, thing.column) == (asks[0].indicator, asks[0].dimension)

    def _finish(self, missing: Missing | None, conversation: str) -> Answer:
        host = missing is not None and missing.code in ("year_missing", "not_there") and self._told_by_host()
        if missing is None or host or self._is_blank_form():
            if self.operations.superseded:
                self.builder.say("before_correction")
            of_one = self.catalogue.years(self._scope.sides[0].organisation) if len(self._scope.sides) == 1 else ()
            if len(of_one) == 1 and (asks_every_year(self.question.folded) or self.question.years.since is not None):
                self.builder.say("one_year", who=self._scope.sides[0].organisation.name, year=str(of_one[0]))
            for renamed in (side for side in self._scope.sides if side.former):
                self.builder.say("former", said=renamed.former, who=renamed.organisation.name)
            for merged in (side for side in self._scope.sides if side.before):
                self.builder.say("successor", said=merged.before, who=merged.organisation.name)
            self._say_told_as()
            self._say_given()
            self._say_span()
            return self.builder.answer(Route.FIGURES, conversation)
        fresh = Builder(self.question.answered_in)
        fresh.warnings.extend(w for w in self.builder.warnings if w.code == "ambiguous_organisation")
        self.builder = fresh
        if missing.code not in _MAY_BE_WORDED:
            fresh.sentences.append(told(missing, fresh))
            return fresh.answer(Route.CLARIFY if missing.code == "which_report" else Route.REFUSE, conversation)
        side = self._scope.sides[0] if self._scope.sides else None
        if side is not None and not side.organisation.is_government and side.said == side.organisation.parts.own:
            self.operations.builder = fresh
            if self._named_elsewhere(side.said):
                return fresh.answer(Route.FIGURES, conversation)
        if side is not None and self.question.numeric and (none := self._said_none(side, missing)):
            self._say_quotes(none)
            return self.builder.answer(Route.PASSAGES, conversation)
        offered: list[str] = []
        self._offered_things = choices = self._open_choices(missing)
        if (
            side is not None
            and not sort_alone(self.question.asks[0].text.partition("|")[0])
            and (self.question.operation in (*_MOST, "value", "sum") or read_extreme(self.question.content) is not None)
            and (not self.question.asks[0].indicator or missing.code == "other_form" or self.question.operation in _MOST)
        ):
            found = self._passages(conversation, only_without_numbers=True)
            most = read_extreme(self.question.content)
            if found.route is Route.PASSAGES and (most is None or tells_topic(most, self._told_by(found.citations, led=False))):
                self._offered_things = ()
                return found
            offered = fresh.sentences[1:]
            fresh.sentences.clear()
        if choices and self._shows_alike(choices, missing.year):
            self._offered_things = ()
            return self.builder.answer(Route.FIGURES, conversation)
        if choices:
            return self._choose(choices, fresh, conversation)
        if self.question.numeric and (near := self._nearest(missing)):
            self.builder = Builder(self.question.answered_in)
            self.builder.warnings.extend(fresh.warnings)
            self.builder.sentences.append(told(self._with_other_years(missing), self.builder))
            quotes = [f"“{one.quote.strip(_ENDS)}”{self.builder.cite([one])}" for one in near]
            self.builder.say("nearest", quotes=self.wording.listed(quotes))
            return self.builder.answer(Route.REFUSE, conversation)
        fresh.sentences += [told(self._with_other_years(missing), fresh), *offered]
        return fresh.answer(Route.REFUSE, conversation)

    def _is_blank_form(self) -> bool:
        """Whether the row asked for is told to be blank, as the body's one document is a form that nobody filled in."""
        found = None if self._years else blank_cell(self.question, self._scope.sides, self.catalogue)
        if found is not None:
            self._written_anew()
            self.builder.sentences.append(self.wording.figure(found, self.builder.figure(found)))
        return found is not None

    def _nearest(self, missing: Missing) -> tuple[Citation, ...]:
        """The sentences with numbers of the report that was looked in which are nearest to a question for a number."""
        side = next(iter(self._scope.sides), None)
        if side is None:
            return ()
        year = missing.year or next(iter(self._years), None)
        candidates = self.catalogue.candidates([record.id for record in self.operations.documents(side.organisation, year)])
        return tuple(self.catalogue.citation(*place) for place in nearest_numbers(candidates, self.question.asks[0]))

    def _with_other_years(self, missing: Missing) -> Missing:
        """With the years whose reports of the same body state what this one does not."""
        side = next((one for one in self._scope.sides if missing.organisation in (None, one.organisation.name)), None)
        thing = next((t for task in self._tasks for t in task.things), None)
        if missing.code != "not_there" or side is None or thing is None or thing.indicator is None or len(self._tasks) > 1:
            return missing
        others = [year for year in self.catalogue.years(side.organisation) if year != missing.year]
        outcomes = {year: self.operations.find(At(side.organisation, year, thing.wanted())) for year in others}
        stated = [
            str(year) for year, outcome in outcomes.items() if not isinstance(outcome, Missing) and outcome[0].value is not None
        ]
        return replace(missing, facts=tuple(stated))

    def _clarify(self, bodies: Sequence[Organisation], template: str, conversation: str, said: str = "") -> Answer:
        years = set(self.question.years.named)
        reporting_first = sorted(bodies, key=lambda body: not years & set(self.catalogue.years(body)))
        names = [body.name for body in reporting_first[:CHOICES]]
        self._offered = tuple(names)
        self.builder.warn("ambiguous_organisation", self.wording.say("clarify", choices=self.wording.listed(names)))
        more = self.wording.word("and_others") if len(bodies) > len(names) else ""
        self.builder.say(template, choices=self.wording.listed(names) + more, said=said)
        return self.builder.answer(Route.CLARIFY, conversation)

    def _unknown(self, scope: Scope, conversation: str) -> Answer:
        """A body that has no report of its own: another's report may give its number by name; else it is not there."""
        said = scope.unknown or ""
        joined = self._joined_within()
        if joined is None:
            return self._finish(None, conversation)
        if (joined is UNREAD and self._told_within()) or self._named_elsewhere(said):
            return self.builder.answer(Route.FIGURES, conversation)
        naming = self._naming(said, scope)
        mention = next((m for m in self.question.mentions if is_unknown(m)), Mention(0, 0, said, None, None, ()))
        if self._tells_none(naming, mention):
            return self.builder.answer(Route.PASSAGES, conversation)
        part = inside(said, self.catalogue)
        if self._followed and not self._loosely.numeric:
            self._followed, self.question = False, self._loosely
        listed = self.question.numeric or names_no_more_than_a_list(self.question.content)
        if not listed and (speaking := dict([part]) if part else naming):
            self._scope = Scope(tuple(Side(o) for o in speaking))
            named = part[1] if part else f"{next(iter(speaking.values()))} "
            self.question = replace(self.question, content=named + self.question.content)
            answer = self._passages(conversation)
            told = self._told_by(answer.citations, led=bool(asked_for(self.question.content).fields))
            named_there = part or any(fold_text(name) in f"{told} {body.name}" for body, name in speaking.items())
            if answer.route is Route.PASSAGES and named_there:
                return answer
            self.builder = Builder(self.question.answered_in)
            self.question = self._loosely
        if meant := scope.meant or self._only_one_of(mention):
            return self._told_by_bureau(mention, meant, conversation) or self._clarify(meant, "clarify_meant", conversation, said)
        host = self._host([mention])
        kind, near = nearest_bodies(mention, self.catalogue.table, host)
        kind, near = ("instead", scope.near) if scope.near else (kind, near)
        names = self.wording.listed([o.name for o in near[:CHOICES]]) + (
            self.wording.word("and_others") if near[CHOICES:] else ""
        )
        instead = self.wording.say(kind, choices=names) if near else ""
        return self._refuse("unknown_body", conversation, said=said, instead=instead)


_MOST = ("max", "min")
"""Which of several is most or least is told by sentences too."""
_OF_REPORTS = re.compile(r"申请|公开|复议|年报|\bapplications?\b|disclos|reconsideration|annual report")
"""What only a report of this kind is asked for."""
_ASKS = re.compile(r"什么|哪|谁|如何|怎(?!么样$)|为何|多少|几|吗|what|which|who|why|how|where|when")
