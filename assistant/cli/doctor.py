"""The doctor: what is wrong in a home, what that means for answers, and what to do. It changes nothing itself.

`examine` runs every check and gives a `Check` each, problem or not, so that nobody has to guess what was looked at. Checks
that need the store are left out where it cannot be opened, those of the index where its vectors are not all there. What is
derived (passage index, vectors) is put right by `mend`, which `wenbao doctor --fix` calls; what is not is told with its way
out. The index is asked for vectors of passages spread over all of it, each of which must find itself; before that its files
are held against their hashes, because a damaged one can take its process down.

>>> Check("references", True, "0 faults", "", "").ok
True
"""

from __future__ import annotations

import hashlib
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.cli.backup import UNFINISHED
from assistant.release import release
from assistant.service.originals import FOLDER as ORIGINALS
from ingest.embedding import Embedder
from ingest.errors import IndexUnavailable, StoreError, WenbaoError
from ingest.index.check import SelfQueries, self_queries
from ingest.rebuilding import rebuild
from ingest.settings import StoreSettings
from ingest.store.home import INDEX_NAME, holder
from ingest.store.library import Library, open_library
from ingest.store.migrations import LATEST

LEAST_FREE = 200_000_000
"""Bytes that should be free: a new generation of the index, or a batch of uploads, needs room beside what is there."""
MENDED = frozenset(("vectors", "model", "index", "self-queries", "leftovers"))
"""The checks whose problems `mend` puts right."""
_SHOWN = 5
_MEANINGS = {
    "integrity": (
        "pages of the SQL store are damaged: anything in it may be missing or wrong",
        "stop what uses the home, move it away and `wenbao restore` the last backup into a fresh one",
    ),
    "references": (
        "rows hang on documents that are no more",
        "stop what uses the home and `wenbao restore` the last backup into a fresh one, or ingest the files again into one",
    ),
    "documents": (
        "less of a document is stored than was read of it, so that answers may lack something",
        "take these documents out (DELETE /documents/ID) and ingest their files again",
    ),
    "vectors": (
        "passages that have no vector of the model are not found by their meaning; figures are not concerned",
        "`wenbao rebuild-index`, or `wenbao doctor --fix`",
    ),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: `found` in words; where it is a problem, what it means and what to do."""

    name: str
    ok: bool
    found: str
    meaning: str = ""
    remedy: str = ""


def examine(settings: StoreSettings, load_embedder: Callable[[], Embedder]) -> tuple[Check, ...]:
    """Every check of a home, in order."""
    return tuple(_checks(settings, load_embedder))


def mend(settings: StoreSettings, load_embedder: Callable[[], Embedder]) -> None:
    """Rebuilds what is derived, and removes what kills left unfinished. Errors: StoreError, IndexUnavailable."""
    with open_library(settings, write=True) as library:
        for path in _unfinished(settings.home):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        rebuild(library, settings, load_embedder)


def _checks(settings: StoreSettings, load_embedder: Callable[[], Embedder]) -> Iterator[Check]:
    yield Check(
        "versions",
        True,
        f"wenbao {release()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, store {LATEST}",
    )
    alone, who = _writer(settings.home)
    yield Check("lock", True, who)
    yield _disk(settings.home)
    try:
        library = open_library(settings)
    except WenbaoError as error:
        yield Check(
            "store", False, str(error), "nothing can be answered", "see what is said; a backup can be restored into a fresh home"
        )
        return
    with library:
        try:
            yield Check("store", True, f"{library.document_count()} documents, revision {library.revision()}")
            faults = library.faults()
        except StoreError as error:
            yield Check("store", False, str(error), *_MEANINGS["integrity"])
            return
        for name, (meaning, remedy) in _MEANINGS.items():
            found = [fault.message for fault in faults if fault.check == name]
            yield _told(name, found, meaning, remedy)
        yield _model(library, load_embedder)
        if not any(fault.check == "vectors" for fault in faults):
            yield from _index(library, settings)
        yield _originals(library, settings.home)
    yield _told(
        "leftovers",
        [path.name for path in _unfinished(settings.home)] if alone else [],
        "files that a kill left unfinished take room; nothing uses them",
        "`wenbao doctor --fix`",
    )


def _writer(home: Path) -> tuple[bool, str]:
    """Whether nobody writes to the home, and who does."""
    try:
        held = holder(home)
    except OSError as error:
        return False, f"who writes cannot be told ({error.strerror})"
    if held is None:
        return True, "nobody writes"
    return False, f"process {held.pid} writes ({held.command}, since {held.since})"


def _told(name: str, found: list[str], meaning: str, remedy: str) -> Check:
    if not found:
        return Check(name, True, "no faults")
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return Check(name, False, "; ".join(found[:_SHOWN]) + more, meaning, remedy)


def _disk(home: Path) -> Check:
    there = next(folder for folder in (home.absolute(), *home.absolute().parents) if folder.is_dir())
    free = shutil.disk_usage(there).free
    return Check(
        "disk",
        free >= LEAST_FREE,
        f"{free // 1_000_000} MB are free",
        "soon no report can be stored and no index be built; what is stored stays and is answered",
        f"make room: {LEAST_FREE // 1_000_000} MB at least, or move the home to a larger disk",
    )


def _model(library: Library, load_embedder: Callable[[], Embedder]) -> Check:
    bound = library.model()
    if bound is None:
        return Check("model", True, "no passages were embedded yet")
    try:
        loaded = load_embedder().fingerprint
    except WenbaoError as error:
        return Check(
            "model", False, str(error), "passages are not found by their meaning; figures are not concerned", "see what is said"
        )
    return Check(
        "model",
        loaded == bound,
        f"the store's vectors are of {bound}" + ("" if loaded == bound else f", but {loaded} is set"),
        "passages are not found and no report can be added, because vectors of two models do not compare",
        "set WENBAO_EMBEDDING_MODEL back, or `wenbao rebuild-index`, which embeds every passage anew with the model that is set",
    )


def _index(library: Library, settings: StoreSettings) -> Iterator[Check]:
    meaning = "passages are compared one by one: right, and slower the more there are; figures are not concerned"
    remedy = "`wenbao rebuild-index`, or `wenbao doctor --fix`; a service that runs puts it right by itself"
    try:
        found = self_queries(library, settings)
    except IndexUnavailable as error:
        yield Check("index", False, str(error), meaning, remedy)
        return
    if found is None:
        yield Check("index", True, "there are no passages")
        return
    yield Check("index", not found.absent, _coverage(found), meaning, remedy)
    yield Check(
        "self-queries",
        found.found == found.asked,
        "not asked: another process has the index open"
        if found.in_use
        else f"{found.found} of {found.asked} passages find themselves",
        "the index loses passages without saying so; " + meaning,
        remedy,
    )


def _coverage(found: SelfQueries) -> str:
    lacking = f"; {found.absent} came or went since" if found.absent else ""
    return f"generation {found.generation} holds {found.passages} passages{lacking}"


def _originals(library: Library, home: Path) -> Check:
    known = {record.sha256 for record in library.documents()}
    faults = []
    for path in sorted(_files(home / ORIGINALS)):
        if path.name not in known:
            faults.append(f"{path.name[:12]}… belongs to no document")
        else:
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != path.name:
                    faults.append(f"{path.name[:12]}… is not what was sent in")
    return _told(
        "originals",
        faults,
        "a file that was sent in is damaged (its pages are not shown) or was to be forgotten; answers are not concerned",
        f"remove these files from {home / ORIGINALS}; send a damaged one in again",
    )


def _files(folder: Path) -> Iterable[Path]:
    return (
        (path for path in folder.iterdir() if path.is_file() and not path.name.startswith(UNFINISHED)) if folder.is_dir() else ()
    )


def _unfinished(home: Path) -> list[Path]:
    """What is not whole in a home that nobody else writes to."""
    folders = [folder for folder in (home, home / ORIGINALS) if folder.is_dir()]
    begun = [path for folder in folders for path in folder.glob(f"{UNFINISHED}*")]
    index = home / INDEX_NAME
    halves = [path for path in (index.glob("gen-*") if index.is_dir() else ()) if not (path / "manifest.json").is_file()]
    return sorted([*begun, *halves])
