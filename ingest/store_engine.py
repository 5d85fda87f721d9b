"""How SQLite is opened: everything about it that another database would do otherwise stands here.

A writer's connection runs in write-ahead-log mode with `synchronous=FULL` (a commit that was acknowledged survives a
power cut), foreign keys on and a wait of ten seconds for a lock. A transaction that is not to be `lasting` (a turn of a
conversation) commits with `synchronous=NORMAL`: it survives a kill, and does not wait for the disk. A reader's connection opens the file read-only: it
never makes, changes or checkpoints anything. Every transaction begins with an explicit BEGIN, IMMEDIATE for writers,
because Python's driver alone would leave table definitions outside of transactions.
Errors: UsageError for a database URL that is not of SQLite.

>>> from ingest.settings import StoreSettings
>>> database_path(StoreSettings(Path("somewhere"))).as_posix()
'somewhere/wenbao.db'
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from ingest.errors import UsageError
from ingest.home import DATABASE_NAME
from ingest.settings import StoreSettings

_BUSY_MILLISECONDS = 10_000
_WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
_ALL_PRAGMAS = ("foreign_keys=ON", f"busy_timeout={_BUSY_MILLISECONDS}")


def database_path(settings: StoreSettings) -> Path:
    """The SQLite file that the settings mean: the home's, or the one that WENBAO_DATABASE_URL names."""
    if settings.database_url is None:
        return settings.home / DATABASE_NAME
    try:
        url = make_url(settings.database_url)
    except ArgumentError as error:
        raise UsageError("WENBAO_DATABASE_URL is no database URL; expected one like sqlite:////folder/wenbao.db") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise UsageError(
            f"WENBAO_DATABASE_URL names a {url.get_backend_name()} database; expected the file of a SQLite database, "
            "like sqlite:////folder/wenbao.db"
        )
    return Path(url.database)


def open_engine(path: Path, *, write: bool) -> Engine:
    """An engine on this SQLite file; opened for reading it must exist."""
    location = f"file:{quote(str(path.absolute()))}?mode={'rwc' if write else 'ro'}"
    if not write and _sealed(path):
        location += "&immutable=1"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(location, uri=True, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=56)

    def prepare(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
        for pragma in (*_ALL_PRAGMAS, *_WRITER_PRAGMAS) if write else _ALL_PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        immediate = options.get("writes", False)
        if immediate:
            connection.exec_driver_sql(f"PRAGMA synchronous={'FULL' if options.get('lasting', True) else 'NORMAL'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _sealed(path: Path) -> bool:
    """A finished store in a folder that cannot be written (a read-only mount): SQLite must be told not to look for a log."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def empty_log(engine: Engine) -> None:
    """Brings SQLite's write-ahead log into the database file and empties it, so that what was taken out is in neither; a
    reader that is still at work leaves it to the next time."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
