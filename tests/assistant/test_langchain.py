"""wenbao as LangChain sees it: the retriever, the chat model and the tools, over a home and over a running service."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, SystemMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_core.tools import BaseTool
from pydantic import SecretStr, ValidationError

from assistant.answer import AnswerJson
from assistant.assistant import Assistant
from assistant.bodies.catalogue import CatalogueCache
from assistant.langchain import WenbaoChatModel, WenbaoRetriever, wenbao_tools
from assistant.langchain.source import Cutting, HomeSource, Source, source_of
from assistant.passages.for_programs import PassageSearch
from assistant.passages.retrieve import HybridRetriever
from ingest.errors import StoreError, UsageError
from ingest.store.library import Library
from tests.assistant.served import ANSWER, ASKED_FIGURE, COUNTED, running
from tests.eval.answers import answer, citation, figure

ASKED = "文登区2023年收到多少件政府信息公开申请？"
PROBLEMS = "文登区人民政府2023年政府信息公开工作存在哪些问题？"
SAID = answer("共收到100件[1]。其中自然人93件，占93.0%[1]。", figure(100), citations=(citation(),))


@dataclass
class Told:
    """A source that gives one answer and remembers what it was asked."""

    site: str = "http://reports.example"
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def ask(self, question: str, earlier: Sequence[str]) -> AnswerJson:
        self.asked.append((question, tuple(earlier)))
        if question == "坏":
            raise UsageError("the question is too odd")
        return SAID

    def passages(self, query: str, k: int, organisation: str | None, year: int | None) -> Sequence[Cutting]:
        self.asked.append((query, (str(k), str(organisation), str(year))))
        return [Cutting(f"第{number}段", {"file": "a.txt", "year": 2023}) for number in range(k)]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def model(told: Told) -> WenbaoChatModel:
    return WenbaoChatModel(source=told)


def test_the_whole_answer_comes_with_the_message(model: WenbaoChatModel) -> None:
    assert isinstance(model, BaseChatModel)
    message = model.invoke(ASKED)
    assert isinstance(message, AIMessage)
    assert message.content == SAID["answer"]
    assert message.response_metadata["wenbao"] == SAID


def test_each_mark_of_the_text_has_its_standard_citation(model: WenbaoChatModel) -> None:
    message = model.invoke(ASKED)
    block = message.content_blocks[0]
    assert block["type"] == "text"
    assert block["text"] == message.content
    notes = block["annotations"]
    assert [message.content[note["start_index"] : note["end_index"]] for note in notes] == ["[1]", "[1]"]  # type: ignore[typeddict-item]  # a citation has them
    assert notes[0]["type"] == "citation"
    assert (notes[0]["cited_text"], notes[0]["url"]) == ("收到政府信息公开申请100件", "http://reports.example/documents/d")
    assert notes[0]["extras"]["file"] == "folder/a.pdf"


def test_v1_output_puts_the_same_blocks_into_the_content(told: Told) -> None:
    whole = WenbaoChatModel(source=told, output_version="v1").invoke(ASKED)
    assert isinstance(whole.content, list)
    assert whole.content == whole.content_blocks
    block = whole.content_blocks[0]
    assert block["type"] == "text"
    assert len(block["annotations"]) == 2


def together(chunks: Sequence[AIMessageChunk]) -> AIMessageChunk:
    whole = chunks[0]
    for chunk in chunks[1:]:
        whole = whole + chunk
    return whole


def test_a_stream_is_the_answer_in_sentences_and_ends_with_its_sources(model: WenbaoChatModel) -> None:
    chunks = list(model.stream(ASKED))
    assert [chunk.content for chunk in chunks if chunk.content] == ["共收到100件[1]。", "其中自然人93件，占93.0%[1]。"]
    whole = together(chunks)
    assert (whole.content, whole.response_metadata["wenbao"]) == (SAID["answer"], SAID)
    block = whole.content_blocks[0]
    assert block["type"] == "text"
    assert len(block["annotations"]) == 2


def test_async_calls_give_what_the_others_give(model: WenbaoChatModel, told: Told) -> None:
    async def streamed() -> list[AIMessageChunk]:
        return [chunk async for chunk in model.astream(ASKED)]

    assert together(asyncio.run(streamed())).content == SAID["answer"]
    assert asyncio.run(model.ainvoke(ASKED)).content == SAID["answer"]
    assert len(asyncio.run(WenbaoRetriever(source=told, k=2).ainvoke(PROBLEMS))) == 2


def test_a_model_streams_its_tokens_to_callbacks_of_a_chain(model: WenbaoChatModel) -> None:
    chain = ChatPromptTemplate.from_messages([("system", "be brief"), ("human", "{question}")]) | model | StrOutputParser()
    assert "".join(chain.stream({"question": ASKED})) == SAID["answer"]
    assert len(list(chain.stream({"question": ASKED}))) > 1


def test_what_was_asked_before_goes_with_the_question(model: WenbaoChatModel, told: Told) -> None:
    model.invoke([SystemMessage("be brief"), HumanMessage(ASKED), AIMessage("共收到100件[1]。"), HumanMessage("2022年呢？")])
    assert told.asked == [("2022年呢？", (ASKED,))]


def test_messages_that_ask_nothing_are_refused(model: WenbaoChatModel) -> None:
    with pytest.raises(UsageError, match="assistant"):
        model.invoke([HumanMessage(ASKED), AIMessage("共收到100件[1]。")])


def test_a_call_may_say_how_many_passages(told: Told) -> None:
    retriever = WenbaoRetriever(source=told, k=4, organisation="文登区人民政府", year=2023)
    assert isinstance(retriever, BaseRetriever)
    assert [len(retriever.invoke(PROBLEMS)), len(retriever.invoke(PROBLEMS, None, k=1))] == [4, 1]
    assert told.asked[0] == (PROBLEMS, ("4", "文登区人民政府", "2023"))
    with pytest.raises(ValidationError):
        WenbaoRetriever(source=told, k=0)


def called(tool: BaseTool, **arguments: object) -> tuple[dict[str, object], object]:
    """What a model reads of a tool's call, and the artifact."""
    message = tool.invoke({"name": tool.name, "args": arguments, "id": "1", "type": "tool_call"})
    return json.loads(message.content), message.artifact


