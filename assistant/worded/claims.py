"""What a sentence claims of a figure beside its number: whose it is, of what, changed by or to it, from which report.

Every word of a sentence may be the evidence's own and the sentence still be false, for words are taken one by one. Held here:
a place alone does not stand for a body of it; what was asked and is counted is named (商业企业 is not left out); an act
(公开, 答复) is one of the figure's or the question's; a change by a number, a change to it and a plain number stay apart; a
report's year is that of a report which is cited; a marker stands behind its own figure; a figure that was worked out of
another year's report is said to be. Texts are folded, numbers Decimal; a fault is raised as `Unfit`.

>>> manner("比去年增加", "1"), manner("从6级压缩至", "3"), manner("共受理申请", "1")
('by', 'to', 'plain')
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from assistant.bodies.name_parts import Parts
from assistant.worded.check import Unfit
from assistant.worded.facts import Claimed, Evidence, Fact, claimed
from assistant.worded.text import MARK, folded, numbers

_CLAUSE = re.compile(r"[，,；;。：:（）()！？!?\n]")
_REPORT = re.compile(r"(\d{4})年度?(?:政府信息公开)?(?:工作)?(?:年度)?(?:工作)?报告")
_JOINED = re.compile(r"[和与及或并、]?了?")
_RESPECTIVELY = re.compile(r"分别|依次")
_CHANGED_TO = re.compile(r"\bto (?:about |around )?$")
_BODY_ENDS = re.compile(r"政府|委员会|局|厅|办事处|中心")
LEFT_OUT = 0.34
"""The share of what the question and a figure's label have in common that a wording may leave out."""


def manner(before: str, number: str) -> str:
    """How a clause comes to its number: 'by' it, 'to' it, or 'plain'."""
    data = claimed()
    if data.rate.search(before):
        return "by"
    if not data.change.search(before + number):
        return "plain"
    return "to" if data.arrives.search(before) else "by"


def told_of(clause: str, data: Claimed) -> list[tuple[Decimal, set[str]]]:
    """The numbers of a folded clause, years aside, each with what is told of it: the deed nearest before it, with those joined to
    that one (收到并采纳), or, behind a clause's last number, the first after it."""
    bare, found, left = data.compounds.sub(lambda hit: "\n" * len(hit[0]), clause), [], 0
    said = [number for number in numbers(clause) if not number.year and number.value is not None]
    for number in said:
        deeds = list(data.deeds.finditer(bare, left, number.start))
        at = len(deeds) - 1
        while at > 0 and _JOINED.fullmatch(bare, deeds[at - 1].end(), deeds[at].start()):
            at -= 1
        if not deeds and number is said[-1]:
            deeds, at = list(data.deeds.finditer(bare, number.end))[:1], 0
        found.append((number.value or Decimal(0), {deed[0] for deed in deeds[max(at, 0) :]}))
        left = number.end
    return found


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a text."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


