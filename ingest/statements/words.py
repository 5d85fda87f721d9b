"""The words by which numbers in prose are understood: `words.toml` as frozen values.

One file of knowledge serves both sides: what a sentence counts (`ingest.statements.document`) and what a question asks for
(`assistant.asking.question`) are told by the same rules, so that they meet in the same indicator.

>>> words = load_words()
>>> words.indicator_of("全年共收到政府信息公开申请", "件")
'applications.received'
>>> words.indicator_of("全年共召开会议", "次") is None
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_NAMED = {
    "units": {
        "count": "counts",
        "at_ends": "at_ends",
        "money": "money",
        "share": "shares",
        "duration": "durations",
        "measured": "measured",
    },
    "approximate": {"before": "approximate_before", "after": "approximate_after", "behind": "approximate_behind"},
    "names": {
        "before": "name_before",
        "after": "name_after",
        "before_numeral": "name_before_numeral",
        "before_one": "name_before_one",
    },
}
"""The fields of ProseWords that lists of these tables are; every list of another table is the field of its own name."""


@dataclass(frozen=True, slots=True)
class ProseIndicator:
    """A rule: an indicator is meant where of each group one word stands, none of `excluded` does and the unit is one of
    `units`."""

    id: str
    label: str
    units: frozenset[str]
    groups: tuple[tuple[str, ...], ...]
    excluded: tuple[str, ...]

    def fits(self, folded: str, unit: str | None) -> bool:
        """Whether the folded text speaks of this indicator; a unit of None fits any."""
        if unit is not None and unit not in self.units:
            return False
        return all(any(word in folded for word in group) for group in self.groups) and not any(
            word in folded for word in self.excluded
        )


@dataclass(frozen=True, slots=True)
class ProseWords:
    """All of `words.toml`; alternatives are sorted longest first, so that the longest match wins."""

    counts: tuple[str, ...]
    at_ends: tuple[str, ...]
    money: tuple[str, ...]
    shares: tuple[str, ...]
    durations: tuple[str, ...]
    measured: tuple[str, ...]
    strict_units: tuple[str, ...]
    created_units: tuple[str, ...]
    creating: tuple[str, ...]
    placed: tuple[str, ...]
    before_placed: tuple[str, ...]
    taught: tuple[str, ...]
    numeral_words: tuple[str, ...]
    periods: tuple[str, ...]
    approximate_before: tuple[str, ...]
    approximate_after: tuple[str, ...]
    approximate_behind: tuple[str, ...]
    up: tuple[str, ...]
    down: tuple[str, ...]
    turning: tuple[str, ...]
    against: tuple[str, ...]
    alone: tuple[str, ...]
    lead: tuple[str, ...]
    trail: tuple[str, ...]
    verbs: tuple[str, ...]
    events: tuple[str, ...]
    carriers: tuple[str, ...]
    scopes: tuple[str, ...]
    describing: tuple[str, ...]
    planning: tuple[str, ...]
    held: tuple[str, ...]
    persons: tuple[str, ...]
    counted: tuple[str, ...]
    joining: tuple[str, ...]
    whole_ends: tuple[str, ...]
    nouns: tuple[str, ...]
    breaks: tuple[str, ...]
    foreign: tuple[str, ...]
    kept: tuple[str, ...]
    adverbs: tuple[str, ...]
    distinct: tuple[str, ...]
    own: tuple[str, ...]
    application_words: tuple[str, ...]
    serving: tuple[str, ...]
    predicates: tuple[str, ...]
    gone_over: tuple[str, ...]
    cuts: tuple[str, ...]
    aspects: tuple[str, ...]
    prepositions: tuple[str, ...]
    ways: tuple[str, ...]
    means: tuple[str, ...]
    taking: tuple[str, ...]
    handled: tuple[str, ...]
    timely: tuple[str, ...]
    taken_on: tuple[str, ...]
    channels: tuple[str, ...]
    bodies: tuple[str, ...]
    name_after: tuple[str, ...]
    name_before: tuple[str, ...]
    name_before_numeral: tuple[str, ...]
    name_before_one: tuple[str, ...]
    indicators: tuple[ProseIndicator, ...]

    @property
    def compared(self) -> re.Pattern[str]:
        """Where in a clause it begins to be compared: 申请量 | 同比增长."""
        return _compared()

    def indicator_of(self, folded: str, unit: str | None) -> str | None:
        """The indicator a folded clause with this unit speaks of; None where no rule fits."""
        return next((rule.id for rule in self.indicators if rule.fits(folded, unit)), None)

    def rule(self, indicator: str) -> ProseIndicator | None:
        return next((rule for rule in self.indicators if rule.id == indicator), None)


def _longest_first(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def alternatives(words: Sequence[str]) -> str:
    """A regular expression's alternation of these words, longest first."""
    return "|".join(re.escape(word) for word in _longest_first(words))


@cache
def _compared() -> re.Pattern[str]:
    words = load_words()
    return re.compile(rf"{alternatives((*words.against, *words.up, *words.down))}|占")


@cache
def load_words() -> ProseWords:
    """Reads `words.toml` once."""
    data = tomllib.loads(resources.files("ingest").joinpath("statements/words.toml").read_text(encoding="utf-8"))
    lists: dict[str, Any] = {
        _NAMED[table][key] if table in _NAMED else key: _longest_first(words)
        for table, entry in data.items()
        if isinstance(entry, dict)
        for key, words in entry.items()
    }
    return ProseWords(
        **lists,
        indicators=tuple(
            ProseIndicator(
                rule["id"],
                rule["label"],
                frozenset(rule["units"]),
                tuple(tuple(group) for group in rule["all"]),
                tuple(rule.get("not", ())),
            )
            for rule in data["indicator"]
        ),
    )
