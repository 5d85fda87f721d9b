"""The answer to a question of substance: the sentences of a report that say it, quoted exactly.

Nothing is worded here. From what was found, the spans that answer are chosen:
* a contact field, a date, the period: the clause that states it (`电话：…`), or nothing where none does;
* a listed topic (the problems, the measures): the whole list from the section that is about it;
* anything else: up to three neighbouring sentences of one paragraph or list item that cover what the question speaks of, and
  behind them those elsewhere in the report that answer all but as well.

Whether there is an answer is decided by words: below a threshold (`assistant.passages.fitting`) of coverage (`assistant.language.coverage`: the share of the question's
concepts, in its own words or others for them, that the sentences and their headings hold) nothing is said, and None means that the
reports do not say. Where a number, a day, somebody or how often is asked for, the sentences must hold one
(`vocabulary/topics.toml`). Which of the sentences that may answer is chosen by coverage, by the question's very wording, and, where
there is an index of meanings, by how near they are to the question; models differ in how near they call things, so that nearness
orders and never admits.

Several documents: a field or a list is given for each that has it, else those documents answer that cover the question about as well
as the best. Quotes come in the order of the question's documents, in each the best first (a field's and a list's in the order of
the text).

>>> PassageQuestion("电话是多少", "电话是多少", "zh", ("d1",)).language
'zh'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from assistant.asking.names_in_quotes import with_quoted_names
from assistant.asking.narrowing import asks_for_fields, narrowing
from assistant.language.concepts import Concept
from assistant.language.coverage import Coverage, holds
from assistant.language.paraphrases import VERB, expanded, set_aside, substance
from assistant.language.plainer_words import plainer
from assistant.language.segment import tag
from assistant.language.topics import Asked, Field, asked, bettering_words, told_otherwise, topic_words
from assistant.passages.choice import ITEM, LONGEST, WINDOW, Choice, joined
from assistant.passages.fitting import YEAR, Fitting
from assistant.passages.fitting_dealing import deals_with, is_dealing, is_title, tells_deed
from assistant.passages.fitting_sides import Sides, of_another
from assistant.passages.fitting_units import told_of, unit_asked
from assistant.passages.listed_ways import asks_ways, ways
from assistant.passages.members import member_name
from assistant.passages.pairs import Pair, causes, pairs, problems, reasons
from assistant.passages.plans import asks_plans, plans
from assistant.passages.remedies import mended_since, remedies, tells_mended
from assistant.passages.stated import listed_topic, stated_field, topic_lists, topic_places
from assistant.passages.table_notes import table_notes
from assistant.passages.which_ones import asked_which, told_by_members
from assistant.prose.report_prose import TITLE, ReportProse, tells_of_itself
from ingest.model import Span
from ingest.normalise import fold_text
from ingest.statements.words import load_words

if TYPE_CHECKING:
    from assistant.passages.retrieve import Passage
    from ingest.store.library import Library

PASSAGES = 60
"""How many passages a search should bring for one report: nearly all of a usual one, so that nothing hangs on the rank."""
_NEARLY = 0.8
_HEADED = 0.95
_TOGETHER = 2
_AS_WELL = 0.97
"""A second place is quoted where its score is at least this much of the best one's."""
_ASIDE = 0.1
_BEYOND = 0.4
_WORDING = 0.3
_WORDING_ALONE = 1.0
"""What the very wording counts where nothing else tells the sentences apart."""
_NEAR = 0.4
_EACH = 0.03
_LEAST = 4
"""Fewer Chinese characters say nothing by themselves (2件。)."""
_MEANS = re.compile("通过|利用|运用|依托|借助|采用|引入|委托")
"""How something is done is told by what it is done with."""
_ADDRESS = re.compile(r"网址|链接|网站地址|\burl\b", re.IGNORECASE)
_NUMBER_ASKED = re.compile("(?:电话|热线|传真|邮编|号码)(?:号码)?(?:都|分别)?是(?:多少|什么|几)|号码[?？]?$")
_DIALLED = re.compile(r"(?<![\d.])\d{5}(?![\d.])|\d{3,4}[-—]?\d{6,8}")
"""A number to dial: of five digits (a hotline), or a whole one."""
_CONTACTS = ("phone", "fax", "email", "postcode", "supervision phone")
"""Fields that no sentence stands for which does not name them."""
_CHINESE = re.compile(r"[㐀-鿿]")
_TABLE = re.compile(r"[#*\s]*表[一二三四五六\d][:\s]")
"""The title of a table tells nothing."""


