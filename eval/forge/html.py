"""Writes a `SampleReport` as one HTML page, as a government site shows it: headings, paragraphs, ruled tables.

Merged cells are real (`rowspan`, `colspan`). A table that is only a picture becomes an inline image. By `Printing` the
page is in UTF-8, GBK or GB18030 (a character that GBK lacks becomes a reference; `seed` 0, 1, 2 modulo 3: the page declares
its encoding rightly, wrongly, not at all), stands in the furniture of a site, in a frame (even seeds: each table, odd ones:
the whole article), or was pasted from a word processor, which knows no header cells.

>>> from eval.forge.model import SampleReport
>>> page = write_html(SampleReport("k", "某局", 2023, ("某局2023年报告",), ("A<B",), ())).decode()
>>> "<title>某局2023年报告</title>" in page, "<p>A&lt;B</p>" in page
(True, True)
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from eval.forge.furniture import Rows, site_around
from eval.forge.html_styles import last_row, pasted_cell, pasted_paragraph
from eval.forge.laid import LaidCell, LaidTable, Role
from eval.forge.layout import lay_out
from eval.forge.model import SampleReport, SampleTable
from eval.forge.picture import pictures_of
from eval.forge.printing import Printing
from eval.forge.scan import MEDIA_TYPES, Picture

STYLE = (
    "body{font-family:serif;max-width:50em;margin:2em auto}"
    "table{border-collapse:collapse}td,th{border:1px solid #000;padding:2px 6px}"
)
PLAIN = Printing()
TABLE_PIXELS = 640
DECLARED = {"gbk": "gb2312", "utf-8-sig": "utf-8"}
"""What pages call their encoding, where that is another name than Python's."""
GROUND = "#c6d9f1"
PLAIN_NAVIGATION = '<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a></div>'


def write_html(report: SampleReport, printing: Printing = PLAIN) -> bytes:
    """The page's bytes."""
    title = escape("".join(report.title))
    article = [*_article(report, printing)]
    if printing.framed and printing.seed % 2:
        article = ['<table class="frame" width="100%"><tr><td>', *article, "</td></tr></table>"]
    before, after = _around(report) if printing.furniture else ([PLAIN_NAVIGATION], [])
    parts = [
        "<!DOCTYPE html>",
        '<html lang="zh-CN">',
        f"<head>{_declaration(printing)}<title>{title}</title><style>{STYLE}</style></head>",
        "<body>",
        *before,
        *article,
        *after,
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(parts).encode(printing.encoding, errors="xmlcharrefreplace")


def _declaration(printing: Printing) -> str:
    right = DECLARED.get(printing.encoding, printing.encoding)
    wrong = "gb2312" if right == "utf-8" else "utf-8"
    return (f'<meta charset="{right}">', f'<meta charset="{wrong}">', "")[printing.seed % 3]


def _article(report: SampleReport, printing: Printing) -> Iterator[str]:
    yield '<div class="article">'
    yield f"<h1>{'<br>'.join(escape(line) for line in report.title)}</h1>"
    if printing.furniture:
        yield f'<div class="byline">{escape(site_around(report).byline)}</div>'
    for line in report.opening:
        yield _paragraph(line, printing)
    for section in report.sections:
        yield f"<h{section.level + 1}>{escape(section.heading)}</h{section.level + 1}>"
        for line in section.paragraphs:
            yield _paragraph(line, printing)
        for table in section.tables:
            for line in table.caption:
                yield _paragraph(line, printing)
            yield _table(table, printing)
            for line in table.notes:
                yield _paragraph(line, printing)
    for line in report.closing:
        yield f'<p style="text-align:right">{escape(line)}</p>'
    yield "</div>"


def _paragraph(text: str, printing: Printing) -> str:
    return pasted_paragraph(text) if printing.inline_styles else f"<p>{_shown(text)}</p>"


def _table(table: SampleTable, printing: Printing) -> str:
    laid = lay_out(table)
    if table.as_picture:
        return "\n".join(_image(picture) for picture in pictures_of(laid, printing))
    rows = ["<tr>" + "".join(_cell(cell, laid, printing) for cell in laid.starting_in(row)) + "</tr>" for row in range(laid.rows)]
    if printing.inline_styles:
        rows.append(last_row(laid, TABLE_PIXELS))
    written = "\n".join(["<table>", *rows, "</table>"])
    return f"<table>\n<tr><td>{written}</td></tr>\n</table>" if printing.framed and printing.seed % 2 == 0 else written


def _image(picture: Picture) -> str:
    return f'<p><img alt="" src="data:{MEDIA_TYPES[picture.suffix]};base64,{base64.b64encode(picture.data).decode()}"></p>'


def _cell(cell: LaidCell, laid: LaidTable, printing: Printing) -> str:
    down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    if printing.inline_styles:
        width = round(TABLE_PIXELS * sum(laid.widths[cell.column : cell.column + cell.colspan]))
        return pasted_cell(cell, down + across, width, printing.seed)
    if printing.shaded and cell.role is Role.HEADER:
        across += f' bgcolor="{GROUND}"'
    tag = "th" if cell.role is Role.HEADER else "td"
    return f"<{tag}{down}{across}>{_shown(cell.text)}</{tag}>"


def _shown(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _around(report: SampleReport) -> tuple[list[str], list[str]]:
    """What a site prints before and after the article."""
    site = site_around(report)
    links = " ".join(f'<a href="/{number}/">{escape(name)}</a>' for number, name in enumerate(site.navigation))
    entries = "".join(f"<li>{escape(name)}</li>" for name in site.navigation)
    before = [
        f"<script>{site.script}</script>",
        f'<div class="top"><b>{escape(site.name)}</b><form action="/s"><input name="q"><button>搜索</button></form></div>',
        f'<div class="nav">{links}</div><ul class="menu">{entries}</ul>',
        f'<div class="trail">{escape(site.trail)}</div>',
        _plain_table(site.index, "index"),
    ]
    tools = " ".join(f'<a href="javascript:void(0)" onclick="window.print()">{escape(name)}</a>' for name in site.tools)
    after = [
        f'<div class="tools">{tools}</div>',
        _plain_table(site.related, "related"),
        '<div class="footer">' + "".join(f"<p>{escape(line)}</p>" for line in site.footer) + "</div>",
        f'<script type="text/javascript">{site.script}</script>',
    ]
    return before, after


def _plain_table(rows: Rows, name: str) -> str:
    body = ("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return "\n".join([f'<table class="{name}">', *body, "</table>"])
