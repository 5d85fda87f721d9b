"""Passage: an expected document is cited, and the quotes hold at least 0.6 of the expected sentence's character 4-grams.

>>> recall("申请从登记到归档都留有记录", "每件申请从登记到归档都留有记录。"), round(recall("申请从登记到归档", "从登记到窗口"), 1)
(1.0, 0.2)
"""

from __future__ import annotations

from eval.question_set import Expected
from eval.scorers.cited import cited
from eval.scorers.parts import Part, citations_of, quote_of
from eval.scorers.text import folded

ENOUGH = 0.6
GRAM = 4


def recall(wanted: str, given: str) -> float:
    """Which share of the wanted text's 4-grams the given text has; a shorter text must be contained."""
    want, have = folded(wanted), folded(given)
    if len(want) < GRAM:
        return 1.0 if want in have else 0.0
    grams = [want[start : start + GRAM] for start in range(len(want) - GRAM + 1)]
    return sum(gram in have for gram in grams) / len(grams)


def passage(expected: Expected, answer: Part) -> bool:
    """Whether the passage that answers is cited; any of the expected quotes will do."""
    given = " ".join(quote_of(citation) for citation in citations_of(answer))
    best = max((recall(quote, given) for quote in expected.quotes), default=1.0)
    return best >= ENOUGH and cited(expected, answer)
