"""A place's name written with characters that only sound like its own, and where none can stand: inside another word.

其中微信 has the sound of 中卫, 进园区 that of 晋源区; but a name begins and ends where a word does, and no word of ours is spelt as one.

>>> misspelt_kind("桥北街到办", 2, "桥北", ["桥北街道"]), misspelt_kind("桥北办事", 2, "桥北", ["桥北街道"])
(2, 0)
>>> is_its_own("株州市", "株洲市"), is_its_own("运城市", "云城区")
(False, True)
>>> may_stand("其中微信几个", 1, "中卫"), may_stand("文灯区政府收到几件", 0, "文登区"), may_stand("推进新时代政务公开", 2, "新市")
(False, True, False)
>>> goes_into_words("其中卫生院几家", 1, "中卫"), goes_into_words("2023年中卫多少件", 5, "中卫"), goes_into_words("和政务新媒体", 0, "和政")
(True, False, True)
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.bodies.body_names import sound
from assistant.bodies.name_parts import place_stem
from assistant.bodies.provinces import province_of
from assistant.language.segment import across, tag, words


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


_JOINING = frozenset("的了和与及是")
"""Words of one character that no name is misspelt with: they join what stands beside them."""
_COMMON = ("n", "s")
_WHOLE = "全"
"""平全市 is 平泉市, and no word 全市 stands in it."""
_AMONG = frozenset({"其中", "当中", "之中", "从中"})
"""Words of which no name can begin with the end, whatever follows; 年中 may (今年中山)."""


def may_stand(text: str, at: int, said: str) -> bool:
    """Whether a piece of a text that sounds like a name can be it: it lies across no word, but that its kind may begin one
    (文灯|区政府), ends with no common noun (进|园区), and joins nothing."""
    piece, end = text[at : at + len(said)], at + len(said)
    if any(char in _JOINING for char, own in zip(piece, said, strict=True) if char != own) or across(text, at)[1]:
        return False
    kind, last = said.removeprefix(place_stem(said)), words(piece)[-1]
    if kind and len(kind) < len(last) < len(piece) and last not in said and last[0] != _WHOLE and tag(last) in _COMMON:
        return False
    begins, word = across(text, end)
    return not word or begins == end - len(kind) < end


def goes_into_words(text: str, at: int, said: str) -> bool:
    """Whether what reads as a place said for short is made of ends of other words: 其中|卫生, 和|政务, but not 今年中|卫."""
    before, (begins, behind) = across(text, at)[1], across(text, at + len(said))
    return before in _AMONG or bool(behind and at < begins and (before or text[at] in _JOINING))
