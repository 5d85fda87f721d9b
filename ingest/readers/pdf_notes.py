"""What is laid over a PDF page after it was made: texts typed on it, filled fields of a form, lines drawn through text.

A viewer shows these and prints them, but they are no part of the page's own content: their text is in other objects, in fonts of
the viewer's choice. `notes` tells where they lie, `with_notes` marks what they do to the characters: what stands under one cannot be
trusted, and where nothing stands something is shown that was not read. Links, highlights, seals and signatures change no text.
Shapes: boxes in the file's own coordinates. Blanks: an empty field and an empty text show nothing. Errors: none; a note that is
damaged is none.

>>> glyphs = [Glyph("1", 10, 15, 10, 20), Glyph("2", 15, 20, 10, 20), Glyph("3", 40, 45, 10, 20)]
>>> [glyph.text == UNREADABLE for glyph in with_notes(glyphs, [("FreeText", Box(9, 9, 21, 21))])]
[True, True, False]
>>> [glyph.text for glyph in with_notes(glyphs[2:], [("Widget", Box(9, 9, 21, 21))])] == ["3", UNREADABLE]
True
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfplumber.page import Page

from ingest.model import Box
from ingest.readers.pdf_lines import UNREADABLE, Glyph

Rect = tuple[float, float, float, float]

_HIDDEN = 2 | 32
"""Flags of what a viewer does not show."""
_MOST = 500
"""Notes of one page that are looked at."""
_SIZE = 9.0
"""Height in points of the mark that stands for text that was not read."""
_CORNERS = 4


def notes(page: Page) -> Iterator[tuple[str, Rect]]:
    """The kind and the place of each: FreeText, Widget or StrikeOut."""
    listed = resolve1(page.page_obj.annots)
    for found in (resolve1(one) for one in listed[:_MOST]) if isinstance(listed, list) else ():
        if not isinstance(found, dict):
            continue
        kind, flags, corners = _name(found.get("Subtype")), resolve1(found.get("F")), resolve1(found.get("Rect"))
        typed = kind == "FreeText" and bool(resolve1(found.get("Contents")))
        filled = kind == "Widget" and _name(found.get("FT")) in ("Tx", "Ch") and bool(resolve1(found.get("V")))
        shown = not (isinstance(flags, int) and flags & _HIDDEN)
        if shown and (typed or filled or kind == "StrikeOut") and isinstance(corners, list) and len(corners) == _CORNERS:
            sides = [side for side in map(resolve1, corners) if isinstance(side, int | float)]
            if len(sides) == _CORNERS:
                x0, y0, x1, y1 = map(float, sides)
                yield kind, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def with_notes(glyphs: list[Glyph], laid: Sequence[tuple[str, Box]]) -> list[Glyph]:
    """The characters, those under a note unreadable; a note that lies on none is itself one that is."""
    for kind, box in laid:
        under = {index for index, glyph in enumerate(glyphs) if _lies_in(glyph, box)}
        if under:
            glyphs = [replace(glyph, text=UNREADABLE) if index in under else glyph for index, glyph in enumerate(glyphs)]
        elif kind != "StrikeOut":
            size, middle = min(box.bottom - box.top, _SIZE), (box.top + box.bottom) / 2
            glyphs = [*glyphs, Glyph(UNREADABLE, box.x0 + 1, box.x0 + 1 + size / 2, middle - size / 2, middle + size / 2)]
    return glyphs


def _lies_in(glyph: Glyph, box: Box) -> bool:
    return bool(glyph.text.strip()) and box.x0 <= glyph.x <= box.x1 and box.top <= glyph.y <= box.bottom


def _name(found: object) -> str:
    """A name object's text; "" for anything else."""
    name = resolve1(found)
    return str(name.name) if isinstance(name, PSLiteral) else ""
