"""What a statement counts: how much of it a question names, and whether two statements count the same.

A statement's subject is brought to what is counted by it: without an account's name, a list's members (发现公示不全等问题: 问题) and
信息 at its end, its last eight characters, of which the head (the last four) counts most; where it stands behind the number
(邀请851名市民代表), its beginning does. Shares are 0..1. Texts are folded; a subject of one character is named or not, an empty one is
named by every question. A fee not taken (0元) is asked for by a question about fees alone. No errors are raised.

>>> share_named("政务公开专题培训", "开展专题培训几次"), share_named("政务公开专题培训", "收到几件申请")
(0.75, 0.0)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.concepts import Concept
from assistant.prose.said_in_prose import standing_for
from ingest.model import Statement, StatementKind
from ingest.normalise import fold_text

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
_OF_ALL = re.compile(r"政府信息公开|政务公开|信息公开|政府信息|政务信息|各类|信息|公开")
_OF_ALL_YEAR = re.compile("全年|本年度|一年来|年内")
_DEED_BEFORE = re.compile(r"^(?:开展|举办|组织|召开|举行|进行|制作|编发|印发|发布|推出)+(?:了|过)?(?=[\u4e00-\u9fff]{2})")
_SHORTEST_NOUN = 4
_FEE = re.compile(r"[收费钱]|fee|charge")
"""What a sentence that no fee was taken answers."""


def subject_asked(statement: Statement, question: str, concepts: Sequence[Concept]) -> float:
    """How much of what the statement counts the question names; the end of the phrase, its head, counts most."""
    if statement.kind is StatementKind.MONEY and not statement.value:
        return float(_FEE.search(question) is not None)
    subject = fold_text(statement.subject).lower()
    alike = (term for concept in concepts for term in standing_for(concept.name) if subject.endswith(term))
    pool = "|".join((question, *(term for concept in concepts for term in concept.terms), *alike))
    if follows_number(statement):
        return share_named(subject.strip("\"'")[:8], pool, heads_first=True)
    tail = subject_tail(statement)
    channel = _OVER.sub("", tail) or tail
    return max(share_named(tail, pool), share_named(channel, pool) if channel != tail else 0.0)


def share_named(tail: str, pool: str, *, heads_first: bool = False) -> float:
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


def subject_tail(statement: Statement) -> str:
    """The end of what a statement counts, by which it is told from others: eight characters at most."""
    subject = _WHOSE_OWN.sub("", re.sub(r"的$", "", fold_text(statement.subject).lower().strip("\"'")))
    subject = _LISTED_AS.sub("", _NAME.sub("", subject) or subject)
    return (_ALL_ARE.sub("", subject) or subject)[-8:]


def follows_number(statement: Statement) -> bool:
    """Whether what is counted stands behind the number (851名市民代表…): its head then comes first."""
    at = statement.context.find(statement.subject)
    digits = [m.start() for m in re.finditer(r"\d", statement.context)]
    return bool(digits) and at > digits[-1]


def same_subject(one: Statement, other: Statement) -> bool:
    """Whether two statements say how many there are of the same thing (in the same year, kind and unit)."""
    a, b = subject_tail(one), subject_tail(other)
    alike = a == b or (min(len(a), len(b)) >= 4 and (a.endswith(b[-6:]) or b.endswith(a[-6:])))
    return alike and one.unit == other.unit and one.kind == other.kind and one.year == other.year and one.whole == other.whole


def same_of_all_year(one: Statement, other: Statement) -> bool:
    """Whether two statements say of all of the year how many there were of what they call the same but for words of disclosure itself
    (全年开展政务公开业务培训2次, 通过全年3次业务培训): in a report on disclosure these are one thing."""
    alike = (one.unit, one.kind, one.year, one.whole) == (other.unit, other.kind, other.year, other.whole)
    all_year = all(_OF_ALL_YEAR.search(fold_text(told.context)) is not None for told in (one, other))
    called = [_DEED_BEFORE.sub("", fold_text(told.subject)) for told in (one, other)]
    plainly = [_DEED_BEFORE.sub("", _OF_ALL.sub("", name)) for name in called]
    same = any(a == b and len(a) >= _SHORTEST_NOUN for a, b in (called, plainly))
    return alike and all_year and same and one.sentence != other.sentence