@dataclass(frozen=True, slots=True)
class PassageQuestion:
    """A question of substance. `content` is `text` with organisation and year taken out, `documents` the reports that it
    is about (ids), `language` 'zh' or 'en'."""

    text: str
    content: str
    language: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """A quote: `span` of the document's text, and the headings above it."""

    document_id: str
    span: Span
    section: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassageAnswer:
    """The quotes that answer, and how much of the question they cover (0..1). `missing` names the fields that were asked
    for beside others (address, postcode) and that none of the reports state."""

    quotes: tuple[QuotedSpan, ...]
    confidence: float
    missing: tuple[str, ...] = ()


class Meaning(Protocol):
    """What tells how near sentences are to a question: `assistant.passages.retrieve.HybridRetriever`."""

    def nearness(self, question: str, texts: tuple[str, ...]) -> Sequence[float]:
        """A cosine for each text; () where meanings are not known."""
        ...


def answer_passage(
    question: PassageQuestion, passages: Sequence[Passage], library: Library, meaning: Meaning | None = None
) -> PassageAnswer | None:
    """The quotes that answer the question, or None where these reports do not say. `passages.for_programs` is what a search for the
    question brought (`PASSAGES` of them), best first. Without `meaning` sentences are chosen by their words alone."""
    reports = [ReportProse(identity, library, passages) for identity in dict.fromkeys(question.documents)]
    if notes := [(report, note) for report in reports for note in table_notes(report, question.content)]:
        return _answer(notes, 1.0)
    asked_so = (question, *(replace(question, content=said) for said in plainer(fold_text(question.content), "passages_plainly")))
    told = (_answered(one, reports, meaning) for one in asked_so)
    return next((answer for answer in told if answer is not None), None)


def _answered(question: PassageQuestion, reports: Sequence[ReportProse], meaning: Meaning | None) -> PassageAnswer | None:
    """What answers the question in just these words."""
    wanted = asked(question.content)
    found = substance(question.content)
    if wanted.fields:
        whose = narrowing(found, wanted.fields, (), fold_text(question.content))
        clauses = [
            (report, field, span) for report in reports for field in wanted.fields for span in stated_field(report, field, whose)
        ]
    if mended := [(report, span) for report in reports for span in mended_since(report, question.content)]:
        return _answer(mended, 1.0)
    if wanted.fields and (clauses or asks_for_fields(question.content, whose)):
        missing = {field.name for field in wanted.fields} - {field.name for _, field, _ in clauses}
        return _answer([(report, span) for report, _, span in clauses], 1.0, tuple(sorted(missing)))
    if asks_plans(question.content):
        told = [(report, span) for report in reports for span in plans(report, question.text, question.content)]
        if told:
            return _answer(told, 1.0)
    if asks_ways(question.content) and (told := [(report, span) for report in reports for span in ways(report)]):
        return _answer(told, 1.0)
    if wanted.topics and not narrowing(found, (), topic_words()):
        whole = [(report, topic) for report in reports for topic in wanted.topics]
        return _answer([(report, span) for report, topic in whole for span in listed_topic(report, topic, question.text)], 1.0)
    if [topic.name for topic in wanted.topics] == ["problems"] and (items := _problems_with(reports, wanted, found)):
        return _answer(items, 1.0)
    wanted = told_otherwise(wanted)
    choices = _best(reports, question.content, wanted, frozenset(YEAR.findall(fold_text(question.text))), meaning)
    if contacts := [
        f for f in wanted.fields if f.name in _CONTACTS or (f.name == "website" and _ADDRESS.search(question.content))
    ]:
        number = _NUMBER_ASKED.search(question.content) is not None
        choices = [choice for choice in choices if wanted.done_about or _states(choice, contacts, number=number)]
    places = [(one.report, span) for one in choices for span in (*reasons(one.report, one.span, wanted), one.span)]
    return _answer(places, max((c.coverage for c in choices), default=0.0))


