"""Does what `tasks` read: resolves bodies and years of each task, and has it computed and said.

`Computing.run` gives None when answered, the Missing that stood in the way, or `UNREAD` where the tasks do not fit what the
question names (no second thing to compare with): then the looser reading goes on. The years that were used are told by
`years`, for the conversation. Editions are compared only through figures that count the same (`equivalents`).

>>> UNREAD.code
'unread'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from assistant.answering.evidence import Missing
from assistant.asking.asked_unit import asked_unit
from assistant.asking.indicator_words import find_dimension
from assistant.asking.parts_asked import parts_of
from assistant.asking.tasks import RATE, Task
from assistant.asking.things import RECEIVED, Thing
from assistant.asking.wanted import CHANGES
from assistant.bodies.organisations import Organisation
from assistant.bodies.scope import years_for
from assistant.computing import over_store
from assistant.computing.over_parts import NOT_OF_PARTS, OF_PARTS, over_parts, told_once_for_all
from assistant.computing.over_store import OverStore
from assistant.prose.moved_between import moves_in_each
from assistant.prose.telling import At
from ingest.forms import indicators
from ingest.model import StatementKind

UNREAD = over_store.UNREAD
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
_ITEMS, _ITEMS_CHANGE = "项", "items_change"
_OF_EACH = re.compile("各|分别|哪")
"""两年增长率各多少: of each year, not from one to the other."""
_COLUMN_SAID = re.compile("增/?减")
"""本年增/减, said as the form's column has it."""
_PAIR = 2
_RATES = (None, "%")
"""Units in which a rate may answer by how much something has changed; 多多少条 asks for items."""
_TWO_SIDED = frozenset({"difference", "compare", "ratio", "growth"})


