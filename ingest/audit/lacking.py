"""Notes on what a report lacks rather than gets wrong: tables that are pictures, cells left blank, editions that do not
compare.

Blank cells are told once a table. Of the annex of 2014, most of which is empty in practice, only the rows are told that at
least half of the other annexes (and two of them) fill.

>>> list(lacking(Audited("a", "a.txt", "某局", 2023, None, ""), {}))
[]
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ingest.audit.findings import Audited, Finding, FindingKind
from ingest.forms.wording import plain_label
from ingest.model import Figure, State
from ingest.tables.checks import TABLE_NAMES

ANNEX = "statistics"
_USUAL_FROM = {"2014": 2008, "2019": 2019, "2021": 2021}
_NAMED = 3
Filled = Mapping[str, tuple[int, int]]
"""For each indicator of the annex: how many annexes fill it, and how many there are."""


def annexes(reports: Sequence[Audited]) -> Filled:
    """How often each row of the annex is filled."""
    filled: Counter[str] = Counter()
    there = [r for r in reports if any(f.table == ANNEX for f in r.figures)]
    for report in there:
        filled.update({f.indicator for f in report.figures if f.table == ANNEX and f.value is not None and f.indicator})
    return {indicator: (count, len(there)) for indicator, count in filled.items()}


def lacking(report: Audited, filled: Filled) -> Iterator[Finding]:
    """The notes on one report."""
    yield from _pictures(report)
    yield from _blanks(report, filled)
    yield from _old_edition(report)


def _pictures(report: Audited) -> Iterator[Finding]:
    told: set[str] = set()
    for problem in report.problems:
        if problem.code in ("image_only", "no_text") and problem.message not in told:
            told.add(problem.message)
            what = _quoted(problem.message)
            place = f"第{problem.page}页" if problem.page else ""
            message = f"表“{what}”只是图片，数据未能读取" if what else f"{place}是图片，没有可读取的文字"
            yield Finding(FindingKind.PICTURE, report.id, message)
    unsure = [f for f in report.figures if f.state is State.ILLEGIBLE]
    for table in dict.fromkeys(f.table for f in unsure):
        cells = [f for f in unsure if f.table == table]
        message = f"{TABLE_NAMES[table]}是图片，其中{len(cells)}格未能可靠识别（{_named(cells)}）"
        yield Finding(FindingKind.PICTURE, report.id, message, report.cell(cells[0]))


def _quoted(message: str) -> str:
    return message.partition("“")[2].partition("”")[0]


def _blanks(report: Audited, filled: Filled) -> Iterator[Finding]:
    blank: dict[str, list[Figure]] = defaultdict(list)
    counts = Counter(figure.table for figure in report.figures)
    for figure in report.figures:
        if figure.state is State.BLANK and (figure.table != ANNEX or _usual(figure, filled)):
            blank[figure.table].append(figure)
    for table, cells in blank.items():
        message = f"{TABLE_NAMES[table]}{counts[table]}格中{len(cells)}格空白（{_named(cells)}）：空白不是0"
        yield Finding(FindingKind.BLANK, report.id, message, report.cell(cells[0]))


def _usual(figure: Figure, filled: Filled) -> bool:
    count, there = filled.get(figure.indicator or "", (0, 0))
    return count >= 2 and count * 2 >= there - 1


def _named(cells: Sequence[Figure]) -> str:
    names = [" ".join(plain_label(part) for part in (*f.row[-1:], *f.column[-1:])) for f in cells[:_NAMED]]
    return "、".join(names) + ("等" if len(cells) > _NAMED else "")


def _old_edition(report: Audited) -> Iterator[Finding]:
    mixed = any(problem.code == "edition_mixed" for problem in report.problems)
    current = max((form for form, since in _USUAL_FROM.items() if report.year is not None and since <= report.year), default=None)
    if mixed:
        yield Finding(FindingKind.NOT_COMPARABLE, report.id, "各表不是同一版格式，与其他报告比较时须逐表核对")
    elif report.form is not None and current is not None and report.form != current:
        message = f"{report.year}年的报告用的是{report.form}年版格式，与{current}年版报告不能逐项比较"
        yield Finding(FindingKind.NOT_COMPARABLE, report.id, message)
