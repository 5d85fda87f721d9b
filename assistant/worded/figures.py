"""Whether a model's sentence states the figures of an answer, and nothing else.

Each number has to be a figure with its unit, in the context that the sentence gives it: the body and the year named last before it
(in order, after 分别), the label beside it. Or it is a year of the evidence, or stands in a quote that is repeated whole, or goes
along with one (`worded.along`). What turns a statement round is checked by `worded.turns`. Markers belong to the figures that the
sentence states; what is lacking of them is put in, what is foreign is a fault.

A `FigureCheck` goes through one wording, sentence by sentence, and remembers what has been stated.

>>> FigureCheck.__name__
'FigureCheck'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.worded.along import said_along
from assistant.worded.check import (
    Fit,
    Unfit,
    accounted,
    characters,
    in_language,
    marks,
    masked,
    named,
    quotes,
    with_marks,
    year_stands,
)
from assistant.worded.claims import Claims
from assistant.worded.facts import Evidence, Fact, words
from assistant.worded.text import MARK, MEASURES, Said, folded, numbers, unlisted
from assistant.worded.turns import Turns

_ARRIVES = re.compile(r"(?:由|从|\bfrom\b)[^。;；]*(?:到|至|\bto)\s*了?$")
_DEPARTS = re.compile(r"(?:由|从|\bfrom )$")
_REACHES = re.compile(r"^[^。;；，,]{1,12}?(?:到|至|为|\bto\b)")
_FREE = ("", "倍", "个", "家", "位", "名")
SHORTEST = 2
"""Characters of a piece that is taken from the evidence."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What a sentence has named last before a place in it."""

    organisation: str | None = None
    year: int | None = None


