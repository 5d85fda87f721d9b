"""What turns a statement of figures round: directions, negations, bounds, blanks, and which label stands beside a number.

A change goes the way it went, told by which of its two operands is the base (比, 较, than); a ratio or share is of what it was
divided by; growth is signed. A negation, 约 and 余 stay, and none comes in. A blank is blank, never nothing. A comparison,
a superlative, a bound is not said where the answer does not say it. All texts are folded; a fault is raised as `Unfit`.

>>> Turns.__name__
'Turns'
"""

from __future__ import annotations

import re

from assistant.worded.check import MASK, Unfit, masked, named, operators, year_stands
from assistant.worded.facts import Evidence, Fact, words
from assistant.worded.text import numbers

_BASE = re.compile(r"(?<![同环占])比(?![例重率])|较(?![多少])|相比|\b(?:than|compared (?:with|to)|over|from)\b")
_COUNTING = ("most", "least", "times", "over", "around", "under", "all", "equal", "perhaps", "ever", "earlier")
_LICENSED = {
    "max": {"most", "up"}, "min": {"least", "down"}, "ratio": {"times"},  "difference": {"equal"}, "share": {"all"}, "sum": {"all"},
}  # fmt: skip
_NOT_SO = re.compile(r"[不非莫勿否]|并未|\b(?:not|never)\b")
_POINTED = re.compile("前者|后者")
_NONE = re.compile(r"没有(?=(?:收到|新收|受理|收取)[^，,。;；]*[，,](?:为|是|共|即|数量为)?0)")
_CLAUSE = re.compile(r"[，,；;。：:]")
_SHARE = re.compile(r"(占(?!比)|\bof\b)")


