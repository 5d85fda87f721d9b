"""The problems that a report names and what it does about each: one measure for one problem, as the report sets them side by side.

Who asks how something is put right, by whom or from when, speaks of the problem in its words, and the measure answers in
others. `pairs` therefore gives each measure of a section on problems with the problem that it is for: the one of the same place
where there are as many of the one as of the other, else the one that shares most of its wording, else none. Problems and
measures are items of lists or clauses between semicolons and full stops. `problems` are the places that only tell what is
wrong. Both are empty where the report has no such section.

>>> from assistant.language.topics import topic_named
>>> bool(_turns("下一步，我局将加强培训。", topic_named("measures"), topic_named("problems")))
True
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.language.sentences import listings, trimmed
from assistant.language.topics import Asked, Topic, topic_named
from assistant.passages.remedies import FOR_THE_YEAR_BEFORE, MEASURES, shared
from assistant.prose.report_prose import ReportProse, shared_heading
from ingest.model import Span
from ingest.normalise import fold_text

PROBLEMS = "problems"
_LEADS = 40
"""Within so many characters a sentence says whether it tells problems or measures."""
_CLAUSE_ENDS = re.compile(r"[；;。\n]")
_SHORTEST = 6
"""A clause of fewer characters names nothing by itself."""
_CAUSES = re.compile(r"\W*(?:究其|主要|这些问题的|问题的|其)?(?:原因|根源|症结)")
_ANNOUNCES = 16
"""A sentence of so few characters only says that there are problems."""
_TITLE = re.compile(r"[(（][一二三四五六七八九十]+[)）][^。]{2,16}。?")
_DONE_SINCE = re.compile(
    r"\W*(?:针对)?(?:(?:上一?年度?|去年|(?:19|20)\d\d年)(?:指出|提出|发现|存在|反映|查出|通报)的"
    r"|(?:上一?年度?|去年)的?[^。；;，,]{0,16}(?:问题|不足|短板))[^。；;]*(?:已|做法|办法|靠|建立|改[为成用由]|整改|改进|解决)"
    r"|(?!.*(?:仍|依然|还[是未没]|尚未|未能|[,，](?:下一?步|今后)?[^，,]{0,4}(?:拟|将(?!其|此)|计划|打算)))"
    r"\W*(?:(?:19|20)\d\d年度?[,，]|今年[,，]|本年度[,，])?(?:[一二三四五六七八九]是)?(?:针对|关于|对于?|就)?(?:上一?年度?|去年|以往|(?:19|20)\d\d年度?)(?:工作)?(?:年报|报告)?(?:中|里|所)?"
    r"(?:查摆|列[出举]|承认|自查|通报|指出|提出|发现|存在|反映|查出|暴露)(?:出)?的[^。；;，,]{2,40}[,，](?:本年度?|今年|当年|年内|全年|我|本|先后|组[建织]|开[展设通放辟]|推|新|增|设|举办|制[定作]|出台|安排|配|邀|编|修[订复]|印[发制]|完善|优化|调整|细化|明确|升级|统一|规范|集中|通过|采[取用]|对|将[其此]|派|选|召[开集]|建[立成]|落实|启[用动]|聘|与|联合|由|改|补|清理|逐|全面|加[强大]|强化)"
)
"""A sentence that tells an earlier year's problem and what was done about it."""


_NEXT_ITEM = re.compile(r"\W*(?:[二三四五六七八九十]+是|其[二三四五]|第[二三四五六七八九]+[,、]|(?:其次|再次|再者|最后)[,、是])")
"""The next item of a list is what the list is, whatever it says (二是收集遇到的难题)."""
_DONE_NOW = re.compile(
    r"\W*(?:目前|现在?|我[局们委区县市镇]|本[局委区县市镇])?[,，]?(?:均|都)?(?:已经?(?!成为|是|无|不)|正在|现已)"
    r"|\W*(?:今年|本年度?|年内|当年|全年|年底前?)[,，]?(?:我[局们委区县市镇]|本[局委区县市镇])?(?:先后|共|还|又|专门|统一|集中)?"
    r"(?:(?:对|为|在|由|向|给)(?![外此于])[^。；;,，]{2,30}?)?(?:实[行施]|组织(?!领导)|举办|召开|开[展设通办](?!不|得|较)|推[行出]|制定|印发|出台|建[立成]|增[设配]|配备|选派|聘请|整改|清理|调整|更换|修订|辅导|走访|检查|督[查促])"
)
"""A sentence that begins so tells what is done already."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure, and the problem that it is for (None where the report does not tell)."""

    measure: Span
    problem: Span | None


@dataclass(slots=True)
class _Block:
    """Sentences that tell problems, and those behind them that tell what is done."""

    problems: list[Span]
    measures: list[Span]


def pairs(report: ReportProse) -> tuple[Pair, ...]:
    """The measures of the report's sections on problems, in the order of the text."""
    return tuple(pair for block in _blocks(report) for pair in _paired(report, block))


def reasons(report: ReportProse, measure: Span, wanted: Asked) -> tuple[Span, ...]:
    """The problems that what is told is done about, where it is asked what something is done for and the measure does not say."""
    if not wanted.why_do or any(kind.required and kind.pattern.search(measure.of(report.text)) for kind in wanted.kinds):
        return ()
    return tuple(pair.problem for pair in pairs(report) if measure.holds(pair.measure) and pair.problem is not None)[:1]


