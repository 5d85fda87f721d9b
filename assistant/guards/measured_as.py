"""Whether a number measures another thing than how many there are of what a question counts: cases that bodies had, items about a class of acts.

有几个分局 is answered by no 开发区分局66件, 发布会几场 by no 发布会信息6条, and 行政许可多少件 by none of the items of information that a list
calls 行政许可类5360条. Units that count the same thing fit anyhow (`asked_unit`); this is about those that cannot. Texts are folded.

>>> counts_other_than("有几个分局", "开发区分局", "件"), counts_other_than("分局收到几件", "开发区分局", "件")
(True, False)
>>> counts_other_than("有几个分局", "分局", "个"), counts_other_than("发布会几场", "发布会信息", "条")
(False, True)
"""

from __future__ import annotations

import re

from assistant.prose.candidate import Candidate

_BODIES = "分局|[省市县区镇乡村]|局|科|处|室|站|所|队|厅|院|校|部门|单位|机构|机关|街道|社区|企业|公司|中心"
_HOW_MANY_BODIES = re.compile(
    rf"(?:多少|几)个[^,;。?的|]{{0,6}}?(?:{_BODIES})(?=[?。,的有]|$)|(?:{_BODIES})(?:一?共|总共|总计)?有(?:多少|几)个(?=[?。,]|$)"
)
_NO_BODIES = frozenset({"件", "条", "篇", "份", "宗", "起", "则", "次", "期", "场", "场次", "项", "封", "人次", "元", "万元"})
_OCCASIONS = re.compile("(?:多少|几)(?:场|次|期|届)")
_MESSAGES = frozenset({"条", "篇", "则"})
_TOLD_OF_IT = re.compile("(?:信息|消息|资讯|动态|报道|稿件|新闻|简讯)$")
_CASES = re.compile("(?:多少|几)[件宗起例](?!信息|公开)")
_CLASS = re.compile("类(?:信息)?$")
_OF_INFORMATION = re.compile("信息|公开|发布|内容|类|上网|条目")


def counts_other_than(question: str, subject: str, unit: str) -> bool:
    """See the module; `subject` is what the number's clause says to be counted."""
    own, following, _ = question.partition("|")
    if not following and unit in _NO_BODIES and _HOW_MANY_BODIES.search(own) is not None:
        return True
    if unit not in _MESSAGES:
        return False
    told = _TOLD_OF_IT.search(subject)
    if told is not None and _OCCASIONS.search(own) and told[0] not in own:
        return True
    return _CASES.search(own) is not None and _CLASS.search(subject) is not None and _OF_INFORMATION.search(own) is None


def of_another_measure(question: str, candidate: Candidate) -> bool:
    """Whether a number of the prose measures another thing than a question."""
    return counts_other_than(question, candidate.counted, candidate.statement.unit or "")
