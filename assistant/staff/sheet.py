"""Rows of the structured store as an Excel file, with a sheet that says what the columns mean.

`xlsxwriter` writes it (this is the one door to it). Numbers are numbers; a blank stays an empty cell with its state beside
it; text is always text, whatever it begins with, so that a report cannot put a formula into a sheet. At most `MOST` rows.

>>> sheet([])[:2]
b'PK'
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from assistant.service.figure_json import FigureRow

MOST = 200_000
COLUMNS = (
    ("file", "文件", 34),
    ("organisation", "机关", 26),
    ("year", "年度", 8),
    ("form", "格式版本", 10),
    ("table", "表", 18),
    ("row", "行", 46),
    ("column", "列", 26),
    ("indicator", "指标", 30),
    ("value", "数值", 14),
    ("unit", "单位", 8),
    ("state", "状态", 12),
    ("raw", "原文所印", 24),
    ("page", "页", 6),
    ("held", "相符的勾稽关系", 10),
    ("failed", "不符的勾稽关系", 10),
)
STATES = (
    ("reported", "报告所印"),
    ("approximate", "约数"),
    ("blank", "空白，不是 0"),
    ("illegible", "无法辨认"),
    ("picture", "表格只是图片"),
    ("recognised", "由图片识别"),
    ("corrected", "经人工更正"),
)


def sheet(rows: Sequence[FigureRow]) -> bytes:
    """The rows as an .xlsx file."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        head = book.add_format({"bold": True, "bottom": 1})
        page = book.add_worksheet("数字")
        page.freeze_panes(1, 0)
        for column, (_, label, width) in enumerate(COLUMNS):
            page.set_column(column, column, width)
            page.write_string(0, column, label, head)
        for line, row in enumerate(rows[:MOST], 1):
            for column, value in enumerate(_cells(row)):
                if isinstance(value, (int, float)):
                    page.write_number(line, column, value)
                elif value:
                    page.write_string(line, column, value)
        if rows:
            page.autofilter(0, 0, len(rows[:MOST]), len(COLUMNS) - 1)
        notes = book.add_worksheet("说明")
        notes.set_column(0, 1, 24)
        for line, (state, meaning) in enumerate((("状态", "含义"), *STATES)):
            notes.write_string(line, 0, state, head if line == 0 else None)
            notes.write_string(line, 1, meaning, head if line == 0 else None)
    return stream.getvalue()


def _cells(row: FigureRow) -> list[str | int | float | None]:
    checks = row["checks"]
    return [
        row["file"], row["organisation"], row["year"], row["form"], row["table"], " › ".join(row["row"]), " › ".join(row["column"]),
        row["indicator"], row["value"], row["unit"], row["state"], row["raw"], row["page"], checks["held"], checks["failed"],
    ]  # fmt: skip
