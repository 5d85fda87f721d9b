"""Which database holds the store, and what each must be able to do: everything that SQLite and PostgreSQL do in different ways.

`database` gives what the settings mean: the SQLite file of the home, or what WENBAO_DATABASE_URL names (`ingest.store.sqlite`,
`ingest.store.postgres`). An engine's connections heed two execution options: `writes` (a transaction that will write) and
`lasting` (its commit waits until the disk has it; else it survives the process, not a power cut).
Errors: UsageError for a URL that is of neither, or where the extra postgres is not installed. No message has a password.

>>> from ingest.settings import StoreSettings
>>> database(StoreSettings(Path("somewhere"))).shown
'somewhere/wenbao.db'
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from ingest.errors import StoreError, UsageError
from ingest.settings import StoreSettings
from ingest.store.home import DATABASE_NAME
from ingest.store.quick import Quick
from ingest.store.sqlite import SqliteFile

if TYPE_CHECKING:
    from ingest.store.postgres import PostgresDatabase
    from ingest.store.rates import SharedWindows

FAULTS = (DBAPIError, PoolTimeoutError)
"""What a database that cannot be used raises."""
_EXPECTED = "expected one like sqlite:////folder/wenbao.db or postgresql://user:password@host/database"


class WritersRight(Protocol):
    """The right to write, which one process has at a time."""

    def attend(self, engine: Engine) -> None:
        """Takes the right again, where it was lost, as soon as this engine reaches the database again."""

    def announce(self) -> None:
        """Says in the store who writes, once it has its tables."""

    def confirm(self) -> None:
        """Makes sure before a transaction that the right was not lost; takes it again where it was. Errors: HomeBusy."""

    def fence(self, connection: Connection) -> None:
        """The first act of a writing transaction: none that lost its right gets beyond it, and one writes at a time."""

    def release(self) -> None:
        """Gives the right back; a second call does nothing."""


class Polling(Protocol):
    """A connection of its own for one short question (`Polled`); every answer is of what is there now. For one thread at a time."""

    def value(self, question: str) -> object:
        """The first value that a SELECT finds, or None. Errors: the driver's and SQLAlchemy's."""

    def close(self) -> None:
        """Gives the connection back."""


class Database(Protocol):
    """A place that holds a store."""

    @property
    def shown(self) -> str:
        """How messages name it; without a password."""

    @property
    def advice(self) -> str:
        """What to do where it fails."""

    @property
    def shared(self) -> bool:
        """Whether several processes serve one store: each adds turns to conversations, also where it was opened for reading,
        and takes the right to write for a job alone."""

    @property
    def key_seconds(self) -> float:
        """For how long what was read of the keys is believed; 0 where asking costs next to nothing."""

    def missing(self) -> bool:
        """Whether there is none yet, as far as can be told without opening it."""

    def right(self) -> WritersRight:
        """Takes the right to write, at once or not at all. Errors: HomeBusy, StoreError."""

    def engine(self, *, write: bool) -> Engine:
        """An engine on it; opened for reading it must exist."""

    def polling(self, engine: Engine) -> Polling:
        """What to ask one short question with, again and again."""

    def building(self, seconds: float) -> AbstractContextManager[None]:
        """The right of one process that may write to build the passage index, waited for so long; others write meanwhile.
        Errors: HomeBusy."""

    def windows(self) -> SharedWindows | None:
        """What counts callers' requests over all processes of the store; None where one process serves it."""

    def quickly(self, engine: Engine, *, conversation: str | None = None) -> AbstractContextManager[Quick]:
        """A transaction of a few statements that reads, or that adds to a conversation: one at a time does, and its commit does
        not wait for the disk. Errors: the driver's and SQLAlchemy's."""

    def unhurried(self, connection: Connection) -> None:
        """Lifts the limit on a statement's time for this transaction."""

    def forget(self, engine: Engine) -> None:
        """After documents were taken out: clears what the database keeps of them, where that can be asked for."""


def database(settings: StoreSettings) -> Database:
    """What holds the store that the settings mean."""
    if settings.database_url is None:
        return SqliteFile(settings.home, settings.home / DATABASE_NAME)
    try:
        # other programs write postgres:// for the same thing
        url = make_url(settings.database_url.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError):
        raise UsageError(f"WENBAO_DATABASE_URL is no database URL; {_EXPECTED}") from None  # the cause may tell the password
    kind = url.get_backend_name()
    if kind == "sqlite" and url.database:
        return SqliteFile(settings.home, Path(url.database))
    if kind == "postgresql":
        return _postgres()(settings.home, url)
    raise UsageError(f"WENBAO_DATABASE_URL names a {kind} database; {_EXPECTED}")


def _postgres() -> type[PostgresDatabase]:
    try:
        from ingest.store.postgres import PostgresDatabase  # noqa: PLC0415 - an extra's library, and load time
    except ModuleNotFoundError as error:
        raise UsageError(
            "WENBAO_DATABASE_URL names a PostgreSQL database; expected the extra postgres to be installed: "
            "pip install 'wenbao[postgres]'"
        ) from error
    return PostgresDatabase


@contextmanager
def translated(
    place: Database, *, faults: tuple[type[Exception], ...] = FAULTS, kept: str = "nothing of this step was kept"
) -> Iterator[None]:
    """A block in which the database's own errors become ours. Errors: StoreError."""
    try:
        yield
    except faults as error:
        raise failure(place, error, kept) from error


class Polled:
    """One short question that is asked again and again, at a fraction of what a transaction takes. Safe to share between
    threads. Errors: StoreError."""

    def __init__(self, place: Database, engine: Engine, question: str) -> None:
        self._place, self._engine, self._question = place, engine, question
        self._lock = Lock()
        self._polling: Polling | None = None

    def value(self) -> object:
        """What it finds now: the first value, None where there is none."""
        faults = (self._engine.dialect.loaded_dbapi.Error, *FAULTS)
        with self._lock, translated(self._place, faults=faults, kept="nothing was changed"):
            if self._polling is None:
                self._polling = self._place.polling(self._engine)
            return self._polling.value(self._question)

    def close(self) -> None:
        """Gives the connection back; asked again it takes another."""
        with self._lock:
            if self._polling is not None:
                self._polling.close()
                self._polling = None


def failure(place: Database, error: Exception, kept: str) -> StoreError:
    """What to tell people of a fault; `kept` says what became of what was under way. The first line of the database's own
    words is enough: the others may quote what was stored."""
    cause = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
    return StoreError(f"the store {place.shown} failed: {cause}; {kept}. {place.advice}")
