"""Reports that name their body nowhere, found by a file's name in pinyin: xianyang_qindu_2024.txt where a question names 秦都区.

The name says nothing until somebody names a place of that sound: no list of all places is kept, and none is guessed. Every Latin word of
the name must be the place's own, one before it (its city's), a level that fits (district), or say what kind of file it is
(`vocabulary/file_names.toml`); a name that speaks of a bureau is no government's. The report is then that government's, with the problem
`unverified_organisation`. File names in Chinese are `ingest.identity`'s.

>>> government_meant("045_xianyang_qindu_2024.txt", "咸阳市秦都区2024年公开多少条"), government_meant("qindu_2024.txt", "秦都区呢")
('咸阳市秦都区人民政府', '秦都区人民政府')
>>> government_meant("xianyang_qindu_finance_2024.txt", "秦都区呢"), government_meant("qindu_city_2024.txt", "秦都区呢")
(None, None)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import PurePath

from assistant.body_names import sound, sounds
from ingest.normalise import fold_text

_LATIN = re.compile(r"[a-z]+")
_SHORTEST = 4
"""Letters of a place's name: a shorter one (wu, xian) sounds like too many."""
_BODY_FOLLOWS = re.compile(
    r"(?:人民)?政府(?:办公[室厅]|办(?![理结]))|[\u4e00-\u9fff]{0,12}?(?:局|委员会|委|厅|中心|办公室|办事处)(?![\u4e00-\u9fff]{0,2}[里内])"
)


@cache
def _words() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """(The endings that a level's word fits, the words that tell a kind of file)."""
    data = tomllib.loads((files("assistant") / "vocabulary/file_names.toml").read_text("utf-8"))
    return {word: tuple(endings) for word, endings in data["levels"].items()}, frozenset(data["about"]["words"])


@cache
def _endings() -> tuple[str, ...]:
    levels, _ = _words()
    return tuple(sorted({ending for endings in levels.values() for ending in endings}, key=lambda one: (-len(one), one)))


@lru_cache(maxsize=4096)
def _named_by(file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(The words of a file's name that may be places, its words for levels)."""
    levels, about = _words()
    words = [word for word in _LATIN.findall(PurePath(file).stem.lower()) if word not in about]
    return tuple(word for word in words if word not in levels), tuple(word for word in words if word in levels)


def may_name_a_place(file: str) -> bool:
    """Whether a file's name has words that may be a place's."""
    places, _ = _named_by(file)
    return 0 < len(places) <= 2 and len(places[-1]) >= _SHORTEST


def government_meant(file: str, question: str) -> str | None:
    """The government whose report a file is by its name, where the question names its place; None where it names no such place."""
    places, levels = _named_by(file)
    if not may_name_a_place(file):
        return None
    said = fold_text(question)
    for stem, ending in _places_in(said):
        if not _sounds_like(stem, places[-1]) or any(ending not in _words()[0][level] for level in levels):
            continue
        wider = next(
            (f"{other}{end}" for other, end in _places_in(said) if len(places) == 2 and _sounds_like(other, places[0])), ""
        )
        return f"{wider}{stem}{ending}人民政府"
    return None


@lru_cache(maxsize=4096)
def _sounds_like(name: str, spelling: str) -> bool:
    """Whether a name may be spelt so, by any reading of its characters (都: du, dou)."""
    return spelling == sound(name) or spelling in sounds(name)


@lru_cache(maxsize=64)
def _places_in(said: str) -> tuple[tuple[str, str], ...]:
    """(Name, ending) of what may be a place in a question, in order; one that a body's name follows is not its government."""
    found = []
    for ending in re.finditer("|".join(_endings()), said):
        for length in (2, 3, 4):
            stem = said[max(0, ending.start() - length) : ending.start()]
            if len(stem) == length and re.fullmatch(r"[\u4e00-\u9fff]+", stem) and not _BODY_FOLLOWS.match(said, ending.end()):
                found.append((stem, ending[0]))
    return tuple(found)


def adopted(nameless: Iterable[tuple[str, str]], said: Sequence[str]) -> dict[str, str]:
    """The governments of reports (id, file) that name none, by id, as far as what was said names their places; {} for most questions."""
    found = {id: next((name for text in said if (name := government_meant(file, text))), None) for id, file in nameless}
    return {id: name for id, name in found.items() if name is not None}
