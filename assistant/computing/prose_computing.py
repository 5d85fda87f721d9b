"""What is computed from numbers that the prose states: differences, ratios, shares and sums of two things, one thing in two years, by
how much something moved, and which item of a list is most.

`ProseComputing.run` reads a question's words (`prose_sides`), looks each side up as a question of its own, said as fully as the other
side allows, and computes only with two different numbers that belong together: each told by its own full words, or both in one
sentence. Units must be alike, a part is never more than its whole, nothing is added up with what it is a part of. Gives None
when answered, `Missing` where the question is read and the numbers are not there, UNREAD where it computes nothing. Blanks of the
tables are no operands; approximate operands make an approximate result (`Telling.computed`).

>>> UNREAD.code
'unread'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product, zip_longest

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_twice import tell_twice
from assistant.asking.asked_unit import asked_unit
from assistant.asking.circumstances import among
from assistant.asking.other_words import telling
from assistant.asking.prose_sides import Sides, read_sides, says_bare
from assistant.asking.question import Question
from assistant.asking.question_parts import summands
from assistant.asking.wanted import CHANGES, Wanted
from assistant.bodies.organisations import Organisation
from assistant.bodies.scope import Side
from assistant.computing.counting_alike import counted_as_asked
from assistant.computing.level_told import say_level
from assistant.computing.list_computing import compute_from_lists, is_share_of
from assistant.computing.over_bodies import BodyOperations
from assistant.computing.plain_computing import compute_plainly
from assistant.computing.rounding import note_in_chinese
from assistant.computing.shares_checked import check_share, read_share_check
from assistant.computing.tasks_done import UNREAD
from assistant.prose.agreement import Agreement, read_agreement
from assistant.prose.candidate import Candidate
from assistant.prose.deed_shares import DeedShare, part_and_whole, read_deed_share
from assistant.prose.items_named import is_one_of_several, subject_of
from assistant.prose.joined_telling import tell_joined
from assistant.prose.listed_items import Extreme, is_whole_list, listed, read_extreme
from assistant.prose.moved_between import falls, moved_between
from assistant.prose.said_in_prose import all_said, says, standing_for
from assistant.prose.telling import At
from assistant.prose.told_amounts import Amount, amounts_told, read_amount
from assistant.prose.told_lists import certain_whole
from assistant.prose.told_means import Mean, is_mean, means_told, read_mean
from ingest.model import Span, StatementKind

_GRADE = re.compile("[a-d]类")
_SHORTEST = 3
_COUNTED_TOO = re.compile("(?:多少|几)(?!%|分|成)[^占,]{1,2},?(?:共|各|并)?占")
"""有多少件,占百分之几: the number and its share."""
_MOST_SIDES = 4
_MOST_TRIED = 200
"""So many ways of putting the sides together are tried."""


class ProseComputing:
    """One question about one body and year, over one catalogue; `before` is the year compared with, where one is named, `decimals` what
    the question says of rounding, which its words that ask for a number no longer do."""

    def __init__(
        self,
        operations: BodyOperations,
        organisation: Organisation,
        year: int | None,
        before: int | None = None,
        decimals: str = "",
    ) -> None:
        self.operations, self.organisation, self.year, self.decimals = operations, organisation, year, decimals
        self.before = before if before is not None else None if year is None else year - 1

    def run(self, content: str) -> Missing | None:
        """Computes what the words ask for."""
        asked = read_extreme(content)
        if asked is not None:
            return self._extreme(asked)
        of_what = among(content)
        sides = read_sides(content) or (None if of_what is None else read_sides(of_what[1]))
        if sides is None or len(sides.sides) > _MOST_SIDES:
            return UNREAD
        if sides.operation == "share" and len(sides.sides) == 1:
            return self._share_of_its_whole(sides.sides[0], content)
        if sides.operation == "share" and (parted := self._part_and_whole(sides)):
            return self.operations.share_of_found(*parted, content + self.decimals)
        if sides.operation == "change":
            return self._stated_change(sides, content)
        operands = self._over_years(sides) if len(sides.sides) == 1 else self._beside(sides)
        if not operands or (of_what is not None and not all(self._is_of(one, of_what[0]) for one in operands)):
            return Missing("not_there", (), self.organisation.name, self.year)
        return self._computed(sides.operation, operands, content)

    def _is_of(self, found: Found, thing: str) -> bool:
        """Whether a number is told of what all a question asks for parts of (接到的电话中,求助和投诉合计多少个)."""
        told = self.operations.statement_of(found)
        return told is None or any(word in f"{told.section}|{told.sentence}" for word in (thing, *telling(thing)))

    def _stated_change(self, sides: Sides, content: str) -> Missing | None:
        """By how much the report says that something has moved, since a moment of the year where one is named (比年初增加3200人), or
        by how much it has where the report says from what to what (由95%升至98%)."""
        for saying in (content, *sides.sayings(0)):
            outcome = self.operations.find(self._at(replace(wanted(saying), kinds=CHANGES, indicator=None), self.year))
            if isinstance(outcome, Missing) or len(outcome) != 1 or outcome[0].value is None:
                continue
            told = self.operations.statement_of(outcome[0])
            against = len(sides.sides) == 1 and outcome[0].value and falls(content) is not (outcome[0].value < 0)
            changes = told is not None and told.statement.kind is StatementKind.CHANGE and not against
            if told is not None and changes and all(moment in told.clause for moment in sides.sides[1:]):
                self.operations.show([replace(outcome[0], value=abs(outcome[0].value))])
                return None
        for record in self.operations.documents(self.organisation, self.year)[: 1 if len(sides.sides) == 1 else 0]:
            moved = moved_between(self.operations.catalogue.candidates([record.id]), sides.sayings(0))
            stands = self.operations.catalogue.stands
            pairs = [(now, then) for now, then in moved if now.statement.year == record.year and stands(now) and stands(then)]
            if len(pairs) == 1 and falls(content) is (pairs[0][0].statement.value < pairs[0][1].statement.value):
                now, then = (self.operations.lookup.of_statement(one) for one in pairs[0])
                return self.operations.difference_of((now, then))
        return Missing("not_there", (), self.organisation.name, self.year)

    def _computed(self, operation: str, operands: Sequence[Found], content: str) -> Missing | None:
        first, second = operands[0], operands[1]
        if operation == "sum":
            return self.operations.sum_of(operands)
        if operation == "share":
            return self.operations.share_of_found(first, second, content + self.decimals)
        if operation == "ratio":
            return self.operations.ratio_of((first, second), content + self.decimals)
        return self.operations.difference_of((first, second), asked_unit(content))

    def _items(self, asked: Extreme) -> tuple[Found, ...]:
        """The items of the one list of the report that is meant; of a least nothing may be left out."""
        for record in self.operations.documents(self.organisation, self.year)[:1]:
            candidates = self.operations.catalogue.candidates([record.id])
            items = listed(candidates, asked)
            stands = all(item.statement.year == record.year and self.operations.catalogue.stands(item) for item in items)
            if stands and (asked.operation == "max" or (items and is_whole_list(items, candidates, asked.members))):
                return tuple(self.operations.lookup.of_statement(item) for item in items)
        return ()

    def _extreme(self, asked: Extreme) -> Missing | None:
        """The most or the least of the items that the report lists, or of those that the question names; of no list where it says nothing of one."""
        lacking = Missing("not_there", (), self.organisation.name, self.year)
        if not (asked.topic or asked.members or asked.unit or len(asked.kind) > 1):  # 哪类最多, 哪个县最多: any list would do
            return lacking
        found: Sequence[Found] = self._items(asked)
        if not found and len(asked.members) > 1:
            unit = asked.unit or ""
            found = self._beside(Sides("most", asked.members, asked.deed, f"多少{unit}", ""))
        if not found:
            return lacking
        if not asked.members:
            self.operations.builder.say("among_listed")
        self.operations.say_top(found, asked.operation)
        say_level(self.operations, found, asked)
        return None

    # ------------------------------------------------------------------------------------------ operands

    def _over_years(self, sides: Sides) -> tuple[Found, ...]:
        """One thing in the year asked and in the one before, told by either report."""
        for saying in sides.sayings(0):
            now, then = (self._one(saying, year) for year in (self.year, self.before))
            if now is not None and then is not None and now.unit == then.unit and now.year != then.year:
                return now, then
        return ()

    def _part_and_whole(self, sides: Sides) -> tuple[Found, Found] | None:
        """The one part that a side names of the number that the other side says (邮寄申请占收到申请), or of the two numbers of its
        sentence that it names together (A类件占建议提案); None where that is not one."""
        found: list[tuple[Found, Found]] = []
        pieces = summands(sides.sides[1])
        for record in self.operations.documents(self.organisation, self.year)[:1]:
            candidates = self.operations.catalogue.candidates([record.id])
            wholes = self._added(pieces) if len(pieces) > 1 else None
            for one in candidates:
                if one.statement.year != record.year or one.statement.kind is not StatementKind.COUNT:
                    continue
                part = self.operations.lookup.of_statement(one) if self.names(sides.sides[0], one) else None
                if part is None or not self.operations.catalogue.stands(one):
                    continue
                if wholes is not None and one.statement.sentence == wholes[1]:
                    found.append((part, wholes[0]))
                elif one.statement.whole is not None and wholes is None:
                    found += [(part, whole) for whole in self._wholes(part, sides.sides[1])]
        return found[0] if len(found) == 1 else None

    def _share_of_its_whole(self, side: str, content: str) -> Missing | None:
        """The share of the one part that a side names: the one that stands right behind it (财政460条,占4.07%), else of its whole."""
        named: list[tuple[Candidate, Candidate | None, Candidate]] = []
        stands, of_statement = self.operations.catalogue.stands, self.operations.lookup.of_statement
        for record in self.operations.documents(self.organisation, self.year)[:1]:
            candidates = self.operations.catalogue.candidates([record.id])
            for one, behind in zip_longest(candidates, candidates[1:]):
                counted = one.statement.year == record.year and one.statement.kind is StatementKind.COUNT
                if one.statement.whole is None or not counted or not stands(one) or not self.names(side, one):
                    continue
                if (whole := certain_whole(one, candidates)) is not None:
                    named.append((one, behind, whole))
        if len(named) != 1:
            return Missing("not_there", (), self.organisation.name, self.year)
        part, behind, of = named[0]
        if behind is not None and is_share_of(behind, part):
            for told in (part, behind) if _COUNTED_TOO.search(content) else (behind,):
                self.operations.show([of_statement(told)])
            return None
        return self.operations.share_of_found(of_statement(part), of_statement(of), content + self.decimals)

    def amount(self, asked: Amount) -> Missing | None:
        """The one amount that was paid for something, or the one weight in an assessment."""
        for record in self.operations.documents(self.organisation, self.year)[:1]:
            catalogue = self.operations.catalogue
            told = amounts_told(catalogue.candidates([record.id]), asked)
            if len(found := [c for c in told if c.statement.year == record.year and catalogue.stands(c)]) == 1:
                self.operations.show([self.operations.lookup.of_statement(found[0])])
                return None
        return Missing("not_there", (), self.organisation.name, self.year)

    def mean(self, asked: Mean) -> Missing | None:
        """The one time that something took on average; UNREAD where no report tells any."""
        told: list[Candidate] = []
        for record in self.operations.documents(self.organisation, self.year)[:1]:
            catalogue = self.operations.catalogue
            told = [c for c in catalogue.candidates([record.id]) if c.statement.year == record.year and catalogue.stands(c)]
            if len(found := means_told(told, asked)) == 1:
                self.operations.show([self.operations.lookup.of_statement(found[0])])
                return None
        of_others = bool(asked.thing) and any(map(is_mean, told))
        return Missing("not_there", (), self.organisation.name, self.year) if of_others else UNREAD

    def share_of_deed(self, asked: DeedShare, content: str) -> Missing | None:
        """The share of what came in that a deed took up (意见采纳率)."""
        for record in self.operations.documents(self.organisation, self.year)[:1]:
            stands = self.operations.catalogue.stands
            told = [c for c in self.operations.catalogue.candidates([record.id]) if c.statement.year == record.year and stands(c)]
            if (pair := part_and_whole(told, asked)) is not None:
                part, whole = (self.operations.lookup.of_statement(one) for one in pair)
                return self.operations.share_of_found(part, whole, content + self.decimals)
        return Missing("not_there", (), self.organisation.name, self.year)

    def _added(self, pieces: Sequence[str]) -> tuple[Found, Span] | None:
        """The sum of what one sentence counts of several things, and that sentence."""
        told = [self._one(f"{piece}多少", self.year) for piece in pieces]
        found = [one for one in told if one is not None]
        said = [self.operations.statement_of(one) for one in found]
        sentences = {one.statement.sentence for one in said if one is not None}
        if len(found) < len(pieces) or None in said or len(sentences) != 1 or len({one.unit for one in found}) > 1:
            return None
        total = sum((one.value for one in found if one.value is not None), Decimal(0))
        label = self.operations.builder.wording.word("semicolon").join(one.label for one in found)
        return self.operations.computed(total, "sum", found, found[0].unit, label=label), sentences.pop()

    def names(self, side: str, part: Candidate) -> bool:
        """Whether a side names a part: in its own words (当面申请), by its class (A类), or each of its words by the part's own or by what it is a part of."""
        subject = subject_of(part)
        if len(subject) > _SHORTEST and side.startswith(subject):
            return True
        if is_one_of_several(subject, side):
            return False
        if (graded := _GRADE.search(side)) is not None:
            return graded[0] in subject
        named = wanted(side).concepts
        own = [any(says(subject, word) for term in c.terms[: c.own] for word in standing_for(term)) for c in named]
        of_whole = [any(says(part.whole, word) for term in c.terms[: c.own] for word in standing_for(term)) for c in named]
        return any(mine and not whole for mine, whole in zip(own, of_whole, strict=True)) and all(
            mine or whole for mine, whole in zip(own, of_whole, strict=True)
        )

    def _beside(self, sides: Sides) -> tuple[Found, ...]:
        """The numbers of all sides that belong together; of several ways to say them the first."""
        told = [self._told(sides, index) for index in range(len(sides.sides))]
        if sides.operation == "share":
            told[1] += [(0, whole) for _, part in told[0] for whole in self._wholes(part, sides.sides[1])]
        ways = sorted(product(*told), key=lambda way: sum(rank for rank, _ in way))
        fitting = (found for way in ways[:_MOST_TRIED] if self._fit(sides, found := tuple(one for _, one in way), way))
        found = next(fitting, ()) or self._in_one_list(sides)
        return found if all(says_bare(side, one.label) for side, one in zip(sides.sides, found, strict=False)) else ()

    def _in_one_list(self, sides: Sides) -> tuple[Found, ...]:
        """The numbers of sides that are items of one list, named by their own words alone (邮寄的, 当面的)."""
        if sides.operation == "most" or (sides.operation == "share" and not sides.sides[1].startswith("总")):
            return ()
        return self._items(Extreme("max", "", "", sides.sides, asked_unit(sides.how)))

    def _told(self, sides: Sides, index: int) -> list[tuple[int, Found]]:
        """The different numbers that one side's sayings find, with the place of the saying; a whole is asked by its own words first."""
        sayings = sides.sayings(index)
        if sides.operation == "share" and index:
            sayings = (*sayings[-1:], *sayings[:-1])
        out: list[tuple[int, Found]] = []
        for rank, saying in enumerate(sayings):
            found = self._one(saying, self.year)
            if found is not None and all(found != other for _, other in out) and says_bare(sides.sides[index], found.label):
                out.append((rank, found))
        return out

    def _wholes(self, part: Found, named: str) -> list[Found]:
        """What the report gives a number as a part of, where it says what the question calls the whole."""
        told = self.operations.statement_of(part)
        if told is None or told.statement.whole is None:
            return []
        whole = certain_whole(told, self.operations.catalogue.candidates([part.document_id]), named)
        asked = wanted(named).concepts
        return (
            [self.operations.lookup.of_statement(whole)] if whole is not None and asked and all_said(whole, asked, named) else []
        )

    def _one(self, saying: str, year: int | None) -> Found | None:
        """The one number that a saying means in a year: of the forms or the prose; of the prose alone where the form has no such row."""
        asked = wanted(saying)
        found = self.operations.of_one(self._at(asked, year))
        if isinstance(found, Missing) and found.code in ("other_form", "not_there") and asked.indicator is not None:
            found = self.operations.of_one(self._at(replace(asked, indicator=None, dimension=None), year))
        if isinstance(found, Missing) or found.value is None or found.unit == "%" or found.operation is not None:
            return None
        return found

    def _at(self, asked: Wanted, year: int | None) -> At:
        return At(self.organisation, year, asked)

    def _fit(self, sides: Sides, found: Sequence[Found], way: Sequence[tuple[int, Found]]) -> bool:
        """Whether numbers belong together: different ones of one year and unit, told by their own full words or in one sentence."""
        if len({(one.citations, one.value, one.label) for one in found}) < len(found):
            return False
        alike = len({one.unit for one in found}) == 1 or sides.operation == "sum"
        alike = alike or (sides.operation == "difference" and counted_as_asked(found, asked_unit(sides.how)))
        if len({one.year for one in found}) > 1 or not alike:
            return False
        told = [self.operations.statement_of(one) for one in found]
        sentences = {(one.document_id, one.statement.sentence) if one is not None else None for one in told}
        together = len(sentences) == 1 and None not in sentences
        in_full = all(not rank for rank, _ in way)
        return together or in_full or self._of_one_whole(found, sides)

    def _of_one_whole(self, found: Sequence[Found], sides: Sides) -> bool:
        """Whether one number is the whole that the report gives for the other, or both are parts of one."""
        told = [self.operations.statement_of(one) for one in found]
        wholes = [{whole.number for whole in self.operations.wholes_of(one)} if one is not None else set() for one in told]
        if sides.operation == "share" and told[1] is not None:
            return told[1].statement.number in wholes[0]
        return bool(wholes[0]) and all(each & wholes[0] for each in wholes)


