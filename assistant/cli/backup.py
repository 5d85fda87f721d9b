"""A home in one file, and a home from such a file.

A backup is a ZIP with `manifest.json`, `wenbao.db` (the SQL store as it was at one moment: reports, figures, corrections,
keys' hashes, conversations) and `originals/SHA256` (files that were sent in). The manifest has the version of the format and
of the store, what is counted in it, and size and sha256 of every part. The passage index is not in it: it is derived, and
built again when the backup is restored.

`back_up` works while another process serves or writes; the file appears whole or not at all. `restore` checks every byte
before the store appears in the home, which it does last, so that a kill leaves a home without a store, into which the same backup can
be restored again. Errors: UsageError for a file that is there already, or a home that is not empty; DamagedFile;
HomeTooNew for a backup of a later wenbao; StoreError where the disk refuses.

>>> Part("wenbao.db", 4, "ab").name
'wenbao.db'
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from assistant.service.originals import FOLDER as ORIGINALS
from ingest.errors import DamagedFile, HomeTooNew, StoreError, UsageError
from ingest.settings import StoreSettings
from ingest.store.engine import database
from ingest.store.home import DATABASE_NAME, WriterLock
from ingest.store.library import Library, open_library
from ingest.store.migrations import LATEST
from ingest.store.sqlite import SqliteFile

FORMAT = 1
MANIFEST = "manifest.json"
UNFINISHED = ".wenbao-"
"""How the names of files begin that are not whole yet; what a kill leaves of them may go."""
_MANIFEST_BYTES = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_PART = re.compile(rf"{re.escape(DATABASE_NAME)}|{ORIGINALS}/[0-9a-f]{{64}}")
_LEFT_BY_OTHERS = {"writer.lock", ORIGINALS}
"""What may lie in a home without a store: the lock's file, and files sent in that a broken restore left, known by their hashes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the backup: its name there, its bytes and their sha256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds; `store` is the version of the store's tables, `model` the embedding model of its vectors."""

    format: int
    store: int
    made: str
    documents: int
    passages: int
    model: str | None
    parts: tuple[Part, ...]


def back_up(settings: StoreSettings, target: Path) -> Manifest:
    """Writes a backup of the home to a new file."""
    if target.exists():
        raise UsageError(f"{target} is there already; name a file that is not, such as one with the date in its name")
    with _disk(target), tempfile.TemporaryDirectory(dir=target.parent, prefix=UNFINISHED) as scratch:
        copy, fresh = Path(scratch) / DATABASE_NAME, Path(scratch) / "backup.zip"
        with open_library(settings) as library:
            library.copy_to(copy)
        with open_library(StoreSettings(Path(scratch))) as library:
            manifest = _written(fresh, library, copy, settings.home / ORIGINALS)
        with fresh.open("rb") as stream:
            os.fsync(stream.fileno())
        fresh.chmod(0o600)  # it holds what people asked
        fresh.replace(target)
    return manifest


def _written(fresh: Path, copy: Library, database: Path, originals: Path) -> Manifest:
    records = copy.documents()
    kept = sorted({record.sha256 for record in records if (originals / record.sha256).is_file()})
    sources = {DATABASE_NAME: database} | {f"{ORIGINALS}/{digest}": originals / digest for digest in kept}
    parts = []
    with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, source in sources.items():
            with archive.open(name, "w", force_zip64=True) as into, source.open("rb") as stream:
                parts.append(Part(name, *_copied(stream, into)))
        made = datetime.now(UTC).isoformat(timespec="seconds")
        counted = len(records), len(copy.chunk_owners()), copy.model()
        manifest = Manifest(FORMAT, LATEST, made, *counted, tuple(parts))
        archive.writestr(MANIFEST, json.dumps(asdict(manifest)))
    return manifest


def _copied(stream: IO[bytes], into: IO[bytes], most: int | None = None) -> tuple[int, str]:
    """Copies at most so many bytes: (how many, their sha256)."""
    digest, size = hashlib.sha256(), 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if most is not None and size > most:
            break
        digest.update(piece)
        into.write(piece)
    return size, digest.hexdigest()


def restore(source: Path, settings: StoreSettings) -> Manifest:
    """Makes an empty home what the backed up one was, but for the passage index."""
    place_of_store = database(settings)
    if not isinstance(place_of_store, SqliteFile):
        raise UsageError(
            "a backup is restored into a SQLite store; unset WENBAO_DATABASE_URL (pg_restore restores PostgreSQL's own)"
        )
    stored = place_of_store.path
    _refuse_full(settings.home, stored)
    with _opened(source) as archive:
        manifest = _manifest(archive, source)
        lock = WriterLock.acquire(settings.home)
        try:
            _refuse_full(settings.home, stored)
            for part in sorted(manifest.parts, key=lambda part: part.name == DATABASE_NAME):
                place = stored if part.name == DATABASE_NAME else settings.home / part.name
                with _disk(place):
                    _place(archive, part, place, source)
        finally:
            lock.release()
    return manifest


def _refuse_full(home: Path, database: Path) -> None:
    there = {path.name for path in home.iterdir() if not path.name.startswith(UNFINISHED)} if home.is_dir() else set()
    if home.exists() and (not home.is_dir() or there - _LEFT_BY_OTHERS):
        raise UsageError(
            f"the home {home} is not empty (it holds {min(there - _LEFT_BY_OTHERS, default='no folder')}); a backup is restored into "
            "an empty one: name another with --home or WENBAO_HOME, or move this one away"
        )
    if database.exists():
        raise UsageError(f"there is a store in {database} already; move it away, or unset WENBAO_DATABASE_URL")


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    if not source.is_file():
        raise UsageError(f"{source}: found no such file; give the file that `wenbao backup` wrote")
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    # what zipfile raises for damage: its own, a broken stream, a cut one, an unknown method, a name that is no text
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise _damaged(source, f"it cannot be unpacked ({error})") from error


def _damaged(source: Path, why: str) -> DamagedFile:
    return DamagedFile(f"{source} is damaged or no backup of wenbao: {why}; nothing was restored: take another backup")


def _manifest(archive: zipfile.ZipFile, source: Path) -> Manifest:
    """What the backup says that it holds, checked against the names that are in it."""
    try:
        if archive.getinfo(MANIFEST).file_size > _MANIFEST_BYTES:
            raise _damaged(source, "its list of parts is too long")
        told = json.loads(archive.read(MANIFEST))
        version, store = int(told["format"]), int(told["store"])
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(source, "it has no list of its parts") from error
    if version > FORMAT or store > LATEST:
        raise HomeTooNew(
            f"{source} was written by a later wenbao (format {version}, store {store}); this one knows format {FORMAT} and stores "
            f"up to {LATEST}: upgrade wenbao, then restore"
        )
    try:
        parts = tuple(Part(str(one["name"]), int(one["size"]), str(one["sha256"])) for one in told["parts"])
        model = None if told["model"] is None else str(told["model"])
        manifest = Manifest(version, store, str(told["made"]), int(told["documents"]), int(told["passages"]), model, parts)
    except (KeyError, ValueError, TypeError) as error:
        raise _damaged(source, "its list of parts cannot be read") from error
    names = sorted(part.name for part in parts)
    wrong = [name for name in names if _PART.fullmatch(name) is None]
    if wrong or DATABASE_NAME not in names or sorted(archive.namelist()) != sorted([*names, MANIFEST]):
        raise _damaged(source, "it does not hold the parts that it lists")
    return manifest


def _place(archive: zipfile.ZipFile, part: Part, place: Path, source: Path) -> None:
    """Brings one part to its place: whole and checked, or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f"{UNFINISHED}{place.name}")
    try:
        with archive.open(part.name) as stream, fresh.open("wb") as into:
            found = _copied(stream, into, part.size)
            into.flush()
            os.fsync(into.fileno())
        if found != (part.size, part.sha256):
            raise _damaged(source, f"{part.name} is not what was backed up")
        fresh.replace(place)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def _disk(target: Path) -> Iterator[None]:
    """What the disk refuses, said with how much room there is."""
    try:
        yield
    except OSError as error:
        folder = next((one for one in target.parents if one.is_dir()), Path("/"))
        free = shutil.disk_usage(folder).free // 1_000_000
        raise StoreError(
            f"{target} cannot be written ({error}); {free} MB are free there: make room or name another place"
        ) from error
