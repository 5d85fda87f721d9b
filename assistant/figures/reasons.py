"""Why a report gives no figure that its form has a place for, and which of several documents' reasons to give.

A cell that could not be read, a table that is only a picture, a blank among the parts of a sum and a row that could not be
placed are told apart from what a report does not say at all, each with its place. Nothing raises.

>>> from ingest.model import State
>>> UNREAD[State.ILLEGIBLE]
'illegible'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Citation
from assistant.answering.evidence import Missing
from assistant.asking.indicator_words import equivalents, sum_of
from assistant.bodies.catalogue import TOTAL, Catalogue
from assistant.figures.comparable import editions, sibling
from assistant.language.speaking import LEGAL, LEGAL_COLUMNS
from ingest.forms import indicators
from ingest.model import Figure, Problem, Span, State
from ingest.sections import section_at
from ingest.store.library import DocumentRecord

UNREAD = {State.PICTURE: "image_only", State.ILLEGIBLE: "illegible"}
"""States of cells that have no value because a picture could not be read, and the reason that they give."""
_BEST = ("blank_operand", "illegible", "image_only", "unplaced", "other_form", "not_there")


def reason(catalogue: Catalogue, record: DocumentRecord, indicator: str | None, dimension: str | None) -> Missing:
    """Why a document gives no figure: a picture where it would stand, a blank among the parts of a sum, a row of its table
    that could not be placed, or nothing at all."""
    said = Missing("not_there", (), record.organisation, record.year, record.id)
    if indicator is None:
        return said
    table, parts = _table_of(indicator), sum_of(indicator)
    names = dict.fromkeys(name for id in (indicator, *parts) for name in equivalents(id))
    columns = LEGAL_COLUMNS if dimension == LEGAL else (dimension,)
    here = [f for c in columns for f in catalogue.cells(record.id, tuple(names), c or TOTAL) if is_column(f, c)]
    for state in (State.ILLEGIBLE, State.PICTURE):
        if unread := next((f for f in here if f.state is state), None):
            return replace(said, code=UNREAD[state], citations=_place(catalogue, record, unread.span, unread.page))
    if blank := next((f for f in here if f.state is State.BLANK), None):
        return replace(said, code="blank_operand", citations=(catalogue.citation(record.id, blank.span, figure=blank),))
    problems = catalogue.problems(record.id)
    pictures = [p for p in problems if p.code in UNREAD.values()]
    if pictures and table != "statistics" and table not in catalogue.tables(record.id):
        first = next((p for p in pictures if _is_of(catalogue, p, record, table)), pictures[0])
        place = _place(catalogue, record, first.span, first.page) if first.span is not None else ()
        return replace(said, code=first.code, facts=tuple(p.message for p in pictures), citations=place)
    if all(indicators().get(id) for id in parts or (indicator,)):
        for problem in problems:
            if problem.code == "unplaced_row" and problem.span is not None and _is_of(catalogue, problem, record, table):
                return replace(said, code="unplaced", citations=_place(catalogue, record, problem.span, problem.page))
    known = indicators().get(indicator)
    printed = {edition for name in names for edition in editions(name)}
    if known is not None and record.form is not None and printed and record.form not in printed:
        instead = sibling(indicator)
        return replace(said, code="other_form", facts=(indicator, record.form, *([instead] if instead is not None else [])))
    return said


def prints_no(catalogue: Catalogue, record: DocumentRecord, indicator: str) -> bool:
    """Whether a count is of the annex of 2014 and the report prints no such annex, so that only its prose can have it."""
    return _table_of(indicator) == "statistics" and "statistics" not in catalogue.tables(record.id)


def best_reason(catalogue: Catalogue, missing: Sequence[Missing], indicator: str | None) -> Missing:
    """Of several documents' reasons that of the copy that has the table asked for; else the one that tells most."""
    if not missing:
        return Missing("not_there")
    table = _table_of(indicator)
    for one in missing:
        if one.document_id and catalogue.tables(one.document_id).get(table):
            return one
    return min(missing, key=lambda one: _BEST.index(one.code))


def opening(catalogue: Catalogue, record: DocumentRecord) -> Citation:
    """The first line of a document, by which it can be told from others."""
    text = catalogue.text(record.id)
    start = len(text) - len(text.lstrip())
    return catalogue.citation(record.id, Span(start, start + len(text[start:].partition("\n")[0])))


def is_column(figure: Figure, dimension: str | None) -> bool:
    """Whether a cell stands in the column asked for; the total's, where none is."""
    if figure.table == "statistics":  # the form of 2014 counts no kind of applicant apart
        return dimension in (None, TOTAL, figure.dimension)
    if figure.table != "applications":
        return dimension is None
    return figure.dimension == (dimension or TOTAL)


def _is_of(catalogue: Catalogue, problem: Problem, record: DocumentRecord, table: str) -> bool:
    """Whether a problem's place is in the part of the report that the table belongs to."""
    if problem.span is None:
        return False
    return section_at(catalogue.sections(record.id), problem.span.start).kind.value == table


def _place(catalogue: Catalogue, record: DocumentRecord, span: Span, page: int | None) -> tuple[Citation, ...]:
    """Where a picture stands: its mark in the text, or, where it has none, the heading that it stands under, if any."""
    if not span.of(catalogue.text(record.id)).strip():
        span = section_at(catalogue.sections(record.id), span.start).heading
    return (catalogue.citation(record.id, span, page=page),) if len(span) else ()


def _table_of(indicator: str | None) -> str:
    """The table of the form that an indicator, or a sum of indicators, belongs to."""
    known = indicators().get(indicator or "")
    if known is not None:
        return known.table
    return "applications" if (indicator or "").startswith("applications") else "review_litigation"
