"""Turns that name another channel alone: 网站呢 behind 微信公众号发布信息多少条 asks how many the website published.

`over_channel` gives the question of the turn before with its one channel replaced by the turn's, and without the account's own name; ""
where the turn says anything more, either names none or several, or more than one thing was asked. Texts are folded.

>>> over_channel("那网站呢?", "通过微信公众号发布信息多少条"), over_channel("微博呢", '"示例之声"微信粉丝多少人')
('通过网站发布信息多少条', '微博粉丝多少人')
>>> over_channel("网站访问量呢", "公众号发布多少条"), over_channel("网站呢", "发布信息多少条")
('', '')
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.asking.whole_asked import channel_patterns, read_whole
from assistant.turns.turn_words import FILLER, PART_OF_TURN

_APART = frozenset({"platform", "press", "place", "media"})
"""What may be a part of another channel's name, or is many."""
_MOST = 2
_ASKS = re.compile("多少|几")
_PUBLISHED = re.compile("发|推送|公开|公布|更新|刊|登载|上传")
"""What one channel publishes under one name (网站发稿) another may publish under its own (公众号推送)."""
_SO_MANY = re.compile("(?<=.)(?:总|一?共)?(?:是|有)?(?:多少|几)([条篇件个次期])?$")
_NAME = re.compile('"[^"]*"$')


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(f"(?:{one.pattern})" for name, one in channel_patterns().items() if name not in _APART)
    return re.compile(rf"(?:政务|官方|本局|本委|新浪|腾讯|今日)?(?:{names})")


def over_channel(content: str, before: str) -> str:
    """The question before, asked of the channel that this turn names."""
    own = re.sub("[上里]$", "", _counts_again(FILLER.sub("", content), before))
    told = list(_named().finditer(before))
    spans = [(found.start(), found.end()) for found in told]
    joined = len(told) <= _MOST and all(end == start for (_, end), (start, _) in pairwise(spans))
    if _named().fullmatch(own) is None or not spans or not joined:
        return ""
    asked = f"{_NAME.sub('', before[: spans[0][0]])}{own}{before[spans[-1][1] :]}"
    whole = read_whole(asked)
    if whole is not None and not whole.rest:
        return asked
    said_otherwise = _PUBLISHED.search(asked) is not None or PART_OF_TURN.search(asked) is not None
    return asked if len(_ASKS.findall(asked)) == 1 and not said_otherwise else ""


def _counts_again(content: str, before: str) -> str:
    """A turn without the words that ask how many of the same unit (微博上又是多少条 behind 网站发布多少条)."""
    asked = _SO_MANY.search(content)
    return content[: asked.start()] if asked is not None and (not asked[1] or f"多少{asked[1]}" in before) else content


def channel_first(text: str) -> str:
    """The one channel that a folded question begins with, as it says it; "" for none, and where it names another too.

    >>> channel_first("微信公众号推送多少条"), channel_first("微博和抖音发布多少条"), channel_first("收到申请几件")
    ('微信公众号', '', '')
    """
    told, end = list(_named().finditer(text)), 0
    for found in told[:_MOST]:
        end = found.end() if found.start() == end else end
    return text[:end] if told and told[-1].end() == end else ""
