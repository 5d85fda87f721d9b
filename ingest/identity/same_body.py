"""Which names are one body's: a report that leaves out the city (南昌县商务局) and one that names it (南昌市南昌县商务局).

Two names are one body's where they say the same office and one has more places before the same ones, and where the
shorter name's outermost place tells by itself which place it is (`places.names_one_place`: 鼓楼区 does not, four cities have
one). Where longer names disagree on what lies before, none is taken. Names are folded text; nothing else about them changes.

>>> fullest(["南昌县商务局", "南昌市南昌县商务局", "江西省南昌市南昌县商务局"])["南昌县商务局"]
'江西省南昌市南昌县商务局'
>>> fullest(["崇左市审计局", "广西崇左市审计局", "广西壮族自治区崇左市审计局"])["崇左市审计局"]
'广西壮族自治区崇左市审计局'
>>> fullest(["鼓楼区商务局", "福州市鼓楼区商务局"])["鼓楼区商务局"]
'鼓楼区商务局'
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ingest.identity.places import headless, level, names_one_place, split_places
from ingest.identity.places import names as known
from ingest.normalise import fold_text

_SAME_OFFICE = {"政府": "人民政府", "街道办": "办事处"}


def fullest(names: Iterable[str]) -> dict[str, str]:
    """For each name the fullest of the names that are the same body's: itself where there is no other."""
    by_office: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for name in dict.fromkeys(names):
        places, office = split_places(headless(fold_text(name))[1])
        by_office[_SAME_OFFICE.get(office, office)].append((places, name))
    found: dict[str, str] = {}
    for rows in by_office.values():
        with_more: dict[tuple[str, ...], list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for places, name in rows:
            for start in range(1, len(places)):
                with_more[places[start:]].append((places, name))
        for places, name in rows:
            longer = sorted(with_more.get(places, ()), key=lambda row: len(row[0]))
            agreed = bool(longer) and all(_ends(_plain(longer[-1][0]), _plain(more)) for more, _ in longer)
            found[name] = longer[-1][1] if agreed and names_one_place(places[0]) else name
    return found


def _plain(chain: tuple[str, ...]) -> tuple[str, ...]:
    """A chain of places with its province as it is called for short (广西壮族自治区: 广西)."""
    province = next((one for one in known().provinces if level(chain[0]) == 1 and chain[0].startswith(one)), chain[0])
    return (province, *chain[1:])


def _ends(chain: tuple[str, ...], places: tuple[str, ...]) -> bool:
    """Whether a chain of places ends with these."""
    return chain[len(chain) - len(places) :] == places
