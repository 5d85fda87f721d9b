"""What a turn says of the turns before it: that one was misunderstood (不是，我问的是…), or that the first is gone on from.

`going_on` takes a turn as it was typed and the states of the turns before it, oldest first; it gives the turn without those words,
and the states that it goes on from. A turn that says nothing of others stays but for spaces around it, and a blank one as it is;
one that only goes back (回到第一个问题) becomes 呢, which asks the first again. There are no errors.

>>> first, second = (TurnState(("示例市商务局",), (year,), "收到多少件申请", "value", True) for year in (2022, 2023))
>>> going_on("回到第一个问题", (first, second)) == ("呢", (first,)), going_on("不对，我问的是自然人", (first, second))[0]
(True, '自然人')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.turns.conversation import TurnState

_WRONG = (
    re.compile(
        r"^(?:哎|唉|嗯|啊|额)?[,，\s]*(?:不是的?|不对|错了|(?:你)?(?:理解|弄|搞|看|答)错了|(?:no|sorry|not that)\s*(?=[,，.;!]))[,，。.;；!！\s]+"
        r"(?:(?:我|俺)?(?:是)?(?:想)?(?:问|说|指|要)的?(?:是)?|是|i meant?|i asked (?:for|about))?[,，:：\s]*",
        re.IGNORECASE,
    ),
    re.compile(r"^(?:我?(?:问|说|指|要)的)?不是[^,，。]{1,14}[,，。]\s*(?:而)?(?:我?(?:问|说|指|要)的)?是"),
    re.compile(r"[,，]\s*(?:而)?不是[^,，。?？多少几]{1,14}[。.!！]?$"),
)
"""What says that the turn before was misunderstood: 不是，我问的是…, 不是2022年，是…, …，不是…."""


_BACK = re.compile(
    r"^(?:好|那么?|我们|咱们|再|还是)*[,，]?(?:回到|说回|回头说|重新说)(?:我)?(?:第一|最初|最开始|一开始|最先|开头|原来|刚开始)(?:个|问)?(?:的)?(?:那个|问题|问|话题|数)*[,，:：]?\s*"
    r"|^back to (?:the|my) first (?:question|one)[,:]?\s*",
    re.IGNORECASE,
)
"""回到第一个问题: the first turn is gone on from."""


_TURNS_TO = re.compile(
    r"^(?:好的?|行|嗯|那么?)?[,，]?(?:现在|接下来|下面|然后)(?:再)?(?:专门|单独|单单|只|就)?(?:来)?(?:说|看|问|讲|谈|聊|查)(?:一下|一说|一看|说|看|问|回)?[,，:：]?\s*(?=.{2})"
)
"""现在专门说商务局: what only leads over to another body or thing."""


def going_on(text: str, states: Sequence[TurnState]) -> tuple[str, Sequence[TurnState]]:
    """A turn without what only says of which turn it speaks, and the turns that it goes on from."""
    if (back := _BACK.match(text)) is not None and states:
        return text[back.end() :].strip() or "呢", states[:1]
    return corrected(_TURNS_TO.sub("", text, count=1)), states


def corrected(text: str) -> str:
    """A turn without what it says of having been misunderstood; what it names instead stays.

    >>> corrected("不是，我问的是网络的"), corrected("不是2022年，是2023年的"), corrected("我问的是临澜市，不是临川市"), corrected("不是")
    ('网络的', '2023年的', '我问的是临澜市', '不是')
    """
    for pattern in _WRONG:
        if rest := pattern.sub("", text, count=1).strip():
            text = rest
    return text
