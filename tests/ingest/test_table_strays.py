"""Rows beside their table and headers without rows are told, and only where the table does not give what they promise."""

from __future__ import annotations

import pytest

from ingest.model import Problem, State
from ingest.readers.building import Prose
from ingest.readers.text import read
from ingest.tables.figures import read_tables
from tests.ingest.printed_tables import grid_document, plain_grid

TABLE = plain_grid([["信息内容", "本年处理决定数量"], ["行政处罚", "7"], ["行政强制", "0"]])


def told(text: str) -> list[Problem]:
    tables = read_tables(grid_document(Prose("二、主动公开政府信息情况"), TABLE, Prose(text, page=2)))
    return [problem for problem in tables.problems if problem.code == "unplaced_row"]


def test_a_row_under_no_column_is_told() -> None:
    (problem,) = told("行政事业性收费 125.70")
    assert "行政事业性收费" in problem.message


@pytest.mark.parametrize("text", ["行政处罚 7", "行政事业性收费", "我局行政事业性收费 125.70", "其他 3", "第 2 页"])
def test_what_the_table_gives_and_what_is_no_row_are_not(text: str) -> None:
    assert told(text) == []


FEES = ["第二十条第（八）项", "信息内容\t本年收费金额（单位：万元）"]
LATER = ["\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"]
LATER += ["一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1"]


@pytest.mark.parametrize(
    ("lines", "bare"),
    [
        (
            [
                "第二十条第（五）项",
                "信息内容\t本年处理决定数量",
                "第二十条第（六）项",
                "信息内容\t本年处理决定数量",
                "行政强制\t8",
            ],
            1,
        ),
        (["第二十条第（五）项", "信息内容\t本年处理决定数量", "行政许可\t", *FEES, "行政事业性收费\t/"], 0),
        ([*FEES, "\t6"], 1),
        ([*FEES, "", *LATER], 1),
        ([*FEES, "行政事业性收费\t6", "", *LATER], 0),
        ([*FEES, *FEES[1:], "行政事业性收费\t6"], 0),
    ],
    ids=["before the next part", "blank rows", "at the end", "before the next table", "with its row", "printed again"],
)
def test_a_header_that_no_row_follows_is_told(lines: list[str], bare: int) -> None:
    rows = ["信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t1\t0\t3", *lines, ""]
    problems = read_tables(read("\n".join(rows), "txt", "utf-8")).problems
    assert sum("no row stands under this header" in problem.message for problem in problems) == bare


@pytest.mark.parametrize(("numbers", "between", "told"), [("同上", "\n\n", True), ("同上", " ", True), ("0", "\n\n", False)])
def test_a_header_of_table_four_without_a_row_of_numbers_is_told(numbers: str, between: str, told: bool) -> None:
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    header = ["行政复议", "行政诉讼", *results, "未经复议直接起诉", "复议后起诉", *results, *results]
    title = "四、政府信息公开行政复议、行政诉讼情况\n"
    lines = [title, between.join(header), between.join([numbers] * 15)]
    rows = ["三、收到和处理政府信息公开申请情况", *LATER, "", "\n\n".join(lines), ""]
    tables = read_tables(read("\n".join(rows), "txt", "utf-8"))
    assert any("no row of numbers" in problem.message for problem in tables.problems) is told
    assert len([figure for figure in tables.figures if figure.table == "review_litigation"]) == (0 if told else 15)


@pytest.mark.parametrize("line", ["0 " * 14 + "3", "件数 " + "0 " * 9 + "3"])
def test_a_row_of_table_four_beside_any_table_is_told(line: str) -> None:
    (problem,) = read_tables(read(f"四、行政复议情况\n{line}\n以上。\n", "txt", "utf-8")).problems
    assert "numbers stands outside any table" in problem.message


def test_a_line_right_below_a_table_that_ends_in_numbers_is_told() -> None:
    table = "信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 1 0 3\n行政规范性文件 4 0 9\n"
    for text, count in (("联合发文数 15\n", 1), ("\n联合发文数 15\n", 0), ("全年共发文，详见 15\n", 1)):
        problems = read_tables(read(table + text, "txt", "utf-8")).problems
        assert sum("right below a table" in problem.message for problem in problems) == count


def test_rows_of_a_table_that_are_running_text_are_told() -> None:
    rows = ["（一）予以公开", "（二）部分公开", "2.重复申请", "3.要求提供公开出版物"]
    document = grid_document(*(Prose(text) for row in rows for text in (row, "见附件")))
    assert ["printed as running text" in problem.message for problem in read_tables(document).problems] == [True]
    assert read_tables(grid_document(*(Prose(row) for row in rows[:3]))).problems == ()


def test_a_blank_cell_behind_the_last_pipe_is_a_blank_and_no_row_is_missed() -> None:
    text = "二、主动公开政府信息情况\n信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|0|0\n行政规范性文件|1|0|2\n"
    text += "信息内容|本年处理决定数量\n行政处罚|\n行政强制|\n"
    tables = read_tables(read(text, "txt", None))
    blank = [figure.row[-1] for figure in tables.figures if figure.state is State.BLANK]
    assert (blank, list(tables.problems)) == (["行政处罚", "行政强制"], [])
