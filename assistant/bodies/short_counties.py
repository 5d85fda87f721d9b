"""Counties of the tables that a question says without their level and that no body of the store bears, said in full: 沭阳2023年 is 沭阳县2023年.

Only what the dictionary has as a name, or hardly has, is one (平安 is not), and only where a name may begin and a year, a body, a deed or nothing
follows. Of several that are called so nothing is said. Texts are folded; nothing raises.

>>> counties_in_full("沭阳2023年收办了几件", ()), counties_in_full("2023年度沭阳民政局收了多少", ()), counties_in_full("那泗阳呢?", ())
('沭阳县2023年收办了几件', '2023年度沭阳县民政局收了多少', '那泗阳县呢?')
>>> counties_in_full("沭阳路2023年施工几次", ()), counties_in_full("沭阳2023年收办了几件", ("沭阳",)), counties_in_full("平安2023年", ())
('沭阳路2023年施工几次', '沭阳2023年收办了几件', '平安2023年')
"""

from __future__ import annotations

import re
from collections.abc import Container

from assistant.bodies.behind_years import behind_year, in_year
from assistant.bodies.body_names import known_kind
from assistant.bodies.provinces import is_city, is_county, place_openings
from assistant.language.said_words import cut
from assistant.language.segment import tag

_LEVELS = "县市区旗"
_OPENS = re.compile(r"(?:^|[,;。?!:、 ]|那么?|请问|查询|[和与跟及比]|知道|了解|其中|再看|换成|至于)$")
_ENDS = re.compile(
    r"$|[,;。?!:、 ]|的?呢|(?:19|20)\d\d|[二两][零〇○千]|\d\d年|[在于](?:19|20)\d\d|政府(?!信息|网站|公报|门户|采购)|人民政府"
)
_PARTS = ("街", "镇", "乡", "路", "村", "社区", "新区", "开发", "高新", "经开", *_LEVELS)
"""What goes on from the name to that of a part of it, or of another place."""
_LENGTHS = (2, 3)
_RUN = 12


def counties_in_full(text: str, known: Container[str]) -> str:
    """The text with each such county's level behind its name; `known` are the places that the store has, as they are said."""
    out, at = "", 0
    while at < len(text):
        may = text[at : at + _LENGTHS[0]] in place_openings()
        name = next((text[at : at + length] for length in _LENGTHS if may and _is_short(text, at, at + length, known)), "")
        out += name + _level(name) if name else text[at]
        at += len(name) or 1
    return out


def _is_short(text: str, start: int, end: int, known: Container[str]) -> bool:
    name = text[start:end]
    if len(name) < end - start or not is_county(name) or name in known or is_city(name) or not _level(name):
        return False
    if in_year(text, start) or not (_OPENS.search(text, 0, start) or behind_year(text, start)):
        return False
    said, ends = tag(name), _ENDS.match(text, end) is not None or known_kind(text[end : end + _RUN]) > 0
    if said in _PROPER:
        return ends or _goes_on(text[end : end + _RUN])
    return said in _COMMON and ends and known_kind(f"{name}局") == 0  # 公安 is a kind of body


_PROPER = ("ns", "nr", "nrt", "nz", "nrfg")
_COMMON = ("n", "")
"""What the dictionary says of names that it hardly knows."""


def _goes_on(behind: str) -> bool:
    """Whether a word of how figures are spoken of follows, and no part of a longer name."""
    if behind.startswith(_PARTS):
        return False
    words = cut(behind).tokens
    return bool(words) and words[0].part != "left" and len(words[0].text) > 1


def _level(name: str) -> str:
    """The level of the one county that is called so; "" where none or several are."""
    levels = [level for level in _LEVELS if is_county(name + level)]
    return levels[0] if len(levels) == 1 else ""
