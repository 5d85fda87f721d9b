"""Files to documents. `read_document` looks at the bytes, not at the name, and calls the reader of that type.

Read: pdf, docx, html, md, txt, through LibreOffice doc, rtf and odt, and with the extra `ocr` pictures. The name only tells md from txt, names a .wps, and
settles a scrap of html without its frame.
Blanks: an empty file is an error. Errors: UnsupportedType for a type that is not read, DamagedFile for one that is but
cannot be; each message says what was found, what is expected and what to do. A reader is loaded when it is first needed.
`read_again` reads a pdf, docx, doc or html file by another program, to be held against the first reading (`ingest.tables.second_reading`).

>>> read_document("年报.txt", "一、总体情况".encode()).format
'txt'
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ingest.errors import DamagedFile, ReadError, UnsupportedType
from ingest.model import Document
from ingest.readers import ocr, text
from ingest.readers.encoding import decode
from ingest.readers.limits import check_document, check_streams, check_text, storable
from ingest.workers.limits import recognition_begins

T = TypeVar("T")
R = TypeVar("R")

_EXPECTED = "expected a .pdf, .docx, .html, .md or .txt report"
_SAVE = {
    "legacy": "open it in Word, WPS or LibreOffice and save it as .docx or .pdf",
    "export": "export it as .pdf with its text, or as .docx, and read that",
    "picture": "pip install 'wenbao[ocr]' has pictures read; or find the report as .pdf with its text, .docx or .html",
    "archive": "unpack it and read the files in it",
}
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
)
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"Rar!\x1a\x07", "a RAR archive", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "archive"),
    (b"\x1f\x8b", "a gzip archive", "archive"),
    (b"%!PS", "a PostScript file", "export"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "a password-protected Office file", "take its password away and save it as .docx"),
    ("Workbook", "an Excel 97-2003 (.xls) file", _SAVE["export"]),
    ("PowerPoint Document", "a PowerPoint 97-2003 (.ppt) file", _SAVE["export"]),
)
_WPS = "a WPS Writer (.wps) file"
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=.Word\.Document|<w:wordDocument\b")
_ZIP_PARTS = (
    ("xl/workbook.xml", "an Excel (.xlsx) file", "export"),
    ("ppt/presentation.xml", "a PowerPoint (.pptx) file", "export"),
    ("OFD.xml", "an OFD file", "export"),
    ("content.xml", "an OpenDocument file that is no text", "export"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|link|base|script|div|table|section|article|"
    r"main|header|center|frameset|form|font|h[1-6]|p|span|style|ul|ol|dl|strong|b|a|img|br|o:p)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(r"</(?:p|div|table|td|span|h[1-6])>|<br\s*/?>", re.IGNORECASE)
_MHTML = re.compile(r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_MOST_CONTROL = 0.01


def read_document(name: str, data: bytes) -> Document:
    """The document in these bytes. `name` is the file's name, for messages and for telling md from txt."""
    document = _read(name, data)
    _named(name, check_document, document)
    return replace(document, text=storable(document.text))


def read_again(name: str, data: bytes, format: str) -> Document | None:
    """The document once more, read by another program: pdf (pdfium), docx, doc and html (the standard library). None for the
    other formats, which are text already, and where the second way does not come to an end with this file."""
    way = _second_way(name, data, format)
    if way is None:
        return None
    recognition_begins()  # a file that took nearly all its time to be read once shall not fail for being read twice
    try:
        document = way(data)
        check_document(document)
    except (ReadError, RecursionError):
        return None  # the first reading stands, and nothing says that it was compared
    return replace(document, format=format, text=storable(document.text))


def _second_way(name: str, data: bytes, format: str) -> Callable[[bytes], Document] | None:
    # each loads its library when it is first needed
    if format == "pdf":
        from ingest.readers import pdf_second  # noqa: PLC0415 - pypdfium2 is needed by few files

        return pdf_second.read
    if format == "html":
        from ingest.readers import html_second  # noqa: PLC0415 - lxml takes long to load

        return html_second.read
    if format not in ("docx", "doc"):
        return None
    from ingest.readers import docx_second, legacy  # noqa: PLC0415 - lxml takes long to load

    older = _older_type(name, data)
    return docx_second.read if older is None else lambda given: legacy.read(given, *older, docx_second.read)


