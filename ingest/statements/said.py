"""What one sentence has said so far: its statements with their places, and the topic that each leaves behind.

A change, a rate or a share speaks of a statement before it; 办结5件 speaks of applications where the count before it did.

>>> said = Said([], Topic.APPLICATIONS, Topic.APPLICATIONS)
>>> said.topic(0), said.last is None
(<Topic.APPLICATIONS: 2>, True)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from ingest.model import Statement, StatementKind
from ingest.statements.scope import Topic
from ingest.statements.words import alternatives, load_words

COUNTED = (StatementKind.COUNT, StatementKind.MONEY)
"""The kinds that say how many or how much there is."""
_FINISHED = frozenset({"applications.concluded", "applications.answered"})


@cache
def _left_over() -> re.Pattern[str]:
    """Bare 结转, of no year before."""
    return re.compile(rf"(?:其余|剩余|余下|尚)*结转(?!上|去|往)(?:{alternatives(load_words().application_words)})*")


@dataclass(slots=True)
class Said:
    """The statements of one sentence, the last of `out`; `section` is the topic of its section, `carried` the one that the
    sentence begins with."""

    out: list[Statement]
    section: Topic
    carried: Topic
    first: int = -1
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    brackets: list[tuple[int, int] | None] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first = len(self.out)

    @property
    def statements(self) -> list[Statement]:
        return self.out[self.first :]

    @property
    def last(self) -> Statement | None:
        return self.out[-1] if len(self.out) > self.first else None

    def before(self, at: int) -> Statement | None:
        """The last statement before a place: none of a bracket that is closed there (收到60件(市级40件、县级20件),由去年的50件增至60件)."""
        open_there = (
            one
            for one, pair in zip(reversed(self.statements), reversed(self.brackets), strict=True)
            if pair is None or at < pair[1]
        )
        return next(open_there, self.last)

    def closed(self, at: int) -> set[int]:
        """The statements, by their places in the sentence, of brackets that are closed before a place."""
        return {index for index, pair in enumerate(self.brackets) if pair is not None and pair[1] <= at}

    def ends(self, statement: Statement) -> int:
        """Where the number of one of its statements ends in the sentence."""
        return next(stop for stop, one in zip(self.stops, self.statements, strict=True) if one.number == statement.number)

    def add(self, statement: Statement, place: tuple[int, int], bracket: tuple[int, int] | None) -> None:
        """Another statement, whose number stands here in the sentence and in this bracket."""
        self.topics.append(self._topic_behind(statement))
        self.starts.append(place[0])
        self.stops.append(place[1])
        self.brackets.append(bracket)
        self.out.append(statement)

    def spoken_of(self, kind: StatementKind, unit: str, at: int, year: int | None) -> Statement | None:
        """The statement that a change, a rate or a share at this place speaks of: none of a bracket that is closed, and one of
        this year before one that it is compared with (较去年18件增长5%)."""
        found: Statement | None = None
        for index in range(len(self.brackets) - 1, -1, -1):
            one, pair = self.out[self.first + index], self.brackets[index]
            if pair is not None and not pair[0] < at < pair[1]:
                continue
            if unit == "个百分点":
                fits = one.kind is StatementKind.SHARE
            else:
                fits = one.kind in COUNTED and (kind is not StatementKind.CHANGE or one.unit == unit)
            if fits and one.year == year and (found is None or found.subject == one.subject):
                return one
            found = found or (one if fits else None)
        return found

    def left_over(self, subject: str, unit: str) -> bool:
        """Whether bare 结转 stands right behind the applications that were finished (办结38件、结转2件): those that go over to the next year."""
        last = self.last
        return (
            last is not None and last.indicator in _FINISHED and last.unit == unit and _left_over().fullmatch(subject) is not None
        )

    def topic(self, at: int) -> Topic:
        """What the numbers before a place of this sentence speak of."""
        index = bisect_left(self.starts, at) - 1
        return self.topics[index] if index >= 0 else self.carried

    def _topic_behind(self, statement: Statement) -> Topic:
        before = self.topics[-1] if self.topics else None
        if statement.kind is not StatementKind.COUNT:
            return before or self.carried
        if (statement.indicator or "").startswith("applications."):
            return Topic.APPLICATIONS
        elsewhere = self.section if self.section is Topic.REVIEW else Topic.OTHER
        if any(word in statement.context or word in statement.subject for word in load_words().foreign):
            return elsewhere
        if before is Topic.UNKNOWN or (before or self.carried) is Topic.APPLICATIONS:
            return before or self.carried
        return Topic.UNKNOWN if "申请" in statement.subject and self.section is not Topic.REVIEW else elsewhere
