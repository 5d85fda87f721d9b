"""Ruling lines in a picture become cells; where a line has faded the table is doubtful, never shifted."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.readers.picture_grid import Grids, find_grids
from ingest.readers.picture_image import Pixels

LINE = 20.0

Ruling = tuple[int, int, int, int]

FRAME: tuple[Ruling, ...] = tuple((10, y, 310, y) for y in (10, 50, 90, 130)) + tuple(
    (x, 10, x, 130) for x in (10, 110, 210, 310)
)
"""Three rows of three cells."""


def _drawn(rulings: tuple[Ruling, ...], wiped: tuple[Ruling, ...] = (), size: tuple[int, int] = (330, 300)) -> Pixels:
    image = Image.new("L", size, 0)
    canvas = ImageDraw.Draw(image)
    for ruling in rulings:
        canvas.line(ruling, fill=255, width=2)
    for place in wiped:
        canvas.rectangle(place, fill=0)
    return np.asarray(image, dtype=np.uint8)


def _cells(grids: Grids) -> list[list[tuple[int, int, int, int]]]:
    return [[(c.row, c.column, c.rowspan, c.colspan) for c in table.cells] for table in grids.tables]


def test_each_place_between_lines_is_a_cell() -> None:
    grids = find_grids(_drawn(FRAME), LINE)
    assert _cells(grids) == [[(row, column, 1, 1) for row in range(3) for column in range(3)]]
    assert not grids.doubtful


def test_a_side_without_a_line_merges_its_cells() -> None:
    merged = find_grids(_drawn(FRAME, wiped=((14, 46, 106, 54), (206, 94, 214, 126))), LINE)
    assert (0, 0, 2, 1) in _cells(merged)[0]
    assert (2, 1, 1, 2) in _cells(merged)[0]


def test_a_line_that_is_half_gone_makes_the_table_doubtful() -> None:
    for wiped in ((14, 46, 60, 54), (206, 94, 214, 110), (206, 20, 214, 42)):
        grids = find_grids(_drawn(FRAME, wiped=(wiped,)), LINE)
        assert not grids.tables
        assert len(grids.doubtful) == 1


def test_a_line_of_which_only_pieces_are_left_makes_the_table_doubtful() -> None:
    pieces = tuple((206, y, 214, y + 14) for y in (20, 60, 100))
    assert not find_grids(_drawn(FRAME, wiped=pieces), LINE).tables


def test_short_breaks_and_dashes_are_closed() -> None:
    for gap in (2, 6):
        breaks = tuple((x, 0, x + gap, 299) for x in range(20, 300, 30) if x % 100 > 15)
        assert len(_cells(find_grids(_drawn(FRAME, wiped=breaks), LINE))[0]) == 9


def test_strokes_of_characters_are_no_lines() -> None:
    upright: list[Ruling] = [(x, 60, x, 80) for x in (130, 138, 146)]
    level: list[Ruling] = [(120, y, 190, y) for y in (65, 70, 75)]
    strokes = (*upright, *level)
    assert _cells(find_grids(_drawn(FRAME + strokes), LINE)) == _cells(find_grids(_drawn(FRAME), LINE))


def test_borders_of_two_tables_on_a_page_are_not_mixed() -> None:
    other = tuple((10, y, 310, y) for y in (170, 210, 250)) + tuple((x, 170, x, 250) for x in (10, 116, 205, 310))
    grids = find_grids(_drawn(FRAME + other), LINE)
    borders = [table.xs[1 + place] * grids.scale for table in grids.tables for place in range(2)]
    assert borders == pytest.approx([110, 210, 116, 205], abs=1)


def test_a_table_that_is_crooked_in_its_page_is_doubtful() -> None:
    crooked = Image.fromarray(_drawn(FRAME)).rotate(2.0)
    grids = find_grids(np.asarray(crooked, dtype=np.uint8), LINE)
    assert not grids.tables


def test_a_line_in_two_pieces_that_do_not_quite_meet_makes_no_row() -> None:
    pieces: tuple[Ruling, ...] = ((10, 130, 150, 130), (140, 135, 310, 135))
    grids = find_grids(_drawn((*(ruling for ruling in FRAME if ruling != (10, 130, 310, 130)), *pieces)), LINE)
    assert all(len(cells) == 9 for cells in _cells(grids))


def test_a_picture_without_lines_has_no_table() -> None:
    assert find_grids(_drawn(()), LINE) == Grids((), (), 2.0)
