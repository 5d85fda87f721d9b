"""The calls that the passage index makes to a Chroma server (its HTTP interface, version 2), each bounded in time.

chromadb's own client is not used: it waits without end for a server that hangs, takes 80 MB to load, and can load what a
collection's configuration names. Here vectors go out as base64 of little-endian float32, and nothing that comes back is run.
Only addresses of this machine and of private networks are connected to, whatever a name resolves to at that moment.

Errors: IndexUnavailable for whatever is wrong; `NotThere` where the server has no such collection; `CutOff` where it ended the
connection while it worked, as a server does that dies of a damaged collection.

>>> encoded([1.0, 0.0])
'AACAPwAAAAA='
"""

from __future__ import annotations

import base64
import http.client
import json
import socket
import struct
import threading
from collections.abc import Sequence
from contextlib import suppress

from ingest.errors import IndexUnavailable
from ingest.settings import ChromaServer, is_near

_BASE = "/api/v2"
_COLLECTIONS = f"{_BASE}/tenants/default_tenant/databases/default_database/collections"
_CONNECTING = 2.0
SOON, WORKING = 5.0, 300.0
"""Seconds that a server may be silent: while somebody waits for an answer, and while it takes passages in."""
_LONGEST = 64 * 1024 * 1024
_KEPT = 16
_GONE = 404
_CUT = (http.client.RemoteDisconnected, http.client.IncompleteRead, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)


class NotThere(IndexUnavailable):
    """The server answers, and has no such collection."""


class CutOff(IndexUnavailable):
    """The server ended the connection instead of answering."""


