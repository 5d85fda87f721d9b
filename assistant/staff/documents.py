"""Documents for the staff page: each with its state and what there is to know about it, and the questions without answer.

`state` is "good", "noted" (there is something to know: a year that is only inferred, a table that is a picture) or
"doubtful" (the form's own sums fail, or cells could not be read). Documents come as `GET /documents` gives them.

>>> state_of(["unverified_year"]), state_of([]), state_of(["arithmetic", "unverified_year"])
('noted', 'good', 'doubtful')
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypedDict

from assistant.service.documents import DocumentJson, NoteJson, document_json, note_json

if TYPE_CHECKING:
    from ingest.store.library import DocumentRecord, Library

DOUBTFUL = frozenset({"arithmetic", "illegible", "image_only", "no_text", "truncated", "limit"})
"""Problems by which figures are lacking or contradict each other."""


class HeldJson(TypedDict):
    """A document and its state; `problems` are those of `GET /documents/{id}`."""

    document: DocumentJson
    state: str
    problems: list[NoteJson]


class HeldPage(TypedDict):
    documents: list[HeldJson]
    next: str | None


class AskedJson(TypedDict):
    question: str
    asked: str
    route: str


class UnansweredJson(TypedDict):
    questions: list[AskedJson]


def state_of(codes: Iterable[str]) -> str:
    """A document's state by its problems' codes."""
    found = set(codes)
    return "doubtful" if found & DOUBTFUL else "noted" if found else "good"


def held(library: Library, records: Iterable[DocumentRecord]) -> list[HeldJson]:
    """Documents with their state."""
    rows: list[HeldJson] = []
    for record in records:
        problems = library.problems(record.id)
        rows.append(
            {
                "document": document_json(record),
                "state": state_of(problem.code for problem in problems),
                "problems": [note_json(problem) for problem in problems],
            }
        )
    return rows


def unanswered(library: Library, limit: int) -> UnansweredJson:
    """The last questions that the reports had no answer to, or that were asked back; latest first."""
    rows: list[AskedJson] = [
        {"question": question, "asked": asked, "route": route}
        for route in ("refuse", "clarify")
        for question, asked in library.questions(route, limit)
    ]
    return {"questions": sorted(rows, key=lambda row: row["asked"], reverse=True)[:limit]}
