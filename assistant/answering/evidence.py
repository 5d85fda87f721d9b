"""What was found for a question before it is worded: figures with their places, or why there is none.

A `Found` is one figure (a cell, a sentence's number, or computed from others) with the citations that carry it; a
`Missing` says why a body's report for a year gives none. Both are values; nothing here looks anything up.

>>> Missing("image_only", ("表三",)).code
'image_only'
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assistant.answer import Citation


@dataclass(frozen=True, slots=True)
class Found:
    """One figure found. `label` is what it is called in the report; `stands_for` is set where the report counts under
    another verb than the one asked (受理 for 收到). `failed_checks` are the form's identities that fail with it;
    `confidence` (0..1) tells how surely the words meet what was asked: 1 for a label of the form. `recognised` where the
    number, or one that it was computed from, was read from a picture; `from_corrected` where it stands in a document that
    calls itself a corrected version; `settled` where several numbers were stated and this one was taken to compute with:
    "corrected" (the corrected version's) or "first" (the table's, or the first that is said). `accumulated` where the report tells it
    up to a day, not of its year alone. `with_more` is what the prose states of it with another cell added (收到19件: 新收17件 with
    结转2件), and that cell; `more_than` the number that the report tells it to be some of although it is more. `one_of_row` are the words of a
    question that names one of several things which the figure's row counts together (`joint_rows`)."""

    value: Decimal | None
    unit: str
    state: str
    organisation: str | None
    year: int | None
    indicator: str | None
    label: str
    dimension: str | None
    citations: tuple[Citation, ...]
    operation: str | None = None
    operands: tuple[Found, ...] = ()
    stands_for: str | None = None
    failed_checks: int = 0
    confidence: float = 1.0
    document_id: str = ""
    direction: str | None = None
    recognised: bool = False
    from_corrected: bool = False
    settled: str = ""
    accumulated: bool = False
    with_more: tuple[Found, Found] | None = None
    more_than: Found | None = None
    one_of_row: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no figure: year_missing, image_only, illegible (a picture that could not be read surely), unplaced (a row of the
    table that could not be placed, which may be the one asked for), not_there, unknown_body, not_comparable, blank_operand,
    versions_differ (and none is the corrected one), which_report (documents that may or may not be one report), unclear (which
    figures of earlier turns are to be computed with). `facts` are words for the answer (the years that there are), `found` the
    figures that stand in the way, `citations` the place of the picture or the blank, or the reports to choose from, `narrowed` what a
    question says that makes less of what is there (线上)."""

    code: str
    facts: tuple[str, ...] = ()
    organisation: str | None = None
    year: int | None = None
    document_id: str | None = None
    found: tuple[Found, ...] = ()
    citations: tuple[Citation, ...] = ()
    narrowed: tuple[str, ...] = ()


Outcome = tuple[Found, ...] | Missing
"""One or more figures (more where the source says different things), or why there is none."""
