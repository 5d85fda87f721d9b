"""A Word table's rows to cells on a grid: each cell once, where it starts and how far it reaches.

Cells are told by their place (`w:gridSpan`, `w:vMerge`, the older `w:hMerge`, `w:gridBefore`), never by equal text. A cell that goes
on from above joins it only where both have the same edges. Where a row's spans do not add up to the table's grid, its cells' widths tell the
spans, if they fall on the grid's lines. Deleted and hidden rows and deleted cells are left out; content controls and
insertions are looked through. Bounds, each told to `Limits`: gridSpan 200, 5,000 rows, 20,000 places.

>>> cell = lambda inner: f'<w:tc><w:tcPr>{inner}</w:tcPr></w:tc>'
>>> rows = cell('<w:vMerge w:val="restart"/>') + cell(""), cell("<w:vMerge/>") + cell("")
>>> table = etree.fromstring(f'<w:tbl xmlns:w="{W[1:-1]}">' + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>")
>>> [(c.row, c.column, c.rowspan) for c in read_table(table, lambda cell: (), set())]
[(0, 0, 2), (0, 1, 1), (1, 1, 1)]
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from lxml import etree

from ingest.readers.building import MAX_CELLS, Part, RawCell, Slots
from ingest.readers.docx_package import W
from ingest.readers.docx_styles import number, switched, value

MAX_SPAN, MAX_ROWS = 200, 5_000

_THROUGH = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_SLACK = 60
"""Twentieths of a point by which a cell's edge may miss a line of the grid."""

Limits = set[str]
"""What was cut off, in words."""


@dataclass(slots=True)
class _Printed:
    """A cell of one row: its elements (several where an older file merges them to one), span and vertical merge."""

    elements: list[etree._Element]
    span: int
    goes_on: bool


def read_table(
    table: etree._Element, parts_of: Callable[[etree._Element], tuple[Part, ...]], limits: Limits
) -> tuple[RawCell, ...]:
    """The table's cells in reading order; `parts_of` reads what is in one."""
    slots, cells = Slots(), dict[tuple[int, int], RawCell]()
    edges = _grid_edges(table)
    above: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(_rows(table)):
        if index >= MAX_ROWS or slots.full:
            limits.add(f"a table has more than {MAX_ROWS} rows or {MAX_CELLS} cells")
            break
        before = number(row.find(f"{W}trPr/{W}gridBefore"), 0, MAX_SPAN)
        printed = _printed(row, limits)
        _fit(printed, row, before, edges)
        joined = _joined(printed, before, above, cells)
        column, here = before, dict[int, tuple[int, int]]()
        for cell in printed:
            slots.take(index, column, 1, cell.span)
            key = joined.get(column)
            if key is None:
                key = (index, column)
                parts = tuple(part for element in cell.elements for part in parts_of(element))
                cells[key] = RawCell(index, column, parts, 1, cell.span)
            else:
                cells[key] = replace(cells[key], rowspan=index - key[0] + 1)
            here[column] = key
            column += cell.span
        above = here
    return tuple(cells.values())


def _joined(
    printed: list[_Printed], before: int, above: dict[int, tuple[int, int]], cells: dict[tuple[int, int], RawCell]
) -> dict[int, tuple[int, int]]:
    """By column: the cell above that a cell of this row goes on with. Cells that go on side by side may share one."""
    starts = list(accumulate((cell.span for cell in printed), initial=before))
    found: dict[int, tuple[int, int]] = {}
    for key in set(above.values()):
        upper = cells[key]
        under = [
            (start, cell)
            for start, cell in zip(starts, printed, strict=False)
            if start < upper.column + upper.colspan and start + cell.span > upper.column
        ]
        whole = under and under[0][0] == upper.column and under[-1][0] + under[-1][1].span == upper.column + upper.colspan
        if whole and all(cell.goes_on for _, cell in under):
            found.update((start, key) for start, _ in under)
    return found


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in _inside(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or (properties.find(f"{W}del") is None and not switched(properties.find(f"{W}hidden"))):
            yield row


def _inside(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through content controls and insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inside(child, tag)


def _printed(row: etree._Element, limits: Limits) -> list[_Printed]:
    """The row's cells; those that an older file merges sideways are one."""
    found: list[_Printed] = []
    for element in _inside(row, f"{W}tc"):
        properties = element.find(f"{W}tcPr")
        if properties is None:
            found.append(_Printed([element], 1, False))
            continue
        if properties.find(f"{W}cellDel") is not None:
            continue
        span = number(properties.find(f"{W}gridSpan"), 1, MAX_SPAN + 1) or 1
        if span > MAX_SPAN:
            limits.add(f"a cell's gridSpan is over {MAX_SPAN}")
            span = MAX_SPAN
        tracked = properties.find(f"{W}cellMerge")
        goes_on = _merge(properties, "vMerge") == "continue"
        if tracked is not None:
            goes_on = tracked.get(f"{W}vMerge") == "cont"
        if _merge(properties, "hMerge") == "continue" and found:
            found[-1].elements.append(element)
            found[-1].span += span
        else:
            found.append(_Printed([element], span, goes_on))
    return found


def _merge(properties: etree._Element, name: str) -> str | None:
    """restart, continue (which is also what a bare element means), or None where the cell is not merged."""
    found = properties.find(f"{W}{name}")
    return None if found is None else value(found) or "continue"


def _grid_edges(table: etree._Element) -> list[int]:
    """Where the grid's columns end, from 0; empty where the table does not say."""
    columns = [_width(column) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not columns or len(columns) > MAX_SPAN or any(width is None or width <= 0 for width in columns):
        return []
    return list(accumulate((width or 0 for width in columns), initial=0))


def _width(element: etree._Element | None) -> int | None:
    """A width in twentieths of a point; None where it is a share or not said."""
    if element is None or element.get(f"{W}type") not in (None, "dxa"):
        return None
    digits = (element.get(f"{W}w") or "").split(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else None


def _fit(printed: list[_Printed], row: etree._Element, before: int, edges: list[int]) -> None:
    """Sets the spans by the cells' widths where they do not add up to the grid, as Word draws such a row."""
    after = number(row.find(f"{W}trPr/{W}gridAfter"), 0, MAX_SPAN)
    columns = len(edges) - 1
    if columns < 1 or not printed or before + after + sum(cell.span for cell in printed) == columns:
        return
    at, spans, reached = before, [], edges[before] if before <= columns else 0
    for cell in printed:
        widths = [_width(element.find(f"{W}tcPr/{W}tcW")) for element in cell.elements]
        if any(width is None or width <= 0 for width in widths):
            return
        reached += sum(width or 0 for width in widths)
        line = bisect_left(edges, reached - _SLACK)
        if not at < line <= columns or abs(edges[line] - reached) > _SLACK:
            return
        spans.append(line - at)
        at = line
    if at + after == columns:
        for cell, span in zip(printed, spans, strict=True):
            cell.span = span
