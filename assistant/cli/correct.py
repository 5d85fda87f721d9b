"""`wenbao correct`: which document and which cell a person means, and the record of corrections for people and programs.

A file is named as `wenbao figures` names it (or by its last part), a cell by the end of its row's and its column's path,
labels joined by " > ". What is not unique or not there is a UsageError that lists what there is.

>>> path_ends(("三、本年度办理结果", "（一）予以公开"), "（一）予以公开"), path_ends(("总计",), "自然人")
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict

from assistant.answer import plain_number
from ingest.errors import UsageError
from ingest.forms import load_forms
from ingest.forms.wording import plain_label
from ingest.normalise import fold_text
from ingest.numerals import parse_number
from ingest.store.corrected_cells import Act, Correction, Place
from ingest.tables.checks import plain

if TYPE_CHECKING:
    from ingest.store.library import DocumentRecord, Library

_SHOWN = 12


class ActJson(TypedDict):
    who: str
    when: str
    why: str


class CorrectionJson(TypedDict):
    id: int
    file: str
    table: str
    form: str
    row: list[str]
    column: list[str]
    value: int | float | None
    raw: str | None
    made: ActJson
    withdrawn: ActJson | None
    applies: bool


def act(who: str, why: str) -> Act:
    """A person's act, now. Errors: UsageError where who or why is empty."""
    if not who.strip() or not why.strip():
        raise UsageError("a correction is recorded with --by WHO and --why REASON; found an empty one")
    return Act(who.strip(), datetime.now(UTC).isoformat(timespec="seconds"), why.strip())


def given_value(text: str) -> Decimal | None:
    """What the person reads: a number, or None for a blank cell ("", "/", "—"). Errors: UsageError for anything else."""
    number = parse_number(text)
    if number is None or number.approximate:
        raise UsageError(f'--value: found {text!r}, expected the number that stands in the cell, or "" or "/" for a blank one')
    return number.value


def document_named(library: Library, file: str) -> DocumentRecord:
    """The one document of this name. Errors: UsageError for none or several."""
    records = library.documents()
    exact = [r for r in records if file in (r.file, r.path)]
    found = exact or [r for r in records if r.file.rsplit("/", 1)[-1] == file]
    if len(found) != 1:
        listed = ", ".join(r.file for r in (found or records)[:_SHOWN]) or "none"
        raise UsageError(f"{file}: found {len(found)} such documents, expected one; there are: {listed}")
    return found[0]


def place_named(library: Library, record: DocumentRecord, table: str, row: str, column: str) -> Place:
    """The one cell that these labels end. Errors: UsageError for none or several."""
    read = {Place.of(one.figure) for one in library.figures(documents=[record.id], tables=[table])}
    found = _fitting(read, row, column) or _fitting(_of_form(record, table), row, column)
    if len(found) != 1:
        there = "; ".join(f"{' > '.join(p.row)} × {' > '.join(p.column)}" for p in (found or sorted(read, key=str))[:_SHOWN])
        raise UsageError(
            f"--row {row!r} --column {column!r}: found {len(found)} cells of table {table!r} in {record.file}, expected one; "
            f"name more of the path, labels joined by ' > ': {there or 'the table was not read'}"
        )
    return found[0]


def _fitting(places: Iterable[Place], row: str, column: str) -> list[Place]:
    return sorted((p for p in places if path_ends(p.row, row) and path_ends(p.column, column)), key=str)


def path_ends(path: Sequence[str], said: str) -> bool:
    """Whether a path ends in the labels said; a label may be said without its number and notes."""
    wanted = [fold_text(part) for part in said.split(">")] if said.strip() else []
    ends = path[len(path) - len(wanted) :] if wanted else ()
    return len(ends) == len(wanted) and all(
        want in (fold_text(label), fold_text(plain_label(label))) for label, want in zip(ends, wanted, strict=True)
    )


def _of_form(record: DocumentRecord, table: str) -> Iterable[Place]:
    """The cells that the form has, for a table that could not be read: of the report's edition, else of its year's."""
    usual = "2014" if table == "statistics" else "2019" if (record.year or 0) in (2019, 2020) else "2021"
    form = load_forms()[record.form or usual]
    known = form.table(table)
    if known is None:
        raise UsageError(
            f"--table {table!r}: edition {form.edition} has no such table; there are: {', '.join(t.id for t in form.tables)}"
        )
    return [Place(table, form.edition, row.path, column.path) for row in known.value_rows for column in row.columns]


def correction_json(one: Correction) -> CorrectionJson:
    """A correction as `wenbao correct --json` prints it."""
    return {
        "id": one.id,
        "file": one.file,
        "table": one.place.table,
        "form": one.place.form,
        "row": list(one.place.row),
        "column": list(one.place.column),
        "value": plain_number(one.value),
        "raw": one.raw,
        "made": _act_json(one.made),
        "withdrawn": None if one.withdrawn is None else _act_json(one.withdrawn),
        "applies": one.applies,
    }


def _act_json(done: Act) -> ActJson:
    return {"who": done.who, "when": done.when, "why": done.why}


def correction_line(one: Correction) -> str:
    """A correction for the terminal: its number, the cell, what was printed and what it was read as, who, when, why."""
    was = "not read" if one.raw is None else f"“{one.raw}”"
    now = "blank" if one.value is None else plain(one.value)
    lines = [f"{one.id}  {one.file}  {one.place.describe()}: {was} read as {now}"]
    lines.append(f"    {one.made.who}, {one.made.when}: {one.made.why}")
    if one.withdrawn is not None:
        lines.append(f"    taken back by {one.withdrawn.who}, {one.withdrawn.when}: {one.withdrawn.why}")
    elif not one.applies:
        lines.append("    not applied: the file prints something else there now")
    return "\n".join(lines)
