"""What language a question is asked in, for the answer: an English sentence stays one where it names a body or a thing in Chinese.

"zh" or "en". Chinese words that ask (多少, 哪) make a question Chinese, whatever stands around them.

>>> asked_language("How many applications did 示例市商务局 receive in 2023?"), asked_language("Wendeng 2023 收到 applications 几件")
('en', 'zh')
>>> asked_language("Shili 2024: how many followers does “示例之声” have?"), asked_language("Shili 2024 主动公开里 how many?")
('en', 'zh')
>>> asked_language("For 示例市旅游和文化广电体育局, how many in 2023?", ("示例市旅游和文化广电体育局",))
'en'
"""

from __future__ import annotations

import re
from collections.abc import Collection

_LATIN = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ASKS_IN_CHINESE = re.compile("多少|几|什么|哪|谁|吗|呢|怎么|怎样|如何|是否|有没有")
_ASKS_IN_ENGLISH = re.compile(
    r"\W*(?:(?:and|but|so|then|please|can you|could you)\W+)*"
    r"(?:how|what|which|who|whom|whose|when|where|why|did|does|do|has|have|is|are|was|were|list|give|tell|show|compare)\b",
    re.IGNORECASE,
)


_ENGLISH_WITHIN = re.compile(r"\b(?:how|what|which|who|whom|whose|when|where|why|list|compare)\b", re.IGNORECASE)


def asked_language(text: str, names: Collection[str] = ()) -> str:
    """The language of a question in simplified characters; one without Chinese is English, and so is one that asks in English and
    has as many English words as Chinese characters. `names` of bodies, as said, are of no language."""
    for name in names if _LATIN.search(text) else ():
        text = text.replace(name, " ")
    if not _HAN.search(text):
        return "en"
    if _ASKS_IN_CHINESE.search(text):
        return "zh"
    mostly = len(_LATIN.findall(text)) >= len(_HAN.findall(text))
    return "en" if _ASKS_IN_ENGLISH.match(text) or (mostly and _ENGLISH_WITHIN.search(text)) else "zh"
