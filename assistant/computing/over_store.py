"""One figure of all bodies of the store: ranked, counted, added up, the most and the least, of the year that is asked.

Where no year is named the newest is gone through, or that of the turn before, and that it is that alone is said with the answer
(`newest_alone`, `of_turn`); the most of all reports (所有报告里…最多的) is looked for in every year, and told year by year where editions do not
count alike. Each way gives None when answered, the Missing that stood in the way, or `UNREAD` where the task is none of all bodies.

>>> UNREAD.code
'unread'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.builder import Builder
from assistant.answering.evidence import Missing
from assistant.asking.held_reports import asks_all_reports
from assistant.asking.tasks import Task
from assistant.asking.things import Thing
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.organisations import Organisation
from assistant.bodies.ranked_class import class_ranked
from assistant.bodies.scope import years_for
from assistant.computing.over_bodies import BodyOperations
from assistant.language.years import Years, years_in
from assistant.prose.telling import At

UNREAD = Missing("unread")


@dataclass(slots=True)
class OverStore:
    """One question over one catalogue: `bodies` that it names (none: the whole store), its `named` years, and those that were used."""

    catalogue: Catalogue
    operations: BodyOperations
    bodies: tuple[Organisation, ...]
    named: Years
    question: str
    years: tuple[int, ...] = ()
    newest_alone: bool = False
    """Whether no year was named, and the reports of the newest were gone through alone."""
    of_turn: bool = False
    """Whether the year is that of a turn before, which the question does not name."""

    @property
    def builder(self) -> Builder:
        return self.operations.builder

    def _asked(self, body: Organisation) -> tuple[int, ...]:
        raise NotImplementedError  # `Computing`, which goes on from this class, knows the years

    def _latest(self, latest: Sequence[int]) -> tuple[int, ...]:
        if latest:
            self.builder.warn("year_assumed", self.builder.wording.say("year_assumed", year=str(latest[0])))
        return tuple(latest)

    def _of_two(self, one: Organisation, other: Organisation) -> tuple[int | None, int | None]:
        """The years of two bodies where none is asked: the first one's latest, the latest of both where the other has no report of it, else
        each one's latest."""
        first, second = self.catalogue.years(one), self.catalogue.years(other)
        both = sorted({*first} & {*second})
        last = next(iter(self._latest(both[-1:] if both and first[-1] not in second else first[-1:])), None)
        return last, last if both or not second else next(iter(self._latest(second[-1:])), None)

    def _store_years(self) -> tuple[int, ...]:
        return tuple(sorted({record.year for record in self.catalogue.records.values() if record.year is not None}))

    def _store_year(self) -> tuple[int, ...]:
        known = self._store_years()
        named = years_for(self.named, known)
        self.newest_alone = not named and len(known) > 1
        self.of_turn = bool(named) and len(known) > 1 and not years_in(self.question, named[0]).named
        return named or self._latest(known[-1:])

    def _all_bodies(self, year: int, thing: Thing) -> list[At]:
        """Every body of the store that has a report for a year, or of those that the question names."""
        bodies = self.bodies if len(self.bodies) > 1 else self._of_the_class_asked()
        wanted = thing.wanted()
        return [At(body, year, wanted) for body in bodies if year in self.catalogue.years(body)]

    def _of_the_class_asked(self) -> tuple[Organisation, ...]:
        """The bodies of the store, only those of the class that the question asks among where it names one (which county)."""
        own = class_ranked(self.question)
        return tuple(body for body in self.catalogue.table.organisations if own is None or own.search(body.name) is not None)

    def _of_the_only_one(self, at: At) -> Missing | None:
        """The figure of the only body of the class that is asked among."""
        found = self.operations.find(at)
        if isinstance(found, Missing):
            return found
        self.operations.show(found)
        return None

    def _over_store(self, task: Task) -> Missing | None:
        """All bodies of the store, for the one year asked or the latest."""
        if self._of_every_year(task):
            self.years = self._store_years()
            every = [at for year in self.years for at in self._all_bodies(year, task.things[0])]
            if self.operations.extreme(every, task.operation) is None:
                return None
            of_years = [self._all_bodies(year, task.things[0]) for year in self.years]  # no edition's count is another's
            if [ats for ats in of_years if self.operations.extreme(ats, task.operation) is None]:
                return None
        years = self._store_year()
        if len(years) != 1 or len(task.things) != 1:
            return UNREAD
        ats = self._all_bodies(years[0], task.things[0])
        self.years = years
        among = class_ranked(self.question) if not self.bodies else None
        if not ats:
            return Missing("no_year", (), None, years[0]) if among is None else Missing("no_of_class")
        if among is not None and len(ats) == 1:
            return self._of_the_only_one(ats[0])
        if task.operation in ("max", "min", "compare"):
            down = task.operation == "max" or (task.operation == "compare" and not task.ascending)
            return self.operations.extreme(ats, "max" if down else "min")
        if task.operation in ("sum", "mean") and task.over == "bodies":
            return self.operations.over_all(ats, task.operation, self.question)
        if task.over == "bodies" and task.operation in ("value", "list", "table"):
            return self.operations.rank(ats, None, ascending=False)
        return UNREAD

    def _of_every_year(self, task: Task) -> bool:
        """Whether the most or least of one figure is asked for among the reports of all years."""
        return (
            task.operation in ("max", "min")
            and len(task.things) == 1
            and not self.named.named
            and asks_all_reports(self.question)
        )

    def _among_bodies(self, task: Task) -> Missing | None:
        years = self._store_year() if not self.bodies else self._asked(self.bodies[0])
        if len(years) != 1 or len(task.things) != 1:
            return UNREAD
        ats = self._all_bodies(years[0], task.things[0])
        self.years = years
        if task.operation == "place":
            own = [at for at in ats if at.organisation in self.bodies]
            return self.operations.place(own[0], ats) if len(self.bodies) == 1 and own else UNREAD
        if len(self.bodies) == 1:
            return UNREAD
        if task.operation == "rank":
            return self.operations.rank(ats, task.limit, ascending=task.ascending)
        return UNREAD if task.condition is None else self.operations.count(ats, task.condition)
