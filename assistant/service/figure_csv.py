"""Figure rows as CSV (RFC 4180, UTF-8, a header line), safe to open in a spreadsheet.

A text cell that begins with = + - @ tab or carriage return is a formula to a spreadsheet, and reports are written by
others: it gets an apostrophe in front. The columns that hold numbers stay numbers, negative ones too; a null is empty.
Header paths are joined by " / ".

>>> safe_cell("=1+1"), safe_cell("-5"), safe_cell(-5), safe_cell(None)
("'=1+1", "'-5", -5, '')
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from assistant.service.figure_json import FigureRow

COLUMNS = (
    *("file", "organisation", "year", "form", "table", "row", "column", "indicator", "value", "unit", "state", "raw", "page"),
    *("checks_held", "checks_failed", "checks_undecided"),
)
"""The CSV's header, in order."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: str | float | None) -> str | float:
    """A cell that no spreadsheet runs; numbers pass as they are."""
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value


def figures_csv(rows: Iterable[FigureRow]) -> str:
    """The rows as one CSV document."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        checks = row["checks"]
        cells = (
            *(row["file"], row["organisation"], row["year"], row["form"], row["table"]),
            *(" / ".join(row["row"]), " / ".join(row["column"]), row["indicator"], row["value"], row["unit"]),
            *(row["state"], row["raw"], row["page"], checks["held"], checks["failed"], checks["undecided"]),
        )
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()
