"""Rows and headers as copies print them: the printed order of columns is kept, and nothing foreign comes in as a row."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.model import Figure, State
from ingest.readers.building import Prose, RawCell, Table
from ingest.readers.text import read
from ingest.tables.figures import Tables, read_tables
from tests.ingest.printed_tables import grid_document, plain_grid, raw

HEADER = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
ANNEX = [
    ["统计指标", "单位", "统计数"],
    ["三、依申请公开情况", "", ""],
    ["（一）收到申请数", "件", "9"],
    ["1.当面申请数", "件", "9"],
]


def from_lines(rows: Sequence[Sequence[str]], title: str = "") -> Tables:
    return read_tables(read("\n".join([title, *("\t".join(row) for row in rows), ""]), "txt", "utf-8"))


def by_column(figures: Sequence[Figure], row: str) -> dict[str, str]:
    return {figure.column[-1]: figure.raw for figure in figures if figure.row and figure.row[-1] == row}


def applications(header: Sequence[str], *rows: Sequence[str]) -> Tables:
    return from_lines([["", *header], *rows])


def test_columns_are_read_in_the_printed_order() -> None:
    swapped = ["自然人", "科研机构", "商业企业", *HEADER[3:]]
    read_in = by_column(applications(swapped, [RECEIVED, "5", "1", "2", "0", "0", "0", "8"]).figures, RECEIVED)
    assert (read_in["科研机构"], read_in["商业企业"], read_in["总计"]) == ("1", "2", "8")


def test_a_total_printed_first_is_the_total() -> None:
    figures = applications(["总计", *HEADER[:-1]], [RECEIVED, "8", "5", "2", "1", "0", "0", "0"]).figures
    assert by_column(figures, RECEIVED)["总计"] == "8"
    assert by_column(figures, RECEIVED)["自然人"] == "5"


@pytest.mark.parametrize(("received", "total"), [("8 5 2 1 0 0 0", "8"), ("5 2 1 0 0 0 8", "8"), ("5 2 1 0 0 0 9", None)])
def test_a_total_named_first_in_a_stream_is_settled_by_the_sums(received: str, total: str | None) -> None:
    printed = ["申请人情况", "总计", *HEADER[:-1], RECEIVED, *received.split(), CARRIED, *["0"] * 7, "截至年底。"]
    read_in = by_column(read_tables(read("\n\n".join(printed), "txt", None)).figures, RECEIVED)
    assert read_in.get("总计") == total


def test_a_column_without_a_header_text_is_left_out_alone_where_the_sum_does_not_settle_it() -> None:
    header = ["", *HEADER[:2], "", *HEADER[3:]]
    settled = read_tables(grid_document(plain_grid([header, [RECEIVED, "5", "1", "2", "0", "0", "0", "8"]])))
    assert by_column(settled.figures, RECEIVED) == dict(zip(HEADER, "5120008", strict=True))
    assert [problem.code for problem in settled.problems] == ["no_header"]
    rows = [header, [RECEIVED, "5", "1", "3", "0", "0", "0", "8"]]
    tables = read_tables(grid_document(plain_grid(rows)))
    assert by_column(tables.figures, RECEIVED) == {"自然人": "5", "商业企业": "1", **dict(zip(HEADER[3:], "0008", strict=True))}
    assert any("header without text" in problem.message for problem in tables.problems)


def test_a_blank_row_of_the_annex_is_blank_though_its_label_is_like_a_column() -> None:
    rows = [
        ["统计指标", "单位", "统计数"],
        ["四、行政复议数量", "件", ""],
        ["（一）维持具体行政行为数", "件", "0"],
        ["（二）被依法纠错数", "件", "0"],
    ]
    rows += [["（一）收到申请数", "件", "3"], ["1.当面申请数", "件", "3"], ["2.传真申请数", "件", ""]]
    figures = read_tables(grid_document(plain_grid(rows))).figures
    assert [f.state for f in figures if f.indicator == "statistics.review"] == [State.BLANK]


def annex(*rows: str) -> Tables:
    known = ["（一）收到申请数", "件", "3", "1.当面申请数", "件", "3", "2.传真申请数", "件", "0", "3.网络申请数", "件", "0"]
    return read_tables(read("\n\n".join(["统计指标", "单位", "统计数", *known, *rows]), "txt", "utf-8"))


def test_nothing_behind_a_unit_is_a_blank_and_words_are_none() -> None:
    blank = annex("4.信函申请数", "件", "5.其他形式", "件", "2")
    assert [(f.state, f.raw) for f in blank.figures if f.indicator == "statistics.received.letter"] == [(State.BLANK, "")]
    words = annex("4.信函申请数", "件", "见附件", "5.其他形式", "件", "2")
    assert [f for f in words.figures if f.indicator == "statistics.received.letter"] == []


def test_rows_of_another_table_are_no_rows_of_the_forms() -> None:
    own = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量", "行政许可", "1", "+2", "3", "行政处罚", "4", "0", "5"]
    local = ["公开渠道", "上半年", "下半年", "全年", "政府网站", "7", "8", "15", "微博", "1", "1", "2"]
    title = "二、主动公开政府信息情况"
    figures = read_tables(read("\n\n".join([title, "第二十条第（五）项", *own, *local]), "txt", "utf-8")).figures
    assert {figure.row[-1] for figure in figures} == {"行政许可", "行政处罚"}


def test_a_heading_with_a_row_to_itself_is_no_blank() -> None:
    rows = [
        ["", *HEADER],
        ["（三）不予公开", *[""] * 7],
        ["1.属于国家秘密", "1", *["0"] * 5, "1"],
        ["3.危及“三安全一稳定”", *["0"] * 7],
    ]
    figures = read_tables(grid_document(plain_grid(rows))).figures
    assert {figure.indicator for figure in figures} == {
        "applications.refused.state_secret",
        "applications.refused.three_safeties",
    }


@pytest.mark.parametrize("label", ["", "件数", "数量（件）"])
def test_table_fours_row_may_have_a_label(label: str) -> None:
    blocks = ["行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]
    values = ["1", "2", "0", "0", "3", *["0"] * 10]
    rows = [["", *blocks], ["", *RESULTS * 3], [label, *values]]
    for tables in (read_tables(grid_document(plain_grid(rows))), from_lines(rows, "四、政府信息公开行政复议、行政诉讼情况")):
        assert [figure.raw for figure in tables.figures] == values


def test_two_prints_in_one_grid_are_both_kept_and_one_row_twice_is_not() -> None:
    header = ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    once = [header, ["规章", "1", "0", "3"], ["行政规范性文件", "4", "0", "9"]]
    again = [header, ["规章", "1", "0", "3"], ["行政规范性文件", "4", "0", "8"]]
    assert [f.raw for f in read_tables(grid_document(plain_grid([*once, *again]))).figures].count("4") == 1
    assert {f.raw for f in read_tables(grid_document(plain_grid([*once, *again]))).figures} == {"1", "0", "3", "4", "9", "8"}
    assert "9" not in {f.raw for f in read_tables(grid_document(plain_grid([*once, again[2]]))).figures}


def test_two_prints_in_one_grid_are_both_kept_though_one_has_a_row_of_the_bodys_own() -> None:
    kinds = [["（一）收到申请数", "件", "9"], ["1.当面申请数", "件", "9"]]
    once = [ANNEX[0], *kinds, ["自设项目数", "件", "7"]]
    again = [ANNEX[0], kinds[0], ["1.当面申请数", "件", "8"]]
    served = [f.raw for f in read_tables(grid_document(plain_grid([*once, *again]))).figures]
    assert sorted(served) == ["7", "8", "9", "9"]


def test_a_total_named_first_is_not_poured_in_as_the_last_column_where_a_header_text_is_lost() -> None:
    rows = [[RECEIVED, "3", "0", "0", "0", "0", "0", "3"], [CARRIED, "2", "2", "0", "0", "0", "0", "0"]]
    for header in (["总计", *HEADER[:3], "", *HEADER[4:6]], ["", *HEADER[:-1]], ["", "", *HEADER[1:-1]]):
        assert applications(header, *rows).figures == ()
    assert len(applications(["", *HEADER[1:]], rows[0]).figures) == 7


def test_a_header_that_a_copy_left_outside_the_table_rules_the_forms_order_out() -> None:
    rows = [[RECEIVED, "5", "1", "2", "0", "0", "0", "8"], [CARRIED, "1", "0", "0", "0", "0", "0", "1"]]
    swapped = ["自然人", "科研机构", "商业企业", *HEADER[3:]]
    for header, served in ((HEADER, 14), (swapped, 0)):
        text = "\n".join([*header, "以下为各项数量。", *("\t".join(row) for row in rows)])
        assert len(read_tables(read(text, "txt", "utf-8")).figures) == served


def test_a_unit_is_that_of_the_rows_own_header_where_rows_between_headers_are_lost() -> None:
    lines = [["信息内容", "上一年项目数量", "本年增/减"], ["信息内容", "采购项目数量", "采购总金额（单位：元）"]]
    figures = from_lines([*lines, ["政府集中采购", "3", "1061.08"]], "二、主动公开政府信息情况").figures
    assert [(figure.column[-1], figure.unit) for figure in figures][1:] == [("采购总金额", "元")]


def test_a_shared_label_before_the_next_heading_could_be_of_either() -> None:
    kinds = ["（一）维持具体行政行为数", "（二）被依法纠错数", "（三）其他情形数"]
    head = [
        ["统计指标", "单位", "统计数"],
        ["三、依申请公开情况", "", ""],
        ["（一）收到申请数", "件", "9"],
        ["四、行政复议数量", "件", "6"],
    ]
    exchanged = [[kinds[1], "件", "2"], [kinds[2], "件", "3"], [kinds[0], "件", "1"]]
    rows = [*head, *exchanged, ["五、行政诉讼数量", "件", "0"], *([kind, "件", "0"] for kind in kinds)]
    tables = read_tables(grid_document(plain_grid(rows)))
    served = {figure.row: figure.raw for figure in tables.figures if figure.row[-1] == kinds[0]}
    assert "1" not in served.values()
    assert any(kinds[0] in problem.message for problem in tables.problems)


def test_cells_that_reach_over_the_header_by_half_are_of_another_table() -> None:
    cells = [
        raw(0, 0, "信息内容", colspan=3),
        raw(0, 3, "上一年项目数量", colspan=2),
        raw(0, 5, "本年增/减"),
        raw(0, 6, "处理决定数量"),
    ]
    cells += [raw(1, 0, "行政处罚", colspan=2), raw(1, 2, "4", colspan=2), raw(1, 4, "-1"), raw(1, 5, "0", colspan=2)]
    tables = read_tables(grid_document(Table(tuple(cells))))
    assert tables.figures == ()
    assert [problem.code for problem in tables.problems] == ["unplaced_row"]


def test_serial_numbers_before_labels_are_no_values() -> None:
    rows = [["1", RECEIVED, "5", "2", "1", "0", "0", "0", "8"], ["2", CARRIED, "1", "0", "0", "0", "0", "0", "1"]]
    figures = read_tables(grid_document(plain_grid(rows))).figures
    assert by_column(figures, RECEIVED)["自然人"] == "5"


@pytest.mark.parametrize("label", [[], ["件数"], ["数量（件）"]])
def test_numbers_that_no_header_and_no_label_explain_are_told(label: list[str]) -> None:
    tables = read_tables(grid_document(plain_grid([[*label, *["0"] * 15]])))
    assert (tables.figures, [problem.code for problem in tables.problems]) == ((), ["unplaced_row"])


def test_a_number_under_a_header_of_the_form_whose_label_is_lost_is_told() -> None:
    tables = read_tables(grid_document(plain_grid([["信息内容", "本年处理决定数量"], ["", "7"]])))
    assert (tables.figures, [problem.code for problem in tables.problems]) == ((), ["unplaced_row"])


def test_a_header_parted_by_a_page_end_is_still_over_its_rows() -> None:
    def raw(row: int, column: int, text: str, rowspan: int = 1, colspan: int = 1, page: int = 1) -> RawCell:
        return RawCell(row, column, (Prose(text, page=page),), rowspan, colspan, page)

    first = [raw(0, 0, "行政复议", colspan=5, page=1), raw(0, 5, "行政诉讼", colspan=10, page=1)]
    first += [raw(1, at, text, rowspan=3, page=1) for at, text in enumerate(RESULTS)]
    first += [raw(1, 5, "未经复议直接起诉", rowspan=2, colspan=5, page=1), raw(1, 10, "复议", colspan=5, page=1)]
    second = [raw(2, 10, "后起诉", colspan=5, page=2), *(raw(3, 5 + at, text, page=2) for at, text in enumerate(RESULTS * 2))]
    values = [raw(4, at, text, page=2) for at, text in enumerate("112042000220013")]
    figures = read_tables(grid_document(Table((*first, *second, *values)))).figures
    assert len(figures) == 15
    assert {figure.column[1] for figure in figures if figure.column[0] == "行政诉讼"} == {"未经复议直接起诉", "复议后起诉"}


BLOCKS = ["行政复议", *[""] * 4, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]
REVIEW = ["1", "2", "0", "0", "3", "4", "0", "0", "5", "9", *["0"] * 5]
REVIEW_TITLE = "四、政府信息公开行政复议、行政诉讼情况"


def test_one_header_of_table_four_that_is_lost_costs_its_own_cell_alone() -> None:
    results = [*RESULTS, "结果维持", "", *RESULTS[2:], *RESULTS]
    failing = ["1", "2", "0", "0", "4", *REVIEW[5:]]
    for values, served in ((REVIEW, REVIEW), (failing, [*failing[:6], *failing[7:]])):
        tables = from_lines([BLOCKS, results, values], REVIEW_TITLE)
        assert [figure.raw for figure in tables.figures] == served
        assert any("header without text" in problem.message for problem in tables.problems) is (values is failing)


def test_an_empty_cell_beside_a_number_whose_header_is_lost_is_no_blank_of_the_only_column() -> None:
    rows = [["第二十条第（五）项"] * 4, ["信息内容", "", *["本年处理决定数量"] * 2], ["行政许可", "49", "", ""]]
    tables = read_tables(grid_document(Prose("一、主动公开政府信息情况"), plain_grid(rows)))
    assert list(tables.figures) == []
    assert any("“49” stands under a header without text" in problem.message for problem in tables.problems)


@pytest.mark.parametrize("labels", [BLOCKS[::5], ["行政复议", "行政诉讼·未经复议直接起诉", "行政诉讼·复议后起诉"]])
def test_table_four_may_print_its_blocks_as_rows(labels: list[str]) -> None:
    rows = [["类别", *RESULTS], *([label, *REVIEW[at : at + 5]] for label, at in zip(labels, (0, 5, 10), strict=True))]
    tables = read_tables(grid_document(Prose(REVIEW_TITLE), plain_grid(rows)))
    assert [figure.raw for figure in tables.figures] == REVIEW
    fewer = read_tables(grid_document(Prose(REVIEW_TITLE), plain_grid(rows[:2])))
    assert [problem.message for problem in fewer.problems if "nothing was read under" in problem.message] != []


def test_a_note_under_table_four_is_no_cell_of_it() -> None:
    cells = [raw(0, at, f"{block}-{text}") for at, (block, text) in enumerate((b, r) for b in BLOCKS[::5] for r in RESULTS)]
    cells += [raw(1, at, text) for at, text in enumerate(REVIEW)]
    tables = read_tables(grid_document(Prose(REVIEW_TITLE), Table((*cells, raw(2, 0, "注：空项为未发生。", colspan=15)))))
    assert [figure.raw for figure in tables.figures] == REVIEW


def test_words_at_the_end_of_table_fours_row_are_cells_where_it_prints_them_before() -> None:
    header = [["行政复议", "行政诉讼"], [*RESULTS, "未经复议直接起诉", "复议后起诉"], RESULTS * 2]
    title = "\n".join([REVIEW_TITLE, *("\t".join(line) for line in header)])
    for last, served in (("同上", 12), ("另有说明", 0)):
        row = ["0", "同上", *["0"] * 11, "同上", last]
        assert len(read_tables(read(f"{title}\n" + "\t".join(row) + "\n", "txt", "utf-8")).figures) == served


@pytest.mark.parametrize(
    ("first", "rest", "served"),
    [
        ("待统计", REVIEW[1:], 14),
        ("待统计", [*REVIEW[1:9], "10", *["0"] * 5], 0),
        ("件数", REVIEW[:14], 0),
        ("件数", REVIEW, 15),
    ],
)
def test_words_in_the_first_cell_of_table_fours_row_are_no_label_where_the_row_stands_under_its_header(
    first: str, rest: list[str], served: int
) -> None:
    header = [raw(0, 5 * at, block, colspan=5) for at, block in enumerate(BLOCKS[::5])]
    header += [raw(1, at, text) for at, text in enumerate(RESULTS * 3)]
    row = [raw(2, at, text) for at, text in enumerate([first, *rest])]
    tables = read_tables(grid_document(Prose(REVIEW_TITLE), Table((*header, *row))))
    assert len(tables.figures) == served
    assert [figure.raw for figure in tables.figures] == rest[len(rest) - served :]
    assert any("holds “待统计”" in problem.message for problem in tables.problems) is (served == 14)


def test_a_row_of_nothing_but_tabs_under_table_fours_header_is_blank() -> None:
    lines = [["行政复议", "行政诉讼"], [*RESULTS, "未经复议直接起诉", "复议后起诉"], RESULTS * 2, [""] * 15]
    assert {(f.state, f.raw) for f in from_lines(lines, REVIEW_TITLE).figures} == {(State.BLANK, "")}


def test_a_label_that_rows_share_is_settled_by_its_unit_or_by_the_rows_behind_it() -> None:
    places = [["（一）市政府及其部门", "个", "7"], ["十一、查阅点接待人数", "人次", "8"], ["（一）市政府及其部门", "人次", "8"]]
    kinds = [["（一）维持具体行政行为数", "件", "1"], ["（二）被依法纠错数", "件", "2"], ["（三）其他情形数", "件", "3"]]
    figures = read_tables(grid_document(plain_grid([*ANNEX, *kinds, *places]))).figures
    served = {figure.raw: figure.row[0] for figure in figures}
    assert {served[n][0] for n in "123"} == {"四"}
    assert (served["7"][:2], served["8"][:2]) == ("十、", "十一")


def test_a_label_that_rows_share_before_the_next_heading_is_not_under_it_where_it_has_that_row_again() -> None:
    kinds = [["（二）被依法纠错数", "件", "2"], ["（三）其他情形数", "件", "3"]]
    heading, last = ["五、行政诉讼数量", "件", "9"], ["（一）维持具体行政行为或者驳回原告诉讼请求数", "件", "4"]
    below = [["（二）被依法纠错数", "件", "5"], ["（三）其他情形数", "件", "0"]]
    tables = read_tables(grid_document(plain_grid([*ANNEX, *kinds, heading, last, *below])))
    served = {figure.raw: figure.row[0][:1] for figure in tables.figures if figure.raw in "2345"}
    assert served == {"2": "四", "3": "四", "4": "五", "5": "五"}
    last_kind = read_tables(grid_document(plain_grid([*ANNEX, kinds[1], heading, last, *below])))
    assert {figure.row[0][:1] for figure in last_kind.figures if figure.raw == "3"} == {"四"}
    alone = read_tables(grid_document(plain_grid([*ANNEX, *kinds, heading])))
    assert not {"2", "3"} & {figure.raw for figure in alone.figures}


def test_a_piece_of_the_annex_is_read_however_short_it_is() -> None:
    pieces = [plain_grid(rows) for rows in (ANNEX[:3], ANNEX[3:], [["2.传真申请数", "件", "0"]], [["5.其他形式", "件", "4"]])]
    figures = read_tables(
        grid_document(*pieces, plain_grid([["（二）申请办结数", "件", "9"], ["1.按时办结数", "件", "9"]]))
    ).figures
    assert [figure.raw for figure in figures] == ["9", "9", "0", "4", "9", "9"]


def test_a_row_whose_label_is_lost_is_told_though_it_prints_a_word() -> None:
    problems = read_tables(grid_document(plain_grid([*ANNEX, ["", "件", "无"]]))).problems
    assert any("“件”" in problem.message for problem in problems)


def test_a_damaged_heading_before_a_rows_label_hides_no_row() -> None:
    rows = [f"{RECEIVED} 1 0 0 0 0 0 1", f"{CARRIED} 0 0 0 0 0 0 0", "三本年度办理结果 （一）予以公开 1 0 0 0 0 0 1"]
    text = "\n".join(["三、收到和处理政府信息公开申请情况", " ".join(HEADER), *rows, ""])
    assert by_column(read_tables(read(text, "txt", "utf-8")).figures, "（一）予以公开")["总计"] == "1"


def test_a_total_before_the_applicants_in_one_line_is_first_though_no_sum_shows_it() -> None:
    figures = applications(["总计", *HEADER[:-1]], [RECEIVED, "9", "5", "-", "-", "-", "-", "-"]).figures
    assert (by_column(figures, RECEIVED)["总计"], by_column(figures, RECEIVED)["自然人"]) == ("9", "5")


@pytest.mark.parametrize("strange", ["同比（%）", "上年总计", "网上申请"])
def test_a_column_of_the_bodys_own_is_left_out_and_hides_no_shift(strange: str) -> None:
    header = ["", *HEADER, strange]
    whole = [RECEIVED, *"5120008", "12"]
    tables = read_tables(grid_document(plain_grid([header, whole])))
    assert by_column(tables.figures, RECEIVED) == dict(zip(HEADER, "5120008", strict=True))
    for row in ([RECEIVED, *"120008", "12"], [RECEIVED, *"120008", ""][:8], [RECEIVED, "甲", *"5120008", "12"]):
        shifted = read_tables(grid_document(plain_grid([header, row])))
        assert (shifted.figures, {problem.code for problem in shifted.problems}) == ((), {"unplaced_row"})


@pytest.mark.parametrize(("unit", "served"), [("元", ["3"]), ("万元", ["3", "8"])])
def test_a_row_without_its_header_has_no_unit_where_a_header_elsewhere_notes_another(unit: str, served: list[str]) -> None:
    rows = ["行政许可\t3", "行政事业性收费\t8", "", "其间是一行说明文字。", "", f"信息内容\t本年收费金额（单位：{unit}）"]
    text = "\n".join(["二、主动公开政府信息情况", *rows, ""])
    assert [figure.raw for figure in read_tables(read(text, "txt", "utf-8")).figures] == served


def test_a_row_of_table_four_with_words_and_without_a_header_is_told() -> None:
    cells = ["见附件", "见附件", "0", "0", "1", "见附件", *["0"] * 4, *["2"] * 5]
    tables = from_lines([cells], REVIEW_TITLE)
    assert not tables.figures
    assert [problem.code for problem in tables.problems] == ["unplaced_row"]


REVIEW_HEAD = ["行政复议 行政诉讼", " ".join((*RESULTS, "未经复议直接起诉", "复议后起诉")), " ".join(RESULTS * 2)]


def review_states(text: str) -> str:
    """The first letters of the states of table four's cells."""
    document = read(f"四、政府信息公开行政复议、行政诉讼情况\n\n{text}\n", "txt", None)
    figures = [figure for figure in read_tables(document).figures if figure.table == "review_litigation"]
    return "".join(figure.state.value[0] for figure in figures)


