"""A page's table to cells on a grid, as a browser lays it out.

Row groups are laid out head first and foot last, whatever their order in the file; a rowspan ends with its group. A colspan
that runs into a cell from above is clipped there, and the next cell stands behind the whole of it. Elements shown as tables
(`display: table-row`, `role="row"`) are tables too. What stands in a table but in no cell (captions, stray text) is laid before
it, as browsers do. Bounds, each told to `limits`: colspan 100, rowspan 1000, 20,000 places. Nothing raises on odd tables.

>>> from lxml import html
>>> table = html.fragment_fromstring("<table><tr><td rowspan=9>a<td>b<tr><td>c</table>")
>>> outside, cells = read_table(table, Looks(table), lambda cell: (), lambda element: [], set())
>>> [(c.row, c.column, c.rowspan) for c in cells]
[(0, 0, 2), (0, 1, 1), (1, 1, 1)]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ingest.readers.building import MAX_CELLS, Part, Prose, RawCell, Slots
from ingest.readers.html_styles import Looks

MAX_COLSPAN, MAX_ROWSPAN = 100, 1000

_KINDS = {
    "table": "table", "tr": "row", "td": "cell", "th": "cell", "thead": "head", "tbody": "group", "tfoot": "foot",
    "caption": "caption", "col": "column", "colgroup": "column",
    "table-row": "row", "table-cell": "cell", "table-header-group": "head", "table-row-group": "group",
    "table-footer-group": "foot", "table-caption": "caption", "table-column": "column", "table-column-group": "column",
}  # fmt: skip
_SPAN = re.compile(r"\s*\+?([0-9]+)")

Row = list[etree._Element]


@dataclass(slots=True)
class _Found:
    """A table's groups of rows in the file's order, and what stands in no cell."""

    heads: list[list[Row]] = field(default_factory=list)
    groups: list[list[Row]] = field(default_factory=list)
    feet: list[list[Row]] = field(default_factory=list)
    outside: list[Part] = field(default_factory=list)

    @property
    def ordered(self) -> list[list[Row]]:
        """The first head first and the first foot last; more of them are groups like others."""
        return [*self.heads, *self.groups, *self.feet]


def kind_of(element: etree._Element, looks: Looks) -> str:
    """table, row, cell, head, group, foot, caption, column; "" for what is no part of a table."""
    known = _KINDS.get(str(element.tag))
    return known or _KINDS.get(looks.of(element).display, "")


def read_table(
    table: etree._Element,
    looks: Looks,
    cell_parts: Callable[[etree._Element], tuple[Part, ...]],
    outside_parts: Callable[[etree._Element], list[Part]],
    limits: set[str],
) -> tuple[list[Part], tuple[RawCell, ...]]:
    """What stands outside the cells, and the cells in reading order; the two functions read what is in an element."""
    found = _Found()
    _Rows(looks, outside_parts, found).collect(table)
    slots = Slots()
    cells: list[RawCell] = []
    index = 0
    for group in found.ordered:
        for within, row in enumerate(group):
            column = 0
            for cell in row:
                column = slots.next_free(index, column)
                left = len(group) - within
                rowspan = min(_span(cell, "rowspan", MAX_ROWSPAN, limits) or left, left)
                wanted = _span(cell, "colspan", MAX_COLSPAN, limits) or 1
                colspan = slots.take(index, column, rowspan, wanted)
                if slots.full:
                    limits.add(f"a table has more than {MAX_CELLS} cells")
                    return found.outside, tuple(cells)
                cells.append(RawCell(index, column, cell_parts(cell), rowspan, colspan))
                column += wanted
            index += 1
    return found.outside, tuple(cells)


class _Rows:
    """Collects the rows of a table."""

    def __init__(self, looks: Looks, outside_parts: Callable[[etree._Element], list[Part]], found: _Found) -> None:
        self._looks = looks
        self._outside_parts = outside_parts
        self._found = found
        self._group: list[Row] = []
        self._in_group = False
        found.groups.append(self._group)

    def collect(self, container: etree._Element) -> None:
        """The rows below this element; cells without a row make one, rows without a group too."""
        loose: Row = []
        self._stray(container.text)
        for child in container:
            kind = kind_of(child, self._looks) if isinstance(child.tag, str) else "column"
            if kind != "column" and not self._looks.of(child).gone:
                if kind == "cell":
                    loose.append(child)
                else:
                    self._group.extend([loose] * bool(loose))
                    loose = []
                    self._other(child, kind)
            self._stray(child.tail)
        self._group.extend([loose] * bool(loose))

    def _other(self, child: etree._Element, kind: str) -> None:
        if kind == "row":
            cells = self._cells(child)
            if child.get("height") != "0" or any("".join(map(str, cell.itertext())).strip() for cell in cells):
                self._group.append(cells)  # the other is how Word tells the widths of its columns
        elif kind in ("head", "group", "foot") and not self._in_group:
            self._group, self._in_group = [], True
            self.collect(child)
            place = {"head": self._found.heads, "foot": self._found.feet}.get(kind, self._found.groups)
            (self._found.groups if place and place is not self._found.groups else place).append(self._group)
            self._group, self._in_group = [], False
            self._found.groups.append(self._group)
        elif kind in ("head", "group", "foot") or (kind == "" and self._holds_rows(child)):
            self.collect(child)
        else:
            self._found.outside.extend(self._outside_parts(child))

    def _cells(self, row: etree._Element) -> Row:
        cells: Row = []
        self._stray(row.text)
        for child in row:
            if isinstance(child.tag, str) and not self._looks.of(child).gone:
                kind = kind_of(child, self._looks)
                if kind == "cell":
                    cells.append(child)
                elif kind == "" and self._holds(child, "cell"):
                    cells.extend(self._cells(child))
                elif kind != "column":
                    self._found.outside.extend(self._outside_parts(child))
            self._stray(child.tail)
        return cells

    def _holds_rows(self, element: etree._Element) -> bool:
        return self._holds(element, "row") or self._holds(element, "cell")

    def _holds(self, element: etree._Element, kind: str) -> bool:
        """Whether rows or cells of this table stand below an element that is no part of a table itself."""
        for child in element:
            if not isinstance(child.tag, str):
                continue
            here = kind_of(child, self._looks)
            if here == kind or (here == "" and self._holds(child, kind)):
                return True
        return False

    def _stray(self, text: str | None) -> None:
        if text and text.strip():
            self._found.outside.append(Prose(" ".join(text.split())))


def _span(cell: etree._Element, name: str, most: int, limits: set[str]) -> int:
    """A span as written; 0 where it says 0 (to the group's end), 1 where it says nothing that can be read."""
    found = _SPAN.match(cell.get(name) or cell.get(f"aria-{name}") or "1")
    digits = found[1].lstrip("0") if found else "1"
    if len(digits) > 6 or int(digits or 0) > most:
        limits.add(f"a cell's {name} is over {most}")
        return most
    return int(digits or 0)
