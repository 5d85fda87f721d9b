"""What a change, a rate or a share in prose speaks of, and the clause before that names what a number counts.

A change is of what its clause names before 同比, else of what was counted last; what is compared with and by how much it moved
are of the count that they lead to (…28条;较2021年的81条增加13条 is of the 94 of the beginning). A change behind what was carried
over (新收9件,上年结转3件,比上年多2件) is of nothing that can be told, and so is one behind a list of parts that may be the whole's.

>>> more_of("较去年多收到申请"), more_of("较去年增加")
('收到申请', '')
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import Statement, StatementKind
from ingest.statements.clauses import Clauses
from ingest.statements.kinds import Periods, kind_of
from ingest.statements.numbers import Number
from ingest.statements.respectively import Given
from ingest.statements.said import COUNTED, Said
from ingest.statements.subjects import Subject, clean
from ingest.statements.words import load_words

_MAINLY = re.compile(r"(?:^|[,;:])(?:以([^,;:]{2,16})为主|主要(?:是|为)([^,;:]{2,16}))[,、]?$")
_MORE = re.compile(r"(?:较|比)(?:上年|去年|上一年|前一年|(?:19|20)\d{2}年)度?(?:同期)?[多少](?=[\u4e00-\u9fff]{3})")
_DIVIDES = re.compile("[按分从就](?![照别时期])[^,]{1,10}(?:[看分]|统计)$|[按分](?![照别时期])[^,]{1,6}$")
"""按渠道分: how something is divided, not what."""
_RATE_NOUN = re.compile(r"^(?:申请|受理|办理|办件|收件|答复|总)?(?:数量|总量|量|数|件数)?$")
_DIRECTLY = re.compile(r"(?:相比较?|比较|相较|比)?[,、]?(?:同比)?(?:略有|大幅|明显|显著|净)?[增减下上升降多少提回翻]")
"""与去年的8件相比下降: nothing is named behind the number (去年的16件投诉)."""
_COMPARED_WITH = re.compile(r"(?:相比较?|比较|相较)[,、][^,;:。]*$")
"""同去年的8件相比,下降: the comma behind what is compared with."""
_ACCUMULATED = re.compile("累[计积]|截[至止]")
_CARRIED = re.compile("结转|转结|转入")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands: its clause, the words before it from the number before on, and the words behind it up to the
    next number. `link` is the end of the number that leads on to it (由30件增至45件), else 0; `turned` where the words end by
    which it itself is turned into the next (把5个账号归并为2个), else 0."""

    clause: tuple[int, int]
    start: int
    lead: str
    until: int
    behind: str
    link: int
    turned: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """What a number counts; the statement that it speaks of, where it does; and where the clause begins that names it, where
    that is not its own (-1: it is)."""

    subject: Subject
    of: Statement | None = None
    since: int = -1


NOTHING = Named(Subject("", 0))


