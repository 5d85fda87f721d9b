"""A report's PDF written by hand, whose digits stand in a font of their own that says for itself what they are.

`told_pdf` prints one row of the applications table; `cmap` is what the font's ToUnicode table says of the codes of the digits,
`actual` the text that is marked as what a number actually says, by column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.ingest.hostile.pdf import one_page, stream

HEADER = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
TRUE = "1 beginbfrange <30> <39> <0030> endbfrange"
_EDGES = (60, 200, *range(248, 560, 48))
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 620 842]/Contents 4 0 R/Resources<</Font<</S 6 0 R/D 8 0 R>>"
    b"/Properties<</Off 10 0 R/On 11 0 R/AllOn 12 0 R>>>>>>"
)
_LAYERS = {
    1: b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[10 0 R 11 0 R]/D<</OFF[10 0 R]>>>>>>",
    10: b"<</Type/OCG/Name(off)>>",
    11: b"<</Type/OCG/Name(on)>>",
    12: b"<</Type/OCMD/OCGs[10 0 R 11 0 R]/P/AllOn>>",
}
_SONG = b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[7 0 R]>>"
_CID_FONT = (
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 752"
    b"/Descent -271/CapHeight 737/StemV 58>>>>"
)
_DIGITS = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 9 0 R>>"
_CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Digits def /CMapType 2 def "
    "1 begincodespacerange <00> <ff> endcodespacerange {} endcmap end end"
)


def _song(x: float, y: float, text: str) -> str:
    return f"BT /S 9 Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def _digits(x: float, y: float, number: str) -> str:
    return f"BT /D 9 Tf 1 0 0 1 {x} {y} Tm ({number}) Tj ET\n"


def digits(column: int, number: str, right: float = 0.0, up: float = 0.0) -> str:
    """What prints digits in a column of the row; `right` and `up` of where its number stands, in points."""
    return _digits(_EDGES[column + 1] + 5 + right, 652 + up, number)


def note(column: int, entries: str) -> bytes:
    """A note that is laid over a column's number."""
    x = _EDGES[column + 1]
    return f"<</Type/Annot{entries}/Rect[{x + 2} 645 {x + 40} 665]>>".encode()


def in_layer(name: str, content: str) -> str:
    """Content in a layer: Off, On, or AllOn, which is seen where both are."""
    return f"/OC /{name} BDC\n{content}EMC\n"


def clipped(column: int, width: float, content: str) -> str:
    """Content of which is seen what lies in the first points of a column's cell."""
    return f"q {_EDGES[column + 1]} 640 {width} 30 re W n\n{content}Q\n"


def white_field(column: int, width: float = 20.0) -> str:
    """What paints a column's number over."""
    return f"q 1 1 1 rg {_EDGES[column + 1] + 4} 648 {width} 14 re f Q\n"


def told_pdf(
    numbers: Sequence[str],
    cmap: str = TRUE,
    actual: Mapping[int, str] | None = None,
    prose: str = "",
    over: str = "",
    notes: bytes = b"",
) -> bytes:
    """The report as a file; `numbers` are the codes printed, which anyone sees as the digits they are. With `prose` a sentence
    says that as many items were published, in the same font. `over` is content that is painted last, `notes` are annotations."""
    content = _song(60, 780, "示例市统计局2023年政府信息公开工作年度报告")
    if prose:
        content += _song(60, 740, "全年公开政策文件") + _digits(132, 740, prose) + _song(156, 740, "件。")
    content += "".join(f"{x} 640 m {x} 700 l S\n" for x in _EDGES)
    content += "".join(f"{_EDGES[0]} {y} m {_EDGES[-1]} {y} l S\n" for y in (640, 670, 700))
    content += "".join(_song(x + 2, 682, name) for x, name in zip(_EDGES[1:], HEADER, strict=False))
    content += _song(62, 652, "一、本年新收申请数量")
    for column, number in enumerate(numbers):
        shown = digits(column, number)
        said = (actual or {}).get(column)
        content += f"/Span <</ActualText({said})>> BDC\n{shown}EMC\n" if said else shown
    return one_page(
        (content + over).encode(),
        page=_PAGE.replace(b"/Resources", b"/Annots[" + notes + b"]/Resources"),
        more={**_LAYERS, 6: _SONG, 7: _CID_FONT, 8: _DIGITS, 9: stream(_CMAP.format(cmap).encode())},
    )
