"""An organisation's name taken apart: the places that it lies in, and the body itself; what its places are called for short.

A government, a street's office and a zone's committee speak for their place: their body is "". A development zone goes by
more names than one (高新区 for 高新技术产业开发区, with or without 市 behind the city): `zone_names` gives them
(`vocabulary/zones.toml`). Names are folded text.

>>> Parts.of("威海市文登区商务局")
Parts(places=('威海市', '文登区'), body='商务局')
>>> Parts.of("国家税务总局示例市海棠区税务局"), Parts.of("国家统计局示例调查队")
(Parts(places=('示例市', '海棠区'), body='税务局'), Parts(places=('示例',), body='调查队'))
>>> Parts.of("上海市黄浦区人民政府打浦桥街道办事处")
Parts(places=('上海市', '黄浦区', '打浦桥街道'), body='')
>>> Parts.of("示例高新技术产业开发区管理委员会").own, "示例市高新区" in zone_names("示例高新技术产业开发区")
('示例高新技术产业开发区', True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.bodies.provinces import short_city, short_province
from assistant.language.word_tables import word_table
from ingest.identity.places import headless, names, split_places
from ingest.normalise import fold_text

_SMALL = re.compile(r"(?:人民政府)?([\u4e00-\u9fff]{2,6}?(?:街道|镇|乡))(?:人民政府|政府|办事处|办)?$")
_WIDER = re.compile(
    r"([\u4e00-\u9fff]{1,3}省)([\u4e00-\u9fff]{2,}[市州区县])|((?:新疆生产建设兵团)?第?[一二三四五六七八九十]+师)([\u4e00-\u9fff]{2,}市)"
)
_SPELT = re.compile(r"([A-Z][a-z]+市)?([A-Z][a-z]+(?:自治区|街道|[省市区县旗镇乡]))人民政府")
"""A government whose place is known by its pinyin alone (`file_names`)."""
_OF_COUNTRY = re.compile(r"中国\(([\u4e00-\u9fff]{2,3})\)([\u4e00-\u9fff]+区)")
"""中国(示例)自由贸易试验区, which is called after its place in brackets."""
_OFFICE = re.compile("^政府办公(?=[室厅]$)")
_GOVERNMENT = (
    "人民政府",
    "政府",
    "行政公署",
    "行署",
    "区政府",
    "市政府",
    "县政府",
    "镇政府",
    "乡政府",
    "办事处",
    "街道办",
    "街道办事处",
)
_SUFFIX = re.compile(r"(?:自治区|自治州|自治县|地区|新区|特区|林区|开发区|街道|省|市|区|县|旗|盟|州|镇|乡)$")


def _wider_apart(place: str) -> tuple[str, ...]:
    """A province whose name is too short to be told from what follows, or a division of the corps, apart from it."""
    found = _WIDER.fullmatch(place)
    return tuple(filter(None, found.groups())) if found else (place,)


def place_stem(place: str) -> str:
    """文登区 → 文登, 甲乙土家族苗族自治州 → 甲乙; a name that would be left with one character keeps its suffix (单县)."""
    kind = zone_kind(place)
    if not kind and (own := _autonomous().fullmatch(place)):
        return own["own"]
    stem = place.removesuffix(kind) if kind else _SUFFIX.sub("", place)
    return stem if len(stem) >= 2 else place


@cache
def _zones() -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """(What each kind of zone is called for short, the longest kind first; what speaks for a zone, the longest first)."""
    data = word_table("zones")
    kinds = {kind: tuple(short) for kind, short in data["called"].items()} | dict.fromkeys(data["own"]["endings"], ())
    kinds = {
        f"{rank}{kind}": (kind, *short, *(rank + one for one in short))
        for rank in data["ranks"]["words"]
        for kind, short in kinds.items()
    } | kinds
    called = {kind: kinds[kind] for kind in sorted(kinds, key=len, reverse=True)}
    return called, tuple(sorted(data["speaks"]["bodies"], key=len, reverse=True))


@cache
def _zone_words() -> re.Pattern[str]:
    words = {word for kind, short in word_table("zones")["called"].items() for word in (kind, *short)}
    return re.compile(rf"(?:{'|'.join(_ranks())})*(?:{'|'.join(sorted(words, key=len, reverse=True))})")


@lru_cache(maxsize=65536)
def zone_kind(place: str) -> str:
    """What kind of zone a place's name ends as, with the rank that it says (国家级高新区); "" where it is none."""
    kind = next((kind for kind in _zones()[0] if place.endswith(kind)), "")
    while kind and (rank := next((rank for rank in _ranks() if place.endswith(rank + kind)), "")):
        kind = rank + kind
    return kind


