"""Figures for the staff page: what can be chosen, and the values of one choice by body and year.

A choice is an indicator and, where its table has several, a column (`dimension`). `series` gives one row for each body,
year and value that its reports print: two rows where they print two. A blank is a row with value None and its state. Rows
come by body, then by year.

>>> chosen = next(choice for choice in choices() if choice["indicator"] == "applications.received")
>>> chosen["label"], chosen["table"], "总计" in chosen["dimensions"]
('本年新收政府信息公开申请数量', '表三', True)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, TypedDict

from assistant.answer import plain_number
from ingest.forms import indicators
from ingest.tables.checks import TABLE_NAMES

if TYPE_CHECKING:
    from ingest.store.library import DocumentRecord, Library

MOST = 5000
"""How many rows one choice gives at most; `more` tells that there are others."""


class ChoiceJson(TypedDict):
    indicator: str
    label: str
    table: str
    unit: str
    dimensions: list[str]


class ChoicesJson(TypedDict):
    choices: list[ChoiceJson]


class SeriesRow(TypedDict):
    organisation: str | None
    year: int | None
    value: int | float | None
    state: str
    file: str
    url: str


class SeriesJson(TypedDict):
    indicator: str
    label: str
    dimension: str | None
    unit: str
    rows: list[SeriesRow]
    more: bool


@cache
def choices() -> tuple[ChoiceJson, ...]:
    """Every indicator of every edition that has cells of its own, in the order of the forms."""
    return tuple(
        {
            "indicator": one.id,
            "label": one.label,
            "table": TABLE_NAMES.get(one.table, one.table),
            "unit": one.unit,
            "dimensions": list(one.dimensions),
        }
        for one in indicators().values()
    )


def series(
    library: Library, indicator: str, dimension: str | None, organisations: Sequence[str] = (), years: Sequence[int] = ()
) -> SeriesJson:
    """The values of one choice; empty `organisations` and `years` let all pass. An unknown indicator has no rows."""
    known = indicators().get(indicator)
    records = {record.id: record for record in library.documents() if _wanted(record, organisations, years)}
    stored = library.figures(documents=list(records), indicators=[indicator]) if records else ()
    rows: dict[tuple[object, ...], SeriesRow] = {}
    for one in stored:
        record, figure = records[one.document_id], one.figure
        if dimension is not None and figure.dimension != dimension:
            continue
        # copies of one report print the same and are shown once
        rows.setdefault(
            (record.organisation, record.year, figure.value, figure.state),
            {
                "organisation": record.organisation,
                "year": record.year,
                "value": plain_number(figure.value),
                "state": figure.state.value,
                "file": record.file,
                "url": f"/documents/{record.id}#c{figure.span.start}-{figure.span.end}",
            },
        )
    ordered = sorted(rows.values(), key=lambda row: (row["organisation"] or "", row["year"] or 0))
    return {
        "indicator": indicator,
        "label": known.label if known else indicator,
        "dimension": dimension,
        "unit": known.unit if known else "",
        "rows": ordered[:MOST],
        "more": len(ordered) > MOST,
    }


def _wanted(record: DocumentRecord, organisations: Sequence[str], years: Sequence[int]) -> bool:
    return (not organisations or record.organisation in organisations) and (not years or record.year in years)
