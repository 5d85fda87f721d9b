"""Whether a table's number in one unit may answer a question that asks in another, and which units count the same.

Money, rates, time and people are no counts of things: 查阅点1个 answers no 多少人次. A question that names no unit takes any; nothing
raises.

>>> countable("件", "条"), countable("人次", "个"), countable(None, "元"), countable("件", "元")
(True, False, True, False)
>>> countable("起", "件"), countable("字", "件")
(True, False)
"""

from __future__ import annotations

from collections.abc import Collection

_APART = (
    frozenset({"元", "万元", "亿元"}),
    frozenset({"%", "个百分点"}),
    frozenset({"天", "工作日", "个工作日", "小时", "分钟"}),
)
_PEOPLE = frozenset({"人", "人次", "名", "位"})
"""Units of people, in which no count of things is given (查阅点1个 for 多少人次)."""
_CASE, _COUNTERS = "件", frozenset("件条个项份宗起例次种类则篇笔桩批封余张通票部期场")
"""Words in which cases are counted; pages, words or households are no cases."""
_ALIKE = (
    frozenset({"件", "宗", "起", "份", "项"}),
    frozenset({"件", "项"}),
    frozenset({"条", "篇", "则"}),
    frozenset({"场", "场次"}),
)
"""Units that count the same: 建议38件 and 提案12份 are 50 of them, 12场 and 6期 are 18 of nothing, nor are 信息900条 and 申请40件 940."""


def countable(asked: str | None, unit: str) -> bool:
    """Whether a cell in this unit answers a question in that one."""
    if (asked in _PEOPLE and unit not in _PEOPLE) or (unit == _CASE and asked not in (None, *_COUNTERS, *_APART[0], *_APART[1])):
        return False
    return asked is None or all((asked in group) == (unit in group) for group in _APART)


def count_alike(units: Collection[str]) -> bool:
    """Whether numbers in these units can be compared and added up.

    >>> count_alike({"件", "份"}), count_alike({"场", "期"})
    (True, False)
    """
    return len(units) == 1 or any(group.issuperset(units) for group in _ALIKE)
