"""`POST /chat`: a question in, an answer out, as JSON or as server-sent events.

What the answer rests on is whole, and verified, before its first piece leaves. Its text comes as the assistant releases it
(`worded.step` tells when), and what is read early is never taken back: the `token` events join up to the `answer` of the last
event. The pieces are cut further, so that a long text is shown as it comes; a cut never falls inside a number or a citation
mark, so that no half number is ever on a screen. An error is a problem+json with its status in both forms.

>>> list(pieces("2023年共收到申请100件[1]。其中：自然人93件[2]。"))
['2023年共收到申请100件[1]。', '其中：', '自然人93件[2]。']
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Protocol, runtime_checkable

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, format_sse_event

from assistant.answer import Answer, AnswerJson
from assistant.service.accept import prefers
from assistant.service.models import LONGEST_BODY, ChatRequest, described

EVENT_STREAM = "text/event-stream"
_PIECE = re.compile(r".+?(?:[，。；：！？、\n]+|[,.;:!?]+\s+|$)", re.DOTALL)


class AssistantLike(Protocol):
    """What answers: the assistant itself, or another that keeps its promises."""

    def ask(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Answer: ...


@runtime_checkable
class StreamingAssistant(Protocol):
    """One that can tell its answer while it is still being worded: pieces of the text, then the answer."""

    def stream(
        self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()
    ) -> Iterator[str | Answer]: ...


def told(
    assistant: AssistantLike, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()
) -> Iterator[str | Answer]:
    """The answer's text in the pieces it is released in, then the answer; what fails in finding it is raised at once."""
    if isinstance(assistant, StreamingAssistant):
        return assistant.stream(question, conversation_id, earlier=earlier)
    answer = assistant.ask(question, conversation_id, earlier=earlier)
    return iter((answer.text, answer))


def pieces(text: str) -> Iterator[str]:
    """Cuts of an answer that join up to it again."""
    return (found[0] for found in _PIECE.finditer(text))


def events(released: Iterator[str | Answer]) -> Iterator[bytes]:
    """The stream of one answer: `token` events, then one `answer` event with all of it."""
    for part in released:
        if isinstance(part, Answer):
            yield sent_event("answer", part.to_json())
        else:
            yield from (sent_event("token", {"text": piece}) for piece in pieces(part))


def sent_event(name: str, data: object) -> bytes:
    """One event of a stream, its data as JSON."""
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
        if prefers(accept, EVENT_STREAM):
            released = told(assistant, request.question, request.conversation_id)
            # No proxy may gather the stream up before it passes it on.
            return EventSourceResponse(
                events(released), headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Vary": "Accept"}
            )
        answer = assistant.ask(request.question, request.conversation_id).to_json()
        return JSONResponse(answer, headers={"Cache-Control": "no-store", "Vary": "Accept"})

    return routes
