from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import DamagedFile
from ingest.model import Document
from ingest.readers.pdf import read
from tests.ingest.readers.laws import check_document, texts

FONT, SIZE, HEIGHT = "STSong-Light", 12, 842
pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Sheet:
    """Pages drawn for a test; y counts from the top."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(595, HEIGHT))
        self.canvas.setFont(FONT, SIZE)

    def text(self, x: float, y: float, text: str) -> None:
        self.canvas.drawString(x, HEIGHT - y, text)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def rows(
        self, top: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = (80, 200, 260, 320), pitch: float = 24
    ) -> float:
        """A ruled table; returns its lower border."""
        for index, row in enumerate(rows):
            for x, text in zip(xs, row, strict=False):
                self.text(x + 4, top + index * pitch + 16, text)
        bottom = top + len(rows) * pitch
        for index in range(len(rows) + 1):
            self.line(xs[0], top + index * pitch, xs[-1], top + index * pitch)
        for x in xs:
            self.line(x, top, x, bottom)
        return bottom

    def page(self) -> None:
        self.canvas.showPage()
        self.canvas.setFont(FONT, SIZE)

    def document(self) -> Document:
        self.canvas.save()
        document = read(self.stream.getvalue())
        check_document(document)
        return document


def test_a_ruled_table_between_paragraphs() -> None:
    sheet = Sheet()
    sheet.text(80, 60, "一、概况")
    sheet.rows(80, [["事项", "本年", "上年"], ["申请", "12", ""]])
    sheet.text(80, 160, "以上。")
    document = sheet.document()
    assert document.text == "一、概况\n事项\t本年\t上年\n申请\t12\t\n以上。"
    assert [(block.kind.value, block.page) for block in document.blocks] == [("paragraph", 1), ("table", 1), ("paragraph", 1)]
    cell = document.grids[0].cells[4]
    assert cell.page == 1
    assert cell.box is not None
    assert (round(cell.box.x0), round(cell.box.top), round(cell.box.x1), round(cell.box.bottom)) == (200, 104, 260, 128)


def test_merged_cells_have_their_spans() -> None:
    sheet = Sheet()
    for x in (80, 320):
        sheet.line(x, 80, x, 152)
    sheet.line(160, 80, 160, 152)
    sheet.line(240, 104, 240, 152)
    for y in (80, 152):
        sheet.line(80, y, 320, y)
    for y in (104, 128):
        sheet.line(160, y, 320, y)
    for x, y, text in (
        (84, 120, "合计"),
        (164, 96, "申请人"),
        (164, 120, "个人"),
        (244, 120, "单位"),
        (164, 144, "1"),
        (244, 144, "2"),
    ):
        sheet.text(x, y, text)
    document = sheet.document()
    (grid,) = document.grids
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in grid.cells][:2] == [(0, 0, 3, 1), (0, 1, 1, 2)]
    assert texts(document, grid) == [["合计", "申请人"], ["个人", "单位"], ["1", "2"]]


def test_white_fields_and_underlines_are_no_tables() -> None:
    sheet = Sheet()
    for index in range(4):
        sheet.canvas.setFillGray(1)
        sheet.canvas.rect(80, HEIGHT - 100 - 20 * index, 400, 20, stroke=0, fill=1)
        sheet.canvas.setFillGray(0)
        sheet.text(84, 96 + 20 * index, f"第{index}条")
        sheet.line(84, 99 + 20 * index, 120, 99 + 20 * index)
    assert sheet.document().grids == ()


def test_a_box_round_a_paragraph_is_a_paragraph() -> None:
    sheet = Sheet()
    sheet.canvas.rect(76, HEIGHT - 120, 404, 50)
    sheet.text(80, 90, "统计口径：本年度指自然年度，" + "各" * 17 + "数据来自")
    sheet.text(80, 110, "各科室。")
    document = sheet.document()
    assert document.grids == ()
    assert document.text.endswith("数据来自各科室。")


def test_wrapped_lines_are_one_paragraph_over_a_page_break_too() -> None:
    sheet = Sheet()
    full = "各部门按规定公开信息并及时答复申请人提出的问题没有超过期限的情形出现"
    sheet.text(80 + 2 * SIZE, 740, full[:-2])
    sheet.text(80, 760, full)
    sheet.text(280, 815, "- 1 -")
    sheet.page()
    sheet.text(80, 60, "也没有收取费用。")
    sheet.text(80 + 2 * SIZE, 80, "二、其他")
    document = sheet.document()
    assert document.text == f"{full[:-2]}{full}也没有收取费用。\n二、其他"
    assert [block.page for block in document.blocks] == [1, 2]


def test_a_table_that_crosses_a_page_is_one_grid_and_a_cut_label_one_cell() -> None:
    sheet = Sheet()
    xs = (80, 140, 260, 320)
    sheet.rows(700, [["办理", "申请", "件数"]], xs)
    for x in xs:
        sheet.line(x, 724, x, 772)
    sheet.line(140, 748, 320, 748)
    sheet.text(84, 752, "（四）无")
    for y, label, count in ((740, "1.甲类", "3"), (764, "2.乙类", "5")):
        sheet.text(144, y, label)
        sheet.text(264, y, count)
    sheet.text(280, 820, "1")
    sheet.page()
    for x in xs:
        sheet.line(x, 60, x, 108)
    for y, start in ((60, 140), (84, 80), (108, 80)):
        sheet.line(start, y, 320, y)
    sheet.text(84, 76, "法提供")
    for y, row in ((76, ("", "3.丙类", "7")), (100, ("合计", "", "15"))):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 4, y, text)
    document = sheet.document()
    (grid,) = document.grids
    assert texts(document, grid) == [
        ["办理", "申请", "件数"],
        ["（四）无法提供", "1.甲类", "3"],
        ["2.乙类", "5"],
        ["3.丙类", "7"],
        ["合计", "", "15"],
    ]
    assert [(c.page, c.rowspan) for c in grid.cells if c.column == 0] == [(1, 1), (1, 3), (2, 1)]


def test_a_blank_under_a_number_stays_a_blank_and_a_repeated_header_goes() -> None:
    sheet = Sheet()
    sheet.rows(700, [["事项", "本年", "上年"], ["甲", "3", "4"]])
    sheet.page()
    sheet.rows(60, [["事项", "本年", "上年"], ["乙", "", "6"]])
    document = sheet.document()
    assert [texts(document, grid) for grid in document.grids] == [[["事项", "本年", "上年"], ["甲", "3", "4"], ["乙", "", "6"]]]


def test_tables_with_other_columns_or_text_between_stay_two() -> None:
    sheet = Sheet()
    sheet.rows(700, [["事项", "本年", "上年"]])
    sheet.page()
    sheet.rows(60, [["事项", "本年", "上年"]], (80, 150, 230, 400))
    sheet.page()
    sheet.text(80, 60, "三、另表")
    sheet.rows(80, [["事项", "本年", "上年"]], (80, 150, 230, 400))
    assert len(sheet.document().grids) == 3


def test_fake_bold_is_read_once_and_double_digits_twice() -> None:
    sheet = Sheet()
    for shift in (0, 0.4):
        sheet.text(80 + shift, 60, "共11件")
    assert sheet.document().text == "共11件"


def test_two_numbers_in_a_cell_are_never_one() -> None:
    sheet = Sheet()
    sheet.rows(80, [["甲", "", "乙"]], pitch=50)
    sheet.text(204, 100, "12")
    sheet.text(204, 118, "34")
    document = sheet.document()
    assert texts(document, document.grids[0]) == [["甲", "12\n34", "乙"]]


def test_running_heads_are_read_once() -> None:
    sheet = Sheet()
    for page in range(3):
        sheet.text(80, 30, "某局年度报告")
        sheet.text(80, 200, f"第{'甲乙丙'[page]}段。")
        sheet.text(280, 820, f"第 {page + 1} 页")
        sheet.page()
    assert sheet.document().text == "某局年度报告\n第甲段。\n第乙段。\n第丙段。"


def test_two_columns_are_read_one_after_the_other() -> None:
    sheet = Sheet()
    for index in range(12):
        sheet.text(60, 80 + 20 * index, "左边的文字各行都写到栏尾为止" + "左")
        sheet.text(330, 80 + 20 * index, "右边的文字各行都写到栏尾为止" + "右")
    text = sheet.document().text
    assert text.rindex("左边") < text.index("右边")


def test_a_page_that_is_a_picture_is_said_to_be_one() -> None:
    sheet = Sheet()
    sheet.canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "grey")), 0, 0, 595, HEIGHT)
    sheet.page()
    sheet.text(80, 60, "正文")
    document = sheet.document()
    assert (document.text, document.pages) == ("正文", 2)
    assert ("no_text", 1) in [(problem.code, problem.page) for problem in document.problems]
    assert [picture.page for picture in document.pictures] == [1]


def test_what_stands_off_the_page_is_not_read_however_large() -> None:
    sheet = Sheet()
    for index in range(11):
        sheet.text(80, 60 + 20 * index, "正文的各行都在纸面之上并且写得足够长")
    sheet.text(700, 60, "纸外")
    sheet.canvas.setFont(FONT, 1e7)
    sheet.text(80, 400, "大")
    text = sheet.document().text
    assert "正文" in text
    assert "纸外" not in text


def test_damage_and_passwords_are_named() -> None:
    with pytest.raises(DamagedFile, match="cannot be read"):
        read(b"%PDF-1.7\nrubbish")
    stream = io.BytesIO()
    canvas = Canvas(stream, encrypt="secret")
    canvas.drawString(10, 10, "x")
    canvas.save()
    with pytest.raises(DamagedFile, match="password"):
        read(stream.getvalue())
