"""Tables that go on over a page break, as one: the columns of both parts, and cells that the break cut in two.

Parts belong together where their outer borders and most of the inner ones stand at the same x. Header rows that the
second part prints again are left out; where the first row after them is printed again too, it is another table. A cell goes
on where no line is printed at the break, where an empty label cell reaches down beside further labels, or where an item's
label (（四）无) has its rest (法提供) beyond the break. A row goes on whose numbers stand on one side only and whose label
stands on one side or is cut itself. Two numbers are never one, and an empty cell under a number stays a blank of its own.
Shapes: `columns` are the x of the borders. Errors: none.

>>> line = Line("甲", 1, 9, 1, 9, 8)
>>> cells = [PlacedCell(0, 0, 1, 1, Box(0, 0, 10, 10), 1, (line,)), PlacedCell(0, 1, 1, 1, Box(10, 0, 30, 10), 1, (line,))]
>>> joined = stitch(PlacedTable((0, 10, 30), cells), PlacedTable((0, 10.5, 30), list(cells)))
>>> joined is not None and (joined.rows, len(joined.cells))
(2, 4)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.forms.vocabulary import known_label
from ingest.model import Box
from ingest.normalise import fold_text
from ingest.readers.pdf_edges import cluster, nearest
from ingest.readers.pdf_lines import Line, cell_text
from ingest.tables.cell_values import UNITS

_NEAR_UNRULED = 15.0
"""Guessed borders this near to each other are one column's."""
_HEADER_ROWS = 4
_NEAR = 4.0
"""Borders this near to each other are one column's border on both pages."""
_PADDING = 12.0
"""What a cell keeps free left and right of a full line, at most."""
_NUMERIC = re.compile(rf"[\d０-９,，.．\s%％+＋\-－—–/／]+(?:{'|'.join(UNITS)})?")
_ITEM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d１-９]+[)）]|[一二三四五六七八九十\d１-９]+\s*[、.．]|[①-⒛㈠-㈩]|其中[：:])"
)
_BARE_ITEM = re.compile(r"\s*[\d１-９]+\s*[、.．]\s*")
_ITEM_MARK, _BEHIND_MARK = (
    re.compile(r"\s*(?:\d{1,2}|[（(]?[一二三四五六七八九十]{1,3})\s*"),
    re.compile(r"\s*[.．、)）]\s*[^\d\s]"),
)
"""An item's number without its mark, and a mark with the label behind it."""
_NONE = "无"
"""What some bodies print in an empty cell; after a header it is a value's, after （四） the beginning of a label."""
_SUM = re.compile(r"[总合小共]\s*计")


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with the lines printed in it. `open_top`, `open_bottom`: no line is printed on that side."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    page: int
    lines: tuple[Line, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def text(self) -> str:
        return cell_text(self.lines, self.box.x1, self.box.x0)

    @property
    def columns(self) -> tuple[int, int]:
        return self.column, self.colspan

    @property
    def is_number(self) -> bool:
        return bool(_NUMERIC.fullmatch(self.text)) and not _BARE_ITEM.fullmatch(self.text)

    @property
    def is_full(self) -> bool:
        """Whether the last line had no room for another character, so that its text may go on."""
        last = self.lines[-1] if self.lines else None
        return last is not None and self.box.x1 - last.x1 + last.x0 - self.box.x0 < last.size + _PADDING


_Pair = tuple[PlacedCell, PlacedCell]
"""A cell at the upper part's foot and the one under it at the lower part's head."""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table's column borders and cells, of one page or several. `ruled` is false where the borders are not printed but
    guessed from where the text stands."""

    columns: tuple[float, ...]
    cells: Sequence[PlacedCell]
    ruled: bool = True

    @property
    def rows(self) -> int:
        return max(cell.row + cell.rowspan for cell in self.cells)


def stitch(upper: PlacedTable, lower: PlacedTable) -> PlacedTable | None:
    """Both as one table, or None where they are two."""
    if not (upper.ruled and lower.ruled):
        return _continued(upper, lower)
    columns = _common_columns(upper.columns, lower.columns)
    if columns is None:
        return None
    above, below = _on_columns(upper, columns), _on_columns(lower, columns)
    height = max(cell.row + cell.rowspan for cell in above)
    below = _parted_from_header(above, below)
    repeated = _repeated_rows(above, below)
    if repeated and _first_text(above, repeated) == _first_text(below, repeated):
        return None
    below = _without_rows(below, repeated)
    pairs = _cut_cells(above, below, height)
    cells = [_joined(cell, pairs[cell], height) if cell in pairs else cell for cell in above]
    taken = set(pairs.values())
    cells += [replace(cell, row=cell.row + height) for cell in below if cell not in taken]
    return PlacedTable(columns, without_empty_rows(cells))


def _continued(upper: PlacedTable, lower: PlacedTable) -> PlacedTable | None:
    """Unruled tables of as many columns at much the same places, as one; no cell of theirs is known to be cut."""
    same = len(upper.columns) == len(lower.columns) and not upper.ruled and not lower.ruled
    if not same or any(abs(a - b) > _NEAR_UNRULED for a, b in zip(upper.columns[2:-1], lower.columns[2:-1], strict=True)):
        return None
    below = [replace(cell, row=cell.row + upper.rows) for cell in lower.cells]
    return PlacedTable(upper.columns, [*upper.cells, *below], ruled=False)


def may_go_on(upper: PlacedTable, lower: PlacedTable) -> bool:
    """Whether the lower table has the upper one's columns, all of them, and more than two."""
    near = [nearest(upper.columns, x) - x for x in lower.columns]
    return len(upper.columns) == len(lower.columns) > 3 and all(abs(gap) <= _NEAR for gap in near)


def _common_columns(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...] | None:
    if abs(first[0] - second[0]) > _NEAR or abs(first[-1] - second[-1]) > _NEAR:
        return None
    fewer, more = sorted((first[1:-1], second[1:-1]), key=len)
    shared = sum(1 for x in fewer if any(abs(x - other) <= _NEAR for other in more))
    columns = cluster([*first, *second], _NEAR)
    apart = all(len({nearest(columns, x) for x in part}) == len(part) for part in (first, second))
    return tuple(columns) if apart and shared >= 0.6 * len(fewer) else None


def _on_columns(table: PlacedTable, columns: tuple[float, ...]) -> list[PlacedCell]:
    place = [columns.index(nearest(columns, x)) for x in table.columns]
    return [
        replace(cell, column=place[cell.column], colspan=place[cell.column + cell.colspan] - place[cell.column])
        for cell in table.cells
    ]


def _parted_from_header(above: Sequence[PlacedCell], below: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The lower part with a row parted from the header above it, where no line is printed between the repeated header and it."""
    header = {(cell.row, cell.columns): cell for cell in above}
    for height in range(1, min(_HEADER_ROWS, max(cell.row + cell.rowspan for cell in below)) + 1):
        touching = [cell for cell in below if cell.row + cell.rowspan == height]
        fused = {cell: _rest(header.get((cell.row, cell.columns)), cell) for cell in touching}
        if touching and all(rest is not None for rest in fused.values()) and any(fused.values()):
            parted = [replace(cell, row=cell.row + 1) if cell.row >= height else cell for cell in below if cell not in fused]
            for cell, rest in fused.items():
                kept = cell.lines[: len(cell.lines) - len(rest or ())]
                parted.append(replace(cell, lines=kept, open_bottom=False))
                parted.append(replace(cell, row=height, rowspan=1, lines=rest or (), open_top=True))
            return parted
    return list(below)


def _rest(header: PlacedCell | None, cell: PlacedCell) -> tuple[Line, ...] | None:
    """The lines below those of the header, None where the cell does not begin with the header's text."""
    if header is None or not header.text:
        return None
    count = len(header.lines)
    begins = [fold_text(line.text) for line in cell.lines[:count]] == [fold_text(line.text) for line in header.lines]
    return cell.lines[count:] if begins else None


def _repeated_rows(above: Sequence[PlacedCell], below: Sequence[PlacedCell]) -> int:
    """How many rows at the lower part's head are the header rows of the upper part, printed again."""

    def row(cells: Sequence[PlacedCell], index: int) -> list[tuple[tuple[int, int], int, str]]:
        return [(cell.columns, cell.rowspan, fold_text(cell.text)) for cell in cells if cell.row == index]

    repeated, last = 0, max(cell.row + cell.rowspan for cell in below)
    while repeated < last and row(below, repeated) == row(above, repeated) and any(text for *_, text in row(below, repeated)):
        if any(_NUMERIC.fullmatch(text) for *_, text in row(below, repeated)):
            break
        repeated += 1
    inside = any(cell.row < repeated < cell.row + cell.rowspan for cell in below)
    return 0 if repeated == last or inside else repeated


def _first_text(cells: Sequence[PlacedCell], row: int) -> str:
    """The first label of a row: what a table that begins again has in common with the one before it."""
    return next((fold_text(cell.text) for cell in cells if cell.row == row and cell.text and not cell.is_number), "")


def _without_rows(cells: Sequence[PlacedCell], count: int) -> list[PlacedCell]:
    if not count:
        return list(cells)
    return [replace(cell, row=cell.row - count, open_top=False) for cell in cells if cell.row >= count]


def _cut_cells(above: Sequence[PlacedCell], below: Sequence[PlacedCell], height: int) -> dict[PlacedCell, PlacedCell]:
    """Cells at the upper part's foot, and what goes on with each at the lower part's head."""
    heads = {cell.columns: cell for cell in below if cell.row == 0}
    pairs = {cell: heads[cell.columns] for cell in above if cell.row + cell.rowspan == height and cell.columns in heads}
    clash = any(foot.is_number and head.is_number for foot, head in pairs.items())
    marks = {foot for foot, head in pairs.items() if _ITEM_MARK.fullmatch(foot.text) and _BEHIND_MARK.match(head.text)}
    row_is_cut = not clash and _is_cut_row(pairs, _first_value([cell for cell in above if cell not in marks], below), marks)
    in_header = not any(cell.is_number for cell in above)
    unruled = all(foot.open_bottom and head.open_top for foot, head in pairs.items())

    def goes_on(foot: PlacedCell, head: PlacedCell) -> bool:
        tall = foot.rowspan > 1 or head.rowspan > 1
        if row_is_cut and not tall:
            return True
        is_open = foot.open_bottom and head.open_top and (tall or not unruled)
        if is_open and not clash and not _begins_anew(foot, head):
            return True
        if not head.text:
            right = (other for other in heads.values() if other.column == head.column + head.colspan)
            beside = any(other.text and not other.is_number for other in right)
            return bool(foot.text) and not foot.is_number and (tall or beside)
        goes_on = (tall and _is_item(foot)) or (in_header and foot.is_full and head.text != _NONE)
        return goes_on and not _begins_anew(foot, head) and not head.is_number

    return {foot: head for foot, head in pairs.items() if goes_on(foot, head)}


def _first_value(above: Sequence[PlacedCell], below: Sequence[PlacedCell]) -> int:
    """The first column with numbers; where no number is printed, the one after the lower part's labels, or the last one."""
    numbers = [cell.column for cell in (*above, *below) if cell.is_number]
    if numbers:
        return min(numbers)
    filled = max((cell.column + cell.colspan for cell in below if cell.text), default=0)
    return min(filled, max(cell.column for cell in (*above, *below)))


def _is_item(cell: PlacedCell) -> bool:
    """Whether a label begins with an item's number."""
    return bool(_ITEM.match(cell.text) or _ITEM.match(fold_text(cell.text)))


def _begins_anew(foot: PlacedCell, head: PlacedCell) -> bool:
    """Whether the lower label is one of its own, and not the rest of the upper one."""
    both = bool(foot.text and head.text)
    apart = foot.text == head.text or foot.is_number != head.is_number
    return both and (apart or (_is_item(head) or bool(_SUM.fullmatch(fold_text(head.text)))))


def _is_cut_row(pairs: Mapping[PlacedCell, PlacedCell], first_value: int, marks: Collection[PlacedCell]) -> bool:
    """Whether the last row above and the first below are one row: its numbers all stand on one side (a row without a label
    is none), and so does its label, or the label was full there and goes on. Two whole labels of the forms are two rows'."""
    row = {foot: head for foot, head in pairs.items() if foot.rowspan == head.rowspan == 1}
    labels = [(foot, head) for foot, head in row.items() if foot.column < first_value]
    values = [(foot, head) for foot, head in row.items() if foot.column >= first_value]
    if not labels or not values:
        return False
    if any(f.text for f, _ in values) and any(h.text for _, h in values):
        return _only_words_go_on(labels, values)
    both = [(foot, head) for foot, head in labels if foot.text and head.text]
    if not both:
        return any(f.text or h.text for f, h in labels)
    if any(known_label(f.text) and known_label(h.text) for f, h in both):
        return False
    beside = any(bool(f.text) != bool(h.text) for f, h in labels)
    own = [(f, h) for f, h in both if f not in marks]
    return not any(_begins_anew(f, h) for f, h in own) and all(_is_item(f) or f.is_full or beside for f, _ in own)


def _only_words_go_on(labels: Sequence[_Pair], values: Sequence[_Pair]) -> bool:
    """Whether nothing stands below but the rest of words (a remark) that had no more room above, beside a row that is whole."""
    below = [(foot, head) for foot, head in values if head.text]
    goes_on = all(foot.text and foot.is_full and not foot.is_number and not head.is_number for foot, head in below)
    return goes_on and not any(head.text for _, head in labels) and not any(_begins_anew(foot, head) for foot, head in below)


def _joined(foot: PlacedCell, head: PlacedCell, height: int) -> PlacedCell:
    return replace(
        foot,
        rowspan=height + head.rowspan - foot.row,
        lines=foot.lines + head.lines,
        open_bottom=head.open_bottom,
    )


def without_empty_rows(cells: Sequence[PlacedCell]) -> list[PlacedCell]:
    """The cells with rows taken out in which none begins: a row that was cut in two is one row."""
    begun = sorted({cell.row for cell in cells})
    place = {row: index for index, row in enumerate(begun)}
    return [
        replace(
            cell,
            row=place[cell.row],
            rowspan=sum(1 for row in begun if cell.row <= row < cell.row + cell.rowspan),
        )
        for cell in cells
    ]
