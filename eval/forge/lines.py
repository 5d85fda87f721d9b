"""Breaking text into lines and giving table rows their heights, for the writers that place every character themselves.

>>> broken("信息公开申请", 3, len)
['信息公', '开申请']
"""

from __future__ import annotations

import re
from collections.abc import Callable

from eval.forge.layout import LaidCell, LaidTable

NOT_FIRST = "，。、；：？！）》”’」"
"""Marks that may not begin a line."""
PIECE = re.compile(r"[0-9A-Za-z.,%/:-]+|.", re.DOTALL)
"""A number or word of Latin letters, or any other character alone."""


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Lines no wider than `width` by `measure`; a number or word stays whole where it fits on a line of its own, and a
    mark that may not begin a line stays on the one before.

    >>> broken("答复率100%。", 4, len)
    ['答复率', '100%。']
    """
    lines = [""]
    for piece in PIECE.findall(text):
        for part in [piece] if measure(piece) <= width else piece:
            if lines[-1] and part not in NOT_FIRST and measure(lines[-1] + part) > width:
                lines.append("")
            lines[-1] += part
    return lines


def row_heights(table: LaidTable, needed: Callable[[LaidCell], float]) -> list[float]:
    """A height for each row in which every cell has the room it needs; merged cells stretch their last row."""
    heights = [0.0] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.rowspan):
        rows = range(cell.row, cell.row + cell.rowspan)
        lacking = needed(cell) - sum(heights[row] for row in rows)
        if lacking > 0:
            heights[rows[-1]] += lacking
    return heights
