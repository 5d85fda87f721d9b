"""The SQL store: everything that was read, one transaction a document, the one truth that all else derives from.

`open_library` gives a `Library` on the home's store (SQLite, or PostgreSQL: `ingest.store.engine` says what they do in different
ways). Opened for writing it takes the right to write, makes the store or brings it up to date; opened for reading it changes
nothing and needs no lock, so that figures can be asked for while another process writes; `ingest.store.writer` says when it holds
the right to write. What `commit` stores becomes visible whole or not at all; what it acknowledged survives a kill.

A document is known by its path (its place), its content by its hash: the same bytes at the same path, read by the same
reader version, are `unchanged`; other bytes there replace the document and all that hangs on it. `document_id` joins
both: the first 32 hex digits of sha256(path NUL content's sha256).

The file is long because it is one class, the store's whole interface, that two databases stand behind; what could stand apart
does: tables, rows, JSON, engines, migrations, lock.

Values go in and come out equal: Decimals exactly, a blank as None. Ids of figures, statements and chunks grow and are
never used again. Errors: HomeBusy, HomeTooNew, ModelMismatch, StoreError (each says what to do).

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder:
...     with open_library(StoreSettings(Path(folder)), write=True) as library:
...         (library.documents(), library.revision())
((), 0)
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, tuple_

from ingest.errors import ModelMismatch, StoreError
from ingest.model import Chunk, Document, Figure, Identity, Problem, Report, Section, Statement
from ingest.settings import StoreSettings
from ingest.store import corrections as store_corrections
from ingest.store import meta as store_meta
from ingest.store import reading as store_reading
from ingest.store import recovery as store_recovery
from ingest.store import tables
from ingest.store.among import among
from ingest.store.corrected_cells import Act, Correction, Place, slot
from ingest.store.engine import FAULTS, Database, Polled, database, translated
from ingest.store.json import dump, load
from ingest.store.keys import KeyRing
from ingest.store.migrations import LATEST, migrate, refuse_newer, version
from ingest.store.quick import FEW, Quick, ThroughCore
from ingest.store.reading import BATCH, Indicated, StoredText
from ingest.store.rows import (
    Found,
    SourceLayout,
    Values,
    chunk_values,
    figure_values,
    problem_values,
    read_chunk,
    read_figure,
    read_problem,
    read_section,
    read_statement,
    section_values,
    statement_values,
)
from ingest.store.writer import BUILD_SECONDS, WAIT_SECONDS, Writer

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    from ingest.store.rates import SharedWindows

    Vectors = NDArray[numpy.float32]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is known of one stored file without opening its parts; `sections` and `figures` are how many there are."""

    id: str
    file: str
    path: str
    sha256: str
    format: str
    title: str
    organisation: str | None
    part_of: tuple[str, ...]
    names: tuple[str, ...]
    year: int | None
    form: str | None
    characters: int
    sections: int
    figures: int
    added: str


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """A figure with its id (grows with every commit: a cursor) and its document's."""

    id: int
    document_id: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A statement with its id and its document's. `statement.whole` counts within the document, in order of id."""

    id: int
    document_id: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A passage with its id, its document's and its text."""

    id: int
    document_id: str
    chunk: Chunk
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation, counted from 0, and what the assistant wants to remember of it (JSON)."""

    ordinal: int
    question: str
    state_json: str


def document_id(path: str, sha256: str) -> str:
    """The id of these bytes at this path.

    >>> document_id("/reports/a.pdf", "00")
    'ec3c5ac4e60d268fc79f7e9c5806e879'
    """
    return hashlib.sha256(f"{path}\0{sha256}".encode()).hexdigest()[:32]


def open_library(settings: StoreSettings, *, write: bool = False, by_job: bool = False) -> Library:
    """The home's store: for writing (one process at a time; made or migrated as needed) or for reading (must exist).

    `by_job`: a process that serves has the right to write for the time of a job alone, where the database lets several
    processes serve one store."""
    place = database(settings)
    if not write and place.missing():
        raise StoreError(
            f"the home {settings.home} holds no store yet: run `wenbao ingest PATH...` first, "
            "or name another home with --home or WENBAO_HOME"
        )
    library = Library(place, write=write, by_job=by_job)
    try:
        library.prepare()
    except BaseException:
        library.close()
        raise
    return library


class Library:
    """The stored reports. Safe to share between threads; every method is one transaction."""

    def __init__(self, place: Database, *, write: bool, by_job: bool = False) -> None:
        self._place = place
        self._writer = Writer(place, write=write, by_job=by_job)
        self._engine = place.engine(write=write)
        self._writer.attend(self._engine)
        self._revision = Polled(place, self._engine, store_reading.REVISION)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connections and frees the home; a second call does nothing."""
        self._revision.close()
        self._engine.dispose()
        self._writer.close()

    @property
    def writable(self) -> bool:
        """Whether this process has the right to write now."""
        return self._writer.has

    @property
    def may_write(self) -> bool:
        """Whether this process has the right to write, or takes it for a job; false where the store was opened for reading."""
        return self._writer.may

    def writer(self, seconds: float = WAIT_SECONDS) -> AbstractContextManager[None]:
        """The right to write for a job of several steps (each step takes it by itself otherwise): waits up to so many seconds for
        another process that has it. Errors: HomeHeld, which says who has it; StoreError where this was opened for reading."""
        return self._writer.job(seconds)

    def builder(self, seconds: float = BUILD_SECONDS) -> AbstractContextManager[None]:
        """The right to build the passage index, one thread's of one process at a time, while documents come and go; who has it
        already has it again. Errors: HomeBusy where another process goes on building, StoreError where this was opened for
        reading."""
        return self._writer.building(seconds)

    @property
    def remembers(self) -> bool:
        """Whether this process may add turns to conversations: the writer, and in PostgreSQL every process."""
        return self._writer.may or self._place.shared

    @property
    def keys(self) -> KeyRing:
        """The API keys that the store knows."""
        return KeyRing(self._place, self._engine)

    def windows(self) -> SharedWindows | None:
        """What counts callers' requests over all processes that serve this store; None where this process serves it alone."""
        return self._place.windows()

    def prepare(self) -> None:
        """Brings the tables up to date (writing), or makes sure that they are (reading)."""
        if self._writer.has:
            self._writer.make(self._make)
            return
        with self._reading() as connection:
            found = version(connection)
        refuse_newer(found)
        if self._writer.may:
            if found < LATEST:
                self._writer.make(self._make)
            return
        if not found:
            raise StoreError(
                f"the store {self._place.shown} holds nothing yet: run `wenbao ingest PATH...` first, which makes it"
            )
        if found < LATEST:
            raise StoreError(
                f"the store in {self._place.shown} is of version {found}, this wenbao reads version {LATEST}: "
                "run `wenbao ingest PATH...` once, which brings it up to date"
            )

    def _make(self) -> None:
        with self._transaction() as connection:
            self._place.unhurried(connection)
            migrate(connection)

    # -------------------------------------------------------------------------------------------------- documents

    def documents(self, ids: Collection[str] | None = None) -> tuple[DocumentRecord, ...]:
        """All documents, by path; with `ids`, those of them that are there."""
        query = select(tables.documents).order_by(tables.documents.c.path)
        if ids is None:
            return tuple(_record(row) for row in self._rows(query))
        batches = store_reading.batches(ids)
        return tuple(_record(row) for some in batches for row in self._rows(query.where(tables.documents.c.id.in_(some))))

    def stamps(self) -> dict[str, tuple[str, str]]:
        """Each document's id, by path, with what is another where the same file was stored anew: when, and by what reader."""
        table = tables.documents
        query = select(table.c.id, table.c.added, table.c.reader_version).order_by(table.c.path)
        return {row.id: (row.added, row.reader_version) for row in self._rows(query)}

    def document_count(self) -> int:
        """How many documents there are."""
        return int(self._rows(select(func.count()).select_from(tables.documents))[0][0])

    def documents_after(self, file: str, id: str, limit: int) -> tuple[DocumentRecord, ...]:
        """At most so many documents that come after this file and id, by both; ("", "") comes before all."""
        table = tables.documents
        query = select(table).where(tuple_(table.c.file, table.c.id) > (file, id)).order_by(table.c.file, table.c.id).limit(limit)
        return tuple(_record(row) for row in self._rows(query))

    def document(self, id: str) -> DocumentRecord | None:
        """One document, or None."""
        return next((_record(row) for row in self._rows(select(tables.documents).where(tables.documents.c.id == id))), None)

    def digest_at(self, path: str, reader_version: str = "1") -> str | None:
        """The sha256 of what is stored for this path, or None where nothing is, or an older reader read it."""
        table = tables.documents
        query = select(table.c.sha256).where(table.c.path == path, table.c.reader_version == reader_version)
        return next((row.sha256 for row in self._rows(query)), None)

    def digests_at(self, paths: Collection[str]) -> dict[str, str]:
        """The sha256 of what is stored at each of these paths; paths where nothing is are left out."""
        table = tables.documents
        rows = self._rows(select(table.c.path, table.c.sha256).where(*among(table.c.path, paths)))
        return {row.path: row.sha256 for row in rows}

    def holds(self, digests: Collection[str]) -> frozenset[str]:
        """Those of these contents that some document has."""
        table = tables.documents
        return frozenset(row.sha256 for row in self._rows(select(table.c.sha256).where(*among(table.c.sha256, digests))))

    def text(self, id: str) -> str:
        """The document's whole text; StoreError where there is no such document."""
        query = select(tables.sources.c.text).where(tables.sources.c.document_id == id)
        return str(self._one(query, id).text)

    def opened(
        self,
        unread: Collection[str],
        ids: Collection[str] = (),
        indicators: Sequence[str] = (),
        column: str | None = None,
        *,
        whole: bool = False,
    ) -> tuple[dict[str, StoredText], dict[str, Indicated]]:
        """What answering needs of many documents, in one transaction: text, sections and problems of those `unread`, with all
        their statements where they are read `whole`, and what `ids` say of these indicators (`store_reading.indicated`). Ids
        that are no more have no text."""
        with self._quickly(max(len(unread), len(ids))) as quick:
            texts = store_reading.stored_texts(quick, unread, whole=whole)
            return texts, store_reading.indicated(quick, ids, indicators, column, texts) if indicators else {}

    def naming(self, said: str, ids: Collection[str]) -> tuple[str, ...]:
        """Those of these documents whose text has these very characters."""
        with self._reading() as connection:
            return store_reading.naming(connection, said, ids)

    def source(self, id: str) -> Document:
        """The document as it was read: text, blocks, grids, pictures."""
        query = select(tables.sources, tables.documents.c.format).join(tables.documents).where(tables.documents.c.id == id)
        row = self._one(query, id)
        layout = load(SourceLayout, row.layout)
        return Document(
            text=row.text,
            format=row.format,
            blocks=layout.blocks,
            grids=layout.grids,
            pictures=layout.pictures,
            encoding=layout.encoding,
            pages=layout.pages,
            problems=layout.problems,
            readings=layout.readings,
        )

    def identity(self, id: str) -> Identity:
        """Who reports on which year, and where the report says so."""
        return load(Identity, self._one(select(tables.documents.c.identity).where(tables.documents.c.id == id), id).identity)

    def sections(self, id: str) -> tuple[Section, ...]:
        """The document's sections in text order."""
        return tuple(read_section(row) for row in self._parts(tables.sections, id))

    def problems(self, id: str) -> tuple[Problem, ...]:
        """The document's problems in the order found."""
        return tuple(read_problem(row) for row in self._parts(tables.problems, id))

    # ------------------------------------------------------------------------------- figures, statements, passages

    def figures(
        self,
        *,
        documents: Collection[str] | None = None,
        indicators: Collection[str] | None = None,
        tables: Collection[str] | None = None,
        after: int = 0,
        limit: int | None = None,
    ) -> tuple[StoredFigure, ...]:
        """Figures by id, those with an id beyond `after`, at most `limit`; None filters nothing, an empty filter all."""
        table = _FIGURES
        query = select(table).where(
            table.c.id > after,
            *among(table.c.document_id, documents),
            *among(table.c.indicator, indicators),
            *among(table.c.form_table, tables),
        )
        rows = self._rows(query.order_by(table.c.id).limit(limit))
        return tuple(StoredFigure(row.id, row.document_id, read_figure(row)) for row in rows)

    def tables_of(self, id: str) -> dict[str, bool]:
        """The official tables that a document's cells are of, and whether any cell of each has a value."""
        with self._quickly() as quick:
            return store_reading.tables_of(quick, id)

    def statements(self, documents: Collection[str] | None = None) -> tuple[StoredStatement, ...]:
        """Statements by id; None means those of all documents."""
        if documents is None:
            rows = self._rows(select(tables.statements).order_by(tables.statements.c.id))
        else:
            with self._quickly(len(documents)) as quick:
                rows = store_reading.said_in(quick, documents)
        return tuple(StoredStatement(row.id, row.document_id, read_statement(row)) for row in rows)

    def chunks(self, documents: Collection[str] | None = None, *, ids: Collection[int] | None = None) -> tuple[StoredChunk, ...]:
        """Passages by id, of these documents or with these ids; ids that are no more are left out."""
        table = tables.chunks
        columns = [column for column in table.columns if column is not table.c.vector]
        texts = select(tables.sources.c.document_id, tables.sources.c.text)
        query = select(*columns).where(*among(table.c.document_id, documents), *among(table.c.id, ids))
        wanted = select(table.c.document_id).where(*among(table.c.document_id, documents), *among(table.c.id, ids))
        with self._reading() as connection:
            if documents is None and ids is None:
                self._place.unhurried(connection)
            rows = connection.execute(query.order_by(table.c.id)).all()
            found = connection.execute(texts.where(tables.sources.c.document_id.in_(wanted)))
            text_of: dict[str, str] = {row.document_id: row.text for row in found}
        pairs = ((row, read_chunk(row)) for row in rows)
        return tuple(StoredChunk(row.id, row.document_id, chunk, chunk.span.of(text_of[row.document_id])) for row, chunk in pairs)

    def vectors(self, chunk_ids: Sequence[int]) -> Vectors:
        """The passages' vectors, one row an id in the order given; StoreError where an id is no more."""
        import numpy  # noqa: PLC0415 - load time: a figure question needs no vectors

        table, blobs = tables.chunks, dict[int, bytes]()
        with self._reading() as connection:
            for start in range(0, len(chunk_ids), BATCH):
                query = select(table.c.id, table.c.vector).where(table.c.id.in_(chunk_ids[start : start + BATCH]))
                blobs.update((row.id, row.vector) for row in connection.execute(query))
        missing = [chunk for chunk in chunk_ids if chunk not in blobs]
        if missing:
            raise StoreError(f"{len(missing)} passages are no more in the store (first {missing[0]}): ask it again for their ids")
        if not chunk_ids:
            return numpy.zeros((0, 0), dtype=numpy.float32)
        joined = numpy.frombuffer(b"".join(blobs[chunk] for chunk in chunk_ids), dtype="<f4")
        return joined.reshape(len(chunk_ids), -1).astype(numpy.float32, copy=False)

    def chunk_owners(self, documents: Collection[str] | None = None) -> dict[int, str]:
        """Every passage's id (of these documents) and its document's: what an index can be compared with. An id is never given again."""
        table = tables.chunks
        query = select(table.c.id, table.c.document_id).where(*among(table.c.document_id, documents)).order_by(table.c.id)
        return {row.id: row.document_id for row in self._rows(query)}

    # ---------------------------------------------------------------------------------------------------- writing

    def commit(self, path: str, file: str, report: Report, vectors: Vectors, *, reader_version: str = "1") -> str:
        """Stores one report in one transaction: "added", "replaced" or "unchanged" (nothing written).

        `path` is absolute, `file` what people call it; `vectors` has one row for each of the report's chunks.
        """
        blobs = _blobs(vectors, len(report.chunks))
        key = document_id(path, report.sha256)
        table = tables.documents
        with self._writing() as connection:
            there = connection.execute(select(table.c.sha256, table.c.reader_version).where(table.c.path == path)).first()
            if there is not None:
                if (there.sha256, there.reader_version) == (report.sha256, reader_version):
                    return "unchanged"
                connection.execute(delete(table).where(table.c.path == path))
            connection.execute(insert(table), _document_values(key, path, file, report, reader_version))
            layout = _layout(report.document)
            connection.execute(insert(tables.sources), {"document_id": key, "text": report.document.text, "layout": dump(layout)})
            _insert(connection, tables.sections, section_values(key, report.sections))
            figures, problems = store_corrections.applied(connection, path, report.figures, report.problems)
            _insert(connection, tables.problems, problem_values(key, problems))
            _insert(connection, tables.figures, figure_values(key, figures))
            _insert(connection, tables.statements, statement_values(key, report.statements))
            _insert(connection, tables.chunks, chunk_values(key, report.chunks, blobs))
            store_meta.grow(connection, _REVISION)
        return "added" if there is None else "replaced"

    # ------------------------------------------------------------------------------------------------- corrections

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections ever recorded, oldest first; those taken back say so."""
        table = tables.corrections
        return tuple(store_corrections.read_correction(row) for row in self._rows(select(table).order_by(table.c.id)))

    def correct(self, id: str, place: Place, value: Decimal | None, made: Act) -> Correction:
        """Records a person's reading of a cell (None: it is blank) in place of what was read of document `id`.

        Errors: StoreError where there is no such document, KeyError where the form has no such cell."""
        slot(place)
        with self._writing() as connection:
            document = self._owner(connection, id)
            figures, problems = store_corrections.as_read(connection, id, document.path)
            seen = store_corrections.found_in(figures, place)
            recorded = store_corrections.record(connection, document.path, document.file, place, value, seen, made)
            self._rewrite(connection, id, document.path, figures, problems)
        return next(one for one in self.corrections() if one.id == recorded)

    def withdraw(self, correction: int, act: Act) -> bool:
        """Takes a correction back: the cell is again what was read. Whether there was one that stood."""
        found = next((one for one in self.corrections() if one.id == correction), None)
        if found is None or found.withdrawn is not None:
            return False
        with self._writing() as connection:
            owner = connection.execute(select(tables.documents.c.id).where(tables.documents.c.path == found.path)).scalar()
            read = None if owner is None else store_corrections.as_read(connection, owner, found.path)
            store_corrections.withdraw(connection, correction, act)
            if owner is not None and read is not None:
                self._rewrite(connection, owner, found.path, *read)
        return True

    def _owner(self, connection: Connection, id: str) -> Found:
        row = connection.execute(select(tables.documents).where(tables.documents.c.id == id)).first()
        if row is None:
            raise StoreError(f"there is no document {id} in this store; `wenbao figures` lists what there is")
        return row

    def _rewrite(
        self, connection: Connection, id: str, path: str, figures: Sequence[Figure], problems: Sequence[Problem]
    ) -> None:
        plain = store_corrections.applied(connection, path, figures, problems)
        store_corrections.rewrite(connection, id, *plain)
        store_meta.grow(connection, _REVISION)

    def remove(self, id: str) -> bool:
        """Takes a document and all that hangs on it out, from the files on disk too; whether it was there."""
        with self._writing() as connection:
            gone = connection.execute(delete(tables.documents).where(tables.documents.c.id == id)).rowcount > 0
            if gone:
                store_meta.grow(connection, _REVISION)
        if gone:
            with translated(self._place):
                self._place.forget(self._engine)
        return gone

    def revision(self) -> int:
        """Grows with every document that is committed or removed, so that whoever keeps a copy knows when it is old."""
        return int(str(self._revision.value() or 0))

    # ---------------------------------------------------------------------------------------------- embedding model

    def model(self) -> str | None:
        """The fingerprint of the embedding model whose vectors this store holds, or None while it holds none."""
        with self._reading() as connection:
            return store_meta.named(connection, _MODEL)

    def bind_model(self, fingerprint: str) -> None:
        """Holds the store to one embedding model: the first is remembered, another raises ModelMismatch.

        Opened for reading, a store that remembers none accepts any.
        """
        bound = self.model()
        if bound is None and self.writable:
            with self._writing() as connection:
                store_meta.put(connection, _MODEL, fingerprint)
        elif bound is not None and bound != fingerprint:
            named, asked = bound.partition("@")[0], fingerprint.partition("@")[0]
            raise ModelMismatch(
                f"the passages in this home were embedded by the model {bound}, but {fingerprint} is set: "
                f"set WENBAO_EMBEDDING_MODEL to {named} again (or unset it, if that is the one that ships), "
                f"or run `wenbao rebuild-index`, which embeds every passage anew with {asked}"
            )

    def replace_vectors(self, fingerprint: str, batches: Iterable[tuple[Sequence[int], Vectors]]) -> int:
        """Gives every passage a vector of another model, in one transaction; how many there are. StoreError unless each got one."""
        with self._writing() as connection:
            self._place.unhurried(connection)
            replaced = store_recovery.replace_vectors(connection, batches)
            store_meta.put(connection, _MODEL, fingerprint)
            store_meta.grow(connection, _REVISION)
        return replaced

    # ------------------------------------------------------------------------------------------------- passage index

    def index_state(self) -> str | None:
        """What `ingest.index.server` noted of its collections (JSON), or None."""
        with self._reading() as connection:
            return store_meta.named(connection, store_meta.INDEX)

    def index_twins(self, collection: str) -> str | None:
        """What it noted of this collection's passages that share a vector (JSON), or None."""
        with self._reading() as connection:
            return store_meta.named(connection, f"{store_meta.TWINS}{collection}")

    def note_index(self, told: str, *, switched: bool = False, twins: Mapping[str, str | None] = MappingProxyType({})) -> None:
        """Notes it, and of collections the passages that share a vector (None: the collection is gone), in one transaction; where
        another collection is in use from now on, every process sees that by the revision."""
        with self._writing() as connection:
            store_meta.put(connection, store_meta.INDEX, told)
            for collection, noted in twins.items():
                name = f"{store_meta.TWINS}{collection}"
                store_meta.take(connection, name) if noted is None else store_meta.put(connection, name, noted)
            if switched:
                store_meta.grow(connection, _REVISION)

    # ------------------------------------------------------------------------------------------------------ recovery

    def copy_to(self, target: Path) -> None:
        """Writes the store as it is at one moment to a new SQLite file, while others read and write."""
        with translated(self._place):
            store_recovery.copy_database(self._engine, target)

    def faults(self) -> tuple[store_recovery.Fault, ...]:
        """What is wrong in the store itself; reads all of it."""
        model = self.model()
        with self._reading() as connection:
            self._place.unhurried(connection)
            return store_recovery.faults(connection, model)

    # ------------------------------------------------------------------------------------------------ conversations

    def save_turn(self, conversation_id: str, question: str, state_json: str, route: str = "") -> None:
        """Adds a turn at the end of a conversation, which begins with its first; `route` is how it was answered. It is there for
        every process at once and survives a kill; of a power cut's last moments turns may be lost, documents never are."""
        values = {
            "conversation_id": conversation_id,
            "of": conversation_id,
            "question": question,
            "state": state_json,
            "route": route,
        }
        if not self.remembers:
            raise StoreError(_FOR_READING)
        with self._translated(), self._place.quickly(self._engine, conversation=conversation_id) as quick:
            quick.run(store_reading.NEXT_TURN, values | {"added": _now()})

    def questions(self, route: str, limit: int) -> tuple[tuple[str, str], ...]:
        """The last questions that were answered this way, latest first, each with when it was asked (ISO, UTC)."""
        table = tables.turns
        query = select(table.c.question, table.c.added).where(table.c.route == route).order_by(table.c.added.desc()).limit(limit)
        return tuple((row.question, row.added) for row in self._rows(query))

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """A conversation's turns in order; none where it is unknown."""
        with self._quickly() as quick:
            rows = quick.rows(store_reading.TURNS, {"of": conversation_id})
        return tuple(Turn(row.ordinal, row.question, row.state) for row in rows)

    # ----------------------------------------------------------------------------------------------------- plumbing

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._place), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _quickly(self, documents: int = 1) -> Iterator[Quick]:
        """A reading transaction for a few statements, which a few documents are read by."""
        if documents > FEW:
            with self._reading() as connection:
                yield ThroughCore(connection)
        else:
            with self._translated(), self._place.quickly(self._engine) as quick:
                yield quick

    def _translated(self) -> AbstractContextManager[None]:
        """The driver's own errors become ours, too."""
        return translated(self._place, faults=(self._engine.dialect.loaded_dbapi.Error, *FAULTS))

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """The writer's transaction: what it commits grows with the ids, one commit after the other."""
        with self._writer.job():
            self._writer.confirm()
            with self._transaction() as connection:
                self._writer.fence(connection)
                yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with translated(self._place), self._engine.connect() as bare:
            connection = bare.execution_options(writes=True)
            with connection.begin():
                yield connection

    def _rows(self, query: Select[*tuple[Any, ...]]) -> Sequence[Found]:
        with self._reading() as connection:
            return connection.execute(query).all()

    def _one(self, query: Select[*tuple[Any, ...]], id: str) -> Found:
        rows = self._rows(query)
        if not rows:
            raise StoreError(f"there is no document {id} in this store; `wenbao figures` or GET /documents lists what there is")
        return rows[0]

    def _parts(self, table: Table, id: str) -> Sequence[Found]:
        return self._rows(select(table).where(table.c.document_id == id).order_by(table.c.ordinal))


