"""What is done with one figure of many bodies or years: ranking, place in it, count, sum and mean over a store, ratio, comparison.

As in `Operations`, each takes places to look at (`At`) and gives None when answered, else the Missing that stood in the way.
What a report leaves blank or does not say takes no part, and is said to be left out; nothing is put in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import compress

from assistant.answering.evidence import Found, Missing
from assistant.answering.wording import plain
from assistant.computing.counting_alike import counted_alike, put_side_by_side
from assistant.computing.operations import Operations
from assistant.computing.rounding import rounded
from assistant.prose.telling import UNTOLD, At

HOLDS = {
    "over": lambda value, number: value > number,
    "at_least": lambda value, number: value >= number,
    "under": lambda value, number: value < number,
    "at_most": lambda value, number: value <= number,
    "none": lambda value, number: value == 0,
}
_GOVERNMENT = "人民政府"
NAMED_COUNTED = 12
"""How many of the bodies counted are named."""
NAMED_RANKED = 30
"""How many places of a ranking are read out; the figures have all of them."""


class BodyOperations(Operations):
    """The operations over many bodies or years of one catalogue, writing into one builder."""

    def stated(self, ats: Sequence[At]) -> tuple[list[Found], list[tuple[At, Missing]]]:
        """The figures that are stated alike, and what is left out; another count (受理 for 收到) is not put beside them."""
        self.read_together(ats)
        looked = [(at, self.single(at)) for at in ats]
        found = put_side_by_side([single for _, single in looked if not isinstance(single, Missing)])
        left = [(at, single) for at, single in looked if isinstance(single, Missing)]
        return found, left

    def _none_in_other_words(self, ats: Sequence[At], found: Sequence[Found]) -> list[Found]:
        """What is told to be none under another verb (受理0件 for 收到) by those that do not state it themselves."""
        told = {(one.organisation, one.year) for one in found}
        looked = (self.single(at) for at in ats if (at.organisation.name, at.year) not in told)
        return [one for one in looked if not isinstance(one, Missing) and one.stands_for is not None and one.value == 0]

    def _say_missing_from(self, ats: Sequence[At], found: Sequence[Found], left: Sequence[tuple[At, Missing]]) -> None:
        """Names those whose figure could not be told, and those whose report does not state it."""
        untold = [one for one in left if one[1].code in UNTOLD]
        self.say_left_out(untold)
        self.say_unstated(ats, found, untold)

    def _open(self, found: Sequence[Found], ats: Sequence[At]) -> None:
        if len(found) < len(ats):
            self.builder.say("among_stated")

    def rank(self, ats: Sequence[At], limit: int | None, *, ascending: bool, whole: bool = False) -> Missing | None:
        """The figures in order, those of the first places where so many are asked for; ties at the last place stay. `whole`: every one
        must be there."""
        found, left = self.stated(ats)
        if whole and left:
            return left[0][1]
        if (apart := self.incomparable(ats, found)) is not None:
            return apart
        if len(found) < 2:
            return left[0][1] if left else Missing("not_there")
        if unsure := next((one for _, one in left if one.code in ("versions_differ", "which_report")), None):
            return unsure
        ordered = sorted(found, key=lambda one: one.value or Decimal(0), reverse=not ascending)
        if limit is not None and limit < len(ordered):
            last = ordered[limit - 1].value
            ordered = [one for number, one in enumerate(ordered) if number < limit or one.value == last]
        self._open(found, ats)
        wording, read_out = self.builder.wording, ordered[:NAMED_RANKED]
        subject, lines = wording.lines(read_out, [self.builder.figure(figure) for figure in read_out])
        if len(ordered) > NAMED_RANKED:
            lines += wording.word("and_others")
            self.rests_on(ordered[NAMED_RANKED:])
        self.builder.say("rank_up" if ascending else "rank_down", subject=subject, lines=lines)
        self._say_unsure(ordered)
        self._say_missing_from(ats, found, left)
        return None

    def place(self, at: At, ats: Sequence[At]) -> Missing | None:
        """At which place a body stands among those that state the figure, the most first."""
        own = self.single(at)
        if isinstance(own, Missing):
            return own
        found, left = self.stated(ats)
        if (apart := self.incomparable(ats, found)) is not None:
            return apart
        if len(found) < 2 or any(one.code in ("versions_differ", "which_report") for _, one in left):
            return left[0][1] if left else Missing("not_there")
        number = Decimal(1 + sum((one.value or 0) > (own.value or 0) for one in found))
        others = [one for one in found if one.citations != own.citations]
        self.builder.figure(self.computed(number, "rank", (own, *others), ""))
        marks = self.builder.cite(own.citations)
        self._open(found, ats)
        total = self.builder.wording.so_many(len(found))
        self.builder.say("place", named=self.builder.wording.named(own), value=plain(number), total=total, marks=marks)
        self.rests_on((own, *others))
        self._say_missing_from(ats, found, left)
        return None

    def count(self, ats: Sequence[At], condition: tuple[str, Decimal]) -> Missing | None:
        """How many bodies' figure fulfils a condition; those that fulfil it are named."""
        found, left = self.stated(ats)
        if not found:
            return left[0][1] if left else Missing("not_there")
        name, number = condition
        if name != "none" and (apart := self.incomparable(ats, found)) is not None:
            return apart  # that there was none is the same by every edition
        if name == "none":
            lacking = {(at.organisation.name, at.year) for at, _ in left}
            found = [
                *found,
                *self._none_in_other_words([at for at in ats if (at.organisation.name, at.year) not in lacking], found),
            ]
            left += [(at, _disputed(one)) for one in found if _in_dispute(one) for at in ats if _is_of(one, at)]
            found = [one for one in found if not _in_dispute(one)]
            if not found:
                return left[0][1]
        held = [one.value is not None and HOLDS[name](one.value, number) for one in found]
        counted = list(compress(found, held))  # they are named, and cited first
        found = [*counted, *(one for one, is_counted in zip(found, held, strict=True) if not is_counted)]
        figure = replace(self.computed(Decimal(len(counted)), "count", found, ""), organisation=None)
        marks = self.builder.figure(figure)
        wording = self.builder.wording
        self._open(found, ats)
        template = f"count_{name}" if counted else "count_nobody"
        shown = counted[:NAMED_COUNTED]
        names = wording.listed([f"{one.organisation or ''}{self.builder.cite(one.citations)}" for one in shown])
        if len(counted) > len(shown):
            names += wording.word("and_others")
        limit = wording.say(f"limit_{name}", number=plain(number))
        self.builder.say(
            template, year=wording.year(found[0].year), label=self._label(found), value=plain(figure.value or Decimal(0)),
            limit=limit, names=names, marks="" if counted else marks,
        )  # fmt: skip
        self.rests_on(found)
        self._say_missing_from(ats, found, left)
        return None

    def over_all(self, ats: Sequence[At], operation: str, question: str) -> Missing | None:
        """The sum or the mean over all bodies that state the figure."""
        found, left = self.stated(ats)
        if (apart := self.incomparable(ats, found)) is not None:
            return apart
        if unsure := next((one for _, one in left if one.code in ("versions_differ", "which_report")), None):
            return unsure
        if len(found) < 2 or len({one.unit for one in found}) > 1:
            return left[0][1] if left else Missing("not_there")
        total = sum((one.value for one in found if one.value is not None), Decimal(0))
        value = total if operation == "sum" else rounded(total / len(found), question)
        figure = replace(self.computed(value, operation, found, found[0].unit), organisation=None)
        marks = self.builder.figure(figure)
        wording = self.builder.wording
        self._open(found, ats)
        self.builder.say(
            f"all_{operation}", year=wording.year(found[0].year), label=self._label(found), value=wording.amount(figure),
            unit=wording.unit(found[0].unit), marks=marks,
        )  # fmt: skip
        if len(self.catalogue.table.organisations) > len({at.organisation.name for at in ats}):
            names = wording.listed(
                [f"{one.organisation or ''}{self.builder.cite(one.citations)}" for one in found[:NAMED_COUNTED]]
            )
            names += wording.word("and_others") if len(found) > NAMED_COUNTED else ""
            self.builder.say("all_of", year=wording.year(found[0].year), names=names)
        if operation == "sum" and (within := self._within_others(found)):
            self.builder.say("counted_within", pairs=wording.listed([f"{part}（{whole}）" for part, whole in within]))
        self.rests_on(found)
        self._say_missing_from(ats, found, left)
        return None

    def _within_others(self, found: Sequence[Found]) -> list[tuple[str, str]]:
        """Bodies with the government of whose place a sum counts too: that one's number may be of the whole place."""
        known = [
            self.catalogue.table.by_name[name] for one in found if (name := one.organisation) in self.catalogue.table.by_name
        ]
        places = {one.name: one.name.removesuffix(_GOVERNMENT) for one in known if one.name.endswith(_GOVERNMENT)}
        return [
            (one.name, whole)
            for one in known
            for whole, place in places.items()
            if one.name != whole and one.name.startswith(place)
        ]

    def ratio(self, left: At, right: At, question: str) -> Missing | None:
        """How many times the one is the other."""
        pair = self.both(left, right)
        return pair if isinstance(pair, Missing) else self.ratio_of(pair, question)

    def ratio_of(self, pair: tuple[Found, Found], question: str) -> Missing | None:
        """How many times the first is the second."""
        one, other = pair
        if one.value is None or other.value is None or one.unit != other.unit:
            return Missing("not_there", (), one.organisation, one.year)
        if not other.value:
            return Missing("zero_base", (), one.organisation, one.year, found=(other,), citations=other.citations)
        value = rounded(one.value / other.value, question)
        figure = self.computed(value, "ratio", (one, other), "")
        marks = self.builder.figure(figure)
        wording = self.builder.wording
        subject, named = wording.apart(pair)
        self.builder.say("ratio", subject=subject, left=named[0], right=named[1], value=wording.amount(figure), marks=marks)
        self.rests_on(pair)
        return None

    def compared(self, left: At, right: At, *, ascending: bool) -> Missing | None:
        """Which of two is more (or less), with both figures, and by how much."""
        pair = self.both(left, right)
        if isinstance(pair, Missing):
            return pair
        first, second = sorted(pair, key=lambda one: one.value or Decimal(0), reverse=not ascending)
        return self.compared_of((first, second))

    def compared_of(self, pair: tuple[Found, Found]) -> Missing | None:
        """Two figures, the one that is meant first, and by how much it is more or less."""
        first, second = pair
        if first.value is None or second.value is None or not counted_alike(pair):
            return Missing("not_there", (), first.organisation, first.year)
        self.builder.figure(first)
        self.builder.figure(second)
        return self.difference_of(pair)

    def rest_of(self, whole: Found, part: Found) -> Missing | None:
        """What is left of a whole without a part."""
        if whole.value is None or part.value is None or part.value > whole.value or whole.unit != part.unit:
            return Missing("not_there", (), whole.organisation, whole.year)
        self.say_rest(self.computed(whole.value - part.value, "difference", (whole, part), whole.unit), whole, (part,))
        return None

    def say_rest(self, rest: Found, whole: Found, parts: Sequence[Found]) -> None:
        """Says what is left of a whole without some of its parts."""
        marks, wording = self.builder.figure(rest), self.builder.wording
        subject, named = wording.apart((whole, *parts))
        self.builder.say(
            "rest", subject=subject, value=wording.amount(rest), unit=wording.unit(rest.unit), whole=named[0],
            parts=wording.listed(named[1:]), marks=marks,
        )  # fmt: skip
        self.rests_on((whole, *parts))

    def extreme_part(self, ats: Sequence[At], operation: str) -> Missing | None:
        """The largest or smallest of the columns of a row or the parts of a sum: every one must be there."""
        found, left = self.stated(ats)
        if left or len(found) < 2:
            return left[0][1] if left else Missing("not_there")
        self.say_top(found, operation)
        return None

    def say_top(self, found: Sequence[Found], operation: str) -> None:
        """The largest or smallest of these, each that is as large; the others are what it rests on."""
        top = (max if operation == "max" else min)(one.value or Decimal(0) for one in found)
        wording = self.builder.wording
        for one in (one for one in found if one.value == top):
            figure = self.computed(top, operation, [one, *(other for other in found if other is not one)], one.unit)
            marks = self.builder.figure(replace(figure, dimension=one.dimension, indicator=one.indicator))
            self.builder.say(f"part_{operation}", named=wording.named(one), marks=marks)
        self.rests_on(found)

    # ------------------------------------------------------------------------------------------ words

    def _label(self, found: Sequence[Found]) -> str:
        return self.builder.wording.called(found[0])


def _in_dispute(found: Found) -> bool:
    """Whether a report that tells none tells another number too: that there was none is then not certain."""
    return found.value == 0 and any(one.settled == "first" for one in (found, *found.operands))


def _disputed(found: Found) -> Missing:
    return Missing("versions_differ", (), found.organisation, found.year, found=(found,))


def _is_of(found: Found, at: At) -> bool:
    return (found.organisation, found.year) == (at.organisation.name, at.year)
