"""Tables of other years and bodies that stand beside the report's own give no figures, however alike they are, and are told."""

from __future__ import annotations

import pytest

from ingest.model import Document
from ingest.readers.building import Prose
from ingest.readers.text import read
from ingest.tables.announced import Announced
from ingest.tables.figures import Tables, read_tables
from tests.ingest.printed_tables import (
    TEXT_LAYOUTS,
    PrintedRow,
    Sample,
    applications,
    grid_document,
    grid_table,
    plain_grid,
    text_document,
    wrong,
)

LAYOUTS = (*TEXT_LAYOUTS, "grid")
TITLE = "三、收到和处理政府信息公开申请情况"
OWN = Announced(2023, ("示例县人民政府", "县政府"))
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "法人或其他组织", "申请人情况")
BODIES = ("县府办", "财政局", "教育局", "民政局", "水利局", "县直单位", "各单位")


def with_another(layout: str, caption: str, own: Sample, other: Sample) -> Document:
    """The report's own table, and another one that the caption announces."""
    if layout == "grid":
        return grid_document(Prose(TITLE), grid_table(own.rows), Prose(caption), grid_table(other.rows))
    printed = TEXT_LAYOUTS[layout]
    return text_document(f"{printed(own.rows, True)}\n{caption}\n{printed(other.rows, True)}")


def told(tables: Tables, words: str) -> bool:
    return any(problem.code == "unplaced_row" and words in problem.message for problem in tables.problems)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    "caption",
    [
        "2022年收到和处理政府信息公开申请情况",
        "（二）2022年度情况",
        "附表2：上年度收到和处理政府信息公开申请情况",
        "去年情况：",
        "上年同口径：",
        "去年同期数据如下：",
        "上年本县办理申请的情况如下：",
    ],
)
def test_a_table_of_another_year_is_told_and_gives_nothing(layout: str, caption: str) -> None:
    own, other = applications(3), applications(8)
    tables = read_tables(with_another(layout, caption, own, other), OWN)
    assert (len(tables.figures), wrong(tables.figures, own.truth)) == (175, [])
    assert told(tables, "announced as that of 2022")


@pytest.mark.parametrize(
    "caption",
    [
        "示例县财政局收到和处理政府信息公开申请情况",
        "附件：新桥镇2023年收到和处理政府信息公开申请情况",
        "各镇街收到和处理政府信息公开申请情况汇总表",
        "示例县各乡镇（街道）、县直部门2023年政府信息公开申请情况",
        "附件2：下属单位政府信息公开工作情况汇总表",
        "填报说明（示例）：",
        "附：填写示例",
        "其中：县林业局",
        "（二）县公安局交警支队：",
        "县水务局数据如下：",
    ],
)
def test_a_table_of_another_body_is_told_and_gives_nothing(caption: str) -> None:
    own, other = applications(3), applications(8)
    tables = read_tables(with_another("grid", caption, own, other), OWN)
    assert (len(tables.figures), wrong(tables.figures, own.truth)) == (175, [])
    assert told(tables, "announced as that of")


@pytest.mark.parametrize("caption", ["全县各级行政机关收到和处理政府信息公开申请情况", "全县2023年政府信息公开申请情况"])
def test_a_table_of_the_whole_county_is_its_governments_and_no_offices(caption: str) -> None:
    own, other = applications(3), applications(8)
    document = with_another("grid", caption, own, other)
    tables = read_tables(document, Announced(2023, ("示例县财政局", "县财政局")))
    assert (len(tables.figures), wrong(tables.figures, own.truth)) == (175, [])
    assert told(tables, "announced as that of 全县")
    assert not any(told(read_tables(document, of), "announced") for of in (OWN, Announced(2023)))


@pytest.mark.parametrize(
    "caption",
    [
        "2023年收到和处理政府信息公开申请情况",
        "示例县人民政府收到和处理政府信息公开申请情况",
        "县政府收到和处理政府信息公开申请情况",
        "本机关收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请情况",
        "全县各级行政机关收到和处理政府信息公开申请情况",
        "本机关各科室收到和处理政府信息公开申请情况",
        "2024年1月20日",
        "与2022年相比，申请量明显增加。",
        "其中：县政府",
        "上年结转的申请办理情况如下：",
        "2022年办理情况如下：",
        "示例县人民政府2022年政府信息公开工作年度报告",
        "单位：件",
    ],
)
def test_what_announces_nothing_else_takes_no_table_away(caption: str) -> None:
    sample = applications(3)
    tables = read_tables(grid_document(Prose(TITLE), Prose(caption), grid_table(sample.rows)), OWN)
    assert (len(tables.figures), wrong(tables.figures, sample.truth)) == (175, [])


@pytest.mark.parametrize(("caption", "of"), [("上年", "2022"), ("2022年办理情况如下表：", "2022"), ("县林业局", "县林业局")])
def test_what_stands_between_two_tables_of_a_section_announces_more_than_what_stands_before_the_first(
    caption: str, of: str
) -> None:
    own, other = applications(3), applications(8)
    between = read_tables(with_another("grid", caption, own, other), OWN)
    assert (len(between.figures), wrong(between.figures, own.truth)) == (175, [])
    assert told(between, f"announced as that of {of}")
    first = read_tables(grid_document(Prose(TITLE), Prose(caption), grid_table(own.rows)), OWN)
    assert (len(first.figures), wrong(first.figures, own.truth)) == (175, [])


def test_a_year_among_the_headers_announces_no_table() -> None:
    rows = [["信息内容", "本年处理决定数量", "去年同期"], ["行政处罚", "7", "5"], ["行政强制", "2", "4"]]
    tables = read_tables(grid_document(Prose("二、主动公开政府信息情况"), plain_grid(rows)), OWN)
    assert not told(tables, "announced")
    assert not {figure.raw for figure in tables.figures} & {"5", "4"}


