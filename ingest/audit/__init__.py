"""What does not add up in a set of reports: each alone, versions of one report, and a body's years against each other.

`audit` takes reports as they are stored and gives findings in the order of the reports; within one the faults come before
the notes. Pure: the same reports give the same findings.

>>> audit([Audited("a", "a.txt", "某局", 2023, None, "")])
()
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from ingest.audit.findings import NOTES, Audited, Finding, FindingKind, Side
from ingest.audit.lacking import annexes, lacking
from ingest.audit.prose import prose
from ingest.audit.tables import arithmetic
from ingest.audit.versions import between_versions
from ingest.audit.years import between_years
from ingest.identity.same_body import fullest

__all__ = ["NOTES", "Audited", "Finding", "FindingKind", "Side", "audit"]


def audit(reports: Sequence[Audited]) -> tuple[Finding, ...]:
    """All findings. A report whose body or year is not known is audited alone."""
    found: dict[str, list[Finding]] = {report.id: [] for report in reports}
    filled, bodies = annexes(reports), _bodies(reports)
    alike = {report.id: versions for years in bodies.values() for versions in years.values() for report in versions}
    for report in reports:
        others = [other for other in alike.get(report.id, ()) if other is not report]
        found[report.id] += [*arithmetic(report, others), *prose(report), *lacking(report, filled)]
    for years in bodies.values():
        for versions in years.values():
            for first, second in combinations(versions, 2):
                found[first.id] += between_versions(first, second)
        for year, versions in years.items():
            for finding in (f for e in years.get(year - 1, [])[:1] for later in versions[:1] for f in between_years(e, later)):
                found[finding.document_id].append(finding)
    return tuple(finding for report in reports for finding in sorted(found[report.id], key=lambda one: one.kind in NOTES))


def _bodies(reports: Sequence[Audited]) -> dict[str, dict[int, list[Audited]]]:
    """Reports by body and year."""
    bodies: dict[str, dict[int, list[Audited]]] = defaultdict(lambda: defaultdict(list))
    whole = fullest(report.organisation for report in reports if report.organisation is not None)
    for report in reports:
        if report.organisation is not None and report.year is not None:
            bodies[whole[report.organisation]][report.year].append(report)
    return bodies
