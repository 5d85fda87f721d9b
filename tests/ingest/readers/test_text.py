"""Plain text and markdown: blocks, headings, pictures, and tables in the shapes that text dumps leave."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import BlockKind, Document, Layout
from ingest.readers.text import read


def cells(document: Document, grid: int = 0) -> list[list[str]]:
    found = document.grids[grid]
    return [[cell.span.of(document.text) for cell in found.row(row)] for row in range(found.rows)]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_lines_headings_and_pictures() -> None:
    document = read("\n# 某局年报\r\n　　一、总体情况 \n[image: 图1]\n![说明](a.png)\n见[image: 图2]所示。\n---\n", "md", "utf-8")
    assert kinds(document) == [
        ("heading", "某局年报"),
        ("paragraph", "一、总体情况"),
        ("picture", "[image: 图1]"),
        ("picture", "![说明](a.png)"),
        ("paragraph", "见[image: 图2]所示。"),
    ]
    assert [p.name for p in document.pictures] == ["图1", "说明", "图2"]
    assert (document.format, document.encoding, document.blocks[0].level) == ("md", "utf-8", 1)


def test_a_heading_mark_inside_a_line_is_none() -> None:
    assert kinds(read("第#1号\n#\n", "txt", None)) == [("paragraph", "第#1号"), ("paragraph", "#")]


def test_tab_rows_keep_their_empty_cells() -> None:
    document = read("甲\t\t1\n\n乙\t2\t\n", "txt", None)
    assert cells(document) == [["甲", "", "1"], ["乙", "2", ""]]
    assert document.grids[0].layout is Layout.ROWS
    assert kinds(document) == [("table", "甲\t\t1\n\n乙\t2\t")]


def test_a_cell_a_line_with_tabs_shows_rows_and_broken_cells() -> None:
    text = "\t指标\n\t统\n计数\n\n\t甲\n\t3\n\n\n\t乙\n\t\n\n以上。\n"
    document = read(text, "txt", None)
    assert cells(document) == [["指标", "统\n计数"], ["甲", "3"], ["乙", ""]]
    assert document.blocks[-1].kind is BlockKind.PARAGRAPH


def test_text_indented_by_tabs_is_no_table() -> None:
    document = read("\t本年工作平稳有序，公开信息五条。\n\t下一年继续努力，再接再厉。\n\t特此报告。\n\t某局\n", "txt", None)
    assert document.grids == ()


def test_pipe_rows_in_and_out_of_a_frame() -> None:
    framed = read("| 项 | 数 |\n|:--|--:|\n| 甲 |  |\n| 乙 | 2 |\n", "md", None)
    assert cells(framed) == [["项", "数"], ["甲", ""], ["乙", "2"]]
    bare = read("项 | 数 |\n甲 | 1 |\n", "txt", None)
    assert cells(bare) == [["项", "数"], ["甲", "1"]]


def test_one_framed_row_is_a_table_and_a_trail_of_links_is_none() -> None:
    assert cells(read("| 甲 | 1 | 2 |\n", "txt", None)) == [["甲", "1", "2"]]
    assert read("首页 | 公开 | 年报\n", "txt", None).grids == ()


def test_a_cell_a_line_before_its_pipe() -> None:
    document = read("说明如下\n\n甲 |\n|||\n1 |\n2 |\n乙\n丙 |\n3 |\n4", "txt", None)
    assert document.grids[0].layout is Layout.STREAM
    assert [row[0] for row in cells(document)] == ["甲", "1", "2", "乙\n丙", "3", "4"]
    assert kinds(document)[0] == ("paragraph", "说明如下")


def test_a_cell_a_line_behind_its_pipe() -> None:
    document = read("甲项\n| 件\n| 1\n|\n乙\n项\n| 件\n|\n|\n", "txt", None)
    assert [row[0] for row in cells(document)] == ["甲项", "件", "1", "乙\n项", "件"]


def test_a_table_title_parts_two_pipe_tables() -> None:
    document = read("甲 |\n1 |\n2 |\n3 |\n三、收到和处理政府信息公开申请情况\n乙 |\n4 |\n5 |\n6 |\n", "txt", None)
    assert len(document.grids) == 2
    assert ("paragraph", "三、收到和处理政府信息公开申请情况") in kinds(document)


def test_streams_end_at_headings_and_leave_prose_alone() -> None:
    document = read("第二十条第(一)项\n\n规章\n\n0\n\n行政许可 5\n\n二、收到和处理政府信息公开申请情况\n\n说明。\n", "txt", None)
    assert [row[0] for row in cells(document)] == ["第二十条第(一)项", "规章", "0", "行政许可", "5"]
    assert kinds(document)[1:] == [("paragraph", "二、收到和处理政府信息公开申请情况"), ("paragraph", "说明。")]


def test_one_label_in_prose_makes_no_stream() -> None:
    assert read("一、主动公开情况\n\n本年公开信息5条。\n\n其他\n\n3\n", "txt", None).grids == ()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="甲规章行政许可总计01/|\t\n #[]image: 。一、", max_size=100))
def test_every_span_is_true_and_blocks_do_not_overlap(text: str) -> None:
    document = read(text, "txt", None)
    assert document.text == text
    last = 0
    for block in document.blocks:
        assert last <= block.span.start <= block.span.end <= len(text)
        last = block.span.end
    for grid in document.grids:
        assert all(grid.span.start <= cell.span.start <= cell.span.end <= grid.span.end for cell in grid.cells)
        places = [(cell.row, cell.column) for cell in grid.cells]
        assert places == sorted(set(places))