def _problems_with(reports: Sequence[ReportProse], wanted: Asked, found: Sequence[Concept]) -> list[tuple[ReportProse, Span]]:
    """The listed problems that hold all to which the question narrows them down (公众参与方面的不足), each with its title."""
    named = narrowing(found, (), topic_words())
    by_whom = [kind for kind in wanted.kinds if kind.name == "found wrong"]  # what a check found is no problem that names a check
    return [
        (report, item)
        for report in reports
        for listing in topic_lists(report, wanted.topics[0])
        for item in listing.items
        if len(item) <= LONGEST
        and all(holds(concept, report.told(item)) for concept in named)
        and all(kind.pattern.search(report.told(item)) for kind in by_whom)
    ]


def _states(choice: Choice, fields: Sequence[Field], *, number: bool) -> bool:
    """Whether a choice speaks of one of these fields at all; where its number is asked for, whether it gives one."""
    said = choice.span.of(choice.report.text)
    if number:
        return any(p.search(said) for field in fields for p in field.patterns) or _DIALLED.search(said) is not None
    return any(field.ask.search(fold_text(said)) or any(p.search(said) for p in field.patterns) for field in fields)


def _answer(places: Sequence[tuple[ReportProse, Span]], confidence: float, missing: tuple[str, ...] = ()) -> PassageAnswer | None:
    quotes = (QuotedSpan(report.identity, span, report.headings(span.start)) for report, span in places)
    unique = tuple(dict.fromkeys(quotes))
    return PassageAnswer(unique, round(confidence, 4), missing) if unique else None


def _best(
    reports: Sequence[ReportProse], content: str, wanted: Asked, years: frozenset[str], meaning: Meaning | None
) -> list[Choice]:
    asked_so = _asked_so(content)
    said = {report.identity: [report.told(s) for unit in report.units for s in unit] for report in reports}
    texts = [text for told in said.values() for text in told]
    found = with_quoted_names(substance(content), asked_so, texts)
    covered = {word for kind in wanted.kinds for word in kind.covers}
    sides = Sides(asked_so, how=wanted.done_about)
    spoken = [concept for concept in found if concept.name not in covered]
    said_of_any = {*bettering_words(), *topic_words()}
    if wanted.done_about and any(not c.generic and c.name not in said_of_any for c in spoken):
        spoken = [concept for concept in spoken if concept.name not in said_of_any]
        thing = tag(wanted.how).startswith("n") and wanted.how not in load_words().verbs  # 怎么人口众多: the thing itself
        manner = "" if thing else wanted.how
        spoken = [replace(c, weight=min(c.weight, VERB)) if c.name == manner else c for c in spoken]
    if all(concept.generic for concept in spoken) and not any(kind.weight for kind in wanted.kinds):
        return []
    members = (*told_by_members(asked_which(asked_so)), member_name(asked_so))
    spoken = [c for c in spoken if not sides.goes_with(c.name)] or spoken
    told_so = [c for c in spoken if not (sides.stands_for(c.name) or c.name in members) or any(holds(c, text) for text in texts)]
    told_so = [c for c in told_so if _is_told_for(c, wanted, asked_so, texts)]
    moved = [c for c in told_so if wanted.why and sides.stands_for(c.name)]  # why it rose is told of more, in whatever words
    told_so = [c for c in told_so if c not in moved] if any(not c.generic for c in told_so if c not in moved) else told_so
    spoken = told_so or spoken
    measure = Coverage(spoken, wanted.kinds, texts, asked_so, set_aside(content), wanted.how if wanted.done_about else "")
    fitting = Fitting(wanted, measure, years)
    asides = [term for concept in found if concept.name in covered for term in concept.terms]
    bests: list[list[Choice]] = []
    for report in reports:
        near = _nearness(report, content, meaning)
        found_there = sorted(_windows(report, measure, wanted, fitting, asides, near), key=lambda c: (-c.score, c.span.start))
        least = fitting.threshold(absent := measure.absent(said[report.identity], wanted.how))
        if any(concept.name == wanted.how for concept in absent) and is_dealing(wanted.how):
            found_there = [c for c in found_there if c.headed or deals_with(report.told(c.span), measure, wanted.how)]
            least = fitting.threshold([concept for concept in absent if concept.name != wanted.how])
        if any(choice.headed and choice.coverage >= least for choice in found_there):
            found_there = [choice for choice in found_there if choice.headed]
        if wanted.done_about:
            found_there = _told_of_deeds(found_there, content, least)
        if found_there and sides.only_some(report.told(found_there[0].span)):
            continue
        if found_there and found_there[0].coverage >= least:
            bests.append(_beside(found_there, 1 if wanted.counted else _TOGETHER))
    top = max((choices[0].coverage for choices in bests), default=0.0)
    return [choice for choices in bests if choices[0].coverage >= _NEARLY * top for choice in joined(choices, wanted)]


