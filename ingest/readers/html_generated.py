"""Numbers that a cell of a web page shows, or may show, without holding them as its text: such a cell is not blank.

A page's style sheets print text before and behind an element (`::before`, `::after`), from themselves, from its attributes or
from counters; text that they hide a script may show; a picture may be a cell's ground, a character of a font of pictures its
number. What is shown then is not known: the cell's text gets a U+FFFD where it has no text, or is a number that more digits may
stand beside. Rules for print are not read; of a selector its last part decides, so that rather too many cells are doubted than
too few. Shapes: lxml's elements. Blanks: a cell of which nothing is hidden and to which nothing is added stays blank. Errors: none.

>>> page = etree.fromstring("<table><tr><td class='n'/><td data-value='12'/><td><b style='display:none'>3</b></td><td/></tr></table>")
>>> generated = Generated([".n::before { content: '4' }"])
>>> [generated.doubts(cell, "") for cell in page.iter("td")], generated.doubts(page[0][0], "项目")
([True, True, True, False], False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

MAX_RULES = 500
"""Rules for text before and behind elements that are read."""
_MOST_TEXT = 2_000_000
"""Characters of style sheets that are looked at."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_PRINT = re.compile(r"@media\s+print[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*content\s*:[^{}]*)\}", re.IGNORECASE)
_CONTENT = re.compile(r"(?:^|[;\s])content\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;\"'])*)", re.IGNORECASE)
_PSEUDO = re.compile(r"([^\s>+~]*?)::?(?:before|after)\s*", re.IGNORECASE)
_NAMED = re.compile(r"([.#])([\w\u0080-\uffff-]+)")
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)[^\]]*\]")
_TAG = re.compile(r"[a-zA-Z][\w-]*")
_PIECE = re.compile(
    r"\"([^\"]*)\"|'([^']*)'|attr\(\s*([\w-]+)[^)]*\)|(counters?|var|env)\(|(url|image|image-set)\(", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_HIDES = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"[\s\u3000\d.,，+\-－%％]*")
_ICON = re.compile("[\ue000-\uf8ff]")
_TELLING = re.compile(r"data-\w*(?:val|value|num|number|count|text|content)|aria-label|aria-valuenow", re.IGNORECASE)
_GROUND = re.compile(r"(?:^|[;\s])background(?:-image)?\s*:[^;]*url\(", re.IGNORECASE)
_UNPRINTED = frozenset(["style", "title", "template"])


@dataclass(frozen=True, slots=True)
class _Rule:
    """Text that is printed by an element of this tag ("" for any), with these classes, ids and attributes."""

    tag: str
    names: frozenset[str]
    attributes: frozenset[str]
    content: str

    def fits(self, element: etree._Element) -> bool:
        if self.tag not in ("", str(element.tag).lower()) or any(element.get(name) is None for name in self.attributes):
            return False
        names = {"." + name for name in (element.get("class") or "").split()} | {"#" + (element.get("id") or "")}
        return self.names <= names


class Generated:
    """What the style sheets of a page print beside its own text."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules = list(_rules(sheets))

    def doubts(self, cell: etree._Element, printed: str) -> bool:
        """Whether a cell that prints this text may show another number, or one though it prints nothing."""
        is_empty = not printed.strip()
        if not is_empty and not (self._rules and _NUMBER.fullmatch(printed)):
            return False
        if any(_shows(rule.content, one, is_empty) for one in cell.iter(etree.Element) for rule in self._rules if rule.fits(one)):
            return True
        return is_empty and any(_may_show(one) for one in cell.iter(etree.Element))


def _rules(sheets: Iterable[str]) -> Iterator[_Rule]:
    count = 0
    for sheet in sheets:
        if "content" not in sheet or len(sheet) > _MOST_TEXT:
            continue
        for rule in _RULE.finditer(_PRINT.sub("", _COMMENT.sub("", sheet))):
            content = _CONTENT.search(rule[2])
            if content is None or _HIDES.search(rule[2]):
                continue
            for selector in rule[1].split(","):
                found = _PSEUDO.fullmatch(selector.strip().split()[-1].rpartition(">")[2] if selector.strip() else "")
                if found is not None and count < MAX_RULES:
                    count += 1
                    yield _rule(found[1], content[1])


def _rule(selector: str, content: str) -> _Rule:
    attributes = frozenset(name.lower() for name in _ATTRIBUTE.findall(selector))
    bare = _ATTRIBUTE.sub("", selector).partition(":")[0]
    tag = _TAG.match(bare)
    names = frozenset(kind + name for kind, name in _NAMED.findall(bare))
    return _Rule(tag[0].lower() if tag else "", names, attributes, content)


def _shows(content: str, element: etree._Element, alone: bool) -> bool:
    """Whether what a rule prints has a digit, or is not known; `alone`: a picture or an icon may be one where nothing else is printed."""
    for double, single, attribute, computed, picture in _PIECE.findall(content):
        text = element.get(attribute) or "" if attribute else _ESCAPED.sub(_character, double or single)
        if computed or _DIGIT.search(text) or (alone and (picture or _ICON.search(text))):
            return True
    return False


def _character(escaped: re.Match[str]) -> str:
    code = int(escaped[1], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _may_show(element: etree._Element) -> bool:
    """Whether an element of a cell without text holds digits that are not shown as they stand, or shows what is no text."""
    text = "" if element.tag in _UNPRINTED else element.text or ""
    inner = text + "".join(child.tail or "" for child in element)
    told = (str(what) for name, what in element.items() if _TELLING.fullmatch(str(name)))
    icon = element.tag == "i" and bool(element.get("class")) and len(element) == 0
    return (
        bool(_DIGIT.search(inner))
        or any(_DIGIT.search(what) for what in told)
        or icon
        or bool(_GROUND.search(element.get("style") or ""))
    )
