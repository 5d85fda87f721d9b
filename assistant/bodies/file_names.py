"""Reports that name their body nowhere, found by a file's name in pinyin: xianyang_qindu_2024.txt where a question names 秦都区.

The name says nothing until somebody names a place of that sound: no list of all places is kept, and none is guessed. Every Latin word of
the name must be the place's own, one before it (its city's), a level that fits (district), or say what kind of file it is
(`vocabulary/file_names.toml`); a name that speaks of a bureau is no government's. The report is then that government's, with the problem
`unverified_organisation`. An English question spells the place as the file does and says its level: the
body is called by the one place of the tables that is spelt so (秦都区人民政府), else by what is known (Shili区人民政府). Where the question says no level (did Qindu receive), the report's own word for it does (我区).
A place that is said to lie in another city than the file's is not the file's, and files of one place in two cities are two bodies'. File
names in Chinese are `ingest.identity.report`'s.

>>> government_meant("045_xianyang_qindu_2024.txt", "咸阳市秦都区2024年公开多少条"), government_meant("qindu_2024.txt", "秦都区呢")
('咸阳市秦都区人民政府', '秦都区人民政府')
>>> government_meant("xianyang_qindu_finance_2024.txt", "秦都区呢"), government_meant("qindu_city_2024.txt", "秦都区呢")
(None, None)
>>> government_meant("xianyang_qindu_2024.txt", "How many did Qindu District receive?"), government_meant("a_gulou.txt", "In Nanjing's Gulou District")
('秦都区人民政府', None)
>>> government_meant("shili_qintou_2024.txt", "How many reached Qintou District?"), government_meant("a_qindu.txt", "How many reached Xi'an's Qindu District?")
('Qintou区人民政府', None)
>>> government_named_bare("xianyang_qindu_2024.txt", "How many did Qindu receive?", "我区收到申请3件"), may_be_named_bare("a_qindu.txt", "In Qindu?")
('秦都区人民政府', True)
>>> government_named_bare("xianyang_qindu_2024.txt", "秦都2024年收到多少件", "我区收到申请3件"), government_named_bare("a_qindu.txt", "勤读2024年", "我区3件")
('秦都区人民政府', None)
>>> government_meant("shili_city_2009.txt", "2009年示例全市开了几次会", {"shili": ["示例市"]})
'示例市人民政府'
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from pathlib import PurePath

from assistant.bodies.body_names import sound, sounds
from assistant.bodies.provinces import is_county
from assistant.bodies.spelt_counties import city_spelt, county_spelt
from assistant.english.terms import terms_at
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text

_LATIN = re.compile(r"[a-z]+")
_WRITTEN = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)*")
_SHORTEST = 4
"""Letters of a place's name: a shorter one (wu, xian) sounds like too many."""
_BODY_FOLLOWS = re.compile(
    r"(?:人民)?政府(?:办公[室厅]|办(?![理结]))|[\u4e00-\u9fff]{0,12}?(?:局|委员会|委|厅|中心|办公室|办事处)(?![\u4e00-\u9fff]{0,2}[里内])"
)
_LIES_IN = re.compile(r"(?:,| of| in|, in) ([a-z]+)")
_LEVELS = "省市州盟区县旗镇乡"
_OF_LEVEL = re.compile(f"[我全]([{_LEVELS}])")
_OWN_LEVEL = re.compile(f"我([{_LEVELS}])")
_OF_AN_OFFICE = re.compile("[我本](?:局|委(?!托)|厅|院|校|办(?!理|公|事|结)|中心|街|社|站|所(?!有))")
"""How a body that is no government speaks of itself."""
_MOST_SYLLABLES = 4
_MOST_WORDS = 8
"""So many words before a level may be its place, in one word or a word a syllable, and what that lies in."""


@cache
def _words() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """(The endings that a level's word fits, the words that tell a kind of file)."""
    data = word_table("file_names")
    return {word: tuple(endings) for word, endings in data["levels"].items()}, frozenset(data["about"]["words"])


@cache
def _around() -> tuple[frozenset[str], frozenset[str]]:
    """(English words before a place that name no wider one, words behind in or of that are no place)."""
    data = word_table("file_names")["spelt"]
    return frozenset(data["leads"]), frozenset(data["no_places"])


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