def _is_told_for(concept: Concept, wanted: Asked, asked_so: str, texts: Sequence[str]) -> bool:
    """Whether a concept that only says for whom it is asked is told where it is told how; one rule for all need not speak of it."""
    whom = ((kind, hit) for kind in wanted.kinds if (hit := kind.for_whom.search(asked_so)))
    kind = next((kind for kind, hit in whom if concept.name in hit[1]), None)
    return kind is None or any(holds(concept, text) and kind.pattern.search(text) for text in texts)


def _asked_so(content: str) -> str:
    """A question folded, in lower case; an English one keeps its blanks."""
    return fold_text(content).lower() if _CHINESE.search(content) else " ".join(fold_text(w).lower() for w in content.split())


def _told_of_deeds(choices: Sequence[Choice], content: str, least: float) -> list[Choice]:
    """Of the choices, best first, those that tell what is done: one that only tells what is wrong is the measure for it, or none."""
    told: list[Choice] = []
    wrong = problems(choices[0].report) if choices else ()
    done, question = pairs(choices[0].report) if choices else (), fold_text(content)
    for choice in (one for one in choices if one.coverage >= least):
        report, span = choice.report, choice.span
        problem = any(span.start < one.end and one.start < span.end for one in wrong) and not tells_mended(report, span)
        if of_another(
            question, report.told(span) if problem else _problems_of(report, [p for p in done if span.holds(p.measure)])
        ):
            continue
        if not problem:
            told.append(choice)
        elif not told:
            spans = remedies(report, span, content if _CHINESE.search(content) else expanded(content))
            told += [Choice(report, span, choice.coverage, choice.score) for span in spans]
            if spans:
                return told
    return told


def _nearness(report: ReportProse, content: str, meaning: Meaning | None) -> dict[Span, float]:
    """Of each sentence how near it is to the question."""
    paired = (*pairs(report), *causes(report))
    spans = list(dict.fromkeys(sentence for unit, _ in _units(report, paired) for sentence in unit))
    told = meaning.nearness(content, tuple(span.of(report.text) for span in spans)) if meaning is not None else ()
    return dict(zip(spans, told, strict=True)) if told else {}


def _beside(choices: Sequence[Choice], most: int) -> list[Choice]:
    """The best choice of a report, and behind it those apart from it that answer all but as well."""
    taken = [choices[0]]
    for choice in choices[1:]:
        if choice.score < _AS_WELL * choices[0].score or len(taken) == most:
            break
        apart = all(choice.span.end <= other.span.start or other.span.end <= choice.span.start for other in taken)
        if apart and sum(len(other.span) for other in taken) + len(choice.span) <= LONGEST:
            taken.append(choice)
    return taken


