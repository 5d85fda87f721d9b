"""Places by their pinyin, with and without their ending: made when the first is looked up, as most questions need none.

A place whose characters have several readings is found by each, the usual one of another place first (`body_names.sounds`).
Looked up from several threads at once it may be made twice, alike each time.

>>> Spellings(("吕梁市",))["luliang"], "taiyuan" in Spellings(("吕梁市",))
(('吕梁市',), False)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from assistant.body_names import sound, sounds
from assistant.name_parts import place_stem


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
        listed = [(spelling, said) for said in self._names for spelling in (place_stem(said), said)]
        for spelling, said in listed:
            by_sound.setdefault(sound(spelling).lower(), set()).add(said)
        usual = frozenset(by_sound)
        for spelling, said in listed:
            for other in map(str.lower, sounds(spelling)):
                if other not in usual:
                    by_sound.setdefault(other, set()).add(said)
        return {spelling: tuple(sorted(found)) for spelling, found in by_sound.items()}