def _read(name: str, data: bytes) -> Document:
    if not data.strip():
        raise DamagedFile(f"{name}: found an empty file, {_EXPECTED}; fetch it again")
    if b"%PDF-" in data[:1024]:
        from ingest.readers import pdf  # noqa: PLC0415 - pdfplumber takes half a second to load

        _named(name, check_streams, data)
        return _named(name, pdf.read, data)
    older = _older_type(name, data)
    if older is not None:
        from ingest.readers import legacy  # noqa: PLC0415 - lxml takes long to load

        return _named(name, lambda given: legacy.read(given, *older), data)
    if data.startswith(b"PK"):
        _check_zip(name, data)
        from ingest.readers import docx  # noqa: PLC0415 - lxml takes long to load

        return _named(name, docx.read, data)
    if ocr.available() and _picture_type(data):
        from ingest.readers import picture  # noqa: PLC0415 - OpenCV takes long to load, and is an extra

        return _named(name, picture.read, data)
    _refuse_foreign(name, data)
    return _read_text(name, data)


def _older_type(name: str, data: bytes) -> tuple[str, str] | None:
    """The suffix and the name of a type that LibreOffice has to convert; None for all others. A .wps is refused by its name."""
    if data.startswith(_OLE):
        if name.lower().endswith(".wps"):
            raise UnsupportedType(f"{name}: found {_WPS}, {_EXPECTED}; {_SAVE['legacy']}")
        if "EncryptedPackage".encode("utf-16-le") not in data and "WordDocument".encode("utf-16-le") in data:
            return ".doc", "a Word 97-2003 (.doc) file"
    if data.startswith(b"{\\rtf"):
        return ".rtf", "a rich-text (.rtf) file"
    if data.startswith(b"PK") and b"application/vnd.oasis.opendocument.text" in data[:200]:
        return ".odt", "an OpenDocument (.odt) file"
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and _WORD_XML.search(data[:4096]):
        if b"<pkg:package" in data[:4096]:
            raise UnsupportedType(f"{name}: found a Word file as one XML, {_EXPECTED}; {_SAVE['legacy']}")
        return ".xml", "a Word 2003 XML file"
    return None


def _named(name: str, call: Callable[[T], R], given: T) -> R:
    """Calls a reader or a check and puts the file's name before its complaint."""
    try:
        return call(given)
    except ReadError as error:
        raise type(error)(f"{name}: {error}") from error


def _check_zip(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise DamagedFile(f"{name}: found a broken ZIP container ({error}), {_EXPECTED}; fetch it again") from error
    if "word/document.xml" in parts:
        return
    for part, what, advice in _ZIP_PARTS:
        if part in parts:
            raise UnsupportedType(f"{name}: found {what}, {_EXPECTED}; {_SAVE[advice]}")
    if "[Content_Types].xml" in parts and any(part.startswith("word/") for part in parts):
        return
    raise UnsupportedType(f"{name}: found a ZIP archive without a Word document in it, {_EXPECTED}; {_SAVE['archive']}")


def _refuse_foreign(name: str, data: bytes) -> None:
    if data.startswith(_OLE):
        for stream, what, advice in _OLE_STREAMS:
            if stream.encode("utf-16-le") in data:
                raise UnsupportedType(f"{name}: found {what}, {_EXPECTED}; {advice}")
        raise UnsupportedType(f"{name}: found an old Office or WPS container, {_EXPECTED}; {_SAVE['legacy']}")
    for magic, what, advice in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedType(f"{name}: found {what}, {_EXPECTED}; {_SAVE[advice]}")
    picture = _picture_type(data)
    if picture:
        raise UnsupportedType(f"{name}: found {picture}, {_EXPECTED}; {_SAVE['picture']}")


def _picture_type(data: bytes) -> str:
    """What picture the bytes are; "" for anything else."""
    for magic, what in _PICTURES:
        if data.startswith(magic):
            return what
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "a WebP picture"
    return "a BMP picture" if data.startswith(b"BM") and data[6:10] == bytes(4) else ""


def _read_text(name: str, data: bytes) -> Document:
    from ingest.readers import html  # noqa: PLC0415 - lxml takes long to load

    declared = html.declared_encoding(data)
    content, encoding, problems = decode(data, declared)
    _named(name, check_text, content)
    strange = len(_CONTROL.findall(content))
    if strange > max(1, len(content) * _MOST_CONTROL):
        raise UnsupportedType(f"{name}: found bytes that are no text of any known encoding, {_EXPECTED}; fetch it again")
    if not content.strip("\ufeff\u200b \t\r\n\u3000"):
        raise DamagedFile(f"{name}: found a file of blanks only, {_EXPECTED}; fetch it again")
    content = storable(content)
    low = name.lower()
    if _HTML.match(content) or (low.endswith((".html", ".htm", ".shtml")) and _HTML_INSIDE.search(content)):
        return _named(name, lambda given: html.read_text(given, encoding, problems), content)
    if _MHTML.match(content[:2000]):
        raise UnsupportedType(f"{name}: found a web archive (.mht), {_EXPECTED}; save the page as .html")
    kind = "md" if low.endswith((".md", ".markdown")) else "txt"
    document = _named(name, lambda given: text.read(given, kind, encoding), content)
    return replace(document, problems=problems + document.problems)
