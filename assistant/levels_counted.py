"""What a report counts level by level and a question wants in all: 省、市人大代表建议7件,县人大代表建议41件 are 48 of 人大代表建议.

The numbers are of one sentence, unit and year, none a part of another; each counts the noun that the question names, with nothing
before it but levels (省, 市、区, 县级) that no other of them has. Where the report tells the whole as well, or counts the noun at
one level alone, there are none. Texts are folded; `counted_by_level` gives () for nothing found.

>>> _levels("省、市", "人大代表建议") == {"省", "市"}, _levels("重点", "建议")
(True, None)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from assistant.asked_unit import units_fit
from assistant.candidate import Candidate
from assistant.concepts import Concept
from assistant.said_in_prose import is_deed, says, standing_for
from ingest.model import Span, StatementKind
from ingest.normalise import fold_text
from ingest.prose_words import alternatives, load_words

_LEVELS = re.compile("(?:[省市区县州镇乡]|国家|全国|街道)(?:级)?")
_DONE = re.compile(f"^(?:{alternatives(load_words().events)})+")
_AT_LEVEL = re.compile(rf"(?:{_LEVELS.pattern})的?$")
_BETWEEN = re.compile("[、和及与两三级]")


def counted_by_level(
    candidates: Sequence[Candidate], concepts: Sequence[Concept], unit: str | None, question: str
) -> tuple[Candidate, ...]:
    """The numbers of one sentence that count what these words name, each at levels of its own; none where a question names one."""
    by_sentence: dict[tuple[Span, str, int | None], list[tuple[Candidate, frozenset[str]]]] = defaultdict(list)
    for one in candidates:
        statement = one.statement
        subject = _DONE.sub("", fold_text(statement.subject).lower())
        noun = _noun(subject, [concept for concept in concepts if not is_deed(concept.name)])
        if not noun or statement.kind is not StatementKind.COUNT or not units_fit(unit, statement.unit):
            continue
        levels = _levels(subject.removesuffix(noun), noun)
        if levels is None or statement.whole is not None or _AT_LEVEL.search(question[: question.find(noun)]):
            return ()
        by_sentence[statement.sentence, statement.unit, statement.year].append((one, levels))
    if len(by_sentence) != 1:
        return ()
    (items,) = by_sentence.values()
    told = [level for _, levels in items for level in levels]
    return tuple(one for one, _ in items) if len(items) > 1 and len(told) == len(set(told)) else ()


def _noun(subject: str, concepts: Sequence[Concept]) -> str:
    """The end of what is counted, from where all the words of a question stand in it; '' where one does not."""
    starts: list[int] = []
    for concept in concepts:
        told = [word for term in concept.terms[: concept.own] for word in standing_for(term) if says(subject, word)]
        places = [subject.find(word) for word in told if word in subject]
        if not places:
            return ""
        starts.append(min(places))
    return subject[min(starts) :] if starts else ""


def _levels(before: str, noun: str) -> frozenset[str] | None:
    """The levels that stand before a noun; None where there are none, or other words."""
    if not noun or _BETWEEN.sub("", _LEVELS.sub("", before)):
        return None
    return frozenset(level.removesuffix("级") for level in _LEVELS.findall(before)) or None
