"""What is killed, and where: the points at which a process, or the Chroma server, dies, and what it does until then.

A point names a function of ours, or of a library; the process that is to die puts a stand-in in its place that counts the calls.
`acting` runs in a process of its own and tells each document that is acknowledged. Errors: those of what it does, but where a server
is killed or stopped: then only what the process had acknowledged counts.

>>> len({point.name for point in POINTS}) == len(POINTS)
True
"""

from __future__ import annotations

import importlib
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.cli.backup import restore
from ingest.embedding import Embedder, load_embedder
from ingest.errors import StoreError
from ingest.index import server as index_server
from ingest.index.nearest import build_generation
from ingest.model import Report
from ingest.parsing import parse
from ingest.pipeline import Outcome, ingest_paths
from ingest.rebuilding import rebuild
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from ingest.workers.limits import Limits

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Point:
    """Where a process dies: before or after the n-th call of a function while it acts. `chroma`: the server dies there instead."""

    name: str
    act: str
    where: str
    after: bool = False
    nth: int = 1
    chroma: bool = False


INGESTING = (
    Point("ingest: before a document", "ingest", "ingest.store.library:Library.commit", nth=2),
    Point("ingest: between a document's parts", "ingest", "ingest.store.library:_insert", nth=3),
    Point("ingest: before a document's commit", "ingest", "ingest.store.meta:grow", nth=2),
    Point("ingest: after a document", "ingest", "ingest.store.library:Library.commit", after=True, nth=2),
)
EMBEDDED = (
    Point("build: before", "ingest", "ingest.index.generation:_fill"),
    Point("build: graph written, not closed", "ingest", "chromadb.api.models.Collection:Collection.add", after=True),
    Point("build: filled", "ingest", "ingest.index.generation:_fill", after=True),
    Point("build: hashed", "ingest", "ingest.index.generation:_digests", after=True),
    Point("build: probes written", "ingest", "ingest.index.generation:_write", after=True),
    Point("build: twins written", "ingest", "ingest.index.generation:_write", after=True, nth=2),
    Point("build: manifest written", "ingest", "ingest.index.generation:_write", after=True, nth=3),
    Point("build: verified", "ingest", "ingest.index.generation:_verify", after=True),
    Point("switch: before", "ingest", "ingest.index.generation:_write", nth=4),
    Point("switch: written beside", "ingest", "pathlib:Path.replace", nth=4),
    Point("switch: after", "ingest", "ingest.index.generation:_write", after=True, nth=4),
    Point("clean-up: before", "ingest", "ingest.index.generation:IndexFolder.remove_old"),
    Point("clean-up: folder about to go", "ingest", "shutil:rmtree"),
    Point("clean-up: after", "ingest", "ingest.index.generation:IndexFolder.remove_old", after=True),
    Point("restore: list read", "restore", "assistant.cli.backup:_manifest", after=True),
    Point("restore: part about to be placed", "restore", "pathlib:Path.replace"),
    Point("restore: store placed", "restore", "assistant.cli.backup:_place", after=True),
    Point("restore: index about to be built", "restore", "ingest.index.generation:_fill"),
)
REBUILDING = (
    Point("rebuild: before embedding", "rebuild", "ingest.rebuilding:embed_all"),
    Point("rebuild: vectors replaced, not committed", "rebuild", "ingest.store.recovery:replace_vectors", after=True),
    Point("rebuild: vectors committed", "rebuild", "ingest.store.library:Library.replace_vectors", after=True),
    Point("rebuild: before old ones go", "rebuild", "ingest.rebuilding:forget_old"),
    Point("rebuild: after", "rebuild", "ingest.rebuilding:forget_old", after=True),
)
SERVED = (
    Point("build: name noted", "ingest", "ingest.index.http:ChromaCalls.create"),
    Point("build: collection made", "ingest", "ingest.index.http:ChromaCalls.create", after=True),
    Point("build: filled", "ingest", "ingest.index.http:ChromaCalls.add", after=True),
    Point("build: verified", "ingest", "ingest.index.server:ServerGeneration.check", after=True),
    Point("switch: before the commit", "ingest", "ingest.index.server:IndexServer._switch"),
    Point("switch: in the transaction", "ingest", "ingest.store.library:store_meta.grow", nth=4),
    Point("switch: after", "ingest", "ingest.index.server:IndexServer._switch", after=True),
    Point("clean-up: before", "ingest", "ingest.index.http:ChromaCalls.delete"),
    Point("clean-up: removed, not noted", "ingest", "ingest.index.http:ChromaCalls.delete", after=True),
    Point("Chroma killed: before passages", "ingest", "ingest.index.http:ChromaCalls.add", chroma=True),
    Point("Chroma killed: passages in", "ingest", "ingest.index.http:ChromaCalls.add", after=True, chroma=True),
    Point("Chroma killed: before the check", "ingest", "ingest.index.server:ServerGeneration.check", chroma=True),
    Point("Chroma killed: at the switch", "ingest", "ingest.index.server:IndexServer._switch", chroma=True),
    Point("Chroma killed: at the clean-up", "ingest", "ingest.index.http:ChromaCalls.delete", chroma=True),
)
POINTS = (*INGESTING, *EMBEDDED, *REBUILDING, *(Point(**asdict(one) | {"name": f"server, {one.name}"}) for one in SERVED))


