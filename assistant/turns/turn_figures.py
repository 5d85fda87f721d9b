"""Figures of earlier turns, as a later turn uses them: computed with, or gone on from in other words.

`TurnFigures` computes with the figures that turns are linked to (`Question.linked`), and says of what a turn's own words find
whether it may be what the turn asks for: a part of the figure of the turn before, or the same counted of another subject. Each
way gives None when it has answered, or where nothing speaks against a figure, else the Missing that stood in the way. Nothing is
guessed: unlike units are not computed together, and parts are added only where one list names them all.

>>> TurnFigures.__mro__[1].__name__
'Quoting'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.asked_unit import asked_unit, asks_number, units_fit
from assistant.asking.joined_asked import added_up
from assistant.language.concepts import GENERIC
from assistant.language.contrasts import not_done
from assistant.passages.quoting import Quoting
from assistant.prose.candidate import Candidate
from assistant.prose.channel_match import channel_of
from assistant.prose.named_together import named_together, told_with_others
from assistant.prose.telling import At
from assistant.turns.adding_turns import replaces
from assistant.turns.conversation import counts_applications
from assistant.turns.idle_turns import deed_alone, part_alone, sort_alone
from assistant.turns.turn_words import FILLER, PART_OF_TURN, REACHES, names_part
from ingest.model import Span, Statement, StatementKind
from ingest.normalise import fold_text

_MESSAGES, _PLACES = frozenset({"条", "篇", "期"}), frozenset({"个", "家", "处"})
_OTHERWISE = frozenset({"人", "人次", "名", "位", "%", "个百分点", "元", "万元", "亿元", "天", "工作日", "个工作日", "小时"})
"""Units in which something else is told of the same (举办培训几期, 参训的呢)."""


_CLASS = re.compile(r"(?:类|方面|领域|类别|性质)的?(?:申请)?(?:呢)?[?。,]*$")
"""政策类呢 behind applications: a class of these, and not the papers of that name."""
_DONE_TO = re.compile(r"[向对给为从]|涉及|牵涉|惠及|覆盖")


def _done_to(candidate: Candidate) -> bool:
    """Whether a clause says that it counts whom a deed is done to (向4件申请收取900元), or how many it is about, or a bracket does."""
    clause, number = candidate.printed, str(candidate.statement.value)
    before, found, _ = clause.partition(number)
    return not found or before.endswith("(") or _DONE_TO.search(before) is not None


def _told_behind_another(told: Candidate) -> bool:
    """Whether a number goes on from a count of something that is no application (来信170件,办结165件)."""
    *_, segment = re.split("[;。]", told.up_to_clause)
    behind = re.search(r"\d", segment.removesuffix(told.printed)) is not None
    return told.statement.indicator is None and behind and "申请" not in segment


class TurnFigures(Quoting):
    """What a turn asks of the figures of the turns before it."""

    def _linked(self) -> list[At]:
        """The figures of earlier turns that are computed with."""
        bodies = self.catalogue.table.by_name
        return [At(bodies[one.body], one.year, one.wanted) for one in self.question.linked]

    def _of_turns(self) -> Missing | None:
        """What a turn wants computed with the figures of earlier turns, and names none of them."""
        linked, operation, question = self._linked(), self.question.operation, self.question.folded
        if operation != "ratio" and self._of_unlike_things(linked):
            return Missing("unclear", (), linked[0].organisation.name)
        if operation == "ratio":
            return self.operations.ratio(linked[0], linked[1], question)
        if operation == "rest":
            return self._rest(*linked)
        if operation == "growth":
            return self.operations.growth(linked[0], linked[1], question, of_count=True)
        if operation == "mean":
            return self.operations.mean(linked, question)
        if operation in ("max", "min", "rank") and len(linked) > 2 and self._in_other_words(linked):
            return Missing("unclear", (), linked[0].organisation.name)
        if operation in ("max", "min") and len(linked) == 2:
            return self.operations.compared(linked[0], linked[1], ascending=operation == "min")
        if operation in ("max", "min") and len({at.wanted for at in linked}) == 1:
            return self.operations.extreme(linked, operation)
        if operation in ("max", "min", "rank"):
            return self.operations.rank(linked, None, ascending=operation == "min")
        return self.operations.difference(linked[0], linked[1])

    def _rest(self, whole: At, part: At) -> Missing | None:
        """A figure without a part of it, where its report tells the one within the other."""
        one, inside = self.operations.single(whole), self.operations.single(part)
        for found in (one, inside):
            if isinstance(found, Missing):
                return found
        lacking = Missing("unclear", (), whole.organisation.name)
        if isinstance(one, Missing) or isinstance(inside, Missing) or one.unit != inside.unit:
            return lacking
        if one.value is None or inside.value is None or not self.operations.may_be_part(inside, one, part, whole.wanted.text):
            return lacking
        return self.operations.difference_of((one, inside))

    def _in_other_words(self, linked: Sequence[At]) -> bool:
        """Whether some of the figures are told under another verb (受理 for 收到), so that the most of them would leave those out."""
        found = [one for at in linked if not isinstance(one := self.operations.single(at), Missing)]
        return len({one.stands_for is None for one in found}) > 1

    def _of_several_lists(self, linked: Sequence[At]) -> bool:
        """Whether parts of one thing (网络的, 自然人的 of 收到申请) are not named in one list: they may count the same twice."""
        said = [(at, *at.wanted.text.rpartition("|")[::2]) for at in linked]
        parts = [at for at, own, base in said if own and not replaces(own, base)]
        bases = {base for _, _, base in said}
        if len(parts) < 2 or len(bases) > 1 or len({(at.organisation.name, at.year) for at in parts}) > 1:
            return False
        found = [one for at in parts if not isinstance(one := self.operations.single(at), Missing)]
        return not self._in_one_list(found)

    def _in_one_list(self, found: Sequence[Found]) -> bool:
        """Whether numbers of sentences are parts of one number, or of one enumeration."""
        places = set()
        for one in found:
            if (told := self._told(one)) is None:
                return False
            whole, quote = told.statement.whole, told.statement.quote
            places.add((one.document_id, whole, quote.start if whole is None else None))
        return len(places) == 1

    def _of_unlike_things(self, linked: Sequence[At]) -> bool:
        """Whether figures count different things in different units: a difference, a mean or the most of 53件 and 4期 says nothing."""
        if len({at.wanted for at in linked}) == 1:
            return False
        found = [one for at in linked if not isinstance(one := self.operations.single(at), Missing)]
        return len({one.unit for one in found}) > 1

    def _reached(self, at: At) -> Missing | None:
        """How many the figure of the turn before is about (涉及几件申请, of fees): the one count that stands beside its number in its
        sentence, with no other number between."""
        own, _, base = at.wanted.text.partition("|")
        lacking = at.not_there
        if REACHES.search(own) is None or at.wanted.unit is None:
            return lacking
        meant = self.operations.find(replace(at, wanted=wanted(base.rsplit("|", 1)[-1])))
        beside = meant if isinstance(meant, Missing) else self._counted_beside(at, meant)
        if isinstance(beside, Missing):
            return lacking
        self.operations.show(beside)
        return None

    def _counted_beside(self, at: At, meant: Sequence[Found]) -> tuple[Found, ...] | Missing:
        """The one count in the unit asked that stands right beside a number in its sentence (向4件申请收取900元)."""
        lacking = at.not_there
        told = None if len(meant) > 1 else self._told(meant[0])
        if told is None or told.statement.unit == at.wanted.unit:
            return lacking
        listed = [c for c in self.catalogue.candidates([told.document_id]) if c.statement.sentence == told.statement.sentence]
        ordered = sorted(listed, key=lambda one: one.statement.number.start)
        place = ordered.index(told)
        beside = [one for one in ordered[max(0, place - 1) : place + 2] if one.statement.unit == at.wanted.unit]
        if len(beside) != 1 or not self.catalogue.stands(beside[0]) or not _done_to(beside[0]):
            return lacking
        return (self.operations.lookup.of_statement(beside[0]),)

    def _in_own_words(self, at: At) -> Missing | None:
        """Where a turn's own words ask for a number of something (阅读量多少, 赠阅多少册) that is not counted as the turn before was, or
        only name another thing (网上咨询呢 behind 现场咨询多少人次): what they find alone, in another unit or in the sentence that told the
        turn before; for what is only named, in that sentence."""
        own, _, base = at.wanted.text.partition("|")
        lacking = at.not_there
        before, named = wanted(base.rsplit("|", 1)[-1]), not asks_number(own)
        if named:
            own = f"{FILLER.sub('', own)}多少{before.unit or ''}"
        asked = replace(at, wanted=wanted(own))
        if PART_OF_TURN.search(own) or not any(c.weight >= 1.0 for c in asked.wanted.concepts):
            return lacking
        found = self.operations.find(asked)
        if isinstance(found, Missing):
            return lacking
        if named or asked.wanted.unit in (None, before.unit):
            meant = self.operations.find(replace(at, wanted=before))
            if isinstance(meant, Missing) or (place := self._sentence_of(found[0])) != self._sentence_of(meant[0]):
                return lacking
            if named and (place is None or found[0].citations[:1] == meant[0].citations[:1]):
                return lacking
            if named and self._is_part_of_another(at.wanted.text.partition("|")[0], found[0], meant[0], base.rsplit("|", 1)[-1]):
                return lacking
        self.operations.show(found)
        return None

    def _is_whole_again(self, at: At) -> bool:
        """Whether what a turn asks a part of finds the figure of the turn before again, which is no part of itself."""
        own, _, base = at.wanted.text.partition("|")
        if not base or not names_part(own):
            return False
        found, meant = self.operations.find(at), self.operations.find(replace(at, wanted=wanted(base.rsplit("|", 1)[-1])))
        if isinstance(found, Missing) or isinstance(meant, Missing):
            return False
        return (found[0].value, found[0].citations[:1]) == (meant[0].value, meant[0].citations[:1])

    def _part_by_words(self, at: At) -> Missing | None:
        """The one number that says what a turn asks a part by (其中投诉举报的) and may be a part of the figure of the turn before."""
        parts = self._saying_part(at)
        if not parts:
            return at.not_there
        self.operations.show(parts)
        return None

    def _saying_part(self, at: At) -> tuple[Found, ...]:
        """That number; () where none or more than one says it, or the turn only says again what the whole is (其中申请几件)."""
        own, _, base = at.wanted.text.partition("|")
        named = [concept for concept in wanted(own).concepts if concept.weight > GENERIC]
        named = named if any(concept.name not in base for concept in named) else []
        meant = self.operations.find(replace(at, wanted=wanted(base.rsplit("|", 1)[-1])))
        if not names_part(own) or not named or isinstance(meant, Missing) or not units_fit(asked_unit(own), meant[0].unit):
            return ()
        saying = [
            self.operations.lookup.of_statement(c)
            for c in self.catalogue.candidates([meant[0].document_id])
            if (c.statement.unit, c.statement.year, c.statement.kind) == (meant[0].unit, meant[0].year, StatementKind.COUNT)
            and all(any(term in c.clause for term in concept.terms) for concept in named)
            and self.catalogue.stands(c)
            and not not_done(own, c.printed)
        ]
        parts = [one for one in saying if one.value != meant[0].value and self.operations.may_be_part(one, meant[0], at, base)]
        parts = [one for one in parts if not sort_alone(own) or not self._is_part_of_another(own, one, meant[0], base)]
        return tuple(parts) if len(parts) == 1 else ()

    def _names_its_own(self, own: str, found: Found, meant: Missing | Sequence[Found]) -> bool:
        """Whether a turn asks for a number of something it names (获多少点赞), which the sentence of the turn before tells too."""
        if isinstance(meant, Missing) or not asks_number(own) or not any(c.weight >= 1.0 for c in wanted(own).concepts):
            return False
        return self._sentence_of(found) == self._sentence_of(meant[0])

    def _drops(self, own: str, found: Found, meant: Found) -> bool:
        """Whether a turn's words find nothing but the figure of the turn before, whose clause does not say them."""
        if (found.value, found.citations[:1]) != (meant.value, meant.citations[:1]) or (told := self._told(found)) is None:
            return False
        concepts = wanted(own).concepts
        return not all(any(term in told.clause for term in concept.terms) for concept in concepts) or (
            bool(concepts) and all(concept.weight <= GENERIC for concept in concepts)
        )

    def _is_part_of_another(self, own: str, found: Found, meant: Found, base: str) -> bool:
        """Whether what a turn names without asking how many is a part of another count than that of the turn before (修改4件 of 规章13件, behind
        规范性文件42件), or, where only its sort is said (A类呢), is told of another thing or of several (建议66件、提案98件,A类88件)."""
        told, beside = self._told(found), self._told(meant)
        if told is None or told is beside:
            return False
        if told.statement.whole is not None:
            siblings = beside is not None and beside.statement.whole == told.statement.whole
            wholes = self.operations.wholes_of(told)
            held = any((one.value, one.unit) == (meant.value, meant.unit) for one in wholes)
            return not (siblings or held or self._of_one_count(wholes, meant, base))
        if not sort_alone(own):
            return False
        if found.unit == meant.unit and found.value is not None and meant.value is not None and found.value > meant.value:
            return True
        return not self.operations.speaks_of(found, base) or (
            beside is not None
            and told_with_others(
                beside, told, self.catalogue.candidates([told.document_id]), self.catalogue.text(told.document_id)
            )
        )

    def _of_one_count(self, wholes: Sequence[Statement], meant: Found, base: str) -> bool:
        """Whether a cell counts what a sentence tells the whole of: both are applications."""
        if meant.citations[0].kind != "cell":
            return False
        tables = {(one.indicator or "").split(".")[0] for one in wholes} - {""}
        return (meant.indicator or "").split(".")[0] in tables

    def _is_item_beside(self, own: str, found: Found, meant: Found) -> bool:
        """Whether a turn names another item of the list that told the turn before, as it is printed (在线访谈几期, 网上直播呢: 3个)."""
        named = fold_text(found.label).lower() in own and channel_of(own) is None
        return named and self._sentence_of(found) == self._sentence_of(meant)

    def _tells_applications(self, found: Found) -> bool:
        """Whether a number is one of applications, or its sentence speaks of them."""
        told = self._told(found)
        return told is None or "申请" in told.sentence or (found.indicator or "").startswith("applications.")

    def _sentence_of(self, found: Found) -> Span | None:
        """The sentence of a number; None for a cell."""
        told = self._told(found)
        return None if told is None else told.statement.sentence

    def _told(self, found: Found) -> Candidate | None:
        """The statement that a number was found in."""
        for candidate in self.catalogue.candidates([found.document_id]):
            same = (candidate.statement.value, candidate.statement.unit, candidate.statement.year) == (
                found.value,
                found.unit,
                found.year,
            )
            if same and self.operations.lookup.of_statement(candidate).citations == found.citations:
                return candidate
        return None

    def _named_together(self, at: At) -> list[Found]:
        """The numbers of one list that a question names in one breath, of which its words find but one."""
        found = self.operations.find(at)
        if isinstance(found, Missing) or len(found) > 1 or (told := self._told(found[0])) is None:
            return []
        beside = self.catalogue.candidates([told.document_id])
        return [self.operations.lookup.of_statement(one) for one in named_together(told, beside, at.wanted.text)]

    def _all_of_them(self, found: Sequence[Found]) -> Missing | None:
        """What several numbers come to where that is asked, else each of them."""
        if self.question.operation == "sum" or added_up(self.question.content):
            return self.operations.sum_of(found)
        marks = [self.builder.figure(one) for one in found]
        subject, lines = self.builder.wording.lines(found, marks)
        self.builder.say("several", subject=subject, lines=lines)
        return None

    def _outside_of_turn(self, at: At) -> Missing | None:
        """Where a turn asks for a part of what the turn before asked for (其中涉及投诉的), and what its words find is none: it is
        told of another thing, or there is more of it."""
        own, _, base = at.wanted.text.partition("|")
        if not base:
            return None
        if self._of_another_thing(at, own, base.rsplit("|", 1)[-1]):
            return at.not_there
        if not PART_OF_TURN.search(own):
            return self._counts_another(at, base.rsplit("|", 1)[-1])
        found, meant = self.operations.find(at), self.operations.find(replace(at, wanted=wanted(base.rsplit("|", 1)[-1])))
        if isinstance(found, Missing) or isinstance(meant, Missing):
            return None
        lacking = at.not_there
        return None if all(self.operations.may_be_part(one, meant[0], at, base) for one in found) else lacking

    def _of_another_thing(self, at: At, own: str, base: str) -> bool:
        """Whether a deed, a way or a kind of applicant said alone (办结多少, 网络的, 自然人的) finds what is told of something else than
        the turn before counted: a part of another whole, or a number in whose sentence that is not named before it."""
        before = wanted(base)
        of_applications = counts_applications(before, base)
        alone = deed_alone(own, before.indicator)
        deed = alone and not of_applications
        found = self.operations.find(at) if alone or part_alone(own) else Missing("not_there")
        if isinstance(found, Missing) or (told := self._told(found[0])) is None:
            return False
        if alone and of_applications:
            return _told_behind_another(told)
        meant = self.operations.find(replace(at, wanted=before))
        if told.statement.whole is not None and not isinstance(meant, Missing):
            whole = self.operations.lookup.of_statement(self.catalogue.candidates([told.document_id])[told.statement.whole])
            beside = self._told(meant[0])
            siblings = beside is not None and beside.statement.whole == told.statement.whole
            return not siblings and (meant[0].value, meant[0].unit) != (whole.value, whole.unit)
        counted = [term for concept in before.concepts[-1:] for term in concept.terms]
        return deed and not any(term in re.split("[;。]", told.up_to_clause)[-1] for term in counted)

    def _counts_another(self, at: At, base: str) -> Missing | None:
        """Where a turn leaves open in what is counted (公开信息多少条, 微信呢), and its words find what is counted otherwise: places for
        messages (微信公众号20个), or another thing than the turn before asked for, which its sentence does not speak of. What a turn
        asked for in vain (微博粉丝多少, 微信呢) is still what the next one asks for."""
        own = at.wanted.text.partition("|")[0]
        found = self.operations.find(at)
        if isinstance(found, Missing) or found[0].citations[0].kind == "cell":
            return None
        lacking = at.not_there
        if _CLASS.search(own) and counts_applications(wanted(base), base) and not self._tells_applications(found[0]):
            return replace(lacking, code="unclear")
        meant = self.operations.find(replace(at, wanted=wanted(base)))
        if isinstance(meant, Missing) and asked_unit(own) is None:
            counted = asked_unit(base) == found[0].unit or self.operations.speaks_of(found[0], base)
            return None if counted else lacking
        if not isinstance(meant, Missing) and self._drops(own, found[0], meant[0]):
            return lacking
        if asked_unit(own) is None and not isinstance(meant, Missing) and self._is_part_of_another(own, found[0], meant[0], base):
            return replace(lacking, narrowed=(FILLER.sub("", own),)) if sort_alone(own) else lacking
        if asked_unit(own) is not None or found[0].unit in _OTHERWISE or self._names_its_own(own, found[0], meant):
            return None
        if not isinstance(meant, Missing) and self._is_item_beside(own, found[0], meant[0]):
            return None
        if at.wanted.unit in _MESSAGES and found[0].unit in _PLACES:
            return lacking
        if isinstance(meant, Missing) or meant[0].unit == found[0].unit:
            return None
        speaks = units_fit(meant[0].unit, found[0].unit) and self.operations.speaks_of(found[0], base)
        return None if speaks else lacking
