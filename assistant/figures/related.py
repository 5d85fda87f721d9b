"""What a report says that is near to a question which it does not answer: one sentence, offered as related and no more.

A sentence is related where it says the words of the question that are its own (not 公开 or 政府); the one with the most of
them is taken. A heading or a title says nothing and is none, nor is a row of a table. Where a number was asked for, a sentence with
a number is none: it would be read as the answer. Nothing raises.

>>> related_words("冬奥会的志愿者有多少名")
('冬奥会', '志愿者')
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from assistant.language.concepts import GENERIC, concepts, figure_words
from assistant.language.sentences import sentences
from ingest.model import Span
from ingest.normalise import fold_text

if TYPE_CHECKING:
    from assistant.passages.retrieve import Passage

LONGEST = 150
"""How many characters a related sentence has at most; one that goes on longer is left out."""
NEEDED = 0.5
"""The share of the question's own words that a sentence must say."""
_ROW = re.compile(r"\t|\|")
_MARKS = re.compile(
    r"^[#*]*(?:[(（]?[一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+[、.．]|第[一二三四五六七八九十]+部分)?|[。:：*]+$"
)
_NUMBER = re.compile(r"\d|[一二三四五六七八九十百]+[余多]?[件条次个项篇份期人名场]")


def related_words(content: str) -> tuple[str, ...]:
    """The words of a question that are its own."""
    own = (concept for concept in concepts(content) if concept.weight > GENERIC and concept.name not in figure_words())
    return tuple(concept.name for concept in own if len(concept.name) > 1)


def related(content: str, passages: Iterable[Passage], *, numeric: bool) -> tuple[str, Span] | None:
    """The document and place of the sentence nearest to the question among these passages; None where none is near."""
    own = [concept for concept in concepts(content) if concept.name in related_words(content)]
    best: tuple[int, str, Span] | None = None
    for passage in passages:
        headings = {_bare(heading) for heading in passage.section}
        for sentence in sentences(passage.text, Span(0, len(passage.text))):
            said = fold_text(sentence.of(passage.text)).lower()
            if (
                _ROW.search(sentence.of(passage.text))
                or said.endswith("年度报告")
                or len(sentence) > LONGEST
                or (numeric and _NUMBER.search(said))
                or _bare(said) in headings
            ):
                continue
            score = sum(any(term in said for term in concept.terms) for concept in own)
            if score and score >= NEEDED * len(own) and (best is None or score > best[0]):
                best = (score, passage.document_id, sentence.shifted(passage.span.start))
    return None if best is None else best[1:]


def _bare(line: str) -> str:
    """A heading without its numbering, marks and full stop."""
    return _MARKS.sub("", fold_text(line).lower())