@cache
def _ranks() -> tuple[str, ...]:
    return tuple(word_table("zones")["ranks"]["words"])


def _short_kinds(kind: str) -> tuple[str, ...]:
    """What a kind of zone is called for short, and without its rank."""
    if kind in (called := _zones()[0]) or not kind:
        return called.get(kind, ())
    rank = next(rank for rank in _ranks() if kind.startswith(rank))
    plain = kind.removeprefix(rank)
    shorter = _short_kinds(plain)
    return (plain, *shorter, *(rank + short for short in shorter))


def zone_at(text: str, at: int) -> int:
    """The end of a zone's kind that stands here, with what speaks for it, behind the place that has the zone; 0 where none.

    >>> zone_at("示例高新区管委会2023年", 2), zone_at("示例市区", 2)
    (8, 0)
    """
    found = _zone_words().match(text, at)
    return 0 if found is None else speaks_for_zone(text, found.end())


def speaks_for_zone(text: str, at: int) -> int:
    """The end of what speaks for a zone where it stands here (管委会); `at` where nothing does."""
    return next((at + len(body) for body in _zones()[1] if text.startswith(body, at)), at)


@cache
def _autonomous() -> re.Pattern[str]:
    words = word_table("zones")["autonomous"]
    peoples, bare = ("|".join(sorted(words[key], key=len, reverse=True)) for key in ("peoples", "bare"))
    return re.compile(
        rf"(?P<own>[\u4e00-\u9fff]{{2,}}?)(?:(?:{peoples})族|{bare})+(?:自治(?P<level>[州县旗区])|(?P<town>[乡镇]))"
    )


def also_called(place: str) -> tuple[str, ...]:
    """What a place is called beside its name and its stem: one named after peoples without them, one whose name tells no level with any,
    a zone by its other names (`zone_names`), with or without the province or the city before a name of its own; some by custom (阿右旗).

    >>> also_called("甲乙土家族苗族自治州"), also_called("甲乙苗族乡"), also_called("阿拉善右旗")
    (('甲乙州', '甲乙自治州'), ('甲乙乡',), ('阿右旗',))
    >>> "乙丙经开区" in also_called("海南乙丙经济开发区"), "乙丙湖" in also_called("东莞乙丙湖高新区")
    (True, True)
    """
    custom = tuple(word_table("zones")["abbreviated"].get(place, ()))
    if of_country := _OF_COUNTRY.fullmatch(place):
        custom = (
            *custom,
            *(one for named in ("{}{}", "中国{}{}") for one in _with_short_kinds(named.format(*of_country.groups()))),
        )
    if (own := _autonomous().fullmatch(place)) and not zone_kind(place):
        levels = (f"{own['level']}", f"自治{own['level']}") if own["level"] else (own["town"],)
        return tuple(dict.fromkeys((*(f"{own['own']}{level}" for level in levels), *custom)))
    if is_levelless(place):
        return tuple(f"{place}{level}" for level in "市县区")
    shorter = _without_wider(place)
    return tuple(
        dict.fromkeys((*zone_names(place), *((shorter, *zone_names(shorter), own_name(place)) if shorter else ()), *custom))
    )


def _with_short_kinds(zone: str) -> tuple[str, ...]:
    """A zone's name and what it is with its kind said for short."""
    kind = zone_kind(zone)
    return (zone, *(zone.removesuffix(kind) + short for short in _short_kinds(kind)))


