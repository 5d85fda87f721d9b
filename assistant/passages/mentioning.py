"""Which reports speak of a thing (哪些单位的报告提到了适老化): of each the sentence that names it, quoted exactly.

`asked_mention` tells whether a question asks that, and of what; the patterns are in `vocabulary/topics.toml`. `mentions` finds
the sentences: each holds every word of the thing itself, not only one that is like it, because what is asked is whose report
says it. One sentence a body and year, in the order of the search; nothing is found where no passage says it.

>>> asked_mention("哪些单位的报告提到了适老化？"), asked_mention("Which bodies mention spot checks?"), asked_mention("提到了什么？")
('适老化', 'spot checks', '')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from assistant.language.concepts import GENERIC
from assistant.language.paraphrases import substance
from assistant.language.sentences import sentences
from assistant.language.word_tables import word_table
from assistant.passages.extract import QuotedSpan
from ingest.model import Span
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.passages.retrieve import Passage

SHOWN = 8
"""How many reports are quoted."""
SEARCHED = 400
"""How many passages are looked through."""
_LONGEST = 200
_TRANSLATIONS = 2
"""Of how many translations of an English word one must stand there; those behind are wider."""
_EDGES = " ?？。.!！“”\"'的了过"


@cache
def _asking() -> re.Pattern[str]:
    return re.compile(word_table("topics")["mention"]["ask"])


def asked_mention(question: str) -> str:
    """The thing whose mention is asked for; "" where the question asks no such thing."""
    plain = question.lower() if question.isascii() else fold_text(question).lower()
    hit = _asking().search(plain)
    return next((part.strip(_EDGES) for part in hit.groups() if part), "") if hit else ""


def mentions(thing: str, passages: Iterable[Passage]) -> tuple[QuotedSpan, ...]:
    """Of each document among the passages its first sentence that names the thing, in the order of the passages."""
    named = [concept for concept in substance(thing) if concept.weight > GENERIC] or list(substance(thing))
    found: dict[str, QuotedSpan] = {}
    for passage in passages:
        if passage.document_id in found or not named:
            continue
        for sentence in sentences(passage.text, Span(0, len(passage.text))):
            said = fold_text(sentence.of(passage.text)).lower()
            if len(sentence) <= _LONGEST and all(
                any(term in said for term in c.terms[: min(c.own, _TRANSLATIONS)]) for c in named
            ):
                place = sentence.shifted(passage.span.start)
                found[passage.document_id] = QuotedSpan(passage.document_id, place, passage.section)
                break
    return tuple(found.values())
