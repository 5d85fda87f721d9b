"""What each stage of reading made of a file, as lines of text: blocks, grids, sections, figures.

Pure functions of a `Report`; `stage_lines` gives the lines of one stage, of one page where a page is asked for, and the
document's problems after them. Shapes: places are `start..end` in the document's text and `pN` for a page; cells are
`row,column` from 0, with `+rows x columns` where they reach further. Blanks: what has no page is in no page's lines.
Errors: none.

>>> from ingest.pipeline import parse
>>> report = parse("a.txt", "示例市统计局2023年政府信息公开工作年度报告\\n一、总体情况\\n平稳。".encode())
>>> [line for line in stage_lines(report, Stage.SECTIONS) if "总体" in line]
['24..34  overview  一、总体情况']
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from ingest.model import Cell, Document, Figure, Grid, Problem, Report, Section, Span

_LONGEST = 60
"""Characters of a block's text that are shown."""


class Stage(StrEnum):
    """The stages of reading, in their order."""

    BLOCKS = "blocks"
    GRIDS = "grids"
    SECTIONS = "sections"
    FIGURES = "figures"


def stage_lines(report: Report, stage: Stage, page: int | None = None) -> Iterator[str]:
    """The lines of one stage, and the problems; with `page` those of this page alone."""
    if stage is Stage.BLOCKS:
        yield from _blocks(report.document, page)
    elif stage is Stage.GRIDS:
        yield from _grids(report.document, page)
    elif stage is Stage.SECTIONS:
        yield from _sections(report, page)
    else:
        yield from (_figure(figure) for figure in report.figures if page in (None, figure.page))
    yield from (_problem(problem) for problem in report.problems if page is None or problem.page in (None, page))


def shown(text: str) -> str:
    """A text on one line, cut where it is long.

    >>> shown("甲\\n乙"), shown("一" * 70)[-3:]
    ('甲⏎乙', '一一…')
    """
    line = text.replace("\n", "⏎").replace("\t", " ")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _place(span: Span, page: int | None = None) -> str:
    return f"{span.start}..{span.end}" + (f" p{page}" if page is not None else "")


def _blocks(document: Document, page: int | None) -> Iterator[str]:
    for block in document.blocks:
        if page in (None, block.page):
            level = f" {block.level}" if block.level else ""
            yield f"{_place(block.span, block.page)}  {block.kind.value}{level}  {shown(block.span.of(document.text))}"


def _grids(document: Document, page: int | None) -> Iterator[str]:
    for index, grid in enumerate(document.grids):
        cells = [cell for cell in grid.cells if page in (None, cell.page)]
        if cells:
            yield _grid(index, grid)
            yield from (f"  {cell_line(document, cell)}" for cell in cells)


def _grid(index: int, grid: Grid) -> str:
    pages = sorted({cell.page for cell in grid.cells if cell.page is not None})
    where = f" p{pages[0]}" + (f"-{pages[-1]}" if len(pages) > 1 else "") if pages else ""
    return f"grid {index}  {_place(grid.span)}{where}  {grid.layout.value}  {grid.rows} rows x {grid.columns} columns"


def cell_line(document: Document, cell: Cell) -> str:
    """One cell: where it stands in its grid and in the text, and what it holds."""
    reach = f" +{cell.rowspan}x{cell.colspan}" if cell.rowspan > 1 or cell.colspan > 1 else ""
    return f"{cell.row},{cell.column}{reach}  {_place(cell.span, cell.page)}  “{shown(cell.span.of(document.text))}”"


def _sections(report: Report, page: int | None) -> Iterator[str]:
    for section in report.sections:
        if page is None or page in _pages(report.document, section):
            title = section.path[-1] if section.path else "(before the first heading)"
            indent = "  " * max(0, len(section.path) - 1)
            yield f"{indent}{_place(section.span)}  {section.kind.value}  {shown(title)}"


def _pages(document: Document, section: Section) -> set[int | None]:
    return {block.page for block in document.blocks if section.span.start <= block.span.start < section.span.end}


def _figure(figure: Figure) -> str:
    where = " > ".join((*figure.row, *figure.column))
    value = figure.state.value if figure.value is None else f"{figure.value} {figure.unit} {figure.state.value}"
    checks = figure.checks
    counted = f"held {checks.held}, failed {checks.failed}, undecided {checks.undecided}"
    return f"{_place(figure.span, figure.page)}  {figure.table}  {where}  {value}  “{shown(figure.raw)}”  {counted}"


def _problem(problem: Problem) -> str:
    place = f" {_place(problem.span)}" if problem.span else ""
    page = f" p{problem.page}" if problem.page is not None else ""
    return f"! {problem.code}{place}{page}  {problem.message}"
