"""The applications table in every way that programs draw and cut it: no cell is wrong, and what is lost is said."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.printed_tables import applications
from tests.ingest.readers.pdf_drawing import BORDERS, FONT, Break, Style, checked, draw, judged

CELLS = 175
HIGH = 842


def rows_of_sevens(canvas: Canvas, show: Callable[[float, float], None]) -> None:
    """Shows something in the first column of numbers, from the top of the table to its foot."""
    for index in range(30):
        show(265, HIGH - 110 - 15 * index)


def slanted(canvas: Canvas, page: int) -> None:
    canvas.saveState()
    canvas.setFont(FONT, 60)
    canvas.translate(150, 250)
    canvas.rotate(45)
    canvas.drawString(0, 0, "征求意见稿")
    canvas.restoreState()


def large(canvas: Canvas, page: int) -> None:
    canvas.saveState()
    canvas.setFont(FONT, 70)
    canvas.drawString(120, 400, "征求意见稿")
    canvas.restoreState()


def invisible(canvas: Canvas, page: int) -> None:
    canvas.saveState()
    text = canvas.beginText()
    text.setFont(FONT, 8)
    text.setTextRenderMode(3)

    def show(x: float, y: float) -> None:
        text.setTextOrigin(x, y)
        text.textOut("7")

    rows_of_sevens(canvas, show)
    canvas.drawText(text)
    canvas.restoreState()


def white(canvas: Canvas, page: int) -> None:
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.setFont(FONT, 8)
    rows_of_sevens(canvas, lambda x, y: canvas.drawString(x, y, "7"))
    canvas.restoreState()


def tiny(canvas: Canvas, page: int) -> None:
    canvas.saveState()
    canvas.setFont(FONT, 0.8)
    rows_of_sevens(canvas, lambda x, y: canvas.drawString(x, y, "7"))
    canvas.restoreState()


def underlines(canvas: Canvas, page: int) -> None:
    rows_of_sevens(canvas, lambda x, y: canvas.line(x, y - 3, x + 25, y - 3))


def frame(canvas: Canvas, page: int) -> None:
    canvas.rect(20, 20, 580, 800)


def white_ground(canvas: Canvas, page: int) -> None:
    canvas.saveState()
    canvas.setFillGray(1)
    canvas.rect(0, 0, 620, HIGH, stroke=0, fill=1)
    canvas.restoreState()


def footnote(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 8)
    if page == 1:
        canvas.drawString(45, 90, "注：本表数据截至年末。")


def running_head(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 8)
    if page == 2:
        canvas.drawString(60, 820, "示例市统计局年度报告")


def continued(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 8)
    if page == 2:
        canvas.drawString(45, HIGH - 50, "续表")


def page_number_inside(canvas: Canvas, page: int) -> None:
    canvas.setFont(FONT, 9)
    canvas.drawString(300, 75, str(page + 4))


@pytest.mark.parametrize("border", BORDERS)
def test_every_way_of_drawing_borders_gives_every_cell(border: str) -> None:
    found = checked(Style(border=border))
    assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize("border", ["lines", "fills", "without outer", "white merge", "gaps"])
@pytest.mark.parametrize("row", [3, 7, 8, 15, 16, 27])
def test_a_break_between_rows_loses_nothing(border: str, row: int) -> None:
    for style in (Style(border=border, breaks=(Break(row),)), Style(border=border, breaks=(Break(row),), repeat_header=True)):
        found = checked(style)
        assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(("labels", "values"), [("first", "first"), ("first", "second"), ("split", "first"), ("split", "second")])
@pytest.mark.parametrize("row", [4, 6, 9, 16, 22, 27])
def test_a_row_cut_in_two_is_one_row_wherever_its_label_and_numbers_stand(
    row: int, labels: str, values: str, closed: bool
) -> None:
    found = checked(Style(border="lines", breaks=(Break(row, inside=True, closed=closed),), labels=labels, values=values))
    assert (found.right, found.wrong) == (CELLS, [])


def test_a_table_over_three_pages_and_its_last_row_alone() -> None:
    for breaks in ((Break(12), Break(13)), (Break(7), Break(20)), (Break(27),)):
        found = checked(Style(breaks=breaks, labels="second"))
        assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize("between", [footnote, running_head, continued])
def test_what_stands_between_a_tables_parts_does_not_part_it(between: Callable[[Canvas, int], None]) -> None:
    sample = applications()
    data = draw(sample, Style(border="lines", breaks=(Break(16),), before=between))
    found = judged(data, sample)
    assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize(
    "style",
    [
        *(Style(page=(842.0, 842.0), rotate=turn, breaks=(Break(15),)) for turn in (90, 180, 270)),
        *(Style(sideways=way, breaks=(Break(15),)) for way in (1, -1)),
        Style(page=(842.0, 842.0), sideways=1, rotate=90, breaks=(Break(15),)),
    ],
)
def test_turned_pages_and_sideways_tables_are_laid_flat(style: Style) -> None:
    found = checked(style)
    assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize("marks", [slanted, large, invisible, white, tiny, frame, white_ground])
def test_what_is_no_text_of_the_table_changes_no_cell(marks: Callable[[Canvas, int], None]) -> None:
    before = checked(Style(border="lines", before=marks))
    assert (before.right, before.wrong) == (CELLS, [])
    if marks is not white_ground:
        after = checked(Style(border="lines", after=marks, breaks=(Break(16),)))
        assert (after.right, after.wrong) == (CELLS, [])


def test_a_page_number_that_lies_within_the_table_is_no_cell() -> None:
    found = checked(Style(after=page_number_inside, breaks=(Break(12), Break(20)), pitch=26))
    assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize("align", ["right", "left", "spill", "centre"])
def test_numbers_wider_than_their_cells_stay_whole(align: str) -> None:
    for width in (42.0, 21.0, 18.0):
        found = checked(Style(align=align, widths=((34.0, 52.0, 128.0, *([width] * 7)),)))
        assert (found.right, found.wrong) == (CELLS, [])


def test_parts_that_stand_aside_or_are_wider_are_one_table() -> None:
    wide = ((34.0, 52.0, 128.0, *([42.0] * 7)), (30.0, 56.0, 128.0, *([42.0] * 7)))
    for style in (Style(breaks=(Break(12),), offset=(0.0, 2.5)), Style(breaks=(Break(12),), widths=wide)):
        found = checked(style)
        assert (found.right, found.wrong) == (CELLS, [])


def test_labels_that_run_down_are_read() -> None:
    found = checked(Style(upright_labels=True, breaks=(Break(15),)))
    assert (found.right, found.wrong) == (CELLS, [])


@pytest.mark.parametrize("seed", range(12))
def test_no_mixture_of_blanks_borders_and_breaks_makes_a_wrong_cell(seed: int) -> None:
    draw_lot = random.Random(seed)
    sample = applications(seed)
    blank = draw_lot.choice(["", "/", "—", "0"])
    for row in sample.rows:
        row.cells = [blank if draw_lot.random() < 0.4 else cell for cell in row.cells]
    sample.note()
    style = Style(
        border=draw_lot.choice(["lines", "double", "three", "none", "level only", "without outer"]),
        breaks=[Break(row) for row in sorted(draw_lot.sample(range(4, 27), 2))],
        repeat_header=draw_lot.random() < 0.5,
        align=draw_lot.choice(["centre", "right", "left"]),
    )
    found = judged(draw(sample, style), sample)
    assert found.wrong == []
    assert found.right == CELLS or {"unplaced_row", "no_header"} & set(found.codes)


def test_lines_over_numbers_make_none_wrong_and_those_through_digits_unreadable() -> None:
    found = checked(Style(border="lines", after=underlines, breaks=(Break(16),)))
    assert found.wrong == []
    assert CELLS - 20 < found.right < CELLS
    assert any(problem.code == "illegible" or "cannot be made out" in problem.message for problem in found.problems)
