"""Files are parsed on other machines, by the workers of a Dask scheduler: the one door to distributed (extra `cluster`).

A `Cluster` stands where `ingest.workers.pool.Workers` does. A file's bytes travel with the task, so machines need no folder in common;
a Dask worker reads each in a process of its own within the same bounds and sends back what that process sent, which is unpickled
here as values alone. The one writer commits it, so nothing of a report is stored anywhere else. As many files as `jobs` are on
their way at a time, of 256 MB together. A Dask worker that dies in mid-file costs the files it was reading another try elsewhere
(Dask's own, `distributed.scheduler.allowed-failures`). A file that went through all of them is tried once more while no other
such file is, since it may only have been beside the one at fault; then it is its ParserCrashed.

The scheduler, every worker and this process must read alike, or the same report would be read differently: `equipment` is
compared before anything is sent and again with every task. A scheduler runs whatever it is sent: private networks or tls:// alone
(Dask's own settings name the certificates). Errors: UsageError for an address that is none; ClusterError; ReadError of a file.

>>> differences({"wenbao": "1.2"}, {"wenbao": "1.1", "lxml": "6.0"})
'wenbao 1.1 for 1.2, lxml 6.0 for none'
"""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Self, TypeVar

import dask
from distributed import Client, Future, KilledWorker, Security

from ingest.errors import LimitExceeded, ParserCrashed, ReadError, UsageError, WenbaoError
from ingest.files import too_large
from ingest.model import Report
from ingest.parsing import parse, reader_version
from ingest.readers import legacy
from ingest.workers.fork_server import allow_in_daemon
from ingest.workers.in_order import in_order
from ingest.workers.limits import MEGABYTE, Limits
from ingest.workers.pool import Workers, received, refused
from ingest.workers.process import ADVICE, Reader

T = TypeVar("T")
R = TypeVar("R")

IN_FLIGHT = 256 * MEGABYTE
"""Bytes of files that the scheduler holds at a time; a file that is larger goes alone."""
_CONNECTING = 10.0
"""Seconds to wait for the scheduler, and for its first worker."""
_PATIENCE = 60.0
"""Seconds that all workers may be gone: a machine that starts its worker again takes some."""
_LOOK = 5.0
_MOST_JOBS = 512
_AHEAD = 4
"""Results per file on its way that may wait for the one before them."""
_LIBRARIES = (
    "pdfplumber", "pdfminer.six", "pypdfium2", "lxml", "charset-normalizer", "opencc-python-reimplemented", "pillow",
    "rapidocr", "onnxruntime", "opencv-python-headless", "dask", "distributed",
)  # fmt: skip
"""What readings could differ by, and what carries the tasks."""
_SETTINGS = {
    "distributed.admin.large-graph-warning-threshold": "1GiB",  # the task is the file, and is as large as it may be
    "distributed.diagnostics.computations.nframes": 0,  # no source code is sent along
}


