"""Which sentence's number a question asks for: concepts of the question against the statements of a report.

Two coverages decide. How much of what the question speaks of is said by the statement (its own clause counts whole, the
head of its list, its sentence and its section less), and how much of what the statement counts is in the question.
Both must be high, the unit must fit, and the best must stand clear of the next with another value; else there is no
match: a doubtful figure is none.

>>> covered("政务公开专题培训", "开展专题培训4次")
0.5
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.channel_match import asked_channel, counts_no_accounts, of_one_kind, on_channel
from assistant.concepts import GENERIC, Concept
from assistant.contrasts import apart
from assistant.said_in_prose import (
    all_said,
    counted_before,
    is_deed,
    left_over,
    narrows_nothing,
    part_meant,
    said_in_clause,
    standing_for,
    tells_its_number,
    tells_of_more,
    tells_rate,
)
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text

CLAUSE, HEAD, SENTENCE, SECTION = 1.0, 0.85, 0.6, 0.5
NEEDED_SAID, NEEDED_ASKED = 0.62, 0.5
NEEDED_ASKED_IN_FULL = 0.42
"""Where the statement says all that the question speaks of, less of its own words need be in the question."""
NEEDED_ASKED_IN_ENGLISH = 0.35
"""An English question names what is counted by fewer words than the sentence does."""
IN_OTHER_WORDS = 0.95
"""What a word counts that the clause tells by another that stands for it."""
IN_CONTEXT = 0.25
"""The weight up to which a word is an earlier turn's, not the question's own."""
NEEDED_IN_SENTENCE = 0.9
"""How much of each word of a question a sentence says, where its unit alone tells which number is meant."""
_CLASSES = (
    frozenset({"件", "条", "个", "项", "篇", "份", "宗", "起", "则", "例", "种", "余", "类", ""}),
    frozenset({"期", "篇", "份", "个", ""}),
    frozenset({"篇", "条", "篇次", "条次"}),
    frozenset({"次", "场", "场次", "期", "届", "期次", "节", "轮", "回", "集"}),
    frozenset({"场", "期", "个"}),
    frozenset({"人", "名", "位", "人次", "户", ""}),
    frozenset({"%", "个百分点"}),
    frozenset({"元", "万元", "亿元"}),
    frozenset({"家", "个", "所", "处"}),
    frozenset({"个", "部分", "个部分"}),
    frozenset({"级", "层"}),
)


_ALL_ARE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:各类|各项)?(?:政府|政务)?信息$")
"""What all of these reports count: 主动公开政府信息 is asked for as 主动公开 too."""
_WHOSE_OWN = re.compile(r"^\"?[^\"]+\"(?:共|现)?有")
"""“某某发布”有粉丝3万: the account's name is not what is counted."""
_NAME = re.compile(r'"[^"]*"')
_LISTED_AS = re.compile(r".*等(?!多?[种个]?(?:途径|渠道|方式|形式|平台|载体|媒体|领域|方面))(?=[\u4e00-\u9fff]{2,6}$)")
"""发现公示不全等问题: problems are counted."""
_OVER = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:等?多?[种个]?(?:途径|渠道|平台|方式|载体))?(?:发布|公开|推送|公布|刊发|编印|印发|编发|印制|发行|出版)$"
)
"""公告栏等途径发布: asked for as 公告栏公开 too; 公报编印: as 公报."""
_BEFORE = re.compile(r"(?:从|由)(?:原来的?|原有的?)?\d")
"""从6级压缩至3级: the number that is no more."""
_RATE = re.compile(r"(?:率|满意度|知晓度)(?:是|为|有|达|到|多|几|怎|如|[?,。]|$)")
"""及时签收率是多少: no count answers it."""
_RATES = frozenset({"%", "‰", "个百分点"})
_LEVEL = re.compile(r"(国家|全国|省|市|区|县|镇|乡)(?:级)?(?=人大|政协|两会)")
"""Whose congress or conference it is: 市人大代表建议 are not 区人大代表建议."""
_CHANGED = re.compile(r"更新|新增|新建|新开|关停|停用|注销|撤销|取消|整改")
"""Verbs that tell some from all: 新增公众号 are not all 公众号."""
_WHOSE = re.compile(r"(国家|省|市|区|县)[里上](?!网|访)")
"""市里抽查几次: what the district checked is another thing."""
_RATE_OF = re.compile(r"(?!增长|变化|上升|下降)([\u4e00-\u9fff]{2})率")
_YEAR_BEFORE = re.compile(r"(?<![比较与和同自])上一?年度?(?!度?结转|末|底|的?[增减多少])")
_ASKS_CHANGE = re.compile(r"(?<!新)(?:增加|减少|增长|下降|上升|提高|降低|增多)(?:了|过)?(?:多少|几|百分)")
_RANK = re.compile("[一二三四五六]级")
"""一级栏目 are no 二级栏目."""
_INFORMATION = re.compile(r"信息$")
_NO_INFORMATION = re.compile(r"(?:多少|几)[项个部份处种]")
"""规划几项: 规划信息28条 are items of information about them."""
_OTHERS = re.compile(r"其[他它]|别的|other")
_OF_ALL = re.compile(r"政府信息公开|政务公开|信息公开|政府信息|政务信息|各类|信息|公开")
_AFTER = re.compile(r"(?:至|到|为)\d")
_ASKS_BEFORE = re.compile(
    r"原来|原先|之前|以前|从几|由几|从多少|(?:压缩|压减|精简|调整|整合|优化|合并|改版|缩短|减少|增加)(?:之|以)?前|original|before|used to"
)


