"""Wholes and their parts: which number of a sentence itemises which.

Parts follow 其中, 包括, 含 or a colon, or stand in brackets right behind their whole (100件（市级40件、县级60件）); a sum may follow
its parts (…，合计122件). A list ends with its sentence and its bracket, with a clause that begins something new, and at ; unless
it is itself parted by ;, and where its parts make up their whole. A part has its whole's unit and kind and is never more than
it. A division (按渠道分,…) is of the number, in its sentence or the one before, that its items add up to, else of none.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, StatementKind
>>> def count(value: int) -> Statement:
...     span = Span(0, 1)
...     return Statement("来信", "来信", Decimal(value), "封", StatementKind.COUNT, State.REPORTED, span, span, span)
>>> sum_of("合计", [count(4), count(5)], count(9)), sum_of("发布", [count(4), count(5)], count(9))
((0, 1), ())
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from ingest.model import Statement, StatementKind
from ingest.statements.clauses import Clauses
from ingest.statements.divided import Division, holds
from ingest.statements.said import COUNTED
from ingest.statements.words import alternatives, load_words

_OPENS = re.compile(
    r"(?P<divides>(?:^|(?<=[,;。]))(?:(?:按照|[按分从就](?![照时期规要别管工散]))[\u4e00-\u9fff]{1,10}?(?:[看分]|划分|统计|来说|而言)[:,]"
    r"|[按分](?![照时期规要别管工散])[\u4e00-\u9fff]{1,6}:|按[^,;:。\d]{1,8}划?分[为成]|[\u4e00-\u9fff]{2,8}(?:构成|分布|来源|类别)[上看]?[:,]"
    r"|计(?=[^\d划算生量税分件时入提][^,;:。\d]{1,12}$)))|其中:?|(?P<about>(?:^|(?<=[,(;]))(?:(?:申请|来信|诉求|留言|咨询)?内容(?:主要)?|主要)(?:涉及|包括|集中在|集中于)(?=[^,;:。]*$))|分别是|(?<=[,(、])(?:包括|包含|含)|^(?:,)?(?:包括|包含|含)|\(|;|^:|[0-9]\)?[.、]"
)
"""按渠道分, 从内容看, 计 divide a number; the others open a list of parts; 内容涉及 where a number follows in its clause."""
_NEW = re.compile(r"^(?:全年|本年度|今年|同时|另外|此外|目前|截至|(?:19|20)\d{2}年)")
_SUM = re.compile(r"[,;、]*(?:合计|共计|总计|一共|共|累计)(?:为|达|收到|办理)?")
_SEEN, _DEEPEST = 40, 4
"""So many numbers back a whole is looked for, so many lists are open at once."""
_FIRM_SUM = ("合计", "共计", "总计")


@dataclass(slots=True)
class _List:
    """A list that is open: its wholes (places in the statements read so far), and how it is parted. The number of one of what
    something is about is odd."""

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
    within: bool = False
    """Opened by 含: of what is within, not all there is."""
    several: bool = False
    """Whether a part was more than each of the wholes, so that it is of all of them together."""


@cache
def _event_first() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives(load_words().breaks)})")


class Wholes:
    """Follows one sentence from number to number; `said` are all statements so far, of which the sentence's begin at its end, and
    `before` the places of the counts in the sentence before it (其中 may open a sentence), `divided` of what that divided."""

    def __init__(self, clauses: Clauses, said: Sequence[Statement], before: Sequence[int], divided: Sequence[int] = ()) -> None:
        self._clauses = clauses
        self._said = said
        self._first = len(said)
        self._before = tuple(before)
        self._divided = tuple(divided)
        self._open: list[_List] = []
        self._begun = 0
        self._places: list[tuple[int, tuple[int, int] | None]] = []
        self._division: Division | None = None
        self.divisions: list[Division] = []
        self._listed = Division((*divided, *before), said=False)

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
            if found["divides"]:
                self._divide()
            elif mark == ";":
                self._division = None
                self._list_anew()
                self._open = [one for one in self._open if one.bracket is not None or (one.parts and not one.within)]
                for one in self._open:
                    one.parted.update(one.parts)
            elif found["about"]:
                self._begin(self._clauses.bracket(start + found.start()), "其中", start > 0, end, about=True)
            elif mark.endswith((".", "、")) and self._open:
                self._open[-1].marked = True
            elif mark == "(" and found.start() > 0:
                continue
            elif mark[0] in "其分包含(:":
                if self._division is not None and mark[0] == "其":
                    self._division.within.append(len(self._division.items))
                self._begin(here if "(" in text[: found.end()] or here is not None else None, mark, start > 0, end)

    def _begin(self, bracket: tuple[int, int] | None, mark: str, behind: bool, at: int, *, about: bool = False) -> None:
        """Opens a list at a mark before the number that stands at `at`; `behind`: a number stands before the mark. What something
        is about is told of the whole that other parts of it were told of (收到86件,其中当面21件;内容涉及征地39件)."""
        visible = tuple(
            place for place, held in self._places[-_SEEN:] if held is None or held == bracket or held[0] < at < held[1]
        )
        if mark in ("(", ":"):
            visible = visible[-1:] if self._places and behind else ()
        wholes = visible or (self._before if mark.startswith("其中") and not self._places else ())
        if about:
            of = ((place, self._said[place].whole) for place in wholes)
            wholes = tuple(dict.fromkeys(place if whole is None else whole for place, whole in of))
        if wholes:
            self._begun += 1
            self._open = self._open[-_DEEPEST:]
            number = 2 * (self._first * 100 + self._begun) + about
            self._open.append(_List(number, wholes, bracket, colon=mark.endswith(":"), within=mark == "含"))

    def _list_anew(self) -> None:
        """Behind a ; or at the end of the sentence: the numbers up to there may be those that one before them divides into."""
        self.divisions.append(self._listed)
        self._listed = Division((*self._divided, *self._before, *(place for place, _ in self._places[-_SEEN:])), said=False)

    def end(self) -> list[Division]:
        """What the sentence, now at its end, divides."""
        self._list_anew()
        return [one for one in self.divisions if one.said or len(one.items) > 2]

    def _divide(self) -> None:
        """Begins to divide what was said before; where a list has just begun (其中,按渠道分,…), its items are its parts."""
        if self._open and not self._open[-1].parts:
            return
        self._division = Division((*self._divided, *self._before, *(place for place, _ in self._places[-_SEEN:])))
        self.divisions.append(self._division)

    def whole(self, statement: Statement, lead: str, said: Sequence[Statement]) -> tuple[int, int] | None:
        """The place of the whole that a statement is a part of, and the number of the list."""
        if statement.kind not in COUNTED:
            if statement.kind is StatementKind.SHARE and lead.startswith("占") and self._open and self._open[-1].parts:
                self._open[-1].marked = True  # 予以公开33件,占54.1%;部分公开9件: the items are parted by ;
            return None
        if self._division is not None:
            if not _NEW.match(lead) and not _event_first().match(lead):
                self._division.items.append(len(said))
                return None
            self._division = None
        found = self._part_of(statement, lead, said)
        if found is None and not _event_first().match(lead):
            self._listed.items.append(len(said))
        return found

    def _part_of(self, statement: Statement, lead: str, said: Sequence[Statement]) -> tuple[int, int] | None:
        while self._open:
            one = self._open[-1]
            fixed = [place for place in one.parts if said[place].unit == statement.unit and said[place].kind is statement.kind]
            named = [place for place in one.wholes if _names(said[place], statement)]
            order = (*(named if len(named) == 1 else ()), *(fixed or reversed(one.wholes)))
            found = next((place for place in order if holds(said[place], statement)), None)
            one.several = one.several or (found is None and not one.parts and self._of_all(one, statement, said))
            if one.several:
                return None
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

    def _of_all(self, one: _List, statement: Statement, said: Sequence[Statement]) -> bool:
        """Whether a first part is more than each of two wholes of its unit (建议8件、提案9件,其中解决12件): it is of them all."""
        alike = [said[place] for place in one.wholes if said[place].unit == statement.unit and said[place].whole is None]
        return len(alike) > 1 and statement.value <= sum((whole.value for whole in alike), Decimal(0))

    def _goes_on(self, one: _List, whole: int | None, value: Decimal, lead: str, said: Sequence[Statement]) -> bool:
        """Whether a list that is open goes on with this item."""
        event = _event_first().match(lead) is not None and not (whole is not None and one.begun_by_event.get(whole, True))
        if one.bracket is not None:
            return True
        if one.parts and (_NEW.match(lead) or _SUM.match(lead) or event):
            return False
        if whole is not None and value and one.parts.get(whole) == said[whole].value:
            return False
        if one.parted and (whole is None or whole in one.parted):
            if whole is None or one.commas or event or one.parts[whole] + value > said[whole].value:
                return False
            return one.colon or one.marked or len(one.wholes) > 1 or one.begun_by_event.get(whole, False)
        return True


def _names(whole: Statement, part: Statement) -> bool:
    """Whether a part says what its whole counts (建议6件、提案4件,其中2件建议)."""
    return whole.whole is None and whole.subject != part.subject and whole.subject[-2:] in part.subject


def sum_of(lead: str, sentence: Sequence[Statement], statement: Statement, closed: Collection[int] = ()) -> tuple[int, ...]:
    """The statements of the sentence (by their places in it) that 合计 or 共 sums up; () where it sums up none. What a bracket that is
    `closed` itemised is summed up already."""
    if _SUM.fullmatch(lead) is None:
        return ()
    alike: list[int] = []
    together: list[int] = []
    apart = False
    for index in range(len(sentence) - 1, max(len(sentence) - _SEEN, 0) - 1, -1):
        if index in closed:
            continue
        if sentence[index].kind is not statement.kind or sentence[index].unit != statement.unit:
            apart = True  # 甲9户8万元,乙7户6万元,合计16户: only an exact sum goes past other units
            continue
        alike.insert(0, index)
        if not apart:
            together.insert(0, index)
    for size in range(2, len(alike) + 1):
        if sum((sentence[index].value for index in alike[-size:]), Decimal(0)) == statement.value:
            return tuple(alike[-size:])
    firm = any(word in lead for word in _FIRM_SUM) and len(together) >= 2
    return tuple(together) if firm and statement.value >= max(sentence[index].value for index in together) else ()
