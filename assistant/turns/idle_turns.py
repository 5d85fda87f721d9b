"""Turns that name no figure of their own: whether that of the turn before is asked for again, of what, and in which unit.

Most such turns name another body or year, and the figure of the turn before is theirs too. Others ask for something that no figure
tells (理由呢, 三年呢, 排名呢) or for something else in another unit (多少人): for them it must not be given again. A deed said alone
(办结多少) is done with what the turn before counted, and is a figure of the forms only where that was applications; a way or a kind
of applicant said alone is a part of it. Words are data (`vocabulary/turns.toml`). Texts are folded and lower case; English turns are
asked in Chinese too (`english.turns`) and say nothing here. Nothing is looked up, and nothing is an error.

>>> asks_in_words("都有哪些"), asks_in_words("那理由呢"), asks_in_words("多少件")
(True, True, False)
>>> asks_otherwise("三年呢", "收到申请多少件"), asks_otherwise("多少人", "收到申请多少件"), asks_otherwise("那是多少件", "收到申请多少件")
(True, True, False)
>>> deed_alone("办结多少", None), deed_alone("申请办结多少", None), part_alone("网络的呢"), part_alone("网络舆情呢")
(True, False, True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_together import bare_operation
from assistant.asking.asked_unit import asked_unit
from assistant.asking.said_figures import said
from assistant.asking.tasks import read_tasks
from assistant.language.concepts import GENERIC
from assistant.language.said_words import cut, spoken
from assistant.language.word_tables import word_table
from assistant.turns.turn_words import FILLER
from ingest.numerals import NUMERAL_CHARS

_CASES = frozenset({"件", "条", "个", "宗", "起", "份", "项", "例", "次", None})
"""Units in which applications and other cases are asked for alike."""
_TABLES = ("applications.", "proactive.", "review.", "litigation.")
_COMPUTED = frozenset({"difference", "growth", "share", "ratio", "sum", "mean", "compare", "trend", "table"})
_SO_MANY_YEARS = re.compile(rf"[{NUMERAL_CHARS}两几数]+年")
_NUMERAL = re.compile(rf"[{NUMERAL_CHARS}\d.]+")
_AROUND = re.compile(r"^(?:那么?|其中|请问|这|它|[\s,。])+|[呢吧啊呀\s,。?!;]+$")
_ENGLISH = re.compile(r"[a-z]{2}")
_IN_UNITS = re.compile(r"(?:一共|总共|总|共)?(?P<unit>[\u4e00-\u9fff])数(?:量)?(?:一共|总共|共)?(?:是|有|为)?(?:多少|几)?")


@dataclass(frozen=True, slots=True)
class _Words:
    in_words: re.Pattern[str]
    otherwise: frozenset[str]
    deeds: frozenset[str]
    of_applications: frozenset[str]
    beside: frozenset[str]
    parts: frozenset[str]
    sorts: re.Pattern[str]
    itself: re.Pattern[str]


@cache
def _words() -> _Words:
    data = word_table("turns")
    deeds = data["deeds"]
    return _Words(
        re.compile("|".join(f"(?:{pattern})" for pattern in data["words"]["patterns"])),
        frozenset(data["otherwise"]["words"]),
        frozenset(deeds["any"]),
        frozenset(deeds["of_applications"]),
        frozenset(deeds["beside"]),
        frozenset(data["parts"]["concepts"]),
        re.compile("|".join(f"(?:{pattern})" for pattern in data["sorts"]["patterns"])),
        re.compile("|".join(f"(?:{pattern})" for pattern in data["itself"]["patterns"])),
    )


def asks_in_words(content: str) -> bool:
    """Whether a turn only asks to be told in words of what the turn before was about (都有哪些, 理由呢)."""
    return _words().in_words.fullmatch(_AROUND.sub("", content)) is not None


@lru_cache(maxsize=4096)
def asks_otherwise(content: str, base: str) -> bool:
    """Whether a turn that names no figure asks for something else than that of the turn before (`base`), and nothing that a report may
    be searched for."""
    rest = FILLER.sub("", content)
    if rest in _words().otherwise or _SO_MANY_YEARS.fullmatch(rest):
        return True
    if not rest or _ENGLISH.search(content) or _computes(content) or _names_something(content):
        return False
    if asks_another_unit(content, base):
        return True
    words = _words()
    return any(
        token.part == "operation"
        or token.text in words.otherwise
        or token.concept in ("reason", "nobody")
        or (token.part == "left" and _NUMERAL.fullmatch(token.text) is not None)
        for token in cut(rest).tokens
    )


def asks_another_unit(content: str, base: str) -> bool:
    """Whether a turn asks in a unit that what the turn before asked for is not counted in (几次, 多少人 after 申请多少件)."""
    own, before = asked_unit(content), asked_unit(base)
    if own is None or own == before or _computes(content):
        return False
    if before is None:
        return said(base).indicator is not None and own not in _CASES
    return not {own, before} <= _CASES or own == "次"


def count_again(content: str, base: str) -> bool:
    """Whether a turn only asks for the number that the turn before asked for, by its unit.

    >>> count_again("期数是多少", "举办培训班几期"), count_again("期数是多少", "发布信息多少条")
    (True, False)
    """
    unit = _IN_UNITS.fullmatch(_AROUND.sub("", content))
    return unit is not None and unit["unit"] == asked_unit(base)


def deed_alone(content: str, before: str | None) -> bool:
    """Whether a turn says only what is done with what is counted, and not of what. Behind a figure of the forms' own tables (`before`)
    a result of applications (不予公开呢) is that of applications, behind all else it is not."""
    words = _words()
    concepts = {token.concept for token in cut(FILLER.sub("", content)).tokens if token.concept}
    concepts = {"column" if concept.startswith("column:") else concept for concept in concepts}
    deeds = words.deeds if (before or "").startswith(_TABLES) else words.deeds | words.of_applications
    return bool(concepts & deeds) and concepts <= deeds | words.beside and not _is_full(content)


def part_alone(content: str) -> bool:
    """Whether a turn says only a way of asking or a kind of applicant (网络的, 自然人的)."""
    tokens = cut(FILLER.sub("", content)).tokens
    concepts = {"column" if token.concept.startswith("column:") else token.concept for token in tokens if token.concept}
    return bool(concepts) and concepts <= _words().parts and all(token.part != "left" for token in tokens)


def sort_alone(content: str) -> bool:
    """Whether a turn says only of what sort, level or state what is counted is: it names nothing that is counted.

    >>> sort_alone("a类的呢"), sort_alone("那市级呢"), sort_alone("市级文件呢")
    (True, True, False)
    """
    return _words().sorts.fullmatch(FILLER.sub("", content)) is not None


def itself_alone(content: str) -> str:
    """The words by which a turn names nothing but the body itself (市政府呢); "" for any other.

    >>> itself_alone("那市政府呢"), itself_alone("市政府网站呢")
    ('市政府', '')
    """
    own = FILLER.sub("", content)
    return own if _words().itself.fullmatch(own) is not None else ""


def _is_full(content: str) -> bool:
    """Whether words are said that no figure of the forms has, or that a deed may be done with: the turn names what it counts."""
    objects = spoken()["objects"]["words"]
    tokens = cut(FILLER.sub("", content)).tokens
    return any(token.part == "left" or (not token.concept and token.text in objects) for token in tokens)


def _computes(content: str) -> bool:
    """Whether something is to be computed with the figure of the turn before; its place among others (排名) needs them named."""
    return bare_operation(content) in _COMPUTED or any(task.operation in _COMPUTED for task in read_tasks(content))


def _names_something(content: str) -> bool:
    """Whether a turn names a figure, a kind of applicant, or anything that a report may count."""
    asked = wanted(content)
    return asked.indicator is not None or bool(said(content).columns) or any(c.weight > GENERIC for c in asked.concepts)
