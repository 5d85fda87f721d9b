from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import BlockKind
from ingest.readers.html import read
from ingest.readers.html_tables import MAX_COLSPAN
from tests.ingest.readers.laws import check_document, texts


def test_headings_have_levels_and_paragraphs_are_blocks() -> None:
    document = read("<h1>某局<br>年度报告</h1><h2>一、概况</h2><p>收到申请\n三件。</p><div>完毕<br>　　谢谢</div>".encode())
    check_document(document)
    assert document.text == "某局\n年度报告\n一、概况\n收到申请三件。\n完毕\n谢谢"
    assert [(block.kind, block.level) for block in document.blocks[:3]] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_merged_cells_are_one_cell_each() -> None:
    page = """<table><tr><th rowspan=2>事项<th colspan=2>件数<tr><td>本年<td>上年
        <tr><td>申请<td>12<td></table>"""
    document = read(page.encode())
    check_document(document)
    (grid,) = document.grids
    assert texts(document, grid) == [["事项", "件数"], ["本年", "上年"], ["申请", "12", ""]]
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in grid.cells][:4] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


def test_cells_with_equal_text_stay_apart() -> None:
    document = read(b"<table><tr><td>0<td>0<td>0<tr><td>1<td>1<td>0</table>")
    assert [(cell.rowspan, cell.colspan) for cell in document.grids[0].cells] == [(1, 1)] * 6


def test_a_nested_table_is_a_grid_of_its_own_inside_its_cell() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    page = f"<table><tr><td>名<td>数<tr><td>丙<td>3<tr><td>明细<td>{inner}</table>"
    document = read(page.encode())
    check_document_of_outer = document.grids[0]
    assert document.grids[1].span.of(document.text) == "甲\t1\n乙\t2"
    assert check_document_of_outer.cells[-1].span == document.grids[1].span
    assert [block.kind for block in document.blocks] == [BlockKind.TABLE]


def test_a_table_that_holds_the_page_is_no_grid() -> None:
    inner = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    document = read(f"<table><tr><td>导航<td><h2>标题</h2><p>正文</p>{inner}</table>".encode())
    check_document(document)
    assert len(document.grids) == 1
    assert [block.kind.value for block in document.blocks] == ["paragraph", "heading", "paragraph", "table"]


def test_hidden_things_are_left_out() -> None:
    page = (
        "<style>a</style><script>b</script><p hidden>c</p><p style='DISPLAY : none'>d</p><!--e--><p>见</p>"
        + "<select><option>f</select>"
    )
    assert read(page.encode()).text == "见"


def test_the_title_is_kept_only_where_the_page_does_not_print_it() -> None:
    title = "<head><title>某局年度报告_某网</title></head>"
    assert read(f"{title}<p>某局年度报告</p>".encode()).text == "某局年度报告"
    assert read(f"{title}<p>正文</p>".encode()).text == "某局年度报告_某网\n正文"


def test_gbk_declared_as_gb2312_with_a_rare_character() -> None:
    document = read('<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>局长李䶮</p>'.encode("gb18030"))
    assert (document.text, document.encoding) == ("局长李䶮", "gb18030")


def test_pictures_have_a_place_and_a_name() -> None:
    document = read("<p>前</p><p><img src='/a/b/表三.png'></p><table><tr><td>甲<td><img alt=图></table>".encode())
    check_document(document)
    assert [(picture.name, picture.span.start) for picture in document.pictures] == [("表三.png", 1), ("图", 4)]


def test_span_bombs_are_clamped_and_said() -> None:
    document = read("<table><tr><td colspan=100000000>甲<td rowspan=999999999>乙<tr><td>丙</table>".encode())
    check_document(document)
    assert document.grids[0].columns == MAX_COLSPAN + 1
    assert document.grids[0].rows == 2
    assert {problem.code for problem in document.problems} == {"limit"}


def test_a_table_of_too_many_cells_ends_with_a_problem() -> None:
    document = read(("<table>" + "<tr><td colspan=100>甲<td>乙" * 300 + "</table>").encode())
    check_document(document)
    assert 150 < document.grids[0].rows < 300
    assert [problem.code for problem in document.problems] == ["limit"]


def test_depth_is_bounded_and_said() -> None:
    document = read(("<div>" * 3000 + "深" + "</div>" * 3000).encode())
    assert {problem.code for problem in document.problems} == {"limit"}


_SPANS = st.integers(0, 4)
_CELLS = st.tuples(_SPANS, _SPANS, st.text(alphabet="甲乙1 0\n<", max_size=4))


@given(st.lists(st.lists(_CELLS, max_size=5), max_size=6))
def test_cells_never_overlap_and_spans_read_again(rows: list[list[tuple[int, int, str]]]) -> None:
    cells = [
        "".join(f"<td rowspan={down} colspan={right}>{text.replace('<', '&lt;')}</td>" for down, right, text in row)
        for row in rows
    ]
    check_document(read(("<p>前</p><table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table><p>后</p>").encode()))
