"""A place's name written with characters that only sound like its own.

>>> misspelt_kind("桥北街到办", 2, "桥北", ["桥北街道"]), misspelt_kind("桥北办事", 2, "桥北", ["桥北街道"])
(2, 0)
>>> is_its_own("株州市", "株洲市"), is_its_own("运城市", "云城区")
(False, True)
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.bodies.body_names import sound
from assistant.bodies.name_parts import place_stem
from assistant.bodies.provinces import province_of
from assistant.language.segment import tag


def misspelt_kind(text: str, at: int, said: str, full: Sequence[str]) -> int:
    """The length of what stands behind a place said for short and sounds like its kind (桥北|街到: 街道); 0 where nothing does."""
    for kind in {place.removeprefix(said) for place in full if place.startswith(said)}:
        piece = text[at : at + len(kind)]
        if len(kind) > 1 and piece != kind and piece[:1] == kind[0] and sound(piece) == sound(kind):
            return len(kind)
    return 0


def is_its_own(piece: str, name: str) -> bool:
    """Whether what sounds like a place's name is a word or a place of its own; a city that no division has (株州市) is none where
    the name is that of one that is there (株洲市)."""
    known = tag(place_stem(piece))
    misspelt = known == "ns" and piece.endswith("市") and province_of((piece,)) is None and province_of((name,)) is not None
    return bool(known) and not misspelt
