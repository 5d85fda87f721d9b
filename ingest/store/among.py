"""Whether a column's value is one of many: of so many that a statement could not name each.

A few values are named one by one, which the planner knows best; beyond that they are sent as one JSON text, whose values the
database lists itself. Statements name 32,766 values at most in SQLite and 65,535 in PostgreSQL; a province has 100,000 reports.

>>> from sqlalchemy import column
>>> among(column("id"), None), len(among(column("id"), ["a"]))
((), 1)
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

NAMED = 5000
"""So many values are named one by one."""


class _Listed(FunctionElement[bool]):
    """Whether the first is among the values of the second, a JSON list."""

    type = Boolean()
    name = "listed"
    inherit_cache = True


class _ListedNumber(_Listed):
    """The same for numbers."""

    name = "listed_number"
    inherit_cache = True


def among(column: ColumnElement[Any], wanted: Collection[object] | None) -> tuple[ColumnElement[bool], ...]:
    """The condition that the column is one of these; none where `wanted` is None."""
    if wanted is None:
        return ()
    if len(wanted) <= NAMED:
        return (column.in_(list(wanted)),)
    kind = _ListedNumber if isinstance(column.type, Integer) else _Listed
    return (kind(column, literal(json.dumps(list(wanted), ensure_ascii=False), Text())),)


@compiles(_Listed, "sqlite")
def _sqlite_listed(element: _Listed, compiler: SQLCompiler, **options: object) -> str:
    column, wanted = (compiler.process(part, **options) for part in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({wanted}))"  # noqa: S608 - two compiled parts; values are bound


@compiles(_Listed, "postgresql")
def _postgresql_listed(element: _Listed, compiler: SQLCompiler, **options: object) -> str:
    column, wanted = (compiler.process(part, **options) for part in element.clauses)
    cast = "::bigint" if isinstance(element, _ListedNumber) else ""
    return f"{column} IN (SELECT jsonb_array_elements_text(CAST({wanted} AS jsonb)){cast})"
