"""The second ways of reading a file see the tables that the first ones see, by programs of their own."""

from __future__ import annotations

import io
import zipfile

import pytest
from reportlab.pdfgen.canvas import Canvas

from eval.forge.corpus import Plan, forged
from eval.forge.full import full_report
from eval.forge.printing import Printing
from eval.forge.samples import Format
from eval.forge.write import render
from ingest.model import Document
from ingest.readers import html, html_second, legacy, ocr, pdf_second, read_again, read_document
from ingest.readers.docx_package import W
from ingest.tables.second_reading import read_figures
from tests.ingest.printed_tables import applications
from tests.ingest.readers import pdf_drawing, test_pdf
from tests.ingest.readers.laws import check_document, texts
from tests.ingest.readers.told_pdf import TRUE, told_pdf


@pytest.fixture(autouse=True)
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)


def figures(document: Document) -> list[tuple[object, ...]]:
    found = read_figures(document).figures
    return [(f.form, f.table, f.row, f.column, f.value, f.state, f.raw) for f in found]


def both(name: str, data: bytes) -> tuple[Document, Document]:
    first = read_document(name, data)
    second = read_again(name, data, first.format)
    assert second is not None
    check_document(second)
    return first, second


@pytest.mark.parametrize("seed", range(40, 52))
@pytest.mark.parametrize("format", ["docx", "html"])
def test_forged_files_have_the_same_figures_read_both_ways(format: Format, seed: int) -> None:
    one = forged(seed, Plan(format=format, defects=None if seed % 2 else ()))
    first, second = both(one.file, render(one.report, format, one.printing))
    assert figures(first)
    assert figures(second) == figures(first)


PRINTINGS = (
    Printing(),
    Printing(radicals=True, seed=3),
    Printing(fake_bold=True, upright=True),
    Printing(rotated=True),
    Printing(shaded=True, furniture=True, text_boxes=True),
)


@pytest.mark.parametrize("printing", PRINTINGS)
def test_a_printed_pdf_has_the_same_figures_read_both_ways(printing: Printing) -> None:
    first, second = both("a.pdf", render(full_report(seed=3), "pdf", printing))
    assert figures(first)
    assert figures(second) == figures(first)


@pytest.mark.parametrize(("sideways", "rotate"), [(0, 0), (1, 0), (-1, 0), (0, 90), (0, 180), (0, 270), (1, 90)])
def test_a_page_that_is_turned_is_read_both_ways(sideways: int, rotate: int) -> None:
    style = pdf_drawing.Style(sideways=sideways, rotate=rotate)
    first, second = both("a.pdf", pdf_drawing.draw(applications(1), style))
    assert len(figures(first)) > 100
    assert figures(second) == figures(first)


def drawn(mark: str) -> Document:
    """A table with a mark of this kind over one of its cells, as pdfium's characters tell it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 400), invariant=1)
    for x in (100, 150, 200):
        canvas.line(x, 200, x, 240)
    for y in (200, 220, 240):
        canvas.line(100, y, 200, y)
    canvas.setFont(test_pdf.FONT, 9)
    for x, y, text in ((105, 226, "甲"), (155, 226, "12"), (105, 206, "乙"), (155, 206, "34")):
        canvas.drawString(x, y, text)
    text = canvas.beginText(500 if mark == "beside the page" else 175, 226)
    text.setTextRenderMode(3 if mark == "invisible" else 0)
    text.setFillGray(1 if mark == "white" else 0)
    text.textOut("7")
    text.setTextRenderMode(0)
    canvas.drawText(text)
    canvas.save()
    return pdf_second.read(stream.getvalue())


@pytest.mark.parametrize("mark", ["invisible", "white", "beside the page"])
def test_what_is_not_seen_is_not_read_a_second_way(mark: str) -> None:
    document = drawn(mark)
    assert texts(document, document.grids[0]) == [["甲", "12"], ["乙", "34"]]


def test_what_is_seen_is_read_a_second_way() -> None:
    document = drawn("plain")
    assert texts(document, document.grids[0])[0][1].replace(" ", "") == "127"


def test_one_character_that_stands_for_two_keeps_its_place() -> None:
    document = pdf_second.read(told_pdf(["8", "2", "0", "1", "0", "6", "21"], f"{TRUE} 1 beginbfchar <38> <00310032> endbfchar"))
    assert texts(document, document.grids[0])[1][1:] == ["12", "2", "0", "1", "0", "6", "21"]


def test_a_character_that_no_font_tells_is_unreadable_and_no_digit() -> None:
    document = pdf_second.read(told_pdf(["8\\001", "2", "0", "1", "0", "6", "21"]))
    assert texts(document, document.grids[0])[1][1] == "8\ufffd"


def test_a_broken_page_is_read_by_what_it_says_alone() -> None:
    page = "<table><tr><th rowspan=2>甲<th colspan=2>乙<tr><td>1<td>2</table><p style='display: none'>不见<p>共3件"
    document = html_second.read(page.encode())
    assert texts(document, document.grids[0]) == texts(html.read(page.encode()), document.grids[0])
    assert document.text.endswith("\n共3件")


def test_a_table_in_a_table_and_one_that_never_ends() -> None:
    page = "<table><tr><td>甲<td><table><tr><td>1<td>2</table><tr><td>乙<td>3<tr><td>丙<td>4"
    document = html_second.read(page.encode())
    assert [texts(document, grid) for grid in document.grids] == [[["甲", "1\t2"], ["乙", "3"], ["丙", "4"]], [["1", "2"]]]


def nested_word(depth: int) -> bytes:
    inner = "<w:sdt><w:sdtContent>" * depth + "<w:p><w:r><w:t>甲</w:t></w:r></w:p>" + "</w:sdtContent></w:sdt>" * depth
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document xmlns:w='{W[1:-1]}'><w:body>{inner}</w:body></w:document>")
    return stream.getvalue()


def test_what_a_second_way_cannot_read_is_none_and_no_failure() -> None:
    assert read_again("a.html", b"<![strange[<p>1</p>", "html") is None
    assert read_again("a.docx", nested_word(5), "docx") is not None
    assert read_again("a.docx", nested_word(3000), "docx") is None


@pytest.mark.skipif(legacy.program() is None, reason="LibreOffice is not installed")
def test_an_older_file_is_read_again_from_what_it_is_turned_into() -> None:
    cells = "".join(rf"\pard\intbl {number}\cell" for number in (3, 4))
    data = (
        r"{\rtf1\ansi\trowd\cellx2000\cellx4000" + cells + r"\row\trowd\cellx2000\cellx4000" + cells + r"\row\pard end\par}"
    ).encode()
    first, second = both("a.rtf", data)
    assert second.format == first.format == "doc"
    assert texts(second, second.grids[0]) == texts(first, first.grids[0]) == [["3", "4"], ["3", "4"]]
