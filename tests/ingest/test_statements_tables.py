"""Numbers of a body's own tables: what each counts and of which year; tables that are nobody's, another's or a form's state nothing."""

from __future__ import annotations

import pytest

from ingest.parsing import parse

TITLE = "榆川市粮食局{year}年政府信息公开工作年度报告"


def stated(*rows: str, year: int = 2013, caption: str = "公开情况") -> list[tuple[str, str, str, int | None]]:
    """The numbers of a page with one table, rows of cells parted by |: subject, value, unit, year."""
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    page = f"<html><body><h1>{TITLE.format(year=year)}</h1><p>{caption}</p><table border=1>{cells}</table></body></html>"
    report = parse("a.html", page.encode())
    for statement in report.statements:
        assert statement.quote.holds(statement.number)
        assert str(statement.value) in statement.number.of(report.document.text)
    return [(one.subject, str(one.value), one.unit, one.year) for one in report.statements]


def test_local_statistics_are_read_row_by_row_of_the_reports_year() -> None:
    found = stated(
        "指标名称|计量单位|代码|2013年度|历年累计",
        "政策咨询受理数|人次|01|412|3075",
        "其中：1.现场咨询数|人次|02|95|810",
        "2.热线咨询数|人次|03||2265",
        "信息公开工作实际支出|万元|04|1.8|9.6",
    )
    assert [(value, unit, year) for _, value, unit, year in found] == [
        ("412", "人次", 2013),
        ("95", "人次", 2013),
        ("1.8", "万元", 2013),
    ]
    assert "政策咨询" in found[0][0]
    assert "现场咨询" in found[1][0]


@pytest.mark.parametrize(
    ("rows", "unit"),
    [
        (("公开渠道|数量（条）", "橱窗展板|26"), "条"),
        (("公开渠道|条数", "橱窗展板（条）|26"), "条"),
        (("公开渠道|数量", "橱窗展板|26条"), "条"),
        (("序号|公开渠道|发布期数", "1|橱窗展板|26"), "期"),
    ],
)
def test_the_unit_stands_in_the_header_the_label_or_the_cell(rows: tuple[str, ...], unit: str) -> None:
    ((subject, value, found, _),) = stated(*rows)
    assert "橱窗展板" in subject
    assert (value, found) == ("26", unit)


def test_a_label_of_a_count_is_said_without_its_ending() -> None:
    assert [subject for subject, *_ in stated("指标名称|单位|2013年", "召开发布会次数|次|2", "接待人数|人|9")] == [
        "召开发布会",
        "接待",
    ]


def test_a_note_over_the_table_gives_the_unit_of_all() -> None:
    assert stated("公开渠道|数量", "橱窗展板|26", caption="各渠道情况（单位：条）")[0][1:3] == ("26", "条")


def test_a_note_in_another_table_is_not_this_ones() -> None:
    text = (
        TITLE.format(year=2013)
        + "\n\n| 收费项目 | 单位：万元 |\n| --- | --- |\n| 无 | / |\n\n| 公开渠道 | 数量 |\n| --- | --- |\n| 橱窗展板 | 26 |\n"
    )
    assert parse("a.md", text.encode()).statements == ()


def test_columns_that_count_different_things_each_say_what() -> None:
    found = stated("科室|公开信息数（条）|举办培训数（次）", "调控科|31|2", "监督科|18|0")
    assert [(value, unit) for _, value, unit, _ in found] == [("31", "条"), ("2", "次"), ("18", "条"), ("0", "次")]
    assert "培训" in found[1][0]


def test_years_side_by_side_are_each_their_own() -> None:
    assert [(value, year) for _, value, _, year in stated("渠道|2012年（条）|2013年（条）", "橱窗展板|19|26")] == [
        ("19", 2012),
        ("26", 2013),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("公开渠道|本年|全年", "橱窗展板（条）|19|26"),  # two columns that may be the year's
        ("公开渠道|数量", "橱窗展板|26"),  # no unit
        ("公开渠道|占比", "橱窗展板|26"),
        ("公开渠道|上半年（条）", "橱窗展板|26"),
        ("公开渠道|计划数（条）", "橱窗展板|26"),
        ("公开渠道|数量（条）", "合计|26"),
        ("橱窗展板|26条", "电子屏|31条"),  # no header
        ("公开渠道|数量（条）", "橱窗展板|/"),
        ("公开渠道|数量（条）", "橱窗展板|二十多"),
    ],
)
def test_what_the_table_does_not_settle_states_nothing(rows: tuple[str, ...]) -> None:
    assert stated(*rows) == []


@pytest.mark.parametrize("caption", ["2012年公开情况", "上年度情况", "榆川市档案局主动公开政府信息情况", "填表示例"])
def test_a_table_of_another_year_or_body_states_nothing(caption: str) -> None:
    assert stated("公开渠道|数量（条）", "橱窗展板|26", caption=caption) == []


def test_a_table_with_a_forms_labels_is_left_to_the_forms_reader() -> None:
    rows = ("指标|单位|数量", "（一）予以公开|件|7", "2.其他法律行政法规禁止公开|件|1", "橱窗展板|条|26")
    assert all("橱窗展板" not in subject for subject, *_ in stated(*rows, year=2023))
