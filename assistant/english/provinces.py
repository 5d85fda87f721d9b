"""The province that an English question says a place lies in: Fuzhou (Jiangxi), Fuzhou City, Jiangxi Province, Jiangxi's Fuzhou.

`without_provinces` takes it out, for it is neither a body nor a part of what is asked, and says where; `of_their_provinces` then leaves of
each place's bodies those that may lie there, none where all are known to lie elsewhere. A city beside a place of several bodies tells
which is meant (`of_their_cities`). Places are those of a store by their spelling; a
province beside none of them stays as it is. A spelling that two provinces share (Shanxi) is of either. Text keeps its capitals; nothing raises.

>>> without_provinces("How many did Fuzhou (Jiangxi)'s bureaus publish in 2023?", {"fuzhou": ("抚州市",)})
("How many did Fuzhou's bureaus publish in 2023?", (Lies(name='Jiangxi', at=19, provinces=('江西',), behind=True),))
>>> without_provinces("Did Jiangxi Province's Fuzhou receive any?", {"fuzhou": ("抚州市",)})[0], without_provinces("Did Jiangxi do so?", {})[0]
('Did Fuzhou receive any?', 'Did Jiangxi do so?')
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.bodies.body_names import body_words
from assistant.bodies.organisations import Mention
from assistant.bodies.provinces import elsewhere, other_county, provinces, within
from assistant.bodies.spellings import Spellings
from assistant.bodies.spelt_counties import city_spelt, county_spelt

_MOST_SYLLABLES = 4
_SEVERAL = 2
_RUN = re.compile(r"[A-Za-z]+(?:'(?!s\b)[a-z]+)?")
_GOES_ON = re.compile(r"(?:'s)?(?:[ -](?:[A-Z][A-Za-z&'-]*|and|of|the|for))*")
"""What may stand between a place and its province: the rest of a body's name."""


@dataclass(frozen=True, slots=True)
class Lies:
    """A province that was said: its name in English, where (`at` counts the text without it), and whether `behind` a place or before it."""

    name: str
    at: int
    provinces: tuple[str, ...]
    behind: bool


@cache
def _spelt() -> Spellings:
    return Spellings(provinces())


@cache
def _said() -> re.Pattern[str]:
    names = "|".join(sorted({re.sub("^inner", "inner ?", name) for name in _spelt()}, key=len, reverse=True))
    level = "(?: (?:[Pp]rovince|(?:[A-Z][a-z]+ )?[Aa]utonomous [Rr]egion))?"
    province = rf"(?i:(?P<NAME>{names})){level}\b"
    behind = rf" ?[(（](?:in |of )?{province.replace('NAME', 'bracketed')}[)）]|(?:,| in| of) ?(?:the )?{province.replace('NAME', 'told')}(?P<comma>,)?(?! [A-Z])"
    return re.compile(rf"(?:{behind})|\b(?:the )?{province.replace('NAME', 'before')}(?:'s|,)? (?=[A-Z])")


def without_provinces(text: str, places: Mapping[str, Sequence[str]]) -> tuple[str, tuple[Lies, ...]]:
    """(A question without the provinces that its places are said to lie in, where each was said)."""
    found: list[Lies] = []
    at = 0
    text = text.replace("’", "'")
    while hit := _said().search(text, at):
        said = hit["bracketed"] or hit["told"] or hit["before"]
        name = said.lower().replace(" ", "")
        before, behind = text[: hit.start()], text[hit.end() :]
        if hit["before"] is None and _ends_with_a_place(before, places):
            text = before + behind
            found.append(Lies(said, len(before), _spelt()[name], behind=True))
            at = len(before)
        elif hit["before"] is not None and _begins_with_a_place(behind, places):
            text = before + behind
            found.append(Lies(said, len(before), _spelt()[name], behind=False))
            at = len(before)
        else:
            at = hit.end()
    return text, tuple(found)


def of_their_provinces(mentions: Sequence[Mention], lying: Sequence[Lies]) -> tuple[Mention, ...]:
    """The mentions of a text without provinces, each with those of its bodies that may lie in the one that was said with it; one that
    has none left names the province."""
    told = list(mentions)
    for one in lying:
        near = [m for m in told if (m.start <= one.at if one.behind else m.end > one.at)]
        if not near:
            continue
        mention = max(near, key=lambda m: m.start) if one.behind else min(near, key=lambda m: m.start)
        kept = tuple(
            body for body in mention.organisations if not all(elsewhere(name, body.parts.places) for name in one.provinces)
        )
        other = bool(mention.organisations) and not kept
        said, place = f"{mention.said} ({one.name})", f"{one.provinces[0]}{mention.place or mention.said}"
        other_place = replace(mention, organisations=(), said=said, place=place)
        told[told.index(mention)] = other_place if other else replace(mention, organisations=kept)
    return tuple(told)


