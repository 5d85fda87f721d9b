"""Numbers stated in prose, with what they count: sentences of a Document → Statements.

Read sentence by sentence (`statements_sentences`) by `statements_reader`, clause by clause (`statements_clauses`), number by
number (`statements_numbers`): what it counts (`statements_subjects`, `statements_named`), whether it is a count, a change, a rate or a share, and of
which year (`statements_kinds`), which number it is a part of (`statements_lists`, `statements_divided`), and which of the forms' indicators it
is, told by its words and by its heading (`statements_scope`). Words are data: `words.toml`. A number without a unit, one
whose subject cannot be told, one of part of a year, of several years or of a plan yields nothing: it stays findable as a
passage. "未收到…申请" is a statement of 0 for the indicator that the clause negates, "未收取任何费用" one of 0 元; nothing else is
ever inferred. The quote is made of whole clauses, from the one that names the subject on.

>>> from ingest.model import Block, BlockKind, Document
>>> text = "全年公开政策文件58件，政府公报4期，较上年增加1期。"
>>> document = Document(text, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
>>> [(s.subject, s.value, s.unit, s.kind.value) for s in find_statements(document, (), 2023)]
[('公开政策文件', Decimal('58'), '件', 'count'), ('政府公报', Decimal('4'), '期', 'count'), ('政府公报', Decimal('1'), '期', 'change')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.model import Document, Section, Span, State, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.sections import section_at
from ingest.statements.compared import compared_with
from ingest.statements.divided import Listings
from ingest.statements.kinds import Periods
from ingest.statements.nil import NIL_ALONE, all_nil
from ingest.statements.reader import SentenceReader
from ingest.statements.said import COUNTED, Said
from ingest.statements.scope import Scope, Topic, Topics, labelled
from ingest.statements.sentences import Sentence, sentences
from ingest.statements.years import of_other_years

MOST = 20_000
"""A text that states more numbers is no report (one states some hundreds): what is behind them is left unread."""

_NEGATION = re.compile(
    r"未收到|未接到|未受理|未发生|未产生|未出现|没有收到|没有接到|没有发生|没有受理|没有产生|没有出现|没有引发|没有上年|没有因|没有行政|没有人?被|未被|没被|无人"
    r"|(?:没有|没|无)(?:任何|一)?[个位名]?(?:人|群众|公民|市民|村民|居民|个人|单位|企业|自然人|法人|组织)|无因|均无|未引发|未引起|没有引起|未涉及|未有|^无|,无|、无|也无|暂无|未因(?=[^,;:。]{0,8}公开)"
)
_FREE = re.compile(
    r"(?:未|没有|没|均无|暂无|无|未发生|没有发生|未产生|没有产生|不存在)(?!经)[^,;:。]{0,24}?"
    r"(?:(?:收取|征收)(?:[^,;:。]{0,16}?(?:费|钱)|$|[情现])|收费|处理费(?:收取|征收)|产生(?:任何|相关)?费用|产生(?:任何|相关|的)*(?:检索|复制|复印|打印|邮寄|信息处理)[^,;:。]{0,12}费|费用(?:收取|减免))"
    r"|(?:申请人?|政府信息|信息公开)[^,;:。]{0,10}?(?:一律|全部|均|都)(?:实行|予以|为|是)?(?:免费|不收费)|(?:申请|信息公开)[^,;:。]{0,6}零收费"
)
"""未收取任何费用, 没有收费或减免的情况: no fee was taken for disclosure."""
_OF_THE_REST = re.compile("其[他它余]")
_FEE_TAKEN = re.compile(r"\d[\d.]*万?元")
"""收取复印费15元,其他没有收费: what was taken is told before."""
_OTHER_FEES = re.compile(r"行政事业|涉企|违规|乱收|不合理|学费|教育|检查|不收|未按|逾期|补助|标准|依据")
_COMPLAINED = re.compile(
    r"(?:未|没有|没|无)(?:发生|收到|接到|受理|产生|出现|引发|引起|被|人)?[^,;:。]{0,24}?(?:投诉|举报)(?!处理|办理|受理|渠道|电话|平台|制度|机制|答复|[^,;:。]*(?:不|超期|逾期))"
)
"""没有发生因政府信息公开引发的举报、投诉: nobody complained of how information was disclosed."""
_ABOUT_DISCLOSURE = re.compile("信息公开|公开工作|公开引发|公开引起")
_COMPLAINTS = "因政府信息公开被举报投诉数量"
_FEES = "收取信息公开信息处理费等费用"
_DIGIT = re.compile(r"\d")
_OF_APPLICATIONS = re.compile(r"依申请公开(?:政府信息)?(?:方面|工作|情况|部分)?[:,]$")
_CLAUSE = re.compile(r"[^,;:()\[\]。!?]+")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")


def find_statements(document: Document, sections: Sequence[Section], year: int | None) -> tuple[Statement, ...]:
    """All counted numbers of a document's prose in reading order, behind them those that a line of years tells of others; `year` is the year reported on (None: not known)."""
    topics, listings = Topics(sections), Listings()
    out: list[Statement] = []
    previous = paragraph = 0
    for sentence in sentences(document, sections):
        if len(out) > MOST:
            break
        start = len(out)
        before = [] if sentence.first else [place for place in range(previous, start) if out[place].kind in COUNTED]
        paragraph = start if sentence.first else paragraph
        if before and (compared := compared_with(sentence.text, out[paragraph:])) is not None:
            before = [paragraph + compared]
        topic = labelled(sentence.text, topics.at(sentence.span(0, 1).start))
        said = Said(out, topic, _carried(topic, [out[place] for place in before]))
        heading = "".join(section_at(tuple(sections), sentence.span(0, 1).start).path[-1:]) if sections else ""
        SentenceReader(sentence, said, year, before, listings, fold_text(heading)).read()
        out.extend(_negated(sentence, said, year))
        if len(sentence.text) <= NIL_ALONE or "均" in sentence.text or "都" in sentence.text or "皆" in sentence.text:
            periods = Periods(sentence.text, year)
            out.extend(_none(sentence, place, label, id, periods) for place, id, label in all_nil(sentence.text, heading))
        previous = start
    listings.settle(out)
    return (*out, *of_other_years(document.text, out, year))


