"""Tables that a text draws or writes in HTML are laid down anew with their true cells."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given, settings

from ingest.model import Document
from ingest.readers.text import read
from tests.ingest.readers.laws import check_document, texts
from tests.ingest.readers.layouts import Layout, drawn, layouts

WIDTH = 7


def shown_width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def drawing(layout: Layout) -> str:
    """The layout drawn with + - and |, a line a row, every wall where a cell ends."""
    owner = {
        (r, c): p for p in layout.places for r in range(p.row, p.row + p.rowspan) for c in range(p.column, p.column + p.colspan)
    }

    def border(row: int) -> str:
        line = "+"
        for column in range(layout.columns):
            above, below = owner.get((row - 1, column)), owner.get((row, column))
            line += (" " if above is below else "-") * WIDTH + "+"
        return line

    def content(row: int) -> str:
        line = "|"
        for place in layout.reaching_into(row):
            text = place.text if place.row == row else ""
            line += text + " " * (place.colspan * (WIDTH + 1) - 1 - shown_width(text)) + "|"
        return line

    return "\n".join(line for row in range(layout.rows) for line in (border(row), content(row))) + "\n" + border(layout.rows)


@settings(max_examples=100, deadline=None)
@given(layouts())
def test_any_drawing_comes_back(layout: Layout) -> None:
    assume(all(layout.starting_in(row) for row in range(layout.rows)))  # a drawing does not show rows in which nothing begins
    document = read(f"前\n{drawing(layout)}\n后", "txt", None)
    check_document(document)
    assert drawn(document) == list(layout.places)


BOX = """说明
┌────────┬──────────┐
│ 事项   │  件数    │
│        ├────┬─────┤
│        │本年│上年 │
├────────┼────┼─────┤
│ 行政   │ 5  │  —  │
│ 许可   │    │     │
├────────┼────┼─────┤
│ 规章   │    │  -  │
└────────┴────┴─────┘
后"""


def test_a_box_with_merged_cells_wrapped_labels_and_dashes_for_blanks() -> None:
    document = read(BOX, "txt", None)
    check_document(document)
    (grid,) = document.grids
    assert texts(document, grid) == [["事项", "件数"], ["本年", "上年"], ["行政\n许可", "5", "—"], ["规章", "", "-"]]
    assert [(c.rowspan, c.colspan) for c in grid.cells][:2] == [(2, 1), (1, 2)]


def test_a_box_drawn_for_fonts_in_which_lines_are_wide() -> None:
    box = "┏━━━┳━━┓\n┃规章  ┃ 12 ┃\n┣━━━╋━━┫\n┃许可  ┃ /  ┃\n┗━━━┻━━┛"
    document = read(box, "txt", None)
    assert texts(document, document.grids[0]) == [["规章", "12"], ["许可", "/"]]


@pytest.mark.parametrize(
    "text", ["+----+\n| 框里的话 |\n", "┌──┬──┐\n│甲│1\n└──┴──┘\n", "-----\n正文\n-----\n", "+86 10 1234-5678\n"]
)
def test_what_is_no_table_stays_as_it_is(text: str) -> None:
    assert read(text, "txt", None).text == text


def markdown(text: str) -> Document:
    document = read(text, "md", None)
    for grid in document.grids:
        assert all(grid.span.holds(cell.span) for cell in grid.cells)
    return document


def test_html_tables_in_markdown() -> None:
    document = markdown(
        "# 年报\n前文<table><tr><td rowspan=2>甲<td>1<tr><td>2</table>尾文\n\n| 项 | 数 |\n|---|---|\n| 乙 | 3 |\n"
    )
    assert [texts(document, grid) for grid in document.grids] == [[["甲", "1"], ["2"]], [["项", "数"], ["乙", "3"]]]
    assert [(block.kind.value, block.span.of(document.text)) for block in document.blocks][:4] == [
        ("heading", "年报"), ("paragraph", "前文"), ("table", "甲\t1\n2"), ("paragraph", "尾文"),
    ]  # fmt: skip


def test_a_table_in_a_cell_of_an_html_table_is_a_grid_and_no_block() -> None:
    inner = "<table><tr><td>乙<td>2<tr><td>丙<td>3</table>"
    document = markdown(f"<table><tr><td>项<td>数<tr><td>甲<td>1<tr><td>明细<td>{inner}</table>\n")
    assert len(document.grids) == 2
    assert [block.kind.value for block in document.blocks] == ["table"]


def test_an_html_table_that_never_ends_is_left_as_text() -> None:
    assert markdown("<table><tr><td>甲\n").grids == ()
