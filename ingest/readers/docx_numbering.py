"""The numbers that Word prints before the paragraphs of a list, which stand nowhere in the text: 一、 （二） 3. ①.

A paragraph names a list (`w:numId`) and a level; the list's definition gives each level its format, its pattern (`%1、`) and
its start. Lists that share a definition go on counting, unless one of them says where it starts; a level starts anew when a
higher one has been counted. Bullets print no number. Shapes: a number as printed, with a blank behind it where it ends in
no full-width mark. Blanks: "" for a list or level that is not there. Nothing raises on odd numbering.

>>> level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
>>> lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
>>> numbering = Numbering(etree.fromstring(f'<w:numbering xmlns:w="{W[1:-1]}">{lists}</w:numbering>'))
>>> numbering.next_number("5", 0), numbering.next_number("5", 0), numbering.next_number("6", 0)
('一、', '二、', '')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx_package import W
from ingest.readers.docx_styles import number, switched, value
from ingest.readers.list_numbers import printed

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_SILENT = frozenset(["bullet", "none"])


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    pattern: str
    plain: bool
    restart: int | None
    spaced: bool


@dataclass(slots=True)
class _List:
    """A list as one `w:num` gives it: its definition's id, its levels, and the starts that it alone sets."""

    definition: str
    levels: dict[int, _Level]
    starts: dict[int, int]


class Numbering:
    """A file's lists and how far each of them has been counted."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def next_number(self, key: str, level: int | None, style: str = "") -> str:
        """Counts a paragraph of this list and gives the number printed before it."""
        found = self._lists.get(key)
        if found is None:
            return ""
        depth = level if level is not None else self._by_style.get((found.definition, style), 0)
        if depth not in found.levels:
            return ""
        counts = self._counts.setdefault(found.definition, [None] * _LEVELS)
        self._count(found, key, depth, counts)
        return _text(found.levels, depth, counts)

    def _count(self, found: _List, key: str, depth: int, counts: list[int | None]) -> None:
        before = counts[depth]
        if depth in found.starts and (key, depth) not in self._started:
            counts[depth] = found.starts[depth]
        else:
            counts[depth] = found.levels[depth].start if before is None else before + 1
        self._started.add((key, depth))
        for higher in range(depth):
            if counts[higher] is None and higher in found.levels:
                counts[higher] = found.levels[higher].start
        for lower in range(depth + 1, _LEVELS):
            restart = found.levels[lower].restart if lower in found.levels else None
            if restart is None or (restart and depth < restart):
                counts[lower] = None

    def _read(self, root: etree._Element) -> None:
        definitions = {one.get(f"{W}abstractNumId") or "": one for one in root.iter(f"{W}abstractNum")}
        by_name = {value(one.find(f"{W}styleLink")): key for key, one in definitions.items()}
        for key, one in definitions.items():
            for level in one.iter(f"{W}lvl"):
                style = value(level.find(f"{W}pStyle"))
                if style:
                    self._by_style[key, style] = _depth(level)
        for one in root.iter(f"{W}num"):
            definition = value(one.find(f"{W}abstractNumId"))
            element = definitions.get(definition)
            link = None if element is None else element.find(f"{W}numStyleLink")
            if link is not None and value(link) in by_name:
                definition = by_name[value(link)]
                element = definitions[definition]
            if element is None:
                continue
            levels = {_depth(level): _level(level) for level in element.iter(f"{W}lvl")}
            starts: dict[int, int] = {}
            for change in one.iter(f"{W}lvlOverride"):
                own, start = change.find(f"{W}lvl"), change.find(f"{W}startOverride")
                if own is not None:
                    levels[_depth(change)] = _level(own)
                if start is not None:
                    starts[_depth(change)] = number(start, 1, 9999)
            self._lists[one.get(f"{W}numId") or ""] = _List(definition, levels, starts)


def _depth(element: etree._Element) -> int:
    digits = element.get(f"{W}ilvl") or "0"
    return min(int(digits), _LEVELS - 1) if digits.isascii() and digits.isdigit() and len(digits) < 3 else 0


def _level(level: etree._Element) -> _Level:
    formats = [value(found) for found in level.iter(f"{W}numFmt")]
    restart = level.find(f"{W}lvlRestart")
    hidden = switched(level.find(f"{W}rPr/{W}vanish"))
    picture = level.find(f"{W}lvlPicBulletId") is not None
    return _Level(
        start=number(level.find(f"{W}start"), 0, 9999),
        format="bullet" if picture or hidden else next((name for name in formats if name != "custom"), "decimal"),
        pattern=value(level.find(f"{W}lvlText")),
        plain=bool(switched(level.find(f"{W}isLgl"))),
        restart=None if restart is None else number(restart, 0, _LEVELS),
        spaced=value(level.find(f"{W}suff")) != "nothing",
    )


def _text(levels: dict[int, _Level], depth: int, counts: list[int | None]) -> str:
    level = levels[depth]
    if level.format == "bullet" or (level.format == "none" and not _PLACE.sub("", level.pattern).strip()):
        return ""

    def filled(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        count = counts[at]
        if count is None or at not in levels or levels[at].format in _SILENT:
            return ""
        return printed(count, "decimal" if level.plain else levels[at].format)

    text = _PLACE.sub(filled, level.pattern).strip()
    return text + " " if level.spaced and text[-1:].isascii() and text else text
