"""Whether a table's number in one unit may answer a question that asks in another.

Money, rates, time and people are no counts of things: 查阅点1个 answers no 多少人次. A question that names no unit takes any; nothing
raises.

>>> countable("件", "条"), countable("人次", "个"), countable(None, "元"), countable("件", "元")
(True, False, True, False)
"""

from __future__ import annotations

_APART = (
    frozenset({"元", "万元", "亿元"}),
    frozenset({"%", "个百分点"}),
    frozenset({"天", "工作日", "个工作日", "小时", "分钟"}),
)
_PEOPLE = frozenset({"人", "人次", "名", "位"})
"""Units of people, in which no count of things is given (查阅点1个 for 多少人次)."""


def countable(asked: str | None, unit: str) -> bool:
    """Whether a cell in this unit answers a question in that one."""
    if asked in _PEOPLE and unit not in _PEOPLE:
        return False
    return asked is None or all((asked in group) == (unit in group) for group in _APART)
