"""API keys in the SQL store.

Keys may be made and revoked while other processes serve the home: a key is one small row, the database keeps the writers
apart, and a serving process asks whether the keys changed (`KeyWatch`): with SQLite at each request, so that a revoked key is
refused by the next one, with PostgreSQL at most once a second.
The writer's lock, which keeps reports and the passage index to one process, is taken only to bring an older store's
tables up to date. Errors: StoreError, HomeBusy where that has to wait for the home's writer, HomeTooNew.

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder, open_keys(StoreSettings(Path(folder)), write=True) as ring:
...     made = ring.create(new_key(Scope.INGEST, "档案室"))
...     used = ring.used(made.key.id), ring.revoke(made.key.id), ring.revoke(made.key.id)
...     (used, [(key.name, key.lapsed(datetime.now(UTC))) for key in ring.keys().all])
((True, True, False), [('档案室', 'revoked')])
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Connection, Engine, insert, select, update

from ingest.errors import HomeBusy, StoreError
from ingest.settings import StoreSettings
from ingest.store import meta as store_meta
from ingest.store import tables
from ingest.store.api_keys import Key, Keys, NewKey, Scope, new_key, told
from ingest.store.engine import Database, Polled, WritersRight, database, translated
from ingest.store.json import dump, load_path
from ingest.store.migrations import LATEST, migrate, refuse_newer, version
from ingest.store.rows import Found

_COUNTED = "keys_changed"
_NONE_YET = "{} holds no store yet, and so no keys: `wenbao keys create` makes the first"
_NUMBER = f"SELECT value FROM meta WHERE name = '{_COUNTED}'"  # noqa: S608 - nothing of it comes from outside

__all__ = ["KeyRing", "Scope", "new_key", "open_keys"]


class KeyRing:
    """The keys of one store. Safe to share between threads; every method is one transaction."""

    def __init__(self, place: Database, engine: Engine) -> None:
        self._place, self._engine = place, engine

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
            store_meta.grow(connection, _COUNTED)
        return made

    def revoke(self, id: str) -> bool:
        """Ends a key for good; whether there was one to end."""
        table = tables.keys
        query = update(table).where(table.c.id == id, table.c.revoked.is_(None)).values(revoked=told(datetime.now(UTC)))
        with self._transaction(writes=True) as connection:
            ended = connection.execute(query).rowcount > 0
            if ended:
                store_meta.grow(connection, _COUNTED)
        return ended

    def used(self, id: str) -> bool:
        """Notes that a key is being used now; a note that a power cut may take back."""
        query = update(tables.keys).where(tables.keys.c.id == id).values(last_used=told(datetime.now(UTC)))
        with self._transaction(writes=True, lasting=False) as connection:
            return connection.execute(query).rowcount > 0

    def watch(self) -> KeyWatch:
        """What to ask for the keys at every request."""
        return KeyWatch(self, self._place, self._engine)

    @contextmanager
    def _transaction(self, *, writes: bool = False, lasting: bool = True) -> Iterator[Connection]:
        with _translated(self._place), self._engine.connect() as bare:
            connection = bare.execution_options(writes=writes, lasting=lasting)
            with connection.begin():
                yield connection


class KeyWatch:
    """The keys as they are now, for who asks often: whether they changed costs one small read on a connection of its own, and
    the rows are read only where they did.

    `known` are those read last, None before. `due` says whether they have to be looked at again, and takes no time worth a
    thread; `current` looks, and may wait for the database. Where asking takes time (PostgreSQL), what was read is believed for
    `Database.key_seconds`: for no longer than that a revoked key opens anything, in any process. Safe to share between threads."""

    def __init__(self, ring: KeyRing, place: Database, engine: Engine) -> None:
        self._ring, self._seconds = ring, place.key_seconds
        self._lock = Lock()
        self._count = Polled(place, engine, _NUMBER)
        self._number: object = None
        self._looked = 0.0
        self.known: Keys | None = None

    def due(self) -> bool:
        """Whether `known` is to be believed no more. Errors: StoreError."""
        if self.known is None:
            return True
        return time.monotonic() - self._looked >= self._seconds if self._seconds else self.changed()

    def changed(self) -> bool:
        """Whether keys were made or revoked since they were read, by whatever process."""
        return self.known is None or self._count.value() != self._number

    def current(self) -> Keys:
        """The keys; read where they changed since. Errors: StoreError."""
        with self._lock:
            if self.known is not None and time.monotonic() - self._looked < self._seconds:
                return self.known  # another thread has looked meanwhile
            looked, number = time.monotonic(), self._count.value()
            if self.known is None or number != self._number:
                self.known = self._ring.keys()
            self._number, self._looked = number, looked
            return self.known

    def close(self) -> None:
        """Gives the connection back."""
        self._count.close()


def _translated(place: Database) -> AbstractContextManager[None]:
    return translated(place, kept="no key was changed")


@contextmanager
def open_keys(settings: StoreSettings, *, write: bool = False) -> Iterator[KeyRing]:
    """The keys of a home, without its reports; for reading, a home that holds no store yet has none."""
    place = database(settings)
    if not write and place.missing():
        raise StoreError(_NONE_YET.format(f"the home {settings.home}"))
    with _translated(place):
        right = _right(place) if write else None
    engine = place.engine(write=write)
    try:
        with _translated(place), engine.connect() as bare:
            connection = bare.execution_options(writes=write)
            with connection.begin():
                _bring_up_to_date(connection, place, may_migrate=right is not None)
        if right is not None:
            right.release()
        yield KeyRing(place, engine)
    finally:
        engine.dispose()
        if right is not None:
            right.release()


def _right(place: Database) -> WritersRight | None:
    try:
        return place.right()
    except HomeBusy:
        return None  # whoever holds it has brought the store up to date


def _bring_up_to_date(connection: Connection, place: Database, *, may_migrate: bool) -> None:
    if may_migrate:
        place.unhurried(connection)
        migrate(connection)
        return
    found = version(connection)
    refuse_newer(found)
    if not found:
        raise StoreError(_NONE_YET.format(f"the database {place.shown}"))
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
