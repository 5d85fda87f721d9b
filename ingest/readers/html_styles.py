"""How a page shows an element: not at all, unseen in its place, as part of a table, with its white space, as a numbered list.

Read from the element's own style and attributes, and from the page's style sheets where a rule's selector is a tag, classes or an id
(`.note`, `td.wide`); rules for print, rules with combinators and other files are not read. `believe` is for pages whose rules hide
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

MAX_RULES = 5_000
"""Rules of a page's style sheets that are read."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\s*([a-zA-Z][\w-]*|\*)?((?:[.#][\w\u0080-\uffff-]+)*)\s*")
_NAME = re.compile(r"([.#])([\w\u0080-\uffff-]+)")
_DECLARATION = re.compile(
    r"(?:^|[;{\s])(display|visibility|white-space|list-style-type|list-style|mso-hide)\s*:\s*([\w -]+?)\s*(!\s*important)?\s*(?=;|$|\})",
    re.IGNORECASE,
)
_NO_SIZE = re.compile(
    r"font-size\s*:\s*0+(?:\.0+)?\s*(?:px|pt|em|rem|%)?\s*(?:!|;|$)|(?:^|[;\s])opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)", re.IGNORECASE
)
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


PLAIN = Look()


class Looks:
    """The looks of a page's elements. `hid` is whether a rule of a style sheet hid any text."""

    def __init__(self, root: etree._Element, believe: bool = True) -> None:
        self.hid = False
        self.has_sheets_elsewhere = any(_SHEET_LINK.search(link.get("rel") or "") for link in root.iter("link"))
        self._believe = believe
        self._known: dict[tuple[str, str, str], Declarations] = {}
        self._count = 0
        self._rules: dict[str, list[tuple[int, int, str, frozenset[str], Declarations]]] = defaultdict(list)
        for sheet in root.iter("style"):
            self._read(sheet.text or "")

    def of(self, element: etree._Element) -> Look:
        """How this element is shown."""
        own, role = element.get("style"), element.get("role")
        ruled = self._ruled(element) if self._rules else {}
        if not own and not role and not ruled and element.get("hidden") is None:
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
        )

    def _ruled(self, element: etree._Element) -> Declarations:
        """What the style sheets say of an element, by its tag, classes and id."""
        key = str(element.tag), element.get("class") or "", element.get("id") or ""
        if key not in self._known:
            self._known[key] = self._matched(element)
        return self._known[key]

    def _matched(self, element: etree._Element) -> Declarations:
        names = {"." + name for name in (element.get("class") or "").split()}
        if element.get("id"):
            names.add("#" + (element.get("id") or ""))
        keys = [*names, str(element.tag)] if isinstance(element.tag, str) else []
        found = [rule for key in keys for rule in self._rules.get(key, ()) if rule[3] <= names and rule[2] in ("", element.tag)]
        said: Declarations = {}
        for _, _, _, _, declarations in sorted(found, key=lambda rule: rule[:2]):
            for name, what in declarations.items():
                if not said.get(name, "").endswith("!") or what.endswith("!"):
                    said[name] = what
        return said

    def _read(self, sheet: str) -> None:
        for rule in _RULE.finditer(_AT_RULE.sub("", _COMMENT.sub("", sheet))):
            declarations = _declared(rule[2])
            if not declarations:
                continue
            for selector in rule[1].split(","):
                found = _SELECTOR.fullmatch(selector)
                if found is None or not (found[1] or found[2]) or found[1] == "*" or self._count >= MAX_RULES:
                    continue
                self._count += 1
                tag = (found[1] or "").lower()
                names = frozenset(kind + name for kind, name in _NAME.findall(found[2]))
                weight = sum(100 if name[0] == "#" else 10 for name in names) + bool(tag)
                key = min(names) if names else tag
                self._rules[key].append((weight, self._count, tag, names, declarations))


def _declared(style: str) -> Declarations:
    """The declarations that matter here; one that is important ends in an exclamation mark."""
    if ":" not in style:
        return {}
    return {found[1].lower(): found[2].lower() + ("!" if found[3] else "") for found in _DECLARATION.finditer(style)}
