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


class Rules(StrEnum):
    """How the rules of a table are drawn in a PDF."""

    BOXES = "boxes"
    """A box round each cell."""
    LINES = "lines"
    """Each edge once, as a line."""
    FILLS = "fills"
    """Each edge once, as a thin filled box."""
    OPEN_SIDES = "open_sides"
    """Lines, but none at the left and right of the table."""
    OPEN_ENDS = "open_ends"
    """Lines, but none where a page ends inside the table."""
    NONE = "none"
    """No rules at all: only the places of the text show the columns."""


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
    """Also gb18030 and gbk (html, text). A page may declare another one, or none: by `seed`."""
    furniture: bool = False
    """Navigation, related links in tables, scripts, a footer with telephone and record numbers (html); running heads and
    page numbers (docx, pdf); marks of bookmarks and pictures, headings marked too deep (text)."""
    inline_styles: bool = False
    """Every cell and run in nested spans with styles, as word processors paste them (html); text in many runs, labels over
    several lines and paragraphs (docx)."""
    framed: bool = False
    """Each table, or (odd seeds) the whole article, stands in the one cell of another table (html, docx)."""
    # docx and pdf
    numbered: bool = False
    """The numerals of headings and labels stand in no text: the lists of the file print them (docx)."""
    text_boxes: bool = False
    """Paragraphs in text boxes (docx); rules drawn round paragraphs, so that they look like tables (pdf)."""
    break_at: Break = Break.NONE
    rules: Rules = Rules.BOXES
    shaded: bool = False
    """Headers stand on a coloured ground (docx, html, pdf)."""
    upright: bool = False
    """The labels of long parts stand in a narrow first column, one character below the other (docx, pdf)."""
    shuffled: bool = False
    """The text of a table is printed in another order than it is read (pdf)."""
    rotated: bool = False
    """The pages lie on their side in the file, which says that they are to be turned (pdf)."""
    repeat_header: bool = False
    """The table's header is printed again on each page (docx, pdf)."""
    radicals: bool = False
    """Some characters are printed as the Kangxi or CJK radicals that look like them (pdf, text)."""
    fake_bold: bool = False
    """Headings and labels are printed twice, a hair apart (pdf)."""
    lost_characters: bool = False
    """The font does not say which characters it prints: (cid:n), or (odd seeds) private-use characters (pdf)."""
    by_office: bool = False
    """LibreOffice makes the PDF from the Word file (pdf); writers do not see to it, `eval.forge.corpus.files_of` does."""
    by_browser: bool = False
    """Chromium prints the PDF from the web page (pdf); whoever makes files sees to it, as for `by_office`. It believes what
    the page declares; in "utf-8-sig" it sees the truth."""
    # text
    shape: str = ""
    """How a table is copied as text: tsv, dropped, pipe, stream, lines or spaced; "" is the format's usual one."""
    # pictures
    scan: Scan | None = None
    """Tables that are pictures, and whole pages where `scanned` is set, look like this; None is a clean rendering."""
    split_pictures: bool = False
    """A long table that is a picture is two pictures, one below the other (docx, html, pdf)."""
    scanned: bool = False
    """Every page is a picture (pdf)."""
    hidden_text: bool = False
    """Under the pictures of a scanned file lies the text that a recognition program took them for, with its mistakes (pdf)."""