class ChromaCalls:
    """One server's calls. Safe to share between threads; connections are kept and used again."""

    def __init__(self, server: ChromaServer) -> None:
        self.server = server
        self._idle: list[http.client.HTTPConnection] = []
        self._guard = threading.Lock()
        self._closed = False

    def alive(self) -> bool:
        """Whether the server answers at all."""
        try:
            self._asked("GET", f"{_BASE}/heartbeat", seconds=_CONNECTING)
        except IndexUnavailable:
            return False
        return True

    def most_at_once(self) -> int:
        """How many passages one call may bring."""
        return self._whole(self._asked("GET", f"{_BASE}/pre-flight-checks"), "max_batch_size")

    def create(self, name: str, graph: dict[str, object], metadata: dict[str, object]) -> str:
        """Makes a collection: its id."""
        made = {"name": name, "configuration": {"hnsw": graph}, "metadata": metadata, "get_or_create": False}
        return self._text(self._asked("POST", _COLLECTIONS, made, seconds=WORKING), "id")

    def look(self, name: str) -> tuple[str, dict[str, object]]:
        """A collection's id and metadata. Errors: NotThere."""
        told = self._asked("GET", f"{_COLLECTIONS}/{name}")
        metadata = told.get("metadata") if isinstance(told, dict) else None
        return self._text(told, "id"), metadata if isinstance(metadata, dict) else {}

    def count(self, id: str) -> int:
        """How many passages a collection says that it holds."""
        told = self._asked("GET", f"{_COLLECTIONS}/{id}/count", seconds=WORKING)
        if not isinstance(told, int):
            raise self._no_chroma()
        return told

    def add(self, id: str, passages: Sequence[int], vectors: Sequence[str]) -> None:
        """Brings vectors into a collection, each under a passage's id; those that are there already stay as they are."""
        sent = {"ids": [str(one) for one in passages], "embeddings": list(vectors)}
        self._asked("POST", f"{_COLLECTIONS}/{id}/add", sent, seconds=WORKING)

    def query(
        self, id: str, vectors: Sequence[Sequence[float]], count: int, *, seconds: float | None = None
    ) -> list[list[tuple[int, float]]]:
        """For each vector the ids and distances of the nearest passages, nearest first. Errors: NotThere, CutOff."""
        sent: dict[str, object] = {
            "query_embeddings": [list(row) for row in vectors],
            "n_results": count,
            "include": ["distances"],
        }
        told = self._asked("POST", f"{_COLLECTIONS}/{id}/query", sent, seconds=seconds)
        try:
            assert isinstance(told, dict)
            rows = zip(told["ids"], told["distances"], strict=True)
            return [[(int(one), float(far)) for one, far in zip(ids, distances, strict=True)] for ids, distances in rows]
        except (AssertionError, KeyError, TypeError, ValueError) as error:
            raise self._no_chroma() from error

    def delete(self, name: str) -> None:
        """Removes a collection; one that is not there is removed already."""
        with suppress(NotThere):
            self._asked("DELETE", f"{_COLLECTIONS}/{name}", seconds=WORKING)

    def close(self) -> None:
        """Closes the connections that wait; no call after this leaves one open."""
        with self._guard:
            idle, self._idle, self._closed = self._idle, [], True
        for connection in idle:
            connection.close()

    def _asked(self, method: str, path: str, sent: object = None, *, seconds: float | None = None) -> object:
        body = None if sent is None else json.dumps(sent).encode()
        seconds = SOON if seconds is None else seconds
        try:
            kept = self._taken()
            if kept is not None:
                with suppress(*_CUT):  # the server may have closed a connection that waited: asked once more, on a fresh one
                    return self._exchanged(kept, method, path, body, seconds)
            return self._exchanged(self._connected(), method, path, body, seconds)
        except TimeoutError as error:
            raise IndexUnavailable(f"the Chroma server {self.server.shown} did not answer within {seconds:.0f} s") from error
        except _CUT as error:
            raise CutOff(f"the Chroma server {self.server.shown} ended while it was asked ({error})") from error
        except (OSError, http.client.HTTPException) as error:
            raise IndexUnavailable(
                f"the Chroma server {self.server.shown} cannot be reached ({error}): look whether it runs; what is stored stays, and "
                "the index is used, or built, when it is there again"
            ) from error

    def _exchanged(
        self, connection: http.client.HTTPConnection, method: str, path: str, body: bytes | None, seconds: float
    ) -> object:
        """One request and its answer; the connection is kept only where the answer was whole."""
        try:
            if connection.sock is not None:
                connection.sock.settimeout(seconds)
            # the checked address is connected to, the name is told
            connection.request(
                method, path, body, {"Host": self.server.shown.removeprefix("http://"), "Content-Type": "application/json"}
            )
            answer = connection.getresponse()
            data = answer.read(_LONGEST + 1)
            if len(data) > _LONGEST or answer.will_close:
                connection.close()
            else:
                self._keep(connection)
        except BaseException:
            connection.close()
            raise
        try:
            told: object = json.loads(data)
        except ValueError as error:
            raise self._no_chroma() from error
        if answer.status == _GONE:
            raise NotThere(f"the Chroma server {self.server.shown} does not hold it ({_said(told)})")
        if not 200 <= answer.status < 300:
            raise IndexUnavailable(f"the Chroma server {self.server.shown} fails (status {answer.status}: {_said(told)})")
        return told

    def _connected(self) -> http.client.HTTPConnection:
        server = self.server
        found = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        far = [address for address in addresses if not is_near(address)]
        if far:
            raise IndexUnavailable(
                f"WENBAO_CHROMA_URL names {server.host}, which is {far[0]} now: expected an address of this machine or of a private "
                "network, since a Chroma server asks nobody for a key"
            )
        for address in addresses[:-1]:
            connection = http.client.HTTPConnection(address, server.port, timeout=_CONNECTING)
            with suppress(OSError):
                connection.connect()
                return connection
        connection = http.client.HTTPConnection(addresses[-1], server.port, timeout=_CONNECTING)
        connection.connect()
        return connection

    def _taken(self) -> http.client.HTTPConnection | None:
        with self._guard:
            return self._idle.pop() if self._idle else None

    def _keep(self, connection: http.client.HTTPConnection) -> None:
        with self._guard:
            if len(self._idle) < _KEPT and not self._closed:
                self._idle.append(connection)
                return
        connection.close()

    def _text(self, told: object, name: str) -> str:
        if not isinstance(told, dict) or not isinstance(told.get(name), str):
            raise self._no_chroma()
        return str(told[name])

    def _whole(self, told: object, name: str) -> int:
        if not isinstance(told, dict) or not isinstance(told.get(name), int):
            raise self._no_chroma()
        return int(told[name])

    def _no_chroma(self) -> IndexUnavailable:
        return IndexUnavailable(
            f"what answers at {self.server.shown} is no Chroma server of version 1: give the address of `chroma run` in WENBAO_CHROMA_URL"
        )


def encoded(vector: Sequence[float]) -> str:
    """A vector as the server takes it: base64 of little-endian float32."""
    return base64.b64encode(struct.pack(f"<{len(vector)}f", *vector)).decode("ascii")


def _said(told: object) -> str:
    """The server's own words, as far as they are for people."""
    words = told.get("message") or told.get("error") if isinstance(told, dict) else told
    return str(words)[:200]
