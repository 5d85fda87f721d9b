"""What backup, doctor and rebuilding need of the SQL store: a copy while others write, its faults, other vectors.

Each function takes a connection inside the caller's transaction, but `copy_database`, which SQLite takes without one. A
`Fault` names the check that found it, one of `CHECKS`; what it says is for people.
Errors: UsageError where the database has tools of its own for what is asked; StoreError for vectors that do not fit.

>>> Fault("vectors", "2 passages have no vector of the model").check in CHECKS
True
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, Table, bindparam, func, or_, select, update

from ingest.errors import StoreError, UsageError
from ingest.store import meta as store_meta
from ingest.store import tables

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]
    Batch = tuple[Sequence[int], Vectors]

CHECKS = ("integrity", "references", "documents", "vectors")
_SHOWN = 20
_FLOAT = 4


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in the store: the check that found it, and what it found."""

    check: str
    message: str


def copy_database(engine: Engine, target: Path) -> None:
    """Writes the store as it is at one moment to a new file, while others read and write; nothing that was removed is in it."""
    if engine.dialect.name != "sqlite":
        raise UsageError(
            f"the store is a {engine.dialect.name} database, which has tools of its own for copies that are taken while it "
            "is used: take the backup with pg_dump, and restore it with pg_restore"
        )
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM INTO ?", (str(target),))
        cursor.close()
    except engine.dialect.loaded_dbapi.Error as error:
        raise StoreError(f"the store cannot be copied to {target} ({error}): see that there is room beside it") from error
    finally:
        raw.close()
    with closing(sqlite3.connect(target)) as copy, copy:
        copy.execute("DELETE FROM meta WHERE name = ? OR name GLOB ?", [store_meta.INDEX, f"{store_meta.TWINS}*"])


def faults(connection: Connection, model: str | None) -> tuple[Fault, ...]:
    """What is wrong in the store; `model` is the fingerprint of the model whose vectors it is said to hold."""
    return (*_engine_faults(connection), *_lacking_parts(connection), *_lacking_vectors(connection, model))


def _engine_faults(connection: Connection) -> list[Fault]:
    """What SQLite itself finds. Other servers check their pages by themselves and never let a reference hang."""
    if connection.dialect.name != "sqlite":
        return []
    pages = connection.exec_driver_sql(f"PRAGMA integrity_check({_SHOWN})").scalars().all()
    found = [Fault("integrity", str(line)) for line in pages if line != "ok"]
    hanging = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return found + [Fault("references", f"a row of {row[0]} belongs to no row of {row[2]}") for row in hanging[:_SHOWN]]


def _lacking_parts(connection: Connection) -> list[Fault]:
    """Documents of which less is there than was read. (A correction may add a figure.)"""
    table, found = tables.documents, []
    told = select(table.c.id, table.c.file, table.c.section_count, table.c.figure_count)
    texts = set(connection.execute(select(tables.sources.c.document_id)).scalars())
    sections, figures = _counted(connection, tables.sections), _counted(connection, tables.figures)
    for row in connection.execute(told.order_by(table.c.path)):
        if row.id not in texts:
            found.append(Fault("documents", f"{row.file} has no text"))
        if sections.get(row.id, 0) != row.section_count or figures.get(row.id, 0) < row.figure_count:
            found.append(Fault("documents", f"{row.file} lacks sections or figures that were read of it"))
    return found[:_SHOWN]


def _counted(connection: Connection, table: Table) -> dict[str, int]:
    query = select(table.c.document_id, func.count()).group_by(table.c.document_id)
    return {row[0]: row[1] for row in connection.execute(query)}


def _lacking_vectors(connection: Connection, model: str | None) -> list[Fault]:
    """Passages without a vector of the model's length."""
    vector = tables.chunks.c.vector
    query = select(func.count()).select_from(tables.chunks)
    dimension = int((model or "").rpartition("/")[2] or 0)
    wrong = func.length(vector) != _FLOAT * dimension if dimension else func.length(vector) == 0
    lacking = connection.execute(query.where(or_(vector.is_(None), wrong))).scalar_one()
    return [Fault("vectors", f"{lacking} passages have no vector of the model {model}")] if lacking else []


def replace_vectors(connection: Connection, batches: Iterable[Batch]) -> int:
    """Gives every passage another vector; how many there are. StoreError, and nothing of it is kept, unless each got one."""
    import numpy  # noqa: PLC0415 - load time: a figure question needs no vectors

    query = update(tables.chunks).where(tables.chunks.c.id == bindparam("chunk")).values(vector=bindparam("row"))
    given: set[int] = set()
    for ids, vectors in batches:
        rows = numpy.asarray(vectors, dtype="<f4")
        if len(rows) != len(ids) or not numpy.isfinite(rows).all():
            raise StoreError(f"expected {len(ids)} finite vectors, one for each passage; found an array of shape {rows.shape}")
        values = [{"chunk": chunk, "row": row.tobytes()} for chunk, row in zip(ids, rows, strict=True)]
        if values:
            connection.execute(query, values)
        given.update(ids)
    there = set(connection.execute(select(tables.chunks.c.id)).scalars())
    if given != there:
        raise StoreError(
            f"{len(there ^ given)} passages came or went while they were embedded; nothing was changed: run the command again"
        )
    return len(there)
