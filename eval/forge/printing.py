"""How a report is put on paper or screen, apart from what it says: the options that the writers of all formats take.

What a report says (its labels, figures and sentences, with the defects planted in them) is a `SampleReport`; a `Printing`
only changes how it looks, so that reading it must give the same figures. An option that a format has no use for does
nothing there.

>>> Printing(repeat_header=True) == Printing(), Printing().scan is None
(False, True)
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Break(StrEnum):
    """Where a page break falls in the applications table of a paged format."""

    NONE = "none"
    BETWEEN_ROWS = "between_rows"
    IN_LABEL = "in_label"
    """Inside a merged part's label, whose text is parted too (无 | 法提供)."""
    AFTER_HEADER = "after_header"
    """Between the header and the first row; in the proactive table between a part's header and its rows."""
    IN_ROW = "in_row"
    """Inside one row, whose label is set in two lines."""


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page became a picture: dots per inch, and what was lost. All lengths in pixels, `skew` in degrees, `jpeg` a
    quality of 1..100 (0: kept whole), `noise` the standard deviation of grey, `blur` a radius, `fade` 0..1 of contrast lost."""

    dpi: int = 200
    skew: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    jpeg: int = 0
    fade: float = 0.0


@dataclass(frozen=True, slots=True)
class Printing:
    """Options of all writers; `seed` decides whatever they draw at random."""

    seed: int = 0
    # html
    encoding: str = "utf-8"
    """Also gb18030 and gbk (html, text)."""
    furniture: bool = False
    """Navigation, related links in tables, scripts, a footer with telephone and record numbers (html); running heads and
    page numbers (docx, pdf)."""
    inline_styles: bool = False
    """Every cell and run in nested spans with styles, as word processors paste them (html)."""
    framed: bool = False
    """The article, or each table, stands in the one cell of another table (html, docx)."""
    # docx and pdf
    text_boxes: bool = False
    """Paragraphs in text boxes (docx); rules drawn round paragraphs, so that they look like tables (pdf)."""
    break_at: Break = Break.NONE
    repeat_header: bool = False
    """The table's header is printed again on each page (docx, pdf)."""
    radicals: bool = False
    """Some characters are printed as the Kangxi or CJK radicals that look like them (pdf, text)."""
    fake_bold: bool = False
    """Headings and labels are printed twice, a hair apart (pdf)."""
    lost_characters: bool = False
    """The font does not say which characters it prints: (cid:n) and private-use characters (pdf)."""
    # text
    shape: str = ""
    """How a table is copied as text: tsv, pipe or stream; "" is the format's usual one."""
    # pictures
    scan: Scan | None = None
    """Tables that are pictures, and whole pages where `scanned` is set, look like this; None is a clean rendering."""
    scanned: bool = False
    """Every page is a picture (pdf)."""
