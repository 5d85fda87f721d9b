"""Reading official tables: every layout gives the same figures, and nothing ever moves a value to another cell."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.forms import load_forms
from ingest.model import Document, Figure, State
from ingest.readers.building import Mark, Prose, RawCell, Table
from ingest.readers.text import read
from ingest.tables.figures import read_tables
from tests.ingest.printed_tables import (
    TEXT_LAYOUTS,
    PrintedRow,
    Sample,
    applications,
    grid_document,
    grid_table,
    plain_grid,
    raw,
    text_document,
    wrong,
)

LAYOUTS = (*TEXT_LAYOUTS, "grid")
PROACTIVE_2021 = """第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t1\t2\t3
行政规范性文件\t4\t5\t6
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t1,204\t\t
第二十条第（六）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政处罚\t８\t\t
行政强制\t—\t\t
第二十条第（八）项\t\t\t
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t96171.6\t\t
"""
PROACTIVE_2019 = """第二十条第(一)项

信息内容

本年新制作数量

本年新公开数量

对外公开总数量

规章

0

0

0

规范性文件

7

6

60

第二十条第(五)项

信息内容

上一年项目数量

本年增/减

处理决定数量

行政许可

21

+19

40

其他对外管理服务事项

5

-3

2

第二十条第(八)项

信息内容

上一年项目数量

本年增/减

行政事业性收费

12

0

第二十条第(九)项

信息内容

采购项目数量

采购总金额

政府集中采购

9

