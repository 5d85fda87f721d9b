"""The wider places that a name is said below, each in full or for short: 遂宁|大英县, 重庆|荣昌|河包镇, 浙江|杭州|长河街道.

`wider_said` reads places of the tables from one character on, up to a place that the caller knows. It says nothing of whether that place lies
in them. Texts are folded; nothing raises.

>>> def known(text, at):
...     return text.startswith("示例镇", at) or None
>>> wider_said("重庆荣昌示例镇2023年", 0, known), wider_said("四川省遂宁市示例镇", 0, known)
((('重庆市', '荣昌区'), 4), (('四川省', '遂宁市'), 6))
>>> wider_said("荣昌的示例镇", 0, known), wider_said("示例镇", 0, known)
(((), 0), ((), 0))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant.bodies.provinces import is_city, is_county, place_openings, provinces, state_city
from assistant.language.word_tables import word_table

_OF_PROVINCE = re.compile("省|[\u4e00-\u9fff]{0,4}自治区|市")
_OF_CITY = re.compile("市|地区|盟|[\u4e00-\u9fff]{0,9}自治州|州")
_OF_COUNTY = "区县市旗"
_NO_LEVEL = re.match("", "")
_SHORTEST, _LONGEST = 2, 9
_MOST = 4
"""A province, a city, a county and a zone."""


def wider_said(text: str, at: int, known: Callable[[str, int], object]) -> tuple[tuple[str, ...], int]:
    """(The wider places, the widest first, in full; where the known place behind them begins); ((), at) where it comes to none."""
    return _read(text, at, known, ()) or ((), at)


def _read(text: str, at: int, known: Callable[[str, int], object], passed: tuple[str, ...]) -> tuple[tuple[str, ...], int] | None:
    if passed and known(text, at) is not None:
        return passed, at
    if len(passed) == _MOST:
        return None
    ways = (_read(text, end, known, (*passed, name)) for name, end in _places(text, at))
    return next((way for way in ways if way is not None), None)


@cache
def _area_openings() -> frozenset[str]:
    return frozenset(name[:_SHORTEST] for name in word_table("zones")["new_areas"]["names"])


def _places(text: str, at: int) -> list[tuple[str, int]]:
    """(Name in full, end) of each place of the tables that may be said here, the longest first."""
    found: list[tuple[str, int]] = []
    if (opening := text[at : at + _SHORTEST]) not in place_openings() and opening not in _area_openings():
        return found  # as nearly everywhere: this is asked of every character
    for length in range(_SHORTEST, _LONGEST + 1):
        said, end = text[at : at + length], at + length
        if len(said) < length:
            break
        if said in provinces() and (own := _OF_PROVINCE.match(text, end) or _NO_LEVEL):
            found.append((said + own[0], end + len(own[0])))
        elif (is_city(said) or state_city(said) == length) and (own := _OF_CITY.match(text, end) or _NO_LEVEL):
            found.append((said + (own[0] or "市"), end + len(own[0])))
        if is_county(said):
            full = said if said[-1] in _OF_COUNTY else next((said + one for one in _OF_COUNTY if is_county(said + one)), said)
            found.append((full, end))
        elif said in word_table("zones")["new_areas"]["names"]:
            area = text.startswith("新区", end)
            found.append((f"{said}新区", end + 2 * area))
    return sorted(found, key=lambda one: -one[1])
