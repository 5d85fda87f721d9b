"""pdfplumber alone, as one would first use it: the text and the tables of every page, with its own defaults.

It is what reading a PDF costs before anything is understood. It is used here as a peer, not as a reader: the product's
own door to the library is in `ingest.readers`.

>>> from eval.forge.full import full_report
>>> from eval.forge.write import render
>>> pages = extract(render(full_report(), "pdf"))
>>> len(pages), pages[0].text.splitlines()[0], len(pages[1].tables)
(2, '示例市人民政府2023年政府信息公开工作年度报告', 2)
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pdfplumber

Table = list[list[str | None]]


@dataclass(frozen=True, slots=True)
class BarePage:
    """What pdfplumber gives for one page: its text, and each table as rows of cells (None where a cell is merged)."""

    text: str
    tables: list[Table]


def extract(data: bytes) -> list[BarePage]:
    """Text and tables of every page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [BarePage(page.extract_text(), page.extract_tables()) for page in pdf.pages]
