"""A number of a report that an English question can only mean, asked for in the report's own words.

Of the few numbers whose sentence tells every word of a question (`english_along`), one is chosen where its own clause tells in turn nothing
that the question does not say, what is counted is the question's head, and its unit may count that. It is then asked for as the report
tells it (省级媒体多少篇), so that no rule of word order is needed. Light words (`[chosen]` of `vocabulary/english_asks.toml`), names in
quotes and the body asked about need not be said. Texts are folded and in lower case. Nothing is looked up and nothing raises.

>>> from decimal import Decimal
>>> from ingest.model import Span, State, Statement, StatementKind
>>> at = Span(0, 9)
>>> number = Statement("省级媒体", "省级媒体62篇", Decimal(62), "篇", StatementKind.COUNT, State.REPORTED, at, at, at)
>>> one = Candidate(number, "a", "省级媒体62篇|省级媒体", "省级媒体62篇", "中央媒体采用稿件13篇,省级媒体62篇", "")
>>> in_its_own_words("how many articles did provincial media use?", one, "示例市")
('省级媒体多少篇', '省级媒体多少篇')
>>> in_its_own_words("how many articles did media use?", one, ""), in_its_own_words("how many reporters did provincial media use?", one, "")
((), ())
>>> goes_on_from("中央媒体采用稿件13篇,", ("稿件",), "篇"), goes_on_from("印发稿件13篇,召开会议9次,", ("稿件",), "次")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.candidate import Candidate
from assistant.english_alike import widened
from assistant.english_pieces import WORD
from assistant.english_plain import plainly
from assistant.english_terms import Part, Term, terms_at
from assistant.english_units import alike
from assistant.segment import tag
from assistant.segment import words as cut
from assistant.word_tables import word_table
from ingest.model import StatementKind

_QUOTED = re.compile('[“"《][^”"》]*[”"》]')
_SAYS_NOTHING = ("u", "p", "c", "d", "m", "q", "f", "r", "y", "x", "e", "o", "h", "k", "t", "w", "zg")
"""Kinds of words that tell neither a thing nor a deed."""
_ALWAYS = frozenset({"其他", "其它", "另", "另外", "未", "不", "非", "无", "没有", "每", "各"})
"""These turn what is told into something else."""
_PEOPLE = frozenset({"人", "名", "位", "人次"})
_COUNTED = re.compile(r"(?P<told>[^,;。:、|\d]*)(?P<number>\d[\d.]*)[万亿千百]*[余多]?(?P<unit>[\u4e00-\u9fff]{1,2})")
_UNIT = re.compile(r"(?<=[\d万亿千百余多])(?:人次|场次|家次|万元|亿元|[\u4e00-\u9fff])")
_NUMBER = re.compile(r"\d[\d.,]*[万亿千百]*[余多]?")


def in_its_own_words(content: str, candidate: Candidate, opening: str, *, wide: bool = False) -> tuple[str, ...]:
    """How a number is asked for in its report's words, as what it counts and as its clause; () where the clause tells more than the question
    or the question asks for another thing. `opening`: the body and the year that are asked about; `wide`: as for `english_along.along`."""
    terms, unit = tuple(_terms(plainly(content))), candidate.statement.unit or ""
    things = things_counted(content) or [()]
    if wide:
        terms, things = tuple(map(widened, terms)), [tuple(map(widened, thing)) for thing in things]
    *modifiers, head = things
    said = frozenset(word.format("") for term in terms for word in term.words if word.format(""))
    if (
        not head
        or not said
        or not _is_head(head, candidate, unit)
        or not _says_all(said, candidate, opening, deeds=_deeds(terms))
    ):
        return ()
    beside = _without_siblings(candidate, unit)
    if not all(any(word and word in beside for term in thing for word in term.words) for thing in modifiers):
        return ()
    clause = _NUMBER.sub("多少", candidate.printed)
    return (f"{candidate.counted}多少{unit}", *([clause] if clause.count("多少") == 1 else []))


def by_measure_alone(content: str, numbers: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The numbers that a question may mean which counts by a measure and a deed and names no thing (how many copies did it print: 手册300册、
    海报200张), where there are several; () for any other. Bare items (条) are information, which `english_reading` says."""
    terms, units = (
        tuple(_terms(plainly(content))),
        {unit for term in (things_counted(content) or [()])[-1] for unit in term.units},
    )
    deeds = [word for term in terms if term.part is Part.VERB for word in term.words if word]
    if not deeds or not units or any(term.part is Part.NOUN for term in terms) or units & {*_PEOPLE, "条"}:
        return ()
    told = [
        c
        for c in numbers
        if c.statement.kind is StatementKind.COUNT
        and any(alike(unit, c.statement.unit or "") for unit in units)
        and any(deed in re.split("[,;。:]", c.before)[-1] + c.printed for deed in deeds)
    ]
    return tuple(told) if len({c.statement.value for c in told}) > 1 else ()


