"""The parts of a Word file around its body: the zip, content types, relations, properties, styles, running head and foot.

Everything has one fixed time, so that the same parts are the same bytes. Pictures are related as picture1, picture2, …;
the running head and foot, where there are some, as head and foot.

>>> pack("<w:document/>", "某年报告", (), None)[:2]
b'PK'
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from eval.forge.furniture import Paper
from eval.forge.scan import MEDIA_TYPES, Picture

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MOMENT = (2024, 1, 22, 9, 0, 0)
STAMP = "2024-01-22T09:00:00Z"


def pack(body: str, title: str, pictures: Sequence[Picture], paper: Paper | None, lists: str = "") -> bytes:
    """The file's bytes; `body` is the whole of word/document.xml, `lists` what stands in word/numbering.xml, if anything."""
    media = [f"media/image{number}.{picture.suffix}" for number, picture in enumerate(pictures, 1)]
    links = "".join(_relation(f"picture{number}", "image", name) for number, name in enumerate(media, 1))
    if paper:
        links += _relation("head", "header", "header1.xml") + _relation("foot", "footer", "footer1.xml")
    if lists:
        links += _relation("numbering", "numbering", "numbering.xml")
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(pictures, paper, lists).encode(),
        "_rels/.rels": _relationships(
            _relation("document", "officeDocument", "word/document.xml")
            + f'<Relationship Id="core" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": _core(title).encode(),
        "word/document.xml": body.encode(),
        "word/styles.xml": _styles().encode(),
        "word/_rels/document.xml.rels": _relationships(_relation("styles", "styles", "styles.xml") + links),
    }
    parts |= {f"word/{name}": picture.data for name, picture in zip(media, pictures, strict=True)}
    if lists:
        parts["word/numbering.xml"] = f'{HEAD}<w:numbering xmlns:w="{WORD}">{lists}</w:numbering>'.encode()
    if paper:
        parts["word/header1.xml"] = _margin("hdr", f"<w:r><w:t>{escape(paper.head)}</w:t></w:r>").encode()
        foot = f'<w:r><w:t xml:space="preserve">{escape(paper.foot)}  — </w:t></w:r>{PAGE_NUMBER}<w:r><w:t> —</w:t></w:r>'
        parts["word/footer1.xml"] = _margin("ftr", foot).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def _margin(kind: str, runs: str) -> str:
    """A running head (hdr) or foot (ftr)."""
    return f'{HEAD}<w:{kind} xmlns:w="{WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs}</w:p></w:{kind}>'


def _relation(identifier: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _content_types(pictures: Sequence[Picture], paper: Paper | None, lists: str) -> str:
    overrides = {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    if paper:
        overrides |= {"/word/header1.xml": f"{WORD_TYPE}.header+xml", "/word/footer1.xml": f"{WORD_TYPE}.footer+xml"}
    if lists:
        overrides["/word/numbering.xml"] = f"{WORD_TYPE}.numbering+xml"
    kinds = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml", "png": "image/png"}
    kinds |= {picture.suffix: MEDIA_TYPES[picture.suffix] for picture in pictures}
    listed = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    defaults = "".join(f'<Default Extension="{suffix}" ContentType="{kind}"/>' for suffix, kind in kinds.items())
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
