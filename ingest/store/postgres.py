"""How PostgreSQL is opened (extra `postgres`: psycopg 3), and how one process at a time writes to it.

Reading transactions are REPEATABLE READ and read-only: all their queries see one state, as in SQLite. Writing ones are
READ COMMITTED; one that is not to be `lasting` does not wait for the disk. Connections are tried before use, so that a server
that was stopped and started costs no more than what was asked while it was away. Limits: 5 s to connect, 30 s a statement, 10 s
for a lock, 60 s of silence within a transaction.

The right to write is the home's lock and an advisory lock of the server, held by a connection of its own, which dies with the
process, or some 90 s after the machine; building the passage index, which takes long and changes no document, has a lock of its
own. The connection may be lost while the process lives (a restart of the server); it is
taken again when the server is reached again, unless another process was faster. So each holder has a token in `meta`, and a writing transaction begins by locking that row and
comparing: it is refused where another has written its own (`HomeBusy` says who), and transactions of one process write one
after the other, so that ids grow with commits. Needs a session of the server's own: a pooler must be in session mode.

>>> from sqlalchemy import make_url
>>> place = PostgresDatabase(Path("somewhere"), make_url("postgresql://office:secret@db.example:5433/reports?sslpassword=secret"))
>>> place.shown, place.missing()
('postgresql://office@db.example:5433/reports', False)
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from ingest.errors import HomeBusy, StoreError
from ingest.store import meta as store_meta
from ingest.store.home import Holder, HomeHeld, WriterLock
from ingest.store.quick import ThroughCore
from ingest.store.rates import SharedWindows

_LIMITS = {
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    "idle_session_timeout": "0",
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "15",
    "tcp_keepalives_count": "4",
}
_SET_LIMITS = "SELECT " + ", ".join(f"set_config('{name}', '{value}', false)" for name, value in _LIMITS.items())
_CONNECTING = {
    "connect_timeout": 5,
    "client_encoding": "utf8",
    "application_name": "wenbao",
    "keepalives_idle": 30,
    "keepalives_interval": 15,
    "keepalives_count": 4,
}
_OLDEST, _ENCODING = 14, "UTF8"
_POOL_SECONDS = 10
_RENEWED_AFTER_SECONDS = 1800
_LOCK = "1463897666, hashtext(current_schema())"  # a number of our own, and the schema: each may hold a store
_BUILD = text("SELECT pg_try_advisory_lock(1463897667, hashtext(current_schema()))")
_TAKE = text(f"SELECT pg_try_advisory_lock({_LOCK}), pg_backend_pid()")
_LOCKER = text(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 1463897666 AND objsubid = 2 "
    "AND objid = (hashtext(current_schema())::bigint & 4294967295)::oid "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)
_FENCE = text("SELECT value FROM meta WHERE name = 'writer' FOR UPDATE")
_WRITER = "writer"
_TRIES, _PAUSE_SECONDS = 8, 0.05
_HAS_META = text("SELECT to_regclass('meta') IS NOT NULL")
_LINE_UP = text("SELECT pg_advisory_xact_lock(hashtextextended(:conversation, 0))")


class PostgresDatabase:
    """A store in a PostgreSQL database; `ingest.store.engine.Database` says what each method is for."""

    shared = True
    key_seconds = 1.0
    advice = "Look whether the server runs, has room and lets this user in, and try again"

    def __init__(self, home: Path, url: URL) -> None:
        self._home = home
        self._url = url.set(drivername="postgresql+psycopg")

    @property
    def shown(self) -> str:
        url = self._url
        return str(URL.create("postgresql", url.username, None, url.host, url.port, url.database))

    def missing(self) -> bool:
        return False  # whether it holds tables is asked when it is opened

    def right(self) -> PostgresRight:
        lock = WriterLock.acquire(self._home)
        try:
            return PostgresRight(self, lock)
        except BaseException:
            lock.release()
            raise

    def engine(self, *, write: bool) -> Engine:
        engine = self._engine(
            pool_pre_ping=True, pool_size=8, max_overflow=8, pool_timeout=_POOL_SECONDS, pool_recycle=_RENEWED_AFTER_SECONDS
        )
        event.listen(engine, "begin", _begin)
        return engine

    def session(self) -> Connection:
        """A connection outside of pools and transactions."""
        return self._engine(poolclass=NullPool, isolation_level="AUTOCOMMIT").connect()

    def polling(self, engine: Engine) -> SessionPolling:
        return SessionPolling(self)

    @contextmanager
    def building(self, seconds: float) -> Iterator[None]:
        until = time.monotonic() + seconds
        session = self.session()
        try:
            while not session.execute(_BUILD).scalar():
                if time.monotonic() >= until:
                    raise HomeBusy(f"the passage index of the store {self.shown} is being built by another process: wait for it")
                time.sleep(_PAUSE_SECONDS)
            yield
        finally:
            session.close()

    def windows(self) -> SharedWindows:
        return SharedWindows(self)

    @contextmanager
    def quickly(self, engine: Engine, *, conversation: str | None = None) -> Iterator[ThroughCore]:
        with engine.connect() as bare:
            connection = bare if conversation is None else bare.execution_options(writes=True, lasting=False)
            with connection.begin():
                if conversation is not None:
                    connection.execute(_LINE_UP, {"conversation": conversation.replace("\0", " ")})
                yield ThroughCore(connection)

    def unhurried(self, connection: Connection) -> None:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")

    def forget(self, engine: Engine) -> None:
        """The server clears the space itself (autovacuum); its log and its backups are its keeper's."""

    def _engine(self, **options: Any) -> Engine:
        given = {name: value for name, value in _CONNECTING.items() if name not in self._url.query}
        engine = create_engine(self._url, connect_args=given, **options)
        event.listen(engine, "connect", self._prepare)
        return engine

    def _prepare(self, connection: psycopg.Connection, entry: ConnectionPoolEntry) -> None:
        found = connection.info.parameter_status("server_encoding")
        if found != _ENCODING:
            raise StoreError(f"the database {self.shown} has the encoding {found}, expected {_ENCODING}: make another")
        if connection.info.server_version < _OLDEST * 10_000:
            raise StoreError(f"the server of {self.shown} is older than PostgreSQL {_OLDEST}: use a later one")
        connection.execute(_SET_LIMITS)
        connection.commit()


