"""Hostile web pages: spans, depth, floods of elements, entities, characters that are none."""

from __future__ import annotations

from tests.ingest.hostile import REPORT, Hostile

BODY = f"<p>{REPORT}</p>"


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{BODY}{body}</body></html>".encode()


def entities() -> bytes:
    """A page whose document type defines ten levels of ten entities."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE html [<!ENTITY l0 "laugh">{levels}]><html><body>{BODY}<p>&l9;</p></body></html>'.encode()


def outside() -> bytes:
    return f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>{BODY}<p>&x;</p></body></html>'.encode()


FILES = (
    Hostile(
        "colspan.html", lambda: b"<table><tr><td colspan=100000000>1<td>2<tr><td>3<td>4</table>" + BODY.encode(), limited=True
    ),
    Hostile("rowspan.html", lambda: page("<table>" + "<tr><td rowspan=65534>1<td>2" * 2_000 + "</table>"), limited=True),
    Hostile(
        "spans.html", lambda: page("<table>" + ("<tr>" + "<td colspan=90 rowspan=900>1" * 50) * 300 + "</table>"), limited=True
    ),
    Hostile(
        "odd spans.html",
        lambda: page("<table><tr><td colspan=-5>1<td rowspan=x>2<td colspan=9e9>3<tr><td colspan=0>4<td>5</table>"),
    ),
    Hostile("cells.html", lambda: page("<table><tr>" + "<td>1" * 80_000 + "</table>"), limited=True),
    Hostile("rows.html", lambda: page("<table>" + "<tr><td>1<td>2" * 40_000 + "</table>"), limited=True),
    Hostile("deep.html", lambda: page("<div>" * 200_000 + "甲"), limited=True),
    Hostile("deep tables.html", lambda: page("<table><tr><td>" * 3_000 + "甲"), limited=True),
    Hostile("deep inline.html", lambda: page("<b>" * 50_000 + "甲"), limited=True),
    Hostile("unclosed.html", lambda: page("<p>甲<br>" * 60_000), r"in \d+ lines|paragraphs and cells"),
    Hostile("paragraphs.html", lambda: page("<p>甲</p>" * 60_000), r"in \d+ lines|paragraphs and cells"),
    Hostile("attributes.html", lambda: page("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">甲</p>")),
    Hostile("long attribute.html", lambda: page(f"<img alt='甲' src='data:image/png;base64,{'A' * 3_000_000}'>")),
    Hostile("script.html", lambda: page("<script>" + "if(a<b){}" * 300_000 + "</script>")),
    Hostile(
        "styles.html", lambda: page("", "<style>" + "".join(f".a{n} b>c{{display:none}}" for n in range(60_000)) + "</style>")
    ),
    Hostile("long selector.html", lambda: page("<p class=a>甲</p>", "<style>" + "a " * 100_000 + "{display:none}</style>")),
    Hostile("comments.html", lambda: page("<!-- - " * 200_000)),
    Hostile("comments first.html", lambda: b"<!-- -->" * 20_000 + BODY.encode()),
    Hostile("comments alone.html", lambda: b"<!-- -->" * 20_000 + REPORT.encode()),
    Hostile("entities.html", entities),
    Hostile("outside.html", outside),
    Hostile("characters.html", lambda: page("<p>甲&#0;乙&#xD800;丙&#x110000;丁&#99999999999;</p>")),
    Hostile("nul.html", lambda: page("<p>甲\x00乙</p>")),
    Hostile("charset.html", lambda: page("", f"<meta charset={'x' * 300}><meta charset=utf-7><meta charset=idna>")),
    Hostile("nothing.html", lambda: b"<html><head></head><frameset><frame src=x></frameset></html>"),
    Hostile("half.html", lambda: page("<table><tr><td>1<td>2")[:-30]),
    Hostile("archive.mht", lambda: b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n--a\n", "web archive"),
)
