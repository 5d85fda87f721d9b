"""What became of files that were read, as the public contract prints it: for `wenbao ingest --json` and uploads alike.

`figures` counts cells and numbers in prose together. A file that was unchanged was not read again, so that its
organisation, year and form are None there.

>>> outcome_json(Outcome("a.pdf", None, "failed", None, "a.pdf: found an empty file", "damaged"))["status"]
'failed'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ingest.pipeline import Outcome, notes


class NoteJson(TypedDict):
    code: str
    message: str


class OutcomeJson(TypedDict):
    file: str
    document_id: str | None
    status: str
    organisation: str | None
    year: int | None
    form: str | None
    sections: int
    figures: int
    notes: list[NoteJson]
    error: str | None


class IngestedJson(TypedDict):
    documents: list[OutcomeJson]
    seconds: float


def outcome_json(outcome: Outcome) -> OutcomeJson:
    """One file."""
    read = outcome.contents
    return {
        "file": outcome.file,
        "document_id": outcome.document_id,
        "status": outcome.status,
        "organisation": read.organisation if read else None,
        "year": read.year if read else None,
        "form": read.form if read else None,
        "sections": read.sections if read else 0,
        "figures": read.figures if read else 0,
        "notes": [{"code": note["code"], "message": note["message"]} for note in notes(read.problems)] if read else [],
        "error": outcome.error,
    }


def ingested_json(outcomes: Sequence[Outcome], seconds: float) -> IngestedJson:
    """All files of one go, in their order."""
    return {"documents": [outcome_json(outcome) for outcome in outcomes], "seconds": round(seconds, 2)}
