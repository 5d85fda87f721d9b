"""Where a name may begin behind a year: 2023年度|示例县, 在2023年里|示例县, fy2023|示例县; 中 is the year's in 2023年中|示例县 and the name's in
2023年|中山市.

What says that a year is meant as a whole (度, 里, 期间) belongs to the year and opens no name, unless a place of the tables begins with it and
none behind it. Texts are folded; nothing raises.

>>> text = "2023年度示例县"
>>> in_year(text, 5), in_year(text, 6), behind_year(text, 6)
(True, False, True)
>>> in_year("2023年中山市", 5), in_year("2023年中示例县", 5), behind_year("2023示例县", 4), behind_year("共2023示例县", 3)
(False, True, True, False)
"""

from __future__ import annotations

import re

from assistant.bodies.provinces import is_city, is_county, province_of, provinces

_TAIL = r"度(?:之?[内里中间]|当中|期间|全年)?|份|期间|当中|之[内间中]|以内|[这那]一?年|全年|里[头面]?|间|[底末初]|(?:[上下]半|全)年度?|第?[一二三四]季度|[中内]"
_IN_TAIL = re.compile(rf"(?<=[\d零〇○一二三四五六七八九财全当本今去]年)(?:{_TAIL})")
_BEHIND = re.compile(rf"(?:(?<!\d)(?:19|20)\d\d|年)(?:{_TAIL})?$")
_LONGEST_TAIL = 4
_LONGEST_PLACE = 5


def in_year(text: str, at: int) -> bool:
    """Whether what stands here says how a year before it is meant, so that no name begins with it."""
    tails = _IN_TAIL.finditer(text, max(0, at - _LONGEST_TAIL), at + _LONGEST_TAIL)
    return any(tail.start() <= at < tail.end() - _is_name(text, tail.end() - 1) for tail in tails)


def is_before_a_place(text: str, at: int) -> bool:
    """Whether what stands here is the year's and a place of the tables begins behind it (2023年|中|山东省), so that none begins here.

    >>> is_before_a_place("2023年中山东省", 5), is_before_a_place("2023年中苇市", 5)
    (True, False)
    """
    return in_year(text, at) and any(_place_begins(text, end) for end in range(at + 1, at + _LONGEST_TAIL))


def behind_year(text: str, at: int) -> bool:
    """Whether a year ends right before, with what says how it is meant."""
    return _BEHIND.search(text, max(0, at - _LONGEST_TAIL - 5), at) is not None


def _is_name(text: str, at: int) -> bool:
    """Whether a place begins with the last character behind a year, and none behind that one (中山市, 内蒙古)."""
    if _place_begins(text, at + 1):
        return _of_county(text, at)
    return _place_begins(text, at) or any(is_city(text[at : at + length]) for length in range(2, _LONGEST_PLACE))


def _place_begins(text: str, at: int) -> bool:
    """Whether a province, or a city or a county with its level, stands here."""
    names = (text[at : at + length] for length in range(2, _LONGEST_PLACE + 1))
    return (
        text.startswith(provinces(), at)
        or _of_county(text, at)
        or any(name[-1:] == "市" and province_of((name,)) is not None for name in names)
    )


def _of_county(text: str, at: int) -> bool:
    """Whether a county stands here with its level (中宁县, behind whose first character 宁县 does)."""
    names = (text[at : at + length] for length in range(2, _LONGEST_PLACE + 1))
    return any(name[-1:] in "县区旗" and is_county(name) for name in names)
