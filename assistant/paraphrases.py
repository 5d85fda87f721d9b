"""What a question of substance is about, as its asker words it: concepts with the words of reports that tell them.

`substance` builds on `assistant.concepts`, which figures are understood by too, and goes further than a figure may: colloquial
phrases of asking are cut out, light words dropped, and each concept is widened by the words that say the same
(`vocabulary/paraphrases.toml`). Verbs count little, because a paraphrase changes the verb first; what was glued from single
characters that the dictionary left over counts less than a word.

>>> [concept.name for concept in substance("老百姓打官司是怎么一回事？")]
['老百姓', '打官司']
>>> "诉讼" in substance("打官司")[0].terms
True
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources

from assistant.concepts import Concept, concepts, light_words
from assistant.segment import own_words, tag
from ingest.normalise import fold_text, simplify

VERB = 0.45
"""A verb of the trade, which reports have many others for."""
OTHER_VERB = 0.6
COMMON = 0.4
GLUED = 0.5
_CHINESE = re.compile(r"[㐀-鿿]")
_NAMED = re.compile(r"[\"“「《]([^\"“”「」《》]{2,30})[\"”」》]|(\d{1,2}月\d{1,2}日|(?<![\d.])\d{5}(?![\d.]))")
"""What is named to the letter: in quotes, a day, a number of five digits (a hotline)."""
_BESIDES = re.compile(r"除了?[^,。;?]{1,16}?(?:之外|以外|外)|除了?[^,。;?]{1,12}?(?=还|也|又)")
"""What the answer is to go beyond: the question is not about it."""


@dataclass(frozen=True, slots=True)
class _Paraphrases:
    asking: re.Pattern[str]
    light: frozenset[str]
    common: frozenset[str]
    alike: dict[str, tuple[str, ...]]
    english: dict[str, tuple[str, ...]]


@cache
def _paraphrases() -> _Paraphrases:
    data = tomllib.loads(resources.files("assistant").joinpath("vocabulary/paraphrases.toml").read_text(encoding="utf-8"))
    alike: dict[str, tuple[str, ...]] = {}
    groups: list[tuple[str, list[str]]] = [(word, group) for group in data["alike"] for word in group]
    for word, told in (*groups, *data["told_by"].items()):
        alike[word] = tuple(dict.fromkeys((*alike.get(word, (word,)), *told)))
    english = {word: tuple(told) for word, told in data["english"].items()}
    asking = "|".join(re.escape(phrase) for phrase in sorted(data["asking"], key=len, reverse=True))
    return _Paraphrases(re.compile(asking), frozenset(data["light"]), frozenset(data["common"]), alike, english)


@lru_cache(maxsize=4096)
def substance(question: str) -> tuple[Concept, ...]:
    """The concepts of a question of substance, in the order they are named, each once; () where there are none."""
    known = _paraphrases()
    plain = simplify("".join(fold_text(char) or " " for char in question))
    found = [Concept(name, (name.lower(),), 1.0) for name in (hit[1] or hit[2] for hit in _NAMED.finditer(plain))]
    for concept in concepts(known.asking.sub(" ", _BESIDES.sub(" ", plain))):
        if concept.name in known.light or _all_light(concept.name):
            continue
        heads = known.english.get(concept.name) or concept.terms[: concept.own]
        terms = dict.fromkeys((*heads, *(concept.terms if heads == concept.terms[: concept.own] else ())))
        terms.update(dict.fromkeys(word for head in heads for word in known.alike.get(head, ())))
        found.append(replace(concept, terms=tuple(terms), weight=_weight(concept), own=len(heads)))
    return tuple(found)


def set_aside(question: str) -> tuple[str, ...]:
    """The terms of what a question asks to go beyond (除了网站, 还…); () where there is nothing."""
    plain = "".join(fold_text(char) or " " for char in simplify(question))
    named = " ".join(hit[0].strip("除了之以外") for hit in _BESIDES.finditer(plain))
    return tuple(term for concept in substance(named) for term in concept.terms) if named else ()


def expanded(question: str) -> str:
    """The question and every term its concepts may be told by: what a search by words is asked."""
    return " ".join(dict.fromkeys((question, *(term for concept in substance(question) for term in concept.terms))))


def _all_light(name: str) -> bool:
    """Whether a word of two characters is but two light ones (时会)."""
    return len(name) == 2 and all(char in light_words() for char in name)


def _weight(concept: Concept) -> float:
    known = _paraphrases()
    if concept.generic:
        return concept.weight
    if any(word in known.common for word in (concept.name, *concept.terms[: concept.own])):
        return COMMON
    if not _CHINESE.match(concept.name):
        return concept.weight
    if concept.weight < 1.0:
        return VERB if concept.name in own_words() or concept.name in known.alike else OTHER_VERB
    return concept.weight if concept.name in known.alike or tag(concept.name) else GLUED
