"""Whose applications a question asks for, where it names those below a body by their level or class (镇街受理几件, 市直部门收到多少).

A report tells such a number apart (市政府受理21件,部门受理28件,镇(街道)受理9件), or does not; its whole never answers, nor does a number
of more or fewer of them (各部门、乡镇收到22件 is not what 各部门 received). `told_to` gives the number of those that are named, and of
全市 the one that the numbers of all levels come to (本级17件,部门22件,全市合计39件). `[receivers]` of `vocabulary/whole.toml` has the
words. Texts are folded; None and () stand for nothing asked and nothing told, and nothing raises.

>>> asked_to("镇(街道)受理了几件信息公开申请", "市") == Receivers(frozenset({"town", "street"}), "accepted")
True
>>> asked_to("收到多少件申请", "市"), asked_to("镇街公开信息多少条", "市"), asked_to("企业受理几件申请", "市")
(None, None, None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.whole_asked import DEEDS, read_whole, words
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind
from ingest.statements.words import alternatives

_TOOK_IN = frozenset({"received", "accepted"})
_CASES = frozenset({"件", "宗", "份", "条", "起"})
_LEVEL = re.compile("^(?P<level>[省市区县州盟旗镇乡])(?:级|直)")
_OWN = {"道": frozenset({"street"}), "镇": frozenset({"town"}), "乡": frozenset({"town"})}
"""The class that a street or a town is itself, by the end of its place's name."""
_AT_NUMBER = re.compile(r"\d+(?:余|多)?[件宗份条起][^\d]*$")
_BEFORE_NUMBER = re.compile(r"^(?:其中|另外?|[,、:(])*")
_SUMMED = re.compile(r"^(?:以上|上述)?(?:全[省市区县州盟旗镇乡])?(?:共计|合计|总计|一共|总共|共)(?:收到|受理)?$")


@dataclass(frozen=True, slots=True)
class Receivers:
    """`classes` of those that are named, each with its level where that is not the body's own; `deed` what they did (`DEEDS`)."""

    classes: frozenset[str]
    deed: str


@cache
def _classes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = word_table("whole")["receivers"]["classes"]
    return tuple((name, re.compile(pattern)) for name, pattern in table.items())


@cache
def _group() -> str:
    """Several classes joined, as they stand before their deed."""
    lead, between = (word_table("whole")["receivers"][name] for name in ("lead", "between"))
    one = rf"(?:{lead})*(?:{'|'.join(pattern.pattern for _, pattern in _classes())})"
    return rf"(?P<group>{one}(?:(?:{between})?{one})*\)?)"


@cache
def _before_deed() -> re.Pattern[str]:
    """A group right before what it did with applications."""
    deeds = "|".join(f"(?P<{deed}>{alternatives(words()['applications'][deed])})" for deed in DEEDS)
    return re.compile(rf"(?<![全本我该])(?P<by>由)?{_group()}(?:{alternatives(words()['']['free'])})*(?={deeds})")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_group())


def class_first(text: str) -> str:
    """The classes of bodies that a folded text begins with; "" for none.

    >>> class_first("市直部门收到申请几件"), class_first("县区"), class_first("收到申请几件")
    ('市直部门', '县区', '')
    """
    found = _alone().match(text)
    return found["group"] if found is not None and re.match("(?:县|区)$", found["group"]) is None else ""


def _classes_of(group: str, level: str) -> frozenset[str]:
    """The classes that a group names."""
    found, at = set(), 0
    while at < len(group):
        hits = ((name, hit) for name, pattern in _classes() if (hit := pattern.match(group, at)) is not None)
        name, hit = max(hits, key=lambda one: one[1].end(), default=("", None))
        if hit is None:
            at += 1
            continue
        of_level = _LEVEL.match(hit[0])
        other = f"{of_level['level']}:" if of_level is not None and of_level["level"] != level else ""
        found |= {other + one for one in name.split("_")}
        at = hit.end()
    return frozenset(found)


@lru_cache(maxsize=1024)
def asked_to(question: str, level: str) -> Receivers | None:
    """Those below a body of this level (the end of its place's name) whose applications a question asks for; None where it names none."""
    if "|" in question or (found := _before_deed().search(question)) is None:
        return None
    asked = read_whole(question[: found.start()] + question[found.end() :])
    if asked is None or asked.count != "applications" or asked.rest or not asked.deed or asked.whose:
        return None
    classes = _classes_of(found["group"], level)
    return None if not classes or classes == _OWN.get(level) else Receivers(classes, asked.deed)


def told_to(candidates: Sequence[Candidate], asked: Receivers, level: str, year: int | None) -> tuple[Candidate, ...]:
    """The one number of applications that a report tells of just those; () where it tells none, or several."""
    told = [c for c in candidates if c.statement.year == year and _told(c, asked, level)]
    return tuple(told[:1]) if len({c.statement.value for c in told}) == 1 else ()


def summed_up(candidates: Sequence[Candidate], question: str, year: int | None) -> tuple[Candidate, ...]:
    """The number that a sentence gives of all (全市合计39件) behind what each level received, which come to it, where a question asks
    what all of the place received; () where there is none."""
    asked = None if "|" in question else read_whole(question)
    if asked is None or asked.count != "applications" or asked.whose != "all" or asked.deed not in _TOOK_IN or asked.in_time:
        return ()
    told = []
    for one in candidates:
        own = one.statement
        if own.year != year or own.unit not in _CASES or _SUMMED.match(_lead(one)) is None or not _of_applications(one):
            continue
        parts = [c for c in candidates if c.statement.sentence == own.sentence and c.statement.number.start < own.number.start]
        parts = [c for c in parts if c.statement.unit == own.unit and c.statement.kind is StatementKind.COUNT]
        if len(parts) > 1 and sum(c.statement.value for c in parts) == own.value:
            told.append(one)
    return tuple(told[:1]) if len({c.statement.value for c in told}) == 1 else ()


def _told(candidate: Candidate, asked: Receivers, level: str) -> bool:
    statement = candidate.statement
    if statement.kind is not StatementKind.COUNT or statement.unit not in _CASES or not _of_applications(candidate):
        return False
    lead = _lead(candidate)
    if alone := _alone().fullmatch(lead):  # 收到532件,其中街道166件
        whole = read_whole(f"{re.split('[0-9]', candidate.whole)[0]}多少件") if candidate.whole else None
        group, deed = alone["group"], "" if whole is None else whole.deed
    elif found := _before_deed().match(lead):
        group, deed = found["group"], next(deed for deed in DEEDS if found[deed])
    else:
        return False
    return _classes_of(group, level) == asked.classes and (deed == asked.deed or {deed, asked.deed} <= _TOOK_IN)


def _lead(candidate: Candidate) -> str:
    """What stands in a clause before its number."""
    return _BEFORE_NUMBER.sub("", _AT_NUMBER.sub("", candidate.printed))


def _of_applications(candidate: Candidate) -> bool:
    """Whether the part of the sentence up to a number, or right behind it, speaks of applications and of nothing that is none."""
    *_, segment = re.split("[;。]", candidate.up_to_clause)
    said = segment + re.split("[,;。、]", candidate.behind, maxsplit=1)[0]
    others = word_table("whole")["receivers"]["others"]
    return "申请" in said and not any(word in said for word in others)
