"""Answers in OpenAI's wire format: what a chat completion request asks, and an answer as a completion or its chunks.

Any client of that format becomes a client of wenbao. Only what users said is read: the last message is the question,
users' earlier ones tell what a follow-up refers to; system and assistant messages change nothing, since no model is
instructed here. Text parts are joined; a picture or sound cannot be read and is refused.

The answer's text stays as it is. Its sources come three ways, for clients differ: `message.annotations` (url_citation;
`start_index` and `end_index` count code points of the mark [1] in the text), `citations` with `search_results` at the
top level, and the whole answer of `POST /chat` under `wenbao`. `usage` counts characters, for there are no tokens.

Errors: UsageError for a request that asks nothing that can be answered.

>>> asked([("system", "be brief"), ("user", "文登区2023年收到多少件申请？"), ("assistant", "…"), ("user", "2022年呢？")])
Asked(question='2022年呢？', earlier=('文登区2023年收到多少件申请？',))
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NotRequired, TypedDict

from assistant.answer import AnswerJson, CitationJson
from ingest.errors import UsageError

MODEL = "wenbao"
OWNER = "wenbao"
SNIPPET = 300
_MARK = re.compile(r"\[(\d{1,4})\]")


class UrlCitationJson(TypedDict):
    url: str
    title: str
    start_index: int
    end_index: int


class AnnotationJson(TypedDict):
    type: str
    url_citation: UrlCitationJson


class SearchResultJson(TypedDict):
    title: str
    url: str
    date: str | None
    snippet: str


class UsageJson(TypedDict):
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class MessageJson(TypedDict):
    role: str
    content: str
    refusal: str | None
    annotations: list[AnnotationJson]


class ChoiceJson(TypedDict):
    index: int
    message: MessageJson
    logprobs: None
    finish_reason: str


class CompletionJson(TypedDict):
    id: str
    object: str
    created: int
    model: str
    choices: list[ChoiceJson]
    usage: UsageJson
    citations: list[str]
    search_results: list[SearchResultJson]
    wenbao: AnswerJson


class DeltaJson(TypedDict, total=False):
    role: str
    content: str
    annotations: list[AnnotationJson]


class ChunkChoiceJson(TypedDict):
    index: int
    delta: DeltaJson
    logprobs: None
    finish_reason: str | None


class ChunkJson(TypedDict):
    id: str
    object: str
    created: int
    model: str
    choices: list[ChunkChoiceJson]
    usage: NotRequired[UsageJson]
    citations: NotRequired[list[str]]
    search_results: NotRequired[list[SearchResultJson]]
    wenbao: NotRequired[AnswerJson]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what the user asked before it, oldest first."""

    question: str
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What every part of one response repeats. `site` is the address before the citations' own paths, without a slash
    at its end; `created` seconds since 1970; `asked` the characters of the request's messages."""

    id: str
    created: int
    site: str
    asked: int


def asked(messages: Sequence[tuple[str, str]]) -> Asked:
    """What (role, text) messages ask. Errors: UsageError where the last that is not of the system is not a user's."""
    spoken = [(role, text) for role, text in messages if role not in ("system", "developer")]
    if not spoken or spoken[-1][0] != "user":
        found = spoken[-1][0] if spoken else "none"
        raise UsageError(f"messages: found a last message of role {found}, expected the user's question at the end")
    earlier = tuple(text for role, text in spoken[:-1] if role == "user" and text.strip())
    return Asked(spoken[-1][1], earlier)


def url_citations(answer: AnswerJson, site: str) -> list[AnnotationJson]:
    """One url_citation for each mark in the text."""
    cited = {citation["id"]: citation for citation in answer["citations"]}
    return [
        {
            "type": "url_citation",
            "url_citation": {
                "url": site + cited[int(mark[1])]["url"],
                "title": source_title(cited[int(mark[1])]),
                "start_index": mark.start(),
                "end_index": mark.end(),
            },
        }
        for mark in _MARK.finditer(answer["answer"])
        if int(mark[1]) in cited
    ]


def source_title(citation: CitationJson) -> str:
    """What a source is called: the report's title, or its file where it has none, and the section."""
    name = citation["title"] or citation["file"]
    return " / ".join((name, *citation["section"]))


def results(answer: AnswerJson, site: str) -> list[SearchResultJson]:
    """The sources as search results, one for each citation; a report tells no date, only its year."""
    return [
        {
            "title": source_title(citation),
            "url": site + citation["url"],
            "date": str(citation["year"]) if citation["year"] is not None else None,
            "snippet": citation["quote"][:SNIPPET],
        }
        for citation in answer["citations"]
    ]


def usage(answer: AnswerJson, exchange: Exchange) -> UsageJson:
    """Characters in the place of tokens."""
    said = len(answer["answer"])
    return {"prompt_tokens": exchange.asked, "completion_tokens": said, "total_tokens": exchange.asked + said}


def completion(answer: AnswerJson, exchange: Exchange) -> CompletionJson:
    """A whole answer as a chat completion."""
    return {
        "id": exchange.id,
        "object": "chat.completion",
        "created": exchange.created,
        "model": MODEL,
        "choices": [
            {
                "index": 0,
                "message": {
                    "role": "assistant",
                    "content": answer["answer"],
                    "refusal": None,
                    "annotations": url_citations(answer, exchange.site),
                },
                "logprobs": None,
                "finish_reason": "stop",
            }
        ],
        "usage": usage(answer, exchange),
        "citations": [exchange.site + citation["url"] for citation in answer["citations"]],
        "search_results": results(answer, exchange.site),
        "wenbao": answer,
    }


def chunks(told: Iterator[str | AnswerJson], exchange: Exchange, *, with_usage: bool) -> Iterator[ChunkJson]:
    """An answer as the chunks of a stream: the role, the pieces of its text as they are `told`, and behind the whole answer,
    which is told last, the annotations, the end with the sources and, where asked for, the usage by itself."""

    def chunk(delta: DeltaJson, finish: str | None = None) -> ChunkJson:
        choice: ChunkChoiceJson = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return {
            "id": exchange.id,
            "object": "chat.completion.chunk",
            "created": exchange.created,
            "model": MODEL,
            "choices": [choice],
        }

    yield chunk({"role": "assistant", "content": ""})
    for part in told:
        if isinstance(part, str):
            yield chunk({"content": part})
            continue
        marked = url_citations(part, exchange.site)
        if marked:
            yield chunk({"annotations": marked})
        last = chunk({}, "stop")
        last["citations"] = [exchange.site + citation["url"] for citation in part["citations"]]
        last["search_results"] = results(part, exchange.site)
        last["wenbao"] = part
        yield last
        if with_usage:
            counted = chunk({})
            counted["choices"] = []
            counted["usage"] = usage(part, exchange)
            yield counted
