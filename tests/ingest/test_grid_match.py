"""Cells of true grids: a number beside several rows is none's but by its sum, a cell that shows a picture is no blank."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ingest.model import Figure, State
from ingest.readers.building import Prose, Table
from ingest.readers.html import read as read_html
from ingest.tables.announced import Announced
from ingest.tables.figures import read_tables
from ingest.tables.second_reading import read_figures
from tests.ingest.printed_tables import grid_document, plain_grid, raw

HEADER = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
ENDED = "四、结转下年度继续办理"
TITLE = "三、收到和处理政府信息公开申请情况"


def by_column(figures: Sequence[Figure], row: str) -> dict[str, str]:
    return {figure.column[-1]: figure.raw for figure in figures if figure.row[-1] == row}


def over_two_rows(number: str, totals: tuple[str, str]) -> dict[str, dict[str, str]]:
    """Table three, in which the first cells of two rows are one."""
    head = [raw(0, column, text) for column, text in enumerate(["", *HEADER])]
    labels = [raw(1, 0, RECEIVED), raw(2, 0, CARRIED)]
    rest = [raw(row, column, "0") for row in (1, 2) for column in range(2, 7)]
    ends = [raw(row, 7, total) for row, total in enumerate(totals, 1)]
    figures = read_tables(grid_document(Table((*head, *labels, raw(1, 1, number, 2), *rest, *ends)))).figures
    return {row: by_column(figures, row) for row in (RECEIVED, CARRIED)}


@pytest.mark.parametrize(
    ("number", "totals", "served"),
    [("5", ("5", "5"), (True, True)), ("5", ("5", "3"), (True, False)), ("5", ("3", "2"), (False, False))],
)
def test_a_number_beside_two_rows_is_that_of_a_row_whose_sum_says_so(
    number: str, totals: tuple[str, str], served: tuple[bool, bool]
) -> None:
    read_in = over_two_rows(number, totals)
    assert [read_in[row].get("自然人") == number for row in (RECEIVED, CARRIED)] == list(served)
    assert [read_in[row].get("总计") for row in (RECEIVED, CARRIED)] == list(totals)


def test_a_number_beside_two_rows_that_no_sum_includes_is_told_and_served_for_neither() -> None:
    head = [raw(0, 0, "第二十条第（六）项", 1, 2), raw(1, 0, "信息内容"), raw(1, 1, "本年处理决定数量")]
    rows = [raw(2, 0, "行政处罚"), raw(3, 0, "行政强制"), raw(2, 1, "9", 2)]
    tables = read_tables(grid_document(Prose("二、主动公开政府信息情况"), Table((*head, *rows))))
    assert tables.figures == ()
    assert len([problem for problem in tables.problems if "beside several rows" in problem.message]) == 2


@pytest.mark.parametrize(
    "drawn", ["<img src=7.png>", "<math><mn>7</mn></math>", "<svg><path d='M1 1'/></svg>", "<canvas></canvas>"]
)
def test_a_cell_that_shows_a_picture_and_no_text_is_no_blank(drawn: str) -> None:
    head = "".join(f"<td>{text}</td>" for text in ["", *HEADER])
    page = f"<h2>{TITLE}</h2><table><tr>{head}</tr><tr><td>{RECEIVED}</td>{{}}<td></td>{'<td>0</td>' * 4}<td>7</td></tr></table>"
    states = [
        [figure.state for figure in read_tables(read_html(page.format(f"<td>{cell}</td>").encode())).figures[:2]]
        for cell in (drawn, f"7{drawn}", '<img src="s.gif" width="1">')
    ]
    assert states == [[State.ILLEGIBLE, State.BLANK], [State.REPORTED, State.BLANK], [State.BLANK, State.BLANK]]


def states_beside(*rows: list[str]) -> list[str]:
    """The first letters of the states of rows of the applications table, row by row."""
    figures = read_figures(grid_document(plain_grid([["", *HEADER], *rows]))).figures
    return ["".join(figure.state.value[0] for figure in figures[at : at + 7]) for at in range(0, len(figures), 7)]


@pytest.mark.parametrize(
    ("cells", "states"),
    [
        (["7 0 0", "", "", "0", "0", "0", "7"], "iiirrrr"),
        (["7", "", "", "0", "0", "0", "7"], "rbbrrrr"),
        (["3\n4", "", "0", "", "0", "0", "7"], "iirbrrr"),
        (["", "", "3\n4", "0", "", "0", "7"], "iiirbrr"),
        (["3\n/", "", "0", "0", "0", "0", "3"], "iirrrrr"),
        (["3\n4", "/", "0", "0", "0", "0", "7"], "ibrrrrr"),
    ],
)
def test_cells_are_not_blank_beside_one_that_holds_several_numbers(cells: list[str], states: str) -> None:
    assert states_beside([RECEIVED, *cells]) == [states]


def test_the_cell_below_two_numbers_under_each_other_is_not_blank() -> None:
    below, third = [CARRIED, "", "0", "0", "0", "0", "", ""], [ENDED, "", "0", "0", "0", "0", "0", ""]
    found = states_beside([RECEIVED, "3\n4", "0", "0", "0", "0", "0", "3"], below, third)
    assert found == ["irrrrrr", "irrrrbb", "brrrrrb"]


def test_a_cell_beside_a_number_broken_over_lines_stays_blank_where_sums_join_it() -> None:
    row, below = [RECEIVED, "12\n4", "0", "0", "0", "0", "0", "124"], [CARRIED, "", "0", "0", "0", "0", "0", "0"]
    assert states_beside(row, below) == ["rrrrrrr", "brrrrrr"]


def test_two_rows_printed_in_one_give_no_number_and_no_blank() -> None:
    rows = [RECEIVED, "3\n1", "0\n2", "5", "0", "0", "0", "8"], [CARRIED, "", "", "", "", "", "", ""]
    assert states_beside(*rows) == ["iiiiiii", "iiiiiii"]


@pytest.mark.parametrize(
    ("heads", "served"),
    [
        (("2022年", "2023年"), {"自然人": "", "商业企业": "5"}),
        (("上期", "本期"), {}),
        (("占比", "数量"), {}),
    ],
)
def test_of_columns_with_headers_of_their_own_none_is_taken_for_the_other(heads: tuple[str, str], served: dict[str, str]) -> None:
    top = [raw(0, 0, "", 2), raw(0, 1, "自然人", 1, 2), raw(0, 3, "商业企业", 1, 2)]
    under = [raw(1, column, heads[(column - 1) % 2]) for column in range(1, 5)]
    row = [raw(2, column, text) for column, text in enumerate((RECEIVED, "3", "", "4", "5"))]
    tables = read_tables(grid_document(Prose(TITLE, level=2), Table((*top, *under, *row))), Announced(2023))
    assert by_column(tables.figures, RECEIVED) == served
