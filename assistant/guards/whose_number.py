"""Whose a number is: the body's own, or that of others whom its clause names before their deed (各镇公开信息300条, 县公安局收到申请19件).

The doer is read from what stands before a number: the words up to the first deed, where the last of them is a body, a class of bodies
(学校, 部门) or a level (省级). A report's own body under any of its names, its office, and what stands for it (本机关, 县政府) are no
others. `[[doer]]` of `vocabulary/other_words.toml` holds the words. Texts are folded; a number without a doer is the body's own.
Nothing is looked up and nothing raises.

>>> doer("全年各镇共公开信息"), doer("县公安局收到申请"), doer("通过网站公开信息"), doer("公开信息")
('各镇', '县公安局', '', '')
>>> of_others("县政府办公室印发文件", ("枫岭县水利局",), "印发文件几件"), of_others("县政府印发文件", ("枫岭县人民政府",), "印发几件")
(True, False)
>>> of_others("各镇共公开信息", ("枫岭县人民政府",), "公开信息多少条"), of_others("各镇共公开信息", (), "各镇公开信息多少条")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.asking.asked_unit import noun_asked
from assistant.asking.other_words import narrowing_places
from assistant.bodies.body_names import same_body
from assistant.bodies.name_parts import Parts

_GOVERNS = re.compile("政府|(?:街道|办事处|[镇乡])$|管委会|管理委员会")
"""A body whose government's number is its own."""
_BUREAU = re.compile("[局委厅]机关")
_LEVELS = "省市区县镇乡旗盟"
_PLACE = re.compile("(?![全各本我])[\u4e00-\u9fff]{2,6}?[市区县镇乡](?=.{2})")
_WHOLE_PLACE = re.compile("全[省市县区州盟旗镇乡](?![长级委直政人])")
_ENGLISH_LEVELS = {"province": "省", "city": "市", "county": "县", "district": "区", "town": "镇", "township": "乡"}
_WHOLE_ENGLISH = re.compile(rf"\b(?:whole|entire) ({'|'.join(_ENGLISH_LEVELS)})\b")
_OFFICES = ("办公室", "办公厅")
"""A government's office has its own number, and may tell that of all of its place."""
_LEVELS_BELOW = ("市", "县", "区", "州", "盟", "旗", "镇", "乡", "道")
_FILLERS = re.compile(r"^(?:全年度?|年度|本年度?|年内|其中|累计|共计?|由|[,、;:0-9年])*")


@cache
def _words() -> dict[str, str]:
    return dict(narrowing_places("doer")[0])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_words()[name])


@cache
def _doer() -> re.Pattern[str]:
    words = _words()
    named = rf"(?!{words['no']})(?P<doer>[\u4e00-\u9fff]{{0,10}}?(?:{words['told']}))"
    return re.compile(rf"{named}(?:{words['between']})*(?={words['deeds']})")


def doer(lead: str) -> str:
    """The body, or the bodies, that what stands before a number says did it; "" for none."""
    found = _doer().match(_FILLERS.sub("", lead))
    return "" if found is None else found["doer"]


def of_others(lead: str, names: Sequence[str], question: str) -> bool:
    """Whether a number is of others than a question means, which is asked of the body with these names."""
    guided, each = _pattern("guided").search(lead), _pattern("each").search(question)
    if guided is not None and not any(word in question for word in re.findall("[\u4e00-\u9fff]{2}$", guided[0])):
        return True
    if each is not None and _pattern("each").search(lead) is None:
        return True
    asked = doer(question)
    if asked and not any(_pattern(name).search(asked) for name in ("all", "own")) and asked[-2:] not in lead:
        return True
    who = doer(_by_own_level(lead, names))
    if not who or who in question:
        return False
    if _pattern("all").search(who) or who == "系统":
        return _pattern("itself").search(question) is not None
    governs = not names or any(_GOVERNS.search(name) for name in names)
    itself = _pattern("itself").search(question)
    if itself is not None and itself[0] not in who and (who.endswith("办公室") or (governs and _BUREAU.search(who))):
        return True
    if "政府" in who and not governs and "政府" not in question:
        return True
    named = any(one in name for one in (who, who.replace("政府", "人民政府")) for name in names)
    if _is_own(who, names) or named or is_short_for(who, names):
        return _pattern("all").search(question) is not None
    return who[-2:] not in question


_LEVELS_SAID = re.compile("(?P<first>[省市区县旗])(?:[、和及与]?[市区县旗镇乡村街]){1,3}[两二三四]级")
"""市县两级: the first of them is the highest."""


def with_level_above(lead: str, names: Sequence[str], question: str) -> bool:
    """Whether a number is of levels together of which one is above the body with these names, and the question does not say so.

    >>> with_level_above("市县两级共收到", ("枫岭县人民政府",), "收到几件"), with_level_above("市县两级共收到", ("青岚市人民政府",), "收到几件")
    (True, False)
    """
    found, places = _LEVELS_SAID.search(lead), Parts.of(names[0]).places if names else ()
    own = places[-1][-1] if places else "-"
    return found is not None and own in found[0][1:] and own != found["first"] and _LEVELS_SAID.search(question) is None


def of_another_place(subject: str, names: Sequence[str], question: str) -> bool:
    """Whether what is counted was done by a body of a place that neither the body with these names nor a question names, in full or short
    (桐坡公安局).

    >>> of_another_place("桐坡县政府办公室收取", ("青岚市人民政府",), "市政府办公室收费多少元")
    True
    """
    place = _PLACE.match(doer(subject))
    if place is None or any(place[0] in said for said in (*names, question)):
        return False
    return len(place[0]) < 3 or place[0][:-1] not in question


