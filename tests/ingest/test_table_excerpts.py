"""Tables as short excerpts print them: without headers, in one line, a cell a line, a result at a time. What is not sure is not read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.readers.text import read
from ingest.tables.figures import Tables, read_tables

PROACTIVE, APPLICATIONS = "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"
REVIEW, ANNEX = "四、政府信息公开行政复议、行政诉讼情况", "附：政府信息公开工作情况统计表"
RECEIVED, GRANTED = "一、本年新收政府信息公开申请数量", "三、本年度办理结果（一）予以公开"
NUMBERS = "4 1 0 2 7 1 0 0 1 2 0 0 3 0 3"
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
BLOCKS = ("行政复议", "未经复议直接起诉", "复议后起诉")
DECISIONS = "规章 0 0 2\n行政规范性文件 5 1 28\n行政许可 640\n行政处罚 73\n行政强制 8"


def tables(*lines: str) -> Tables:
    return read_tables(read("\n".join([*lines, ""]), "txt", "utf-8"))


def numbers(*lines: str) -> dict[str, Decimal | None]:
    """The figures by the last label of their row, or by their block and result, and their column where a row has several."""
    found = tables(*lines).figures
    several = {figure.row for figure in found if sum(1 for other in found if other.row == figure.row) > 1}
    return {
        "/".join(
            figure.column[-2:] if not figure.row else (figure.row[-1], *figure.column[-1:] * (figure.row in several))
        ): figure.value
        for figure in found
    }


def a_line_each(at: int) -> list[str]:
    """The results of table four with the numbers from this place on."""
    return [f"{name} {number}" for name, number in zip(RESULTS, NUMBERS.split()[at : at + 5], strict=True)]


def review(*lines: str) -> list[Decimal | None]:
    return [figure.value for figure in tables(REVIEW, *lines, "五、存在的问题").figures]


@pytest.mark.parametrize(
    ("amount", "served"),
    [
        ("46.85", "46.85"),
        ("85", "85"),
        ("1976.4", None),
        ("980.5", "980.5"),
        ("72701.2578", "72701.2578"),
        ("468500", None),
        ("43218.50", None),
    ],
)
def test_an_amount_under_no_header_is_in_the_forms_unit_where_it_cannot_be_in_yuan(amount: str, served: str | None) -> None:
    found = [
        figure
        for figure in tables(PROACTIVE, DECISIONS, f"行政事业性收费 {amount}").figures
        if figure.row[-1] == "行政事业性收费"
    ]
    assert [(str(figure.value), figure.unit) for figure in found] == ([(served, "万元")] if served else [])


@pytest.mark.parametrize(
    "lines",
    [
        (DECISIONS,),
        (DECISIONS.replace(" ", " | "),),
        (DECISIONS.replace(" ", "\n"),),
        (DECISIONS.replace("\n", " "),),
        tuple(line.replace(" ", " | ", 1) for line in DECISIONS.split("\n")),
        ("第二十条第（一）项", *DECISIONS.replace("行政许可", "第二十条第（五）项\n行政许可").replace(" ", " |\n").split("\n")),
    ],
)
def test_rows_without_any_header_are_read_from_the_first_on(lines: tuple[str, ...]) -> None:
    found = [figure.value for figure in tables(PROACTIVE, *lines).figures]
    assert found == [0, 0, 2, 5, 1, 28, 640, 73, 8]


def test_a_pipe_row_that_stands_alone_between_its_parts_is_read() -> None:
    rows = ("第二十条第（五）项", "行政许可 | 640", "第二十条第（六）项", "行政处罚 | 73", "行政强制 | 8")
    assert numbers(PROACTIVE, *rows) == {"行政许可": 640, "行政处罚": 73, "行政强制": 8}


@pytest.mark.parametrize(
    "line", ["行政许可 行政处罚 行政强制 640 73 8", "规章 行政规范性文件 行政许可 5 1 28", "行政许可 行政处罚 640 73 行政强制 8"]
)
def test_as_many_labels_as_numbers_settle_nothing(line: str) -> None:
    assert set(numbers(PROACTIVE, line, "行政事业性收费 3.5")) <= {"行政强制", "行政事业性收费"}
    assert numbers(PROACTIVE, line).get("行政强制", Decimal(8)) == 8


@pytest.mark.parametrize("end", ["行政许可 1", "行政许可 131 ", "行政许可 |"])
def test_a_row_that_the_text_ends_in_tells_no_edition(end: str) -> None:
    assert read_tables(read("\n".join((PROACTIVE, "规章 0 0 2", "规范性文件 7 6 44", end)), "txt", "utf-8")).figures == ()


@pytest.mark.parametrize("parted", [" ", " | ", "|", "\t"])
def test_a_label_may_be_run_together_with_the_heading_above_it(parted: str) -> None:
    row = parted.join((GRANTED, *"3100004"))
    below = parted.join(("（三）不予公开1.属于国家秘密", *"2000002"))
    assert [figure.value for figure in tables(APPLICATIONS, row, below).figures] == [3, 1, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 2]


@pytest.mark.parametrize(
    ("cell", "read_as"),
    [("9 2 0 0 0 1 12", [9, 2, 0, 0, 0, 1, 12]), ("9 2 0 0 0 1 13", []), ("9 2 0", []), ("119 110 131", [])],
)
def test_numbers_in_one_cell_are_the_rows_where_they_are_as_many_and_add_up(cell: str, read_as: list[int]) -> None:
    assert [figure.value for figure in tables(APPLICATIONS, f"{RECEIVED} | {cell}", f"{GRANTED} | 0 0 0 0 0 0 0").figures][
        :7
    ] == (read_as or [0] * 7)


@pytest.mark.parametrize(
    "lines",
    [
        (NUMBERS,),
        (NUMBERS.replace(" ", " | "),),
        tuple(NUMBERS.split()),
        ("行政复议 未经复议直接起诉 复议后起诉", NUMBERS),
        ("行政复议 4 1 0 2 7", "未经复议直接起诉 1 0 0 1 2", "复议后起诉 0 0 3 0 3"),
        tuple(line for block, at in zip(BLOCKS, (0, 5, 10), strict=True) for line in (block, *a_line_each(at))),
    ],
)
def test_table_four_without_its_header_is_read_where_its_sums_hold(lines: tuple[str, ...]) -> None:
    assert review(*lines) == [int(number) for number in NUMBERS.split()]


@pytest.mark.parametrize(
    "lines",
    [
        ("7 4 1 0 2 2 1 0 0 1 3 0 0 3 0",),
        (NUMBERS[:-2],),
        ("复议后起诉 未经复议直接起诉 行政复议", NUMBERS),
        ("行政诉讼 行政复议", NUMBERS),
        ("行政复议 行政诉讼", "4 1 0 2 7"),
        ("行政诉讼 4 1 0 2 7",),
        ("行政复议 7 4 1 0 2",),
        ("结果维持 4", "结果纠正 1", "总计 5"),
        ("各镇情况", "总计 9"),
    ],
)
def test_table_four_is_not_read_where_another_order_or_block_is_possible(lines: tuple[str, ...]) -> None:
    assert review(*lines) == []


def test_results_beside_their_numbers_stand_under_the_block_that_begins_the_row() -> None:
    first = "行政复议 | " + " | ".join(f"{name} {number}" for name, number in zip(RESULTS, "40026", strict=True))
    assert numbers(REVIEW, first, "未经复议直接起诉 | 0 | 1 | 0 | 0 | 1") == {
        **{f"行政复议/{name}": int(number) for name, number in zip(RESULTS, "40026", strict=True)},
        **{f"未经复议直接起诉/{name}": int(number) for name, number in zip(RESULTS, "01001", strict=True)},
    }
    assert numbers(REVIEW, "行政复议", "结果维持 3", "各镇情况", "总计 9") == {"行政复议/结果维持": 3}


ROWS = (
    ("主动公开政府信息数", "条", "862"),
    ("制发规范性文件总数", "件", "16"),
    ("收到申请数", "件", "18"),
    ("申请办结数", "件", "17"),
)


@pytest.mark.parametrize(
    "form", ["{0}({1}) {2}", "{0} {1} {2}", "{0} {2}{1}", "{0}\t{1}\t{2}", "{0}\n{1}\n{2}", "{0} | {1} | {2}"]
)
def test_a_few_rows_of_the_annex_need_no_header_where_it_is_announced(form: str) -> None:
    assert [figure.value for figure in tables(ANNEX, *(form.format(*row) for row in ROWS)).figures] == [862, 16, 18, 17]


@pytest.mark.parametrize("form", ["{0} {1} {2}", "{0} | {1} | {2}", "{0}：{2}{1}"])
@pytest.mark.parametrize("title", ["三、其他情况", "2018年工作目标任务表", "情况如下："])
def test_rows_under_no_title_of_the_annex_are_none_of_it(title: str, form: str) -> None:
    assert tables(title, *(form.format(*row) for row in ROWS)).figures == ()


def test_a_list_with_colons_is_no_table() -> None:
    lines = (line.replace(" ", "：", 1) + "项；" for line in DECISIONS.split("\n"))
    assert tables("权责清单按类公开如下：", *lines).figures == ()


@pytest.mark.parametrize(
    "head", ["指标 单位 历年累计", "项目 累计", "指标 单位 代码 数量", "（2008年以来累计数）", "项目 单位 去年"]
)
@pytest.mark.parametrize("parted", [" ", "\t"])
def test_rows_of_the_annex_under_a_header_of_another_count_are_not_read(head: str, parted: str) -> None:
    lines = (parted.join(text.split()) for text in (head, *(" ".join(row) for row in ROWS)))
    assert tables(ANNEX, *lines).figures == ()


def test_a_list_under_a_heading_of_another_count_is_not_read() -> None:
    assert tables("四、2008年以来累计情况", *(f"{label}：{value}{unit}" for label, unit, value in ROWS)).figures == ()


def test_codes_and_other_columns_are_no_numbers_of_the_annex() -> None:
    assert tables(ANNEX, *(f"{label} {unit} {code:02d}" for code, (label, unit, _) in enumerate(ROWS, 1))).figures == ()
    assert tables(ANNEX, *(f"{label} {unit} {value} 3" for label, unit, value in ROWS[:3]), "申请办结数 件 17").figures == ()
    others = [(label, "件", "7") for label in ("全文电子化信息数", "电话咨询接听数", "行政申诉数", "网上咨询数")]
    mixed = (row for pair in zip(ROWS, others, strict=True) for row in pair)
    assert tables(ANNEX, *("\t".join(row) for row in mixed)).figures == ()


def test_a_number_in_thousands_is_not_served_as_the_forms_count() -> None:
    found = tables(ANNEX, "主动公开政府信息数(万条) 1.2", *(" ".join(row) for row in ROWS[1:]))
    assert [figure.value for figure in found.figures] == [16, 18, 17]
    assert any("thousands" in problem.message for problem in found.problems)


@pytest.mark.parametrize("parted", ["\t", "\n"])
def test_a_note_to_a_label_in_a_line_of_its_own_is_the_labels(parted: str) -> None:
    lines = ("统计指标 单位 统计数", "（一）主动公开政府信息数", "（不同渠道和方式公开相同信息计1条） 条 862")
    found = tables(ANNEX, *(parted.join(line.split()) for line in (*lines, *(" ".join(row) for row in ROWS[1:]))))
    assert [figure.value for figure in found.figures] == [862, 16, 18, 17]


def test_lines_before_the_annex_that_are_no_header_of_it_hide_none_of_it() -> None:
    before = ("附表", ANNEX[2:], "填报单位： 青禾县人民政府办公室", "青禾县政务公开办 青禾县档案局", "指标名称 | 单位 | 数量")
    found = tables(*before, *(" | ".join(row) for row in ROWS))
    assert [figure.value for figure in found.figures] == [862, 16, 18, 17]


def test_a_blank_row_before_another_hides_it_not_where_a_header_stands_between() -> None:
    rows = (
        "第二十条第（八）项",
        "上一年项目数量 本年增/减",
        "行政事业性收费",
        "第二十条第（九）项",
        "采购项目数量 采购总金额",
        "政府集中采购 6 8.4万元",
    )
    assert numbers(PROACTIVE, *rows, "结束。")["政府集中采购/采购项目数量"] == 6
