"""Which province and which city a body lies in, by the places in its name: 威海市文登区 and 义乌市 lie in 山东 and 浙江, not in 江苏.

`vocabulary/provinces.toml` and `counties.toml` hold the division. None where a name tells no city or county, or one that the tables do
not have; a county that several cities have is of each: what is not known contradicts nothing.

>>> province_of(("威海市", "文登区")), province_of(("文登区",)), province_of(("示例市",))
('山东', None, None)
>>> elsewhere("江苏省", ("威海市", "文登区")), elsewhere("山东省", ("威海市",)), elsewhere("江苏省", ("文登区",))
(True, False, True)
>>> within("威海市", ("文登区",)), elsewhere("烟台市", ("文登区",)), elsewhere("烟台市", ("示例区",)), elsewhere("南京市", ("鼓楼区",))
(True, True, False, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from assistant.language.word_tables import word_table
from ingest.identity.places import level

_LEVEL = re.compile(r"(?:市|地区|盟|[\u4e00-\u9fff]*族自治州|自治州|州)$")
_COUNTY_LEVEL = re.compile(r"^([\u4e00-\u9fff]{2,}?)(?:[\u4e00-\u9fff]*族自治[县旗]|[市区县旗])$")
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


def provinces() -> tuple[str, ...]:
    """The short names of all provinces (江西)."""
    return _names()


def province_named(said: str) -> str | None:
    """The short name of a province as said (江苏省, 广西壮族自治区); None where it is none of the table's."""
    name = _PROVINCE_LEVEL.sub("", said)
    return name if name in _names() else None


def is_province(place: str) -> bool:
    """Whether a place as the store has it is a province, or a city under the State alone.

    >>> is_province("江苏省"), is_province("天津市"), is_province("宿迁市")
    (True, True, False)
    """
    return province_named(place) is not None or place.removesuffix("市") in word_table("provinces")["state"]["cities"]


def short_province(text: str, at: int) -> int | None:
    """The end of a province's short name that stands here (江苏宿迁); None where none does.

    >>> short_province("江苏宿迁", 0), short_province("江苏省", 0), short_province("宿迁", 0)
    (2, None, None)
    """
    if not text.startswith(_names(), at):  # so it is nearly everywhere, and this is asked of every character
        return None
    name = next(name for name in _names() if text.startswith(name, at))
    return None if text.startswith(("省", "自治区"), at + len(name)) else at + len(name)


def state_city(text: str) -> int | None:
    """The end of the short name of a city under the State alone that a text begins with; None where it begins with none.

    >>> state_city("天津市河东区"), state_city("临沂市")
    (2, None)
    """
    cities = word_table("provinces")["state"]["cities"]
    return next(map(len, filter(text.startswith, cities)), None) if text.startswith(_state_openings()) else None


@cache
def _state_openings() -> tuple[str, ...]:
    return tuple({name[0] for name in word_table("provinces")["state"]["cities"]})


@cache
def place_openings() -> frozenset[str]:
    """The first two characters of all that the tables call a province, a city or a county: what begins otherwise is none.

    >>> {"文登", "江苏", "天津"} <= place_openings(), "公开" in place_openings()
    (True, False)
    """
    cities = word_table("provinces")["state"]["cities"]
    return frozenset(name[:2] for names in (_names(), cities, _by_place(), _cities()) for name in names)


def short_city(text: str, at: int) -> int | None:
    """The end of a prefecture-level city's short name that stands here (东莞松山湖); None where none does.

    >>> short_city("东莞松山湖", 0), short_city("松山湖", 0)
    (2, None)
    """
    return next((end for end in range(at + 5, at + 1, -1) if text[at:end] in _by_place()), None)


def is_city(name: str) -> bool:
    """Whether a prefecture or a city of a county's rank is called so for short.

    >>> is_city("苏州"), is_city("义乌"), is_city("苏州市")
    (True, True, False)
    """
    return name in _by_place()


@cache
def _cities() -> dict[str, frozenset[str]]:
    """The prefectures that have a county of a name, with and without its ending (文登市 became 文登区), by their short names."""
    found: dict[str, set[str]] = {}
    for city, counties in word_table("counties")["counties"].items():
        for county in counties.split():
            for name in (county, *_COUNTY_LEVEL.findall(county)):
                found.setdefault(name, set()).add(city)
    return {name: frozenset(cities) for name, cities in found.items()}


