"""Asks the passage index of a home for what it must find, and says what is in it: the doctor's and the service's eyes on it.

`self_queries` takes passages spread over all of the index and asks for each one's own vector; an index that is damaged
loses them without an error, so that counting proves nothing. `damage` only holds the files against their hashes: cheap, and it
loads no index. `generation_now` tells which generation is in use and since when.
Errors: IndexUnavailable where there is no index, or it cannot be opened, or is of another model than the store's vectors.

>>> generation_now(StoreSettings(Path("nowhere"))) is None
True
"""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import IndexUnavailable
from ingest.home import INDEX_NAME, lock_file
from ingest.index_generation import Generation, current_generation
from ingest.settings import StoreSettings
from ingest.store import Library

SAMPLE = 64
_EXACT = 1e-3
"""A cosine distance below this is the vector itself, but for rounding."""


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


@dataclass(frozen=True, slots=True)
class GenerationNow:
    """The generation in use: its number, and when it was written (seconds since 1970)."""

    number: int
    written: float


def generation_now(settings: StoreSettings) -> GenerationNow | None:
    """The generation in use, or None where there is none."""
    folder = current_generation(settings.home / INDEX_NAME)
    try:
        return None if folder is None else GenerationNow(int(folder.name.rpartition("-")[2]), _manifest(folder).stat().st_mtime)
    except OSError:
        return None


def damage(settings: StoreSettings) -> str | None:
    """Why the index cannot be used as far as its files tell; None where they are those that were written, or there is nothing
    to find."""
    folder = current_generation(settings.home / INDEX_NAME)
    if folder is None:
        return "there is no passage index yet"
    try:
        for name, digest in json.loads(_manifest(folder).read_text(encoding="utf-8"))["files"]:
            with (folder / "chroma" / str(name)).open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                    return f"files of the passage index {folder.name} are not those that were written"
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"the passage index {folder.name} cannot be read ({error})"
    return None


def self_queries(library: Library, settings: StoreSettings) -> SelfQueries | None:
    """Asks a sample of passages for themselves; None where there are no passages."""
    ids = sorted(library.chunk_owners())
    if not ids:
        return None
    fault = damage(settings)
    folder = current_generation(settings.home / INDEX_NAME)
    if fault is not None or folder is None:
        raise IndexUnavailable(fault or "there is no passage index yet")
    told = json.loads(_manifest(folder).read_text(encoding="utf-8"))
    if told["model"] != library.model():
        raise IndexUnavailable(f"the passage index {folder.name} is of the model {told['model']}, the store of {library.model()}")
    held = ids[: bisect_right(ids, int(told["last_passage"]))]
    absent = len(ids) - len(held) + int(told["passages"]) - len(held)
    try:
        free = lock_file(folder / "lock")
    except OSError as error:
        raise IndexUnavailable(f"the passage index {folder.name} cannot be opened here ({error.strerror})") from error
    if free is None:
        return SelfQueries(folder.name, int(told["passages"]), absent, 0, 0, in_use=True)
    os.close(free)
    sample = sorted({*held[:: max(1, len(held) // SAMPLE)], *held[-1:]})
    vectors = library.vectors(sample)
    generation = Generation.open(folder)
    try:
        found = sum(bool(hits) and hits[0][1] <= _EXACT for hits in (generation.nearest(row.tolist(), 1) for row in vectors))
    finally:
        generation.close()
    return SelfQueries(folder.name, int(told["passages"]), absent, len(sample), found, in_use=False)


def _manifest(folder: Path) -> Path:
    return folder / "manifest.json"
