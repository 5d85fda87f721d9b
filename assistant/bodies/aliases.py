"""What a body is called that its full name, taken apart, does not tell: a branch of a city's bureau after its district, a committee for short.

A branch that is named by its bureau first (示例市公安局海棠分局) is mostly called after its district (海棠区公安分局, 海棠公安局). A branch of
no district (交通分局, 第一分局) goes by its name alone. Every 管理委员会 is a 管委会. Names are folded text.

>>> names = aliases("长沙市公安局岳麓分局")
>>> [name in names for name in ("岳麓公安分局", "岳麓分局", "长沙市岳麓区公安局", "岳麓区")], aliases("长沙市公安局交通分局")
([True, True, True, False], ())
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.bodies.name_parts import place_stem, zone_kind
from assistant.bodies.provinces import elsewhere, is_county
from ingest.identity.places import split_places

_BRANCH = re.compile(r"(?P<field>[\u4e00-\u9fff]{2,}?)局(?P<district>[\u4e00-\u9fff]{2,6})分局")
_COMMITTEE = "管理委员会"
_LEVELS = ("区", "县", "市", "旗")


def aliases(name: str) -> tuple[str, ...]:
    """What else a body of this full name is called; () where its parts tell every name of it."""
    if name.endswith(_COMMITTEE):
        return (name.removesuffix(_COMMITTEE) + "管委会",)
    places, office = split_places(name)
    branch = _BRANCH.fullmatch(office)
    if branch is None or not places:
        return ()
    districts = _districts(branch["district"], places[-1])
    within_city = ("", *dict.fromkeys((places[-1], place_stem(places[-1]))))
    return tuple(
        f"{city}{district}{called}"
        for city in within_city
        for district in districts
        for called in (f"{branch['field']}分局", f"{branch['field']}局", "分局")
    )


def called(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Full names by the other names of their bodies, the longest first; what is a full name itself means that body alone.

    >>> called(["长沙市公安局岳麓分局", "长沙市生态环境局岳麓分局"])["岳麓分局"]
    ('长沙市公安局岳麓分局', '长沙市生态环境局岳麓分局')
    """
    full = dict.fromkeys(names)
    found: dict[str, list[str]] = {}
    for name in full:
        for alias in aliases(name):
            if alias not in full:
                found.setdefault(alias, []).append(name)
    return {alias: tuple(found[alias]) for alias in sorted(found, key=len, reverse=True)}


def _districts(said: str, city: str) -> tuple[str, ...]:
    """The district of a city that a branch is named after, with and without its level; () where it is named after none."""
    for full in (said,) if said.endswith(_LEVELS) else (said + level for level in _LEVELS):
        if (is_county(full) and not elsewhere(city, (full,))) or zone_kind(full):
            return tuple(dict.fromkeys((full, place_stem(full), said)))
    return ()
