"""Parts and their wholes: the share that a part has, stated or computed, the part that words tell, and what a number is a part of.

`PartsOfWholes` takes sides (a body, a year and what is wanted of them). A share is in per cent, rounded as the question says; it is
computed only where the report gives the one number as a part of the other, or where the question names both, in one unit, and the
part is no more than the whole. Each operation returns None when it has said its answer, else the Missing that stood in the way:
a whole of 0 is `zero_base`, a number that is no part of the other `not_there`, a blank or missing one what
`Telling` says. Nothing is guessed.

>>> adds_up([Decimal(6), Decimal(4), Decimal(1)], 0, Decimal(10)), adds_up([Decimal(6), Decimal(4)], 0, Decimal(6))
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted as wanted_of
from assistant.asking.asked_unit import units_fit
from assistant.asking.indicator_words import sum_of
from assistant.asking.other_words import is_of_one
from assistant.asking.shares import total_of
from assistant.asking.things import Thing
from assistant.asking.wanted import SHARED
from assistant.computing.rounding import rounded, rounds_to
from assistant.figures.countable import count_alike
from assistant.guards.several_counted import in_brackets_alone, tells_of_more
from assistant.language.concepts import GENERIC
from assistant.language.contrasts import not_done
from assistant.prose.candidate import Candidate
from assistant.prose.items_named import is_one_of_several, subject_of
from assistant.prose.named_together import told_with_others
from assistant.prose.said_in_prose import all_said, are_of_one_kind, says
from assistant.prose.stated_change import change_label, statements_at
from assistant.prose.telling import At, Telling
from assistant.prose.told_lists import certain_whole, lists_of, may_be_total
from assistant.turns.conversation import of_one_table
from ingest.audit.words import load_words
from ingest.model import Statement

_TOTAL = re.compile(r"总(?!结|体|站|局|队|工会|编)|合计|累计")
"""总访问量: one of the numbers beside a part is itself what all of them come to."""
_NEXT_LIST = re.compile("[;；。]")
_DIVIDED = re.compile(r"(?:其中|分别|包括|包含|分为|分成|[按从][^,;。\d]{1,10}(?:[分看]|划分|统计))[^;。\d]*\d[^;。\d]*$")
"""A list that is said to be of parts (按渠道分,网站9条,微信5条): its items come to a whole. Several things side by side come to none."""
_DEEPEST = 5
"""So many wholes a part may lie in."""


class PartsOfWholes(Telling):
    """Shares, parts and wholes over one catalogue, said into one builder."""

    def share(self, left: At, right: At | None, question: str) -> Missing | None:
        stated = self.find(replace(left, wanted=replace(left.wanted, kinds=SHARED, unit="%", indicator=None)))
        if not isinstance(stated, Missing) and right is None:
            self.show(stated)
            return None
        one = self.of_one(left)
        if isinstance(one, Missing) and right is not None:
            one = self.part_in(left, right)
        if isinstance(one, Missing):
            return one
        whole = self._whole(one, left, right)
        return whole if isinstance(whole, Missing) else self._divided(one, whole, left, question)

    def part_of(self, left: At, right: At) -> Missing | None:
        """The one part of a figure that the words asked tell (其中邮寄的)."""
        part = self.part_in(left, right)
        if isinstance(part, Missing):
            return part
        self.show([part])
        return None

    def of_one(self, at: At) -> Found | Missing:
        """The one figure for an operand, but for one that counts several things together of which the words asked say one
        (政策文件及解读10条)."""
        one = self.single(at)
        told = None if isinstance(one, Missing) else self.statement_of(one)
        joined = told is not None and is_one_of_several(subject_of(told), at.wanted.text)
        return at.not_there if joined else one

    def part_in(self, left: At, right: At) -> Found | Missing:
        """The one number whose clause says the words asked and that the report gives as a part of the figure meant: by saying
        so, or by listing it among numbers that add up to it."""
        meant, words = self.single(right), left.wanted.text.split("|", maxsplit=1)[0]
        named = [concept for concept in wanted_of(words).concepts if concept.weight > GENERIC]
        told, lacking, unit = [], left.not_there, None if left.wanted.unit == "%" else left.wanted.unit
        if isinstance(meant, Missing) or not named:
            return lacking
        for candidate in self.catalogue.candidates([meant.document_id]):
            counted = (candidate.statement.unit, candidate.statement.year) == (meant.unit, meant.year)
            clause = candidate.printed
            said = counted and all(any(term in clause for term in concept.terms) for concept in named)
            said = said and not not_done(words, clause) and units_fit(unit, candidate.statement.unit)
            if not said or not self.catalogue.stands(candidate) or is_one_of_several(subject_of(candidate), words):
                continue
            if tells_of_more(candidate, left.wanted.text, named) or in_brackets_alone(candidate, named):
                continue
            part = self.lookup.of_statement(candidate)
            whole = self._whole(part, left, None)
            if not isinstance(whole, Missing) and whole.value == meant.value and part.value != meant.value:
                told.append(part)
        return told[0] if len(told) == 1 else lacking

    def may_be_part(self, part: Found, whole: Found, at: At, base: str) -> bool:
        """Whether a number may be a part of another: no more of it in the same unit, and told in its sentence, as one of its list, or
        in a sentence that says what the whole counts (`base`)."""
        if part.unit == whole.unit and part.value is not None and whole.value is not None and part.value > whole.value:
            return False
        if part.citations[0].kind == "cell":
            return may_hold(whole.indicator or wanted_of(base).indicator, part.indicator)
        if part.citations[:1] == whole.citations[:1]:
            return True
        listed = self._whole(part, at, None)
        if not isinstance(listed, Missing) and listed.value == whole.value:
            return True
        candidates = self.catalogue.candidates([part.document_id])
        told = next((c for c in candidates if self._is(part, c)), None)
        if told is None or self._of_another_whole(told, whole, at, base):
            return False
        beside = [
            c.statement for c in candidates if c.statement.sentence == told.statement.sentence and c.statement.unit == part.unit
        ]
        if whole.value is not None and adds_up([one.value for one in beside], beside.index(told.statement), whole.value):
            return True
        return self.speaks_of(part, base)

    def _of_another_whole(self, told: Candidate, whole: Found, at: At, base: str) -> bool:
        """Whether a number is said to be a part of another number than the one meant (公开320条。微信发布210条,其中原创60条), which the
        question does not name either."""
        text, own = self.catalogue.text(told.document_id), wanted_of(at.wanted.text.partition("|")[0])
        wholes = self.wholes_of(told)
        said = bool(wholes) and "其中" in text[wholes[0].number.end : told.statement.number.start]
        outside = [
            concept.name for concept in own.concepts if concept.weight > GENERIC and concept.name not in told.printed + base
        ]
        named = any(name in told.before for name in outside)
        return said and whole.value not in {one.value for one in wholes} and not named

    def speaks_of(self, found: Found, base: str) -> bool:
        """Whether the sentence of a number says what is counted by `base` (申请 of 收到申请多少件); true where that is what all
        reports count."""
        told = next((c for c in self.catalogue.candidates([found.document_id]) if self._is(found, c)), None)
        counted = [concept for concept in wanted_of(base).concepts if concept.weight > GENERIC][-1:]
        return told is not None and all(any(term in told.sentence for term in concept.terms) for concept in counted)

    def _is(self, found: Found, candidate: Candidate) -> bool:
        return self.lookup.of_statement(candidate).citations == found.citations

    def statement_of(self, found: Found) -> Candidate | None:
        """The statement of the prose that a figure is; None for a cell and for what is computed."""
        told = statements_at(self.catalogue.candidates([found.document_id]), found)
        return next((c for c in told if change_label(c.statement) == found.label), None)

    def says_each(self, figure: Found, pieces: Sequence[str]) -> bool:
        """Whether the one number that is given for several things together says each of them (人大建议和政协提案共37件); true of a cell."""
        told = self.statement_of(figure)
        if told is None:
            return True
        about = f"{told.clause}|{told.statement.subject}"
        return all(
            any(says(about, t) for c in wanted_of(piece).concepts for t in (c.name, *c.terms[: c.own])) for piece in pieces
        )

    def tells_one_of(self, at: At, pieces: Sequence[str]) -> bool:
        """Whether a number of the prose is found for what is joined (废止和宣布失效: words of one figure, where one is asked for) and is
        not told of each of that."""
        indicator, words = at.wanted.indicator, at.wanted.words
        alike = indicator is None or (not sum_of(indicator) and all(any(word in piece for word in words) for piece in pieces))
        found = self.find(at) if len(pieces) > 1 and alike else at.not_there
        return not isinstance(found, Missing) and not self.says_each(found[0], pieces)

    def overlap(self, figures: Sequence[Found]) -> bool:
        """Whether one of these figures is counted within another, so that they do not add up: a part of it, parts of one whole
        that together are more than it (网络递交268件 and 自然人300件 of 412件), or the same thing told twice."""
        if self.told_twice(figures):
            return True
        told = [one for figure in figures if (one := self.statement_of(figure)) is not None]
        places = {(one.document_id, one.statement.number) for one in told}
        cells = {figure.indicator for figure in figures if figure.indicator and figure.citations[0].kind == "cell"}
        for one in told:
            wholes = self.wholes_of(one)
            if any((one.document_id, whole.number) in places or whole.indicator in cells for whole in wholes):
                return True
            beside = [
                other.statement.value
                for other in told
                if other.document_id == one.document_id
                and other.statement.unit == one.statement.unit
                and wholes
                and other.statement.sentence in (one.statement.sentence, wholes[0].sentence)
            ]
            if wholes and sum(beside, Decimal(0)) > wholes[0].value:
                return True
        return False

    def told_twice(self, figures: Sequence[Found]) -> bool:
        """Whether two figures are one: a cell and the sentence that repeats it, of one body and year, and called alike."""
        called = self.builder.wording.called
        told = [(one.organisation, one.year, called(one), one.value, one.unit) for one in figures]
        return len(set(told)) < len(told)

    def wholes_of(self, part: Candidate) -> list[Statement]:
        """What a number is a part of, and what that is a part of."""
        candidates = self.catalogue.candidates([part.document_id])
        wholes: list[Statement] = []
        at = part.statement.whole
        while at is not None and len(wholes) < _DEEPEST:
            wholes.append(candidates[at].statement)
            at = candidates[at].statement.whole
        return wholes

    def share_of_sum(self, left: At, rights: Sequence[At], question: str) -> Missing | None:
        """A part of what several numbers of its sentence count together (A类件 of 建议83件、提案107件)."""
        part, wholes = self.single(left), [self.single(at) for at in rights]
        lacking = left.not_there
        if isinstance(part, Missing):
            return part
        told = [whole for whole in wholes if not isinstance(whole, Missing) and whole.value is not None]
        sentences = {c.statement.quote.start: c.statement.sentence for c in self.catalogue.candidates([part.document_id])}
        at_one = {sentences.get(one.citations[0].start) for one in (part, *told)}
        if len(told) < len(rights) or len(at_one) > 1 or None in at_one or len({one.unit for one in (part, *told)}) > 1:
            return lacking
        total = sum((one.value for one in told if one.value is not None), Decimal(0))
        label = self.builder.wording.word("semicolon").join(one.label for one in told)
        return self._divided(part, self.computed(total, "sum", told, part.unit, label=label), left, question)

    def share_in(self, left: At, right: At, question: str) -> Missing | None:
        """A share that the report states, else of the figure that the part is given as a part of."""
        stated = self.find(replace(left, wanted=replace(left.wanted, kinds=SHARED, unit="%", indicator=None)))
        if not isinstance(stated, Missing):
            self.show(stated)
            return None
        one, meant = self.single(left), self.single(right)
        if isinstance(one, Missing):
            one = self.part_in(left, right)
        if isinstance(one, Missing) or isinstance(meant, Missing):
            return one if isinstance(one, Missing) else left.not_there
        total = total_of(Thing(one.indicator))
        whole = self._whole(one, left, None)
        columns_agree = one.dimension == meant.dimension or not (one.indicator or "").startswith("applications.")
        of_its_total = total is not None and total.indicator == meant.indicator and columns_agree
        if not of_its_total and (isinstance(whole, Missing) or whole.value != meant.value):
            return left.not_there
        return self._divided(one, meant, left, question)

    def share_of(self, left: At, right: At, question: str) -> Missing | None:
        """A part divided by the whole that the question names."""
        one, whole = self.of_one(left), self.single(right)
        if isinstance(one, Missing):
            return one
        return whole if isinstance(whole, Missing) else self._divided(one, whole, left, question)

    def _divided(self, one: Found, whole: Found, left: At, question: str) -> Missing | None:
        missing = self.share_of_found(one, whole, question)
        return missing and replace(missing, organisation=left.organisation.name, year=left.year)

    def share_of_found(self, one: Found, whole: Found, question: str) -> Missing | None:
        """A part in per cent of its whole, rounded as the question says."""
        if one.value is None or whole.value is None:
            return Missing("not_there", (), one.organisation, one.year)
        if not whole.value:
            return Missing("zero_base", (), one.organisation, one.year, found=(whole,), citations=whole.citations)
        told = self.statement_of(one)
        if told is not None and whole.operation is None and not is_of_one(told, question):
            return Missing("not_there", (), one.organisation, one.year)
        if told is not None and whole.operation is None and not self._may_be_of(told, whole):
            return Missing("not_there", (), one.organisation, one.year)
        itself = one.citations == whole.citations and one.value == whole.value
        if itself or one.value > whole.value or not count_alike({one.unit, whole.unit}):
            return Missing("not_there", (), one.organisation, one.year)
        exactly = one.value * 100 / whole.value
        if told is not None and (printed := self._printed(told, exactly, question)) is not None:
            marks = self.builder.figure(printed) + self.builder.cite(one.citations)
            self.builder.say(
                "share_printed", named=self.builder.wording.named(one), value=self.builder.wording.amount(printed), marks=marks
            )
            self.rests_on((one, whole))
            return None
        found = self.computed(rounded(exactly, question), "share", (*_operands(one), *_operands(whole)), "%")
        marks = self.builder.figure(found)
        wording = self.builder.wording
        subject, named = wording.apart((one, whole))
        self.builder.say("share", subject=subject, value=wording.amount(found), left=named[0], right=named[1], marks=marks)
        self.rests_on((one, *(part for part in _operands(one) if part is not one), whole))
        return None

    def _may_be_of(self, part: Candidate, whole: Found) -> bool:
        """Whether a number may be divided by another: it is told as a part of no number but that, and not behind several told in one breath."""
        wholes, of = self.wholes_of(part), self.statement_of(whole)
        beside = self.catalogue.candidates([part.document_id])
        if wholes:
            rivals = [one.statement for told in lists_of(beside) if part in told.items for one in told.rivals]
            return whole.value in {one.value for one in (*wholes, *rivals)}
        grades = self._listed_with(part.statement, beside)
        if graded(grades) and sum((one.statement.value for one in grades), Decimal(0)) != whole.value:
            return False  # A类88件、B类63件 of 建议 and 提案 together are none of the 提案
        return of is None or not told_with_others(of, part, beside, self.catalogue.text(part.document_id))

    def _printed(self, part: Candidate, value: Decimal, question: str) -> Found | None:
        """The share that the report prints behind a part in its sentence (纠错5件,纠错率22.7%), where it is the computed one; None for none."""
        own = part.statement
        beside = (c for c in self.catalogue.candidates([part.document_id]) if c.statement.sentence == own.sentence)
        behind = (
            c
            for c in beside
            if c.statement.unit == "%" and c.statement.number.start > own.number.end and self.catalogue.stands(c)
        )
        named = (c for c in behind if c.statement.kind in SHARED and part.counted[-2:] in c.clause)
        alike = [c for c in named if rounds_to(value, c.statement.value, question)]
        return self.lookup.of_statement(alike[0]) if alike else None

    def _whole(self, part: Found, left: At, right: At | None) -> Found | Missing:
        """What a part is a share of: what the question names, or the whole that the report itself gives for it."""
        if right is not None:
            single = self.single(right)
            if not isinstance(single, Missing) and single.value != part.value:
                return single
        candidates = self.catalogue.candidates([part.document_id])
        statement = next((c.statement for c in candidates if part.citations and c.statement.quote.start == part.citations[0].start
                          and c.statement.value == part.value and c.statement.subject == part.label), None)  # fmt: skip
        asked = () if right is None else right.wanted.concepts
        if statement is not None and statement.whole is not None:
            told = next(c for c in candidates if c.statement is statement)
            whole = certain_whole(told, candidates, "" if right is None else right.wanted.text)
            if whole is None:
                return left.not_there
            if all_said(whole, asked):
                return self.lookup.of_statement(whole)
        if statement is not None:
            listed = self._listed_with(statement, candidates)
            totals = any(_TOTAL.search(c.statement.subject) for c in listed)
            if len(listed) > 1 and not totals and are_of_one_kind(listed):
                total = sum((c.statement.value for c in listed), Decimal(0))
                stated = [c for c in candidates if may_be_total(c, listed, total) and all_said(c, asked)]
                if len(stated) == 1:
                    return self.lookup.of_statement(stated[0])
                if (_DIVIDED.search(listed[0].up_to_clause) or graded(listed)) and all_said(listed[0], asked):
                    items = [self.lookup.of_statement(c) for c in listed]
                    return self.computed(total, "sum", items, part.unit, label=self.builder.wording.word("all_listed"))
        return left.not_there

    def _listed_with(self, item: Statement, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The numbers of the list that a number stands in, itself among them: of its unit and kind, and with no semicolon between."""
        alike = [
            c for c in candidates
            if (c.statement.quote.start, c.statement.unit, c.statement.kind, c.statement.whole)
            == (item.quote.start, item.unit, item.kind, item.whole)
        ]  # fmt: skip
        text = self.catalogue.text(candidates[0].document_id)
        between = (sorted((c.statement.number.start, item.number.start)) for c in alike)
        return [c for c, (start, end) in zip(alike, between, strict=True) if not _NEXT_LIST.search(text, start, end)]


