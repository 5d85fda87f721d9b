"""A short transaction for what every answer asks of the store, at the least cost that the database allows.

A statement is written once, for SQLAlchemy Core. `Driven` gives it to the database's driver itself, as text that is put together
once: for a few rows by a key SQLAlchemy's own way takes ten times as long as SQLite. `ThroughCore` is that way all the same, for a
server, whose connections may be cut off and are SQLAlchemy's to look after. Rows have their columns' names either way, and values
are of the columns' types. Lists of values (`IN`) are short here: a statement is kept for each of their lengths. Errors: the driver's
own from `Driven`, SQLAlchemy's from `ThroughCore`; the caller translates them.

>>> import sqlite3
>>> from sqlalchemy import Column, Integer, MetaData, Table, bindparam, select
>>> from sqlalchemy.dialects import sqlite
>>> cursor = sqlite3.connect(":memory:").execute("CREATE TABLE t (id INTEGER)").execute("INSERT INTO t VALUES (1), (2), (3)")
>>> table = Table("t", MetaData(), Column("id", Integer))
>>> wanted = select(table).where(table.c.id.in_(bindparam("ids", expanding=True)))
>>> [row.id for row in Driven(cursor, sqlite.dialect()).rows(wanted, {"ids": [1, 3]})]
[1, 3]
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import Connection, Dialect, Insert, Select
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler

from ingest.store.rows import Found

FEW = 8
"""So many documents at most are read one after the other."""
KEPT = 256
"""How many statements are kept as text."""
_ROW: Callable[[str, list[str]], Any] = namedtuple  # of columns that only the statement knows


class Quick(Protocol):
    """A transaction of a few statements."""

    @property
    def few(self) -> int:
        """So many documents are read one after the other rather than together."""

    def rows(self, query: Select[Any], given: Mapping[str, object]) -> Sequence[Found]:
        """What a query finds with these values."""

    def run(self, statement: Insert, given: Mapping[str, object]) -> None:
        """Runs a statement that finds nothing."""


@dataclass(frozen=True, slots=True)
class ThroughCore:
    """By SQLAlchemy."""

    connection: Connection
    few = 1

    def rows(self, query: Select[Any], given: Mapping[str, object]) -> Sequence[Found]:
        return self.connection.execute(query, given).all()

    def run(self, statement: Insert, given: Mapping[str, object]) -> None:
        self.connection.execute(statement, given)


@dataclass(frozen=True, slots=True)
class Driven:
    """By the driver, whose values come as SQLite's do: text and whole numbers."""

    cursor: DBAPICursor
    dialect: Dialect
    few = FEW

    def rows(self, query: Select[Any], given: Mapping[str, object]) -> Sequence[Found]:
        text = _text(query, self.dialect, _shape(given))
        self.cursor.execute(text.sql, text.values(given))
        return text.read(self.cursor.fetchall())

    def run(self, statement: Insert, given: Mapping[str, object]) -> None:
        text = _text(statement, self.dialect, _shape(given))
        self.cursor.execute(text.sql, text.values(given))


@dataclass(frozen=True, slots=True)
class _Text:
    """A statement as text. `order` are its values: the name of one that is given, which one of a list (else -1), and without a name
    one that stands in the statement itself. `row` makes a row, whose columns `typed` are not what the driver gives."""

    sql: str
    order: tuple[tuple[str, int, object], ...]
    row: Callable[[Iterable[object]], Found]
    typed: tuple[tuple[int, Callable[[object], object]], ...]

    def values(self, given: Mapping[str, Any]) -> list[object]:
        return [(given[name] if at < 0 else given[name][at]) if name else own for name, at, own in self.order]

    def read(self, found: Iterable[tuple[object, ...]]) -> list[Found]:
        if not self.typed:
            return [self.row(row) for row in found]
        rows = []
        for row in found:
            values = list(row)
            for at, typed in self.typed:
                values[at] = typed(values[at])
            rows.append(self.row(values))
        return rows


def _shape(given: Mapping[str, object]) -> tuple[tuple[str, int], ...]:
    """The names of the values, each with how many there are where it is a list, else -1."""
    return tuple([(name, len(value) if isinstance(value, list) else -1) for name, value in given.items()])


@lru_cache(maxsize=KEPT)
def _text(statement: Select[Any] | Insert, dialect: Dialect, shape: tuple[tuple[str, int], ...]) -> _Text:
    keys = [name for name, _ in shape] if isinstance(statement, Insert) else None
    compiled = statement.compile(dialect=dialect, column_keys=keys)
    assert isinstance(compiled, SQLCompiler)
    written = compiled.construct_expanded_state({name: None if length < 0 else [None] * length for name, length in shape})
    places = {name: (name, -1, None) for name, length in shape if length < 0}
    places |= {f"{name}_{at + 1}": (name, at, None) for name, length in shape for at in range(length)}
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    typed = [(at, column.type.dialect_impl(dialect).result_processor(dialect, None)) for at, column in enumerate(columns)]
    return _Text(
        written.statement,
        tuple(places.get(name, ("", -1, written.parameters[name])) for name in written.positiontup or ()),
        _ROW("Row", [column.name for column in columns])._make,
        tuple((at, read) for at, read in typed if read is not None),
    )
