"""The class whose number a question asks for (统计信息类公开几条): by whatever light words it is named, it is not the whole count.

>>> class_named("统计信息类公开多少条"), class_named("公开人事类多少条"), class_named("各类信息公开多少条"), class_named("类似的有几件")
('统计信息', '人事', '', '')
"""

from __future__ import annotations

import re

from assistant.asking.indicator_words import all_dimensions, label_text

_SAYS_NOTHING = frozenset({"信息", "政府", "政务"})
_PUBLISHED = "公开|公布|发布|公示"
_CLASS = re.compile(
    rf"(?:{_PUBLISHED})?的?(?P<name>(?:(?!{_PUBLISHED})[\u4e00-\u9fff]){{2,6}}?)(?<![各几哪何这那此该同之多少两三四五六七八九十分])类(?![型别似])"
)


def class_named(text: str) -> str:
    """The name of the first class that a folded text says, without 类; "" where it names none."""
    found = _CLASS.search(text)
    return found["name"] if found else ""


def is_of_a_class(text: str, indicator: str) -> bool:
    """Whether those of one class are asked for (统计信息类公开几条), which an indicator's own labels do not name (行政处罚类); who applied
    (商业企业类申请人) is a column of the row.

    >>> is_of_a_class("统计信息类公开多少条", "proactive.total"), is_of_a_class("行政处罚类处理决定几件", "proactive.penalties.decisions")
    (True, False)
    >>> is_of_a_class("商业企业类申请人予以公开几件", "applications.granted"), is_of_a_class("征地类予以公开几件", "applications.granted")
    (False, True)
    """
    name, labels = class_named(text), label_text(indicator)
    if indicator.startswith("applications.") and (all_dimensions(name) or "类申请人" in text):
        return False
    pairs = {name[at : at + 2] for at in range(len(name) - 1)} - _SAYS_NOTHING
    return bool(name) and not any(pair in labels for pair in pairs)
