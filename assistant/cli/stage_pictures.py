"""A page of a PDF with what was found drawn over it: the cells of its grids, or its figures by their state.

Shapes: a picture as PNG bytes, at `DPI` dots per inch. A cell's box carries its `row,column`, a figure's its value. Blanks: a
page without cells is drawn as it is. Errors: UsageError for a stage that has no boxes, a format that has no pages or a page that
is not there; DamagedFile where the page cannot be drawn.

>>> colour_of(State.RECOGNISED) != colour_of(State.REPORTED)
True
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFont

from assistant.cli.stages import Stage
from ingest.errors import UsageError
from ingest.model import Box, Cell, Figure, Report, State
from ingest.readers.pdf_render import page_size, render_page

DPI = 144

_CELL = (0, 90, 200)
_COLOURS = {
    State.REPORTED: (0, 140, 60),
    State.APPROXIMATE: (150, 120, 0),
    State.BLANK: (130, 130, 130),
    State.ILLEGIBLE: (210, 0, 0),
    State.PICTURE: (150, 0, 150),
    State.RECOGNISED: (0, 90, 220),
    State.CORRECTED: (0, 150, 150),
}


def colour_of(state: State) -> tuple[int, int, int]:
    """The colour of a figure's box."""
    return _COLOURS[state]


def page_picture(data: bytes, report: Report, stage: Stage, page: int) -> bytes:
    """The page with the boxes that a stage found on it."""
    if stage not in (Stage.GRIDS, Stage.FIGURES):
        raise UsageError(f"--png: found --stage {stage.value}, expected grids or figures: only cells have a place on the page")
    if report.document.format != "pdf":
        raise UsageError(f"--png: found a {report.document.format} file, expected a pdf: no other format has pages to draw")
    pages = report.document.pages or 0
    if not 1 <= page <= pages:
        raise UsageError(f"--page: found {page}, expected a page from 1 to {pages}")
    picture = Image.open(io.BytesIO(render_page(data, page, dpi=DPI))).convert("RGB")
    brush = ImageDraw.Draw(picture)
    font = ImageFont.load_default(11)
    scale = picture.width / page_size(data, page)[0]
    for box, label, colour in _boxes(report, stage, page):
        corners = [round(edge * scale) for edge in (box.x0, box.top, box.x1, box.bottom)]
        brush.rectangle(corners, outline=colour, width=2)
        brush.text((corners[0] + 3, corners[1] + 2), label, fill=colour, font=font)
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    return stream.getvalue()


def _boxes(report: Report, stage: Stage, page: int) -> Iterator[tuple[Box, str, tuple[int, int, int]]]:
    """Each box on the page with its label and colour."""
    cells = [cell for grid in report.document.grids for cell in grid.cells if cell.page == page]
    if stage is Stage.GRIDS:
        for cell in cells:
            if cell.box is not None:
                yield cell.box, f"{cell.row},{cell.column}", _CELL
        return
    for figure in report.figures:
        held = _cell_of(figure, cells)
        if held is not None and held.box is not None:
            label = "" if figure.value is None else str(figure.value)
            yield held.box, label, colour_of(figure.state)


def _cell_of(figure: Figure, cells: list[Cell]) -> Cell | None:
    """The cell that a figure was read from."""
    return next((cell for cell in cells if cell.span == figure.span), None) or next(
        (cell for cell in cells if cell.span.holds(figure.span) and len(figure.span)), None
    )
