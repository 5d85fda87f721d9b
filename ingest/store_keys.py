"""API keys in the SQL store.

Keys may be made and revoked while another process serves the home: a key is one small row, the database keeps the two
writers apart, and the serving process reads the rows at each request, so that a revoked key is refused by the next one.
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

from sqlalchemy import Connection, Engine, insert, select, update
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
        return made

    def revoke(self, id: str) -> bool:
        """Ends a key for good; whether there was one to end."""
        return self._stamp(id, "revoked", only_first=True)

    def used(self, id: str) -> bool:
        """Notes that a key is being used now."""
        return self._stamp(id, "last_used", only_first=False)

    def _stamp(self, id: str, column: str, *, only_first: bool) -> bool:
        table = tables.keys
        query = update(table).where(table.c.id == id)
        if only_first:
            query = query.where(table.c[column].is_(None))
        with self._transaction(writes=True) as connection:
            return connection.execute(query.values({column: told(datetime.now(UTC))})).rowcount > 0

    @contextmanager
    def _transaction(self, *, writes: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect() as bare:
                connection = bare.execution_options(writes=writes)
                with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise StoreError(
                f"the store's keys cannot be reached: {error.orig}; nothing was changed. Look at the disk's space and permissions "
                "and try again"
            ) from error


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
