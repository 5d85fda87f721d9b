"""Word files made of raw WordprocessingML, for what no library writes: each part as the test gives it, all else as Word has it."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

SCHEMAS = "http://schemas.openxmlformats.org"
OFFICE = f"{SCHEMAS}/officeDocument/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": f"{SCHEMAS}/wordprocessingml/2006/main",
        "r": OFFICE,
        "a": f"{SCHEMAS}/drawingml/2006/main",
        "c": f"{SCHEMAS}/drawingml/2006/chart",
        "m": f"{SCHEMAS}/officeDocument/2006/math",
        "mc": f"{SCHEMAS}/markup-compatibility/2006",
        "wp": f"{SCHEMAS}/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)

_STRICT = re.compile(rf"{SCHEMAS}/(wordprocessingml|officeDocument|drawingml)/2006/")


def word_file(
    body: str,
    *,
    main: str = "word/document.xml",
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    strict: bool = False,
) -> bytes:
    """A package whose body is `body`. `links` are the main part's relationships (id to kind and target; an address is external),
    `parts` its other parts: of an XML part (styles, numbering, footnotes) only what stands within its root."""
    stream = io.BytesIO()
    folder, file = posixpath.split(main)
    with zipfile.ZipFile(stream, "w") as archive:
        contents: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{SCHEMAS}/package/2006/content-types"/>',
            "_rels/.rels": relations({"main": ("officeDocument", main)}),
            main: f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            f"{folder}/_rels/{file}.rels": relations(links or {}),
        }
        for name, content in (parts or {}).items():
            if isinstance(content, str) and name.endswith(".xml"):
                root = posixpath.basename(name).removesuffix(".xml").rstrip("0123456789")
                contents[name] = f"<w:{root} {NAMES}>{content}</w:{root}>"
            else:
                contents[name] = content
        for name, content in contents.items():
            archive.writestr(
                name, _STRICT.sub(r"http://purl.oclc.org/ooxml/\1/", content) if strict and isinstance(content, str) else content
            )
    return stream.getvalue()


def relations(links: Mapping[str, tuple[str, str]]) -> str:
    """A part's relationships."""
    listed = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{listed}</Relationships>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph; plain text stands for one run."""
    inside = inner if "<" in inner or not inner else run(inner)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows; a row is the cells that stand in it."""
    return (
        "<w:tbl>" + "".join(row if row.startswith(("<w:tr>", "<w:sdt>")) else f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    )


def numbered(text: str, level: int = 0, number: str = "1") -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def listing(*levels: tuple[str, str], number: str = "1", inside: str = "") -> str:
    """A list's definition: format and pattern of each level; `inside` is put into the w:num."""
    defined = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (form, pattern) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{defined}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{inside}</w:num>'
    )
