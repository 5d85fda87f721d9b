"""Computes what a question asks of a list that one body's report of a year tells: shares, the rest, every part, the most.

`ListComputing.run` takes what `list_asked` read. A share that the report prints behind a part is told; else it is computed of what the
list's numbers are parts of, which must be certain: the report gives them as its parts or they come to it, and no other number stands
beside it that the question does not tell apart. A part of several things together has no share (`items_named`). The least is told only
of a list that is whole. Each operation gives None when it has said its answer, else Missing; nothing is said where it is Missing.

>>> ListComputing.run.__name__
'run'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import units_fit
from assistant.asking.list_asked import ListAsked, carried_on, read_list_question
from assistant.asking.other_words import asks, retold
from assistant.asking.question import Question
from assistant.asking.said_figures import said as figure_said
from assistant.bodies.list_heads import is_class
from assistant.bodies.organisations import Organisation
from assistant.bodies.scope import Side
from assistant.computing.level_told import say_besides, say_level
from assistant.computing.over_bodies import BodyOperations
from assistant.computing.rounding import rounded
from assistant.language.joints import AND
from assistant.prose.candidate import Candidate
from assistant.prose.items_named import about, named_items, subject_of
from assistant.prose.listed_items import Extreme, is_whole_list, listed
from assistant.prose.telling import At
from assistant.prose.told_lists import ToldList, leading, lists_of
from ingest.model import StatementKind
from ingest.normalise import fold_text

_NUMBER = re.compile(r"(?<![\d.])(\d+)(?:件|条|个|项|份|宗|期|场|篇)?")
_MONEY = re.compile("钱|元|费(?!用?的?申请)|金额")
_JOINED = re.compile(rf"、|以及|{AND}|加上")
_SHOWN = 30
"""So many parts of a list are told at most."""


APIECE = re.compile("分别|各自|各占")
"""文件和动态分别占多少: the share of each, never of both together."""


class ListComputing:
    """What is computed from the lists of one report; `question` is how it was asked, for rounding."""

    def __init__(self, operations: BodyOperations, organisation: Organisation, year: int | None, question: str) -> None:
        self.operations, self.organisation, self.year, self.question = operations, organisation, year, question
        records = operations.documents(organisation, year)
        told = operations.catalogue.candidates([record.id for record in records[:1]])
        self.candidates = [one for one in told if one.statement.year in (records[0].year, None)] if records else []
        self._all = told
        self.lists = tuple(one for one in lists_of(told) if self._stands(one))

    @property
    def _lacking(self) -> Missing:
        return Missing("not_there", (), self.organisation.name, self.year)

    def _stands(self, told: ToldList) -> bool:
        """Whether a list is of the report's own year, and nothing else of the report speaks against its numbers."""
        year = self.operations.catalogue.records[told.items[0].document_id].year
        return all(one.statement.year == year and self.operations.catalogue.stands(one) for one in told.items)

    def run(self, asked: ListAsked) -> Missing | None:
        """Says what is asked; Missing where no list, or no part of one, is meant for certain."""
        if asked.operation in ("share", "rest", "rest_share"):
            return self._of_parts(asked)
        if asked.operation == "of_given":
            return self._of_given(asked)
        if asked.operation in ("each", "each_share"):
            return self._each(asked)
        return self._among(asked)

    def operands(self, pieces: Sequence[str], beside: str, unit: str | None) -> tuple[Found, ...]:
        """The items of one list that these pieces name, one each, where the list tells the words `beside` them; () where not."""
        chosen = self._named(pieces, pieces, unit, beside)
        return () if chosen is None else tuple(map(self._found, chosen[0]))

    def each_of_kind(self, kind: str, topic: str, unit: str | None) -> tuple[Found, ...]:
        """The numbers of the bodies of a kind that the one list has which tells the topic, be it all of them or not."""
        items = listed(self._all, Extreme("max", kind, topic, (), unit))
        return tuple(map(self._found, items)) if items and self._stands(ToldList(items)) else ()

    def of_kind(self, kind: str, topic: str, unit: str | None, number: int, given: Decimal | None) -> tuple[Found, ...]:
        """The numbers of the bodies of a kind in the one list that tells the topic: `number` of them, or all where that is 0 and the list
        is whole; of a list that comes to `given`, where one is. () where there are more, fewer or others."""
        items = listed(self._all, Extreme("max", kind, topic, (), unit))
        told = next((one for one in self.lists if set(items) <= set(one.items)), None)
        if not items or told is None or (given is not None and (told.whole is None or told.whole.statement.value != given)):
            return ()
        if not number and told.whole is not None and is_class(told.whole.counted):
            return ()  # 县区420件 tells it
        as_many = len(items) == number if number else is_whole_list(items, self._all, ())
        return tuple(map(self._found, items)) if as_many else ()

    # ------------------------------------------------------------------------------------------ a part and its whole

    def _of_parts(self, asked: ListAsked) -> Missing | None:
        """The share of a part, or what is left without it."""
        if asked.operation == "share" and len(asked.parts) > 1 and APIECE.search(self.question):
            others = {part: tuple(one for one in asked.parts if one != part) for part in asked.parts}
            missing = [self._of_parts(replace(asked, parts=(one,), said=one, beside=others[one])) for one in asked.parts]
            return next((one for one in missing if one is not None), None)
        if asked.beside:
            self.lists = tuple(told for told in self.lists if self._each_named(asked.beside, told, ""))
        chosen = self._named([asked.said], asked.parts, asked.unit, asked.topic)
        if chosen is None:
            return self._lacking
        items, told = chosen
        if asked.operation != "share" and told.whole is not None and told.total > told.whole.statement.value:
            return self._lacking
        if asked.operation == "share" and len(items) == 1 and (printed := self._printed(items[0], asked.whole, told)):
            self._say_printed(printed, items[0])
            return None
        whole = self._whole(told, asked.whole, beyond=asked.operation != "share")
        if whole is None:
            return self._lacking
        parts = [self._found(item) for item in items]
        part = parts[0] if len(parts) == 1 else self._sum(parts)
        if asked.operation == "share":
            return self.operations.share_of_found(part, whole, self.question)
        if part.value is None or whole.value is None or part.value > whole.value or part.unit != whole.unit:
            return self._lacking
        rest = self.operations.computed(whole.value - part.value, "difference", (whole, *parts), whole.unit)
        if asked.operation == "rest_share":
            return self.operations.share_of_found(rest, whole, self.question)
        self.operations.say_rest(rest, whole, parts)
        return None

    def _say_printed(self, share: Found, item: Candidate) -> None:
        """Says a share that the report prints, with the part it is of where its quote does not name it."""
        if subject_of(item) in fold_text(share.citations[0].quote).lower():
            return self.operations.show([share])
        builder, part = self.operations.builder, self._found(item)
        marks = builder.figure(share) + builder.cite(part.citations)
        builder.say("share_printed", named=builder.wording.named(part), value=builder.wording.amount(share), marks=marks)
        return self.operations.rests_on((part,))

    def _named(
        self, together: Sequence[str], apart: Sequence[str], unit: str | None, beside: str
    ) -> tuple[list[Candidate], ToldList] | None:
        """The items that the pieces name, those said as one piece first, and the one list that has them all."""
        for pieces in dict.fromkeys((tuple(together), tuple(apart))):
            if not pieces:
                continue
            fitting = [
                (items, told) for told in self.lists if (items := self._each_named(pieces, told, beside)) and self._in(told, unit)
            ]
            if len(fitting) > 1:
                fitting = [one for one in fitting if one[1].of_parts]
                fitting = [one for one in fitting if one[1].items[0].statement.unit == unit] or fitting
            values = {tuple((item.statement.value, item.statement.unit) for item in items) for items, _ in fitting}
            if len(values) == 1:
                return fitting[0]
        return None

    def _each_named(self, pieces: Sequence[str], told: ToldList, beside: str) -> list[Candidate]:
        """One item for each piece, each another; [] where that is not so, or the list does not tell what is said beside them."""
        out: list[Candidate] = []
        for piece in pieces:
            found = [item for item, _ in named_items(piece, (told,))]
            if len(_JOINED.split(piece)) > 1:
                found = [item for item in found if _JOINED.search(subject_of(item)) is not None]
            if len(found) != 1 or found[0] in out:
                return []
            out.append(found[0])
        said = "|".join((about(told), *(subject_of(item) for item in told.items)))
        return [] if beside and retold(asks(beside), said).left else out

    def _in(self, told: ToldList, unit: str | None) -> bool:
        """Whether a list counts in the unit asked, and money only where money is asked for."""
        money = told.items[0].statement.kind is StatementKind.MONEY
        return units_fit(unit, told.items[0].statement.unit) and (not money or _MONEY.search(self.question) is not None)

    def _printed(self, item: Candidate, whole: str, told: ToldList) -> Found | None:
        """The share that stands right behind a part (财政460条,占4.07%); None where another whole is asked for."""
        at = self._all.index(item)
        behind = self._all[at + 1] if at + 1 < len(self._all) else None
        if behind is None or not is_share_of(behind, item) or (whole and retold(asks(whole), about(told)).left):
            return None
        return self._found(behind)

    def _whole(self, told: ToldList, said: str, *, beyond: bool) -> Found | None:
        """What the parts of a list are parts of, where that is certain and what the question says it is."""
        if told.added:
            named = all(one.counted[-2:] in said for one in told.added)
            return None if said and not named else self._sum([self._found(one) for one in told.added])
        if told.whole is None or told.whole.statement.unit == "%":
            return None
        for number in _NUMBER.findall(said):
            if Decimal(number) != told.whole.statement.value:
                return None
        said = _NUMBER.sub("", said)
        if said and retold(asks(said), f"{about(told)}|{subject_of(told.whole)}").left:
            return None
        meant = leading(told.whole, told.rivals, said)
        uncertain = bool(told.rivals) and beyond
        if meant is None or uncertain or any(item.statement.value > meant.statement.value for item in told.items):
            return None
        return self._found(meant)

    def _of_given(self, asked: ListAsked) -> Missing | None:
        """A part of the number that the question says: of the list that this number is the whole of, else the column of applicants of the
        row that the report tells this number for."""
        self.lists = tuple(told for told in self.lists if self._is_given(told.whole, asked))
        chosen = self._named([asked.said], asked.parts, asked.unit, "") if self.lists else None
        if chosen is not None and self._whole(chosen[1], asked.whole, beyond=False) is not None:
            self.operations.show([self._found(item) for item in chosen[0]])
            return None
        told = figure_said(asked.said)
        rows = {one.statement.indicator for one in self.candidates if self._is_given(one, asked)} - {None}
        if len(rows) != 1 or len(told.columns) != 1 or not told.whole:
            return self._lacking
        row = replace(wanted(f"{asked.whole}{asked.said}多少{asked.unit}"), indicator=rows.pop(), dimension=told.columns[0])
        found = self.operations.find(At(self.organisation, self.year, replace(row, exclusive=True)))
        if isinstance(found, Missing):
            return found
        self.operations.show(found)
        return None

    def _is_given(self, one: Candidate | None, asked: ListAsked) -> bool:
        """Whether a number is the one that a question says."""
        return one is not None and (one.statement.value, one.statement.unit) == (Decimal(asked.number), asked.unit)

    # ------------------------------------------------------------------------------------------ all parts

    def _each(self, asked: ListAsked) -> Missing | None:
        """Every part of the one list that is meant, or the share of each."""
        fitting = [told for told in self.lists if told.of_parts and len(told.items) > 1 and self._meant(told, asked)]
        if asked.number > 1:
            fitting = [told for told in fitting if len(told.items) == asked.number]
        exact = [told for told in fitting if told.items[0].statement.unit == asked.unit]
        fitting = exact or fitting
        if len(fitting) != 1:
            return self._lacking
        told = fitting[0]
        items = told.items[:_SHOWN]
        if asked.operation == "each":
            self._tell([self._found(item) for item in items])
            if not told.complete:
                self.operations.builder.say("listed_not_all")
            return None
        whole = self._whole(told, "", beyond=False)
        shares: list[Found] = []
        for item in items:
            one = self._found(item)
            printed = self._printed(item, "", told)
            if printed is None and (whole is None or not whole.value or one.value is None or one.value > whole.value):
                return self._lacking
            if printed is None and whole is not None and whole.value and one.value is not None:
                printed = self.operations.computed(
                    rounded(one.value * 100 / whole.value, self.question), "share", (one, whole), "%"
                )
            if printed is not None:
                shares.append(printed)
        return self._tell(shares, operands=[] if whole is None else [*map(self._found, items), whole])

    def _tell(self, figures: Sequence[Found], operands: Sequence[Found] = ()) -> Missing | None:
        """Says several figures as a list."""
        builder = self.operations.builder
        marks = [builder.figure(one) for one in figures]
        subject, lines = builder.wording.lines(figures, marks)
        builder.say("several", subject=subject, lines=lines)
        if any(one.operation is not None for one in figures):
            self.operations.rests_on(operands)
        return None

    def _meant(self, told: ToldList, asked: ListAsked) -> bool:
        """Whether a list is of what the question speaks of."""
        named = f"{about(told)}|{'|'.join(subject_of(item) for item in told.items)}"
        return self._in(told, asked.unit) and not retold(asks(asked.topic), named).left

    # ------------------------------------------------------------------------------------------ the most

    def _among(self, asked: ListAsked) -> Missing | None:
        """The most, the least, the one at a place, or those over a number, of the one list that is meant."""
        extreme = Extreme("min" if asked.operation == "least" else "max", asked.kind, asked.topic, (), asked.unit)
        items = listed(self._all, extreme)
        if not items or not self._stands(ToldList(items)):
            return self._lacking
        if asked.operation == "least" and not is_whole_list(items, self._all, ()):
            return self._lacking
        found = [self._found(item) for item in items]
        if asked.operation == "over":
            over = [one for one in found if one.value is not None and one.value > asked.number]
            missing = self._tell(over) if over else self._lacking
            if missing is None:
                say_besides(self.operations, found, extreme)
            return missing
        builder = self.operations.builder
        if asked.operation == "top":
            missing = self._first(found, asked.number)
            if missing is None:
                say_besides(self.operations, found, extreme)
            return missing
        if asked.operation == "place":
            ordered = sorted(found, key=lambda one: one.value or Decimal(0), reverse=True)
            if len(ordered) < asked.number:
                return self._lacking
            at = ordered[asked.number - 1]
            if sum(one.value == at.value for one in ordered) > 1:
                return self._lacking
            builder.say("among_listed")
            marks = builder.figure(self.operations.computed(at.value or Decimal(0), "rank", (at, *ordered), at.unit))
            builder.say(
                "part_place", number=builder.wording.word(f"place_{asked.number}"), named=builder.wording.named(at), marks=marks
            )
            self.operations.rests_on(ordered)
            say_besides(self.operations, found, extreme)
            return None
        builder.say("among_listed")
        self.operations.say_top(found, extreme.operation)
        say_level(self.operations, found, extreme)
        return None

    def _first(self, found: Sequence[Found], number: int) -> Missing | None:
        """The first so many of a list in order; ties at the last place stay."""
        ordered = sorted(found, key=lambda one: one.value or Decimal(0), reverse=True)
        if len(ordered) < number:
            return self._lacking
        ordered = [one for at, one in enumerate(ordered) if at < number or one.value == ordered[number - 1].value]
        builder = self.operations.builder
        subject, lines = builder.wording.lines(ordered, [builder.figure(one) for one in ordered])
        builder.say("among_listed")
        builder.say("rank_down", subject=subject, lines=lines)
        return None

    # ------------------------------------------------------------------------------------------ figures

    def _found(self, one: Candidate) -> Found:
        return self.operations.lookup.of_statement(one)

    def _sum(self, parts: Sequence[Found]) -> Found:
        total = sum((one.value for one in parts if one.value is not None), Decimal(0))
        label = self.operations.builder.wording.word("semicolon").join(one.label for one in parts)
        return self.operations.computed(total, "sum", parts, parts[0].unit, label=label)


def is_share_of(share: Candidate, part: Candidate) -> bool:
    """Whether a share is stated of the number before it."""
    of_it = (share.statement.sentence, share.statement.subject) == (part.statement.sentence, part.statement.subject)
    return of_it and share.statement.kind is StatementKind.SHARE and "占" in share.clause


def compute_from_lists(operations: BodyOperations, question: Question, sides: Sequence[Side]) -> bool:
    """Whether what a question of one body and one year asks of a list could be said; nothing is said where not."""
    if len(sides) != 1 or question.linked or question.also or len(question.years.named) > 1:
        return False
    if question.years.last or question.years.since or question.years.until:
        return False
    asked, before = read_list_question(question.content), question.asks[0].text.partition("|")[2].rpartition("|")[2]
    if asked is None and before and len(question.asks) == 1:
        asked = carried_on(question.content, before)
    if asked is None:
        return False
    body = sides[0].organisation
    known = operations.catalogue.years(body)
    year = question.years.named[0] if question.years.named else (known[-1] if known else None)
    if ListComputing(operations, body, year, question.folded).run(asked) is not None:
        return False
    if not question.years.named and year is not None:
        operations.builder.warn("year_assumed", operations.builder.wording.say("year_assumed", year=str(year)))
    return True