def compute_from_prose(operations: BodyOperations, question: Question, sides: Sequence[Side]) -> Missing | None:
    """What a question wants computed from the prose of one body, in the year asked or the one year that is meant; UNREAD where it
    names several bodies, goes on from turns or computes nothing."""
    if compute_from_lists(operations, question, sides) or compute_plainly(operations, question, sides) is None:
        return None
    if tell_twice(operations, question, sides) or tell_joined(operations, question, sides) is None:
        return None
    named = question.years.named
    if len(sides) != 1 or question.linked or len(named) > 2 or question.years.last or question.years.since:
        return UNREAD
    content = f"{question.also},{question.content}" if question.also else question.content
    topic = read_agreement(content) if len(named) < 2 else None
    of_deed, amount = (read_deed_share(content), read_amount(content)) if len(named) < 2 else (None, None)
    mean = read_mean(content) if len(named) < 2 else None
    checked = read_share_check(content) if len(named) < 2 else None
    computes = read_extreme(content) is not None or read_sides(content) is not None or checked is not None
    if topic is None and of_deed is None and amount is None and mean is None and not computes:
        return UNREAD
    body = sides[0].organisation
    known = operations.catalogue.years(body)
    year = max(named) if named else (known[-1] if known else None)
    if not named and year is not None:
        operations.builder.warn("year_assumed", operations.builder.wording.say("year_assumed", year=str(year)))
    if topic is not None:
        return Agreement(operations, body, year).answer(topic)
    before = min(named) if len(named) == 2 else None
    computing = ProseComputing(operations, body, year, before, note_in_chinese(question.folded))
    if checked is not None:
        return check_share(operations, body, year, checked, computing.names)
    if mean is not None and not computes:
        return computing.mean(mean)
    if amount is not None and (computing.amount(amount) is None or amount.weight):
        return None if operations.builder.figures else Missing("not_there", (), body.name, year)
    if of_deed is not None and computing.share_of_deed(of_deed, content) is None:
        return None
    return computing.run(content)
