"""How many bodies, places, accounts or persons there are, which no number of what they tell, send or receive answers.

部门5712条 counts items of information, and 有多少个部门 asks for departments: what a question counts must be what a number's unit may count, and
the noun behind the number, or else the one that its subject ends in. Where nothing but the noun is asked, what was picked, visited or named in passing
(抽查学校9所, 有3个处室报送不足10条) is not all there are either. The nouns and their units are `member` of `vocabulary/counted.toml`;
texts are folded, Chinese or English. Nothing is looked up and nothing raises.

>>> asks_members("有多少个部门"), asks_members("公示栏多少个"), asks_members("how many townships are there")
(True, True, True)
>>> asks_members("部门公开多少条"), asks_members("发了多少微博"), asks_members("有多少企业申请"), asks_members("部门信息多少个")
(False, False, False, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.other_words import telling
from assistant.language.segment import tag, words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives, load_words

_UNITS = frozenset("个家所处户座间支名位块面台")
_HOW_MANY = "(?:多少|(?<![哪那这近第])几)"
_BEHIND = re.compile(rf"{_HOW_MANY}(?P<noun>[\u4e00-\u9fff]+)")
_BEFORE = re.compile(
    rf"(?P<noun>[\u4e00-\u9fff]+?)的?(?:分别|各)?(?:一?共|总共|合计|总计|现|目前)?(?:[设建辖]?有|开?设了?|是)?(?:{_HOW_MANY}(?P<unit>[{''.join(sorted(_UNITS))}])?|(?:总数|数量|个数|数目)(?:[是有为]?多少)?)(?![\u4e00-\u9fff])"
)
_ONLY = re.compile(
    r"(?:一?共|总共|合计|总计|现在?|目前|辖区?|内|下|[设建辖]?有|是|的|都|呢|吗|里|全[省市区县镇乡]|[^\u4e00-\u9fff])*"
)
"""What may stand around a noun of which nothing but the number is asked."""
_ENGLISH_ONLY = re.compile(
    r"\b(?:how|many|do|does|did|is|are|was|were|has|have|there|in|at|of|on|the|a|total|all|altogether|under|it|its|by)\b|\W"
)
_NUMBER = r"\d[\d.,]*[余多万亿]*"


@dataclass(frozen=True, slots=True)
class _Member:
    """A kind of things that there are so many of: their nouns, the units they are counted in, and their English nouns."""

    nouns: frozenset[str]
    units: frozenset[str]
    english: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a question counts: its kind, its noun ("" in English), whether nothing else is asked, and whether it may as well ask for what is told
    there (部门多少)."""

    kind: _Member
    noun: str
    alone: bool
    open: bool = False


@cache
def _members() -> tuple[_Member, ...]:
    return tuple(
        _Member(
            frozenset(one["nouns"]),
            frozenset(one["units"]),
            re.compile(
                rf"\bhow many (?:(?!times|people|persons|final|free|of|from|for|on|by|about|in|to|with|at|through|via|{_VERBS})[a-z-]+ ){{0,3}}?(?<!free )(?:{one['english']})(?=\W*$| (?:{_VERBS}|in|at|on|of|under|with|that|which|who|to)\b)"
            ),
        )
        for one in word_table("counted")["member"]
    )


_VERBS = r"was|were|did|do|does|is|are|ha[sd]|have|there|took|held|set|opened|applied|received|published|attended|came"


def _cut(text: str) -> list[str]:
    """The words of a text; what 点 and 号 end is one word with them (信息公开点, 抖音号), and so is a noun of ours that the dictionary cuts (体验区)."""
    said: list[str] = []
    for word in words(text):
        if said and (word in _ENDS or any(said[-1] + word in kind.nouns for kind in _members())):
            said[-1] += word
        else:
            said.append(word)
    return said


_ENDS = ("点", "号")