def may_hold(whole: str | None, part: str | None) -> bool:
    """Whether a figure of the forms may be counted within another: both are of one table, and of one row where its rows are each
    another thing. What the prose alone counts (None) holds none of them.

    >>> may_hold("applications.received", "applications.refused"), may_hold(None, "proactive.penalties.decisions")
    (True, False)
    >>> may_hold("proactive.normative.valid", "proactive.normative.made"), may_hold("proactive.penalties.decisions", "proactive.coercion.decisions")
    (True, False)
    """
    if whole is None or part is None or not of_one_table(part, whole):
        return False
    return not whole.startswith(_APART) or whole.split(".")[:2] == part.split(".")[:2]


_APART = "proactive."
"""The table whose rows count things that are no parts of one another."""


def _operands(one: Found) -> tuple[Found, ...]:
    """A figure, or what it was added up from."""
    return one.operands if one.operation == "sum" and one.operands else (one,)


def graded(listed: Sequence[Candidate]) -> bool:
    """Whether a list is of grades that leave nothing out (A类88件、B类63件)."""
    grades = tuple(word.lower() for word in load_words().graded)
    return sum(any(grade in one.counted for grade in grades) for one in listed) > 1


def adds_up(values: Sequence[Decimal], at: int, total: Decimal) -> bool:
    """Whether numbers that follow on one another, that at `at` among them, add up to a total.

    >>> adds_up([Decimal(48), Decimal(15), Decimal(29), Decimal(34)], 2, Decimal(63)), adds_up([Decimal(1), Decimal(2)], 0, Decimal(5))
    (True, False)
    """
    ends = range(at + 1, len(values) + 1)
    return any(end - start > 1 and sum(values[start:end], Decimal(0)) == total for start in range(at + 1) for end in ends)
