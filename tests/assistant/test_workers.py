"""Several worker processes on one PostgreSQL store, over HTTP: whichever answers, it is one service.

A worker is chosen by holding the other one still (SIGSTOP) for the time of a request: the port is the same for both."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from eval.forge.full import full_report
from eval.forge.write import render
from eval.serving import begun
from ingest.embedding import Embedder, load_embedder, passage_text
from ingest.index.nearest import build_generation
from ingest.parsing import parse
from ingest.settings import StoreSettings
from ingest.store.api_keys import Scope, new_key
from ingest.store.keys import open_keys
from ingest.store.library import Library, open_library
from tests.assistant.conftest import BUREAUS
from tests.assistant.test_postgres import QUESTIONS
from tests.command_line import ROOT, wenbao, without_settings
from tests.postgres import TestServer

RATE = 60
UPLOADED = "青禾市云溪区人民政府2023年政府信息公开工作年度报告\n一、总体情况\n全年共收到政府信息公开申请42件。\n"


@dataclass
class Fleet:
    """A service of two workers."""

    supervisor: subprocess.Popen[str]
    log: Path
    url: str
    settings: StoreSettings
    asked: int = 0

    def workers(self) -> tuple[int, ...]:
        """The processes that answer, oldest first."""
        children = Path(f"/proc/{self.supervisor.pid}/task/{self.supervisor.pid}/children").read_text().split()
        return tuple(int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes())

    @contextmanager
    def only(self, worker: int) -> Iterator[None]:
        """Lets this worker alone answer."""
        others = [pid for pid in self.workers() if pid != worker]
        for pid in others:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in others:
                os.kill(pid, signal.SIGCONT)

    def key(self, scope: Scope = Scope.CHAT) -> tuple[str, dict[str, str]]:
        """A new key: its id, and the header that brings it; every worker believes in it when this returns."""
        with open_keys(self.settings, write=True) as ring:
            made = ring.create(new_key(scope))
        time.sleep(1.1)
        return made.key.id, {"Authorization": f"Bearer {made.text}"}

    def ask(self, question: str, headers: dict[str, str], conversation: str | None = None) -> dict[str, object]:
        """One answer, on a connection of its own."""
        sent = {"question": question} | ({} if conversation is None else {"conversation_id": conversation})
        response = httpx.post(f"{self.url}/chat", json=sent, headers=headers, timeout=60, trust_env=False)
        assert response.status_code == 200, response.text
        self.asked += 1
        told: dict[str, object] = response.json()
        return told

    def answered_by(self, last: int) -> list[int]:
        """Which processes answered the last questions; a line is written when its answer has left."""
        deadline = time.monotonic() + 10
        while True:
            lines = [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]
            found = [line["process"] for line in lines if line.get("route") == "/chat" and line["status"] == 200]
            if len(found) >= self.asked:
                return found[-last:]
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def ask_both(self, question: str, headers: dict[str, str]) -> list[dict[str, object]]:
        """The answers of as many askings as it takes until each worker has answered."""
        answers: list[dict[str, object]] = []
        while not answers or set(self.answered_by(len(answers))) != set(self.workers()):
            assert len(answers) < 50
            with ThreadPoolExecutor(4) as pool:
                answers += pool.map(lambda _: self.ask(question, headers), range(4))
        return answers


def put(library: Library, embedder: Embedder, name: str, data: bytes) -> None:
    """Stores a report as ingest does, in this process."""
    report = parse(name, data)
    texts = [passage_text(chunk.section, chunk.span.of(report.document.text)) for chunk in report.chunks]
    library.bind_model(embedder.fingerprint)
    library.commit(f"/reports/{name}", name, report, embedder.embed_passages(texts))


@contextmanager
def serving(settings: StoreSettings) -> Iterator[Fleet]:
    """`wenbao serve --workers 2`, ended by SIGTERM."""
    environment = without_settings()
    environment |= {
        "PYTHONPATH": str(ROOT),
        "WENBAO_DATABASE_URL": settings.database_url or "",
        "WENBAO_RATE_LIMIT": f"{RATE}/minute",
    }
    with (
        tempfile.NamedTemporaryFile("w+", suffix=".log") as log,
        begun(settings.home, "--workers", "2", environ=environment, log=log) as (supervisor, url),
    ):
        yield Fleet(supervisor, Path(log.name), url, settings)


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, postgres: TestServer) -> StoreSettings:
    """A store with two years of a city and three bureaus, and a key, so that doors are closed."""
    settings = StoreSettings(tmp_path_factory.mktemp("workers"), database_url=postgres.database())
    embedder = load_embedder(settings)
    with open_library(settings, write=True) as library:
        for year in (2022, 2023):
            put(library, embedder, f"示例市{year}年.docx", render(full_report(seed=year, year=year), "docx"))
        for name, prose in BUREAUS.items():
            text = f"{name}2023年政府信息公开工作年度报告\n一、总体情况\n{prose}\n"
            put(library, embedder, f"{name}2023年.txt", text.encode())
        library.keys.create(new_key(Scope.CHAT))
        build_generation(library, settings)
    return settings


@pytest.fixture(scope="module")
def fleet(stores: StoreSettings) -> Iterator[Fleet]:
    with serving(stores) as fleet:
        _, headers = fleet.key()
        for worker in until(fleet, 2):
            with fleet.only(worker):
                fleet.ask(QUESTIONS[0], headers)
        yield fleet
    assert fleet.supervisor.returncode == 0


def until(fleet: Fleet, workers: int, without: Sequence[int] = ()) -> tuple[int, ...]:
    """The workers, once there are so many, none of them one of `without`."""
    deadline = time.monotonic() + 30
    while len(found := fleet.workers()) != workers or set(found) & set(without):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found


def settled(holds: Callable[[], bool]) -> None:
    """Waits until it holds: at once, but where a machine is so busy that renewing what is known of the store takes long."""
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline


def told(answer: dict[str, object]) -> dict[str, object]:
    """What must be the same whoever answers: all but the conversation's id."""
    return {name: value for name, value in answer.items() if name != "conversation_id"}


