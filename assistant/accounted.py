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

from assistant.contrasts import alike_deeds, apart, deeds_told
from assistant.counted_subject import same_subject
from assistant.other_words import asks, context, is_thing, narrowing_places, retold, subject_left, telling, words_in
from assistant.segment import tag, words
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.prose_match import Candidate

_SPEAKS_OF = re.compile('"[^"]*"|《[^》]*》|[(（][^()（）]*[)）]')
_CHANGED_BY = re.compile("(?:净增加?|净减少?|增加|减少|下降|增长|压缩|缩短|提升)(?:了|约|近|达)*[0-9]")
_ASKS_CHANGE = re.compile("[增减降升涨缩压]|提高|多了|少了|变化|more|fewer|rise|rose|fall|fell|change|grow|increase|decrease")
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
    if set_apart(place_of(found), question) or tells_another_deed(found, own) or is_change(found, own):
        return False
    asked = asks(own)
    if not _HAN_PAIR.search(asked):
        return True
    around = _around(found, own)
    left, untold = retold(asked, around).left, len(retold(asked, _own_words(found)).left)
    narrowed, whose = len(_narrowed(found, asked, question)) > 1, _whose(lead)
    for other in _beside(found, candidates):
        if len(left) - len(retold(asked, f"{around}|{other.clause}").left) > 1:
            return False
        if _is_part(other, found) or not (narrowed or (whose and whose != _whose(_lead(other)) and not _whose(own))):
            continue
        if len(retold(asked, _own_words(other)).left) <= untold and not apart(own, other.up_to_clause, other.statement.unit):
            return False
    return True


def tells_another_deed(candidate: Candidate, question: str) -> bool:
    """Whether what is counted tells a deed (筹备培训), and a question asks for another that none of its words stands for."""
    clause = candidate.clause.split("|")[0]
    asked = [word for word in words(question) if _is_deed(word)]
    told = [word for word in words(_SPEAKS_OF.sub("", _lead(candidate))) if _is_deed(word)]
    if not asked or not told:
        return False
    meant = {one for word in asked for one in (*telling(word), *alike_deeds(word))}
    return not any(word in meant or word in question for word in told) and not any(one in clause for one in meant)


def _is_deed(word: str) -> bool:
    return len(word) > 1 and (tag(word)[:1] == "v" or deeds_told(word)) and not is_thing(word)


def is_change(candidate: Candidate, question: str) -> bool:
    """Whether a number tells by how much something changed (净增1200人), and a question asks how many there are."""
    return _CHANGED_BY.search(candidate.clause) is not None and _ASKS_CHANGE.search(question) is None


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


def _own_words(candidate: Candidate) -> str:
    """A number's own clause with what leads to it."""
    return f"{place_of(candidate)}|{candidate.clause}"


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
