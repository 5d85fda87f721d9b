"""Which of two numbers is right (申请到底是14件还是16件, 公开信息究竟是90条还是95条): both, where a report tells each of the same thing.

`told_of_each` gives, for every number that a question gives, the place where a report tells it of what the question names: a cell whose
label, or a sentence whose count, says that and nothing narrower. A part of another count is no such place (收到15件,其中公民申请12件), nor is a
row of the form for one way or one result. () where one of the numbers has no place, or all of them are one. Texts are folded; nothing raises.

>>> bare("信息公开申请到底是14件还是16件"), bare("召开新闻发布会3次还是5次"), bare("收到申请几件")
('信息公开申请', '召开新闻发布会', '收到申请几件')
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.evidence import Found
from assistant.asking.asked_unit import units_fit
from assistant.figures.lookup import Lookup
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
from ingest.store import DocumentRecord

_CHOICE = re.compile(
    r"(?:数量|数目|数)?(?:到底|究竟|实际)?(?:应该?)?(?:是|为|有)?(?:到底|究竟)?\d[\d.]*[万亿]?[^,;。?\d]{0,3}[,、]?还是(?:是|为|有)?\d[\d.]*[万亿]?[^,;。?\d]{0,3}(?:呢)?$"
)
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
    asked, catalogue = bare(question), lookup.catalogue
    cells = [c for c in catalogue.cells(record.id, list(indicators())) if c.value is not None and _is_of(_label(c), asked)]
    counts = [c for c in catalogue.candidates([record.id]) if _counts_all(c, record, asked) and catalogue.stands(c)]
    if asks_whole(f"{asked}多少{numbers[0].unit or '条'}"):  # 发布信息702条 of an account is not all that was published
        names = (record.organisation or "", *record.names)
        of_all = [told.candidate for told in published(counts, names) if not told.channels and not told.part]
        counts = [c for c in counts if c in of_all or c.statement.indicator is not None]
    places: list[Found] = []
    for one in numbers:
        told = [lookup.of_cell(record, c) for c in cells if c.value == one.value and units_fit(one.unit, c.unit)]
        told += [
            lookup.of_statement(c) for c in counts if c.statement.value == one.value and units_fit(one.unit, c.statement.unit)
        ]
        if not told:
            return ()
        places += told[:1]
    return tuple(places) if len({place.value for place in places}) > 1 else ()


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
