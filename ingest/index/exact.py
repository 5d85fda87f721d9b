"""What finding passages needs besides a generation: the store's passages at one revision, and comparing them one by one.

Comparing is exact and needs no index; it takes time with every passage, so that more than some 100,000 are not compared while
somebody waits. Vectors that were read are kept, some 50,000 of them. Scores are cosines, best first, equal ones by id.
Errors: StoreError where a passage is no more.

>>> best([Hit(4, 0.5), Hit(3, 0.5), Hit(9, 0.7)], 2)
(Hit(chunk_id=9, score=0.7), Hit(chunk_id=3, score=0.5))
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.errors import StoreError
from ingest.store.library import Library
from ingest.store.reading import BATCH, batches

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

MOST_COMPARED = 100_000
"""More passages than this are not compared one by one."""
_KEPT = 50_000


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A passage found and the cosine of its vector with the question's."""

    chunk_id: int
    score: float


@dataclass(frozen=True, slots=True)
class View:
    """The store's passages at one revision, ascending, all and by document; `owner` is the document of each."""

    revision: int
    owner: dict[int, str]
    ids: tuple[int, ...]
    of_document: dict[str, list[int]]

    @classmethod
    def of(cls, revision: int, owner: dict[int, str]) -> View:
        """The passages of which `owner` tells the documents."""
        of_document: dict[str, list[int]] = {}
        for chunk in sorted(owner):
            of_document.setdefault(owner[chunk], []).append(chunk)
        return cls(revision, owner, tuple(sorted(owner)), of_document)

    def held(self, last: int) -> int:
        """How many passages have an id up to `last`."""
        return bisect_right(self.ids, last)


class StoredVectors:
    """The vectors of a library's passages. Safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: dict[int, Vectors] = {}
        self._guard = threading.Lock()

    def nearest(self, vector: Vectors, chunks: Sequence[int], k: int) -> tuple[Hit, ...]:
        """The best of these passages by their stored vectors. None of too many."""
        if not chunks or len(chunks) > MOST_COMPARED:
            return ()
        found: tuple[Hit, ...] = ()
        for some in batches(chunks, BATCH):
            scores = self._cosines(vector, some)
            found = best([*found, *(Hit(chunk, score) for chunk, score in zip(some, scores, strict=True))], k)
        return found

    def forget_others(self, live: Container[int]) -> None:
        """Keeps the vectors of these passages alone."""
        with self._guard:
            self._kept = {chunk: row for chunk, row in self._kept.items() if chunk in live}

    def _cosines(self, vector: Vectors, chunks: list[int]) -> list[float]:
        import numpy  # noqa: PLC0415 - load time: importing this module stays light

        with self._guard:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            lacking = [chunk for chunk in chunks if chunk not in self._kept]
            self._kept.update(zip(lacking, self._library.vectors(lacking), strict=True))
            rows = numpy.stack([self._kept[chunk] for chunk in chunks])
        # summed row by row: a matrix product gives the same row different last bits in different places
        found: list[float] = ((rows * vector).sum(axis=1) / numpy.maximum(numpy.linalg.norm(rows, axis=1), 1e-12)).tolist()
        return found


def stored_vectors(library: Library, chunks: Collection[int]) -> Iterator[tuple[list[int], Vectors]]:
    """Passages' vectors, a few thousand at a time; passages that go meanwhile are left out."""
    for ids in batches(chunks, BATCH):
        live = ids
        try:
            vectors = library.vectors(live)
        except StoreError:
            there = library.chunk_owners()
            live = [chunk for chunk in ids if chunk in there]
            vectors = library.vectors(live)
        yield live, vectors


def best(hits: Sequence[Hit], k: int) -> tuple[Hit, ...]:
    """The `k` best."""
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.chunk_id))[:k])
