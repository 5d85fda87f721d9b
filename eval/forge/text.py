"""Writes a `SampleReport` as plain text or Markdown (UTF-8), with its tables in one of the shapes that copies take.

`tsv`: a line for each row, cells parted by tabs, a covered place an empty cell. `pipe`: a Markdown table. `stream`: one
cell a line with a tab before it and an empty line after each row, as a copy from a word processor gives. A table that
is only a picture leaves a marker line.

>>> from eval.forge.model import SampleReport, SampleSection
>>> report = SampleReport("k", "某局", 2023, ("某局2023年报告",), (), (SampleSection("一、总体情况", 1, ("很好。",)),))
>>> print(write_text(report, markdown=True).decode())
# 某局2023年报告
<BLANKLINE>
## 一、总体情况
<BLANKLINE>
很好。
<BLANKLINE>
"""

from __future__ import annotations

from typing import Literal

from eval.forge.layout import LaidTable, lay_out
from eval.forge.model import SampleReport, SampleTable

TableShape = Literal["tsv", "pipe", "stream"]


def write_text(report: SampleReport, *, markdown: bool, tables: TableShape = "tsv") -> bytes:
    """The report's bytes; `markdown` marks headings with #, else they are plain lines."""
    lines: list[str] = []

    def add(text: str, level: int = 0) -> None:
        lines.extend([("#" * level + " " if markdown and level else "") + text, ""])

    for number, line in enumerate(report.title):
        add(line, 1 if number == 0 else 0)
    for line in report.opening:
        add(line)
    for section in report.sections:
        add(section.heading, section.level + 1)
        for line in section.paragraphs:
            add(line)
        for table in section.tables:
            add("\n".join([*table.caption, _table(table, tables)]))
    for line in report.closing:
        add(line)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _table(table: SampleTable, shape: TableShape) -> str:
    if table.as_picture:
        return "[image: 统计表]"
    laid = lay_out(table)
    if shape == "stream":
        return "\n".join(_stream(laid))
    rows = [[_printed(laid, row, column) for column in range(laid.columns)] for row in range(laid.rows)]
    if shape == "pipe":
        piped = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([piped[0], "|" + " --- |" * laid.columns, *piped[1:]])
    return "\n".join("\t".join(row) for row in rows)


def _printed(laid: LaidTable, row: int, column: int) -> str:
    cell = laid.covering().get((row, column))
    return cell.text if cell is not None and (cell.row, cell.column) == (row, column) else ""


def _stream(laid: LaidTable) -> list[str]:
    """Every row with its cells below one another; a row that a merged cell reaches into starts with an empty line."""
    covering = laid.covering()
    lines: list[str] = []
    for row in range(laid.rows):
        for column in range(laid.columns):
            cell = covering[row, column]
            if cell.column == column:
                lines.append("\t" + (cell.text if cell.row == row else ""))
        lines.append("")
    return lines
