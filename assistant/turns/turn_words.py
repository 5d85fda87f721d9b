"""The words of turns: what only leads over from one to the next, what narrows the turn before, what adds
to it, thanks, and why.

Patterns and functions take the folded, lower-case content of a turn, without bodies and years, or its Question. Nothing is looked up,
and nothing is an error.

>>> FILLER.sub("", "那么呢?"), bool(PART_OF_TURN.search("其中自然人")), bool(REACHES.search("涉及几件申请"))
('', True, True)
"""

from __future__ import annotations

import re

from assistant.asking.asked_thing import wanted
from assistant.asking.asked_together import number_said
from assistant.asking.indicator_words import find_dimension
from assistant.asking.question import Question

FILLER = re.compile(
    r"我问的是|我是说|我指的是|那么|那|呢|的|吧|请问|其中|么|啊|又|和|what about|how about|and|the|i mean|i meant|[\s,。?!;:、.]+"
)
YEAR_BEFORE = re.compile(
    r"(?:再|更)?往前(?:推|数)?(?:一年|1年)|(?:上一?个?|前一个?|头一)年度?(?!度?结转|转结|遗留|留|末|转|提出|指出|(?:的|有|多少|几|个)*项目)|year before|(?:previous|preceding|prior) year"
)
"""The year before the one that the turns were about."""
REACHES = re.compile(
    r"^(?:共|一共|总共|其中)?(?:涉及|牵涉)了?(?:的?(?:申请|案件|事项))?(?:多少|几)"
    r"|^(?:是|都是|共)?[向对从给](?:多少|几)[\u4e00-\u9fff]{1,10}(?:的|了|过)[?。]?$|^(?:and )?for how many"
)
"""涉及几件申请, 向几件申请收的: how many of them the figure of the turn before is about."""
PART_OF_TURN = re.compile(
    r"^(?:那么?|那)?(?:其中|涉及(?!(?:申请|案件|事项)?(?:多少|几)))|里面|当中|\bof (?:which|those|these|them)\b|\bamong (?:them|those|these)\b"
)
"""A part of what the turn before asked for is meant."""
_PART_SAID = re.compile(r"的(?:呢|(?:是|有|共)?(?:多少|几)[件条个次份宗项]?)[?。,]?$")
"""依申请公开的呢: some of what the turn before counted."""
OF_THE_BODY_ITSELF = re.compile(r"本级(?!政府(?:信息|网站|公报))")
"""本级收到多少: of the body without those below it, which only a sentence that says so tells."""
_THANKS = re.compile(
    r"[,。!?\s]*(?:(?:好的?|嗯|ok|okay|明白了?|知道了|非常|十分|多)[,。!?\s]*)*(?:感谢|谢谢|谢了|辛苦了?|thanks?(?: you)?|再见|bye)?(?:您|你|啊|啦|了)?[,。!?\s]*"
)
_LEADS_OVER = re.compile(r"^(?:那么?|那|这|又)+|呢|的|[\s,。?!]+")
_LISTED = re.compile(r"和|与|及|、|加上|加|[,，]|\band\b|\bplus\b")
_WHY = r"(?:为什么|为何|为啥|怎么|(?:是)?(?:什么|啥)原因(?:导致|造成|引起)?|因为什么|何以)"
_MOVED = (
    r"(?:会|是|有所|出现|呈现|明显|大幅度?|突然)*(?:(?:比|较|相比于?)(?:去年|上年|上一年度?|前一年|往年|\d{4}年)|同比)?(?:会|要|增加|减少|增长|增多|上升|下降|降低|上涨|下滑|翻番|翻倍"
    r"|变多|变少|多|少|涨|升|降|增|减)+(?:了|出|这么|那么|如此|许多|很多|不少|得|快|多|少)*(?:\d+[\u4e00-\u9fff]?)?"
)
"""Why it moved: 为什么增加了这么多, 比上年多的原因."""
_ASKS_WHY = re.compile(
    rf"为什么|为何|(?:是)?什么原因|原因(?:是什么)?|怎么回事|why(?: is that)?|{_WHY}{_MOVED}|{_MOVED}(?:主要)?(?:原因|理由)(?:是什么|有哪些|何在|在哪里?)?|{_MOVED}是?(?:为什么|为何|(?:因为|由于|出于)?(?:什么|啥|何种)(?:原因|缘故)(?:造成|导致|引起|引发|带来)?的?|因为什么)"
)


def names_part(content: str) -> bool:
    """Whether a turn asks for some of what the turn before counted, where what it names is that itself.

    >>> names_part("其中依申请公开几条"), names_part("依申请公开的呢"), names_part("依申请公开几条")
    (True, True, False)
    """
    return PART_OF_TURN.search(content) is not None or _PART_SAID.search(content) is not None


def names_year_alone(question: Question) -> bool:
    """Whether a turn names one year and nothing else (2022年呢)."""
    return len(question.years.named) == 1 and not question.mentions and not FILLER.sub("", question.content)


def only_thanks(question: Question) -> bool:
    """Whether a turn only thanks, or says that it has understood."""
    return bool(question.folded.strip()) and _THANKS.fullmatch(question.folded) is not None


def asks_why(question: Question) -> bool:
    """Whether a turn only asks the reason of what the turn before told."""
    return _ASKS_WHY.fullmatch(_LEADS_OVER.sub("", question.content)) is not None


def asks_to_be_told(question: Question) -> bool:
    """Whether a turn asks why, who or how (为什么没有办结): told in words, whatever figure the words beside it name."""
    said = question.text.lower()
    return _IN_WORDS.search(said) is not None and re.search(r"多少|几|how (?:many|much)", said) is None


_IN_WORDS = re.compile(
    r"为什么|为何|为啥|(?:什么|啥|何种)(?:原因|缘故)|原因(?:是|在|有|何)|谁|哪(?:个|些)?(?:人|部门|科室|单位)|(?:怎么|如何|怎样|咋)(?!样|[呢了]?[?。]?$)[一-鿿]{2}|\b(?:why|who)\b"
)


def names_too_few(question: Question) -> bool:
    """Whether a turn adds up more things than it names (还有政策文件的，三类合计呢), so that it means turns before it too."""
    wished = number_said(question.folded)
    named = [piece for piece in _LISTED.split(question.content) if wanted(piece).concepts or find_dimension(piece)]
    return wished is not None and len(question.years.named) < 2 and len(question.mentions) < 2 and 0 < len(named) < wished
