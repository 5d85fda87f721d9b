"""The later parts of one question (收到多少件,其中网上多少件; 收费多少元,向几件申请收的), read with what its first part asks for.

A part that says 其中, says only what was done (采纳了多少条), or for how many (向几件申请收的) is about the first part's thing: what its
words find answers only where it is told of that and is no more of it, else the part is `not_there`. A part that names its own thing is
left as it is read. A figure of the forms is a part of one of the same table alone, and of the prose never: decisions on penalties are
no messages published. Nothing is said here: figures are found, or a Missing tells that they are not.

>>> goes_on("其中邮寄的几件"), goes_on("采纳了多少条"), goes_on("向几件申请收的"), goes_on("举办培训几期")
(True, True, True, False)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.tasks import Task
from assistant.computing.parts_of_wholes import may_hold
from assistant.prose.said_in_prose import is_deed
from assistant.prose.telling import At
from assistant.turns.conversation import narrowed
from assistant.turns.idle_turns import deed_alone
from assistant.turns.turn_figures import TurnFigures
from assistant.turns.turn_words import PART_OF_TURN, REACHES
from ingest.statements.words import load_words

_SO_MANY = re.compile(r"(?:一?共|总共)?有?(?:多少|几)[\u4e00-\u9fff]{0,2}$")
_AROUND = re.compile(r"^(?:又|并|还|那么?|已经?|均|都|其中|被|,)+|[了的过\s,。?!]+")
_CONCLUDED, _HANDLED = re.compile("办结|办复"), re.compile("办理|处理|承办")
_TAKEN_ON = ("受理", "收到", "接到")


def goes_on(text: str, before: str | None = None) -> bool:
    """Whether a later part of a question is about what its first part asks for (`before`: that one's figure of the forms)."""
    if PART_OF_TURN.search(text) or REACHES.search(text):
        return True
    deed = _deed(text)
    known = load_words()
    names_its_own = deed in known.carriers or any(word in deed for word in known.own)
    return not names_its_own and (deed_alone(text, before) or is_deed(deed))


def leaves_first(tasks: Sequence[Task]) -> bool:
    """Whether a strictly read later part speaks of the first part's thing and names a figure that is none of its parts, or that itself.

    >>> from assistant.asking.tasks import read_tasks
    >>> leaves_first(read_tasks("收到申请多少件,其中行政处罚多少件")), leaves_first(read_tasks("收到申请多少件,其中不予公开多少件"))
    (True, False)
    """
    first = next((thing for task in tasks[:1] for thing in task.things[:1]), None)
    whole = None if first is None else first.indicator
    named = [(task.among, thing) for task in tasks[1:] for thing in task.things if task.operation == "value"]
    told = ((among or goes_on(thing.text, whole), thing) for among, thing in named if thing.indicator is not None)
    again = [among for among, thing in named if first is not None and (thing.indicator, thing.column) == (whole, first.column)]
    return any(again) or any(of and (REACHES.search(thing.text) or not may_hold(whole, thing.indicator)) for of, thing in told)


def _deed(text: str) -> str:
    """The words of a part without how many: the deed, where it names nothing else."""
    return _AROUND.sub("", _SO_MANY.sub("", _AROUND.sub("", text)))


class LaterParts(TurnFigures):
    """Reads the later parts of a question."""

    def _parts(self, asked: list[At]) -> list[tuple[Found, ...] | Missing]:
        """What each part finds, the later ones with the first."""
        first = self.operations.find(asked[0])
        if isinstance(first, Missing) and any(_CONCLUDED.search(at.wanted.text.partition("|")[0]) for at in asked[1:]):
            first = self._taken_on(asked[0]) or first
        return [first, *(self._later(at, asked[0], first) for at in asked[1:])]

    def _taken_on(self, at: At) -> tuple[Found, ...]:
        """What was taken on, where a question tells what was handled (办理来信多少件) apart from what was concluded."""
        for word in _TAKEN_ON:
            text = _HANDLED.sub(word, at.wanted.text, count=1)
            found = self.operations.find(replace(at, wanted=wanted(text))) if text != at.wanted.text else None
            if found is not None and not isinstance(found, Missing):
                return found
        return ()

    def _later(self, at: At, first: At, found_first: tuple[Found, ...] | Missing) -> tuple[Found, ...] | Missing:
        own, base = at.wanted.text.partition("|")[0], first.wanted.text
        if not goes_on(own, first.wanted.indicator):
            return self.operations.find(at)
        lacking = at.not_there
        if isinstance(found_first, Missing):
            return lacking
        if REACHES.search(own):
            return lacking if at.wanted.unit is None else self._counted_beside(at, found_first)
        for asked in (at, replace(at, wanted=narrowed(wanted(own), own, base))):
            found = self.operations.find(asked)
            if not isinstance(found, Missing) and all(self._is_of(one, found_first[0], asked, own, base) for one in found):
                return found
        whole = replace(first, wanted=wanted(base))
        part = self.operations.part_in(at, whole)
        return (
            (part,) if not isinstance(part, Missing) else self._saying_part(at) or self._done_beside(at, found_first) or lacking
        )

    def _apart_with_parts(self, asked: Sequence[At]) -> Missing | None:
        """A whole count that is told by channels alone, with the parts of one of them that the question goes on to ask for (其中…几条)."""
        records, lacking = self.operations.documents(asked[0].organisation, asked[0].year), asked[0].not_there
        found, whole = self.operations.lookup.whole(records[0], asked[0].wanted) if len(records) == 1 else ((), None)
        if whole is None or not found or whole.less:
            return lacking
        sentences = {told.statement.sentence for one in found if (told := self.operations.statement_of(one)) is not None}
        parts = []
        for at in asked[1:]:
            own = at.wanted.text.partition("|")[0]
            part = self.operations.of_one(replace(at, wanted=wanted(PART_OF_TURN.sub("", own))))
            told = None if isinstance(part, Missing) else self.operations.statement_of(part)
            if (
                isinstance(part, Missing)
                or told is None
                or told.statement.whole is None
                or told.statement.sentence not in sentences
            ):
                return lacking
            parts.append(part)
        self.operations.show_apart(found, total=whole.total, beside=whole.beside)
        for part in parts:
            self.operations.show([part])
        return None

    def _done_beside(self, at: At, found: Sequence[Found]) -> tuple[Found, ...]:
        """The one number behind the first part's in its sentence whose clause tells the deed asked, in the unit asked."""
        told, deed = self._told(found[0]), _deed(at.wanted.text.partition("|")[0])
        if told is None or not is_deed(deed):
            return ()
        unit, start = at.wanted.unit or told.statement.unit, told.statement.number.start
        done = [
            c
            for c in self.catalogue.candidates([told.document_id])
            if c.statement.sentence == told.statement.sentence
            and (c.statement.unit, c.statement.kind) == (unit, told.statement.kind)
            and c.statement.number.start > start
            and deed in c.printed
        ]
        return (self.operations.lookup.of_statement(done[0]),) if len(done) == 1 and self.catalogue.stands(done[0]) else ()

    def _is_of(self, found: Found, first: Found, at: At, own: str, base: str) -> bool:
        """Whether a number is told of what the first part found, or is a part of it where the words say so."""
        if (found.value, found.citations[:1]) == (first.value, first.citations[:1]):
            return False
        if PART_OF_TURN.search(own):
            return self.operations.may_be_part(found, first, at, base)
        if found.citations[0].kind == "cell":
            return may_hold(first.indicator, found.indicator)
        told, before = self._sentence_of(found), self._sentence_of(first)
        return told == before or self.operations.speaks_of(found, base)
