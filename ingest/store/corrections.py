"""Corrections in the SQL store: recorded, applied, and taken back, each within the caller's transaction.

`original` keeps the figure as the reader had it (JSON), so that taking a correction back restores the cell exactly; it is
null where there was no cell. `rewritten` gives a document's figures and problems anew from what the readers read.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection, delete, insert, select, update

from ingest.model import Figure, Problem
from ingest.store import tables
from ingest.store.corrected_cells import Act, Correction, Place, apply, fits
from ingest.store.json import dump, load, load_path
from ingest.store.rows import Found, figure_values, problem_values, read_figure, read_problem
from ingest.tables.checks import with_checks


def read_correction(row: Found) -> Correction:
    """One row as a value."""
    return Correction(
        id=row.id,
        path=row.path,
        file=row.file,
        place=Place(row.form_table, row.form, load_path(row.row_path), load_path(row.column_path)),
        value=row.value,
        raw=row.raw,
        made=load(Act, row.made),
        withdrawn=None if row.withdrawn is None else load(Act, row.withdrawn),
        applies=bool(row.applies),
    )


def at_path(connection: Connection, path: str) -> list[Correction]:
    """The corrections of one file that stand, oldest first."""
    table = tables.corrections
    query = select(table).where(table.c.path == path, table.c.withdrawn.is_(None)).order_by(table.c.id)
    return [read_correction(row) for row in connection.execute(query)]


def record(
    connection: Connection, path: str, file: str, place: Place, value: Decimal | None, seen: Figure | None, made: Act
) -> int:
    """A new correction; one that stands for the same place is taken back by the same act. Gives its id."""
    table = tables.corrections
    for earlier in at_path(connection, path):
        if earlier.place == place:
            withdraw(connection, earlier.id, made)
    values = {
        "path": path,
        "file": file,
        "form_table": place.table,
        "form": place.form,
        "row_path": dump(place.row),
        "column_path": dump(place.column),
        "value": value,
        "raw": None if seen is None else seen.raw,
        "made": dump(made),
        "withdrawn": None,
        "applies": 1,
        "original": None if seen is None else dump(seen),
    }
    return int(connection.execute(insert(table).returning(table.c.id), values).scalar_one())


def withdraw(connection: Connection, id: int, act: Act) -> bool:
    """Takes a correction back; False where none stands under this id."""
    table = tables.corrections
    query = update(table).where(table.c.id == id, table.c.withdrawn.is_(None)).values(withdrawn=dump(act))
    return connection.execute(query).rowcount > 0


def applied(
    connection: Connection, path: str, figures: Sequence[Figure], problems: Sequence[Problem]
) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """What readers read of a file with its corrections; each notes whether it still fits and what stood there."""
    table = tables.corrections
    standing = at_path(connection, path)
    for one in standing:
        seen = next((f for f in figures if Place.of(f) == one.place and f.raw == one.raw), None)
        values = {"applies": int(fits(one, figures)), "original": None if seen is None else dump(seen)}
        connection.execute(update(table).where(table.c.id == one.id).values(**values))
    return apply(figures, problems, standing)


def as_read(connection: Connection, document: str, path: str) -> tuple[list[Figure], list[Problem]]:
    """A document's figures and problems as the readers had them, without corrections; their checks counted anew."""
    originals: dict[Place, Figure | None] = {}
    standing = select(tables.corrections).where(tables.corrections.c.path == path, tables.corrections.c.withdrawn.is_(None))
    for row in connection.execute(standing):
        originals[read_correction(row).place] = None if row.original is None else load(Figure, row.original)
    table = tables.figures
    figures: list[Figure] = []
    for row in connection.execute(select(table).where(table.c.document_id == document).order_by(table.c.id)):
        figure = read_figure(row)
        original = originals.get(Place.of(figure), figure)
        if original is not None:
            figures.append(original if original.raw == figure.raw else figure)
    listed = select(tables.problems).where(tables.problems.c.document_id == document).order_by(tables.problems.c.ordinal)
    others = [problem for row in connection.execute(listed) if (problem := read_problem(row)).code != "arithmetic"]
    checked, arithmetic = with_checks(figures)
    return list(checked), [*others, *arithmetic]


def rewrite(connection: Connection, document: str, figures: Sequence[Figure], problems: Sequence[Problem]) -> None:
    """A document's stored figures and problems, replaced."""
    for table in (tables.figures, tables.problems):
        connection.execute(delete(table).where(table.c.document_id == document))
    for table, values in (
        (tables.figures, figure_values(document, figures)),
        (tables.problems, problem_values(document, problems)),
    ):
        if values:
            connection.execute(insert(table), values)
    query = update(tables.documents).where(tables.documents.c.id == document)
    connection.execute(query.values(figure_count=len(figures)))


def found_in(figures: Sequence[Figure], place: Place) -> Figure | None:
    """The cell of a place; None where none was read."""
    return next((figure for figure in figures if Place.of(figure) == place), None)
