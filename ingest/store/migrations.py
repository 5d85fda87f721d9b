"""Numbered steps from an older home's tables to today's, and the table that says which have been taken.

`schema_version` has one row for each step taken, in one transaction with the step's changes. A fresh store is made
with today's tables at once (step 1) and marked as having taken all steps; an older one takes those it lacks, in order.
A step, once released, is never edited; a new shape of a table is a new step and a change of `ingest.store.tables`.
Errors: HomeTooNew where the store was written by a later wenbao.

>>> from sqlalchemy import create_engine
>>> with create_engine("sqlite://").begin() as connection:
...     (version(connection), migrate(connection), version(connection) == LATEST)
(0, True, True)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, func, insert, inspect, select

from ingest.errors import HomeTooNew
from ingest.store import rates as store_rates
from ingest.store import tables as store_tables

Step = Callable[[Connection], None]

_versions = Table(
    "schema_version", MetaData(), Column("version", Integer, primary_key=True), Column("taken", Text, nullable=False)
)


def _create(connection: Connection) -> None:
    store_tables.metadata.create_all(connection)
    _add_rates(connection)


def _add_corrections(connection: Connection) -> None:
    store_tables.corrections.create(connection, checkfirst=True)


def _add_keys(connection: Connection) -> None:
    store_tables.keys.create(connection, checkfirst=True)


def _add_routes(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE turns ADD COLUMN route TEXT NOT NULL DEFAULT ''")
    connection.exec_driver_sql("CREATE INDEX turns_by_route ON turns (route, added)")


def _add_rates(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":  # where one process serves a store, it counts in memory
        connection.exec_driver_sql(store_rates.MAKE)


def _add_order(connection: Connection) -> None:
    for index in store_tables.documents.indexes:
        index.create(connection, checkfirst=True)


STEPS: Mapping[int, Step] = {1: _create, 2: _add_corrections, 3: _add_keys, 4: _add_routes, 5: _add_rates, 6: _add_order}
"""Every step by its number; 1 makes a fresh store's tables, 2 adds people's corrections of cells, 3 API keys, 4 which way
each turn of a conversation was answered, 5 how often callers asked, over several processes, 6 what a page of
documents and an upload are looked up by."""

LATEST = max(STEPS)


def version(connection: Connection) -> int:
    """The last step that this store has taken; 0 for an empty database."""
    if not inspect(connection).has_table(_versions.name):
        return 0
    return int(connection.execute(select(func.coalesce(func.max(_versions.c.version), 0))).scalar_one())


def refuse_newer(found: int, steps: Mapping[int, Step] = STEPS) -> None:
    """Raises HomeTooNew where a store's version is beyond the steps that this program knows."""
    if found > max(steps):
        raise HomeTooNew(
            f"this home's store is of version {found}, written by a later wenbao; this one knows versions up to {max(steps)}: "
            "upgrade wenbao, or name another home with --home or WENBAO_HOME"
        )


def migrate(connection: Connection, steps: Mapping[int, Step] = STEPS) -> bool:
    """Takes the steps that are lacking, inside the caller's transaction; whether there were any."""
    found = version(connection)
    refuse_newer(found, steps)
    lacking = [number for number in sorted(steps) if number > found]
    if not lacking:
        return False
    _versions.create(connection, checkfirst=True)
    for number in lacking if found else lacking[:1]:
        steps[number](connection)
    taken = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(insert(_versions), [{"version": number, "taken": taken} for number in lacking])
    return True
