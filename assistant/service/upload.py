"""`POST /documents` (reports in, as multipart/form-data) and `DELETE /documents/{id}` (a report out).

Every file part counts, whatever its field is called. Each is held to its size and to what it says it is before anything
opens it; then the batch waits for its turn and is read in processes of their own (`assistant.service.intake`). The answer is what
`wenbao ingest --json` prints; a file that cannot be read is told and stops no other. Where all were, by their type or their
mark, what is not read, the status is 415, where all were too large 413.

With `Accept: text/event-stream` the progress comes as events: `reading` (`{"file": …}`), `document` for each file that is
done (an entry of `documents`), then one `done` with the whole JSON, or one `problem` where the stores failed.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import Future
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.service.accept import prefers
from assistant.service.chat import sent_event
from assistant.service.guard import caller_of
from assistant.service.ingest_json import IngestedJson, ingested_json, outcome_json
from assistant.service.intake import Intake, IntakeBusyError, Listener, Upload, plain_name
from assistant.service.models import described
from assistant.service.problems import RETRY_AFTER_SECONDS, ProblemJson, problem, store_away
from assistant.service.upload_types import contradiction, unmarked
from ingest.errors import LimitExceeded, UnsupportedType, UsageError, WenbaoError
from ingest.files import too_large
from ingest.pipeline import Outcome
from ingest.workers.limits import MEGABYTE

EVENT_STREAM = "text/event-stream"
MULTIPART = "multipart/form-data"
LARGEST_UPLOAD = 200 * MEGABYTE
MOST_FILES = 100
_HEAD = 2048
_BODY = {
    "required": True,
    "content": {
        MULTIPART: {
            "schema": {
                "type": "object",
                "required": ["files"],
                "properties": {
                    "files": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": MOST_FILES,
                        "items": {"type": "string", "format": "binary"},
                        "description": "reports as .pdf, .docx, .doc, .html, .md, .txt or pictures",
                    }
                },
            }
        }
    },
}


@dataclass(frozen=True, slots=True)
class _Batch:
    """The files of one request in their order: those to read, and what became already of those that are not. `unmarked`:
    nothing tells what some of them are, so that only reading shows whether they are reports."""

    folder: Path
    files: tuple[Upload | Outcome, ...]
    unmarked: bool

    @property
    def uploads(self) -> tuple[Upload, ...]:
        return tuple(one for one in self.files if isinstance(one, Upload))

    @property
    def refused(self) -> tuple[Outcome, ...]:
        return tuple(one for one in self.files if isinstance(one, Outcome))

    def in_order(self, read: Sequence[Outcome]) -> list[Outcome]:
        """What became of every file; `read` has an outcome for each that was read, in their order."""
        left = iter(read)
        return [next(left) if isinstance(one, Upload) else one for one in self.files]


def upload_routes(intake: Intake) -> APIRouter:
    """The routes over one intake."""
    routes = APIRouter(prefix="/documents")

    @routes.post(
        "",
        summary="Take reports in",
        max_body_size=LARGEST_UPLOAD,
        openapi_extra={"requestBody": _BODY},
        responses={
            200: {"model": described(IngestedJson), "content": {EVENT_STREAM: {}}},
            413: {"model": described(ProblemJson)},
            415: {"model": described(ProblemJson)},
        },
    )
    async def upload(request: Request, accept: Annotated[str | None, Header()] = None) -> Response:
        """One or several files. The same file sent again by the same key is `unchanged`, another one under its name
        `replaced`."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != MULTIPART:
            raise HTTPException(415, f"found a body of another type, expected {MULTIPART} with one or several files")
        caller = caller_of(request)
        assert caller is not None
        assert caller.key is not None
        began = time.perf_counter()
        batch = await _received(request, intake.limits.file)
        events: asyncio.Queue[bytes | None] = asyncio.Queue()
        loop = asyncio.get_running_loop()

        def tell(event: bytes | None) -> None:
            loop.call_soon_threadsafe(events.put_nowait, event)

        listener = Listener(
            begun=lambda name: tell(sent_event("reading", {"file": name})),
            done=lambda outcome: tell(sent_event("document", outcome_json(outcome))),
        )
        try:
            reading = intake.take_in(batch.uploads, caller.key.id, batch.folder, listener)
        except IntakeBusyError as error:
            shutil.rmtree(batch.folder, ignore_errors=True)
            return problem(503, str(error), headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
        if prefers(accept, EVENT_STREAM):
            reading.add_done_callback(lambda _: tell(None))
            return EventSourceResponse(
                _progress(batch, events, reading, began),
                headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Vary": "Accept"},
            )
        read = await asyncio.shield(asyncio.wrap_future(reading))
        outcomes = batch.in_order(read)
        return _refusal(batch, outcomes) or JSONResponse(
            ingested_json(outcomes, time.perf_counter() - began), headers={"Vary": "Accept"}
        )

    @routes.delete(
        "/{document_id}",
        summary="Take a report out",
        status_code=204,
        responses={404: {"model": described(ProblemJson)}},
        response_class=Response,
    )
    def delete(document_id: str) -> Response:
        """Its text, figures, pictures and passages; the passage index forgets its vectors when it is next built, at once."""
        if not intake.take_out(document_id):
            raise HTTPException(404, "no document has this id; GET /documents lists those there are")
        return Response(status_code=204)

    return routes


async def _received(request: Request, most: int) -> _Batch:
    """The request's files on disk, under names of our own."""
    async with AsyncExitStack() as opened:
        try:
            form = await opened.enter_async_context(request.form(max_files=MOST_FILES, max_fields=MOST_FILES))
        except ClientDisconnect as error:
            raise HTTPException(400, "the request broke off") from error
        except (LookupError, ValueError) as error:  # a charset that there is none of, or bytes that are not in it
            raise HTTPException(400, "the parts of the body cannot be told apart; see RFC 7578") from error
        parts = [part for _, part in form.multi_items() if isinstance(part, UploadFile)]
        if not parts:
            raise UsageError(f"found no file, expected 1 to {MOST_FILES} file parts")
        folder = Path(tempfile.mkdtemp(prefix="wenbao-upload-"))
        try:
            return await run_in_threadpool(_stored, parts, folder, most)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise


def _stored(parts: Sequence[UploadFile], folder: Path, most: int) -> _Batch:
    files: list[Upload | Outcome] = []
    unknown = False
    for number, part in enumerate(parts):
        name = plain_name(part.filename or "")
        fault = _fault(part, name, [upload.name for upload in files if isinstance(upload, Upload)], most)
        if fault is not None:
            files.append(Outcome(name, None, "failed", None, str(fault), fault.code))
            continue
        unknown |= unmarked(part.content_type or "", _head(part))
        path = folder / str(number)
        part.file.seek(0)
        with path.open("wb") as stream:
            shutil.copyfileobj(part.file, stream)
        files.append(Upload(name, path))
    return _Batch(folder, tuple(files), unknown)


def _fault(part: UploadFile, name: str, names: Sequence[str], most: int) -> WenbaoError | None:
    """Why a part is not read; None where it may be."""
    if name in names:
        return UsageError(
            f"{name}: found two files of this name, expected one of each; send the other by itself, under its own name"
        )
    if (part.size or 0) > most:
        return LimitExceeded(too_large(name, most))
    why = contradiction(part.content_type or "", _head(part))
    if why is None:
        return None
    return UnsupportedType(f"{name}: found a file {why}, expected a report sent as what it is: PDF, Word, HTML or plain text")


def _head(part: UploadFile) -> bytes:
    part.file.seek(0)
    return part.file.read(_HEAD)


def _refusal(batch: _Batch, outcomes: Sequence[Outcome]) -> Response | None:
    """The problem of a request all of whose files were of types that are not read, or too large."""
    detail = "; ".join(outcome.error or "" for outcome in outcomes)
    if not batch.unmarked and {outcome.code for outcome in outcomes} == {UnsupportedType.code}:
        return problem(415, detail)
    if not batch.uploads and {outcome.code for outcome in batch.refused} == {LimitExceeded.code}:
        return problem(413, detail)
    return None


async def _progress(
    batch: _Batch, events: asyncio.Queue[bytes | None], reading: Future[tuple[Outcome, ...]], began: float
) -> AsyncIterator[bytes]:
    for outcome in batch.refused:
        yield sent_event("document", outcome_json(outcome))
    while (event := await events.get()) is not None:
        yield event
    try:
        outcomes = batch.in_order(reading.result())
    except WenbaoError as error:
        yield sent_event("problem", json.loads(bytes(store_away(error).body)))
    else:
        yield sent_event("done", ingested_json(outcomes, time.perf_counter() - began))
