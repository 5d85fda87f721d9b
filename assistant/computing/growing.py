"""By how many per cent a count has grown: what the report states comes before what two years' reports give.

A rate that stands beside the count it is told of (办理申请40件，同比增长25%) is that count's, however the question names it; where it does
not follow from the two counts, both are told, with the warning `conflict`. A fall is told as what it is where one is asked for. By how
much something moved, asked in no unit, is told in both ways where the report states a rate, the one that its verb means first.

>>> rate_beside([], None) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted as wanted_of
from assistant.asking.asked_unit import asked_unit
from assistant.asking.things import RECEIVED
from assistant.asking.wanted import COUNTS, SHARES
from assistant.computing.one_sentence import OneSentence
from assistant.computing.rounding import rounded
from assistant.prose.candidate import Candidate
from assistant.prose.moved_between import moves_against
from assistant.prose.telling import At
from ingest.audit.rates import agrees
from ingest.model import State, StatementKind

_ASKS_FALL = re.compile(
    r"(?<![增升涨])(?:下降|减少|降低|下滑|回落|减|降|跌)了?(?:的)?(?:百分|多少(?:个?百分|(?![\u4e00-\u9fff]))|(?:幅度|比例|百分比)|[率幅])|\b(?:fall|fell|decrease|drop|decline)"
)
"""下降百分之几: a fall is told as what it is, without a sign."""

_TAKEN_ON = frozenset({"applications.taken_on", "applications.accepted", "applications.processed", "applications.handled"})
_NEW = re.compile(r"新收|新增|新受理|\bnew(?:ly)?\b")
_IN_NO_UNIT = re.compile(r"(?<!百分之)多少(?:呢)?[?。\s]*$|^(?:by )?how much ")
_MEANS_RATE = re.compile(
    r"(?:增长|上升|上涨|下降|下滑|回落|[升涨降跌])了?(?:了|大约)?多少|\b(?:grow|grew|growth|rise|rose|fall|fell)\b"
)
"""比上年增长多少 asks first for a rate, 增加多少 for a number."""


def _as_a_fall(found: Found) -> Found:
    """A rate of falling without its sign; any other as it is."""
    return replace(found, value=abs(found.value)) if found.direction == "down" and found.value else found


def rate_beside(candidates: Sequence[Candidate], counted: Candidate | None) -> Candidate | None:
    """The one rate of the same sentence by which a count is said to have grown or fallen; None where there is none, or several."""
    if counted is None or counted.statement.kind is not StatementKind.COUNT or counted.statement.state is not State.REPORTED:
        return None
    own = counted.statement
    rates = [c for c in candidates if c.statement.kind is StatementKind.RATE and c.statement.state is State.REPORTED]
    told = [
        c for c in rates if (c.statement.sentence, c.statement.subject, c.statement.year) == (own.sentence, own.subject, own.year)
    ]
    return told[0] if len(told) == 1 else None


def _as_counted(one: Candidate) -> tuple[str | None, Decimal, str, int | None, StatementKind]:
    return one.statement.indicator, one.statement.value, one.statement.unit, one.statement.year, one.statement.kind


class Growing(OneSentence):
    """Growth over one catalogue, written into one builder."""

    def growth(self, at: At, before: At | None, question: str, *, of_count: bool = False) -> Missing | None:
        """By how much a count has grown; `of_count`: that of the very numbers that were told, whatever rate stands beside another count."""
        stated = self.find(replace(at, wanted=replace(at.wanted, kinds=SHARES, unit="%")))
        if not isinstance(stated, Missing) and _ASKS_FALL.search(question) is not None:
            stated = tuple(_as_a_fall(one) for one in stated)
        told = self._now_and_then(at, before) if of_count and before is not None else at.not_there
        if not isinstance(told, Missing) and (isinstance(stated, Missing) or not self._stands_beside(stated, *told)):
            return self.say_growth(*told, question)
        if not isinstance(stated, Missing) and stated[0].direction:
            if (pair := self._grown_otherwise(stated)) is None:
                counts = None if before is None else self._now_and_then(at, before)
                beside = None if counts is None or isinstance(counts, Missing) else counts
                if beside is None or not self._stands_beside(stated, *beside) or not self.say_stated_growth(*beside, question):
                    self.show(stated)
                return None
            self._say_both(stated, *pair, question)
            return None
        if before is None:
            return at.not_there
        pair_or_missing = self._now_and_then(at, before)
        if not isinstance(pair_or_missing, Missing):
            return self.say_growth(*pair_or_missing, question)
        now = self.single(self._counted(at))
        if not isinstance(now, Missing) and self.say_stated_growth(now, None, question):
            return None
        otherwise = self._of_all_taken_on(at) if pair_or_missing.code == "year_missing" else None
        if otherwise is None:
            return pair_or_missing
        self.show([_as_a_fall(otherwise) if _ASKS_FALL.search(question) is not None else otherwise])
        return None

    def _of_all_taken_on(self, at: At) -> Found | None:
        """The one rate that a report states beside the applications that it tells by another deed (收办申请3607件,同比增长70.3%), where those
        that came in are asked for and no report tells those of the year before; None where new ones alone are meant."""
        records = self.documents(at.organisation, at.year)
        if at.wanted.indicator != RECEIVED or at.wanted.dimension is not None or len(records) != 1 or _NEW.search(at.wanted.text):
            return None
        candidates = [c for c in self.catalogue.candidates([records[0].id]) if c.statement.year == records[0].year]
        counted = [c for c in candidates if c.statement.indicator in _TAKEN_ON and c.statement.whole is None]
        rates = {id(rate): rate for one in counted if (rate := rate_beside(candidates, one)) is not None}
        told = [rate for rate in rates.values() if self.catalogue.stands(rate)]
        return replace(self.lookup.of_statement(told[0]), stands_for=RECEIVED) if len(told) == 1 else None

    def says_rate_instead(self, now: At, before: At, question: str) -> bool:
        """Whether by how much something changed was told as the rate that the report states (比上年下降多少: 下降9%), where no number of the
        year before is told."""
        told = not self.documents(before.organisation, before.year) and isinstance(self.single(self._counted(before)), Missing)
        return told and self.growth(now, before, question) is None

    def _stands_beside(self, stated: Sequence[Found], now: Found, then: Found) -> bool:
        """Whether the one rate that is stated is told of the count of a year that follows the other's."""
        if len(stated) != 1 or not now.year or then.year != now.year - 1:
            return False
        rate = rate_beside(self.catalogue.candidates([now.document_id]), self.statement_of(now))
        return rate is not None and self.lookup.of_statement(rate).citations == stated[0].citations

    def say_stated_growth(self, now: Found, then: Found | None = None, question: str = "") -> bool:
        """Says the rate that the report states beside a count, and where the two years' counts give another, both; whether it states
        one."""
        rate = self._rate_of(now)
        if rate is None:
            return False
        stated = self.lookup.of_statement(rate)
        stated = _as_a_fall(stated) if _ASKS_FALL.search(question) is not None else stated
        if then is None or now.value is None or not then.value:
            self.show([stated])
            return True
        grown = (now.value / then.value - 1) * 100
        if agrees(rate.statement.value, grown, rate.statement.number.of(self.catalogue.text(now.document_id))):
            self.show([stated])
            return True
        self._say_both([stated], now, then, question)
        return True

    def _rate_of(self, now: Found) -> Candidate | None:
        """The one rate that a report states beside a count of the prose, or beside the sentence that repeats a cell."""
        candidates = self.catalogue.candidates([now.document_id])
        again = (now.indicator, now.value, now.unit, now.year, StatementKind.COUNT)
        same = [c for c in candidates if now.indicator is not None and _as_counted(c) == again]
        rate = rate_beside(candidates, self.statement_of(now) or (same[0] if same else None))
        return rate if rate is not None and self.catalogue.stands(rate) else None

    def _states_rate(self, now: At) -> bool:
        """Whether a report states by what rate a count moved."""
        stated = self.find(replace(now, wanted=replace(now.wanted, kinds=SHARES, unit="%")))
        if not isinstance(stated, Missing) and stated[0].direction and stated[0].year == now.year:
            return True
        count = self.single(replace(now, wanted=replace(now.wanted, kinds=COUNTS)))
        return not isinstance(count, Missing) and self._rate_of(count) is not None

    def told_with_rate(self, now: At, before: At, question: str, tell: Callable[[], Missing | None]) -> Missing | None:
        """What `tell` says of by how much a count moved, with the rate that the report states beside it where no unit is asked for."""
        if asked_unit(question) is not None or not _IN_NO_UNIT.search(question) or not self._states_rate(now):
            return tell()
        first = _MEANS_RATE.search(question) is not None and self.growth(now, before, question) is None
        sentences = tuple(self.builder.sentences)
        missing = tell()
        if first and self.builder.sentences[-1:] == list(sentences[-1:]):
            self.builder.sentences[:] = sentences  # nothing but the rate could be told
        if missing is None and not any(figure.unit == "%" for figure in self.builder.figures):
            self.growth(now, before, question)
        return None if first else missing

    def _say_both(self, stated: Sequence[Found], now: Found, then: Found, question: str) -> None:
        """Says the rate that is stated and the other one that the two counts give."""
        self.builder.say("stated_apart")
        self.builder.warn("conflict", self.builder.wording.say("conflict_warning"))
        self.show([replace(found, state="conflict") for found in stated])
        self._say_computed_growth(now, then, question)

    def _grown_otherwise(self, stated: Sequence[Found]) -> tuple[Found, Found] | None:
        """The counts of the two years beside the one rate that is stated, where it does not follow from them."""
        told = self.statement_of(stated[0]) if len(stated) == 1 else None
        if told is None or told.statement.year is None:
            return None
        rate, year = told.statement, told.statement.year
        beside = [
            c for c in self.catalogue.candidates([told.document_id])
            if c.statement.sentence == rate.sentence and c.statement.subject == rate.subject and c.statement.kind in COUNTS
            and c.statement.state is State.REPORTED and c.statement.whole is None and self.catalogue.stands(c)
        ]  # fmt: skip
        now, then = ([c for c in beside if c.statement.year == one] for one in (year, year - 1))
        if len(now) != 1 or len(then) != 1 or not then[0].statement.value or now[0].statement.unit != then[0].statement.unit:
            return None
        grown = (now[0].statement.value / then[0].statement.value - 1) * 100
        if agrees(rate.value, grown, rate.number.of(self.catalogue.text(told.document_id))):
            return None
        return self.lookup.of_statement(now[0]), self.lookup.of_statement(then[0])

    def _now_and_then(self, at: At, before: At) -> tuple[Found, Found] | Missing:
        """The counts of a year and of the one that it is compared with."""
        counted = self._counted(at)
        return self.both(counted, replace(before, wanted=counted.wanted))

    def _counted(self, at: At) -> At:
        """The count of which a rate is asked for."""
        plain_wanted = wanted_of(at.wanted.text)
        unit = None if plain_wanted.unit == "%" else plain_wanted.unit
        return replace(at, wanted=replace(plain_wanted, unit=unit, kinds=COUNTS))

    def say_growth(self, now: Found, then: Found, question: str) -> Missing | None:
        """By how many per cent a count has grown from one year to another; from the year before, what the report states comes first."""
        if now.value is None or then.value is None:
            return Missing("not_there", (), now.organisation, now.year)
        if now.year and then.year == now.year - 1 and self.say_stated_growth(now, then, question):
            return None
        if not then.value:
            return Missing("zero_base", (), now.organisation, now.year, found=(then,), citations=then.citations)
        self.say_against(question, now.value - then.value)
        self._say_computed_growth(now, then, question)
        return None

    def say_against(self, question: str, moved: Decimal) -> None:
        """Says plainly that something moved the other way than a question has it."""
        if moves_against(question, moved):
            self.builder.say("not_fallen" if moved > 0 else "not_risen")

    def _say_computed_growth(self, now: Found, then: Found, question: str) -> None:
        assert now.value is not None
        assert then.value is not None
        value = rounded((now.value - then.value) * 100 / then.value, question)
        fell = value < 0 and _ASKS_FALL.search(question) is not None
        figure = self.computed(abs(value) if fell else value, "growth", (now, then), "%")
        marks = self.builder.figure(figure)
        wording = self.builder.wording
        self.builder.say(
            "fall" if fell else "growth", who=now.organisation or "", label=wording.called(now), then=wording.year(then.year), now=wording.year(now.year), before=wording.amount(then), after=wording.amount(now), unit=wording.unit(now.unit),
            value=wording.amount(figure), marks=marks,
        )  # fmt: skip
        self.rests_on((now, then))