_OF_THINGS = "[场次期条篇则份件项册]|部(?!门)"
"""Units in which no bodies are counted."""


def counts_doers(clause: str, question: str) -> bool:
    """Whether a clause counts the bodies that did something (全县9个街道设立查阅点), and a question what they did it with.

    >>> counts_doers("全县9个街道设立查阅点", "查阅点的数量"), counts_doers("全县9个街道设立查阅点", "多少个街道设立查阅点")
    (True, False)
    >>> counts_doers("对9件政府信息公开申请收取了信息处理费", "对多少件申请收取了信息处理费")
    False
    >>> counts_doers("举办9场市政府新闻发布活动", "新闻发布活动多少场")
    False
    """
    noun = re.split("的?(?:数量|总数|个数)", noun_asked(question) or question)[0].strip(" 的?")[-4:]
    behind = rf"\d[余多]?(?![年月日]|{_OF_THINGS})\D(?P<who>[^\d,;。]{{0,8}}?(?:{_words()['told']}))(?!信息|网|门户|公报|采购)(?P<did>[^\d,;。]{{2,}})"
    found = re.search(behind, re.sub('"[^"]*"', "", clause)) if len(noun) > 1 else None
    return found is not None and noun in found["did"] and found["who"][-2:] not in question


def _is_own(who: str, names: Sequence[str]) -> bool:
    """Whether somebody is called as a body calls itself (本局, 县政府); an office of a place named with it is that place's."""
    found = _pattern("own").search(who)
    if found is None or found[0][0] not in _LEVELS:
        return found is not None
    place = who[: found.start()]
    return not place or not names or any(place in name for name in names)


def is_short_for(who: str, names: Sequence[str]) -> bool:
    """Whether somebody is named by the short name of the body with these names, alone or behind its own place or level.

    >>> is_short_for("市市场监管局", ("柳城市市场监督管理局",)), is_short_for("省市场监管局", ("柳城市市场监督管理局",))
    (True, False)
    """
    for parts in map(Parts.of, names):
        own = parts.own
        said = (who, who.removeprefix(own), who[1:] if own and who[:1] == own[-1] else who)
        if parts.body and any(same_body(short, parts.body) for short in said):
            return True
    return False


def of_office(lead: str, names: Sequence[str], question: str) -> bool:
    """Whether what stands before a number gives it as that of the government's office, and a question names no office.

    >>> of_office("县政府办公室受理申请", ("枫岭县人民政府",), "受理申请几件"), of_office("县政府办受理申请", ("枫岭县人民政府",), "县府办受理几件")
    (True, False)
    """
    return "办" not in re.sub("办[理结复件事案完好]|[承经主协督]办", "", question) and whose(lead, names) == "office"


def wider_place(question: str, names: Sequence[str]) -> str:
    """The whole place that a question asks of (全市) where it is no such place as the body with these names has, or the body is that
    place's office; "" for none.

    >>> wider_place("全市受理几件", ("枫岭县人民政府",)), wider_place("全县受理几件", ("枫岭县人民政府",))
    ('全市', '')
    >>> wider_place("全县受理几件", ("枫岭县人民政府办公室",))
    '全县'
    """
    found = _WHOLE_PLACE.search(question) or _WHOLE_PLACE.search(_in_chinese(question))
    places = Parts.of(names[0]).places if found is not None and names else ()
    own = places[-1][-1] if places else ""
    other = own in _LEVELS_BELOW and found is not None and (own != found[0][1] or names[0].endswith(_OFFICES))
    return found[0] if found is not None and other else ""


def _in_chinese(question: str) -> str:
    """The whole place that an English question asks of (the whole city), as Chinese says it."""
    found = _WHOLE_ENGLISH.search(question)
    return "" if found is None else f"全{_ENGLISH_LEVELS[found[1]]}"


def of_government(lead: str) -> str:
    """What stands before a number with a government's own level called by it (县本级, 县政府本级: 县政府)."""
    return re.sub("(?<=[省市区县旗盟])(?:政府)?本级", "政府", lead)


def _by_own_level(lead: str, names: Sequence[str]) -> str:
    """What stands before a number, without a government's own level as who did it (县级召开 in a county's report)."""
    own = Parts.of(names[0]).own if names and _GOVERNS.search(names[0]) else ""
    return re.sub(f"^{own[-1]}级(?=[\u4e00-\u9fff]{{4}})(?!以上|部门|机关|单位|媒体|领导|有关|各)", "", lead) if own else lead


def whose(lead: str, names: Sequence[str]) -> str:
    """Whose number what stands before it tells: own, office (the government's office), all (those below the body with it), others,
    or "" where it names nobody."""
    who = doer(of_government(lead))
    if not who:
        return ""
    if _pattern("all").search(who) or who == "系统":
        return "all"
    governs = any(_GOVERNS.search(name) for name in names)
    if governs and _BUREAU.search(who):
        return "others"
    if who.endswith(("政府办", "办公室")) and not any(name.endswith("办公室") for name in names):
        return "office" if governs else "others"
    named = any(one in name for one in (who, who.replace("政府", "人民政府")) for name in names)
    named = named or any(name.endswith(who) for name in names) or is_short_for(who, names)
    return "own" if _is_own(who, names) or named else "others"