def _noun(word: str) -> tuple[str, _Member] | None:
    """The noun of members that a word is or ends in."""
    ends = [(noun, kind) for kind in _members() for noun in kind.nouns if word.endswith(noun)]
    return max(ends, key=lambda one: len(one[0]), default=None)


@lru_cache(maxsize=1024)
def _asked(question: str) -> _Asked | None:
    """What a question asks how many there are of; None where it asks for something else."""
    own = question.partition("|")[0].lower()
    for kind in _members():
        if (found := kind.english.search(own)) is not None:
            left = _ENGLISH_ONLY.sub("", own.replace(found[0], ""))
            return _Asked(kind, "", not left)
    return _asked_behind(own) or _asked_before(own)


def _asked_behind(own: str) -> _Asked | None:
    """有多少个部门(收到申请): the noun behind 多少, where no other noun stands behind it and it is not told or sent."""
    found = _BEHIND.search(own)
    if found is None:
        return None
    told = any(own[: found.start()].rstrip("了过出").endswith(deed) for deed in _telling_deeds())
    said = _cut(found["noun"])
    unit = said[0] if said and said[0] in _UNITS else None
    if told or not said or (unit is None and said[0] in load_words().counts):  # 多少条微博
        return None
    said = said[1:] if unit else said
    if said[:1] == ["次"]:  # 多少家次
        return None
    at = next((number for number, word in enumerate(said) if _noun(word) is not None), None)
    if at is None:
        return None
    first = at
    while at + 1 < len(said) and _noun(said[at + 1]) is not None:
        at += 1
    after = said[at + 1] if at + 1 < len(said) else ""
    goes_on = tag(after)[:1] in _NOUNS and not after.startswith(load_words().verbs) if after else False
    if goes_on or (unit is None and after in word_table("counted")["sent"]):
        return None
    noun = _noun(said[at])
    around = own[: found.start()] + "".join((*said[:first], *said[at + 1 :])) + own[found.end() :]
    return _fitting(noun, unit, alone=_is_bare(said[at], noun) and _ONLY.fullmatch(around) is not None)


def _asked_before(own: str) -> _Asked | None:
    """公示栏多少个: the noun before 多少, which is counted in a unit of such things."""
    found = _BEFORE.search(own)
    if found is None:
        return None
    open_unit = found["unit"] is None and re.search("数量|总数|个数|数目", found[0]) is None
    said = _cut(found["noun"])
    noun = _noun(said[-1]) if said else None
    alone = len(said) == 1 and _is_bare(said[0], noun) and _ONLY.fullmatch(own[: found.start()]) is not None
    return _fitting(noun, found["unit"], alone=alone, open_unit=open_unit)


def _fitting(noun: tuple[str, _Member] | None, unit: str | None, *, alone: bool, open_unit: bool = False) -> _Asked | None:
    if noun is None or (unit is not None and unit not in {*noun[1].units, "个"}):
        return None
    return _Asked(noun[1], noun[0], alone and not open_unit, open_unit)


def _is_bare(word: str, noun: tuple[str, _Member] | None) -> bool:
    """Whether a word is a noun of members without what tells of which sort they are (专职人员)."""
    return noun is not None and word in noun[1].nouns


_NOUNS = ("n", "j")


@cache
def _telling_deeds() -> tuple[str, ...]:
    whole = word_table("whole")["published"]
    return (*whole["deeds"], *whole["short"], *whole["told_deeds"])


def asks_members(question: str) -> bool:
    """Whether a question asks how many bodies, places, accounts or persons there are."""
    asked = _asked(question)
    return asked is not None and not asked.open


def in_another_unit(question: str, unit: str) -> bool:
    """Whether a question asks how many such things there are, and a unit never counts them.

    >>> in_another_unit("有多少个部门", "条"), in_another_unit("how many residents are there", "个"), in_another_unit("有几个部门", "家")
    (True, True, False)
    """
    asked = _asked(question)
    return asked is not None and not asked.open and unit not in asked.kind.units


