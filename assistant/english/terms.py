"""What English words and phrases are called in Chinese reports, by the part that they play in a question.

`terms_at` reads the longest phrase that the vocabulary has at a place of a question: `vocabulary/english_terms.toml` first, which
tells what is counted and in which unit, then `glossary.toml` and `[english]` of `paraphrases.toml`. A word that is nowhere is None:
whoever asks must then say that the question was not understood, never go on without the word.

>>> [term.words for term in terms_at(("press", "conferences", "held"), 0)]
[('新闻发布会',)]
>>> [(term.part.value, term.words[:4]) for term in terms_at(("held",), 0)]
[('verb', ('召开', '举办', '组织', '开展'))]
>>> terms_at(("zeppelins",), 0)
()
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache, lru_cache

from assistant.language.concepts import english_forms
from assistant.language.paraphrases import glossed
from assistant.language.segment import tag
from assistant.language.word_tables import word_table


class Part(Enum):
    """What a phrase does in a question."""

    NOUN = "noun"
    MEASURE = "measure"
    VERB = "verb"
    PREPOSITION = "preposition"
    MANNER = "manner"


@dataclass(frozen=True, slots=True)
class Term:
    """An English phrase: the Chinese words it may stand for (of a preposition with {} where its noun stands), the commonest
    first, () where Chinese leaves it out; the units it is counted in; how many words long it is."""

    part: Part
    words: tuple[str, ...]
    units: tuple[str, ...] = ()
    length: int = 1


_TABLES = {
    "nouns": Part.NOUN,
    "measures": Part.MEASURE,
    "verbs": Part.VERB,
    "prepositions": Part.PREPOSITION,
    "manners": Part.MANNER,
}
LONGEST = 9


@cache
def _data() -> dict[str, str]:
    return {name: str(lines) for name, lines in word_table("english_terms").items()}


@cache
def _tables() -> dict[Part, dict[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    return {part: dict(_entries(_data()[name])) for name, part in _TABLES.items()}


@cache
def _irregular() -> dict[str, str]:
    return dict(pair.split(":") for pair in _data()["irregular"].split())


def _entries(lines: str) -> Iterator[tuple[str, tuple[tuple[str, ...], tuple[str, ...]]]]:
    for line in lines.splitlines():
        phrase, colon, told = line.partition(":")
        if colon:
            words, _, units = told.partition("|")
            yield phrase.strip(), (_listed(words), _listed(units) if units.strip() != "-" else ("",))


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.replace("_", "") for word in words.split() if word != "-")


@cache
def dropped() -> frozenset[str]:
    """Words that say nothing of their own (articles, auxiliaries)."""
    return frozenset(_data()["drop"].split())


def terms_at(words: Sequence[str], at: int) -> tuple[Term, ...]:
    """What the longest known phrase at this place may be, one for each part it may play; () where it is not known. A Chinese word
    is the noun that it is.

    >>> terms_at(("规章",), 0)[0].units
    ('件',)
    """
    if at < len(words) and words[at] > "\u3400":
        return (Term(Part.NOUN, (words[at],), _units_of(words[at])),)
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        run = words[at : at + length]
        if found := _known(tuple(run)):
            return found
    return _compound(words, at) if at < len(words) and "-" in words[at] else ()


def _compound(words: Sequence[str], at: int) -> tuple[Term, ...]:
    """A compound that no table has, by its parts as one phrase (detailed-plan), and what is of a kind (heating-related); () where they
    are not known. What people ask of a government is 诉求 behind such a kind, where disclosure is named by its own name.

    >>> [term.words[0] for term in terms_at(("heating-related", "requests"), 0)], terms_at(("zeppelin-related",), 0)
    (['供热类诉求'], ())
    """
    *parts, last = words[at].split("-")
    if last != "related" or not parts:
        whole = (*parts, last)
        return tuple(replace(term, length=1) for term in (terms_at(whole, 0) if all(whole) else ()) if term.length == len(whole))
    nouns = [term for term in terms_at(parts, 0) if term.part is Part.NOUN and term.length == len(parts)]
    kinds = tuple(word for term in nouns for word in term.words if word)
    if not kinds:
        return ()
    if at + 1 < len(words) and _singulars(words[at + 1])[-1] in _data()["raised"].split():
        told = tuple(f"{kind}{thing}" for thing in ("类诉求", "类", "诉求") for kind in kinds)
        return (Term(Part.NOUN, told, ("件", "条", "个"), 2),)
    return (Term(Part.NOUN, tuple(f"{kind}{of}" for of in ("类", "") for kind in kinds)),)


def english_of(chinese: str) -> str:
    """The English noun whose commonest Chinese word this is, the first of several that are counted; "" where none is.

    >>> english_of("政协提案"), english_of("飞艇")
    ('proposal', '')
    """
    return _english().get(chinese, "")


def published_in_english(label: str) -> str:
    """What a label says was published where, in English; "" where it says neither or several places.

    >>> published_in_english("微信公众号发布信息"), published_in_english("网站和微信发布信息"), published_in_english("收到信息")
    ('information on WeChat', '', '')
    """
    plain = label.replace("微信公众号", "微信")
    places = {place for word, place in _pairs("channels") if word in plain and label != word}
    thing = next((thing for word, thing in _pairs("published") if label.endswith(word)), "")
    return f"{thing} {next(iter(places))}" if thing and len(places) == 1 else ""


@cache
def _pairs(table: str) -> tuple[tuple[str, str], ...]:
    lines = (line.partition(": ") for line in _data()[table].splitlines() if line)
    return tuple((word, told) for word, _, told in lines)


@cache
def _units_of(chinese: str) -> tuple[str, ...]:
    """The units in which the first English noun that a Chinese word stands for is counted."""
    return next((units for words, units in _tables()[Part.NOUN].values() if chinese in words and units), ())


@cache
def _english() -> dict[str, str]:
    told: dict[str, str] = {}
    for phrase, (words, _) in _tables()[Part.NOUN].items():
        if words and len(words[0]) > 1:
            told.setdefault(words[0], phrase)
    return told


@lru_cache(maxsize=1 << 14)
def _known(run: tuple[str, ...]) -> tuple[Term, ...]:
    """What a phrase is by the tables, else by the glossary: one question asks it of the same phrases hundreds of times."""
    if found := tuple(Term(part, *known, len(run)) for part, known in _own(run)):
        return found
    terms = glossed(run)
    return (_by_kind(terms, run[-1], len(run)),) if terms else ()


def _own(run: Sequence[str]) -> Iterator[tuple[Part, tuple[tuple[str, ...], tuple[str, ...]]]]:
    tables = _tables()
    for part, table in tables.items():
        forms = _verb_forms(run) if part is Part.VERB else _noun_forms(run)
        hit = next((table[form] for form in forms if form in table), None)
        if hit is not None:
            yield part, hit


def _noun_forms(run: Sequence[str]) -> Iterator[str]:
    yield " ".join(run)
    bare = [word.removesuffix("'s") if word.endswith("'s") else word.removesuffix("'") for word in run]
    for words in (run, bare):
        for last in _singulars(words[-1]):
            yield " ".join((*words[:-1], last))
        yield " ".join(_singulars(word)[-1] for word in words)


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ss"):
        return (word,)
    forms = [word]
    if word.endswith("ies"):
        forms.append(f"{word[:-3]}y")
    elif word.endswith(("ches", "shes", "xes", "sses")):
        forms.append(word[:-2])
    elif word.endswith("s"):
        forms.append(word[:-1])
    return tuple(forms)


def _verb_forms(run: Sequence[str]) -> Iterator[str]:
    behind = run[1:]
    past = (f"{run[0][:-3]}y",) if run[0].endswith("ied") else ()
    for first in dict.fromkeys((run[0], _irregular().get(run[0], run[0]), *english_forms(run[0]), *past)):
        yield " ".join((first, *behind))


def _by_kind(words: tuple[str, ...], last: str, length: int) -> Term:
    """A phrase of the glossary: a verb where it looks like one and its Chinese is one."""
    is_verb = tag(words[0]).startswith("v") and last.endswith(("ed", "ing"))
    return Term(Part.VERB if is_verb else Part.NOUN, words, (), length)
