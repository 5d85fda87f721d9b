"""What a generation of the passage index is, wherever it is kept: in the home (`ingest.index.generation`) or by a Chroma server
(`ingest.index.server`).

A generation is filled once, asked for vectors that it must find, switched to, and never changed. Each vector is in it once, and
beside it stands which passages share one (`ingest.index.twins`). What both kinds have in common stands here: how the graph is made
(cosine, one shape for both, so that both find the same), how many vectors go in at a time, and what of them is kept to ask for.
Everything in a generation can be built again from the SQL store.

>>> passing = Passing(Contents("m@0/1", (Item(id, [1.0 * id]) for id in (3, 5, 9)), 3, 11, Twins({5: (5, 11)})))
>>> len(list(passing)), passing.manifest(), [item.id for item in passing.probes()]
(3, Manifest(model='m@0/1', passages=4, last_passage=11, vectors=3, files=()), [3, 5, 9])
>>> passing.ask(lambda rows: [0.0] * len(rows))
>>> passing.twins.apart
()
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from ingest.errors import IndexUnavailable
from ingest.index.twins import Twins

Found = list[tuple[int, float]]
"""First passages' ids and their vectors' cosine distances, nearest first."""

BATCH = 5000
"""Chroma takes 5,461 items at most in one call."""
PROBES = 64
_TOLERATED = 16
EXACT = 1e-3
"""A cosine distance below this is the vector itself, but for rounding."""
GRAPH = {"space": "cosine", "max_neighbors": 48, "ef_construction": 300, "ef_search": 1000}
"""Wide enough that 20 of 12,000 random directions, the hardest case there is, are all found, in 6 ms."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation holds: `passages` of them, none with an id beyond `last_passage`, by so many different `vectors`; `files` are
    its files that must not change with their sha256, where it is kept in files of ours (Chroma's SQLite file changes whenever it is
    opened, so it is not among them)."""

    model: str
    passages: int
    last_passage: int
    vectors: int
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One vector to be filled in, and the first passage that has it. Nothing else is: the text stays in the SQL store (Chroma would
    spend four fifths of a build on indexing it for a search by words that nobody asks it for), and whose passage it is may differ
    from twin to twin. What a removed report said is then in no generation."""

    id: int
    vector: Sequence[float]

    def row(self) -> list[float]:
        """The vector, as JSON takes it."""
        return [float(number) for number in self.vector]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a generation is to hold: its model, the `items` (at least one, and about `expected`), the last passage's id, and the
    passages that share their vector with an item's."""

    model: str
    items: Iterable[Item]
    expected: int
    last: int
    twins: Twins


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

    @property
    def twins(self) -> Twins:
        """The passages that share a vector."""

    def nearest(self, vector: Sequence[float], count: int) -> Found:
        """The nearest vectors: of each the first passage that has it, and its cosine distance, nearest first.
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

    def write(self, contents: Contents) -> Manifest:
        """Builds, verifies and switches to a generation of these passages. Errors: IndexUnavailable; the one before it then stays
        in use."""

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
    """Items as they go by: how many there were, and of them what the finished graph is asked for: a sample spread over all, and
    those that stand for the most passages. `twins` says then which of these it did not find."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._every = max(1, contents.expected // PROBES)
        self._most = frozenset(contents.twins.most(PROBES))
        self._sample: list[Item] = []
        self.twins = contents.twins
        self.count = 0

    def __iter__(self) -> Iterator[Item]:
        for item in self._contents.items:
            if self.count % self._every == 0 or item.id in self._most:
                self._sample.append(item)
            self.count += 1
            yield item

    def manifest(self, files: tuple[tuple[str, str], ...] = ()) -> Manifest:
        """What the generation then holds."""
        told = self._contents
        return Manifest(told.model, self.count + told.twins.more, told.last, self.count, files)

    def ask(self, distances: Callable[[list[list[float]]], Sequence[float | None]]) -> None:
        """Asks the filled graph for the sample: `distances` gives how far the nearest of each vector is. Those that it does not
        find stand apart from now on. Errors: IndexUnavailable where they are so many that the graph is no use."""
        found = distances([item.row() for item in self._sample]) if self._sample else []
        lost = tuple(item.id for item, distance in zip(self._sample, found, strict=True) if distance is None or distance > EXACT)
        if len(lost) * _TOLERATED > len(self._sample):
            raise IndexUnavailable(
                f"the new passage index does not find {len(lost)} of {len(self._sample)} passages that it holds"
            )
        self.twins = replace(self.twins, apart=lost)

    def probes(self) -> list[Item]:
        """The part of the sample that it must find whenever it is opened."""
        return [item for item in self._sample if item.id not in self.twins.apart]


def unlike(name: str) -> IndexUnavailable:
    """A generation of which it is not told what an index of this wenbao must tell."""
    return IndexUnavailable(f"the passage index {name} was built by an earlier wenbao")
