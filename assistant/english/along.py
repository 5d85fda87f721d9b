"""An English question said along a sentence of the report: its words in the order in which the sentence has them.

Where no rule of word order puts a question into Chinese (`english.reading`), the report's own sentence may: if a sentence tells every
word of the question, up to the number where one is asked for, those words in that order with what asks (多少件, 什么时候) are a Chinese
question, and are then read by its rules, which are many and strict. A word that the vocabulary does not have, or that the sentence
does not tell, leaves the question unsaid; a verb by which things come about (publish, hold, receive) need not be told. Contents are
lower case, without bodies and years; questions that compare, exclude or ask for each one are not said so. Nothing raises.

>>> from ingest.model import Span, State, Statement, StatementKind
>>> from decimal import Decimal
>>> at = Span(0, 9)
>>> told = Statement("咨询", "接听健康热线咨询69人次", Decimal(69), "人次", StatementKind.COUNT, State.REPORTED, at, at, at)
>>> one = Candidate(told, "a", "接听健康热线咨询69人次|咨询", "接听健康热线咨询69人次", "接听健康热线咨询69人次,办结6件", "")
>>> [said for _, said in along("how many inquiries did the health hotline take?", [one])]
['健康热线咨询多少人次']
>>> along("how many zeppelins did the health hotline take?", [one]), along("how many more inquiries than letters?", [one])
((), ())
>>> along_sentences("when did publish the budget?", ["4月8日在网站公开预算", "4月9日召开会议"])
(('4月8日在网站公开预算', '公开预算是什么时候'),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.english.alike import widened
from assistant.english.chosen import goes_on_from
from assistant.english.near import nearly
from assistant.english.pieces import WORD
from assistant.english.plain import plainly
from assistant.english.reading import AND_HOW_MANY
from assistant.english.terms import LONGEST, Part, Term, dropped, terms_at
from assistant.english.units import alike, counted_in, may_count
from assistant.english.words_asked import openings
from assistant.language.segment import tag
from assistant.language.segment import words as cut
from assistant.language.word_tables import word_table
from assistant.prose.candidate import Candidate
from ingest.model import StatementKind

MOST = 4
"""So many sentences are tried at most; where more tell every word, the question is too wide for this."""
_ASKS = re.compile(
    r"\b(?:how many|how much|how often|(?:what|the) (?:was |were |is |are )?(?:the )?(?:total |grand total |overall )?number of|"
    r"what (?:was |were |is )?(?:the )?(?:grand )?total(?: number)? of|how many times)\b|\bwhat (?=score\b|rate\b|amount\b)"
)
_BESIDE = re.compile(
    r"\b(?:more|fewer|less|than|not|never|without|except|excluding|other|else|only|each|every|per|apiece|average|respectively|"
    r"(?:whole|entire) (?:province|city|county|district|town|township)|remain\w*|rest|left|gain\w*|lose|lost|change\w*|increas\w*|decreas\w*|grew|grow\w*|rose|fell|drop\w*|twice|double|between|ratio|compared|difference)\b"
)
"""What compares, leaves out or asks for each one is not said by the words of one sentence alone."""
_COUNTED = frozenset({StatementKind.COUNT, StatementKind.MONEY, StatementKind.SHARE, StatementKind.RATE})
_HEAD_ENDS = re.compile(
    r"\b(?:did|does|do|is|are|was|were|been|has|have|had|which|that|who|there|in|on|at|by|for|of|from|to|with|about|through|during)\b"
)
"""Behind these stands no more of what is counted."""
_RATES = re.compile(r"\b(?:rate|percentage|share|satisfaction)\b")


_QUOTES = re.compile('[“”"‘’]')
_MONTH = re.compile(r"\b(?:in|of|during) (may|march)\b")
"""Months that are verbs too."""


def along(
    content: str, candidates: Sequence[Candidate], *, wide: bool = False, near: bool = False
) -> tuple[tuple[Candidate, str], ...]:
    """The numbers whose sentence tells every word of a question, each with the question said along it; () where none does, where a
    word is not known, where more numbers do than can be meant, or where two are asked for. `wide`: a word may be told by one that English
    does not keep apart from it (`english.alike`); `near`: and what tells of it by words that nearly are its own (`english.near`)."""
    text = plainly(content)
    if len(_ASKS.findall(text)) != 1 or _BESIDE.search(text) is not None:
        return ()
    asked = _asked(_ASKS.sub(" ", text, count=1), wide=wide)
    head = _nouns_of(_asked(_HEAD_ENDS.split(_ASKS.split(text, maxsplit=1)[-1].strip(), maxsplit=1)[0]))
    kinds = _COUNTED if _RATES.search(text) else _COUNTED - {StatementKind.SHARE, StatementKind.RATE}
    found: dict[tuple[str, str], tuple[Candidate, str]] = {}
    for candidate in candidates if asked else ():
        if candidate.statement.kind in kinds and (said := _up_to_number(asked, candidate, head, near=near)):
            found.setdefault((said, str(candidate.statement.value)), (candidate, said))
    return tuple(found.values()) if len(found) <= MOST else ()


def tells_alone(said: str, candidate: Candidate) -> bool:
    """Whether a number's own clause tells all that a question says along its sentence, but for verbs by which things come about."""
    return all(word in candidate.printed or word in _plain_verbs() for word in cut(said.split("多少", maxsplit=1)[0]))


