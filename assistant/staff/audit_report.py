"""The audit of a store: findings as the public contract prints them, as lines for the terminal, and as a page for people.

`audit_library` reads the chosen documents and gives `FindingJson` rows, in the order of the documents; the same fault of
the same report in two files is given once. `printed` is for the terminal. The page is `assistant.staff.audit_page`.

>>> row: FindingJson = {"file": "a.txt", "organisation": "某局", "year": 2023, "kind": "picture", "message": "表只是图片",
...                     "left": None, "right": None}
>>> print(printed([row]))
a.txt  某局 2023
  - picture: 表只是图片
1 finding: 0 faults, 1 note
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypedDict

from assistant.answer import LocatorJson, plain_number
from ingest.audit import NOTES, Audited, Finding, FindingKind, Side, audit

if TYPE_CHECKING:
    from assistant.service.figure_json import FigureQuery
    from ingest.model import Figure, Statement
    from ingest.store.library import DocumentRecord, Library


class SideJson(TypedDict):
    value: int | float | None
    raw: str
    quote: str
    file: str
    locator: LocatorJson


class FindingJson(TypedDict):
    file: str
    organisation: str | None
    year: int | None
    kind: str
    message: str
    left: SideJson | None
    right: SideJson | None


class FindingsJson(TypedDict):
    findings: list[FindingJson]


def audit_library(library: Library, query: FigureQuery) -> list[FindingJson]:
    """The findings on the documents that the query leaves. Other years and versions are read with them, so that a choice
    of one year still tells what its carry-over contradicts."""
    records = {record.id: record for record in library.documents()}
    chosen = {id for id, record in query.documents(records.values()).items() if query.year in (None, record.year)}
    bodies = {records[id].organisation for id in chosen} - {None}
    read = [record for record in records.values() if record.id in chosen or record.organisation in bodies]
    reports = {report.id: report for report in _audited(library, read)}
    rows: dict[tuple[object, ...], FindingJson] = {}
    for finding in audit(list(reports.values())):
        if finding.document_id in chosen:
            record = records[finding.document_id]
            rows.setdefault(_same(record, finding), _row(record, finding, reports))
    return list(rows.values())


def _audited(library: Library, records: Sequence[DocumentRecord]) -> Iterable[Audited]:
    ids = [record.id for record in records]
    figures: dict[str, list[Figure]] = defaultdict(list)
    statements: dict[str, list[Statement]] = defaultdict(list)
    for cell in library.figures(documents=ids):
        figures[cell.document_id].append(cell.figure)
    for said in sorted(library.statements(ids), key=lambda one: one.id):
        statements[said.document_id].append(said.statement)
    for record in records:
        identity = library.identity(record.id)
        yield Audited(
            id=record.id,
            file=record.file,
            organisation=record.organisation,
            year=record.year,
            form=record.form,
            text=library.text(record.id),
            names=record.names,
            year_span=identity.year_span,
            figures=tuple(figures[record.id]),
            statements=tuple(statements[record.id]),
            problems=library.problems(record.id),
        )


def _same(record: DocumentRecord, finding: Finding) -> tuple[object, ...]:
    """What makes two findings one: the same fault of the same body's report of one year, whatever file prints it."""
    if record.organisation is None or record.year is None:
        return record.id, finding.kind, finding.message, finding.left
    values = [(side.value, side.raw) if side is not None else None for side in (finding.left, finding.right)]
    return record.organisation, record.year, finding.kind, finding.message, *values


def _row(record: DocumentRecord, finding: Finding, reports: dict[str, Audited]) -> FindingJson:
    return {
        "file": record.file,
        "organisation": record.organisation,
        "year": record.year,
        "kind": finding.kind.value,
        "message": finding.message,
        "left": _side(finding.left, reports),
        "right": _side(finding.right, reports),
    }


def _side(side: Side | None, reports: dict[str, Audited]) -> SideJson | None:
    if side is None:
        return None
    report, cells = reports[side.document_id], side.figures
    columns = list(dict.fromkeys(cell.printed_column for cell in cells))
    rows = list(dict.fromkeys(cell.printed_row for cell in cells))
    return {
        "value": plain_number(side.value),
        "raw": side.raw,
        "quote": side.span.of(report.text),
        "file": report.file,
        "locator": {
            "kind": "cell" if len(cells) == 1 else "text",
            "page": side.page,
            "start": side.span.start,
            "end": side.span.end,
            "table": (cells[0].table_title or None) if cells else None,
            "row": list(rows[0]) if len(rows) == 1 else None,
            "column": list(columns[0]) if len(columns) == 1 else None,
        },
    }


def place(side: SideJson) -> str:
    """Where a side stands, in words: page, table, row and column, or the characters."""
    locator = side["locator"]
    parts = [f"p. {locator['page']}"] if locator["page"] is not None else []
    if locator["table"] is not None or locator["kind"] == "cell":
        parts += [locator["table"] or "", " > ".join(locator["row"] or []), " > ".join(locator["column"] or [])]
    else:
        parts.append(f"characters {locator['start']}-{locator['end']}")
    return ", ".join(part for part in parts if part)


def faults(findings: Iterable[FindingJson]) -> int:
    """How many findings tell of a fault rather than of something lacking."""
    return sum(1 for finding in findings if FindingKind(finding["kind"]) not in NOTES)


def printed(findings: Sequence[FindingJson]) -> str:
    """The findings for the terminal, report by report, with both sides and their places."""
    lines: list[str] = []
    for file, group in groupby(findings, key=lambda one: one["file"]):
        members = list(group)
        lines.append(f"{file}  {members[0]['organisation'] or ''} {members[0]['year'] or ''}".rstrip())
        for finding in members:
            lines.append(f"  - {finding['kind']}: {finding['message']}")
            for side in (finding["left"], finding["right"]):
                if side is not None:
                    quote = " ".join(side["quote"].split())
                    lines.append(f"      “{quote}” ({side['file']}: {place(side)})")
    bad = faults(findings)
    counted = [(len(findings), "finding"), (bad, "fault"), (len(findings) - bad, "note")]
    total, *parts = (f"{number} {name}{'s' * (number != 1)}" for number, name in counted)
    return "\n".join([*lines, f"{total}: {', '.join(parts)}"])
