"""Writes a `SampleReport` as a Word file: WordprocessingML parts in a zip, the same bytes every time.

The parts are written here rather than by python-docx, which stamps the time and has its one door in ingest; the tests
open the result with it. Headings carry the built-in styles, merged cells are real (`w:gridSpan`, `w:vMerge`), and a
table that is only a picture is a drawing. By `Printing` tables stand in the one cell of another table (odd seeds: the whole
article does), paragraphs in text boxes, text is scattered over runs and lines, numerals are left
to lists, header rows are repeated, and each page has
a running head and foot.

>>> from eval.forge.model import SampleReport
>>> data = write_docx(SampleReport("k", "某局", 2023, ("某局2023年报告",), (), ()))
>>> data[:2], data == write_docx(SampleReport("k", "某局", 2023, ("某局2023年报告",), (), ()))
(b'PK', True)
"""

from __future__ import annotations

from collections.abc import Iterator

from eval.forge.docx_lists import Lists
from eval.forge.docx_package import HEAD, OFFICE, WORD, pack
from eval.forge.docx_runs import DRAWING, SHAPE, label_paragraphs, paragraph, picture_paragraph, text_box
from eval.forge.furniture import paper_around
from eval.forge.laid import LaidCell, LaidTable, Role
from eval.forge.layout import lay_out
from eval.forge.lines import header_rows, with_upright_labels
from eval.forge.model import SampleReport, SampleTable
from eval.forge.picture import pictures_of
from eval.forge.printing import Printing
from eval.forge.scan import Picture

TEXT_WIDTH = 8800
"""Width of the text area in twentieths of a point."""
BOX_WIDTH = 8400
GROUND = "C6D9F1"
PLAIN = Printing()


def write_docx(report: SampleReport, printing: Printing = PLAIN) -> bytes:
    """The file's bytes."""
    writer = _Writer(printing)
    body = "".join(writer.blocks(report))
    if printing.framed and printing.seed % 2:
        body = _frame(body) + paragraph("")
    paper = paper_around(report) if printing.furniture else None
    margins = '<w:pgMar w:top="1440" w:right="1553" w:bottom="1440" w:left="1553"/>'
    ends = '<w:headerReference w:type="default" r:id="head"/><w:footerReference w:type="default" r:id="foot"/>' if paper else ""
    page = f'<w:sectPr>{ends}<w:pgSz w:w="11906" w:h="16838"/>{margins}</w:sectPr>'
    document = f"{HEAD}<w:document {_names(printing)}><w:body>{body}{page}</w:body></w:document>"
    return pack(document, "".join(report.title), writer.pictures, paper, writer.lists.definitions())


def _names(printing: Printing) -> str:
    drawings = {"wp": "wordprocessingDrawing", "a": "main", "pic": "picture"}
    names = " ".join(f'xmlns:{prefix}="{DRAWING}/{name}"' for prefix, name in drawings.items())
    names += f' xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    if printing.text_boxes:
        names += f' xmlns:wps="{SHAPE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        names += ' xmlns:v="urn:schemas-microsoft-com:vml"'
    return names


class _Writer:
    """Writes blocks in reading order and gathers the pictures that they show."""

    def __init__(self, printing: Printing) -> None:
        self.printing = printing
        self.pictures: list[Picture] = []
        self.boxes = 0
        self.lists = Lists()

    def blocks(self, report: SampleReport) -> Iterator[str]:
        for line in report.title:
            yield self._line(line, style="Title")
        for line in report.opening:
            yield self._line(line)
        for section in report.sections:
            yield self._line(section.heading, style=f"Heading{section.level}", where="headings")
            for place, line in enumerate(section.paragraphs):
                yield self._boxed(line) if self.printing.text_boxes and place == 0 else self._line(line)
            for table in section.tables:
                yield from self._table(table)
        for line in report.closing:
            yield self._line(line, align="right")

    def _line(self, text: str, *, style: str = "", align: str = "", where: str = "") -> str:
        seed = self.printing.seed if self.printing.inline_styles else None
        shown, numbered = self._numbered(text, where)
        return paragraph(shown, style=style, align=align, seed=seed, numbered=numbered)

    def _numbered(self, text: str, where: str) -> tuple[str, int]:
        return self.lists.numbered(text, where) if where and self.printing.numbered else (text, 0)

    def _boxed(self, text: str) -> str:
        self.boxes += 1
        return text_box(text, self.boxes, BOX_WIDTH)

    def _table(self, table: SampleTable) -> Iterator[str]:
        for line in table.caption:
            yield self._line(line)
        laid = with_upright_labels(lay_out(table)) if self.printing.upright else lay_out(table)
        if table.as_picture:
            for picture in pictures_of(laid, self.printing):
                self.pictures.append(picture)
                yield picture_paragraph(picture, len(self.pictures), TEXT_WIDTH)
        else:
            written = self._grid(laid)
            framed = self.printing.framed and self.printing.seed % 2 == 0
            yield _frame(written + paragraph("")) if framed else written
            yield paragraph("")
        for line in table.notes:
            yield self._line(line)

    def _grid(self, laid: LaidTable) -> str:
        widths = [round(TEXT_WIDTH * share) for share in laid.widths]
        covering = laid.covering()
        repeated = header_rows(laid) if self.printing.repeat_header else 0
        rows = []
        for row in range(laid.rows):
            cells, column = [], 0
            while column < laid.columns:
                cell = covering[row, column]
                width = sum(widths[column : column + cell.colspan])
                cells.append(f"<w:tc>{self._properties(cell, row, width)}{self._content(cell, row)}</w:tc>")
                column += cell.colspan
            again = "<w:trPr><w:tblHeader/></w:trPr>" if row < repeated else ""
            rows.append(f"<w:tr>{again}" + "".join(cells) + "</w:tr>")
        return _ruled("".join(f'<w:gridCol w:w="{width}"/>' for width in widths), "".join(rows))

    def _properties(self, cell: LaidCell, row: int, width: int) -> str:
        span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        merge = "" if cell.rowspan == 1 else '<w:vMerge w:val="restart"/>' if cell.row == row else "<w:vMerge/>"
        ground = (
            f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUND}"/>'
            if self.printing.shaded and cell.role is Role.HEADER
            else ""
        )
        return f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{ground}</w:tcPr>'

    def _content(self, cell: LaidCell, row: int) -> str:
        align = "" if cell.role is Role.LABEL else "center"
        text = cell.text if cell.row == row else ""
        if cell.role is Role.VALUE or not self.printing.inline_styles:
            return self._line(text, style="Cell", align=align, where="labels" if cell.role is Role.LABEL else "")
        shown, numbered = self._numbered(text, "labels")
        return label_paragraphs(shown, self.printing.seed, style="Cell", align=align, numbered=numbered)


def _frame(content: str) -> str:
    """A table of one cell."""
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
    return _ruled(f'<w:gridCol w:w="{TEXT_WIDTH}"/>', f"<w:tr>{cell}</w:tr>")


def _ruled(grid: str, rows: str) -> str:
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    size = f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
    look = f'{size}<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
