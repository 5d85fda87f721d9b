"""`POST /v1/chat/completions` and `GET /v1/models`: the same answers for every client of OpenAI's wire format.

Fields of that format that tell a language model how to speak (temperature, tools, …) are read over, since none speaks
here; what would change the shape of the answer (n above 1, a JSON schema) is refused, because it could not be kept.
Errors are problem+json as everywhere, and a stream's come before its first byte: what is told is found by
then, and only its wording by a model, which cannot fail it, is still to come.
"""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Iterator
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr
from starlette.exceptions import HTTPException

from assistant.answer import Answer, AnswerJson
from assistant.service.chat import AssistantLike, pieces, told
from assistant.service.models import described
from assistant.service.openai_wire import MODEL, OWNER, ChunkJson, CompletionJson, Exchange, asked, chunks, completion
from ingest.errors import UsageError

LONGEST_HISTORY = 1024 * 1024
"""The body's limit: a client sends its whole conversation each time."""
EVENT_STREAM = "text/event-stream"


class TextPart(BaseModel):
    model_config = ConfigDict(extra="ignore")

    type: Literal["text", "input_text", "output_text", "refusal"]
    text: StrictStr = ""


class ChatMessage(BaseModel):
    """One message; its other fields (name, tool_calls, …) are read over."""

    model_config = ConfigDict(extra="ignore")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: StrictStr | list[TextPart] | None = None

    def text(self) -> str:
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""


class StreamOptions(BaseModel):
    model_config = ConfigDict(extra="ignore")

    include_usage: StrictBool | None = None


class ResponseFormat(BaseModel):
    model_config = ConfigDict(extra="ignore")

    type: Literal["text"]


class CompletionRequest(BaseModel):
    """What is read of a chat completion request; the format's other fields are allowed and read over."""

    model_config = ConfigDict(extra="ignore")

    model: StrictStr = Field(min_length=1, max_length=200)
    messages: list[ChatMessage] = Field(min_length=1, max_length=1000)
    stream: StrictBool | None = None
    stream_options: StreamOptions | None = None
    n: Literal[1] | None = None
    response_format: ResponseFormat | None = None


ModelJson = dict[str, str | int]


def openai_routes(assistant: AssistantLike) -> APIRouter:
    """The routes over one assistant."""
    routes = APIRouter(prefix="/v1")
    model: ModelJson = {"id": MODEL, "object": "model", "created": 0, "owned_by": OWNER}

    @routes.get("/models", summary="The one model there is, for clients that list them")
    async def models() -> dict[str, str | list[ModelJson]]:
        return {"object": "list", "data": [model]}

    @routes.get("/models/{name}", summary="The model by its name", responses={404: {}})
    async def one_model(name: str) -> ModelJson:
        _known(name)
        return model

    @routes.post(
        "/chat/completions",
        max_body_size=LONGEST_HISTORY,
        summary="Ask the reports, in OpenAI's wire format",
        responses={200: {"model": described(CompletionJson), "content": {EVENT_STREAM: {}}}, 404: {}},
    )
    def complete(wanted: CompletionRequest, request: Request) -> Response:
        """The last user message is the question, earlier ones are its conversation. `stream` gives chunks."""
        _known(wanted.model)
        messages = [(message.role, message.text()) for message in wanted.messages]
        read = asked(messages)
        if not read.question.strip():
            raise UsageError("messages: found an empty last message, expected the user's question")
        exchange = Exchange(
            id=f"chatcmpl-{uuid.uuid4().hex}",
            created=int(time.time()),
            site=str(request.base_url).rstrip("/"),
            asked=sum(len(text) for _, text in messages),
        )
        if wanted.stream:
            with_usage = bool(wanted.stream_options and wanted.stream_options.include_usage)
            parts = chunks(_cut(told(assistant, read.question, earlier=read.earlier)), exchange, with_usage=with_usage)
            return EventSourceResponse(_lines(parts), headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        answer = assistant.ask(read.question, earlier=read.earlier).to_json()
        return JSONResponse(completion(answer, exchange), headers={"Cache-Control": "no-store"})

    return routes


def _known(name: str) -> None:
    if name != MODEL:
        raise HTTPException(404, f"no model of this name; there is one, {MODEL}")


def _cut(released: Iterator[str | Answer]) -> Iterator[str | AnswerJson]:
    """What is told, in small pieces, as it comes; then the whole answer."""
    for part in released:
        if isinstance(part, Answer):
            yield part.to_json()
        else:
            yield from pieces(part)


def _lines(parts: Iterator[ChunkJson]) -> Iterator[bytes]:
    for part in parts:
        yield format_sse_event(data_str=json.dumps(part, ensure_ascii=False))
    yield format_sse_event(data_str="[DONE]")
