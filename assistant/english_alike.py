"""What an English word may be told by beside what the vocabulary says it with: things that English does not keep apart, deeds that are one.

Things are groups of `vocabulary/english_alike.toml`, deeds those by which a number is held against its question afterwards
(`english_deeds`). Only where a number is chosen of few is a word told so (`english_along`, `english_chosen`). Nothing raises.

>>> widened(Term(Part.NOUN, ("公告",))).words[:3], widened(Term(Part.VERB, ("撤回",))).words
(('公告', '公示', '通知'), ('撤回', '撤稿', '撤下'))
>>> widened(Term(Part.NOUN, ("飞艇",))).words
('飞艇',)
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from assistant.english_terms import Part, Term
from assistant.word_tables import word_table


def widened(term: Term) -> Term:
    """A phrase with all the words of the groups that one of its words is in, its own first."""
    return replace(term, words=_widened(term.part is Part.VERB, term.words)) if any(term.words) else term


@cache
def _widened(deed: bool, words: tuple[str, ...]) -> tuple[str, ...]:
    groups = _deeds() if deed else _things()
    more = (other for word in words for asks, tells in groups if word in asks for other in tells)
    return tuple(dict.fromkeys((*words, *more)))


@cache
def _things() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    lines = (tuple(line.split()) for line in str(word_table("english_alike")["things"]).splitlines() if line.strip())
    return tuple((line, line) for line in lines)


@cache
def _deeds() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(The words that ask for a deed, those that tell it.)"""
    lines = (line.partition(">") for line in str(word_table("english_deeds")["groups"]).splitlines() if line.strip())
    return tuple((tuple(asks.split()), (*asks.split(), *more.split())) for asks, _, more in lines)
