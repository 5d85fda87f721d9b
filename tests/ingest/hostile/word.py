"""Hostile Word files: bombs, lies in the archive, entities, missing and circular parts, spans, floods of paragraphs."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from eval.forge.full import full_report
from eval.forge.write import render
from tests.ingest.hostile import ANY, Hostile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TITLE = "<w:p><w:r><w:t>示例市统计局2023年政府信息公开工作年度报告</w:t></w:r></w:p>"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def links(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="r{n}" Type="{LINK}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{made}</Relationships>'


def document(body: str, declared: str = "") -> str:
    return f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{W}"><w:body>{TITLE}{body}</w:body></w:document>'


def word(body: str = "", *, declared: str = "", parts: Mapping[str, bytes | str] | None = None, without: str = "") -> bytes:
    """A package with this body; `parts` are added or put in the place of those there are."""
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": links(("officeDocument", "word/document.xml")),
        "word/document.xml": document(body, declared),
        "word/_rels/document.xml.rels": links(),
        **(parts or {}),
    }
    made.pop(without, None)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.items():
            archive.writestr(name, content)
    return stream.getvalue()


def entities() -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE w:document [<!ENTITY l0 "laugh">{levels}]>'


def sized(actual: int, said: int) -> bytes:
    """A package whose main part holds `actual` blanks and says in both headers that it holds `said` bytes."""
    data = word(" " * actual)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        true = archive.getinfo("word/document.xml").file_size
    return data.replace(struct.pack("<I", true), struct.pack("<I", said))


def overlapping() -> bytes:
    """A package whose thousand entries all lie on the same bytes, as a better zip bomb has them."""
    packed = zlib.compress(bytes(2**20))[2:-4]
    crc = zlib.crc32(bytes(2**20))
    sizes = struct.pack("<IIIHH", crc, len(packed), 2**20, len(b"word/document.xml"), 0)
    first = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0x21) + sizes + b"word/document.xml" + packed
    entry = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0x21) + sizes + bytes(14) + b"word/document.xml"
    count = 1000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(entry) * count, len(first), 0)
    return first + entry * count + end


def nested() -> bytes:
    """A package with a bomb in a bomb among its parts."""
    inner = bytes(2**20)
    for _ in range(3):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(10):
                archive.writestr(f"{number}.zip", inner)
        inner = stream.getvalue()
    return word(parts={"word/embeddings/a.zip": inner})


def linked_round() -> bytes:
    """A document whose parts link to each other and to themselves, and styles that are based on each other."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("ab", "ba", "cc")
    )
    around = links(
        ("header", "header1.xml"), ("officeDocument", "document.xml"), ("styles", "styles.xml"), ("numbering", "document.xml")
    )
    return word(
        '<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
        parts={
            "word/_rels/document.xml.rels": around,
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            "word/header1.xml": f'<w:hdr xmlns:w="{W}">{TITLE}</w:hdr>',
            "word/_rels/header1.xml.rels": around,
        },
    )


