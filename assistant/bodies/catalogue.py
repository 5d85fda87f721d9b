"""What the store holds, as the question side needs it: documents by body and year, figures, statements ready to match.

The documents and bodies are kept for a revision of the store, and of the next one only what is new is read; what a document
says is read when it is first asked about (`shelf`), the cells of an indicator alone. `hold` reads the figures of many documents
together. Thread-safe: values are replaced whole, never changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from threading import Lock
from time import monotonic, thread_time

from assistant.answer import Citation
from assistant.asking.said_moved import was_another
from assistant.bodies.file_names import adopted, adopted_bare, government_of_account, may_name_a_place
from assistant.bodies.named_accounts import name_asked
from assistant.bodies.organisations import Organisation, OrganisationTable
from assistant.bodies.own_kind import own_kind, said_by
from assistant.bodies.shelf import Shelf, Shelves, candidates_of, overlaps
from assistant.figures.corrected_versions import names_itself_corrected, taken_back, tells_of_correction
from assistant.language.years import years_of_title
from assistant.prose.candidate import Candidate
from ingest.model import Figure, Problem, Section, Span, Statement
from ingest.normalise import fold_text
from ingest.sections import section_at
from ingest.store.library import DocumentRecord, Library

TOTAL = "总计"
"""The column of all applicants."""

FOLDED_AT_MOST = 100
"""How many texts are folded for one question."""


class Catalogue:
    """One revision of a store. `records` by document id; `table` the organisations."""

    def __init__(self, library: Library, before: Catalogue | None = None) -> None:
        """`before`: the catalogue of an earlier revision; what did not change since is taken from it."""
        self.library = library
        self.revision = library.revision()  # first: what comes while the rest is read makes the next revision
        self._stamps = library.stamps()
        self.records = self._records(before)
        self._bodies = tuple((r.organisation, r.names, r.id) for r in self.records.values() if r.organisation)
        same = before is not None and before._bodies == self._bodies
        self.table: OrganisationTable = before.table if before is not None and same else OrganisationTable.of(self._bodies)
        self._by_year: dict[str, dict[int | None, tuple[DocumentRecord, ...]]] = {}
        self._shelves = Shelves(library)
        self._nameless = tuple(
            (r.id, r.file) for r in self.records.values() if r.organisation is None and may_name_a_place(r.file)
        )
        self._kinds: dict[str, str] | None = None
        self._named_by_files: dict[str, str] = {}
        self._with_files_named: tuple[dict[str, str], Catalogue] | None = None

    def _records(self, before: Catalogue | None) -> dict[str, DocumentRecord]:
        if before is None:
            return {record.id: record for record in self.library.documents()}
        new = [id for id, stamp in self._stamps.items() if before._stamps.get(id) != stamp]
        found = {record.id: record for record in self.library.documents(new)}
        return {id: known for id in self._stamps if (known := found.get(id) or before.records.get(id)) is not None}

    def naming_files(self, said: Sequence[str]) -> Catalogue:
        """This catalogue with the reports that name no body as those of the places that were said, as far as their files are named
        after them (`file_names`), or of an account that only they quote; itself for most questions. The last one made is kept: a
        conversation goes on about its place."""
        names: dict[str, str] = {}
        if self._nameless:
            places = self.table.spellings
            names = adopted_bare(self._nameless, said, places, self.text) | adopted(self._nameless, said, places, self.text)
        names = names or self._by_accounts(said)
        called = {} if names else self._by_own_kinds(said)
        names = names or {id: name for of_name in called.values() for id, name in of_name.items()}
        if not names:
            return self
        known = self._with_files_named
        if known is None or known[0] != names or called:
            made = copy(self)
            made.records = {**self.records, **{id: replace(self.records[id], organisation=name) for id, name in names.items()}}
            made._bodies = tuple((r.organisation, r.names, r.id) for r in made.records.values() if r.organisation)
            made.table, made._by_year = OrganisationTable.of(made._bodies), {}
            made.table = made.table.with_called({way: tuple(of_name.values()) for way, of_name in called.items()})
            made._nameless, made._named_by_files, made._with_files_named = (), names, None
            known = self._with_files_named = names, made
        return known[1]

    def _by_accounts(self, said: Sequence[str]) -> dict[str, str]:
        """The government of a report that names no body, by id, where a question names an account that it alone quotes and that is called
        after the place of its file's name; {} for most questions."""
        for account in filter(None, (name_asked(fold_text(one)) for one in said) if self._nameless else ()):
            naming = [id for id in self.naming(account, list(self.records)) if f'"{account}"' in fold_text(self.text(id))]
            file = dict(self._nameless).get(naming[0]) if len(naming) == 1 else None
            if file is not None and (name := government_of_account(file, account, self.text(naming[0]))) is not None:
                return {naming[0]: name}
        return {}

    def _by_own_kinds(self, said: Sequence[str]) -> dict[str, dict[str, str]]:
        """The report that prints no place before its body's kind as that kind's, by id, for each way in which it was said without a place;
        {} for most questions, and where a body of the store is of that kind."""
        if self._kinds is None:
            ids = [r.id for r in self.records.values() if r.organisation is None]
            kinds = {id: own_kind(self.text(id)) for id in ids} if len(ids) <= FOLDED_AT_MOST else {}
            told = Counter(kinds.values())
            self._kinds = {
                id: kind for id, kind in kinds.items() if kind and told[kind] == 1 and not self.table.fitting(None, kind)
            }
        ways = {(said_by(kind, fold_text(one)), id): kind for one in said for id, kind in self._kinds.items()}
        return {way: {id: kind} for (way, id), kind in ways.items() if way}

    # ------------------------------------------------------------------------------------------ bodies and years

    def _reports(self, organisation: Organisation) -> dict[int | None, tuple[DocumentRecord, ...]]:
        """The body's documents by the year they are about, in the order of the store."""
        found = self._by_year.get(organisation.name)
        if found is None:
            grouped: dict[int | None, list[DocumentRecord]] = {}
            for id in organisation.documents:
                grouped.setdefault(self.records[id].year, []).append(self.records[id])
            found = self._by_year[organisation.name] = {year: tuple(records) for year, records in grouped.items()}
        return found

    def years(self, organisation: Organisation) -> tuple[int, ...]:
        """The years this body reports on in the store, ascending."""
        return tuple(sorted(year for year in self._reports(organisation) if year is not None))

    def filed_under(self, organisation: Organisation, year: int) -> int:
        """The year under which the body's report of a year is held: another where a title names a span that the year is in
        (2022—2023学年), and there is none of the year itself."""
        if year in self._reports(organisation):
            return year
        spanning = [r.year for r in map(self.records.__getitem__, organisation.documents) if year in years_of_title(r.title)]
        return max((one for one in spanning if one is not None), default=year)

    def documents(self, organisation: Organisation, year: int | None) -> tuple[DocumentRecord, ...]:
        """The body's documents about this year (None: those that do not tell theirs), corrected versions first."""
        records = self._reports(organisation).get(year, ())
        if len(records) < 2:
            return records
        return tuple(sorted(records, key=lambda r: (not self.corrected(r.id), r.file)))

    def corrected(self, id: str) -> bool:
        """Whether a document calls itself a corrected version (更正版) of its report."""
        shelf = self._shelves.of(id)
        if shelf.corrected is None:
            record = self.records[id]
            named = names_itself_corrected(record.title, record.file)
            shelf.corrected = named or tells_of_correction(shelf.text, record.year)
        return shelf.corrected

    # ------------------------------------------------------------------------------------------ what a document says

    def hold(self, ids: Sequence[str], indicators: Sequence[str], column: str | None) -> tuple[Shelf, ...]:
        """Reads the cells and statements of these indicators from many documents together; they stay in memory as long as
        the caller keeps what this gives."""
        return self._shelves.hold(ids, indicators, column)

    def text(self, id: str) -> str:
        return self._shelves.of(id).text

    def sections(self, id: str) -> tuple[Section, ...]:
        return self._shelves.of(id).sections

    def problems(self, id: str) -> tuple[Problem, ...]:
        """What was found wrong with a document; that its body is its file's name's alone is told too."""
        problems = self._shelves.of(id).problems
        named = self._named_by_files.get(id)
        return problems if named is None else (*problems, Problem("unverified_organisation", f"its file is named after {named}"))

    def recognised(self, id: str, span: Span) -> bool:
        """Whether any of these characters were recognised in a picture."""
        shelf = self._shelves.of(id)
        if shelf.readings is None:
            shelf.readings = self.library.source(id).readings
        return overlaps(shelf.readings, span)

    def cells(self, id: str, indicators: Sequence[str], column: str | None = None) -> tuple[Figure, ...]:
        """The official tables' cells of these indicators, those of one after those of the one before; of the applications'
        table only those in `column`, unless it is None."""
        shelf = self._shelves.of(id)
        if shelf.lacks(indicators, column):
            self._shelves.hold([id], indicators, column)
        return tuple(figure for indicator in indicators for figure in shelf.cells(indicator, column))

    def tables(self, id: str) -> dict[str, bool]:
        """The official tables that a document's cells are of, and whether any cell of each has a value."""
        shelf = self._shelves.of(id)
        if shelf.tables is None:
            shelf.tables = self.library.tables_of(id)
        return shelf.tables

    def said(self, id: str, indicator: str) -> tuple[Statement, ...]:
        """The prose statements of an indicator in a document."""
        said = self._shelves.of(id).said(indicator)
        if said is None:
            said = self._shelves.hold([id], [indicator], TOTAL)[0].said(indicator)
        return said or ()

    def candidates(self, ids: Sequence[str]) -> tuple[Candidate, ...]:
        """The prose statements of these documents, ready to be matched; `stands` leaves out what a correction took back."""
        shelves = self._shelves.hold(ids)
        lacking = [shelf for shelf in shelves if shelf.candidates is None]
        if lacking:
            said: dict[str, list[Statement]] = {shelf.id: [] for shelf in lacking if shelf.stored.said is None}
            for stored in self.library.statements(list(said)) if said else ():
                said[stored.document_id].append(stored.statement)
            for shelf in lacking:
                shelf.candidates = candidates_of(shelf, said[shelf.id] if shelf.stored.said is None else shelf.stored.said)
        return tuple(candidate for shelf in shelves for candidate in shelf.candidates or ())

    def stands(self, candidate: Candidate) -> bool:
        """Whether a statement holds: it is not the old number that a correction replaces, nor one of another thing that became this."""
        return self.statement_stands(candidate.document_id, candidate.statement)

    def statement_stands(self, id: str, statement: Statement) -> bool:
        text = self.text(id)
        return not taken_back(statement, text) and not was_another(statement, text)

    def naming(self, said: str, ids: Sequence[str]) -> tuple[str, ...]:
        """Those of these documents whose text names this, folded; of very many, those that print it in these characters."""
        if len(ids) > FOLDED_AT_MOST:
            return self.library.naming(said, ids)
        return tuple(id for id in ids if said in fold_text(self.text(id)))

    def citation(self, id: str, span: Span, *, figure: Figure | None = None, page: int | None = None) -> Citation:
        """A citation of these characters of a document; with `figure`, of that cell."""
        record, shelf = self.records[id], self._shelves.of(id)
        return Citation(
            document_id=id,
            file=record.file,
            title=record.title,
            organisation=record.organisation,
            year=record.year,
            section=section_at(shelf.sections, span.start).path,
            quote=span.of(shelf.text),
            start=span.start,
            end=span.end,
            kind="text" if figure is None else "cell",
            page=page if figure is None else figure.page,
            table=None if figure is None else (figure.table_title or None),
            row=None if figure is None else figure.printed_row,
            column=None if figure is None else figure.printed_column,
        )


class CatalogueCache:
    """The current catalogue of a library; renewed when the store's revision has moved.

    Where renewing takes long (a province's store that grows at every moment), questions are answered from the one before
    while it is renewed and for `_REST` times as long after it, so that a question seldom waits for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._current: Catalogue | None = None
        self._took = 0.0
        self._built = 0.0

    def current(self, *, fresh: bool = False) -> Catalogue:
        """The catalogue; `fresh`: of this very moment, however long that takes."""
        known = self._current
        if not self._lock.acquire(blocking=fresh or known is None or self._took < _LONG) and known is not None:
            return known
        try:
            if self._current is None or (self._library.revision() != self._current.revision and (fresh or self._due())):
                began = thread_time()
                self._current = Catalogue(self._library, self._current)
                self._took, self._built = thread_time() - began, monotonic()
            return self._current
        finally:
            self._lock.release()

    def _due(self) -> bool:
        return self._took < _LONG or monotonic() - self._built >= _REST * self._took


_LONG = 0.5
"""Seconds of work (not of waiting for a busy machine) that a question may well wait for."""
_REST = 3
