"""`POST /chat`: a question in, an answer out, as JSON or as server-sent events.

The answer is whole, and verified, before its first piece leaves: the pieces of a stream are cuts of the finished
sentence, so that what is read early is never taken back. A cut never falls inside a number or a citation mark, so that
no half number is ever on a screen. An error is a problem+json with its status in both forms.

>>> list(pieces("2023年共收到申请100件[1]。其中：自然人93件[2]。"))
['2023年共收到申请100件[1]。', '其中：', '自然人93件[2]。']
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Annotated, Protocol

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, format_sse_event

from assistant.answer import Answer, AnswerJson
from assistant.service_accept import prefers
from assistant.service_models import LONGEST_BODY, ChatRequest, described

EVENT_STREAM = "text/event-stream"
_PIECE = re.compile(r".+?(?:[，。；：！？、\n]+|[,.;:!?]+\s+|$)", re.DOTALL)


class AssistantLike(Protocol):
    """What answers: the assistant itself, or another that keeps its promises."""

    def ask(self, question: str, conversation_id: str | None = None) -> Answer: ...


def pieces(text: str) -> Iterator[str]:
    """Cuts of an answer that join up to it again."""
    return (found[0] for found in _PIECE.finditer(text))


def events(answer: AnswerJson) -> Iterator[bytes]:
    """The stream of one answer: `token` events, then one `answer` event with all of it."""
    for piece in pieces(answer["answer"]):
        yield _event("token", {"text": piece})
    yield _event("answer", answer)


def _event(name: str, data: object) -> bytes:
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))


def chat_routes(assistant: AssistantLike) -> APIRouter:
    """The route over one assistant."""
    routes = APIRouter()

    @routes.post(
        "/chat",
        max_body_size=LONGEST_BODY,
        summary="Ask the reports",
        responses={200: {"model": described(AnswerJson), "content": {EVENT_STREAM: {}}}},
    )
    def chat(request: ChatRequest, accept: Annotated[str | None, Header()] = None) -> Response:
        """The answer with its figures and citations. With `Accept: text/event-stream` it comes as `token` events with
        pieces of `answer`, then one `answer` event with the whole JSON."""
        answer = assistant.ask(request.question, request.conversation_id).to_json()
        if prefers(accept, EVENT_STREAM):
            # No proxy may gather the stream up before it passes it on.
            return EventSourceResponse(
                events(answer), headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Vary": "Accept"}
            )
        return JSONResponse(answer, headers={"Cache-Control": "no-store", "Vary": "Accept"})

    return routes
