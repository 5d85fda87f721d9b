"""Which figures can be compared and added up: those in units that count the same, and those of one thing in several.

Nothing is computed here and nothing raises; figures without a value are held by their units alone.

>>> from assistant.figures.countable import count_alike
>>> count_alike({"个", "期"}), _HELD >= {"个", "期"}
(False, True)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from assistant.answering.evidence import Found
from assistant.figures.countable import count_alike

_VISITS, _VISITED = frozenset({"次", "人次", ""}), re.compile("访问|浏览|点击|阅读|播放|登录")
"""访问量785万人次 and 访问量954万次 count the same."""
_CASES = frozenset({"件", "条", "项", "宗", "起", "份", "个"})
"""What one thing may be counted in: 申请8件 and 申请5条 are 13."""
_TIMES, _APPLICATIONS = frozenset({"次"}), re.compile("申请(?:公开)?$")
"""依申请公开3次: how often one applied."""
_HELD = frozenset({"个", "期", "场", "场次"})
"""What is held one by one."""


def counted_alike(figures: Sequence[Found]) -> bool:
    """Whether figures can be compared and added up: by their units, or because all count one thing (政协提案6件 and 2条)."""
    units, things = {one.unit for one in figures}, {one.stands_for or one.indicator for one in figures}
    if units <= _VISITS and all(_VISITED.search(one.label) for one in figures):
        return True
    one_thing = (len(things) == 1 and None not in things) or len({one.label[-2:] for one in figures}) == 1
    applications = all(_APPLICATIONS.search(one.label) for one in figures)
    return count_alike(units) or (one_thing and units <= (_CASES | _TIMES if applications else _CASES))


def counted_as_asked(figures: Sequence[Found], asked: str | None) -> bool:
    """Whether a question itself counts in one unit what its figures count in another of things held one by one (征集25个比访谈12期多几个)."""
    units = {one.unit for one in figures}
    return asked in units and asked in _HELD and units <= _HELD


def put_side_by_side(found: Sequence[Found]) -> list[Found]:
    """The figures that can be ranked with one another: in units that count alike, those of most of them, and no other count of
    the forms under another verb (受理 for 收到) beside those that are what was asked for."""
    units = Counter(one.unit for one in found)
    usual = max(units, key=lambda unit: units[unit], default="")
    alike = [
        one for one in found if count_alike({one.unit, usual}) or counted_alike((one, *(o for o in found if o.unit == usual)))
    ]
    if not any(one.stands_for is None for one in alike):
        return alike
    return [one for one in alike if one.stands_for is None or one.indicator is None]
