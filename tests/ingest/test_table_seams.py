"""Halves of rows on two pages: they are one row where their label says so, and else neither is served."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Layout, Span, State
from ingest.readers.building import Prose, RawCell, Table
from ingest.tables.figures import Tables, read_tables
from ingest.tables.printed_lines import Line, Text, Value
from ingest.tables.seams import healed, without_emptied
from ingest.tables.words import table_words
from tests.ingest.printed_tables import grid_document

HEADER = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
FULL = ["1", "0", "0", "0", "0", "0", "1"]
EMPTY = [""] * 7


def line(label: str, *values: str, page: int, unit: str = "") -> Line:
    labels = tuple(Text(text, Span(0, 0), page) for text in (label, unit) if text)
    return Line(0, Layout.GRID, labels, tuple(Value(Text(raw, Span(0, 0), page)) for raw in values))


def over_pages(*pages: list[list[str]]) -> Tables:
    """A table whose rows stand on these pages."""
    rows = [(row, page) for page, rows in enumerate(pages, 1) for row in rows]
    cells = [
        RawCell(number, column, (Prose(text, page=page),) if text else (), page=page)
        for number, (row, page) in enumerate(rows)
        for column, text in enumerate(row)
    ]
    return read_tables(grid_document(Prose("三、收到和处理政府信息公开申请情况"), Table(tuple(cells), 1)))


def test_halves_are_one_row_though_the_header_is_printed_again_between_them() -> None:
    rows = [table_words("applications", "2021").rows]
    again = line("自然人", page=2)
    first, between, row = [*healed([line("8.属于行", "5", page=1), again, line("政查询事项", "", page=2)], rows), None]
    assert first is not None
    assert (first.labels[-1].raw, first.values[0].text.raw) == ("8.属于行政查询事项", "5")
    assert (between, row) == (again, None)


def test_the_annex_prints_its_unit_behind_the_half_label() -> None:
    rows = [table_words("statistics", "2014").rows]
    (whole,) = healed([line("4.信函申", "3", page=1, unit="件"), line("请数", "", page=2)], rows)
    assert ([text.raw for text in whole.labels], whole.values[0].text.raw) == (["4.信函申请数", "件"], "3")


def test_a_row_of_the_bodys_own_that_was_cut_is_left_out_and_told() -> None:
    for upper, lower in ((["主动撤", *FULL], ["回的数量", *EMPTY]), (["主动撤", *EMPTY], ["回的数量", *FULL])):
        tables = over_pages([HEADER, [RECEIVED, *FULL], upper], [lower, [CARRIED, *FULL]])
        assert {figure.row[-1] for figure in tables.figures} == {RECEIVED, CARRIED}
        assert any("half of a row" in problem.message for problem in tables.problems)


def test_an_own_row_at_the_end_of_a_page_is_served() -> None:
    tables = over_pages([HEADER, [RECEIVED, *FULL], ["主动撤回的数量", *FULL]], [[CARRIED, *EMPTY]])
    assert {figure.row[-1] for figure in tables.figures} == {RECEIVED, "主动撤回的数量", CARRIED}


def test_a_row_is_not_blank_whose_numbers_stand_without_a_label_on_the_next_page() -> None:
    upper, lower = line("（一）予以公开", "", "", page=1), line("", "", "3", "4", page=2)
    assert without_emptied([upper, lower]) == [replace(upper, values=()), lower]
    here = line("", "", "3", "4", page=1)
    assert without_emptied([upper, here]) == [upper, here]
    assert without_emptied([upper, line("（二）部分公开", "3", "4", page=2)])[0] == upper


def test_numbers_that_a_page_end_cut_are_no_whole_numbers() -> None:
    tables = over_pages([HEADER, [CARRIED, *FULL], [RECEIVED, *["１６"] * 6, "９６"]], [["", *["４"] * 7]])
    assert {figure.row[-1] for figure in tables.figures} == {CARRIED}
    assert "prints no label" in " ".join(problem.message for problem in tables.problems)


def test_a_half_label_that_is_a_number_alone_is_not_blank_above_a_row_whose_label_is_whole() -> None:
    rows = [table_words("statistics", "2014").rows]
    upper, lower = line("（二）", "", page=1, unit="件"), line("被依法纠错数", "", page=2, unit="件")
    assert [row.cut or row.labels[0].raw for row in healed([upper, lower], rows)] == ["（二）被依法纠错数"]


def test_a_label_whose_rest_stands_overleaf_as_running_text_is_cut() -> None:
    rows = [table_words("applications", "2021").rows]
    (cut,) = healed([line("1.信访举报", "5", page=2)], rows, {2: ["投诉类申请"]})
    (whole,) = healed([line("1.信访举报", "5", page=2)], rows, {2: ["二〇二四年一月"]})
    assert (cut.cut, whole.cut) == (True, False)


def test_numbers_of_which_each_page_has_a_line_cannot_be_made_out() -> None:
    for upper, lower in (
        (["1.", *["5"] * 7], ["信访举报投诉类申请", *["0"] * 7]),
        (["8.属于行", *["5"] * 7], ["政查询事项", *["0"] * 7]),
    ):
        tables = over_pages([HEADER, [RECEIVED, *FULL], upper], [lower, [CARRIED, *FULL]])
        assert {figure.state for figure in tables.figures if figure.row[-1] not in (RECEIVED, CARRIED)} == {State.ILLEGIBLE}


def test_a_label_that_begins_with_a_closing_bracket_goes_on() -> None:
    rows = [table_words("applications", "2021").rows]
    (whole,) = healed([line("（一", "5", page=1), line("）予以公开", "", page=2)], rows)
    assert (whole.labels[-1].raw, whole.values[0].text.raw) == ("（一）予以公开", "5")


def test_no_number_goes_on_after_a_lone_0_overleaf_so_that_both_rows_are_whole() -> None:
    zeros = ["0"] * 7
    tables = over_pages([HEADER, [RECEIVED, *FULL], [CARRIED, *zeros]], [["", *FULL]])
    assert {figure.row[-1] for figure in tables.figures} == {RECEIVED, CARRIED}
    assert [figure.raw for figure in tables.figures if figure.row[-1] == CARRIED] == zeros
    assert "prints no label" in " ".join(problem.message for problem in tables.problems)
