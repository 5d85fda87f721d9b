"""What does not add up, as values: a `Finding` is one fault of one report, with both sides and their places.

A `Side` is one of two things that should agree: its value (Decimal; None where nothing is printed), what is printed, and
where that stands. A side that is a sum has the operands' prints joined by " + " and the span from the first to the last.
`Audited` is one stored report as the audit reads it. Messages are Chinese: a clerk hands them to a report's author.

>>> side = Side("d1", Decimal(2), "2件", Span(4, 6))
>>> Finding(FindingKind.CONTRADICTION, "d1", "两处不一致", side, side).kind.value
'contradiction'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ingest.model import Figure, Problem, Span, Statement


class FindingKind(StrEnum):
    """ARITHMETIC: an identity of the form fails. PARTS: itemised parts do not make their whole. CONTRADICTION: prose
    against table or against prose, or a period that is not the title's year. RATE: a stated share or growth does not
    follow from the counts. CARRY_OVER: a year's end is not the next year's start. VERSIONS: two versions of a report
    differ. PICTURE, BLANK, NOT_COMPARABLE are notes on what is lacking rather than wrong."""

    ARITHMETIC = "arithmetic"
    PARTS = "parts"
    CONTRADICTION = "contradiction"
    RATE = "rate"
    CARRY_OVER = "carry_over"
    VERSIONS = "versions"
    PICTURE = "picture"
    BLANK = "blank"
    NOT_COMPARABLE = "not_comparable"


NOTES = frozenset({FindingKind.PICTURE, FindingKind.BLANK, FindingKind.NOT_COMPARABLE})
"""Kinds that tell what is lacking; all others tell of a fault."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that should agree. `figures` are the cells that it is or adds up; () for prose."""

    document_id: str
    value: Decimal | None
    raw: str
    span: Span
    page: int | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, filed under the report `document_id`. Notes have no sides, or one."""

    kind: FindingKind
    document_id: str
    message: str
    left: Side | None = None
    right: Side | None = None


@dataclass(frozen=True, slots=True)
class Audited:
    """One report as it is audited. `names` are what the report calls its body; `year_span` is
    where it says its year."""

    id: str
    file: str
    organisation: str | None
    year: int | None
    form: str | None
    text: str
    names: tuple[str, ...] = ()
    year_span: Span | None = None
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()

    def cell(self, figure: Figure) -> Side:
        """A cell as a side."""
        return Side(self.id, figure.value, figure.raw, figure.span, figure.page, (figure,))

    def said(self, statement: Statement) -> Side:
        """A number in prose as a side: its clause is what is quoted."""
        return Side(self.id, statement.value, statement.number.of(self.text), statement.quote, statement.page)
