"""LibreOffice as a printer: what it makes of the forge's Word files, and what is said where it cannot."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from eval.forge import office
from eval.forge.full import full_report
from eval.forge.printing import Printing
from eval.forge.write import render

FULL = full_report()
installed = pytest.mark.skipif(not office.available(), reason="LibreOffice is not installed")


@installed
def test_word_files_become_pdfs_in_their_order() -> None:
    other = full_report(seed=8)
    word = [render(FULL, "docx", Printing(framed=True, text_boxes=True, furniture=True)), render(other, "docx")]
    for report, data in zip((FULL, other), office.convert(word, "pdf"), strict=True):
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            text = "".join(page.extract_text() for page in pdf.pages)
        assert all(cell.raw in text for table in report.tables for cell in table.cells)
        assert ("— 1—" in text or "— 1 —" in text) == (report is FULL), "the running foot"


@installed
def test_the_old_word_format_is_a_compound_file() -> None:
    assert office.to_doc(render(FULL, "docx"))[:8] == bytes.fromhex("d0cf11e0a1b11ae1")


@installed
def test_a_file_that_is_no_document_is_said() -> None:
    with pytest.raises(office.OfficeError, match=r"made 0 of 1 files, not 0\.pdf"):
        office.to_pdf(b"PK\x03\x04 no zip")


@installed
def test_a_conversion_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "SECONDS_TO_START", 0.05)
    monkeypatch.setattr(office, "SECONDS_A_FILE", 0.0)
    with pytest.raises(office.OfficeError, match="was ended"):
        office.to_pdf(render(FULL, "docx"))


def test_without_libreoffice_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not office.available()
    with pytest.raises(office.OfficeError, match="not on the path"):
        office.to_pdf(b"")


def test_nothing_to_convert_is_nothing() -> None:
    assert office.convert([], "pdf") == ()
