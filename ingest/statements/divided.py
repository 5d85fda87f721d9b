"""What was read settled at a report's end: one list of parts for every whole, and what was divided without saying so.

Every sentence leaves its lists (其中 …) and what its items may divide: the items of 按渠道分,…, or three numbers and more that
stand together, are the parts of the number of their sentence or the one before that they add up to; where they add up to none,
they are parts of nothing. Items of another sentence than their whole then say of what they are: 三季度 is 三季度公开信息.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, StatementKind
>>> def count(subject: str, value: int, at: int) -> Statement:
...     span = Span(at, at + 1)
...     return Statement(subject, subject, Decimal(value), "条", StatementKind.COUNT, State.REPORTED, span, span, span)
>>> said = [count("公开信息", 9, 0), count("上半年", 5, 1), count("下半年", 4, 2)]
>>> listings = Listings()
>>> listings.divide([Division((0,), [1, 2])])
>>> listings.settle(said)
>>> [(one.subject, one.whole) for one in said]
[('公开信息', None), ('上半年公开信息', 0), ('下半年公开信息', 0)]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import itemgetter

from ingest.model import Statement
from ingest.statements.respectively import holder
from ingest.statements.subjects import LONGEST
from ingest.statements.words import alternatives, load_words

_SHORTEST = 2
_TELLING = 20
"""Three numbers that add up to less may do so by chance."""
_DIVIDED = -2
"""Numbers of lists from here down are those of divisions: a whole keeps one only where no list opens with 其中."""
_TAKING = re.compile(rf"^(?:{alternatives(load_words().taking)})(?=..)")
_DONE = re.compile(
    rf"^(?:{alternatives((*load_words().adverbs, *load_words().timely))})*(?:{alternatives((*load_words().taking, *load_words().handled))})"
)
"""What was done with all that a list divides, which is said of no part of it (按时答复29件: 不予公开3件)."""


@dataclass(frozen=True, slots=True)
class Division:
    """A number that may be divided (places in the statements), and the items that divide it."""

    wholes: tuple[int, ...]
    items: list[int] = field(default_factory=list)
    said: bool = True
    """Whether the text says that it divides; else three items at least must add up to a number that is not small."""
    within: list[int] = field(default_factory=list)
    """How many items stand before each 其中: those behind it are parts of the last of these (部门3件,县区5件,其中甲县2件)."""


class Listings:
    """The lists of a whole document by the whole that they part. A whole that is parted twice (by office, then by applicant)
    keeps the longer list, the first of equals: its parts then add up. What it is about (内容涉及征地9件) yields to its other parts."""

    def __init__(self) -> None:
        self._of: dict[int, dict[int, list[int]]] = {}
        self._divisions: list[Division] = []
        self.divided: tuple[int, ...] = ()

    def add(self, whole: int, listing: int, place: int) -> None:
        """A statement is a part of a whole in a list."""
        self._of.setdefault(whole, {}).setdefault(listing, []).append(place)

    def divide(self, divisions: Sequence[Division]) -> None:
        """What a sentence divides: the next may divide it otherwise (按层级分,…。按季度分,…)."""
        self._divisions.extend(divisions)
        self.divided = tuple(dict.fromkeys(place for one in divisions for place in one.wholes))

    def settle(self, said: list[Statement]) -> None:
        """Leaves every whole one list, and none that is of it and of others listed before it (建议22件、提案37件,其中主办31件、
        会办28件)."""
        for number, division in enumerate(self._divisions):
            self._settle(division, _DIVIDED - number, said)
        self._with_own_whole(said)
        for whole, listings in self._of.items():
            ranked = ((number % 2 == 0, len(one), one) for number, one in listings.items() if number > _DIVIDED)
            kept = max(ranked, key=itemgetter(0, 1), default=(False, 0, []))[2] or next(iter(listings.values()))
            shared = _of_several(said, whole, sum((said[place].value for place in kept), Decimal(0)))
            for places in listings.values():
                for place in places:
                    said[place] = replace(said[place], whole=None if places is not kept or shared else whole)

    def _with_own_whole(self, said: Sequence[Statement]) -> None:
        """A list behind two numbers of one sentence is of the one that it adds up to (公开6条,累计公开27条。其中,甲类2条,乙类4条)."""
        for whole, listings in list(self._of.items()):
            first = whole
            while first and said[first - 1].sentence == said[whole].sentence:
                first -= 1
            for number, places in list(listings.items()):
                total = sum((said[place].value for place in places), Decimal(0))
                if number <= _DIVIDED or len(places) < 2 or total == said[whole].value or places[0] < whole:
                    continue
                same = range(whole - 1, first - 1, -1)
                own = next((at for at in same if said[at].value == total and holds(said[at], said[places[0]])), None)
                if own is not None and said[own].whole is None:
                    self._of.setdefault(own, {})[number] = listings.pop(number)
            if not listings:
                del self._of[whole]

    def _settle(self, division: Division, number: int, said: list[Statement]) -> None:
        """Finds what the items divide: the number that they add up to. Items of another sentence say what they count; where all add up
        to all the numbers before (按时办结82件,延期办结2件), some of them are not one number's parts by chance."""
        parts, together = (sum((said[at].value for at in places), Decimal(0)) for places in (division.items, division.wholes))
        if parts == together and len(division.wholes) > 1:
            return
        for many in range(len(division.items), 1 if division.said else 2, -1):
            items = division.items[:many]
            first, total = said[items[0]], sum((said[item].value for item in items), Decimal(0))
            alike = [said[item].unit == first.unit and said[item].year == first.year for item in items]
            whole = next((at for at in reversed(division.wholes) if holds(said[at], first) and said[at].value == total), None)
            if whole is None or not all(alike) or (not division.said and total < _TELLING):
                continue
            for item in items:
                self.add(whole, number, item)
                if said[item].sentence != said[whole].sentence:
                    said[item] = replace(said[item], subject=_of(said[whole], said[item].subject))
            self._settle_within(division, many, number, said)
            return

    def _settle_within(self, division: Division, many: int, number: int, said: Sequence[Statement]) -> None:
        """Behind the items that make up the whole: those of a list that 其中 opens are of the last of these, where they are no more."""
        behind, last = division.items[many:], said[division.items[many - 1]]
        total = sum((said[item].value for item in behind), Decimal(0))
        if division.within == [many] and total <= last.value and all(holds(last, said[item]) for item in behind):
            for item in behind:
                self.add(division.items[many - 1], number, item)


