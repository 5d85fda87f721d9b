"""The passage index: the passages nearest to a question, right whatever state Chroma's files are in.

The SQL store holds every passage and its vector; Chroma holds a copy of them, a generation (`ingest.index_generation`),
that makes finding fast. `search` asks the generation, joins every hit back to the store and measures it again with the
stored vector; passages that are not in the generation yet are compared one by one. Where there is no generation, or
another process has it open, or it is damaged, lies or falls short, all passages are compared one by one, which is
exact and merely slower. `state` says which, `refresh` puts it right.

Scores are cosines, -1 to 1, best first; equal scores by id. Errors: ModelMismatch where another embedding model filled
the store; UsageError for settings that this version does not know.

>>> Hit(3, 0.5) < Hit(4, 0.5)
True
"""

from __future__ import annotations

import shutil
import threading
import time
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.embedding import Embedder
from ingest.errors import IndexUnavailable, StoreError, UsageError
from ingest.home import INDEX_NAME
from ingest.index_generation import (
    Generation,
    Item,
    Metadata,
    current_generation,
    forget_current,
    remove_old,
    write_generation,
)
from ingest.settings import StoreSettings
from ingest.store import DocumentRecord, Library, StoredChunk

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

WORDS_NAME = "words"
"""The folder, beside the generations, of the word index over everything (`assistant.wide_words`)."""
_FEW = 400
"""Up to so many passages (some reports) are compared one by one: exact, and faster than any filter over an index."""
_KEPT = 64
"""Of so many reports the sentences' vectors are kept in memory."""
_KEPT_VECTORS = 50_000
_DRIFT = 0.01
"""How far Chroma's cosine may lie from the stored vector's before Chroma is not believed."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A passage found and the cosine of its vector with the question's."""

    chunk_id: int
    score: float


@dataclass(frozen=True, slots=True)
class GenerationInfo:
    """What was built: the generation's name (None where the store has no passages), how many passages, how long."""

    name: str | None
    passages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _View:
    """The store's passages at one revision, ascending, all and by document; `owner` is the document of each."""

    revision: int
    owner: dict[int, str]
    ids: tuple[int, ...]
    of_document: dict[str, list[int]]

    @classmethod
    def of(cls, revision: int, owner: dict[int, str]) -> _View:
        of_document: dict[str, list[int]] = {}
        for chunk in sorted(owner):
            of_document.setdefault(owner[chunk], []).append(chunk)
        return cls(revision, owner, tuple(sorted(owner)), of_document)

    def held(self, last: int) -> int:
        """How many passages have an id up to `last`."""
        return bisect_right(self.ids, last)


def build_generation(library: Library, settings: StoreSettings) -> GenerationInfo:
    """Builds a generation of all passages, switches to it and removes old ones. Only the home's writer may.

    IndexUnavailable where the new one fails its check; the one before it then stays in use.
    """
    if not library.writable:
        raise StoreError("the passage index is built by the home's writer; this store was opened for reading")
    began, index = time.monotonic(), _index_folder(settings)
    records = {record.id: record for record in library.documents()}
    chunks = [chunk for chunk in library.chunks() if chunk.document_id in records]
    if not chunks:
        forget_current(index)
        remove_old(index)
        return GenerationInfo(None, 0, time.monotonic() - began)
    vectors = library.vectors([chunk.id for chunk in chunks])
    items = [
        Item(chunk.id, chunk.text, vector, _metadata(chunk, records[chunk.document_id]))
        for chunk, vector in zip(chunks, vectors, strict=True)
    ]
    folder = write_generation(index, library.model() or "", items)
    remove_old(index)
    return GenerationInfo(folder.name, len(items), time.monotonic() - began)


def forget_old(settings: StoreSettings) -> None:
    """Removes every generation but the current one, and the word index: what a removed document said is then in none (unless
    another process holds one open)."""
    folder = _index_folder(settings)
    remove_old(folder, keep=1)
    shutil.rmtree(folder / WORDS_NAME, ignore_errors=True)


