"""What government bodies are charged with, read from their names, and whose duties a name stands for.

`duties` reads a name as a row of duties (`vocabulary/duties.toml`); None where a piece of it is not known. Bodies of one place
that are charged with the same are one body, whatever the ending (商务局, 商务委员会, 商委); an old name stands for the body
that the reforms put in its place (环保局, 工商局); one that shares only a part of its duties (体育局 for 教育体育局) is only near.
Names are folded text.

>>> sorted(duties("文化广电和旅游局")), duties("示例局"), duties("公安分局")
(['广电', '文化', '旅游'], None, None)
>>> same_duties("商委", "商务局"), same_duties("大数据中心", "大数据局"), follows("工商局", "市场监督管理局")
(True, False, True)
>>> shares("体育局", "教育体育局"), shares("卫健委", "卫生和计划生育委员会"), shares("教育局", "体育局")
(True, True, False)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.language.word_tables import word_table


@dataclass(frozen=True, slots=True)
class _Words:
    terms: dict[str, frozenset[str]]
    before: dict[str, frozenset[str]]
    whole: dict[str, frozenset[str]]
    pieces: re.Pattern[str]
    kinds: tuple[tuple[str, str], ...]
    """(Ending, its group), the longest first."""


@cache
def _words() -> _Words:
    data = word_table("duties")
    tables = {name: {said: frozenset(told.split()) for said, told in data[name].items()} for name in ("terms", "before", "whole")}
    longest_first = sorted(tables["terms"], key=len, reverse=True)
    kinds = sorted(((ending, group) for group, endings in data["kinds"].items() for ending in endings), key=lambda k: -len(k[0]))
    return _Words(tables["terms"], tables["before"], tables["whole"], re.compile("|".join(longest_first)), tuple(kinds))


@lru_cache(maxsize=8192)
def _apart(body: str) -> tuple[str, str]:
    """(What a body is charged with as it is written, the group of its ending: "" where it is said without one)."""
    if body.endswith(("分局", "分中心")):
        return "", ""
    return next(((body.removesuffix(ending), group) for ending, group in _words().kinds if body.endswith(ending)), (body, ""))


@lru_cache(maxsize=8192)
def duties(body: str) -> frozenset[str] | None:
    """The duties that a body's name tells; None where a piece of it names none that is known."""
    known = _words()
    if body in known.whole:
        return known.whole[body]
    stem, _ = _apart(body)
    if not stem:
        return None
    found: set[str] = set()
    while stem:
        piece = known.pieces.match(stem)
        if piece is None:
            return None
        found |= known.terms[piece.group()]
        stem = re.sub(r"^(?:[和与及、]|管理(?=$))", "", stem[piece.end() :])
    return frozenset(found)


def _of_one_kind(said: str, body: str) -> bool:
    """Whether a name without an ending, or with one of the same group, may be the body's."""
    if said.endswith("厅") and not body.endswith("厅"):
        return False
    kind = "office" if said in _words().whole else _apart(said)[1]
    return kind in ("", _apart(body)[1])


def same_duties(said: str, body: str) -> bool:
    """Whether two names are one body's of a place: charged with the same, of one kind."""
    told = duties(said)
    return told is not None and told == duties(body) and _of_one_kind(said, body)


def follows(said: str, body: str) -> bool:
    """Whether a body is charged with what the one of an old name was charged with before."""
    successor, own = _words().before.get(_apart(said)[0]), duties(body)
    return successor is not None and own is not None and successor <= own and _of_one_kind(said, body)


def shares(said: str, body: str) -> bool:
    """Whether a body is charged with a part of what a name says, or was before what is now called so, so that it may be meant."""
    told, own = duties(said), duties(body)
    return bool(told and own and told & own) or follows(said, body) or follows(body, said)


@lru_cache(maxsize=1024)
def names_a_duty(text: str) -> int:
    """The end of a body's name that a text begins with, known by its duties though no store has it; 0 where none does.

    >>> names_a_duty("公积金中心呢"), names_a_duty("农委2023年"), names_a_duty("工商局的"), names_a_duty("结局如何")
    (5, 2, 3, 0)
    """
    found = _named().match(text)
    return found.end() if found else 0


@cache
def _named() -> re.Pattern[str]:
    known = _words()
    duty = "|".join(sorted({*known.terms, *known.before}, key=len, reverse=True))
    not_before = {ending: f"(?!{behind})" for ending, behind in word_table("duties")["not_before"].items()}
    endings = "|".join(ending + not_before.get(ending, "") for ending, _ in known.kinds)
    whole = "|".join(known.whole)
    return re.compile(rf"(?:(?:(?:{duty})[和与]?){{1,4}}(?:{endings})|{whole})(?![员托会局])")