class FigureCheck:
    """One wording of an answer that gives figures."""

    def __init__(self, known: Evidence) -> None:
        self.known = known
        self.stated: set[int] = set()
        self._turns = Turns(known)
        self._claims = Claims(known)
        self._context = _Context()
        self._owed = frozenset[int]()
        self._contrary = {name for name in ("organisation", "year") if known.called(name)}

    def lacking(self) -> bool:
        """Whether a figure that has to be stated has not been."""
        return self._claims.lacking() or any(
            fact.needed and index not in self.stated for index, fact in enumerate(self.known.facts)
        )

    def sentence(self, raw: str) -> Fit:
        """The sentence as it may be said. Errors: Unfit."""
        known = self.known
        characters(raw, known)
        given = marks(raw, known)
        quotes(raw, known)
        text = folded(unlisted(MARK.sub("", raw)), known.language)
        bodies = named(text, known)
        without = masked(text, [(start, end) for start, end, _ in bodies])
        spans, stated = self._numbers(text, bodies, given)
        hidden = masked(without, spans)
        accounted(hidden, known, SHORTEST)
        in_language(hidden, known)
        facts = [known.facts[index] for index in sorted(stated)]
        self._turns.check(text, facts)
        self._turns.blanks(without, facts)
        self._turns.labels(text, stated)
        self._claims.check(raw, text, without, facts, self._owed)
        cited = facts or [known.facts[index] for index in sorted(self.stated)]
        allowed = self._owed.union(*(fact.marks for fact in cited))
        if given - allowed:
            raise Unfit("marker")
        self.stated |= stated
        self._owed = frozenset() if given else self._owed.union(*(fact.shown for fact in facts))
        return Fit(with_marks(raw, frozenset[int]().union(*(fact.shown for fact in facts))), frozenset(stated))

    # ------------------------------------------------------------------------------------------ numbers

    def _numbers(
        self, text: str, bodies: list[tuple[int, int, str]], given: frozenset[int]
    ) -> tuple[list[tuple[int, int]], set[int]]:
        """(The stretches that numbers and their units take, the facts that are stated)."""
        known = self.known
        said = numbers(text)
        years = [s for s in said if year_stands(text, s, known.language) and s.value is not None]
        counted = [s for s in said if s not in years]
        aside = [s for s in counted if self._aside(text, s)]
        counted = [s for s in counted if s not in aside]
        if any(int(s.value) not in known.years for s in years if s.value is not None):
            raise Unfit("year")
        if _range(text, counted) and not any(r in known.reference for r in _range(text, counted)):
            raise Unfit("number")
        named_at: list[tuple[int, str, str | int]] = [(end, "organisation", body) for _, end, body in bodies]
        named_at += [(s.end, "year", int(s.value)) for s in years if s.value is not None]
        named_at.sort(key=lambda one: one[0])
        spans = [(s.start, s.end) for s in years] + [(s.start, s.end + 1) for s in aside]
        stated: set[int] = set()
        respectively = self._respectively(text, named_at, counted)
        for number, one in enumerate(counted):
            context = respectively[number] if respectively else self._before(named_at, one.start)
            unit_end = one.end
            index = next(
                (i for i, fact in enumerate(known.facts) if i not in stated and self._is(fact, one, text, context)), None
            )
            if index is None:
                index = next((i for i, fact in enumerate(known.facts) if self._is(fact, one, text, context)), None)
            if index is not None:
                stated.add(index)
                stated |= self._alike(text, one, bodies, index)
                unit = known.facts[index].unit
                unit_end += (
                    len(unit) if text.startswith(unit, one.end) else 1 if text[one.end : one.end + 1] in ("倍", "个", "%") else 0
                )
            elif not self._in_quote(text, one) and not said_along(text, one, known):
                raise Unfit("number")
            spans.append((one.start, unit_end))
        stated |= self._stated_without_digits(text, given)
        if named_at:
            self._context = self._before(named_at, len(text))
        return spans, stated

    def _aside(self, text: str, said: Said) -> bool:
        """Whether a number counts the bodies or the figures themselves (两家, 两项), or says what a blank is not (不能视为0)."""
        facts = self.known.facts
        if any(
            m.start() <= said.start < m.end()
            for m in words(self.known.language).blank["not_zero"].finditer(text)
            if any(fact.value is None for fact in facts)
        ):
            return True
        if said.raw.isascii() or said.value is None:
            return False
        own = [fact for fact in facts if fact.operation is None]
        behind = text[said.end : said.end + 1]
        things = "organisation" if behind == "家" else "label" if behind in ("项", "格", "栏", "类") else ""
        return bool(things) and said.value == len({getattr(fact, things) for fact in own}) > 1

    def _before(self, named_at: list[tuple[int, str, str | int]], at: int) -> _Context:
        body, year = self._context.organisation, self._context.year
        for end, what, which in named_at:
            if end <= at:
                body = str(which) if what == "organisation" else body
                year = int(which) if what == "year" else year
        return _Context(body, year)

    def _respectively(self, text: str, named_at: list[tuple[int, str, str | int]], counted: list[Said]) -> list[_Context]:
        """After 分别: the context of each number, in order; [] where it is not said so."""
        if not re.search(r"分别|\brespectively\b", text) or len(self._contrary) != 1:
            return []
        varies = next(iter(self._contrary))
        listed = [which for end, what, which in named_at if what == varies and (not counted or end <= counted[0].start)]
        if len(listed) != len(counted) or len(listed) < 2:
            return []
        rest = self._before(named_at, len(text))
        return [
            _Context(str(which), rest.year) if varies == "organisation" else _Context(rest.organisation, int(which))
            for which in listed
        ]

    def _is(self, fact: Fact, said: Said, text: str, context: _Context) -> bool:
        """Whether a number states this fact where it stands."""
        if fact.value is None or said.value is None:
            return False
        value = -said.value if said.sign == "-" else said.value
        if value != fact.value and (said.sign or value != -fact.value):
            return False
        if said.percent != (fact.unit == "%") or (said.over and not re.search("余|多", fact.near)):
            return False
        if self.known.language == "zh" and not said.percent and not _unit(fact.unit, text[said.end :]):
            return False
        if fact.operation is not None and len([f for f in self.known.facts if f.operation == fact.operation]) == 1:
            return True
        if context.year != fact.year and _ARRIVES.search(text[: said.start]):
            context = _Context(context.organisation, max(self.known.years))
        elif context.year != fact.year and _DEPARTS.search(text[: said.start]) and _REACHES.search(text[said.end :]):
            context = _Context(context.organisation, min(self.known.years))
        for name, given, own in (("organisation", context.organisation, fact.organisation), ("year", context.year, fact.year)):
            if own is not None and given != own and (given is not None or name in self._contrary):
                return False
        return True

    def _alike(self, text: str, said: Said, bodies: list[tuple[int, int, str]], index: int) -> set[int]:
        """With 均 or 都 before it, a number states what it is for every body that was named for it."""
        if not re.search(r"[均都](?:为|是)?$", text[: said.start]):
            return set()
        start = max((m.end() for m in re.finditer(r"[，,；;。：:]", text[: said.start])), default=0)
        named = {body for at, _, body in bodies if start <= at < said.start}
        own = self.known.facts[index]
        return {
            i
            for i, fact in enumerate(self.known.facts)
            if (fact.value, fact.unit, fact.operation, fact.year) == (own.value, own.unit, None, own.year)
            and fact.organisation in named
        }

    def _in_quote(self, text: str, said: Said) -> bool:
        """Whether the number stands in a quote that is repeated whole."""
        for quote in self.known.quotes:
            at = text.find(quote)
            while quote and at >= 0:
                if at <= said.start and said.end <= at + len(quote) and len(quote) > len(said.raw) + 2:
                    return True
                at = text.find(quote, at + 1)
        return False

    def _stated_without_digits(self, text: str, given: frozenset[int]) -> set[int]:
        """Facts that the answer itself says in words, and blanks that are cited."""
        out = set()
        blank = words(self.known.language).blank["said"].search(text)
        for index, fact in enumerate(self.known.facts):
            spoken = any(self.known.quotes[mark - 1] in text for mark in fact.marks)
            if (fact.value is None and blank and (given & fact.marks or len(self.known.facts) == 1)) or (
                fact.value is not None and not fact.printed and spoken
            ):
                out.add(index)
        return out


def _unit(unit: str, rest: str) -> bool:
    """Whether what follows a number agrees with its unit."""
    if unit and rest.startswith(unit):
        return True
    if unit == "":
        return rest[:1] in _FREE or rest[:1] not in MEASURES
    return rest[:1] not in MEASURES or rest[:1] == ""


def _range(text: str, counted: list[Said]) -> list[str]:
    """Pairs of numbers joined to a range."""
    out = []
    for left, right in pairwise(counted):
        between = text[left.end : right.start] if not right.sign else right.sign
        if between in ("-", "~", "至", "—", "--", "to", " to "):
            out.append(text[left.start : right.end])
    return out