def _windows(
    report: ReportProse, measure: Coverage, wanted: Asked, fitting: Fitting, asides: Sequence[str], near: dict[Span, float]
) -> Iterator[Choice]:
    """Every run of up to three sentences of one unit that may answer. `asides`: words that a kind stands for; they need not be
    there, but help to choose."""
    about = topic_places(report, wanted.topics)
    solved = wanted.why or wanted.done_about or any(kind.required for kind in wanted.kinds)
    of_unit = unit_asked(measure.asked, (report.told(sentence) for unit in report.units for sentence in unit))
    for unit, helped in _units(report, causes(report) if wanted.why and not wanted.why_do else pairs(report)):
        start = unit[0].start
        headed = fold_text("".join(report.headings(start))).lower()
        around = headed + fold_text(report.led_by(start)).lower() + report.told(unit[0])
        fit = _HEADED * measure.headed(headed)
        titled = len(unit) > 1 and len(unit[0]) <= TITLE
        title = report.told(unit[0]) if titled and ITEM.match(unit[0].of(report.text)) else ""
        heading = fold_text("".join(report.headings(start)[-2:])).lower() + title
        rank = max((value for span, value in report.rank.items() if span.start <= unit[0].start < span.end), default=0.0)
        for first in range(len(unit)):
            for last in range(first, min(first + WINDOW, len(unit))):
                span = Span(unit[first].start, unit[last].end)
                if last > first and len(span) > LONGEST:
                    break
                measures = tuple(pair for pair in helped if span.holds(pair.measure))
                body, problem = report.told(span), _problems_of(report, measures)
                told_for, head = problem if solved else "", title if first == 1 else ""
                beside = around + told_for
                titles = wanted.manner and not measures and is_title(heading, measure, wanted.how)
                above = titles and tells_deed(body)
                if (
                    (titled and first == last == 0)
                    or (wanted.befell and measures and not wanted.why)
                    or tells_of_itself(body, measure.asked)
                    or _TABLE.match(body)
                    or len(_CHINESE.findall(body)) < _LEAST
                    or not measure.names(body + beside)
                    or (wanted.why and measure.things() and not measure.things(body + beside))
                    or (titles and not above)
                    or (first and not above and not measure.speaks(body + (told_for if wanted.done_about else "")))
                    or (of_unit and not told_of(of_unit, body, around, measure))
                    or not fitting.holds(span.of(report.text), body, measure=bool(measures), problem=problem, title=head)
                ):
                    continue
                wide, alone = measure.of(body, beside)
                bonus = sum(
                    _ASIDE + _EACH * (min(len(set(hits)), 5) - 1) for hits in _soft(measure.without_aside(body), wanted) if hits
                )
                close = max((near[sentence] for sentence in unit[first : last + 1]), default=0.0) if near else 0.0
                bonus += _NEAR * close + _ASIDE * fitting.doer_beside(body) + _BEYOND * measure.goes_beyond(body)
                bonus += _ASIDE * (
                    any(aside in body for aside in asides) + (wanted.done_about and _MEANS.search(body) is not None)
                )
                bonus += 0.15 * (any(place.holds(span) for place in about) or (wanted.done_about and bool(measures)))
                score = (
                    wide
                    + 0.25 * alone
                    + 0.1 * fit
                    + 0.06 * rank
                    + (_WORDING_ALONE if measure.generic else _WORDING) * measure.wording(body)
                    + bonus
                    - 0.04 * (last - first)
                    - len(span) / 8000
                )
                yield Choice(report, span, wide, score, above)


def _units(report: ReportProse, told: Sequence[Pair]) -> Iterator[tuple[tuple[Span, ...], tuple[Pair, ...]]]:
    """The report's units with the measures (or causes) that they hold, and each that is a clause of a sentence by itself."""
    for unit in report.units:
        whole = Span(unit[0].start, unit[-1].end)
        inside = tuple(pair for pair in told if whole.holds(pair.measure))
        yield unit, inside
        for pair in inside:
            if not any(pair.measure.holds(sentence) for sentence in unit):
                yield (pair.measure,), (pair,)


def _problems_of(report: ReportProse, measures: Sequence[Pair]) -> str:
    """What measures are for, folded."""
    return "".join(report.told(pair.problem) for pair in measures if pair.problem is not None)


def _soft(body: str, wanted: Asked) -> list[list[str]]:
    """What of a folded text is of each kind that is asked for but not required."""
    return [[hit[0] for hit in kind.pattern.finditer(body)] for kind in wanted.kinds if not kind.required]
