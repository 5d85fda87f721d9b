"""The folder that holds the embedded stores, and the lock that makes one process its writer.

    HOME/wenbao.db        the SQL store, the one truth
    HOME/writer.lock      held (flock) by the process that writes; the text in it names that process
    HOME/index/           the passage index, derived from the store and disposable

The operating system frees the lock when its holder dies, however it dies, so a lock never has to be broken by hand.
The note in the file is for people: it is believed only while the lock is really held. Readers take no lock.
Errors: HomeHeld, a HomeBusy that knows the holder; StoreError where the folder cannot be made or written.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder:
...     home = Path(folder) / "home"
...     lock = WriterLock.acquire(home)
...     held = holder(home)
...     lock.release()
...     (held.pid == os.getpid(), holder(home))
(True, None)
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ingest.errors import HomeBusy, StoreError

DATABASE_NAME = "wenbao.db"
INDEX_NAME = "index"
_LOCK_NAME = "writer.lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes to a home: its id, its command line, since when (ISO 8601, UTC), and on which machine."""

    pid: int
    command: str
    since: str
    host: str = ""

    @classmethod
    def here(cls) -> Holder:
        """This process, from now on."""
        return cls(os.getpid(), _command(), datetime.now(UTC).isoformat(timespec="seconds"), socket.gethostname())

    @classmethod
    def starting(cls) -> Holder:
        """One that holds the lock and has not said yet who it is."""
        return cls(0, "a process that is just starting", "now")


class HomeHeld(HomeBusy):
    """Another process writes: which."""

    def __init__(self, message: str, holder: Holder) -> None:
        super().__init__(message)
        self.holder = holder


def lock_file(path: Path, *, shared: bool = False) -> int | None:
    """Opens `path` (made if missing) and locks it without waiting: the file descriptor, or None where another holds it.

    Closing the descriptor frees the lock.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


class WriterLock:
    """The right to write to a home, held from `acquire` to `release` or to the end of the process."""

    def __init__(self, home: Path, descriptor: int) -> None:
        self.home = home
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, home: Path) -> WriterLock:
        """Makes the home if it is missing and takes its lock, at once or not at all."""
        try:
            home.mkdir(parents=True, exist_ok=True)
            descriptor = lock_file(home / _LOCK_NAME)
        except OSError as error:
            raise StoreError(
                f"the home {home} cannot be written ({error.strerror or error}); name another folder with --home or WENBAO_HOME"
            ) from error
        if descriptor is None:
            raise _held(home)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(asdict(Holder.here()), ensure_ascii=False).encode(), 0)
        return cls(home, descriptor)

    def release(self) -> None:
        """Gives the lock back; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def holder(home: Path) -> Holder | None:
    """Who writes to this home now, or None. Changes nothing, makes nothing."""
    path = home / _LOCK_NAME
    if not path.is_file():
        return None
    descriptor = lock_file(path, shared=True)
    if descriptor is not None:
        os.close(descriptor)
        return None
    return _note(path)


def _held(home: Path) -> HomeHeld:
    held = _note(home / _LOCK_NAME)
    return HomeHeld(
        f"the home {home} is being written by process {held.pid} ({held.command}, since {held.since}); one process writes to a "
        "home at a time: wait for it, stop it, or name another home with --home or WENBAO_HOME",
        held,
    )


def _note(path: Path) -> Holder:
    """What the lock's file says; the holder may not have written it yet."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return Holder(int(told["pid"]), str(told["command"]), str(told["since"]), str(told.get("host", "")))
    except (ValueError, KeyError, TypeError):
        return Holder.starting()


def _command() -> str:
    program = Path(sys.argv[0]).name if sys.argv and sys.argv[0] else "python"
    return " ".join([program, *sys.argv[1:]])[:200]
