"""PDF files to documents: page by page, tables by their ruled lines, the rest as paragraphs.

A character belongs to the cell whose box holds its middle, whatever the order it was printed in (`pdf_cells`). Lines outside
tables become paragraphs (the line breaks within one are dropped), over page breaks too. A table that goes on at the head of the
next page is one grid (`pdf_stitch`), a note or a running head between its parts comes after it. Page numbers are left out,
running heads and feet after their first time. What is not seen on the page is left out; what cannot be read is U+FFFD. What can
only be looked at (scans, tables as pictures, fonts that do not say their characters) is recognised where the extra `ocr` is
installed (`pdf_content`). Problems: `no_text` for a page that is only a picture or whose font does not say its characters, or
that is damaged; `limit` past 500 pages, 20,000 characters or 5,000 lines a page, or 60 pictures a file. Pages count from 1, and each
is closed as it is done. Errors: DamagedFile, for a password too.

`read(data)` needs a file; the pieces have the examples.

>>> _complaint(PdfminerException("PDFPasswordIncorrect"))
'found a PDF that needs a password, expected an open one; save it without its password'
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import DamagedFile
from ingest.model import Box, Document, Problem
from ingest.readers import ocr
from ingest.readers.building import Mark, Part, Prose, RawCell, Table, assemble
from ingest.readers.pdf_content import ContentReader, Draw, PageContent
from ingest.readers.pdf_furniture import drop_furniture, measure, part_notes
from ingest.readers.pdf_lines import Line, Measure, join_text
from ingest.readers.pdf_page import Flat, TypedAgain, printed_page
from ingest.readers.pdf_stitch import PlacedCell, PlacedTable, stitch

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every font without a box, hundreds of times a file

MAX_PAGES, MAX_PICTURES = 500, 60

_LONG_CELL = 300
"""A cell with more characters than this is read as paragraphs."""


def read(data: bytes, again: TypedAgain | None = None) -> Document:
    """The document in a PDF file's bytes. With `again` its characters are those which that gives (`pdf_second`), and nothing is
    recognised in pictures."""
    problems: list[Problem] = []
    draw = _drawing(data) if again is None and ocr.available() else None
    with _opened(data) as pdf:
        count = len(pdf.pages)
        try:
            contents = _contents(pdf.pages[:MAX_PAGES], ContentReader(problems, draw), problems, again)
        except PdfminerException as error:
            raise DamagedFile(_complaint(error)) from error
    if not count:
        raise DamagedFile("found a PDF without pages, expected a report; fetch it again")
    if count > MAX_PAGES:
        message = f"the file has {count} pages; those after page {MAX_PAGES} were not read"
        problems.append(Problem("limit", message, page=MAX_PAGES))
    drop_furniture(contents)
    measure(contents)
    part_notes(contents)
    return assemble(_parts(contents), "pdf", pages=count, problems=problems)


def _opened(data: bytes) -> PDF:
    """The file with its pages found. Errors: DamagedFile for whatever the library makes of a damaged one."""
    try:
        pdf = pdfplumber.open(io.BytesIO(data))
        pdf.pages  # noqa: B018 - looked for when first asked
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # pdfminer and pdfplumber raise whatever a damaged page tree makes of them
        raise DamagedFile(_complaint(error)) from error
    return pdf


def _contents(
    pages: Sequence[Page], reader: ContentReader, problems: list[Problem], again: TypedAgain | None
) -> list[PageContent]:
    """What the pages hold; a damaged page is told, and is an error where there is no whole one."""
    contents: list[PageContent] = []
    damage: PdfminerException | None = None
    for page in pages:
        try:
            contents.append(reader.content(printed_page(page, again)))
        except PdfminerException as error:
            damage = error
            message = f"page {page.page_number} is damaged and was not read ({error.args[0]!r})"
            problems.append(Problem("no_text", message, page=page.page_number))
        finally:
            page.close()
    if damage is not None and not contents:
        raise damage
    return contents


def _drawing(data: bytes) -> Draw:
    """Draws pages of the file, so many times."""
    drawn = 0

    def draw(page: int, box: Box | None) -> bytes:
        nonlocal drawn
        from ingest.readers.pdf_render import render_page  # noqa: PLC0415 - its library is loaded for pictures alone

        drawn += 1
        if drawn > MAX_PICTURES:
            raise DamagedFile(f"page {page} is not recognised, as the file has more than {MAX_PICTURES} pictures")
        return render_page(data, page, box)

    return draw


def _complaint(error: Exception) -> str:
    reason = repr(error.args[0]) if error.args else repr(error)
    if "Password" in reason or "Encryption" in reason:
        return "found a PDF that needs a password, expected an open one; save it without its password"
    return f"found a PDF that cannot be read ({reason}), expected a whole one; fetch it again, or print it to a new PDF"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph as far as it has been read; `last` is its last line, `content` the page of that line."""

    text: str
    page: int
    last: Line
    content: PageContent

    def takes(self, line: Line, content: PageContent) -> bool:
        """Takes the line in where it goes on with this paragraph."""
        here, there = self.content.side(self.last), content.side(line)
        following = None if content is self.content and here == there else content.measures[there]
        if not self.content.measures[here].continues(self.last, line, following):
            return False
        self.text, self.last, self.content = join_text(self.text, line.text), line, content
        return True


def _parts(contents: Sequence[PageContent]) -> list[Part]:
    """The parts of all pages; a paragraph or a table that a page break cut in two is one again."""
    pieces: list[_Paragraph | PlacedTable | Mark | Prose] = []
    current = -1
    for content in contents:
        is_first = True
        for item in content.items:
            what, before = item.what, pieces[current] if current >= 0 else None
            if isinstance(what, Mark | Prose):
                pieces.append(what)
                continue
            joined = None
            if is_first and isinstance(before, PlacedTable) and isinstance(what, PlacedTable):
                joined = stitch(before, what)
            is_first = False
            if joined is not None:
                pieces[current] = joined
            elif isinstance(what, PlacedTable):
                pieces.append(what)
                current = len(pieces) - 1
            elif not (isinstance(before, _Paragraph) and before.takes(what, content)):
                pieces.append(_Paragraph(what.text, content.number, what, content))
                current = len(pieces) - 1
    flats = {content.number: content.flat for content in contents}
    return [part for piece in pieces for part in _finished(piece, flats)]


def _finished(piece: _Paragraph | PlacedTable | Mark | Prose, flats: Mapping[int, Flat]) -> Iterator[Part]:
    if isinstance(piece, Mark | Prose):
        yield piece
    elif isinstance(piece, _Paragraph):
        yield Prose(piece.text, page=piece.page)
    elif len({cell.column for cell in piece.cells}) == 1:
        for cell in piece.cells:
            yield from _paragraphs(cell)
    else:
        yield Table(tuple(_raw(cell, flats[cell.page]) for cell in piece.cells), piece.cells[0].page)


def _raw(cell: PlacedCell, flat: Flat) -> RawCell:
    text = cell.text
    parts = tuple(_paragraphs(cell)) if len(text) > _LONG_CELL else (Prose(text, page=cell.page),) if text else ()
    return RawCell(cell.row, cell.column, parts, cell.rowspan, cell.colspan, cell.page, flat.back(cell.box))


def _paragraphs(cell: PlacedCell) -> Iterator[Prose]:
    for text in Measure.of(cell.lines).paragraphs(cell.lines):
        yield Prose(text, page=cell.page)
