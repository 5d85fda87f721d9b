"""Two versions of one report, of one body and year: where they differ, both numbers with their places.

A cell is held against the same cell of the other version (table, row, column), a number in prose against the one that
counts the same thing where each version states it once. What only one version prints (a table that is a picture in the
other) is no difference.

>>> list(between_versions(Audited("a", "a.txt", "某局", 2023, None, ""), Audited("b", "b.txt", "某局", 2023, None, "")))
[]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ingest.audit.findings import Audited, Finding, FindingKind, Side
from ingest.audit.reach import compatible
from ingest.audit.words import subject_key
from ingest.model import Figure, Statement


def between_versions(first: Audited, second: Audited) -> Iterator[Finding]:
    """Every place where two versions print different numbers."""
    theirs = _cells(second)
    for place, figure in _cells(first).items():
        other = theirs.get(place)
        if other is not None and figure.value is not None and other.value is not None and figure.value != other.value:
            yield _difference(first, second, _label(figure), first.cell(figure), second.cell(other))
    said = _subjects(second)
    for key, statement in _subjects(first).items():
        counterpart = said.get(key)
        if counterpart is None:
            continue
        left, right = first.said(statement), second.said(counterpart)
        if not compatible((statement.value, left.raw), (counterpart.value, right.raw)):
            yield _difference(first, second, statement.subject, left, right)


def _difference(first: Audited, second: Audited, what: str, left: Side, right: Side) -> Finding:
    message = f"{what}：{first.file}写{left.raw}，{second.file}写{right.raw}"
    return Finding(FindingKind.VERSIONS, first.id, message, left, right)


def _label(figure: Figure) -> str:
    return " ".join(
        (*figure.row[-1:], *(figure.column if figure.table == "review_litigation" else (figure.dimension or "",)))
    ).strip()


def _cells(report: Audited) -> dict[tuple[object, ...], Figure]:
    """Cells by place; a place that one version prints twice is left out."""
    found: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in report.figures:
        found[figure.form, figure.table, figure.row, figure.column].append(figure)
    return {place: figures[0] for place, figures in found.items() if len(figures) == 1}


def _subjects(report: Audited) -> dict[tuple[object, ...], Statement]:
    found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in report.statements:
        key = subject_key(statement, report)
        if len(key) >= 2:
            found[key, statement.unit, statement.kind, statement.year].append(statement)
    return {key: same[0] for key, same in found.items() if len(same) == 1}
