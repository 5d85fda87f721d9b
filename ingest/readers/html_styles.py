"""How a page shows an element: not at all, unseen in its place, struck out or turned round, apart from the text round it, as part of a table, with
its white space, as a numbered list.

Read from the element's own style and attributes, and from the page's style sheets where a rule's selector is a tag, classes or an id
(`.note`, `td.wide`), alone or below others (`table tr.old`); rules for print, rules with other combinators and other files are not read. `believe` is for pages whose rules hide
nearly all (a script would show it): then what they hide is shown. Nothing raises.

>>> page = etree.fromstring('<html><style>.row {display: table-row}</style><div class="row"/><p style="display:none"/></html>')
>>> looks = Looks(page)
>>> looks.of(page[1]).display, looks.of(page[2]).gone, looks.of(page).display
('table-row', True, '')
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from ingest.readers.printed_text import is_whitish

MAX_RULES = 5_000
"""Rules of a page's style sheets that are read."""
_MOST_ABOVE = 6
"""Parts of the longest selector that is read."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\s*([a-zA-Z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)\s*")
_NAME = re.compile(r"([.#])([\w\u0080-\uffff-]+)")
_DECLARATION = re.compile(
    r"(?:^|[;{\s])(display|visibility|white-space|list-style-type|list-style|mso-hide|color|position|vertical-align"
    r"|text-decoration(?:-line)?)\s*:\s*([\w #%(),.-]+?)\s*(!\s*important)?\s*(?=;|$|\})",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(
    r"font-size\s*:\s*0+(?:\.0+)?\s*(?:px|pt|em|rem|%)?\s*(?:!|;|$)|(?:^|[;\s])opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|text-indent\s*:\s*-\d{3}",
    re.IGNORECASE,
)
_TINY = re.compile(r"font-size\s*:\s*(?:[12](?:\.\d+)?|0?\.\d+)\s*(?:px|pt)", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*(?:[,/]\s*([0-9.]+)\s*)?\)")
_RAISED = ("super", "sub", "text-top", "text-bottom")
_SHEET_LINK = re.compile(r"\bstylesheet\b", re.IGNORECASE)
_ROLES = {
    "table": "table", "grid": "table", "treegrid": "table", "row": "table-row", "rowgroup": "table-row-group",
    "cell": "table-cell", "gridcell": "table-cell", "columnheader": "table-cell", "rowheader": "table-cell",
}  # fmt: skip

Declarations = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """`gone`: takes no place; `unseen`: takes its place, but shows nothing; `display`: table, table-row, …, "" where it is
    what its tag is; `keeps_lines`: white space is printed; `list_style`: "" where nothing is said."""

    gone: bool = False
    unseen: bool = False
    display: str = ""
    keeps_lines: bool = False
    list_style: str = ""
    struck: bool = False
    apart: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class _Simple:
    """A part of a selector: a tag ("" for any), and classes and ids with their marks."""

    tag: str
    names: frozenset[str]

    @property
    def weight(self) -> int:
        return sum(100 if name[0] == "#" else 10 for name in self.names) + bool(self.tag)

    def fits(self, element: etree._Element, names: set[str]) -> bool:
        return self.names <= names and self.tag in ("", element.tag)


@dataclass(frozen=True, slots=True)
class _Rule:
    """`last` is the part of its selector that an element must fit, `above` what it must stand in, outermost first."""

    weight: int
    order: int
    last: _Simple
    above: tuple[_Simple, ...]
    declarations: Declarations


class Looks:
    """The looks of a page's elements. `hid` is whether a rule of a style sheet hid any text."""

    def __init__(self, root: etree._Element, believe: bool = True) -> None:
        self.hid = False
        self.has_sheets_elsewhere = any(_SHEET_LINK.search(link.get("rel") or "") for link in root.iter("link"))
        self._believe = believe
        self._known: dict[tuple[str, str, str], list[_Rule]] = {}
        self._count = 0
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        for sheet in root.iter("style"):
            self._read(sheet.text or "")

    def of(self, element: etree._Element) -> Look:
        """How this element is shown."""
        own, role = element.get("style"), element.get("role")
        ruled = self._ruled(element) if self._rules else {}
        colour = element.get("color")
        if not (own or role or ruled or colour) and element.get("hidden") is None:
            return PLAIN
        said = dict(ruled)
        for name, what in _declared(own or "").items():
            if not said.get(name, "").endswith("!") or what.endswith("!"):
                said[name] = what
        shown = {name: what.rstrip("!") for name, what in said.items()}
        display = shown.get("display", "")
        own_hides = "none" in _declared(own or "").get("display", "") or element.get("hidden") is not None
        gone = display == "none" or shown.get("mso-hide") == "all" or shown.get("visibility") == "collapse"
        gone = gone or (element.get("hidden") is not None and not display)
        if gone and not own_hides and ruled.get("display", "").rstrip("!") == "none":
            self.hid = True
            gone, display = self._believe, ""
        return Look(
            gone=gone,
            unseen=shown.get("visibility") == "hidden" or (len(element) == 0 and bool(_NO_SIZE.search(own or ""))),
            display=display.removeprefix("inline-") if "table" in display else _ROLES.get((role or "").lower(), ""),
            keeps_lines=shown.get("white-space", "") in ("pre", "pre-wrap", "pre-line", "break-spaces"),
            list_style=shown.get("list-style-type") or shown.get("list-style", ""),
            struck="line-through" in shown.get("text-decoration", "") + shown.get("text-decoration-line", "")
            or "bidi-override" in (own or ""),
            apart=_is_unseen((shown.get("color") or colour or "").lower())
            or shown.get("vertical-align") in _RAISED
            or bool(_TINY.search(own or ""))
            or shown.get("position") in ("absolute", "fixed"),
        )

    def _ruled(self, element: etree._Element) -> Declarations:
        """What the style sheets say of an element, by its tag, classes and id, and by what it stands in."""
        key = str(element.tag), element.get("class") or "", element.get("id") or ""
        if key not in self._known:
            self._known[key] = self._matched(element)
        said: Declarations = {}
        for rule in self._known[key]:
            if rule.above and not _stands_in(element, rule.above):
                continue
            for name, what in rule.declarations.items():
                if not said.get(name, "").endswith("!") or what.endswith("!"):
                    said[name] = what
        return said

    def _matched(self, element: etree._Element) -> list[_Rule]:
        """The rules whose last part fits the element, the weightiest last."""
        names = _names(element)
        keys = [*names, str(element.tag)] if isinstance(element.tag, str) else []
        found = [rule for key in keys for rule in self._rules.get(key, ()) if rule.last.fits(element, names)]
        return sorted(found, key=lambda rule: (rule.weight, rule.order))

    def _read(self, sheet: str) -> None:
        for rule in _RULE.finditer(_AT_RULE.sub("", _COMMENT.sub("", sheet))):
            declarations = _declared(rule[2])
            if not declarations:
                continue
            for selector in rule[1].split(","):
                parts = [_simple(part) for part in selector.split()]
                whole = [part for part in parts if part is not None]
                if not whole or len(whole) < len(parts) or len(whole) > _MOST_ABOVE or self._count >= MAX_RULES:
                    continue
                self._count += 1
                last = whole[-1]
                weight = sum(part.weight for part in whole)
                self._rules[min(last.names) if last.names else last.tag].append(
                    _Rule(weight, self._count, last, tuple(whole[:-1]), declarations)
                )


