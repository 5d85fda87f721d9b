"""A number that a narrow cell broke over lines is one number where sums prove it, and is left unread where they do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from ingest.model import Reading, State
from ingest.readers.building import Prose
from ingest.tables.second_reading import FiguresRead, read_figures
from tests.ingest.printed_tables import grid_document, plain_grid

HEADER = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
RECEIVED, CARRIED = "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"
NOTHING = ["0"] * 5


def read(*rows: list[str]) -> FiguresRead:
    return read_figures(grid_document(Prose("三、收到和处理政府信息公开申请情况"), plain_grid([HEADER, *rows])))


def first(found: FiguresRead) -> tuple[State, Decimal | None]:
    return found.figures[0].state, found.figures[0].value


@pytest.mark.parametrize(
    ("printed", "total"),
    [("120\n4", "1204"), ("1,\n204", "1204"), ("1,20\n4", "1204"), ("１２\n０４", "1204"), ("1\n2\n04", "1,204")],
)
def test_digits_on_several_lines_are_one_number_where_the_rows_sum_holds(printed: str, total: str) -> None:
    found = read([RECEIVED, printed, *NOTHING, total])
    assert first(found) == (State.REPORTED, Decimal(1204))
    assert found.figures[0].raw == printed
    assert [problem.code for problem in found.problems] == ["repaired"]


@pytest.mark.parametrize(
    ("printed", "total"),
    [
        ("120\n4", "124"),  # two numbers in one cell
        ("120\n4", "／"),  # no sum
        ("120\n4", "120\n4"),  # a part and its whole agree whatever they are
        ("12 04", "1204"),  # parted on one line
        ("1 2\n04", "1204"),
        ("0\n4", "4"),
        ("12,0\n4", "1204"),
    ],
)
def test_what_no_sum_proves_stays_unread(printed: str, total: str) -> None:
    found = read([RECEIVED, printed, *NOTHING, total])
    assert first(found) == (State.ILLEGIBLE, None)
    assert not any(problem.code == "repaired" for problem in found.problems)


def test_rows_that_ran_together_are_not_joined_though_their_sums_would_hold() -> None:
    found = read([RECEIVED, "1\n2", *["0\n0"] * 5, "1\n2"], [CARRIED, "3", *NOTHING, "3"])
    assert {figure.state for figure in found.figures[:7]} == {State.ILLEGIBLE}


def test_a_part_and_its_whole_are_both_joined_where_the_column_holds_too() -> None:
    rows = [[RECEIVED, "120\n4", *NOTHING, "120\n4"], [CARRIED, "0", *NOTHING, "0"]]
    parts = [
        ["三、本年度办理结果", "（七）总计", "1000", *NOTHING, "1000"],
        ["四、结转下年度继续办理", "", "204", *NOTHING, "204"],
    ]
    table = plain_grid([["", *HEADER], *([row[0], "", *row[1:]] for row in rows), *parts])
    found = read_figures(grid_document(Prose("三、收到和处理政府信息公开申请情况"), table))
    received = [figure for figure in found.figures if figure.row[-1] == RECEIVED]
    assert [str(figure.value) for figure in received] == ["1204", *NOTHING, "1204"]


def test_what_was_recognised_in_a_picture_is_not_joined() -> None:
    document = grid_document(
        Prose("三、收到和处理政府信息公开申请情况"), plain_grid([HEADER, [RECEIVED, "120\n4", *NOTHING, "1204"]])
    )
    span = next(cell.span for cell in document.grids[0].cells if cell.span.of(document.text) == "120\n4")
    found = read_figures(replace(document, readings=(Reading(span, "120\n4"),)))
    assert first(found) == (State.ILLEGIBLE, None)
