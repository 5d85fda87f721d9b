"""Asks the passage index of a store for what it must find, and says what is in it: the doctor's and the service's eyes on it.

`self_queries` takes passages spread over all of the index and asks for each one's own vector (those that stand apart from the graph
are compared at every search, and so found); an index that is damaged loses them without an error, so that counting proves nothing.
`damage` only holds the files against their hashes, or asks the server for the collection: cheap, and it loads no index.
`generation_now` tells which generation is in use and since when. Errors: IndexUnavailable where there is no index, or it cannot be
opened, or is of another model than the store's vectors.

>>> SelfQueries("gen-1", 12, 0, 12, 12, in_use=False).found
12
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from ingest.errors import IndexUnavailable
from ingest.index.nearest import place_of
from ingest.index.place import EXACT, GenerationNow, IndexPlace, OpenGeneration
from ingest.settings import StoreSettings
from ingest.store.library import Library

SAMPLE = 64


@dataclass(frozen=True, slots=True)
class SelfQueries:
    """What was found: the generation, how many passages it holds, how many came or went since, how many were asked for and
    found themselves; none are asked for where another process has the generation open."""

    generation: str
    passages: int
    absent: int
    asked: int
    found: int
    in_use: bool


def generation_now(library: Library, settings: StoreSettings) -> GenerationNow | None:
    """The generation in use, or None where there is none."""
    with closing(place_of(library, settings)) as place:
        return place.now()


def damage(library: Library, settings: StoreSettings) -> str | None:
    """Why the index cannot be used, as far as can be told without opening it; None where it is as it was written."""
    with closing(place_of(library, settings)) as place:
        return place.damage()


def self_queries(library: Library, settings: StoreSettings) -> SelfQueries | None:
    """Asks a sample of passages for themselves; None where there are no passages."""
    ids = sorted(library.chunk_owners())
    if not ids:
        return None
    with closing(place_of(library, settings)) as place:
        return _asked(library, place, ids)


def _asked(library: Library, place: IndexPlace, ids: list[int]) -> SelfQueries:
    fault, name = place.damage(), place.current()
    if fault is not None or name is None:
        raise IndexUnavailable(fault or "there is no passage index yet")
    told = place.manifest()
    if told.model != library.model():
        raise IndexUnavailable(f"the passage index {name} is of the model {told.model}, the store of {library.model()}")
    held = ids[: bisect_right(ids, told.last_passage)]
    absent = len(ids) - len(held) + told.passages - len(held)
    if place.in_use():
        return SelfQueries(name, told.passages, absent, 0, 0, in_use=True)
    sample = sorted({*held[:: max(1, len(held) // SAMPLE)], *held[-1:]})
    vectors = library.vectors(sample)
    generation = place.open()
    if generation is None:
        raise IndexUnavailable("there is no passage index yet")
    apart = {chunk for first in generation.twins.apart for chunk in generation.twins.of(first)}
    try:
        found = sum(chunk in apart or _finds(generation, row.tolist()) for chunk, row in zip(sample, vectors, strict=True))
    finally:
        generation.close()
    return SelfQueries(name, told.passages, absent, len(sample), found, in_use=False)


def _finds(generation: OpenGeneration, vector: Sequence[float]) -> bool:
    """Whether what it finds for this vector is the vector itself."""
    hits = generation.nearest(vector, 1)
    return bool(hits) and hits[0][1] <= EXACT
