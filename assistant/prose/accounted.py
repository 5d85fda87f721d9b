"""Whether a question and the number found for it account for each other, measured by the other numbers of its report.

A number is refused where another of the report tells a piece of the question that its own sentence does not (去窗口交的申请几件:
收到申请73件, of which 窗口7件), and where what it counts is narrowed by a word that the question does not say while others
of the report are narrowed otherwise (粉丝多少: 微博粉丝3万, 微信粉丝1万; 公开信息多少条: 各镇300条, 县直部门900条): each of these is a part of
what was asked, and none the whole; so is one that its report tells as a part of another (其中疫情防控发布会7场). Some narrow by
themselves: a newspaper (在《…》刊发), those below the body (各镇). Texts are folded. A
statement without others beside it is narrowed by these alone. No errors are raised.

>>> set_apart("在《柳城日报》刊发稿件", "刊发稿件多少篇"), set_apart("在《柳城日报》刊发稿件", "日报刊发多少篇")
(True, False)
>>> set_apart("各镇公开信息", "公开信息多少条"), set_apart("全市各镇公开信息", "公开信息多少条")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.asking.other_words import (
    asks,
    context,
    is_thing,
    narrowing_places,
    reads_like_thing,
    retold,
    subject_left,
    telling,
    words_in,
)
from assistant.guards.counts_another import head_asked, is_part, tells_noun
from assistant.guards.several_counted import of_bodies_together
from assistant.language.concepts import figure_words
from assistant.language.contrasts import alike_deeds, apart, deeds_told, in_time_alone
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from assistant.prose.counted_subject import follows_number, same_subject
from assistant.prose.said_in_prose import TOUCHES, need_not_say, says
from ingest.model import StatementKind
from ingest.statements.words import load_words

_SPEAKS_OF = re.compile('"[^"]*"|《[^》]*》|[(（][^()（）]*[)）]')
_LIST_TOGETHER = re.compile("、[^,;。、]*等(?:共计?|合计|总计)?[0-9]")
"""留言、申请等31件: no count of one of them."""
_CHANGED_TO = re.compile("[\u4e00-\u9fff]{2}[至到为]$")
"""压缩至7天: what it is now."""
_ASKS_LEVEL = re.compile("(?:增加|增长|提升|提高|上升|下降|降低|减少|压缩|缩短|压减|精简|[增升降减])(?:至|到|为)了?")
"""提升到多少: what it is now."""
_CHANGED_BY = re.compile("(?:净增加?|净减少?|增加|减少|下降|降低|增长|上升|上涨|回落|压缩|缩短|提升|提高)(?:了|约|近|达)*[0-9]")
_ASKS_CHANGE = re.compile("[增减降升涨缩压]|提高|多了|少了|变化|more|fewer|rise|rose|fall|fell|change|grow|increase|decrease")
_ASKS_BY_HOW_MUCH = re.compile(
    r"(?<!新)(增加|减少|增长|下降|上升|上涨|提高|提升|降低|增多|净增|净减|缩短|压缩|压减|扩充|扩大|回落)(?:了|过)?(?:多少|几|百分)"
)
_CHANGES = frozenset({StatementKind.CHANGE, StatementKind.RATE})
_OF_LEVEL = re.compile(r"(中央|国家|全国|省|市|区|县|镇|乡|村)(?:级|街|\((?:街道|乡|镇|社区|居)\))")
"""市级提案, 镇(街道)专区: of which level something is."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年度?")
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
    if in_time_alone(own, found.up_to_clause) or of_bodies_together(found, own) or _of_one_level(found, candidates, own):
        return False
    asked = asks(own)
    if not _HAN_PAIR.search(asked):
        return True
    around = _around(found, own)
    head = head_asked(own)
    if (
        head
        and not tells_noun(f"{context(found, own)}|{found.clause}|{found.section}", head)
        and _counted_elsewhere(head, found, candidates)
    ):
        return False
    left, untold = retold(asked, around).left, len(retold(asked, _own_words(found)).left)
    narrowed, whose = len(_narrowed(found, asked, question)) > 1, _whose(lead)
    if narrowed and found.statement.whole is not None and not names_one_part(found, candidates, own):
        return False
    for other in _beside(found, candidates):
        if len(left) - len(retold(asked, f"{around}|{other.clause}").left) > 1:
            return False
        if _is_part(other, found) or not (narrowed or (whose and whose != _whose(_lead(other)) and not _whose(own))):
            continue
        as_well = len(retold(asked, _own_words(other)).left) <= untold and not retold(asked, _around(other, own)).left
        if as_well and not apart(own, other.up_to_clause, other.statement.unit, other.whole):
            return False
    return True


