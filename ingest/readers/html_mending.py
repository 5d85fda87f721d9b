"""A page mended before it is parsed: what is left open in a cell is closed where the cell ends, and the page has one body.

The parser keeps an open <div>, <li> or <b> of one cell open over the next cells, so that cells vanish into each other; browsers close
them (a cell, row, group or table ends everything opened within it, and an end tag within a cell ends nothing outside of it). The
same is done here to the text of the page. What follows a </body>, or a whole page within the page, still belongs to it. Raw
text (scripts, styles) is passed over, the text of a <textarea> escaped; comments and what no browser shows (<noscript>,
<template>, the inside of <iframe>) are taken away. Nothing raises.

>>> mended("<table><tr><td><div>1<td>2</div><tr><td>3</table>")
'<table><tbody><tr><td><div>1</div></td><td>2</td></tr><tr><td>3</td></tr></tbody></table>'
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]{0,60})(?P<rest>(?:[^<>\"']|\"[^\"]{0,50000}\"|'[^']{0,50000}')*+|[^<>]*)>",
    re.DOTALL,
)
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noscript", "noembed", "noframes", "template"])
_UNSHOWN = frozenset(["iframe", "noscript", "noembed", "noframes", "template"])
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr frame".split())  # noqa: SIM905 - a list of tags
_FRAME = frozenset(["html", "head", "body"])
_GROUPS = frozenset(["thead", "tbody", "tfoot"])
_CELLS = frozenset(["td", "th", "caption"])
_TABLES = frozenset(["table"])
_WALLS = _CELLS | _TABLES
_DEEPEST = 500
"""How far up an open element is looked for; no page that can be read nests deeper."""

_ENDS_UNDER = {
    "td": _GROUPS | {"tr", "table"}, "th": _GROUPS | {"tr", "table"}, "tr": _GROUPS | {"table"},
    "thead": frozenset(["table"]), "tbody": frozenset(["table"]), "tfoot": frozenset(["table"]), "caption": frozenset(["table"]),
}  # fmt: skip
"""A start tag of this name ends what is open up to the nearest of these, which stays open."""


def mended(text: str) -> str:
    """The page with its tables' elements closed where browsers close them."""
    mending = _Mending(text)
    at = 0
    while token := _TOKEN.search(text, at):
        mending.keep(text[at : token.start()])
        at = token.end()
        name = (token["name"] or "").lower()
        if not name:
            continue
        if token["end"]:
            mending.end(name, token[0])
        elif name in _RAW:
            at = mending.raw(name, token)
        else:
            mending.start(name, token[0])
    mending.keep(text[at:])
    return mending.text


class _Mending:
    def __init__(self, text: str) -> None:
        self._whole = text
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._in_body = False

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def keep(self, text: str) -> None:
        self._pieces.append(text)

    def start(self, name: str, tag: str) -> None:
        if name in _FRAME:
            if not self._in_body:
                self.keep(tag)
            self._in_body = self._in_body or name == "body"
            return
        if name in _ENDS_UNDER and self._last(_TABLES) >= 0:
            self._close_under(_ENDS_UNDER[name])
            if name in ("td", "th", "tr") and self._open[-1] == "table":
                self._imply("tbody")
            if name in ("td", "th") and self._open[-1] != "tr":
                self._imply("tr")
        elif name == "table" and self._stands_in_rows():
            self._close_under(_TABLES)
            self._close_one()
        self.keep(tag)
        if name not in _VOID and not (tag.endswith("/>") and name not in _ENDS_UNDER):
            self._open.append(name)

    def end(self, name: str, tag: str) -> None:
        """An end tag: it ends what was opened since the nearest cell or table, a table's own parts all within them."""
        if name in _FRAME:
            if name == "head" and not self._in_body:
                self.keep(tag)
            return
        if name not in _ENDS_UNDER and name != "table":
            at = self._last(frozenset([name]) | _WALLS)
            if at >= 0 and self._open[at] == name:
                del self._open[at:]
                self.keep(tag)
            elif at < 0 or name in ("p", "br"):
                self.keep(tag)
            return
        at = self._last(frozenset([name]) if name == "table" else frozenset([name, "table"]))
        if at >= 0 and self._open[at] == name:
            while len(self._open) > at:
                self._close_one()

    def raw(self, name: str, token: re.Match[str]) -> int:
        """Passes over an element whose inside is no markup; gives where it ends."""
        ending = re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(self._whole, token.end())
        inside_end, after = (ending.start(), ending.end()) if ending else (len(self._whole), len(self._whole))
        inside = self._whole[token.end() : inside_end]
        if name == "textarea":
            inside = inside.replace("<", "&lt;")
        if name == "iframe" or name not in _UNSHOWN:
            self.keep(f"{token[0]}{'' if name in _UNSHOWN else inside}</{name}>")
        return after

    def _imply(self, name: str) -> None:
        self.keep(f"<{name}>")
        self._open.append(name)

    def _stands_in_rows(self) -> bool:
        """Whether the place is within a table but in none of its cells."""
        at = self._last(_WALLS)
        return at >= 0 and self._open[at] == "table"

    def _last(self, names: frozenset[str]) -> int:
        for at in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST), -1):
            if self._open[at] in names:
                return at
        return -1

    def _close_under(self, holders: frozenset[str]) -> None:
        at = self._last(holders)
        while at >= 0 and len(self._open) > at + 1:
            self._close_one()

    def _close_one(self) -> None:
        self.keep(f"</{self._open.pop()}>")
