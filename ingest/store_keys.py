"""API keys in the SQL store.

Keys may be made and revoked while another process serves the home: a key is one small row, the database keeps the two
writers apart, and the serving process asks at each request whether the keys changed (`KeyWatch`), so that a revoked key is
refused by the next one.
The writer's lock, which keeps reports and the passage index to one process, is taken only to bring an older store's
tables up to date. Errors: StoreError, HomeBusy where that has to wait for the home's writer, HomeTooNew.

>>> import tempfile
>>> with tempfile.TemporaryDirectory() as folder, open_keys(StoreSettings(Path(folder)), write=True) as ring:
...     made = ring.create(new_key(Scope.INGEST, "档案室"))
...     used = ring.used(made.key.id), ring.revoke(made.key.id), ring.revoke(made.key.id)
...     (used, [(key.name, key.lapsed(datetime.now(UTC))) for key in ring.keys().all])
((True, True, False), [('档案室', 'revoked')])
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, PoolProxiedConnection, insert, select, update
from sqlalchemy.exc import DBAPIError

from ingest import store_tables as tables
from ingest.errors import HomeBusy, StoreError
from ingest.home import WriterLock
from ingest.keys import Key, Keys, NewKey, Scope, new_key, told
from ingest.migrations import LATEST, migrate, refuse_newer, version
from ingest.settings import StoreSettings
from ingest.store_engine import database_path, open_engine
from ingest.store_json import dump, load_path
from ingest.store_rows import Found

_COUNTED = "keys_changed"
_NUMBER = f"SELECT value FROM meta WHERE name = '{_COUNTED}'"  # noqa: S608 - nothing of it comes from outside

__all__ = ["KeyRing", "Scope", "new_key", "open_keys"]


class KeyRing:
    """The keys of one store. Safe to share between threads; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keys(self) -> Keys:
        """All keys ever made, oldest first."""
        with self._transaction() as connection:
            table = tables.keys
            return Keys(tuple(_key(row) for row in connection.execute(select(table).order_by(table.c.created, table.c.id))))

    def create(self, made: NewKey) -> NewKey:
        """Stores a new key: its digest, never its text."""
        key = made.key
        values = {
            "id": key.id,
            "name": key.name,
            "scope": key.scope.value,
            "digest": key.digest,
            "last_four": key.last_four,
            "origins": dump(key.origins),
            "created": key.created,
            "expires": key.expires,
        }
        with self._transaction(writes=True) as connection:
            connection.execute(insert(tables.keys), values)
            _changed(connection)
        return made

    def revoke(self, id: str) -> bool:
        """Ends a key for good; whether there was one to end."""
        table = tables.keys
        query = update(table).where(table.c.id == id, table.c.revoked.is_(None)).values(revoked=told(datetime.now(UTC)))
        with self._transaction(writes=True) as connection:
            ended = connection.execute(query).rowcount > 0
            if ended:
                _changed(connection)
        return ended

    def used(self, id: str) -> bool:
        """Notes that a key is being used now; a note that a power cut may take back."""
        query = update(tables.keys).where(tables.keys.c.id == id).values(last_used=told(datetime.now(UTC)))
        with self._transaction(writes=True, lasting=False) as connection:
            return connection.execute(query).rowcount > 0

    def watch(self) -> KeyWatch:
        """What to ask for the keys at every request."""
        return KeyWatch(self, self._engine)

    @contextmanager
    def _transaction(self, *, writes: bool = False, lasting: bool = True) -> Iterator[Connection]:
        with _translated(DBAPIError), self._engine.connect() as bare:
            connection = bare.execution_options(writes=writes, lasting=lasting)
            with connection.begin():
                yield connection


class KeyWatch:
    """The keys as they are now, for one thread that asks often: `changed` costs one small read on a connection of its own,
    and only where it says so `read` reads the rows."""

    def __init__(self, ring: KeyRing, engine: Engine) -> None:
        self._ring, self._engine = ring, engine
        self._connection: PoolProxiedConnection | None = None
        self._number: str | None = None
        self.known: Keys | None = None

    def changed(self) -> bool:
        """Whether keys were made or revoked since `read`, by whatever process."""
        return self.known is None or self._now() != self._number

    def read(self) -> Keys:
        """Reads the keys; `known` from now on."""
        self._number = self._now()
        self.known = self._ring.keys()
        return self.known

    def close(self) -> None:
        """Gives the connection back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _now(self) -> str | None:
        with _translated(self._engine.dialect.loaded_dbapi.Error, DBAPIError):
            if self._connection is None:
                self._connection = self._engine.raw_connection()
            cursor = self._connection.cursor()
            try:
                cursor.execute(_NUMBER)
                found = cursor.fetchone()
            finally:
                cursor.close()
        return None if found is None else str(found[0])


@contextmanager
def _translated(*faults: type[Exception]) -> Iterator[None]:
    try:
        yield
    except faults as error:
        raise StoreError(
            f"the store's keys cannot be reached: {getattr(error, 'orig', error)}; nothing was changed. Look at the disk's space "
            "and permissions and try again"
        ) from error


def _changed(connection: Connection) -> None:
    """Counts that keys were made or revoked."""
    table = tables.meta
    name = table.c.name == _COUNTED
    found = connection.execute(select(table.c.value).where(name)).scalar()
    if found is None:
        connection.execute(insert(table), {"name": _COUNTED, "value": "1"})
    else:
        connection.execute(update(table).where(name).values(value=str(int(found) + 1)))


@contextmanager
def open_keys(settings: StoreSettings, *, write: bool = False) -> Iterator[KeyRing]:
    """The keys of a home, without its reports; for reading, a home that holds no store yet has none."""
    path = database_path(settings)
    if not write and not path.is_file():
        raise StoreError(f"the home {settings.home} holds no store yet, and so no keys: `wenbao keys create` makes the first")
    lock = _lock(settings.home) if write else None
    engine = open_engine(path, write=write)
    try:
        with engine.connect() as bare:
            connection = bare.execution_options(writes=write)
            with connection.begin():
                _bring_up_to_date(connection, may_migrate=lock is not None)
        if lock is not None:
            lock.release()
        yield KeyRing(engine)
    finally:
        engine.dispose()
        if lock is not None:
            lock.release()


def _lock(home: Path) -> WriterLock | None:
    try:
        return WriterLock.acquire(home)
    except HomeBusy:
        return None  # whoever holds it has brought the store up to date


def _bring_up_to_date(connection: Connection, *, may_migrate: bool) -> None:
    if may_migrate:
        migrate(connection)
        return
    found = version(connection)
    refuse_newer(found)
    if found < LATEST:
        raise StoreError(
            f"the store is of version {found}, keys need version {LATEST}: stop the process that writes to this home, "
            "then run the command again, which brings the store up to date"
        )


def _key(row: Found) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        scope=Scope(row.scope),
        digest=row.digest,
        last_four=row.last_four,
        origins=load_path(row.origins),
        created=row.created,
        expires=row.expires,
        last_used=row.last_used,
        revoked=row.revoked,
    )
