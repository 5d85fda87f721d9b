"""Word files by options: python-docx and the raw parts show what each option changes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.table import Table
from PIL import Image

from eval.forge.full import full_report
from eval.forge.laid import Role
from eval.forge.layout import lay_out
from eval.forge.model import SampleReport
from eval.forge.printing import Printing
from eval.forge.scan import QUALITIES
from eval.forge.write import render

FULL = full_report()
RECEIVED = "一、本年新收政府信息公开申请数量"


def part(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def tables(data: bytes) -> list[Table]:
    return list(docx.Document(io.BytesIO(data)).tables)


def pictured(report: SampleReport) -> SampleReport:
    """The report with its tables only as pictures."""
    sections = (replace(s, tables=tuple(replace(table, as_picture=True) for table in s.tables)) for s in report.sections)
    return replace(report, sections=tuple(sections))


def test_the_same_printing_gives_the_same_bytes_and_another_seed_others() -> None:
    printing = Printing(seed=1, framed=True, text_boxes=True, inline_styles=True, furniture=True)
    assert render(FULL, "docx", printing) == render(FULL, "docx", printing)
    assert render(FULL, "docx", printing) != render(FULL, "docx", replace(printing, seed=3))


def test_framed_tables_stand_in_one_cell_of_another_table() -> None:
    outer = tables(render(FULL, "docx", Printing(framed=True)))
    assert [(len(table.rows), len(table.columns)) for table in outer] == [(1, 1)] * 3
    assert outer[1].cell(0, 0).tables[0].cell(3, 0).text == RECEIVED


def test_an_odd_seed_frames_the_whole_article() -> None:
    (outer,) = tables(render(FULL, "docx", Printing(seed=1, framed=True)))
    cell = outer.cell(0, 0)
    assert cell.paragraphs[0].text == FULL.title[0]
    assert len(cell.tables) == 3


def test_text_boxes_hold_their_paragraph_as_a_drawing_and_as_a_shape() -> None:
    xml = part(render(FULL, "docx", Printing(text_boxes=True)))
    boxed = [section.paragraphs[0] for section in FULL.sections if section.paragraphs]
    assert xml.count("<mc:AlternateContent>") == len(boxed) > 2
    for text in boxed:
        choice = re.search(rf"<mc:Choice(?:(?!</mc:Choice>).)*{text}.*?</mc:Choice>", xml)
        fallback = re.search(rf"<mc:Fallback>(?:(?!</mc:Fallback>).)*{text}.*?</mc:Fallback>", xml)
        assert "<w:txbxContent>" in (choice[0] if choice else "")
        assert "<v:textbox>" in (fallback[0] if fallback else "")
    assert "txbxContent" not in part(render(FULL, "docx"))


def test_scattered_text_is_the_same_text_in_many_runs() -> None:
    plain, scattered = (docx.Document(io.BytesIO(render(FULL, "docx", p))) for p in (Printing(), Printing(inline_styles=True)))
    for before, after in zip(plain.paragraphs, scattered.paragraphs, strict=True):
        assert before.text == after.text
        assert len(after.runs) > len(before.runs) or len(before.text) < 7
    cells = [cell for table in scattered.tables for row in table.rows for cell in row.cells]
    assert any(len(cell.paragraphs) > 1 for cell in cells), "a label goes on in a new paragraph"
    assert any("\n" in paragraph.text for cell in cells for paragraph in cell.paragraphs), "a label goes on in a new line"
    whole = ["".join(cell.text.split()) for table in plain.tables for row in table.rows for cell in row.cells]
    assert whole == ["".join(cell.text.split()) for cell in cells]


def test_repeated_header_rows_are_marked() -> None:
    marked = tables(render(FULL, "docx", Printing(repeat_header=True)))
    counts = [sum("w:tblHeader" in row._tr.xml for row in table.rows) for table in marked]
    assert counts == [2, 3, 3]
    assert "tblHeader" not in part(render(FULL, "docx"))


def test_furniture_is_a_running_head_and_a_foot_with_the_page_number() -> None:
    data = render(FULL, "docx", Printing(furniture=True))
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert FULL.organisation in section.header.paragraphs[0].text
    assert " PAGE " in part(data, "word/footer1.xml")
    assert docx.Document(io.BytesIO(render(FULL, "docx"))).sections[0].header.is_linked_to_previous


@pytest.mark.parametrize(("quality", "suffix"), [("clean-200", "png"), ("fax-100", "jpg")])
def test_tables_as_pictures_have_the_quality_of_the_scan(quality: str, suffix: str) -> None:
    data = render(pictured(FULL), "docx", Printing(scan=QUALITIES[quality]))
    assert not tables(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert [name.rsplit(".", 1)[1] for name in media] == [suffix] * 3
        wide = Image.open(io.BytesIO(archive.read(media[0]))).width
    assert wide == pytest.approx(6.54 * QUALITIES[quality].dpi, abs=1)


def test_line_breaks_and_notes_of_a_table_are_printed() -> None:
    report = replace(FULL, sections=(replace(FULL.sections[1], paragraphs=("第一行\n第二行",)),))
    report = replace(
        report, sections=(replace(report.sections[0], tables=(replace(FULL.tables[0], notes=("注：单位为件。",)),)),)
    )
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(render(report, "docx"))).paragraphs]
    assert "注：单位为件。" in paragraphs


def test_headers_are_shaded_and_labels_of_long_parts_stand_in_a_narrow_column() -> None:
    data = render(FULL, "docx", Printing(shaded=True, upright=True))
    headers = [cell for table in FULL.tables for cell in lay_out(table).cells if cell.role is Role.HEADER]
    assert part(data).count("<w:shd ") == sum(cell.rowspan for cell in headers)
    assert "w:shd" not in part(render(FULL, "docx"))
    narrow, plain = (tables(given)[1].columns[0].width for given in (data, render(FULL, "docx")))
    assert narrow < plain / 2


def test_numerals_are_left_to_lists_where_they_are_the_next_ones() -> None:
    headings = [section.heading for section in FULL.sections]
    misnumbered = replace(
        FULL, sections=(*FULL.sections[:2], replace(FULL.sections[2], heading="四、收到的申请"), *FULL.sections[3:])
    )
    for report in (FULL, misnumbered):
        data = render(report, "docx", Printing(numbered=True))
        shown = [
            p.text for p in docx.Document(io.BytesIO(data)).paragraphs if ((p.style and p.style.name) or "").startswith("Heading")
        ]
        if report is FULL:
            assert shown == [heading[2:] for heading in headings]
        else:
            assert shown[:3] == [headings[0][2:], headings[1][2:], "四、收到的申请"]
    labels = {cell.text for row in tables(render(FULL, "docx", Printing(numbered=True)))[1].rows for cell in row.cells}
    assert {"属于国家秘密", "不予公开", "本年度办理结果"} <= labels
    numbering = part(render(FULL, "docx", Printing(numbered=True)), "word/numbering.xml")
    assert {"%1、", "（%1）", "%1."} == set(re.findall(r'lvlText w:val="([^"]*)"', numbering))
    with pytest.raises(KeyError):
        part(render(FULL, "docx"), "word/numbering.xml")