def along_sentences(content: str, sentences: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The sentences (folded) that tell every word of a question for words, each with the question said along it; () as for `along`."""
    text = plainly(content)
    opened = next(((at.end(), kind) for pattern, kind in openings() if (at := pattern.match(text)) is not None), None)
    if opened is None or _BESIDE.search(text) is not None:
        return ()
    asked = _asked(text[opened[0] :])
    told = ((sentence, "".join(_in_order(_places(asked, sentence, 0) or ()))) for sentence in (sentences if asked else ()))
    found = tuple((sentence, f"{said}{opened[1]}") for sentence, said in told if len(said) > 1)
    return found if len(found) <= MOST else ()


def each_of(content: str) -> tuple[str, ...]:
    """The questions for one number each that a question for several asks, a later one that names nothing of the things of the first; ()
    where it asks for one.

    >>> each_of("how many accounts did shut down, and how many did it keep in ?")
    ('how many accounts did shut down', 'how many accounts did keep')
    >>> each_of("how many accounts did shut down?")
    ()
    """
    first, *others = AND_HOW_MANY.split(plainly(content))
    asks = _ASKS.match(first)
    if asks is None or not others:
        return ()
    head = _HEAD_ENDS.split(first[asks.end() :].strip(), maxsplit=1)[0].strip()
    return (first, *(_OF_THEM.sub(f"how many {head} ", other).strip() for other in others))


_OF_THEM = re.compile(
    r"^how many (?:of (?:them|these|those|which) )?(?=(?:did|were|was|are|is|had|have|has|with|in|by|from|to|through|via|on|at|for)\b)"
)
"""How a later part asks of the things of the first."""

_Asked = tuple[tuple[str, tuple[tuple[int, tuple[Term, ...]], ...]], ...]
"""Each word of a question, with the phrases that begin at it, the longest first: how many words long, and what it may be."""


def _asked(text: str, *, wide: bool = False) -> _Asked:
    """The words of a question that say something; () where it has none or one that no vocabulary has."""
    found = tuple(WORD.findall(_MONTH.sub(r"in-\1", _itself().sub(" ", text))))
    words = tuple(word.removesuffix("'s") for word in found if word[0].isalnum() and word not in dropped())
    phrases = tuple((word, tuple(_phrases(words, at))) for at, word in enumerate(words))
    if wide:
        phrases = tuple((word, tuple((length, tuple(map(widened, terms))) for length, terms in told)) for word, told in phrases)
    known = {at + n for at, (_, all_of_it) in enumerate(phrases) for length, _ in all_of_it for n in range(length)}
    return phrases if all(at in known or word in _listed("light") for at, word in enumerate(words)) else ()


def _nouns_of(head: _Asked) -> int:
    """How many words tell what is counted: up to the first that can be no noun (companies | attended briefings)."""
    at = 0
    while at < len(head) and any(term.part in (Part.NOUN, Part.MEASURE) for _, terms in head[at][1][:1] for term in terms):
        at += head[at][1][0][0]
    return min(at, len(head)) or len(head)


def _phrases(words: Sequence[str], at: int) -> Iterator[tuple[int, tuple[Term, ...]]]:
    if words[at].isdecimal():
        yield 1, (Term(Part.NOUN, (words[at],)),)
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        terms = terms_at(words[at : at + length], 0)
        if terms and terms[0].length == length:
            yield length, terms


def _content(word: str) -> str:
    """What a word of the vocabulary says by itself: of a preposition nothing that its noun would not say."""
    return "" if "{" in word else word


def _up_to_number(asked: _Asked, candidate: Candidate, head: int, *, near: bool = False) -> str:
    """The question along a sentence; "" where the sentence does not tell all of it, or its clause nothing of it or not what is counted, which
    is the end of the first `head` words."""
    clause = _QUOTES.sub("", candidate.printed)
    before = _QUOTES.sub("", re.split("[;。]", candidate.before)[-1])
    text = f"{candidate.section}|{before}{clause}"
    own = len(text) - len(clause)
    places = _places(asked, text, own, head, near=near)
    counted = any(at >= own for at, _ in places or ()) or _is_in_unit(asked, counted_in(candidate))
    if places is None or not counted or not _counts(asked[:head], candidate):
        return ""
    if not _measured_so(asked, counted_in(candidate)):
        return ""
    return "".join(_in_order(places)) + f"多少{candidate.statement.unit}"


def _counts(head: _Asked, candidate: Candidate) -> bool:
    """Whether the last noun of what is counted is not told before a number's own clause alone, where that names another thing (a website on
    which documents are counted)."""
    for at, (_, phrases) in enumerate(head):
        last = [term for length, terms in phrases if at + length == len(head) for term in terms if term.part is Part.NOUN]
        if last:
            said = [word for term in last for word in term.words if _content(word)]
            named = tag((cut(candidate.statement.subject) or [""])[-1]).startswith("n")
            own = f"{candidate.section}|{candidate.printed}"
            if not named or any(word in own for word in said) or not any(word in candidate.before for word in said):
                return True
            return goes_on_from(candidate.before, said, candidate.statement.unit or "")
    return True


def _measured_so(asked: _Asked, unit: str) -> bool:
    """Whether a number's unit may count what is asked for by a word that only measures (people, times)."""
    first = next((terms[0] for _, terms in asked[0][1]), None)
    only_measures = first is not None and first.part is Part.MEASURE and not any(first.words)
    return not (first and only_measures and first.units) or may_count(first.units[0], unit)


