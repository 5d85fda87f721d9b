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


def test_marks_of_markdown_in_cells_are_no_part_of_them() -> None:
    document = read("| **项** | 数 |\n|:-:|-:|\n| 1\\.规章 a\\|b | **5** |\n| `许可` | &nbsp; |\n| 处罚 | \\- |\n", "md", None)
    assert cells(document) == [["项", "数"], ["1\\.规章 a\\|b", "5"], ["许可", ""], ["处罚", "-"]]


def test_full_width_and_drawn_bars_part_cells() -> None:
    for bar in "｜│┃":
        document = read(f"事项{bar}本年{bar}上年\n规章{bar}0{bar}1\n许可{bar}{bar}5\n", "txt", None)
        assert cells(document) == [["事项", "本年", "上年"], ["规章", "0", "1"], ["许可", "", "5"]]


def test_every_kind_of_line_end() -> None:
    for end in ("\n", "\r\n", "\r", "\f", "\u2028", "\x85", "\v"):
        assert kinds(read(f"甲{end}乙{end}", "txt", None)) == [("paragraph", "甲"), ("paragraph", "乙")]


def test_tags_and_emphasis_around_a_line_or_in_it_and_underlined_titles() -> None:
    text = "<center>某局年度报告</center>\n\n<div>\n\n**一、概况**\n\n二、公开\n===\n\n收到五件。\n---\n## 三、**重点** ##\na < b > c\n"
    assert kinds(read(text, "md", None)) == [
        ("paragraph", "某局年度报告"), ("paragraph", "一、概况"), ("heading", "二、公开"), ("paragraph", "收到五件。"),
        ("heading", "三、重点"), ("paragraph", "a < b > c"),
    ]  # fmt: skip


def test_rows_parted_by_spaces_with_the_labels_that_they_lie_under() -> None:
    lines = "三、本年度办理结果 （一）予以公开 21 3 0 0 0 0 24", "（三）不予公开 1.属于国家秘密 1 0 0 0 0 0 1", "行政许可 件 5"
    document = read("\n".join(lines), "txt", None)
    assert [row[0] for row in cells(document)] == [
        "三、本年度办理结果", "（一）予以公开", "21", "3", "0", "0", "0", "0", "24",
        "（三）不予公开", "1.属于国家秘密", "1", "0", "0", "0", "0", "0", "1", "行政许可", "件", "5",
    ]  # fmt: skip


def test_a_row_of_empty_cells_and_cells_of_words_alone_are_kept() -> None:
    assert cells(read("结果维持\t结果纠正\t总计\n\t\t\n", "txt", None)) == [["结果维持", "结果纠正", "总计"], ["", "", ""]]
    words = read("\t行政许可\n\t见附件\n\n\t行政处罚\n\t见附件\n\n\t行政强制\n\t无\n\n\t规章\n\t待统计\n", "txt", None)
    assert cells(words) == [["行政许可", "见附件"], ["行政处罚", "见附件"], ["行政强制", "无"], ["规章", "待统计"]]


def test_words_in_the_place_of_numbers_and_a_year_that_is_none() -> None:
    text = (
        "政府集中采购 209 0\n1.属于国家秘密 详见下文 详见下文\n2.其他法律行政法规禁止公开 3 见附件\n（三）接受培训人员数\n⼈次\n"
    )
    assert [row[0] for row in cells(read(text, "txt", None))] == [
        "政府集中采购", "209", "0", "1.属于国家秘密", "详见下文", "详见下文",
        "2.其他法律行政法规禁止公开", "3", "见附件", "（三）接受培训人员数", "⼈次",
    ]  # fmt: skip


def test_labels_broken_over_lines_also_behind_their_number() -> None:
    text = "行政许可\n件\n5\n\n4.信函申请\n数 件\n6\n.申请信息不存\n在数\n件\n7\n"
    assert [row[0] for row in cells(read(text.replace("数 件", "数\n件"), "txt", None))] == [
        "行政许可", "件", "5", "4.信函申请\n数", "件", "6\n.申请信息不存\n在数", "件", "7",
    ]  # fmt: skip


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


def test_a_pipe_alone_on_its_line_is_an_empty_cell_and_pipes_side_by_side_are_none() -> None:
    document = read("甲项 |\n3 |\n乙项 |\n |\n|||\n丙项 |\n1 |\n |\n2 |\n||\n", "txt", None)
    assert [row[0] for row in cells(document)] == ["甲项", "3", "乙项", "", "丙项", "1", "", "2"]


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


def test_pipe_rows_whose_cells_are_all_empty_are_rows() -> None:
    text = "| 项目 | 自然人 | 总计 |\n| --- | --- | --- |\n| （一）予以公开 |  |  |\n| （二）部分公开 |  |  |\n| （三）不予公开 |  |  |\n"
    (grid,) = read(text, "md", "utf-8").grids
    assert (grid.layout, grid.rows, grid.columns) == (Layout.ROWS, 4, 3)


def test_a_damaged_numbered_label_before_its_numbers_does_not_end_a_stream() -> None:
    lines = ["自然人", "法律服务机构", "总计", "一、本年新收政信息公开申请数量", "3", "0", "3", "（一）予以公开", "1", "0", "1"]
    (grid,) = read("\n\n".join(lines), "txt", "utf-8").grids
    assert len(grid.cells) == len(lines)


def test_a_damaged_numbered_label_before_a_unit_and_a_number_does_not_end_a_stream() -> None:
    rows = ["（一）收到申请数", "件", "3", "1.当面申请数", "件", "3", "四、行政议数量", "件", "0", "五、行政诉讼数量", "件", "2"]
    assert [row for (row,) in cells(read("\n\n".join(rows), "txt", None))] == rows


def test_a_value_that_could_be_a_year_is_no_part_of_its_label_and_a_remark_no_cell() -> None:
    rows = ["二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1", "（七）总计 2037 10 0 8 4 0 2059 上年为3件"]
    assert [row for (row,) in cells(read("\n".join(rows), "txt", None))][8:] == [
        "（七）总计",
        "2037",
        "10",
        "0",
        "8",
        "4",
        "0",
        "2059",
    ]
    annex = ["1.当面申请数 件 3", "2.传真申请数 件 0 含联合申请1件", "3.网络申请数 件 4"]
    assert [row for (row,) in cells(read("\n".join(annex), "txt", None))][3:6] == ["2.传真申请数", "件", "0"]


def test_marks_of_bookmarks_before_units_are_no_lost_order() -> None:
    rows = [text for n, label in enumerate(("当面", "传真", "网络", "信函")) for text in (f"{n + 1}.{label}申请数", "件", "0")]
    rows += ["5.其他形式", "[bookmark: _Hlk258339]件", "1", "（二）申请办结数", "[bookmark: _Hlk2583]件", "1"]
    assert len(cells(read("\n\n".join(rows), "txt", None))) == len(rows)


def test_a_pipe_at_the_end_parts_off_an_empty_cell_where_the_table_has_no_frame() -> None:
    document = read("信息内容|本年处理决定数量\n行政许可|8\n行政处罚|\n行政强制|0\n", "txt", None)
    assert cells(document) == [["信息内容", "本年处理决定数量"], ["行政许可", "8"], ["行政处罚", ""], ["行政强制", "0"]]
    closed = read("信息内容|本年处理决定数量|\n行政许可|8|\n行政处罚||\n", "txt", None)
    assert cells(closed) == [["信息内容", "本年处理决定数量"], ["行政许可", "8"], ["行政处罚", ""]]
