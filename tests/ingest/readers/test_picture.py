"""Tables and text in pictures: what is printed is read with both readings, or stays a picture and says so."""

from __future__ import annotations

import io
from decimal import Decimal
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from eval.forge.full import full_report
from eval.forge.layout import lay_out
from eval.forge.model import SampleTable
from eval.forge.picture import pictures_of
from eval.forge.printing import Printing, Scan
from eval.forge.scan import QUALITIES
from ingest.errors import DamagedFile, UnsupportedType
from ingest.model import State
from ingest.parsing import parse
from ingest.readers import ocr, read_document
from ingest.readers.building import Mark, Part, Prose, Table, assemble
from ingest.readers.picture import read_picture, recognise
from ingest.tables.figures import read_tables

pytest.importorskip("rapidocr")

FONT = "eval/forge/fonts/song.ttf"


def _table(name: str, seed: int = 5) -> SampleTable:
    return next(table for table in full_report(seed=seed).tables if table.table == name)


@cache
def _picture(name: str, quality: str = "light-150") -> bytes:
    return pictures_of(lay_out(_table(name)), Printing(seed=1, scan=QUALITIES[quality]))[0].data


def _printed(parts: tuple[Part, ...]) -> dict[tuple[int, int], tuple[str, str | None]]:
    """The texts of the one table's cells with their second readings."""
    (table,) = (part for part in parts if isinstance(part, Table))
    first = ((cell, cell.parts[0]) for cell in table.cells)
    return {(cell.row, cell.column): (prose.text, prose.second) for cell, prose in first if isinstance(prose, Prose)}


def _small(rows: list[list[str]], *, size: int = 26) -> Image.Image:
    """A ruled table of ours."""
    font = ImageFont.truetype(FONT, size)
    wide, high = 8 * size, 2 * size
    image = Image.new("L", (wide * len(rows[0]) + 60, high * len(rows) + 60), 255)
    canvas = ImageDraw.Draw(image)
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            box = (30 + j * wide, 30 + i * high, 30 + (j + 1) * wide, 30 + (i + 1) * high)
            canvas.rectangle(box, outline=0, width=2)
            left = (box[0] + box[2] - font.getlength(text)) / 2
            canvas.text((left, box[1] + 0.4 * size), text, fill=0, font=font)
    return image


