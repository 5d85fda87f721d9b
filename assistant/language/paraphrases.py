"""What a question of substance is about, as its asker words it: concepts with the words of reports that tell them.

`substance` builds on `assistant.language.concepts`, which figures are understood by too, and goes further than a figure may: colloquial
phrases of asking are cut out, light words dropped, and each concept is widened by the words that say the same
(`vocabulary/paraphrases.toml`), never the other way round: a word of common speech is told by words of reports. Verbs count little,
because a paraphrase changes the verb first. Of single characters that the dictionary left over those count that are words
of common speech (审, 签); what else they would make together counts less than a word.

>>> [concept.name for concept in substance("老百姓打官司是怎么一回事？")]
['老百姓', '打官司']
>>> "诉讼" in substance("打官司")[0].terms
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from assistant.language.concepts import Concept, concepts, english_forms, english_glossary, light_words, spoken
from assistant.language.segment import own_words, tag, words
from assistant.language.word_tables import word_table
from ingest.normalise import fold_text, simplify

ENGLISH_WORDS = "english_words.toml"
"""The file of `vocabulary` with English words and the Chinese words they stand for."""
VERB = 0.45
"""A verb of the trade, which reports have many others for."""
OTHER_VERB = 0.6
COMMON = 0.4
GLUED = 0.5
_CHINESE = re.compile(r"[㐀-鿿]")
_NAMED = re.compile(r"[\"“「《]([^\"“”「」《》]{2,30})[\"”」》]|(\d{1,2}月\d{1,2}日|(?<![\d.])\d{5}(?![\d.]))")
"""What is named to the letter: in quotes, a day, a number of five digits (a hotline)."""
THINGS_BY_ENDING = frozenset("券证卡款税票奖赛员难")
"""What ends with one of these is a thing by itself: 消费券 is no 消费, 停车难 no 停车."""
_BESIDES = re.compile(
    r"除了?[^,。;?]{1,16}?(?:之外|以外|外)|除了?[^,。;?]{1,12}?(?=还|也|又)"
    r"|\b(?:besides|apart from|aside from|other than|in addition to)\s+[a-z' -]{2,40}?(?=[,?.;]|$|\s(?:did|does|do|was|were|is|are|has|have|how|what|which|who|where)\b)",
    re.IGNORECASE,
)
"""What the answer is to go beyond: the question is not about it."""
_BESIDES_WORD = re.compile("^(?:besides|apart from|aside from|other than|in addition to)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Paraphrases:
    asking: re.Pattern[str]
    light: frozenset[str]
    common: frozenset[str]
    things: frozenset[str]
    alike: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    phrases: re.Pattern[str]
    english: dict[str, tuple[str, ...]]
    phrased: dict[str, tuple[str, ...]]


@cache
def _paraphrases() -> _Paraphrases:
    data = word_table("paraphrases")
    alike: dict[str, tuple[str, ...]] = {}
    groups: list[tuple[str, list[str]]] = [(word, group) for group in data["alike"] for word in group]
    for word, told in (*groups, *data["told_by"].items()):
        alike[word] = tuple(dict.fromkeys((*alike.get(word, (word,)), *told)))
    told_in_english = {word: tuple(told) for word, told in data["english"].items()}
    english = {**_added(_lines(data["english_told"]["words"]), english_words()), **told_in_english}
    phrased = {**told_in_english, **english_glossary()}
    short = {word: (word, *told) for word, told in data["short"].items()}
    phrases = [word for word in alike if _CHINESE.match(word) and len(word) > 2 and not tag(word)]
    phrases += [word for word in data["told_by"] if len(word) < 3 and not tag(word)]
    return _Paraphrases(
        _any_of(data["asking"]),
        frozenset(data["light"]),
        frozenset(data["common"]),
        frozenset(data["things"]),
        alike,
        short,
        _any_of(phrases),
        english,
        phrased,
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)")


@cache
def english_words() -> dict[str, tuple[str, ...]]:
    """English words and the Chinese words of reports that each stands for, beside the glossary."""
    return _lines(word_table(ENGLISH_WORDS.removesuffix(".toml"))["words"])


def _lines(text: str) -> dict[str, tuple[str, ...]]:
    """What lines "word: words" tell."""
    lines = (line.split(":") for line in text.splitlines() if line.strip())
    return {word.strip(): tuple(told.split()) for word, told in lines}


def _added(one: dict[str, tuple[str, ...]], other: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Both, what both tell of a word put together, the other's first."""
    return {word: tuple(dict.fromkeys((*other.get(word, ()), *one.get(word, ())))) for word in (*other, *one)}