def counts_no_members(question: str, candidate: Candidate) -> bool:
    """Whether a question asks how many such things there are, and a statement counts something else, or those of them that it names in passing."""
    asked, statement = _asked(question), candidate.statement
    if asked is None or statement.kind is not StatementKind.COUNT:
        return False
    if statement.unit not in asked.kind.units:
        return not asked.open
    told = _told(candidate)
    if told is None:
        return not statement.unit and not any(one in candidate.counted for one in (asked.noun, *telling(asked.noun)) if one)
    return (
        not _alike(asked, told, candidate)
        or _counted_together(question, asked, told, candidate)
        or _where_others_are(question, told, candidate)
        or (asked.alone and _in_passing(question, candidate))
    )


def _alike(asked: _Asked, told: tuple[str, _Member], candidate: Candidate) -> bool:
    """Whether two nouns may be of the same things; an English one by its kind."""
    if not asked.noun:
        last = _last(candidate.counted) or told  # 5个县(市、区)贫困村: not certainly the one or the other
        return asked.kind is told[1] and (last[1] is not told[1] or not set(last[0]).isdisjoint(told[0]))
    if not asked.alone and told[1] is asked.kind and asked.noun in candidate.counted:  # 请了多少居民: 居民代表9名
        return True
    before = candidate.printed.partition(str(candidate.statement.value))[0]
    if not asked.alone and asked.noun in before and told[0] not in before:  # 局直单位21个网站合并为1个: one website
        return True
    return not set(asked.noun).isdisjoint(told[0]) or told[0] in telling(asked.noun) or {asked.noun, told[0]} <= _OFFICES


_OFFICES = frozenset({"部门", "单位", "机构", "机关"})


def _where_others_are(question: str, told: tuple[str, _Member], candidate: Candidate) -> bool:
    """Whether a number tells how many of what its sentence counts are at such places or bodies, which are not counted themselves (意见箱64个,其中
    行政村51个): a question for them that says nothing of what is counted there asks for another number."""
    there = _last(candidate.whole)
    if there is None or there[1] is told[1] or told[1] is not _members()[0]:
        return False
    own = question.partition("|")[0]
    return not any(word in own for word in (there[0], *telling(there[0]), *words(candidate.whole)) if len(word) > 1)


def _counted_together(question: str, asked: _Asked, told: tuple[str, _Member], candidate: Candidate) -> bool:
    """Whether a number is of several kinds together, one behind the other in brackets (21个乡镇(街道、园区)), of which one alone is asked for."""
    found = re.search(rf"{re.escape(told[0])}\((?P<also>[\u4e00-\u9fff、和]{{1,16}})\)", candidate.printed)
    also = re.split("[、和]", found["also"]) if found is not None else []
    beside = [one for one in also if (noun := _noun(one)) is None or noun[1] is told[1]]
    if not beside or all(_noun(one) is None and len(one) > 1 for one in also) or {told[0], *beside} <= _OFFICES:
        return False
    own = question.partition("|")[0]
    compound = set(asked.noun) if set(asked.noun) <= _LEVELS else set()
    named = [one for one in (told[0], *beside) if one in own or not compound.isdisjoint(set(one) & _LEVELS)]
    return len(named) < 2


_LEVELS = frozenset("市县区镇乡街村居")
"""What two of make up one word for both: 镇街, 县区."""


def _told(candidate: Candidate) -> tuple[str, _Member] | None:
    """The noun of members right behind a number, else the last that its subject says."""
    behind = re.search(rf"{_NUMBER}{re.escape(candidate.statement.unit)}(?P<behind>[\u4e00-\u9fff]+)", candidate.printed)
    return (_first(behind["behind"]) if behind is not None else None) or _last(candidate.counted)


