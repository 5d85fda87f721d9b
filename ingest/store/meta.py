"""The store's few named values, one row of `meta` each: revision, embedding model, how often keys changed, who writes,
which collections a Chroma server holds of it.

Each function works within the caller's transaction. A number grows by one statement, so that processes that raise it at once do
not lose each other's step, in SQLite and in PostgreSQL alike.

>>> from sqlalchemy import create_engine
>>> with create_engine("sqlite://").begin() as connection:
...     tables.meta.create(connection)
...     grow(connection, "revision"), grow(connection, "revision"), named(connection, "revision"), named(connection, "none")
(None, None, '2', None)
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, text

from ingest.store import tables

INDEX = "passage_index"
"""The name of what `ingest.index.server` notes; it means this store's own collections and is in no copy of it."""
TWINS = f"{INDEX}:"
"""Begins the names of what it notes of each collection; in no copy either."""
_PUT = text("INSERT INTO meta (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
_GROW = text(
    "INSERT INTO meta (name, value) VALUES (:name, '1') "
    "ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(meta.value AS BIGINT) + 1 AS TEXT)"
)


def named(connection: Connection, name: str) -> str | None:
    """The value of this name; None where there is none."""
    found = connection.execute(select(tables.meta.c.value).where(tables.meta.c.name == name)).scalar()
    return None if found is None else str(found)


def put(connection: Connection, name: str, value: str) -> None:
    """Sets a value."""
    connection.execute(_PUT, {"name": name, "value": value})


def take(connection: Connection, name: str) -> None:
    """Takes a value out."""
    connection.execute(delete(tables.meta).where(tables.meta.c.name == name))


def grow(connection: Connection, name: str) -> None:
    """Raises a number by one; the first time it becomes 1."""
    connection.execute(_GROW, {"name": name})
