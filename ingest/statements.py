"""Numbers stated in prose, with what they count: sentences of a Document → Statements.

Read sentence by sentence (`statements_sentences`) by `statements_reader`, clause by clause (`statements_clauses`), number by
number (`statements_numbers`): what it counts (`statements_subjects`), whether it is a count, a change, a rate or a share, and of
which year (`statements_kinds`), which number it is a part of (`statements_lists`), and which of the forms' indicators it
is, told by its words and by its heading (`statements_scope`). Words are data: `prose.toml`. A number without a unit, one
whose subject cannot be told, one of part of a year, of several years or of a plan yields nothing: it stays findable as a
passage. "未收到…申请" is a statement of 0 for the indicator that the clause negates; nothing else is ever inferred. The quote
is made of whole clauses, from the one that names the subject on.

>>> from ingest.model import Block, BlockKind, Document
>>> text = "全年公开政策文件58件，政府公报4期，较上年增加1期。"
>>> document = Document(text, "txt", (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))
>>> [(s.subject, s.value, s.unit, s.kind.value) for s in find_statements(document, (), 2023)]
[('公开政策文件', Decimal('58'), '件', 'count'), ('政府公报', Decimal('4'), '期', 'count'), ('政府公报', Decimal('1'), '期', 'change')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ingest.model import Document, Section, Span, State, Statement, StatementKind
from ingest.statements_kinds import Periods
from ingest.statements_lists import Listings
from ingest.statements_reader import SentenceReader
from ingest.statements_said import COUNTED, Said
from ingest.statements_scope import Scope, Topic, Topics, labelled
from ingest.statements_sentences import Sentence, sentences

MOST = 20_000
"""A text that states more numbers is no report (one states some hundreds): what is behind them is left unread."""

_NEGATION = re.compile(
    r"未收到|未接到|未受理|未发生|未产生|未出现|没有收到|没有发生|没有受理|没有产生|没有上年|没有因?行政|无因|均无|未引发|未涉及|未有|^无|,无|、无|也无"
)
_CLAUSE = re.compile(r"[^,;:()\[\]。!?]+")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")


def find_statements(document: Document, sections: Sequence[Section], year: int | None) -> tuple[Statement, ...]:
    """All counted numbers of a document's prose in reading order; `year` is the year reported on (None: not known)."""
    topics, listings = Topics(sections), Listings()
    out: list[Statement] = []
    previous = 0
    for sentence in sentences(document, sections):
        if len(out) > MOST:
            break
        start = len(out)
        before = [] if sentence.first else [place for place in range(previous, start) if out[place].kind in COUNTED]
        topic = labelled(sentence.text, topics.at(sentence.span(0, 1).start))
        said = Said(out, topic, _carried(topic, [out[place] for place in before]))
        SentenceReader(sentence, said, year, before, listings).read()
        out.extend(_negated(sentence, said, year))
        previous = start
    listings.settle(out)
    return tuple(out)


def _carried(topic: Topic, before: Sequence[Statement]) -> Topic:
    """The section's topic, or where it tells none that of the sentence before."""
    last = next((one.indicator or "" for one in reversed(before) if one.kind is StatementKind.COUNT), "")
    return Topic.APPLICATIONS if topic is Topic.UNKNOWN and last.startswith("applications.") else topic


def _negated(sentence: Sentence, said: Said, year: int | None) -> list[Statement]:
    """未收到…申请, 没有发生行政复议: a 0 for each of the forms' indicators that a clause negates; the clause is its number."""
    return list(_zeros(sentence, said, Periods(sentence.text, year))) if _NEGATION.search(sentence.text) else []


def _zeros(sentence: Sentence, said: Said, periods: Periods) -> Iterator[Statement]:
    for found in _CLAUSE.finditer(sentence.text):
        start, end, clause = found.start(), found.end(), found[0]
        if not _NEGATION.search(clause) or re.search(r"\d", _YEAR.sub("", clause)) or periods.countless(start, end):
            continue
        place: Span = sentence.span(start, end)
        for id, label in Scope(said.topic(start)).negated(clause):
            yield Statement(
                subject=label,
                context=clause,
                value=Decimal(0),
                unit="件",
                kind=StatementKind.COUNT,
                state=State.REPORTED,
                number=place,
                quote=place,
                sentence=sentence.span(0, len(sentence.text)),
                year=periods.year(start, end),
                indicator=id,
                page=sentence.page,
            )