_FIGURES = tables.figures
_REVISION, _MODEL = "revision", "embedding_model"
_FOR_READING = "this store was opened for reading; open it with write=True to change it"


def _insert(connection: Connection, table: Table, values: list[Values]) -> None:
    if values:
        connection.execute(insert(table), values)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _blobs(vectors: Vectors, expected: int) -> list[bytes]:
    import numpy  # noqa: PLC0415 - load time: only ingest stores vectors

    rows = numpy.asarray(vectors, dtype="<f4")
    if len(rows) != expected or (expected and (rows.ndim != 2 or not numpy.isfinite(rows).all())):
        raise ValueError(f"expected {expected} finite vectors, one for each chunk; found an array of shape {rows.shape}")
    return [row.tobytes() for row in rows]


def _layout(document: Document) -> SourceLayout:
    return SourceLayout(
        document.blocks,
        document.grids,
        document.pictures,
        document.problems,
        document.encoding,
        document.pages,
        document.readings,
    )


def _document_values(key: str, path: str, file: str, report: Report, reader_version: str) -> Values:
    return {
        "id": key,
        "path": path,
        "file": file,
        "sha256": report.sha256,
        "reader_version": reader_version,
        "format": report.document.format,
        "title": report.identity.title,
        "organisation": report.identity.organisation,
        "identity": dump(report.identity),
        "year": report.identity.year,
        "form": report.form,
        "characters": len(report.document.text),
        "section_count": len(report.sections),
        "figure_count": len(report.figures),
        "added": _now(),
    }


def _record(row: Found) -> DocumentRecord:
    identity = json.loads(row.identity)  # two plain fields of it: a list of all documents reads each one's
    return DocumentRecord(
        id=row.id,
        file=row.file,
        path=row.path,
        sha256=row.sha256,
        format=row.format,
        title=row.title,
        organisation=row.organisation,
        part_of=tuple(identity.get("part_of", ())),
        names=tuple(identity.get("names", ())),
        year=row.year,
        form=row.form,
        characters=row.characters,
        sections=row.section_count,
        figures=row.figure_count,
        added=row.added,
    )
