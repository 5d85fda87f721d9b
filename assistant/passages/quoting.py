"""Answers from the passages of reports: exact sentences, quoted and cited, what copies repeat given once.

`Quoting` is the part of an attempt at a question that goes to the passages (`retrieve`, `extract`), with the refusal that helps
where none says it. Nothing is worded from a passage: what is quoted stands in the document.
The file is long because where a quote begins and ends is decided by the same sentences.

>>> Quoting.__mro__[1] is object
True
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import Answer, Citation, Route
from assistant.answering.builder import Builder
from assistant.answering.wording import Wording
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import asked_unit
from assistant.asking.question import Question
from assistant.asking.said_deeds import verbs_whole
from assistant.bodies.catalogue import Catalogue
from assistant.bodies.scope import Scope, Side, years_for
from assistant.computing.over_bodies import BodyOperations
from assistant.figures.related import related
from assistant.figures.versions import Passage as Quotable
from assistant.figures.versions import unrepeated
from assistant.guards.bodies_presumed import say_other_number
from assistant.guards.parts_presumed import say_other_parts
from assistant.language.concepts import GENERIC
from assistant.language.topics import asked as asked_for
from assistant.language.word_tables import word_table
from assistant.language.years import years_of_title
from assistant.passages.extract import PASSAGES, PassageAnswer, PassageQuestion, QuotedSpan, answer_passage
from assistant.passages.halves import in_halves
from assistant.passages.mentioning import SEARCHED, SHOWN, mentions
from assistant.passages.plans import names_no_plan, plans_for, searched_for
from assistant.prose.counted_with import say_counted_with
from assistant.prose.said_beside import say_given
from ingest.model import Span
from ingest.normalise import fold_text
from ingest.numerals import chinese_numeral
from ingest.sections import section_at
from ingest.store.library import DocumentRecord, Library

if TYPE_CHECKING:
    from assistant.passages.retrieve import HybridRetriever, Passage

_CASES = ("件", "宗", "起", "条")
"""What counts cases, never those who brought them."""
CLEARLY = 0.8
"""How much of the question a report of an earlier year than the latest must cover to answer it unasked."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a question is answered from. `retriever` is called when passages are needed (it is heavy to load)."""

    catalogue: Catalogue
    retriever: Callable[[], HybridRetriever]
    library: Library