class Claims:
    """The claims of one wording, sentence by sentence."""

    def __init__(self, known: Evidence) -> None:
        self._known = known
        self._data: Claimed = claimed()
        self._said = ""
        self._places = _places(known)
        self._reports = {c.year for c in known.answer.citations}

    def lacking(self) -> bool:
        """Whether it is not said yet that a figure was worked out."""
        derived = self._data.derived
        return derived.search(self._known.reference) is not None and derived.search(self._said) is None

    def check(self, raw: str, text: str, without: str, facts: list[Fact], owed: frozenset[int] = frozenset()) -> None:
        """A sentence: as it is written, folded, with its bodies out of sight, the figures that it states, and the markers of the
        sentences before it that have none yet."""
        self.placed(without)
        if any(int(found[1]) not in self._reports for found in _REPORT.finditer(text)):
            raise Unfit("year")
        self._marked(raw, owed)
        if self._known.language == "en":
            self._english(text)
        else:
            self._things(without, facts)
            self._acts(text, facts)
            self._deeds(text)
            self._manners(text)
            self._in_order(text, facts)
        self._said += text + "\n"

    def placed(self, without: str) -> None:
        """A place stands only where the evidence has it so, with what follows it."""
        for place in self._places:
            for found in re.finditer(re.escape(place), without):
                if not any(without[found.start() : found.end() + 2] in source for source in self._printed()):
                    raise Unfit("body")

    def _printed(self) -> tuple[str, ...]:
        return (self._known.reference, *self._known.quotes)

    def _things(self, without: str, facts: list[Fact]) -> None:
        """What the question asks for and the label names is named, once the thing is named at all."""
        common = pairs(self._known.asked) - self._data.generic
        without = without.replace("了", "")
        for fact in facts:
            wanted = pairs(fact.label) & common
            named = any(pair in without for pair in pairs(fact.label))
            lost = [pair for pair in wanted if pair not in without and pair not in self._said]
            own = pairs(fact.label) - self._data.generic
            if fact.value is None and not wanted and own and not any(pair in without or pair in self._said for pair in own):
                raise Unfit("label")
            if named and len(lost) > LEFT_OUT * len(wanted):
                raise Unfit("label")

    def _acts(self, text: str, facts: list[Fact]) -> None:
        """What is said to have been done is what the figure counts, or what was asked."""
        if not facts:
            return
        bare = self._data.compounds.sub("\n", text)
        known = "\n".join((*(f.label for f in self._known.facts), *self._printed(), self._known.asked))
        known = self._data.compounds.sub("\n", known).replace("新收", "新收\n收到")
        if any(found[0] not in known for found in self._data.acts.finditer(bare)):
            raise Unfit("label")

    def _deeds(self, text: str) -> None:
        """What is told of a number is told of that number, and not of another of its sentence (收到41条，采纳13条)."""
        own: dict[Decimal, set[str]] = {}
        for source in self._printed():
            for clause in _CLAUSE.split(source):
                for value, deeds in told_of(clause, self._data):
                    own.setdefault(value, set()).update(deeds)
        for clause in _CLAUSE.split(text):
            for value, deeds in told_of(clause, self._data):
                others = set[str]().union(*(told for number, told in own.items() if number != value))
                if own.get(value) and deeds & others - own[value]:
                    raise Unfit("label")

    def _manners(self, text: str) -> None:
        """A number that was reported is come to as its report comes to it."""
        for said in numbers(text):
            own = [f for f in self._known.facts if f.operation is None and f.near and said.value == f.value and not said.year]
            if not own or any(f.operation is not None and f.value == said.value for f in self._known.facts):
                continue
            before = _CLAUSE.split(text[: said.start])[-1]
            ways = {
                manner(clause[: n.start], n.raw)
                for f in own for clause in f.near.split("\n") for n in numbers(clause) if n.value == f.value
            }  # fmt: skip
            way = manner(before, said.raw)
            if way not in ways and not (way == "plain" and ("to" in ways or not before)):
                raise Unfit("direction")

    def _english(self, text: str) -> None:
        """A rate is what something changed by, never what it changed to."""
        for said in numbers(text):
            if said.percent and _CHANGED_TO.search(text[: said.start]):
                raise Unfit("direction")

    def _in_order(self, text: str, facts: list[Fact]) -> None:
        """After 分别, numbers come in the order in which their labels do."""
        found = _RESPECTIVELY.search(text)
        own = [f for f in facts if f.operation is None and f.value is not None]
        if found is None or len({f.label for f in own}) < 2 or len({(f.organisation, f.year) for f in own}) > 1:
            return
        after = [n.value for n in numbers(text) if n.start >= found.start()]
        named = [(first_named(f, own, text[: found.start()]), f) for f in own]
        named = sorted((one for one in named if one[0] >= 0), key=lambda one: one[0])
        said = [f for value in after for f in own if f.value == value]
        if len(named) == len(own) == len(said) and [f.value for _, f in named] != [f.value for f in said]:
            raise Unfit("label")

    def _marked(self, raw: str, owed: frozenset[int]) -> None:
        """A marker inside a sentence stands behind a number of its own figure."""
        start = 0
        for group in re.finditer(r"(?:\[\d{1,3}\])+", raw):
            said = {
                n.value for n in numbers(folded(MARK.sub("", raw[start : group.start()]), self._known.language)) if not n.year
            }
            start = group.end()
            own = [f for f in self._known.facts if f.value is not None and (f.value in said or abs(f.value) in said)]
            allowed = owed.union(*(f.marks for f in own))
            if own and {int(m[1]) for m in MARK.finditer(group[0])} - allowed:
                raise Unfit("marker")


def first_named(fact: Fact, beside: Collection[Fact], text: str) -> int:
    """Where a text first names a figure by what its label has and the others' have not; -1 where it does not."""
    own = pairs(fact.label).difference(*(pairs(f.label) for f in beside if f.label != fact.label))
    return min((at for pair in own if (at := text.find(pair)) >= 0), default=-1)


def _places(known: Evidence) -> tuple[str, ...]:
    """The places of the evidence's bodies, longest first, also without their last character (文登区, 文登), and what of a body's
    name is another body's: a government's office is not its government."""
    bodies = {f.organisation for f in known.facts} | {c.organisation for c in known.answer.citations}
    whole = {place for body in bodies if body for place in Parts.of(body).places}
    short = {place[:-1] for place in whole if len(place) > 2 and place[-1] in "省市县区州盟旗镇乡"}
    others = {
        named[: end.end()]
        for body in bodies
        if body
        for named in (folded(body, "zh"), *(name for name, means in known.aliases.items() if means == body))
        for end in _BODY_ENDS.finditer(named)
        if end.end() < len(named)
    }
    return tuple(sorted(whole | short | (others - known.aliases.keys()), key=len, reverse=True))
