"""Which of two numbers is right (申请到底是14件还是16件, 公开信息究竟是90条还是95条): both, where a report tells each of the same thing.

`told_of_each` gives, for every number that a question gives, the place where a report tells it of what the question names: a cell whose
label, or a sentence whose count, says that and nothing narrower. A part of another count is no such place (收到15件,其中公民申请12件), nor is a
row of the form for one way or one result. () where one of the numbers has no place, or all of them are one. A number that the body's own
report does not tell is looked for in the reports of the same year that name the body (示例县收到申请: 青禾县16件). Texts are folded; nothing raises.

>>> bare("信息公开申请到底是14件还是16件"), bare("召开新闻发布会3次还是5次"), bare("收到申请几件")
('信息公开申请', '召开新闻发布会', '收到申请几件')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Found
from assistant.asking.asked_unit import units_fit
from assistant.bodies.name_parts import Parts
from assistant.bodies.names_told import named
from assistant.figures.looked_at import HANDLED
from assistant.figures.lookup import Lookup
from assistant.figures.reasons import is_column
from assistant.language.concepts import concepts
from assistant.language.segment import words
from assistant.prose.candidate import Candidate
from assistant.prose.counted_subject import share_named, subject_tail
from assistant.prose.said_beside import Given
from assistant.prose.said_in_prose import is_deed
from assistant.prose.whole_counts import asks_whole
from assistant.prose.whole_told import published
from ingest.forms import indicators
from ingest.model import Figure
from ingest.normalise import fold_text
from ingest.store.library import DocumentRecord

_CHOICE = re.compile(
    r"(?:数量|数目|数)?(?:到底|究竟|实际)?(?:应该?)?(?:是|为|有)?(?:到底|究竟)?\d[\d.]*[万亿]?[^,;。?\d]{0,3}[,、]?还是(?:是|为|有)?\d[\d.]*[万亿]?[^,;。?\d]{0,3}(?:呢)?$"
)
_ENDED = re.compile("申请[^,;。]{0,4}办结|办结[^,;。]{0,8}申请")
_ENDS_IN = re.compile("办结|办复|办毕")
_ASIDE = re.compile(r"\([^()]*\)|^\d+[.、]")
_SAYS_THAT_IT_COUNTS = re.compile(r"总?[次件]?数量?$|总量$")
_OF_ALL = re.compile("政府|政务|(?:信息公开|依)(?=申请)|(?<=申请)公开")
"""What all of these reports are about: 受理依申请公开 and 申请 are one."""
_NAMED = 0.8
"""So much of what is counted is named by the question."""


def bare(question: str) -> str:
    """What a question for one of two numbers asks about."""
    return _CHOICE.sub("", question.strip(" ?。")) or question


def told_of_each(lookup: Lookup, record: DocumentRecord, question: str, numbers: Sequence[Given]) -> tuple[Found, ...]:
    """See the module."""
    own = _places(lookup, record, question, numbers)
    told = [place or _told_by_another(lookup, record, question, one) for place, one in zip(own, numbers, strict=True)]
    places = tuple(place for place in told if place is not None)
    return places if len(places) == len(numbers) and any(own) and len({place.value for place in places}) > 1 else ()


def _places(lookup: Lookup, record: DocumentRecord, question: str, numbers: Sequence[Given]) -> list[Found | None]:
    """Where a report tells each of the numbers of what the question names."""
    asked, catalogue = bare(question), lookup.catalogue
    of_results = _ENDED.search(asked) is not None  # what the form calls its results came to is what was concluded
    cells = [
        c
        for c in catalogue.cells(record.id, list(indicators()))
        if c.value is not None and is_column(c, None) and (_is_of(_label(c), asked) or (of_results and c.indicator == HANDLED))
    ]
    counts = [c for c in catalogue.candidates([record.id]) if _counts_all(c, record, asked) and catalogue.stands(c)]
    if asks_whole(f"{asked}多少{numbers[0].unit or '条'}"):  # 发布信息702条 of an account is not all that was published
        names = (record.organisation or "", *record.names)
        of_all = [told.candidate for told in published(counts, names) if not told.channels and not told.part]
        counts = [c for c in counts if c in of_all or c.statement.indicator is not None]
    if of_results:
        counts = [c for c in counts if _ENDS_IN.search(c.printed)]
    places: list[Found | None] = []
    for one in numbers:
        told = [lookup.of_cell(record, c) for c in cells if c.value == one.value and units_fit(one.unit, c.unit)]
        told += [
            lookup.of_statement(c) for c in counts if c.statement.value == one.value and units_fit(one.unit, c.statement.unit)
        ]
        places.append(next(iter(told), None))
    return places


def _told_by_another(lookup: Lookup, record: DocumentRecord, question: str, one: Given) -> Found | None:
    """Where another body's report of the year tells a number of this body, by its name, in a sentence that says all that is asked about."""
    parts, asked = Parts.of(record.organisation or ""), concepts(_OF_ALL.sub("", bare(question)))
    others = [r.id for r in lookup.catalogue.records.values() if r.year == record.year and r.organisation != record.organisation]
    for c in lookup.catalogue.candidates(others) if parts.own and asked else ():
        if (c.statement.value, c.statement.year) != (one.value, record.year) or not units_fit(one.unit, c.statement.unit):
            continue
        host = Parts.of(lookup.catalogue.records[c.document_id].organisation or "").places
        says_all = all(any(term in c.up_to_clause for term in concept.terms) for concept in asked)
        if says_all and named(c.counted, parts.body or None, parts.own, host) and lookup.catalogue.stands(c):
            return lookup.of_statement(c)
    return None


def _label(cell: Figure) -> str:
    return "".join(cell.column) if cell.table == "review_litigation" else (cell.row[-1] if cell.row else "")


def _counts_all(candidate: Candidate, record: DocumentRecord, asked: str) -> bool:
    """Whether a sentence counts what is asked about in its report's year, and no part of another count."""
    statement = candidate.statement
    whole = statement.whole is None and not candidate.whole and statement.year == record.year
    return whole and _is_of(subject_tail(statement), asked)


def _is_of(counted: str, asked: str) -> bool:
    """Whether what is counted is named by a question, but for what was done with it."""
    noun, said = (
        _OF_ALL.sub("", _SAYS_THAT_IT_COUNTS.sub("", _ASIDE.sub("", fold_text(text).lower()))) for text in (counted, asked)
    )
    noun = "".join(word for word in words(noun) if not is_deed(word)) or noun
    return len(noun) > 1 and share_named(noun[-8:], said) >= _NAMED
