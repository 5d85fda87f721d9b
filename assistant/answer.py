"""What an answer is made of: frozen values, and their JSON as the public contract has it.

An `Answer` holds the sentence for people, the figures behind it, the citations behind those, and warnings. Every
number in `text` must be a figure, stand in a quote, or have been in the question: `assistant.answering.verify` holds that.

>>> Notice("year_assumed", "未指明年份，用最近的2023年").to_json()
{'code': 'year_assumed', 'message': '未指明年份，用最近的2023年'}
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict


class Route(StrEnum):
    """Where the answer comes from, or why there is none."""

    FIGURES = "figures"
    PASSAGES = "passages"
    CLARIFY = "clarify"
    REFUSE = "refuse"


class LocatorJson(TypedDict):
    kind: str
    page: int | None
    start: int | None
    end: int | None
    table: str | None
    row: list[str] | None
    column: list[str] | None


class CitationJson(TypedDict):
    id: int
    document_id: str
    file: str
    title: str
    organisation: str | None
    year: int | None
    section: list[str]
    quote: str
    url: str
    locator: LocatorJson


class FigureJson(TypedDict):
    value: int | float | None
    unit: str
    state: str
    organisation: str | None
    year: int | None
    indicator: str | None
    label: str
    dimension: str | None
    operation: str | None
    citations: list[int]


class WarningJson(TypedDict):
    code: str
    message: str


class AnswerJson(TypedDict):
    answer: str
    language: str
    route: str
    figures: list[FigureJson]
    citations: list[CitationJson]
    warnings: list[WarningJson]
    conversation_id: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document that an answer rests on. `kind` is text or cell; `start`/`end` count characters of the
    document's text; `quote` is exactly those characters. `row` and `column` are header paths as printed."""

    document_id: str
    file: str
    title: str
    organisation: str | None
    year: int | None
    section: tuple[str, ...]
    quote: str
    start: int
    end: int
    kind: str = "text"
    page: int | None = None
    table: str | None = None
    row: tuple[str, ...] | None = None
    column: tuple[str, ...] | None = None

    def to_json(self, number: int) -> CitationJson:
        return {
            "id": number,
            "document_id": self.document_id,
            "file": self.file,
            "title": self.title,
            "organisation": self.organisation,
            "year": self.year,
            "section": list(self.section),
            "quote": self.quote,
            "url": f"/documents/{self.document_id}#c{self.start}-{self.end}",
            "locator": {
                "kind": self.kind,
                "page": self.page,
                "start": self.start,
                "end": self.end,
                "table": self.table,
                "row": list(self.row) if self.row is not None else None,
                "column": list(self.column) if self.column is not None else None,
            },
        }


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """One figure of an answer; `citations` are indices from 0 into the answer's citations (numbered from 1 outside)."""

    value: Decimal | None
    unit: str
    state: str
    organisation: str | None
    year: int | None
    indicator: str | None
    label: str
    dimension: str | None
    operation: str | None
    citations: tuple[int, ...]

    def to_json(self) -> FigureJson:
        return {
            "value": plain_number(self.value),
            "unit": self.unit,
            "state": self.state,
            "organisation": self.organisation,
            "year": self.year,
            "indicator": self.indicator,
            "label": self.label,
            "dimension": self.dimension,
            "operation": self.operation,
            "citations": [index + 1 for index in self.citations],
        }


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know: a code of the contract and a sentence in the answer's language."""

    code: str
    message: str

    def to_json(self) -> WarningJson:
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `text` marks its citations [1], [2]… by their order in `citations`."""

    text: str
    language: str
    route: Route
    figures: tuple[AnswerFigure, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[Notice, ...] = ()
    conversation_id: str = ""

    def to_json(self) -> AnswerJson:
        return {
            "answer": self.text,
            "language": self.language,
            "route": self.route.value,
            "figures": [figure.to_json() for figure in self.figures],
            "citations": [citation.to_json(number) for number, citation in enumerate(self.citations, 1)],
            "warnings": [warning.to_json() for warning in self.warnings],
            "conversation_id": self.conversation_id,
        }


def plain_number(value: Decimal | None) -> int | float | None:
    """A JSON number for a Decimal: whole numbers as int, others as the shortest float that prints the same digits.

    >>> plain_number(Decimal("100")), plain_number(Decimal("7730.28")), plain_number(None)
    (100, 7730.28, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