@dataclass(slots=True)
class Computing(OverStore):
    """The tasks of one question over one catalogue: `bodies` that it names (none: the whole store) and its `named` years."""

    half_told: bool = False
    """Whether a later part of the question was not read, so that only the first was told."""

    def run(self, tasks: Sequence[Task]) -> Missing | None:
        """Each task in turn; of one that cannot be answered beside others that can, it is said what is missing. Missing where
        none can be; UNREAD where the first does not fit what the question names."""
        lacking: list[Missing] = []
        for number, task in enumerate(tasks):
            missing = self._one(task)
            if missing is UNREAD and number == 0:
                return UNREAD
            if missing is None:
                if self.newest_alone:
                    self.builder.say("newest_alone", year=self.builder.wording.year(self.years[0]))
                elif self.of_turn:
                    self.builder.say("turn_year_alone", year=self.builder.wording.year(self.years[0]))
                continue
            lacking.append(missing)
            if len(tasks) == 1:
                return missing
            if missing is UNREAD:
                self.half_told = True
                self.builder.say("not_worked_out", who=self.bodies[0].name if self.bodies else "", year="")
            else:
                self.operations.say_missing(missing, task.things[0].text if len(task.things) == 1 else "")
        return lacking[0] if len(lacking) == len(tasks) else None

    # ------------------------------------------------------------------------------------------ years and bodies

    def _asked(self, body: Organisation) -> tuple[int, ...]:
        """The years asked of a body; its latest, said, where none is."""
        available = self.catalogue.years(body)
        asked = years_for(self.named, available)
        if asked:
            return asked
        return self._latest(available[-1:])

    def _lacking(self, body: Organisation) -> Missing | None:
        """Where the last n years are asked and there are fewer."""
        available = self.catalogue.years(body)
        if self.named.last and len(available) < self.named.last:
            known = tuple(str(year) for year in available)
            return Missing("year_missing", known, body.name, available[0] - 1 if available else None)
        return None

    # ------------------------------------------------------------------------------------------ one task

    def _one(self, task: Task) -> Missing | None:
        things = tuple(self._whole_thing(thing) for thing in task.things)
        if not things:
            return UNREAD
        task = replace(task, things=things)
        if task.over in ("columns", "rows") and task.operation in OF_PARTS:
            return self._breakdown(task) if len(self.bodies) == 1 else UNREAD
        if task.operation == "count" or (task.operation == "rank" and task.over != "years") or task.operation == "place":
            return self._among_bodies(task)
        if task.over == "bodies" and len(self.bodies) == 1:
            return UNREAD
        if not self.bodies or (task.over == "bodies" and len(self.bodies) != 2):
            return self._over_store(task)
        if (lacking := self._lacking(self.bodies[0])) is not None:
            return lacking
        if task.operation == "share":
            return self._share(task)
        if task.over in ("columns", "rows") or task.operation == "table":
            return self._breakdown(task)
        if task.operation in _TWO_SIDED:
            return self._two_sided(task)
        if task.operation == "rest":
            return self._rest(task)
        if task.operation in ("trend", "rank", "max", "min") and len(self.bodies) == 1:
            return self._over_years(task)
        ats = self._ats(task)
        if task.operation in ("sum", "mean") and len(ats) > 1:
            return self.operations.sum(ats) if task.operation == "sum" else self.operations.mean(ats, self.question)
        if task.operation in ("max", "min") and len(ats) > 1:
            return self.operations.extreme(ats, task.operation)
        if task.operation in ("value", "list", "sum", "trend"):
            return self.operations.each(self._without_untold_column(task, ats))
        return UNREAD

    def _without_untold_column(self, task: Task, ats: list[At]) -> list[At]:
        """A row without the column that only an earlier turn named, where the report does not tell that beside it (自然人呢, then 不予公开
        的呢): what was not asked for is not refused."""
        whole, *others = task.things
        implied = all((one.indicator, one.text) == (whole.indicator, whole.text) for one in others)
        if whole.column is not None or not others or not implied or find_dimension(self.question) is not None:
            return ats
        return [at for at in ats if at.wanted.dimension is None or not isinstance(self.operations.find(at), Missing)]

    def _whole_thing(self, thing: Thing) -> Thing:
        return thing if thing.indicator is not None else replace(thing, indicator=RECEIVED)

    def _ats(self, task: Task) -> list[At]:
        """Every thing of every body in every year; bodies and years named in pairs go in pairs."""
        named, apiece = self.named.named, self.named.apiece
        apiece = apiece if len(apiece) == len(self.bodies) else ()
        out: list[At] = []
        pairs = len(self.bodies) > 1 and len(named) == len(self.bodies) and task.operation in ("sum", "mean")
        for thing in task.things:
            for number, body in enumerate(self.bodies):
                years = (named[number],) if pairs else apiece[number : number + 1] or self._asked(body)
                out.extend(At(body, year, thing.wanted()) for year in years)
        self.years = tuple(dict.fromkeys(at.year for at in out if at.year is not None))
        return out

    @property
    def _last_piece(self) -> str:
        """What a question asks last (收到几件,比上年增长多少)."""
        return re.split("[,;]", self.question.rstrip(",;。? "))[-1]

    def _two_sided(self, task: Task) -> Missing | None:
        """Two bodies, two years, two things, or a year and the one before."""
        named, bodies, things = years_for(self.named, self.catalogue.years(self.bodies[0])), self.bodies, task.things
        if len(bodies) > 1 and task.operation in ("difference", "compare") and moves_in_each(self.question):
            return UNREAD
        if len(bodies) > 2 or len(things) > 2 or len(named) > 2:
            return self._many(task)
        if task.operation == "growth" and _OF_EACH.search(self.question):
            return UNREAD
        if sum(len(group) == 2 for group in (bodies, things, named)) > 1 and not len(bodies) == len(named) == 2:
            return UNREAD
        before = task.before or self.named.compared or (task.operation == "growth" and len(named) < 2)
        if len(bodies) == 2:
            years = named if len(named) == 2 else named[:1] * 2 or self._of_two(bodies[0], bodies[1])
            left, right = (At(b, y, things[0].wanted()) for b, y in zip(bodies, years, strict=True))
        elif len(things) == 2:
            year = next(iter(self._asked(bodies[0])), None)
            left, right = (At(bodies[0], year, thing.wanted()) for thing in things)
        elif len(named) == 2:
            ordered = named if task.operation == "ratio" else sorted(named, reverse=True)
            left, right = (At(bodies[0], year, things[0].wanted()) for year in ordered)
            if task.operation == "difference" and ordered[0] - ordered[1] == 1:
                self.years = tuple(ordered)
                return self.operations.told_with_rate(left, right, self._last_piece, partial(self._change, left, right))
        elif before or task.operation == "difference":
            year = next(iter(self._asked(bodies[0])), None)
            if year is None:
                return UNREAD
            left, right = (At(bodies[0], y, things[0].wanted()) for y in (year, year - 1))
            self.years = (year,)
            if task.operation == "difference":
                return self.operations.told_with_rate(left, right, self._last_piece, partial(self._change, left, right))
        else:
            return UNREAD
        self.years = self.years or tuple(dict.fromkeys(y for y in (left.year, right.year) if y is not None))
        if task.operation == "growth":
            if len(bodies) == 2 or len(things) == 2:
                return UNREAD
            in_turn = not any(word in self.question for word in things[0].words)  # 增长率: of the count that the turn before told
            return self.operations.growth(left, right, self.question, of_count=in_turn)
        if task.operation == "ratio":
            return self.operations.ratio(left, right, self.question)
        if task.operation == "compare":
            return self.operations.compared(left, right, ascending=task.ascending)
        return self.operations.difference(left, right)

    def _rest(self, task: Task) -> Missing | None:
        """What is left of a whole without a part, of one body in one year."""
        ats = self._ats(task)
        pair = self.operations.both(*ats) if len(ats) == _PAIR else UNREAD
        return pair if isinstance(pair, Missing) else self.operations.rest_of(*pair)

    def _many(self, task: Task) -> Missing | None:
        ats = self._ats(task)
        if task.operation == "compare":
            return self.operations.rank(ats, None, ascending=task.ascending)
        if task.operation == "difference" and len(self.bodies) == 1 and len(task.things) == 1:
            return self.operations.each(ats)
        return UNREAD

    def _change(self, now: At, before: At) -> Missing | None:
        """The change on the year before: what the report itself states, and what the two years' reports give; both where
        they do not agree."""
        stated = self.operations.find(replace(now, wanted=replace(now.wanted, kinds=CHANGES)))
        told = () if isinstance(stated, Missing) else tuple(f for f in stated if f.year == now.year and f.value is not None)
        told = told or self.operations.change_beside(now)
        earlier = self.operations.find(before)
        before_told = not isinstance(earlier, Missing) and all(found.state != "computed" for found in earlier)
        have_both = before_told or bool(self.operations.documents(before.organisation, before.year))
        if not told and not have_both:
            if asked_unit(self.question) in _RATES and self.operations.says_rate_instead(now, before, self.question):
                return None
            return self._own_column(now)
        asked = self.question if len(self.named.named) < _PAIR or self.named.named[0] == now.year else ""
        if not told:
            return self.operations.difference(now, before, asked=asked)
        shown = [replace(found, value=abs(found.value)) for found in told if found.value is not None]
        pair = self.operations.both(now, before) if have_both else Missing("year_missing")
        if isinstance(pair, Missing) or pair[0].value is None or pair[1].value is None:
            self.operations.say_against(asked, told[0].value or Decimal(0))
            self.operations.show(shown)
            return None
        if len(told) == 1 and told[0].value == pair[0].value - pair[1].value:
            return self.operations.difference(now, before, asked=asked)
        self.builder.say("stated_apart")
        self.builder.warn("conflict", self.builder.wording.say("conflict_warning"))
        self.operations.show([replace(found, state="conflict") for found in shown])
        return self.operations.difference(now, before)

    def _own_column(self, now: At) -> Missing | None:
        """The change of which the form of 2019 has a column of its own (本年增/减, in 项), where the year before has no report."""
        row, _, column = (now.wanted.indicator or "").rpartition(".")
        change = f"{row}.{_ITEMS_CHANGE}"
        named = _COLUMN_SAID.search(self.question) is not None
        if change not in indicators() or (now.wanted.unit not in (None, _ITEMS) and not named) or column == _ITEMS_CHANGE:
            return UNREAD
        wanted = replace(now.wanted, indicator=change, unit=_ITEMS, exclusive=True)
        outcome = self.operations.find(replace(now, wanted=wanted))
        if isinstance(outcome, Missing):
            return UNREAD
        self.operations.show(outcome)
        return None

    def _share(self, task: Task) -> Missing | None:
        """A part of a whole, of one body in one year each."""
        if len(task.things) > 1:  # 两项合计多少,占多少: not the first alone
            return UNREAD
        if task.whole is None:
            return self._printed_share(task)
        whole = self._whole_thing(task.whole)
        asked = [(body, year) for body in self.bodies for year in self._asked(body)]
        self.years = tuple(dict.fromkeys(year for _, year in asked))
        lacking: list[Missing] = []
        for body, year in asked:
            base = At(body, year, whole.wanted())
            if isinstance(self.operations.find(base), Missing) and whole.indicator == "applications.concluded":
                base = At(body, year, replace(whole, indicator="applications.handled").wanted())
            missing = self.operations.share_of(At(body, year, task.things[0].wanted()), base, self.question)
            if missing is not None:
                lacking.append(missing)
        if len(lacking) == len(asked):
            return lacking[0] if lacking and not RATE.search(self.question) else UNREAD
        for missing in lacking:
            self.operations.say_missing(missing)
        return None

    def _printed_share(self, task: Task) -> Missing | None:
        """The share that a report prints of a thing, where its whole is not said."""
        ats = self._ats(task)
        found = self.operations.find(ats[0]) if len(ats) == 1 else UNREAD
        share = None if isinstance(found, Missing) or len(found) > 1 else self.operations.own(found[0], StatementKind.SHARE)
        if share is None:
            return UNREAD
        self.operations.show([share])
        return None

    # ------------------------------------------------------------------------------------------ many

    def _breakdown(self, task: Task) -> Missing | None:
        """The row by its columns, or a whole by its rows: each figure, their order, the largest, or how many are as is asked."""
        some = task.over == "columns" and any(thing.column for thing in task.things)
        if task.operation != "place" and (len(task.things) > 1 or some):
            return UNREAD  # two rows' parts, or some of the columns only
        body, thing = self.bodies[0], task.whole if task.operation == "place" and task.whole is not None else task.things[0]
        indicator = thing.indicator or RECEIVED
        parts = [replace(thing, indicator=part) for part in parts_of(indicator)]
        if task.over == "columns" or (task.operation == "table" and not parts):
            if not indicator.startswith("applications."):
                return (
                    UNREAD
                    if task.operation != "table"
                    else Missing("not_there", (), body.name, next(iter(self._asked(body)), None))
                )
            parts = [replace(thing, column=column) for column in COLUMNS]
        if not parts or len(self.bodies) != 1 or len(self._asked(body)) != 1:
            return UNREAD
        ats = [At(body, self._asked(body)[0], part.wanted()) for part in parts]
        self.years = self._asked(body)
        if parts[0].indicator != indicator and told_once_for_all(self.operations, ats):
            return Missing("not_there", (), body.name, self.years[0])
        return UNREAD if (missing := over_parts(self.operations, task, ats)) is NOT_OF_PARTS else missing

    def _over_years(self, task: Task) -> Missing | None:
        """One body over years: all that there are, where none is named."""
        body = self.bodies[0]
        asked = years_for(self.named, self.catalogue.years(body)) or self.catalogue.years(body)
        if len(task.things) != 1 or (task.operation != "trend" and len(asked) < 2):
            return UNREAD
        ats = [At(body, year, task.things[0].wanted()) for year in asked]
        self.years = tuple(asked)
        if task.operation == "rank":
            return self.operations.rank(ats, task.limit, ascending=task.ascending)
        if task.operation in ("max", "min"):
            return self.operations.extreme(ats, task.operation)
        return self.operations.each(ats)
