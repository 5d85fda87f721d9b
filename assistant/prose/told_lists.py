"""The lists that a report tells: the parts of one number, or numbers side by side that come to one told before them.

公开信息209条,其中预算122条、公告37条 is a list of parts, given as such by the reading of the report (`Statement.whole`). 收到申请12件。予以公开2件,部分
公开8件,不予公开2件 is one because it adds up. What stands side by side and comes to nothing (网站150条,微信80条) is a list without a whole.
What several numbers right before them come to as well (建议104件、提案138件,其中A类171件、B类71件) has these for its whole, `added`.
`rivals` are other numbers of the same that its parts may as well be of, where the parts do not add up to tell (通过网站公开348条,公众号发布919
条。其中解读13条): then no part has a share. Texts are folded; of a report without lists there are none, and nothing raises.

>>> lists_of(())
()
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.figures.countable import count_alike
from assistant.prose.candidate import Candidate
from assistant.prose.said_in_prose import are_of_one_kind
from ingest.model import StatementKind
from ingest.normalise import fold_text

COUNTED = (StatementKind.COUNT, StatementKind.MONEY)
_SOON = 120
"""A list in another sentence than its total begins within so many characters of it."""
_LONGEST = 40
"""No more numbers of one sentence are tried for what they come to."""
_ENDS = re.compile(r"等[,;。)）]?$|[;。]")


_Totals = dict[tuple[str, StatementKind, int | None, Decimal], list[Candidate]]
"""The numbers that are no parts, by unit, kind, year and value."""


@dataclass(frozen=True, slots=True)
class ToldList:
    """Numbers of one list in the order told; `whole` the number that they are parts of (None: none is told); `complete` where they come
    to it; `of_parts` where the report gives them as parts or they add up, and do not only stand side by side."""

    items: tuple[Candidate, ...]
    whole: Candidate | None = None
    complete: bool = False
    rivals: tuple[Candidate, ...] = ()
    added: tuple[Candidate, ...] = ()

    @property
    def of_parts(self) -> bool:
        return self.whole is not None or bool(self.added)

    @property
    def total(self) -> Decimal:
        return sum((one.statement.value for one in self.items), Decimal(0))


def lists_of(candidates: Sequence[Candidate]) -> tuple[ToldList, ...]:
    """The lists of one report, those of parts first."""
    parted: dict[int, list[Candidate]] = defaultdict(list)
    beside: dict[tuple[object, ...], list[Candidate]] = defaultdict(list)
    for one in candidates:
        statement = one.statement
        if statement.kind not in COUNTED:
            continue
        if statement.whole is not None:
            parted[statement.whole].append(one)
        else:
            beside[statement.sentence, statement.unit, statement.kind, statement.year].append(one)
    totals: _Totals = defaultdict(list)
    for one in candidates:
        if one.statement.whole is None and one.statement.kind in COUNTED:
            totals[one.statement.unit, one.statement.kind, one.statement.year, one.statement.value].append(one)
    of_parts = [_of_parts(candidates[place], items, candidates) for place, items in parted.items()]
    lists = [*of_parts, *(told for items in beside.values() for told in _side_by_side(items, candidates, totals))]
    return tuple(told for told in lists if len(told.items) > 1 or told.of_parts)


def _of_parts(whole: Candidate, items: Sequence[Candidate], candidates: Sequence[Candidate]) -> ToldList:
    """The parts of a number, with those of its list that count in a unit alike (新闻165条,服务23篇)."""
    told = ToldList(tuple(items), whole)
    if told.total == whole.statement.value and len(items) > 1:
        return replace(told, complete=True)
    return replace(told, items=_carried_on(whole, items, candidates), rivals=_rivals(whole, items[0], candidates))


def _rivals(whole: Candidate, first: Candidate, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The other numbers told beside a whole and before its parts, in one unit with it: theirs the parts may be as well."""
    statement = whole.statement
    return tuple(
        one
        for one in candidates
        if one is not whole
        and (one.statement.sentence, one.statement.unit, one.statement.kind, one.statement.year)
        == (statement.sentence, statement.unit, statement.kind, statement.year)
        and one.statement.whole is None
        and one.statement.number.start < first.statement.number.start
        and one.statement.value >= first.statement.value
    )


def certain_whole(part: Candidate, candidates: Sequence[Candidate], said: str = "") -> Candidate | None:
    """What the report gives a number as a part of; None where it gives nothing, or where another number stands beside that and neither
    the parts nor the words that the question says of the whole tell the two apart."""
    told = next((one for one in lists_of(candidates) if part in one.items and one.of_parts), None)
    return None if told is None or told.whole is None else leading(told.whole, told.rivals, said)