@lru_cache(maxsize=4096)
def substance(question: str) -> tuple[Concept, ...]:
    """The concepts of a question of substance, in the order they are named, each once; () where there are none."""
    known = _paraphrases()
    plain = simplify("".join(fold_text(char) or " " for char in question))
    found = [Concept(name, (name.lower(),), 1.0) for name in ((hit[1] or hit[2]).strip() for hit in _NAMED.finditer(plain))]
    asked = known.asking.sub(" ", _BESIDES.sub(" ", plain))
    found += [
        Concept(hit[0], known.alike[hit[0]], 1.0 if len(hit[0]) > 2 or hit[0] in known.things else VERB)
        for hit in known.phrases.finditer(asked)
    ]
    asked = known.phrases.sub(" ", asked)
    whole = [
        one + last
        for piece in asked.split()
        for one, last in pairwise(words(piece))
        if last in THINGS_BY_ENDING and len(one) == 2
    ]
    found += [Concept(word, known.alike.get(word, (word,)), 1.0) for word in whole if word in asked]
    asked = _any_of(whole).sub(" ", asked)
    short = [word for piece in spoken(asked) for word in piece if word in known.short]
    found += [Concept(word, known.short[word], VERB) for word in short]
    for concept in concepts(asked):
        if concept.name in known.light or _put_together(concept.name, short):
            continue
        if _all_light(concept.name) and concept.name not in known.alike:
            continue
        if concept.name.isascii() and concept.name.endswith("ly") and not _translated(concept.name):
            continue
        heads = _translated(concept.name) or concept.terms[: concept.own]
        terms = dict.fromkeys((*heads, *(concept.terms if heads == concept.terms[: concept.own] else ())))
        terms.update(dict.fromkeys(word for head in heads for word in known.alike.get(head, ())))
        found.append(replace(concept, terms=tuple(terms), weight=_weight(concept), own=len(heads)))
    return tuple(found)


def _translated(name: str) -> tuple[str, ...]:
    """What an English word stands for, its endings taken off where need be; () for others."""
    known = _paraphrases().english
    return next((known[form] for form in english_forms(name) if form in known), ())


def glossed(words: tuple[str, ...]) -> tuple[str, ...]:
    """What an English word or phrase stands for by the glossary or by what paraphrases it; () where neither has it.

    >>> glossed(("postal", "codes")), glossed(("mistakes",)), glossed(("zeppelin",))
    (('邮编',), ('错误', '差错'), ())
    """
    known = _paraphrases().phrased
    *head, last = words
    forms = dict.fromkeys((last, last.removesuffix("'s"), *english_forms(last)))
    return next((known[phrase] for form in forms if (phrase := " ".join((*head, form))) in known), ())


def set_aside(question: str) -> tuple[str, ...]:
    """The terms of what a question asks to go beyond (除了网站, 还…), and of what that is made of; () where there is nothing.

    >>> set_aside("除了网站外还有什么渠道")[:2], set_aside("有什么渠道")
    (('网站', '网页'), ())
    """
    plain = "".join(fold_text(char) or " " for char in simplify(question))
    named = " ".join(_BESIDES_WORD.sub("", hit[0].strip("除了之以外")) for hit in _BESIDES.finditer(plain))
    terms = [term for concept in substance(named) if not concept.generic for term in concept.terms] if named else []
    return tuple(dict.fromkeys(one for term in terms for one in (term, *word_table("paraphrases")["members"].get(term, ()))))


def expanded(question: str) -> str:
    """The question and every term its concepts may be told by: what a search by words is asked."""
    return " ".join(dict.fromkeys((question, *(term for concept in substance(question) for term in concept.terms))))


def _all_light(name: str) -> bool:
    """Whether a word of two characters is but two light ones (时会)."""
    return len(name) == 2 and all(char in light_words() for char in name)


def _put_together(name: str, short: Sequence[str]) -> bool:
    """Whether a name is no word but single characters side by side, one of them a word by itself (更懂: 懂)."""
    return not tag(name) and name not in own_words() and any(word in name for word in short)


def _weight(concept: Concept) -> float:
    known = _paraphrases()
    if concept.generic:
        return concept.weight
    if any(word in known.common for word in (concept.name, *concept.terms[: concept.own])):
        return COMMON
    if not _CHINESE.match(concept.name):
        return concept.weight
    if concept.name in known.things or (len(concept.name) == 3 and concept.name[-1] in THINGS_BY_ENDING):
        return 1.0
    if concept.weight < 1.0:
        return VERB if concept.name in own_words() or concept.name in known.alike else OTHER_VERB
    return concept.weight if concept.name in known.alike or tag(concept.name) else GLUED
