"""One question being answered: from what it means to an Answer, one way or the other.

`Attempt.answer` settles the scope, then sends the question to the figure store (`operations`), to the passages
(`retrieve`, `extract`), or to a refusal that helps: what is missing, and what is there instead. There is no silent fall
from one way to the other: a question for a number that no figure answers is answered by a passage only where no
indicator of the form was asked and the passage says it in words.

A question that `tasks` reads strictly is computed by `computing`; the looser reading here answers the others, numbers
of the prose above all.

Over 400 lines: one question's answer is one object, and the looser reading's ways (difference, change, sum, share) lean on what
it has settled; they will move to `computing` as that learns to read prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Route
from assistant.builder import Builder
from assistant.catalogue import Catalogue
from assistant.computing import UNREAD, Computing
from assistant.concepts import Concept
from assistant.conversation import TurnState
from assistant.evidence import Missing
from assistant.indicator_words import all_dimensions, find_dimension
from assistant.lookup import CHANGES, COUNTS, SHARES, Lookup, Wanted
from assistant.organisations import Organisation
from assistant.question import Question, wanted
from assistant.question_parts import RECEIVED, english_share, names_first, names_something, summands, told_apart, with_context
from assistant.quoting import Quoting
from assistant.scope import Scope, Side, scope_of, years_for
from assistant.tasks import RECEIVED as RECEIVED_FIGURE
from assistant.tasks import Task, Thing, read_tasks
from assistant.telling import UNTOLD, At
from assistant.wording import plain
from ingest.normalise import fold_text
from ingest.store import Library

if TYPE_CHECKING:
    from assistant.retrieve import HybridRetriever

CHOICES = 12
PASSAGES = 8
_COMPARE = re.compile(r"比|exceed(?:s|ed)?| than |compared (?:with|to)|(?<!the )difference between")


_LOOSE = ("beyond", "check", "parts")
"""Operations that only the looser reading knows, or knows to refuse."""


def _for_all(tasks: Sequence[Task]) -> bool:
    """Whether a question without a body asks about all bodies of the store."""
    over = {"rank", "count", "max", "min", "compare"}
    return all(task.over == "bodies" or task.operation in over for task in tasks)


class Attempt(Quoting):
    """One question being answered."""

    def __init__(
        self,
        catalogue: Catalogue,
        question: Question,
        retriever: Callable[[], HybridRetriever],
        library: Library,
        version: bool | None = None,
        followed: tuple[Question, tuple[Task, ...]] | None = None,
        *,
        first: bool = True,
    ) -> None:
        """`followed`: what earlier turns make of the question, read strictly; `question` is what they make of its words.
        `first`: whether no turn came before."""
        super().__init__(catalogue, question if followed is None else followed[0], retriever, library, version)
        tasks = None if followed is None else followed[1]
        self._followed = followed is not None
        self._loosely = question
        changes = any((ask.indicator or "").endswith("_change") for ask in question.asks)
        on_its_own = () if changes or question.operation in _LOOSE else read_tasks(question.content)
        if not first and not all(task.things and task.things[0].indicator for task in on_its_own):
            on_its_own = ()
        self._tasks = on_its_own if tasks is None else tasks

    def state(self) -> TurnState:
        organisations = tuple(side.organisation.name for side in self._scope.sides)
        content = self.question.asks[0].text if len(self.question.asks) == 1 else self.question.content
        question, read = self.question, self._read_as()
        if self._followed and read is not None and read.things[0].text:
            content = read.things[0].text
        return TurnState(organisations, self._years, content, question.operation, question.numeric, read)

    def _read_as(self) -> Task | None:
        """What a later turn goes on from: the last task with its things, or the figure of the form that was asked."""
        ask = self.question.asks[0]
        told = next((task for task in reversed(self._tasks) if task.things), None)
        if told is not None:
            things = tuple(replace(t, indicator=t.indicator or RECEIVED_FIGURE) for t in told.things)
            return replace(told, things=things)
        if not self.question.numeric or ask.indicator is None or len(self.question.asks) > 1:
            return None
        return Task("value", (Thing(ask.indicator, ask.dimension, ask.text, ask.words),))

    # ------------------------------------------------------------------------------------------ routes

    def answer(self, conversation: str) -> Answer:
        question = self.question
        scope = self._scope = scope_of(question, self.catalogue)
        if scope.unknown is not None:
            return self._unknown(scope, conversation)
        if scope.unclear:
            return self._clarify(scope.unclear, "clarify", conversation)
        computed = self._computed()
        if computed is not UNREAD and not (self._followed and computed is not None and self._may_be_prose(computed)):
            return self._finish(computed, conversation)
        if self._followed:
            return self._read_loosely(conversation)
        if not scope.sides:
            if question.operation in ("max", "min") and question.numeric and question.asks[0].indicator:
                return self._finish(self._over_store(), conversation)
            if question.numeric and question.asks[0].indicator and question.asks[0].exclusive:
                return self._clarify(self.catalogue.table.organisations, "clarify_none", conversation)
            return self._refuse("outside", conversation)
        if not question.numeric:
            return self._passages(conversation)
        return self._finish(self._figures(), conversation)

    def _may_be_prose(self, missing: Missing) -> bool:
        """Whether what no table of the report has may still stand in its prose."""
        return missing.code == "not_there" and all(task.operation in ("value", "list", "sum") for task in self._tasks)

    def _read_loosely(self, conversation: str) -> Answer:
        """The question as its words and the last turn's give it, where the strict reading leads to nothing."""
        self._followed, self._tasks, self.question = False, (), self._loosely
        self._years = self.question.years.named
        self.builder = self.operations.builder = Builder(self.question.language)
        return self.answer(conversation)

    def _computed(self) -> Missing | None:
        """What is computed, where the question is read strictly; UNREAD where it is a plain figure's or is not read so."""
        tasks, sides = self._tasks, self._scope.sides
        if not tasks or self.question.also:
            return UNREAD
        if self._is_plain():
            return UNREAD
        if not sides and len(self.catalogue.table.organisations) > 1 and not _for_all(tasks):
            return UNREAD
        bodies = tuple(side.organisation for side in sides)
        fresh = Builder(self.question.language)
        self.operations.builder = fresh
        computing = Computing(self.catalogue, self.operations, bodies, self.question.years, self.question.folded)
        missing = computing.run(tasks)
        if missing is UNREAD:
            self.operations.builder = self.builder
            return UNREAD
        self.builder = fresh
        self._years = computing.years or self._years
        if missing is None and len(sides) == 1 and sides[0].related and len(tasks) == 1 and tasks[0].operation == "value":
            year = self._years[0] if self._years else None
            self._related(sides[0], year, tasks[0].things[0].wanted())
        return missing

    def _is_plain(self) -> bool:
        """Whether one figure of one body and year is asked, which the looser reading means too: it also finds the prose."""
        task, asks = self._tasks[0], self.question.asks
        if self._followed or not self._scope.sides or len(self._tasks) > 1 or task.over:
            return False
        if task.operation not in ("value", "sum", "list") or len(self._scope.sides) > 1 or len(self.question.years.named) > 1:
            return False
        if len(task.things) != 1 or not self.question.numeric:
            return len(task.things) < 2
        thing = task.things[0]
        return len(asks) == 1 and (thing.indicator, thing.column) == (asks[0].indicator, asks[0].dimension)

    def _finish(self, missing: Missing | None, conversation: str) -> Answer:
        if missing is None:
            if self.operations.superseded:
                self.builder.say("before_correction")
            return self.builder.answer(Route.FIGURES, conversation)
        builder, words = self.builder, self.builder.wording
        fresh = Builder(self.question.language)
        fresh.warnings.extend(w for w in builder.warnings if w.code == "ambiguous_organisation")
        self.builder = fresh
        who = missing.organisation or ""
        year = self.wording.year(missing.year)
        if missing.code == "year_missing":
            fresh.warn("year_missing", words.say("year_warning"))
            return self._refuse("year_missing", conversation, who=who, year=str(missing.year), years=words.listed(missing.facts))
        if missing.code == "which_report":
            fresh.sentences.append(self._untold(missing))
            return fresh.answer(Route.CLARIFY, conversation)
        if missing.code in UNTOLD:
            fresh.sentences.append(self._untold(missing))
            return fresh.answer(Route.REFUSE, conversation)
        if missing.code == "no_year":
            fresh.warn("year_missing", words.say("year_warning"))
            return self._refuse("no_year", conversation, year=year)
        if missing.code == "zero_base":
            marks = fresh.cite(missing.citations)
            return self._refuse("zero_base", conversation, named=words.named(missing.found[0]), marks=marks)
        if missing.code in ("no_corrected", "no_original"):
            return self._refuse(missing.code, conversation, who=who, year=year)
        side = self._scope.sides[0] if self._scope.sides else None
        if (
            missing.code == "not_there"
            and side is not None
            and not side.organisation.is_government
            and side.said == side.organisation.parts.own
        ):
            self.operations.builder = fresh
            if self._named_elsewhere(side.said):
                return fresh.answer(Route.FIGURES, conversation)
        if missing.code == "not_there" and self.question.operation == "value" and not self.question.asks[0].indicator:
            found = self._passages(conversation, only_without_numbers=True)
            if found.route is Route.PASSAGES:
                return found
            fresh.sentences.clear()
        return self._refuse("not_there", conversation, who=who, year=year)

    def _clarify(self, bodies: Sequence[Organisation], template: str, conversation: str) -> Answer:
        names = [body.name for body in bodies[:CHOICES]]
        self.builder.warn("ambiguous_organisation", self.wording.say("clarify", choices=self.wording.listed(names)))
        self.builder.say(template, choices=self.wording.listed(names))
        return self.builder.answer(Route.CLARIFY, conversation)

    def _unknown(self, scope: Scope, conversation: str) -> Answer:
        """A body that has no report of its own: another's report may give its number by name; else it is not there."""
        said = scope.unknown or ""
        if self._named_elsewhere(said):
            return self.builder.answer(Route.FIGURES, conversation)
        if not self.question.numeric and (ids := self._naming(said, scope)):
            self._scope = Scope(tuple(Side(o) for o in scope.near if set(o.documents) & set(ids)))
            answer = self._passages(conversation)
            if answer.route is Route.PASSAGES:
                return answer
            self.builder = Builder(self.question.language)
        near = [o.name for o in scope.near[:CHOICES]]
        instead = self.wording.say("instead", choices=self.wording.listed(near)) if near else ""
        return self._refuse("unknown_body", conversation, said=said, instead=instead)

    def _naming(self, said: str, scope: Scope) -> tuple[str, ...]:
        """The reports of the same place that name a body without a report of its own (its office, say)."""
        folded = fold_text(said)
        return tuple(id for o in scope.near for id in o.documents if folded in fold_text(self.catalogue.text(id)))

    def _named_elsewhere(self, said: str) -> bool:
        """Whether another body's report states the number for the body that is named; then it is said whose report."""
        ask = self.question.asks[0]
        if not self.question.numeric or len(said) < 2 or self.question.operation != "value":
            return False
        named = replace(ask, indicator=None, concepts=(*ask.concepts, Concept(said, (said,), 1.0)), text=said + ask.text)
        for year in self.question.years.named or (None,):
            records = [r for r in self.catalogue.records.values() if year is None or r.year == year]
            own = {id for side in self._scope.sides for id in side.organisation.documents}
            own |= {id for near in self._scope.near for id in near.documents}
            candidates = self.catalogue.candidates([r.id for r in records if r.id not in own])
            candidates = tuple(c for c in candidates if said in re.split("[;。]", c.head)[-1])
            lookup = Lookup(self.catalogue)
            found = lookup.matching(candidates, named)
            if len({(f.organisation, f.year) for f in found}) == 1:
                found = lookup.together(found)
            if len(found) == 1 and found[0].organisation:
                self.builder.say("from_report", who=found[0].organisation, year=self.wording.year(found[0].year))
                self.operations.show(found)
                return True
        return False

    # ------------------------------------------------------------------------------------------ figures

    def _year_of(self, side: Side) -> int | None:
        """The one year for a side where none or one is asked: the latest, said, where none is."""
        available = self.catalogue.years(side.organisation)
        asked = years_for(self.question.years, available)
        if asked:
            return asked[0]
        year = available[-1] if available else None
        if year is not None:
            self.builder.warn("year_assumed", self.wording.say("year_assumed", year=str(year)))
        self._years = (year,) if year is not None else ()
        return year

    def _figures(self) -> Missing | None:
        question, sides = self.question, self._scope.sides
        operation = question.operation
        ask = question.asks[0]
        years = years_for(question.years, self.catalogue.years(sides[0].organisation))
        side = sides[0]
        if question.years.last and len(years) < question.years.last:
            latest = years[-1] if years else None
            known = tuple(str(y) for y in self.catalogue.years(side.organisation))
            return Missing("year_missing", known, side.organisation.name, latest - 1 if latest else None)
        if operation in ("times", "beyond") or (operation == "mean" and len(sides) == 1 and len(years) < 2):
            return Missing("not_there", (), side.organisation.name, self._year_of(side))
        if (ask.indicator or "").endswith("_change") and operation in ("difference", "change"):
            own = replace(ask, kinds=COUNTS)
            return self.operations.value(At(side.organisation, self._year_of(side), own))
        if operation in ("check", "parts"):
            return self.operations.parts(At(side.organisation, self._year_of(side), ask), parts_first=operation == "parts")
        if operation == "difference":
            return self._difference()
        if operation == "growth":
            year = years[-1] if years else self._year_of(side)
            before = At(side.organisation, min(years) if len(years) > 1 else (year - 1 if year else None), ask)
            return self.operations.growth(
                At(side.organisation, max(years) if len(years) > 1 else year, ask), before, question.folded
            )
        if operation == "share":
            return self._share(At(side.organisation, self._year_of(side), ask))
        if operation in ("max", "min") and (len(sides) > 1 or len(years) > 1):
            return self.operations.extreme(self._ats(), operation)
        if operation == "mean" and (len(sides) > 1 or len(years) > 1):
            return self.operations.mean(self._ats(), question.folded)
        if operation == "sum":
            return self._sum()
        if operation == "change":
            return self._change(side)
        if operation in ("trend", "max", "min") and not years:
            years = self.catalogue.years(side.organisation)
        if len(sides) > 1 or len(years) > 1:
            return self.operations.listing([replace(at, wanted=a) for a in question.asks for at in self._ats(years)])
        return self._values(side)

    def _ats(self, years: Sequence[int] = ()) -> list[At]:
        """Every side and year asked."""
        ask = self.question.asks[0]
        out: list[At] = []
        for side in self._scope.sides:
            asked: Sequence[int | None] = years or years_for(self.question.years, self.catalogue.years(side.organisation))
            asked = asked or [self._year_of(side)]
            out.extend(At(side.organisation, year, ask) for year in asked)
        return out

    def _values(self, side: Side) -> Missing | None:
        year = self._year_of(side)
        columns = all_dimensions(self.question.content)
        if len(self.question.asks) == 1 and self.question.asks[0].indicator is not None and len(columns) > 1:
            ask = self.question.asks[0]
            return self.operations.listing([At(side.organisation, year, replace(ask, dimension=c)) for c in columns])
        lookups = [At(side.organisation, year, ask) for ask in self.question.asks]
        first: Missing | None = None
        for number, at in enumerate(lookups):
            asked = replace(at, wanted=with_context(self.question, number)) if number else at
            missing = self.operations.value(asked)
            if missing is not None and number == 0:
                first = missing
                break
            if missing is not None:
                self._say_missing(missing)
        if first is not None:
            return first
        if side.related:
            self._related(side, year, self.question.asks[0])
        if self.question.also:
            self._quoted_too(side, year)
        return None

    def _say_missing(self, missing: Missing) -> None:
        """Says of a further thing asked that it is not there."""
        if missing.code in UNTOLD:
            self.builder.sentences.append(self._untold(missing))
            return
        who, year = missing.organisation or "", self.wording.year(missing.year)
        self.builder.say("not_there", who=who, year=year)

    def _untold(self, missing: Missing) -> str:
        """Why a figure that the report should have cannot be told, with the place where it would stand."""
        builder, words = self.builder, self.wording
        who, year = missing.organisation or "", words.year(missing.year)
        if missing.code == "which_report":
            files = [f"{c.file.rsplit('/', 1)[-1]}{builder.cite([c])}" for c in missing.citations[:CHOICES]]
            return words.say("which_report", who=who, choices=words.listed(files))
        if missing.code == "versions_differ":
            values = [
                (words.word("blank_value") if f.value is None else f"{plain(f.value)}{words.unit(f.unit)}")
                + builder.cite(f.citations)
                for f in missing.found
            ]
            builder.warn("conflict", words.say("versions_unmarked_warning"))
            return words.say("versions_differ", who=who, year=year, values=words.listed(values))
        if missing.code in ("image_only", "illegible"):
            builder.warn("image_only", words.say("image_warning" if missing.code == "image_only" else "illegible_warning"))
        return words.say(missing.code, who=who, year=year, marks=builder.cite(missing.citations))

    def _related(self, side: Side, year: int | None, ask: Wanted) -> None:
        """Other bodies that the same name may mean, where they report the same thing."""
        shown = False
        for other in side.related:
            outcome = self.operations.find(At(other, year, ask))
            if isinstance(outcome, Missing) or outcome[0].value is None:
                continue
            self.operations.show(outcome)
            shown = True
        if shown:
            self.builder.warn("ambiguous_organisation", self.wording.say("ambiguous", said=side.said, who=side.organisation.name))

    def _halves(self) -> tuple[str, str] | None:
        """The words on either side of a comparison."""
        pieces = _COMPARE.split(self.question.content, maxsplit=1)
        return (pieces[0], pieces[1]) if len(pieces) == 2 else None

    def _difference(self) -> Missing | None:
        sides, question = self._scope.sides, self.question
        years = years_for(question.years, self.catalogue.years(sides[0].organisation))
        halves = self._halves()
        if len(sides) >= 2:
            texts = halves or (question.content, question.content)
            left_ask, right_ask = (wanted(text) if names_something(text) else question.asks[0] for text in texts)
            left_year, right_year = self._side_years(years)
            return self.operations.difference(
                At(sides[0].organisation, left_year, left_ask), At(sides[1].organisation, right_year, right_ask)
            )
        side = sides[0]
        if len(years) >= 2:
            ordered = years if names_first(question.folded) else tuple(sorted(years, reverse=True))
            ask = question.asks[0]
            return self.operations.difference(At(side.organisation, ordered[0], ask), At(side.organisation, ordered[1], ask))
        if question.years.compared:
            return self._change(side)
        if halves is None:
            return Missing("not_there", (), side.organisation.name, self._year_of(side))
        year = self._year_of(side)
        left, right = told_apart(wanted(halves[0]), wanted(halves[1]))
        unit = left.unit or right.unit
        return self.operations.difference(
            At(side.organisation, year, replace(left, unit=unit)), At(side.organisation, year, replace(right, unit=unit))
        )

    def _side_years(self, years: Sequence[int]) -> tuple[int | None, int | None]:
        sides = self._scope.sides
        if len(years) >= 2:
            return years[0], years[1]
        if len(years) == 1:
            return years[0], years[0]
        return self._year_of(sides[0]), self._year_of(sides[1])

    def _change(self, side: Side) -> Missing | None:
        year = self._year_of(side)
        ask = self.question.asks[0]
        at = At(side.organisation, year, replace(ask, kinds=CHANGES))
        outcome = self.operations.find(at)
        if not isinstance(outcome, Missing) and all(found.year == year for found in outcome):
            self.operations.show([replace(found, value=None if found.value is None else abs(found.value)) for found in outcome])
            return None
        before = None if year is None else year - 1
        plain_ask = ask
        return self.operations.difference(At(side.organisation, year, plain_ask), At(side.organisation, before, plain_ask))

    def _sum(self) -> Missing | None:
        sides, question = self._scope.sides, self.question
        if len(sides) > 1:
            years = question.years.named
            if len(years) == len(sides):
                return self.operations.sum([At(s.organisation, y, question.asks[0]) for s, y in zip(sides, years, strict=True)])
            return self.operations.sum(self._ats())
        years = years_for(question.years, self.catalogue.years(sides[0].organisation))
        if len(years) > 1:
            return self.operations.sum(self._ats())
        side = sides[0]
        year = self._year_of(side)
        ask = question.asks[0]
        columns = all_dimensions(question.content)
        if ask.indicator is not None and len(columns) > 1:
            return self.operations.sum([At(side.organisation, year, replace(ask, dimension=column)) for column in columns])
        pieces = summands(question.content)
        added = [replace(wanted(piece), unit=ask.unit) for piece in pieces]
        named = {piece.indicator for piece in added} - {None}
        if len(pieces) > 1 and (ask.indicator is None or len(named) == len(pieces)):
            missing = self.operations.sum([At(side.organisation, year, piece) for piece in added])
            if missing is None or missing.code in UNTOLD or all(names_something(piece) for piece in pieces):
                return missing
        return self._values(side)

    def _share(self, at: At) -> Missing | None:
        if len(self.question.asks) > 1 and self.question.asks[0].unit != "%":
            first = self.question.asks[0]
            missing = self.operations.value(replace(at, wanted=first))
            stated = (
                None
                if missing
                else self.operations.find(replace(at, wanted=replace(first, kinds=SHARES, unit="%", indicator=None)))
            )
            if stated is not None and not isinstance(stated, Missing):
                self.operations.show(stated)
                return None
            if missing:
                return missing
        halves = re.split(r"占(?:了)?|share of|proportion of|percentage of", self.question.content, maxsplit=1)
        if len(halves) != 2:
            return self.operations.share(at, None, self.question.folded)
        left, right = halves[0], halves[1]
        if self.question.language == "en":
            left, right = english_share(right)
        left_ask = replace(wanted(left), unit=None)
        right = re.sub(r"(?:的)?(?:百分之几|百分之多少|比例|多少|几成|百分比|占比).*$", "", right)
        named = [piece for piece in summands(right) if names_something(piece)]
        column, whole = find_dimension(left), wanted(right)
        if column is not None and left_ask.indicator is None and whole.indicator is None:
            whole = wanted(RECEIVED)
        if column is not None and whole.indicator is not None and left_ask.indicator in (None, whole.indicator):
            return self.operations.share(
                replace(at, wanted=replace(whole, dimension=column, unit=None)),
                replace(at, wanted=replace(whole, unit=None)),
                self.question.folded,
            )
        numerator = replace(at, wanted=left_ask)
        if not named:
            return self.operations.share(numerator, None, self.question.folded)
        return self.operations.share(numerator, replace(at, wanted=replace(wanted(right), unit=None)), self.question.folded)

    def _over_store(self) -> Missing | None:
        """The largest or smallest of all bodies of the store, for the year asked or the latest."""
        years = self.question.years.named
        year = years[0] if years else max((r.year for r in self.catalogue.records.values() if r.year), default=None)
        ask = self.question.asks[0]
        ats = [At(o, year, ask) for o in self.catalogue.table.organisations if year in self.catalogue.years(o)]
        if not ats:
            return Missing("not_there")
        return self.operations.extreme(ats, self.question.operation)