class PassageIndex:
    """Finds passages. Safe to share between threads."""

    def __init__(self, library: Library, settings: StoreSettings, embedder: Embedder) -> None:
        self._library = library
        self._settings = settings
        self._embedder = embedder
        self._folder = _index_folder(settings)
        self._generation: Generation | None = None
        self._dropped: list[Generation] = []
        self._view = _View.of(-1, {})
        self._vectors: dict[int, Vectors] = {}
        self._sentences: dict[tuple[str, ...], Vectors] = {}
        self._guard = threading.Lock()
        self.fault: str | None = None

    @classmethod
    def open(cls, library: Library, settings: StoreSettings, embedder: Embedder) -> PassageIndex:
        """Opens what index there is; never fails for the index's state, only for another model's vectors."""
        library.bind_model(embedder.fingerprint)
        index = cls(library, settings, embedder)
        index._reopen()
        return index

    def close(self) -> None:
        """Frees the generation; searches after that compare one by one."""
        generation, self._generation = self._generation, None
        dropped, self._dropped = self._dropped, []
        for one in (*dropped, generation):
            if one is not None:
                one.close()

    @property
    def state(self) -> str:
        """`ready`, or `degraded`: right answers, found one by one (`fault` says why)."""
        return "degraded" if self.fault else "ready"

    @property
    def stale(self) -> bool:
        """Whether a new generation would help: there is none, it is of no use, or passages came or went since."""
        generation, view = self._generation, self._look()
        if generation is None:
            return bool(view.ids)
        return self._gone(generation, view) > 0 or view.held(generation.manifest.last_passage) < len(view.ids)

    def refresh(self) -> GenerationInfo | None:
        """Builds a generation if one would help and this process is the writer, and opens the current one."""
        built = build_generation(self._library, self._settings) if self.stale and self._library.writable else None
        self._reopen()
        return built

    def search(self, vector_query: str, *, documents: Collection[str] | None = None, k: int = 10) -> tuple[Hit, ...]:
        """The `k` passages nearest to the question, of all documents or of these; fewer where there are fewer."""
        vector = self._embedder.embed_query(vector_query)
        for attempt in (1, 2):
            view = self._look()
            try:
                return self._search(view, vector, documents, k)
            except StoreError:  # a passage went between looking and reading; look again, once
                if attempt == 2 or self._library.revision() == view.revision:
                    raise
        return ()

    def nearness(self, vector_query: str, texts: tuple[str, ...]) -> list[float]:
        """The cosine of each text with the question. The vectors of a few sets of texts (a report's sentences) are kept."""
        if not texts:
            return []
        with self._guard:
            rows = self._sentences.get(texts)
        if rows is None:
            rows = self._embedder.embed_passages(texts)
            with self._guard:
                self._sentences[texts] = rows
                while len(self._sentences) > _KEPT:
                    self._sentences.pop(next(iter(self._sentences)))
        found: list[float] = (rows @ self._embedder.embed_query(vector_query)).tolist()
        return found

    def _search(self, view: _View, vector: Vectors, documents: Collection[str] | None, k: int) -> tuple[Hit, ...]:
        named = None if documents is None else frozenset(documents) & view.of_document.keys()
        if named is not None and len(named) == len(view.of_document):
            named = None  # a filter that lets all pass only costs time
        wanted = view.ids if named is None else [chunk for document in named for chunk in view.of_document[document]]
        if not wanted or k < 1:
            return ()
        generation = self._generation
        if generation is None or (named is not None and len(wanted) <= _FEW):
            return self._compared(vector, wanted, k)
        last = generation.manifest.last_passage
        held = wanted[: view.held(last)] if named is None else [chunk for chunk in wanted if chunk <= last]
        try:
            found = self._asked(generation, view, vector, named, held, k)
        except IndexUnavailable as error:
            self._drop(generation, str(error))
            return self._compared(vector, wanted, k)
        fresh = wanted[len(held) :] if named is None else [chunk for chunk in wanted if chunk > last]
        return _best([*found, *self._compared(vector, fresh, k)], k)

    def _asked(
        self,
        generation: Generation,
        view: _View,
        vector: Vectors,
        named: frozenset[str] | None,
        held: Sequence[int],
        k: int,
    ) -> tuple[Hit, ...]:
        """The generation's hits, each measured again; all of `held` where the generation falls short of what it holds."""
        if not held:
            return ()
        nearest = generation.nearest(vector.tolist(), k + self._gone(generation, view), named)
        told = {chunk: 1 - distance for chunk, distance in nearest if self._is_wanted(view.owner.get(chunk), named)}
        if len(told) < min(k, len(held)):
            return self._compared(vector, list(held), k)
        hits = self._compared(vector, list(told), k)
        if any(not abs(told[hit.chunk_id] - hit.score) <= _DRIFT for hit in hits):
            raise IndexUnavailable(f"the passage index {generation.folder.name} gives passages that are not near the question")
        return hits

    @staticmethod
    def _is_wanted(document: str | None, named: frozenset[str] | None) -> bool:
        return document is not None and (named is None or document in named)

    def _compared(self, vector: Vectors, chunks: Sequence[int], k: int) -> tuple[Hit, ...]:
        """The best of these passages by their stored vectors: exact."""
        if not chunks:
            return ()
        import numpy  # noqa: PLC0415 - load time: importing this module stays light

        with self._guard:
            if len(self._vectors) > _KEPT_VECTORS:
                self._vectors.clear()
            lacking = [chunk for chunk in chunks if chunk not in self._vectors]
            self._vectors.update(zip(lacking, self._library.vectors(lacking), strict=True))
            rows = numpy.stack([self._vectors[chunk] for chunk in chunks])
        scores = rows @ vector / numpy.maximum(numpy.linalg.norm(rows, axis=1), 1e-12)
        return _best([Hit(chunk, float(score)) for chunk, score in zip(chunks, scores, strict=True)], k)

    def _look(self) -> _View:
        revision = self._library.revision()
        with self._guard:
            if revision != self._view.revision:
                self._library.bind_model(self._embedder.fingerprint)  # another process may have embedded all anew
                self._view = _View.of(revision, self._library.chunk_owners())
                self._vectors = {chunk: row for chunk, row in self._vectors.items() if chunk in self._view.owner}
            return self._view

    @staticmethod
    def _gone(generation: Generation, view: _View) -> int:
        """How many passages of the generation are no more in the store."""
        return generation.manifest.passages - view.held(generation.manifest.last_passage)

    def _reopen(self) -> None:
        self.close()
        self.fault = None
        folder = current_generation(self._folder)
        if folder is None:
            self.fault = "there is no passage index yet" if self._look().owner else None
            return
        try:
            generation = Generation.open(folder)
        except IndexUnavailable as error:
            self.fault = str(error)
            return
        if generation.manifest.model != self._embedder.fingerprint:
            generation.close()
            self.fault = f"the passage index {folder.name} is of the model {generation.manifest.model}"
        else:
            self._generation = generation

    def _drop(self, generation: Generation, why: str) -> None:
        """Stops asking a generation; another thread may still be asking it, so it is closed later."""
        if self._generation is generation:
            self.fault, self._generation = why, None
            self._dropped.append(generation)


def _best(hits: list[Hit], k: int) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:k])


def _metadata(chunk: StoredChunk, record: DocumentRecord) -> Metadata:
    """What Chroma keeps beside a passage; what the report does not tell is left out."""
    known: Metadata = {"document_id": chunk.document_id, "section": " / ".join(chunk.chunk.section)}
    if record.organisation is not None:
        known["organisation"] = record.organisation
    if record.year is not None:
        known["year"] = record.year
    return known


def _index_folder(settings: StoreSettings) -> Path:
    if settings.chroma_url is not None:
        raise UsageError("WENBAO_CHROMA_URL is set, but this version keeps the passage index in the home: unset it")
    return settings.home / INDEX_NAME