def _png(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def test_the_cells_of_a_table_are_read_twice_and_keep_their_spans() -> None:
    laid = lay_out(_table("review_litigation"))
    parts = read_picture(_picture("review_litigation", "clean-200"), 3)
    printed = _printed(parts)
    assert {at: text for at, (text, _) in printed.items()} == {(cell.row, cell.column): cell.text for cell in laid.cells}
    assert all(text == second for text, second in printed.values() if text.isdigit())
    (table,) = (part for part in parts if isinstance(part, Table))
    assert {(c.row, c.column, c.rowspan, c.colspan) for c in table.cells} == {
        (c.row, c.column, c.rowspan, c.colspan) for c in laid.cells
    }
    assert {cell.page for cell in table.cells} == {3}


def test_lone_digits_marks_and_blanks_are_told_apart() -> None:
    rows = [
        ["规章", "0", "1", "7"],
        ["行政许可", "/", "", "—"],
        ["行政处罚", "1,204", "96171.6", "-"],
        ["行政强制", "8", "11", "0"],
    ]
    printed = _printed(read_picture(_png(_small(rows))))
    assert printed == {(i, j): (text, text) for i, row in enumerate(rows) for j, text in enumerate(row)}


def test_ink_that_cannot_be_read_is_no_blank() -> None:
    image = _small([["规章", "3", "5"], ["行政许可", "4", ""], ["行政处罚", "6", "7"]])
    box = (30 + 2 * 208 + 70, 30 + 52 + 8, 30 + 2 * 208 + 140, 30 + 2 * 52 - 8)
    blot = np.random.default_rng(4).choice([0, 255], (box[3] - box[1], box[2] - box[0])).astype(np.uint8)
    image.paste(Image.fromarray(blot), box[:2])
    text, second = _printed(read_picture(_png(image)))[1, 2]
    assert text
    assert text != second


def _page(lines: list[str], table: bytes | None = None, width: int = 1240) -> Image.Image:
    """A page of A4 at 150 dpi: lines of text, then a table."""
    font = ImageFont.truetype(FONT, 25)
    page = Image.new("L", (width, width * 297 // 210), 255)
    canvas = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        canvas.text((120, 120 + 44 * number), line, fill=0, font=font)
    if table is not None:
        page.paste(Image.open(io.BytesIO(table)), (120, 160 + 44 * len(lines)))
    return page


HEAD = [
    "示例市人民政府2023年政府信息公开工作年度报告",
    "全市收到政府信息公开申请1204件。",
    "四、政府信息公开行政复议、行政诉讼情况",
]


def test_a_picture_file_is_a_document_whose_figures_are_recognised() -> None:
    report = parse("年报.png", _png(_page(HEAD, _picture("review_litigation", "clean-200"), 1654)))
    document = report.document
    assert (document.format, document.pages, report.identity.organisation, report.identity.year) == (
        "picture",
        1,
        "示例市人民政府",
        2023,
    )
    printed = {cell.column: cell.raw for cell in _table("review_litigation").cells}
    assert {figure.column: str(figure.value) for figure in report.figures} == printed
    assert {(figure.state, figure.page) for figure in report.figures} == {(State.RECOGNISED, 1)}
    assert all(figure.span.of(document.text) == figure.raw for figure in report.figures)
    assert [(s.value, s.state) for s in report.statements] == [(Decimal(1204), State.RECOGNISED)]
    assert not report.problems


def test_a_table_that_goes_on_on_the_next_page_is_one_table() -> None:
    whole = Image.open(io.BytesIO(_picture("proactive", "clean-200"))).convert("L")
    dark = [y for y, row in enumerate((np.asarray(whole) < 128).mean(axis=1)) if row > 0.9]
    cut = dark[len(dark) // 2] + 1
    upper, lower = whole.crop((0, 0, whole.width, cut)), whole.crop((0, cut - 3, whole.width, whole.height))
    stream = io.BytesIO()
    pages = [_page(["二、主动公开政府信息情况"], _png(upper), 1654), _page([], _png(lower), 1654)]
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:])
    report = parse("年报.tiff", stream.getvalue())
    assert len(report.document.grids) == 1
    assert {(f.row, f.column): str(f.value) for f in report.figures} == {
        (c.row, c.column): c.raw for c in _table("proactive").cells
    }
    assert {figure.page for figure in report.figures} == {1, 2}


@pytest.mark.parametrize("quarter", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_that_lies_on_its_side_is_read(quarter: Image.Transpose) -> None:
    turned = Image.open(io.BytesIO(_picture("review_litigation", "clean-200"))).transpose(quarter)
    printed = {(cell.row, cell.column): cell.text for cell in lay_out(_table("review_litigation")).cells}
    assert {at: text for at, (text, _) in _printed(read_picture(_png(turned))).items()} == printed


@pytest.mark.parametrize("scan", [Scan(dpi=150, fade=0.9), Scan(dpi=150, blur=3.0), Scan(dpi=60, noise=90)])
def test_a_poor_picture_is_not_read_or_serves_nothing_wrong(scan: Scan) -> None:
    table = _table("review_litigation")
    picture = pictures_of(lay_out(table), Printing(seed=1, scan=scan))[0].data
    printed = {(c.row, c.column): c.text for c in lay_out(table).cells}
    for part in read_picture(picture):
        if isinstance(part, Table):
            assert all(second in (text, "") or text == printed.get(at) for at, (text, second) in _printed((part,)).items())


def test_a_table_with_broken_lines_stays_a_picture_and_says_so() -> None:
    image = _small([["规章", "3", "5"], ["行政许可", "4", "8"], ["行政处罚", "6", "7"]])
    ImageDraw.Draw(image).rectangle((30 + 208 + 30, 30 + 52 - 4, 30 + 2 * 208 - 60, 30 + 52 + 4), fill=255)
    parts, problems = recognise([Mark("表四", 4, _png(image))])
    assert parts == [Mark("表四", 4)]
    assert [(problem.code, problem.page) for problem in problems] == [("illegible", 4)]


def test_what_is_no_text_stays_a_picture_without_a_word() -> None:
    photo = np.linspace(120, 200, 300 * 200).reshape(200, 300).astype(np.uint8)
    for image in (Image.fromarray(photo), Image.new("L", (30, 30), 0), Image.new("L", (300, 200), 255)):
        assert recognise([Mark("a", 1, _png(image))])[0] == [Mark("a", 1)]


def test_a_file_that_is_no_whole_picture_is_damaged() -> None:
    with pytest.raises(DamagedFile, match=r"a\.png: found a picture that cannot be read"):
        read_document("a.png", _png(_page([]))[:300])


def test_without_the_extra_a_picture_is_refused_by_name_and_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnsupportedType, match=r"pip install 'wenbao\[ocr\]'"):
        read_document("a.png", _png(_page([])))
    parts: list[Part] = [Prose("四、政府信息公开行政复议、行政诉讼情况"), Mark("表四", 2, _picture("review_litigation"))]
    document = assemble(parts, "docx")
    assert (len(document.pictures), document.grids, document.readings) == (1, (), ())
    (problem,) = read_tables(document).problems
    assert problem.code == "image_only"
    assert "pip install 'wenbao[ocr]'" in problem.message
