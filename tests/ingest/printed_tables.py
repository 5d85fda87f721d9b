"""Tables of the official forms as reports print them: our own numbers, in every layout that copies and formats have.

A `Sample` knows the true value of each cell, so that a test can say of any figure whether it is right. Numbers differ
from cell to cell: one that moved is seen.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.forms import FormRow, FormTable, load_forms
from ingest.model import Document, Figure
from ingest.readers.building import Part, Prose, RawCell, Table, assemble
from ingest.readers.text import read

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
GROUP = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


@dataclass
class PrintedRow:
    """One row: labels from the outermost printed to the innermost, and the cells as printed."""

    labels: list[str]
    cells: list[str]
    row: FormRow | None = None


@dataclass
class Sample:
    """Table three with its truth by row and column path."""

    rows: list[PrintedRow]
    truth: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = field(default_factory=dict)

    def note(self) -> None:
        """Takes the cells as printed now for the truth."""
        columns = table("applications").columns
        self.truth = {
            (one.row.path, column.path): cell
            for one in self.rows
            if one.row is not None
            for column, cell in zip(columns, one.cells, strict=True)
        }


def table(table_id: str, edition: str = "2021") -> FormTable:
    found = load_forms()[edition].table(table_id)
    assert found is not None
    return found


def applications(seed: int = 1) -> Sample:
    """Table three of 2021 whose sums hold; nearly every cell has a number of its own."""
    draw = random.Random(seed)
    form = table("applications")
    numbers: dict[str, list[int]] = {}
    for row in form.value_rows:
        if row.path[0].startswith("三") and "总计" not in row.label:
            numbers[row.id] = [draw.randint(1, 999) for _ in range(6)]
    handled = [sum(values[i] for values in numbers.values()) for i in range(6)]
    carried_in = [draw.randint(0, 50) for _ in range(6)]
    carried_out = [n + draw.randint(0, 50) for n in carried_in]
    numbers["applications.handled"] = handled
    numbers["applications.carried_in"] = carried_in
    numbers["applications.carried_out"] = carried_out
    numbers["applications.received"] = [h + o - i for h, o, i in zip(handled, carried_out, carried_in, strict=True)]
    rows = [
        PrintedRow(list(row.path), [str(n) for n in (*numbers[row.id], sum(numbers[row.id]))], row) for row in form.value_rows
    ]
    sample = Sample(rows)
    sample.note()
    return sample


# -------------------------------------------------------------------------------------------------------------- layouts


def _first_prints(rows: Sequence[PrintedRow]) -> list[list[str]]:
    """Labels as a copy shows merged ones: once, empty below."""
    shown: list[list[str]] = []
    before: list[str] = []
    for one in rows:
        shown.append(
            ["" if one.labels[: i + 1] == before[: i + 1] and i + 1 < len(one.labels) else t for i, t in enumerate(one.labels)]
        )
        before = one.labels
    return shown


def tab_rows(rows: Sequence[PrintedRow], header: bool = True) -> str:
    """A row a line; merged labels collapse and rows are padded, so that columns shift from row to row."""
    lines = [
        "\t".join([NOTE, "", "申请人情况", "", "总计"]),
        "\t".join(["", "", "自然人", "法人或其他组织"]),
        "\t".join(["", "", "", *GROUP]),
    ]
    lines = lines if header else []
    for labels, one in zip(_first_prints(rows), rows, strict=True):
        line = [*labels, *([""] if len(labels) == 1 else []), *one.cells]
        lines.append("\t".join(line + [""] * (10 - len(line))))
    return "\n".join(lines) + "\n"


def tab_cells(rows: Sequence[PrintedRow], header: bool = True) -> str:
    """A cell a line behind a tab, rows parted by blank lines."""
    grid = [[NOTE, "申请人情况"], ["", "自然人", "法人或其他组织", "总计"], ["", "", *GROUP, ""]] if header else []
    grid += [[*labels, *one.cells] for labels, one in zip(_first_prints(rows), rows, strict=True)]
    return "\n\n".join("\n".join("\t" + cell for cell in row) for row in grid) + "\n\n"


def pipe_rows(rows: Sequence[PrintedRow], header: bool = True) -> str:
    """Markdown, the innermost label only."""
    lines = ["| 事项 | 自然人 | " + " | ".join(GROUP) + " | 总计 |", "|" + "---|" * 8] if header else []
    lines += ["| " + " | ".join([one.labels[-1], *one.cells]) + " |" for one in rows]
    return "\n".join(lines) + "\n"


def stream(rows: Sequence[PrintedRow], header: bool = True) -> str:
    """One cell a line, blank lines between; empty cells leave no trace."""
    cells = [NOTE, "申请人情况", "自然人", "法人或其他组织", *GROUP, "总计"] if header else []
    for labels, one in zip(_first_prints(rows), rows, strict=True):
        cells += [*labels, *one.cells]
    return "\n\n".join(cell for cell in cells if cell) + "\n"


def spaced(rows: Sequence[PrintedRow], header: bool = True) -> str:
    """A row a line, parted by spaces; empty cells leave no trace."""
    lines = ["申请人情况", "自然人 法人或其他组织", " ".join(GROUP), "总计"] if header else []
    for labels, one in zip(_first_prints(rows), rows, strict=True):
        lines += [text for text in labels[:-1] if text]
        lines.append(" ".join([labels[-1], *(cell for cell in one.cells if cell)]))
    return "\n".join(lines) + "\n"


TEXT_LAYOUTS: dict[str, Callable[[Sequence[PrintedRow], bool], str]] = {
    "tab_rows": tab_rows,
    "tab_cells": tab_cells,
    "pipe_rows": pipe_rows,
    "stream": stream,
    "spaced": spaced,
}


def text_document(body: str, title: str = "三、收到和处理政府信息公开申请情况", format: str = "txt") -> Document:
    """The table in a report of plain text, with sections around it."""
    return read(f"一、总体情况\n本年工作平稳。\n{title}\n{body}\n五、存在的主要问题及改进情况\n还需努力。\n", format, "utf-8")


def grid_table(rows: Sequence[PrintedRow], header: bool = True) -> Table:
    """Table three with true geometry: merged labels are one cell over their rows."""
    cells: list[RawCell] = []
    top = 0
    if header:
        cells += [raw(0, 0, NOTE, 3, 3), raw(0, 3, "申请人情况", 1, 7)]
        cells += [raw(1, 3, "自然人", 2), raw(1, 4, "法人或其他组织", 1, 5), raw(1, 9, "总计", 2)]
        cells += [raw(2, 4 + i, name) for i, name in enumerate(GROUP)]
        top = 3
    for r, one in enumerate(rows):
        for depth, label in enumerate(one.labels):
            above = rows[r - 1].labels if r else []
            if depth + 1 < len(one.labels) and above[: depth + 1] == one.labels[: depth + 1] and len(above) > depth + 1:
                continue
            height = 1
            if depth + 1 < len(one.labels):
                height = _run(rows, r, depth)
            last = depth + 1 == len(one.labels)
            cells.append(raw(top + r, depth, label, height, 3 - depth if last else 1))
        cells += [raw(top + r, 3 + i, cell) for i, cell in enumerate(one.cells)]
    return Table(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _run(rows: Sequence[PrintedRow], start: int, depth: int) -> int:
    """How many rows from here on stand under the same label."""
    end = start
    while (
        end < len(rows) and len(rows[end].labels) > depth + 1 and rows[end].labels[: depth + 1] == rows[start].labels[: depth + 1]
    ):
        end += 1
    return end - start


def raw(row: int, column: int, text: str, rowspan: int = 1, colspan: int = 1) -> RawCell:
    return RawCell(row, column, (Prose(text),) if text else (), rowspan, colspan)


def grid_document(*parts: Part) -> Document:
    return assemble(parts, "html")


def plain_grid(rows: Iterable[Sequence[str]]) -> Table:
    """A table without merged cells."""
    return Table(tuple(raw(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row)))


def wrong(figures: Iterable[Figure], truth: dict[tuple[tuple[str, ...], tuple[str, ...]], str]) -> list[Figure]:
    """The figures of the form that do not say what the cell at their place says."""
    return [f for f in figures if f.indicator is not None and truth.get((f.row, f.column)) != f.raw]
