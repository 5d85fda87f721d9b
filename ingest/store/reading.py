"""Queries that answering asks again and again, and for many documents at once: one query, whatever their number.

Each function takes the caller's transaction (`store_quick`). Ids are named in batches, because a statement names only so
many; those of a few documents one by one, whose statements are always the same. What is asked by document and indicator is found by the index `figures_of_indicator`, whose plan the tests hold.

>>> list(batches(range(5), 2))
[[0, 1], [2, 3], [4]]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, func, insert, or_, select

from ingest.model import Figure, Problem, Section, Statement
from ingest.store import tables
from ingest.store.quick import Quick
from ingest.store.rows import Found, read_figure, read_problem, read_section, read_statement
from ingest.store.text import holds

T = TypeVar("T")

BATCH = 5000
"""How many ids one statement names at most (SQLite allows 32,766, PostgreSQL 65,535)."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A document's text with its sections and problems: what a citation and a warning need. `said` is all that its prose
    states, in the order stored; None where that was not read with it."""

    text: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    said: tuple[Statement, ...] | None = None


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


@dataclass(frozen=True, slots=True)
class OfDocuments:
    """One query on a table in two forms: for many documents, and for one, which costs less to put together."""

    many: Select[Any]
    one: Select[Any]

    @classmethod
    def of(cls, table: Table, *more: ColumnElement[bool], order: str = "", columns: Sequence[str] = ()) -> OfDocuments:
        """The rows of documents for which `more` holds, whole or these columns; by `order` within each, where one is named."""
        query = select(*(table.c[name] for name in columns or table.c.keys())).where(*more)
        many = query.where(table.c.document_id.in_(bindparam("ids", expanding=True)))
        one = query.where(table.c.document_id == bindparam("id"))
        return cls(many.order_by(table.c.document_id, table.c[order]), one.order_by(table.c[order])) if order else cls(many, one)

    def rows(self, quick: Quick, ids: list[str], given: Mapping[str, object] = MappingProxyType({})) -> Sequence[Found]:
        if len(ids) <= quick.few:
            return [row for id in ids for row in quick.rows(self.one, {**given, "id": id})]
        return quick.rows(self.many, {**given, "ids": ids})


def _indicated(table: Table) -> ColumnElement[bool]:
    return table.c.indicator.in_(bindparam("indicators", expanding=True))


_TEXTS = OfDocuments.of(tables.sources, columns=("document_id", "text"))
_SECTIONS = OfDocuments.of(tables.sections, order="ordinal")
_PROBLEMS = OfDocuments.of(tables.problems, order="ordinal")
_IN_COLUMN = or_(tables.figures.c.form_table != "applications", tables.figures.c.dimension == bindparam("dimension"))
CELLS = OfDocuments.of(tables.figures, _indicated(tables.figures))
CELLS_OF_COLUMN = OfDocuments.of(tables.figures, _indicated(tables.figures), _IN_COLUMN)
_SAID = OfDocuments.of(tables.statements, _indicated(tables.statements), order="id")
_ALL_SAID = OfDocuments.of(tables.statements, order="id")
_TABLES = (
    select(tables.figures.c.form_table, tables.figures.c.value.is_not(None).label("told"))
    .where(tables.figures.c.document_id == bindparam("id"))
    .distinct()
)
NEXT_TURN = (
    insert(tables.turns)
    .inline()
    .values(
        ordinal=select(func.coalesce(func.max(tables.turns.c.ordinal), -1) + 1)
        .where(tables.turns.c.conversation_id == bindparam("of"))
        .scalar_subquery()
    )
)
"""Adds a turn at the end of its conversation, which `of` names again."""
TURNS = select(tables.turns).where(tables.turns.c.conversation_id == bindparam("of")).order_by(tables.turns.c.ordinal)
REVISION = "SELECT value FROM meta WHERE name = 'revision'"


def stored_texts(quick: Quick, ids: Collection[str], *, whole: bool = False) -> dict[str, StoredText]:
    """Text, sections and problems of these documents, and where they are read `whole` all their statements; ids that are no
    more are left out."""
    found: dict[str, StoredText] = {}
    for batch in batches(ids):
        sections = _grouped(_SECTIONS.rows(quick, batch))
        problems = _grouped(_PROBLEMS.rows(quick, batch))
        said = _grouped(_ALL_SAID.rows(quick, batch)) if whole else {}
        for row in _TEXTS.rows(quick, batch):
            id = row.document_id
            found[id] = StoredText(
                row.text,
                tuple(read_section(one) for one in sections.get(id, ())),
                tuple(read_problem(one) for one in problems.get(id, ())),
                tuple(read_statement(one) for one in said.get(id, ())) if whole else None,
            )
    return found


def _grouped(rows: Iterable[Found]) -> dict[str, list[Found]]:
    grouped: dict[str, list[Found]] = defaultdict(list)
    for row in rows:
        grouped[row.document_id].append(row)
    return grouped


def indicated(
    quick: Quick,
    ids: Collection[str],
    indicators: Sequence[str],
    column: str | None,
    read: Mapping[str, StoredText] = MappingProxyType({}),
) -> dict[str, Indicated]:
    """What each of these documents says of these indicators, in the order stored; of the applications' table only the cells
    in `column`, unless it is None. The statements of a document that was `read` whole are taken from there."""
    found: dict[str, Indicated] = {}
    query = CELLS if column is None else CELLS_OF_COLUMN
    whole = {id: text.said for id, text in read.items() if text.said is not None}
    for batch in batches(ids):
        given: dict[str, object] = {"indicators": list(indicators)}
        cells = _grouped(query.rows(quick, batch, given if column is None else given | {"dimension": column}))
        unread = [id for id in batch if id not in whole]
        rows = _grouped(_SAID.rows(quick, unread, given)) if unread else {}
        for id in batch:
            ordered = sorted(cells.get(id, ()), key=attrgetter("id"))
            said = (
                (one for one in whole[id] if one.indicator in indicators)
                if id in whole
                else map(read_statement, rows.get(id, ()))
            )
            found[id] = Indicated(tuple(read_figure(row) for row in ordered), tuple(said))
    return found


def said_in(quick: Quick, ids: Collection[str]) -> list[Found]:
    """The statements of these documents, as they are stored, by id."""
    rows = [row for batch in batches(dict.fromkeys(ids)) for row in _ALL_SAID.rows(quick, batch)]
    return sorted(rows, key=attrgetter("id"))


def tables_of(quick: Quick, id: str) -> dict[str, bool]:
    """The official tables that a document's cells are of, and whether any cell of each has a value."""
    found: dict[str, bool] = {}
    for row in quick.rows(_TABLES, {"id": id}):
        found[row.form_table] = found.get(row.form_table, False) or bool(row.told)
    return found


def naming(connection: Connection, said: str, ids: Collection[str]) -> tuple[str, ...]:
    """Those of these documents whose text has these very characters."""
    table = tables.sources
    found: set[str] = set()
    for batch in batches(ids):
        query = select(table.c.document_id).where(table.c.document_id.in_(batch), holds(table.c.text, said))
        found.update(connection.execute(query).scalars())
    return tuple(id for id in ids if id in found)
