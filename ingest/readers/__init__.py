"""Files to documents. `read_document` looks at the bytes, not at the name, and calls the reader of that type.

Read: pdf (text layer), docx, html, md, txt. The name only tells md from txt and settles a scrap of html without its frame.
Blanks: an empty file is an error. Errors: UnsupportedType for a type that is not read, DamagedFile for one that is but
cannot be; each message says what was found, what is expected and what to do. A reader is loaded when it is first needed.

>>> read_document("年报.txt", "一、总体情况".encode()).format
'txt'
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from ingest.errors import DamagedFile, UnsupportedType
from ingest.model import Document
from ingest.readers import text
from ingest.readers.encoding import decode

_EXPECTED = "expected a .pdf, .docx, .html, .md or .txt report"
_SAVE = {
    "legacy": "open it in Word, WPS or LibreOffice and save it as .docx or .pdf",
    "export": "export it as .pdf with its text, or as .docx, and read that",
    "picture": "a picture has no text to read; find the report as .pdf with its text, .docx or .html",
    "archive": "unpack it and read the files in it",
}
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "picture"),
    (b"\xff\xd8\xff", "a JPEG picture", "picture"),
    (b"GIF87a", "a GIF picture", "picture"),
    (b"GIF89a", "a GIF picture", "picture"),
    (b"II*\x00", "a TIFF picture", "picture"),
    (b"MM\x00*", "a TIFF picture", "picture"),
    (b"{\\rtf", "a rich-text (.rtf) file", "legacy"),
    (b"Rar!\x1a\x07", "a RAR archive", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "archive"),
    (b"\x1f\x8b", "a gzip archive", "archive"),
    (b"%!PS", "a PostScript file", "export"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "a password-protected Office file", "take its password away and save it as .docx"),
    ("WordDocument", "a Word 97-2003 (.doc) or WPS (.wps) file", _SAVE["legacy"]),
    ("Workbook", "an Excel 97-2003 (.xls) file", _SAVE["export"]),
    ("PowerPoint Document", "a PowerPoint 97-2003 (.ppt) file", _SAVE["export"]),
)
_ZIP_PARTS = (
    ("xl/workbook.xml", "an Excel (.xlsx) file", "export"),
    ("ppt/presentation.xml", "a PowerPoint (.pptx) file", "export"),
    ("OFD.xml", "an OFD file", "export"),
    ("content.xml", "an OpenDocument (.odt) file", "legacy"),
)
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|section|article|h[1-6]|p|span|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_INSIDE = re.compile(r"</(?:p|div|table|td|span|h[1-6])>|<br\s*/?>", re.IGNORECASE)
_MHTML = re.compile(r"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd]")
_MOST_CONTROL = 0.01


def read_document(name: str, data: bytes) -> Document:
    """The document in these bytes. `name` is the file's name, for messages and for telling md from txt."""
    if not data.strip():
        raise DamagedFile(f"{name}: found an empty file, {_EXPECTED}; fetch it again")
    if b"%PDF-" in data[:1024]:
        from ingest.readers import pdf  # noqa: PLC0415 - pdfplumber takes half a second to load

        return _named(name, pdf.read, data)
    if data.startswith(b"PK"):
        _check_zip(name, data)
        from ingest.readers import docx  # noqa: PLC0415 - python-docx takes long to load

        return _named(name, docx.read, data)
    _refuse_foreign(name, data)
    return _read_text(name, data)


def _named(name: str, read: Callable[[bytes], Document], data: bytes) -> Document:
    """Calls a reader and puts the file's name before its complaint."""
    try:
        return read(data)
    except (DamagedFile, UnsupportedType) as error:
        raise type(error)(f"{name}: {error}") from error


def _check_zip(name: str, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
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
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise UnsupportedType(f"{name}: found a WebP picture, {_EXPECTED}; {_SAVE['picture']}")
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        raise UnsupportedType(f"{name}: found a BMP picture, {_EXPECTED}; {_SAVE['picture']}")


def _read_text(name: str, data: bytes) -> Document:
    from ingest.readers import html  # noqa: PLC0415 - lxml takes long to load

    declared = html.declared_encoding(data)
    content, encoding, problems = decode(data, declared)
    strange = len(_CONTROL.findall(content))
    if strange > max(1, len(content) * _MOST_CONTROL):
        raise UnsupportedType(f"{name}: found bytes that are no text of any known encoding, {_EXPECTED}; fetch it again")
    if not content.strip("\ufeff\u200b \t\r\n\u3000"):
        raise DamagedFile(f"{name}: found a file of blanks only, {_EXPECTED}; fetch it again")
    content = content.replace("\x00", "\ufffd")  # no store takes a NUL
    low = name.lower()
    if _HTML.match(content) or (low.endswith((".html", ".htm", ".shtml")) and _HTML_INSIDE.search(content)):
        return html.read_text(content, encoding, problems)
    if _MHTML.match(content[:2000]):
        raise UnsupportedType(f"{name}: found a web archive (.mht), {_EXPECTED}; save the page as .html")
    document = text.read(content, "md" if low.endswith((".md", ".markdown")) else "txt", encoding)
    return replace(document, problems=problems + document.problems)
