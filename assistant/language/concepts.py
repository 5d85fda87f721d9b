"""What a question is about: its concepts, each with the Chinese terms a report may use for it.

A question of substance is reduced to its content: asking phrases and light words go, the rest is cut into words, and
each word becomes a `Concept`: the terms of which any one satisfies it (itself, its synonyms, for English the glossary's
Chinese) and how much it counts. An English word that the glossary does not know stays a concept that no Chinese text
satisfies: that is how a question about something else is noticed. Vocabulary is data: `vocabulary/glossary.toml`
and `vocabulary/stopwords.toml`.

Weights: 1 for a noun or an unknown word, less for verbs, `GENERIC` for words that every report is full of.

>>> [concept.name for concept in concepts("保密审查遵循什么原则？")]
['保密审查', '原则']
>>> [concept.terms for concept in concepts("postal code")]
[('邮编',)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.language.segment import own_words, tag, words
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text, simplify

GENERIC = 0.15
_VERB = 0.6
_HAN = re.compile(r"[㐀-鿿]")
_LATIN = re.compile(r"[A-Za-z][A-Za-z&'’.-]*[A-Za-z]|[A-Za-z]")
_NUMERAL = re.compile(r"[\d.,%]+|[零〇一二两三四五六七八九十百千万第]+")
_EMPTY_TAGS = frozenset("updcryeomqfhkxw")
"""First letters of jieba's tags for words without content of their own."""
_SENSE = re.compile(r"[^\w\s&'’.-]+")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question speaks of. `terms` are folded, lower case; the first `own` of them are the question's own word
    (or its translations), the rest synonyms. `weight` in 0..1."""

    name: str
    terms: tuple[str, ...]
    weight: float
    own: int = 1

    @property
    def generic(self) -> bool:
        return self.weight <= GENERIC


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    asking: re.Pattern[str]
    light: frozenset[str]
    generic: frozenset[str]
    english_light: frozenset[str]
    english: dict[str, tuple[str, ...]]
    longest: int
    synonyms: dict[str, tuple[str, ...]]


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"the vocabulary needs a list of words here, found {value!r}")
    return tuple(str(item) for item in value)


_PARTICLES, _ENDS = frozenset("吗呢吧啊"), r"(?![\u4e00-\u9fff])"
"""Particles that end a question or a piece of it: 网吧几家 asks for 网吧."""


def _asking_phrase(phrase: str) -> str:
    """The pattern of a phrase of asking; 请问 stands in no 申请问."""
    if phrase in _PARTICLES:
        return f"{phrase}{_ENDS}"
    return f"(?<!申){re.escape(phrase)}" if phrase.startswith("请") else re.escape(phrase)


@cache
def _vocabulary() -> _Vocabulary:
    stop, glossary = word_table("stopwords"), word_table("glossary")
    asking = sorted(_strings(stop["asking"]), key=len, reverse=True)
    english_table = glossary["english"]
    groups = glossary["synonyms"]
    if not isinstance(english_table, dict) or not isinstance(groups, list):
        raise TypeError("glossary.toml needs [english] and synonyms")
    english = {str(phrase).lower(): _strings(terms) for phrase, terms in english_table.items()}
    synonyms: dict[str, tuple[str, ...]] = {}
    for group in groups:
        head, *others = _strings(group)
        synonyms[head] = tuple(dict.fromkeys((*synonyms.get(head, ()), head, *others)))
    return _Vocabulary(
        asking=re.compile("|".join(map(_asking_phrase, asking))),
        light=frozenset(_strings(stop["light"])),
        generic=frozenset(_strings(stop["generic"])),
        english_light=frozenset(_strings(stop["english"])),
        english=english,
        longest=max(len(phrase.split()) for phrase in english),
        synonyms=synonyms,
    )


def asking_words() -> re.Pattern[str]:
    """The phrases of asking and politeness."""
    return _vocabulary().asking


@cache
def light_words() -> tuple[str, ...]:
    """Words that a question may use freely and that say nothing of what is asked, longest first."""
    stop = word_table("stopwords")
    words = {word for name in ("asking", "light", "generic", "figures", "told") for word in _strings(stop[name])}
    return tuple(sorted(words, key=len, reverse=True))


@cache
def figure_words() -> frozenset[str]:
    """Words by which a number is asked for (vocabulary/stopwords.toml, `figures`)."""
    return frozenset(_strings(word_table("stopwords")["figures"]))


def english_glossary() -> dict[str, tuple[str, ...]]:
    """English phrases (lower case, singular) and the Chinese terms that any of them stands for."""
    return _vocabulary().english


def _singular(word: str) -> tuple[str, ...]:
    forms = [word]
    if word.endswith("ies"):
        forms.append(word[:-3] + "y")
    if word.endswith("es"):
        forms.append(word[:-2])
    if word.endswith("s"):
        forms.append(word[:-1])
    return tuple(forms)


def english_forms(word: str) -> tuple[str, ...]:
    """A verb's forms without its endings, the word itself among them."""
    forms = [*_singular(word)]
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word.removesuffix(ending)
            forms += [bare, bare + "e", bare[:-1]]
    return tuple(forms)


