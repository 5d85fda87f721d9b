"""Draws a laid-out table on the sheets of a PDF, cell by cell, over as many sheets as it needs.

Where a sheet ends inside a table, each merged cell is closed there and drawn on, with what is left of its text, on the next
one. The header is printed again only where that is asked for, and only once it was printed whole. A `Cut` says where the first
sheet is to end: the rows above are made as high as fills it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from eval.forge.breaks import Cut
from eval.forge.laid import LaidCell, LaidTable, Role
from eval.forge.lines import broken, header_rows, is_upright, printable, row_heights
from eval.forge.pdf_font import width_of
from eval.forge.pdf_sheets import BODY, SIDE, TEXT, Sheets
from eval.forge.printing import Printing, Rules

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
PLAIN = Printing()
CELL = 8.5
CELL_LINE = CELL * 1.35
PADDING = 2.5
ROUNDING = 0.01
"""Points by which sums of heights may be off."""
MOST_STRETCH = 14.0
"""Points that a row may grow to fill the sheet above a cut."""


def draw_table(sheets: Sheets, table: LaidTable, cut: Cut | None = None, printing: Printing = PLAIN) -> None:
    """Draws the table where the cursor stands and moves the cursor below it."""
    _Drawing(sheets, table, cut, printing).draw(header_rows(table) if printing.repeat_header else 0)


class _Drawing:
    """One table: the columns' edges, the rows' heights, and the lines of each cell that are not
    printed yet; `above` is how many of them stand before the cut."""

    def __init__(self, sheets: Sheets, table: LaidTable, cut: Cut | None, printing: Printing) -> None:
        self.sheets, self.table, self.cut, self.printing = sheets, table, cut, printing
        self.edges = [SIDE]
        for share in table.widths:
            self.edges.append(self.edges[-1] + TEXT * share)
        self.above: dict[LaidCell, int] = {}
        self.waiting = {cell: self._lines(cell) for cell in table.cells}
        self.heights = row_heights(table, lambda cell: len(self.waiting[cell]) * CELL_LINE + 2 * PADDING)

    def _lines(self, cell: LaidCell) -> list[str]:
        width = self.edges[cell.column + cell.colspan] - self.edges[cell.column] - 2 * PADDING

        def lines(text: str) -> list[str]:
            return broken(printable(text), width, lambda piece: width_of(piece, self.sheets.type.tables, CELL))

        if self.printing.upright and is_upright(cell):
            return list(printable(cell.text))
        if self.cut and cell == self.cut.label:
            above = lines(cell.text[: self.cut.characters])
            self.above[cell] = len(above)
            return above + lines(cell.text[self.cut.characters :])
        return lines(cell.text)

    def draw(self, repeated: int) -> None:
        if self.cut:
            self._fill_sheet(self.cut.row)
        first = 0
        while first < self.table.rows:
            again = self.heights[:repeated] if first >= repeated else []
            last, room = first, self.sheets.room - sum(again)
            while last < self.table.rows and self.heights[last] <= room and not (self.cut and first < last == self.cut.row):
                room -= self.heights[last]
                last += 1
            if last == first and not self.sheets.fresh:
                self.sheets.turn()
                continue
            last = max(last, first + 1)
            if again:
                header = {cell: self._lines(cell) for cell in self.table.cells if cell.row < repeated}
                self._rows(range(repeated), header, begins=True, ends=True)
            begins, ends = not first or bool(again), last == self.table.rows
            self._rows(range(first, last), self.waiting, begins=begins, ends=ends)
            first = last
            if first < self.table.rows:
                self.sheets.turn()
        self.sheets.y -= BODY

    def _fill_sheet(self, rows: int) -> None:
        """Turns the sheet where the rows above the cut do not fit, and spreads what is left of it over them."""
        if sum(self.heights[:rows]) > self.sheets.room:
            self.sheets.turn()
        spare = max(0.0, self.sheets.room - sum(self.heights[:rows]) - ROUNDING)
        stretch = min(MOST_STRETCH, spare / rows)
        self.heights = [height + stretch if row < rows else height for row, height in enumerate(self.heights)]
        self.sheets.y -= max(0.0, spare - stretch * rows)

    def _rows(self, rows: range, waiting: dict[LaidCell, list[str]], *, begins: bool, ends: bool) -> None:
        """Draws what of these rows' cells is on this sheet; takes the lines it prints from `waiting`. `begins` and `ends`: no
        sheet ends right above them, right below them."""
        self.begins, self.ends = begins, ends
        boxes: list[Box] = []
        tops = [self.sheets.y]
        for row in rows:
            tops.append(tops[-1] - self.heights[row])
        printed = list(waiting.items())
        if self.printing.shuffled:
            random.Random(self.printing.seed).shuffle(printed)  # noqa: S311  the look of samples, not secrets
        for cell, lines in printed:
            start, end = max(cell.row, rows.start), min(cell.row + cell.rowspan, rows.stop)
            if start < end:
                top, bottom = tops[start - rows.start], tops[end - rows.start]
                boxes.append((self.edges[cell.column], top, self.edges[cell.column + cell.colspan], bottom))
                self._cell(cell, boxes[-1], lines)
        self._rule(boxes)
        self.sheets.y = tops[-1]

    def _rule(self, boxes: Sequence[Box]) -> None:
        """Draws each edge of these boxes once; boxes round cells are drawn with the cells."""
        if self.printing.rules in (Rules.BOXES, Rules.NONE) or not boxes:
            return
        edges: dict[Box, None] = {}
        for left, top, right, bottom in boxes:
            for edge in (
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, top, left, bottom),
                (right, top, right, bottom),
            ):
                edges[edge] = None
        closed = {max(box[1] for box in boxes): self.begins, min(box[3] for box in boxes): self.ends}
        for x0, y0, x1, y1 in edges:
            side = x0 == x1 in (self.edges[0], self.edges[-1])
            end = y0 == y1 and not closed.get(y0, True)
            if not ((side and self.printing.rules is Rules.OPEN_SIDES) or (end and self.printing.rules is Rules.OPEN_ENDS)):
                self.sheets.edge(x0, y0, x1, y1, filled=self.printing.rules is Rules.FILLS)

    def _cell(self, cell: LaidCell, box: Box, waiting: list[str]) -> None:
        left, top, right, bottom = box
        if self.printing.shaded and cell.role is Role.HEADER:
            self.sheets.ground(left, bottom, right, top)
        if self.printing.rules is Rules.BOXES:
            self.sheets.rectangle(left, bottom, right, top)
        fit = self.above.pop(cell, 0) or max(1, int((top - bottom - 2 * PADDING + ROUNDING) / CELL_LINE))
        here, waiting[:] = waiting[:fit], waiting[fit:]
        baseline = (top + bottom + len(here) * CELL_LINE) / 2 - CELL
        font = self.sheets.type.tables
        self.sheets.take_font(font, CELL)
        for line in here:
            shown = line.lstrip("\u3000")
            indent = CELL * (len(line) - len(shown)) + PADDING
            across = indent if cell.role is Role.LABEL else (right - left - width_of(shown, font, CELL)) / 2
            self.sheets.text(left + across, baseline, shown, bold=cell.role is not Role.VALUE)
            baseline -= CELL_LINE
