"""Files are parsed in processes of their own, within bounds: what one file does costs that file alone.

Each file gets a fresh process (a copy of a fork server that has everything loaded; where there is none, a new interpreter),
its own session and an empty temporary folder that is gone afterwards. It is held to `ingest.workers.limits.Limits`: address space,
processor time, wall-clock time, size of files written, open files; no core dumps. A bound that is passed, a crash or an
exception nobody foresaw is that file's ReadError, in words. When it ends, for whatever reason, all that it started ends too;
when the process that asked for it dies, it ends as well. A worker sends back the pickled Report, and only values of the
model are unpickled. What it recognises in pictures it keeps for the next one (`ingest.readers.kept_readings`). Number of processes
per user is not bounded: the kernel counts all of a user's processes together.

On systems without `resource` (Windows) only time is bounded. Errors: ReadError, of them LimitExceeded and ParserCrashed from
here.

>>> with Workers(jobs=1) as workers:
...     workers.parse("a.txt", "示例市统计局2023年政府信息公开工作年度报告".encode()).identity.year
2023
"""

from __future__ import annotations

import io
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self, TypeVar

from ingest.errors import LimitExceeded, ParserCrashed, ReadError
from ingest.files import too_large
from ingest.model import Report
from ingest.parsing import parse
from ingest.readers.kept_readings import private
from ingest.settings import picture_cache
from ingest.workers import fork_server
from ingest.workers.in_order import in_order
from ingest.workers.limits import Bounds, Limits
from ingest.workers.process import ADVICE, DONE, OUT_OF_MEMORY, OUTPUT, WIDEN, end_all_in, work

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4
"""Results per worker that may wait for the one before them."""

log = logging.getLogger("wenbao.workers")


def default_jobs() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Workers:
    """At most `jobs` processes at a time, each reading one file. Leaving the block ends those that still run.

    `read` is what a worker does with a file, a function that can be pickled."""

    def __init__(
        self, jobs: int | None = None, limits: Limits | None = None, read: Callable[[str, bytes], Report] = parse
    ) -> None:
        self.jobs = jobs or default_jobs()
        self.limits = limits or Limits()
        self._read = read
        self._kept = private(picture_cache())
        self._kind = fork_server.kind()
        self._running: set[BaseProcess] = set()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends what still runs; who waits for it gets a ParserCrashed."""
        with self._lock:
            self._closed = True
            for process in self._running:
                _kill(process)

    def parse(self, name: str, data: bytes) -> Report:
        """Reads one report in a process of its own; may be called from several threads. Errors: ReadError."""
        return received(name, self.message(name, data))

    def message(self, name: str, data: bytes) -> bytes:
        """The same as the worker sent it, for `received`. Errors: ReadError where the worker sent none."""
        if len(data) > self.limits.file:
            raise LimitExceeded(too_large(name, self.limits.file))
        with tempfile.TemporaryDirectory(prefix="wenbao-", ignore_cleanup_errors=True) as folder:
            return self._in_process(name, data, folder)

    def map(self, call: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """`call` of each item, at most `jobs` at a time in threads, the results in the order of the items.

        Who stops before the end, by an error or an interrupt, ends the workers."""
        return in_order(call, items, threads=self.jobs, ahead=self.jobs * _AHEAD, broken_off=self.close)

    def _in_process(self, name: str, data: bytes, folder: str) -> bytes:
        receiver, sender = multiprocessing.Pipe(duplex=False)
        process = self._kind(target=work, args=(sender, self._read, name, data, self.limits, folder, self._kept), daemon=True)
        watch = _Watch(process, self.limits.reading)
        try:
            with receiver:
                try:
                    process.start()
                finally:
                    sender.close()
                self._add(process)
                watch.over(self.limits.reading)
                while True:
                    try:
                        message = receiver.recv_bytes(self.limits.result + 1)
                    except EOFError:
                        end_all_in(folder)
                        raise self._why(name, process, watch, folder) from None
                    if message != WIDEN:
                        return message
                    watch.over(self.limits.recognising)
        except OSError as error:
            raise ParserCrashed(f"{name}: found no process to read it in ({error}); run the command again") from error
        finally:
            watch.off()
            self._remove(process)

    def _add(self, process: BaseProcess) -> None:
        with self._lock:
            self._running.add(process)
            if self._closed:
                _kill(process)

    def _remove(self, process: BaseProcess) -> None:
        if process.pid is None:
            return
        _kill(process)
        process.join()
        with self._lock:
            self._running.discard(process)
        process.close()

    def _why(self, name: str, process: BaseProcess, watch: _Watch, folder: str) -> ReadError:
        """Why a worker ended without a result."""
        process.join()
        status = process.exitcode or 0
        if watch.expired:
            return LimitExceeded(f"{name}: found a file that takes more than {watch.bounds.wall:g} s to read, {ADVICE}")
        if hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU:
            return LimitExceeded(
                f"{name}: found a file that takes more than {watch.bounds.cpu} s of processor time to read, {ADVICE}"
            )
        if status == OUT_OF_MEMORY:
            return LimitExceeded(f"{name}: found a file that takes more memory to read than a report may, {ADVICE}")
        if self._closed:
            return ParserCrashed(f"{name}: reading was broken off; run the command again")
        log.info("%s: the worker ended with status %s: %s", name, status, _tail(Path(folder, OUTPUT)))
        how = signal.Signals(-status).name if -status in set(signal.Signals) else f"status {status}"
        return ParserCrashed(f"{name}: found a file on which the reader crashes ({how}), {ADVICE}")


class _Watch:
    """Kills a process whose time is over."""

    def __init__(self, process: BaseProcess, bounds: Bounds) -> None:
        self.expired = False
        self.bounds = bounds
        self._process = process
        self._began = time.monotonic()
        self._timer: threading.Timer | None = None

    def over(self, bounds: Bounds) -> None:
        """Sets the bounds, counted from the beginning."""
        self.off()
        if self.expired:
            return
        self.bounds = bounds
        self._timer = threading.Timer(max(0.0, self._began + bounds.wall - time.monotonic()), self._end)
        self._timer.daemon = True
        self._timer.start()

    def off(self) -> None:
        """Ends the watch; no kill comes after it returns."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()

    def _end(self) -> None:
        self.expired = True
        _kill(self._process)