def things_counted(content: str) -> list[tuple[Term, ...]]:
    """The nouns and measures that stand right behind how many: what is counted is the last."""
    text = plainly(content)
    found = _head_words().search(text)
    words = tuple(WORD.findall(text[found.end() :])) if found is not None else ()
    at, things = 0, []
    while at < len(words) and words[at] not in _ends():
        here = terms_at(words, at)
        if not any(term.part in (Part.NOUN, Part.MEASURE) for term in here):
            break
        things.append(tuple(term for term in here if term.part in (Part.NOUN, Part.MEASURE)))
        at += here[0].length
    return things


def goes_on_from(before: str, head: Sequence[str], unit: str) -> bool:
    """Whether the nearest number before that is counted in the same unit and ends with a thing (收到31件 does not) names this one."""
    for found in reversed(list(_COUNTED.finditer(before))):
        if found["unit"].startswith(unit) and unit:
            if any(word in found["told"] for word in head):
                return True
            if tag((cut(found["told"]) or [""])[-1]).startswith("n"):
                return False
    return False


def _without_siblings(candidate: Candidate, unit: str) -> str:
    """What a number's clause and its context tell, without what other numbers of the same unit count: of a list each item is told by its own."""
    before = candidate.before
    for found in reversed(list(_COUNTED.finditer(before))):
        if unit and found["unit"].startswith(unit):
            before = before[: found.start()] + before[found.end() :]
    return f"{candidate.section}|{before}|{candidate.printed}"


def _is_head(head: Sequence[Term], candidate: Candidate, unit: str) -> bool:
    """Whether a number counts the thing: its clause names that or goes on from one that does, or its unit is all that is asked for."""
    units = {one for term in head for one in term.units}
    of_people = bool(units) and units <= _PEOPLE
    if of_people is not (unit in _PEOPLE) and units:
        return False
    words = [word for term in head for word in term.words if word]
    named = any(candidate.counted.endswith(word) for word in words)
    if units and not named and not any(unit.startswith(one) or alike(one, unit) for one in units if one):
        return False
    if not words:
        return bool(units)
    return any(word in candidate.printed for word in words) or goes_on_from(candidate.before, words, unit)


def _terms(text: str) -> Iterator[Term]:
    """All that the words of a text may stand for, alone and together."""
    words = tuple(word.removesuffix("'s") for word in WORD.findall(text))
    for at in range(len(words)):
        for last in range(at + 1, len(words) + 1):
            yield from (term for term in terms_at(words[at:last], 0) if term.length == last - at)


def _deeds(terms: Sequence[Term]) -> bool:
    """Whether a question names a deed."""
    return any(term.part is Part.VERB and any(term.words) for term in terms)


def _says_all(said: frozenset[str], candidate: Candidate, opening: str, *, deeds: bool) -> bool:
    """Whether a question says every word of a number's clause that tells anything."""
    clause = _QUOTED.sub("|", candidate.printed)
    light = _light() if deeds else _light() | _plain_verbs()
    return all(
        word in light
        or word in opening
        or (tag(word).startswith(_SAYS_NOTHING) and word not in _ALWAYS)
        or _is_said(word, said, light)
        for word in cut(_UNIT.sub(" ", clause))
        if "\u3400" <= word[0] <= "\u9fff"
    )


def _is_said(word: str, said: frozenset[str], light: frozenset[str]) -> bool:
    """Whether a word is part of one that a question says, or made of such words and light ones (家长代表, not 兼职人员 where 人员 is said).

    >>> [_is_said(word, frozenset({"家长", "人员"}), frozenset({"代表"})) for word in ("家长代表", "家长会", "兼职人员", "非人员")]
    [True, True, False, False]
    """
    if any(word in one for one in said):
        return True
    for one in sorted((one for one in said if len(one) > 1 and one in word), key=len, reverse=True):
        left = word.replace(one, "", 1)
        if (len(left) < 2 and left not in _ALWAYS) or left in light or _is_said(left, said, light):
            return True
    return False


@cache
def _light() -> frozenset[str]:
    return frozenset(word_table("english_asks")["chosen"]["light"].split())


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(word_table("english_terms")["come_about"].split())


@cache
def _head_words() -> re.Pattern[str]:
    return re.compile(word_table("english_asks")["chosen"]["asks"])


@cache
def _ends() -> frozenset[str]:
    return frozenset(word_table("english_asks")["chosen"]["ends"].split())