def problems(report: ReportProse) -> tuple[Span, ...]:
    """The sentences of those sections that tell what is wrong and nothing of what is done."""
    wrong, done = topic_named(PROBLEMS), topic_named(MEASURES)
    found = [(sentence, fold_text(sentence.of(report.text))) for block in _blocks(report) for sentence in block.problems]
    return tuple(s for s, said in found if wrong.item.search(said) or not done.item.search(said))


def causes(report: ReportProse) -> tuple[Pair, ...]:
    """What the report gives as the cause of each problem: a `Pair` whose `measure` is the cause."""
    return tuple(
        Pair(cause, problem)
        for block in _blocks(report)
        if len(wrong := _parts(report, _without(report, block.problems, causing=False)))
        == len(causing := _parts(report, _without(report, block.problems, causing=True)))
        for cause, problem in zip(causing, wrong, strict=True)
    )


def _blocks(report: ReportProse) -> list[_Block]:
    wrong, done = topic_named(PROBLEMS), topic_named(MEASURES)
    about = [section.span for section in report.sections if section.kind is wrong.kind]
    tops = [span for span in about if not any(other != span and other.holds(span) for other in about)]
    blocks: list[_Block] = []
    block = _Block([], [])
    for stretch in tops:
        titled = ""
        for sentence in report.plain(stretch):
            folded = fold_text(sentence.of(report.text))
            if _TITLE.fullmatch(folded):
                titled = MEASURES if done.lead.search(folded) else PROBLEMS if wrong.lead.search(folded) else ""
                continue
            item = _NEXT_ITEM.match(folded)
            if item and (block.measures or (block.problems and done.lead.match(folded, item.end()) is None)):
                (block.measures or block.problems).append(sentence)
            elif _DONE_SINCE.match(folded):
                blocks.append(_Block([], [sentence]))
            elif (
                titled == MEASURES
                or (_DONE_NOW.match(folded) and wrong.item.search(folded) is None and block.problems)
                or _turns(folded, done, wrong)
                or (_heads(report, sentence, done, wrong) and not _turns(folded, wrong, done))
            ) or (block.measures and not _turns(folded, wrong, done) and not _heads(report, sentence, wrong, done)):
                block.measures.append(sentence)
            else:
                if block.measures:
                    blocks.append(block)
                    block = _Block([], [])
                block.problems.append(sentence)
    blocks.append(block)
    return [block for block in blocks if block.problems or block.measures]


def _turns(folded: str, to: Topic, other: Topic) -> bool:
    """Whether a sentence begins with what leads to a topic, and not to the other one."""
    begun = folded[:_LEADS]
    ours, others = to.lead.search(begun), other.lead.search(begun)
    if to.name == MEASURES:
        return ours is not None and (others is None or ours.start() <= others.start())
    return ours is not None and to.not_lead.search(begun) is None


def _heads(report: ReportProse, sentence: Span, topic: Topic, other: Topic) -> bool:
    """Whether the heading right above a sentence is the topic's own: the last that it says (上年问题整改情况 is about what was done)."""
    heading = fold_text("".join(report.headings(sentence.start)[-1:]))
    ours, others = ([hit.end() for hit in one.lead.finditer(heading)] for one in (topic, other))
    return bool(ours) and not shared_heading(heading) and max(ours) > max(others, default=-1)


def _without(report: ReportProse, told: Sequence[Span], *, causing: bool) -> list[Span]:
    """The sentences that tell causes, or those that do not."""
    return [sentence for sentence in told if bool(_CAUSES.match(fold_text(sentence.of(report.text)))) is causing]


def _paired(report: ReportProse, block: _Block) -> Iterator[Pair]:
    wrong = _parts(report, _without(report, block.problems, causing=False))
    done = _parts(report, block.measures)
    if len(wrong) == len(done) + 1 and len(wrong[0]) <= _ANNOUNCES:
        wrong = wrong[1:]
    for index, measure in enumerate(done):
        if FOR_THE_YEAR_BEFORE.match(fold_text(measure.of(report.text))):
            yield Pair(measure, None)
        elif len(wrong) == len(done):
            yield Pair(measure, wrong[index])
        elif len(wrong) == 1:
            yield Pair(measure, wrong[0])
        else:
            told = measure.of(report.text)
            best = max(wrong, key=lambda problem: shared(problem.of(report.text), told), default=None)
            yield Pair(measure, best if best is not None and shared(best.of(report.text), told) else None)


def _parts(report: ReportProse, told: Sequence[Span]) -> tuple[Span, ...]:
    """The items of the list that sentences are, or their clauses."""
    if not told:
        return ()
    whole = Span(told[0].start, told[-1].end)
    found = max(listings(report.text, whole), key=lambda one: len(one.span), default=None)
    if found is not None and 2 * len(found.span) > len(whole):
        return found.items
    return tuple(clause for sentence in told for clause in _clauses(report, sentence))


def _clauses(report: ReportProse, sentence: Span) -> Iterator[Span]:
    cuts = [
        sentence.start,
        *(hit.end() for hit in _CLAUSE_ENDS.finditer(report.text, sentence.start, sentence.end)),
        sentence.end,
    ]
    for left, right in pairwise(dict.fromkeys(cuts)):
        clause = trimmed(report.text, left, right)
        if len(clause) >= _SHORTEST:
            yield clause
