"""`GET /documents`, `/documents/{id}` and `/documents/{id}/text`: what has been ingested, and the text that every
citation counts its characters in. For a browser, `/documents/{id}` is the viewer page; its script reads the same JSON.

The absolute path of a file on this machine is never told. An unknown id is a 404.
"""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated, Any, TypedDict
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from assistant.service.accept import prefers
from assistant.service.models import DocumentsParameters, described
from assistant.service.problems import ProblemJson
from ingest.model import Problem
from ingest.store.library import DocumentRecord, Library

HTML = "text/html"
Responses = dict[int | str, dict[str, Any]]
"""FastAPI's own type for what it adds to the description of a route."""


class DocumentJson(TypedDict):
    document_id: str
    file: str
    title: str
    organisation: str | None
    part_of: list[str]
    names: list[str]
    year: int | None
    form: str | None
    format: str
    characters: int
    sections: int
    figures: int
    added: str
    url: str
    text_url: str


class DocumentsJson(TypedDict):
    documents: list[DocumentJson]
    next: str | None


class SectionJson(TypedDict):
    path: list[str]
    kind: str
    start: int
    end: int


class NoteJson(TypedDict):
    code: str
    message: str
    start: int | None
    end: int | None
    page: int | None


class DocumentDetailJson(DocumentJson):
    """One document with its outline (sections in text order; `sections` counts them) and its problems."""

    outline: list[SectionJson]
    problems: list[NoteJson]


def document_json(record: DocumentRecord) -> DocumentJson:
    """What is told of a document in a list."""
    return {
        "document_id": record.id,
        "file": record.file,
        "title": record.title,
        "organisation": record.organisation,
        "part_of": list(record.part_of),
        "names": list(record.names),
        "year": record.year,
        "form": record.form,
        "format": record.format,
        "characters": record.characters,
        "sections": record.sections,
        "figures": record.figures,
        "added": record.added,
        "url": f"/documents/{record.id}",
        "text_url": f"/documents/{record.id}/text",
    }


def note_json(one: Problem) -> NoteJson:
    """A problem of a document with its place."""
    return {
        "code": one.code,
        "message": one.message,
        "start": one.span.start if one.span else None,
        "end": one.span.end if one.span else None,
        "page": one.page,
    }


def document_page(library: Library, after: str | None, limit: int) -> tuple[tuple[DocumentRecord, ...], str | None]:
    """The documents whose files come after a cursor, at most `limit`, and the cursor of the next page. A cursor holds for good:
    what is taken in or out between two pages moves nothing."""
    file, id = ("", "") if after is None else _read_cursor(after)
    found = library.documents_after(file, id, limit + 1)
    return found[:limit], _cursor(found[limit - 1]) if len(found) > limit else None


def _cursor(last: DocumentRecord) -> str:
    return "d" + urlsafe_b64encode(f"{last.file}\0{last.id}".encode()).decode("ascii").rstrip("=")


def _read_cursor(text: str) -> tuple[str, str]:
    """What a cursor stands for; one that is none of ours stands for some place or other, and harms nothing.

    >>> _read_cursor("dYS5wZGYAMDE"), _read_cursor("d"), _read_cursor("dYQBiAGM")
    (('a.pdf', '01'), ('', ''), ('a', 'bc'))
    """
    body = text[1:]
    if len(body) % 4 == 1:  # no bytes are written so
        body = body[:-1]
    file, _, id = urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode("utf-8", "replace").partition("\0")
    return file, id.replace("\0", "")  # which no id has, and PostgreSQL does not take


def document_routes(library: Library, viewer: str) -> APIRouter:
    """The routes over one library; `viewer` is the page that a browser gets."""
    routes = APIRouter(prefix="/documents")
    missing: Responses = {404: {"model": described(ProblemJson)}}

    def found(document_id: str) -> DocumentRecord:
        record = library.document(document_id)
        if record is None:
            raise HTTPException(404, "no document has this id; GET /documents lists those there are")
        return record

    @routes.get("", summary="What has been ingested", responses={200: {"model": described(DocumentsJson)}})
    def documents(parameters: Annotated[DocumentsParameters, Query()]) -> Response:
        """Page by page, by file: `next` is for `after`, null at the end."""
        records, following = document_page(library, parameters.after, parameters.limit)
        page: DocumentsJson = {"documents": [document_json(record) for record in records], "next": following}
        headers = {}
        if page["next"] is not None:
            headers["Link"] = f'</documents?{urlencode({"limit": parameters.limit, "after": page["next"]})}>; rel="next"'
        return JSONResponse(page, headers=headers)

    @routes.get(
        "/{document_id}",
        summary="One document",
        responses={200: {"model": described(DocumentDetailJson), "content": {HTML: {}}}, **missing},
    )
    def document(document_id: str, accept: Annotated[str | None, Header()] = None) -> Response:
        """Its outline and problems; for a browser a page with the text, which opens at `#c<start>-<end>`."""
        record = found(document_id)
        if prefers(accept, HTML):
            return HTMLResponse(viewer, headers={"Vary": "Accept", "Cache-Control": "no-cache"})
        detail: DocumentDetailJson = {
            **document_json(record),
            "outline": [
                {"path": list(one.path), "kind": one.kind.value, "start": one.span.start, "end": one.span.end}
                for one in library.sections(document_id)
            ],
            "problems": [note_json(one) for one in library.problems(document_id)],
        }
        return JSONResponse(detail, headers={"Vary": "Accept", "Cache-Control": "no-cache"})

    @routes.get("/{document_id}/text", summary="Its extracted text", responses=missing, response_class=PlainTextResponse)
    def text(document_id: str) -> Response:
        """The text that the `start` and `end` of every citation count in: characters (code points), from 0."""
        found(document_id)
        return PlainTextResponse(library.text(document_id))

    return routes
