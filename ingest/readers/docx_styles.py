"""What paragraph and character styles say of text: heading levels, hidden text, its look, automatic numbers, tables of contents.

A style takes what it does not say itself from the style that it is based on. Shapes: a `Style` by its id; an id that the
file does not define is the empty `Style`. Nothing raises on odd styles.

>>> root = etree.fromstring(f'<w:styles xmlns:w="{W[1:-1]}"><w:style w:styleId="2"><w:name w:val="heading 1"/></w:style></w:styles>')
>>> read_styles(root)["2"].level
1
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from ingest.readers.docx_looks import PLAIN, Look, style_look
from ingest.readers.docx_package import W

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d$", re.IGNORECASE)
_DEEPEST = 20
"""Styles that one style may be based on, one upon the other."""


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is 1..6 for headings, else 0. `number` and `depth` are a list's id and level, None where the style has none.
    `contents` marks the lines of a table of contents, `look` is what the style says of its text."""

    level: int = 0
    hidden: bool = False
    number: str | None = None
    depth: int | None = None
    contents: bool = False
    look: Look = PLAIN


def read_styles(root: etree._Element | None) -> dict[str, Style]:
    """Every style of the file by its id."""
    if root is None:
        return {}
    elements = {style.get(f"{W}styleId") or "": style for style in root.iter(f"{W}style")}
    return {key: _style(_bases(key, elements)) for key in elements}


def _bases(key: str, elements: dict[str, etree._Element]) -> list[etree._Element]:
    """The style and what it is based on, nearest first."""
    found: list[etree._Element] = []
    while key in elements and elements[key] not in found and len(found) < _DEEPEST:
        found.append(elements[key])
        key = value(found[-1].find(f"{W}basedOn"))
    return found


def _style(bases: list[etree._Element]) -> Style:
    level, named = None, ""
    for style in bases:
        named = value(style.find(f"{W}name"))
        heading = _HEADING.match(named)
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        if heading or outline is not None or named.lower() in ("title", "标题"):
            level = min(int(heading[1]), 6) if heading else outline_level(outline) if outline is not None else 1
            break
    hidden = next((shown for style in bases if (shown := switched(style.find(f"{W}rPr/{W}vanish"))) is not None), False)
    lists = [style.find(f"{W}pPr/{W}numPr") for style in bases]
    numbers = [value(found.find(f"{W}numId")) for found in lists if found is not None and found.find(f"{W}numId") is not None]
    depths = [number(found.find(f"{W}ilvl"), 0, 8) for found in lists if found is not None and found.find(f"{W}ilvl") is not None]
    contents = any(_CONTENTS.match(value(style.find(f"{W}name"))) for style in bases)
    look = PLAIN
    for style in bases:
        look = look.over(style_look(style.find(f"{W}rPr")))
    return Style(level or 0, hidden, numbers[0] if numbers else None, depths[0] if depths else None, contents, look)


def outline_level(outline: etree._Element) -> int:
    """1..6; 0 for 9, which is body text."""
    level = number(outline, 9, 9)
    return 0 if level >= 9 else min(level + 1, 6)


def value(element: etree._Element | None) -> str:
    """An element's w:val; "" where there is none."""
    return "" if element is None else element.get(f"{W}val") or ""


def switched(element: etree._Element | None) -> bool | None:
    """On, off, or None where nothing is said."""
    return None if element is None else value(element) not in ("0", "false", "off")


def number(element: etree._Element | None, default: int, most: int) -> int:
    """An element's number, at most `most`; the default where there is none that can be read."""
    digits = value(element).strip()
    if not (digits.isascii() and digits.isdigit()):
        return default
    return most if len(digits) > 9 else min(int(digits), most)
