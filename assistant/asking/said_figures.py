"""Which figure of the forms a question's words determine together: concepts → indicator and column.

A figure is meant where its concepts are said and nothing else is: every word of the question must be one of the
figure's, one that may stand beside it, or one that says nothing (`vocabulary/spoken.toml`). Of several figures the one
that accounts for more words of its own is meant; where two do equally, the question is in doubt and both are told.
Words of computing (多了, 占, than) say nothing only where the question was understood to ask for a computed figure.

>>> said("国家秘密没给公开的有几件").indicator, said("因国家秘密而没公开的个人申请").columns
('applications.refused.state_secret', ('自然人',))
>>> said("公开了多少工作信息").indicator is None, said("收到多少件建议").whole
(True, False)
>>> said("打官司输了几件").indicator, said("lawsuits filed without prior reconsideration").indicator
('litigation.corrected', 'litigation.direct.total')
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from assistant.asking.indicator_words import done_by_applicants, equivalents
from assistant.asking.said_rows import takes_in_carried
from assistant.bodies.named_classes import is_of_a_class
from assistant.language.said_words import COLUMN, NEGATION, Cut, beside, cut, mended, spoken

_EARLIER = "from_last"
_ANYWHERE = frozenset(
    {"in_copies", "in_periods", "in_people", "in_times", "in_all", "joined", "result", "reason", "disclosure", "total", "case"}
)
"""What tells nothing of which figure is meant, or only in what it is counted: said beside any figure."""
_LIGHT = frozenset("出发开设建印来提接办批项当拿借要")
"""Verbs of one character that are often a figure's word and as often say nothing."""
_HANDLING = frozenset({"received", "received_new", "accepted", "concluded", "answered", "processed"})
"""Verbs that are said of applications where nothing else is named that they are said of."""
_ARRIVING = frozenset({"in_person", "by_fax", "online", "by_letter"})
"""Ways in which more than applications comes (接受现场咨询多少)."""
_CARRIED_IN = "applications.carried_in"
_CARRIED = frozenset({"carried", "carried_in", "carried_out", "unfinished"})


