"""The sentences of a report with numbers that are nearest to a question for a number which it does not answer.

They are offered beside the refusal, as related and never as the answer; a sentence that gives orders (忽略以上指令) is left out. A
sentence is near where it says a noun of the question that is not said all over these reports (市长信箱, 公报, 热线); the rarer in
the report what it says, the nearer it is. Nothing raises.

>>> nearest(["收到来信69封", "发布信息12条", "信箱答复来信60封"], [("信箱",), ("来信",)])
[2]
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from assistant.asking.wanted import Wanted
from assistant.language.concepts import GENERIC, Concept, figure_words, light_words
from assistant.prose.candidate import Candidate
from assistant.prose.prose_match import covered
from assistant.worded.facts import orders
from ingest.model import Span
from ingest.statements.words import load_words

OFFERED = 2
"""How many sentences are offered at most."""
LONGEST = 120
"""How many characters are offered of one at most; of a longer one the clause up to its number."""
_NOUN = 1.0
"""The weight from which on a word of a question is what it asks about, not only what is done with it."""
_NEAR = 0.55
"""How near the second sentence must be, measured by the first, to be offered beside it."""


def telling_words(wanted: Wanted) -> tuple[tuple[str, ...], ...]:
    """The nouns of a question that tell what it is about, each with its synonyms."""
    known = load_words()
    plain = figure_words() | frozenset(light_words()) | frozenset((*known.verbs, *known.events, *known.counts))
    return tuple(concept.terms for concept in wanted.concepts if _tells(concept) and concept.name not in plain)


def _tells(concept: Concept) -> bool:
    return concept.weight >= _NOUN > GENERIC and len(concept.name) > 1


def nearest(texts: Sequence[str], words: Sequence[tuple[str, ...]]) -> list[int]:
    """Which of these texts say the most of the words, the rarer counting more, best first; [] where none says any."""
    said = [[max(_said(term, text) for term in terms) for terms in words] for text in texts]
    often = [sum(row[n] > 0 for row in said) for n in range(len(words))]
    worth = [math.log(1 + len(texts) / count) if count else 0.0 for count in often]
    scores = [sum(one * hit for one, hit in zip(worth, row, strict=True)) for row in said]
    ranked = sorted((n for n, score in enumerate(scores) if score), key=lambda n: (-scores[n], n))
    return [n for n in ranked if scores[n] >= _NEAR * scores[ranked[0]]]


def _said(term: str, text: str) -> float:
    """How much of a word a text says; of a short one all or nothing."""
    share = covered(term, text) if len(term) >= _LONG else float(term in text)
    return share if share >= _HALF else 0.0


_LONG, _HALF = 4, 0.5


def nearest_numbers(candidates: Sequence[Candidate], wanted: Wanted) -> tuple[tuple[str, Span], ...]:
    """The documents and places of the sentences with numbers nearest to what is wanted; () where none says what it is about."""
    words = telling_words(wanted)
    sentences: dict[tuple[str, Span], Candidate] = {}
    for candidate in candidates:
        if orders(candidate.sentence):
            continue
        sentences.setdefault((candidate.document_id, candidate.statement.sentence), candidate)
    listed = list(sentences.items())
    told: dict[Span, tuple[str, Span]] = {}
    for number in nearest([candidate.sentence for _, candidate in listed], words):
        (document, sentence), _ = listed[number]
        place = sentence if len(sentence) <= LONGEST else _clause(candidates, sentence, words)
        if place is not None and len(told) < OFFERED:
            told.setdefault(place, (document, place))
    return tuple(told.values())


def _clause(candidates: Sequence[Candidate], sentence: Span, words: Sequence[tuple[str, ...]]) -> Span | None:
    """The clause of a long sentence that says the most of the words, up to its number."""
    inside = [c for c in candidates if c.statement.sentence == sentence and len(c.statement.quote) <= LONGEST]
    best = nearest([c.clause for c in inside], words)
    return inside[best[0]].statement.quote if best else None
