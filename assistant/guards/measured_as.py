"""Whether a number measures another thing than how many there are of what a question counts: cases that bodies had, items about a class of acts.

有几个分局 is answered by no 开发区分局66件, 发布会几场 by no 发布会信息6条, and 行政许可多少件 by none of the items of information that a list
calls 行政许可类5360条. Units that count the same thing fit anyhow (`asked_unit`); this is about those that cannot. Texts are folded.

>>> counts_other_than("有几个分局", "开发区分局", "件"), counts_other_than("分局收到几件", "开发区分局", "件")
(True, False)
>>> counts_other_than("村公开信息几条", "涉及行政村", "个")
True
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
_OF_BODIES = frozenset({"个", "家", "所", "户", "处"})
_ITEMS = re.compile("(?:多少|几)[条篇件份宗则]")
_ENDS_IN_BODIES = re.compile(rf"(?:{_BODIES})$")
_OCCASIONS = re.compile("(?:多少|几)(?:场|次|期|届)")
_MESSAGES = frozenset({"条", "篇", "则"})
_TOLD_OF_IT = re.compile("(?:信息|消息|资讯|动态|报道|稿件|新闻|简讯)$")
_CASES = re.compile("(?:多少|几)[件宗起例](?!信息|公开)")
_CLASS = re.compile("类(?:信息)?$")
_OF_INFORMATION = re.compile("信息|公开|发布|内容|类|上网|条目")

_ACTS = re.compile(
    "行政(?:处罚|许可|强制|检查|裁决|征收|确认|给付|奖励|复议|诉讼)|强制执行|建议提案|(?:常务|全体|党组|专题|办公|工作)会议?|会议"
)
"""What a body does or holds, and may publish papers about."""
_LINE = re.compile("热线|工单|12345|诉求|信箱|留言|来电|hotline")
_NO_LINE = re.compile("人大|政协|代表|委员|提案|政府信息公开|政务公开|依申请")
"""What is no part of what comes in by a hotline: its 建议 are no deputies', its 投诉 not over disclosure."""
_PAPERS = "书|函|公示|公告|通告|纪要|信息|情况|材料|事项|内容|议题|动态|新闻"
_SHOWN = re.compile("公[开示布告]|发布|上网|上传|挂网|推送|刊[登载发]|晒|信息|纪要|公告")
_DONE = re.compile("召开|举[行办]|开了|开过|作出|做出|实施|提起|发生|办理|办结|处理|收到|受理")


def counts_other_than(question: str, subject: str, unit: str) -> bool:
    """See the module; `subject` is what the number's clause says to be counted."""
    own, following, _ = question.partition("|")
    if not following and unit in _NO_BODIES and _HOW_MANY_BODIES.search(own) is not None:
        return True
    if unit in _OF_BODIES and _ITEMS.search(own) is not None and _ENDS_IN_BODIES.search(subject) is not None:
        return True
    if unit not in _MESSAGES:
        return False
    told = _TOLD_OF_IT.search(subject)
    if told is not None and _OCCASIONS.search(own) and told[0] not in own:
        return True
    return _CASES.search(own) is not None and _CLASS.search(subject) is not None and _OF_INFORMATION.search(own) is None


def of_another_measure(question: str, candidate: Candidate) -> bool:
    """Whether a number of the prose measures another thing than a question."""
    segment = re.split("[;。]", candidate.up_to_clause)[-1]
    own = question.partition("|")[0]
    if _LINE.search(candidate.whole) is not None and _LINE.search(own) is None and _NO_LINE.search(own) is not None:
        return True
    return counts_other_than(question, candidate.counted, candidate.statement.unit or "") or counts_what_is_shown(
        question, candidate.printed, segment
    )


def counts_what_is_shown(question: str, printed: str, segment: str) -> bool:
    """Whether a number is of what was published about acts or meetings, and a Chinese question counts the acts themselves. `segment` is the
    sentence up to the number.

    >>> counts_what_is_shown("行政处罚多少件", "行政处罚决定公示9条", "行政处罚决定公示9条")
    True
    >>> counts_what_is_shown("召开常务会议几次", "常务会议9次", "公开政策文件3件,常务会议9次")
    True
    >>> counts_what_is_shown("公开常务会议几次", "常务会议9次", "公开政策文件3件,常务会议9次")
    False
    """
    own = question.partition("|")[0]
    act = _ACTS.search(own)
    if act is None or act[0] not in printed or _SHOWN.search(own) is not None:
        return False
    paper = re.search(rf"{act[0]}(?:案件)?(?:结果|决定|答复)?(?P<paper>{_PAPERS})", printed)
    if paper is not None and paper["paper"] not in own:
        return True
    shown = _SHOWN.search(segment[: segment.rfind(act[0])])
    return shown is not None and _DONE.search(own) is not None and _DONE.search(segment[shown.end() :]) is None
