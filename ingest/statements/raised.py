"""By how much something named before it moved, where nothing is named to compare with: 主动公开信息增加320条,达到4510条.

`raised` takes the folded words before a number in its clause and those behind it. A thing and behind it a word of change, with no noun behind
the number, tells a change (行政诉讼增加4件, 培训多办3场) and no level; 新增 tells one only where the level follows (行政复议新增2件,总数9件),
for alone it tells what is new. Nothing raises.

>>> raised("行政诉讼增加", ",其中"), raised("全年增加", "专栏"), raised("公开栏新增", ""), raised("行政复议新增", ",总数9件")
(True, False, False, True)
"""

from __future__ import annotations

import re

_THING = r"(?:^|(?<=[,;:、]))(?!(?:全年|今年|本年度?|当年|年内|共|又|还|另|再|同时|[我本全](?:[省市县区州镇乡街局委办厅院站校]))+(?:增|减|上|下|新|多|少|净))[\u4e00-\u9fff]{2,}?"
_MOVED = re.compile(rf"{_THING}(?:增加|增长|减少|下降|上升|降低|[多少](?:办|发|收|开|建|接|公开|发布|举办|召开|印发|受理))了?$")
_NEW = re.compile(rf"{_THING}(?:新增加?|新收|新办)了?$")
_ENDS = re.compile(r"$|[,;:。、!?()]")
_LEVEL = re.compile(r"[,、](?:达到?了?|总[数量计]|共[办发收开建计]?|为|增至|升至|降至|合计)(?:达|为)?\d")


def raised(lead: str, behind: str) -> bool:
    """Whether a number between these words tells by how much its thing moved."""
    if _MOVED.search(lead) is not None:
        return _ENDS.match(behind) is not None
    return _NEW.search(lead) is not None and _LEVEL.match(behind) is not None
