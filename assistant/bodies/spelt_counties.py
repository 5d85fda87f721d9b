"""The county or the city of the tables that a file's name spells: qindu in xianyang is 秦都区, where no other is spelt so.

`county_spelt` gives it in full with its level, `city_spelt` the wider city's short name; "" where none or several are spelt so. Nothing raises.

>>> county_spelt("qindu", "区", "xianyang"), county_spelt("jinan", "区", ""), county_spelt("gulou", "区", "")
('秦都区', '', '鼓楼区')
>>> county_spelt("qindu", "县", "xianyang"), city_spelt("xianyang"), city_spelt("shili")
('', '咸阳', '')
"""

from __future__ import annotations

from functools import lru_cache

from assistant.bodies.body_names import sound, sounds
from assistant.bodies.provinces import counties_of, prefectures


@lru_cache(maxsize=256)
def county_spelt(spelling: str, ending: str, wider: str) -> str:
    """The one county of the tables of this level that is spelt so, in the city spelt `wider` ("" for any)."""
    cities = [city for city in prefectures() if not wider or _is_spelt(city, wider)]
    names = {
        name
        for city in cities
        for name in counties_of(city)
        if name.endswith(ending) and _is_spelt(name.removesuffix(ending), spelling)
    }
    return names.pop() if len(names) == 1 else ""


@lru_cache(maxsize=256)
def city_spelt(spelling: str) -> str:
    """The one prefecture of the tables that is spelt so, without its level."""
    found = [city for city in prefectures() if _is_spelt(city, spelling)]
    return found[0] if len(found) == 1 else ""


def _is_spelt(name: str, spelling: str) -> bool:
    """Whether a name of about as many syllables as a spelling may be spelt so."""
    return len(name) * 2 - 1 <= len(spelling) <= len(name) * 6 and (sound(name) == spelling or spelling in sounds(name))
