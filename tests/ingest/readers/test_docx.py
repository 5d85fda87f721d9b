from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from ingest.errors import DamagedFile, UnsupportedType
from ingest.model import BlockKind, Document
from ingest.readers.docx import MAX_SPAN, read
from tests.ingest.readers.laws import check_document, texts


def saved(word: WordDocument) -> bytes:
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def made(*steps: Callable[[WordDocument], object]) -> Document:
    word = docx.Document()
    for step in steps:
        step(word)
    document = read(saved(word))
    check_document(document)
    return document


def paragraph(inner: str) -> Callable[[WordDocument], object]:
    """A paragraph of raw WordprocessingML."""
    spaces = nsdecls("w", "wp", "a", "r") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    return lambda word: word.element.body.insert(0, parse_xml(f"<w:p {spaces}>{inner}</w:p>"))


def test_paragraphs_and_tables_in_the_order_of_the_body() -> None:
    def table(word: WordDocument) -> None:
        grid = word.add_table(2, 2)
        for cell, text in zip([c for row in grid.rows for c in row.cells], ["事项", "件数", "申请", ""], strict=True):
            cell.text = text

    document = made(
        lambda word: word.add_heading("一、概况", 2),
        lambda word: word.add_paragraph("前"),
        table,
        lambda word: word.add_paragraph("后"),
    )
    assert document.text == "一、概况\n前\n事项\t件数\n申请\t\n后"
    assert [block.level for block in document.blocks] == [2, 0, 0, 0]
    assert document.blocks[2].kind is BlockKind.TABLE


def test_merged_cells_by_place_and_equal_texts_stay_apart() -> None:
    def table(word: WordDocument) -> None:
        grid = word.add_table(3, 4)
        for row in grid.rows:
            for cell in row.cells:
                cell.text = "0"
        grid.cell(0, 0).merge(grid.cell(1, 1)).text = "合并"
        grid.cell(0, 2).merge(grid.cell(0, 3)).text = "横"

    document = made(table)
    (grid,) = document.grids
    assert [(c.row, c.column, c.rowspan, c.colspan) for c in grid.cells if c.rowspan * c.colspan > 1] == [
        (0, 0, 2, 2),
        (0, 2, 1, 2),
    ]
    assert texts(document, grid) == [["合并", "横"], ["0", "0"], ["0", "0", "0", "0"]]


def test_a_nested_table_is_a_grid_inside_its_cell() -> None:
    def table(word: WordDocument) -> None:
        outer = word.add_table(3, 2)
        for cell in [c for row in outer.rows for c in row.cells]:
            cell.text = "值"
        inner = outer.cell(2, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "甲", "1"

    word = docx.Document()
    table(word)
    document = read(saved(word))
    assert [grid.span.of(document.text) for grid in document.grids] == ["值\t值\n值\t值\n值\t值\n甲\t1", "甲\t1"]
    assert document.grids[0].span.holds(document.grids[1].span)


def test_a_box_of_one_cell_is_a_paragraph() -> None:
    document = made(lambda word: setattr(word.add_table(1, 1).cell(0, 0), "text", "框里的话。"))
    assert (document.grids, document.text) == ((), "框里的话。")


def test_tracked_changes_are_taken_as_accepted_and_hidden_text_left_out() -> None:
    inner = (
        "<w:r><w:t>收到</w:t></w:r><w:del w:id='1'><w:r><w:delText>三</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>四</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>件</w:t></w:r></w:hyperlink>"
    )
    assert made(paragraph(inner)).text == "收到四件"


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    inner = (
        f"<w:r><w:t>锚</w:t><mc:AlternateContent>"
        f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert made(paragraph(inner)).text == "锚\n框"


def test_a_picture_has_its_place() -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 4)).save(image, "PNG")
    document = made(lambda word: word.add_paragraph("表如下"), lambda word: word.add_picture(image))
    assert [(picture.span.start, picture.name) for picture in document.pictures] == [(3, "image1.png")]


def test_a_span_bomb_is_clamped_and_said() -> None:
    def table(word: WordDocument) -> None:
        grid = word.add_table(2, 2)
        for cell in [c for row in grid.rows for c in row.cells]:
            cell.text = "值"
        span = parse_xml(f'<w:gridSpan {nsdecls("w")} w:val="50000000"/>')
        grid.cell(0, 0)._tc.get_or_add_tcPr().append(span)

    document = made(table)
    assert document.grids[0].columns == MAX_SPAN + 1
    assert [problem.code for problem in document.problems] == ["limit"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (8 * 2**20))
    with pytest.raises(DamagedFile, match="200:1"):
        read(stream.getvalue())


def rewritten(change: Callable[[bytes], bytes]) -> bytes:
    """A small docx whose main part is changed."""
    word = docx.Document()
    word.add_paragraph("正文")
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(word))) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == "word/document.xml" else part)
    return stream.getvalue()


def test_a_broken_main_part_is_damage() -> None:
    with pytest.raises(DamagedFile, match="save it again"):
        read(rewritten(lambda part: part[:-200]))


def test_a_strict_document_is_named() -> None:
    with pytest.raises(UnsupportedType, match="strict"):
        read(rewritten(lambda part: part.replace(b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/")))
