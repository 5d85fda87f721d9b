"""What of a page's marks is read: characters over borders, note marks, drawings in cells, pages that can only be looked at."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics

from ingest.errors import DamagedFile
from ingest.model import Box, Document
from ingest.readers import ocr, pdf_second
from ingest.readers.pdf import read
from ingest.readers.pdf_render import MAX_PIXELS, page_size, render_page
from tests.ingest.readers.laws import texts
from tests.ingest.readers.test_pdf import FONT, HEIGHT, SIZE, Sheet
from tests.ingest.readers.told_pdf import clipped, digits, in_layer, note, told_pdf, white_field


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


def cells(document: Document) -> list[list[str]]:
    return texts(document, document.grids[0])


@pytest.mark.usefixtures("without_ocr")
@pytest.mark.parametrize(
    ("x", "number", "own", "row"),
    [
        (203, "1234567", "", ["甲", "", "1234567", ""]),
        (189, "5678", "", ["甲", "\ufffd\ufffd", "\ufffd\ufffd", ""]),
        (194, "1234", "", ["甲", "\ufffd", "\ufffd\ufffd\ufffd", ""]),
        (196, "1234567", "", ["甲", "", "1234567", ""]),
        (236, "1234567", "", ["甲", "", "\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd"]),
        (207, "1234567890", "", ["甲", "", "1234567890", ""]),
        (182, "12345", "6", ["甲", "\ufffd\ufffd\ufffd", "\ufffd6\ufffd", ""]),
        (176, "12345", "6", ["甲", "12345", "6", ""]),
        (197, "7", "", ["甲", "\ufffd", "\ufffd", ""]),
        (199, "7", "", ["甲", "", "7", ""]),
        (317, "7", "", ["甲", "", "", "7"]),
        (316, "78", "", ["甲", "", "", "\ufffd"]),
    ],
)
@pytest.mark.usefixtures("without_ocr")
def test_a_number_that_hangs_over_a_border_is_whole_in_its_own_cell_or_unreadable(
    x: float, number: str, own: str, row: list[str]
) -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "", own, ""], ["乙", "1", "2", "3"]], xs=(80, 140, 200, 260, 320))
    sheet.text(x, 96, number)
    assert cells(sheet.document())[0] == row


@pytest.mark.usefixtures("without_ocr")
def test_numbers_of_two_cells_that_meet_at_the_border_are_no_one_number() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "", "", ""], ["乙", "1", "2", "3"]], xs=(80, 140, 200, 260, 320))
    sheet.text(176, 96, "12345")
    sheet.text(176 + pdfmetrics.stringWidth("12345", FONT, SIZE), 96, "6")
    assert cells(sheet.document())[0] == ["甲", "\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd", ""]


@pytest.mark.parametrize(
    ("x", "last"),
    [(158, ["甲", "\ufffd", "\ufffd"]), (144, ["甲", "7", ""]), (167, ["甲", "7", ""]), (189, ["甲", "7", ""])],
    ids=["aside", "at the left", "in the middle", "at the right"],
)
@pytest.mark.usefixtures("without_ocr")
def test_a_number_that_stands_aside_of_its_column_is_not_surely_of_it(x: float, last: list[str]) -> None:
    sheet = Sheet()
    sheet.rows(80, [["乙", "9", "3"]] * 7 + [["甲", "", ""]], xs=(80, 140, 200, 260))
    sheet.text(x, 80 + 7 * 24 + 16, "7")
    assert cells(sheet.document())[-1] == last


@pytest.mark.usefixtures("without_ocr")
def test_a_number_on_a_level_border_is_in_neither_row_and_neither_cell_is_blank() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", ""], ["乙", ""]], xs=(80, 140, 200))
    sheet.text(160, 109, "7")
    assert cells(sheet.document()) == [["甲", "\ufffd"], ["乙", "\ufffd"]]


@pytest.mark.usefixtures("without_ocr")
def test_a_note_mark_is_no_digit_of_its_number() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "12", "7①"], ["乙", "", "3"]])
    sheet.canvas.setFont(FONT, 7)
    sheet.text(216, 92, "1")
    sheet.canvas.setFont(FONT, SIZE)
    sheet.text(80, 160, "共收到34")
    sheet.canvas.setFont(FONT, 7)
    sheet.text(128, 155, "2")
    document = sheet.document()
    assert cells(document) == [["甲", "12", "7"], ["乙", "", "3"]]
    assert document.text.endswith("共收到34")


@pytest.mark.usefixtures("without_ocr")
def test_digits_apart_and_numbers_under_each_other_are_two_numbers() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "", ""]], pitch=50)
    sheet.text(204, 100, "12")
    sheet.text(226, 100, "34")
    sheet.text(290, 100, "56")  # at the cell's right edge, so that the line is full on that side only
    sheet.text(290, 116, "78")
    assert cells(sheet.document()) == [["甲", "12 34", "56\n78"]]


@pytest.mark.usefixtures("without_ocr")
def test_a_cell_that_shows_a_small_picture_or_a_drawing_is_not_blank() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "", "1"], ["乙", "", ""], ["丙", "", ""]])
    sheet.canvas.drawImage(ImageReader(Image.new("RGB", (20, 10), "black")), 210, HEIGHT - 100, 20, 12)
    path = sheet.canvas.beginPath()
    path.moveTo(210, HEIGHT - 122)
    path.curveTo(216, HEIGHT - 112, 220, HEIGHT - 110, 226, HEIGHT - 122)
    sheet.canvas.drawPath(path)
    assert cells(sheet.document()) == [["甲", "\ufffd", "1"], ["乙", "\ufffd", ""], ["丙", "", ""]]


@pytest.mark.usefixtures("without_ocr")
def test_white_text_on_a_coloured_field_is_read() -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0.3)
    sheet.canvas.rect(70, HEIGHT - 70, 200, 30, stroke=0, fill=1)
    sheet.canvas.setFillGray(1)
    sheet.text(80, 60, "白字")
    sheet.text(80, 160, "不见")
    assert sheet.document().text == "白字"


@pytest.mark.usefixtures("without_ocr")
def test_what_a_crop_box_hides_is_not_read() -> None:
    sheet = Sheet()
    sheet.canvas.setCropBox((100, 0, 595, HEIGHT))
    sheet.text(40, 60, "页外")
    sheet.rows(80, [["甲", "1", "2"], ["乙", "3", "4"]], xs=(120, 200, 260, 320))
    document = sheet.document()
    assert "页外" not in document.text
    box = document.grids[0].cells[0].box
    assert box is not None
    assert (round(box.x0), round(box.x1)) == (20, 100)


@pytest.mark.usefixtures("without_ocr")
def test_a_scanners_hidden_layer_is_not_taken_for_print() -> None:
    for under in (True, False):
        sheet = Sheet()
        scan = ImageReader(Image.new("RGB", (60, 80), "grey"))
        if under:
            sheet.text(80, 60, "识别所得12件" * 5)
        sheet.canvas.drawImage(scan, 0, 0, 595, HEIGHT)
        if not under:
            text = sheet.canvas.beginText(80, 700)
            text.setTextRenderMode(3)
            text.textOut("识别所得12件" * 5)
            sheet.canvas.drawText(text)
        document = sheet.document()
        assert document.text == ""
        (problem,) = document.problems
        assert (problem.code, problem.page) == ("no_text", 1)
        assert "not trusted" in problem.message


@pytest.mark.usefixtures("without_ocr")
def test_rows_of_numbers_that_make_no_table_are_told() -> None:
    sheet = Sheet()
    for index in range(4):
        for column in range(5):
            sheet.text(80 + 90 * column + 15 * index, 80 + 20 * index, "1234567890")
    document = sheet.document()
    assert document.grids == ()
    assert [problem.code for problem in document.problems] == ["unplaced_row"]


@pytest.mark.skipif(not ocr.available(), reason="the extra ocr is not installed")
def test_a_table_that_is_a_picture_in_a_page_of_text_is_recognised() -> None:
    picture = Image.new("L", (900, 240), 255)
    brush = ImageDraw.Draw(picture)
    for x in (4, 300, 600, 896):
        brush.line((x, 4, x, 236), fill=0, width=3)
    for y in (4, 80, 160, 236):
        brush.line((4, y, 896, y), fill=0, width=3)
    sheet = Sheet()
    sheet.text(80, 60, "下表是一张图片，共三行三列。" * 2)
    sheet.canvas.drawImage(ImageReader(picture), 80, HEIGHT - 240, 400, 107)
    sheet.canvas.setFont("Helvetica", 14)
    document = sheet.document()
    assert document.text.startswith("下表是一张图片")
    assert not any("without a text layer" in problem.message for problem in document.problems)


@pytest.mark.usefixtures("without_ocr")
def test_a_damaged_page_costs_itself_alone() -> None:
    sheet = Sheet()
    sheet.text(80, 60, "第一页的文字")
    sheet.page()
    sheet.text(80, 60, "第二页的文字")
    sheet.canvas.save()
    data = sheet.stream.getvalue()
    document = read(data.replace(b"/FlateDecode", b"/BrokeDecode", 1))
    assert document.text == "第二页的文字"
    assert [(problem.code, problem.page) for problem in document.problems] == [("no_text", 1)]
    with pytest.raises(DamagedFile, match="cannot be read"):
        read(data.replace(b"/FlateDecode", b"/BrokeDecode"))


def test_a_page_is_drawn_whole_or_in_part_and_never_too_large() -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0)
    sheet.canvas.rect(100, HEIGHT - 200, 100, 100, stroke=0, fill=1)
    sheet.canvas.save()
    data = sheet.stream.getvalue()
    assert page_size(data, 1) == (595, HEIGHT)
    whole = Image.open(io.BytesIO(render_page(data, 1, dpi=72)))
    assert (whole.size, whole.getpixel((150, 150)), whole.getpixel((50, 50))) == ((595, HEIGHT), (0, 0, 0), (255, 255, 255))
    part = Image.open(io.BytesIO(render_page(data, 1, Box(100, 100, 200, 200), dpi=144)))
    assert (part.size, part.getextrema()) == ((200, 200), ((0, 0), (0, 0), (0, 0)))
    vast = Image.open(io.BytesIO(render_page(data, 1, dpi=2000)))
    assert vast.width * vast.height <= MAX_PIXELS * 1.01
    with pytest.raises(DamagedFile, match="expected a page 2"):
        render_page(data, 2)
    with pytest.raises(DamagedFile, match="nothing of"):
        render_page(data, 1, Box(700, 0, 800, 10))


ROW = ["9", "2", "0", "1", "0", "6", "18"]


@pytest.mark.parametrize(
    ("over", "last"),
    [
        (white_field(6), ""),
        (white_field(6) + digits(6, "14"), "14"),
        (white_field(6) + digits(6, "14", right=1), "14"),
        (white_field(6, width=3), "18"),
        (white_field(6, width=7) + digits(6, "4"), "48"),
    ],
    ids=["covered", "printed anew", "printed anew beside", "not covered", "a digit covered"],
)
def test_what_a_white_field_was_painted_over_is_not_read(over: str, last: str) -> None:
    for way in (read, pdf_second.read):
        document = way(told_pdf(ROW, over=over))
        assert [cell.span.of(document.text) for cell in document.grids[0].cells][-7:] == [*ROW[:-1], last]


@pytest.mark.parametrize(
    ("over", "last"),
    [
        (in_layer("Off", digits(6, "18")), ""),
        (in_layer("AllOn", digits(6, "18")), ""),
        (in_layer("On", in_layer("Off", digits(6, "14")) + digits(6, "18")), "18"),
        (clipped(6, 40, digits(6, "18")), "18"),
        (clipped(6, 2, digits(6, "18")), "\ufffd\ufffd"),
        (clipped(6, 10, digits(6, "18")), "1\ufffd"),
        (clipped(5, 10, clipped(6, 40, digits(6, "18"))), "\ufffd\ufffd"),
        (clipped(5, 10, "") + digits(6, "18"), "18"),
    ],
    ids=["off", "not all on", "on", "within", "clipped away", "cut short", "within one clip of two", "after a clip"],
)
def test_what_is_clipped_away_or_in_a_layer_that_is_off_is_no_number(over: str, last: str) -> None:
    for way in (read, pdf_second.read):
        document = way(told_pdf([*ROW[:-1], ""], over=over))
        assert document.grids[0].cells[-1].span.of(document.text) == last
        assert bool(document.problems) == (last != "18" or "14" in over)


@pytest.mark.parametrize(
    ("over", "last"),
    [
        (digits(6, "18", right=0.8), "18"),
        (digits(6, "7", right=0.5), "\ufffd\ufffd8"),
        (digits(6, "23", right=2.6), "1\ufffd\ufffd3"),
        (digits(6, "5", right=11.8), "18 5"),
        (digits(6, "1", right=10.5, up=4), "18 1"),
        (digits(6, "5", right=10), "185"),
        (digits(6, "204", up=-9), "18\n204"),
    ],
    ids=["twice for bold", "one over the other", "one between the other", "off from it", "a step higher", "after it", "under it"],
)
def test_digits_are_one_number_only_where_they_stand_side_by_side(over: str, last: str) -> None:
    document = read(told_pdf(ROW, over=over))
    assert document.grids[0].cells[-1].span.of(document.text) == last


@pytest.mark.parametrize(
    ("entries", "number", "last"),
    [
        ("/Subtype/FreeText/Contents(18)", "", "\ufffd"),
        ("/Subtype/FreeText/Contents(14)", "18", "\ufffd\ufffd"),
        ("/Subtype/Widget/FT/Tx/V(18)", "", "\ufffd"),
        ("/Subtype/Widget/FT/Tx", "", ""),
        ("/Subtype/StrikeOut", "18", "\ufffd\ufffd"),
        ("/Subtype/Highlight", "18", "18"),
        ("/Subtype/Link", "18", "18"),
        ("/Subtype/Widget/FT/Sig/V 9 0 R", "18", "18"),
        ("/Subtype/FreeText/F 2/Contents(14)", "18", "18"),
        ("/Subtype 5/F(x)/Contents(14)", "18", "18"),
    ],
)
def test_what_is_typed_over_a_page_is_not_blank_and_not_what_lies_under_it(entries: str, number: str, last: str) -> None:
    document = read(told_pdf([*ROW[:-1], number], notes=note(6, entries)))
    assert document.grids[0].cells[-1].span.of(document.text) == last


@pytest.mark.parametrize(
    "notes", [b"null 3 (x) 99 0 R", b"<</Subtype/FreeText/Contents(1)>>", b"<</Subtype/StrikeOut/Rect[a b c d]>>"]
)
def test_damaged_notes_change_nothing(notes: bytes) -> None:
    document = read(told_pdf(ROW, notes=notes))
    assert document.grids[0].cells[-1].span.of(document.text) == "18"
