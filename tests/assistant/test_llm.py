"""The door to a model: one deadline, retries where they help, bounded reading, a breaker; against a real endpoint."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import ModelSettings
from assistant.worded.breaker import Breaker
from assistant.worded.llm import AT_ONCE, TRIES, ChatModel, ModelFailed
from tests.assistant.scripted_endpoint import (
    Asked,
    Break,
    Endpoint,
    Raw,
    Script,
    Stall,
    Status,
    Step,
    says,
    scripted,
    took,
    unused_url,
)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with scripted() as server:
        yield server


@pytest.fixture
def model(endpoint: Endpoint) -> Iterator[ChatModel]:
    endpoint.asked.clear()
    opened = ChatModel(endpoint.settings(seconds=3.0), Breaker(failures=1000))
    yield opened
    opened.close()


def failure(model: ChatModel) -> str:
    with pytest.raises(ModelFailed) as failed:
        list(model.stream("rules", "question"))
    return failed.value.code


def test_the_pieces_of_a_reply_come_in_order(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = says("共", "100", "件。")
    assert "".join(model.stream("规则", "问题")) == "共100件。"
    assert (endpoint.asked[0].system, endpoint.asked[0].user) == ("规则", "问题")


def test_no_tool_is_offered_and_a_reply_is_limited(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = says("a")
    list(model.stream("s", "u"))
    body = endpoint.asked[0].body
    assert not {"tools", "functions", "tool_choice"} & set(body)
    assert body["stream"] is True
    assert isinstance(body.get("max_completion_tokens"), int)


def test_a_piece_comes_before_the_reply_is_done(endpoint: Endpoint, model: ChatModel) -> None:
    released = threading.Event()

    def script(asked: Asked) -> Iterator[Step]:
        yield "first"
        released.wait(2)
        yield "second"

    endpoint.script = script
    reply = model.stream("s", "u")
    assert next(reply) == "first"
    released.set()
    assert list(reply) == ["second"]


@pytest.mark.parametrize("code", [429, 500, 502, 503])
def test_a_busy_or_broken_server_is_tried_again(endpoint: Endpoint, model: ChatModel, code: int) -> None:
    endpoint.script = lambda asked: [Status(code)] if asked.attempt == 0 else ["done"]
    assert list(model.stream("s", "u")) == ["done"]
    assert len(endpoint.asked) == 2


def test_trying_again_ends(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = lambda asked: [Status(500)]
    assert failure(model) == "status"
    assert len(endpoint.asked) == TRIES


@pytest.mark.parametrize("code", [400, 401, 403, 404, 301])
def test_a_refusal_is_not_tried_again(endpoint: Endpoint, model: ChatModel, code: int) -> None:
    endpoint.script = lambda asked: [Status(code)]
    assert failure(model) == "status"
    assert len(endpoint.asked) == 1


def test_what_was_begun_is_not_tried_again(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = says("half a ")
    endpoint.script = lambda asked: ["half a ", Break()]
    assert failure(model) in ("stream", "connection", "broken_off")
    assert len(endpoint.asked) == 1


def test_a_reply_that_does_not_say_it_is_done_is_broken_off(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = lambda asked: [
        Raw(b'data: {"id":"x","choices":[{"index":0,"delta":{"content":"a"}}]}\n\ndata: [DONE]\n\n'),
        Break(),
    ]
    assert failure(model) in ("broken_off", "stream", "connection")


@pytest.mark.parametrize(
    "raw",
    [
        b"data: {not json\n\n",
        b"data: []\n\n",
        b'data: {"choices": null}\n\n',
        b'data: {"choices": [{"delta": {"content": 5}}]}\n\n',
        b'data: {"error": {"message": "no"}}\n\n',
        b"\xff\xfe\x00\n\n",
        b"data: \xff\xff\n\n",
        b"<html>not an event stream</html>",
    ],
)
def test_what_is_not_the_protocol_is_a_failure_of_ours(endpoint: Endpoint, model: ChatModel, raw: bytes) -> None:
    endpoint.script = lambda asked: [Raw(raw)]
    code = ""
    try:
        assert "".join(model.stream("s", "u")) == ""
    except ModelFailed as failed:
        code = failed.code
    assert code in ("", "stream", "broken_off")


@pytest.mark.parametrize(
    "script",
    [
        lambda asked: [Stall(30)],
        lambda asked: ["a", Stall(30)],
        lambda asked: [step for _ in range(300) for step in (Raw(b": keep-alive\n\n"), Stall(0.1))],
        lambda asked: [step for _ in range(300) for step in ("x", Stall(0.1))],
        lambda asked: [Status(503)],
    ],
    ids=["nothing", "a piece, then nothing", "keep-alives", "a drip", "always busy"],
)
def test_the_deadline_holds(endpoint: Endpoint, script: Script) -> None:
    model = ChatModel(endpoint.settings(seconds=0.5), Breaker(failures=1000))
    endpoint.script = says("warm")
    list(model.stream("s", "u"))
    endpoint.script = script
    assert took(lambda: failure(model)) < 1.5
    model.close()


@pytest.mark.parametrize(
    "raw",
    [
        Raw(b"data: " + b"x" * 4096, 300),
        Raw(b": comment\n\n" * 400, 300),
        Raw(b'data: {"id":"x","choices":[{"index":0,"delta":{"content":"' + b"y" * 4096 + b'"}}]}\n\n', 300),
    ],
    ids=["one line", "comments", "pieces"],
)
def test_a_megabyte_is_not_read(endpoint: Endpoint, raw: Raw) -> None:
    model = ChatModel(endpoint.settings(seconds=5, most_bytes=64 * 1024), Breaker(failures=1000))
    endpoint.script = lambda asked: [raw]
    read: list[str] = []
    with pytest.raises(ModelFailed) as failed:
        read.extend(model.stream("s", "u"))
    assert failed.value.code == "too_much"
    assert sum(map(len, read)) <= 64 * 1024
    model.close()


def test_an_endpoint_that_is_not_there_fails_soon_and_then_costs_nothing() -> None:
    model = ChatModel(ModelSettings(unused_url(), "m", seconds=5))
    assert failure(model) == "connection"
    assert failure(model) == "connection"
    assert took(lambda: None) < 1
    assert [failure(model) for _ in range(20)] == ["resting"] * 20
    model.close()


def test_a_dead_endpoint_does_not_cost_each_question_its_deadline(endpoint: Endpoint) -> None:
    model = ChatModel(endpoint.settings(seconds=0.3))
    endpoint.script = lambda asked: [Stall(30)]
    assert [failure(model), failure(model)] == ["timeout", "timeout"]
    assert took(lambda: failure(model)) < 0.1
    model.close()


def test_after_its_rest_one_trial_is_let_through_and_a_success_closes_the_breaker() -> None:
    now = [0.0]
    breaker = Breaker(failures=2, rest=30, longest=100, now=lambda: now[0])
    breaker.failed()
    assert breaker.admits()
    breaker.failed()
    assert not breaker.admits()
    now[0] = 30
    assert [breaker.admits(), breaker.admits()] == [True, False]
    breaker.failed()
    now[0] = 89
    assert not breaker.admits()
    now[0] = 90
    assert breaker.admits()
    breaker.given_up()
    assert breaker.admits()
    breaker.worked()
    assert [breaker.admits(), breaker.admits()] == [True, True]


def test_too_many_at_once_are_turned_away(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = lambda asked: ["a", Stall(1), "b"]
    waiting = [model.stream("s", "u") for _ in range(AT_ONCE)]
    assert [next(one) for one in waiting] == ["a"] * AT_ONCE
    assert failure(model) == "busy"
    for one in waiting:
        list(one)
    endpoint.script = says("c")
    assert list(model.stream("s", "u")) == ["c"]


def test_a_reader_who_leaves_frees_his_place(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = lambda asked: ["a", Stall(20)]
    for _ in range(2 * AT_ONCE):
        reply = model.stream("s", "u")
        assert next(reply) == "a"
        reply.close()  # type: ignore[attr-defined]  # a generator


def test_the_key_stands_in_no_representation(endpoint: Endpoint) -> None:
    assert "key-of-the-test" not in repr(endpoint.settings())


def test_nothing_is_traced_where_the_environment_would(endpoint: Endpoint, tmp_path: Path) -> None:
    """A fresh interpreter whose environment switches LangChain's tracing on, to an address of ours: it is asked nothing."""
    with scripted(says("x")) as tracer:
        code = (
            "import sys; from assistant.worded.llm import ChatModel; from assistant.settings import ModelSettings\n"
            "model = ChatModel(ModelSettings(sys.argv[1], 'm'))\n"
            "print(''.join(model.stream('s', 'u'))); model.close()"
        )
        endpoint.script = says("fine")
        done = subprocess.run(
            [sys.executable, "-c", code, endpoint.url],
            env={"LANGSMITH_TRACING": "true", "LANGSMITH_ENDPOINT": tracer.url, "LANGSMITH_API_KEY": "k", "PATH": "/usr/bin:/bin"},
            cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert (done.stdout.strip(), done.returncode) == ("fine", 0), done.stderr
        assert tracer.asked == []


def test_without_a_model_langchain_is_never_loaded() -> None:
    code = "import sys, assistant.open, assistant.worded.llm, assistant.worded.step; print(*sorted({n.partition('.')[0] for n in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    assert "assistant" in loaded
    assert not loaded & {"langchain", "langchain_core", "langchain_openai", "openai", "httpx2", "langsmith", "torch", "chromadb"}


def test_the_request_is_what_an_openai_endpoint_expects(endpoint: Endpoint, model: ChatModel) -> None:
    endpoint.script = says("a")
    list(model.stream("规则", "问题"))
    body = endpoint.asked[-1].body
    assert body["model"] == "scripted"
    assert json.dumps(body["messages"], ensure_ascii=False).count("问题") == 1