class Turns:
    """The checks over one answer's figures."""

    def __init__(self, known: Evidence) -> None:
        self._known = known

    def check(self, whole: str, facts: list[Fact]) -> None:
        language = self._known.language
        text = self._plain(whole)
        if any(fact.value is None for fact in facts):
            data = words(language).blank
            text = data["said"].sub(MASK, data["not_zero"].sub(MASK, text))
        text = self._none(text, facts)
        said = operators(text, language)
        if not facts:
            if said:
                raise Unfit("operator")
            return
        zone = self._plain("\n".join(fact.line for fact in facts))
        near = self._plain("\n".join(fact.near for fact in facts))
        there = operators(zone, language)
        licensed: set[str] = set()
        for fact in facts:
            licensed |= _LICENSED.get(fact.operation or "", set())
        changed = {f.year for f in self._known.facts if f.operation is None}
        if len(changed) > 1 and any(f.operation in ("difference", "growth") for f in self._known.facts):
            licensed.add("earlier")
        if any(f.unit == "次" for f in facts) and language == "en":
            licensed.add("times")
        if len(facts) > 1 and len({f.value for f in facts}) == 1:
            licensed |= {"all", "equal"}
        if any(f.state == "approximate" for f in facts) and (re.search(r"\d[万亿]?[余多]", text)):
            licensed.add("around")
        self._kept(whole, text, zone, facts)
        for name in _COUNTING:
            if name in said and name not in there and name not in licensed:
                raise Unfit("operator")
        for fact in facts:
            bounds = {name for name in ("over", "around", "under") if name in operators(fact.near, language)}
            own = {name for name in ("over", "around", "under") if name in said}
            if fact.state == "approximate" and not (own & bounds or re.search(r"\d[万亿]?[余多]|余|多", text)):
                raise Unfit("operator")
        for fact in facts:
            if fact.operation in ("ratio", "share"):
                self._divides(fact, whole)
        differences = [f for f in self._known.facts if f.operation == "difference" and self._turned(f.near)]
        for fact in differences:
            if fact in facts or "up" in said or "down" in said:
                self._goes(fact, whole, text, said)
        growths = [fact for fact in self._known.facts if fact.operation == "growth"]
        for fact in growths:
            if fact in facts or "up" in said or "down" in said:
                self._grows(fact, text, said, stated=fact in facts)
        self._foremost(whole)
        if differences or growths:
            return
        before = operators(near, language)
        for way in ("up", "down"):
            if (way in said and way not in there and way not in licensed) or (way in before and way not in said):
                raise Unfit("direction")

    def _none(self, text: str, facts: list[Fact]) -> str:
        """The text without 没有 where it says of a 0 what the 0 says: 没有收到…，为0件."""
        if len(facts) != 1 or facts[0].value != 0 or self._known.language != "zh":
            return text
        found = _NONE.search(text)
        return text if found is None else text[: found.start()] + MASK * 2 + text[found.start() + 2 :]

    def _foremost(self, whole: str) -> None:
        """What is called the most or the least is what the answer calls so."""
        data = words(self._known.language).operators
        for fact in self._known.facts:
            if fact.operation not in ("max", "min"):
                continue
            by_year = not self._known.called("organisation")
            for found in data["most" if fact.operation == "max" else "least"].finditer(self._plain(whole)):
                clauses = [0, *(m.end() for m in _CLAUSE.finditer(whole)), len(whole)]
                start = max(at for at in clauses if at <= found.start())
                end = min(at for at in clauses if at > found.start())
                places = [(at, which) for which in self._known.facts for at in self._places(which, whole, by_year=by_year)]
                inside = [which for at, which in places if start <= at < end]
                before = [which for at, which in sorted(places, key=lambda one: one[0]) if at < start][-1:]
                after = [which for at, which in sorted(places, key=lambda one: one[0]) if at >= end][:1]
                meant = inside or before or after
                ends = [f for f in self._known.facts if f.operation == fact.operation]
                right = {f.year for f in ends} if by_year else {f.organisation for f in ends}
                if not meant or {w.year if by_year else w.organisation for w in meant} - right:
                    raise Unfit("direction")

    def _plain(self, text: str) -> str:
        """The text with bodies and labels out of sight: what is in a name turns nothing round."""
        spans = [(start, end) for start, end, _ in named(text, self._known)]
        spans += [m.span() for fact in self._known.facts for m in re.finditer(re.escape(fact.label), text)]
        return masked(text, spans)

    def _kept(self, whole: str, text: str, zone: str, facts: list[Fact]) -> None:
        """Every negation is one of the answer's, and those beside a figure's number stay; 0 may be said instead of 未."""
        denied = words(self._known.language).operators["negation"]
        none = any(n.value == 0 for n in numbers(whole))
        for found in denied.finditer(text):
            piece = text[found.start() : found.end() + 1] if self._known.language == "zh" else found[0]
            if piece not in zone:
                raise Unfit("negation")
        for fact in facts:
            near = fact.near if fact.value is None or fact.printed else "\n".join(self._known.quotes[m - 1] for m in fact.marks)
            for found in denied.finditer(self._plain(near)):
                piece = near[found.start() : found.end() + 1] if self._known.language == "zh" else found[0]
                if piece not in whole and not (none and fact.value == 0 and not fact.printed):
                    raise Unfit("negation")
            if any(fact.label[m.start() : m.end() + 1] not in whole for m in denied.finditer(fact.label)):
                raise Unfit("negation")

    def _operands(self, fact: Fact) -> tuple[Fact, Fact] | None:
        """The two figures that a difference, a ratio or a share is of."""
        own = [f for f in self._known.facts if f is not fact and f.marks <= fact.marks and f.value is not None]
        own = [f for f in own if f.operation != fact.operation and (f.unit == fact.unit or fact.operation != "difference")]
        return (own[0], own[1]) if len(own) == 2 else None

    def _goes(self, fact: Fact, whole: str, text: str, said: dict[str, list[str]]) -> None:
        """A difference goes the way it went, seen from its base."""
        ways: set[str] = {"up", "down"} & set(said)
        pair = self._operands(fact)
        if pair is None or fact.value is None or pair[0].value is None or pair[1].value is None:
            self._as_before(fact, ways)
            return
        first, second = pair
        if first.value == second.value:
            if ways:
                raise Unfit("direction")
            return
        if not ways:
            if not re.search(r"相差|差额|差距|\bdiffer", text):
                raise Unfit("direction")
            return
        if len(ways) > 1:
            raise Unfit("direction")
        if not any(self._mentions(whole, first, second)):
            self._as_before(fact, ways)
            return
        base = self._base(whole, first, second)
        if base is None:
            raise Unfit("direction")
        subject = second if base is first else first
        risen = (subject.value or 0) > (base.value or 0)
        if ways != {"up" if risen else "down"}:
            raise Unfit("direction")

    def _named_beside(self, text: str, places: list[tuple[int, Fact]]) -> bool:
        """Whether one of two figures is named in the clause that tells more or less (2023年34件，2022年27件，多了7件: neither)."""
        clauses = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
        for way in ("up", "down"):
            for found in words(self._known.language).operators[way].finditer(text):
                start, end = max(at for at in clauses if at <= found.start()), min(at for at in clauses if at > found.start())
                if any(start <= at < end for at, _ in places):
                    return True
        return False

    def _turned(self, text: str) -> bool:
        """Whether a text tells a direction, or that there is none."""
        return bool({"up", "down", "equal"} & set(operators(self._plain(text), self._known.language)))

    def _as_before(self, fact: Fact, ways: set[str]) -> None:
        """A change goes the way that the answer itself tells."""
        if ways != {way for way in ("up", "down") if way in operators(self._plain(fact.near), self._known.language)}:
            raise Unfit("direction")

    def _mentions(self, text: str, first: Fact, second: Fact) -> list[tuple[int, Fact]]:
        """Where a text names one of two figures by what they differ in."""
        by_year = first.year != second.year
        return [(at, which) for which in (first, second) for at in self._places(which, text, by_year=by_year)]

    def _base(self, text: str, first: Fact, second: Fact) -> Fact | None:
        """Which of two figures the other is compared with, by what is named next to the comparing word."""
        if (first.organisation != second.organisation) == (first.year != second.year):
            return second if _in_order(self._known.reference, text, first, second) else None
        places = self._mentions(text, first, second)
        if (pointed := _POINTED.search(text)) and not _BASE.search(text[: pointed.start()]):
            order = [which for at, which in sorted(places, key=lambda one: one[0]) if at < pointed.start()]
            if len({id(which) for which in order}) < 2:
                return None
            last = next(which for which in order if which is not order[0])
            return last if pointed[0] == "前者" else order[0]
        found = list(_BASE.finditer(self._plain(text)))
        if found and found[-1][0] == "相比":  # 与X相比
            before = [(at, which) for at, which in places if at < found[-1].start()]
            return max(before, key=lambda one: one[0])[1] if before else None
        if found:
            after = [(at, which) for at, which in places if at >= found[-1].start()]
            return min(after, key=lambda one: one[0])[1] if after else None
        if first.year != second.year:
            over_time = re.search("增|减|升|降|increas|decreas|rose|fell", text) is not None or not self._named_beside(
                text, places
            )
            return min((first, second), key=lambda fact: fact.year or 0) if over_time else None
        turn = re.compile("|".join(words(self._known.language).operators[way].pattern for way in ("up", "down")))
        subjects = {
            id(max(before, key=lambda one: one[0])[1])
            for found in turn.finditer(self._plain(text))
            if (before := [one for one in places if one[0] < found.start()])
        }
        return (second if id(first) in subjects else first) if len(subjects) == 1 else None

    def _places(self, which: Fact, text: str, *, by_year: bool) -> list[int]:
        if by_year:
            return [s.start for s in numbers(text) if s.value == which.year and year_stands(text, s, self._known.language)]
        return [start for start, _, body in named(text, self._known) if body == which.organisation]

    def _divides(self, fact: Fact, text: str) -> None:
        """A ratio or a share is of what it was divided by."""
        pair = self._operands(fact)
        if pair is None:
            return
        part, whole = pair
        if fact.operation == "share":
            own, its = _pairs(part.label) - _pairs(whole.label), _pairs(whole.label) - _pairs(part.label)
            before, found, after = _SHARE.split(text, maxsplit=1) if _SHARE.search(text) else (text, "", "")
            swapped = any(p in after for p in own) and not any(p in before for p in own)
            if found and (swapped or (any(p in before for p in its) and not any(p in before for p in own))):
                raise Unfit("direction")
            return
        by_year = part.year != whole.year
        if by_year == (part.organisation != whole.organisation):
            if not _in_order(self._known.reference, text, part, whole):
                raise Unfit("direction")
            return
        at = next((n.start for n in numbers(text) if n.value == fact.value), 0)
        places = [(place, which) for which in pair for place in self._places(which, text, by_year=by_year)]
        beside = [
            (at - place if place < at else place - at, which)
            for place, which in places
            if (place < at) == (self._known.language == "zh")
        ]
        if not beside or min(beside, key=lambda one: one[0])[1] is not whole:
            raise Unfit("direction")

    def _grows(self, fact: Fact, text: str, said: dict[str, list[str]], *, stated: bool) -> None:
        """Growth is signed: a fall is said to be one, or carries its sign."""
        if fact.value is None:
            return
        signed = any(n.sign == "-" and n.value is not None and -n.value == fact.value for n in numbers(text))
        falls = fact.value < 0 and not signed
        if not stated:
            if ("up" if fact.value < 0 else "down") in said:
                raise Unfit("direction")
            return
        if falls and ("down" not in said or "up" in said):
            raise Unfit("direction")
        if not falls and ("down" in said or (signed and "up" in said)):
            raise Unfit("direction")

    def blanks(self, text: str, facts: list[Fact]) -> None:
        """A blank is said to be blank, never to be nothing."""
        if all(fact.value is not None for fact in facts):
            return
        data = words(self._known.language).blank
        rest = data["not_zero"].sub(MASK, text)
        if any(_NOT_SO.search(_CLAUSE.split(rest[: m.start()])[-1]) for m in data["said"].finditer(rest)):
            raise Unfit("blank")
        rest = data["said"].sub(MASK, rest)
        if data["zero"].search(rest.replace("没有填", MASK)):
            raise Unfit("blank")

    def labels(self, text: str, stated: set[int]) -> None:
        """A number does not stand beside another figure's label."""
        facts = [self._known.facts[index] for index in stated]
        if len({fact.label for fact in self._known.facts}) < 2:
            return
        at = 0
        for said in numbers(text):
            own = [f for f in facts if f.value is not None and said.value in (f.value, abs(f.value))]
            if said.year or not own:
                continue
            span = text[at : said.start]
            at = said.end
            if not any(self._beside(fact, span) for fact in own):
                raise Unfit("label")

    def _beside(self, fact: Fact, span: str) -> bool:
        """Whether the words before a number tell this fact at least as well as any other."""
        for other in self._known.facts:
            apart = (other.organisation, other.year) != (fact.organisation, fact.year)
            if apart or other.label == fact.label or other.value == fact.value:
                continue
            own, its = _pairs(fact.label), _pairs(other.label)
            if sum(p in span for p in its - own) > sum(p in span for p in own - its):
                return False
        return True


def _pairs(label: str) -> set[str]:
    return {label[i : i + 2] for i in range(len(label) - 1)} or {label}


def _in_order(reference: str, text: str, first: Fact, second: Fact) -> bool:
    """Whether two figures come in the same order as in the answer."""

    def order(where: str) -> bool | None:
        seen = [n.value for n in numbers(where) if n.value in (first.value, second.value)]
        return None if len(set(seen)) < 2 else seen.index(first.value) < seen.index(second.value)

    return order(text) is not None and order(text) == order(reference)
