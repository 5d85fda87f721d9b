"""Words of a report that nearly are those by which the vocabulary says an English word: longer or shorter names (农村饮水项目, 农村饮水安全工程)
and compounds with the same sign (农田, 惠农补贴).

`nearly` gives the part of a text that tells a word so, "" where none does. A name is told by one with signs left out or put in, of which none turns
it round, never by one with others in their place (抗洪救灾 is not told by 抗震救灾), and without an end that says little (工程: `says_little`); a word
of two signs by both with one between (外贸, 外经贸) or by a sign that carries it alone (`carrying` of `vocabulary/english_alike.toml`). Only where one number alone of a report counts what is asked for is a word told so
(`english.choosing`), and never what is counted itself. Texts are folded and in lower case; nothing raises.

>>> nearly("农村饮水项目", "农村饮水安全工程公开到村"), nearly("保障性租赁住房", "公布保障性租赁房申请家庭")
('农村饮水', '保障性租赁房')
>>> nearly("农田", "惠农补贴"), nearly("抗洪救灾", "抗震救灾"), nearly("土地租赁", "土地征收"), nearly("会议", "审议意见")
('农', '', '', '')
>>> nearly("外贸", "外经贸政策"), nearly("预算单位", "预算二级单位")
('外经贸', '')
"""

from __future__ import annotations

import re
from functools import cache

from assistant.language.word_tables import word_table

_FEWEST = 4
"""A name that has so many signs may be told by one with signs left out or put in."""
_BETWEEN = 3
"""So many signs more than the name has may stand from its first to its last."""


def nearly(word: str, text: str) -> str:
    """The part of a text that nearly is a word; "" where none is."""
    if len(word) == 2:
        longer = re.search(f"{re.escape(word[0])}[\u3400-\u9fff]{re.escape(word[1])}", text)  # 外贸 in 外经贸, 社保 in 社会保障
        return longer[0] if longer else next((sign for sign in word if sign in _carrying() and sign in text), "")
    bare = next((word.removesuffix(end) for end in _says_little() if word.endswith(end) and len(word) > len(end) + 1), "")
    if bare and bare in text:
        return bare
    if len(word) < _FEWEST:
        return ""
    starts = (at for at, sign in enumerate(text) if sign == word[0])
    return next((part for at in starts if (part := _along(word, text[at : at + len(word) + _BETWEEN]))), "")


def _along(word: str, window: str) -> str:
    """What of a window, from its first sign on, is the word with signs left out or with signs put in, never both; "" where nothing is."""
    for end in range(len(window), 2, -1):
        part = window[:end]
        shorter, longer = sorted((word, part), key=len)
        left = len(longer) - len(shorter)
        if (
            part[-1] == word[-1]
            and left * 3 <= len(word)
            and _in_order(shorter, longer)
            and not (set(longer) - set(shorter)) & _turning()
        ):
            return part
    return ""


def _in_order(shorter: str, longer: str) -> bool:
    """Whether all signs of one text stand in another in their order."""
    signs = iter(longer)
    return all(sign in signs for sign in shorter)


@cache
def _carrying() -> frozenset[str]:
    return frozenset("".join(str(word_table("english_alike")["carrying"]).split()))


@cache
def _turning() -> frozenset[str]:
    return frozenset("".join(str(word_table("english_alike")["turning"]).split()))


@cache
def _says_little() -> tuple[str, ...]:
    return tuple(str(word_table("english_alike")["says_little"]).split())
