"""How the official tables look on paper: a `SampleTable` becomes a grid of merged cells that any writer can draw.

The labels come from the forms (`ingest.forms`); this module only knows how a form arranges them: the applications table
has label columns on the left and a header of three lines, the proactive table is four parts one above the other, the
review table is a header and one row, the annex of 2014 is three columns with indented labels.

>>> [(label.text, label.level, label.first, label.count) for label in branches((("甲",), ("乙", "丙"), ("乙", "丁")))]
[('甲', 0, 0, 1), ('乙', 0, 1, 2), ('丙', 1, 1, 1), ('丁', 1, 2, 1)]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eval.forge.laid import LaidCell, LaidTable, Path, Role, laid
from eval.forge.model import SampleTable
from eval.forge.slots import table_slots

__all__ = ["Branch", "LaidCell", "LaidTable", "Role", "branches", "lay_out"]

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = "申请人情况"
CONTENT = "信息内容"
ANNEX_HEADER = ("统计指标", "单位", "统计数")
INDENT = "\u3000\u3000"


@dataclass(frozen=True, slots=True)
class Branch:
    """A label of a tree of paths: its level, the first leaf under it, how many leaves, and whether it is one itself."""

    text: str
    level: int
    first: int
    count: int
    leaf: bool


def branches(paths: Sequence[Path]) -> tuple[Branch, ...]:
    """The labels of paths as a tree in reading order; neighbours with the same path so far share one label."""
    found: list[Branch] = []
    for level in range(max((len(path) for path in paths), default=0)):
        first = 0
        for prefix, group in groupby(paths, key=lambda path: path[: level + 1]):
            count = len(list(group))
            if len(prefix) == level + 1:
                found.append(Branch(prefix[-1], level, first, count, leaf=prefix in paths[first : first + count]))
            first += count
    return tuple(sorted(found, key=lambda branch: (branch.first, branch.level)))


def lay_out(table: SampleTable) -> LaidTable:
    """The grid of a table: its own, or the form's. Errors: KeyError where the form has no such table or the sample lacks
    a cell."""
    if table.laid is not None:
        return table.laid
    arrange = {"proactive": _stacked_parts, "statistics": _annex}.get(table.table, _crossed)
    return arrange(table)


def _unique(paths: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(paths))


def _crossed(table: SampleTable) -> LaidTable:
    """Rows down, columns across: the applications table, and the review table, which has no row labels."""
    slots, raws = table_slots(table.form, table.table), table.raws
    rows, columns = _unique([slot.row for slot in slots]), _unique([slot.column for slot in slots])
    left = max(len(row) for row in rows)
    banner = 1 if left else 0
    depth = max(len(column) for column in columns)
    top = banner + depth
    cells: list[LaidCell] = []
    if left:
        cells.append(LaidCell(0, 0, CORNER, Role.HEADER, rowspan=top, colspan=left))
        cells.append(LaidCell(0, left, APPLICANTS, Role.HEADER, colspan=len(columns)))
    for label in branches(columns):
        down = depth - label.level if label.leaf else 1
        cells.append(LaidCell(banner + label.level, left + label.first, label.text, Role.HEADER, down, label.count))
    for label in branches(rows):
        across = left - label.level if label.leaf else 1
        cells.append(LaidCell(top + label.first, label.level, label.text, Role.LABEL, label.count, across))
    for down, row in enumerate(rows):
        for across, column in enumerate(columns):
            cells.append(LaidCell(top + down, left + across, raws[row, column], Role.VALUE, place=(row, column)))
    labels = (1.3, 1.6, 4.2)[:left]
    return laid(cells, [*labels, *([1.0] * len(columns))])


def _stacked_parts(table: SampleTable) -> LaidTable:
    """Parts one above the other, each with a banner, a header of its own and its rows."""
    slots, raws = table_slots(table.form, table.table), table.raws
    across = {part: _unique([s.column for s in slots if s.row[:1] == part]) for part in _unique([s.row[:1] for s in slots])}
    width = max(len(columns) for columns in across.values())
    cells: list[LaidCell] = []
    line = 0
    for part, columns in across.items():
        cells.append(LaidCell(line, 0, part[0], Role.HEADER, colspan=width + 1))
        cells.append(LaidCell(line + 1, 0, CONTENT, Role.HEADER))
        last = len(columns) - 1
        reach = [1 if place < last else width - last for place in range(len(columns))]
        for place, column in enumerate(columns):
            cells.append(LaidCell(line + 1, 1 + place, column[-1], Role.HEADER, colspan=reach[place]))
        line += 2
        for row in _unique([slot.row for slot in slots if slot.row[:1] == part]):
            cells.append(LaidCell(line, 0, row[-1], Role.LABEL))
            for place, column in enumerate(columns):
                here = any(s.row == row and s.column == column for s in slots)
                raw, at = (raws[row, column], (row, column)) if here else ("", None)
                cells.append(LaidCell(line, 1 + place, raw, Role.VALUE, colspan=reach[place], place=at))
            line += 1
    return laid(cells, [1.6] + [1.0] * width)


def _annex(table: SampleTable) -> LaidTable:
    """Three columns; labels are indented by their depth, and mere headings have neither unit nor value."""
    cells = [LaidCell(0, place, text, Role.HEADER) for place, text in enumerate(ANNEX_HEADER)]
    printed: set[Path] = set()
    raws = table.raws
    for slot in table_slots(table.form, table.table):
        for depth in range(1, len(slot.row) + 1):
            path = slot.row[:depth]
            if path in printed:
                continue
            printed.add(path)
            here = path == slot.row
            line = len(printed)
            cells.append(LaidCell(line, 0, INDENT * (depth - 1) + path[-1], Role.LABEL))
            cells.append(LaidCell(line, 1, slot.unit if here else "", Role.HEADER))
            raw, at = (raws[slot.row, slot.column], (slot.row, slot.column)) if here else ("", None)
            cells.append(LaidCell(line, 2, raw, Role.VALUE, place=at))
    return laid(cells, [7.0, 1.0, 1.2])
