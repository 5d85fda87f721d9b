"""What a report does about a problem that it names: the measure that goes with it, never the problem over again.

Reports list problems and then measures, as items or as clauses of a sentence. Where there are as many of the one as of the other
the third measure is for the third problem; else it is the measure that shares most of the problem's own wording, or, where
none shares any, all of them. `remedies` gives () for a place that tells no problem or tells what is done already, and where
the report tells no measure: the caller then has what it had.

>>> shared("三是图解偏少", "三是多做图解"), shared("一是更新慢", "二是多做图解")
(1, 0)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.language.segment import bigrams
from assistant.language.sentences import listings, trimmed
from assistant.language.topics import topic_named
from assistant.passages.stated import LIST_LONGEST, topic_lists
from assistant.prose.report_prose import TITLE, ReportProse
from ingest.model import Span
from ingest.normalise import fold_text

MEASURES = "measures"
_CLAUSE_ENDS = re.compile(r"[；;。]")
_SENTENCES = 3
_ORDINAL = re.compile(r"^[（(]?[一二三四五六七八九十\d]+(?:是|[）)、.])")
_NUMBERED = re.compile(r"[(（]?(?:问题|不足|第)?([一二三四五六七八九十\d]+)(?:是|[）)、.:：,，])")
_FOR_THE_NTH = re.compile(
    r"(?:[^,，。;；:：]{0,12}[:：])?[针]?对(?:上述)?第([一二三四五六七八九十\d]+)(?:个|项|条|点|类)?(?:方面)?的?(?:问题|不足)"
)
"""A measure that says by its number which problem it is for."""
_EVERYWHERE = frozenset(bigrams("政府信息公开工作政务公开进一步加强提升提高完善有待不够不足需要存在部分方面情况单位各类问题"))
FOR_THE_YEAR_BEFORE = re.compile(r"\W*(?:[一二三四五六七八九]是)?(?:针对|关于|对于?|就)(?:上一?年度?|去年|以往)")
"""A measure that begins so is for no problem of this year's."""
_OF_LAST_YEAR = re.compile(
    "(?:上一?年度?|去年|以往|往年)(?:报告)?[^,，。;]{0,8}(?:问题|不足)[^,，。;]{0,8}(?:改(?!变)|解决|落实|处理)"
)
_MENDED = (
    "(?:(?:上一?年度?|去年|以往|往年|%s年度?)[^。;]{0,30}(?:问题|不足))[^。;]{0,40}(?:已|得到|完成|改善|解决|改进|整改|改正|未改|没改|仍然?存在)"
    r"|^\W*(?:[^。;,:]{0,12}:)?(?:针对|对)?(?:上一?年度?|去年|%s年度?)(?:工作)?(?:年报|报告)?(?:中|里|所)?(?:查摆|提出|指出|列出?|存在|反映)(?:出)?的?[^。;,]{0,30}(?:问题|不足)[^。;,]{0,8}[,:](?!拟|将|要|计划)"
)


def mended_since(report: ReportProse, asked: str) -> tuple[Span, ...]:
    """The sentences that tell what became of the problems of the year before, where that is asked (上年提出的问题怎么改善的): no plan for
    the coming year tells it. () where it is not asked."""
    if _OF_LAST_YEAR.search(asked) is None:
        return ()
    return tuple(sentence for unit in report.units for sentence in unit if tells_mended(report, sentence))


def tells_mended(report: ReportProse, place: Span) -> bool:
    """Whether a place tells what became of the problems of the year before, so that it is itself what was done about them."""
    mended = re.compile(_MENDED.replace("%s", str(report.year - 1) if report.year is not None else "上"))
    return mended.search(report.told(place)) is not None


