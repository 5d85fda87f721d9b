from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import DamagedFile, ReadError, UnsupportedType
from ingest.readers import ocr, read_document


def docx_bytes() -> bytes:
    word, stream = docx.Document(), io.BytesIO()
    word.add_paragraph("一、概况")
    word.save(stream)
    return stream.getvalue()


def pdf_bytes() -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(80, 700, "Report")
    canvas.save()
    return stream.getvalue()


def zip_bytes(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize("name", ["report.txt", "report", "report.pdf", "report.html", "report.docx"])
def test_the_content_decides_not_the_name(name: str) -> None:
    assert read_document(name, docx_bytes()).format == "docx"
    assert read_document(name, pdf_bytes()).format == "pdf"
    assert read_document(name, "\n<!-- x --><!DOCTYPE html><html><p>一、概况</p>".encode()).format == "html"


def test_text_is_txt_or_md_by_its_name_and_keeps_its_encoding() -> None:
    assert read_document("a.md", "# 年报\n".encode()).format == "md"
    document = read_document("a.txt", "一、总体情况\n收到申请三件。".encode("gbk"))
    assert (document.format, document.encoding) == ("txt", "gb18030")


def test_a_scrap_of_html_without_its_frame_is_html_by_its_name() -> None:
    scrap = "一、概况<br>收到申请三件。</p>".encode()
    assert read_document("a.html", scrap).format == "html"
    assert read_document("a.txt", scrap).format == "txt"


@pytest.mark.parametrize(
    "start", ["<center>", "<link rel=x>", "<p>", "<!-- saved from url=(0014)about:internet -->\n<html>", "<FONT>"]
)
def test_a_page_is_known_by_its_first_tag(start: str) -> None:
    assert read_document("a.txt", f"{start}一、概况</p>".encode()).format == "html"


def test_what_the_decoder_says_travels_with_the_document() -> None:
    document = read_document("a.txt", "收到申请三件".encode()[:-1])
    assert "truncated" in [problem.code for problem in document.problems]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (OLE + "Workbook".encode("utf-16-le"), r"\.xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE, "old Office"),
        (zip_bytes("OFD.xml", "Doc_0/Document.xml"), "OFD"),
        (zip_bytes("xl/workbook.xml"), r"\.xlsx"),
        (zip_bytes("notes.txt"), "ZIP archive without"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><pkg:package>", "one XML"),
        (b"Rar!\x1a\x07\x00", "RAR"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", "web archive"),
        (bytes(range(256)) * 4, "no text"),
    ],
)
def test_foreign_types_are_named_with_what_to_do(data: bytes, found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    with pytest.raises(UnsupportedType, match=found) as caught:
        read_document("report.txt", data)
    message = str(caught.value)
    assert message.startswith("report.txt: found")
    assert "expected" in message
    assert ";" in message


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\u3000\n".encode(), b"PK\x03\x04 broken", b"%PDF-1.4 broken"]
)
def test_empty_and_broken_files_are_damage(data: bytes) -> None:
    with pytest.raises(DamagedFile, match=r"a\.bin: found .*expected"):
        read_document("a.bin", data)


def test_random_bytes_are_a_read_error_and_nothing_else() -> None:
    for size in (20, 200, 3000):
        with pytest.raises(ReadError):
            read_document("a.txt", b"\x01\x02\x00" + random.Random(7).randbytes(size))
