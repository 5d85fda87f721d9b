"""What a sentence says to be zero all together: 行政复议、行政诉讼:均为0; under a heading 投诉举报及复议诉讼: 均为零.

`all_nil` takes a folded sentence and the heading that it stands under, and gives for each of the forms' counts that are named its
place in the sentence, its id and label. Of what else is named (行政处罚、行政强制均为0) there is none: the forms count it in more ways
than one. Nothing raises; a sentence that counts anything gives nothing.

>>> [id for _, id, _ in all_nil("行政复议、行政诉讼:均为0。", "")]
['review.total', 'litigation.total']
>>> [id for _, id, _ in all_nil("均为零。", "四、投诉举报情况")], all_nil("均为3件。", "四、投诉举报情况")
(['statistics.complaints'], [])
>>> [id for _, id, _ in all_nil("无。", "五、复议、诉讼、申诉情况")], all_nil("无。", "五、存在的问题")
(['review.total', 'litigation.total'], [])
"""

from __future__ import annotations

import re

_NIL = re.compile(
    r"^(?P<named>[^0-9;。]{0,40}?)[:,]?(?:数量|件数)?(?:均|都|皆|全部?)(?:为|是)(?:零|0|无)(?![0-9.])(?:件|宗|起|次|例)?[。;!]?$"
)
_ALONE = re.compile(
    r"^(?:20\d\d年度?|本年度?|全年|年内|今年|,)*(?:无|没有|暂无|零|(?:未|没有)(?:发生|产生|出现))(?:此类|上述|相关|以上)?(?:情况|情形|案件|事项)?[。;!]?$"
)
"""无。 beneath a heading: there was none of what that names."""
_SAYS_MORE = re.compile("问题|措施|其[他它]|建议|改进|制度|机制|机构")
NIL_ALONE = 20
"""No longer is a sentence that says no more than that there was none."""
_NAMED = (
    ("review.total", "行政复议总计", re.compile("复议(?!后)")),
    ("litigation.total", "行政诉讼总计", re.compile("诉讼(?!复议)|应诉")),
    ("statistics.complaints", "因政府信息公开被举报投诉数量", re.compile("(?:投诉|举报)(?!处理|电话|渠道)")),
)
_RESULTS = re.compile("维持|纠正|结果|决定|审结|直接起诉|复议后")
"""Parts of what was decided, which the whole is not."""
_LONGEST = 60


def all_nil(sentence: str, heading: str) -> list[tuple[tuple[int, int], str, str]]:
    """The counts of the forms that a sentence says to be zero, each with its place there."""
    told = _NIL.match(sentence) if len(sentence) <= _LONGEST else None
    alone = len(sentence) <= NIL_ALONE and _ALONE.match(sentence) is not None and _SAYS_MORE.search(heading) is None
    if told is None and not alone:
        return []
    named = told["named"] if told is not None and re.search(r"[\u4e00-\u9fff]{2}", told["named"]) else heading
    if _RESULTS.search(named):
        return []
    end = len(sentence.rstrip("。;!"))
    return [((0, end), id, label) for id, label, pattern in _NAMED if pattern.search(named)]
