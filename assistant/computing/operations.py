"""What is done with figures once found: difference, sum, growth, largest, mean, parts added up beside their whole.

Each operation takes sides (a body and a year) and what is wanted of them, looks up through `Telling` and puts sentences and figures
into a Builder: None when answered, else the Missing in the way; nothing is guessed. Shares are `computing/parts_of_wholes.py`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing
from assistant.answering.wording import plain
from assistant.asking.asked_thing import wanted
from assistant.asking.things import RECEIVED
from assistant.asking.wanted import CHANGES
from assistant.computing.counting_alike import counted_alike, counted_as_asked, put_side_by_side
from assistant.computing.growing import Growing
from assistant.computing.rounding import rounded
from assistant.figures.comparable import is_stock, of_each
from assistant.figures.countable import count_alike
from assistant.language.concepts import GENERIC
from assistant.language.number_words import in_words
from assistant.prose.candidate import Candidate
from assistant.prose.stated_change import statements_at
from assistant.prose.telling import UNTOLD, At
from assistant.prose.whole_counts import asks_whole
from ingest.audit.prose import of_mixed_units
from ingest.statements.words import load_words

_CHANNELS = re.compile("渠道|平台|途径|方式|载体|channel")
_PUBLISHED = re.compile("发布|公开|信息|推送|publish")
_OF_PARTS = re.compile(
    "(?:各|每|分|几|[两三四五六七八九])?个?(?:渠道|平台|途径|方式|分项|载体|部分|方面|明细|细项)|[各分]项|总[数量]|总条数|总件数|总计|数量|条数|件数|(?:发布|公开)(?:数|量|的)?|"
    "加起来|加在一起|合起来|相加|加总|之和|总和|合计|对得上|对不上|一致|相符|吻合|相等|等于|是不是|是否|一样|对|说|报告|年报|里|中"
)
"""What a question of parts and their whole says of no thing."""
_BEFORE_PARTS = re.compile(
    "[,;?]|(?:各|每)?(?:个)?(?:分项|明细|细项|类(?!型|别)|项(?!目))(?![^,;?]{0,6}信息)|加起来|加在一起|合起来|相加|加总|之和|的?总[数量]"
)
"""Where a question turns from what it asks for to the parts of that."""
NAMED = 6
"""How many bodies that were left out are named."""
NAMED_UNSTATED = 5
"""How many are named whose report does not state what is compared."""


def _by_channel(parts: Sequence[Candidate]) -> bool:
    """Whether a number is told by channels."""
    return sum(any(word in part.counted for word in load_words().channels) for part in parts) > 1


class Operations(Growing):
    """The operations over one catalogue, writing into one builder."""

    def difference(self, left: At, right: At, *, asked: str = "") -> Missing | None:
        """By how much the one is more than the other; `asked` is a question of how the first came of the second."""
        pair = self.both(left, right)
        if isinstance(pair, Missing):
            return pair
        one, other = self.at_one_place((left, right), pair)
        if one.value is not None and other.value is not None:
            self.say_against(asked, one.value - other.value)
        return self.difference_of((one, other))

    def changed(self, now: At, then: At, asked: str) -> Missing | None:
        """By how much something moved since the year before, as `asked` says it: the change that the report states, else the difference, with
        the rate that it states where no unit is asked for."""
        return self.told_with_rate(now, then, asked, lambda: self._changed(now, then, asked))

    def _changed(self, now: At, then: At, asked: str) -> Missing | None:
        outcome = self.find(replace(now, wanted=replace(now.wanted, kinds=CHANGES)))
        if not isinstance(outcome, Missing) and all(found.year == now.year for found in outcome):
            self.say_against(asked, outcome[0].value or Decimal(0))
            self.show([replace(found, value=None if found.value is None else abs(found.value)) for found in outcome])
            return None
        if now.wanted.unit is None and self.says_rate_instead(now, then, asked):
            return None
        return self.difference(now, then, asked=asked)

    def difference_of(self, pair: tuple[Found, Found], asked: str | None = None) -> Missing | None:
        """By how much the one is more or less than the other; `asked` is the unit that the question says for both of them."""
        one, other = pair
        alike = counted_alike(pair)
        comparable = alike or counted_as_asked(pair, asked)
        if one.value is None or other.value is None or not comparable or self.told_twice(pair):
            return Missing("not_there", (), one.organisation, one.year)
        gap = one.value - other.value
        unit = "个百分点" if one.unit == "%" else one.unit if alike or asked is None else asked
        found = self.computed(abs(gap), "difference", (one, other), unit)
        marks = self.builder.figure(found)
        wording = self.builder.wording
        subject, named = wording.apart(pair)
        common = {
            "subject": subject,
            "left": named[0],
            "right": named[1],
            "value": wording.amount(found),
            "unit": wording.unit(unit),
            "marks": marks,
        }
        if gap:
            self.builder.say("difference", direction=wording.word("more" if gap > 0 else "fewer"), **common)
        else:
            self.builder.say("equal", **common)
        self.rests_on(pair)
        return None

    def without(self, whole: Found, *parts: Found) -> Missing | None:
        """What is left of a number without parts that it takes in (办理69件,含上年转来的3件)."""
        held = [part.value for part in parts if part.value is not None]
        alike = count_alike({whole.unit, *(part.unit for part in parts)})
        if whole.value is None or len(held) < len(parts) or not alike or sum(held) > whole.value:
            return Missing("not_there", (), whole.organisation, whole.year)
        found = self.computed(whole.value - sum(held), "difference", (whole, *parts), whole.unit)
        marks = self.builder.figure(found)
        wording = self.builder.wording
        subject, named = wording.apart((whole, *parts))
        worth = {"value": wording.amount(found), "unit": wording.unit(whole.unit), "marks": marks}
        self.builder.say("without_part", subject=subject, whole=named[0], part=wording.listed(named[1:]), **worth)
        self.rests_on((whole, *parts))
        return None

    def _one_of_each(self, ats: Sequence[At]) -> list[Found] | Missing:
        """The figure of each body or year, in order; why the first that has none has none."""
        several = len({(at.organisation.name, at.year) for at in ats}) > 1
        found: list[Found] = []
        for at in ats:
            single = self.single(replace(at, wanted=of_each(at.wanted)) if several else at)
            if isinstance(single, Missing):
                return single
            found.append(single)
        return found if several else self.at_one_place(ats, found)

    def sum(self, ats: Sequence[At]) -> Missing | None:
        if len({at.year for at in ats}) > 1 and all(is_stock(at.wanted.indicator) for at in ats):
            self.builder.say("stocks_not_added")
            return self.each(ats)
        found = self._one_of_each(ats)
        if isinstance(found, Missing):
            return found
        operands = [one for at, one in enumerate(found) if one not in found[:at]]
        if (apart := self.incomparable(ats, operands)) is not None:
            return apart
        if len(operands) < 2 or self._told_by_one_number(operands):
            return Missing("not_there", (), ats[0].organisation.name, ats[0].year)
        return self.sum_of(operands)

    def _told_by_one_number(self, operands: Sequence[Found]) -> bool:
        """Whether two of these are the one number that is told of both (交流、释疑解惑12次), which is added up once."""
        places = [{c.statement.number for c in statements_at(self.catalogue.candidates([o.document_id]), o)} for o in operands]
        told = [(one.document_id, *place) for one, place in zip(operands, places, strict=True) if len(place) == 1]
        return len(set(told)) < len(told)

    def sum_of(self, operands: Sequence[Found]) -> Missing | None:
        """Figures added up: of one unit, or of units that all count cases, and none counted within another."""
        units = {o.unit for o in operands}
        if not counted_alike(operands) or self.overlap(operands):
            return Missing("not_there", (), operands[0].organisation, operands[0].year)
        total = sum((o.value for o in operands if o.value is not None), Decimal(0))
        unit = operands[0].unit if len(units) == 1 or "件" not in units else "件"
        figure = self.computed(total, "sum", operands, unit)
        marks = self.builder.figure(figure)
        wording = self.builder.wording
        subject, named = wording.apart(operands)
        self.builder.say(
            "total",
            subject=subject,
            operands=wording.listed(named),
            value=wording.amount(figure),
            unit=wording.unit(unit),
            marks=marks,
        )
        self.rests_on(operands)
        return None

    def sum_apart(self, ats: Sequence[At]) -> Missing | None:
        """The sum of figures that were asked one by one: counted alike, each another, and none a part of another."""
        found = [self.single(at) for at in ats]
        if (missing := next((one for one in found if isinstance(one, Missing)), None)) is not None:
            return missing
        told = [one for one in found if not isinstance(one, Missing)]
        wholes = [self._whole(one, at, None) for one, at in zip(told, ats, strict=True)]
        inside = any(not isinstance(whole, Missing) and whole.value in {one.value for one in told} for whole in wholes)
        again = any(one in told[:n] for n, one in enumerate(told))
        if inside or again or len({one.unit for one in told}) > 1:
            return Missing("not_there", (), ats[0].organisation.name, ats[0].year)
        return self.sum(ats)

    def extreme(self, ats: Sequence[At], operation: str) -> Missing | None:
        """The largest or smallest over bodies or years that state it. Those that state another count (受理 for 收到) are
        not compared with it, and those whose figure cannot be told are named."""
        self.read_together(ats)
        looked = [(at, self.single(at)) for at in ats]
        operands = put_side_by_side([single for _, single in looked if not isinstance(single, Missing)])
        if (apart := self.incomparable(ats, operands)) is not None:
            return apart
        if len(operands) < 2:
            return next((s for _, s in looked if isinstance(s, Missing)), Missing("not_there"))
        pick = (max if operation == "max" else min)(operands, key=lambda o: o.value or Decimal(0))
        ties = [o for o in operands if o.value == pick.value]
        untold = [(at, single) for at, single in looked if isinstance(single, Missing) and single.code in UNTOLD]
        for _, missing in untold:
            rivals = [f.value for f in missing.found if f.value is not None]
            if any(v >= (pick.value or 0) if operation == "max" else v <= (pick.value or 0) for v in rivals):
                return missing
        if len(operands) < len(looked):
            self.builder.say("among_stated")
        ordered = [*ties, *(o for o in operands if o.value != pick.value)]  # what is named is cited first
        assert pick.value is not None
        for tie in ties:
            found = replace(
                self.computed(pick.value, operation, [tie, *(o for o in ordered if o is not tie)], pick.unit),
                organisation=tie.organisation,
                year=tie.year,
                state="approximate" if tie.state == "approximate" else "computed",
            )
            self.builder.figure(found)
        self._say_extreme(ties, operation, of_years=len({at.organisation.name for at in ats}) == 1)
        self.rests_on(ordered)
        self.say_left_out(untold)
        self.say_unstated(ats, operands, untold)
        return None

    def _say_extreme(self, ties: Sequence[Found], operation: str, *, of_years: bool) -> None:
        """Which body has the most or the fewest, or which year of one body; those that have as many in one sentence."""
        wording, first = self.builder.wording, ties[0]
        apart = len({one.year for one in ties}) > 1 and not of_years
        space = "" if wording.language == "zh" else " "
        called = [
            wording.year(one.year) if of_years else f"{one.organisation or ''}{space + wording.year(one.year) if apart else ''}"
            for one in ties
        ]
        names = [f"{name}{self.builder.cite(one.citations)}" for name, one in zip(called, ties, strict=True)]
        common = {
            "who": first.organisation or "",
            "year": wording.word("each_year") if apart else wording.year(first.year),
            "label": wording.called(first),
            "value": wording.amount(first),
            "unit": wording.unit(first.unit),
        }
        kind = f"{operation}_year" if of_years else operation
        if len(ties) == 1:
            self.builder.say(kind, marks=self.builder.cite(first.citations), **common)
        else:
            self.builder.say(f"{kind}_tied", names=wording.listed(names), **common)

    def say_left_out(self, untold: Sequence[tuple[At, Missing]]) -> None:
        """Names the bodies or years whose figure could not be told, so that they were not compared."""
        if not untold:
            return
        wording = self.builder.wording
        names = []
        for at, missing in untold[:NAMED]:
            space = "" if wording.language == "zh" else " "
            places = missing.citations or tuple(c for found in missing.found for c in found.citations)
            names.append(f"{at.organisation.name}{space}{wording.year(at.year)}{self.builder.cite(places)}")
        self.builder.say("left_out", names=wording.listed(names) + (wording.word("and_others") if len(untold) > NAMED else ""))

    def say_unstated(self, ats: Sequence[At], found: Sequence[Found], untold: Sequence[tuple[At, Missing]]) -> None:
        """Names the bodies or years whose report does not state what the others state, the first of many and how many they are."""
        known = {(one.organisation, one.year) for one in found} | {(at.organisation.name, at.year) for at, _ in untold}
        lacking = [at for at in ats if (at.organisation.name, at.year) not in known]
        if not lacking:
            return
        wording = self.builder.wording
        of_years = len({at.organisation.name for at in ats}) == 1
        names = [wording.year(at.year) if of_years else at.organisation.name for at in lacking[:NAMED_UNSTATED]]
        more = wording.word("and_others") if len(lacking) > NAMED_UNSTATED else ""
        kind = "unstated_years" if of_years else "unstated"
        self.builder.say(kind, names=wording.listed(names) + more, count=in_words(len(lacking), wording.language))

    def mean(self, ats: Sequence[At], question: str) -> Missing | None:
        operands = self._one_of_each(ats)
        if isinstance(operands, Missing):
            return operands
        if (apart := self.incomparable(ats, operands)) is not None:
            return apart
        if len(operands) < 2:
            return Missing("not_there", (), ats[0].organisation.name, ats[0].year)
        total = sum((o.value for o in operands if o.value is not None), Decimal(0))
        value = rounded(total / len(operands), question)
        figure = self.computed(value, "mean", operands, operands[0].unit)
        marks = self.builder.figure(figure)
        wording = self.builder.wording
        subject, named = wording.apart(operands)
        unit = wording.unit(operands[0].unit)
        self.builder.say(
            "mean", subject=subject, operands=wording.listed(named), value=wording.amount(figure), unit=unit, marks=marks
        )
        self.rests_on(operands)
        return None

    def parts(self, at: At, *, parts_first: bool) -> Missing | None:
        """The itemised parts of a whole that a sentence states, added up, beside the whole."""
        outcome = self._parts_of(at)
        if isinstance(outcome, Missing):
            return outcome
        return self.say_parts(*outcome, parts_first=parts_first)

    def say_parts(self, whole: Found, items: Sequence[Found], *, parts_first: bool) -> Missing | None:
        """A whole beside what its parts come to, and whether the two are the same."""
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
        self.rests_on((whole, *items))
        return None

    def _parts_of(self, at: At) -> tuple[Found, list[Found]] | Missing:
        """The stated whole that the question means, among those that have parts; of versions that differ the corrected one's."""
        records = self.documents(at.organisation, at.year)
        told = [(record.id, *parts) for record in records if (parts := self._parts_in(record.id, at)) is not None]
        if not told:
            return at.not_there
        document, whole, items = told[0]
        if len({(whole.value, *(item.value for item in items)) for _, whole, items in told}) == 1:
            return whole, items
        if not self.catalogue.corrected(document):
            return Missing("versions_differ", (), at.organisation.name, at.year, found=tuple(whole for _, whole, _ in told))
        return replace(whole, settled="corrected"), items

    def _wholes_meant(self, candidates: Sequence[Candidate], wholes: Sequence[int], at: At) -> list[int]:
        """The places of the wholes that a question means: the one that it gives itself, else that its words match, else the only one of
        which the report tells parts, or parts by channels where it speaks of those, if its other words name nothing."""
        numbers = set(re.findall(r"\d+", at.wanted.text))
        given = [i for i in wholes if str(candidates[i].statement.value) in numbers]
        if len(given) == 1:
            return given
        asked = wanted(_OF_PARTS.sub(" ", at.wanted.text))
        named = (
            self.lookup.matching([candidates[i] for i in given or wholes], replace(asked, unit=None)) if asked.concepts else ()
        )
        if named:
            return [i for i in wholes if self.lookup.of_statement(candidates[i]).citations == named[0].citations][:1]
        if (of_all := self._whole_count_asked(candidates, wholes, at)) is not None:
            return of_all
        several = [[c for c in candidates if c.statement.whole == i] for i in wholes]
        told = [i for i, parts in zip(wholes, several, strict=True) if sum(part.counted in at.wanted.text for part in parts) > 1]
        if told or any(concept.weight > GENERIC for concept in asked.concepts):
            return told
        of_channels = _CHANNELS.search(at.wanted.text) is not None
        meant = [
            i for i, parts in zip(wholes, several, strict=True) if len(parts) > 1 and (not of_channels or _by_channel(parts))
        ]
        return [
            i for i in meant if len(meant) < 2 or _PUBLISHED.search(at.wanted.text) is None or "申请" not in candidates[i].counted
        ]

    def _whole_count_asked(self, candidates: Sequence[Candidate], wholes: Sequence[int], at: At) -> list[int] | None:
        """The place of the number of all that was published or came in, where a question asks for that beside its parts (公开信息多少条，和分项
        加起来对得上吗); None where it asks for no such thing."""
        plain = _BEFORE_PARTS.split(at.wanted.text, maxsplit=1)[0].rstrip("的和与跟同,")
        plain = plain if "多少" in plain or "几" in plain else f"{plain}多少"
        outcome = self.find(replace(at, wanted=wanted(plain))) if asks_whole(plain) else None
        if outcome is None or isinstance(outcome, Missing) or len(outcome) != 1:
            return None
        return [i for i in wholes if self.lookup.of_statement(candidates[i]).citations == outcome[0].citations]

    def _parts_in(self, document: str, at: At) -> tuple[Found, list[Found]] | None:
        """The whole and its parts as one document states them."""
        candidates = self.catalogue.candidates([document])
        wholes = sorted({c.statement.whole for c in candidates if c.statement.whole is not None})
        if not wholes:
            return None
        meant = self._wholes_meant(candidates, wholes, at)
        if len(meant) != 1:
            return None
        chosen = meant[0]
        parts = [candidate for candidate in candidates if candidate.statement.whole == chosen]
        whole, listed = candidates[chosen], [candidate.statement for candidate in parts]
        done = whole.statement.indicator == RECEIVED and not all(part.statement.indicator is None for part in parts)
        if done and sum(part.statement.value for part in parts) != whole.statement.value:
            return None  # 新收187件,连同结转的9件,办结185件,结转下年11件: no parts of what came in
        if len(parts) < 2 or of_mixed_units([candidate.statement for candidate in candidates], whole.statement, listed):
            return None
        return self.lookup.of_statement(whole), [self.lookup.of_statement(candidate) for candidate in parts]
