"""The whole program on PostgreSQL: the commands, the service while the server goes and comes back, answers as on SQLite."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from assistant.answer import AnswerJson
from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from assistant.service.figure_json import FigureQuery, figure_page
from eval.serving import CommandError, run_wenbao, serving
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.ingest.first_axis import FirstAxisEmbedder
from tests.postgres import TestServer

QUESTIONS = (
    "示例市人民政府2023年新收政府信息公开申请多少件？",
    "示例市2023年比2022年的申请多多少？",
    "丙水县审计局2023年公开指南更新了几次？",
    "丙水县各局2023年收到申请最多的是哪个？",
    "丙水县民政局2023年在哪里公开信息？",
    "戊山县民政局2023年收到申请多少件？",
)


def test_answers_on_both_stores_are_the_same(full_library: Library, tmp_path: Path, postgres: TestServer) -> None:
    reports = Path(full_library.documents()[0].path).parent
    settings = StoreSettings(tmp_path, database_url=postgres.database())
    with open_library(settings, write=True) as library:
        outcomes = ingest_paths([reports], library, settings, FirstAxisEmbedder)
        assert {outcome.status for outcome in outcomes} == {"added"}
        assert {outcome.status for outcome in ingest_paths([reports], library, settings, FirstAxisEmbedder)} == {"unchanged"}
        assert [figure.figure for figure in library.figures()] == [figure.figure for figure in full_library.figures()]

        def asked(store: Library) -> list[AnswerJson]:
            assistant = Assistant(store, lambda: HybridRetriever(store, None))
            return [assistant.ask(question, "c").to_json() for question in QUESTIONS]

        here, there = asked(library), asked(full_library)
        assert here == there
        assert {answer["route"] for answer in here} >= {"figures", "passages", "refuse"}
        assert [turn.question for turn in library.turns("c")] == list(QUESTIONS)


def test_the_commands_work_on_a_server_that_goes_and_comes_back(
    full_library: Library, tmp_path: Path, postgres: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.database().replace("postgres:@", "postgres:an-idle-word@")
    monkeypatch.setenv("WENBAO_DATABASE_URL", url)
    reports = Path(full_library.documents()[0].path).parent
    home = ("--home", str(tmp_path / "home"))
    with pytest.raises(CommandError, match="run `wenbao ingest"):
        run_wenbao("figures", *home)
    assert len(json.loads(run_wenbao("ingest", *home, str(reports), "--json"))["documents"]) == len(full_library.documents())
    told = json.loads(run_wenbao("figures", *home, "--json"))["figures"]
    assert told == figure_page(full_library, FigureQuery())["figures"]
    assert run_wenbao("ask", *home, QUESTIONS[0])
    assert run_wenbao("audit", *home, accepted=(0, 1))
    assert not (tmp_path / "home/wenbao.db").exists()

    with serving(tmp_path / "home") as address:

        def asked() -> tuple[int, str, object]:
            """A question's status, media type and text."""
            body = json.dumps({"question": QUESTIONS[0]}).encode()
            request = urllib.request.Request(f"{address}/chat", body, {"Content-Type": "application/json"})
            try:
                with urllib.request.urlopen(request, timeout=30) as answer:
                    return answer.status, answer.headers.get_content_type(), json.load(answer)["answer"]
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.headers.get_content_type(), json.load(error)["detail"]

        before = asked()
        assert before[0] == 200
        postgres.stop()
        try:
            for _ in range(3):
                assert asked() == (503, "application/problem+json", "the stores cannot be reached; try again")
        finally:
            postgres.start()
        assert asked() == before
        another = ("--home", str(tmp_path / "another"))  # a second machine's
        taken = json.loads(run_wenbao("ingest", *another, str(reports), "--json"))["documents"]
        assert {document["status"] for document in taken} == {"unchanged"}
        with open_library(StoreSettings(tmp_path / "third", url), write=True):
            with pytest.raises(CommandError, match="is being written by process") as refused:
                run_wenbao("ingest", *another, str(reports))
            assert asked() == before
        assert "idle-word" not in str(refused.value)