33.5万元
"""


def document(layout: str, rows: list[PrintedRow], header: bool = True) -> Document:
    if layout == "grid":
        return grid_document(Prose("三、收到和处理政府信息公开申请情况"), grid_table(rows, header), Prose("五、存在的主要问题"))
    return text_document(TEXT_LAYOUTS[layout](rows, header))


def by_place(figures: tuple[Figure, ...]) -> dict[tuple[str, str], Figure]:
    return {(f.row[-1] if f.row else "/".join(f.column[:-1]), f.column[-1]): f for f in figures}


def codes(document: Document) -> set[str]:
    return {problem.code for problem in read_tables(document).problems}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_all_of_table_three(layout: str) -> None:
    sample = applications()
    tables = read_tables(document(layout, sample.rows))
    assert len(tables.figures) == 175
    assert not wrong(tables.figures, sample.truth)
    assert (tables.form, tables.problems) == ("2021", ())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_quotes_and_titles_are_the_printed_ones(layout: str) -> None:
    sample = applications(5)
    source = document(layout, sample.rows)
    figures = read_tables(source).figures
    assert all(f.span.of(source.text) == f.raw for f in figures)
    assert {f.table_title for f in figures} == {"三、收到和处理政府信息公开申请情况"}
    assert {f.printed_row[-1] for f in figures} == {row.labels[-1] for row in sample.rows}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_header_the_sums_settle_the_order(layout: str) -> None:
    sample = applications(3)
    tables = read_tables(document(layout, sample.rows, header=False))
    assert len(tables.figures) == 175
    assert not wrong(tables.figures, sample.truth)
    assert {p.code for p in tables.problems} == {"no_header"}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_header_a_row_that_does_not_add_up_is_not_served(layout: str) -> None:
    sample = applications(3)
    sample.rows[4].cells[6] = "5"
    tables = read_tables(document(layout, sample.rows, header=False))
    assert not [f for f in tables.figures if f.row == tuple(sample.rows[4].labels)]
    assert "unplaced_row" in {p.code for p in tables.problems}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_with_header_a_row_that_does_not_add_up_is_served_as_printed(layout: str) -> None:
    sample = applications(3)
    sample.rows[4].cells[6] = "5"
    sample.note()
    tables = read_tables(document(layout, sample.rows))
    assert len(tables.figures) == 175
    assert not wrong(tables.figures, sample.truth)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_row_too_short_is_left_out(layout: str) -> None:
    sample = applications(4)
    del sample.rows[7].cells[2]
    tables = read_tables(document(layout, sample.rows))
    short = tuple(sample.rows[7].labels)
    assert not [f for f in tables.figures if f.row == short]
    assert "unplaced_row" in {p.code for p in tables.problems}


def _changed(sample: Sample, order: list[int], blanks: dict[tuple[int, int], str], missing: set[int]) -> Sample:
    for (row, column), mark in blanks.items():
        sample.rows[row].cells[column] = mark
    sample.note()
    sample.rows = [sample.rows[i] for i in order if i not in missing]
    return sample


@settings(max_examples=60, deadline=None)
@given(
    layout=st.sampled_from(LAYOUTS),
    order=st.one_of(st.just(list(range(25))), st.permutations(list(range(25)))),
    blanks=st.dictionaries(st.tuples(st.integers(0, 24), st.integers(0, 6)), st.sampled_from(["", "/", "—", "-"]), max_size=12),
    missing=st.sets(st.integers(0, 24), max_size=6),
    header=st.booleans(),
)
def test_nothing_moves_a_value_to_another_cell(
    layout: str, order: list[int], blanks: dict[tuple[int, int], str], missing: set[int], header: bool
) -> None:
    sample = _changed(applications(9), order, blanks, missing)
    if sample.rows:
        figures = read_tables(document(layout, sample.rows, header)).figures
        assert not wrong(figures, sample.truth)
        if layout == "grid" and header and order == sorted(order):
            assert len(figures) == 7 * len(sample.rows)


@settings(max_examples=40, deadline=None)
@given(
    layout=st.sampled_from(tuple(TEXT_LAYOUTS)),
    drops=st.dictionaries(st.integers(0, 24), st.integers(0, 6), min_size=1, max_size=8),
    header=st.booleans(),
)
def test_cells_that_a_copy_lost_are_never_filled_by_their_neighbours(layout: str, drops: dict[int, int], header: bool) -> None:
    sample = applications(11)
    for row, column in drops.items():
        del sample.rows[row].cells[column]
    assert not wrong(read_tables(document(layout, sample.rows, header)).figures, sample.truth)


@settings(max_examples=40, deadline=None)
@given(
    lost=st.dictionaries(st.integers(0, 24), st.integers(0, 6), max_size=4),
    added=st.dictionaries(st.integers(0, 24), st.integers(0, 6), max_size=4),
)
def test_a_grid_with_lost_or_added_cells_is_never_read_shifted(lost: dict[int, int], added: dict[int, int]) -> None:
    sample = applications(12)
    for row, column in lost.items():
        del sample.rows[row].cells[column]
    for row, column in added.items():
        if row not in lost:
            sample.rows[row].cells.insert(column, "")
    figures = read_tables(document("grid", sample.rows)).figures
    assert not wrong(figures, sample.truth)
    assert len(figures) == 7 * (25 - len(lost.keys() | added.keys()))


def test_a_grid_whose_merged_header_cells_were_lost_is_read_by_order() -> None:
    sample = applications(13)
    cells: list[RawCell] = [raw(0, i, text) for i, text in enumerate(["自然人", "法人或其他组织", "总计"])]
    cells += [raw(1, i, text) for i, text in enumerate(["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"])]
    for r, row in enumerate(sample.rows):
        cells += [raw(2 + r, i, text) for i, text in enumerate([row.labels[-1], *row.cells])]
    figures = read_tables(grid_document(Table(tuple(cells)))).figures
    assert len(figures) == 175
    assert not wrong(figures, sample.truth)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_blank_marks_are_blanks_and_not_zero(layout: str) -> None:
    sample = applications(6)
    sample.rows[0].cells[1:5] = ["/", "—", "-", "／"]
    sample.note()
    tables = read_tables(document(layout, sample.rows))
    row = [f for f in tables.figures if f.row == tuple(sample.rows[0].labels)]
    assert [f.raw for f in row][1:5] == ["/", "—", "-", "／"]
    assert [f.state for f in row] == [State.REPORTED, *[State.BLANK] * 4, State.REPORTED, State.REPORTED]
    assert [f.value for f in row][1:5] == [None] * 4


@pytest.mark.parametrize("layout", ["tab_cells", "pipe_rows", "grid"])
def test_empty_cells_that_are_shown_are_blanks(layout: str) -> None:
    sample = applications(6)
    sample.rows[3].cells[2] = sample.rows[3].cells[5] = ""
    sample.note()
    figures = read_tables(document(layout, sample.rows)).figures
    assert len(figures) == 175
    assert not wrong(figures, sample.truth)
    assert sum(f.state is State.BLANK for f in figures) == 2


@pytest.mark.parametrize("layout", ["tab_rows", "stream", "spaced"])
def test_empty_cells_that_are_not_surely_shown_leave_the_row_out(layout: str) -> None:
    sample = applications(6)
    sample.rows[3].cells[2] = ""
    figures = read_tables(document(layout, sample.rows)).figures
    assert len(figures) == 168


@pytest.mark.parametrize(
    ("printed", "official"),
    [
        ("2、其他法律行政止公开", "2.其他法律行政法规禁止公开"),
        ("（1）属于国家 秘密", "1.属于国家秘密"),
        ("3．危及「三安全一稳定」", "3.危及“三安全一稳定”"),
        ("1.逾期不补正", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        ("5.要求行政机关确认或重新出具已獲取信息", "5.要求行政机关确认或重新出具已获取信息"),
        ("(七)合计", "（七）总计"),
        ("二、上年结转政府信息公开申请数量（件）", "二、上年结转政府信息公开申请数量"),
    ],
)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_printed_variants_of_a_label(layout: str, printed: str, official: str) -> None:
    sample = applications(2)
    row = next(one for one in sample.rows if one.labels[-1] == official)
    row.labels = [*row.labels[:-1], printed]
    figures = read_tables(document(layout, sample.rows)).figures
    assert len(figures) == 175
    assert not wrong(figures, sample.truth)
    assert {f.printed_row[-1] for f in figures if f.row[-1] == official} == {
        printed if layout != "spaced" else f.printed_row[-1] for f in figures if f.row[-1] == official
    }


def test_a_row_that_is_not_of_the_form_keeps_its_label() -> None:
    sample = applications(2)
    sample.rows.insert(
        5, PrintedRow(["三、本年度办理结果", "（三）不予公开", "9.本省另设的情形"], [str(n) for n in (1, 1, 1, 1, 1, 1, 6)])
    )
    for layout in ("grid", "tab_rows", "pipe_rows"):
        tables = read_tables(document(layout, sample.rows))
        own = [f for f in tables.figures if f.indicator is None]
        assert {f.row[-1] for f in own} == {"9.本省另设的情形"}
        assert (len(own), len(tables.figures)) == (7, 182)
        assert not wrong(tables.figures, sample.truth)
        assert "unknown_row" in {p.code for p in tables.problems}


def test_a_part_whose_label_is_lost_is_not_taken_for_its_heading() -> None:
    sample = applications(2)
    sample.rows[4].labels[-1] = ""
    for layout in ("tab_cells", "grid"):
        figures = read_tables(document(layout, sample.rows)).figures
        assert not wrong(figures, sample.truth)
        assert "applications.refused" not in {f.indicator for f in figures}


def test_a_damaged_label_does_not_melt_into_the_heading_above_it() -> None:
    sample = applications(2)
    row = next(one for one in sample.rows if one.labels[-1] == "3.其他")
    sample.rows = [row]
    row.labels = ["三、本年度办理结果", "（六）其他处理", "3.其"]
    for layout in TEXT_LAYOUTS:
        assert not wrong(read_tables(document(layout, sample.rows)).figures, sample.truth)


def test_one_row_for_other_handling_is_the_edition_of_2019() -> None:
    sample = applications(2)
    otherwise = [row for row in sample.rows if "（六）其他处理" in row.labels]
    first = sample.rows.index(otherwise[0])
    sums = [str(sum(int(row.cells[i]) for row in otherwise)) for i in range(7)]
    sample.rows = [row for row in sample.rows if row not in otherwise]
    sample.rows.insert(first, PrintedRow(["三、本年度办理结果", "（六）其他处理"], sums))
    for layout in LAYOUTS:
        tables = read_tables(document(layout, sample.rows))
        whole = [f for f in tables.figures if f.indicator == "applications.otherwise"]
        assert [f.raw for f in whole] == sums
        assert (tables.form, len(tables.figures)) == ("2019", 161)


def test_table_two_of_2021() -> None:
    found = by_place(read_tables(text_document(PROACTIVE_2021, "二、主动公开政府信息情况")).figures)
    assert len(found) == 10
    assert found["行政规范性文件", "现行有效件数"].indicator == "proactive.normative_documents.in_force"
    assert found["行政规范性文件", "本年废止件数"].value == 5
    assert found["行政许可", "本年处理决定数量"].value == 1204
    assert found["行政处罚", "本年处理决定数量"].value == 8
    assert found["行政强制", "本年处理决定数量"].state is State.BLANK
    fees = found["行政事业性收费", "本年收费金额（单位：万元）"]
    assert (fees.value, fees.unit, fees.row[0]) == (Decimal("96171.6"), "万元", "第二十条第（八）项")


def test_table_two_of_2019_in_a_stream() -> None:
    tables = read_tables(text_document(PROACTIVE_2019, "二、主动公开政府信息情况"))
    found = by_place(tables.figures)
    assert (tables.form, len(found)) == ("2019", 16)
    assert [found["行政许可", c].value for c in ("上一年项目数量", "本年增/减", "处理决定数量")] == [21, 19, 40]
    assert found["其他对外管理服务事项", "本年增/减"].value == -3
    assert found["政府集中采购", "采购总金额"].unit == "万元"
    assert found["规范性文件", "对外公开总数量"].indicator == "proactive.normative_documents.published_total"


def test_a_pdf_copy_with_broken_headers_and_page_numbers() -> None:
    text = """第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 55
