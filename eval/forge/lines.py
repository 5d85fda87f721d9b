"""Breaking text into lines and giving table rows their heights and headers, for the writers that place every character themselves.

>>> broken("信息公开申请", 3, len)
['信息公', '开申请']
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from eval.forge.laid import LaidCell, LaidTable, Role

NOT_FIRST = "，。、；：？！）》”’」"
"""Marks that may not begin a line."""
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Characters that have no shape: soft hyphens, zero-width spaces and joiners."""
LONG_PART = 4
"""Rows of a part whose label may be set upright."""
NARROW = 0.04
PIECE = re.compile(r"[0-9A-Za-z.,%/:-]+|.", re.DOTALL)
"""A number or word of Latin letters, or any other character alone."""


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Lines no wider than `width` by `measure`; a number or word stays whole where it fits on a line of its own, and a
    mark that may not begin a line stays on the one before. A line break in the text ends a line.

    >>> broken("答复率100%。", 4, len)
    ['答复率', '100%。']
    """
    lines = [""]
    for piece in PIECE.findall(text):
        if piece == "\n":
            lines.append("")
            continue
        for part in [piece] if measure(piece) <= width else piece:
            if lines[-1] and part not in NOT_FIRST and measure(lines[-1] + part) > width:
                lines.append("")
            lines[-1] += part
    return lines


def printable(text: str) -> str:
    """The text without the characters that leave nothing on paper."""
    return text.translate(UNSEEN)


def row_heights(table: LaidTable, needed: Callable[[LaidCell], float]) -> list[float]:
    """A height for each row in which every cell has the room it needs; merged cells stretch their last row."""
    heights = [0.0] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.rowspan):
        rows = range(cell.row, cell.row + cell.rowspan)
        lacking = needed(cell) - sum(heights[row] for row in rows)
        if lacking > 0:
            heights[rows[-1]] += lacking
    return heights


def is_upright(cell: LaidCell) -> bool:
    """Whether a label is one that some forms set upright: the first column's, of a long part."""
    return cell.role is Role.LABEL and cell.column == 0 and cell.colspan == 1 and cell.rowspan >= LONG_PART


def with_upright_labels(table: LaidTable) -> LaidTable:
    """The table with a narrow first column, where it has a label to set upright."""
    if not any(map(is_upright, table.cells)):
        return table
    rest = (1 - NARROW) / (1 - table.widths[0])
    return replace(table, widths=(NARROW, *(width * rest for width in table.widths[1:])))


def header_rows(table: LaidTable) -> int:
    """How many rows at the top hold nothing but header cells: those that a repeated header prints again."""
    labelled = [row for cell in table.cells if cell.role is not Role.HEADER for row in cell.rows]
    return min(labelled, default=table.rows)
