"""`GET /healthz` (the process answers) and `GET /readyz` (it can answer questions).

`/readyz` is 200 with status "ready", or "degraded" with the reasons where a part is lacking that figures do not need;
503 (a problem) where the store cannot be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from assistant.service.models import described
from ingest.store.library import Library

Condition = Callable[[], Sequence[str]]
"""Says what is lacking now, for people; nothing where all is well."""


class ReadyJson(TypedDict):
    status: str
    documents: int
    lacking: list[str]


def health_routes(library: Library, condition: Condition) -> APIRouter:
    """The routes over one library."""
    routes = APIRouter()

    # On the event loop, so that it answers while every worker thread is busy: it tells of the process alone.
    @routes.get("/healthz", summary="Alive", response_class=JSONResponse)
    async def healthz() -> Response:
        return JSONResponse({"status": "ok"})

    @routes.get("/readyz", summary="Ready to answer", responses={200: {"model": described(ReadyJson)}})
    def readyz() -> Response:
        documents = library.document_count()
        lacking = list(condition())
        ready: ReadyJson = {"status": "degraded" if lacking else "ready", "documents": documents, "lacking": lacking}
        return JSONResponse(ready, headers={"Cache-Control": "no-store"})

    return routes