def remedies(report: ReportProse, place: Span, asked: str) -> tuple[Span, ...]:
    """The measures for the problem that is told at a place; `asked` tells which, where the place tells several."""
    topic = topic_named(MEASURES)
    about = [section.span for section in report.sections if section.kind is topic.kind and section.span.holds(place)]
    told = topic_lists(report, topic)
    place = _before_measures(report, place)
    heading = fold_text("".join(report.headings(place.start)[-1:]))
    done = topic.lead.search(fold_text(place.of(report.text))) or (
        topic.lead.search(heading) and not topic.not_lead.search(heading)
    )
    if not about or done or any(found.span.start <= place.start < found.span.end for found in told):
        return ()
    whole = max(about, key=len)
    problems = _items(report, place, whole)
    inside = [item for item in problems if item.start < place.end and place.start < item.end] or list(problems)
    problem = max(inside, key=lambda item: shared(asked, item.of(report.text)))
    after = [found.items for found in told if found.span.start >= place.end]
    measures = next(
        (items for items in after if len(items) == len(problems)), after[0] if after else _behind(report, place, whole)
    )
    if len(problems) == 1 and len(parts := _enumerated(report, problem)) == len(measures):
        problems = parts
        problem = max(parts, key=lambda part: shared(asked, part.of(report.text)))
    if (named := _for_the_nth(report, problem, measures)) is not None:
        return (named,)
    of_now = [item for item in measures if not FOR_THE_YEAR_BEFORE.match(fold_text(item.of(report.text)))]
    if len(measures) == len(problems) > 1:
        return tuple(item for item in (measures[problems.index(problem)],) if item in of_now)
    ranked = sorted(((shared(problem.of(report.text), item.of(report.text)), -item.start, item) for item in of_now), reverse=True)
    if ranked and ranked[0][0]:
        return (ranked[0][2],)
    return tuple(of_now) if sum(map(len, of_now)) <= LIST_LONGEST else ()


def _for_the_nth(report: ReportProse, problem: Span, measures: Sequence[Span]) -> Span | None:
    """The measure that is said to be for the problem of its number (对第三个问题,…), where the problem bears one (问题三：…)."""
    number = _NUMBERED.match(fold_text(problem.of(report.text)))
    said = [(_FOR_THE_NTH.match(fold_text(measure.of(report.text))), measure) for measure in measures]
    return next((measure for hit, measure in said if hit and number and hit[1] == number[1]), None)


def _enumerated(report: ReportProse, clause: Span) -> tuple[Span, ...]:
    """The parts of a clause that names problems in a row (甲有待提高、乙有待加强等)."""
    marks = [clause.start, *(at + 1 for at in range(clause.start, clause.end) if report.text[at] == "、"), clause.end]
    return tuple(trimmed(report.text, left, right) for left, right in pairwise(marks))


def _before_measures(report: ReportProse, place: Span) -> Span:
    """The part of a place that stands before its first sentence of what is done; all of it where that is the first."""
    lead = topic_named(MEASURES).lead
    first = next((s.start for s in report.plain(place) if lead.search(fold_text(s.of(report.text)))), place.end)
    return trimmed(report.text, place.start, first) if first > place.start else place


def _items(report: ReportProse, place: Span, whole: Span) -> tuple[Span, ...]:
    """The problems that a place is among: the items of its list (subsections are no list), or the clauses of its sentences."""
    headed = {section.span.start for section in report.sections}
    for found in listings(report.text, whole):
        inside = found.items[0].start < place.end and place.start < found.span.end
        if inside and not any(item.start in headed for item in found.items):
            return found.items
    return _clauses(report, place)


def _behind(report: ReportProse, place: Span, whole: Span) -> tuple[Span, ...]:
    """What is said to be done behind a problem in running text, clause by clause, from where it is first spoken of."""
    topic, taken = topic_named(MEASURES), list[Span]()
    for sentence in report.plain(Span(place.end, whole.end)) if place.end < whole.end else ():
        folded = fold_text(sentence.of(report.text))
        heading = fold_text("".join(report.headings(sentence.start)[-1:]))
        leads = topic.lead.search(folded) or (topic.lead.search(heading) and not topic.not_lead.search(heading))
        if (taken or leads) and not (leads and len(folded) <= TITLE // 2):
            taken.append(sentence)
    return tuple(clause for sentence in taken[:_SENTENCES] for clause in _clauses(report, sentence))


def _clauses(report: ReportProse, place: Span) -> tuple[Span, ...]:
    """The clauses of a place that stand between semicolons and full stops; headings are none."""
    found, left = [], place.start
    headed = {section.heading.start for section in report.sections if len(section.heading)}
    for end in _CLAUSE_ENDS.finditer(report.text, place.start, place.end):
        found.append(trimmed(report.text, left, end.end()))
        left = end.end()
    found.append(trimmed(report.text, left, place.end))
    return tuple(span for span in found if len(span) and span.start not in headed) or (place,)


def shared(problem: str, measure: str) -> int:
    """How many pairs of characters a problem and a measure share, their numbering and what every item has set aside."""
    told = [set(bigrams(_ORDINAL.sub("", fold_text(text)))) for text in (problem, measure)]
    return len((told[0] & told[1]) - _EVERYWHERE)