def test_hyphens_with_blanks_between_are_a_row_of_blanks_and_not_one() -> None:
    assert review_states("\n".join([*REVIEW_HEAD, " ".join(["-"] * 15)])) == "b" * 15


@pytest.mark.parametrize(
    ("cells", "states"),
    [
        ([*[""] * 5, "1", "", "", "", "1", *[""] * 5], "b" * 5 + "rbbbr" + "b" * 5),
        ([*[""] * 6, "1", "", "", "", "1", *[""] * 4], ""),
        ([*[""] * 5, "1", "", "", "", "2", *[""] * 5], ""),
    ],
)
def test_blanks_at_the_end_of_table_fours_row_are_cells_where_its_sums_show_the_places(cells: list[str], states: str) -> None:
    head = [line.replace(" ", "\t") for line in REVIEW_HEAD]
    assert review_states("\n".join([*head, "\t".join(cells)])) == states


def test_a_total_of_a_table_before_it_is_no_part_of_table_fours_header() -> None:
    own = ["部门", "行政许可", "合计"], ["公安局", "3", "3"], ["合计", "3", "3"]
    blocks = ["类别", "行政复议", "行政诉讼"], ["", *RESULTS, "未经复议直接起诉", "复议后起诉"]
    rows = [*own, *blocks, [*[""] * 6, *RESULTS * 2], ["件数", *["0"] * 15]]
    lines = ["\n".join(f"\t{cell}" for cell in row) for row in rows]
    assert review_states("\n\n".join(lines)) == "r" * 15


