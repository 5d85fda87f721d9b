"""The ink of a cell tells what recognition mistakes: strokes, dirt, two numbers under each other."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.readers.ocr import Reading
from ingest.readers.picture_cells import UNREAD, lines_of_ink, settled_texts
from ingest.readers.picture_image import Pixels

LINE = 28.0

Points = tuple[tuple[int, int], ...]


def _ink(*strokes: Points, width: int = 4) -> Pixels:
    """A cell's inside of 90 x 60 pixels with strokes drawn in it."""
    image = Image.new("L", (90, 60), 0)
    canvas = ImageDraw.Draw(image)
    for stroke in strokes:
        canvas.line(stroke, fill=255, width=width)
    return np.asarray(image, dtype=np.uint8)


SLASH: Points = ((48, 18), (40, 42))
ONE: Points = ((45, 18), (45, 40))
DASH: Points = ((34, 30), (54, 30))


@pytest.mark.parametrize(("stroke", "printed"), [(SLASH, "/"), (ONE, "1"), (DASH, "—")])
def test_a_lone_stroke_is_what_its_shape_says_whatever_was_read(stroke: Points, printed: str) -> None:
    ink = lines_of_ink(_ink(stroke), LINE)
    assert ink.stroke == printed
    assert settled_texts(ink, [Reading("1", 0.99)], [Reading("1", 0.99)], rows=1) == ([printed], printed)


def test_a_stroke_that_leans_a_little_is_unread() -> None:
    ink = lines_of_ink(_ink(((47, 18), (44, 40)), width=3), LINE)
    assert settled_texts(ink, [Reading("1", 0.99)], [Reading("/", 0.99)], rows=1)[0] == [UNREAD]


def test_a_cell_without_ink_is_blank_and_one_with_dirt_is_not() -> None:
    assert settled_texts(lines_of_ink(_ink(), LINE), [], [], rows=1) == ([], "")
    dirt = lines_of_ink(_ink(*(((x, 20 + x % 20), (x + 2, 20 + x % 20)) for x in range(20, 80, 6)), width=2), LINE)
    assert not dirt.bands
    assert settled_texts(dirt, [], [], rows=1)[0] == [UNREAD]


def test_ink_that_nobody_could_read_is_no_blank() -> None:
    ink = lines_of_ink(_ink(((30, 20), (50, 40)), ((50, 20), (30, 40))), LINE)
    assert settled_texts(ink, [Reading("", 0.0)], [], rows=1) == ([UNREAD], "")


def test_what_only_the_search_of_the_page_found_is_not_borne_out() -> None:
    ink = lines_of_ink(_ink(((30, 20), (50, 40)), ((50, 20), (30, 40))), LINE)
    assert settled_texts(ink, [Reading("", 0.0)], [Reading("7", 0.9)], rows=1) == (["7"], "")


def test_two_numbers_under_each_other_and_a_number_over_two_rows_are_unread() -> None:
    both = [Reading("3", 0.99), Reading("5", 0.99)]
    ink = lines_of_ink(_ink(((40, 5), (50, 20)), ((40, 38), (50, 53))), LINE)
    assert len(ink.bands) == 2
    assert settled_texts(ink, both, both, rows=1)[0] == [UNREAD]
    assert settled_texts(lines_of_ink(_ink(((40, 5), (50, 20))), LINE), both[:1], both[:1], rows=2)[0] == [UNREAD]


def test_an_unsure_number_has_no_second_reading_but_a_label_takes_the_fuller_one() -> None:
    ink = lines_of_ink(_ink(((30, 20), (50, 40)), ((50, 20), (30, 40))), LINE)
    assert settled_texts(ink, [Reading("38", 0.6)], [Reading("38", 0.9)], rows=1) == (["38"], "")
    assert settled_texts(ink, [Reading("其他", 0.99)], [Reading("其他结果", 0.7)], rows=1) == (["其他结果"], "其他")


def test_ink_too_low_for_a_digit_is_none_whatever_was_read() -> None:
    ink = lines_of_ink(_ink(((42, 30), (47, 33)), width=5), LINE)
    for text in ("。", "0", "5"):
        printed = settled_texts(ink, [Reading(text, 0.99)], [Reading(text, 0.99)], rows=1)[0]
        assert printed in ([UNREAD], ["-"])


def test_what_is_left_of_a_ruling_line_is_no_ink() -> None:
    assert not lines_of_ink(_ink(((0, 0), (0, 50)), ((10, 59), (89, 59)), ((89, 0), (89, 50))), LINE).bands


def test_lines_that_touch_each_other_are_parted() -> None:
    tall = _ink(((20, 5), (70, 5)), ((45, 5), (45, 55)), ((20, 55), (70, 55)))
    assert [band.bottom - band.top > 15 for band in lines_of_ink(tall, 24.0).bands] == [True, True]
