"""The place or body of an English question that no report is held of: a capitalised name with a kind, or beside a known place.

Texts have the names of known places and the kinds of bodies written small, so that a capital is what is left. Beside a known place
only a name with a kind, or one that is joined with that place, is a place (Shili Town and Lean); what a vocabulary knows never is.

>>> unknown_place("How many did Lean receive?", {}), unknown_place("How many did shili town and Lean receive?", {}, ((13, 18),))
((13, 17, 'Lean'), (28, 32, 'Lean'))
>>> unknown_place("Did shili town publish on Weibo and WeChat?", {}, ((4, 9),)) is None
True
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from assistant.bodies.body_names import body_words
from assistant.bodies.name_parts import place_stem
from assistant.bodies.organisations import OrganisationTable
from assistant.english.terms import terms_at
from assistant.language.word_tables import word_table

_NAME = r"(?P<name>[A-Z][a-z]{2,}(?:'an)?(?: [A-Z][a-z]+)?)(?:'s)?"
_JOINED = r",? (?:and|or|&|versus|vs\.?|than|with) (?:the )?"


def unknown_place(
    text: str, known: Mapping[str, Sequence[str]], places: Sequence[tuple[int, int]] = ()
) -> tuple[int, int, str] | None:
    """A capitalised name that is no place of the store: (start, end, the name). `known`: the store's places by their pinyin;
    `places`: where the text names them."""
    for pattern in _with_a_kind()[: 1 if places else None]:
        for found in re.finditer(pattern, text):
            word = found.group(1).lower().replace("'", "")
            if word not in known and word not in _no_places():
                return found.start(1), found.end(1), found.group(1)
        small = re.search(rf"\b([A-Z][a-z]+)\s+(?i:{_kinds()})\b", text)
        if small and small.group(1).lower() not in known and small.group(1).lower() not in _no_places():
            return small.start(1), small.end(1), small.group(1)
    return _joined_with(text, places)


def _joined_with(text: str, places: Sequence[tuple[int, int]]) -> tuple[int, int, str] | None:
    """The name that is joined with a known place, right before it or behind it and its level."""
    for start, end in places:
        found = re.search(rf"\b{_NAME}{_JOINED}$", text[:start]) or re.compile(
            rf"(?:'s)?(?: (?:{_kinds()}))*(?:'s)?{_JOINED}{_NAME}(?!\w)"
        ).match(text.replace("’", "'"), end)
        names = [name for name in re.finditer(r"\S+", found["name"]) if not _is_a_word(name[0].lower())] if found else []
        if found and names and names[-1].end() == len(found["name"]):
            opens = found.start("name") + names[0].start()
            return opens, found.end("name"), text[opens : found.end("name")]
    return None


def _is_a_word(word: str) -> bool:
    return word in _no_places() or bool(terms_at((word,), 0))


@cache
def _kinds() -> str:
    return "|".join([*body_words()[3], "bureau", "municipal", "government", "education", "health", "commerce", "finance"])


@cache
def _with_a_kind() -> tuple[str, ...]:
    """How a place is named with a kind of body, and, where no other place is named, how one is named at all."""
    return (
        rf"\b([A-Z][a-z]+(?:'an)?(?: (?:Street|Road|Avenue|Lane))?)(?:'s)?\s+(?:{_kinds()}|[A-Z][a-z]+ (?:Bureau|Commission))\b",
        r"\b((?i:ministry of (?:the )?[a-z]+)(?:,?(?: and)? [A-Z][a-z-]+)*)",
        r"\b(?:did|does|in|of|for)\s+(?:the\s+)?([A-Z][a-z]{3,})\b",
    )


@cache
def _no_places() -> frozenset[str]:
    """Words that may open a question or a name with a capital, or tell what a place is (Shili | League), and are no place."""
    levels = (word for level in body_words()[3] for word in level.split())
    return frozenset((*word_table("english_names")["empty"]["no_places"], *levels))


@cache
def of_the_country() -> re.Pattern[str]:
    """What says right before a kind of body that it is of the whole country (the National | Health Commission)."""
    return re.compile(rf"\b(?:{'|'.join(word_table('bodies')['others']['national_english'])}) $")


def pinyin_places(text: str, table: OrganisationTable) -> str:
    """A text with the places of the store that are spelt in Latin letters before Chinese words, a space between or not, in Chinese.

    >>> table = OrganisationTable.of([("示例市教育局", (), "a")])
    >>> pinyin_places("shili教育局", table), pinyin_places("shili 教育局", table)
    ('示例教育局', '示例教育局')
    """

    def written(match: re.Match[str]) -> str:
        stems = {place_stem(said) for said in table.spellings.get(match["place"], ())}
        return next(iter(stems)) if len(stems) == 1 else match.group()

    return re.sub(r"(?<![a-z])(?P<place>[a-z]{4,}) ?(?=[\u4e00-\u9fff])", written, text)