class Changes:
    """Names what the changes and shares of one sentence are of, from left to right; `said` is what it has said so far, `given`
    what 分别 gives its numbers, `heading` the folded one that it stands under, `before` what the sentence before it counts."""

    def __init__(
        self,
        text: str,
        numbers: Sequence[Number],
        clauses: Clauses,
        periods: Periods,
        said: Said,
        given: Mapping[int, Given | None],
        heading: str = "",
        before: Sequence[Statement] = (),
    ) -> None:
        self.text, self.numbers, self.clauses, self.periods, self.said, self.given = text, numbers, clauses, periods, said, given
        self.heading, self.counted_before = heading, before

    def changed(self, index: int, place: Place, kind: StatementKind) -> Named:
        """What grew or what it is a share of: what the clause names before 同比 or 占, else what was counted last."""
        number = self.numbers[index]
        last = self.said.spoken_of(kind, number.unit, number.start, self.periods.reported)
        own = (
            more_of(place.lead) or clean(load_words().compared.split(place.lead)[0])
            if load_words().compared.search(place.lead)
            else ""
        )
        if (reached := self.reached(index - 1, index, place)) is not None:
            return Named(Subject(reached.subject, 0), reached)
        moved = self.said.last
        if last is None and moved is not None and moved.kind is StatementKind.CHANGE and kind is StatementKind.RATE:
            return Named(Subject(own or moved.subject, 0))
        if last is None and not own and (headed := self._headed_before(kind, number.unit, place)) is not None:
            return Named(Subject(headed.subject, 0), headed)
        if last is None:
            before = None if kind is StatementKind.CHANGE else self.clause_before(place)
            if before is not None and any(before[0] <= one.start < before[1] for one in self.numbers):
                before = None  # what that counts was left out, or stands in a bracket
            return Named(Subject(own or (clean(self.text[slice(*before)]) if before else ""), 0))
        if own and _RATE_NOUN.match(own) is None and own not in last.subject:
            return Named(Subject(own, 0))
        parted = ";" in self.text[self.said.ends(last) : place.clause[0]] and self.apart(place)
        if kind is StatementKind.SHARE and parted and not own:  # of what the clause behind the ; names, no more of the last count
            before = self.clause_before(place)
            named = clean(self.text[slice(*before)]) if before is not None else ""
            return Named(Subject(named, 0), None, before[0]) if before is not None and named else NOTHING
        mainly = _MAINLY.search(self.text[: place.clause[0]]) if kind is StatementKind.SHARE and not own else None
        if mainly is not None:
            return Named(Subject(clean(mainly[1] or mainly[2]), 0))
        if kind is not StatementKind.SHARE:
            if _CARRIED.search(last.subject) and len(self.said.statements) > 1:
                return self._of_those_taken_in(last, number, place)
            if last.whole is not None and ";" in self.text[self.said.ends(last) : number.start]:
                last = self.said.out[last.whole]
            moved_one = self._moved_one(last, index, place)
            if moved_one is None:
                return NOTHING
            last = moved_one
        return Named(Subject(last.subject, 0), last)

    def _of_those_taken_in(self, carried: Statement, number: Number, place: Place) -> Named:
        """What a rate behind what was carried over is of: what came in before it, where that alone, and not with what was carried over,
        has grown so from a whole number (新收46件,上年结转1件,同比增长21.05%: from 38)."""
        before = self.said.statements[-2]
        kind, sign = kind_of(place.lead, number.unit)
        if kind is not StatementKind.RATE or before.kind not in COUNTED or before.unit != carried.unit:
            return NOTHING
        alone, together = (_grew_by(one, sign * number.value) for one in (before.value, before.value + carried.value))
        return Named(Subject(before.subject, 0), before) if alone and not together else NOTHING

    def _moved_one(self, last: Statement, index: int, place: Place) -> Statement | None:
        """Which of a part and its whole a change behind the part is of: a part has not grown by more than it is now, then the whole
        has, and a rate, its own or the one behind it, tells it where one of them alone has grown so. Behind a list of parts that have not moved
        (其中网上33件、邮寄14件,同比增加5件) it may as well be the whole's; None: that is not told."""
        if last.whole is None or self.said.ends(last) > place.clause[0]:
            return last
        whole, number = self.said.out[last.whole], self.numbers[index]
        kind, sign = kind_of(place.lead, number.unit)
        change = kind is StatementKind.CHANGE and number.unit == last.unit
        if change and sign * number.value > last.value:
            return whole if number.value <= whole.value else None
        rate = number if kind is StatementKind.RATE else next(iter(self.numbers[index + 1 : index + 2]), None)
        if rate is not None and rate.unit == "%" and (change or rate is number):
            by = sign * number.value if change else None
            grown = [one for one in (last, whole) if _grew_by(one.value, sign * rate.value, by)]
            if len(grown) == 1:
                return grown[0]
        said = self.said.statements
        first = next(at for at, one in enumerate(said) if one.whole == last.whole)
        listed = said[first] is not last and all(one.kind in COUNTED for one in said[first:])
        return None if listed else last

    def reached(self, base: int, moved: int, place: Place) -> Statement | None:
        """The count of this year that a number compared with and what it moved by lead to (较2021年的81条增加13条: the 94)."""
        if base < 0 or moved >= len(self.numbers):
            return None
        was, by = self.numbers[base], self.numbers[moved]
        clause = self.clauses.at(was.start)
        beside = self.clauses.at(by.start) == clause or _COMPARED_WITH.match(self.text[was.end : by.start])
        if not beside or not self._compared(base, clause[0]):
            return None
        change = kind_of(self.text[was.end : by.start], by.unit)
        if (
            here := next((one for one in reversed(self.said.statements) if self._led_to(one, was, by, change)), None)
        ) is not None:
            return here
        directly = _DIRECTLY.match(self.text, was.end) is not None
        before = [one for one in self._counted_earlier() if directly and self._led_to(one, was, by, change)]
        return before[0] if len(before) == 1 else None

    def _headed_before(self, kind: StatementKind, unit: str, place: Place) -> Statement | None:
        """The one count of the sentence before that is no part of another, of which a change that opens this one is (公开9条,其中甲类5条。
        比上年多2条); None where there are several, or where the change is of what stands behind it (比上年多2条的是甲类)."""
        if place.clause[0] or kind is StatementKind.SHARE or place.behind:
            return None
        heads = [one for one in self.counted_before if one.whole is None and one.year == self.periods.reported]
        fit = [one for one in heads if kind is StatementKind.RATE or one.unit == unit]
        return fit[0] if len(fit) == 1 and _ACCUMULATED.search(fit[0].context) is None else None

    def _led_to(self, one: Statement, was: Number, by: Number, change: tuple[StatementKind, int]) -> bool:
        """Whether a count of this year is what the other became by what it moved."""
        kind, sign = change
        if one.kind not in COUNTED or one.unit != was.unit or one.year != self.periods.reported:
            return False
        if kind is StatementKind.RATE and was.value:
            grown = (one.value / was.value - 1) * 100 - sign * by.value
            return abs(grown) <= Decimal(1).scaleb(min(int(by.value.as_tuple().exponent), 0))
        return kind is StatementKind.CHANGE and by.unit == was.unit and one.value == was.value + sign * by.value

    def _counted_earlier(self) -> list[Statement]:
        """What the sentence before counts, where this one begins with a comparison, and what that is a part of (收到3件。其中公开1件。与去年的5件相比下降40%: the 3)."""
        wholes = [self.said.out[one.whole] for one in self.counted_before if one.whole is not None]
        earlier = [] if self.said.statements else dict.fromkeys((*self.counted_before, *wholes))
        return [one for one in earlier if _ACCUMULATED.search(one.context) is None]

    def _compared(self, base: int, since: int) -> bool:
        """Whether a number in a clause that begins here is what is compared with (较2021年的81条, 比年初的7万)."""
        lead = self.text[since : self.numbers[base].start]
        return re.search(r"(?:较|比|与|同)[^,]{0,12}$", lead) is not None

    def apart(self, place: Place) -> bool:
        """Whether a whole clause without numbers stands between a number and the one before it."""
        before = self.clauses.before(place.clause[0])
        return before is not None and not any(before[0] <= n.start < before[1] for n in self.numbers)

    def clause_before(self, place: Place) -> tuple[int, int] | None:
        """The nearest clause in front that names something to count."""
        before = self.clauses.before(place.clause[0])
        while before is not None and before[0] > 0 and not _names(self.text[slice(*before)]):
            before = self.clauses.before(before[0])
        return None if before is None or _DIVIDES.match(self.text[slice(*before)]) else before


def _grew_by(count: Decimal, rate: Decimal, change: Decimal | None = None) -> bool:
    """Whether a count may have grown by a rate in %, as precisely as it is told, from a whole number, or by a change.

    >>> _grew_by(Decimal(46), Decimal("21.05")), _grew_by(Decimal(47), Decimal("21.05")), _grew_by(Decimal(47), Decimal("21.05"), Decimal(8))
    (True, False, False)
    """
    grown = (count * 100 / (100 + rate)).to_integral_value() if rate > -100 else Decimal(0)
    was = grown if change is None else count - change
    return was > 0 and abs((count / was - 1) * 100 - rate) <= Decimal(1).scaleb(int(rate.as_tuple().exponent)) / 2


def more_of(lead: str) -> str:
    """What there is more or less of, where the deed stands behind 多 or 少 (较去年多收到申请8件); '' where none does."""
    found = _MORE.search(lead)
    return clean(lead[found.end() :]) if found is not None else ""


def _names(clause: str) -> bool:
    """Whether a clause names something to count: not only when or how it is divided, and not what is compared with."""
    return (
        bool(clean(clause))
        and re.match("与|比|较|同(?=比|[上去]|20)|占|其中|每", clause) is None
        and _DIVIDES.match(clause) is None
    )