_FEE = re.compile(r"[收费钱]|fee|charge")
"""What a sentence that no fee was taken answers."""
_HAN = re.compile(r"[\u4e00-\u9fff]")
COUNTED = StatementKind.COUNT
_COUNTS = frozenset({StatementKind.COUNT, StatementKind.MONEY})
_RATE_KINDS = frozenset({StatementKind.SHARE, StatementKind.RATE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with the folded texts it is matched by: clause, head (the quote), sentence, section headings."""

    statement: Statement
    document_id: str
    clause: str
    head: str
    sentence: str
    section: str

    @property
    def up_to_clause(self) -> str:
        """The sentence up to the end of the statement's own clause."""
        clause = self.clause.split("|")[0]
        at = self.sentence.find(clause)
        return clause if at < 0 else self.sentence[: at + len(clause)]


@dataclass(frozen=True, slots=True)
class Match:
    candidate: Candidate
    score: float
    said: float
    asked: float


def units_fit(asked: str | None, unit: str) -> bool:
    """Whether a number with this unit can answer a question that asks in `asked` (None: any)."""
    if asked is None:
        return True
    return asked == unit or any(asked in group and unit in group for group in _CLASSES)


def covered(term: str, text: str) -> float:
    """The share of a term's characters that lie in pieces of two or more characters that the text has."""
    if not term or term in text:
        return 1.0 if term else 0.0
    hit = [False] * len(term)
    for start in range(len(term) - 1):
        if term[start : start + 2] in text:
            hit[start] = hit[start + 1] = True
    return sum(hit) / len(term)


def _credit(concept: Concept, candidate: Candidate) -> float:
    best = 0.0
    for factor, text in (
        (CLAUSE, candidate.clause),
        (HEAD, candidate.head),
        (SENTENCE, candidate.sentence),
        (SECTION, candidate.section),
    ):
        if factor <= best:
            break
        for position, term in enumerate(concept.terms):
            share = covered(term, text) if position == 0 and len(term) >= 4 else float(term in text)
            best = max(best, factor * share * (1.0 if position == 0 else 0.95))
    if not best and candidate.statement.whole is not None and any(term in candidate.head for term in standing_for(concept.name)):
        return HEAD * IN_OTHER_WORDS
    return best


def _subject_tail(statement: Statement) -> str:
    subject = _WHOSE_OWN.sub("", re.sub(r"的$", "", fold_text(statement.subject).lower().strip("\"'")))
    subject = _LISTED_AS.sub("", _NAME.sub("", subject) or subject)
    return (_ALL_ARE.sub("", subject) or subject)[-8:]


def _follows_number(statement: Statement) -> bool:
    """Whether what is counted stands behind the number (851名市民代表…): its head then comes first."""
    at = statement.context.find(statement.subject)
    digits = [m.start() for m in re.finditer(r"\d", statement.context)]
    return bool(digits) and at > digits[-1]


def _asked(statement: Statement, question: str, concepts: Sequence[Concept]) -> float:
    """How much of what the statement counts the question names; the end of the phrase, its head, counts most."""
    if statement.kind is StatementKind.MONEY and not statement.value:
        return float(_FEE.search(question) is not None)
    subject = fold_text(statement.subject).lower()
    alike = (term for concept in concepts for term in standing_for(concept.name) if subject.endswith(term))
    pool = "|".join((question, *(term for concept in concepts for term in concept.terms), *alike))
    if _follows_number(statement):
        return _named(subject.strip("\"'")[:8], pool, heads_first=True)
    tail = _subject_tail(statement)
    channel = _OVER.sub("", tail) or tail
    return max(_named(tail, pool), _named(channel, pool) if channel != tail else 0.0)


def _named(tail: str, pool: str, *, heads_first: bool = False) -> float:
    """The share of a phrase's characters that a question has in pieces of two, those of its head counting more."""
    if len(tail) < 2:
        return float(tail in pool)
    hit = [False] * len(tail)
    for start in range(len(tail) - 1):
        if tail[start : start + 2] in pool:
            hit[start] = hit[start + 1] = True
    weights = [1.0 + 2.0 * (i < 4 if heads_first else i >= len(tail) - 4) for i in range(len(tail))]
    if "、" in tail:
        said_of_all = {i for m in _OF_ALL.finditer(tail) for i in range(m.start(), m.end())} | {tail.find("、")}
        weights = [0.0 if i in said_of_all else w for i, w in enumerate(weights)]
        if not any(weights):
            return float(any(hit))
    return sum(w for w, h in zip(weights, hit, strict=True) if h) / sum(weights)


def match(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The statements that the question means, best first: one, or several that say different numbers of the same thing.

    `question` is folded; a `|` parts its own words from an earlier turn's, whose unit another thing need not have.
    `concepts` are those of the question without body and year. Empty where nothing is sure.
    """
    found = _match(candidates, question, concepts, unit, kinds)
    if found or unit is None or "|" not in question or unit in question.split("|", maxsplit=1)[0]:
        return found
    own = [c for c in concepts if c.weight > IN_CONTEXT]
    saying = [c for c in candidates if own and all(any(t in c.clause for t in concept.terms) for concept in own)]
    return _match(saying, question.split("|", maxsplit=1)[0], own, None, kinds)


def _match(
    candidates: Sequence[Candidate], question: str, concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    substantive = [c for c in concepts if c.weight > IN_CONTEXT] or [c for c in concepts if c.weight > GENERIC]
    weighed = list(concepts)
    given = {Decimal(n) for n in re.findall(r"(?<![\d.])\d+(?![\d.])", question)}
    own_words = question.split("|", maxsplit=1)[0]
    told = own_words if _HAN.search(own_words) else "|".join(t for c in weighed for t in c.terms[: c.own])
    if not weighed:
        return ()
    asked_rate = unit is None and _RATE.search(own_words) is not None
    asks_change = kinds <= _COUNTS and _ASKS_CHANGE.search(own_words) is not None and not re.search("[比较]", own_words)
    rate = _RATE_OF.search(own_words) if asked_rate or unit == "%" else None
    if asked_rate:
        kinds = _RATE_KINDS
    needed = NEEDED_ASKED if re.search(r"[\u4e00-\u9fff]", question) else NEEDED_ASKED_IN_ENGLISH
    channel = asked_channel(own_words, weighed) if COUNTED in kinds else None
    ranked: list[Match] = []
    for candidate in candidates:
        statement = candidate.statement
        if statement.kind not in kinds or not units_fit(unit, statement.unit) or statement.value in given:
            continue
        if asks_change and statement.kind in _COUNTS:
            continue
        if rate is not None and not tells_rate(candidate.clause, rate[1]):
            continue
        if (asked_rate and statement.unit not in _RATES) or _another(own_words, candidate):
            continue
        credits = [(IN_OTHER_WORDS if c.weight > IN_CONTEXT and said_in_clause(candidate, c) else 0.0, c) for c in weighed]
        credits = [(max(credit, _credit(concept, candidate)), concept) for credit, concept in credits]
        credits = [(credit, concept) for credit, concept in credits if credit or not narrows_nothing(concept)] or credits
        total = sum(concept.weight for _, concept in credits)
        said = sum(credit * concept.weight for credit, concept in credits) / total
        if any(credit < 0.3 for credit, concept in credits if concept.weight >= 1.0):
            said *= 0.75
        asked = _asked(statement, question, weighed)
        about = f"{candidate.up_to_clause}|{candidate.clause}" if _goes_on(statement, own_words) else candidate.clause
        own = max((covered(t, about) for c in substantive for t in c.terms), default=0.0)
        own = max(own, float(any(said_in_clause(candidate, c) for c in substantive)))
        if (
            said < NEEDED_SAID
            or asked < (min(needed, NEEDED_ASKED_IN_FULL) if said >= 0.95 else needed)
            or (substantive and own < 0.5)
        ):
            continue
        if (_AFTER if _ASKS_BEFORE.search(own_words) else _BEFORE).search(candidate.clause.split("|")[0]):
            continue
        if part_meant(candidate, candidates, own_words) or (channel is not None and of_one_kind(candidate, channel)):
            continue
        if unit not in (None, statement.unit) and counted_before(candidate, unit or "", substantive):
            continue
        if not all_said(candidate, weighed, own_words) or tells_of_more(candidate, question, weighed):
            continue
        if not tells_its_number(candidate, own_words) and apart(told, _told_up_to(candidate), statement.unit):
            continue
        exact_unit = 0.05 if unit is not None and unit == statement.unit else 0.0
        ranked.append(Match(candidate, said + 0.6 * asked + exact_unit, said, asked))
    ranked.sort(key=lambda m: (-m.score, m.candidate.statement.number))
    exact = [m for m in ranked if m.candidate.statement.unit == unit]
    if exact and exact[0].said > ranked[0].said - 0.05:
        ranked = exact
    if found := _clear(ranked) or _clear([m for m in ranked if not left_over(m.candidate.statement, weighed)]):
        return found
    if channel is not None:
        return tuple(
            Match(c, 1.0, 1.0, 1.0)
            for c in on_channel([c for c in candidates if not _another(own_words, c)], channel, unit, own_words)
        )
    return () if ranked else _only_of_its_unit(candidates, weighed, unit, kinds)


def _told_up_to(candidate: Candidate) -> str:
    """The sentence up to the end of the statement's clause, with what has changed where it states a change."""
    changed = candidate.statement.kind in (StatementKind.CHANGE, StatementKind.RATE)
    return candidate.up_to_clause + (fold_text(candidate.statement.subject) if changed else "")


def _goes_on(statement: Statement, question: str) -> bool:
    """Whether a clause names nothing but a deed done with what stands before it, or is a part that the question names
    (其中市本级4条), so that what is asked about stands before it."""
    return is_deed(statement.subject) or (statement.whole is not None and fold_text(statement.subject) in question)


def _another(question: str, candidate: Candidate) -> bool:
    """Whether a sentence counts the congress's proposals of another level, or the others (其他文件), which the question
    does not ask for; or not the others, where it does."""
    if _YEAR_BEFORE.search(question):
        return True
    asked, said = set(_LEVEL.findall(question)), set(_LEVEL.findall(candidate.clause.split("|")[0]))
    if asked and not asked & (said or set(_LEVEL.findall(candidate.sentence))):
        return True
    clause = re.split("[,;:。]", candidate.up_to_clause)[-1] + candidate.clause
    if any(verb not in clause for verb in _CHANGED.findall(question)):
        return True
    if any(rank not in candidate.clause for rank in _RANK.findall(question)):
        return True
    if (
        _INFORMATION.search(fold_text(candidate.statement.subject))
        and "信息" not in question
        and _NO_INFORMATION.search(question)
    ):
        return True
    if counts_no_accounts(question, candidate):
        return True
    if (whose := _WHOSE.search(question)) is not None and whose[1] not in candidate.clause:
        return True
    if _OTHERS.search(question) is not None:
        return re.search("[\u4e00-\u9fff]", question) is not None and _OTHERS.search(candidate.clause) is None
    return _OTHERS.match(fold_text(candidate.statement.subject)) is not None


def _only_of_its_unit(
    candidates: Sequence[Candidate], concepts: Sequence[Concept], unit: str | None, kinds: frozenset[StatementKind]
) -> tuple[Match, ...]:
    """The one number of a report that has an unusual unit (得分902分), where its sentence says all that is asked."""
    if unit is None or any(unit in group for group in _CLASSES):
        return ()
    alike = [c for c in candidates if c.statement.unit == unit and c.statement.kind in kinds]
    if len({c.statement.value for c in alike}) != 1:
        return ()
    said = min(max((covered(term, alike[0].sentence) for term in concept.terms), default=0.0) for concept in concepts)
    return (Match(alike[0], said, said, 1.0),) if said >= NEEDED_IN_SENTENCE else ()


def _clear(ranked: list[Match]) -> tuple[Match, ...]:
    """The best, with others that count the same under the same words; () where a different subject comes too close."""
    if not ranked:
        return ()
    best = ranked[0]
    same = [m for m in ranked if best.said - m.said < 0.05 and _says_again(m, best)]
    others = [
        m
        for m in ranked
        if m not in same and _value(m) != _value(best) and (best.score - m.score < 0.04 or _one_of_a_kind(m, best))
    ]
    if others:
        return ()
    return tuple(same)


def _says_again(one: Match, best: Match) -> bool:
    """Whether a statement counts what the best one counts. Differing numbers of one sentence are of different things."""
    a, b = one.candidate.statement, best.candidate.statement
    if a.value != b.value and a.sentence == b.sentence and one.candidate.document_id == best.candidate.document_id:
        return False
    return _same_subject(a, b)


def _one_of_a_kind(one: Match, other: Match) -> bool:
    """市级政协提案 and 区级政协提案, where the question says 政协提案 alone: either is a part of what was asked."""
    a, b = one.candidate.statement, other.candidate.statement
    alike = _subject_tail(a)[-4:] == _subject_tail(b)[-4:] and len(_subject_tail(a)) >= 5
    return alike and a.unit == b.unit and a.kind == b.kind and abs(one.said - other.said) < 0.05 and a.whole == b.whole


def _same_subject(one: Statement, other: Statement) -> bool:
    """Whether two statements say how many there are of the same thing (in the same year, kind and unit)."""
    a, b = _subject_tail(one), _subject_tail(other)
    alike = a == b or (min(len(a), len(b)) >= 4 and (a.endswith(b[-6:]) or b.endswith(a[-6:])))
    return alike and one.unit == other.unit and one.kind == other.kind and one.year == other.year and one.whole == other.whole


def _value(found: Match) -> Decimal:
    return found.candidate.statement.value