def _of_one_level(found: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a number is of one level (市级提案2件, 镇(街道)专区3个) beside the same of another in its sentence, and a question names none."""
    told, noun, statement = set(_OF_LEVEL.findall(found.printed)), found.counted[-2:], found.statement
    if not told or any(level in question.replace(noun, "") for level in told):
        return False
    beside = (c for c in candidates if c.document_id == found.document_id and c.statement.sentence == statement.sentence)
    alike = (c for c in beside if c.statement.unit == statement.unit and c.counted.endswith(noun))
    return any(set(_OF_LEVEL.findall(c.printed)) - told for c in alike)


def _counted_elsewhere(noun: str, found: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether another number of a report counts the noun itself."""
    others = (c for c in candidates if c.document_id == found.document_id and c.statement.value != found.statement.value)
    subjects = (c.counted for c in others)
    return any(subject.endswith(noun[-2:]) and says(subject, noun) for subject in subjects)


def narrowed_by_itself(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether what is counted is narrowed by its place (`set_apart`), or is one of several parts of one noun (政策文件8条、部门文件9条)
    of which a question names none."""
    if set_apart(place_of(candidate), question) or _of_one_level(candidate, candidates, question.split("|", maxsplit=1)[0]):
        return True
    own, whole = candidate.counted, candidate.statement.whole
    pool = "|".join((question, *words_in(question), *(one for word in words(question) for one in telling(word))))
    if whole is None or len(own) < 4 or any(own[i : i + 2] in pool for i in range(len(own) - 3)):
        return False
    beside = (c for c in candidates if (c.document_id, c.statement.whole) == (candidate.document_id, whole))
    return any(c.statement.number != candidate.statement.number and c.statement.subject.endswith(own[-2:]) for c in beside)


def names_one_part(candidate: Candidate, candidates: Sequence[Candidate], question: str) -> bool:
    """Whether a question says a word by which a part is told from its whole (新闻 of 新闻发布类, a part of 公开信息), and which no other
    part says. The noun of a part that is told alone (其中疫情防控发布会7场) may be that of others, too."""
    own, whole = candidate.counted, candidate.whole
    parts = [c for c in candidates if (c.document_id, c.statement.whole) == (candidate.document_id, candidate.statement.whole)]
    beside = [subject for c in parts if (subject := c.counted) != own]
    asked = (word for word in words(question) if len(word) > 1 and not need_not_say(word))
    nouns = (word for word in asked if is_thing(word) or not deeds_told(word))
    named = (term for word in nouns for term in telling(word) if term in own and len(term) > 1)
    own_words = (term for term in named if not any(pair in whole for pair in (term[:2], term[-2:])))
    return any(not any(term in other for other in beside) and (bool(beside) or not own.endswith(term)) for term in own_words)


_ENUMERATED = re.compile("^[^,;:。]*、[^,;:。]*等")
"""低保调整、危房改造等事项: what is listed as examples of a noun are things, whatever deeds they are called by."""


def tells_another_deed(candidate: Candidate, question: str) -> bool:
    """Whether what is counted tells a deed (筹备培训), and a question asks for another that none of its words stands for."""
    clause = candidate.printed + behind(candidate)
    asked = [word for word in words(question) if _is_deed(word) and not is_thing(word)]
    lead = _ENUMERATED.sub("", _CHANGED_TO.sub("", _SPEAKS_OF.sub("", _lead(candidate))))
    *before, last = words(lead) or ("",)
    told = [word for word in (*before, *([] if is_thing(last) else [last])) if _is_deed(word) and word != TOUCHES]
    told = [word for word in told if word not in _adds_up() and word not in _HOLDS]
    if not asked or not told:
        return False
    meant = {one for word in asked for one in (*telling(word), *alike_deeds(word, candidate.statement.unit))}
    meant |= {one for one in words_in(question) if _is_deed(one) and not is_thing(one)}
    return not any(word in meant or word in question for word in told) and not any(one in clause for one in meant)


_HOLDS = frozenset({"包含", "包括", "涵盖", "含有"})
"""其中包含权威信息9篇: what a whole is said to hold has been done as the whole was."""


@cache
def _adds_up() -> frozenset[str]:
    """What stands before a number of all together (共计3160元) and tells no deed."""
    return frozenset((*word_table("counted")["together"], "累计"))


def behind(candidate: Candidate) -> str:
    """What is said of a number behind the others that it is told with (等26个单位和30名个人予以表扬: 予以表扬)."""
    rest = re.split("[,;:。]", candidate.behind)[0]
    return re.split(r"\d", rest)[-1] if re.search(r"[和及与]$", candidate.printed) else ""


def _is_deed(word: str) -> bool:
    known = tag(word)[:1] == "v" or word in load_words().verbs or reads_like_thing(word)
    return len(word) > 1 and word not in figure_words() and known


def tells_no_change(candidate: Candidate, question: str) -> bool:
    """Whether a question asks by how much something changed, and a number does not tell that of the same direction."""
    asked = _ASKS_BY_HOW_MUCH.search(question)
    if asked is None or candidate.statement.kind in _CHANGES:
        return False
    return re.search(rf"{asked[1]}(?:了|约|近|达)*\d", candidate.clause) is None


def told_otherwise(candidate: Candidate, question: str) -> bool:
    """Whether a count of the forms is told of what was done late or in time only, as a part or with other things."""
    own = question.split("|", maxsplit=1)[0]
    return (
        _LIST_TOGETHER.search(candidate.printed) is not None
        or in_time_alone(own, candidate.up_to_clause)
        or is_part(own, candidate)
    )


def is_change(candidate: Candidate, question: str) -> bool:
    """Whether a number tells by how much something changed (净增1200人), and a question asks how many there are."""
    if candidate.statement.kind in _CHANGES:
        return False  # asked for as one: nothing else looks for these
    if follows_number(candidate.statement):
        return False  # 提升3个查阅中心: of what was made better, not by how much
    return _CHANGED_BY.search(candidate.clause) is not None and _ASKS_CHANGE.search(_ASKS_LEVEL.sub("", question)) is None


def _whose(text: str) -> frozenset[str]:
    """Whether a text speaks of a body itself, of all that are below it, or of neither."""
    return frozenset(name for name, pattern in _owners().items() if pattern.search(text))


def _lead(candidate: Candidate) -> str:
    """What a clause says before its number, with what leads to it behind a year (2022年县政府办公室收到申请19件)."""
    return re.split(r"\d", _YEAR.sub("", candidate.printed), maxsplit=1)[0]


def place_of(candidate: Candidate) -> str:
    """What stands before a number from the number before it on: its clause, and where that happened (在《…》开设专栏,登载…)."""
    before = candidate.before
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
        if (one.unit, one.kind, one.year) != (statement.unit, statement.kind, statement.year):
            continue
        if one.value == statement.value and (one.sentence != statement.sentence or one.number == statement.number):
            continue
        if other.document_id != found.document_id or same_subject(one, statement):
            continue
        yield other


def _is_part(one: Candidate, of: Candidate) -> bool:
    """Whether a number is a part of another."""
    return one.statement.whole is not None and one.whole == of.counted
