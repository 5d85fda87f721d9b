"""Which province a body lies in, by the city in its name: 威海市文登区 and 义乌市 lie in 山东 and 浙江, not in 江苏.

`vocabulary/provinces.toml` holds the division. None where a name tells no city, or one that the table does not
have: what is not known contradicts nothing.

>>> province_of(("威海市", "文登区")), province_of(("文登区",)), province_of(("示例市",))
('山东', None, None)
>>> elsewhere("江苏省", ("威海市", "文登区")), elsewhere("山东省", ("威海市",)), elsewhere("江苏省", ("文登区",))
(True, False, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.word_tables import word_table

_LEVEL = re.compile(r"(?:市|地区|盟|[\u4e00-\u9fff]*族自治州|自治州|州)$")
_PROVINCE_LEVEL = re.compile(r"(?:省|壮族自治区|回族自治区|维吾尔自治区|自治区)$")


@cache
def _by_place() -> dict[str, str]:
    tables = word_table("provinces")
    return {
        place: province for table in ("cities", "prefectures") for province, places in tables[table].items() for place in places
    }


@cache
def _names() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_by_place().values()))


def province_of(places: Iterable[str]) -> str | None:
    """The province of the first of these places that the table has, by its short name (山东)."""
    for place in places:
        if not _LEVEL.search(place):
            continue
        known = _by_place().get(place) or _by_place().get(_LEVEL.sub("", place))
        if known is not None:
            return known
    return None


def province_named(said: str) -> str | None:
    """The short name of a province as said (江苏省, 广西壮族自治区); None where it is none of the table's."""
    name = _PROVINCE_LEVEL.sub("", said)
    return name if name in _names() else None


def short_province(text: str, at: int) -> int | None:
    """The end of a province's short name that stands here (江苏宿迁); None where none does.

    >>> short_province("江苏宿迁", 0), short_province("江苏省", 0), short_province("宿迁", 0)
    (2, None, None)
    """
    if not text.startswith(_names(), at):  # so it is nearly everywhere, and this is asked of every character
        return None
    name = next(name for name in _names() if text.startswith(name, at))
    return None if text.startswith(("省", "自治区"), at + len(name)) else at + len(name)


def elsewhere(said: str, places: Iterable[str]) -> bool:
    """Whether places lie in another province than the one that is said; False where either is not known."""
    named, own = province_named(said), province_of(places)
    return named is not None and own is not None and named != own


def within(said: str, places: Iterable[str]) -> bool:
    """Whether places are known to lie in the province that is said."""
    named = province_named(said)
    return named is not None and named == province_of(places)
