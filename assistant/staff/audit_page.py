"""The audit as one page of HTML that a clerk can print or send to a report's author: no script, nothing fetched.

Report by report: each fault with both sides, the difference, the quotes and their places; notes on what is lacking apart.
All text is escaped: what stands in a report is data.

>>> "没有发现" in audit_page([])
True
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.staff.audit_report import FindingJson, SideJson
from ingest.audit import NOTES, FindingKind

KIND_NAMES = {
    "arithmetic": "表内勾稽关系不成立",
    "parts": "分项与合计不符",
    "contradiction": "前后不一致",
    "rate": "比例或增幅与数据不符",
    "carry_over": "与上一年报告不衔接",
    "versions": "两个版本不同",
    "picture": "表格只是图片",
    "blank": "空白单元格",
    "not_comparable": "与其他报告不可比",
}
_STYLE = (
    "body{font-family:'Noto Serif CJK SC','Songti SC',SimSun,serif;max-width:46em;margin:2em auto;padding:0 1em;line-height:1.6;"
    "color:#1a1a1a;background:#fff}h1{font-size:1.5em}h2{font-size:1.15em;margin-top:2em;border-bottom:1px solid #888}"
    "article{margin:1em 0;padding:.6em 1em;border:1px solid #bbb;border-left:5px solid #a32020;break-inside:avoid}"
    "article.note{border-left-color:#777}.kind{font-weight:bold}dl{margin:.5em 0 0;display:grid;grid-template-columns:5em 1fr}"
    "dd{margin:0 0 .4em}q{quotes:'“' '”'}.place{color:#555;font-size:.85em;display:block}footer{margin-top:2em;color:#555;font-size:.85em}"
)


def audit_page(findings: Sequence[FindingJson]) -> str:
    """The whole page."""
    parts = []
    for file, group in groupby(findings, key=lambda one: one["file"]):
        members = list(group)
        head = " ".join(
            str(part) for part in (members[0]["organisation"], members[0]["year"] and f"{members[0]['year']}年") if part
        )
        parts.append(f"<section><h2>{escape(head or file)}</h2><p class='place'>{escape(file)}</p>")
        parts += [_finding(finding) for finding in members]
        parts.append("</section>")
    body = "".join(parts) or "<p>没有发现不符之处。</p>"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>年度报告数据核对</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body><h1>政府信息公开工作年度报告数据核对</h1>'
        f"{body}<footer>由问报（wenbao）对照报告原文逐项核对；每处都附原文和位置。空白不按0计算。</footer></body></html>\n"
    )


def _finding(finding: FindingJson) -> str:
    note = " class='note'" if FindingKind(finding["kind"]) in NOTES else ""
    sides = "".join(
        _side(name, side) for name, side in (("一处", finding["left"]), ("另一处", finding["right"])) if side is not None
    )
    rows = f"<dl>{sides}</dl>" if sides else ""
    kind, message = escape(KIND_NAMES[finding["kind"]]), escape(finding["message"])
    return f"<article{note}><div><span class='kind'>{kind}</span>：{message}</div>{rows}</article>"


def _side(name: str, side: SideJson) -> str:
    locator = side["locator"]
    start, end = locator["start"], locator["end"]
    where = [side["file"], f"第{locator['page']}页" if locator["page"] is not None else ""]
    if locator["table"] is not None or locator["kind"] == "cell":
        where += [locator["table"] or "", " > ".join(locator["row"] or []), " > ".join(locator["column"] or [])]
    elif start is not None:
        where.append(f"第{start + 1}至{end}字")
    printed = side["raw"] if " + " in side["raw"] else side["quote"]
    quote = escape(" ".join(printed.split())) or "（空）"
    place = escape("，".join(part for part in where if part))
    return f"<dt>{name}</dt><dd><q>{quote}</q><span class='place'>{place}</span></dd>"
