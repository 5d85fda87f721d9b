"""Tables as lines make them and as page breaks leave them: frames, parts without rules, tables that begin again."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import Document
from ingest.readers.pdf_tables import Edge, find_tables
from tests.ingest.readers.laws import texts
from tests.ingest.readers.test_pdf import Sheet

HEADER = ["统计指标", "单位", "统计数"]
XS = (80, 240, 280, 340)


def grids(document: Document) -> list[list[list[str]]]:
    return [texts(document, grid) for grid in document.grids]


def open_rows(
    sheet: Sheet, top: float, rows: Sequence[Sequence[str]], *, above: bool, below: bool, xs: Sequence[float] = XS
) -> None:
    """A ruled table without the line at its head or its foot."""
    bottom = top + 24 * len(rows)
    for index, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, top + 24 * index + 16, text)
    for index in range(len(rows) + 1):
        if (index or above) and (index < len(rows) or below):
            sheet.line(xs[0], top + 24 * index, xs[-1], top + 24 * index)
    for x in xs:
        sheet.line(x, top, x, bottom)


def test_rows_of_a_table_without_a_rule_at_the_page_end_stay_rows() -> None:
    sheet = Sheet()
    open_rows(sheet, 700, [HEADER, ["1.甲类", "件", ""]], above=True, below=False)
    sheet.page()
    open_rows(sheet, 60, [["2.乙类", "件", "5"], ["3.丙类", "件", "6"]], above=False, below=True)
    assert grids(sheet.document()) == [[HEADER, ["1.甲类", "件", ""], ["2.乙类", "件", "5"], ["3.丙类", "件", "6"]]]


def test_a_label_cut_after_its_number_goes_on() -> None:
    sheet = Sheet()
    sheet.rows(700, [HEADER, ["2.", "件", "1345"]], XS)
    sheet.page()
    sheet.rows(60, [["延期办结数", "", ""], ["3.丙类", "件", "6"]], XS)
    assert grids(sheet.document()) == [[HEADER, ["2.延期办结数", "件", "1345"], ["3.丙类", "件", "6"]]]


def test_a_row_that_touches_the_repeated_header_is_parted_from_it() -> None:
    sheet = Sheet()
    sheet.rows(700, [HEADER, ["1.甲类", "件", "4"]], XS)
    sheet.page()
    for y in (60, 108, 132):
        sheet.line(80, y, 340, y)
    for x in XS:
        sheet.line(x, 60, x, 132)
    for y, row in ((76, HEADER), (100, ["2.乙类", "件", "5"]), (124, ["3.丙类", "件", "6"])):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 4, y, text)
    assert grids(sheet.document()) == [[HEADER, ["1.甲类", "件", "4"], ["2.乙类", "件", "5"], ["3.丙类", "件", "6"]]]


def test_a_table_that_is_printed_again_is_another_table() -> None:
    sheet = Sheet()
    sheet.rows(700, [HEADER, ["1.甲类", "件", "4"]], XS)
    sheet.page()
    sheet.rows(60, [HEADER, ["1.甲类", "件", "5"]], XS)
    assert grids(sheet.document()) == [[HEADER, ["1.甲类", "件", "4"]], [HEADER, ["1.甲类", "件", "5"]]]


def test_a_frame_round_text_and_tables_is_no_table() -> None:
    for right in (346, 340):  # a frame of its own on both sides, or one side shared with the tables
        sheet = Sheet()
        sheet.canvas.rect(74, 842 - 400, right - 74, 350)
        sheet.text(84, 70, "一、概况")
        sheet.rows(90, [HEADER, ["1.甲类", "件", "4"], ["2.乙类", "件", "5"]], XS)
        sheet.text(84, 190, "以上为一表。")
        sheet.rows(328, [HEADER, ["3.丙类", "件", "6"], ["4.丁类", "件", "7"]], XS)
        document = sheet.document()
        assert grids(document) == [
            [HEADER, ["1.甲类", "件", "4"], ["2.乙类", "件", "5"]],
            [HEADER, ["3.丙类", "件", "6"], ["4.丁类", "件", "7"]],
        ]
        assert "以上为一表。" in document.text.split("\n")


def test_white_lines_merge_what_black_ones_parted() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "1", "2"], ["乙", "3", "4"]])
    sheet.canvas.setStrokeGray(1)
    sheet.canvas.setLineWidth(2)
    sheet.line(81, 104, 199, 104)
    document = sheet.document()
    first = document.grids[0].cells[0]
    assert (first.row, first.column, first.rowspan) == (0, 0, 2)


def test_the_lines_of_one_table_do_not_move_those_of_another_on_the_page() -> None:
    def uprights(x: float, top: float) -> list[Edge]:
        return [Edge(at, top, at, top + 40) for at in (80.0, x, 340.0)] + [Edge(80, top + y, 340, top + y) for y in (0, 20, 40)]

    upper, lower = find_tables([*uprights(236.0, 100), *uprights(240.0, 300)], 10.0)
    assert (upper.xs[1], lower.xs[1]) == (236.0, 240.0)
    (doubled,) = find_tables([*uprights(236.0, 100), Edge(240.0, 100, 240.0, 140)], 10.0)
    assert doubled.xs[1] == 238.0


def test_a_blank_word_under_a_full_header_at_the_page_end_is_no_part_of_it() -> None:
    header = ["一、项目一项目一项目一项目", "单位", "统计数统计数"]
    sheet = Sheet()
    open_rows(sheet, 740, [header], above=True, below=True)
    sheet.page()
    open_rows(sheet, 60, [["1.甲类", "件", "无"], ["2.乙类", "件", "无"]], above=True, below=True)
    assert [row[-1] for row in grids(sheet.document())[0]] == ["统计数统计数", "无", "无"]


def test_tables_right_below_each_other_with_other_columns_are_two() -> None:
    upper, lower = (0, 90, 130, 170, 210), (0, 30, 108, 150, 190, 210)
    level = [Edge(0, y, 210, y) for y in (0, 20, 40, 60)]
    upright = [Edge(x, 0, x, 40) for x in upper] + [Edge(x, 40, x, 60) for x in lower]
    assert [(table.ys[0], len(table.xs)) for table in find_tables([*level, *upright])] == [(0, 5), (40, 6)]
    merged_header = [Edge(x, 20 if x == 90 else 0, x, 60) for x in upper]
    assert [len(table.xs) for table in find_tables([*level, *merged_header])] == [5]


def test_a_row_without_upright_lines_belongs_to_its_table_where_it_is_a_part_of_table_two() -> None:
    level = [Edge(0, y, 90, y) for y in (0, 20, 40, 60, 80)]
    upright = [Edge(30, 20, 30, 40), Edge(30, 60, 30, 80)]
    (whole,) = find_tables([*level, *upright], is_banner=lambda box: True)
    assert [cell.colspan for cell in whole.cells] == [2, 1, 1, 2, 1, 1]
    assert [len(table.cells) for table in find_tables([*level, *upright])] == [2, 2]


def test_the_place_of_a_cell_that_a_row_lacks_is_no_blank_cell() -> None:
    level = [Edge(0, y, 90, y) for y in (0, 20, 40, 60)]
    upright = [*(Edge(x, 0, x, 60) for x in (0, 30, 60)), Edge(90, 0, 90, 40)]
    (table,) = find_tables([*level, *upright])
    assert [(cell.row, cell.column) for cell in table.cells if cell.open_end] == [(2, 2)]
    sideless = [Edge(x, 0, x, 60) for x in (30, 60)]
    assert not any(cell.open_end for cell in find_tables([*level, *sideless])[0].cells)


def test_a_remark_that_goes_on_overleaf_leaves_its_row_whole() -> None:
    xs = (80, 240, 280, 340, 400)
    sheet = Sheet()
    sheet.rows(700, [[*HEADER, "备注"], ["1.甲类", "件", "4", "上年为三"]], xs)
    sheet.page()
    sheet.rows(60, [["", "", "", "十件"], ["2.乙类", "件", "6", ""]], xs)
    (grid,) = grids(sheet.document())
    assert grid == [[*HEADER, "备注"], ["1.甲类", "件", "4", "上年为三十件"], ["2.乙类", "件", "6", ""]]


def test_a_label_cut_within_its_number_goes_on() -> None:
    sheet = Sheet()
    sheet.rows(700, [HEADER, ["（一", "件", "1345"]], XS)
    sheet.page()
    sheet.rows(60, [["）予以公开", "", ""], ["（二）部分公开", "件", "6"]], XS)
    assert grids(sheet.document()) == [[HEADER, ["（一）予以公开", "件", "1345"], ["（二）部分公开", "件", "6"]]]


def test_text_that_runs_on_below_a_table_cut_by_the_page_end_is_its_cells() -> None:
    sheet = Sheet()
    open_rows(sheet, 700, [["统计", "单", "统计"]], above=True, below=False)
    for x, text in zip(XS, ("指标", "位", "数"), strict=False):
        sheet.text(x + 4, 728, text)
    assert grids(sheet.document()) == [[HEADER]]
    prose = Sheet()
    open_rows(prose, 700, [HEADER], above=True, below=False)
    prose.text(84, 728, "以下是说明，这一行从第一列一直写到最后一列去，中间没有空。")
    assert grids(prose.document()) == [[HEADER]]


def test_a_heading_at_the_page_end_is_no_half_of_the_row_overleaf_though_neither_has_a_number() -> None:
    sheet = Sheet()
    sheet.rows(700, [HEADER, ["依申请公开情况", "", ""]], XS)
    sheet.page()
    sheet.rows(60, [["收到申请数", "件", "6"], ["当面申请数", "件", "6"]], XS)
    rows = [["依申请公开情况", "", ""], ["收到申请数", "件", "6"], ["当面申请数", "件", "6"]]
    assert grids(sheet.document()) == [[HEADER, *rows]]