def _is_in_unit(asked: _Asked, unit: str) -> bool:
    """Whether what is asked for is a measure (kilometres) that a number's unit alone tells."""
    first = next((terms[0] for _, terms in asked[0][1]), None)
    return first is not None and first.part is Part.MEASURE and first.units == (unit,) and not alike(unit, unit)


def _places(asked: _Asked, text: str, own: int, head: int = 0, *, near: bool = False) -> tuple[tuple[int, str], ...] | None:
    """Where a text tells the words of a question, and by which of its own, those from `own` on first; None where it does not tell them
    all. `near`: what is not counted may be told by words that nearly are those (`english.near`)."""
    named = any(word[0] > "\u3400" for word, _ in asked)
    of_account = any(word in _listed("channels") for word, _ in asked)
    told: list[tuple[tuple[int, str], ...] | None] = [None] * len(asked) + [()]
    for at in range(len(asked) - 1, -1, -1):
        word, phrases = asked[at]
        for length, terms in phrases:
            rest = told[at + length]
            if rest is None:
                continue
            here = [
                (at_last, one) for term in terms for one in term.words if _content(one) and (at_last := _last(one, text)) >= 0
            ]
            if here:
                told[at] = (max(here, key=lambda one: (one[0] >= own, len(one[1]), one[0])), *rest)
                break
            if all(_need_not_be_told(term, first=at == 0) for term in terms):
                told[at] = rest
                break
            if near and at + length != head and (nearest := _near(terms, text)):
                told[at] = ((_last(nearest, text), nearest), *rest)
                break
        called = (named and word in _listed("called")) or (of_account and at >= head and word in _listed("accounts"))
        if told[at] is None and (called or word in _listed("light")):
            told[at] = told[at + 1]
    return told[0]


def _near(terms: Sequence[Term], text: str) -> str:
    """What of a text nearly is one of the words of a thing or of a way; "" where nothing is."""
    words = (word for term in terms if term.part in (Part.NOUN, Part.MANNER) for word in term.words if _content(word))
    return next((told for word in words if (told := nearly(word, text))), "")


def _last(word: str, text: str) -> int:
    """Where a word stands last in a text, -1 for nowhere; 1月 does not stand in 11月."""
    at = text.rfind(word)
    while at > 0 and word[0].isdecimal() and text[at - 1].isdecimal():
        at = text.rfind(word, 0, at)
    return at


def _in_order(places: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The words in the order of the sentence, what another covers once."""
    end = -1
    for at, word in sorted(set(places), key=lambda one: (one[0], -len(one[1]))):
        if at >= end:
            yield word
            end = at + len(word)
        elif at + len(word) > end:
            yield word[end - at :]
            end = at + len(word)


def _need_not_be_told(term: Term, *, first: bool) -> bool:
    """Whether a phrase says nothing of its own, or only that there is what is counted; a measure (items, times) does so where it is
    what is asked for, elsewhere it says more (during the day)."""
    if term.part is Part.MEASURE:
        return first and not any(term.words)
    meant = term.words if term.part is Part.VERB else term.words[:1]  # disclosure, but no organisation (组织)
    return bool(_plain_verbs() & set(meant)) or not all(map(_content, term.words))


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(word_table("english_terms")["come_about"].split())


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_table("english_asks")["sentence"][name])


@cache
def _itself() -> re.Pattern[str]:
    return re.compile("|".join(word_table("english_asks")["sentence"]["itself"]))
