"""Hostile PDFs: page trees without end, streams that unfold for ever, pages of a hundred thousand lines, junk in every place."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from eval.forge.full import full_report
from eval.forge.write import render
from tests.ingest.hostile import ANY, Hostile

Objects = dict[int, bytes]
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F 12 Tf 72 700 Td (Annual report 2023) Tj 0 -20 Td (" + b"of a body that is made up " * 3 + b") Tj ET "


def stream(data: bytes, entries: bytes = b"", *, deflated: bool = False) -> bytes:
    if deflated:
        data, entries = zlib.compress(data, 1), entries + b"/Filter/FlateDecode"
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def written(objects: Objects, trailer: bytes = b"") -> bytes:
    """The objects as a file with a true table of places."""
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def one_page(content: bytes = WORDS, *, page: bytes = PAGE, more: Objects | None = None, trailer: bytes = b"") -> bytes:
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page,
        4: stream(content),
        5: FONT,
        **(more or {}),
    }
    return written(objects, trailer)


def cut(tenths: int) -> Callable[[], bytes]:
    def make() -> bytes:
        whole = render(full_report(), "pdf")
        return whole[: len(whole) * tenths // 10]

    return make


def boxed(box: bytes) -> Callable[[], bytes]:
    return lambda: one_page(page=PAGE.replace(b"0 0 595 842", box))


def drawn(form: bytes) -> bytes:
    """A page that draws form 6, whose content this is."""
    page = PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>"
    return one_page(WORDS + b"/X Do", page=page, more={6: stream(form, entries), 7: stream(b"/X Do /X Do", entries)})


def pictured(entries: bytes, data: bytes) -> bytes:
    page = PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    image = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8" + entries
    return one_page(WORDS + b"q 500 0 0 700 40 40 cm /X Do Q", page=page, more={6: stream(data, image)})


def twice_deflated() -> bytes:
    inner = zlib.compress(zlib.compress(bytes(400_000_000), 1), 9)
    return one_page(more={4: stream(inner, b"/Filter[/FlateDecode/FlateDecode]")})


def mapped(cmap: bytes) -> bytes:
    """A page in a font whose characters this map gives."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>"
    below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    return one_page(b"BT /F 12 Tf 72 700 Td <00010002> Tj ET", more={5: font, 6: below, 7: stream(cmap)})


def layered(lists: bytes, layers: Objects, marked: bytes = b"/OC /L BDC " + WORDS + b"EMC ") -> bytes:
    """A page whose words are in layer 10, of a file with these lists of layers."""
    page = PAGE.replace(b"/Resources<<", b"/Resources<</Properties<</L 10 0 R>>")
    catalog = b"<</Type/Catalog/Pages 2 0 R/OCProperties<<" + lists + b">>>>"
    return one_page(marked, page=page, more={1: catalog, **layers})


def many_pages() -> bytes:
    pages = {10 + n: PAGE for n in range(600)}
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    return one_page(more={2: b"<</Type/Pages/Kids[" + kids + b"]/Count 600>>", **pages})


def in_object_stream() -> bytes:
    """Objects in a stream that says it goes on in itself."""
    return one_page(more={6: stream(b"7 0 8 9 <<>> <<>>", b"/Type/ObjStm/N 1000000000/First 8/Extends 6 0 R"), 7: b"7 0 R"})


DAMAGED = r"PDF that cannot be read|PDF without pages|PDF that needs a password"

