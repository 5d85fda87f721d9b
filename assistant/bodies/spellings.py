"""Places by how they are spelt in Latin letters, with and without their ending: made when the first is looked up, as most questions need none.

They are spelt by pinyin, by the names that other languages of China and custom have for them (Hohhot), and with an English word for what
their name ends with (Caoshi Street: `vocabulary/english_places.toml`). A place whose characters have several readings is found by each,
the usual one of another place first (`body_names.sounds`). Looked up from several threads at once it may be made twice, alike each time.

>>> Spellings(("吕梁市",))["luliang"], "taiyuan" in Spellings(("吕梁市",))
(('吕梁市',), False)
>>> Spellings(("呼和浩特市",))["hohhot"], Spellings(("示例街街道",))["shilistreet"], Spellings(("莘县",))["shencounty"]
(('呼和浩特市',), ('示例街街道',), ('莘县',))
>>> Spellings(("东莞乙丙湖高新技术产业开发区",))["yibinglake"]  # a zone with a name of its own, without its city
('东莞乙丙湖高新技术产业开发区',)
>>> Spellings(("前郭尔罗斯蒙古族自治县",))["qianguo"]
('前郭尔罗斯蒙古族自治县',)
>>> Beginnings(("示例航空大学",))["shili"], "hangkong" in Beginnings(("示例航空大学",))
(('示例航空大学',), False)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from assistant.bodies.body_names import sound, sounds
from assistant.bodies.name_parts import own_name, place_stem
from assistant.language.word_tables import word_table
from ingest.identity.places import names

_SHORT = 4
"""Names for short (阿旗) that are spelt in so few letters are words of English too."""


class Spellings(Mapping[str, tuple[str, ...]]):
    """What pinyin may mean among the names given: the names, in order."""

    def __init__(self, names: tuple[str, ...] = ()) -> None:
        self._names = names

    def __getitem__(self, spelling: str) -> tuple[str, ...]:
        return self._made[spelling]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def prepare(self) -> None:
        """Makes it now, so that no question waits for it."""
        len(self._made)

    @cached_property
    def _made(self) -> dict[str, tuple[str, ...]]:
        by_sound: dict[str, set[str]] = {}
        listed = [(spelling, said) for said in self._names for spelling in (place_stem(said), said, own_name(said)) if spelling]
        for spelling, said in listed:
            by_sound.setdefault(sound(spelling).lower(), set()).add(said)
        usual = frozenset(by_sound)
        for spelling, said in listed:
            for other in map(str.lower, sounds(spelling)):
                if other not in usual:
                    by_sound.setdefault(other, set()).add(said)
        for said in self._names:
            for other in _otherwise(said):
                if other not in usual:
                    by_sound.setdefault(other, set()).add(said)
        return {spelling: tuple(sorted(found)) for spelling, found in by_sound.items()}


class Beginnings(Spellings):
    """The names given by the pinyin of their first two to four characters, in order."""

    @cached_property
    def _made(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for name in self._names:
            for length in range(2, min(5, len(name))):
                for spelling in sounds(name[:length]):
                    found.setdefault(spelling, {})[name] = None
            for word, begun in word_table("english_names")["beginnings"].items():
                if name.startswith(tuple(begun)):
                    found.setdefault(word, {})[name] = None
        return {spelling: tuple(named) for spelling, named in found.items()}


def _otherwise(place: str) -> Iterator[str]:
    """What a place is called in English otherwise than by pinyin, in one word: Hohhot, caoshistreet."""
    tables, stem = word_table("english_places"), place_stem(place)
    yield from (*tables["romanised"].get(place, ()), *tables["romanised"].get(stem, ()))
    shorter = (place_stem(short) for short in word_table("zones")["abbreviated"].get(place, ()))
    yield from (sound(short).lower() for short in shorter if len(short) > 1 and len(sound(short)) > _SHORT)
    if len(place) == 2 and place.endswith("县"):  # Jing County: jing alone is too short for a name
        spelt = sound(place).lower().removesuffix("xian")
        if (
            sum(1 for other in names().short_counties if sound(f"{other}县").lower() == f"{spelt}xian") == 1
        ):  # 景县 and 泾县 sound alike
            yield f"{spelt}county"
    for piece, words in tables["pieces"].items():
        for called in filter(None, (stem, own_name(place))):
            base = called.removesuffix(piece)
            if base != called and len(base) > 1:
                yield from (f"{sound(base)}{word.replace(' ', '')}".lower() for word in words)