行政强制 3
- 3 -
三、收到和处理政府信息公开申请情况
申请人情况
自然人 法人或其他组织 总计
商业
企业
科研
机构
社会
公益
组织
法律
服务
机构
其他
一、本年新收政府信息公开申请数量 2 0 0 0 0 0 3
（二）部分公开（区分处理的，只计这一情
形，不计其他情形） 4 0 0 0 0 0 4
4
四、政府信息公开行政复议、行政诉讼情况
行政复议 行政诉讼
结果
维持
结果
纠正
其他
结果
尚未
审结
总计
未经复议直接起诉 复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计
1 0 0 0 2 0 0 0 0 0 5 0 0 0 5
"""
    tables = read_tables(text_document(text, "二、主动公开政府信息情况"))
    found = {(f.row[-1:], f.column[-1]): f.raw for f in tables.figures if f.table != "review_litigation"}
    assert found[("行政强制",), "本年处理决定数量"] == "3"
    assert found[("一、本年新收政府信息公开申请数量",), "总计"] == "3"
    assert " ".join(f.raw for f in tables.figures if f.table == "review_litigation") == "1 0 0 0 2 0 0 0 0 0 5 0 0 0 5"
    assert len(found) == 2 + 7
    assert [p.code for p in tables.problems] == ["unplaced_row"]


def test_columns_follow_the_printed_header_not_the_form() -> None:
    text = "信息内容\t现行有效件数\t本年制发件数\t本年废止件数\n规章\t30\t10\t20\n"
    found = by_place(read_tables(text_document(text, "二、主动公开政府信息情况")).figures)
    assert {c: int(f.raw) for (_, c), f in found.items()} == {"本年制发件数": 10, "本年废止件数": 20, "现行有效件数": 30}


def test_swapped_columns_without_geometry_are_found_out_by_their_sums() -> None:
    sample = applications(8)
    for row in sample.rows:
        row.cells = [row.cells[6], *row.cells[:6]]
    tables = read_tables(document("stream", sample.rows))
    assert tables.figures == ()
    assert "unplaced_row" in {p.code for p in tables.problems}


def test_a_printed_unit_wins() -> None:
    text = "信息内容\t本年收费金额（单位：元）\n行政事业性收费\t5000\n"
    (figure,) = read_tables(text_document(text, "二、主动公开政府信息情况")).figures
    assert (figure.value, figure.unit) == (Decimal(5000), "元")


def test_two_numbers_in_one_cell_are_illegible() -> None:
    table = plain_grid([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "5 0", "1", "2"]])
    found = by_place(read_tables(grid_document(table)).figures)
    assert (found["规章", "本年制发件数"].state, found["规章", "本年制发件数"].value) == (State.ILLEGIBLE, None)


def test_text_in_a_value_cell_is_not_served() -> None:
    table = plain_grid([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "见附件", "1", "2"]])
    tables = read_tables(grid_document(table))
    assert [f.raw for f in tables.figures] == ["1", "2"]
    assert {p.code for p in tables.problems} == {"unplaced_row"}


BLOCKS = ["行政复议", "行政诉讼", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"]
LEAVES = BLOCKS[2:7]
REVIEW = [1, 2, 3, 4, 10, 5, 6, 7, 8, 26, 9, 10, 11, 12, 42]


def review_grid(values: list[str]) -> Document:
    cells = [
        raw(0, 0, "行政复议", 1, 5),
        raw(0, 5, "行政诉讼", 1, 10),
        raw(1, 5, "未经复议直接起诉", 1, 5),
        raw(1, 10, "复议后起诉", 1, 5),
    ]
    cells += [raw(1, i, leaf, 2) for i, leaf in enumerate(LEAVES)]
    cells += [raw(2, 5 + i, leaf) for i, leaf in enumerate(LEAVES * 2)]
    cells += [raw(3, i, value) for i, value in enumerate(values)]
    return grid_document(
        Prose("四、政府信息公开行政复议、行政诉讼情况"), Table(tuple(sorted(cells, key=lambda c: (c.row, c.column))))
    )


def review_text(values: list[str], header: bool = True) -> Document:
    texts = ["行政复议", "行政诉讼", *LEAVES, "未经复议直接起诉", "复议后起诉", *LEAVES, *LEAVES] if header else []
    return text_document(
        "".join(f"\t{t}\n" for t in texts) + "\n" + "".join(f"\t{v}\n" for v in values), "四、政府信息公开行政复议、行政诉讼情况"
    )


def test_table_four_by_its_header_paths() -> None:
    values = [str(n) for n in REVIEW]
    for source in (review_grid(values), review_text(values)):
        figures = read_tables(source).figures
        assert [f.raw for f in figures] == values
        assert {f.row for f in figures} == {()}
        assert figures[9].column == ("行政诉讼", "未经复议直接起诉", "总计")
        assert figures[10].indicator == "litigation.after_review.upheld"
        assert figures[4].indicator == "review.total"


def test_table_four_keeps_its_faults_where_the_header_is_printed() -> None:
    values = [str(n) for n in REVIEW]
    values[4] = "0"
    for source in (review_grid(values), review_text(values)):
        assert [f.raw for f in read_tables(source).figures] == values


def test_table_four_without_header_needs_its_sums() -> None:
    values = [str(n) for n in REVIEW]
    assert [f.raw for f in read_tables(review_text(values, header=False)).figures] == values
    values[4] = "11"
    tables = read_tables(review_text(values, header=False))
    assert (tables.figures, {p.code for p in tables.problems}) == ((), {"unplaced_row"})


def test_table_four_too_short_is_left_out() -> None:
    tables = read_tables(review_text([str(n) for n in REVIEW[:14]]))
    assert (tables.figures, {p.code for p in tables.problems}) == ((), {"unplaced_row"})


def test_table_four_with_a_lost_cell_is_left_out_in_a_grid_too() -> None:
    tables = read_tables(review_grid([str(n) for n in REVIEW[:14]]))
    assert (tables.figures, {p.code for p in tables.problems}) == ((), {"unplaced_row"})


def test_table_four_with_one_block_only() -> None:
    texts = ["行政复议", *LEAVES]
    body = "\t".join(texts) + "\n" + "\t".join(["1", "2", "3", "4", "10"]) + "\n"
    figures = read_tables(text_document(body, "四、政府信息公开行政复议、行政诉讼情况")).figures
    assert [(f.indicator, f.raw) for f in figures][::4] == [("review.upheld", "1"), ("review.total", "10")]


def test_table_four_blanks() -> None:
    figures = read_tables(review_grid([""] * 15)).figures
    assert [f.state for f in figures] == [State.BLANK] * 15


ANNEX = """附件
政府信息公开工作情况统计表