def of_their_cities(mentions: Sequence[Mention], text: str, places: Mapping[str, Sequence[str]]) -> tuple[Mention, ...]:
    """The mentions of a text, each with those of its several bodies that lie in the place of the store that is said right beside it
    (Hedong District, Linyi; Linyi's Hedong District); as they are where none does."""
    return tuple(_in_its_city(mention, text, places) for mention in mentions)


def _in_its_city(mention: Mention, text: str, places: Mapping[str, Sequence[str]]) -> Mention:
    if len(mention.organisations) < _SEVERAL:
        return _below_wider(mention, text, places) if mention.organisations and not mention.above else mention
    levels = "|".join(body_words()[3])
    at = max(text.find(mention.said, mention.start, mention.end), mention.start)
    end = at + len(mention.said) if text.startswith(mention.said, at) else mention.end
    behind = re.compile(rf"(?:'s)?(?: (?i:{levels})\b)*(?:,| in| of)? ?(?P<opens>[(（])?(?:the |in |of )?(?=[A-Za-z])").match(
        text, end
    )
    before = re.search(rf"(?P<wider>[A-Z][A-Za-z' -]*?)(?: (?i:{levels}))?(?:'s|,)? $", text[:at])
    words = list(_RUN.finditer(text, behind.end()))[:_MOST_SYLLABLES] if behind else []
    runs = [words[:count] for count in range(len(words), 0, -1)]
    ahead = list(_RUN.finditer(before["wider"].removesuffix("'s"))) if before is not None else []
    runs += [ahead[-count:] for count in range(min(len(ahead), _MOST_SYLLABLES), 0, -1)]
    for run in runs:
        wider = set(places.get("".join(word[0].replace("'", "") for word in run).lower(), ())) - {mention.place}
        kept = tuple(body for body in mention.organisations if wider.intersection(body.parts.places))
        if kept and run[0] in words:
            closes = re.compile(rf"(?: (?i:{levels})\b)?[)）]?" if behind and behind["opens"] else "").match(text, run[-1].end())
            return replace(mention, organisations=kept, end=max(mention.end, closes.end() if closes else run[-1].end()))
        if kept and before is not None:
            start = before.start("wider") + run[0].start()
            return replace(mention, organisations=kept, start=min(mention.start, start))
    return mention


def _below_wider(mention: Mention, text: str, places: Mapping[str, Sequence[str]]) -> Mention:
    """A mention with the wider place of the tables that is said behind it and that the store has not (Hebao Town in Rongchang): `above` where
    nothing tells that it lies there; a body that lies elsewhere is not meant."""
    at = max(text.find(mention.said, mention.start, mention.end), mention.start)
    end = max(mention.end, at + len(mention.said))
    behind = _WIDER_BEHIND.match(text, end)
    spelling = behind["wider"].replace("'", "").lower() if behind is not None else ""
    if behind is None or spelling in places or not (name := _wider(spelling)):
        return mention
    own = mention.organisations[0].parts.places
    if elsewhere(name, own) or other_county((name,), own):
        place = f"{name}{mention.place or mention.said}"
        return replace(mention, organisations=(), end=behind.end(), said=text[at : behind.end()], place=place)
    return replace(mention, end=behind.end(), above=() if within(name, own) else (name,))


def _wider(spelling: str) -> str:
    """The one city or county of the tables that is spelt so, in full; "" for none."""
    if city := city_spelt(spelling):
        return f"{city}市"
    return next((name for level in "区县市" if (name := county_spelt(spelling, level, ""))), "")


_WIDER_BEHIND = re.compile(
    r"(?: (?i:town|township|sub-?district|street|district|county|city|office)\b)*(?:,| in| of),? ?(?:the )?(?P<wider>[A-Z][a-z]+(?:'[a-z]{2,})?)"
    r"(?: (?i:district|county|city|municipality|prefecture)\b)?(?=[ ,?.!)]|$)(?! [A-Z])"
)


def _ends_with_a_place(before: str, places: Mapping[str, Sequence[str]]) -> bool:
    """Whether a text ends with a place of the store, its level or the rest of its body's name behind it."""
    words = list(_RUN.finditer(before))
    for last in range(len(words) - 1, max(-1, len(words) - 8), -1):
        rest = re.sub(rf"[ -](?:{'|'.join(body_words()[3])})\b", "", before[words[last].end() :], flags=re.IGNORECASE)
        if not _GOES_ON.fullmatch(rest):
            return False
        if any(_spells(words[first : last + 1], places) for first in range(last, max(-1, last - _MOST_SYLLABLES), -1)):
            return True
    return False


def _begins_with_a_place(behind: str, places: Mapping[str, Sequence[str]]) -> bool:
    words = list(_RUN.finditer(behind))[:_MOST_SYLLABLES]
    return any(_spells(words[:count], places) for count in range(1, len(words) + 1))


def _spells(words: Sequence[re.Match[str]], places: Mapping[str, Sequence[str]]) -> bool:
    return bool(words) and "".join(word[0].replace("'", "") for word in words).lower() in places
