"""The forms' identities that fail in one report, one finding a fault.

A misprinted cell trips every identity that it takes part in. Failing identities that share cells are explained together:
where one cell is in all of them, a single change of it would mend them all, and none that holds would break, that cell is
the fault; else as few cells as explain them (greedy). Each finding gives the sum, the printed total and their places, and
says how many identities the same fault trips, and which other file of the same report prints the place so that the identity
holds. Blanks leave an identity undecided and are never a fault.

>>> from ingest.readers.text import read
>>> from ingest.tables.figures import read_tables
>>> text = "自然人\\t商业企业\\t科研机构\\t社会公益组织\\t法律服务机构\\t其他\\t总计\\n"
>>> text += "一、本年新收政府信息公开申请数量\\t3\\t0\\t0\\t0\\t0\\t0\\t4\\n"
>>> report = Audited("d1", "a.txt", None, 2023, "2021", text, figures=read_tables(read(text, "txt", None)).figures)
>>> [finding.message for finding in arithmetic(report)]
['表三 一、本年新收政府信息公开申请数量：各类申请人之和 3 ≠ 总计 4（差 1）']
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.audit.findings import Audited, Finding, FindingKind, Side
from ingest.model import Figure, Span
from ingest.tables.checks import Outcome, failure_message, outcomes
from ingest.tables.checks import Side as Operands

_LONGEST_ROW = 400


def arithmetic(report: Audited, versions: Sequence[Audited] = ()) -> Iterator[Finding]:
    """Every fault of the forms' own sums. `versions` are other files of the same body and year."""
    found = list(outcomes(report.figures))
    failing = [one for one in found if one.held is False]
    sound = Counter(index for one in found if one.held for index in _figures(one))
    for group in _groups(failing):
        for fault in _explained(group, sound):
            yield _finding(report, fault, versions)


def _figures(outcome: Outcome) -> set[int]:
    return {*outcome.left.figures, *outcome.right.figures}


def _groups(failing: Sequence[Outcome]) -> list[list[Outcome]]:
    """Failing identities that share cells, directly or through others."""
    groups: list[tuple[set[int], list[Outcome]]] = []
    for outcome in failing:
        cells, members = _figures(outcome), [outcome]
        for group in [g for g in groups if g[0] & cells]:
            groups.remove(group)
            cells |= group[0]
            members = group[1] + members
        groups.append((cells, members))
    return [members for _, members in groups]


def _change(outcome: Outcome, figure: int) -> Decimal:
    """By how much this cell would have to change for the identity to hold."""
    assert outcome.left.value is not None
    assert outcome.right.value is not None
    gap = outcome.right.value - outcome.left.value
    return gap if figure in outcome.left.figures else -gap


def _explained(group: Sequence[Outcome], sound: Counter[int]) -> Iterator[list[Outcome]]:
    """The group's identities in as few faults as explain them, the largest first."""
    left = list(group)
    while left:
        mended: dict[tuple[int, Decimal], list[Outcome]] = defaultdict(list)
        for outcome in left:
            for figure in _figures(outcome):
                mended[figure, _change(outcome, figure)].append(outcome)
        best = max(mended, key=lambda key: (sound[key[0]] == 0, len(mended[key]), -sound[key[0]]))
        fault = mended[best] if sound[best[0]] == 0 else left[:1]
        yield fault
        left = [outcome for outcome in left if outcome not in fault]


def _finding(report: Audited, fault: Sequence[Outcome], versions: Sequence[Audited]) -> Finding:
    shown = min(fault, key=lambda one: (one.identity.over == "columns", len(_figures(one))))
    message = failure_message(shown)
    if len(fault) > 1:
        message += f"；同一处使另外{len(fault) - 1}项勾稽关系也不成立"
    message += "".join(_printed_elsewhere(report, shown, other) for other in versions)
    left, right = (_side(report, operands) for operands in (shown.left, shown.right))
    return Finding(FindingKind.ARITHMETIC, report.id, message, left, right)


def _printed_elsewhere(report: Audited, fault: Outcome, other: Audited) -> str:
    """What another file prints in the fault's cells, where the identity holds there; "" where it does not."""
    sound = (one for one in outcomes(other.figures) if one.held and (one.identity, one.where) == (fault.identity, fault.where))
    found = next(sound, None)
    if found is None:
        return ""
    mine, theirs = ({_place(r.figures[i]): r.figures[i] for i in _figures(one)} for r, one in ((report, fault), (other, found)))
    changed = [theirs[at].raw for at in mine if at in theirs and theirs[at].value != mine[at].value]
    return f"；同一报告的另一份文件{other.file}此处印作{'、'.join(changed)}，这项关系成立" if changed else ""


def _place(figure: Figure) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return figure.row, figure.column


def _side(report: Audited, operands: Operands) -> Side:
    figures = [report.figures[index] for index in operands.figures]
    if len(figures) == 1:
        return report.cell(figures[0])
    first = figures[0]
    return Side(
        report.id, operands.value, " + ".join(figure.raw for figure in figures), _stretch(figures), first.page, tuple(figures)
    )


def _stretch(figures: Sequence[Figure]) -> Span:
    """From the first cell to the last where that is one row's length, else the first alone."""
    start, end = min(f.span.start for f in figures), max(f.span.end for f in figures)
    return Span(start, end) if end - start <= _LONGEST_ROW else figures[0].span