def table(rows: int, cells: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{cells.replace('>1<', f'>{n * n * 7919}<')}</w:tr>" for n in range(rows)) + "</w:tbl>"


def cell(text: str = "1", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def numbered(before: str, count: int) -> str:
    """Paragraphs that differ, so that the package is no steeper than a report's."""
    return "".join(f"{before}<w:p><w:r><w:t>甲{n * n * 7919}</w:t></w:r></w:p>" for n in range(count))


def cut(tenths: int) -> Callable[[], bytes]:
    def make() -> bytes:
        whole = render(full_report(), "docx")
        return whole[: len(whole) * tenths // 10]

    return make


BROKEN = r"broken ZIP container|broken Word package|cannot be opened"

FILES = (
    Hostile("laughs.docx", lambda: word("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", declared=entities()), BROKEN),
    Hostile(
        "outside.docx",
        lambda: word("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", declared='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        BROKEN,
    ),
    Hostile(
        "outside 16.docx",
        lambda: word(
            parts={"word/document.xml": document("", '<!DOCTYPE d [<!ENTITY x "y">]>').replace("?>", "?>", 1).encode("utf-16")}
        ),
        ANY,
    ),
    Hostile("bomb.docx", lambda: word(" " * 30_000_000), r"package of|cannot be opened"),
    Hostile("many bombs.docx", lambda: word(parts={f"word/media/{n}.bin": bytes(900_000) for n in range(300)}), r"package of"),
    Hostile("says less.docx", lambda: sized(5_000_000, 400), BROKEN),
    Hostile("says more.docx", lambda: sized(5_000, 2**31), r"package of|" + BROKEN),
    Hostile("overlapping.docx", overlapping, r"package of|" + BROKEN),
    Hostile("nested.docx", nested),
    Hostile("entries.docx", lambda: word(parts={f"word/{n}.xml": "" for n in range(5_000)}), "package of"),
    Hostile("climbing.docx", lambda: word(parts={"../../etc/cron.d/x": "x", "/etc/passwd": "x", "C:\\x": "x"})),
    Hostile("no document.docx", lambda: word(without="word/document.xml"), r"without a Word document|" + BROKEN),
    Hostile("no types.docx", lambda: word(without="[Content_Types].xml")),
    Hostile("no links.docx", lambda: word(without="_rels/.rels")),
    Hostile("no XML.docx", lambda: word(parts={"word/document.xml": b"\x00\x01\x02"}), BROKEN),
    Hostile("empty part.docx", lambda: word(parts={"word/document.xml": b""}), BROKEN),
    Hostile("another root.docx", lambda: word(parts={"word/document.xml": "<a/>"}), "without a body"),
    Hostile("round.docx", linked_round),
    Hostile("span.docx", lambda: word(table(2, cell(properties='<w:gridSpan w:val="50000000"/>') * 3)), limited=True),
    Hostile(
        "odd span.docx",
        lambda: word(table(2, cell(properties='<w:gridSpan w:val="-1"/>') + cell(properties='<w:gridSpan w:val="x"/>'))),
    ),
    Hostile("rows.docx", lambda: word(table(9_000, cell() + cell())), limited=True),
    Hostile("merged.docx", lambda: word(table(1_500, cell(properties="<w:vMerge/>") * 20)), limited=True),
    Hostile(
        "paragraphs.docx", lambda: word("<w:p/><w:p><w:r><w:t>甲</w:t></w:r></w:p>" * 300_000), r"lines|paragraphs|package of"
    ),
    Hostile("many paragraphs.docx", lambda: word(numbered("<w:p/>", 300_000)), r"600001 paragraphs"),
    Hostile("printed paragraphs.docx", lambda: word(numbered("", 51_000)), r"51000 lines"),
    Hostile("runs.docx", lambda: word("<w:p>" + "".join(f"<w:r><w:t>{n * n}</w:t></w:r>" for n in range(60_000)) + "</w:p>")),
    Hostile(
        "text.docx",
        lambda: word(f"<w:p><w:r><w:t>{''.join(map(chr, range(0x4E00, 0x4E00 + 9000))) * 444}</w:t></w:r></w:p>"),
        r".",
    ),
    Hostile("deep tables.docx", lambda: word("<w:tbl><w:tr><w:tc>" * 60 + TITLE + "</w:tc></w:tr></w:tbl>" * 60), limited=True),
    Hostile("deeper.docx", lambda: word("<w:sdt><w:sdtContent>" * 5_000 + TITLE + "</w:sdtContent></w:sdt>" * 5_000), BROKEN),
    Hostile("far.docx", lambda: word(parts={"word/_rels/document.xml.rels": links(("image", "http://127.0.0.1:9/x.png"))})),
    Hostile("excel.docx", lambda: word(parts={"xl/workbook.xml": "<x/>"}, without="word/document.xml"), "Excel"),
    Hostile("later zip.docx", lambda: word().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x54"), BROKEN),
    Hostile("no entries.docx", lambda: b"PK\x05\x06" + bytes(18), r"broken ZIP|without a Word document"),
    *(Hostile(f"cut {tenths}.docx", cut(tenths), BROKEN) for tenths in range(1, 10)),
)