FILES = (
    Hostile("head.pdf", lambda: b"%PDF-1.7", DAMAGED),
    Hostile("junk.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 500, DAMAGED),
    Hostile(
        "wrong places.pdf",
        lambda: one_page().replace(b"0000000009 00000 n", b"0000009999 00000 n").replace(b"startxref\n", b"startxref\n9"),
    ),
    Hostile("wrong start.pdf", lambda: one_page().replace(b"startxref\n", b"startxref\n-7")),
    Hostile("round places.pdf", lambda: one_page(trailer=b"/Prev 9")),
    Hostile("pages round.pdf", lambda: one_page(more={2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>"})),
    Hostile("pages counted.pdf", lambda: one_page(more={2: b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>"})),
    Hostile("pages again.pdf", lambda: one_page(more={2: b"<</Type/Pages/Kids[" + b"3 0 R " * 20_000 + b"]/Count 20000>>"})),
    Hostile("pages many.pdf", many_pages, limited=True),
    Hostile("pages none.pdf", lambda: one_page(more={2: b"<</Type/Pages/Kids[]/Count 0>>"})),
    Hostile("pages odd.pdf", lambda: one_page(more={2: b"<</Type/Pages/Kids 7/Count(x)>>"})),
    Hostile("root gone.pdf", lambda: one_page().replace(b"/Root 1 0 R", b"/Root 9 0 R")),
    Hostile("box exponent.pdf", boxed(b"0 0 1e30 1e30"), ANY),
    Hostile("box giant.pdf", boxed(b"0 0 1" + b"0" * 30 + b" 1" + b"0" * 30)),
    Hostile("box none.pdf", boxed(b"0 0 0 0")),
    Hostile("box turned.pdf", boxed(b"595 842 -5 -7")),
    Hostile("box odd.pdf", boxed(b"/a (b) nan 1"), ANY),
    Hostile("box short.pdf", boxed(b"1 2"), ANY),
    Hostile("forms round.pdf", lambda: drawn(b"/X Do")),
    Hostile("forms doubled.pdf", lambda: drawn(b"/Y Do /Y Do")),
    Hostile(
        "lines.pdf",
        lambda: one_page(WORDS + b"".join(b"%d 0 m %d 800 l S " % (n % 590, n % 590) for n in range(60_000))),
        limited=True,
    ),
    Hostile(
        "boxes.pdf",
        lambda: one_page(WORDS + b"".join(b"%d %d 3 3 re S " % (n % 590, n // 590) for n in range(30_000))),
        limited=True,
    ),
    Hostile(
        "grid.pdf",
        lambda: one_page(WORDS + b"".join(b"0 %d m 590 %d l S %d 0 m %d 800 l S " % (n, n, n, n) for n in range(0, 590, 6))),
    ),
    Hostile("curve.pdf", lambda: one_page(WORDS + b"0 0 m " + b"1 2 3 4 5 6 c " * 30_000 + b"S")),
    Hostile(
        "letters.pdf",
        lambda: one_page(WORDS + b"BT /F 1 Tf 9 9 Td " + b"(abcdefghijklmnopqrst) Tj " * 3_000 + b"ET"),
        limited=True,
    ),
    Hostile("one string.pdf", lambda: one_page(WORDS + b"BT /F 1 Tf (" + b"x" * 100_000 + b") Tj ET"), limited=True),
    Hostile("bomb.pdf", lambda: one_page(more={4: stream(bytes(300_000_000), deflated=True)}), "unfolds to more than 100 MB"),
    Hostile("bomb of bombs.pdf", twice_deflated, "unfolds to more than 100 MB"),
    Hostile("bomb of blanks.pdf", lambda: one_page(more={4: stream(WORDS + b" " * 50_000_000, deflated=True)})),
    Hostile("saved states.pdf", lambda: one_page(b"q " * 100_000 + WORDS)),
    Hostile("arrays.pdf", lambda: one_page(WORDS + b"[" * 50_000)),
    Hostile("dictionaries.pdf", lambda: one_page(more={6: b"<</a" * 20_000})),
    Hostile("numbers.pdf", lambda: one_page(WORDS + b"9" * 100_000 + b" 0 Td " + b"-" * 50_000 + b".1 Td")),
    Hostile("turned.pdf", lambda: one_page(b"1e300 0 0 1e300 1e308 1e308 cm " + WORDS)),
    Hostile("flat.pdf", lambda: one_page(b"0 0 0 0 0 0 cm " + WORDS)),
    Hostile("in line.pdf", lambda: one_page(WORDS + b"BI /W 9999999 /H 9999999 ID " + b"x" * 100_000)),
    Hostile("length round.pdf", lambda: one_page(more={4: b"<</Length 4 0 R>>\nstream\n" + WORDS + b"\nendstream"}), ANY),
    Hostile("length odd.pdf", lambda: one_page(more={4: b"<</Length -5>>\nstream\n" + WORDS + b"\nendstream"})),
    Hostile("object stream.pdf", in_object_stream),
    Hostile("locked.pdf", lambda: one_page(trailer=b"/Encrypt<</Filter/Standard/V 9/R 9/O(x)/U(y)/P 1>>/ID[(a)(b)]"), DAMAGED),
    Hostile("locked oddly.pdf", lambda: one_page(trailer=b"/Encrypt<</Filter/Mine/V 1>>/ID[(a)(b)]"), DAMAGED),
    Hostile("junk picture.pdf", lambda: pictured(b"/Width 900/Height 900/Filter/JBIG2Decode", b"\x00\x01\x02" * 900)),
    Hostile("large picture.pdf", lambda: pictured(b"/Width 900000/Height 900000", b"\x00")),
    Hostile("cut picture.pdf", lambda: pictured(b"/Width 900/Height 900/Filter/DCTDecode", b"\xff\xd8\xff\xe0\x00\x10JFIF")),
    Hostile(
        "odd filter.pdf",
        lambda: one_page(more={4: stream(WORDS, b"/Filter[/LZWDecode/ASCII85Decode/RunLengthDecode/None]")}),
        ANY,
    ),
    Hostile("map.pdf", lambda: mapped(b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange endcmap"), ANY),
    Hostile("map of nothing.pdf", lambda: mapped(b"1 beginbfchar <0001> <D800> <0002> <0000> endbfchar")),
    Hostile(
        "fonts round.pdf", lambda: one_page(more={5: b"<</Type/Font/Subtype/Type0/Encoding 5 0 R/DescendantFonts[5 0 R]>>"}), ANY
    ),
    Hostile(
        "layers round.pdf",
        lambda: layered(
            b"/OCGs 6 0 R/D<</OFF[11 0 R]/BaseState 6 0 R>>", {6: b"7 0 R", 7: b"6 0 R", 10: b"7 0 R", 11: b"11 0 R"}
        ),
    ),
    Hostile(
        "layers of layers.pdf",
        lambda: layered(b"/D<</OFF[11 0 R]>>", {10: b"<</Type/OCMD/OCGs[10 0 R 12 0 R]>>", 12: b"<</Type/OCMD/OCGs 10 0 R>>"}),
    ),
    Hostile(
        "layers many.pdf",
        lambda: layered(b"/D<</OFF[" + b"11 0 R " * 200_000 + b"]>>", {10: b"<</Type/OCG>>"}),
        "a list of 200000 layers",
    ),
    Hostile(
        "layers again.pdf",
        lambda: layered(
            b"/D<</OFF[11 0 R]>>",
            {10: b"<</Type/OCMD/P/AllOn/OCGs[" + b"12 0 R " * 2_000 + b"]>>"},
            WORDS + b"/OC /L BDC EMC " * 100_000,
        ),
    ),
    Hostile("layers deep.pdf", lambda: layered(b"/D<</OFF[10 0 R]>>", {10: b"<</Type/OCG>>"}, b"/OC /L BDC " * 100_000 + WORDS)),
    Hostile("also a zip.pdf", lambda: one_page() + b"PK\x05\x06" + bytes(18)),
    *(Hostile(f"cut {tenths}.pdf", cut(tenths), ANY) for tenths in range(1, 10)),
)
