"""What every reader's document keeps to, whatever it was read from."""

from __future__ import annotations

from itertools import pairwise

from ingest.model import BlockKind, Document, Grid


def texts(document: Document, grid: Grid) -> list[list[str]]:
    """The cells' texts, a list for each row in which cells start."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell.span.of(document.text))
    return list(rows.values())


def check_document(document: Document) -> None:
    """Blocks part the text by newlines and in order; cells part their grid's text; no cell lies over another."""
    prose = [block for block in document.blocks if block.kind is not BlockKind.PICTURE]
    assert "\n".join(block.span.of(document.text) for block in prose) == document.text
    for before, after in pairwise(prose):
        assert before.span.end + 1 == after.span.start
    assert all(len(block.span) for block in prose)
    for grid in document.grids:
        assert "\n".join("\t".join(row) for row in texts(document, grid)) == grid.span.of(document.text)
        places = set()
        for cell in grid.cells:
            assert grid.span.holds(cell.span)
            for row in range(cell.row, cell.row + cell.rowspan):
                for column in range(cell.column, cell.column + cell.colspan):
                    assert (row, column) not in places
                    places.add((row, column))
    for picture in document.pictures:
        assert picture.span.end <= len(document.text)
