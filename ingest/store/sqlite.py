"""How SQLite is opened: one file, in the home unless WENBAO_DATABASE_URL names another.

A writer's connection runs in write-ahead-log mode with `synchronous=FULL` (a commit that was acknowledged survives a
power cut), foreign keys on and a wait of ten seconds for a lock. A transaction that is not to be `lasting` (a turn of a
conversation) commits with `synchronous=NORMAL`: it survives a kill, and does not wait for the disk. A reader's connection opens
the file read-only: it never makes, changes or checkpoints anything. Every transaction begins with an explicit BEGIN, IMMEDIATE
for writers, because Python's driver alone would leave table definitions outside of transactions. The right to write is the
home's lock (`ingest.store.home`).

>>> SqliteFile(Path("somewhere"), Path("somewhere/wenbao.db")).missing()
True
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from ingest.store.home import WriterLock
from ingest.store.quick import Driven

_BUSY_MILLISECONDS = 10_000
_WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
_ALL_PRAGMAS = ("foreign_keys=ON", f"busy_timeout={_BUSY_MILLISECONDS}", "cache_size=-32768")


@dataclass(frozen=True, slots=True)
class HomeRight:
    """The right to write to a SQLite store: its home's lock, which the operating system keeps while this process lives."""

    lock: WriterLock

    def attend(self, engine: Engine) -> None:
        """The lock cannot be lost."""

    def announce(self) -> None:
        """The lock's file says already who holds it."""

    def confirm(self) -> None:
        """The lock cannot be lost."""

    def fence(self, connection: Connection) -> None:
        """BEGIN IMMEDIATE lets one transaction write at a time."""

    def release(self) -> None:
        self.lock.release()


@dataclass(frozen=True, slots=True)
class RawPolling:
    """Asks the driver alone, which takes less time than so small a question through SQLAlchemy."""

    connection: PoolProxiedConnection

    def value(self, question: str) -> object:
        cursor = self.connection.cursor()
        try:
            cursor.execute(question)
            found = cursor.fetchone()
        finally:
            cursor.close()
        return None if found is None else found[0]

    def close(self) -> None:
        self.connection.close()


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A SQLite store; `ingest.store.engine.Database` says what each method is for."""

    home: Path
    path: Path
    shared = False
    key_seconds = 0.0
    advice = (
        "Look at the disk's space and permissions and run the command again; where the file is damaged, move it away and "
        "ingest again"
    )

    @property
    def shown(self) -> str:
        return str(self.path)

    def missing(self) -> bool:
        return not self.path.is_file()

    def right(self) -> HomeRight:
        return HomeRight(WriterLock.acquire(self.home))

    def engine(self, *, write: bool) -> Engine:
        location = f"file:{quote(str(self.path.absolute()))}?mode={'rwc' if write else 'ro'}"
        if not write and _sealed(self.path):
            location += "&immutable=1"

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(location, uri=True, isolation_level=None, check_same_thread=False)

        engine = create_engine(
            "sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=56, pool_use_lifo=True
        )

        def prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
            for pragma in (*_ALL_PRAGMAS, *_WRITER_PRAGMAS) if write else _ALL_PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").close()

        event.listen(engine, "connect", prepare)
        event.listen(engine, "begin", _begin)
        return engine

    def polling(self, engine: Engine) -> RawPolling:
        return RawPolling(engine.raw_connection())

    def building(self, seconds: float) -> AbstractContextManager[None]:
        return nullcontext()  # one process writes

    def windows(self) -> None:
        """One process serves the store, and counts in memory."""

    @contextmanager
    def quickly(self, engine: Engine, *, conversation: str | None = None) -> Iterator[Driven]:
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            if conversation is None:
                cursor.execute("BEGIN")
            else:
                cursor.execute("PRAGMA synchronous=NORMAL")
                cursor.execute("BEGIN IMMEDIATE")
            yield Driven(cursor, engine.dialect)
            cursor.execute("COMMIT")
        finally:
            connection.close()  # which takes back what was not committed

    def unhurried(self, connection: Connection) -> None:
        """A statement may take as long as it takes."""

    def forget(self, engine: Engine) -> None:
        """Brings the write-ahead log into the database file and empties it, so that what was taken out is in neither; a reader
        that is still at work leaves it to the next time."""
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    immediate = options.get("writes", False)
    if immediate:
        connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if options.get('lasting', True) else 'NORMAL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _sealed(path: Path) -> bool:
    """A finished store in a folder that cannot be written (a read-only mount): SQLite must be told not to look for a log."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()