class Quoting:
    """What an attempt at a question is made with, and its way to the passages."""

    def __init__(self, sources: Sources, question: Question, version: bool | None = None) -> None:
        self.sources, self.catalogue, self.question = sources, sources.catalogue, question
        self.builder = Builder(question.answered_in)
        self.operations = BodyOperations(self.catalogue, self.builder, version)
        self._scope = Scope()
        self._years: tuple[int, ...] = question.years.named

    @property
    def wording(self) -> Wording:
        return self.builder.wording

    def _refuse(self, template: str, conversation: str, **values: str) -> Answer:
        self.builder.say(template, **values)
        return self.builder.answer(Route.REFUSE, conversation)

    def _passages(self, conversation: str, *, only_without_numbers: bool = False) -> Answer:
        """The passage that says it, quoted; a refusal where none does."""
        question = self.question
        side = self._scope.sides[0]
        available = self.catalogue.years(side.organisation)
        asked = years_for(question.years, available)
        since = bool(asked) and not set(asked) & set(available) and _PROBLEMS_OF_LAST_YEAR.search(question.text) is not None
        if since:
            asked = ()  # a report itself calls what the one before it found the problems of 上年
        ids = [
            r.id
            for s in self._scope.sides
            for y in (asked or self.catalogue.years(s.organisation)[-1:] or (None,))
            for r in self.operations.documents(s.organisation, y)
        ]
        if not ids and self.operations.version is not None and side.organisation.documents:
            template = "no_corrected" if self.operations.version else "no_original"
            year = self.wording.year(asked[0] if asked else None)
            return self._refuse(template, conversation, who=side.organisation.name, year=year)
        if (mended := self._mended_later(asked)) is not None:
            self._say_quotes(self._unrepeated(mended.quotes))
            return self.builder.answer(Route.PASSAGES, conversation)
        late = not ids and bool(asked)
        if late:
            ids = [r.id for s in self._scope.sides for r in self.catalogue.documents(s.organisation, asked[0] + 1)]
        planned = PLANNED.search(question.content) is not None or names_no_plan(question.content)
        ahead, to_come = not ids and bool(asked) and planned, asked[0] if asked else 0
        if asked and (planned or not ids) and not _counts(question.content):
            # what a year is to bring is told by the report of the year before
            before = [r.id for s in self._scope.sides for r in self.operations.documents(s.organisation, asked[0] - 1)]
            if before and ids and len(asked) == 1 and not late and self._planned(tuple(before), to_come):
                ids, ahead = [*before, *ids], True  # and by its own report what is to come then
            elif before and not ids and (ahead or self._planned(tuple(before), to_come)):
                late, asked, ids, ahead = False, (asked[0] - 1,), before, True
                self.builder.warn("year_assumed", self.wording.say("year_assumed", year=str(asked[0])))
        if not ids:
            self.builder.warn("year_missing", self.wording.say("year_warning"))
            years = self.wording.listed([str(y) for y in available])
            return self._refuse(
                "year_missing", conversation, who=side.organisation.name, year=str(asked[0] if asked else ""), years=years
            )
        self._years = asked or available[-1:]
        content = verbs_whole(searched_for(question.content, ahead=ahead and planned))
        passages = self.sources.retriever().search(content, ids, self._deep(ids))

        def ask(said: str, text: str = "") -> PassageAnswer | None:
            asked_so = PassageQuestion(text or said, said, question.language, tuple(ids))
            return answer_passage(asked_so, passages, self.sources.library, self.sources.retriever())

        found, untold = in_halves(content, ask(content, question.text), ask, self._printed)
        if late and found is not None and not all(self._speaks_of_year(q, asked[0]) for q in found.quotes):
            found = None
        of_last_year = since and "去年" in question.text  # told by what was mended since, not by the report's own problems
        if of_last_year and found is not None and not all(self._speaks_of_year(q, available[-1] - 1) for q in found.quotes):
            found = None
        if ahead and found is not None:
            found = replace(found, quotes=tuple(q for q in found.quotes if self._speaks_of_plans(q, to_come)))
        if found is None and not asked:
            found = self._said_before(side)
        if (
            found is None
            or not found.quotes
            or (only_without_numbers and "分别" not in question.content and _counts(question.content))
        ):
            others = list(side.related)
            if others and found is None:
                self.builder.warn(
                    "ambiguous_organisation", self.wording.say("clarify", choices=self.wording.listed([o.name for o in others]))
                )
            who, year = side.organisation.name, self.wording.year(self._years[0] if self._years else None)
            self.builder.say("not_there", who=who, year=year)
            self._say_related([passage for passage in passages if passage.document_id in ids])
            return self.builder.answer(Route.REFUSE, conversation)
        if question.assumed and not asked:  # the year of the turns before, which nobody named, has no report here
            self.builder.warn("year_assumed", self.wording.say("year_assumed", year=str(self._years[0])))
        self._say_quotes(self._unrepeated(found.quotes))
        for half in untold:
            year = self.wording.year(self._years[0] if self._years else None)
            self.builder.say("not_there_in_words", who=side.organisation.name, year=year, what=half)
        said = fold_text(question.text).lower()
        say_other_number(self.builder, self.catalogue, said, [one.organisation for one in self._scope.sides])
        self._say_span()
        return self.builder.answer(Route.PASSAGES, conversation)

    def _printed(self, quote: QuotedSpan) -> str:
        return quote.span.of(self.catalogue.text(quote.document_id))

    def _filed(self, question: Question) -> Question | None:
        """The question with the years under which its body's reports are held (2023年, 2022—2023学年: 2022); None where it sets
        years against each other that one report covers."""
        years, sides = question.years, self._scope.sides
        held = {year: self.catalogue.filed_under(sides[0].organisation, year) for year in years.named} if len(sides) == 1 else {}
        if all(year == own for year, own in held.items()):
            return question
        named = tuple(dict.fromkeys(held.values()))
        if len(named) < len(held) and not years.ranged:
            return None
        self._years = named
        return replace(question, years=replace(years, named=named, ranged=years.ranged and len(named) > 1, apiece=()))

    def _say_span(self) -> None:
        """Says which years the report covers where it covers more than one."""
        body = self._scope.sides[0].organisation if len(self._scope.sides) == 1 else None
        last = self.catalogue.filed_under(body, self._years[-1]) if body is not None and self._years else None
        for record in self.catalogue.documents(body, last)[:1] if body is not None and last else ():
            if covered := years_of_title(record.title):
                self.builder.say("of_span", who=record.organisation or "", first=str(covered[0]), last=str(covered[-1]))

    def _say_told_as(self) -> None:
        """Says which row of the form was told where the question's words may mean the other results too (没有予以公开), by a cell or by
        a sentence that has another word for it."""
        asked = {ask.indicator for ask in self.question.asks}
        told = [figure for figure in self.builder.figures if figure.operation in (None, "sum")]
        for row, patterns in word_table("asked")["told_as"].items():
            found = re.search("|".join(patterns), self.question.folded)
            of_row = (f for f in told if f.indicator == row or (f.indicator is None and row in asked))
            if found and any(found.group() not in fold_text(f.label or "") for f in of_row):
                self.builder.say("told_as", said=found.group(), row=self.wording.indicator(row))
        for people, units, note in (("persons", _CASES, "cases_not_persons"), ("heads", ("人次",), "times_not_persons")):
            asked_so = re.search("|".join(word_table("asked")["words"][people]), self.question.folded)
            if asked_so and any(figure.unit in units and figure.value for figure in told):
                self.builder.say(note)

    def _say_given(self) -> None:
        """Says what else a number counts that the question does not say, and which numbers of the question its body's reports do not tell."""
        say_counted_with(self.builder, self.catalogue, self.question.content, self.question.folded)
        bodies = [side.organisation for side in self._scope.sides]
        say_given(self.builder, self.catalogue, fold_text(self.question.text).lower(), bodies)
        say_other_parts(self.builder, self.question.folded)
        say_other_number(self.builder, self.catalogue, fold_text(self.question.text).lower(), bodies)

    def _planned(self, ids: tuple[str, ...], year: int) -> bool:
        """Whether these reports answer the question with what they plan for a year that they name."""
        passages = self.sources.retriever().search(self.question.content, ids, self._deep(ids))
        asked = PassageQuestion(self.question.text, self.question.content, self.question.language, ids)
        found = answer_passage(asked, passages, self.sources.library, self.sources.retriever())
        return found is not None and all(plans_for(year, self._said_up_to(quote)) for quote in found.quotes)

    def _said_up_to(self, quote: QuotedSpan) -> str:
        """A quote, folded, behind its headings and its paragraph up to it; years in numerals (二〇二三年) in digits."""
        text, start = self.catalogue.text(quote.document_id), quote.span.start
        headings = "".join(section_at(self.catalogue.sections(quote.document_id), start).path)
        said = fold_text(headings + text[text.rfind("\n", 0, start) + 1 : quote.span.end])
        return _YEAR_IN_NUMERALS.sub(lambda hit: str(chinese_numeral(hit[0])), said)

    def _told_by(self, citations: Sequence[Citation], *, led: bool) -> str:
        """What is quoted, folded; `led`: with what stands before it in its paragraph (whose telephone number it is)."""
        if led:
            return "".join(self._said_up_to(QuotedSpan(one.document_id, Span(one.start, one.end), ())) for one in citations)
        return "".join(fold_text(one.quote) for one in citations)

    def _mended_later(self, asked: Sequence[int]) -> PassageAnswer | None:
        """What the report of the year after says about the problems of a year's report, where that is asked and its own does not tell."""
        if not asked or _PROBLEMS_OF_REPORT.search(self.question.content) is None:
            return None
        content = f"上年{self.question.content}"
        later = tuple(r.id for s in self._scope.sides for r in self.operations.documents(s.organisation, asked[0] + 1))
        if not later:
            return None
        passages = self.sources.retriever().search(content, later, self._deep(later))
        whole = PassageQuestion(content, content, self.question.language, later)
        found = answer_passage(whole, passages, self.sources.library, self.sources.retriever())
        return found if found is not None and all(self._speaks_of_year(quote, asked[0]) for quote in found.quotes) else None

    def _said_before(self, side: Side) -> PassageAnswer | None:
        """What the report before the latest one says, where no year was asked and the latest says nothing; it must say it all the
        more clearly, for it was not the one that was meant."""
        for year in reversed(self.catalogue.years(side.organisation)[:-1]):
            ids = tuple(record.id for record in self.operations.documents(side.organisation, year))
            passages = self.sources.retriever().search(self.question.content, ids, self._deep(ids))
            asked = PassageQuestion(self.question.text, self.question.content, self.question.language, ids)
            found = answer_passage(asked, passages, self.sources.library, self.sources.retriever())
            if found is not None and found.quotes and found.confidence >= CLEARLY:
                self._years = (year,)
                return found
        return None

    def _mentioning(self, thing: str, conversation: str) -> Answer:
        """Whose reports speak of a thing, each with its sentence; of many the nearest, and that there are more."""
        years = self.question.years.named
        ids = [id for id, record in self.catalogue.records.items() if record.year in years] if years else None
        found = self._unrepeated(mentions(thing, self.sources.retriever().search(thing, ids, SEARCHED)))
        if not found:
            return self._refuse("not_mentioned", conversation, thing=thing)
        self._say_quotes(found[:SHOWN])
        if len(found) > SHOWN:
            self.builder.say("mentioned_more", thing=thing)
        return self.builder.answer(Route.PASSAGES, conversation)

    def _say_quotes(self, told: Sequence[QuotedSpan]) -> None:
        """Says the quotes, report by report."""
        for record in (named := [self.catalogue.records[id] for id in dict.fromkeys(q.document_id for q in told)]):
            quotes = ""
            for quote in (q for q in told if q.document_id == record.id):
                citation = self.catalogue.citation(record.id, quote.span)
                if self.catalogue.recognised(record.id, quote.span):
                    self.builder.warn("recognised", self.wording.say("recognised_passage"))
                quotes += f"“{citation.quote.strip()}”{self.builder.cite([citation])}"
            version = self._version(record, named)
            who = record.organisation or record.title
            self.builder.say("passage", who=who, year=self.wording.year(record.year), version=version, quotes=quotes)

    def _say_related(self, passages: Sequence[Passage]) -> None:
        """Offers the sentence nearest to the question, as related and not as its answer."""
        found = related(self.question.content, passages, numeric=self.question.numeric)
        if found is not None:
            citation = self.catalogue.citation(*found)
            self.builder.say("related_passage", quote=citation.quote.strip(), marks=self.builder.cite([citation]))

    def _version(self, record: DocumentRecord, named: Sequence[DocumentRecord]) -> str:
        """Which version of its report a document is, where several that differ are quoted; "" where it is the only one."""
        same = [r for r in named if (r.organisation, r.year) == (record.organisation, record.year)]
        if len(same) < 2:
            return ""
        corrected = [self.catalogue.corrected(r.id) for r in same]
        file = same[corrected.index(True)].file.rsplit("/", 1)[-1] if any(corrected) else ""
        self.builder.warn("conflict", self.wording.say("versions_warning" if file else "versions_unmarked_warning", file=file))
        return self.wording.version_short(record.file, marked=any(corrected), corrected=self.catalogue.corrected(record.id))

    def _deep(self, ids: Sequence[str]) -> int:
        """How many passages to look at, so that copies of a report take no room from it."""
        records = [self.catalogue.records[id] for id in ids]
        return PASSAGES * max(Counter((r.organisation, r.year) for r in records).values(), default=1)

    def _unrepeated(self, quotes: Sequence[QuotedSpan]) -> tuple[QuotedSpan, ...]:
        """The quotes, what copies or versions of one report repeat given once."""
        passages = []
        for quote in quotes:
            record, id = self.catalogue.records[quote.document_id], quote.document_id
            text, read = quote.span.of(self.catalogue.text(id)), self.catalogue.recognised(id, quote.span)
            passages.append(Quotable(text, (record.organisation, record.year), id, read))
        return tuple(quotes[index] for index in unrepeated(passages))

    def _speaks_of_year(self, quote: QuotedSpan, year: int) -> bool:
        """Whether a passage of a later report is about this year: it or its headings name it, or the next year's report says 上年."""
        text = self.catalogue.text(quote.document_id)
        if self.catalogue.records[quote.document_id].year == year + 1 and _THE_YEAR_BEFORE.search(quote.span.of(text)):
            return True
        headings = "".join(section_at(self.catalogue.sections(quote.document_id), quote.span.start).path)
        return str(year) in quote.span.of(text) + headings

    def _speaks_of_plans(self, quote: QuotedSpan, year: int) -> bool:
        """Whether a passage tells what a year is to bring: it, its headings or its paragraph up to it name that year or say that it is
        to come, or, where it is asked how things are made better, its own heading says that it is that, and it tells nothing done."""
        end = min(quote.span.end, quote.span.start + _OPENS) if names_no_plan(self.question.content) else quote.span.end
        said = self._said_up_to(replace(quote, span=Span(quote.span.start, end)))
        own = fold_text("".join(section_at(self.catalogue.sections(quote.document_id), quote.span.start).path[-1:]))
        asked = _ASKS_BETTER.search(self.question.content.lower())
        bettering = asked is not None and _BETTERS.search(own) is not None and _IS_DONE.search(said) is None
        return str(year) in said or _TO_COME.search(said) is not None or bettering

    def _quoted_too(self, side: Side, year: int | None) -> None:
        """What the question asks in words beside its number: the passage that says it, where one does, else the number's own sentence;
        where neither tells it, that is said."""
        ids = tuple(r.id for r in self.operations.documents(side.organisation, year))
        text = f"{self.question.content} {self.question.also}"
        passages = self.sources.retriever().search(text, ids, self._deep(ids))
        asked = self.question.also if wanted(self.question.also).concepts else text  # why: of what the number counts
        found = answer_passage(
            PassageQuestion(asked, asked, self.question.language, ids),
            passages,
            self.sources.library,
            self.sources.retriever(),
        )
        quotes = list(self._unrepeated(found.quotes)) if found else []
        own = not quotes and bool(self.builder.citations)
        if own:
            quotes = [QuotedSpan(ids[0], s, ()) for s in self._sentence_of_first(ids)]
        if own or quotes:
            needed = [kind.pattern for kind in asked_for(self.question.also).kinds if kind.required]
            beside = fold_text("".join(one.span.of(self.catalogue.text(one.document_id)) for one in quotes))
            named = [concept for concept in wanted(self.question.also).concepts if concept.weight > GENERIC]
            untold = own and any(not any(term in beside for term in concept.terms) for concept in named)
            if not quotes or untold or not all(pattern.search(beside) for pattern in needed):
                what = self.question.also.strip(" ,;。?!")
                self.builder.say("not_there_in_words", who=side.organisation.name, year=self.wording.year(year), what=what)
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


