"""The looser reading of a question for numbers: its words and an operation, where not every word is accounted for.

`LooseReading` answers what `computing.tasks_done` leaves: the numbers of prose above all, found by the question's own words
(`prose_match`), and what is computed from them. Which bodies and years are asked is settled by then (`scope`). Each way gives
None when answered, else the Missing that stood in the way; of a further thing asked that is not there it is said.

>>> _COMPARE.split("2023年申请比2022年多多少", maxsplit=1)
['2023年申请', '2022年多多少']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_twice import tell_sorted, tell_twice
from assistant.asking.each_side import EachSide
from assistant.asking.indicator_words import all_dimensions, find_dimension
from assistant.asking.list_asked import RANKED
from assistant.asking.prose_sides import says_bare
from assistant.asking.question_parts import (
    RECEIVED,
    english_share,
    is_body_alone,
    names_first,
    names_something,
    summands,
    told_apart,
    with_context,
)
from assistant.asking.said_figures import said
from assistant.asking.things import says_another
from assistant.asking.wanted import COUNTS, Wanted
from assistant.asking.whole_asked import some_of_them
from assistant.bodies.scope import Side, years_for
from assistant.computing.list_computing import compute_from_lists
from assistant.computing.rows_checked import add_parts
from assistant.computing.tasks_done import UNREAD
from assistant.computing.told_jointly import tells_share_beside, tells_together
from assistant.language.concepts import GENERIC
from assistant.passages.extract import QuotedSpan
from assistant.prose.levels_counted import counted_by_level
from assistant.prose.listed_items import read_extreme
from assistant.prose.said_none import denied
from assistant.prose.telling import UNTOLD, At
from assistant.prose.whole_counts import asks_whole
from assistant.turns.conversation import narrowed
from ingest.normalise import fold_text

_INSIDE = r"(?:之?中|里面?|当中|之内)(?:的|所)?"
_ONE_SORT = re.compile("最[多少高低大小]的?(?:是)?(?:那)?一?[类种项]")
"""公开最多的一类: one of several, which the whole is not."""
_IN_ITS_WHOLE = re.compile(
    rf"(?:(?P<part>[^,、]+?)在(?P<whole>.+?){_INSIDE}|(?P<of>[^,、]+?){_INSIDE}[,、](?P<listed>.+?))(?:所|的)?$"
)
"""What a share is of, named before it: 预算信息在公开的信息里(占…), 新闻发布活动里,专题发布会(占…)."""
_INSIDE_OF = re.compile(rf"(?P<whole>.{{2,}}?){_INSIDE}(?P<part>.{{2,}}?)(?:所|的)?$")
"""新收申请中邮寄的(占…): with nothing between the two."""
_CARRIED = re.compile("(?:申请)?结转的?(?:申请)?(?:件数|数量?)?(?:占|的?比[例重])")
"""结转占比: of the year before or to the next one, which only a question that says it means."""
_NEW = re.compile("^[^比较]*新增[^比较]*$")
"""新增了多少条信息: what was published, not by how much it grew."""
_COMPARE = re.compile(r"比|exceed(?:s|ed)?| than |compared (?:with|to)|(?<!the )difference between")


class LooseReading(EachSide):
    """A question's numbers by its words."""

    def _year_of(self, side: Side) -> int | None:
        """The one year for a side where none or one is asked: the latest, said, where none is."""
        available = self.catalogue.years(side.organisation)
        asked = years_for(self.question.years, available)
        if asked:
            return asked[0]
        year = available[-1] if available else None
        if year is not None:
            self.builder.warn("year_assumed", self.wording.say("year_assumed", year=str(year)))
        self._years = (year,) if year is not None else ()
        return year

    def _figures(self) -> Missing | None:
        question, sides = self.question, self._scope.sides
        operation, ask = question.operation, question.asks[0]
        years = years_for(question.years, self.catalogue.years(sides[0].organisation))
        side = sides[0]
        if operation == "unclear":
            return Missing("unclear", (), side.organisation.name)
        if (lacking := self._of_each_side(years)) is not UNREAD:
            return lacking
        if compute_from_lists(self.operations, question, sides) or tell_twice(self.operations, question, sides):
            return None
        if question.linked and operation not in ("sum", "share"):
            return self._of_turns()
        if question.years.last and len(years) < question.years.last:
            latest = years[-1] if years else None
            known = tuple(str(y) for y in self.catalogue.years(side.organisation))
            return Missing("year_missing", known, side.organisation.name, latest - 1 if latest else None)
        if operation in ("times", "beyond") or (operation == "mean" and len(sides) == 1 and len(years) < 2):
            return Missing("not_there", (), side.organisation.name, self._year_of(side))
        if (ask.indicator or "").endswith("_change") and operation in ("difference", "change"):
            own = replace(ask, kinds=COUNTS)
            return self.operations.value(At(side.organisation, self._year_of(side), own))
        if operation in ("check", "parts"):
            return add_parts(self.operations, At(side.organisation, self._year_of(side), ask), question)
        if operation == "difference" and len(sides) == 1 and _NEW.search(question.content) and asks_whole(question.content):
            operation = "value"
        if operation == "difference":
            return self._difference()
        if operation == "growth":
            year = years[-1] if years else self._year_of(side)
            before = At(side.organisation, min(years) if len(years) > 1 else (year - 1 if year else None), ask)
            return self.operations.growth(
                At(side.organisation, max(years) if len(years) > 1 else year, ask), before, question.folded
            )
        if operation == "share":
            return self._share(At(side.organisation, self._year_of(side), ask))
        if operation in ("max", "min") and (len(sides) > 1 or len(years) > 1):
            return self.operations.extreme(self._ats(), operation)
        if operation == "mean" and (len(sides) > 1 or len(years) > 1):
            return self.operations.mean(self._ats(), question.folded)
        if operation == "sum":
            return self._sum()
        if operation == "change":
            return self._change(side)
        if operation == "value" and RANKED.search(question.content):
            return Missing("not_there", (), side.organisation.name, self._year_of(side))
        of_several = read_extreme(question.content) is not None or _ONE_SORT.search(question.content) is not None
        if operation in ("max", "min") and of_several and question.years.named:
            return Missing("not_there", (), side.organisation.name, years[0])
        if operation in ("trend", "max", "min") and not years:
            years = self.catalogue.years(side.organisation)
        if len(sides) > 1 or len(years) > 1:
            return self.operations.each([replace(at, wanted=a) for a in question.asks for at in self._ats(years)])
        return self._values(side)

    def _ats(self, years: Sequence[int] = ()) -> list[At]:
        """Every side and year asked."""
        ask, sides, apiece = self.question.asks[0], self._scope.sides, self.question.years.apiece
        out: list[At] = []
        for number, side in enumerate(sides):
            own = apiece[number : number + 1] if len(apiece) == len(sides) else ()
            asked: Sequence[int | None] = own or years or years_for(self.question.years, self.catalogue.years(side.organisation))
            out.extend(At(side.organisation, year, ask) for year in (asked or [self._year_of(side)]))
        return out

    def _values(self, side: Side) -> Missing | None:
        year = self._year_of(side)
        columns = all_dimensions(self.question.content)
        if len(self.question.asks) == 1 and self.question.asks[0].indicator is not None and len(columns) > 1:
            ask = self.question.asks[0]
            return self.operations.each([At(side.organisation, year, replace(ask, dimension=c)) for c in columns])
        lookups = [At(side.organisation, year, ask) for ask in self.question.asks]
        if len(lookups) == 1 and (of := some_of_them(lookups[0].wanted.text)) is not None:
            part = f"其中{of[1]}"
            lookups = [replace(lookups[0], wanted=narrowed(wanted(part), part, of[0]))]
        asked = [replace(at, wanted=with_context(self.question, number)) if number else at for number, at in enumerate(lookups)]
        if len(asked) == 1 and self._is_whole_again(asked[0]):
            return self._part_by_words(asked[0])
        if len(asked) == 1 and (outside := self._outside_of_turn(asked[0])) is not None:
            return outside
        if len(asked) == 1 and "|" in asked[0].wanted.text and self._reached(asked[0]) is None:
            return None
        if len(asked) == 1 and (together := self._named_together(asked[0])):
            return self._all_of_them(together)
        missing = self.operations.each(asked) if len(asked) == 1 else self.operations.each_of(asked, self._parts(asked))
        if missing is not None and len(asked) == 1 and "|" in asked[0].wanted.text:
            whole = replace(asked[0], wanted=wanted(asked[0].wanted.text.rsplit("|", 1)[-1]))
            missing = (
                self.operations.part_of(asked[0], whole)
                and self._part_by_words(asked[0])
                and self._in_own_words(asked[0])
                and missing
            )
        if missing is not None and missing.code in ("not_there", "other_form"):
            missing = (self._told_apart(asked[0]) if len(asked) == 1 else self._apart_with_parts(asked)) and missing
        if missing is not None and len(asked) == 1 and missing.code in ("not_there", "other_form"):
            missing = self._in_earlier_report(asked[0]) and missing
        missing = missing if len(asked) > 1 or not tell_sorted(self.operations, asked[0]) else None
        if missing is not None:
            return missing
        if side.related:
            self._related(side, year, self.question.asks[0])
        if self.question.also:
            self._quoted_too(side, year)
        return None

    def _told_apart(self, at: At) -> Missing | None:
        """All that the one report of a year tells of a whole count by channels, or by what was done, where it tells no whole."""
        records, lacking = self.operations.documents(at.organisation, at.year), at.not_there
        if len(records) != 1:
            return lacking
        found, whole = self.operations.lookup.whole(records[0], at.wanted)
        if not found:
            return lacking
        if whole.less:
            return self.operations.without(found[0], found[1])
        self.operations.show_apart(found, total=whole.total, beside=whole.beside)
        return None

    def _tells_apart(self) -> bool:
        """Whether one plain question asked of one body is answered by what is told of channels."""
        ats = self._ats() if self._scope.sides and self.question.operation == "value" and not self.question.also else []
        return len(ats) == len(self.question.asks) == 1 and self._told_apart(ats[0]) is None

    def _in_earlier_report(self, at: At) -> Missing | None:
        """Where no year was asked and the latest report does not state it: what the last earlier one that does states, told to be
        that year's."""
        years, lacking = self.question.years, at.not_there
        if years.named or years.last or years.since or years.until or self._says_none(at):
            return lacking
        for year in reversed([one for one in self.catalogue.years(at.organisation) if at.year is not None and one < at.year]):
            found = self.operations.find(replace(at, year=year))
            if isinstance(found, Missing) or any(one.value is None or one.year != year for one in found):
                continue
            self.builder.warnings[:] = [warning for warning in self.builder.warnings if warning.code != "year_assumed"]
            self.builder.warn("year_assumed", self.wording.say("year_stating", year=str(year)))
            self.builder.say("earlier_report", year=str(year))
            self._years = (year,)
            self.operations.show(found)
            return None
        return lacking

    def _said_none(self, side: Side, missing: Missing) -> tuple[QuotedSpan, ...]:
        """Where the report that was looked in says that there was none of what is asked for (未召开新闻发布会)."""
        asks, year = self.question.asks, missing.year or next(iter(self._years), None)
        if len(asks) > 1 or self.question.operation not in ("value", "sum") or "|" in asks[0].text:
            return ()
        nouns = [concept.terms[: concept.own] for concept in asks[0].concepts if concept.weight >= 1.0]
        records = self.operations.documents(side.organisation, year)
        told = ((record.id, span) for record in records for span in denied(self.catalogue.text(record.id), nouns))
        return tuple(QuotedSpan(id, span, ()) for id, span in told)[:1]

    def _says_none(self, at: At) -> bool:
        """Whether a report says of what is asked that there was none (未召开新闻发布会)."""
        words = [term for concept in at.wanted.concepts if concept.weight > GENERIC for term in concept.terms[: concept.own]]
        denied = re.compile(rf"(?:未|无|没)[^,，。;；\n]{{0,12}}(?:{'|'.join(map(re.escape, words))})") if words else None
        records = self.operations.documents(at.organisation, at.year)
        return denied is not None and any(denied.search(fold_text(self.catalogue.text(record.id))) for record in records)

    def _related(self, side: Side, year: int | None, ask: Wanted) -> None:
        """Other bodies that the same name may mean, where they report the same thing."""
        shown = False
        for other in side.related:
            outcome = self.operations.find(At(other, year, ask))
            if isinstance(outcome, Missing) or outcome[0].value is None:
                continue
            self.operations.show(outcome)
            shown = True
        if shown:
            self.builder.warn("ambiguous_organisation", self.wording.say("ambiguous", said=side.said, who=side.organisation.name))

    def _halves(self) -> tuple[str, str] | None:
        """The words on either side of a comparison."""
        pieces = _COMPARE.split(self.question.content, maxsplit=1)
        return (pieces[0], pieces[1]) if len(pieces) == 2 and not is_body_alone(pieces[1]) else None

    def _difference(self) -> Missing | None:
        sides, question = self._scope.sides, self.question
        years, halves = years_for(question.years, self.catalogue.years(sides[0].organisation)), self._halves()
        if len(sides) >= 2:
            texts = halves or (question.content, question.content)
            left_ask, right_ask = (wanted(text) if names_something(text) else question.asks[0] for text in texts)
            left_year, right_year = self._side_years(years)
            return self.operations.difference(
                At(sides[0].organisation, left_year, left_ask), At(sides[1].organisation, right_year, right_ask)
            )
        side = sides[0]
        if len(years) >= 2:
            ordered = years if names_first(question.folded) else tuple(sorted(years, reverse=True))
            ask = question.asks[0]
            now, then = (At(side.organisation, year, ask) for year in ordered[:2])
            tell = partial(self.operations.difference, now, then)
            return self.operations.told_with_rate(now, then, question.content, tell) if ordered[0] - ordered[1] == 1 else tell()
        if question.years.compared:
            return self._change(side)
        if halves is None:
            return Missing("not_there", (), side.organisation.name, self._year_of(side))
        year = self._year_of(side)
        left, right = told_apart(wanted(halves[0]), wanted(halves[1]))
        ats = [At(side.organisation, year, replace(one, unit=left.unit or right.unit)) for one in (left, right)]
        told = [self.operations.single(at) for at in ats]
        if any(isinstance(one, Found) and not says_bare(said, one.label) for said, one in zip(halves, told, strict=True)):
            return ats[0].not_there
        return self.operations.difference(*ats)

    def _side_years(self, years: Sequence[int]) -> tuple[int | None, int | None]:
        first, second = self._scope.sides[:2]
        return (years[0], years[len(years) > 1]) if years else (self._year_of(first), self._year_of(second))

    def _change(self, side: Side) -> Missing | None:
        year, ask = self._year_of(side), self.question.asks[0]
        now, then = (At(side.organisation, one, ask) for one in (year, None if year is None else year - 1))
        return self.operations.changed(now, then, self.question.content)

    def _sum(self) -> Missing | None:
        sides, question = self._scope.sides, self.question
        if question.linked:
            linked = self._linked()
            if self._of_several_lists(linked):
                return Missing("unclear", (), linked[0].organisation.name)
            return self.operations.sum_apart(linked)
        if len(sides) > 1 and len(question.years.named) == len(sides):
            places = zip(sides, question.years.named, strict=True)
            return self.operations.sum([At(side.organisation, year, question.asks[0]) for side, year in places])
        if len(sides) > 1 or len(years_for(question.years, self.catalogue.years(sides[0].organisation))) > 1:
            return self.operations.sum(self._ats())
        side, ask = sides[0], question.asks[0]
        year = self._year_of(side)
        columns = all_dimensions(question.content)
        if ask.indicator is not None and len(columns) > 1:
            return self.operations.sum([At(side.organisation, year, replace(ask, dimension=column)) for column in columns])
        joined = summands(question.content)
        named_whole = ask.exclusive and said(question.content, "sum").indicator == ask.indicator
        named_whole = named_whole and not any(map(says_another, joined))
        pieces = () if named_whole and not self.operations.tells_one_of(At(side.organisation, year, ask), joined) else joined
        added = [replace(wanted(piece), unit=ask.unit) for piece in pieces]
        named = {piece.indicator for piece in added} - {None}
        alike = len({piece.indicator is None for piece in added}) == 1
        if len(pieces) > 1 and alike and (ask.indicator is None or len(named) == len(pieces)):
            missing = self.operations.sum([At(side.organisation, year, piece) for piece in added])
            if missing is not None and tells_together(self.operations, At(side.organisation, year, ask), pieces):
                return None
            if missing is None or missing.code in UNTOLD or all(names_something(piece) for piece in pieces):
                return missing
        alone = ask.indicator is None or named_whole
        one_named = len(pieces) > 1 and not alike and ask.indicator in named  # that one's number is not all that is to be added
        if one_named or (alone and self.operations.tells_one_of(At(side.organisation, year, ask), pieces)):
            return Missing("not_there", (), side.organisation.name, year)
        if ask.indicator is None and len(pieces) < 2 and (levels := self._by_level(side, year)):
            return self.operations.sum_of(levels)
        return self._values(side)

    def _by_level(self, side: Side, year: int | None) -> list[Found]:
        """What the one report of a year counts level by level of what is asked for (省、市建议7件,县建议41件)."""
        ask = self.question.asks[0]
        records = self.operations.documents(side.organisation, year)
        told = (c for record in records[:1] for c in self.catalogue.candidates([record.id]) if c.statement.year == record.year)
        items = counted_by_level([c for c in told if self.catalogue.stands(c)], ask.concepts, ask.unit, self.question.content)
        return [self.operations.lookup.of_statement(one) for one in items] if len(records) == 1 else []

    def _share(self, at: At) -> Missing | None:
        if self.question.linked:
            one, of = self._linked()
            return self.operations.share_in(one, of, self.question.folded)
        if _CARRIED.match(self.question.content):
            return Missing("unclear", (), at.organisation.name, at.year)
        if len(self.question.asks) > 1 and self.question.asks[0].unit != "%":
            first = self.question.asks[0]
            number = replace(at, wanted=first)
            if (missing := self.operations.value(number)) or tells_share_beside(self.operations, number):
                return missing
        halves = re.split(r"占(?:了)?|share of|proportion of|percentage of", self.question.content, maxsplit=1)
        if len(halves) != 2:
            return self.operations.share(at, None, self.question.folded)
        left, right = halves[0], halves[1]
        if (among := _IN_ITS_WHOLE.match(left)) is not None:
            left, right = among["part"] or among["listed"], f"{among['whole'] or among['of']}的{right}"
        if self.question.language == "en":
            left, right = english_share(right)
        left_ask = replace(wanted(left), unit=None)
        right = re.sub(r"(?:的)?(?:百分之几|百分之多少|比例|多少|几成|百分比|占比).*$", "", right)
        named = [piece for piece in summands(right) if names_something(piece)]
        column, whole = find_dimension(left), wanted(right)
        if column is not None and left_ask.indicator is None and whole.indicator is None:
            whole = wanted(RECEIVED)
        if column is not None and whole.indicator is not None and left_ask.indicator in (None, whole.indicator):
            return self.operations.share(
                replace(at, wanted=replace(whole, dimension=column, unit=None)),
                replace(at, wanted=replace(whole, unit=None)),
                self.question.folded,
            )
        numerator = replace(at, wanted=left_ask)
        if not named:
            inside = _INSIDE_OF.match(left)
            if inside is None:
                return self.operations.share(numerator, None, self.question.folded)
            part, of = (replace(at, wanted=replace(wanted(inside[name]), unit=None)) for name in ("part", "whole"))
            if not isinstance(self.operations.single(of), Missing):
                return self.operations.share_in(part, of, self.question.folded)
            missing = self.operations.share(numerator, None, self.question.folded)
            return missing and self.operations.share_in(part, of, self.question.folded)
        if len(named) > 1 and find_dimension(right) is None and wanted(right).indicator is None:
            wholes = [replace(at, wanted=replace(wanted(piece), unit=None)) for piece in named]
            if self.operations.share_of_sum(numerator, wholes, self.question.folded) is None:
                return None
        return self.operations.share(numerator, replace(at, wanted=replace(wanted(right), unit=None)), self.question.folded)

    def _over_store(self) -> Missing | None:
        """The largest or smallest of all bodies of the store, for the year asked or the latest."""
        years, ask = self.question.years.named, self.question.asks[0]
        year = years[0] if years else max((r.year for r in self.catalogue.records.values() if r.year), default=None)
        ats = [At(o, year, ask) for o in self.catalogue.table.organisations if year in self.catalogue.years(o)]
        missing = self.operations.extreme(ats, self.question.operation) if ats else Missing("not_there")
        if missing is None and not years:
            self.builder.say("newest_alone", year=self.wording.year(year))
        return missing
