"""Numbers that a report tells as asked for, as the most or the least there may be, or as aimed at: 要求每个单位培训不少于2次, 目标任务为2000条,
收费上限500元. None of them is what was done.

`required` takes a folded sentence and where a number stands in it. A rule is told by a word that asks (要求, 应, 规定) before a bound (不少于,
达到90%以上); it holds for every number behind its first bound as far as nothing says what was done (实际, 已, 截至, 我局全年). A bound
without a rule is a number told roughly, and no rule. Nothing raises.

>>> said = "按照要求,各单位每年培训不少于2次,满意率达到90%以上,全局实际培训3次"
>>> [required(said, said.index(number)) for number in ("2次", "90%", "3次")]
[True, True, False]
>>> said = "任务数为80条,完成92条;收费上限9元"
>>> [required(said, said.index(number)) for number in ("80条", "92条", "9元")]
[True, False, True]
"""

from __future__ import annotations

import re

_ASKS = re.compile(r"要求|规定|明确|应当?(?!急|诉|对|用|聘|邀|答|收尽|公开尽)|必须|须(?!知)|不得|力争|确保|原则上")
_BOUND = re.compile(
    r"(?:不少于|不低于|不得少于|不得低于|至少|不超过|不得超过)[^,;:。、\d]{0,8}\d|(?:应当?|须|要(?!求))达到?\d[\d.]*[^,;:。、\d]{0,3}以上"
)
_DONE = re.compile(
    r"[,;:。、(](?:目前|现|截至|实际|已经?|全年|今年|本年度?|年内|[我本全](?:[省市县区州镇乡街局委办厅院站校])|[只仅]?完成|共)"
)
_AIMED = re.compile(
    r"(?:目标(?:任务)?|任务|指标)(?:[数值量](?:是|为|:|定为|设为)?|是|为|:|定为|设为)$|(?:上限|下限|限额|额度|最高限价)(?:是|为|:|定为|设为)?$"
)
_REACH = 120
"""So many characters before a number are looked at for the rule that it may be of."""
_OWN = 10
"""So many characters from its beginning a number with its unit and its 以上 may take."""


def required(text: str, position: int) -> bool:
    """Whether the number at `position` of a folded sentence is one of a rule, a limit or an aim."""
    before = text[max(0, position - _REACH) : position]
    if _AIMED.search(before) is not None:
        return True
    asks = max((found.start() for found in _ASKS.finditer(before)), default=-1)
    if asks < 0:
        return False
    bound = _BOUND.search(text[position - len(before) + asks : position + _OWN])
    return bound is not None and _DONE.search(before, asks) is None