def _simple(text: str) -> _Simple | None:
    """One part of a selector; None where it says more than a tag, classes and an id."""
    found = _SELECTOR.fullmatch(text)
    if found is None or not (found[1] or found[2]) or found[1] == "*":
        return None
    return _Simple((found[1] or "").lower(), frozenset(kind + name for kind, name in _NAME.findall(found[2])))


def _names(element: etree._Element) -> set[str]:
    names = {"." + name for name in (element.get("class") or "").split()}
    return names | {"#" + (element.get("id") or "")} if element.get("id") else names


def _stands_in(element: etree._Element, above: tuple[_Simple, ...]) -> bool:
    """Whether elements that fit these parts stand above it, in their order."""
    wanted = list(above)
    for outer in element.iterancestors():
        if not wanted:
            break
        if isinstance(outer.tag, str) and wanted[-1].fits(outer, _names(outer)):
            wanted.pop()
    return not wanted


def _declared(style: str) -> Declarations:
    """The declarations that matter here; one that is important ends in an exclamation mark."""
    if ":" not in style:
        return {}
    return {found[1].lower(): found[2].lower() + ("!" if found[3] else "") for found in _DECLARATION.finditer(style)}


def _is_unseen(colour: str) -> bool:
    """Whether a colour is white, as near to it as nobody can see, or transparent."""
    parts = _RGB.fullmatch(colour)
    if parts:
        colour = "".join(f"{min(int(part), 255):02x}" for part in parts.groups()[:3])
    clear = parts is not None and (parts[4] or "1").strip("0.") == ""
    return clear or colour in ("white", "transparent") or is_whitish(colour.removeprefix("#"))
