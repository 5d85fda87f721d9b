"""Writes a `SampleReport` as a Word file: WordprocessingML parts in a zip, the same bytes every time.

The parts are written here rather than by python-docx, which stamps the time and has its one door in ingest; the tests
open the result with it. Headings carry the built-in styles, merged cells are real (`w:gridSpan`, `w:vMerge`), and a
table that is only a picture is a drawing of a PNG.

>>> from eval.forge.model import SampleReport
>>> data = write_docx(SampleReport("k", "某局", 2023, ("某局2023年报告",), (), ()))
>>> data[:2], data == write_docx(SampleReport("k", "某局", 2023, ("某局2023年报告",), (), ()))
(b'PK', True)
"""

from __future__ import annotations

import io
import struct
import zipfile
from xml.sax.saxutils import escape, quoteattr

from eval.forge.layout import LaidTable, Role, lay_out
from eval.forge.model import SampleReport
from eval.forge.picture import draw_table

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MOMENT = (2024, 1, 22, 9, 0, 0)
STAMP = "2024-01-22T09:00:00Z"
TEXT_WIDTH = 8800
"""Width of the text area in twentieths of a point."""
EMU_PER_TWIP = 635


def write_docx(report: SampleReport) -> bytes:
    """The file's bytes."""
    pictures: list[bytes] = []
    body = _body(report, pictures)
    links = "".join(
        f'<Relationship Id="picture{n}" Type="{OFFICE}/image" Target="media/image{n}.png"/>' for n in range(1, len(pictures) + 1)
    )
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _content_types().encode(),
        "_rels/.rels": _relationships(
            f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": _core("".join(report.title)).encode(),
        "word/document.xml": body.encode(),
        "word/styles.xml": _styles().encode(),
        "word/_rels/document.xml.rels": _relationships(
            f'<Relationship Id="styles" Type="{OFFICE}/styles" Target="styles.xml"/>' + links
        ),
    }
    parts |= {f"word/media/image{number}.png": picture for number, picture in enumerate(pictures, 1)}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


def _body(report: SampleReport, pictures: list[bytes]) -> str:
    blocks = [_paragraph(line, style="Title") for line in report.title]
    blocks += [_paragraph(line) for line in report.opening]
    for section in report.sections:
        blocks.append(_paragraph(section.heading, style=f"Heading{section.level}"))
        blocks += [_paragraph(line) for line in section.paragraphs]
        for table in section.tables:
            blocks += [_paragraph(line) for line in table.caption]
            laid = lay_out(table)
            if table.as_picture:
                pictures.append(draw_table(laid))
                blocks.append(_picture(pictures[-1], len(pictures)))
            else:
                blocks += [_table(laid), _paragraph("")]
    blocks += [_paragraph(line, align="right") for line in report.closing]
    margins = '<w:pgMar w:top="1440" w:right="1553" w:bottom="1440" w:left="1553"/>'
    page = f'<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    drawings = {"wp": "wordprocessingDrawing", "a": "main", "pic": "picture"}
    names = " ".join(f'xmlns:{prefix}="{DRAWING}/{name}"' for prefix, name in drawings.items())
    names += f' xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    return f"{HEAD}<w:document {names}><w:body>{''.join(blocks)}{page}</w:body></w:document>"


def _paragraph(text: str, *, style: str = "", align: str = "") -> str:
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f'<w:jc w:val="{align}"/>' if align else "")
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return "<w:p>" + (f"<w:pPr>{properties}</w:pPr>" if properties else "") + run + "</w:p>"


def _table(laid: LaidTable) -> str:
    widths = [round(TEXT_WIDTH * share) for share in laid.widths]
    covering = laid.covering()
    rows = []
    for row in range(laid.rows):
        cells, column = [], 0
        while column < laid.columns:
            cell = covering[row, column]
            span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
            starts = cell.row == row
            merge = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if starts else "<w:vMerge/>"
            width = sum(widths[column : column + cell.colspan])
            align = "" if cell.role is Role.LABEL else "center"
            text = _paragraph(cell.text if starts else "", style="Cell", align=align)
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{text}</w:tc>')
            column += cell.colspan
        rows.append("<w:tr>" + "".join(cells) + "</w:tr>")
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    size = f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
    look = f'{size}<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _picture(png: bytes, number: int) -> str:
    pixels_wide, pixels_high = struct.unpack(">II", png[16:24])
    width = TEXT_WIDTH * EMU_PER_TWIP
    size = f'cx="{width}" cy="{width * pixels_high // pixels_wide}"'
    name = quoteattr(f"统计表{number}")
    kind = f"{DRAWING}/picture"
    shape = (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={name}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="picture{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    inline = (
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="{number}" name={name}/>'
        f'<a:graphic><a:graphicData uri="{kind}">{shape}</a:graphicData></a:graphic></wp:inline>'
    )
    return f"<w:p><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>"


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    )
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{defaults}{listed}</Types>'


def _relationships(inner: str) -> bytes:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _core(title: str) -> str:
    stamps = "".join(f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{STAMP}</dcterms:{what}>' for what in ("created", "modified"))
    names = (
        f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    return f"{HEAD}<cp:coreProperties {names}><dc:title>{escape(title)}</dc:title>{stamps}</cp:coreProperties>"


def _styles() -> str:
    def style(identifier: str, name: str, size: int, look: str = "") -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:pPr>{look}</w:pPr>'
            f'<w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
        )

    spaced = '<w:spacing w:after="120"/>'
    fonts = '<w:rFonts w:ascii="SimSun" w:eastAsia="SimSun" w:hAnsi="SimSun"/>'
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}</w:rPr></w:rPrDefault></w:docDefaults>"
    normal = (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>{spaced}</w:pPr>'
        '<w:rPr><w:sz w:val="24"/></w:rPr></w:style>'
    )
    named = [
        style("Title", "Title", 36, '<w:jc w:val="center"/>'),
        style("Heading1", "heading 1", 30, '<w:outlineLvl w:val="0"/>'),
        style("Heading2", "heading 2", 26, '<w:outlineLvl w:val="1"/>'),
        style("Cell", "Table Cell", 16),
    ]
    return f'{HEAD}<w:styles xmlns:w="{WORD}">{default}{normal}{"".join(named)}</w:styles>'
