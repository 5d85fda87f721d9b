"""What the sentences of one report say against each other and against its tables.

- parts: itemised parts that do not make their whole. 其中 promises no whole list: parts that are fewer are a fault only
  where the list closes (其他 …, A类 … B类 …); parts that are more are one unless they are ways of publishing, which overlap.
- rate: a growth or a share that does not follow from the counts (`rates`).
- contradiction: the same thing stated twice with different numbers; a number in prose against the table's; a period of the
  statistics that is not the title's year.

Approximate numbers (余, 约) contradict nothing but what lies outside their reach. What is not surely the same thing is left
alone: words are in `words.toml`. Blanks: a table's blank cell contradicts nothing.

>>> list(prose(Audited("d1", "a.txt", None, 2023, None, "")))
[]
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from ingest.audit.findings import Audited, Finding, FindingKind, Side
from ingest.audit.rates import RECEIVED, TOTAL, rates
from ingest.audit.reach import compatible
from ingest.audit.words import COUNTED, exact, load_words, narrowed, subject_key
from ingest.model import Figure, Span, Statement, StatementKind
from ingest.normalise import fold, fold_text
from ingest.tables.checks import plain

_NEW, _ACCEPTED = RECEIVED[:2]
_CARRIED_IN = "applications.carried_in"
_ATTENDED = re.compile("(?:出席|参加|列席|主持)$")
"""负责人出席4次: who came to some of what was held, whose parts are its kinds."""
_PIECES = frozenset({"件", "条", "篇", "份", "则"})
_PERIOD = re.compile(
    r"(?:统计|数据|时限|期限|时间)[^。;]{0,20}?((?:19|20)\d\d)年1月1日[^。;]{0,6}?(?:至|到|-|—|~)[^。;]{0,6}?((?:19|20)\d\d)年12月31日"
)


def prose(report: Audited) -> Iterator[Finding]:
    """Every fault of one report's prose, in the order of the text."""
    found = [*_parts(report), *rates(report), *_twice(report), *_against_tables(report), *_period(report)]
    yield from sorted(found, key=lambda one: one.left.span.start if one.left else 0)


# ---------------------------------------------------------------------------------------------- parts


def _parts(report: Audited) -> Iterator[Finding]:
    grouped: dict[int, list[Statement]] = defaultdict(list)
    for statement in report.statements:
        if statement.whole is not None and _ATTENDED.search(fold_text(statement.subject)) is None:
            grouped[statement.whole].append(statement)
    for place, parts in grouped.items():
        whole = report.statements[place]
        if of_mixed_units(report.statements, whole, parts):
            continue
        if not all(exact(one) and one.unit == whole.unit and one.year == whole.year for one in (whole, *parts)):
            continue
        total = sum((part.value for part in parts), Decimal(0))
        excused = _overlap(parts) if total > whole.value else not _closes(parts)
        if total == whole.value or len(parts) < 2 or excused:
            continue
        left, right = report.said(whole), _sum_side(report, parts, total)
        gap = plain(abs(total - whole.value))
        message = f"{whole.subject}{left.raw}，所列各项之和为{plain(total)}{whole.unit}（差{gap}）"
        yield Finding(FindingKind.PARTS, report.id, message, left, right)


def of_mixed_units(statements: Sequence[Statement], whole: Statement, parts: Sequence[Statement]) -> bool:
    """Whether a list prints another unit for an item among its parts (信息90条,其中文件5件、动态85条), which is then no part: their
    sum says nothing about the whole. `statements` are those of the report."""
    first, last = max(whole.number.end, parts[0].sentence.start), parts[-1].number.start
    among = (one for one in statements if first <= one.number.start < last)
    return any(one.whole is None and one.unit in _PIECES - {parts[0].unit} for one in among)


def _closes(parts: Sequence[Statement]) -> bool:
    """Whether a list of parts is a whole one."""
    words = load_words()
    subjects = [fold_text(part.subject) for part in parts]
    graded = sum(1 for subject in subjects if subject.endswith(words.graded))
    return any(word in subject for subject in subjects for word in words.closing) or graded >= 2


def _overlap(parts: Sequence[Statement]) -> bool:
    """Whether parts are ways of publishing, of which one item may take several."""
    subjects = [fold_text(part.subject) for part in parts]
    return sum(1 for subject in subjects if any(word in subject for word in load_words().channels)) >= 2


def _sum_side(report: Audited, parts: Sequence[Statement], total: Decimal) -> Side:
    raw = " + ".join(part.number.of(report.text) for part in parts)
    return Side(report.id, total, raw, Span(parts[0].number.start, parts[-1].number.end), parts[0].page)


# ---------------------------------------------------------------------------------------------- said twice


