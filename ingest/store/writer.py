"""The right to write as one process has it: from beginning to end, for the time of a job, or never.

Where several processes serve one store (PostgreSQL), none of them holds the right while it only answers: a job (a batch of
uploads, a correction, a new passage index) takes it, waits a bounded time for the process that has it, and gives it back. The
jobs of one process share it. Errors: HomeHeld where another process kept it too long (it says which), StoreError where the
store was opened for reading.

>>> from pathlib import Path
>>> from ingest.settings import StoreSettings
>>> from ingest.store.engine import database
>>> reader = Writer(database(StoreSettings(Path("somewhere"))), write=False, by_job=False)
>>> reader.has, reader.may
(False, False)
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, RLock

from sqlalchemy import Connection, Engine

from ingest.errors import HomeBusy, StoreError
from ingest.store.engine import Database, WritersRight, translated

WAIT_SECONDS = 5.0
"""How long a job waits for another process that writes, where it does not say otherwise."""
BUILD_SECONDS = 600.0
"""How long one who builds the passage index waits for another, where it does not say otherwise."""
_PAUSE_SECONDS = 0.1


class Writer:
    """One process's right to write to a store. Safe to share between threads."""

    def __init__(self, place: Database, *, write: bool, by_job: bool) -> None:
        self._place, self._by_job = place, write and by_job and place.shared
        self._lending, self._jobs = Lock(), 0
        self._building, self._builds = RLock(), 0
        self._right: WritersRight | None = None
        if write and not self._by_job:
            with translated(place):
                self._right = place.right()

    @property
    def has(self) -> bool:
        """Whether this process has the right now."""
        return self._right is not None

    @property
    def may(self) -> bool:
        """Whether it has it, or can take it while no other process has."""
        return self._right is not None or self._by_job

    def attend(self, engine: Engine) -> None:
        """A right that is kept to the end is taken again by itself after it was lost."""
        if self._right is not None:
            self._right.attend(engine)

    def make(self, tables: Callable[[], None]) -> None:
        """Has the right while the tables are made or brought up to date, and says in them who writes."""
        with self._job(WAIT_SECONDS, announced=False):
            tables()
            with translated(self._place):
                self._held().announce()

    @contextmanager
    def job(self, seconds: float = WAIT_SECONDS) -> Iterator[None]:
        """Has the right, waited for up to so many seconds, until the block ends."""
        with self._job(seconds, announced=True):
            yield

    @contextmanager
    def building(self, seconds: float) -> Iterator[None]:
        """Has the right to build the passage index until the block ends; a block within a block has it already, and threads of
        one process take it one after the other."""
        if not self.may:
            raise _for_reading()
        with self._building:
            if self._builds:
                yield
                return
            with translated(self._place), self._place.building(seconds):
                self._builds += 1
                try:
                    yield
                finally:
                    self._builds -= 1

    def confirm(self) -> None:
        """Makes sure before a transaction that the right was not lost. Errors: HomeHeld."""
        with translated(self._place):
            self._held().confirm()

    def fence(self, connection: Connection) -> None:
        """The first act of a writing transaction."""
        self._held().fence(connection)

    def close(self) -> None:
        """Gives the right back; a second call does nothing."""
        if self._right is not None:
            self._right.release()
            self._right = None

    @contextmanager
    def _job(self, seconds: float, *, announced: bool) -> Iterator[None]:
        self._borrow(time.monotonic() + seconds, announced=announced)
        try:
            yield
        finally:
            with self._lending:
                self._jobs -= 1
                if self._by_job and not self._jobs:
                    self.close()

    def _borrow(self, until: float, *, announced: bool) -> None:
        while True:
            with self._lending:
                try:
                    if self._right is None and self._by_job:
                        self._right = self._taken(announced=announced)
                    self._held()
                    self._jobs += 1
                    return
                except HomeBusy:
                    if time.monotonic() >= until:
                        raise
            time.sleep(_PAUSE_SECONDS)

    def _taken(self, *, announced: bool) -> WritersRight:
        with translated(self._place):
            right = self._place.right()
            try:
                if announced:
                    right.announce()
            except BaseException:
                right.release()
                raise
            return right

    def _held(self) -> WritersRight:
        if self._right is None:
            raise _for_reading()
        return self._right


def _for_reading() -> StoreError:
    return StoreError("this store was opened for reading; open it with write=True to change it")
