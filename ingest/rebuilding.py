"""Makes again what is derived: the passage index, and the passages' vectors where another embedding model is set.

`rebuild` embeds anew only where the store's vectors are of another model or do not all fit; the new ones wait in a nameless
file, and come into the store in one transaction, so that a kill leaves all old vectors or all new ones. Then a new
generation of the index is built, verified and switched to, and older ones and the word index go. Between the two the index
is of a model that the store no longer knows; it is not believed then, and passages are compared one by one.

Errors: StoreError where the library was opened for reading; IndexUnavailable where the new generation fails its check (the
vectors are stored then, and the index can be built again).

>>> Rebuilt(0, False, None, 0.0).generation is None
True
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ingest.embedding import Embedder, passage_text
from ingest.errors import StoreError
from ingest.index.nearest import build_generation, forget_old
from ingest.settings import StoreSettings
from ingest.store.library import Library

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

BATCH = 512
"""So many passages are embedded, and held in memory, at a time."""
Told = Callable[[int, int], None]
"""Hears how many passages are embedded, and of how many."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made: how many passages, whether they were embedded anew, the generation (None without passages), seconds."""

    passages: int
    embedded: bool
    generation: str | None
    seconds: float


def rebuild(
    library: Library,
    settings: StoreSettings,
    load_embedder: Callable[[], Embedder],
    told: Told = lambda done, total: None,
    *,
    batch: int = BATCH,
) -> Rebuilt:
    """Builds the index from the store, with the vectors of the model that is set."""
    if not library.writable:
        raise StoreError("the passage index is built by the home's writer; this store was opened for reading")
    began, embedder = time.monotonic(), load_embedder()
    lacking = any(fault.check == "vectors" for fault in library.faults())
    anew = lacking or library.model() not in (None, embedder.fingerprint)
    if anew:
        embed_all(library, settings, embedder, told, batch=batch)
    else:
        library.bind_model(embedder.fingerprint)
    built = build_generation(library, settings)
    forget_old(library, settings)
    return Rebuilt(built.passages, anew, built.name, time.monotonic() - began)


def embed_all(
    library: Library, settings: StoreSettings, embedder: Embedder, told: Told = lambda done, total: None, *, batch: int = BATCH
) -> int:
    """Gives every passage a vector of this model, all at once; how many there are."""
    ids = list(library.chunk_owners())
    batches: list[list[int]] = []
    with tempfile.TemporaryFile(dir=settings.home) as waiting:
        for start in range(0, len(ids), batch):
            chunks = library.chunks(ids=ids[start : start + batch])
            texts = [passage_text(chunk.chunk.section, chunk.text) for chunk in chunks]
            waiting.write(embedder.embed_passages(texts).astype("<f4").tobytes())
            batches.append([chunk.id for chunk in chunks])
            told(min(start + batch, len(ids)), len(ids))
        waiting.seek(0)
        return library.replace_vectors(embedder.fingerprint, _read_back(waiting, batches, embedder.dimension))


def _read_back(waiting: BinaryIO, batches: list[list[int]], dimension: int) -> Iterator[tuple[Sequence[int], Vectors]]:
    import numpy  # noqa: PLC0415 - load time: importing this module stays light

    for named in batches:
        rows = numpy.frombuffer(waiting.read(len(named) * dimension * 4), dtype="<f4")
        yield named, rows.reshape(-1, dimension)
