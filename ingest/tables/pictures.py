"""Official tables that a report shows only as a picture: a Problem for each, and its cells, one by one, as PICTURE.

A table is only a picture where the place from its heading to the next holds a picture and no printed grid, and no figure of it was
read: a picture of which only shreds were recognised is one too.
Which cells it has is known where the edition is: the report's other tables tell, or else the edition that is usual for its year
(none for the later tables before 2019). Else the table is told as a whole. Such a cell has no value and no text: its span is
empty, where the picture stands.

>>> [usual_edition("applications", year) for year in (2024, 2020, 2016, None)], usual_edition("statistics", 2016)
(['2021', '2019', None, None], '2014')
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.forms import load_forms
from ingest.forms.vocabulary import title_of
from ingest.model import BlockKind, Document, Figure, Grid, Picture, Problem, Span, State
from ingest.readers import ocr

_MOST_PROSE = 200
"""Characters of running text after which a heading's table is over."""


def pictured(
    document: Document, read: frozenset[str], decided: Mapping[str, str], year: int | None
) -> tuple[list[Figure], list[Problem]]:
    """The cells of the tables that are only pictures, and what is to be told of them. `read` are the tables that have
    figures, `decided` the editions that printed tables tell."""
    cells: list[Figure] = []
    problems: list[Problem] = []
    for title, table, picture in _only_pictures(document, read):
        form = load_forms()["2014" if table == "statistics" else "2021"].table(table)
        label = form.titles[0] if form else table
        why = "could not be read surely" if ocr.available() else "cannot be read; pip install 'wenbao[ocr]' has pictures read"
        message = f"the table “{label}” is only a picture; its figures {why}"
        problems.append(Problem("image_only", message, picture.span, picture.page))
        told = set(decided.values()) if table != "statistics" else set()
        edition = told.pop() if len(told) == 1 else usual_edition(table, year)
        if edition is not None and not any(cell.table == table for cell in cells):
            cells += _cells(table, edition, picture, title)
    return cells, problems


def usual_edition(table: str, year: int | None) -> str | None:
    """The edition that a table of a year usually is of; None where that is not known."""
    if table == "statistics":
        return "2014"
    return None if year is None or year < 2019 else "2019" if year < 2021 else "2021"


def _cells(table_id: str, edition: str, picture: Picture, title: str) -> Iterator[Figure]:
    table = load_forms()[edition].table(table_id)
    for row in table.value_rows if table is not None else ():
        for column in row.columns if table is not None else ():
            assert table is not None
            yield Figure(
                table=table_id,
                form=edition,
                row=row.path,
                column=column.path,
                indicator=table.indicator(row, column),
                dimension=table.dimension_of(row, column),
                value=None,
                unit=table.unit_of(row, column),
                state=State.PICTURE,
                raw="",
                span=Span(picture.span.start, picture.span.start),
                page=picture.page,
                table_title=title,
            )


def _only_pictures(document: Document, read: frozenset[str]) -> Iterator[tuple[str, str, Picture]]:
    """The heading, the table and the first picture of each place that holds pictures alone and no figures."""
    blocks = [block for block in document.blocks if block.kind is not BlockKind.TABLE]
    heads = [(block.span, title_of(block.span.of(document.text))) for block in blocks]
    titles = [(span, table) for span, table in heads if table]
    for place, (span, table) in enumerate(titles):
        if table in read:
            continue
        end = _region_end(document, span, titles[place + 1 :])
        inside = [picture for picture in document.pictures if span.end <= picture.span.start < end]
        grids = [grid for grid in document.grids if span.end <= grid.span.start < end]
        recognised = [picture for grid in grids if (picture := _shown_in(document, grid)) is not None]
        if (inside or recognised) and len(recognised) == len(grids):
            yield span.of(document.text).strip(), table, (*inside, *recognised)[0]


def _shown_in(document: Document, grid: Grid) -> Picture | None:
    """The picture in which a grid was recognised, all of it; None for one that the file prints."""
    readings = [one for one in document.readings if grid.span.start <= one.span.start < grid.span.end]
    starts = {one.span.start for one in readings}
    for cell in grid.cells:
        if cell.span.of(document.text).strip() and not any(at in starts for at in range(cell.span.start, cell.span.end)):
            return None
    return Picture(grid.span, readings[0].page) if readings else None


def _region_end(document: Document, span: Span, later: Sequence[tuple[Span, str]]) -> int:
    """Where a table's place ends: at the next table's heading, or after some lines of running text."""
    end = later[0][0].start if later else len(document.text) + 1  # a picture may be the last thing of all
    prose = 0
    for block in document.blocks:
        if block.kind is BlockKind.PARAGRAPH and span.end <= block.span.start < end:
            prose += len(block.span)
            if prose > _MOST_PROSE:
                return block.span.start
    return end