class Turned:
    """Another model: the vectors of the one that ships, turned round."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.dimension = inner.dimension
        self.fingerprint = f"turned@1/{inner.dimension}"

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return -self._inner.embed_passages(texts)

    def embed_query(self, text: str) -> Vectors:
        return -self._inner.embed_query(text)


def embedder_of(library: Library, settings: StoreSettings) -> Embedder:
    """The model whose vectors the store holds."""
    shipped = load_embedder(settings)
    return Turned(shipped) if (library.model() or "").startswith("turned") else shipped


def armed(point: Point, chroma: int) -> None:
    """Lets this process, or the Chroma server, die at the point."""
    module, _, path = point.where.partition(":")
    owner: object = importlib.import_module(module)
    *way, name = path.split(".")
    for step in way:
        owner = getattr(owner, step)
    original: Callable[..., object] = getattr(owner, name)
    calls = 0

    def dying(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        result = original(*given, **named) if point.after else None
        if calls == point.nth:
            os.kill(chroma if point.chroma else os.getpid(), signal.SIGKILL)
        return result if point.after else original(*given, **named)

    setattr(owner, name, dying)


class Here:
    """Parses in this process, which is the one that is killed."""

    def __init__(self) -> None:
        self.limits = Limits()

    def __enter__(self) -> Here:
        return self

    def __exit__(self, *_: object) -> None:
        """It holds nothing."""

    def parse(self, name: str, data: bytes) -> Report:
        return parse(name, data)

    def map(self, call: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return map(call, items)


def acting(act: str, settings: StoreSettings, folder: Path, point: Point | None, chroma: int, told: Connection) -> None:
    """What the killed process does; it tells each document that is acknowledged, and at the end that it came there."""
    index_server.GRACE = 0.0  # what was switched away from is removed at once, so that removing it can be killed
    if point is not None:
        armed(point, chroma)
    with suppress(StoreError) if chroma else ExitStack():
        if act == "restore":
            restore(folder, settings)
            with open_library(settings, write=True) as library:
                build_generation(library, settings)
        else:
            with open_library(settings, write=True) as library:
                model = embedder_of(library, settings)
                if act == "ingest":
                    ingest_paths([folder], library, settings, lambda: model, lambda done: _tell(told, done), readers=Here())
                else:
                    other = load_embedder(settings) if isinstance(model, Turned) else Turned(model)
                    rebuild(library, settings, lambda: other)
    told.send(None)


def _tell(told: Connection, done: Outcome) -> None:
    told.send(done.file)
