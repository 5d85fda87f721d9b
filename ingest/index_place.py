"""What a generation of the passage index is, wherever it is kept: in the home (`ingest.index_generation`) or by a Chroma server
(`ingest.index_server`).

A generation is filled once, asked for vectors that it must find, switched to, and never changed. What both kinds share stands
here: how the graph is made (cosine, one shape for both, so that both find the same), how many passages go in at a time, and what
of them is kept to ask for. Everything in a generation can be built again from the SQL store.

>>> passing = Passing((Item(id, [1.0], {}) for id in (3, 5, 9)), 3)
>>> len(list(passing)), passing.count, passing.last, [item.id for item in passing.probes()]
(3, 3, 9, [3, 5, 9])
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.errors import IndexUnavailable

Metadata = dict[str, str | int]
Found = list[tuple[int, float]]
"""Passages' ids and their cosine distances, nearest first."""

BATCH = 5000
"""Chroma takes 5,461 items or filter values at most in one call."""
PROBES = 64
EXACT = 1e-3
"""A cosine distance below this is the vector itself, but for rounding."""
_TOLERATED = 16
GRAPH = {"space": "cosine", "max_neighbors": 32, "ef_construction": 200, "ef_search": 1000}
"""Wide enough that 20 of 12,000 random directions, the hardest case there is, are all found, in 6 ms."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds: `passages` of them, none with an id beyond `last_passage`; `files` are HNSW files with
    their sha256, where it is kept in files of ours (Chroma's SQLite file changes whenever it is opened, so it is not among them)."""

    model: str
    passages: int
    last_passage: int
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One passage to be filled in. Its text stays in the SQL store: Chroma would spend four fifths of a build on indexing it for a
    search by words that nobody asks it for, and what a removed report said is then in no generation."""

    id: int
    vector: Sequence[float]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class GenerationNow:
    """The generation in use: its number, and when it was written (seconds since 1970)."""

    number: int
    written: float


class HeldElsewhere(IndexUnavailable):
    """Another process has the generation open, and alone may: it is well, and building another would only go on for ever."""


class OpenGeneration(Protocol):
    """A generation that can be asked."""

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def manifest(self) -> Manifest:
        """What it holds."""

    def nearest(self, vector: Sequence[float], count: int, documents: Collection[str] | None = None) -> Found:
        """Ids of the nearest passages and their cosine distances, nearest first, of all or of these documents.
        Errors: IndexUnavailable, for whatever is wrong with it."""

    def close(self) -> None:
        """Frees what it holds; a second call does nothing."""


class IndexPlace(Protocol):
    """Where the generations of one store are kept."""

    @property
    def shared(self) -> bool:
        """Whether many processes may have a generation open, and the place may go away and come back."""

    def current(self) -> str | None:
        """The name of the generation in use, or None."""

    def manifest(self) -> Manifest:
        """What the generation in use holds. Errors: IndexUnavailable where there is none, or that cannot be told."""

    def now(self) -> GenerationNow | None:
        """The generation in use and since when, or None."""

    def open(self) -> OpenGeneration | None:
        """Opens the generation in use after asking it for what it must find; None where there is none. Errors: IndexUnavailable."""

    def damage(self) -> str | None:
        """Why the generation in use cannot be used, as far as can be told without opening it."""

    def in_use(self) -> bool:
        """Whether another process has the generation in use open, and alone may."""

    def reachable(self) -> bool:
        """Whether a generation could be built here now."""

    def write(self, model: str, items: Iterable[Item], count: int) -> Manifest:
        """Builds, verifies and switches to a generation of these passages, at least one and about so many.
        Errors: IndexUnavailable; the one before it then stays in use."""

    def forget_current(self) -> None:
        """No generation is in use any more (there is nothing to find)."""

    def litter(self) -> bool:
        """Whether something waits for `remove_old` though no generation was built since."""

    def remove_old(self, *, forget: bool = False) -> None:
        """Removes generations that are of no use any more; with `forget` also the last one before the one in use, which another
        process may be reading. Only while no other is being built. Errors: IndexUnavailable."""

    def close(self) -> None:
        """Frees what it holds; a second call does nothing."""


class Passing:
    """Passages as they go by: how many there were, the greatest id, and a sample spread over all of them."""

    def __init__(self, items: Iterable[Item], expected: int) -> None:
        self._items = items
        self._every = max(1, expected // PROBES)
        self._sample: list[Item] = []
        self._latest: Item | None = None
        self.count = 0
        self.last = 0

    def __iter__(self) -> Iterator[Item]:
        for item in self._items:
            if self.count % self._every == 0:
                self._sample.append(item)
            self.count += 1
            self.last = max(self.last, item.id)
            self._latest = item
            yield item

    def probes(self) -> list[Item]:
        """The sample, the last passage among it."""
        ended = [] if self._latest is None or self._sample[-1] is self._latest else [self._latest]
        return [*self._sample, *ended]


def nearest_among(ask: Callable[[list[str] | None], Found], documents: Collection[str] | None, count: int) -> Found:
    """The nearest of all passages, or of these documents, of which one call takes only so many."""
    if documents is None:
        return ask(None)
    named = sorted(documents)
    found = [hit for start in range(0, len(named), BATCH) for hit in ask(named[start : start + BATCH])]
    return sorted(found, key=lambda hit: (hit[1], hit[0]))[:count]


def too_many(lost: int, asked: int) -> bool:
    """Whether a generation that does not find so many of its probes is of no use. Where thousands of passages are the same, word for
    word, the graph does not reach a few others (measured: 6 of 200 where every fourth is the same); damage loses far more.

    >>> too_many(0, 64), too_many(4, 64), too_many(5, 64), too_many(1, 12)
    (False, False, True, True)
    """
    return lost * _TOLERATED > asked