class ClusterError(WenbaoError):
    """The scheduler or its workers cannot be used, or read otherwise than is read here."""

    code = "cluster"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A task: one file to read, and what it must be read with."""

    name: str
    data: bytes
    limits: Limits
    read: Reader
    equipment: Mapping[str, str]


class Cluster:
    """The workers of a scheduler, each file read in a process of its own there. Leaving the block gives back what still runs.

    `jobs` files are on their way at a time, else two for each thread of the workers. `read` is what is done with a file, a
    function that can be imported there. Errors: UsageError, ClusterError."""

    def __init__(
        self, address: str, jobs: int | None = None, limits: Limits | None = None, read: Callable[[str, bytes], Report] = parse
    ) -> None:
        if not re.fullmatch(r"(tcp|tls)://(\[[0-9a-fA-F:]+\]|[^\s:/\[\]]+):[0-9]{1,5}", address):
            raise UsageError(f"{address}: found no address of a scheduler; expected tcp://host:port or tls://host:port")
        self.limits = limits or Limits()
        self._address, self._read = address, read
        self._room = _Room(IN_FLIGHT)
        self._suspect = threading.Lock()
        self._seen, self._looking = time.monotonic(), threading.Lock()
        dask.config.set(_SETTINGS)
        self._client = _connected(address)
        try:
            self.workers = self._all_alike()
            self.jobs = jobs or min(_MOST_JOBS, 2 * sum(self._client.nthreads().values()))
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Takes back what was asked for; what a worker has begun it ends, and nobody hears of it."""
        self._client.close(timeout=_CONNECTING)

    def parse(self, name: str, data: bytes) -> Report:
        """Has one report read; may be called from several threads. Errors: ReadError, ClusterError."""
        if len(data) > self.limits.file:
            raise LimitExceeded(too_large(name, self.limits.file))
        with self._room.taken(len(data)):
            message = self._answer(_Asked(name, data, self.limits, self._read, equipment()))
        return received(name, message)

    def map(self, call: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`call` of each item, at most `jobs` at a time in threads, the results in the order of the items."""
        return in_order(call, items, threads=self.jobs, ahead=self.jobs * _AHEAD, broken_off=self.close)

    def _answer(self, asked: _Asked) -> bytes:
        try:
            return self._sent(asked)
        except KilledWorker:
            with self._suspect:
                try:
                    return self._sent(asked)
                except KilledWorker as error:
                    raise ParserCrashed(
                        f"{asked.name}: found a file while reading which {2 * (error.allowed_failures + 1)} workers of the "
                        f"cluster ended, {ADVICE}"
                    ) from error

    def _sent(self, asked: _Asked) -> bytes:
        """What came of one task, however long it waits, as long as there is a worker."""
        try:
            future: Future[bytes] = self._client.submit(read_there, asked, pure=False)
            while True:
                try:
                    return future.result(timeout=_LOOK)
                except TimeoutError:
                    self._look()
        except (CancelledError, OSError) as error:
            raise ClusterError(
                f"{self._address}: found the scheduler gone while files were read ({error!s:.200}); what was told is stored, "
                "run the command again for the others"
            ) from error

    def _look(self) -> None:
        """Errors: ClusterError where there has been no worker for too long."""
        with self._looking:
            if self._client.nthreads():
                self._seen = time.monotonic()
            elif time.monotonic() - self._seen > _PATIENCE:
                raise ClusterError(
                    f"{self._address}: found no worker left; start one and run the command again, what was told is stored"
                )

    def _all_alike(self) -> int:
        """How many workers there are, all of them equipped as this process is."""
        try:
            self._client.wait_for_workers(1, timeout=_CONNECTING)
        except TimeoutError as error:
            raise ClusterError(
                f"{self._address}: found a scheduler without workers; expected one: start `dask worker`"
            ) from error
        ours = equipment()
        there: dict[str, Mapping[str, str] | Exception] = self._client.run(equipment, on_error="return")
        try:
            scheduler: Mapping[str, str] | Exception = self._client.run_on_scheduler(equipment)
        except (ImportError, AttributeError) as error:
            scheduler = error
        faults = {address: _fault(ours, found) for address, found in {"the scheduler": scheduler, **there}.items()}
        told = "; ".join(f"{address}: {fault}" for address, fault in faults.items() if fault)
        if told:
            raise ClusterError(
                f"{self._address}: found machines that would read otherwise than this one ({told}); expected the same wenbao "
                "with the same extras and libraries on all: install it there from the same requirements.lock"
            )
        return len(there)


def _connected(address: str) -> Client:
    try:
        known = address.startswith("tcp:") or Security().get_connection_args("client")["ssl_context"] is not None
        if not known:
            raise ValueError("Dask's settings name no certificates")
        return Client(address, timeout=_CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"{address}: found no Dask scheduler ({type(error).__name__}: {error!s:.200}); expected one of `dask scheduler`, and "
            "for tls:// the certificates in Dask's settings"
        ) from error


def read_there(asked: _Asked) -> bytes:
    """What a Dask worker does: the message of the process that read the file. Errors: ClusterError where it reads otherwise."""
    if told := differences(asked.equipment, equipment()):
        raise ClusterError(f"found a worker that joined and would read otherwise than the writer ({told}); nothing more is read")
    allow_in_daemon()
    with Workers(1, asked.limits, asked.read) as workers:
        try:
            return workers.message(asked.name, asked.data)
        except ReadError as error:
            return refused(error)


@cache
def equipment() -> dict[str, str]:
    """What this process reads with: every name with its version; what is not installed is left out."""
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}", "reader": reader_version()}
    for name in ("wenbao", *_LIBRARIES):
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # an extra, or wenbao run from its folder
            continue
    if legacy.program():
        found["LibreOffice"] = "installed"
    return found


def differences(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """What differs there, in words; nothing where nothing does."""
    names = dict.fromkeys([*ours, *theirs])
    return ", ".join(
        f"{name} {theirs.get(name, 'none')} for {ours.get(name, 'none')}" for name in names if ours.get(name) != theirs.get(name)
    )


def _fault(ours: Mapping[str, str], found: Mapping[str, str] | Exception) -> str:
    return f"no wenbao that can be asked, {found!s:.100}" if isinstance(found, Exception) else differences(ours, found)


class _Room:
    """So many bytes for all together; one that alone needs more waits until it is alone."""

    def __init__(self, most: int) -> None:
        self._most, self._taken = most, 0
        self._left = threading.Condition()

    @contextmanager
    def taken(self, size: int) -> Iterator[None]:
        with self._left:
            self._left.wait_for(lambda: self._taken + size <= self._most or not self._taken)
            self._taken += size
        try:
            yield
        finally:
            with self._left:
                self._taken -= size
                self._left.notify_all()