def leading(whole: Candidate, rivals: Sequence[Candidate], said: str) -> Candidate | None:
    """The one of a whole and its rivals that says most of what is said of it, pair by pair; None where two say as much."""
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    scores = {one.statement.number: sum(pair in one.clause for pair in pairs) for one in (whole, *rivals)}
    best = [one for one in (whole, *rivals) if scores[one.statement.number] == max(scores.values())]
    return best[0] if len(best) == 1 else None


def _carried_on(whole: Candidate, items: Sequence[Candidate], candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The items with those behind the last of them that go on in a unit alike, up to the end of the list."""
    last, out = items[-1].statement, list(items)
    for one in candidates:
        statement = one.statement
        if statement.sentence != last.sentence or statement.number.start <= last.number.start or statement.kind is not last.kind:
            continue
        before = one.before
        ended = _ENDS.search(before[before.rfind(out[-1].printed) :].rstrip(",、"))
        total = sum((item.statement.value for item in out), statement.value)
        if ended or statement.whole is not None or total > whole.statement.value:
            break
        if count_alike({statement.unit, whole.statement.unit}):
            out.append(one)
    return tuple(out)


def _side_by_side(items: Sequence[Candidate], candidates: Sequence[Candidate], totals: _Totals) -> Iterator[ToldList]:
    """The lists among numbers of one sentence and unit: those that come to a number before them, else all as one without a whole."""
    at = 0
    left: list[Candidate] = []
    while at < len(items):
        run = next(_runs(items[at : at + _LONGEST], totals), None) or _of_several(items, at)
        if run is None:
            left.append(items[at])
            at += 1
            continue
        yield run
        at += len(run.items)
    if len(left) > 1 and _is_list(left) and is_unbroken(left, candidates):
        yield ToldList(tuple(left))


def _runs(items: Sequence[Candidate], totals: _Totals) -> Iterator[ToldList]:
    """The list that begins with the first of these numbers and comes to one told before it, the longest first."""
    for end in range(len(items), 1, -1):
        run, first = items[:end], items[0].statement
        total = sum((one.statement.value for one in run), Decimal(0))
        alike = totals.get((first.unit, first.kind, first.year, total), ())
        whole = next((one for one in alike if may_be_total(one, run, total)), None)
        if whole is not None:
            yield ToldList(tuple(run), whole, complete=True)


def _of_several(items: Sequence[Candidate], at: int) -> ToldList | None:
    """The list that begins here with 其中 and goes on to the last number, where it comes to what the numbers before it do together."""
    if not 2 <= at <= len(items) - 2 or not items[at].printed.startswith("其中"):
        return None
    before, behind = tuple(items[:at]), tuple(items[at:])
    own, of = (sum((one.statement.value for one in side), Decimal(0)) for side in (behind, before))
    return ToldList(behind, complete=True, added=before) if own == of and own else None


def may_be_total(one: Candidate, listed: Sequence[Candidate], total: Decimal) -> bool:
    """Whether a number is what the items of a list behind it come to: in its sentence, or three items and more in one soon after."""
    whole, item = one.statement, listed[0].statement
    alike = (whole.unit, whole.kind, whole.year) == (item.unit, item.kind, item.year) and whole.value == total
    if not alike or not total or whole.whole is not None or whole.number.start >= item.number.start:
        return False
    soon = item.sentence.start - whole.sentence.end <= _SOON and len(listed) > 2
    return whole.sentence == item.sentence or soon


def _is_list(items: Sequence[Candidate]) -> bool:
    """Whether numbers of one sentence are items of a list: of one kind of deed, each told by words of its own."""
    subjects = {fold_text(one.statement.subject) for one in items}
    return len(subjects) == len(items) and (are_of_one_kind(items) or len({one[-2:] for one in subjects}) == 1)


def is_unbroken(items: Sequence[Candidate], candidates: Sequence[Candidate]) -> bool:
    """Whether items are of one unit, and no other number in it stands among them, which the list would leave out."""
    first, last = items[0].statement, items[-1].statement
    among = (one.statement for one in candidates if first.number.start < one.statement.number.start < last.number.start)
    held = {one.statement.number for one in items}
    return all(one.statement.unit == first.unit for one in items) and not any(
        one.unit == first.unit and one.kind is first.kind and one.number not in held for one in among
    )