def test_both_workers_give_the_same_answers_to_the_last_character(fleet: Fleet) -> None:
    _, headers = fleet.key()
    given = []
    for worker in fleet.workers():
        with fleet.only(worker):
            given.append([told(fleet.ask(question, headers)) for question in QUESTIONS for _ in range(2)])
    assert set(fleet.answered_by(4 * len(QUESTIONS))) == set(fleet.workers())
    assert given[0] == given[1]
    assert given[0][::2] == given[0][1::2]
    assert {answer["route"] for answer in given[0]} == {"figures", "passages", "refuse"}


def test_a_conversation_goes_on_in_another_process(fleet: Fleet) -> None:
    _, headers = fleet.key()
    first, second = fleet.workers()
    with fleet.only(first):
        began = fleet.ask("丙水县民政局2023年收到申请多少件？", headers)
    conversation = str(began["conversation_id"])
    for worker, question, number in ((second, "那审计局呢？", 6), (first, "公开指南更新了几次？", 2)):
        with fleet.only(worker):
            answer = fleet.ask(question, headers, conversation)
        assert [figure["value"] for figure in answer["figures"]][:1] == [number]  # type: ignore[attr-defined]  # an answer read as plain JSON
        assert "审计局" in str(answer["answer"])
    assert sorted(fleet.answered_by(3)) == sorted([first, second, first])


def test_a_revoked_key_opens_nothing_in_any_process_a_second_later(fleet: Fleet) -> None:
    key, headers = fleet.key()
    for worker in fleet.workers():
        with fleet.only(worker):
            fleet.ask(QUESTIONS[0], headers)
    with open_keys(fleet.settings, write=True) as ring:
        assert ring.revoke(key)
    time.sleep(1.0)
    for worker in fleet.workers():
        with fleet.only(worker):
            assert httpx.get(f"{fleet.url}/documents", headers=headers, trust_env=False).status_code == 401