def test_a_tools_error_is_told_to_the_model(monkeypatch: pytest.MonkeyPatch, told: Told) -> None:
    monkeypatch.setattr("assistant.langchain.place.source_of", lambda *place: told)
    figures = wenbao_tools(base_url="http://reports.example")[0]
    message = figures.invoke({"name": figures.name, "args": {"question": "坏"}, "id": "1", "type": "tool_call"})
    assert (message.status, message.content) == ("error", "the question is too odd")


def test_one_place_is_meant() -> None:
    with pytest.raises(ValidationError, match="one of them"):
        WenbaoRetriever(home="somewhere", base_url="http://127.0.0.1:8000")
    with pytest.raises(UsageError, match="address of a service"):
        source_of(base_url="file:///etc/passwd")


@pytest.fixture
def over_home(sample_library: Library, sample_assistant: Assistant) -> Source:
    """The sample reports; passages are found by their words alone, so that no model is loaded."""
    words = HybridRetriever(sample_library)
    return HomeSource(sample_assistant, PassageSearch(CatalogueCache(sample_library), lambda: words))


def test_a_passage_of_a_home_is_exact_and_has_its_place(over_home: Source, sample_library: Library) -> None:
    found = WenbaoRetriever(source=over_home, k=3).invoke(PROBLEMS)
    assert len(found) == 3
    for one in found:
        text = sample_library.text(one.metadata["document_id"])
        assert one.page_content == text[one.metadata["start"] : one.metadata["end"]]
        assert (one.metadata["organisation"], one.metadata["year"]) == ("威海市文登区人民政府", 2023)


def test_a_body_or_year_that_is_not_there_finds_nothing(over_home: Source) -> None:
    assert WenbaoRetriever(source=over_home, year=1999).invoke(PROBLEMS) == []
    assert WenbaoRetriever(source=over_home, organisation="无此市人民政府").invoke(PROBLEMS) == []


def test_the_tools_over_a_home_give_figures_and_passages(monkeypatch: pytest.MonkeyPatch, over_home: Source) -> None:
    monkeypatch.setattr("assistant.langchain.place.source_of", lambda *place: over_home)
    figures, passages = wenbao_tools()
    shown, whole = called(figures, question=ASKED)
    assert isinstance(whole, dict)
    assert whole["figures"][0]["value"] == 100
    assert shown["figures"] == whole["figures"]
    shown, documents = called(passages, query=PROBLEMS, k=2)
    assert isinstance(documents, list)
    assert [row["text"] for row in shown["passages"]] == [one.page_content for one in documents]  # type: ignore[attr-defined]  # Documents


def test_a_running_service_is_asked_over_http(tmp_path: Path) -> None:
    with running(tmp_path / "home") as service:
        message = WenbaoChatModel(base_url=service.url).invoke(ASKED_FIGURE)
        assert message.content == ANSWER
        assert message.response_metadata["wenbao"]["figures"][0]["value"] == 42
        found = WenbaoRetriever(base_url=service.url, k=2, year=2023).invoke(ASKED_FIGURE)
        assert found[0].page_content == COUNTED
        assert str(found[0].metadata["url"]).startswith(f"{service.url}/documents/")
        assert WenbaoRetriever(base_url=service.url, year=1999).invoke(ASKED_FIGURE) == []
        with pytest.raises(UsageError, match="status 4"):
            WenbaoChatModel(base_url=service.url).invoke(" ")
    with pytest.raises(StoreError, match="serve"):
        WenbaoChatModel(base_url=service.url).invoke(ASKED_FIGURE)


class _Elsewhere(BaseHTTPRequestHandler):
    """Sends every request on to another path of itself, and keeps what it was sent."""

    seen: ClassVar[list[tuple[str, str | None]]] = []

    def do_POST(self) -> None:
        self.seen.append((self.path, self.headers["Authorization"]))
        self.send_response(302)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    do_GET = do_POST  # noqa: N815 - the name that the server looks for

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing on standard error."""


def test_a_key_goes_to_the_address_given_and_no_further() -> None:
    with HTTPServer(("127.0.0.1", 0), _Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            model = WenbaoChatModel(base_url=f"http://127.0.0.1:{server.server_port}", api_key=SecretStr("wb-secret"))
            with pytest.raises(UsageError, match="status 302"):
                model.invoke(ASKED)
        finally:
            server.shutdown()
            thread.join()
    assert _Elsewhere.seen == [("/v1/chat/completions", "Bearer wb-secret")]
    assert "wb-secret" not in repr(model)