_PROBLEMS_OF_LAST_YEAR = re.compile(
    r"上一?年度?(?!的?(?:问题|不足))[^，,。?？]{2,24}(?:问题|不足|整改)|上一?年度?的?(?:问题|不足)[^，,。?？]{0,8}(?:改|解决|落实)"
    r"|去年(?:报告)?的?[^，,。?？]{0,12}(?:问题|不足)(?:都|已经?)?(?:整改|改[了好完进正]|解决|落实|处理)[^，,。?？哪什]{0,4}(?:没有|了吗|吗|没)"
)
_PROBLEMS_OF_REPORT = re.compile(
    "(?:年报|报告|年度?)(?:中|里|所)?(?:查摆|提出|指出|列出|存在|反映|自查)?(?:出)?(?:来)?的?(?:问题|不足|短板)(?!有|是)[^,。?]{0,8}(?:整改|改[了好完进正]|解决|落实)"
)
_YEAR_IN_NUMERALS = re.compile("[一二][〇○零一二三四五六七八九]{3}(?=年)")
PLANNED = re.compile(
    r"准备|打算|计划(?!生育|免疫|财务|单列|内|外)|拟(?:如何|怎|采取|[一-鿿]{1,4}(?:什么|哪))|下一?步|将(?:如何|怎|采取|要|会|重点|着力|着重|做|抓|推[进行出广]|开[展设通办]|[建增]设?|试点|试行|公[开布]|编[印制]|制定|出台|实[行施]|组织|举办|启动|上线|新|继续|完善|优化)|(?:重点|着重|着力|主要)(?:要|将)?(?:抓|做|推进)|^\s*(?:会|要)(?:怎|如何|做|抓|重点|把|对)"
    r"|\b(?:plans?\b|intend|going) to\b|\bplans? (?:for|did)\b|\bplanned\b|^\s*what (?:is|are|were|was) .*\bplans?\b"
)
"""What is still to come."""
_OPENS = 24
"""Characters of a place that say of what all of it is."""
_TO_COME = re.compile(r"[明来]年|下一?步|今后|接下来|将(?!军|[^,。]{0,12}作为)|打算|拟(?=[^定稿办文])")


_BETTERS = re.compile("^(?!.*(?:问题|不足|短板)).*(?:改进的?(?:措施|举措|办法|意见|计划)|整改措施|努力方向)")
_ASKS_BETTER = re.compile("改进|整改|(?:怎么|如何|怎样|咋)改(?!变)|improv|rectif")
_IS_DONE = re.compile("已(?!有)|完成了|先后|本年|今年|去年|上一?年")
_THE_YEAR_BEFORE = re.compile(r"上一?年度?|去年|前一年")


def _counts(content: str) -> bool:
    """Whether a question asks how many or how much, which a sentence with another number does not answer; how often and how soon
    are told by sentences, and so is which of several is most."""
    asked = re.sub("[哪第][几些]|how often", "", content, flags=re.IGNORECASE)
    wanted = asked_for(content)
    named = {kind.name for kind in wanted.kinds}
    if any(field.name == "parts" for field in wanted.fields):
        return False
    if named & set(word_table("topics")["told_by_sentences"]) or ("channel" in named and "count" not in named):
        return False
    return (
        re.search("多少|(?:谁|哪一?[个家边])[^,。?]{0,10}(?:多|少|高|低)[?]?$|how many|how much", asked) is not None
        or asked_unit(asked) is not None
    )