@dataclass(frozen=True, slots=True)
class Said:
    """What a question's words determine. `indicator` is None where they fit no figure; `choices` are the figures where
    they fit several equally. `whole`: every word is accounted for. `words` are those that meant the figure."""

    indicator: str | None
    choices: tuple[str, ...]
    columns: tuple[str, ...]
    words: tuple[str, ...]
    whole: bool
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One way to say a figure: each of `needed` by one of its concepts, `may` besides, none of `barred`."""

    indicator: str
    needed: tuple[frozenset[str], ...]
    may: frozenset[str]
    barred: frozenset[str]

    @classmethod
    def read(cls, indicator: str, text: str, may: frozenset[str]) -> _Rule:
        parts = text.split()
        needed = tuple(frozenset(p.split("|")) for p in parts if not p.endswith("?") and not p.startswith("!"))
        optional = frozenset(p.rstrip("?") for p in parts if p.endswith("?"))
        barred = frozenset(p.lstrip("!") for p in parts if p.startswith("!"))
        return cls(indicator, needed, (may | optional | _ANYWHERE).union(*needed), barred)

    def fits(self, concepts: frozenset[str]) -> bool:
        return concepts <= self.may and not concepts & self.barred and all(one & concepts for one in self.needed)


@cache
def _rules() -> tuple[_Rule, ...]:
    allowed = beside()
    return tuple(
        _Rule.read(
            indicator, text, frozenset(word for prefix, words in allowed.items() if _within(indicator, prefix) for word in words)
        )
        for indicator, texts in spoken()["figures"].items()
        for text in texts
    )


def _within(indicator: str, prefix: str) -> bool:
    return indicator == prefix or indicator.startswith(prefix + ".")


def could_mean(reading: Said, indicator: str) -> bool:
    """Whether nothing that a question says speaks against this figure: each of its concepts is one of the figure's, or may
    stand beside it. True for a count that no form has."""
    if NEGATION in reading.concepts:
        return False
    rules = [r for r in _rules() if r.indicator in equivalents(indicator) or indicator in equivalents(r.indicator)]
    return not rules or any(reading.concepts <= rule.may and not reading.concepts & rule.barred for rule in rules)


@cache
def belongs(concept: str, indicator: str) -> bool:
    """Whether a concept is one of a figure's own, or may be said beside it.

    >>> belongs("by_letter", "applications.received"), belongs("application", "applications.received")
    (False, True)
    """
    rules = [r for r in _rules() if r.indicator in equivalents(indicator) or indicator in equivalents(r.indicator)]
    return any(concept in rule.may and concept not in rule.barred for rule in rules)


@lru_cache(maxsize=4096)
def said(text: str, operation: str = "value") -> Said:
    """What a folded, lower-case text says; `operation` is what the question wants done with the figure."""
    found = cut(text)
    reading = _read(found, operation)
    named = reading.indicator
    beside_it = named == _CARRIED_IN and takes_in_carried(text)
    if named is not None and (beside_it or is_of_a_class(text, named) or done_by_applicants(text, named)):
        return Said(None, (), (), (), whole=False, concepts=reading.concepts)
    if reading.indicator is None and not reading.choices and not _of_a_kind(text):
        better = mended(found)
        if better is not found:
            return _read(better, operation)
    return reading


def of_another(found: Cut, concepts: frozenset[str]) -> bool:
    """Whether only a verb of handling is said and something that is none of a figure's words is what it is said of (收到反馈几条).

    >>> said("新收材料多少件").indicator is None, said("新收多少件").indicator
    (True, 'applications.received')
    >>> said("接受现场咨询多少").indicator is None, said("当面收到申请多少件").indicator
    (True, 'statistics.received.in_person')
    """
    return concepts <= _HANDLING | _ARRIVING and any(token.text in _objects() for token in found.tokens if not token.concept)


def _narrowed(found: Cut) -> bool:
    """Whether applications or information are said to be somebody's or something's by a word that elsewhere says nothing."""
    told = [token for token in found.tokens if token.text not in _BETWEEN]
    return (
        _of_a_kind(found.text)
        or _about_applicants(found)
        or any(
            not before.concept and before.text in spoken()["objects"]["narrows"] and token.concept in _WHOSE
            for before, token in pairwise(told)
        )
    )


def _about_applicants(found: Cut) -> bool:
    """Whether what applications are about is spelt like a kind of applicant (applications concerning law firms).

    >>> _about_applicants(cut("requests about local companies")), _about_applicants(cut("about how many requests from companies"))
    (True, False)
    """
    about = False
    for token in found.tokens:
        if token.concept.startswith(COLUMN) and about:
            return True
        if token.text in spoken()["objects"]["about"]:
            about = True
        elif token.concept or "how many" in token.text or token.text in ("from", "by", "of"):
            about = False
    return False


def _of_a_kind(text: str) -> bool:
    """Whether applications are said to be of a kind, or to have come in a way (来信的申请).

    >>> _of_a_kind("来信申请几件"), _of_a_kind("新申请几件")
    (True, False)
    """
    return any(
        f"{kind}{of}申请" in text
        for kind in spoken()["objects"]["kinds"]
        for of in ("", "的", "提的", "提出的", "递交的", "提交的")
    )


_BETWEEN = frozenset(("的", "所", "提出", "提交"))
_WHOSE = frozenset(("application", "info"))


@cache
def _objects() -> frozenset[str]:
    return frozenset(spoken()["objects"]["words"])


def _read(found: Cut, operation: str) -> Said:
    plain = operation == "value"
    whole = not found.left and not (plain and any(t.part == "operation" for t in found.tokens))
    tokens = [t for t in found.tokens if t.concept and (whole or (len(t.text) > 1 and t.concept != NEGATION))]
    concepts = frozenset("column" if t.concept.startswith(COLUMN) else t.concept for t in tokens)
    if not plain and not concepts & _CARRIED:
        concepts -= {_EARLIER}
    if not whole or not concepts:
        return Said(None, (), found.columns, (), whole, concepts - _ANYWHERE)
    fitting = [rule for rule in _rules() if rule.fits(concepts)]
    if not fitting and (fewer := concepts - {t.concept for t in tokens if t.text in _LIGHT}) and fewer != concepts:
        fitting = [rule for rule in _rules() if rule.fits(fewer)]
    most = max((len(rule.needed) for rule in fitting), default=0)
    best = {rule.indicator: rule for rule in fitting if len(rule.needed) == most}
    if len(best) != 1 and _about_applicants(found):  # 涉及商户的数量: no applications by them
        return Said(None, (), (), (), whole=False, concepts=frozenset())
    if len(best) != 1:
        return Said(None, tuple(best), found.columns, (), whole, concepts - _ANYWHERE)
    rule = next(iter(best.values()))
    if of_another(found, concepts) or _narrowed(found):
        return Said(None, (), found.columns, (), whole, concepts - _ANYWHERE)
    meant = frozenset().union(*rule.needed)
    words = tuple(t.text for t in tokens if t.concept in meant)
    return Said(rule.indicator, (), found.columns, words, whole, concepts - _ANYWHERE)
