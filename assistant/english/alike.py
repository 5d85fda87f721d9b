"""What an English word may be told by beside what the vocabulary says it with: things that English does not keep apart, deeds that are one.

Things and deeds are groups of `vocabulary/english_alike.toml`, deeds also those by which a number is held against its question
afterwards (`english.deeds`). Only where a number is chosen of few is a word told so (`english.along`, `english.chosen`). Nothing raises.

>>> widened(Term(Part.NOUN, ("公告",))).words[:3], widened(Term(Part.VERB, ("撤回",))).words
(('公告', '公示', '通知'), ('撤回', '撤稿', '撤下'))
>>> widened(Term(Part.NOUN, ("飞艇",))).words
('飞艇',)
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from assistant.english.terms import Part, Term
from assistant.language.word_tables import word_table


def widened(term: Term) -> Term:
    """A phrase with all the words of the groups that one of its words is in, its own first."""
    return replace(term, words=_widened(term.part is Part.VERB, term.words)) if any(term.words) else term


@cache
def _widened(deed: bool, words: tuple[str, ...]) -> tuple[str, ...]:
    groups = _deeds() if deed else _things()
    plain = frozenset(str(word_table("english_terms")["come_about"]).split()) if deed else frozenset[str]()
    left_out = (
        plain if plain.isdisjoint(words) else frozenset[str]()
    )  # what is closed (办结) is not told by 办理, which need not be told
    more = (other for word in words for asks, tells in groups if word in asks for other in tells if other not in left_out)
    return tuple(dict.fromkeys((*words, *more)))


@cache
def _things() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return _asked_and_told("english_alike", "things")


@cache
def _deeds() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    return (*_asked_and_told("english_deeds", "groups"), *_asked_and_told("english_alike", "deeds"))


@cache
def told_deeds() -> frozenset[str]:
    """The words of two characters and more by which reports tell what is done."""
    return frozenset(word for asks, tells in _deeds() for word in (*asks, *tells) if len(word) > 1)


def _asked_and_told(table: str, name: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(The words that ask for what a group is, those that tell it.)"""
    lines = (line.partition(">") for line in str(word_table(table)[name]).splitlines() if line.strip())
    return tuple((tuple(asks.split()), (*asks.split(), *more.split())) for asks, _, more in lines)