def _twice(report: Audited) -> Iterator[Finding]:
    grouped: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in report.statements:
        key = subject_key(statement, report)
        if statement.kind in COUNTED and statement.whole is None and len(key) >= 4 and statement.year == report.year:
            grouped[key, statement.unit, statement.kind].append(statement)
    for same in grouped.values():
        for first, second in combinations(same, 2):
            left, right = report.said(first), report.said(second)
            if first.sentence != second.sentence and not compatible((first.value, left.raw), (second.value, right.raw)):
                yield _contradiction(report, left, right, first.subject, "正文")
                break


def _contradiction(report: Audited, left: Side, right: Side, what: str, where: str) -> Finding:
    gap = ""
    if left.value is not None and right.value is not None:
        gap = f"（差{plain(abs(left.value - right.value))}）"
    return Finding(FindingKind.CONTRADICTION, report.id, f"{what}：正文写{left.raw}，{where}另写{right.raw}{gap}", left, right)


# ---------------------------------------------------------------------------------------------- prose and tables


def _against_tables(report: Audited) -> Iterator[Finding]:
    cells: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.figures:
        if figure.indicator is not None and figure.dimension in (None, TOTAL) and figure.value is not None:
            cells[figure.indicator].append(figure)
    told: set[str] = set()
    carried = [one.value for one in report.statements if one.indicator == _CARRIED_IN and exact(one) and one.year == report.year]
    for statement in report.statements:
        indicator = statement.indicator
        if indicator is None or indicator in told or not exact(statement) or statement.kind is not StatementKind.COUNT:
            continue
        if statement.year != report.year or narrowed(statement, report) or _told_apart(statement, report):
            continue
        for table in _table_values(indicator, cells, carried):
            if statement.value not in table.accepted:
                told.add(indicator)
                side = report.said(statement)
                cell = report.cell(table.figure) if table.alone else table.side(report)
                yield _contradiction(report, side, cell, statement.subject, "表格")


def _told_apart(statement: Statement, report: Audited) -> bool:
    """Whether a sentence counts what was accepted beside what was received (收到38件,受理36件): then they are two counts."""
    if statement.indicator != _ACCEPTED:
        return False
    return any(other.sentence == statement.sentence and other.indicator == _NEW for other in report.statements)


@dataclass(frozen=True, slots=True)
class _TableValue:
    """What a table prints for an indicator: the cell (or several that add up), and which numbers agree with it."""

    figures: tuple[Figure, ...]
    accepted: frozenset[Decimal]

    @property
    def figure(self) -> Figure:
        return self.figures[0]

    @property
    def alone(self) -> bool:
        return len(self.figures) == 1

    def side(self, report: Audited) -> Side:
        total = sum((f.value for f in self.figures if f.value is not None), Decimal(0))
        raw = " + ".join(f.raw for f in self.figures)
        span = Span(min(f.span.start for f in self.figures), max(f.span.end for f in self.figures))
        return Side(report.id, total, raw, span, self.figure.page, self.figures)


_SUMS = {"litigation.total": ("litigation.direct.total", "litigation.after_review.total")}
"""Counts of prose that the form parts into columns."""


def _table_values(indicator: str, cells: dict[str, list[Figure]], stated: Sequence[Decimal]) -> Iterator[_TableValue]:
    """Cells that an indicator of prose is held against. 收到, 受理, 收办 agree with 新收 and with 新收 + 结转: that of the table, else what
    is `stated` in prose."""
    if indicator in RECEIVED:
        received = cells.get(_NEW, [])
        carried = [figure.value for figure in cells.get(_CARRIED_IN, []) if figure.value is not None] or stated
        if len(received) == 1 and (new := received[0].value) is not None:
            yield _TableValue((received[0],), frozenset({new, *(new + value for value in carried)}))
    elif indicator in _SUMS:
        parts = [cells.get(name, []) for name in _SUMS[indicator]]
        if all(len(part) == 1 for part in parts):
            figures = tuple(part[0] for part in parts)
            yield _TableValue(figures, frozenset({sum((f.value for f in figures if f.value is not None), Decimal(0))}))
    elif len(cells.get(indicator, [])) == 1:
        figure = cells[indicator][0]
        yield _TableValue((figure,), frozenset(v for v in (figure.value,) if v is not None))


# ---------------------------------------------------------------------------------------------- period


def _period(report: Audited) -> Iterator[Finding]:
    folded = fold(report.text)
    for hit in _PERIOD.finditer(folded.text):
        years = {int(hit[1]), int(hit[2])}
        if report.year is not None and report.year not in years and len(years) == 1:
            span = folded.span(hit.start(), hit.end())
            printed = folded.span(hit.start(1), hit.end(1))
            title = report.year_span or Span(0, 0)
            left = Side(report.id, Decimal(report.year), title.of(report.text), title)
            right = Side(report.id, Decimal(hit[1]), printed.of(report.text), span)
            message = f"标题是{report.year}年的报告，统计期限写的是{hit[1]}年"
            yield Finding(FindingKind.CONTRADICTION, report.id, message, left, right)
            return
