"""A lying model at a real endpoint: no foreign number and no foreign citation gets through, and each lie is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.answer import Answer
from assistant.answering.verify import verify
from assistant.worded.breaker import Breaker
from assistant.worded.llm import ChatModel
from assistant.worded.step import Worder
from assistant.worded.text import unwrapped
from ingest.store.library import Library
from tests.assistant.scripted_endpoint import Break, Endpoint, Raw, Script, Stall, Status, says, scripted, took
from tests.assistant.wording_styles import GROWTH, HONEST, LIES, MORE, answers, assistant_over, worded_library

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_MARKS = re.compile(r"\[[^\]]*\]")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with worded_library(tmp_path_factory.mktemp("lies")) as opened:
        yield opened


@pytest.fixture(scope="module")
def found(library: Library) -> dict[str, Answer]:
    return answers(library)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with scripted() as server:
        yield server


def kinds() -> list[tuple[str, str]]:
    """One honest text of every third style, for every question."""
    return [*HONEST[::3], *(one for one in HONEST if HONEST.index(one) > 125)]


def foreign(text: str, known: str) -> set[str]:
    """Numbers and markers of a text that another does not have: told without our own checks."""
    marks = set(_MARKS.findall(text)) - set(_MARKS.findall(known))
    plain, other = _MARKS.sub(" ", text).replace(",", ""), _MARKS.sub(" ", known).replace(",", "")
    return marks | (set(_DIGITS.findall(plain)) - set(_DIGITS.findall(other)))


def test_no_lie_gets_through_and_each_is_counted(library: Library, found: dict[str, Answer], endpoint: Endpoint) -> None:
    model = ChatModel(endpoint.settings(), Breaker(failures=10**6))
    asked = 0
    for name, lie in LIES.items():
        for question, honest in kinds()[asked % 3 :: 3]:
            if (false := lie(honest)) == honest or (name == "more than before" and question in (MORE, GROWTH)):
                continue  # no lie there
            asked += 1
            endpoint.script = says(*(false[i : i + 40] for i in range(0, len(false), 40)))
            worder = Worder(model)
            answer = assistant_over(library, worder).ask(question)
            finished = found[question]
            listed = " 1 2" if honest.startswith("1. ") else ""
            assert not foreign(answer.text, finished.text + listed), (name, false, answer.text)
            cut = answer.text != finished.text
            kept = answer.text.removeprefix("没有增加，而是减少了。")  # said before whatever a model words
            assert not cut or unwrapped(honest).startswith(kept), (name, false, answer.text)
            assert replace(answer, text="", conversation_id="") == replace(finished, text="", conversation_id="")
            counts = worder.counts.snapshot()
            assert counts.pop("cut", 0) == cut
            assert sum(counts.values()) == 1
            assert next(iter(counts)).startswith("fault:")
    model.close()
    assert asked >= 500, asked


def test_a_lie_behind_an_honest_sentence_is_not_said(library: Library, found: dict[str, Answer], endpoint: Endpoint) -> None:
    model = ChatModel(endpoint.settings(), Breaker(failures=10**6))
    for question, honest in kinds()[::4]:
        endpoint.script = says(honest + "\n", "此外另有88888件未统计，", "占37.2%[7]。")
        worder = Worder(model)
        answer = assistant_over(library, worder).ask(question)
        assert not foreign(answer.text, found[question].text + "3,874 0"), answer.text
        assert verify(answer, [question], library.text) == ()
        assert any(code.startswith("fault:") for code in worder.counts.snapshot())
    model.close()


@pytest.mark.parametrize(
    ("name", "script", "code"),
    [
        ("stalls", lambda asked: [Stall(30)], "model:timeout"),
        ("stalls in a number", lambda asked: ["示例市2023年收到申请38", Stall(30)], "model:timeout"),
        ("breaks off in a number", lambda asked: ["示例市2023年收到申请38", Break()], "model:"),
        ("a megabyte of digits", lambda asked: ["9" * 1_000_000], "model:too_much"),
        ("a megabyte in pieces", lambda asked: ["9" * 1000] * 1000, "fault:long"),
        ("a megabyte of comments", lambda asked: [Raw(b": " + b"x" * 1000 + b"\n\n", 1000)], "model:too_much"),
        ("invalid JSON", lambda asked: [Raw(b"data: {oops\n\n")], "model:stream"),
        ("no events at all", lambda asked: [Raw(b"<html></html>")], ""),
        ("always busy", lambda asked: [Status(429)], "model:status"),
        ("always broken", lambda asked: [Status(500)], "model:status"),
        ("refuses", lambda asked: [Status(401)], "model:status"),
        ("thinks for ever", lambda asked: ["<think>" + "想" * 3000], "fault:empty"),
    ],
)
def test_a_bad_endpoint_leaves_the_finished_answer_within_the_deadline(
    library: Library, found: dict[str, Answer], endpoint: Endpoint, name: str, script: Script, code: str
) -> None:
    model = ChatModel(endpoint.settings(seconds=1.0), Breaker(failures=10**6))
    question = HONEST[0][0]
    worder = Worder(model)
    assistant = assistant_over(library, worder)
    endpoint.script = says("LangChain is loaded by the first question.")
    assistant.ask(question)
    endpoint.script = script
    said: list[str] = []
    assert took(lambda: said.append(assistant.ask(question).text)) < 3, name
    assert said == [found[question].text]
    assert any(counted.startswith(code) for counted in worder.counts.snapshot())
    model.close()


def test_what_is_logged_holds_neither_the_question_nor_the_reply(
    library: Library, endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    model = ChatModel(endpoint.settings(), Breaker(failures=10**6))
    endpoint.script = says("机密词语88888件[1]。")
    with caplog.at_level("DEBUG"):
        assistant_over(library, Worder(model)).ask(HONEST[0][0])
    model.close()
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("wenbao")]
    assert any("fault:" in line for line in ours)
    assert not any("机密" in line or "示例市" in line for line in ours)