def _of(whole: Statement, part: str) -> str:
    """The words of a part with what it is a part of: 三季度 of 公开信息 is 三季度公开信息; a body of a class of them (县区) is itself."""
    done = _TAKING if part.endswith(load_words().bodies) else _DONE  # what a class of bodies has done is told of each of them
    noun = done.sub("", whole.subject.removeprefix(holder(whole.subject)))
    if not noun or noun in load_words().events:
        noun = "申请" if (whole.indicator or "").startswith("applications.") else ""
    noun = "" if noun in load_words().bodies or len(noun) < _SHORTEST else noun
    return part if noun in part or len(noun) + len(part) > LONGEST else part + noun


def _of_several(said: Sequence[Statement], whole: int, total: Decimal) -> bool:
    """Whether parts add up to their whole and the numbers of its unit right before it in its sentence, not to it alone."""
    value, place = said[whole].value, whole - 1
    while value < total and place >= 0 and _listed_with(said[place], said[whole]):
        value, place = value + said[place].value, place - 1
    return value == total and place < whole - 1


def _listed_with(one: Statement, other: Statement) -> bool:
    return (one.sentence, one.unit, one.kind, one.whole) == (other.sentence, other.unit, other.kind, other.whole)


def holds(whole: Statement, part: Statement) -> bool:
    """Whether a number can have another as a part: of its kind, unit and year, and no more than it."""
    return whole.kind is part.kind and whole.unit == part.unit and whole.value >= part.value and whole.year == part.year
