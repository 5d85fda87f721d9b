from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from PIL import Image

from ingest.errors import DamagedFile
from ingest.model import BlockKind, Document
from ingest.readers.building import Mark
from ingest.readers.docx import read, read_parts
from ingest.tables.figures import read_tables
from tests.ingest.readers.laws import check_document, texts
from tests.ingest.readers.word_files import cell, paragraph, run, table, word_file


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


def test_paragraphs_and_tables_in_the_order_of_the_body() -> None:
    def table(word: WordDocument) -> None:
        grid = word.add_table(2, 2)
        for one, text in zip([c for row in grid.rows for c in row.cells], ["事项", "件数", "申请", ""], strict=True):
            one.text = text

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
            for one in row.cells:
                one.text = "0"
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
        for one in [c for row in outer.rows for c in row.cells]:
            one.text = "值"
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


def read_body(body: str, **package: Any) -> Document:
    document = read(word_file(body, **package))
    check_document(document)
    return document


def test_tracked_changes_are_taken_as_accepted_and_hidden_text_left_out() -> None:
    inner = (
        run("收到") + "<w:del w:id='1'><w:r><w:delText>三</w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('四')}</w:ins>" + run("密", "<w:vanish/>") + run("显", '<w:vanish w:val="0"/>')
        + f"<w:moveFrom w:id='3'>{run('旧')}</w:moveFrom><w:moveTo w:id='4'>{run('新')}</w:moveTo>"
        + f"<w:hyperlink>{run('件')}</w:hyperlink><w:smartTag>{run('申')}</w:smartTag><w:customXml>{run('请')}</w:customXml>"
    )  # fmt: skip
    assert read_body(paragraph(inner)).text == "收到四显新件申请"


def test_a_deleted_or_hidden_paragraph_mark_joins_what_follows() -> None:
    for mark in ("<w:del w:id='1'/>", "<w:vanish/>"):
        body = paragraph("收到申请", f"<w:rPr>{mark}</w:rPr>") + paragraph("五件。") + paragraph("完毕。")
        assert read_body(body).text == "收到申请五件。\n完毕。"


