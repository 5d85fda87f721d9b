"""One question being answered: from what it means to an Answer, one way or the other.

`Attempt.answer` settles the scope, then sends the question to the figure store (`operations`), to the passages
(`retrieve`, `extract`), or to a refusal that helps: what is missing, and what is there instead. There is no silent fall
from one way to the other: a question for a number that no figure answers is answered by a passage only where no
indicator of the form was asked and the passage says it in words.

Over 400 lines: every way that a question can take stands side by side here, so that what goes where is read in one place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Route
from assistant.builder import Builder
from assistant.catalogue import Catalogue
from assistant.concepts import Concept
from assistant.conversation import TurnState
from assistant.evidence import Missing
from assistant.extract import PassageQuestion, QuotedSpan, answer_passage
from assistant.indicator_words import all_dimensions, find_dimension
from assistant.lookup import CHANGES, SHARES, Lookup, Wanted
from assistant.operations import At, Operations
from assistant.organisations import Organisation
from assistant.question import Question, wanted
from assistant.scope import Scope, Side, scope_of, years_for
from assistant.wording import Wording
from ingest.model import Span
from ingest.normalise import fold_text
from ingest.sections import section_at
from ingest.store import Library

if TYPE_CHECKING:
    from assistant.retrieve import HybridRetriever

CHOICES = 12
RECEIVED = "收到申请多少件"
"""What is meant where a question names columns of applicants and no row: the applications received."""
PASSAGES = 8
_COMPARE = re.compile(r"比|exceed(?:s|ed)?| than |compared (?:with|to)|(?<!the )difference between")
_JOINED = re.compile(r"和|与|及|以及|、|加上|加|\+| and | plus ")


class Attempt:
    """One question being answered."""

    def __init__(
        self, catalogue: Catalogue, question: Question, retriever: Callable[[], HybridRetriever], library: Library
    ) -> None:
        self.catalogue, self.question = catalogue, question
        self.builder = Builder(question.language)
        self.operations = Operations(catalogue, self.builder)
        self._retriever, self._library = retriever, library
        self._scope = Scope()
        self._years: tuple[int, ...] = question.years.named

    def state(self) -> TurnState:
        organisations = tuple(side.organisation.name for side in self._scope.sides)
        content = self.question.asks[0].text if len(self.question.asks) == 1 else self.question.content
        return TurnState(organisations, self._years, content, self.question.operation, self.question.numeric)

    @property
    def wording(self) -> Wording:
        return self.builder.wording

    # ------------------------------------------------------------------------------------------ routes

    def answer(self, conversation: str) -> Answer:
        question = self.question
        scope = self._scope = scope_of(question, self.catalogue)
        if scope.unknown is not None:
            return self._unknown(scope, conversation)
        if scope.unclear:
            return self._clarify(scope.unclear, "clarify", conversation)
        if not scope.sides:
            if question.operation in ("max", "min") and question.numeric and question.asks[0].indicator:
                return self._finish(self._over_store(), conversation)
            if question.numeric and question.asks[0].indicator and question.asks[0].exclusive:
                return self._clarify(self.catalogue.table.organisations, "clarify_none", conversation)
            return self._refuse("outside", conversation)
        if not question.numeric:
            return self._passages(conversation)
        return self._finish(self._figures(), conversation)

    def _finish(self, missing: Missing | None, conversation: str) -> Answer:
        if missing is None:
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
        if missing.code == "image_only":
            fresh.warn("image_only", words.say("image_warning"))
            return self._refuse("image_only", conversation, who=who, year=year)
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

    def _refuse(self, template: str, conversation: str, **values: str) -> Answer:
        self.builder.say(template, **values)
        return self.builder.answer(Route.REFUSE, conversation)

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
            found = Lookup(self.catalogue).matching(candidates, named)
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
            asked = replace(at, wanted=_with_context(self.question, number)) if number else at
            missing = self.operations.value(asked)
            if missing is not None and number == 0:
                first = missing
                break
            if missing is not None:
                self._say_missing(missing)
        if first is not None:
            return first
        if side.related:
            self._related(side, year)
        if self.question.also:
            self._quoted_too(side, year)
        return None

    def _say_missing(self, missing: Missing) -> None:
        """Says of a further thing asked that it is not there."""
        code = "image_only" if missing.code == "image_only" else "not_there"
        message = self.wording.say(code, who=missing.organisation or "", year=self.wording.year(missing.year))
        self.builder.sentences.append(message)
        if code == "image_only":
            self.builder.warn(code, message)

    def _quoted_too(self, side: Side, year: int | None) -> None:
        """What the question asks in words beside its number: the passage that says it, where one does."""
        ids = tuple(r.id for r in self.catalogue.documents(side.organisation, year))
        text = f"{self.question.content} {self.question.also}"
        passages = self._retriever().search(text, ids, PASSAGES)
        found = answer_passage(
            PassageQuestion(self.question.also, self.question.also, self.question.language, ids), passages, self._library
        )
        quotes = list(found.quotes) if found else []
        if not quotes and self.builder.citations:
            quotes = [QuotedSpan(ids[0], s, ()) for s in self._sentence_of_first(ids)]
        for quote in quotes:
            citation = self.catalogue.citation(quote.document_id, quote.span)
            self.builder.sentences.append(f"“{citation.quote.strip()}”{self.builder.cite([citation])}")

    def _sentence_of_first(self, ids: Sequence[str]) -> list[Span]:
        """The whole sentence of the first figure's number: what it says beside the number."""
        first = self.builder.citations[0]
        for candidate in self.catalogue.candidates(ids):
            if candidate.statement.quote == Span(first.start, first.end):
                return [candidate.statement.sentence]
        return []

    def _related(self, side: Side, year: int | None) -> None:
        """Other bodies that the same name may mean, where they report the same thing."""
        shown = False
        for other in side.related:
            outcome = self.operations.find(At(other, year, self.question.asks[0]))
            if isinstance(outcome, Missing) or outcome[0].value is None:
                continue
            marks = self.builder.figure(outcome[0])
            shown = True
            value = self.wording.figure(outcome[0], marks)
            self.builder.sentences.append(value)
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
            left_ask, right_ask = (wanted(text) if _subject(text) else question.asks[0] for text in texts)
            left_year, right_year = self._side_years(years)
            return self.operations.difference(
                At(sides[0].organisation, left_year, left_ask), At(sides[1].organisation, right_year, right_ask)
            )
        side = sides[0]
        if len(years) >= 2:
            ordered = years if _names_first(question.folded, years) else tuple(sorted(years, reverse=True))
            ask = question.asks[0]
            return self.operations.difference(At(side.organisation, ordered[0], ask), At(side.organisation, ordered[1], ask))
        if question.years.compared:
            return self._change(side)
        if halves is None:
            return Missing("not_there", (), side.organisation.name, self._year_of(side))
        year = self._year_of(side)
        left, right = _told_apart(wanted(halves[0]), wanted(halves[1]))
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
        if not isinstance(outcome, Missing) and len(outcome) == 1 and outcome[0].year == year:
            self.operations.show(
                [replace(outcome[0], value=abs(outcome[0].value)) if outcome[0].value is not None else outcome[0]]
            )
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
        pieces = _summands(question.content)
        if ask.indicator is None and len(pieces) > 1:
            ats = [At(side.organisation, year, replace(wanted(piece), unit=ask.unit)) for piece in pieces]
            missing = self.operations.sum(ats)
            if missing is None or all(_subject(piece) for piece in pieces):
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
                self.operations.show(stated[:1])
                return None
            if missing:
                return missing
        halves = re.split(r"占(?:了)?|share of|proportion of|percentage of", self.question.content, maxsplit=1)
        if len(halves) != 2:
            return self.operations.share(at, None, self.question.folded)
        left, right = halves[0], halves[1]
        if self.question.language == "en":
            left, right = _english_share(right)
        left_ask = replace(wanted(left), unit=None)
        right = re.sub(r"(?:的)?(?:百分之几|百分之多少|比例|多少|几成|百分比|占比).*$", "", right)
        named = [piece for piece in _summands(right) if _subject(piece)]
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

    # ------------------------------------------------------------------------------------------ passages

    def _passages(self, conversation: str, *, only_without_numbers: bool = False) -> Answer:
        """The passage that says it, quoted; a refusal where none does."""
        question = self.question
        side = self._scope.sides[0]
        available = self.catalogue.years(side.organisation)
        asked = years_for(question.years, available)
        ids = [
            r.id
            for s in self._scope.sides
            for y in (asked or self.catalogue.years(s.organisation)[-1:] or (None,))
            for r in self.catalogue.documents(s.organisation, y)
        ]
        late = not ids and bool(asked)
        if late:
            ids = [r.id for s in self._scope.sides for r in self.catalogue.documents(s.organisation, asked[0] + 1)]
        if not ids:
            self.builder.warn("year_missing", self.wording.say("year_warning"))
            years = self.wording.listed([str(y) for y in available])
            return self._refuse(
                "year_missing", conversation, who=side.organisation.name, year=str(asked[0] if asked else ""), years=years
            )
        self._years = asked or available[-1:]
        passages = self._retriever().search(question.content, ids, PASSAGES)
        found = answer_passage(
            PassageQuestion(question.text, question.content, question.language, tuple(ids)), passages, self._library
        )
        if late and found is not None and not all(self._speaks_of_year(q, asked[0]) for q in found.quotes):
            found = None
        if (
            found is None
            or not found.quotes
            or (
                only_without_numbers
                and "分别" not in question.content
                and re.search(r"多少|几[件条次个期篇]|how many|how much", question.content)
            )
        ):
            related = list(side.related)
            if related and found is None:
                self.builder.warn(
                    "ambiguous_organisation", self.wording.say("clarify", choices=self.wording.listed([o.name for o in related]))
                )
            return self._refuse(
                "not_there",
                conversation,
                who=side.organisation.name,
                year=self.wording.year(self._years[0] if self._years else None),
            )
        for record_id in dict.fromkeys(q.document_id for q in found.quotes):
            record = self.catalogue.records[record_id]
            quotes = ""
            for quote in (q for q in found.quotes if q.document_id == record_id):
                citation = self.catalogue.citation(record_id, quote.span)
                quotes += f"“{citation.quote.strip()}”{self.builder.cite([citation])}"
            self.builder.say(
                "passage", who=record.organisation or record.title, year=self.wording.year(record.year), quotes=quotes
            )
        return self.builder.answer(Route.PASSAGES, conversation)

    def _speaks_of_year(self, quote: QuotedSpan, year: int) -> bool:
        """Whether a passage of a later report is about this year: it or its headings name it."""
        text = self.catalogue.text(quote.document_id)
        headings = "".join(section_at(self.catalogue.sections(quote.document_id), quote.span.start).path)
        return str(year) in quote.span.of(text) + headings


