"""Automatic numbering in a Word file: numerals that stand in no text, but in a list's definition.

`Lists.numbered` takes the numeral off a text where it is the next one of its list, and says which list prints it. A text that is
not the next one of its list keeps what it prints, so that a misnumbered heading stays one.

>>> lists = Lists()
>>> [lists.numbered(text, "headings") for text in ("一、总体情况", "三、其他事项", "2.重复申请", "二、主动公开")]
[('总体情况', 1), ('三、其他事项', 0), ('2.重复申请', 0), ('主动公开', 1)]
"""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
NUMBERED = re.compile(r"([（(]?)([一二三四五六七八九十]|\d{1,2})([、.．）)])(?=\S)(.+)", re.DOTALL)
Kind = tuple[str, str]
"""The kind of numerals, and what is printed with %1 for the numeral."""


class Lists:
    """The lists of one file, in the order they begin. Headings and the labels of tables count apart."""

    def __init__(self) -> None:
        self._kinds: list[Kind] = []
        self._next: dict[tuple[str, Kind], tuple[int, int]] = {}

    def numbered(self, text: str, where: str) -> tuple[str, int]:
        """The text without its numeral and the list that prints it, from 1; the text as it is and 0 where none does."""
        found = NUMBERED.fullmatch(text)
        if not found:
            return text, 0
        before, numeral, after, rest = found.groups()
        kind = ("decimal" if numeral.isdigit() else "chineseCounting", f"{before}%1{after}")
        value = int(numeral) if numeral.isdigit() else NUMERALS.index(numeral)
        if value == 1:
            self._kinds.append(kind)
            self._next[where, kind] = (len(self._kinds), 1)
        number, wanted = self._next.get((where, kind), (0, 0))
        if value != wanted:
            return text, 0
        self._next[where, kind] = (number, wanted + 1)
        return rest, number

    def definitions(self) -> str:
        """What stands inside `w:numbering`: the kinds of lists first, then the lists."""
        kinds = list(dict.fromkeys(self._kinds))
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="nothing"/><w:lvlText w:val={quoteattr(pattern)}/></w:lvl></w:abstractNum>'
            for place, (form, pattern) in enumerate(kinds)
        )
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        lists = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kinds.index(kind)}"/>{again}</w:num>'
            for number, kind in enumerate(self._kinds, 1)
        )
        return abstract + lists
