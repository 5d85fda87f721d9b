"""Whether a question and the number found for it account for each other, measured by the other numbers of its report.

A number is refused where another of the report tells a piece of the question that its own sentence does not (去窗口交的申请几件:
收到申请73件, of which 窗口7件), and where what it counts is narrowed by a word that the question does not say while others
of the report are narrowed otherwise (粉丝多少: 微博粉丝3万, 微信粉丝1万; 公开信息多少条: 各镇300条, 县直部门900条): each of these is a part of
what was asked, and none the whole. Some narrow by themselves: a newspaper (在《…》刊发), those below the body (各镇).
Texts are folded. A statement without others beside it is narrowed by these alone. No errors are raised.

>>> set_apart("在《柳城日报》刊发稿件", "刊发稿件多少篇"), set_apart("在《柳城日报》刊发稿件", "日报刊发多少篇")
(True, False)
>>> set_apart("各镇公开信息", "公开信息多少条"), set_apart("全市各镇公开信息", "公开信息多少条")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from assistant.contrasts import apart
from assistant.counted_subject import same_subject
from assistant.other_words import asks, context, narrowing_places, retold, subject_left, words_in
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.prose_match import Candidate

_HAN_PAIR = re.compile(r"[\u4e00-\u9fff]{2}")


@cache
def _apart() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(one["told"]), re.compile(one["asked"])) for one in narrowing_places("apart"))


@cache
def _owners() -> dict[str, re.Pattern[str]]:
    return {one["name"]: re.compile(one["told"]) for one in narrowing_places("owner")}


def set_apart(lead: str, question: str) -> bool:
    """Whether what is counted is in a place or of bodies that narrow it by themselves, and a question does not say so."""
    return any(told.search(lead) is not None and asked.search(question) is None for told, asked in _apart())


def accounts_for(found: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a number may answer a question beside the other numbers of its report."""
    own = question.split("|", maxsplit=1)[0]
    lead = _lead(found)
    if set_apart(place_of(found), question):
        return False
    asked = asks(own)
    if not _HAN_PAIR.search(asked):
        return True
    around = _around(found, own)
    left, untold = retold(asked, around).left, len(retold(asked, found.clause).left)
    narrowed, whose = len(_narrowed(found, asked, question)) > 1, _whose(lead)
    for other in _beside(found, candidates):
        if len(left) - len(retold(asked, f"{around}|{other.clause}").left) > 1:
            return False
        if _is_part(other, found) or not (narrowed or (whose and whose != _whose(_lead(other)) and not _whose(own))):
            continue
        if len(retold(asked, other.clause).left) <= untold and not apart(own, other.up_to_clause, other.statement.unit):
            return False
    return True


def _whose(text: str) -> frozenset[str]:
    """Whether a text speaks of a body itself, of all that are below it, or of neither."""
    return frozenset(name for name, pattern in _owners().items() if pattern.search(text))


def _lead(candidate: Candidate) -> str:
    """What a clause says before its number."""
    return re.split(r"\d", candidate.clause.split("|")[0], maxsplit=1)[0]


def place_of(candidate: Candidate) -> str:
    """What stands before a number from the number before it on: its clause, and where that happened (在《…》开设专栏,登载…)."""
    before = candidate.up_to_clause.removesuffix(candidate.clause.split("|")[0])
    return f"{re.split('[;。]|[0-9][^,]*', before)[-1]}{_lead(candidate)}"


def _around(candidate: Candidate, question: str) -> str:
    """All that speaks for a number: its own clause with what it goes on from, and its sentence up to there."""
    return f"{context(candidate, question)}|{candidate.up_to_clause}"


def _narrowed(candidate: Candidate, asked: str, question: str) -> str:
    """The pieces of what is counted that a question does not say."""
    told = retold(asked, _around(candidate, question)).text
    return subject_left(candidate.statement, "|".join((question, told, *words_in(question))))


def _beside(found: Candidate, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The other numbers of a report that count in its unit."""
    statement = found.statement
    for other in candidates:
        one = other.statement
        if (one.unit, one.kind, one.year) != (statement.unit, statement.kind, statement.year) or one.value == statement.value:
            continue
        if other.document_id != found.document_id or same_subject(one, statement):
            continue
        yield other


def _is_part(one: Candidate, of: Candidate) -> bool:
    """Whether a number is a part of another."""
    return one.statement.whole is not None and one.whole == fold_text(of.statement.subject).lower()
