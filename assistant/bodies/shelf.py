"""What is held in memory of each document that is asked about: its text, the cells asked for, its statements.

`Shelves` reads a document's parts from the store when they are first asked for and keeps those of the last few hundred
documents; `hold` reads many documents in a few queries, for what is asked of all bodies, and they stay as long as the caller
keeps what it gave. A shelf belongs to one revision of the store and is never changed in meaning, only filled, so that threads
may share it: what two fill at once is equal. Errors: StoreError where a document is no more (a later revision took it out).

>>> SHELVES > 0
True
"""

from __future__ import annotations

import re
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from threading import Lock
from weakref import WeakValueDictionary

from assistant.prose.acting import Actor, acting, labels_above
from assistant.prose.candidate import Candidate
from assistant.prose.headless_parts import of_all, parts_before, without_rank
from assistant.prose.layers_counted import of_layers
from assistant.prose.said_in_brackets import behind_bracket
from assistant.prose.said_of_each import of_each
from assistant.prose.said_under_heading import under_heading
from ingest.errors import StoreError
from ingest.model import Figure, Problem, Reading, Section, Span, Statement
from ingest.normalise import fold_text
from ingest.sections import section_at
from ingest.store.library import Library
from ingest.store.reading import Indicated, StoredText

_TOLD_RESPECTIVELY = re.compile(r"分别[^,，;；。]*$")
"""微博、微信粉丝分别为5万、7万: a number is told by its own subject alone, not by what stands beside it."""
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
SHELVES = 512
"""How many documents are held at most beyond those in use (a report of 20,000 characters takes some 60 kB)."""


class Shelf:
    """The parts of one document that were asked for."""

    __slots__ = ("__weakref__", "_cells", "_said", "candidates", "corrected", "id", "readings", "stored", "tables")

    def __init__(self, id: str, stored: StoredText) -> None:
        self.id, self.stored = id, stored
        self.corrected: bool | None = None
        self.readings: tuple[Reading, ...] | None = None
        self.tables: dict[str, bool] | None = None
        self.candidates: tuple[Candidate, ...] | None = None
        self._cells: dict[tuple[str, str | None], tuple[Figure, ...]] = {}
        self._said: dict[str, tuple[Statement, ...]] = {}

    @property
    def text(self) -> str:
        return self.stored.text

    @property
    def sections(self) -> tuple[Section, ...]:
        return self.stored.sections

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self.stored.problems

    def lacks(self, indicators: Iterable[str], column: str | None) -> bool:
        """Whether what the document says of any of these indicators was not read yet."""
        return any((id, column) not in self._cells for id in indicators)

    def put(self, indicators: Iterable[str], column: str | None, said: Indicated) -> None:
        """Keeps what the document says of these indicators; of one without any it says nothing."""
        cells: dict[str | None, list[Figure]] = defaultdict(list)
        for figure in said.cells:
            cells[figure.indicator].append(figure)
        statements: dict[str | None, list[Statement]] = defaultdict(list)
        for statement in said.statements:
            statements[statement.indicator].append(statement)
        for id in indicators:
            self._said[id] = tuple(statements[id])
            self._cells[id, column] = tuple(cells[id])

    def cells(self, indicator: str, column: str | None) -> tuple[Figure, ...]:
        """The cells of an indicator that `put` was given."""
        return self._cells[indicator, column]

    def said(self, indicator: str) -> tuple[Statement, ...] | None:
        """The statements of an indicator; None where they were not read yet."""
        return self._said.get(indicator)