def _carried(topic: Topic, before: Sequence[Statement]) -> Topic:
    """The section's topic, or where it tells none that of the sentence before."""
    last = next((one.indicator or "" for one in reversed(before) if one.kind is StatementKind.COUNT), "")
    return Topic.APPLICATIONS if topic is Topic.UNKNOWN and last.startswith("applications.") else topic


def _negated(sentence: Sentence, said: Said, year: int | None) -> list[Statement]:
    """未收到…申请, 没有发生行政复议: a 0 for each of the forms' indicators that a clause negates; the clause is its number."""
    return list(_zeros(sentence, said, Periods(sentence.text, year))) if re.search("[未没无不免零]", sentence.text) else []


def _zeros(sentence: Sentence, said: Said, periods: Periods) -> Iterator[Statement]:
    for start, end in _uncounted(sentence.text):
        clause = sentence.text[start:end]
        if periods.countless(start, end):
            continue
        if _NEGATION.search(clause):
            led = _OF_APPLICATIONS.search(sentence.text[:start]) is not None  # 依申请公开方面,没有人提出申请
            for id, label in Scope(Topic.APPLICATIONS if led else said.topic(start)).negated(clause):
                yield _none(sentence, (start, end), label, id, periods)
        if _COMPLAINED.search(clause) and _ABOUT_DISCLOSURE.search(clause):
            yield _none(sentence, (start, end), _COMPLAINTS, "statistics.complaints", periods)
        of_the_rest = _OF_THE_REST.search(clause) is not None and _FEE_TAKEN.search(sentence.text[:start]) is not None
        if _FREE.search(clause) and not _OTHER_FEES.search(clause) and not of_the_rest:
            yield _none(sentence, (start, end), _FEES, None, periods)


def _uncounted(text: str) -> Iterator[tuple[int, int]]:
    """The clauses without a number; of a clause with one the items without (行政复议4件、行政诉讼未发生)."""
    for found in _CLAUSE.finditer(text):
        if not _DIGIT.search(_YEAR.sub("", found[0])):
            yield found.span()
            continue
        for item in re.finditer("[^、]+", found[0]):
            if not _DIGIT.search(_YEAR.sub("", item[0])):
                yield found.start() + item.start(), found.start() + item.end()


def _none(sentence: Sentence, place: tuple[int, int], label: str, indicator: str | None, periods: Periods) -> Statement:
    """The 0 that a clause states in words."""
    start, end = place
    number: Span = sentence.span(start, end)
    fees = label == _FEES
    return Statement(
        subject=label,
        context=sentence.text[start:end],
        value=Decimal(0),
        unit="元" if fees else "件",
        kind=StatementKind.MONEY if fees else StatementKind.COUNT,
        state=State.REPORTED,
        number=number,
        quote=number,
        sentence=sentence.span(0, len(sentence.text)),
        year=periods.year(start, end),
        indicator=indicator,
        page=sentence.page,
    )
