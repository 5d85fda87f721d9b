"""Which database holds the store, and what each must be able to do: everything that SQLite and PostgreSQL do in different ways.

`database` gives what the settings mean: the SQLite file of the home, or what WENBAO_DATABASE_URL names (`ingest.store_sqlite`,
`ingest.store_postgres`). An engine's connections heed two execution options: `writes` (a transaction that will write) and
`lasting` (its commit waits until the disk has it; else it survives the process, not a power cut).
Errors: UsageError for a URL that is of neither, or where the extra postgres is not installed. No message has a password.

>>> from ingest.settings import StoreSettings
>>> database(StoreSettings(Path("somewhere"))).shown
'somewhere/wenbao.db'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from ingest.errors import StoreError, UsageError
from ingest.home import DATABASE_NAME
from ingest.settings import StoreSettings
from ingest.store_sqlite import SqliteFile

if TYPE_CHECKING:
    from ingest.store_postgres import PostgresDatabase

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
    """A connection of its own for one short question; every answer is of what is there now."""

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
    def remembers_readers(self) -> bool:
        """Whether a process that was opened for reading may still add turns to conversations."""

    def missing(self) -> bool:
        """Whether there is none yet, as far as can be told without opening it."""

    def right(self) -> WritersRight:
        """Takes the right to write, at once or not at all. Errors: HomeBusy, StoreError."""

    def engine(self, *, write: bool) -> Engine:
        """An engine on it; opened for reading it must exist."""

    def polling(self, engine: Engine) -> Polling:
        """What to ask one short question with, again and again."""

    def line_up(self, connection: Connection, conversation: str) -> None:
        """Lets one transaction at a time add to this conversation."""

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
        from ingest.store_postgres import PostgresDatabase  # noqa: PLC0415 - an extra's library, and load time
    except ModuleNotFoundError as error:
        raise UsageError(
            "WENBAO_DATABASE_URL names a PostgreSQL database; expected the extra postgres to be installed: "
            "pip install 'wenbao[postgres]'"
        ) from error
    return PostgresDatabase


def failure(place: Database, error: Exception, kept: str) -> StoreError:
    """What to tell people of a fault; `kept` says what became of what was under way. The first line of the database's own
    words is enough: the others may quote what was stored."""
    cause = str(error.orig if isinstance(error, DBAPIError) else error).strip().partition("\n")[0]
    return StoreError(f"the store {place.shown} failed: {cause}; {kept}. {place.advice}")
