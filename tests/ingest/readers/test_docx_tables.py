"""Word tables on a grid: every way in which cells are merged, and rows that do not fit their table."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Document
from ingest.readers.docx import read
from ingest.readers.docx_tables import MAX_ROWS, MAX_SPAN
from tests.ingest.readers.laws import check_document, texts
from tests.ingest.readers.layouts import Layout, drawn, layouts, word_table
from tests.ingest.readers.word_files import cell, paragraph, run, table, word_file


def grid_of(body: str) -> Document:
    document = read(word_file(body))
    check_document(document)
    return document


@settings(max_examples=150, deadline=None)
@given(layouts(), st.sampled_from(["gridSpan", "hMerge", "widths"]))
def test_any_layout_comes_back_as_it_was_drawn(layout: Layout, how: str) -> None:
    document = grid_of(word_table(layout, how))
    assert drawn(document) == list(layout.places)


def test_a_cell_that_goes_on_with_other_edges_stands_alone() -> None:
    wide = '<w:gridSpan w:val="2"/>'
    document = grid_of(
        table(cell("甲", '<w:vMerge w:val="restart"/>') + cell("乙") + cell("丙"), cell("丁", f"{wide}<w:vMerge/>") + cell("戊"))
    )
    assert texts(document, document.grids[0]) == [["甲", "乙", "丙"], ["丁", "戊"]]


def test_a_block_that_goes_on_in_narrow_cells_is_one_cell() -> None:
    wide = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    document = grid_of(table(cell("甲", wide) + cell("1"), cell("", "<w:vMerge/>") * 2 + cell("2")))
    assert [(c.rowspan, c.colspan) for c in document.grids[0].cells] == [(2, 2), (1, 1), (1, 1)]


def test_going_on_without_a_start_begins_a_cell() -> None:
    document = grid_of(table(cell("甲", "<w:vMerge/>") + cell("1"), cell("", "<w:vMerge/>") + cell("2")))
    assert [(c.rowspan, c.span.of(document.text)) for c in document.grids[0].cells] == [(2, "甲"), (1, "1"), (1, "2")]


def test_a_new_start_below_a_merged_cell_is_another_cell() -> None:
    start = '<w:vMerge w:val="restart"/>'
    document = grid_of(table(cell("甲", start) + cell("1"), cell("", "<w:vMerge/>") + cell("2"), cell("乙", start) + cell("3")))
    assert [c.rowspan for c in document.grids[0].cells if c.column == 0] == [2, 1]


def test_rows_that_begin_further_in() -> None:
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    document = grid_of(table(cell("甲") + cell("1"), f"{before}{cell('2')}"))
    assert [(c.row, c.column) for c in document.grids[0].cells] == [(0, 0), (0, 1), (1, 1)]


def test_content_controls_and_insertions_round_rows_and_cells() -> None:
    held = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('1')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell('乙')}{held}</w:tr></w:sdtContent></w:sdt>"
    document = grid_of(f"<w:sdt><w:sdtContent>{table(cell('甲') + held, row)}</w:sdtContent></w:sdt>")
    assert texts(document, document.grids[0]) == [["甲", "1"], ["乙", "1"]]


def test_deleted_and_hidden_rows_and_deleted_cells_are_left_out() -> None:
    deleted, hidden = "<w:trPr><w:del w:id='1'/></w:trPr>", "<w:trPr><w:hidden/></w:trPr>"
    rows = (
        cell("甲") + cell("0", "<w:cellDel w:id='2'/>") + cell("1"),
        deleted + cell("乙") + cell("2"),
        hidden + cell("丙") + cell("3"),
    )
    document = grid_of(table(*rows, cell("丁") + cell("4")))
    assert texts(document, document.grids[0]) == [["甲", "1"], ["丁", "4"]]


def test_a_tracked_merge_is_taken_as_accepted() -> None:
    document = grid_of(
        table(
            cell("甲", '<w:cellMerge w:id="1" w:vMerge="rest"/>') + cell("1"),
            cell("", '<w:cellMerge w:id="2" w:vMerge="cont"/>') + cell("2"),
        )
    )
    assert [c.rowspan for c in document.grids[0].cells] == [2, 1, 1]


def formula(instruction: str, result: str | None = None) -> str:
    """A field; with None it has no place for a result either."""
    marks = [f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")]
    shown = "" if result is None else marks[1] + result
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{shown}{marks[2]}"


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        (run("5", "<w:strike/>") + run("6"), "\ufffd6"),
        (run("旧12", "<w:dstrike/>"), "旧\ufffd\ufffd"),
        (run("5", "<w:strike w:val='0'/>") + run("6"), "56"),
        (run("12") + run("3", "<w:color w:val='FFFFFF'/>"), "12 3"),
        (run("12") + run("3", "<w:color w:val='FEFEFE'/>"), "12 3"),
        (run("12") + run("3", "<w:color w:val='000000'/><w:shd w:fill='000000'/>"), "12 3"),
        (run("12") + run("3", "<w:color w:val='000000'/><w:shd w:fill='auto'/>"), "123"),
        (run("12") + run("1", "<w:position w:val='6'/>"), "12 1"),
        (run("1", "<w:position w:val='6'/>") + run("2", "<w:position w:val='6'/>"), "12"),
        (run("12") + run("3", "<w:position w:val='1'/>"), "123"),
        (run("12") + run("3", "<w:sz w:val='2'/>"), "12 3"),
        (run("12") + run("3", "<w:sz w:val='21'/>"), "123"),
        (run("12") + run("1", '<w:vertAlign w:val="superscript"/>'), "12 1"),
        (run("12") + run("注", '<w:vertAlign w:val="superscript"/>'), "12注"),
        (run("1") + run("2"), "12"),
        (run("1") + "<w:r><w:tab/></w:r>" + run("2"), "1 2"),
        (run("12") + "<w:r><w:footnoteReference w:id='2'/></w:r>", "12"),
        ("<w:r><w:sym w:font='Symbol' w:char='F035'/></w:r>", "5"),
        ("<w:r><w:sym w:font='Wingdings 2' w:char='F035'/></w:r>", "\ufffd"),
        (run("5", "<w:vanish/>") + run("6"), "6"),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='4'/>"
            "<w:listEntry w:val='5'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
            "5",
        ),
        (run("5", "<w:vanish/>"), "\ufffd"),
        (run("注", "<w:vanish/>"), ""),
        (f"<w:del w:id='1'>{run('5')}</w:del>", ""),
        ("<w:fldSimple w:instr=' =SUM(LEFT) '/>", "\ufffd"),
        (f"<w:fldSimple w:instr=' =SUM(LEFT) '>{run('7')}</w:fldSimple>", "7"),
        (formula("=SUM(LEFT)"), "\ufffd"),
        (formula("=SUM(LEFT)", ""), "\ufffd"),
        (formula("=SUM(LEFT)", run(" ")), "\ufffd"),
        (formula("=SUM(LEFT)", run("7")), "7"),
        (formula(" MERGEFIELD 数量 "), "\ufffd"),
        (formula(" MERGEFIELD 数量 ", ""), ""),
        (formula(" FORMTEXT ", run("7")), "7"),
        (formula(" SEQ 表 "), ""),
        ("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "1/2"),
    ],
)
def test_digits_of_a_cell_never_run_into_what_is_no_part_of_the_number(inner: str, printed: str) -> None:
    document = grid_of(table(cell("甲") + cell(paragraph(inner))))
    assert document.grids[0].cells[1].span.of(document.text) == printed


def test_a_span_bomb_is_clamped_and_said() -> None:
    document = grid_of(table(cell("甲", '<w:gridSpan w:val="50000000"/>') + cell("1"), cell("乙") + cell("2")))
    assert document.grids[0].columns == MAX_SPAN + 1
    assert [problem.code for problem in document.problems] == ["limit"]


def test_a_table_of_too_many_rows_ends_with_a_problem() -> None:
    document = read(word_file(table(*[cell("甲") + cell("1")] * (MAX_ROWS + 5))))
    assert document.grids[0].rows == MAX_ROWS
    assert [problem.code for problem in document.problems] == ["limit"]
