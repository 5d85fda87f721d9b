"""Two years' reports of one body held against each other; what does not follow is filed under the later report.

- carry_over: what one year carried out (四、结转下年度继续办理) is what the next carries in (二、上年结转), column by column; what is
  in force is last year's and this year's issued less this year's abolished. One finding a row: the total's where that
  differs, else the first column that does.
- rate: a growth or a change that the later report states and the two tables do not bear out.

A blank on either side leaves it undecided.

>>> list(between_years(Audited("a", "a.txt", "某局", 2022, None, ""), Audited("b", "b.txt", "某局", 2023, None, "")))
[]
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ingest.audit.findings import Audited, Finding, FindingKind, Side
from ingest.audit.rates import TOTAL, agrees
from ingest.audit.words import narrowed
from ingest.model import Figure, State, StatementKind
from ingest.tables.checks import plain

_IN_FORCE = ("proactive.rules", "proactive.normative_documents")


def between_years(earlier: Audited, later: Audited) -> Iterator[Finding]:
    """What the later report says of the year before, or builds on it, against the earlier report."""
    yield from _carried(earlier, later)
    yield from _in_force(earlier, later)
    yield from _grown(earlier, later)


def _only(report: Audited, indicator: str, column: tuple[str, ...] | None = None) -> Figure | None:
    """The one cell of an indicator with a value (in a column, or the total's)."""
    found = [
        figure
        for figure in report.figures
        if figure.indicator == indicator
        and figure.value is not None
        and (figure.column == column if column is not None else figure.dimension in (None, TOTAL))
    ]
    return found[0] if len(found) == 1 else None


def _carried(earlier: Audited, later: Audited) -> Iterator[Finding]:
    differing: list[tuple[Figure, Figure]] = []
    columns = dict.fromkeys(f.column for f in earlier.figures if f.indicator == "applications.carried_out")
    for column in columns:
        ended, started = _only(earlier, "applications.carried_out", column), _only(later, "applications.carried_in", column)
        if ended is not None and started is not None and ended.value != started.value:
            differing.append((ended, started))
    if not differing:
        return
    ended, started = next((pair for pair in differing if pair[0].dimension == TOTAL), differing[0])
    more = f"；另有{len(differing) - 1}列也不同" if len(differing) > 1 else ""
    message = (
        f"{earlier.year}年结转下年{ended.dimension}{ended.raw}件，{later.year}年上年结转{started.dimension}{started.raw}件"
        f"（差{_gap(ended.value, started.value)}）{more}"
    )
    yield Finding(FindingKind.CARRY_OVER, later.id, message, earlier.cell(ended), later.cell(started))


def _in_force(earlier: Audited, later: Audited) -> Iterator[Finding]:
    if earlier.form != "2021" or later.form != "2021":
        return
    for row in _IN_FORCE:
        before, now = _only(earlier, f"{row}.in_force"), _only(later, f"{row}.in_force")
        issued, abolished = _only(later, f"{row}.issued"), _only(later, f"{row}.abolished")
        if before is None or now is None or issued is None or abolished is None:
            continue
        assert before.value is not None
        assert issued.value is not None
        assert abolished.value is not None
        expected = before.value + issued.value - abolished.value
        if expected != now.value:
            label = now.row[-1]
            message = (
                f"{label}：{earlier.year}年现行有效{before.raw}件，{later.year}年制发{issued.raw}件、废止{abolished.raw}件，"
                f"应为{plain(expected)}件，表中现行有效{now.raw}件（差{_gap(expected, now.value)}）"
            )
            yield Finding(FindingKind.CARRY_OVER, later.id, message, earlier.cell(before), later.cell(now))


def _grown(earlier: Audited, later: Audited) -> Iterator[Finding]:
    for statement in later.statements:
        if statement.kind not in (StatementKind.RATE, StatementKind.CHANGE) or statement.indicator is None:
            continue
        if statement.state is not State.REPORTED or statement.year != later.year or narrowed(statement, later):
            continue
        before, now = _only(earlier, statement.indicator), _only(later, statement.indicator)
        if before is None or now is None or before.value is None or now.value is None:
            continue
        change = now.value - before.value
        if statement.kind is StatementKind.CHANGE:
            holds, exact = statement.value == change, change
        elif before.value:
            exact = change / before.value * 100
            holds = agrees(statement.value, exact, statement.number.of(later.text))
        else:
            continue
        if not holds:
            said = later.said(statement)
            sign = "%" if statement.kind is StatementKind.RATE else statement.unit
            shown = f"{exact:.2f}" if statement.kind is StatementKind.RATE else plain(exact)
            message = f"{statement.subject}：{earlier.year}年表中{before.raw}、{later.year}年{now.raw}，变化{shown}{sign}，文中写作{said.raw}"
            basis = Side(earlier.id, before.value, before.raw, before.span, before.page, (before,))
            yield Finding(FindingKind.RATE, later.id, message, said, basis)


def _gap(first: Decimal | None, second: Decimal | None) -> str:
    return plain(abs((first or Decimal(0)) - (second or Decimal(0))))
