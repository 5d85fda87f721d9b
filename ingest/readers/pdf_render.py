"""A PDF page drawn as a picture: with `pdf_second`, the door to pypdfium2.

Shapes: `page` counts from 1; a `Box` is in points from the top left of the page as shown (its crop box, turned by its
/Rotate), as everywhere in the readers; the picture is PNG bytes in colour, at `dpi` dots per inch or less, so that it keeps
within `MAX_PIXELS`. Blanks: a box that lies off the page is an error. Errors: DamagedFile for a page that cannot be drawn.

`render_page` needs a file; `scale_of` has the example.

>>> round(scale_of(595, 842, 200), 3), round(scale_of(5950, 8420, 200), 3)
(2.778, 0.706)
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from math import sqrt

import pypdfium2

from ingest.errors import DamagedFile
from ingest.model import Box

MAX_PIXELS = 25_000_000


def scale_of(width: float, height: float, dpi: int) -> float:
    """Pixels a point for a picture of this many points, so that it keeps within `MAX_PIXELS`."""
    return min(dpi / 72, sqrt(MAX_PIXELS / max(width * height, 1.0)))


def page_size(data: bytes, page: int) -> tuple[float, float]:
    """Width and height of a page as shown, in points. Errors: DamagedFile."""
    with _opened(data, page) as document:
        width, height = document[page - 1].get_size()
    return float(width), float(height)


def render_page(data: bytes, page: int, box: Box | None = None, dpi: int = 200) -> bytes:
    """The page of a PDF file, or the part of it in `box`, as PNG. Errors: DamagedFile."""
    with _opened(data, page) as document:
        drawn = document[page - 1]
        width, height = drawn.get_size()
        part = Box(0.0, 0.0, width, height) if box is None else _within(box, width, height)
        bitmap = drawn.render(
            scale=scale_of(part.x1 - part.x0, part.bottom - part.top, dpi),
            crop=(part.x0, height - part.bottom, width - part.x1, part.top),
        )
        stream = io.BytesIO()
        bitmap.to_pil().convert("RGB").save(stream, "PNG", compress_level=1)
    return stream.getvalue()


@contextmanager
def _opened(data: bytes, page: int) -> Iterator[pypdfium2.PdfDocument]:
    """The file, closed at the end."""
    try:
        with pypdfium2.PdfDocument(data) as document:
            if not 1 <= page <= len(document):
                raise DamagedFile(f"found {len(document)} pages, expected a page {page}; ask for one that is there")
            yield document
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(f"page {page} cannot be drawn ({error}); print the file to a new PDF") from error


def _within(box: Box, width: float, height: float) -> Box:
    part = Box(max(0.0, box.x0), max(0.0, box.top), min(width, box.x1), min(height, box.bottom))
    if part.x1 - part.x0 < 1 or part.bottom - part.top < 1:
        raise DamagedFile(f"nothing of {box} lies on a page of {width:.0f} x {height:.0f} points")
    return part
