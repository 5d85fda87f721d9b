"""Queries that answering asks again and again, and for many documents at once: one query, whatever their number.

Each function takes a connection inside the caller's transaction. Ids are named in batches, because a statement names only so
many. What is asked by document and indicator is found by the index `figures_of_indicator`, whose plan the tests hold.

>>> list(batches(range(5), 2))
[[0, 1], [2, 3], [4]]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, func, insert, or_, select

from ingest import store_tables as tables
from ingest.model import Figure, Problem, Section, Statement
from ingest.store_rows import Found, read_figure, read_problem, read_section, read_statement

T = TypeVar("T")

BATCH = 5000
"""How many ids one statement names at most (SQLite allows 32,766)."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document's text with its sections and problems: what a citation and a warning need."""

    text: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Indicated:
    """What a document says of some indicators: the cells of its tables and the statements of its prose."""

    cells: tuple[Figure, ...]
    statements: tuple[Statement, ...]


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _of_documents(table: Table, *more: ColumnElement[bool]) -> Select[Any]:
    return select(table).where(table.c.document_id.in_(bindparam("ids", expanding=True)), *more)


_TEXTS = select(tables.sources.c.document_id, tables.sources.c.text).where(
    tables.sources.c.document_id.in_(bindparam("ids", expanding=True))
)
_SECTIONS = _of_documents(tables.sections).order_by(tables.sections.c.document_id, tables.sections.c.ordinal)
_PROBLEMS = _of_documents(tables.problems).order_by(tables.problems.c.document_id, tables.problems.c.ordinal)
_INDICATED = tables.figures.c.indicator.in_(bindparam("indicators", expanding=True))
CELLS = _of_documents(tables.figures, _INDICATED)
CELLS_OF_COLUMN = _of_documents(
    tables.figures,
    _INDICATED,
    or_(tables.figures.c.form_table != "applications", tables.figures.c.dimension == bindparam("dimension")),
)
_SAID = _of_documents(tables.statements, tables.statements.c.indicator.in_(bindparam("indicators", expanding=True))).order_by(
    tables.statements.c.id
)
_TABLES = (
    select(tables.figures.c.form_table, tables.figures.c.value.is_not(None).label("told"))
    .where(tables.figures.c.document_id == bindparam("id"))
    .distinct()
)
NEXT_TURN = insert(tables.turns).values(
    ordinal=select(func.coalesce(func.max(tables.turns.c.ordinal), -1) + 1)
    .where(tables.turns.c.conversation_id == bindparam("of"))
    .scalar_subquery()
)
"""Adds a turn at the end of its conversation, which `of` names again."""
REVISION = "SELECT value FROM meta WHERE name = 'revision'"


def revision(connection: Connection) -> int:
    """The store's revision; 0 where nothing was ever stored."""
    return int(connection.exec_driver_sql(REVISION).scalar() or 0)


def stored_texts(connection: Connection, ids: Collection[str]) -> dict[str, StoredText]:
    """Text, sections and problems of these documents; ids that are no more are left out."""
    found: dict[str, StoredText] = {}
    for batch in batches(ids):
        given = {"ids": batch}
        sections = _grouped(connection.execute(_SECTIONS, given))
        problems = _grouped(connection.execute(_PROBLEMS, given))
        for row in connection.execute(_TEXTS, given):
            id = row.document_id
            found[id] = StoredText(
                row.text,
                tuple(read_section(one) for one in sections.get(id, ())),
                tuple(read_problem(one) for one in problems.get(id, ())),
            )
    return found


def _grouped(rows: Iterable[Found]) -> dict[str, list[Found]]:
    grouped: dict[str, list[Found]] = defaultdict(list)
    for row in rows:
        grouped[row.document_id].append(row)
    return grouped


def indicated(
    connection: Connection, ids: Collection[str], indicators: Sequence[str], column: str | None
) -> dict[str, Indicated]:
    """What each of these documents says of these indicators, in the order stored; of the applications' table only the cells
    in `column`, unless it is None."""
    found: dict[str, Indicated] = {}
    query = CELLS if column is None else CELLS_OF_COLUMN
    for batch in batches(ids):
        given = {"ids": batch, "indicators": list(indicators)}
        cells = _grouped(connection.execute(query, given if column is None else given | {"dimension": column}))
        said = _grouped(connection.execute(_SAID, given))
        for id in batch:
            ordered = sorted(cells.get(id, ()), key=attrgetter("id"))
            found[id] = Indicated(
                tuple(read_figure(row) for row in ordered), tuple(read_statement(row) for row in said.get(id, ()))
            )
    return found


def tables_of(connection: Connection, id: str) -> dict[str, bool]:
    """The official tables that a document's cells are of, and whether any cell of each has a value."""
    found: dict[str, bool] = {}
    for row in connection.execute(_TABLES, {"id": id}):
        found[row.form_table] = found.get(row.form_table, False) or bool(row.told)
    return found


def naming(connection: Connection, said: str, ids: Collection[str]) -> tuple[str, ...]:
    """Those of these documents whose text has these very characters."""
    table = tables.sources
    found: set[str] = set()
    for batch in batches(ids):
        query = select(table.c.document_id).where(table.c.document_id.in_(batch), table.c.text.contains(said, autoescape=True))
        found.update(connection.execute(query).scalars())
    return tuple(id for id in ids if id in found)