def government_meant(file: str, question: str, known: Mapping[str, Sequence[str]] | None = None) -> str | None:
    """The government whose report a file is by its name, where the question names its place; None where it names no such place. `known` are
    the places of the store by their spelling: where one is spelt so it is meant, and with several nobody is."""
    places, levels = _named_by(file)
    if not may_name_a_place(file):
        return None
    said = fold_text(question)
    fitting = [set(_words()[0][level]) for level in levels]
    if spelt := _spelt_in(question.replace("'s", ""), places):
        fits = next((ending for ending in _words()[0][spelt[1]] if all(ending in one for one in fitting)), None)
        same = (known or {}).get(places[-1])
        if fits is None or same:
            return f"{same[0]}人民政府" if fits and same and len(same) == 1 and same[0].endswith(fits) else None
        return f"{_city(spelt[0])}{_place(places, fits)}人民政府"
    if levels and (same := _known_place(question, said, places[-1], fitting, known or {})) is not None:
        return f"{same}人民政府"
    for stem, ending in _places_in(said):
        if not _sounds_like(stem, places[-1]) or any(ending not in one for one in fitting):
            continue
        wider = next(
            (f"{other}{end}" for other, end in _places_in(said) if len(places) == 2 and _sounds_like(other, places[0])), ""
        )
        if not wider and len(places) == 2 and re.search(rf"[\u4e00-\u9fff]{{2}}(?:市|州|盟|地区){stem}{ending}", said):
            continue  # of another city
        return f"{wider}{stem}{ending}人民政府"
    return None


def government_of_account(file: str, account: str, text: str) -> str | None:
    """The government whose report a file is by its name, where an account is named after its place and the report says of which level that
    is (我区, 全区); None where either does not.

    >>> government_of_account("shili_qingshan_2024.txt", "秀美青山", "我区坚持公开,全区收到申请3件"), government_of_account("a.txt", "秀美青山", "我区")
    ('青山区人民政府', None)
    """
    places, levels = _named_by(file)
    if not may_name_a_place(file) or (ending := _level_told(levels, text)) is None:
        return None
    stems = (account[at : at + length] for length in (4, 3, 2) for at in range(len(account) - length + 1))
    return next((f"{stem}{ending}人民政府" for stem in stems if _sounds_like(stem, places[-1])), None)


def may_be_named_bare(file: str, question: str) -> bool:
    """Whether a question names a file's own place without its level: spelt, a name that is no word and is not said to lie elsewhere."""
    places, _ = _named_by(file)
    return may_name_a_place(file) and (_bare_in(question, places) is not None or _bare_han(question, places[-1]) != "")


def government_named_bare(file: str, question: str, text: str) -> str | None:
    """The government whose report a file is by its name, where a question spells its place without a level and the report says of which
    level that is (我区, 全区); None where either does not, or where the report speaks for an office (我局)."""
    places, levels = _named_by(file)
    if not may_name_a_place(file) or _OF_AN_OFFICE.search(text) or (ending := _level_told(levels, text)) is None:
        return None
    if stem := _bare_han(question, places[-1], ending):
        return f"{stem}{ending}人民政府"
    if (wider := _bare_in(question, places)) is None:
        return None
    return f"{_city(wider)}{_place(places, ending)}人民政府"


def _place(places: Sequence[str], ending: str) -> str:
    """The place that a file's words spell: the one that the tables have of that sound, else by its pinyin."""
    return county_spelt(places[-1], ending, *places[:-1] or ("",)) or f"{places[-1].capitalize()}{ending}"


def _city(spelling: str) -> str:
    """The wider place that was spelt, as a city; "" where none was."""
    return f"{city_spelt(spelling) or spelling.capitalize()}市" if spelling else ""


def _level_told(levels: Sequence[str], text: str) -> str | None:
    """The ending of the place that a report speaks of as its own (我区), if the words of its file's name allow it."""
    said = Counter(_OF_LEVEL.findall(text)).most_common(2)
    if not said or (len(said) > 1 and said[0][1] == said[1][1]) or any(said[0][0] not in _words()[0][level] for level in levels):
        return None
    return str(said[0][0])


def _bare_han(question: str, spelling: str, ending: str = "") -> str:
    """The county of the tables that a Chinese question says without its level (秦都2024年), where it sounds as a file's place is spelt; "" where
    none stands there, or a level or a body follows."""
    said = fold_text(question)
    for start, length in product(range(len(said)), range(2, _MOST_SYLLABLES + 1)):
        name, end = said[start : start + length], start + length
        if not is_county(name) or not _sounds_like(name, spelling) or (ending and not is_county(name + ending)):
            continue
        if not said.startswith(_endings(), end) and not _BODY_FOLLOWS.match(said, end):
            return name
    return ""


def _bare_in(question: str, places: Sequence[str]) -> str | None:
    """The wider place as far as it is said ("" for none) where a question spells a file's own place without a level; None where it does not,
    or says that it lies elsewhere. What is a word of ours is no name, and one syllable a word is read where it begins with a capital."""
    own, wider = places[-1], places[:-1]
    said = question.replace("'s", "").replace("’s", "")
    levels, leads, lying = _words()[0], *_around()
    written = list(_WRITTEN.finditer(said))
    for at, first in enumerate(written):
        end = next(
            (end for end in range(at, min(at + _MOST_SYLLABLES, len(written))) if _run(written[at : end + 1]) == own), None
        )
        if end is None or terms_at((own,), 0) or (end > at and not first[0][0].isupper()):
            continue
        follows = written[end + 1] if end + 1 < len(written) else None
        if follows is not None and said[written[end].end() : follows.start()] in (" ", "-") and follows[0].lower() in levels:
            continue
        before = written[at - 1][0] if at else "the"
        lies = _LIES_IN.match(said.lower(), written[end].end())
        elsewhere = lies is not None and lies[1] not in (*lying, *wider) and not terms_at((lies[1],), 0)
        if (before.islower() or before.lower() in (*leads, *wider)) and not elsewhere:
            return next((word for word in wider if before.lower() == word or (lies is not None and word == lies[1])), "")
    return None