def _told_apart(left: Wanted, right: Wanted) -> tuple[Wanted, Wanted]:
    """The sides of a comparison, where one says only in what it differs: another column, another word for the row."""
    columns = find_dimension(left.text), find_dimension(right.text)
    if left.indicator is None and right.indicator is None and all(columns):
        received = wanted(RECEIVED)
        return replace(received, dimension=columns[0]), replace(received, dimension=columns[1])
    if left.indicator is not None and right.indicator is None:
        column = find_dimension(right.text)
        if column is not None:
            return left, replace(left, dimension=column)
        for word in left.words:
            other = wanted(right.text + "".join(w for w in left.words if w != word))
            if other.indicator not in (None, left.indicator):
                return left, other
    return left, right


def _subject(text: str) -> bool:
    """Whether a piece of a question names something to be counted."""
    return any(c.weight > 0.5 for c in wanted(text).concepts) or wanted(text).indicator is not None


def _summands(content: str) -> list[str]:
    """The things a question wants added: 建议和提案 → 建议, 提案."""
    return [piece for piece in _JOINED.split(re.sub(r"合计|一共|总共|加起来|之和|全部|所有", "", content)) if piece.strip()]


def _names_first(text: str, years: Sequence[int]) -> bool:
    """Whether the first year named is the one that is compared (2024比2023), not the base (from 2023 to 2024)."""
    return bool(re.search(r"比", text)) or bool(re.search(r"\bthan\b", text))


def _english_share(text: str) -> tuple[str, str]:
    pieces = re.split(r" (?:were|was|are|is|came from|come from) ", text, maxsplit=1)
    return (pieces[1], pieces[0]) if len(pieces) == 2 else (text, "")


def _with_context(question: Question, number: int) -> Wanted:
    """A later part of a question, with the earlier part's words as its context."""
    ask, first = question.asks[number], question.asks[0]
    own = {c.name for c in ask.concepts}
    context = tuple(replace(c, weight=c.weight * 0.25) for c in first.concepts if c.name not in own)
    indicator = ask.indicator
    return replace(ask, indicator=indicator, concepts=(*ask.concepts, *context), text=ask.text + "|" + first.text)