def own_name(zone: str) -> str:
    """What a zone with a name of its own is called without its kind and the city before it; "" where it has none.

    >>> own_name("东莞乙丙湖高新技术产业开发区"), own_name("示例高新区")
    ('乙丙湖', '')
    """
    shorter = _without_wider(zone)
    return place_stem(shorter) if shorter else ""


def _without_wider(place: str) -> str:
    """A zone with a name of its own, without the province or the city before it; "" where none stands there."""
    kind = zone_kind(place)
    wider = next((end for end in (short_province(place, 0), short_city(place, 0)) if end), 0) if kind else 0
    own = place[wider:].removeprefix("市")
    return own if wider and len(own) - len(kind) > 1 else ""


def is_levelless(place: str) -> bool:
    """Whether a place's name tells no level: that of 国家统计局示例调查队.

    >>> is_levelless("示例"), is_levelless("示例市"), is_levelless("示例新区")
    (True, False, False)
    """
    return bool(place) and not place[0].isascii() and _SUFFIX.search(place) is None and not zone_kind(place)


def is_citys_zone(place: str) -> bool:
    """Whether a place is a zone named after its city, which the city's name alone does not mean (示例高新区; 甲乙新区 has its own,
    and so has one that says its city before it)."""
    kind = zone_kind(place)
    citys = bool(kind) and short_city(place, 0) == len(place) - len(kind)  # 兰州新区: 兰州 is another
    return citys or (bool(zone_names(place)) and not _without_wider(place))


def zone_names(place: str) -> tuple[str, ...]:
    """What a zone is also called: by its short kinds, and with the city's ending where the name leaves it out."""
    kind = zone_kind(place)
    base = place.removesuffix(kind)
    if not kind or not (short := _short_kinds(kind) or (() if kind in _named_whole() else (kind,))):
        return ()
    bases = (base,) if not base or base.endswith(("市", "区", "县")) else (base, f"{base}市", "")
    return tuple(dict.fromkeys(one + said for one in bases for said in (kind, *short) if one + said != place))


@cache
def _named_whole() -> frozenset[str]:
    """The kinds of zones that no zone is called by alone."""
    return frozenset(("新区", "新城", *word_table("zones")["own"]["endings"]))


def _zone_apart(places: tuple[str, ...], text: str) -> tuple[str, ...] | None:
    """The places of a zone's committee, the zone's own the last; None where it is none."""
    speaks = next((body for body in _zones()[1] if text.endswith(body)), None)
    if speaks is None:
        return None
    zone = text.removesuffix(speaks)
    if zone:
        named = (
            zone_kind(zone)
            if speaks != "管理局"
            else next((kind for kind in word_table("zones")["called"] if zone.endswith(kind)), "")
        )
        return (*places, zone) if named and zone not in word_table("zones")["own"]["endings"] else None
    return places if places and zone_kind(places[-1]) else None


@dataclass(frozen=True, slots=True)
class Parts:
    """An organisation's full name taken apart: places from the outside in, and the body ("" for a government)."""

    places: tuple[str, ...]
    body: str

    @classmethod
    def of(cls, name: str) -> Parts:
        return _parts(name)

    @property
    def own(self) -> str:
        return self.places[-1] if self.places else ""


@lru_cache(maxsize=4096)
def _parts(name: str) -> Parts:
    if spelt := _SPELT.fullmatch(name):
        return Parts(tuple(filter(None, spelt.groups())), "")
    head, text = headless(fold_text(name))
    chain, text = split_places(text)
    if head and not chain:  # 国家统计局示例调查队
        ending = next((ending for ending in names().heads[head] if text.endswith(ending)), text)
        chain, text = (text.removesuffix(ending),) if text != ending else (), ending
    places = tuple(part for place in chain for part in _wider_apart(place))
    if small := _SMALL.fullmatch(text):
        return Parts((*places, small.group(1)), "")
    if (zone := _zone_apart(places, text)) is not None:
        return Parts(zone, "")
    return Parts(places, "" if text in _GOVERNMENT else _OFFICE.sub("人民政府办公", text))