def _first(text: str) -> tuple[str, _Member] | None:
    """The first noun of members that a text says; of several in a row the last."""
    nouns = [_noun(word) for word in _cut(text)]
    first = next((at for at, noun in enumerate(nouns) if noun is not None), None)
    if first is None:
        return None
    while first + 1 < len(nouns) and nouns[first + 1] is not None:
        first += 1
    return nouns[first]


def _last(text: str) -> tuple[str, _Member] | None:
    return next((noun for word in reversed(_cut(text)) if (noun := _noun(word)) is not None), None)


def _in_passing(question: str, candidate: Candidate) -> bool:
    """Whether a number is of those that were picked or did something, or of one sort of several, where all there are are asked for."""
    clause = re.split("[,;:。、]", candidate.up_to_clause)[-1] + re.split("[,;:。]", candidate.behind)[0]
    if any(deed in clause and deed not in question for deed in word_table("counted")["passing"]) or _at_some(clause, candidate):
        return True
    unit = re.escape(candidate.statement.unit)
    number = re.search(rf"{_NUMBER}{unit}(?P<behind>[\u4e00-\u9fff]+)", clause)
    doing = number is not None and clause[: number.start()].endswith("有") and len(words(number["behind"])) > 2
    return doing or _one_sort(candidate)


def _at_some(clause: str, candidate: Candidate) -> bool:
    """Whether something was done at, for or by so many (在135个村设立, 6个街道设立了), and they are not said to be all (全区135个村, 均设立)."""
    number = rf"{_NUMBER}{re.escape(candidate.statement.unit)}"
    deeds = alternatives(word_table("counted")["at_each"])
    did = re.search(rf"(?P<before>.*){number}[\u4e00-\u9fff]{{1,6}}?(?<!全部)(?:{deeds})了", clause)
    some = did is not None and re.search("[全共辖均都各总有]", did[0]) is None
    before = alternatives(word_table("counted")["passing_before"])
    return some or re.search(rf"(?:{before})了?[共约近达]?{number}", clause) is not None


_PARTS = re.compile(r"\([^()]*\)|(?:其中|包括|包含|分别|含).*")
"""What tells the parts of a number before it, and no other sort beside it."""


def _one_sort(candidate: Candidate) -> bool:
    """Whether the same segment counts another sort of the same things (9家乡镇卫生院和3家市级医院; 市级查阅点3个,乡镇查阅点9个)."""
    segment = next((one for one in re.split("[;。]", candidate.sentence) if candidate.printed in one), "")
    unit, told = re.escape(candidate.statement.unit), _told(candidate)
    if told is None or re.search(r"\d年", segment) is not None or not unit:
        return False
    segment = _PARTS.sub("", segment)
    counted = re.finditer(
        rf"(?P<before>[\u4e00-\u9fff]*)[共约近达]*(?P<number>{_NUMBER}){unit}(?P<behind>[\u4e00-\u9fff]*)", segment
    )
    alike = {
        one["number"]
        for one in counted
        if (noun := _first(one["behind"]) or _last(one["before"])) is not None and not set(noun[0]).isdisjoint(told[0])
    }
    return len(alike) > 1


def set_at_each(question: str, candidate: Candidate) -> bool:
    """Whether a number is that of each of several (7个社区各设信息员1名), and a question asks for all of them.

    >>> bool(_each().search("15个科室各指定")), bool(_each().search("社区各设信息员")), bool(_each().search("各类信息"))
    (True, True, False)
    """
    if re.search("各|每|分别|each|every", question) is not None:
        return False
    clause = re.split("[,;:。]", candidate.up_to_clause)[-1]
    numbers = list(re.finditer(rf"{_NUMBER}{re.escape(candidate.statement.unit)}", clause))
    return bool(numbers) and _each().search(clause[: numbers[-1].start()]) is not None


@cache
def _each() -> re.Pattern[str]:
    return re.compile(rf"各自?(?:{alternatives(word_table('counted')['at_each'])})了?[^\d、]{{0,12}}$")
