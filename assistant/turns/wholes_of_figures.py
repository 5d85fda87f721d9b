"""What a figure that was told is a part of, and which of its siblings were told before it: for turns that ask beyond it.

`WholesOfFigures` works on `ToldFigure`s, the numbers of the turns before. A cell is a part by its form: a reason of its class, an outcome of
all outcomes, a kind of applicant of its row. A number of the prose is a part where its report tells it so (`prose.told_lists`), or
where its sentence tells all that was published before it. `Part.whole` is () where the report tells it as a part and no whole;
`part_of` gives None for what is told as a part of nothing. Nothing is guessed, nothing raises.

>>> parent_of("applications.refused.state_secret"), parent_of("review.upheld"), parent_of("applications.received")
('applications.refused', 'review.total', None)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from assistant.answering.evidence import Found, Missing
from assistant.asking.asked_thing import wanted
from assistant.asking.shares import NO_OUTCOMES, total_of
from assistant.asking.things import Thing
from assistant.bodies.catalogue import TOTAL, Catalogue
from assistant.figures.countable import count_alike
from assistant.figures.lookup import Lookup
from assistant.prose.candidate import Candidate
from assistant.prose.items_named import subject_of
from assistant.prose.said_in_prose import is_deed
from assistant.prose.stated_change import change_label, statements_at
from assistant.prose.told_lists import COUNTED, ToldList, certain_whole, lists_of
from assistant.turns.told_figures import ToldFigure
from ingest.forms import indicators, load_forms
from ingest.statements.words import load_words

_PUBLISHED = "statistics.published"
_CHANNELS = "statistics.channels."
_APART = ("proactive.rules.", "proactive.normative_documents.")
"""Rows whose cells are each another count: what was issued, dropped and is in force come to nothing."""
_OTHERS = ("其他", "其它")
_OTHER_ROWS = ("other", "otherwise", "rest")
_NUMBERED = re.compile(r"\d.*")


@dataclass(frozen=True, slots=True)
class Part:
    """A figure as a part: `own` is it, `whole` what it is a part of (several figures where the report tells it differently), `added` what
    several numbers together are the whole of; `beside` its siblings, `complete` where these come to the whole, and `divides` where the whole less some of them is what is left.
    `of_applicants`: a cell of one kind of applicants, and a part of its row. `other`: the sibling that the report itself calls other (其他)."""

    own: Found
    whole: tuple[Found, ...] = ()
    added: tuple[Found, ...] = ()
    beside: tuple[Found, ...] = ()
    complete: bool = False
    divides: bool = False
    of_applicants: bool = False
    other: Found | None = None

    def complete_with(self, members: Sequence[Found]) -> bool:
        """Whether these siblings are all that there are."""
        return self.complete and len(members) == len(self.beside)

    def is_beside(self, one: Part) -> bool:
        """Whether another figure is a part of the same whole, or an item of the same list, or this itself."""
        if one.own.document_id != self.own.document_id:
            return False
        if self.own.citations[0].kind != "cell":
            return one.own == self.own or one.own in self.beside
        return one.of_applicants is self.of_applicants and bool(one.whole) and one.whole == self.whole


@cache
def _parents() -> dict[str, str]:
    parents = {child: name for name, known in indicators().items() for child in known.children}
    for form in load_forms().values():
        for sum_of_parts in form.identities:
            if sum_of_parts.over == "columns" and len(sum_of_parts.right) == 1:
                parents |= {one: sum_of_parts.right[0] for one in sum_of_parts.left if one not in parents}
    return parents


def parent_of(indicator: str) -> str | None:
    """The row that a row of the forms is counted within, the nearest; None for one that is in no other."""
    if indicator in NO_OUTCOMES:
        return None
    if indicator.startswith(_CHANNELS):
        return _PUBLISHED
    total = total_of(Thing(indicator))
    return _parents().get(indicator) or (None if total is None else total.indicator)


@cache
def other_of(parent: str) -> str | None:
    """The row that a form has for what else is counted within a row (其他处理 of all outcomes); None where it has none.

    >>> other_of("applications.handled"), other_of("review.total"), other_of("applications.refused")
    ('applications.otherwise', 'review.other', None)
    """
    return next((name for name in indicators() if name.rpartition(".")[2] in _OTHER_ROWS and parent_of(name) == parent), None)


def _called_other(own: Found, items: Sequence[Found]) -> Found | None:
    return next((one for one in items if one != own and one.label.startswith(_OTHERS)), None)


class WholesOfFigures:
    """Parts and wholes of figures told in one catalogue's reports."""

    def __init__(self, catalogue: Catalogue, lookup: Lookup) -> None:
        self.catalogue, self.lookup = catalogue, lookup

    def part_of(self, told: ToldFigure) -> Part | None:
        """The figure as a part, and its whole where one is told; None where nothing says that it is a part."""
        if told.document not in self.catalogue.records:
            return None
        return self._of_cell(told) if told.of_cell else self._of_prose(told)

    def own(self, told: ToldFigure) -> Found | None:
        """The figure itself."""
        if told.document not in self.catalogue.records:
            return None
        if told.of_cell:
            return next(iter(self._cell(told.document, told.indicator or "", self._column(told))), None)
        one = self.candidate(told)
        return None if one is None else self.lookup.of_statement(one)

    # ------------------------------------------------------------------------------------------ cells

    def _of_cell(self, told: ToldFigure) -> Part | None:
        indicator, column = told.indicator or "", self._column(told)
        own = self._cell(told.document, indicator, column)
        if not own:
            return None
        if column is not None:
            whole = self._cell(told.document, indicator, None)
            return Part(own[0], whole, divides=True, of_applicants=True)
        parent = parent_of(indicator)
        if parent is None:
            return Part(own[0]) if indicator.startswith(_APART) or indicator in _CARRIED else None
        whole = self._cell(told.document, parent, None)
        beside = self._cell(told.document, named_other, None)[:1] if (named_other := other_of(parent)) else ()
        return Part(own[0], whole, beside=beside, other=next(iter(beside), None), divides=not indicator.startswith(_CHANNELS))

    def _column(self, told: ToldFigure) -> str | None:
        applicants = (told.indicator or "").startswith("applications.")
        return told.dimension if applicants and told.dimension not in (None, TOTAL) else None

    def _cell(self, document: str, indicator: str, column: str | None) -> tuple[Found, ...]:
        outcome = self.lookup.find([self.catalogue.records[document]], Thing(indicator, column).wanted())
        return () if isinstance(outcome, Missing) or any(one.value is None for one in outcome) else outcome

    # ------------------------------------------------------------------------------------------ prose

    def candidate(self, told: ToldFigure) -> Candidate | None:
        """The statement that was told; None for a cell."""
        if told.of_cell or told.document not in self.catalogue.records:
            return None
        candidates = self.catalogue.candidates([told.document])
        counted = (c for c in candidates if c.statement.kind in COUNTED and c.statement.unit == told.unit)
        alike = [c for c in counted if c.statement.value == Decimal(told.value)]
        alike = [c for c in alike if change_label(c.statement) == told.label]
        found = [c for c in alike if told.start <= c.statement.quote.start and c.statement.quote.end <= told.end]
        return next((c for c in found if c.statement.quote.start == told.start), next(iter(found), None))

    def _of_prose(self, told: ToldFigure) -> Part | None:
        one = self.candidate(told)
        if one is None:
            return None
        candidates = self.catalogue.candidates([told.document])
        lists = lists_of(candidates)
        own = self.lookup.of_statement(one)
        listed = next((each for each in lists if one in each.items and each.of_parts), None)
        if listed is not None:
            return self._listed(own, one, listed, candidates)
        loose = next((each for each in lists if one in each.items and not _done_with(one, each.items)), None)
        among_channels = loose is not None and sum(map(_names_channel, loose.items)) > 1
        if any(each.whole is one and not each.rivals for each in lists) and not among_channels:
            return None
        if (whole := self._all_published(one)) is not None:
            return Part(own, (whole,))
        if loose is not None:
            beside = tuple(map(self.lookup.of_statement, loose.items))
            return Part(own, beside=beside, other=_called_other(own, beside))
        if _names_channel(one):
            channels = [c for c in candidates if _names_channel(c) and _in_one_sentence(c, one)]
            return Part(own, beside=tuple(map(self.lookup.of_statement, channels)))
        return Part(own) if one.statement.whole is not None or _is_beside(one, candidates) else None

    def _listed(self, own: Found, one: Candidate, listed: ToldList, candidates: Sequence[Candidate]) -> Part:
        items = tuple(self.lookup.of_statement(item) for item in listed.items)
        whole, other = certain_whole(one, candidates), _called_other(own, items)
        if listed.added:
            added = tuple(map(self.lookup.of_statement, listed.added))
            return Part(own, added=added, beside=items, complete=True, divides=True, other=other)
        if whole is None:
            return Part(own, beside=items, other=other)
        divides = count_alike({whole.statement.unit, one.statement.unit}) and listed.total <= whole.statement.value
        told = (self.lookup.of_statement(whole),)
        return Part(own, told, beside=items, complete=listed.complete, divides=divides, other=other)

    def _all_published(self, one: Candidate) -> Found | None:
        """All that was published, where the sentence of a number tells that before it (主动公开信息2050条,其中微信852条)."""
        record = self.catalogue.records[one.document_id]
        outcome = self.lookup.find([record], replace(wanted("主动公开信息多少条"), unit=one.statement.unit))
        if isinstance(outcome, Missing) or len(outcome) != 1 or outcome[0].unit != one.statement.unit:
            return None
        told = statements_at(self.catalogue.candidates([record.id]), outcome[0])
        whole = next((c for c in told if c.statement.sentence == one.statement.sentence), None)
        if whole is None or whole.statement.number.start >= one.statement.number.start:
            return None
        if _names_channel(whole) and _names_channel(one):  # 网站发布388条,微博376条: side by side
            return None
        return outcome[0] if whole.statement.value > one.statement.value and subject_of(whole) != subject_of(one) else None


def _names_channel(one: Candidate) -> bool:
    return any(word in one.printed for word in load_words().channels)


def _is_beside(one: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether other numbers of its sentence count in the same unit, and not only what was done with all that it counts (收到18件,办结18件)."""
    return any(_in_one_sentence(c, one) and not _done_with(one, (c,)) for c in candidates if c is not one)


def _in_one_sentence(one: Candidate, other: Candidate) -> bool:
    """Whether two numbers of a sentence count in the same unit and year."""
    a, b = one.statement, other.statement
    return (a.sentence, a.unit, a.kind, a.year) == (b.sentence, b.unit, b.kind, b.year)


def _done_with(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether other numbers, all behind one, tell only what was done with what it counts."""
    behind = [c for c in others if c is not one]
    start = one.statement.number.start
    return all(c.statement.number.start > start and is_deed(_NUMBERED.sub("", c.printed)) for c in behind)


_CARRIED = frozenset({"applications.carried_in", "applications.carried_out"})
