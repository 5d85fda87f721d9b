"""Generations of the passage index that a Chroma server keeps: collections that are filled once, verified, switched to in SQL.

Which collection is in use stands in the SQL store (one row of `meta`, JSON): its name, its id, what it holds, a sample of passages
that it must find; another row has the passages that share a vector. Both are changed in one transaction that also raises the
library's revision, by which every process that reads, on whatever machine, sees the switch. A collection's name is noted before it
is made, so that a kill leaves none unknown; names are random, so that stores that share a server, or a copy of this store, never
meet one another's. A collection that was switched away from is removed after a while, since others may still be asking it.

The server gets passages' ids and vectors, and nothing else of them. An emptied or other server does not have the collection with
its id and model, which is told when it is opened or looked after. One that dies of the same collection again and again is not asked
for it any more: it is damaged, and the store's writer builds another. Errors: IndexUnavailable, for whatever is wrong with server
or collection; StoreError where the store fails.

>>> State().current is None
True
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.errors import IndexUnavailable
from ingest.index.http import WORKING, ChromaCalls, CutOff, NotThere, encoded
from ingest.index.place import BATCH, EXACT, GRAPH, Contents, Found, GenerationNow, Manifest, Passing, unlike
from ingest.index.twins import Twins
from ingest.settings import ChromaServer
from ingest.store.reading import batches

if TYPE_CHECKING:
    from ingest.store.library import Library

GRACE = 60.0
"""Seconds for which a collection is kept after it was switched away from."""
_DEATHS, _WITHIN = 3, 600.0
"""A collection of which the server died so often within so many seconds is damaged."""


@dataclass(frozen=True, slots=True)
class Named:
    """The collection in use; `probes` are passages that it must find, `written` is in seconds since 1970."""

    name: str
    id: str
    manifest: Manifest
    probes: tuple[int, ...]
    written: float


@dataclass(frozen=True, slots=True)
class Made:
    """A collection that may be on the server: since when it is of no use (None: it is being built, or in use)."""

    name: str
    left: float | None = None


@dataclass(frozen=True, slots=True)
class State:
    """What the SQL store knows of its collections; `number` counts all that were ever begun."""

    number: int = 0
    current: Named | None = None
    made: tuple[Made, ...] = ()

    def to_json(self) -> str:
        """As it is stored."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | None) -> State:
        """What was stored; a fresh state for None."""
        if text is None:
            return cls()
        told = json.loads(text)
        named, made = told["current"], tuple(Made(str(one["name"]), one["left"]) for one in told["made"])
        if named is None:
            return cls(int(told["number"]), None, made)
        held = named["manifest"]
        manifest = Manifest(str(held["model"]), int(held["passages"]), int(held["last_passage"]), int(held.get("vectors", 0)))
        current = Named(str(named["name"]), str(named["id"]), manifest, tuple(map(int, named["probes"])), float(named["written"]))
        return cls(int(told["number"]), current, made)


@dataclass(slots=True)
class Deaths:
    """How often, and when, a server died of a collection."""

    times: dict[str, list[float]] = field(default_factory=dict)

    def count(self, name: str) -> None:
        """It did just now."""
        self.times.setdefault(name, []).append(time.monotonic())

    def too_many(self, name: str) -> bool:
        """Whether it is to be asked for this collection no more."""
        since = time.monotonic() - _WITHIN
        return sum(1 for one in self.times.get(name, ()) if one > since) >= _DEATHS


class ServerGeneration:
    """A collection of a Chroma server, as a generation."""

    def __init__(self, calls: ChromaCalls, named: Named, twins: Twins, deaths: Deaths) -> None:
        self._calls, self._named, self._deaths = calls, named, deaths
        self.twins = twins

    @property
    def name(self) -> str:
        return self._named.name

    @property
    def manifest(self) -> Manifest:
        return self._named.manifest

    def nearest(self, vector: Sequence[float], count: int) -> Found:
        try:
            return self._calls.query(self._named.id, [vector], min(count, self.manifest.vectors))[0]
        except CutOff:
            self._deaths.count(self.name)
            raise
        except NotThere as error:
            raise _emptied(self._calls, self.name) from error

    def check(self, probes: Sequence[Sequence[float]], *, seconds: float) -> None:
        """Makes sure that the server holds the collection, all of it, and that it finds these vectors."""
        there(self._calls, self._named)
        held = self._calls.count(self._named.id)
        if held != self.manifest.vectors:
            raise IndexUnavailable(f"the passage index {self.name} holds {held} vectors, not {self.manifest.vectors}")
        try:
            found = _nearest_of(self._calls, self._named.id, probes, seconds)
        except CutOff:
            self._deaths.count(self.name)
            raise
        if any(far is None or far > EXACT for far in found):
            raise IndexUnavailable(f"the passage index {self.name} lost passages that it holds")

    def close(self) -> None:
        """The connections are the place's."""


