"""Wholes and their parts: which number of a sentence itemises which.

Parts follow 其中, 包括, 含 or a colon, or stand in brackets right behind their whole (100件（市级40件、县级60件）); a sum may follow
its parts (…，合计122件). A list ends with its sentence and its bracket, with a clause that begins something new, and at ; unless
it is itself parted by ;. A part has its whole's unit and kind and is never more than it. 分别 gives several numbers to as
many things named before.

>>> from ingest.statements_numbers import find_numbers
>>> text = "人大建议和政协提案分别为5件、8件"
>>> respectively(text, find_numbers(text, ()))
{0: '人大建议', 1: '政协提案'}
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from ingest.model import Statement
from ingest.prose_words import alternatives, load_words
from ingest.statements_clauses import Clauses
from ingest.statements_numbers import Number
from ingest.statements_said import COUNTED
from ingest.statements_subjects import clean

_OPENS = re.compile(r"其中:?|分别是|(?<=[,(、])(?:包括|包含|含)|^(?:,)?(?:包括|包含|含)|\(|;|^:|[0-9]\)?[.、]")
_NEW = re.compile(r"^(?:全年|本年度|今年|同时|另外|此外|目前|截至|(?:19|20)\d{2}年)")
_SUM = re.compile(r"[,;、]*(?:合计|共计|总计|一共|共|累计)(?:为|达|收到|办理)?")
_SEEN, _DEEPEST = 40, 4
"""So many numbers back a whole is looked for, so many lists are open at once."""
_FIRM_SUM = ("合计", "共计", "总计")
_NAMED = 120


@dataclass(slots=True)
class _List:
    """A list that is open: its wholes (places in the statements read so far), and how it is parted."""

    number: int
    wholes: tuple[int, ...]
    bracket: tuple[int, int] | None
    colon: bool = False
    marked: bool = False
    begun_by_event: dict[int, bool] = field(default_factory=dict)
    parts: dict[int, Decimal] = field(default_factory=dict)
    commas: bool = False
    parted: set[int] = field(default_factory=set)
    """The wholes whose last part a ; has followed."""


class Listings:
    """The lists of a whole document by the whole that they part. A whole that is parted twice (by office, then by applicant)
    keeps the longer list, the first of equals: its parts then add up."""

    def __init__(self) -> None:
        self._of: dict[int, dict[int, list[int]]] = {}

    def add(self, whole: int, listing: int, place: int) -> None:
        """A statement is a part of a whole in a list."""
        self._of.setdefault(whole, {}).setdefault(listing, []).append(place)

    def settle(self, said: list[Statement]) -> None:
        """Leaves every whole one list, and none that is of it and of others listed before it (建议22件、提案37件,其中主办31件、
        会办28件)."""
        for whole, listings in self._of.items():
            kept = max(listings.values(), key=len)
            shared = _of_several(said, whole, sum((said[place].value for place in kept), Decimal(0)))
            for places in listings.values():
                for place in places if places is not kept or shared else ():
                    said[place] = replace(said[place], whole=None)


def _of_several(said: Sequence[Statement], whole: int, total: Decimal) -> bool:
    """Whether parts add up to their whole and the numbers of its unit right before it in its sentence, not to it alone."""
    value, place = said[whole].value, whole - 1
    while value < total and place >= 0 and _listed_with(said[place], said[whole]):
        value, place = value + said[place].value, place - 1
    return value == total and place < whole - 1


def _listed_with(one: Statement, other: Statement) -> bool:
    return (one.sentence, one.unit, one.kind, one.whole) == (other.sentence, other.unit, other.kind, other.whole)


@cache
def _event_first() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives(load_words().breaks)})")


class Wholes:
    """Follows one sentence from number to number; `first` is the place of the sentence's first statement among all, and
    `before` the places of the counts in the sentence before it (其中 may open a sentence)."""

    def __init__(self, clauses: Clauses, first: int, before: Sequence[int]) -> None:
        self._clauses = clauses
        self._first = first
        self._before = tuple(before)
        self._open: list[_List] = []
        self._begun = 0
        self._places: list[tuple[int, tuple[int, int] | None]] = []

    def said(self, place: int, position: int) -> None:
        """A statement was read at a place of the sentence."""
        self._places.append((place, self._clauses.bracket(position)))

    def step(self, start: int, end: int) -> None:
        """Walks the text between two numbers (or before the first one): lists open and close."""
        text = self._clauses.text[start:end]
        here = self._clauses.bracket(end)
        self._open = [one for one in self._open if one.bracket is None or (one.bracket[0] < end < one.bracket[1])]
        for found in _OPENS.finditer(text):
            mark = found[0].lstrip(",")
            if self._clauses.silent(start + found.start()):
                continue
            if mark == ";":
                for one in self._open:
                    one.parted.update(one.parts)
            elif mark.endswith((".", "、")) and self._open:
                self._open[-1].marked = True
            elif mark == "(" and found.start() > 0:
                continue
            elif mark[0] in "其分包含(:":
                self._begin(here if "(" in text[: found.end()] or here is not None else None, mark, start > 0, end)

    def _begin(self, bracket: tuple[int, int] | None, mark: str, behind: bool, at: int) -> None:
        """Opens a list at a mark before the number that stands at `at`; `behind`: a number stands before the mark."""
        visible = tuple(
            place for place, held in self._places[-_SEEN:] if held is None or held == bracket or held[0] < at < held[1]
        )
        if mark in ("(", ":"):
            visible = visible[-1:] if self._places and behind else ()
        wholes = visible or (self._before if mark.startswith("其中") and not self._places else ())
        if wholes:
            self._begun += 1
            self._open = self._open[-_DEEPEST:]
            self._open.append(_List(self._first * 100 + self._begun, wholes, bracket, colon=mark.endswith(":")))

    def whole(self, statement: Statement, lead: str, said: Sequence[Statement]) -> tuple[int, int] | None:
        """The place of the whole that a statement is a part of, and the number of the list."""
        if statement.kind not in COUNTED:
            return None
        while self._open:
            one = self._open[-1]
            fixed = [place for place in one.parts if said[place].unit == statement.unit and said[place].kind is statement.kind]
            found = next((place for place in fixed or reversed(one.wholes) if _holds(said[place], statement)), None)
            if self._goes_on(one, found, statement.value, lead, said):
                if found is not None:
                    one.commas = one.commas or (found in one.parts and found not in one.parted)
                    one.parted.discard(found)
                    one.parts[found] = one.parts.get(found, Decimal(0)) + statement.value
                    one.begun_by_event.setdefault(found, _event_first().match(lead) is not None)
                if found is not None:
                    return found, one.number
                if one.bracket is not None or len(self._open) == 1:
                    return None
                self._open.pop()
                continue
            self._open.pop()
        return None

    def _goes_on(self, one: _List, whole: int | None, value: Decimal, lead: str, said: Sequence[Statement]) -> bool:
        """Whether a list that is open goes on with this item."""
        event = _event_first().match(lead) is not None and not (whole is not None and one.begun_by_event.get(whole, True))
        if one.bracket is not None:
            return True
        if one.parts and (_NEW.match(lead) or _SUM.match(lead) or event):
            return False
        if one.parted and (whole is None or whole in one.parted):
            if whole is None or one.commas or event or one.parts[whole] + value > said[whole].value:
                return False
            return one.colon or one.marked or len(one.wholes) > 1 or one.begun_by_event.get(whole, False)
        return True


def _holds(whole: Statement, part: Statement) -> bool:
    return whole.kind is part.kind and whole.unit == part.unit and whole.value >= part.value and whole.year == part.year


def sum_of(lead: str, sentence: Sequence[Statement], statement: Statement) -> tuple[int, ...]:
    """The statements of the sentence (by their places in it) that 合计 or 共 sums up; () where it sums up none."""
    if _SUM.fullmatch(lead) is None:
        return ()
    alike: list[int] = []
    for index in range(len(sentence) - 1, max(len(sentence) - _SEEN, 0) - 1, -1):
        one = sentence[index]
        if one.kind is not statement.kind or one.unit != statement.unit:
            break
        alike.insert(0, index)
    for size in range(2, len(alike) + 1):
        if sum((sentence[index].value for index in alike[-size:]), Decimal(0)) == statement.value:
            return tuple(alike[-size:])
    firm = (
        any(word in lead for word in _FIRM_SUM) and len(alike) >= 2 and statement.value >= max(sentence[i].value for i in alike)
    )
    return tuple(alike) if firm else ()


def respectively(text: str, numbers: Sequence[Number]) -> dict[int, str | None]:
    """What 分别 gives to each number behind it (by its place among the numbers); None where that cannot be told."""
    given: dict[int, str | None] = {}
    starts = [number.start for number in numbers]
    for found in re.finditer("分别", text):
        start, end = _reach(text, found.start())
        first = bisect_left(starts, found.end())
        behind = range(first, bisect_left(starts, end))
        gaps = (text[numbers[a].end : numbers[b].start] for a, b in pairwise(behind))
        if len(behind) < 2 or first in given or any(re.search(r"[\u4e00-\u9fff]", gap.strip("、和与及")) for gap in gaps):
            continue
        before = text[max(start, found.start() - _NAMED) : found.start()]
        named = before if clean(before) else re.split(r"[,;:。]", text[max(0, start - _NAMED) : max(start - 1, 0)])[-1]
        things = _things(named, len(behind))
        verb = clean(text[found.end() : numbers[behind[0]].start])
        for order, index in enumerate(behind):
            given[index] = things[order] + verb if things else None
    return given


def _reach(text: str, at: int) -> tuple[int, int]:
    """The stretch around 分别: its clause's beginning, and where the numbers that belong to it end."""
    start = max((text.rfind(mark, 0, at) for mark in ",;:。"), default=-1) + 1
    stops = [position for mark in (",", ";", "。", "分别") if (position := text.find(mark, at + 2)) >= 0]
    return start, min(stops, default=len(text))


def _things(named: str, numbers: int) -> tuple[str, ...]:
    """The things named before 分别, where they are as many as the numbers."""
    last = re.split(r"[,;:。]", named.strip(",;:、"))[-1]
    parts = re.split(r"、|以及|及(?!时)|和(?!谐)|与", last)
    things = tuple(clean(part) for part in parts) if len(parts) == numbers else ()
    return things if all(things) else ()
