"""Whether a report says the same number wherever it says it: 前后一致吗, 正文与表格一致吗, 正文写的是多少、表格写的是多少.

`read_agreement` gives what the question is about, `Agreement` answers it: all that the report states differently (as `Telling.show`
says a conflict), else that the places agree, each cited, else that there is one place only. Prose is held against the table's cell
by the form's indicator and against other prose by what it counts; an approximate number agrees with what it may stand for. Where
the only other place names the thing by a shorter or longer name (专题培训, 政务公开专题培训), both are given, and no contradiction is
claimed. Nothing is computed. Texts are folded contents of a question; None where no agreement is asked for.

>>> read_agreement("政策解读材料的数字前后一致吗"), read_agreement("新收申请正文写的是多少、表格写的是多少")
('政策解读材料', '新收申请')
>>> read_agreement("两年的申请数量一样吗") is None
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Citation
from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.other_words import retold, thing_counted
from assistant.bodies.catalogue import TOTAL
from assistant.bodies.organisations import Organisation
from assistant.computing.over_bodies import BodyOperations
from assistant.prose.counted_subject import same_subject
from assistant.prose.telling import At
from ingest.audit.reach import compatible
from ingest.model import State, StatementKind

_AGREES = r"(?:不?一致|相符|不符|吻合|对得上|对不上|矛盾|冲突|(?:有|存在)?出入|打架|相同|一样)"
_PLACE = (
    r"(?:正文|文字(?:部分|说明)?|文中|(?:统计|附)?表格?|附表|前后|前文|后文|前面|后面|两处|几处|各处|各部分|第[一二三四五六]部分)"
)
_ASKED = re.compile(
    rf"{_PLACE}[^,;?。]{{0,16}}{_AGREES}|[,;?。](?:数字|数据|说法|口径)?(?:是否|是不是)?(?:一致|对得上)吗?[?。]?$|{_PLACE}[^,;?。、]{{0,8}}多少.{{0,4}}{_PLACE}[^,;?。、]{{0,8}}多少"
)
_SAYS_NOTHING = re.compile(
    rf"(?:报告|年报)?(?:在|的)?{_PLACE}(?:里面?|中|上|内|部分)?(?:的|所)?|(?:说|写|给|列|填)(?:的|出的|法)?(?:是|为)?|(?:是否|是不是|有没有|有无|能否)"
    rf"|{_AGREES}|(?:是|为|有)?多少[\u4e00-\u9fff]?(?=[、,和与?。]|$)|的?(?:数字|数据|数目|表述|口径)|[吗么呢?。、,;]|(?:之间|都)"
)
_JOINS = re.compile(r"^[和与跟同及在的 ]+|[和与跟同及在的是 ]+$")


def read_agreement(content: str) -> str | None:
    """What a question asks the agreement of; None where it asks for none, or names nothing."""
    if _ASKED.search(content) is None:
        return None
    topic = _JOINS.sub("", re.sub(r"\s+", " ", _SAYS_NOTHING.sub(" ", content)))
    topic = re.sub(r"(?<![\u4e00-\u9fff])[和与跟同及在的](?![\u4e00-\u9fff])", "", topic).replace(" ", "")
    return topic if len(topic) > 1 else None


class Agreement:
    """Where one body's report of a year states a thing, and whether all places agree."""

    def __init__(self, operations: BodyOperations, organisation: Organisation, year: int | None) -> None:
        self.operations, self.at = operations, (organisation, year)

    def answer(self, topic: str) -> Missing | None:
        """Says what the report states of a topic: all that differs, or that its places agree."""
        organisation, year = self.at
        outcome = self.operations.find(At(organisation, year, wanted(f"{topic}多少")))
        if isinstance(outcome, Missing):
            return outcome
        first = outcome[0]
        places = {one.citations: one for one in (*self._elsewhere(first), *outcome[1:]) if one.unit == first.unit}
        others = [one for one in places.values() if first.with_more is None or one.value != first.with_more[0].value]
        apart = [one for one in others if one.value != first.value and not self._about_the_same(first, one)]
        if apart:
            told = [first, *{(one.value, one.unit): one for one in reversed(apart)}.values()]
            self.operations.show([one if one.value is None else replace(one, state="conflict") for one in told])
        elif first.with_more is not None:
            self.operations.show([first])
        elif not others and (near := self._named_nearly(first)):
            self._say_near(first, near)
        else:
            self._say_alike(first, others)
        return None

    def _say_near(self, first: Found, near: Sequence[Found]) -> None:
        """What is called nearly alike elsewhere, which may be another thing."""
        builder, wording = self.operations.builder, self.operations.builder.wording
        own = builder.figure(first)
        told = [
            wording.say(
                "near_place",
                label=wording.called(one),
                value=wording.amount(one),
                unit=wording.unit(one.unit),
                marks=builder.figure(one),
            )
            for one in near
        ]
        builder.say(
            "near_places", who=first.organisation or "", year=wording.year(first.year), label=wording.called(first),
            value=wording.amount(first), unit=wording.unit(first.unit), marks=own, others=wording.listed(told),
        )  # fmt: skip

    def _named_nearly(self, first: Found) -> list[Found]:
        """The numbers of other sentences of its report that a name counts which all lies in the first one's, or which it all lies in."""
        own = self.operations.statement_of(first)
        if own is None:
            return []
        statement, thing = own.statement, thing_counted(own.statement)
        near = [
            one
            for one in self.operations.catalogue.candidates([first.document_id])
            if (one.statement.kind, one.statement.unit, one.statement.year) == (statement.kind, statement.unit, statement.year)
            and one.statement.sentence != statement.sentence
            and one.statement.whole is None
            and (other := thing_counted(one.statement))[-2:] == thing[-2:]
            and not (retold(other, thing).left and retold(thing, other).left)
            and self.operations.catalogue.stands(one)
        ]
        return [self.operations.lookup.of_statement(one) for one in near]

    def _say_alike(self, first: Found, others: Sequence[Found]) -> None:
        """That all places say the same, or that there is but one."""
        builder, wording = self.operations.builder, self.operations.builder.wording
        places: tuple[Citation, ...] = (*first.citations, *(place for one in others for place in one.citations))
        marks = builder.figure(replace(first, state=self._own_state(first), citations=tuple(dict.fromkeys(places))))
        for other in others:
            if other.value != first.value:
                builder.figure(replace(other, state=self._own_state(other)))
        builder.say(
            "places_agree" if others else "stated_once", who=first.organisation or "", year=wording.year(first.year),
            label=wording.called(first), value=wording.amount(first), unit=wording.unit(first.unit), marks=marks,
        )  # fmt: skip

    def _elsewhere(self, first: Found) -> list[Found]:
        """The other places of its document that state the same: the form's cell, and sentences."""
        operations = self.operations
        candidates = operations.catalogue.candidates([first.document_id])
        own = operations.statement_of(first)
        record = operations.catalogue.records[first.document_id]
        found: list[Found] = []
        if own is not None and first.indicator is not None:
            cells = operations.catalogue.cells(first.document_id, [first.indicator], TOTAL)
            found += [operations.lookup.of_cell(record, cell) for cell in cells if cell.value is not None][:1]
        for one in candidates:
            statement = one.statement
            counts = statement.kind in (StatementKind.COUNT, StatementKind.MONEY) and statement.year == first.year
            if not counts or one is own or not operations.catalogue.stands(one):
                continue
            if own is not None:
                alike = statement.sentence != own.statement.sentence and same_subject(own.statement, statement)
            else:
                alike = (
                    first.indicator is not None and statement.indicator == first.indicator and first.dimension in (None, TOTAL)
                )
            if alike and statement.whole is None:
                found.append(operations.lookup.of_statement(one))
        return found

    def _about_the_same(self, one: Found, other: Found) -> bool:
        """Whether two numbers may both be true because one of them is about: 2000余条 and 2013条."""
        if one.value is None or other.value is None:
            return False
        return compatible((one.value, self._printed(one)), (other.value, self._printed(other)))

    def _printed(self, figure: Found) -> str:
        """A number of the prose as it is printed, with the words by which it is about; '' for a cell."""
        said = self.operations.statement_of(figure)
        return "" if said is None else said.statement.number.of(self.operations.catalogue.text(figure.document_id))

    def _own_state(self, figure: Found) -> str:
        """A figure's state for itself, where it was only held to differ from another."""
        if figure.state != "conflict":
            return figure.state
        return State.APPROXIMATE.value if self._is_about(figure) else State.REPORTED.value

    def _is_about(self, figure: Found) -> bool:
        """Whether a number is said to be about; the state of one that differs from another says that alone."""
        said = self.operations.statement_of(figure)
        return said is not None and said.statement.state is State.APPROXIMATE
