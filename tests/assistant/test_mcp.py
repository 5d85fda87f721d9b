"""The reports as MCP tools, with the real client: in memory, over HTTP with and without a key, and over stdio."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared._httpx_utils import create_mcp_http_client

from assistant.assistant import Assistant
from assistant.bodies.catalogue import CatalogueCache
from assistant.passages.for_programs import PassageSearch
from assistant.passages.retrieve import HybridRetriever
from assistant.service.mcp import TOOLS, mcp_server
from ingest.store.api_keys import Scope
from ingest.store.library import Library
from tests.assistant.served import Service, running, serving

ASKED = "示例市2023年收到多少件政府信息公开申请？"
Use = Callable[[Client], Awaitable[None]]


@pytest.fixture(scope="module")
def url(full_assistant: Assistant, full_library: Library) -> Iterator[str]:
    with serving(full_assistant, full_library) as url:
        yield url


def in_memory(full_assistant: Assistant, full_library: Library, use: Use) -> None:
    passages = PassageSearch(CatalogueCache(full_library), lambda: HybridRetriever(full_library, None))

    async def run() -> None:
        async with Client(mcp_server(full_assistant, full_library, passages, "0")) as client:
            await use(client)

    asyncio.run(run())


def over_http(url: str, key: str | None, use: Use) -> None:
    async def run() -> None:
        async with AsyncExitStack() as stack:
            headers = {"Authorization": f"Bearer {key}"} if key else {}
            http = await stack.enter_async_context(create_mcp_http_client(headers=headers))
            client = Client(streamable_http_client(f"{url}/mcp", http_client=http))
            await use(await stack.enter_async_context(client))

    asyncio.run(run())


def test_every_tool_only_reads_and_publishes_its_shapes(full_assistant: Assistant, full_library: Library) -> None:
    async def use(client: Client) -> None:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == [name for name, _ in TOOLS]
        for tool in tools:
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint is True
            assert tool.description
            assert tool.output_schema is not None
            assert tool.output_schema["type"] == "object"

    in_memory(full_assistant, full_library, use)


def test_the_tools_give_structured_results(full_assistant: Assistant, full_library: Library) -> None:
    async def use(client: Client) -> None:
        answer = await called(client, "ask", question=ASKED)
        assert answer["figures"][0]["indicator"] == "applications.received"
        again = await called(client, "ask", question="2022年呢？", conversation_id=answer["conversation_id"])
        assert again["figures"][0]["year"] == 2022
        rows = await called(client, "figures", organisation="示例市人民政府", year=2023, indicator="applications.received")
        assert answer["figures"][0]["value"] in [row["value"] for row in rows["figures"]]
        found = await called(client, "passages", query="丙水县审计局的开放日", limit=2)
        assert {row["organisation"] for row in found["passages"]} == {"丙水县审计局"}
        listed = (await called(client, "documents"))["documents"]
        piece = await called(client, "document_text", document_id=listed[0]["document_id"], start=0, limit=20)
        assert piece["text"] == full_library.text(listed[0]["document_id"])[:20]

    in_memory(full_assistant, full_library, use)


async def called(client: Client, tool: str, **arguments: object) -> dict[str, Any]:
    result = await client.call_tool(tool, dict(arguments))
    assert not result.is_error, result.content
    assert result.structured_content is not None
    found: dict[str, Any] = result.structured_content
    return found


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("figures", {"after": "x"}, "expected the `next` of an earlier page"),
        ("document_text", {"document_id": "0"}, "no document has this id"),
        ("document_text", {"document_id": "../x"}, "document_id"),
        ("ask", {"question": ""}, "question"),
        ("ask", {"question": "  "}, "empty"),
        ("passages", {"query": "x", "limit": 1000}, "limit"),
    ],
)
def test_a_call_that_cannot_be_answered_is_an_error_that_says_what_is_wrong(
    full_assistant: Assistant, full_library: Library, tool: str, arguments: dict[str, object], said: str
) -> None:
    async def use(client: Client) -> None:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        assert said in str(result.content)

    in_memory(full_assistant, full_library, use)


def test_over_http_the_answer_is_that_of_chat(url: str) -> None:
    chat = httpx.post(f"{url}/chat", json={"question": ASKED}).json()

    async def use(client: Client) -> None:
        assert (await called(client, "ask", question=ASKED))["figures"] == chat["figures"]

    over_http(url, None, use)


def test_over_http_a_key_is_needed_once_there_is_one(tmp_path: Path) -> None:
    async def use(client: Client) -> None:
        assert (await called(client, "documents"))["documents"]

    with running(tmp_path) as service:
        key = service.key(Scope.CHAT)
        over_http(service.url, key, use)
        refused = httpx.post(f"{service.url}/mcp", json={}, headers={"Accept": "application/json"})
        assert refused.status_code == 401


def test_a_body_that_is_no_message_is_refused(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        wrong(service)


def wrong(service: Service) -> None:
    for body in (b"", b"{", b"[]", b'{"jsonrpc": "2.0"}', b"\xff" * 100):
        accept = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
        response = httpx.post(f"{service.url}/mcp", content=body, headers=accept)
        assert 400 <= response.status_code < 500
    large = httpx.post(f"{service.url}/mcp", content=b"{" + b" " * 5_000_000, headers={"Content-Type": "application/json"})
    assert large.status_code == 413


def test_over_stdio_the_command_speaks_the_protocol_alone(sample_home: Path) -> None:
    async def run() -> None:
        command = StdioServerParameters(command=sys.executable, args=["-m", "eval.command", "mcp", "--home", str(sample_home)])
        async with Client(stdio_client(command)) as client:
            listed = (await called(client, "documents"))["documents"]
            assert len(listed) > 3
            answer = await called(client, "ask", question="How many applications did Wendeng receive in 2023?")
            assert answer["figures"][0]["value"] == 100

    asyncio.run(run())