class SessionPolling:
    """A session outside of transactions; one that was cut off is replaced by another."""

    def __init__(self, place: PostgresDatabase) -> None:
        self._place = place
        self._session: Connection | None = None

    def value(self, question: str) -> object:
        if self._session is not None:
            try:
                return self._session.exec_driver_sql(question).scalar()
            except DBAPIError:
                self.close()
        self._session = self._place.session()
        return self._session.exec_driver_sql(question).scalar()

    def close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


class PostgresRight:
    """The right to write to a PostgreSQL store."""

    def __init__(self, place: PostgresDatabase, lock: WriterLock) -> None:
        self._place, self._lock = place, lock
        self._one = Lock()
        self._note = ""
        self._session: Connection | None = self._taken()

    def attend(self, engine: Engine) -> None:
        def reached(*_: object) -> None:
            with suppress(HomeBusy, DBAPIError):  # whoever writes next is told
                self.confirm()

        event.listen(engine, "connect", reached)

    def announce(self) -> None:
        assert self._session is not None
        store_meta.put(self._session, _WRITER, self._note)

    def confirm(self) -> None:
        with self._one:
            if self._session is not None:
                try:
                    self._session.exec_driver_sql("SELECT 1")
                    return
                except DBAPIError:
                    self._end()
            self._session = self._taken()
            try:
                self.announce()
            except BaseException:
                self._end()
                raise

    def fence(self, connection: Connection) -> None:
        if connection.execute(_FENCE).scalar() != self._note:
            raise _busy(self._place.shown, _holder(connection))

    def release(self) -> None:
        self._end()
        self._lock.release()

    def _end(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _taken(self) -> Connection:
        session = self._place.session()
        try:
            for _ in range(_TRIES):
                taken, backend = session.execute(_TAKE).one()
                if taken:
                    break
                time.sleep(_PAUSE_SECONDS)  # the server may be about to learn that the holder was killed
            else:
                raise _busy(self._place.shown, _holder(session))
        except BaseException:
            session.close()
            raise
        self._note = json.dumps({**asdict(Holder.here()), "backend": backend, "token": secrets.token_hex(8)})
        return session


def _holder(connection: Connection) -> Holder:
    """The process that holds the advisory lock, as its note in the store says; a note that is of another is not believed."""
    locker = connection.execute(_LOCKER).scalar()
    note = store_meta.named(connection, _WRITER) if connection.execute(_HAS_META).scalar() else None
    told = json.loads(note) if note is not None else {}
    if locker is None or told.get("backend") != locker:
        return Holder.starting()
    return Holder(told["pid"], told["command"], told["since"], told["host"])


def _busy(shown: str, holder: Holder) -> HomeHeld:
    who = f"process {holder.pid} on {holder.host} ({holder.command}, since {holder.since})" if holder.pid else holder.command
    return HomeHeld(
        f"the store {shown} is being written by {who}; one process writes to a store at a time: wait for it, stop it, "
        "or name another database with WENBAO_DATABASE_URL",
        holder,
    )


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writes = options.get("writes", False)
    driver = _driver(connection.connection.driver_connection)
    level = psycopg.IsolationLevel.READ_COMMITTED if writes else psycopg.IsolationLevel.REPEATABLE_READ
    if driver.isolation_level != level or driver.read_only == writes:
        driver.isolation_level, driver.read_only = level, not writes  # told with BEGIN, at no cost
    if writes and not options.get("lasting", True):
        connection.exec_driver_sql("SET LOCAL synchronous_commit TO off")


def _driver(connection: object) -> psycopg.Connection:
    assert isinstance(connection, psycopg.Connection)
    return connection
