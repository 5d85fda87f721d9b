"""HTML as word processors paste it: every run in spans with styles of their own, digits apart, breaks inside labels.

The text that a browser shows is the text given; only a label may be broken into two lines, and a cell that prints nothing
holds a no-break space.

>>> pasted_paragraph("共5件").count("<span"), "5件" in pasted_paragraph("共5件")
(4, False)
"""

from __future__ import annotations

import random
import re
from html import escape

from eval.forge.laid import LaidCell, LaidTable, Role

PARAGRAPH = "text-indent:32.0pt;mso-char-indent-count:2.0;line-height:28.0pt;mso-line-height-rule:exactly"
OUTER = "font-size:12.0pt;font-family:仿宋;mso-hansi-font-family:仿宋;mso-bidi-font-family:宋体;color:black"
CELL = "border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt"
LATIN = re.compile(r"([0-9A-Za-z.,%]+)")
SHORTEST_BROKEN = 5
"""Labels of fewer characters stand on one line."""


def pasted_paragraph(text: str) -> str:
    """A paragraph of running text."""
    return f'<p class="MsoNormal" style="{PARAGRAPH}"><span\nstyle="{OUTER}">{_runs(text)}</span></p>'


def pasted_cell(cell: LaidCell, spans: str, width: int, seed: int) -> str:
    """A table cell with the attributes `spans`, so many pixels wide; `seed` decides which labels are broken, and where."""
    draw = random.Random(f"{seed}:{cell.row}:{cell.column}")  # noqa: S311  the look of samples, not secrets
    align = "left" if cell.role is Role.LABEL else "center"
    lines = cell.text.split("\n")
    if len(lines) == 1 and cell.role is not Role.VALUE and len(cell.text) >= SHORTEST_BROKEN and draw.random() < 0.4:
        at = draw.randrange(2, len(cell.text) - 1)
        lines = [cell.text[:at], cell.text[at:]]
    shown = "<br>\n".join(_runs(line) for line in lines) if cell.text else '<span lang="EN-US">&nbsp;<o:p></o:p></span>'
    paragraph = f'<p class="MsoNormal" align="{align}" style="text-align:{align}"><span\nstyle="{OUTER}">{shown}</span></p>'
    return f'<td width="{width}"{spans} style="{CELL}">{paragraph}</td>'


def last_row(laid: LaidTable, pixels: int) -> str:
    """The row of empty cells that word processors add to a table of merged cells, one for each column, to keep the widths."""
    cells = "".join(f'<td width="{round(pixels * share)}" style="border:none"></td>' for share in laid.widths)
    return f'<![if !supportMisalignedColumns]>\n<tr height="0">{cells}</tr>\n<![endif]>'


def _runs(text: str) -> str:
    pieces = [piece for piece in LATIN.split(text) if piece]
    written = []
    for place, piece in enumerate(pieces):
        end = "<o:p></o:p>" if place == len(pieces) - 1 else ""
        if LATIN.fullmatch(piece):
            halves = [piece[: len(piece) // 2], piece[len(piece) // 2 :]] if len(piece) > 2 else [piece]
            runs = [f'<span lang="EN-US" style="font-size:12.0pt">{half}</span>' for half in halves]
            written.append("".join(runs) + end)
        else:
            written.append(f"<span>{escape(piece)}{end}</span>")
    return "".join(written)
