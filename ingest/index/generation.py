"""Generations of the passage index in the home: Chroma folders that are written once, verified, switched to, and never changed.

    index/CURRENT                  the name of the generation in use, replaced atomically
    index/gen-<n>/manifest.json    what it was built from, and the hash of each HNSW file and of the twins; written last
    index/gen-<n>/probes.json      sampled vectors that it must find
    index/gen-<n>/twins.json       the passages that share a vector
    index/gen-<n>/lock             held by the one process that has it open
    index/gen-<n>/chroma/          Chroma's own files

Chroma 1.5.9 breaks when it is killed while writing its HNSW files, loses answers silently when they are damaged (or
takes the process down), and must not be opened by two processes. So a generation is filled in a fresh folder, asked in
a process of its own for vectors that it must find, and only then named in CURRENT; whoever opens it checks the files
first. Everything in it can be built again from the SQL store. Vectors are always given explicitly, space is cosine;
Chroma never embeds. It is filled through chromadb itself, because langchain-chroma can only add texts that it embeds
on its own, and is asked through langchain-chroma. Errors: IndexUnavailable, for whatever is wrong with a generation.

>>> current_generation(Path("nowhere")) is None
True
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ingest.errors import IndexUnavailable
from ingest.index.place import BATCH, EXACT, GRAPH, Contents, Found, GenerationNow, HeldElsewhere, Manifest, Passing, unlike
from ingest.index.twins import Twins
from ingest.store.home import lock_file
from ingest.store.reading import batches

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection
    from langchain_chroma import Chroma

_COLLECTION = "passages"
_TWINS = "twins.json"
_PROBE_SECONDS = 120
_PROBE_PROGRAM = (
    "import json, sys; from pathlib import Path; sys.path[:] = json.loads(sys.argv[2]); "
    "from ingest.index.generation import Generation; Generation.open(Path(sys.argv[1])).close()"
)


def current_generation(index: Path) -> Path | None:
    """The folder of the generation in use, or None."""
    try:
        name = (index / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return index / name if _number(name) is not None else None


class Generation:
    """An open generation. Close it to free its lock."""

    def __init__(self, folder: Path, manifest: Manifest, twins: Twins, lock: int) -> None:
        self.folder = folder
        self.manifest = manifest
        self.twins = twins
        self._lock: int | None = lock
        self._client: Client | None = None
        self._passages: Chroma | None = None

    @property
    def name(self) -> str:
        return self.folder.name

    @classmethod
    def open(cls, folder: Path) -> Generation:
        """Opens a generation after checking its files, and asks it for what it must find."""
        manifest = manifest_of(folder)
        try:
            probes = json.loads((folder / "probes.json").read_text(encoding="utf-8"))
            twins = Twins.from_json((folder / _TWINS).read_text(encoding="utf-8"))
            found, lock = _digests(folder), lock_file(folder / "lock")
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise _unreadable(folder, error) from error
        if lock is None:
            raise HeldElsewhere(
                f"the passage index {folder.name} is open in another process: several processes share one only on a Chroma server "
                "(WENBAO_CHROMA_URL)"
            )
        generation = cls(folder, manifest, twins, lock)
        try:
            if found != manifest.files:
                raise IndexUnavailable(_changed(folder))
            with _guarded(folder):
                generation._connect()
                generation._check(probes)
        except BaseException:
            generation.close()
            raise
        return generation

    def close(self) -> None:
        """Closes Chroma and frees the lock; a second call does nothing."""
        if self._client is not None:
            with _guarded(self.folder):
                self._client.close()
            self._client = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def nearest(self, vector: Sequence[float], count: int) -> Found:
        """The nearest vectors: of each the first passage that has it, and its cosine distance, nearest first."""
        count = min(count, self.manifest.vectors)
        with _guarded(self.folder):
            if self._passages is None:
                from langchain_chroma import Chroma  # noqa: PLC0415 - load time: 1 s and 100 MB, which no figure question pays

                self._passages = Chroma(collection_name=_COLLECTION, client=self._client, create_collection_if_not_exists=False)
            found = self._passages.similarity_search_by_vector_with_relevance_scores(list(vector), k=count)
            return [(int(document.id or 0), float(distance)) for document, distance in found]

    def _connect(self) -> None:
        self._client = _client(self.folder / "chroma")
        self._collection = self._client.get_collection(_COLLECTION, embedding_function=None)

    def _check(self, probes: list[dict[str, object]]) -> None:
        if self._collection.count() != self.manifest.vectors:
            raise IndexUnavailable(f"the passage index {self.folder.name} does not hold {self.manifest.vectors} vectors")
        vectors = [[float(n) for n in probe["vector"]] for probe in probes]  # type: ignore[attr-defined]  # as written below
        found = _nearest_of(self._collection, vectors) if vectors else []
        lost = [probe["id"] for probe, near in zip(probes, found, strict=True) if near is None or near > EXACT]
        if lost:
            raise IndexUnavailable(f"the passage index {self.folder.name} lost passage {lost[0]}, which it holds")


def manifest_of(folder: Path) -> Manifest:
    """What a generation says that it holds."""
    try:
        told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if "vectors" not in told:
            raise unlike(folder.name)
        files = tuple((str(name), str(digest)) for name, digest in told["files"])
        return Manifest(str(told["model"]), int(told["passages"]), int(told["last_passage"]), int(told["vectors"]), files)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(folder, error) from error


def write_generation(index: Path, contents: Contents) -> Path:
    """Builds, verifies and switches to a new generation of these passages; the new folder."""
    index.mkdir(parents=True, exist_ok=True)
    folder = index / f"gen-{1 + max((n for n, _ in _generations(index)), default=0)}"
    folder.mkdir()
    passing = Passing(contents)
    try:
        with _guarded(folder):
            _fill(folder / "chroma", passing, contents.expected)
        _write(folder / "probes.json", json.dumps([{"id": item.id, "vector": item.row()} for item in passing.probes()]))
        _write(folder / _TWINS, passing.twins.to_json())
        _write(folder / "manifest.json", json.dumps(asdict(passing.manifest(_digests(folder)))))
        _verify(folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    _write(index / "CURRENT", folder.name + "\n")
    return folder


@dataclass(frozen=True, slots=True)
class IndexFolder:
    """The generations in a home; `ingest.index.place.IndexPlace` says what each method is for."""

    folder: Path
    shared = False

    def current(self) -> str | None:
        found = current_generation(self.folder)
        return None if found is None else found.name

    def manifest(self) -> Manifest:
        return manifest_of(self._used())

    def now(self) -> GenerationNow | None:
        found = current_generation(self.folder)
        if found is not None:
            with suppress(OSError):
                return GenerationNow(_number(found.name) or 0, (found / "manifest.json").stat().st_mtime)
        return None

    def open(self) -> Generation | None:
        found = current_generation(self.folder)
        return None if found is None else Generation.open(found)

    def damage(self) -> str | None:
        try:
            found = self._used()
            files = manifest_of(found).files
            if _digests(found) != files:
                return _changed(found)
        except (IndexUnavailable, OSError) as error:
            return str(error)
        return None

    def in_use(self) -> bool:
        found = self._used()
        try:
            free = lock_file(found / "lock")
        except OSError as error:
            raise IndexUnavailable(f"the passage index {found.name} cannot be opened here ({error.strerror})") from error
        if free is None:
            return True
        os.close(free)
        return False

    def reachable(self) -> bool:
        return True

    def write(self, contents: Contents) -> Manifest:
        return manifest_of(write_generation(self.folder, contents))

    def forget_current(self) -> None:
        (self.folder / "CURRENT").unlink(missing_ok=True)

    def litter(self) -> bool:
        return False

    def close(self) -> None:
        """It holds nothing open."""

    def remove_old(self, *, forget: bool = False) -> None:
        """Keeps those that another process has open, and unless `forget` the last one before the one in use."""
        current = current_generation(self.folder)
        kept = [folder for _, folder in _generations(self.folder) if (folder / "manifest.json").is_file()][-1 if forget else -2 :]
        for _, folder in _generations(self.folder):
            if folder == current or folder in kept:
                continue
            lock = lock_file(folder / "lock")
            if lock is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)

    def _used(self) -> Path:
        found = current_generation(self.folder)
        if found is None:
            raise IndexUnavailable("there is no passage index yet")
        return found


def _fill(folder: Path, items: Passing, count: int) -> None:
    client = _client(folder)
    # HNSW files are written once, when the last item has come in: nothing is left to replay from Chroma's log at opening.
    size = max(2, count)
    configuration = cast("CreateCollectionConfiguration", {"hnsw": {**GRAPH, "sync_threshold": size, "batch_size": size}})
    collection = client.create_collection(_COLLECTION, embedding_function=None, configuration=configuration)
    for batch in batches(items, BATCH):
        collection.add(
            ids=[str(item.id) for item in batch],
            embeddings=[item.vector for item in batch],
            documents=[""] * len(batch),  # langchain-chroma leaves out hits without one
        )
    items.ask(lambda rows: _nearest_of(collection, rows))
    client.close()


def _nearest_of(collection: Collection, rows: Sequence[Sequence[float]]) -> list[float | None]:
    """How far the nearest vector of each of these is, None where none is found."""
    found = collection.query(query_embeddings=list(rows), n_results=1, include=["distances"])["distances"] or []
    return [near[0] if near else None for near in found]


def _client(folder: Path) -> Client:
    import chromadb  # noqa: PLC0415 - load time: 0.6 s and 80 MB, which no figure question pays
    from chromadb.config import Settings  # noqa: PLC0415 - the same

    opened = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    return cast("Client", opened)  # the declared type, an interface, leaves close() out


def _verify(folder: Path) -> None:
    """Opens the generation in a process of its own: a damaged one may take its process down."""
    command = [sys.executable, "-c", _PROBE_PROGRAM, str(folder.absolute()), json.dumps(sys.path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PROBE_SECONDS, check=False)  # noqa: S603 - our own program, our own path
    except subprocess.TimeoutExpired as error:
        raise IndexUnavailable(f"the new passage index {folder.name} does not answer within {_PROBE_SECONDS} s") from error
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["nothing said"])[-1]
        raise IndexUnavailable(f"the new passage index {folder.name} fails its check (exit status {done.returncode}: {last})")


@contextmanager
def _guarded(folder: Path) -> Iterator[None]:
    """Whatever Chroma throws, its Rust panics (BaseException) included, is one thing to us: this generation is no use."""
    try:
        yield
    except (IndexUnavailable, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        raise IndexUnavailable(f"the passage index {folder.name} fails ({type(error).__name__}: {error})") from error


def _unreadable(folder: Path, error: Exception) -> IndexUnavailable:
    return IndexUnavailable(f"the passage index {folder.name} cannot be read ({error})")


def _changed(folder: Path) -> str:
    return f"files of the passage index {folder.name} are not those that were written"


def _digests(folder: Path) -> tuple[tuple[str, str], ...]:
    """The HNSW files and the twins with their hashes. HNSW files without index_metadata.pickle were never filled (a single vector
    stays in Chroma's log) and change at every opening."""
    found: list[tuple[str, str]] = []
    filled = [pickled.parent for pickled in folder.glob("chroma/*/index_metadata.pickle")]
    for path in [*sorted(path for one in filled for path in one.iterdir()), folder / _TWINS]:
        with path.open("rb") as stream:
            found.append((path.relative_to(folder).as_posix(), hashlib.file_digest(stream, "sha256").hexdigest()))
    return tuple(found)


def _generations(index: Path) -> list[tuple[int, Path]]:
    numbered = ((_number(path.name), path) for path in _folders(index))
    return sorted((number, path) for number, path in numbered if number is not None)


def _folders(index: Path) -> Iterable[Path]:
    return (path for path in index.iterdir() if path.is_dir()) if index.is_dir() else ()


def _number(name: str) -> int | None:
    found = re.fullmatch(r"gen-([1-9]\d*)", name)
    return int(found[1]) if found else None


def _write(path: Path, text: str) -> None:
    """Replaces a file atomically and durably."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    fresh.replace(path)
    with suppress(OSError):  # some file systems cannot sync a folder; the rename is atomic all the same
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
