"""Layouts of tables for laws about merged cells: a strategy that draws any tiling of a grid, and the tables it makes in each format."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from ingest.model import Document


@dataclass(frozen=True)
class Place:
    """One cell of a layout, with a text that no other has."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True)
class Layout:
    rows: int
    columns: int
    places: tuple[Place, ...]

    def starting_in(self, row: int) -> list[Place]:
        return [place for place in self.places if place.row == row]

    def reaching_into(self, row: int) -> list[Place]:
        """The cells that cover this row, left to right."""
        return sorted((p for p in self.places if p.row <= row < p.row + p.rowspan), key=lambda place: place.column)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Tilings of up to 6 x 6 places in which cells start in more than one column."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    taken: set[tuple[int, int]] = set()
    places: list[Place] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            widest = 1
            while column + widest < columns and (row, column + widest) not in taken:
                widest += 1
            most = widest if row or column else max(1, columns - 1)
            colspan, rowspan = draw(st.integers(1, most)), draw(st.integers(1, rows - row))
            taken.update((r, c) for r in range(row, row + rowspan) for c in range(column, column + colspan))
            places.append(Place(row, column, rowspan, colspan, draw(st.sampled_from(["", f"格{len(places)}", f"{len(places)}"]))))
    return Layout(rows, columns, tuple(places))


def html_table(layout: Layout, *, closed: bool) -> str:
    """The layout as HTML, with or without the end tags that may be left out."""
    lines = []
    for row in range(layout.rows):
        cells = "".join(
            f'<td rowspan="{p.rowspan}" colspan={p.colspan}><p>{p.text}' + ("</p></td>" if closed else "")
            for p in layout.starting_in(row)
        )
        lines.append(f"<tr>{cells}" + ("</tr>" if closed else ""))
    return "<table>" + "\n".join(lines) + "</table>"


def word_table(layout: Layout, how: str) -> str:
    """The layout as WordprocessingML. `how` cells are merged sideways: `gridSpan`, `hMerge`, or told by their `widths` alone."""
    grid = "".join('<w:gridCol w:w="800"/>' for _ in range(layout.columns))
    rows = []
    for row in range(layout.rows):
        cells = []
        for place in layout.reaching_into(row):
            merge = "" if place.rowspan == 1 else '<w:vMerge w:val="restart"/>' if place.row == row else "<w:vMerge/>"
            text = place.text if place.row == row else ""
            if how == "hMerge" and place.colspan > 1:
                cells.append(_cell(f'<w:hMerge w:val="restart"/>{merge}', text))
                cells += [_cell(f'<w:hMerge w:val="continue"/>{merge}', "")] * (place.colspan - 1)
            else:
                span = f'<w:gridSpan w:val="{place.colspan}"/>' if how == "gridSpan" and place.colspan > 1 else ""
                cells.append(_cell(f'<w:tcW w:w="{800 * place.colspan}" w:type="dxa"/>{span}{merge}', text))
        rows.append("<w:tr>" + "".join(cells) + "</w:tr>")
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>" + "".join(rows) + "</w:tbl>"


def _cell(properties: str, text: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def drawn(document: Document) -> list[Place]:
    """The cells of the document's only grid."""
    (grid,) = document.grids
    return [Place(c.row, c.column, c.rowspan, c.colspan, c.span.of(document.text)) for c in grid.cells]