def test_an_empty_cell_of_a_copy_with_a_cell_a_line_is_a_blank() -> None:
    lines = [
        "第二十条第（六）项 |||",
        "信息内容 |",
        "本年处理决定数量 |",
        "行政处罚 |",
        "14 |",
        "行政强制 |",
        " |",
        "||",
        "第二十条第（八）项 |||",
    ]
    lines += ["信息内容 |", "本年收费金额（单位：万元） |", "行政事业性收费 |", " |", ""]
    found = read_tables(read("\n".join(lines), "txt", "utf-8"))
    told = {figure.indicator: (figure.state, figure.raw) for figure in found.figures}
    blank = (State.BLANK, "")
    assert told["proactive.penalties.decisions"] == (State.REPORTED, "14")
    assert told["proactive.coercion.decisions"] == told["proactive.fees.amount"] == blank
    assert not [problem for problem in found.problems if problem.code == "unplaced_row"]


def test_a_heading_of_the_annex_without_a_cell_is_no_row_that_is_left_out() -> None:
    rows = [
        ["统计指标", "单位", "统计数"],
        ["三、依申请公开情况", "——", ""],
        ["（一）收到申请数", "件", "3"],
        ["1.当面申请数", "件", "3"],
    ]
    rows += [["十三、机构建设和保障经费情况", "——", "——"], ["（一）政府信息公开工作专门机构数", "个", "1"]]
    tables = read_tables(grid_document(plain_grid(rows)))
    assert [figure.raw for figure in tables.figures] == ["3", "3", "1"]
    assert not tables.problems


def test_table_four_under_one_line_of_headers_that_say_their_whole_path() -> None:
    paths = ["行政复议", "行政诉讼 未经复议直接起诉", "行政诉讼 复议后起诉"]
    header = [f"{path} {result}" for path in paths for result in RESULTS]
    numbers = ["7", "2", "1", "0", "10", "3", "0", "0", "1", "4", "2", "1", "0", "0", "3"]
    figures = read_tables(grid_document(plain_grid([header, numbers]))).figures
    assert [figure.raw for figure in figures] == numbers
    assert {figure.indicator: figure.raw for figure in figures}["litigation.after_review.upheld"] == "2"