def field(instruction: str, result: str | None) -> str:
    """A complex field; None has no result at all."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    shown = "" if result is None else marks[1] + result
    return f"{marks[0]}<w:r>{instruction}</w:r>{shown}{marks[2]}"


def test_of_a_field_the_result_is_printed_and_never_the_instruction() -> None:
    inner = field(" PAGE ", run("9"))
    nested = field(f'<w:instrText> IF </w:instrText></w:r>{inner}<w:r><w:instrText> = 1 "a"</w:instrText>', run("甲"))
    circled = field(r"<w:instrText>eq \o\ac(○,3)</w:instrText>", None)
    simple = f'<w:fldSimple w:instr="SEQ 表">{run("4")}</w:fldSimple>'
    assert read_body(paragraph(run("前") + nested + circled + simple)).text == "前甲③4"


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert read_body(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("收到五件"))).text == "收到五件"


def test_breaks_hyphens_and_soft_hyphens() -> None:
    inner = "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:softHyphen/><w:t>丁</w:t><w:tab/><w:t>戊</w:t><w:cr/><w:t>己</w:t></w:r>"
    assert read_body(paragraph(inner)).text == "甲\n乙-丙丁 戊\n己"


def test_a_text_box_is_read_once_and_a_branch_that_shows_nothing_gives_way() -> None:
    box = f"<w:txbxContent>{paragraph('框')}</w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    for first in (choice, "<mc:Choice Requires='x'/>"):
        inner = f"<w:r><w:t>锚</w:t><mc:AlternateContent>{first}{fallback}</mc:AlternateContent></w:r>"
        assert read_body(paragraph(inner)).text == "锚\n框"


def test_notes_stand_at_the_end_and_comments_and_tables_of_contents_nowhere() -> None:
    styles = '<w:style w:styleId="c1"><w:name w:val="toc 1"/></w:style>'
    notes = f'<w:footnote w:id="2">{paragraph("注释一")}</w:footnote><w:footnote w:id="3">{paragraph("未用")}</w:footnote>'
    body = (
        paragraph("一、概况 1", '<w:pStyle w:val="c1"/>')
        + paragraph(run("正文") + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r>')
        + paragraph("再说")
    )
    links = {"s": ("styles", "styles.xml"), "f": ("footnotes", "footnotes.xml"), "c": ("comments", "comments.xml")}
    parts = {"word/styles.xml": styles, "word/footnotes.xml": notes, "word/comments.xml": paragraph("批注")}
    assert read_body(body, links=links, parts=parts).text == "正文\n再说\n注释一"


def test_text_hidden_by_a_style() -> None:
    styles = (
        '<w:style w:styleId="h"><w:name w:val="H"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="i"><w:name w:val="I"/><w:basedOn w:val="h"/></w:style>'
    )
    body = paragraph("藏", '<w:pStyle w:val="i"/>') + paragraph(run("藏", '<w:rStyle w:val="h"/>') + run("显"))
    assert read_body(body, links={"s": ("styles", "styles.xml")}, parts={"word/styles.xml": styles}).text == "显"


def test_a_digit_raised_by_a_style_is_none_of_the_number_before_it() -> None:
    styles = (
        '<w:style w:styleId="f"><w:name w:val="F"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
        '<w:style w:styleId="g"><w:name w:val="G"/><w:basedOn w:val="f"/></w:style>'
        '<w:style w:styleId="p"><w:name w:val="P"/><w:basedOn w:val="f"/><w:rPr><w:vertAlign w:val="baseline"/></w:rPr></w:style>'
    )
    texts = [
        read_body(
            paragraph(run("12") + run("1", f'<w:rStyle w:val="{style}"/>')),
            links={"s": ("styles", "styles.xml")},
            parts={"word/styles.xml": styles},
        ).text
        for style in ("f", "g", "p")
    ]
    assert texts == ["12 1", "12 1", "121"]


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("<w:strike/>", "\ufffd\ufffd13"),
        ("<w:dstrike/>", "\ufffd\ufffd13"),
        ('<w:color w:val="FFFFFF"/>', "12 13"),
        ('<w:sz w:val="2"/>', "12 13"),
        ('<w:position w:val="10"/>', "12 13"),
        ('<w:color w:val="1F4E79"/><w:shd w:fill="1F4E79"/>', "12 13"),
        ('<w:color w:val="1F4E79"/><w:strike w:val="0"/><w:sz w:val="21"/>', "1213"),
    ],
)
@pytest.mark.parametrize("style", ["old", "older"])
def test_digits_that_a_style_strikes_out_or_hides_are_none_of_the_number_beside_them(said: str, printed: str, style: str) -> None:
    styles = (
        f'<w:style w:styleId="old"><w:name w:val="Old"/><w:rPr>{said}</w:rPr></w:style>'
        '<w:style w:styleId="older"><w:name w:val="Older"/><w:basedOn w:val="old"/><w:rPr><w:b/></w:rPr></w:style>'
    )

    def read_styled(inner: str, properties: str = "") -> str:
        links = {"s": ("styles", "styles.xml")}
        return read_body(paragraph(inner, properties), links=links, parts={"word/styles.xml": styles}).text.strip()

    of = f'<w:rStyle w:val="{style}"/>'
    plain = (
        '<w:strike w:val="0"/><w:dstrike w:val="0"/><w:vertAlign w:val="baseline"/><w:color w:val="000000"/><w:sz w:val="21"/>'
    )
    assert read_styled(run("12", of) + run("13")) == printed
    assert read_styled(run("12", of + plain)) == "12"
    assert read_styled(run("12") + run("13", plain), f'<w:pStyle w:val="{style}"/>') == printed
    assert read_styled(run("1") + run("2"), f'<w:pStyle w:val="{style}"/>') == ("\ufffd\ufffd" if "\ufffd" in printed else "12")


def test_a_table_in_a_header_is_read_and_its_words_are_not() -> None:
    header = paragraph("页眉") + table(cell("甲") + cell("1"), cell("乙") + cell("2"))
    document = read_body(paragraph("正文"), links={"h": ("header", "header1.xml")}, parts={"word/header1.xml": header})
    assert document.text == "正文\n甲\t1\n乙\t2"


PAGE = "<html><body><p>嵌入</p><table><tr><td>甲<td>1<tr><td>乙<td>2</table></body></html>"


@pytest.mark.parametrize(
    ("name", "chunk", "text"),
    [
        ("chunk.htm", PAGE.encode(), "前\n嵌入\n甲\t1\n乙\t2\n后"),
        ("chunk.docx", word_file(paragraph("嵌入")), "前\n嵌入\n后"),
        ("chunk.txt", "嵌入".encode("gbk"), "前\n嵌入\n后"),
    ],
)
def test_a_document_held_inside_is_read_in_its_place(name: str, chunk: bytes, text: str) -> None:
    body = paragraph("前") + '<w:altChunk r:id="a"/>' + paragraph("后")
    assert read_body(body, links={"a": ("aFChunk", name)}, parts={f"word/{name}": chunk}).text == text


def test_a_part_that_is_not_in_the_file_is_told() -> None:
    document = read_body(paragraph("前") + '<w:altChunk r:id="a"/>', links={"a": ("aFChunk", "http://example.invalid/x.htm")})
    assert [problem.code for problem in document.problems] == ["elsewhere"]


def picture(size: tuple[int, int] = (4, 4)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 90).save(stream, "PNG")
    return stream.getvalue()


def marks(body: str, target: str = "", image: bytes = b"") -> list[Mark]:
    """The pictures of a body, whose id `p` is this image."""
    data = word_file(body, links={"p": ("image", target)}, parts={f"word/{target}": image} if image else {})
    return [part for part in read_parts(data)[0] if isinstance(part, Mark)]


DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="{}"/><a:graphic><a:graphicData>{}</a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r>"
)


def test_a_picture_carries_its_bytes_and_a_drawing_none() -> None:
    drawn = paragraph(DRAWING.format("", '<a:blip r:embed="p"/>'))
    vector = paragraph('<w:r><w:pict><v:shape><v:imagedata r:id="p"/></v:shape></w:pict></w:r>')
    image = picture()
    assert marks(drawn, "media/a.png", image) == [Mark("a.png", image=image)]
    assert marks(vector, "media/a.png", image) == [Mark("a.png", image=image)]
    assert marks(drawn, "media/a.emf", b"\x01\x00\x00\x00 EMF") == [Mark("a.emf")]
    assert marks(drawn, "media/missing.png") == [Mark("missing.png")]


def test_what_a_picture_does_not_show_is_cut_away() -> None:
    cut = '<a:srcRect l="25000" b="50000"/>'
    (mark,) = marks(
        paragraph(DRAWING.format("", f'<a:blipFill><a:blip r:embed="p"/>{cut}</a:blipFill>')), "media/a.png", picture((8, 8))
    )
    assert mark.image is not None
    assert Image.open(io.BytesIO(mark.image)).size == (6, 4)


def test_charts_and_embedded_objects_are_pictures_without_bytes() -> None:
    chart = paragraph(DRAWING.format("申请数", '<c:chart r:id="x"/>'))
    sheet = paragraph(
        '<w:r><w:object><v:shape><v:imagedata r:id="p"/></v:shape><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    assert marks(chart) == [Mark("申请数")]
    assert marks(sheet, "media/a.emf", b"\x01\x00\x00\x00 EMF") == [Mark("Excel.Sheet.12")]


def test_an_official_table_that_is_an_embedded_sheet_is_told_as_a_picture() -> None:
    sheet = paragraph('<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>')
    document = read_body(
        paragraph("三、收到和处理政府信息公开申请情况") + sheet + paragraph("四、政府信息公开行政复议、行政诉讼情况")
    )
    assert [problem.code for problem in read_tables(document).problems] == ["image_only"]


def test_a_picture_that_is_only_linked_to_is_told() -> None:
    drawn = paragraph(DRAWING.format("表三", '<a:blip r:link="p"/>'))
    document = read_body(drawn, links={"p": ("image", "http://example.invalid/a.png")})
    assert ([p.name for p in document.pictures], [p.code for p in document.problems]) == (["表三"], ["elsewhere"])


def test_a_picture_has_its_place() -> None:
    image = io.BytesIO()
    Image.new("RGB", (4, 4)).save(image, "PNG")
    document = made(lambda word: word.add_paragraph("表如下"), lambda word: word.add_picture(image))
    assert [(picture.span.start, picture.name) for picture in document.pictures] == [(3, "image1.png")]


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


def test_a_strict_package_and_a_main_part_of_another_name_are_read() -> None:
    body = table(cell("甲", '<w:vMerge w:val="restart"/>') + cell("1"), cell("", "<w:vMerge/>") + cell("2"))
    assert read(word_file(body, strict=True)) == read(word_file(body)) == read(word_file(body, main="word/document2.xml"))


def test_a_file_that_prints_nothing_is_damage() -> None:
    with pytest.raises(DamagedFile, match="prints nothing"):
        read(word_file(paragraph(run("藏", "<w:vanish/>"))))


def test_a_document_type_is_refused() -> None:
    with pytest.raises(DamagedFile, match="document type"):
        read(rewritten(lambda part: part.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)))


def test_tabbed_lines_that_are_no_table_are_read_by_the_words_of_the_form() -> None:
    lines = ["行政许可\t213", "行政处罚\t15", "行政强制\t0"]
    document = read(
        word_file(
            "".join(
                paragraph("<w:r>" + "<w:tab/>".join(f"<w:t>{t}</w:t>" for t in line.split("\t")) + "</w:r>") for line in lines
            )
        )
    )
    assert [c.span.of(document.text) for c in document.grids[0].cells] == ["行政许可", "213", "行政处罚", "15", "行政强制", "0"]
