"""What is done with figures once found: value, difference, sum, share, growth, largest, mean, parts against their whole.

Each operation takes sides (a body and a year) and what is wanted of them, looks up through `Lookup`, computes with
Decimal from what was found, and puts sentences and figures into a Builder. It returns None when answered, else the
Missing that stood in the way: nothing is guessed to fill a gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from assistant.builder import Builder
from assistant.catalogue import Catalogue
from assistant.evidence import Found, Missing
from assistant.lookup import CHANGES, COUNTS, SHARES, Lookup, Wanted
from assistant.organisations import Organisation
from assistant.question import wanted as wanted_of
from assistant.wording import plain

_PLACES = re.compile(r"保留([一二两三四\d])位|(one|two|three|\d) decimal")
_WORD_NUMBERS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "one": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class At:
    """Where to look: a body, a year (None: its reports do not tell), and what for."""

    organisation: Organisation
    year: int | None
    wanted: Wanted


class Operations:
    """The operations over one catalogue, writing into one builder."""

    def __init__(self, catalogue: Catalogue, builder: Builder) -> None:
        self.catalogue = catalogue
        self.lookup = Lookup(catalogue)
        self.builder = builder

    # ------------------------------------------------------------------------------------------ looking up

    def find(self, at: At) -> tuple[Found, ...] | Missing:
        """What the body's report for the year says; a year without a report may be told by the next year's report."""
        records = self.catalogue.documents(at.organisation, at.year)
        if records:
            outcome = self.lookup.find(records, at.wanted)
            if isinstance(outcome, Missing) and outcome.organisation is None:
                return replace(outcome, organisation=at.organisation.name, year=at.year)
            return outcome
        derived = self._from_other_years(at)
        if derived:
            return derived
        years = tuple(str(y) for y in self.catalogue.years(at.organisation))
        return Missing("year_missing", years, at.organisation.name, at.year)

    def _from_other_years(self, at: At) -> tuple[Found, ...]:
        """A number that another year's report states for this year, or last year's from this year's and its change."""
        if at.year is None:
            return ()
        others = [c for c in self.catalogue.candidates(at.organisation.documents) if c.statement.year == at.year]
        stated = self.lookup.matching(others, at.wanted) if others else ()
        if not stated and at.wanted.indicator:
            stated = tuple(self.lookup.of_statement(c) for c in others if c.statement.indicator == at.wanted.indicator)
        if stated:
            return stated
        following = At(at.organisation, at.year + 1, at.wanted)
        if not self.catalogue.documents(at.organisation, at.year + 1):
            return ()
        now = self.find(following)
        change = self.find(replace(following, wanted=replace(at.wanted, kinds=CHANGES, unit=at.wanted.unit)))
        if isinstance(now, Missing) or isinstance(change, Missing) or now[0].value is None or change[0].value is None:
            return ()
        if now[0].indicator != change[0].indicator or now[0].unit != change[0].unit or len(now) > 1:
            return ()
        value = now[0].value - change[0].value
        return (
            replace(
                now[0], value=value, state="computed", operation="difference", year=at.year,
                operands=(now[0], change[0]), citations=(*now[0].citations, *change[0].citations),
            ),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------ saying

    def show(self, outcome: Sequence[Found]) -> None:
        """Says one answer: a figure, or all that a report says of it where it contradicts itself."""
        wording = self.builder.wording
        if len(outcome) > 1:
            self.builder.sentences.append(wording.say("conflict"))
            self.builder.warn("conflict", wording.say("conflict_warning"))
        for found in outcome:
            marks = self.builder.figure(found)
            if found.stands_for:
                self.builder.say("stands_for", label=found.label)
            if (
                found.operation == "difference"
                and found.operands
                and found.value is not None
                and found.operands[0].value is not None
            ):
                now, change = found.operands
                self.builder.say(
                    "derived", who=found.organisation or "", year=str(found.year), value=plain(found.value), unit=wording.unit(found.unit),
                    report=str(now.year), after=plain(now.value or Decimal(0)), change=change.citations[0].quote, marks=marks,
                )  # fmt: skip
            else:
                self.builder.sentences.append(wording.figure(found, marks))
            for operand in found.operands:
                self.builder.figure(operand)

    def value(self, at: At) -> Missing | None:
        outcome = self.find(at)
        if isinstance(outcome, Missing):
            return outcome
        self.show(outcome)
        return None

    def listing(self, ats: Sequence[At]) -> Missing | None:
        """Each in turn; the first that is missing stops it."""
        found: list[tuple[Found, ...]] = []
        for at in ats:
            outcome = self.find(at)
            if isinstance(outcome, Missing):
                return outcome
            found.append(outcome)
        for outcome in found:
            self.show(outcome)
        return None

    # ------------------------------------------------------------------------------------------ computing

    def _single(self, at: At) -> Found | Missing:
        """The one figure for an operand; a blank or a conflict is not an operand."""
        outcome = self.find(at)
        if isinstance(outcome, Missing):
            return outcome
        if outcome[0].value is None:
            return Missing("blank_operand", (), at.organisation.name, at.year)
        if len(outcome) > 1:
            return replace(outcome[0], state="reported") if outcome[0].state == "conflict" else outcome[0]
        return outcome[0]

    def _both(self, left: At, right: At) -> tuple[Found, Found] | Missing:
        one, other = self._single(left), self._single(right)
        if isinstance(one, Missing):
            return one
        if isinstance(other, Missing):
            return other
        if one.citations == other.citations and one.value == other.value and one.label == other.label:
            return Missing("not_there", (), left.organisation.name, left.year)
        return one, other

    def computed(self, value: Decimal, operation: str, operands: Sequence[Found], unit: str, **changed: str | None) -> Found:
        """A figure computed from others: it cites all of them."""
        first = operands[0]
        return Found(
            value=value, unit=unit, state="computed", organisation=first.organisation, year=first.year, indicator=first.indicator,
            label=changed.get("label") or first.label, dimension=first.dimension, operation=operation, operands=tuple(operands),
            citations=tuple(dict.fromkeys(c for o in operands for c in o.citations)), document_id=first.document_id,
        )  # fmt: skip

    def difference(self, left: At, right: At) -> Missing | None:
        pair = self._both(left, right)
        if isinstance(pair, Missing):
            return pair
        one, other = pair
        if one.value is None or other.value is None or (one.unit == "%") != (other.unit == "%"):
            return Missing("not_there", (), left.organisation.name, left.year)
        gap = one.value - other.value
        found = self.computed(abs(gap), "difference", (one, other), one.unit)
        marks = self.builder.figure(found)
        wording = self.builder.wording
        common = {
            "left": wording.named(one),
            "right": wording.named(other),
            "value": plain(abs(gap)),
            "unit": wording.unit(one.unit),
            "marks": marks,
        }
        if gap:
            self.builder.say("difference", direction=wording.word("more" if gap > 0 else "fewer"), **common)
        else:
            self.builder.say("equal", **common)
        for operand in pair:
            self.builder.figure(operand)
        return None

    def sum(self, ats: Sequence[At]) -> Missing | None:
        operands: list[Found] = []
        for at in ats:
            single = self._single(at)
            if isinstance(single, Missing):
                return single
            if single not in operands:
                operands.append(single)
        units = {o.unit for o in operands}
        if len(operands) < 2 or (units & {"%", "万元", "元"} and len(units) > 1):
            return Missing("not_there", (), ats[0].organisation.name, ats[0].year)
        total = sum((o.value for o in operands if o.value is not None), Decimal(0))
        unit = operands[0].unit if len(units) == 1 else "件"
        marks = self.builder.figure(self.computed(total, "sum", operands, unit))
        wording = self.builder.wording
        self.builder.sentences.append(wording.word("semicolon").join(wording.named(o) for o in operands) + wording.word("comma"))
        self.builder.say("total", value=plain(total), unit=wording.unit(unit), marks=marks)
        for operand in operands:
            self.builder.figure(operand)
        return None

    def share(self, left: At, right: At | None, question: str) -> Missing | None:
        stated = self.find(replace(left, wanted=replace(left.wanted, kinds=SHARES, unit="%", indicator=None)))
        if not isinstance(stated, Missing) and right is None:
            self.show(stated[:1])
            return None
        one = self._single(left)
        if isinstance(one, Missing):
            return one
        whole = self._whole(one, left, right)
        if isinstance(whole, Missing):
            return whole
        if one.value is None or not whole.value:
            return Missing("not_there", (), left.organisation.name, left.year)
        if one.value > whole.value or one.unit != whole.unit:
            return Missing("not_there", (), left.organisation.name, left.year)
        value = _rounded(one.value * 100 / whole.value, question)
        found = self.computed(value, "share", (one, *(whole.operands or (whole,))), "%")
        marks = self.builder.figure(found)
        wording = self.builder.wording
        self.builder.say("share", value=plain(value), left=wording.named(one), right=wording.named(whole), marks=marks)
        for operand in (one, whole):
            self.builder.figure(operand)
        return None

    def _whole(self, part: Found, left: At, right: At | None) -> Found | Missing:
        """What a part is a share of: what the question names, or the whole that the report itself gives for it."""
        if right is not None:
            single = self._single(right)
            if not isinstance(single, Missing) and single.value != part.value:
                return single
        candidates = self.catalogue.candidates([part.document_id])
        statement = next((c.statement for c in candidates if part.citations and c.statement.quote.start == part.citations[0].start
                          and c.statement.value == part.value and c.statement.subject == part.label), None)  # fmt: skip
        if statement is not None and statement.whole is not None:
            return self.lookup.of_statement(candidates[statement.whole])
        if statement is not None:
            listed = [c for c in candidates if c.statement.quote.start == statement.quote.start and c.statement.unit == statement.unit
                      and c.statement.kind is statement.kind]  # fmt: skip
            if len(listed) > 1:
                items = [self.lookup.of_statement(c) for c in listed]
                total = sum((i.value for i in items if i.value is not None), Decimal(0))
                return self.computed(total, "sum", items, part.unit)
        return Missing("not_there", (), left.organisation.name, left.year)

    def growth(self, at: At, before: At | None, question: str) -> Missing | None:
        stated = self.find(replace(at, wanted=replace(at.wanted, kinds=SHARES, unit="%")))
        if not isinstance(stated, Missing) and stated[0].direction:
            self.show(stated[:1])
            return None
        if before is None:
            return Missing("not_there", (), at.organisation.name, at.year)
        plain_wanted = wanted_of(at.wanted.text)
        count = replace(plain_wanted, unit=None if plain_wanted.unit == "%" else plain_wanted.unit, kinds=COUNTS)
        pair = self._both(replace(at, wanted=count), replace(before, wanted=count))
        if isinstance(pair, Missing):
            return pair
        now, then = pair
        if now.value is None or not then.value:
            return Missing("not_there", (), at.organisation.name, at.year)
        value = _rounded((now.value - then.value) * 100 / then.value, question)
        marks = self.builder.figure(self.computed(value, "growth", (now, then), "%"))
        wording = self.builder.wording
        self.builder.say(
            "growth", who=now.organisation or "", label=now.label, before=plain(then.value), after=plain(now.value), unit=wording.unit(now.unit),
            value=plain(value), marks=marks,
        )  # fmt: skip
        for operand in pair:
            self.builder.figure(operand)
        return None

    def extreme(self, ats: Sequence[At], operation: str) -> Missing | None:
        """The largest or smallest over bodies or years that state it; those that do not are left out."""
        singles = [self._single(at) for at in ats]
        operands = [s for s in singles if not isinstance(s, Missing)]
        if len(operands) < 2:
            return next((s for s in singles if isinstance(s, Missing)), Missing("not_there"))
        pick = (max if operation == "max" else min)(operands, key=lambda o: o.value or Decimal(0))
        ties = [o for o in operands if o.value == pick.value]
        ordered = [pick, *(o for o in operands if o is not pick)]
        assert pick.value is not None
        for tie in ties:
            found = replace(
                self.computed(pick.value, operation, [tie, *(o for o in ordered if o is not tie)], pick.unit),
                organisation=tie.organisation,
                year=tie.year,
            )
            marks = self.builder.figure(found)
            self.builder.say(
                operation,
                who=tie.organisation or "",
                year=self.builder.wording.year(tie.year),
                value=plain(pick.value),
                unit=self.builder.wording.unit(pick.unit),
                marks=marks,
            )
        for operand in ordered:
            self.builder.figure(operand)
        return None

    def mean(self, ats: Sequence[At], question: str) -> Missing | None:
        operands: list[Found] = []
        for at in ats:
            single = self._single(at)
            if isinstance(single, Missing):
                return single
            operands.append(single)
        if len(operands) < 2:
            return Missing("not_there", (), ats[0].organisation.name, ats[0].year)
        total = sum((o.value for o in operands if o.value is not None), Decimal(0))
        value = _rounded(total / len(operands), question)
        marks = self.builder.figure(self.computed(value, "mean", operands, operands[0].unit))
        self.builder.say("mean", value=plain(value), unit=self.builder.wording.unit(operands[0].unit), marks=marks)
        for operand in operands:
            self.builder.figure(operand)
        return None

    def parts(self, at: At, *, parts_first: bool) -> Missing | None:
        """The itemised parts of a whole that a sentence states, added up, beside the whole."""
        outcome = self._parts_of(at)
        if isinstance(outcome, Missing):
            return outcome
        whole, items = outcome
        total = sum((i.value for i in items if i.value is not None), Decimal(0))
        assert whole.value is not None
        summed = self.computed(total, "sum", items, whole.unit)
        order = (summed, whole) if parts_first else (whole, summed)
        marks = "".join(dict.fromkeys(self.builder.figure(f) for f in order))
        wording = self.builder.wording
        self.builder.sentences.append(wording.figure(whole, self.builder.cite(whole.citations)))
        unit = wording.unit(whole.unit)
        if total == whole.value:
            self.builder.say("parts_match", value=plain(total), unit=unit, marks=marks)
        else:
            self.builder.say("parts_differ", value=plain(total), whole=plain(whole.value), unit=unit, marks=marks)
            self.builder.warn("arithmetic", wording.say("parts_warning"))
            self.builder.warn("conflict", wording.say("parts_warning"))
        for item in items:
            self.builder.figure(item)
        return None

    def _parts_of(self, at: At) -> tuple[Found, list[Found]] | Missing:
        """The stated whole that the question means, among those that have parts."""
        for record in self.catalogue.documents(at.organisation, at.year):
            candidates = self.catalogue.candidates([record.id])
            wholes = sorted({c.statement.whole for c in candidates if c.statement.whole is not None})
            if not wholes:
                continue
            named = self.lookup.matching([candidates[i] for i in wholes], replace(at.wanted, unit=None))
            if not named and len(wholes) > 1:
                numbers = set(re.findall(r"\d+", at.wanted.text))
                wholes = (
                    [i for i in wholes if str(candidates[i].statement.value) in numbers] or wholes[:1]
                    if at.wanted.concepts
                    else []
                )
            chosen = next(
                (i for i in wholes if named and self.lookup.of_statement(candidates[i]).citations == named[0].citations),
                wholes[0] if wholes else None,
            )
            if chosen is None:
                continue
            whole = self.lookup.of_statement(candidates[chosen])
            items = [self.lookup.of_statement(c) for c in candidates if c.statement.whole == chosen]
            if len(items) >= 2:
                return whole, items
        return Missing("not_there", (), at.organisation.name, at.year)


def _rounded(value: Decimal, question: str) -> Decimal:
    """Two decimals, or as many as the question says."""
    found = _PLACES.search(question)
    digits = 2
    if found:
        said = found.group(1) or found.group(2)
        digits = int(said) if said.isdigit() else _WORD_NUMBERS[said]
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
