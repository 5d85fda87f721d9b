"""The structured store as the public contract prints it: one row a figure, for `wenbao figures` and `GET /figures` alike.

A row is a cell of an official table, or a number stated in prose (`table` "prose": `row` is what is counted, `raw` the
clause, `year` the year that the number speaks of). `value` is a JSON number or None; where it is None, `state` says why.
Rows come table cells first, each kind in the order it was stored; a page's `next` is an opaque cursor, None at the end.
Errors: UsageError for a cursor that is none of ours.

>>> FigureQuery(files=("a.pdf",)).wants_file("2023/a.pdf"), FigureQuery(files=("b.pdf",)).wants_file("2023/a.pdf")
(True, False)
>>> Cursor.read("s7"), str(Cursor("f", 12)), Cursor.read(None)
(Cursor(kind='s', after=7), 'f12', Cursor(kind='f', after=0))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from assistant.answer import plain_number
from ingest.errors import UsageError
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from ingest.store.library import DocumentRecord, Library, StoredFigure, StoredStatement

PROSE = "prose"
_GOVERNMENT = "人民政府"
"""What the government of a place is called: 文登区 alone means 文登区人民政府."""
_NAMED = 10
_CURSOR = re.compile(r"([fs])([0-9]{1,18})")


class ChecksJson(TypedDict):
    held: int
    failed: int
    undecided: int


class FigureRow(TypedDict):
    file: str
    organisation: str | None
    year: int | None
    form: str | None
    table: str
    row: list[str]
    column: list[str]
    indicator: str | None
    value: int | float | None
    unit: str
    state: str
    raw: str
    page: int | None
    checks: ChecksJson


class FiguresJson(TypedDict):
    figures: list[FigureRow]
    next: str | None


def figure_row(record: DocumentRecord, stored: StoredFigure) -> FigureRow:
    """The row of one cell of a form's table."""
    figure = stored.figure
    return {
        "file": record.file,
        "organisation": record.organisation,
        "year": record.year,
        "form": figure.form,
        "table": figure.table,
        "row": list(figure.row),
        "column": list(figure.column),
        "indicator": figure.indicator,
        "value": plain_number(figure.value),
        "unit": figure.unit,
        "state": figure.state.value,
        "raw": figure.raw,
        "page": figure.page,
        "checks": {"held": figure.checks.held, "failed": figure.checks.failed, "undecided": figure.checks.undecided},
    }


def statement_row(record: DocumentRecord, stored: StoredStatement, text: str) -> FigureRow:
    """The row of one number stated in prose; `text` is the document's whole text."""
    statement = stored.statement
    return {
        "file": record.file,
        "organisation": record.organisation,
        "year": _statement_year(record, stored),
        "form": record.form,
        "table": PROSE,
        "row": [statement.subject],
        "column": [],
        "indicator": statement.indicator,
        "value": plain_number(statement.value),
        "unit": statement.unit,
        "state": statement.state.value,
        "raw": statement.quote.of(text),
        "page": statement.page,
        "checks": {"held": 0, "failed": 0, "undecided": 0},
    }


@dataclass(frozen=True, slots=True)
class FigureQuery:
    """Which rows are wanted; an empty or None filter lets everything pass.

    `files` are paths as stored or their last part; `organisation` is a body's full name, the end of it, the place
    that it governs (文登区) or a name that its report uses for it; `year` is the row's own year; `indicators` are exact ids.
    """

    organisation: str | None = None
    year: int | None = None
    indicators: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def of_any_document(self) -> bool:
        """Whether every document's figures are wanted."""
        return self.organisation is None and self.year is None and not self.files

    def wants_file(self, file: str) -> bool:
        return not self.files or file in self.files or file.rsplit("/", 1)[-1] in self.files

    def wants_body(self, record: DocumentRecord) -> bool:
        if self.organisation is None:
            return True
        wanted = fold_text(self.organisation)
        official = fold_text(record.organisation or "")
        ends = (wanted, f"{wanted}{_GOVERNMENT}")
        return bool(wanted) and (official.endswith(ends) or wanted in {fold_text(name) for name in record.names})

    def wants_indicator(self, indicator: str | None) -> bool:
        return not self.indicators or indicator in self.indicators

    def documents(self, records: Iterable[DocumentRecord]) -> dict[str, DocumentRecord]:
        """The documents that file and organisation leave, by id."""
        return {record.id: record for record in records if self.wants_file(record.file) and self.wants_body(record)}


