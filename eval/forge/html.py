"""Writes a `SampleReport` as one HTML page in UTF-8, as a government site shows it: headings, paragraphs, ruled tables.

Merged cells are real (`rowspan`, `colspan`). A table that is only a picture becomes an inline PNG.

>>> from eval.forge.model import SampleReport
>>> page = write_html(SampleReport("k", "某局", 2023, ("某局2023年报告",), ("A<B",), ())).decode()
>>> "<title>某局2023年报告</title>" in page, "<p>A&lt;B</p>" in page
(True, True)
"""

from __future__ import annotations

import base64
from html import escape

from eval.forge.layout import LaidCell, Role, lay_out
from eval.forge.model import SampleReport, SampleTable
from eval.forge.picture import draw_table

STYLE = (
    "body{font-family:serif;max-width:50em;margin:2em auto}"
    "table{border-collapse:collapse}td,th{border:1px solid #000;padding:2px 6px}"
)


def write_html(report: SampleReport) -> bytes:
    """The page's bytes."""
    title = "".join(report.title)
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        f'<head><meta charset="utf-8"><title>{escape(title)}</title><style>{STYLE}</style></head>',
        "<body>",
        '<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>',
        '<div class="article">',
        f"<h1>{'<br>'.join(escape(line) for line in report.title)}</h1>",
        *(_paragraph(line) for line in report.opening),
    ]
    for section in report.sections:
        parts.append(f"<h{section.level + 1}>{escape(section.heading)}</h{section.level + 1}>")
        parts.extend(_paragraph(line) for line in section.paragraphs)
        for table in section.tables:
            parts.extend(_paragraph(line) for line in table.caption)
            parts.append(_table(table))
    parts.extend(f'<p style="text-align:right">{escape(line)}</p>' for line in report.closing)
    parts.extend(["</div>", "</body>", "</html>", ""])
    return "\n".join(parts).encode()


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _table(table: SampleTable) -> str:
    laid = lay_out(table)
    if table.as_picture:
        return f'<p><img alt="" src="data:image/png;base64,{base64.b64encode(draw_table(laid)).decode()}"></p>'
    rows = ("<tr>" + "".join(_cell(cell) for cell in laid.starting_in(row)) + "</tr>" for row in range(laid.rows))
    return "\n".join(["<table>", *rows, "</table>"])


def _cell(cell: LaidCell) -> str:
    tag = "th" if cell.role is Role.HEADER else "td"
    down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    return f"<{tag}{down}{across}>{escape(cell.text)}</{tag}>"
