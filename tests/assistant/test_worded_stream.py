"""A worded answer over HTTP: token events that join up to the answer, released when all is said, and never taken back."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.answer import Answer
from assistant.open import OpenAssistant
from assistant.worded.breaker import Breaker
from assistant.worded.llm import ChatModel
from assistant.worded.step import Worder
from ingest.settings import StoreSettings
from ingest.store.library import Library
from tests.assistant.scripted_endpoint import Asked, Break, Endpoint, Stall, Step, says, scripted
from tests.assistant.served import serving
from tests.assistant.wording_styles import BOTH, MORE, answers, assistant_over, worded_library

FIRST = "示例市2023年收到的申请比2022年多95件[1][2]。"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stream")


@pytest.fixture(scope="module")
def library(root: Path) -> Iterator[Library]:
    with worded_library(root) as opened:
        yield opened


@pytest.fixture(scope="module")
def found(library: Library) -> dict[str, Answer]:
    return answers(library)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with scripted() as server:
        yield server


@pytest.fixture(scope="module")
def url(library: Library, endpoint: Endpoint) -> Iterator[str]:
    model = ChatModel(endpoint.settings(seconds=2.0), Breaker(failures=10**6))
    with serving(assistant_over(library, Worder(model)), library) as address:
        yield address
    model.close()


def streamed(url: str, question: str) -> tuple[list[str], dict[str, object]]:
    """The token events' texts, and the last event's JSON."""
    tokens: list[str] = []
    answer: dict[str, object] = {}
    with httpx.stream("POST", f"{url}/chat", json={"question": question}, headers={"Accept": "text/event-stream"}) as response:
        assert response.status_code == 200
        name = ""
        for line in response.iter_lines():
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: ") and name == "token":
                assert not answer
                tokens.append(json.loads(line[6:])["text"])
            elif line.startswith("data: ") and name == "answer":
                answer = json.loads(line[6:])
    return tokens, answer


@pytest.mark.parametrize(
    ("steps", "text"),
    [
        ((FIRST,), FIRST),
        (tuple(FIRST), FIRST),
        ((FIRST, "依据是年度报告。"), FIRST + "依据是年度报告。"),
        ((FIRST, "另有77件[1]。"), FIRST),
        ((FIRST + "另", Break()), FIRST),
        ((FIRST + "另", Stall(20)), FIRST),
        (("示例市2023年收到的申请比2022年少95件[1][2]。",), None),
        ((Stall(20),), None),
        ((Break(),), None),
        (("",), None),
    ],
)
def test_the_tokens_join_up_to_the_answer_whatever_the_model_does(
    url: str, endpoint: Endpoint, found: dict[str, Answer], steps: tuple[Step, ...], text: str | None
) -> None:
    endpoint.script = lambda asked: steps
    tokens, answer = streamed(url, MORE)
    assert "".join(tokens) == answer["answer"] == (text or found[MORE].text)
    whole = found[MORE].to_json()
    assert (answer["figures"], answer["citations"], answer["warnings"]) == (
        whole["figures"],
        whole["citations"],
        whole["warnings"],
    )


def test_the_same_reply_gives_the_same_answer_streamed_or_not(url: str, endpoint: Endpoint) -> None:
    endpoint.script = says(FIRST, "另有77件[1]。")
    plain = httpx.post(f"{url}/chat", json={"question": MORE}).json()
    assert plain["answer"] == streamed(url, MORE)[1]["answer"]


def test_what_has_passed_is_read_while_the_model_still_writes(library: Library, endpoint: Endpoint) -> None:
    go_on = threading.Event()

    def script(asked: Asked) -> Iterator[Step]:
        yield FIRST + "依据"
        go_on.wait(5)
        yield "是年度报告。"

    endpoint.script = script
    model = ChatModel(endpoint.settings(), Breaker(failures=10**6))
    told = assistant_over(library, Worder(model)).stream(MORE)
    assert next(told) == FIRST
    go_on.set()
    rest = list(told)
    assert rest[0] == "依据是年度报告。"
    assert isinstance(rest[1], Answer)
    assert rest[1].text == FIRST + "依据是年度报告。"
    model.close()


def test_half_of_what_was_asked_is_not_read_early(library: Library, endpoint: Endpoint, found: dict[str, Answer]) -> None:
    """The first of two values, true by itself, and then a stall: the first that is read is the finished answer."""
    endpoint.script = lambda asked: ["示例市2022年收到3779件[1]。2023年", Stall(20)]
    model = ChatModel(endpoint.settings(seconds=0.5), Breaker(failures=10**6))
    told = list(assistant_over(library, Worder(model)).stream(BOTH))
    assert told[0] == found[BOTH].text
    model.close()


def test_an_empty_question_is_refused_with_its_status_before_the_stream(url: str) -> None:
    response = httpx.post(f"{url}/chat", json={"question": " "}, headers={"Accept": "text/event-stream"})
    assert (response.status_code, response.headers["content-type"]) == (422, "application/problem+json")


def test_the_environment_names_the_model_that_words(
    root: Path, library: Library, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, found: dict[str, Answer]
) -> None:
    """As it is opened by the commands: with the settings a model words and is counted, without them none is asked."""
    endpoint.script = says(FIRST)
    endpoint.asked.clear()
    settings = StoreSettings(root / "home")
    plain = OpenAssistant(library, settings)
    assert plain.assistant.ask(MORE).text == found[MORE].text
    assert (endpoint.asked, plain.wordings.snapshot()) == ([], {})
    monkeypatch.setenv("WENBAO_LLM_BASE_URL", endpoint.url)
    monkeypatch.setenv("WENBAO_LLM_MODEL", "scripted")
    opened = OpenAssistant(library, settings)
    assert opened.assistant.ask(MORE).text == FIRST
    assert opened.wordings.snapshot() == {"worded": 1}
    opened.close()
    plain.close()