def unmatched(library: Library, query: FigureQuery) -> str | None:
    """What to say where no report is of the file or the body asked for; None where each is met, or none is asked for."""
    records = library.documents()
    known = sorted({record.file.rsplit("/", 1)[-1] for record in records})
    for file in query.files:
        if not any(file in (record.file, record.file.rsplit("/", 1)[-1]) for record in records):
            return f"found no report {file!r}; there are {_some(known) or 'no reports'}"
    if query.organisation is None or any(query.wants_body(record) for record in records):
        return None
    bodies = sorted({record.organisation for record in records if record.organisation})
    return f"found no report of {query.organisation!r}; there are reports of {_some(bodies) or 'no body'}"


def _some(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    return ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: after which stored id, of the figures ("f") or of the statements ("s") that follow them."""

    kind: str = "f"
    after: int = 0

    @classmethod
    def read(cls, text: str | None) -> Cursor:
        if text is None:
            return cls()
        found = _CURSOR.fullmatch(text)
        if found is None:
            raise UsageError(f"after: found {text!r}, expected the `next` of an earlier page; leave it out for the first page")
        return cls(found[1], int(found[2]))

    def __str__(self) -> str:
        return f"{self.kind}{self.after}"


def figure_page(library: Library, query: FigureQuery, after: str | None = None, limit: int | None = None) -> FiguresJson:
    """One page of rows (all that follow `after` where `limit` is None), and the cursor of the next."""
    cursor = Cursor.read(after)
    found: list[tuple[Cursor, FigureRow]] = []
    wanted = None if limit is None else limit + 1
    if cursor.kind == "f" and limit is not None and query.of_any_document:
        found += _cells_of_any(library, query, cursor.after, limit + 1)
        if len(found) > limit:  # the page is full: no other document is looked at
            return {"figures": [row for _, row in found[:limit]], "next": str(found[limit - 1][0])}
        found.clear()
    records = query.documents(library.documents())
    if cursor.kind == "f":
        found += _cells(library, query, records, cursor.after, wanted)
        cursor = Cursor("s")
    if wanted is None or len(found) < wanted:
        found += _prose(library, query, records, cursor.after, None if wanted is None else wanted - len(found))
    more = limit is not None and len(found) > limit
    page = found[:limit]
    return {"figures": [row for _, row in page], "next": str(page[-1][0]) if more else None}


def _cells_of_any(library: Library, query: FigureQuery, after: int, limit: int) -> list[tuple[Cursor, FigureRow]]:
    stored = library.figures(indicators=query.indicators or None, after=after, limit=limit)
    records = {record.id: record for record in library.documents({one.document_id for one in stored})}
    return [(Cursor("f", one.id), figure_row(records[one.document_id], one)) for one in stored if one.document_id in records]


def _cells(
    library: Library, query: FigureQuery, records: dict[str, DocumentRecord], after: int, limit: int | None
) -> list[tuple[Cursor, FigureRow]]:
    dated = [record.id for record in records.values() if query.year is None or record.year == query.year]
    stored = library.figures(documents=dated, indicators=query.indicators or None, after=after, limit=limit)
    return [(Cursor("f", one.id), figure_row(records[one.document_id], one)) for one in stored]


def _prose(
    library: Library, query: FigureQuery, records: dict[str, DocumentRecord], after: int, limit: int | None
) -> list[tuple[Cursor, FigureRow]]:
    chosen = [
        one
        for one in sorted(library.statements(list(records)), key=lambda one: one.id)
        if one.id > after
        and query.wants_indicator(one.statement.indicator)
        and (query.year is None or _statement_year(records[one.document_id], one) == query.year)
    ][:limit]
    texts = {document: library.text(document) for document in {one.document_id for one in chosen}}
    return [(Cursor("s", one.id), statement_row(records[one.document_id], one, texts[one.document_id])) for one in chosen]


def _statement_year(record: DocumentRecord, stored: StoredStatement) -> int | None:
    return record.year if stored.statement.year is None else stored.statement.year