def _english(text: str) -> list[Concept]:
    vocabulary = _vocabulary()
    printed = [match[0].replace("’", "'") for match in _LATIN.finditer(_SENSE.sub(" , ", text))]
    found: list[Concept] = []
    at = 0
    while at < len(printed):
        for length in range(min(vocabulary.longest, len(printed) - at), 0, -1):
            phrase = printed[at : at + length]
            head = " ".join(word.lower() for word in phrase[:-1])
            forms = (
                f"{head} {last}".strip().replace("-", hyphen)
                for hyphen in ("-", " ")
                for last in _singular(phrase[-1].lower().removesuffix("'s"))
            )
            terms = next((vocabulary.english[form] for form in forms if form in vocabulary.english), None)
            if terms is not None:
                found.append(_concept(" ".join(phrase).lower(), terms))
                at += length
                break
        else:
            word = printed[at].lower()
            proper = printed[at][0].isupper() and not printed[at].isupper() and at > 0
            if not ({word.removesuffix("'s"), *english_forms(word)} & vocabulary.english_light) and not proper:
                found.append(Concept(word, (word,), 1.0))
            at += 1
    return found


def _concept(name: str, terms: tuple[str, ...], weight: float = 1.0) -> Concept:
    generic = any(term in _vocabulary().generic for term in terms)
    widened = tuple(dict.fromkeys(term for head in terms for term in (head, *_vocabulary().synonyms.get(head, ()))))
    ordered = tuple(dict.fromkeys((*terms, *widened)))
    return Concept(name, ordered, GENERIC if generic else weight, len(terms))


def _weight(word: str) -> float:
    kind = tag(word)
    if not kind:
        return 1.0
    if kind[0] in _EMPTY_TAGS:
        return 0.0
    return _VERB if kind in ("v", "vd", "ad", "a", "i") else 1.0


def spoken(text: str) -> Iterator[tuple[str, ...]]:
    """The words of a question, piece by piece, what only asks cut out.

    >>> list(spoken("由谁审稿"))
    [('审稿',)]
    """
    return (words(fold_text(piece)) for piece in asked_pieces(text))


def asked_pieces(text: str) -> list[str]:
    """The pieces of a question between what only asks; the unit behind 多少 or a number begins no noun.

    >>> asked_pieces("有多少场院坝会"), asked_pieces("有多少场地"), asked_pieces("有7封信没回")
    (['有', '院坝会'], ['有', '场地'], ['有7', '信没回'])
    """
    return _vocabulary().asking.sub(" ", _unit_asked().sub(" ", text)).split()


@cache
def _unit_asked() -> re.Pattern[str]:
    units = word_table("stopwords")["units_asked"]
    return re.compile(
        f"(?:(?<=多少|.几)|(?<=\\d))(?:{'|'.join(f'{unit}(?![{before}])' for unit, before in units.items())})(?=[\u4e00-\u9fff]{{2}})"
    )


def _chinese(text: str) -> list[Concept]:
    vocabulary = _vocabulary()
    found: list[Concept] = []
    for piece in spoken(text):
        loose = ""
        for word in (*piece, ""):
            if len(word) == 1 and _HAN.match(word) and word not in vocabulary.light and not _NUMERAL.fullmatch(word):
                loose += word
                continue
            if len(loose) > 1 or loose in vocabulary.synonyms:
                found.append(_concept(loose, (loose,)))
            loose = ""
            if len(word) < 2 or word in vocabulary.light or _NUMERAL.fullmatch(word) or not _HAN.match(word):
                continue
            weight = 1.0 if word in own_words() else _weight(word)
            if weight:
                found.append(_concept(word, (word,), weight))
    return found


def concepts(question: str) -> tuple[Concept, ...]:
    """The concepts of a question in the order they are named, each once; Latin words go through the glossary whatever
    the question's language. Empty where nothing of substance is asked."""
    plain = simplify("".join(fold_text(char) or " " for char in question))
    found = [*_chinese(_LATIN.sub(" ", plain)), *_english(plain)]
    return tuple({concept.name: concept for concept in found}.values())


def expanded(question: str) -> str:
    """The question and every term its concepts may be told by: what a search is asked."""
    return " ".join(dict.fromkeys((question, *(term for concept in concepts(question) for term in concept.terms))))
