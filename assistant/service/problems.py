"""Every error of the service as `application/problem+json` (RFC 9457): type, title, status, detail and, where a request
could not be understood, `errors` with the place of each fault. What was sent is never echoed, and nothing of the inside
(paths, statements, tracebacks) leaves.

>>> problem(404, "no document has this id").body.decode()
'{"type":"about:blank","title":"Not Found","status":404,"detail":"no document has this id"}'
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, NotRequired, TypedDict

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ingest.errors import IndexUnavailable, StoreError, UsageError
from ingest.store.home import HomeHeld

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_SECONDS = 5
_log = logging.getLogger(__name__)


class Fault(TypedDict):
    """One thing wrong with a request: where (`body.question`) and what is expected."""

    place: str
    message: str


class ProblemJson(TypedDict):
    type: str
    title: str
    status: int
    detail: str
    errors: NotRequired[list[Fault]]


class ProblemResponse(JSONResponse):
    media_type = MEDIA_TYPE


def problem(
    status: int, detail: str, *, errors: list[Fault] | None = None, headers: Mapping[str, str] | None = None
) -> ProblemResponse:
    """The response for one error."""
    body: ProblemJson = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    if errors:
        body["errors"] = errors
    return ProblemResponse(body, status_code=status, headers=headers)


def install(app: FastAPI) -> None:
    """Makes `app` answer every error this way."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(UsageError, _usage)
    app.add_exception_handler(StoreError, _store_away)
    app.add_exception_handler(IndexUnavailable, _store_away)
    app.add_exception_handler(Exception, _unforeseen)


def _http(_: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), headers=error.headers)


def _not_understood(_: Request, error: Exception) -> ProblemResponse:
    assert isinstance(error, RequestValidationError)
    faults = [_fault(fault) for fault in error.errors()]
    detail = "; ".join(f"{fault['place']}: {fault['message']}" for fault in faults)
    return problem(422, detail, errors=faults)


def _fault(fault: Mapping[str, Any]) -> Fault:
    """Where a request is not as described, and what was expected there."""
    if fault["type"] == "json_invalid":
        found, place = fault["ctx"]["error"], fault["loc"][-1]
        return Fault(place="body", message=f"found no JSON at character {place} ({found}), expected one JSON object in UTF-8")
    return Fault(place=".".join(str(part) for part in fault["loc"]), message=str(fault["msg"]))


def _usage(_: Request, error: Exception) -> ProblemResponse:
    return problem(422, str(error))


def store_away(error: Exception) -> ProblemResponse:
    """The response while a store cannot be reached, or another process writes to it."""
    # The message may name a folder of this machine, so it goes to the log and not over the wire.
    _log.error("the stores cannot be reached: %s", error)
    detail = "the stores cannot be reached; try again"
    if isinstance(error, HomeHeld):
        held = error.holder
        who = f"process {held.pid} on {held.host} (since {held.since})" if held.pid else held.command
        detail = f"another process is writing to the store: {who}; try again when it is done"
    return problem(503, detail, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})


def _store_away(_: Request, error: Exception) -> ProblemResponse:
    return store_away(error)


def _unforeseen(_: Request, error: Exception) -> ProblemResponse:
    # The server logs the traceback itself once this has been sent.
    # It is sent from outside of `service.headers`, so it brings the one header that a JSON answer needs.
    return problem(500, "the service failed on this request; its log says why", headers={"X-Content-Type-Options": "nosniff"})
