"""The numbers that a page prints before the items of its lists, which stand nowhere in its text.

They come from the list's style or type, its start and its items' values; an editor that many sites use draws them as pictures
and tells them by class (`list-cn2-1-0`: （一）). Where a list says nothing and a style sheet that is not here may take its
numbers away, none are printed, as one that no reader of the page saw would be an invention. Blanks: "" for no number.

>>> page = etree.fromstring('<ol type="I" start="3"><li/><li value="9"/><li/></ol>')
>>> [Lists(Looks(page)).number(item) for item in page]
['III. ', 'IX. ', 'X. ']
"""

from __future__ import annotations

import re

from lxml import etree

from ingest.readers.html_styles import Looks
from ingest.readers.list_numbers import of_style, printed

_EDITOR_LIST = re.compile(r"\blist-(cn|cn1|cn2|num|num1|num2)-\d")
_EDITOR_FORMS = {
    "cn": ("chineseCountingThousand", "", "、"), "cn1": ("chineseCountingThousand", "", "）"),
    "cn2": ("chineseCountingThousand", "（", "）"), "num": ("decimal", "", "、"), "num1": ("decimal", "", ")"), "num2": ("decimal", "(", ")"),
}  # fmt: skip


class Lists:
    """Counts the items of a page's lists."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._counted: dict[etree._Element, dict[etree._Element, int]] = {}

    def number(self, item: etree._Element) -> str:
        """What is printed before an item."""
        holder = item.getparent()
        if holder is None or holder.tag != "ol":
            return ""
        editor = _EDITOR_LIST.search(item.get("class") or "")
        if editor:
            name, before, after = _EDITOR_FORMS[editor[1]]
            return f"{before}{printed(self._count(holder, item), name)}{after}"
        style = self._looks.of(item).list_style or self._looks.of(holder).list_style or holder.get("type") or ""
        form = of_style(style or "decimal")
        if form is None or (not style and self._looks.has_sheets_elsewhere):
            return ""
        return printed(self._count(holder, item), form[0]) + form[1]

    def _count(self, holder: etree._Element, item: etree._Element) -> int:
        if holder not in self._counted:
            counts: dict[etree._Element, int] = {}
            count = _whole(holder.get("start"), 1)
            for one in holder:
                if one.tag == "li" and not self._looks.of(one).gone:
                    counts[one] = _whole(one.get("value"), count)
                    count = counts[one] + 1
            self._counted[holder] = counts
        return self._counted[holder].get(item, 1)


def _whole(digits: str | None, default: int) -> int:
    digits = (digits or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 6 else default
