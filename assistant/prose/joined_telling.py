"""Tells the numbers of several things that one question joins, each found as a question of its own.

`tell_joined` reads a question by `joined_asked`, asks each thing of every body and year named as any plain question is asked, and tells the
numbers in the order asked, or what they come to where that is asked (加在一起). They must be different ones; where a thing is asked in other words than its own, all stand in one sentence.
Of a thing without a number it is said by its name that there is none, where the question leaves no doubt that each has one of its own.
Gives None when answered; Missing where none of what certainly are several things has a number, so that no other way gives the number
of one as that of all; UNREAD where one thing is asked, or it is not certain that there are several and one of them has no number. Blanks are no
numbers and leave the question to other ways; approximate numbers stay so.

>>> UNREAD.code
'unread'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, product

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import asked_unit
from assistant.asking.joined_asked import Joined, JoinedThing, added_up, read_joined
from assistant.asking.later_parts import goes_on
from assistant.asking.plain_kinds import read_plain
from assistant.asking.question import Question
from assistant.asking.tasks import Task
from assistant.bodies.organisations import Mention, Organisation
from assistant.bodies.scope import Side, years_for
from assistant.computing.list_computing import ListComputing
from assistant.computing.over_bodies import BodyOperations
from assistant.computing.tasks_done import UNREAD
from assistant.prose.telling import At

_MOST_TRIED = 200
"""So many ways of putting the things together are tried."""


def tell_joined(
    operations: BodyOperations, question: Question, sides: Sequence[Side], *, certainly: bool = False
) -> Missing | None:
    """See the module; `certainly`: UNREAD too where it is not certain that several things are asked."""
    years = question.years
    if not sides or question.linked or question.also or years.last or years.since or years.until:
        return UNREAD
    if any(goes_on(ask.text, question.asks[0].indicator) for ask in question.asks[1:]):
        return UNREAD  # of what the first thing counts: `later_parts`
    ways = read_joined(question.content) if question.operation in ("value", "sum") else ()
    if not ways or ((certainly or question.operation == "sum") and not ways[0].certain):
        return UNREAD
    if certainly and "其中" in question.content and ways[0].clauses == len(question.asks):
        return UNREAD
    told = _Joining(operations, question)
    places = [(side.organisation, year) for side in sides for year in told.years(side.organisation)]
    return told.run(ways, places)


def tell_joined_within(
    operations: BodyOperations, question: Question, host: Organisation, unknown: Sequence[Mention]
) -> Missing | None:
    """The numbers of bodies without a report that are joined with other things (市级和海棠区各多少期), as the host's report tells them;
    UNREAD where nothing else is joined with them."""
    spans = [(m.start, m.end) for m in question.mentions if m not in unknown] + list(question.years.spans)
    kept = "".join(c for at, c in enumerate(question.folded) if not any(start <= at < end for start, end in spans))
    ways = read_joined(kept) if len(question.years.named) < 2 else ()
    if not ways or not ways[0].certain or len(ways[0].things) <= len(unknown) or any(m.said not in kept for m in unknown):
        return UNREAD
    asked = replace(question, content=kept, operation="value", also="")
    return tell_joined(operations, asked, (Side(host, said=host.name),), certainly=True)


def lacks_a_part(operations: BodyOperations, tasks: Sequence[Task], bodies: Sequence[Organisation], years: Sequence[int]) -> bool:
    """Whether the forms tell some alone of several things asked of one report, which its prose may all tell."""
    things = [thing for task in tasks for thing in task.things]
    plain = all(task.operation in ("value", "list") for task in tasks)
    if not plain or len(things) < 2 or len(bodies) != 1 or len(years) != 1:
        return False
    return any(isinstance(operations.find(At(bodies[0], years[0], thing.wanted())), Missing) for thing in things)


class _Joining:
    """One question over one catalogue."""

    def __init__(self, operations: BodyOperations, question: Question) -> None:
        self.operations, self.question = operations, question

    def years(self, body: Organisation) -> tuple[int | None, ...]:
        known = self.operations.catalogue.years(body)
        asked = years_for(self.question.years, known)
        return asked or (known[-1:] if known else (None,))

    def run(self, ways: Sequence[Joined], places: Sequence[tuple[Organisation, int | None]]) -> Missing | None:
        body, year = places[0]
        for joined in ways:
            found = [self._all_of(joined, *place) for place in places]
            if all(found):
                told = [one for each in found for one in each]
                if joined.clauses == 1 and len(places) == 1 and added_up(self.question.content):
                    return self.operations.sum_of(self._narrowest(told))
                self._tell(told if joined.certain else self._narrowest(told))
                return None
        kind = read_plain(self.question.content) if len(places) == 1 else None
        if kind is not None and kind.every:  # 办理建议和提案多少件: the report may count both by one number
            both = self.operations.of_one(At(body, year, wanted(self.question.content)))
            if not isinstance(both, Missing):
                self.operations.show((both,))
                return None
        joined = ways[-1]
        if not joined.certain or len(ways) > 1 or len(places) > 1 or joined.clauses == len(self.question.asks) > 1:
            return UNREAD
        if any(asked_unit(thing.alone) is None for thing in joined.things) and joined.clauses < 2:
            return Missing("not_there", (), body.name, year)  # of shares and counts alike: the last one may say what all are
        alone = [(thing, self._alone(thing, body, year)) for thing in joined.things]
        numbers = [one for _, one in alone if one is not None]
        if not numbers or len(numbers) == len(alone) or len({(one.citations, one.value) for one in numbers}) < len(numbers):
            return Missing("not_there", (), body.name, year)
        self._tell(numbers)
        for thing in (thing for thing, one in alone if one is None):
            if not self._told_apart(thing, body, year):
                wording = self.operations.builder.wording
                self.operations.builder.say("not_there_of", who=body.name, year=wording.year(year), what=thing.name)
        return None

    def _told_apart(self, thing: JoinedThing, body: Organisation, year: int | None) -> bool:
        """Whether the report tells a thing by channels and no whole, or with what it is told without; that is then said."""
        records = self.operations.documents(body, year)
        found, whole = self.operations.lookup.whole(records[0], wanted(thing.alone)) if len(records) == 1 else ((), None)
        if whole is None or not found:
            return False
        if whole.less:
            return self.operations.without(found[0], found[1]) is None
        self.operations.show_apart(found, total=whole.total, beside=whole.beside)
        return True

    def _narrowest(self, found: Sequence[Found]) -> list[Found]:
        """The numbers without those that the report gives as the whole of another: a group and its part, joined, are the part."""
        told = [self.operations.statement_of(one) for one in found]
        wholes = {whole.number for one in told if one is not None for whole in self.operations.wholes_of(one)}
        return [one for one, said in zip(found, told, strict=True) if said is None or said.statement.number not in wholes]

    def _tell(self, found: Sequence[Found]) -> None:
        builder = self.operations.builder
        if not self.question.years.named:
            year = str(found[0].year)
            builder.warn("year_assumed", builder.wording.say("year_assumed", year=year))
        marks = [builder.figure(one) for one in found]
        subject, lines = builder.wording.lines(found, marks)
        builder.say("several", subject=subject, lines=lines)
        noted = [one for one in found if one.stands_for or one.settled]
        self.operations.rests_on([*noted, *(operand for one in found for operand in one.operands)])

    # ------------------------------------------------------------------------------------------ numbers

    def _all_of(self, joined: Joined, body: Organisation, year: int | None) -> tuple[Found, ...]:
        """The numbers of all things in one report; of several ways to ask for them the likeliest."""
        told = [self._told(thing, body, year) for thing in joined.things]
        ways = [way for way in islice(product(*told), _MOST_TRIED) if self._fit(way, clauses=joined.clauses > 1)]
        ways.sort(key=lambda way: (not self._together([one for _, one in way]), sum(rank for rank, _ in way)))
        if not ways:
            return self._of_one_list(joined, body, year)
        ats = [At(body, year, wanted(thing.alone)) for thing in joined.things]
        return tuple(self.operations.at_one_place(ats, [one for _, one in ways[0]]))

    def _of_one_list(self, joined: Joined, body: Organisation, year: int | None) -> tuple[Found, ...]:
        """The items of one list that the things name."""
        units = {asked_unit(thing.alone) for thing in joined.things}
        lists = ListComputing(self.operations, body, year, self.question.folded)
        return lists.operands([thing.name for thing in joined.things], "", units.pop() if len(units) == 1 else None)

    def _alone(self, thing: JoinedThing, body: Organisation, year: int | None) -> Found | None:
        """The number of one thing by its own fullest words."""
        told = self._told(replace(thing, sayings=(thing.alone,)), body, year)
        return told[0][1] if told else None

    def _told(self, thing: JoinedThing, body: Organisation, year: int | None) -> list[tuple[int, Found]]:
        """The different numbers that the ways to ask for a thing find, with the place of the way."""
        out: list[tuple[int, Found]] = []
        for rank, saying in enumerate(thing.sayings):
            found = self._one(saying, body, year)
            if found is not None and all(found != other for _, other in out):
                in_full = saying == thing.alone and found.citations[0].kind == "cell"
                out.append((0 if in_full else rank, found))
        return out

    def _one(self, saying: str, body: Organisation, year: int | None) -> Found | None:
        """The one number that a plain question gets; of the prose alone where the form has no such row."""
        asked = wanted(saying)
        found = self.operations.of_one(At(body, year, asked))
        if isinstance(found, Missing) and found.code in ("other_form", "not_there") and asked.indicator is not None:
            found = self.operations.of_one(At(body, year, replace(asked, indicator=None, dimension=None)))
        return None if isinstance(found, Missing) or found.value is None or found.year != year else found

    def _fit(self, way: Sequence[tuple[int, Found]], *, clauses: bool) -> bool:
        """Whether numbers are of several things: each its own, told by its likeliest words or beside the others; no shares beside counts
        where one how many asks for all."""
        found = [one for _, one in way]
        if not clauses and len({one.unit == "%" for one in found}) > 1:
            return False
        if len({(one.citations, one.value, one.label, one.dimension) for one in found}) < len(found):
            return False
        return all(not rank for rank, _ in way) or self._together(found)

    def _together(self, found: Sequence[Found]) -> bool:
        """Whether one sentence tells all numbers."""
        sentences = {self.operations.sentence(one) for one in found}
        return len(sentences) == 1 and None not in sentences
