"""An English question cut into pieces, and the pieces put together in the order of Chinese.

The first piece is the head, what is counted or named; behind it stand what is done (a verb with its object), by what way and about
what (prepositions, manners) and who does it (a subject). In Chinese all that is told of a thing stands before it, each way before
the verb that it belongs to.

>>> pieces = cut_up("press conferences were attended by city leaders")
>>> [(piece.role, [term.words[0] for term in piece.terms]) for piece in pieces]
[('head', ['新闻发布会']), ('verb', ['出席']), ('preposition', ['市领导'])]
>>> told_before(pieces[1:], {}), cut_up("zeppelins were shown") is None
('市领导出席', True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from assistant.english.terms import Part, Term, dropped, terms_at

WORD = re.compile(r"[a-z0-9][a-z0-9&'’.-]*[a-z0-9']|[a-z0-9]|[,;]|[\u3400-\u9fff]+")
_CLOSES = frozenset(
    {"did", "do", "does", "is", "are", "was", "were", "been", "being", "has", "have", "had", "which", "that", "who", "there"}
    | {"can", "could", "will", "would", "should", "may", "might", "must", "as"}
)
"""Behind these a new piece begins."""
_OPENS_NOUN = frozenset(["the", "its", "their", "his", "her", "our", "your", "a", "an", "this", "those", "these"])
_HAVING = frozenset(["have", "has", "had"])
_BE = frozenset(["is", "are", "was", "were"])
_AUXILIARIES = frozenset(["did", "do", "does"])
_JOINED = {"and": ("和", "", "与", "及"), "or": ("或",)}
_JOINS = frozenset(_JOINED)
_LAST = "用时"
"""How long it took is told behind what was done (答复用时)."""


@dataclass(slots=True)
class Piece:
    """One piece of a question: what it does there, its phrases, and for a preposition how it is said."""

    role: str
    terms: list[Term] = field(default_factory=list)
    template: str = "{}"


def said_by(term: Term, choice: dict[int, str]) -> str:
    """The word that a phrase is said by."""
    return choice.get(id(term), term.words[0] if term.words else "")


def noun_of(head: Piece, choice: dict[int, str]) -> str:
    """The words of a head."""
    return "".join(said_by(term, choice) for term in head.terms)


def told_before(told: Sequence[Piece], choice: dict[int, str]) -> str:
    """What is told of a thing in Chinese order: ways and subjects before the verb that they stand behind or before."""
    said: list[str] = []
    verb, ways, last = "", [], ""
    for piece in told:
        words = piece.template.format("".join(said_by(term, choice) for term in piece.terms))
        if piece.role != "verb":
            ways.append(words)
        elif piece.terms[0].words[:1] == (_LAST,):
            last = words
        else:
            if verb:
                said.append("".join([*ways, verb]))
                ways = []
            verb = words
    return "".join([*said, *ways, verb, last])


def as_told(pieces: Sequence[Piece], told: str) -> list[Piece]:
    """The pieces with each phrase said by those of its words that a report's text has, where it has any of them, and by its
    commonest, which another of the report may stand for.

    >>> [term.words for term in as_told(cut_up("leaflets") or [], "发放宣传手册两千册")[0].terms]
    [('宣传手册', '手册', '宣传册')]
    """
    return [replace(piece, terms=[_found_in(told, term) for term in piece.terms]) for piece in pieces] if told else list(pieces)


def _found_in(told: str, term: Term) -> Term:
    words = tuple(word for word in term.words if word in told)
    return replace(term, words=tuple(dict.fromkeys((*words, *term.words[:1])))) if any(words) else term


def choices(terms: Sequence[Term]) -> Iterator[dict[int, str]]:
    """Which word each phrase is said by: all by their commonest, then one by another, then two."""
    yield {}
    several = [term for term in terms if len(term.words) > 1]
    for term in several:
        for word in term.words[1:]:
            yield {id(term): word}
    for one, other in combinations(several, 2):
        for word in one.words[1:]:
            for second in other.words[1:]:
                yield {id(one): word, id(other): second}


def cut_up(text: str, *, inside: bool = False) -> list[Piece] | None:
    """The head and what is told of it; None where a word is not known. `inside`: the head was named by an earlier turn."""
    words = _words(text)
    head = Piece("head")
    pieces: list[Piece] = [head]
    current: Piece | None = None if inside else head
    after_article = False
    at = 0
    while at < len(words):
        word = words[at]
        if word in (",", ";"):
            current, at = None, at + 1
            continue
        found = {term.part: term for term in terms_at(words, at)}
        longest = next(iter(found.values()), None)
        if word == "to" and Part.VERB in {term.part for term in terms_at(words, at + 1)}:
            current, at = None, at + 1
            continue
        if (
            word in dropped()
            and (longest is None or longest.length == 1)
            and not (current is None and word in _HAVING and at == len(words) - 1)
        ):
            if word in _CLOSES and not (current is head and not head.terms):
                current = None
            if word in _OPENS_NOUN and current is head and head.terms and words[at - 1] not in _JOINS:
                current = None
            after_article = word in _OPENS_NOUN and not _is_last_verb(words, at + 1)
            at += 1
            continue
        joins = word == "of" or (word == "to" and current is head and len(pieces) == 1 and bool(head.terms))
        if joins and current is not None and (Part.PREPOSITION not in found or longest is None or longest.length == 1):
            at = _of_which(words, at + 1, current)
            if at < 0:
                return None
            continue
        if word in _JOINS and current is not None:
            term = Term(Part.NOUN, _JOINED[word])
            current.terms.append(term)
            at += 1
            continue
        if longest is None:
            return None
        if current is not None and current.role == "subject" and Part.VERB in found and _is_last_verb(words, at):
            found = {Part.VERB: found[Part.VERB]}
        named = word.endswith("s") and at > 0 and words[at - 1] in _BE
        current = _placed(found, current, pieces, after_article=after_article or named)
        after_article = False
        at += longest.length
    return None if any(_is_wordless(piece) for piece in pieces[1:]) else pieces


def _words(text: str) -> tuple[str, ...]:
    """The words of a text; one joined by hyphens that the vocabulary does not have is its parts (open-data, part-funded)."""
    found = tuple(WORD.findall(text))
    return tuple(part for word in found for part in (word.split("-") if "-" in word and not terms_at((word,), 0) else (word,)))


def _is_wordless(piece: Piece) -> bool:
    """Whether a piece would be lost in Chinese: it names nothing but how something is counted (during the day)."""
    return bool(piece.terms) and all(term.part is Part.MEASURE and not term.words for term in piece.terms)


def _is_last_verb(words: tuple[str, ...], at: int) -> bool:
    """Whether the verb that an auxiliary before announces stands here at the latest: … did the (bureau) issue?"""
    if not _AUXILIARIES.intersection(words[:at]) or not any(term.part is Part.VERB for term in terms_at(words, at)):
        return False
    between = words[max(n for n in range(at) if words[n] in _AUXILIARIES) + 1 : at]
    return not any(_is_verb_alone(words, n) for n in range(at + 1, len(words))) and not any(
        term.part is Part.VERB and term.length == 1 and word not in dropped() for word in between for term in terms_at((word,), 0)
    )


def _is_verb_alone(words: tuple[str, ...], at: int) -> bool:
    parts = {term.part for term in terms_at(words, at)}
    return Part.VERB in parts


def _of_which(words: tuple[str, ...], at: int, current: Piece) -> int:
    """Reads the noun behind an `of` and sets it before what it is of; where reading goes on, -1 where a word is not known."""
    inner: list[Term] = []
    while at < len(words):
        found = {term.part: term for term in terms_at(words, at)}
        if words[at] in dropped() and words[at] not in _CLOSES and Part.NOUN not in found:
            at += 1
            continue
        if not inner and _is_last_verb(words, at):
            break
        term = found.get(Part.NOUN) or found.get(Part.MEASURE)
        if words[at] in _CLOSES or term is None or (inner and Part.VERB in found and Part.NOUN not in found):
            break
        inner.append(term)
        at += term.length
    if not inner:
        return at
    own = [term for term in current.terms if term.part is Part.MEASURE]
    rest = [term for term in current.terms if term.part is not Part.MEASURE]
    in_pieces = bool(current.terms) and current.terms[-1].part is Part.MEASURE
    current.terms[:] = [*rest, *inner, *own] if in_pieces else [*inner, *rest, *own]
    return at


def _placed(found: dict[Part, Term], current: Piece | None, pieces: list[Piece], *, after_article: bool) -> Piece | None:
    """Puts a phrase into the piece that it belongs to; the piece that goes on behind it."""
    noun = found.get(Part.NOUN) or found.get(Part.MEASURE)
    verb, preposition, manner = found.get(Part.VERB), found.get(Part.PREPOSITION), found.get(Part.MANNER)
    has_noun = current is not None and any(term.part is Part.NOUN or term.part is Part.MEASURE for term in current.terms)
    if manner is not None and (noun is None or has_noun or current is None or current.role == "verb"):
        pieces.append(Piece("manner", [manner]))
        return current if current is not None and current.role == "verb" else None
    if preposition is not None:
        pieces.append(Piece("preposition", [], preposition.words[0] if preposition.words else "{}"))
        return pieces[-1]
    if verb is not None and (noun is None or (current is None and not after_article)):
        if current is not None and not has_noun and current.role != "verb" and noun is None:
            current.terms.append(verb)
            return current
        pieces.append(Piece("verb", [verb]))
        return pieces[-1]
    thing = noun or verb
    if thing is None:
        return current
    if current is None:
        pieces.append(Piece("subject", [thing]))
        return pieces[-1]
    current.terms.append(thing)
    return current
