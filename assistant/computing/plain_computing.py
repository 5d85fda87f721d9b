"""Computes with the answers to one plain question: of several bodies or years, or of a year's whole divided by its months or days.

`compute_plainly` takes what `plain_asked` read, asks the plain question of every body and year named as any question is asked, and
computes only where each has one answer: differences, which is more, sums, ratios. A whole divided says by what (the months, the days of
that year). 办结率 is computed where the report tells both counts, of what was received or handled. Gives None when answered, else the
Missing that stood in the way; UNREAD where nothing of this is asked. Approximate operands make an approximate result.

>>> days_of(2024), days_of(2023)
(366, 365)
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.plain_asked import PlainAsked, read_plain
from assistant.asking.question import Question
from assistant.bodies.organisations import Organisation
from assistant.bodies.scope import Side, years_for
from assistant.computing.over_bodies import BodyOperations
from assistant.computing.rounding import rounded
from assistant.computing.tasks_done import UNREAD
from assistant.language.part_of_year import in_part_of_year
from assistant.prose.candidate import Candidate
from assistant.prose.moved_between import moves_in_each
from assistant.prose.telling import At
from assistant.prose.whole_told import channels_named
from ingest.model import StatementKind

_PARTS = {"month": 12, "quarter": 4}
_TOLD_SO = {"month": "每个?月|月均", "quarter": "每个?季|季均", "day": "每[天日]|日均", "week": "每周|周均"}
_PUBLISHED = ("公开", "公布")
_STANDS = re.compile(
    "粉丝|关注(?:人|用户|量|数)|订阅|账号|栏目|专[栏区]|平台[0-9]|查阅[点场]|现行|有效|[馆库]藏|入库|归集|拥有|设有|建有|开设|注册|专[兼]?职|人员"
)
"""What there is at one time, and does not come month by month."""
_WEEK = Decimal(7)
_DONE = ("applications.answered", "applications.concluded")
_BASES = ("received", "processed", "taken_on", "accepted", "handled")
_IN_TIME = re.compile("按[时期]|及时")
_OF_OTHERS = re.compile("建议|提案|议案|留言|来信|来电|热线|工单|信访|咨询|投诉|许可|备案|证明")


def days_of(year: int) -> int:
    """How many days a year has."""
    return 365 + isleap(year)


def compute_plainly(operations: BodyOperations, question: Question, sides: Sequence[Side]) -> Missing | None:
    """What a question computes with one plain question asked of each; UNREAD where it does nothing of this."""
    asked = read_plain(question.content)
    if asked is None or not sides or question.linked or question.also or question.years.last or question.years.since:
        return UNREAD
    return _Plainly(operations, question, tuple(side.organisation for side in sides)).run(asked)


def compute_among(operations: BodyOperations, question: Question, bodies: Sequence[Organisation]) -> bool:
    """Whether it could be said which of several bodies that a name may mean has the most or the least (哪个教育局公开的信息最多)."""
    asked = read_plain(question.content)
    if asked is None or asked.operation != "compare" or "最" not in question.content or len(question.years.named) != 1:
        return False
    year = question.years.named[0]
    ats = [At(body, year, wanted(asked.plain)) for body in bodies if year in operations.catalogue.years(body)]
    return len(ats) > 1 and operations.extreme(ats, "min" if asked.ascending else "max") is None


class _Plainly:
    """One question over one catalogue."""

    def __init__(self, operations: BodyOperations, question: Question, bodies: tuple[Organisation, ...]) -> None:
        self.operations, self.question, self.bodies = operations, question, bodies

    @property
    def _lacking(self) -> Missing:
        return Missing("not_there", (), self.bodies[0].name, next(iter(self.question.years.named), None))

    def run(self, asked: PlainAsked) -> Missing | None:
        """Says what is asked."""
        named = self.question.years.named
        if asked.operation in (*_PARTS, "day", "week", "growth", "times", "rate"):
            if len(self.bodies) > 1 or len(named) > 1 + (asked.operation in ("growth", "times")):
                return UNREAD
            if self.question.answered_in == "en" and asked.operation in _TOLD_SO and "均" not in self.question.content:
                return UNREAD  # monthly training sessions are sessions of a kind
            return self._of_one_year(asked, self.bodies[0])
        if len(self.bodies) < 2 and len(named) != 2:
            return UNREAD
        if len(self.bodies) > 1 and len(named) not in (0, 1, len(self.bodies)):
            return UNREAD
        if len(self.bodies) > 1 and asked.operation in ("difference", "compare") and moves_in_each(self.question.folded):
            return UNREAD
        return self._of_each(asked, [At(body, year, wanted(asked.plain)) for body, year in self._places()])

    def _places(self) -> list[tuple[Organisation, int | None]]:
        """The bodies and years that are asked, the later year of one body first."""
        named = self.question.years.named
        if len(self.bodies) == 1:
            return [(self.bodies[0], year) for year in sorted(named, reverse=True)]
        if len(named) == len(self.bodies):
            return list(zip(self.bodies, named, strict=True))
        return [(body, self._year(body)) for body in self.bodies]

    def _year(self, body: Organisation) -> int | None:
        """The year asked of a body; its latest, said, where none is."""
        known = self.operations.catalogue.years(body)
        asked = years_for(self.question.years, known)
        if asked:
            return asked[0]
        if known:
            wording = self.operations.builder.wording
            self.operations.builder.warn("year_assumed", wording.say("year_assumed", year=str(known[-1])))
        return known[-1] if known else None

    def _one(self, at: At) -> Found | Missing:
        """The one figure for an operand: of the forms or the prose; of the prose alone where the form has no such row."""
        found = self.operations.of_one(at)
        if isinstance(found, Missing) and found.code in ("other_form", "not_there") and at.wanted.indicator is not None:
            found = self.operations.of_one(replace(at, wanted=replace(at.wanted, indicator=None, dimension=None)))
        return found

    def _by_deed(self, at: At) -> Found | None:
        """Of several bodies, where a report tells what was published by channels and no whole, the one that it tells by the deed asked (公开,
        not 发布): beside another body's number of a channel its own words say which it is."""
        if len(self.bodies) < 2:
            return None
        deeds = [deed for deed in _PUBLISHED if deed in at.wanted.text]
        records = self.operations.documents(at.organisation, at.year)
        if len(deeds) != 1 or len(records) != 1:
            return None
        told, whole = self.operations.lookup.whole(records[0], at.wanted)
        said = [one for one in told if deeds[0] in one.label]
        return said[0] if len(said) == 1 and not (whole.less or whole.beside) else None

    # ------------------------------------------------------------------------------------------ several

    def _of_each(self, asked: PlainAsked, ats: Sequence[At]) -> Missing | None:
        """What is computed of the one answer that each body or year has."""
        found: list[Found] = []
        by_deed = False
        for at in ats:
            one = self._one(at)
            if isinstance(one, Missing) and (told := self._by_deed(at)) is not None:
                one, by_deed = told, True
            if isinstance(one, Missing):
                return one
            if one.value is None or one in found:
                return self._lacking
            found.append(one)
        if by_deed and (asked.operation == "sum" or not all(channels_named(one.label) for one in found)):
            return self._lacking  # what one channel brought is neither all of it nor like all of another body's
        if (apart := self.operations.incomparable(ats, found)) is not None:
            return apart
        if asked.operation == "sum":
            return self.operations.sum_of(found)
        if len(found) > 2 and asked.operation == "compare":
            return self.operations.extreme(ats, "min" if asked.ascending else "max")
        if len(found) != 2:
            return self._lacking
        first, second = found
        if asked.operation == "ratio":
            return self.operations.ratio_of((first, second), self.question.folded)
        if asked.operation == "difference":
            return self.operations.difference_of((first, second))
        pair = sorted(found, key=lambda one: one.value or Decimal(0), reverse=not asked.ascending)
        return self.operations.compared_of((pair[0], pair[1]))

    # ------------------------------------------------------------------------------------------ one year

    def _of_one_year(self, asked: PlainAsked, body: Organisation) -> Missing | None:
        year = max(self.question.years.named) if self.question.years.named else self._year(body)
        if year is None or in_part_of_year(asked.plain):
            return self._lacking
        if asked.operation == "rate":
            return self._rate(asked.plain, body, year)
        whole = self._one(At(body, year, wanted(asked.plain)))
        if isinstance(whole, Missing):
            return whole
        if whole.value is None or whole.year != year or whole.unit == "%" or whole.operation is not None or whole.accumulated:
            return self._lacking
        if asked.operation in ("growth", "times"):
            return self._grown(asked, whole)
        told = self.operations.statement_of(whole)
        if told is not None and re.search(_TOLD_SO[asked.operation], told.clause) is not None:
            self.operations.show([whole])
            return None
        if told is not None and (stated := self._stated_mean(told, _TOLD_SO[asked.operation])) is not None:
            self.operations.show([stated])
            return None
        if _STANDS.search(f"{whole.label}|{asked.plain}") is not None:
            return self._lacking
        divisor = Decimal(_PARTS.get(asked.operation, days_of(year)))
        if asked.operation == "week":
            divisor /= _WEEK
        figure = self.operations.computed(rounded(whole.value / divisor, self.question.folded), "mean", (whole,), whole.unit)
        builder, wording = self.operations.builder, self.operations.builder.wording
        marks = builder.figure(figure)
        leap = "_leap" if isleap(year) and asked.operation in ("day", "week") else ""
        builder.say(
            f"mean_{asked.operation}", subject=wording.named(whole), value=wording.amount(figure), unit=wording.unit(whole.unit),
            divisor=wording.word(f"divisor_{asked.operation}{leap}"), marks=marks,
        )  # fmt: skip
        self.operations.rests_on((whole,))
        return None

    def _stated_mean(self, whole: Candidate, told_so: str) -> Found | None:
        """The mean that a report states right behind a whole (全年访问量9万人次,日均246人次), and not that of another deed (日均停留20人次)."""
        candidates = self.operations.catalogue.candidates([whole.document_id])
        behind = [
            c
            for c in candidates
            if c.statement.sentence == whole.statement.sentence and c.statement.number > whole.statement.number
        ]
        told = behind[0] if behind else whole
        fits = (told.statement.unit, told.statement.year) == (whole.statement.unit, whole.statement.year)
        stands = (
            fits
            and re.match(rf"[,约]*(?:平均)?(?:{told_so})(?:约|为|达到?|近)*[\d.]", told.printed) is not None
            and self.operations.catalogue.stands(told)
        )
        return self.operations.lookup.of_statement(told) if stands else None

    def _grown(self, asked: PlainAsked, now: Found) -> Missing | None:
        """By how many per cent, or how many times over, a number has grown since the year before or the one named."""
        told, year = self.operations.statement_of(now), now.year or 0
        before = min(self.question.years.named) if len(self.question.years.named) > 1 else year - 1
        then: Found | Missing = self._one(At(self.bodies[0], before, wanted(asked.plain)))
        if isinstance(then, Missing) and told is not None:
            then = self._beside(told, before) or then
        if isinstance(then, Missing):
            grown = asked.operation == "growth" and before == year - 1 and self.operations.say_stated_growth(now)
            return None if grown else then
        if then.value is None or now.value is None or then.unit != now.unit or then.year != before:
            return self._lacking
        if asked.operation == "growth":
            return self.operations.say_growth(now, then, self.question.folded)
        if not then.value:
            return Missing("zero_base", (), then.organisation, then.year, found=(then,), citations=then.citations)
        value = rounded((now.value - then.value) / then.value, self.question.folded)
        figure = self.operations.computed(value, "growth", (now, then), "倍")
        builder, wording = self.operations.builder, self.operations.builder.wording
        marks = builder.figure(figure)
        builder.say(
            "grown_times", who=now.organisation or "", label=wording.called(now), then=wording.year(then.year),
            now=wording.year(now.year), before=wording.amount(then), after=wording.amount(now), unit=wording.unit(now.unit),
            value=wording.amount(figure), marks=marks,
        )  # fmt: skip
        self.operations.rests_on((now, then))
        return None

    def _beside(self, told: Candidate, year: int) -> Found | None:
        """The number of another year that a sentence states beside this year's."""
        candidates = self.operations.catalogue.candidates([told.document_id])
        beside = [
            c for c in candidates
            if (c.statement.sentence, c.statement.subject, c.statement.unit, c.statement.kind, c.statement.year)
            == (told.statement.sentence, told.statement.subject, told.statement.unit, told.statement.kind, year)
            and self.operations.catalogue.stands(c)
        ]  # fmt: skip
        return self.operations.lookup.of_statement(beside[0]) if len(beside) == 1 else None

    def _rate(self, deed: str, body: Organisation, year: int) -> Missing | None:
        """The rate that the report states (按期答复率100%), else the share of the applications that were answered or concluded, where both are
        told beside each other."""
        pairs: list[tuple[Candidate, Candidate]] = []
        in_time = _IN_TIME.search(deed) is not None  # what is carried over is not late: no rate in time is worked out
        for record in self.operations.documents(body, year)[:1]:
            candidates = self.operations.catalogue.candidates([record.id])
            stated = [one for one in candidates if _is_rate(one, deed, record.year) and self.operations.catalogue.stands(one)]
            if len(stated) == 1:
                self.operations.show([self.operations.lookup.of_statement(stated[0])])
                return None
            for one in candidates:
                statement = one.statement
                if statement.indicator not in _DONE or statement.year != record.year or not self.operations.catalogue.stands(one):
                    continue
                base = _base(one, candidates)
                if base is not None:
                    pairs.append((one, base))
        if len(pairs) != 1 or in_time:
            return self._lacking
        part, whole = (self.operations.lookup.of_statement(one) for one in pairs[0])
        if part.value == whole.value:
            return self._lacking
        return self.operations.share_of_found(part, whole, self.question.folded)


def _is_rate(one: Candidate, deed: str, year: int | None) -> bool:
    """Whether a number is the rate of a deed, in time or at all, told of nothing but applications."""
    statement = one.statement
    named = (
        re.fullmatch(rf"(?:(?:政府信息)?(?:公开)?申请)?(?:的)?(?:按[时期规]|及时)?{re.escape(deed)}率", one.counted) is not None
    )
    told = named and statement.kind is StatementKind.SHARE and statement.year == year
    return told and _OF_OTHERS.search(re.split("[;。]", one.up_to_clause)[-1]) is None


def _base(part: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The applications of which a number was answered: what it is a part of, or the one count of them before it in its sentence."""
    if part.statement.whole is not None:
        told = [candidates[part.statement.whole]]
    else:
        told = [
            c for c in candidates
            if c.statement.sentence == part.statement.sentence and c.statement.number.start < part.statement.number.start
        ]  # fmt: skip
    told = [
        c for c in told
        if (c.statement.indicator or "").removeprefix("applications.") in _BASES and c.statement.unit == part.statement.unit
        and c.statement.value >= part.statement.value and c.statement.year == part.statement.year
    ]  # fmt: skip
    return told[0] if len(told) == 1 else None