def _kill(process: BaseProcess) -> None:
    """Ends a process and all that it started. Nothing happens where it has ended before."""
    if process.pid is None:
        return
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):  # it has ended, or has no session of its own yet
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _member(kind: object, name: str) -> Enum:
    """A member of an enumeration of ours: as what the first releases of Python 3.11 pickle it (getattr), and nothing else that this reaches."""
    if not (isinstance(kind, type) and issubclass(kind, Enum)):
        raise pickle.UnpicklingError(f"a worker may not send an attribute of {kind!r}")
    return kind[name]


class _ValuesAlone(pickle.Unpickler):
    """Unpickles what a worker sends: classes of ours and decimals, whatever the bytes ask for."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("decimal", "Decimal") or module in ("ingest.model", "ingest.errors"):
            return super().find_class(module, name)
        if (module, name) == ("builtins", "getattr"):
            return _member
        raise pickle.UnpicklingError(f"a worker may not send {module}.{name}")


def refused(error: ReadError) -> bytes:
    """A message that says what a worker could not."""
    return DONE + pickle.dumps(error, pickle.HIGHEST_PROTOCOL)


def received(name: str, message: bytes) -> Report:
    """What a worker's last message says. Errors: the ReadError in it."""
    try:
        value = _ValuesAlone(io.BytesIO(message[1:])).load()
    except (pickle.UnpicklingError, EOFError, AttributeError, ValueError, TypeError) as error:
        raise ParserCrashed(f"{name}: found a file whose reader sends no result ({error}), {ADVICE}") from error
    if isinstance(value, ReadError):
        raise value
    if not isinstance(value, Report):
        raise ParserCrashed(f"{name}: found a file whose reader sends a {type(value).__name__}, {ADVICE}")
    return value


def _tail(path: Path) -> str:
    """The end of what a worker printed."""
    return path.read_bytes()[-500:].decode("utf-8", "replace") if path.is_file() else ""