\t统　计　指　标
\t单位
\t统计数

\t三、依申请公开情况
\t
\t

\t（一）收到申请数
\t件
\t12

\t　　1.当面申请数
\t件
\t

\t四、行政复议数量
\t件
\t5

\t（一）维持具体行政行为数
\t件
\t4

\t（三）其他情形数
\t件
\t1

\t六、被举报投诉数量
\t件
\t7

\t（一）维持具体行政行为数
\t件
\t/

\t（三）其他情形数
\t件
\t7

\t十二、依申请公开信息收取的费用
\t元
\t30

"""


def test_the_annex_of_2014() -> None:
    tables = read_tables(read(ANNEX, "txt", None))
    found = {f.row: f for f in tables.figures}
    assert (tables.form, len(found)) == ("2014", 9)
    assert found["三、依申请公开情况", "（一）收到申请数"].indicator == "applications.received"
    assert found["三、依申请公开情况", "（一）收到申请数", "1.当面申请数"].state is State.BLANK
    assert found["四、行政复议数量", "（三）其他情形数"].value == 1
    assert found["六、被举报投诉数量", "（三）其他情形数"].indicator == "statistics.complaints.other"
    assert found["六、被举报投诉数量", "（一）维持具体行政行为数"].value is None
    assert found["十二、依申请公开信息收取的费用",].unit == "元"


@pytest.mark.parametrize("header", [True, False])
def test_the_annex_in_a_grid_and_in_a_stream(header: bool) -> None:
    annex = load_forms()["2014"].table("statistics")
    assert annex is not None
    rows = [["统计指标", "单位", "统计数"]] if header else []
    rows += [[row.label, row.unit or "", str(100 + n) if row.cell else ""] for n, row in enumerate(annex.rows)]
    truth = {row.path: str(100 + n) for n, row in enumerate(annex.rows) if row.cell}
    stream = "\n\n".join(cell for row in rows for cell in row if cell) + "\n"
    tabs = "\n".join("\t".join(row) for row in rows) + "\n"
    for source in (grid_document(plain_grid(rows)), text_document(stream), text_document(tabs)):
        assert {f.row: f.raw for f in read_tables(source).figures} == truth


def test_an_added_row_of_the_annex_keeps_its_label() -> None:
    text = ANNEX + "\t十五、本区另设的指标数\n\t个\n\t4\n\n"
    own = [f for f in read_tables(read(text, "txt", None)).figures if f.indicator is None]
    assert [(f.row, f.value, f.unit) for f in own] == [(("十五、本区另设的指标数",), Decimal(4), "个")]


def test_a_local_form_with_codes_gives_nothing() -> None:
    text = "指标名称\n| 计量单位\n| 代码\n| 本年累计\n|\n"
    for number, label in enumerate(
        ["当面申请数", "传真申请数", "同意公开答复数", "同意部分公开答复数", "行政复议数量", "涉及商业秘密"], 1
    ):
        text += f"{number}.{label}\n| 件\n| {number:02}\n|\n|\n"
    assert read_tables(read(text, "txt", None)).figures == ()


def test_editions_may_be_mixed() -> None:
    sample = applications(2)
    body = PROACTIVE_2019 + "\n三、收到和处理政府信息公开申请情况\n" + TEXT_LAYOUTS["tab_rows"](sample.rows, True)
    tables = read_tables(text_document(body, "二、主动公开政府信息情况"))
    assert {(f.table, f.form) for f in tables.figures} == {("proactive", "2019"), ("applications", "2021")}
    assert "edition_mixed" in {p.code for p in tables.problems}


def test_pictures_in_the_place_of_tables_are_told() -> None:
    text = "二、主动公开政府信息情况\n[image: 表二]\n三、收到和处理政府信息公开申请情况\n\n[image: 表三]\n五、存在的问题\n无。\n"
    tables = read_tables(read(text, "txt", None))
    assert [(p.code, p.span and p.span.of(text)) for p in tables.problems] == [
        ("image_only", "[image: 表二]"),
        ("image_only", "[image: 表三]"),
    ]
    rich = grid_document(Prose("二、主动公开政府信息情况"), Mark("a.png"), Prose("五、存在的主要问题及改进情况"))
    assert codes(rich) == {"image_only"}


def test_a_missing_table_is_no_picture() -> None:
    assert codes(text_document("", "二、主动公开政府信息情况")) == set()


def test_a_table_cut_off_by_the_end_of_the_text() -> None:
    text = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t1\t2"
    tables = read_tables(read(text, "txt", None))
    assert [f.row[-1] for f in tables.figures] == ["规章"] * 3
    tables = read_tables(read(text + "\t3", "txt", None))
    assert [f.row[-1] for f in tables.figures] == ["规章"] * 3
    assert {p.code for p in tables.problems} == {"truncated"}
    assert len(read_tables(read(text + "\t3\n", "txt", None)).figures) == 6


def test_a_page_break_inside_a_table() -> None:
    sample = applications(7)
    first, second = grid_table(sample.rows[:13]), grid_table(sample.rows[13:], header=False)
    figures = read_tables(grid_document(Prose("三、收到和处理政府信息公开申请情况"), first, second)).figures
    assert len(figures) == 175
    assert not wrong(figures, sample.truth)


def test_a_page_break_between_a_header_and_its_rows() -> None:
    first = plain_grid([["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]])
    header = plain_grid([["信息内容", "本年处理决定数量"]])
    rows = plain_grid([["行政处罚", "8"], ["行政强制", "9"]])
    found = by_place(read_tables(grid_document(first, header, rows)).figures)
    assert {k: f.raw for k, f in found.items()}["行政强制", "本年处理决定数量"] == "9"
    assert len(found) == 5


def test_the_same_table_twice_is_read_once_and_a_difference_is_kept() -> None:
    rows = [["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "1", "2", "3"]]
    assert len(read_tables(grid_document(plain_grid(rows), Prose("再列如下。"), plain_grid(rows))).figures) == 3
    other = [rows[0], ["规章", "1", "2", "4"]]
    assert [f.raw for f in read_tables(grid_document(plain_grid(rows), Prose("再列如下。"), plain_grid(other))).figures] == [
        "1",
        "2",
        "3",
        "4",
    ]
    doubled = [*rows, ["规章", "1", "2", "4"]]
    tables = read_tables(grid_document(plain_grid(doubled)))
    assert [f.raw for f in tables.figures] == ["1", "2"]
    assert {p.code for p in tables.problems} == {"unplaced_row"}


def test_other_tables_give_no_figures() -> None:
    table = plain_grid([["类别", "2022年", "2023年"], ["政策文件", "5", "6"], ["行政许可", "3", "4"], ["总计", "8", "10"]])
    assert read_tables(grid_document(table)).figures == ()
    assert read_tables(read("机构\t电话\n办公室\t5271234\n其他\t5271235\n", "txt", None)).figures == ()


@settings(max_examples=75, deadline=None)
@given(st.text(alphabet="规章行政许可总计其他自然人0123/—\t|\n 、（一）.信息内容本年制发件数", max_size=120))
def test_odd_text_raises_nothing(text: str) -> None:
    source = read(text, "txt", None)
    assert all(f.span.of(text) == f.raw for f in read_tables(source).figures)
