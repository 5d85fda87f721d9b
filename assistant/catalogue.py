"""What the store holds, as the question side needs it: documents by body and year, figures, statements ready to match.

Read from the Library once for each revision of the store and kept until it changes; the figures and statements of a
document are read when it is first asked about. Thread-safe: values are replaced whole, never changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from threading import Lock

from assistant.answer import Citation
from assistant.corrected_versions import names_itself_corrected, taken_back, tells_of_correction
from assistant.organisations import Organisation, OrganisationTable
from assistant.prose_match import Candidate
from ingest.model import Figure, Problem, Reading, Section, Span, Statement
from ingest.normalise import fold_text
from ingest.sections import section_at
from ingest.store import DocumentRecord, Library


class Catalogue:
    """One revision of a store. `records` by document id; `table` the organisations."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.revision = library.revision()
        self.records = {record.id: record for record in library.documents()}
        self.table = OrganisationTable.of(
            (record.organisation, record.names, record.id) for record in self.records.values() if record.organisation
        )
        self._texts: dict[str, str] = {}
        self._sections: dict[str, tuple[Section, ...]] = {}
        self._figures: dict[str, tuple[Figure, ...]] = {}
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        self._corrected: dict[str, bool] = {}
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self._taken_back: set[tuple[str, Span]] = set()

    def years(self, organisation: Organisation) -> tuple[int, ...]:
        """The years this body reports on in the store, ascending."""
        found = {self.records[id].year for id in organisation.documents}
        return tuple(sorted(year for year in found if year is not None))

    def documents(self, organisation: Organisation, year: int | None) -> tuple[DocumentRecord, ...]:
        """The body's documents about this year (None: those that do not tell theirs), corrected versions first."""
        records = [self.records[id] for id in organisation.documents if self.records[id].year == year]
        if len(records) < 2:
            return tuple(records)
        return tuple(sorted(records, key=lambda r: (not self.corrected(r.id), r.file)))

    def corrected(self, id: str) -> bool:
        """Whether a document calls itself a corrected version (更正版) of its report."""
        if id not in self._corrected:
            record = self.records[id]
            self._corrected[id] = names_itself_corrected(record.title, record.file) or tells_of_correction(
                self.text(id), record.year
            )
        return self._corrected[id]

    def text(self, id: str) -> str:
        if id not in self._texts:
            self._texts[id] = self.library.text(id)
        return self._texts[id]

    def sections(self, id: str) -> tuple[Section, ...]:
        if id not in self._sections:
            self._sections[id] = self.library.sections(id)
        return self._sections[id]

    def problems(self, id: str) -> tuple[Problem, ...]:
        return self.library.problems(id)

    def recognised(self, id: str, span: Span) -> bool:
        """Whether any of these characters were recognised in a picture."""
        if id not in self._readings:
            self._readings[id] = self.library.source(id).readings
        return any(r.span.holds(span) or (r.span.start < span.end and span.start < r.span.end) for r in self._readings[id])

    def figures(self, id: str) -> tuple[Figure, ...]:
        """The official tables' cells of a document."""
        if id not in self._figures:
            self._figures[id] = tuple(stored.figure for stored in self.library.figures(documents=[id]))
        return self._figures[id]

    def candidates(self, ids: Sequence[str]) -> tuple[Candidate, ...]:
        """The prose statements of these documents, ready to be matched; `stands` leaves out what a correction took back."""
        lacking = [id for id in ids if id not in self._candidates]
        if lacking:
            grouped: dict[str, list[Candidate]] = defaultdict(list)
            for stored in self.library.statements(lacking):
                grouped[stored.document_id].append(self._candidate(stored.document_id, stored.statement))
            for id in lacking:
                self._candidates[id] = tuple(grouped[id])
        return tuple(candidate for id in ids for candidate in self._candidates[id])

    def stands(self, candidate: Candidate) -> bool:
        """Whether a statement holds: it is not the old number that a correction replaces."""
        return (candidate.document_id, candidate.statement.number) not in self._taken_back

    def _candidate(self, id: str, statement: Statement) -> Candidate:
        text = self.text(id)
        if taken_back(statement, text):
            self._taken_back.add((id, statement.number))
        head = text[statement.quote.start : statement.number.end]
        section = section_at(self.sections(id), statement.sentence.start)
        return Candidate(
            statement,
            id,
            (fold_text(statement.context) + "|" + fold_text(statement.subject)).lower(),
            fold_text(head).lower(),
            fold_text(statement.sentence.of(text)).lower(),
            fold_text("".join(section.path)).lower(),
        )

    def citation(self, id: str, span: Span, *, figure: Figure | None = None, page: int | None = None) -> Citation:
        """A citation of these characters of a document; with `figure`, of that cell."""
        record, text = self.records[id], self.text(id)
        return Citation(
            document_id=id,
            file=record.file,
            title=record.title,
            organisation=record.organisation,
            year=record.year,
            section=section_at(self.sections(id), span.start).path,
            quote=span.of(text),
            start=span.start,
            end=span.end,
            kind="text" if figure is None else "cell",
            page=page if figure is None else figure.page,
            table=None if figure is None else (figure.table_title or None),
            row=None if figure is None else figure.printed_row,
            column=None if figure is None else figure.printed_column,
        )


class CatalogueCache:
    """The current catalogue of a library; read anew when the store's revision has moved."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._current: Catalogue | None = None

    def current(self) -> Catalogue:
        with self._lock:
            if self._current is None or self._current.revision != self._library.revision():
                self._current = Catalogue(self._library)
            return self._current