def test_a_rate_holds_over_all_processes(fleet: Fleet) -> None:
    _, headers = fleet.key()
    statuses = []
    for worker in fleet.workers():
        with fleet.only(worker):
            statuses += [
                httpx.get(f"{fleet.url}/v1/models", headers=headers, trust_env=False).status_code for _ in range(RATE // 2 + 3)
            ]
    assert statuses == [200] * RATE + [429] * 6


def test_what_one_process_takes_in_and_out_the_other_answers_by(fleet: Fleet) -> None:
    _, headers = fleet.key(Scope.INGEST)
    files = {"files": ("云溪区.txt", UPLOADED.encode(), "text/plain")}
    taken = httpx.post(f"{fleet.url}/documents", files=files, headers=headers, timeout=90, trust_env=False).json()
    (document,) = taken["documents"]
    assert document["status"] == "added"
    question = "云溪区2023年收到多少件申请？"
    settled(lambda: all("42件" in str(answer["answer"]) for answer in fleet.ask_both(question, headers)))
    gone = httpx.delete(f"{fleet.url}/documents/{document['document_id']}", headers=headers, timeout=60, trust_env=False)
    assert gone.status_code == 204
    settled(lambda: {answer["route"] for answer in fleet.ask_both(question, headers)} == {"refuse"})


def test_while_another_process_writes_questions_go_on_and_an_upload_is_told_who_it_is(fleet: Fleet, tmp_path: Path) -> None:
    _, headers = fleet.key(Scope.INGEST)
    elsewhere = StoreSettings(tmp_path, database_url=fleet.settings.database_url)  # another machine's home
    with open_library(elsewhere, write=True) as library:
        assert fleet.ask(QUESTIONS[0], headers)["route"] == "figures"
        document = library.documents()[0].id
        refused = httpx.delete(f"{fleet.url}/documents/{document}", headers=headers, timeout=30, trust_env=False)
    assert refused.status_code == 503
    assert int(refused.headers["retry-after"]) > 0
    assert f"process {os.getpid()} on " in refused.json()["detail"]
    assert str(tmp_path) not in refused.text


def test_counts_are_of_all_processes(fleet: Fleet) -> None:
    _, headers = fleet.key()

    def counted() -> float:
        page = httpx.get(f"{fleet.url}/metrics", headers=headers, trust_env=False).text
        name = 'wenbao_requests_total{method="GET",route="/v1/models",status="200"} '
        return sum(float(line.removeprefix(name)) for line in page.splitlines() if line.startswith(name))

    before = counted()
    for worker in fleet.workers():
        with fleet.only(worker):
            assert httpx.get(f"{fleet.url}/v1/models", headers=headers, trust_env=False).status_code == 200
    deadline = time.monotonic() + 10
    while counted() < before + 2:  # a request is counted when its answer has left
        assert time.monotonic() < deadline
    for worker in fleet.workers():
        with fleet.only(worker):
            assert counted() == before + 2


def test_the_index_is_built_anew_when_told_to_by_who_may(fleet: Fleet) -> None:
    _, admin = fleet.key(Scope.ADMIN)
    _, other = fleet.key(Scope.INGEST)

    def generation() -> float:
        page = httpx.get(f"{fleet.url}/metrics", headers=admin, trust_env=False).text
        return next(float(line.split()[1]) for line in page.splitlines() if line.startswith("wenbao_index_generation "))

    before = generation()
    assert httpx.post(f"{fleet.url}/staff/index", headers=other, trust_env=False).status_code == 403
    begun = httpx.post(f"{fleet.url}/staff/index", headers=admin, trust_env=False)
    assert (begun.status_code, begun.json()) == (202, {"state": "building"})
    deadline = time.monotonic() + 60
    while generation() <= before:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert fleet.ask(QUESTIONS[4], other)["route"] == "passages"


def test_a_killed_worker_is_replaced_and_answers_go_on_meanwhile(fleet: Fleet) -> None:
    _, headers = fleet.key()
    before = told(fleet.ask(QUESTIONS[1], headers))
    first, second = fleet.workers()
    os.kill(first, signal.SIGKILL)
    assert told(fleet.ask(QUESTIONS[1], headers)) == before
    (fresh,) = set(until(fleet, 2, without=[first])) - {second}
    with fleet.only(fresh):
        assert told(fleet.ask(QUESTIONS[1], headers)) == before


def test_workers_end_with_their_supervisor_however_it_ended(stores: StoreSettings, tmp_path: Path) -> None:
    with serving(StoreSettings(tmp_path, database_url=stores.database_url)) as fleet:
        workers = until(fleet, 2)
        assert httpx.get(f"{fleet.url}/healthz", timeout=60, trust_env=False).status_code == 200
        fleet.supervisor.kill()
        deadline = time.monotonic() + 20
        while any(Path(f"/proc/{pid}").exists() for pid in workers):
            assert time.monotonic() < deadline
            time.sleep(0.1)
        with pytest.raises(httpx.ConnectError):
            httpx.get(f"{fleet.url}/healthz", trust_env=False)


def test_a_home_with_a_file_of_its_own_is_served_by_one_process(tmp_path: Path) -> None:
    refused = wenbao("serve", "--workers", "2", "--port", "0", "--home", str(tmp_path))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "expected 1" in refused.stderr
    assert "WENBAO_DATABASE_URL" in refused.stderr
