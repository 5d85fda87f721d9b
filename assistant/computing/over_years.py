"""Questions about several years together (`spans`): what the report says of that span itself, the sum over the years held, or why neither.

A span that the reports do not cover is answered by no year's number, and by no sum of those that happen to be held: which years there
are is said instead, of several bodies of the first that lacks some. Where each year is asked for, nothing is done here.

>>> OverYears.__mro__[1].__name__
'Repeating'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Route
from assistant.asking.asked_unit import units_fit
from assistant.asking.held_reports import asks_every_year
from assistant.asking.repeating import Repeating
from assistant.asking.tasks import Task
from assistant.asking.wanted import COUNTS
from assistant.bodies.organisations import Organisation
from assistant.language.spans import Span, adds_up, behind_span, says_span, span_asked, told_of
from assistant.passages.extract import QuotedSpan
from assistant.prose.candidate import Candidate
from assistant.prose.whole_counts import asks_whole
from assistant.prose.whole_told import kinds_published, published
from ingest.model import Span as Place
from ingest.model import State, Statement, StatementKind
from ingest.normalise import fold_text, simplify
from ingest.statements.numbers import find_numbers
from ingest.store.library import DocumentRecord

_PLAIN = frozenset({"value", "sum", "list", "trend"})
"""Operations of a question for one number of a span; another compares its years."""


class OverYears(Repeating):
    """A question about the years of a span."""

    _tasks: tuple[Task, ...] = ()

    def _over_years(self, conversation: str) -> Answer | None:
        """The answer where a span is asked about; None where none is, or what is asked is the sum over years that are all held."""
        question, bodies = self.question, [side.organisation for side in self._scope.sides]
        span = span_asked(question.folded, question.years)
        if span is None or not bodies or not question.numeric or question.linked or question.also:
            return None
        if question.operation not in _PLAIN or any(task.operation not in _PLAIN for task in self._tasks):
            return None
        held = [self.catalogue.years(body) for body in bodies]
        if not all(held):
            return None
        if len(bodies) == 1 and self._says_of_span(span, bodies[0]):
            route = Route.FIGURES if self.builder.figures else Route.PASSAGES
            return self.builder.answer(route, conversation)
        each = span == Span() and asks_every_year(question.folded) and not adds_up(question.folded)
        if each and all(len(years) > 1 for years in held):
            return None  # 历年收到多少: each year's number is told as that year's
        if question.years.ranged:
            return None  # the sum over its years, or which of them has no report
        lacking = [one for one, years in zip(bodies, held, strict=True) if span.since is None or not _all_held(span.since, years)]
        if not lacking:
            self.question = replace(question, operation="sum")
            self._tasks = tuple(replace(task, operation="sum") for task in self._tasks)
            return None
        years = self.wording.listed([str(year) for year in self.catalogue.years(lacking[0])])
        return self._refuse("span_not_held", conversation, who=lacking[0].name, years=years)

    def _says_of_span(self, span: Span, body: Organisation) -> bool:
        """Whether a report tells a number of this span, which is then said: as a figure where it was read as one."""
        concepts, light = self.question.asks[0].concepts, _INFORMATION if asks_whole(self.question.content) else frozenset()
        nouns = [concept.terms for concept in concepts if not says_span(concept.name, span) and concept.name not in light]
        for year in (span.until,) if span.until is not None else reversed(self.catalogue.years(body)):
            for record in self.operations.documents(body, year):
                text = self.catalogue.text(record.id)
                told = [place for place in told_of(text, record.year, span, nouns) if self._counts_so(place.of(text))]
                if not told:
                    continue
                self._years = (record.year,) if record.year is not None else ()
                read = [
                    c
                    for c in self.catalogue.candidates([record.id])
                    if c.statement.kind in COUNTS
                    and told[0].start <= c.statement.number.start < told[0].end
                    and self.catalogue.stands(c)
                ]
                one = read[0] if len(read) == 1 else None if read else self._number_in(told[0], record)
                beside = self.catalogue.candidates([record.id]) if read else () if one is None else (one,)
                if one is not None and self._is_of_a_kind(one, beside, record):
                    continue
                if one is not None:
                    found = self.operations.lookup.of_statement(one)
                    self.operations.show([found if read else replace(found, accumulated=True)])
                else:
                    self._say_quotes([QuotedSpan(record.id, told[0], ())])
                return True
        return False

    def _number_in(self, place: Place, record: DocumentRecord) -> Candidate | None:
        """The one number that a stretch tells in the unit asked for, where the reader, which leaves numbers of several years, read none."""
        stretch = simplify(fold_text(place.of(self.catalogue.text(record.id)))).lower()
        asked, told = self.question.asks[0].unit, find_numbers(stretch, [hit.span() for hit in _NAMES.finditer(stretch)])
        if asked is None or len(told) != 1 or not units_fit(asked, told[0].unit):
            return None
        one = told[0]
        clause = behind_span(re.split("[,:]", stretch[: one.end])[-1])
        subject = clause.removesuffix(stretch[one.start : one.end])
        state = State.APPROXIMATE if one.approximate else State.REPORTED
        kind = StatementKind.MONEY if one.unit.endswith("元") else StatementKind.COUNT
        statement = Statement(subject, clause, one.value, one.unit, kind, state, place, place, place, record.year)
        return Candidate(statement, record.id, f"{clause}|{subject}", clause, stretch, "")

    def _is_of_a_kind(self, one: Candidate, told: Sequence[Candidate], record: DocumentRecord) -> bool:
        """Whether a number is of one kind of information (累计公开财政预算信息120条), and the question asks for all that was published."""
        if not asks_whole(self.question.content) or one not in kinds_published(told):
            return False
        of_all = published(told, (record.organisation or "", *record.names), over_years=True)
        return all(whole.candidate != one for whole in of_all)

    def _counts_so(self, stretch: str) -> bool:
        """Whether a stretch of a report counts something in the unit that is asked for."""
        asked = self.question.asks[0].unit
        return asked is None or any(units_fit(asked, unit) for unit in _UNIT.findall(simplify(fold_text(stretch))))


_INFORMATION = frozenset({"政府", "政务", "信息", "政府信息", "政务信息"})
"""累计主动公开607条 tells what was published, without its noun."""
_NAMES = re.compile(r'"[^"]*"|《[^》]*》')
_UNIT = re.compile(r"\d[余多万亿]*([\u4e00-\u9fff%])")


def _all_held(since: int, held: tuple[int, ...]) -> bool:
    """Whether there are reports of each year from one on, and of more than that one."""
    years = [year for year in held if year >= since]
    return len(years) > 1 and years == list(range(since, years[-1] + 1))
