"""Writes a `SampleReport` as a PDF with a text layer: Song type, ruled tables, merged cells, page breaks inside tables.

The plain file prints in one of the standard CID fonts, which viewers bring along, so nothing is embedded. By `Printing`:

- a font is embedded that tells its characters as radicals (`radicals`) or not at all (`lost_characters`; seeds 2 and 3 modulo 4
  lose only the tables');
- the applications table and the annex (and, after a header, the table of proactive disclosure) are cut at a place of the asked
  kind (`break_at`), tables are ruled, shaded, set upright, paragraphs stand in boxes and on rules, pages lie on their side;
- every page is a picture at a scan's quality (`scanned`), maybe with text that is not seen under it (`hidden_text`).

Bytes are the same every time.

>>> from eval.forge.model import SampleReport
>>> write_pdf(SampleReport("k", "某局", 2023, ("某局2023年报告",), ("很好。",), ()))[:5]
b'%PDF-'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eval.forge.breaks import place_break
from eval.forge.furniture import paper_around
from eval.forge.layout import lay_out
from eval.forge.lines import with_upright_labels
from eval.forge.model import SampleReport, SampleTable
from eval.forge.pdf_font import Told, font_of
from eval.forge.pdf_sheets import BODY, STANDARD_FONT, Sheets, Type, pictures_as_sheets
from eval.forge.pdf_tables import draw_table
from eval.forge.picture import pictures_of
from eval.forge.printing import Break, Printing, Scan
from eval.forge.scan import Picture, scanned_pages

PLAIN = Printing()
CUT = ("applications", "statistics")
"""The long tables: a page break falls in these."""


def write_pdf(report: SampleReport, printing: Printing = PLAIN, type: Type | None = None) -> bytes:
    """The file's bytes; `type` is for fonts that no printing has."""
    if printing.scanned:
        return _scanned(report, printing)
    return _sheets(report, printing, type or _type(printing)).finished()


def scanned_report(report: SampleReport, printing: Printing = PLAIN) -> Iterator[Picture]:
    """Every page of the report as a picture at the scan's quality (200 dots per inch and nothing lost, where none is given)."""
    pages = _sheets(report, printing, _embedded(printing)).finished()
    return scanned_pages(pages, printing.scan or Scan(), printing.seed)


def scanned_pdf(pdf: bytes, scan: Scan, seed: int = 0) -> bytes:
    """Any PDF, one that LibreOffice or a browser made too, as its pages would be scanned on A4 paper."""
    return pictures_as_sheets("", tuple(scanned_pages(pdf, scan, seed)))


def _scanned(report: SampleReport, printing: Printing) -> bytes:
    pictures = tuple(scanned_report(report, printing))
    if printing.hidden_text:
        return _sheets(report, printing, _embedded(printing), pictures).finished()
    return pictures_as_sheets("".join(report.title), pictures)


def _embedded(printing: Printing) -> Type:
    return Type(font_of(Told.TRUTH), font_of(Told.TRUTH), printing.fake_bold)


def _type(printing: Printing) -> Type:
    if printing.lost_characters:
        lost = font_of(Told.PRIVATE if printing.seed % 2 else Told.NOTHING)
        return Type(STANDARD_FONT if printing.seed // 2 % 2 else lost, lost, printing.fake_bold)
    if printing.radicals:
        return replace(_embedded(printing), radicals=printing.seed)
    return Type(fake_bold=printing.fake_bold)


def _sheets(report: SampleReport, printing: Printing, type: Type, pictures: Sequence[Picture] = ()) -> Sheets:
    """The whole report, printed; on sheets that are pictures its text is not seen."""
    paper = paper_around(report) if printing.furniture else None
    rotated = printing.rotated and not printing.scanned
    sheets = Sheets("".join(report.title), type, paper, rotated=rotated, pictures=pictures)
    for line in report.title:
        sheets.paragraph(line, size=18, align="centre", bold=True)
    for line in report.opening:
        sheets.paragraph(line, indent=True, underlined=printing.text_boxes)
    for section in report.sections:
        sheets.paragraph(section.heading, size=14 if section.level == 1 else BODY, keep=60, bold=True)
        if printing.text_boxes:
            sheets.boxed_paragraphs(section.paragraphs)
        else:
            for line in section.paragraphs:
                sheets.paragraph(line, indent=True)
        for table in section.tables:
            _table(sheets, table, printing)
    for line in report.closing:
        sheets.paragraph(line, align="right")
    return sheets


def _table(sheets: Sheets, table: SampleTable, printing: Printing) -> None:
    for line in table.caption:
        sheets.paragraph(line, align="centre")
    laid = lay_out(table)
    if table.as_picture:
        for picture in pictures_of(laid, printing):
            sheets.picture(picture)
    else:
        cut_here = table.table in CUT or (printing.break_at is Break.AFTER_HEADER and table.table == "proactive")
        laid, cut = place_break(laid, printing.break_at if cut_here else Break.NONE, printing.seed)
        draw_table(sheets, with_upright_labels(laid) if printing.upright else laid, cut, printing)
    for line in table.notes:
        sheets.paragraph(line)