class Shelves:
    """The shelves of one revision of a library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._all: WeakValueDictionary[str, Shelf] = WeakValueDictionary()
        self._recent: OrderedDict[str, Shelf] = OrderedDict()
        self._lock = Lock()

    def of(self, id: str) -> Shelf:
        """The shelf of one document."""
        with self._lock:
            shelf = self._all.get(id)
            if shelf is not None:
                self._keep(shelf)
                return shelf
        return self.hold([id])[0]

    def hold(self, ids: Sequence[str], indicators: Sequence[str] = (), column: str | None = None) -> tuple[Shelf, ...]:
        """The shelves of these documents with what they say of these indicators, read together."""
        with self._lock:
            there = {id: shelf for id in ids if (shelf := self._all.get(id)) is not None}
        unread = [id for id in ids if id not in there]
        silent = [*unread, *(id for id, shelf in there.items() if shelf.lacks(indicators, column))] if indicators else []
        if unread or silent:
            texts, said = self._library.opened(unread, silent, indicators, column, whole=len(ids) == 1)
            if gone := [id for id in unread if id not in texts]:
                raise StoreError(f"the document {gone[0]} is no more in this store: another process took it out; ask again")
            there |= {shelf.id: shelf for shelf in self._added([Shelf(id, stored) for id, stored in texts.items()])}
            for id in silent:
                there[id].put(indicators, column, said[id])
        return tuple(there[id] for id in ids)

    def _added(self, new: Sequence[Shelf]) -> list[Shelf]:
        """Puts shelves up; where another thread was first, its shelf."""
        with self._lock:
            there = [self._all.setdefault(shelf.id, shelf) for shelf in new]
            for shelf in there:
                self._keep(shelf)
        return there

    def _keep(self, shelf: Shelf) -> None:
        self._recent[shelf.id] = shelf
        self._recent.move_to_end(shelf.id)
        while len(self._recent) > SHELVES:
            self._recent.popitem(last=False)


def candidates_of(shelf: Shelf, statements: Iterable[Statement]) -> tuple[Candidate, ...]:
    """A document's statements, ready to be matched, and behind them what each of several things shares of a number."""
    said = tuple(statements)
    wholes = parts_before(said, shelf.text)
    alone = (behind_bracket(_candidate(shelf, one, said)) for one in said)
    again = (_named(one, of_all(said, place), wholes.get(place), said) for place, one in enumerate(alone))
    read = ((one, section_at(shelf.sections, one.statement.sentence.start).path) for one in again)
    told = tuple(under_heading(candidate, fold_text(path[-1]).lower()) if path else candidate for candidate, path in read)
    each = (one for candidate in told for one in (*of_each(candidate), *of_layers(candidate, shelf.text)))
    return (*told, *each)


def _named(candidate: Candidate, of: str, whole: int | None, said: Sequence[Statement]) -> Candidate:
    """A candidate with the whole that its report leaves unsaid; its own clause names its thing, where it is all `of` one and does not say it,
    or tells its rank (文字解读居多,达9件)."""
    thing = of or without_rank(candidate.statement.subject)
    if thing == candidate.statement.subject and not of and whole is None:
        return candidate
    statement, told = replace(candidate.statement, subject=thing), candidate
    if whole is not None:
        statement = replace(statement, whole=whole)
        told = replace(told, whole=_plain(said[whole].subject))
    if thing == candidate.statement.subject and not of:
        return replace(told, statement=statement)
    before, among, _ = told.printed.partition(f"{_plain(thing)}中")  # 48个项目中验收: 48 are not what was 验收
    if among and told.counted.startswith(f"{_plain(thing)}中"):
        return told.printed_as(before + _plain(thing), statement)
    return told.printed_as(told.printed if _plain(thing) in told.printed else _plain(thing) + told.printed, statement)


def _candidate(shelf: Shelf, statement: Statement, said: Sequence[Statement]) -> Candidate:
    text = shelf.text
    section = section_at(shelf.sections, statement.sentence.start)
    clause, head, sentence = statement.context, text[statement.quote.start : statement.number.end], statement.sentence.of(text)
    if _TOLD_RESPECTIVELY.search(head):
        clause = head = sentence = statement.subject + statement.number.of(text)
    return Candidate(
        statement,
        shelf.id,
        f"{_plain(clause)}|{_plain(statement.subject)}",
        _plain(head),
        _plain(sentence),
        fold_text("".join(section.path)).lower(),
        "" if statement.whole is None else fold_text(said[statement.whole].subject).lower(),
        _acting(shelf, statement, section),
    )


def _acting(shelf: Shelf, statement: Statement, section: Section) -> Actor | None:
    """The body that acts where a number is told; of what a whole clause says that there was none, the clause is read too."""
    text, number = shelf.text, statement.number
    start = statement.sentence.start
    end = number.start if re.search(r"\d", number.of(text)) else number.end
    above = labels_above(text[section.span.start : start])
    headings = (*map(_plain, section.path), *map(_plain, above))
    return acting(_plain(text[start:end]), headings, _plain(text[text.rfind("\n", 0, start) + 1 : start]))


def _plain(text: str) -> str:
    """A text folded, in lower case, its numbers without the commas of thousands, which part no clauses."""
    return _THOUSANDS.sub("", fold_text(text).lower())


def overlaps(readings: Iterable[Reading], span: Span) -> bool:
    """Whether any of these characters were recognised in a picture."""
    return any(r.span.holds(span) or (r.span.start < span.end and span.start < r.span.end) for r in readings)
