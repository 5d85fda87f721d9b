"""Whether the body that acts where a number is told (`prose/acting.py`) is the one that a question is asked of.

A number that 县公安局 tells in its government's report is not the county's: it answers only who names that body. The report's own body under any of
its names, its office, and all that is below it (全县, 各部门) are no others; a government of another level is. A site of a government (市政府网站发布)
is a channel for a bureau, and another's for a government below it. Texts are folded; nothing raises.

>>> of_another_actor(Actor("县公安局"), ("枫岭县人民政府",), "收到申请几件")
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.bodies.body_names import same_body
from assistant.bodies.name_parts import Parts, place_stem
from assistant.guards.whose_number import is_short_for
from assistant.language.segment import words
from assistant.prose.acting import LEVELS, SITE, Actor, acting_words
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import is_deed
from ingest.model import StatementKind

_GOVERNS = re.compile("政府|(?:街道|办事处|[镇乡])$|管委会|管理委员会|行署|行政公署")

_JOINTS = re.compile("(?<=.)(?:及|和|与|、)(?=..)")
_TWO = 2
_LEVEL = len("县级")
_OWN_LEVEL = re.compile("本级|本机关|[省市县区旗州镇乡](?:人民)?政府(?!信息|网|公报|门户|采购)")


def acts_for_itself(who: Actor, names: Sequence[str]) -> bool:
    """Whether somebody that acts is the report's own body, which has these names, its office, or all that is below it.

    >>> of_county, of_bureau = ("枫岭县人民政府",), ("枫岭县公安局",)
    >>> [acts_for_itself(Actor(who), of_county) for who in ("县政府", "县公安局", "全县", "全市", "全县中小学校", "全县各镇")]
    [True, False, True, False, False, True]
    >>> [acts_for_itself(Actor(who), of_bureau) for who in ("县政府", "县公安局", "我局", "县局", "市局", "县政府网站")]
    [False, True, True, True, False, True]
    """
    if not any(names):
        return True
    own, said = Parts.of(names[0]).own, who.name
    governs = any(_GOVERNS.search(name) for name in names)
    if _by_own_name(said, names) or any(said in name or name.endswith(said) for name in names) or is_short_for(said, names):
        return True
    if len(several := _JOINTS.split(said)) > 1 and all(acts_for_itself(replace(who, name=one), names) for one in several):
        return True
    if said.startswith("各级") or _of_own_level(said, names):
        return True
    if said.count("各") > (not said.startswith("全")):  # 全县各镇; 各部门、各乡镇: all of them
        return True
    if len(said) == _LEVEL and said.endswith("级"):
        return not governs or own[-1:] == said[0]
    of_itself = acting_words()["own"].fullmatch(said.removesuffix(SITE))
    if of_itself is None or (who.by_heading and governs and acting_words()["office"].fullmatch(said)):
        return False
    if "政府" in said and not governs:
        return said.endswith(SITE)
    level = next((one for one in said if one in LEVELS), "")
    other = governs and level and own[-1:] in LEVELS and own[-1:] != level
    return not other or said.startswith(("我", "本"))


def _of_own_level(who: str, names: Sequence[str]) -> bool:
    """Whether somebody is called by the level and the last word of one of these names alone (县局, of 枫岭县公安局)."""
    return len(who) == _TWO and any(Parts.of(name).own[-1:] == who[0] and name.endswith(who[1]) for name in names)


def _by_own_name(who: str, names: Sequence[str]) -> bool:
    """Whether somebody is called by the body of these names behind its places, each in full or short (示例海棠卫健局)."""
    for parts in map(Parts.of, names):
        rest = who
        for place in parts.places:
            rest = rest.removeprefix(place).removeprefix(place_stem(place))
        if parts.body and rest and same_body(rest, parts.body):
            return True
    return False


def of_another_actor(who: Actor | None, names: Sequence[str], question: str) -> bool:
    """Whether what acts where a number is told is another body than the one with these names, and a question names it nowhere.

    >>> names, bureau = ("枫岭县人民政府",), Actor("县公安局")
    >>> of_another_actor(bureau, names, "收到申请几件"), of_another_actor(bureau, names, "县公安局收到申请几件"), of_another_actor(None, names, "")
    (True, False, False)
    """
    if who is None or acts_for_itself(who, names):
        return False
    said = who.name.removesuffix(SITE)
    return said[-2:].lstrip("各") not in question and (len(place_stem(said)) < _TWO or place_stem(said) not in question)


def of_itself_alone(who: Actor, names: Sequence[str]) -> bool:
    """Whether one that acts is a government's own level or office, or a class of those below it (各部门), and so not all of its place.

    >>> [of_itself_alone(Actor(who), ("枫岭县人民政府",)) for who in ("县政府办公室", "县级", "各部门", "全县", "我县", "县公安局")]
    [True, True, True, False, False, False]
    """
    if not any(_GOVERNS.search(name) for name in names) or not acts_for_itself(who, names):
        return False
    return re.search("政府|本级|级$|机关$|^各", who.name) is not None


def of_scope_asked(told: Sequence[Candidate], names: Sequence[str], question: str) -> list[Candidate]:
    """Of numbers that may all answer a question those of whom it asks: where some are of all of a government's place and others of its own level
    alone (全市复议164件, 市政府本级29件), the first, unless it asks for that level; else all of them."""
    scopes = {scope_of(c.actor) for c in told if c.statement.whole is None}
    if not {"all", "own"} <= scopes or not any(_GOVERNS.search(name) for name in names):
        return list(told)
    meant = "own" if _OWN_LEVEL.search(question) else "all"
    return [c for c in told if c.statement.whole is not None or scope_of(c.actor) == meant]


def of_heading_asked(told: Sequence[Candidate], question: str) -> list[Candidate]:
    """Of numbers that tell a deed or a share alone (维持12件, 维持7件), each under a heading of its own, those whose heading a question names: what
    two headings tell is no contradiction. None where it names neither."""
    bare = all(c.statement.kind is StatementKind.SHARE or is_deed(c.statement.subject) for c in told)
    headings = {c.section for c in told}
    if not bare or len({c.statement.value for c in told}) < _TWO or len(headings) < len(told) or any(c.whole for c in told):
        return list(told)
    shared = set.intersection(*(set(words(heading)) for heading in headings))
    named = [c for c in told if any(len(word) > 1 and word in question for word in set(words(c.section)) - shared)]
    return named if len(named) == 1 else []


def scope_of(who: Actor | None) -> str:
    """Of whom the number of a report's own is: all of its place, its own level alone, or "" where neither is said.

    >>> scope_of(Actor("全市")), scope_of(Actor("市政府本级")), scope_of(Actor("我市"))
    ('all', 'own', '')
    """
    if who is None:
        return ""
    if who.name.endswith(SITE):
        return ""
    return "all" if who.name.startswith(("全", "各")) else "own" if re.search("政府|本级|机关$", who.name) else ""