def test_a_caption_between_the_rows_of_one_table_ends_what_is_the_reports_own() -> None:
    def rows(year: int, number: str) -> list[list[str]]:
        return [[f"{year}年度情况", ""], ["信息内容", "本年处理决定数量"], ["行政处罚", number], ["行政强制", "0"]]

    for order in ((*rows(2022, "5"), *rows(2023, "7")), (*rows(2023, "7"), *rows(2022, "5"))):
        tables = read_tables(grid_document(Prose("二、主动公开政府信息情况"), plain_grid(order)), OWN)
        assert [(figure.row[-1], figure.raw) for figure in tables.figures] == [("行政处罚", "7"), ("行政强制", "0")]
        assert told(tables, "2022")


def test_the_rest_of_a_table_of_another_year_is_none_either() -> None:
    own, other = applications(3), applications(8)
    halves = grid_table(other.rows[:10]), grid_table(other.rows[10:])
    tables = read_tables(grid_document(Prose(TITLE), grid_table(own.rows), Prose("2022年情况"), *halves), OWN)
    assert (len(tables.figures), wrong(tables.figures, own.truth)) == (175, [])


def test_without_a_year_nothing_is_known_to_be_anothers() -> None:
    tables = read_tables(with_another("grid", "2022年度情况", applications(3), applications(8)))
    assert len(tables.figures) == 350


# ------------------------------------------------------------------------------------------------------- rows and columns


def from_text(*lines: str) -> Tables:
    return read_tables(read("\n".join(["二、主动公开政府信息情况", *lines, ""]), "txt", "utf-8"), OWN)


@pytest.mark.parametrize(
    ("label", "is_own"),
    [
        ("一、2022年新收政府信息公开申请数量", False),
        ("一、上年新收政府信息公开申请数量", False),
        ("一、本年新收政府信息公开申请数量同比", False),
        ("一、全县本年新收政府信息公开申请数量", False),
        ("一、2023年新收政府信息公开申请数量", True),
        ("一、本年新收政府信息公开申请数", True),
        ("二、2022年结转政府信息公开申请数量", True),
        ("四、结转2024年度继续办理", True),
    ],
)
@pytest.mark.parametrize("layout", ["grid", "tab_rows", "stream"])
def test_a_row_of_another_year_is_none_of_the_forms(layout: str, label: str, is_own: bool) -> None:
    sample = applications(3)
    at = {"一": 0, "二": 1, "四": -1}[label[0]]
    mine = sample.rows[at]
    sample.rows[at] = PrintedRow([label], mine.cells, mine.row)
    document = grid_document(Prose(TITLE), grid_table(sample.rows))
    if layout != "grid":
        document = text_document(TEXT_LAYOUTS[layout](sample.rows, True))
    tables = read_tables(document, OWN)
    assert wrong(tables.figures, sample.truth) == []
    assert mine.row is not None
    indicators = [figure.indicator for figure in tables.figures]
    assert indicators.count(mine.row.id) == (7 if is_own else 0)


@pytest.mark.parametrize("header", ["上年处理决定数量", "2022年处理决定数量", "累计处理决定数量", "财政局", "增幅"])
def test_a_column_of_another_thing_is_none_of_the_forms(header: str) -> None:
    rows = [["行政处罚", "7"], ["行政强制", "0"]]
    text = from_text(f"信息内容\t{header}", *("\t".join(row) for row in rows))
    grid = read_tables(grid_document(Prose("二、主动公开政府信息情况"), plain_grid([["信息内容", header], *rows])), OWN)
    for tables in (text, grid):
        assert tables.figures == ()
        assert told(tables, "not served")


@pytest.mark.parametrize("years", [("上年", "本年"), ("2022年", "2023年"), ("上年", "本年", "增减")])
def test_two_years_side_by_side_are_not_poured_into_the_form(years: tuple[str, ...]) -> None:
    rows = [["行政许可", "8", "9", "1"], ["行政处罚", "5", "6", "1"]]
    printed = [["信息内容", *years], *(row[: len(years) + 1] for row in rows)]
    text = from_text(*("\t".join(row) for row in printed))
    grid = read_tables(grid_document(Prose("二、主动公开政府信息情况"), plain_grid(printed)), OWN)
    assert (text.figures, grid.figures) == ((), ())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_columns_of_bodies_are_not_read_in_the_forms_order_though_their_sums_hold(layout: str) -> None:
    sample = applications(3)
    if layout == "grid":
        names = ["项目", *BODIES[:5], "其他", "总计"]
        document = grid_document(Prose(TITLE), plain_grid([names, *([row.labels[-1], *row.cells] for row in sample.rows)]))
    else:
        text = TEXT_LAYOUTS[layout](sample.rows, True)
        for word, body in zip(COLUMNS, BODIES, strict=True):
            text = text.replace(word, body)
        document = text_document(text)
    tables = read_tables(document, OWN)
    assert tables.figures == ()
    assert tables.problems


def test_rows_of_bodies_under_the_forms_columns_are_none_of_its_rows() -> None:
    header = ["单位", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [[name, *["1"] * 6, "6"] for name in ("县府办", "财政局", "其他", "合计")]
    assert read_tables(grid_document(Prose(TITLE), plain_grid([header, *rows])), OWN).figures == ()


def test_the_full_name_of_the_reports_body_announces_no_table_of_another() -> None:
    of = Announced(2018, ("示例县住建局",))
    titles = ["示例县住房和城乡建设局", "示例县住房公积金管理局", "示例市住房和城乡建设局", "示例县教育局"]
    assert [of.another(f"{body}政府信息公开情况统计表") for body in titles] == ["", *titles[1:]]