def prefectures() -> tuple[str, ...]:
    """The short names of all prefectures whose counties the tables have."""
    return tuple(word_table("counties")["counties"])


def counties_of(city: str) -> tuple[str, ...]:
    """The counties, districts and cities in a prefecture, by all the names that they had.

    >>> "文登区" in counties_of("威海"), counties_of("示例")
    (True, ())
    """
    return tuple(word_table("counties")["counties"].get(city, "").split())


def is_county(name: str) -> bool:
    """Whether a county, a district or a city is or was called so.

    >>> is_county("文登区"), is_county("示例区")
    (True, False)
    """
    return name in _cities()


def _cities_of(place: str) -> frozenset[str]:
    """The prefectures that a county may lie in, or that a city is; empty where the tables have none of that name."""
    stem, known = _LEVEL.sub("", place), _cities()
    city = frozenset({stem} if stem != place and (stem in word_table("counties")["counties"] or place in _by_place()) else ())
    named = city | known.get(place, frozenset())
    return named or known.get(next(iter(_COUNTY_LEVEL.findall(place)), ""), frozenset())


def _apart(said: str, places: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """(What a wider place is, what the first of these places lies in): provinces where one is named, else prefectures; empty where not known."""
    places = tuple(places)
    cities = _cities_of(places[0]) if places else frozenset()
    if (province := province_named(said)) is None:
        return _cities_of(said), cities
    own = province_of(places)
    return frozenset({province}), frozenset({own}) if own else frozenset(
        filter(None, (_by_place().get(city, city) for city in cities))
    )


def elsewhere(said: str, places: Iterable[str]) -> bool:
    """Whether places lie in another province or city than the one that is said; False where either is not known."""
    named, own = _apart(said, places)
    return bool(named and own) and named.isdisjoint(own)


def within(said: str, places: Iterable[str]) -> bool:
    """Whether places are known to lie in the province, the city or the county that is said. That a city has both tells of no county.

    >>> within("广州市", ("海珠区",)), within("海珠区", ("广州市", "海珠区")), within("荔湾区", ("广州市", "海珠区")), within("荔湾区", ("广州市",))
    (True, True, False, False)
    """
    places = tuple(places)
    if province_named(said) is None and (county := _county_stem(said)):
        return any(_county_stem(place) == county for place in places)
    named, own = _apart(said, places)
    return bool(named and own) and named >= own


def _county_stem(name: str) -> str:
    """A county's name without its level, whichever it had (旬阳县 became 旬阳市); "" for what is none, or may be a prefecture (临夏市)."""
    stem = next(iter(_COUNTY_LEVEL.findall(name)), name)
    if _LEVEL.sub("", name) in word_table("counties")["counties"]:
        return ""
    return stem if is_county(name) or is_county(stem) else ""


def other_county(outer: Iterable[str], places: Iterable[str]) -> bool:
    """Whether of two counties by these places each is another, as it is called or was with another level.

    >>> other_county(("荔湾区",), ("广州市", "海珠区")), other_county(("文登市",), ("威海市", "文登区")), other_county(("广州市",), ("海珠区",))
    (True, False, False)
    >>> other_county(("旬阳市",), ("平利县", "示例镇"))
    True
    """
    said, own = ({stem for name in names if (stem := _county_stem(name))} for names in (outer, places))
    return bool(said and own) and said.isdisjoint(own)


def may_lie_in(outer: Sequence[str], places: Sequence[str], first: Sequence[str]) -> bool:
    """Whether a body's places may lie in the `outer` ones (from the outside in), which are said before its `first` and no store tells of.

    >>> may_lie_in(("示例市", "东山县"), ("双桥镇",), ("双桥镇",)), may_lie_in(("烟台市",), ("文登区", "双桥镇"), ("文登区",))
    (True, False)
    """
    if any(elsewhere(name, outer[at + 1 :]) or elsewhere(name, places) for at, name in enumerate(outer)) or other_county(
        outer, places
    ):
        return False
    return within(outer[-1], places) or (places[0] in first and level(outer[-1]) < level(places[0]))
