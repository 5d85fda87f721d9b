"""Conduct when it gets tight: too many askers, a stop with streams open, a full disk.

Short and on this machine; `eval/stress.py` does the same longer, and says how fast."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import ANY

import httpx
import pytest

from assistant.answer import Answer
from assistant.service.settings import ServiceSettings
from eval.forge.write import write_samples
from eval.servers import chroma_run
from ingest.embedding import load_embedder
from ingest.index.check import SelfQueries, damage, self_queries
from ingest.rebuilding import rebuild
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.assistant.served import ASKED_FIGURE, FixedAssistant, running, serving
from tests.command_line import ROOT, wenbao, wenbao_here, without_settings


@dataclass
class SlowAssistant(FixedAssistant):
    """Takes its time, as a large question does."""

    def ask(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Answer:
        time.sleep(0.2)
        return super().ask(question, conversation_id, earlier=earlier)


def test_what_is_too_much_is_refused_at_once_and_soon_all_is_well(tmp_path: Path) -> None:
    """Two turns and a line; forty ask at once. Nobody waits for a refusal, and no answer is lost or wrong."""
    with (
        running(tmp_path) as service,
        serving(SlowAssistant(service.library), service.library, settings=ServiceSettings(concurrency=2)) as url,
    ):

        def ask(_: int) -> tuple[int, float, str | None]:
            began = time.monotonic()
            response = httpx.post(f"{url}/chat", json={"question": ASKED_FIGURE}, timeout=30)
            return response.status_code, time.monotonic() - began, response.headers.get("Retry-After")

        with ThreadPoolExecutor(40) as askers:
            told = list(askers.map(ask, range(40)))
        assert {status for status, _, _ in told} == {200, 503}
        refused = [(seconds, retry) for status, seconds, retry in told if status == 503]
        assert all(retry is not None and int(retry) > 0 for _, retry in refused)
        assert sorted(seconds for seconds, _ in refused)[len(refused) // 2] < 2  # one process holds askers and service
        assert httpx.post(f"{url}/chat", json={"question": ASKED_FIGURE}, timeout=5).status_code == 200


@contextmanager
def served(home: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`wenbao serve` in a process of its own, and its address."""
    environment = without_settings() | settings
    process = subprocess.Popen(
        [sys.executable, "-m", "eval.command", "serve", "--port", "0", "--home", str(home)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield process, process.stdout.readline().split()[-1].rstrip("/")
    finally:
        process.kill()
        process.communicate()


def test_a_stop_ends_open_requests_and_frees_the_home(sample_home: Path, tmp_path: Path) -> None:
    """SIGTERM while one asks over and over and another sends no end of a request."""
    with open_library(StoreSettings(sample_home)) as library:
        library.copy_to(tmp_path / "wenbao.db")
    with served(tmp_path) as (process, url):
        host, _, port = url.removeprefix("http://").partition(":")
        stopped = threading.Event()
        answered: list[int] = []

        def ask() -> None:
            while not stopped.is_set():
                try:
                    response = httpx.post(
                        f"{url}/chat",
                        json={"question": "文登区2023年收到多少件申请？"},
                        headers={"Accept": "text/event-stream"},
                        timeout=60,
                    )
                except httpx.TransportError:
                    return
                assert "event: answer" in response.text  # whole, or not begun
                answered.append(response.status_code)

        asker = threading.Thread(target=ask)
        asker.start()
        with socket.create_connection((host, int(port))) as hanging:
            hanging.sendall(
                b"POST /chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"
            )
            while len(answered) < 3:
                assert asker.is_alive(), "the asker got no answer"
                time.sleep(0.05)
            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            process.wait(15)
        stopped.set()
        asker.join(10)
        assert time.monotonic() - began < 15
        assert set(answered) == {200}
    with open_library(StoreSettings(tmp_path), write=True) as library:
        assert library.faults() == ()


def test_a_chroma_server_that_is_killed_costs_no_answer_and_is_used_again(sample_home: Path, tmp_path: Path) -> None:
    """While it is away the same answers are given, and `/readyz` says what is lacking; nobody has to do anything when it is back."""
    questions = ("文登区2023年收到多少件申请？", "文登区2023年有哪些问题和改进措施？")
    home = tmp_path / "home"
    home.mkdir()
    with open_library(StoreSettings(sample_home)) as library:
        library.copy_to(home / "wenbao.db")
    with chroma_run() as chroma:
        settings = StoreSettings(home, chroma_url=chroma.url)
        with open_library(settings, write=True) as library:
            rebuild(library, settings, lambda: load_embedder(settings))
        with served(home, WENBAO_CHROMA_URL=chroma.url) as (_, url):

            def answers() -> list[str]:
                return [httpx.post(f"{url}/chat", json={"question": one}, timeout=30).json()["answer"] for one in questions]

            def until(state: str) -> list[str]:
                for _ in range(300):
                    told = httpx.get(f"{url}/readyz", timeout=30).json()
                    if told["status"] == state:
                        return list(told["lacking"])
                    time.sleep(0.2)
                pytest.fail(f"/readyz never says {state}")

            until("ready")
            before = answers()
            chroma.stop(signal.SIGKILL)
            assert answers() == before
            assert "Chroma server" in until("degraded")[0]
            chroma.start()
            assert until("ready") == []
            assert answers() == before
            chroma.empty()
            with open_library(settings) as library:
                for _ in range(300):
                    assert answers() == before
                    if damage(library, settings) is None:
                        break
                    time.sleep(0.2)
                assert self_queries(library, settings) == SelfQueries(ANY, ANY, 0, ANY, ANY, in_use=False)
            assert until("ready") == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes; only root can make one."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("a small file system cannot be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_nothing_is_half_there(small_disk: Path, tmp_path: Path) -> None:
    """What is stored stays and is answered; with room again the same command does the rest."""
    write_samples(tmp_path / "reports")
    first, second = sorted(tmp_path.glob("reports/*.html")), sorted(tmp_path.glob("reports/*.md"))
    home, ballast = small_disk / "home", small_disk / "ballast"
    assert wenbao_here("ingest", *map(str, first), home=home).returncode == 0
    ballast.write_bytes(bytes(shutil.disk_usage(small_disk).free - 150_000))
    full = wenbao("ingest", *map(str, second), home=home)
    assert (full.returncode, "Traceback" in full.stderr, "full" in full.stderr) == (1, False, True)
    with open_library(StoreSettings(home)) as library:
        assert (library.document_count(), library.faults()) == (len(first), ())
    ballast.unlink()
    assert wenbao_here("ingest", *map(str, second), home=home).returncode == 0
    with open_library(StoreSettings(home)) as library:
        assert (library.document_count(), library.faults()) == (len(first) + len(second), ())
