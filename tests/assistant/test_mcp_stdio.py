"""`wenbao mcp` as an MCP client starts it: the real client, a process of its own, nothing but the protocol on its output."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from ingest.store.library import Library
from tests.command_line import ROOT, python


def test_a_client_asks_while_another_process_holds_the_home(sample_home: Path, sample_library: Library) -> None:
    """The command reads, so that it needs no lock."""
    assert sample_library.writable
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "eval.command", "mcp", "--home", str(sample_home)], env=environment
    )

    async def ask() -> tuple[set[str], dict[str, object]]:
        async with Client(server, read_timeout_seconds=120) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            told = await client.call_tool("ask", {"question": "文登区2023年收到多少件政府信息公开申请？"})
            assert told.structured_content is not None
            return tools, told.structured_content

    tools, answer = asyncio.run(ask())
    assert {"ask", "figures", "passages", "documents", "document_text"} <= tools
    assert (answer["route"], answer["figures"][0]["value"]) == ("figures", 100)  # type: ignore[index]  # JSON


def test_a_home_that_holds_nothing_is_told_on_standard_error(tmp_path: Path) -> None:
    done = python("-m", "eval.command", "mcp", "--home", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "wenbao ingest" in done.stderr
