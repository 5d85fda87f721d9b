"""What of a forged report is printed in the file that another program made of it.

LibreOffice now and then drops rows of a table that it cannot break over its pages: they stand in the Word file and not in the
PDF, where no reader can know them. A row is lost where neither half of its label is in the text of the PDF; its cells cannot be
known then. A row without a label, or with a label of which half is printed elsewhere, is never taken to be lost. Shapes and
blanks: `TruthCell`s as in `draft`. Errors: those of pypdfium2 where the data are no PDF.

>>> is_lost("（一）予以公开", "三、本年度办理结果（二）部分公开"), is_lost("（一）予以公开", "（一）予 以公开")
(True, False)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2

from eval.forge.corpus import Forged
from eval.forge.laid import LaidTable, Path, Role
from ingest.normalise import fold_text


def as_printed(one: Forged, pdf: bytes) -> Forged:
    """The report with the truth of its PDF: cells of rows that are not printed there cannot be known."""
    text = printed_text(pdf)
    printed: set[tuple[str, Path, Path]] = set()
    lost: set[tuple[str, Path, Path]] = set()
    for table in one.report.tables:
        if table.form and table.laid is not None:
            for label, places in _labelled_rows(table.laid):
                (lost if label and is_lost(label, text) else printed).update((table.table, *place) for place in places)
    gone = lost - printed
    truth = (replace(cell, knowable=False) if (cell.table, cell.row, cell.column) in gone else cell for cell in one.truth)
    return replace(one, truth=tuple(truth))


def printed_text(pdf: bytes) -> str:
    """The text of all pages, in the order in which it is drawn."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def is_lost(label: str, text: str) -> bool:
    """Whether neither half of a label is in a text, white space aside; a page may end inside it."""
    folded, whole = fold_text(label), fold_text(text)
    half = len(folded) // 2
    return not any(piece in whole for piece in (folded[:half], folded[half:]))


def _labelled_rows(table: LaidTable) -> Iterator[tuple[str, list[tuple[Path, Path]]]]:
    """The innermost label of each row ("" for none) and the places of its values."""
    for row in range(table.rows):
        cells = table.starting_in(row)
        places = [cell.place for cell in cells if cell.place is not None]
        if places:
            yield next((cell.text for cell in reversed(cells) if cell.role is Role.LABEL), ""), places