def _run(words: Sequence[re.Match[str]]) -> str:
    return "".join(word[0].lower().replace("'", "") for word in words)


def _known_place(
    question: str, said: str, spelling: str, fitting: Sequence[set[str]], known: Mapping[str, Sequence[str]]
) -> str | None:
    """The one place of the store that is spelt as a file's is and of its level, where a question names it, with its level or without
    (2009年上海全市, Shanghai's teleconference); None for any other."""
    same = known.get(spelling, ())
    place = same[0] if len(same) == 1 else ""
    ending = next((one for one in _endings() if place.endswith(one) and all(one in fits for fits in fitting)), "")
    stem = place.removesuffix(ending)
    named = stem in said or spelling in _LATIN.findall(question.lower())
    return place if ending and len(stem) > 1 and named else None


def _spelt_in(said: str, places: Sequence[str]) -> tuple[str, str] | None:
    """(The city as far as it is said, the word for the level) where a question spells a file's own place (Qindu District: district); None
    where it does not, or says that it lies elsewhere. A small word before a place that is written large is no wider place."""
    own, wider = places[-1], places[:-1]
    levels, leads, lying = _words()[0], *_around()
    lower = said.lower()
    for found in re.finditer(rf" ({'|'.join(levels)})\b", lower):
        written = _WRITTEN.findall(said[: found.start()])[-_MOST_WORDS:]
        words = [word.lower().replace("'", "") for word in written]
        at = next((at for at in range(len(words)) if "".join(words[at:]) == own), None)
        if at is None:
            continue
        before = next((word for word in reversed(written[:at]) if word.lower() not in levels), "the")
        alone = before.lower() in (*leads, *wider) or (written[at][0].isupper() and before.islower())
        behind = _LIES_IN.match(lower, found.end())
        if alone and (behind is None or behind[1] in (*lying, *wider)):
            return next((word for word in wider if word in words or (behind and word == behind[1])), ""), found[1]
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


def adopted(
    nameless: Iterable[tuple[str, str]],
    said: Sequence[str],
    known: Mapping[str, Sequence[str]] | None = None,
    text_of: Callable[[str], str] = lambda id: "",
) -> dict[str, str]:
    """The governments of reports (id, file) that name none, by id, as far as what was said names their places and the report speaks of no
    other level as its own (我区 where a county is asked for); {} for most questions."""
    files = dict(nameless)
    found = {
        id: next((name for text in said if (name := government_meant(file, text, known))), None) for id, file in files.items()
    }
    meant = {id: name for id, name in found.items() if name is not None and not _of_another_level(name, text_of(id))}
    return _told_apart(meant, files)


def _of_another_level(name: str, text: str) -> bool:
    """Whether a report speaks of another level as its own than a government's name has."""
    said = Counter(_OWN_LEVEL.findall(text)).most_common(2)
    sure = len(said) == 1 or (len(said) > 1 and said[0][1] > said[1][1])
    ending = name.removesuffix("人民政府")[-1]
    return sure and ending in _LEVELS and said[0][0] != ending


def adopted_bare(
    nameless: Iterable[tuple[str, str]], said: Sequence[str], known: Mapping[str, Sequence[str]], text_of: Callable[[str], str]
) -> dict[str, str]:
    """The governments of reports (id, file) that name none, by id, where what was said spells a place without its level, and no place of the
    store is spelt so; {} for most questions."""
    files = {id: file for id, file in nameless if (places := _named_by(file)[0]) and places[-1] not in known}
    meant = {id: next((one for one in said if may_be_named_bare(file, one)), None) for id, file in files.items()}
    found = {id: government_named_bare(files[id], one, text_of(id)) for id, one in meant.items() if one is not None}
    return _told_apart({id: name for id, name in found.items() if name is not None}, files)


def _told_apart(names: Mapping[str, str], files: Mapping[str, str]) -> dict[str, str]:
    """The names with the city of each before those that files of two cities share."""
    cities = {id: _named_by(files[id])[0][:-1] for id in names}
    shared = {name for name in names.values() if len({cities[id] for id, other in names.items() if other == name}) > 1}
    return {id: f"{cities[id][0].capitalize()}市{name}" if name in shared and cities[id] else name for id, name in names.items()}
