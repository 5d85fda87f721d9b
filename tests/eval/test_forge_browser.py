"""Chromium as a printer: what it makes of the forge's web pages, and what is said where it is not there."""

from __future__ import annotations

import io

import pdfplumber
import pytest

from eval.forge import browser
from eval.forge.full import full_report
from eval.forge.printing import Printing
from eval.forge.write import render

FULL = full_report()


@pytest.mark.skipif(not browser.available(), reason="Chromium is not installed")
def test_pages_become_pdfs_that_print_every_figure() -> None:
    data = browser.to_pdf(render(FULL, "html", Printing(inline_styles=True, encoding="gbk")))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
    assert all(cell.raw in text for table in FULL.tables for cell in table.cells)


def test_without_chromium_the_message_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert not browser.available()
    with pytest.raises(browser.BrowserError, match="no Chromium"):
        browser.to_pdf(b"")


def test_nothing_to_print_is_nothing() -> None:
    assert browser.print_pages([]) == ()
