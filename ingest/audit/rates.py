"""Growth and shares stated in prose against the counts beside them.

A growth is held against the count and the change of the same subject in the same sentence; a share (占 …%) against the count
before it and what that is a part of: its own whole, what was received, what was handled. A printed rate holds within one unit
of its last digit (4.07 for 4.077). What the counts do not determine is left alone.

>>> agrees(Decimal("4.07"), Decimal("4.077"), "4.07%"), agrees(Decimal("4.2"), Decimal("4.077"), "4.2%")
(True, False)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from ingest.audit.findings import Audited, Finding, FindingKind, Side
from ingest.audit.words import exact
from ingest.model import Span, State, Statement, StatementKind
from ingest.normalise import fold_text
from ingest.tables.checks import plain

TOTAL = "总计"
RECEIVED = ("applications.received", "applications.accepted", "applications.taken_on", "applications.processed")
"""Counts of prose that the table's 新收, or 新收 and 结转 together, stand behind."""


def agrees(printed: Decimal, exact: Decimal, raw: str) -> bool:
    """Whether a printed rate holds: within one unit of its last printed digit."""
    digits = re.search(r"\d+(?:\.(\d+))?", fold_text(raw))
    places = len(digits[1] or "") if digits else 0
    return abs(abs(printed) - abs(exact)) <= Decimal(1).scaleb(-places) and (printed < 0) == (exact < 0 and printed != 0)


def rates(report: Audited) -> Iterator[Finding]:
    """Growth against the count and the change of one subject in one sentence; a share against part and whole."""
    by_sentence: dict[Span, list[Statement]] = defaultdict(list)
    for statement in report.statements:
        by_sentence[statement.sentence].append(statement)
    for said in by_sentence.values():
        for rate in said:
            if rate.kind is StatementKind.RATE:
                yield from _growth(report, rate, said)
    for before, share in pairwise(report.statements):
        if share.kind is StatementKind.SHARE and share.unit == "%":
            yield from _share(report, before, share)


_OF = re.compile(r"占[^,;。]{0,16}$")
_OF_APPLICATIONS = re.compile(r"(?:收到|新收|全部|受理)的?(?:政府信息公开)?申请(?:当?中|里)|占[^,;。]{0,6}申请(?:总数|总量|数量)")


def _share(report: Audited, part: Statement, share: Statement) -> Iterator[Finding]:
    """A share (占 …%) of the count before it: of the whole that it is a part of, or of what the report counts as received."""
    between = fold_text(report.text[part.number.end : share.number.start])
    if not _OF.search(between) or "。" in between or not exact(part) or share.state is not State.REPORTED:
        return
    known = _wholes(report, part)
    lead = fold_text(report.text[share.sentence.start : share.number.start])
    explicit = part.whole is not None or share.value > 100 or _OF_APPLICATIONS.search(lead) is not None
    side = report.said(share)
    if explicit and known and not any(agrees(share.value, part.value / whole * 100, side.raw) for whole, _ in known):
        whole, basis = known[0]
        message = f"{part.subject}{report.said(part).raw}占{plain(whole)}的{part.value / whole * 100:.2f}%，文中写作{side.raw}"
        yield Finding(FindingKind.RATE, report.id, message, side, basis)


def _wholes(report: Audited, part: Statement) -> list[tuple[Decimal, Side]]:
    """What a part may be a share of: its own whole first, then what was received, carried in with it, and handled."""
    found: list[tuple[Decimal, Side]] = []
    if part.whole is not None:
        whole = report.statements[part.whole]
        found.append((whole.value, report.said(whole)))
    received = [s for s in report.statements if s.indicator in RECEIVED and exact(s) and s.year == report.year]
    found += [(one.value, report.said(one)) for one in received]
    for indicator in ("applications.received", "applications.handled"):
        for figure in report.figures:
            if figure.indicator == indicator and figure.dimension == TOTAL and figure.value is not None:
                found.append((figure.value, report.cell(figure)))
    return [(value, side) for value, side in found if value > 0]


def _growth(report: Audited, rate: Statement, said: Sequence[Statement]) -> Iterator[Finding]:
    same = [one for one in said if one.subject == rate.subject and one.year == rate.year and one.state is State.REPORTED]
    counts = [one for one in same if one.kind is StatementKind.COUNT]
    changes = [one for one in same if one.kind is StatementKind.CHANGE]
    if len(counts) != 1 or len(changes) != 1 or rate.state is not State.REPORTED:
        return
    before = counts[0].value - changes[0].value
    if before <= 0:
        return
    exact = changes[0].value / before * 100
    side = report.said(rate)
    if not agrees(rate.value, exact, side.raw):
        shown = f"{exact:.2f}"
        message = f"{rate.subject}：由{plain(counts[0].value)}{counts[0].unit}、比上年变化{plain(changes[0].value)}算得{shown}%，文中写作{side.raw}"
        basis = Side(report.id, exact.quantize(Decimal("0.01")), report.said(changes[0]).raw, changes[0].quote, rate.page)
        yield Finding(FindingKind.RATE, report.id, message, side, basis)