class IndexServer:
    """The generations of a store that a server keeps; `ingest.index.place.IndexPlace` says what each method is for."""

    shared = True

    def __init__(self, library: Library, server: ChromaServer) -> None:
        self._library = library
        self._calls = ChromaCalls(server)
        self._deaths = Deaths()

    def current(self) -> str | None:
        named = self._state().current
        return None if named is None else named.name

    def manifest(self) -> Manifest:
        return self._used().manifest

    def now(self) -> GenerationNow | None:
        state = self._state()
        return None if state.current is None else GenerationNow(_number(state.current.name), state.current.written)

    def open(self) -> ServerGeneration | None:
        named = self._state().current
        if named is None:
            return None
        if self._deaths.too_many(named.name):
            raise IndexUnavailable(_damaged(self._calls, named.name))
        generation = ServerGeneration(self._calls, named, self._twins(named), self._deaths)
        live = [chunk.id for chunk in self._library.chunks(ids=named.probes)]
        generation.check(self._library.vectors(live).tolist(), seconds=WORKING)
        return generation

    def damage(self) -> str | None:
        try:
            named = self._used()
            if self._deaths.too_many(named.name):
                return _damaged(self._calls, named.name)
            if not named.manifest.vectors:
                raise unlike(named.name)
            there(self._calls, named)
        except IndexUnavailable as error:
            return str(error)
        return None

    def in_use(self) -> bool:
        return False

    def reachable(self) -> bool:
        return self._calls.alive()

    def write(self, contents: Contents) -> Manifest:
        most = min(BATCH, self._calls.most_at_once())
        state = self._state()
        name = f"wenbao-{state.number + 1}-{secrets.token_hex(8)}"
        self._note(replace(state, number=state.number + 1, made=(*state.made, Made(name))))
        # The graph's files are written once, when the last vector has come in: they are never changed after that.
        graph = {**GRAPH, "sync_threshold": max(2, contents.expected)}
        id = self._calls.create(name, graph, {"model": contents.model})
        passing = Passing(contents)
        for batch in batches(passing, most):
            vectors = [encoded(item.vector) for item in batch]
            self._calls.add(id, [item.id for item in batch], vectors)
        passing.ask(lambda rows: _nearest_of(self._calls, id, rows, WORKING))
        probes = passing.probes()
        named = Named(name, id, passing.manifest(), tuple(item.id for item in probes), time.time())
        made = ServerGeneration(self._calls, named, passing.twins, self._deaths)
        made.check([item.row() for item in probes], seconds=WORKING)
        self._switch(named, passing.twins)
        return named.manifest

    def forget_current(self) -> None:
        if self._state().current is not None:
            self._switch(None)

    def litter(self) -> bool:
        return bool(_old(self._state(), GRACE))

    def remove_old(self, *, forget: bool = False) -> None:
        """One that was begun and is not in use was given up. While the server is away the names are kept."""
        state = self._state()
        old = _old(state, 0.0 if forget else GRACE)
        if not old or not self._calls.alive():
            return
        for one in old:
            self._calls.delete(one.name)
        kept = replace(state, made=tuple(one for one in state.made if one not in old))
        self._library.note_index(kept.to_json(), twins={one.name: None for one in old})

    def close(self) -> None:
        self._calls.close()

    def _switch(self, named: Named | None, twins: Twins | None = None) -> None:
        """Names the collection in use, and since when the one before it is of no use, in one transaction."""
        state, now = self._state(), time.time()
        left = state.current.name if state.current is not None else None
        made = tuple(replace(one, left=now) if one.name == left else one for one in state.made)
        told = {named.name: twins.to_json()} if named is not None and twins is not None else {}
        self._library.note_index(replace(state, current=named, made=made).to_json(), switched=True, twins=told)

    def _used(self) -> Named:
        named = self._state().current
        if named is None:
            raise IndexUnavailable("there is no passage index yet")
        return named

    def _state(self) -> State:
        return State.from_json(self._library.index_state())

    def _twins(self, named: Named) -> Twins:
        """The passages that share a vector, as noted when this collection was switched to."""
        told = self._library.index_twins(named.name)
        if told is None:
            raise unlike(named.name)
        return Twins.from_json(told)

    def _note(self, state: State) -> None:
        self._library.note_index(state.to_json())


def _old(state: State, grace: float) -> list[Made]:
    """Collections of no use: given up while they were built, or switched away from so many seconds ago."""
    kept, due = state.current.name if state.current is not None else None, time.time() - grace
    return [one for one in state.made if one.name != kept and (one.left is None or one.left <= due)]


def there(calls: ChromaCalls, named: Named) -> None:
    """Makes sure that the server holds this very collection. Errors: IndexUnavailable."""
    try:
        id, metadata = calls.look(named.name)
    except NotThere as error:
        raise _emptied(calls, named.name) from error
    if id != named.id or metadata.get("model") != named.manifest.model:
        raise _emptied(calls, named.name)


def _nearest_of(calls: ChromaCalls, id: str, rows: Sequence[Sequence[float]], seconds: float) -> list[float | None]:
    """How far the nearest vector of each of these is, None where none is found."""
    found = calls.query(id, rows, 1, seconds=seconds) if rows else []
    return [hits[0][1] if hits else None for hits in found]


def _emptied(calls: ChromaCalls, name: str) -> IndexUnavailable:
    return IndexUnavailable(
        f"the Chroma server {calls.server.shown} was emptied, or is another: it does not hold the passage index {name}"
    )


def _damaged(calls: ChromaCalls, name: str) -> str:
    return f"the Chroma server {calls.server.shown} ended {_DEATHS} times while it was asked for the passage index {name}: it is damaged"


def _number(name: str) -> int:
    return int(name.split("-")[1])
