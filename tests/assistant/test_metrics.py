"""What the service tells of itself: counts for Prometheus and a log line a request, neither with a word of a question."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from assistant.open import OpenAssistant
from assistant.passages.keeping import Keeper
from assistant.service.log import JsonLines
from ingest.errors import IndexUnavailable
from ingest.index.generation import current_generation
from ingest.settings import StoreSettings
from ingest.store.api_keys import Scope
from ingest.store.library import open_library
from tests.assistant.served import ASKED_DOWN, ASKED_FIGURE, Service, running
from tests.command_line import python
from tests.ingest.first_axis import FirstAxisEmbedder


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    with running(tmp_path) as served:
        yield served


def counts(service: Service, key: str | None = None) -> dict[tuple[str, ...], float]:
    """Every sample of the page: its name and its labels' values."""
    page = httpx.get(f"{service.url}/metrics", headers={"Authorization": f"Bearer {key}"} if key else {})
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/plain")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(page.text)
        for sample in family.samples
        if not sample.name.endswith(("_bucket", "_created"))
    }


def test_requests_answers_and_uploads_are_counted(service: Service) -> None:
    for question, accept in ((ASKED_FIGURE, "application/json"), (ASKED_FIGURE, "text/event-stream"), (ASKED_DOWN, "*/*")):
        httpx.post(f"{service.url}/chat", json={"question": question}, headers={"Accept": accept})
    upload = {"Authorization": f"Bearer {service.first}"}
    httpx.post(f"{service.url}/documents", files={"a": ("a.txt", b"")}, headers=upload, timeout=60)
    assert httpx.get(f"{service.url}/秘密/{ASKED_FIGURE}").status_code == 404
    assert httpx.request("PROPFIND", f"{service.url}/chat").status_code == 405
    found = counts(service)
    assert found["wenbao_requests_total", "POST", "/chat", "200"] == 2
    assert found["wenbao_requests_total", "POST", "/chat", "503"] == 1
    assert found["wenbao_requests_total", "GET", "none", "404"] == 1
    assert found["wenbao_requests_total", "other", "none", "405"] == 1
    assert found["wenbao_request_seconds_count", "/chat"] == 3
    assert found["wenbao_answers_total", "figures"] == found["wenbao_answer_seconds_count", "figures"] == 2
    assert (found["wenbao_documents",], found["wenbao_degraded",], found["wenbao_index_generation",]) == (1, 0, 0)
    assert sum(value for name, value in found.items() if name[0] == "wenbao_ingested_total") == 1
    service.lacking.append("the passage index")
    assert counts(service)["wenbao_degraded",] == 1


def test_no_question_is_in_a_label_or_in_the_log(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "wenbao.access")
    key = service.key(Scope.CHAT)
    httpx.post(f"{service.url}/chat", json={"question": ASKED_FIGURE}, headers={"Authorization": f"Bearer {key}"})
    httpx.get(f"{service.url}/documents/{ASKED_FIGURE}?q={ASKED_FIGURE}")
    counts(service, key)
    lines = [JsonLines().format(record) for record in caplog.records if record.name == "wenbao.access"]
    told = {one["route"]: one for one in map(json.loads, lines)}  # a line is written after its answer is sent: in any order
    assert [(route, told[route]["method"], told[route]["status"]) for route in ("/chat", "/documents/{document_id}")] == [
        ("/chat", "POST", 200),
        ("/documents/{document_id}", "GET", 401),
    ]
    assert all(one["ms"] >= 0 for one in told.values())
    assert all("\n" not in line for line in lines)
    page = httpx.get(f"{service.url}/metrics", headers={"Authorization": f"Bearer {key}"}).text
    assert told["/chat"]["key"] in [one.id for one in service.library.keys.keys().all]
    assert told["/documents/{document_id}"]["key"] is None
    for text in (*lines, page):
        assert ASKED_FIGURE not in text
        assert key not in text


TRACED = """
import sys
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
import httpx
from pathlib import Path
from assistant.service.settings import ServiceSettings
from tests.assistant.served import ASKED_FIGURE, running
kept = InMemorySpanExporter()
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(kept))
trace.set_tracer_provider(provider)
settings = ServiceSettings.from_environment({"WENBAO_TELEMETRY": sys.argv[2]} if sys.argv[2] else {})
with running(Path(sys.argv[1]), settings) as service:
    httpx.post(f"{service.url}/chat", json={"question": ASKED_FIGURE}, trust_env=False).raise_for_status()
for span in kept.get_finished_spans():
    print(span.to_json(indent=None))
"""


@pytest.mark.parametrize("switch", ["", "off", "on"])
def test_open_telemetry_is_told_only_when_asked_to_and_never_a_question(tmp_path: Path, switch: str) -> None:
    done = python("-c", TRACED, str(tmp_path), switch)
    assert done.returncode == 0, done.stderr
    spans = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(span["name"], span["attributes"]["http.response.status_code"]) for span in spans] == (
        [("POST /chat", 200)] if switch == "on" else []
    )
    assert ASKED_FIGURE not in done.stdout


def test_an_index_that_is_gone_is_built_anew_and_said_to_be_lacking_until_then(sample_home: Path, tmp_path: Path) -> None:
    settings = StoreSettings(tmp_path)
    with open_library(StoreSettings(sample_home)) as library:
        library.copy_to(tmp_path / "wenbao.db")
    with open_library(settings, write=True) as library:
        opened = OpenAssistant(library, settings)
        assert (opened.mend(), opened.lacking(), opened.mend()) == (True, (), False)
        opened.close()
    with open_library(settings) as library:  # a reader can build none, and says so
        (tmp_path / "index" / "CURRENT").unlink()
        opened = OpenAssistant(library, settings)
        assert opened.mend() is False
        assert "no passage index" in opened.lacking()[0]
        opened.close()


def test_an_index_that_another_process_has_open_is_no_reason_to_build(sample_home: Path, tmp_path: Path) -> None:
    """Two processes on one home would otherwise build one after the other for ever; it is used as soon as its holder ends."""
    settings = StoreSettings(tmp_path)
    with open_library(StoreSettings(sample_home)) as library:
        library.copy_to(tmp_path / "wenbao.db")
    with open_library(settings, write=True) as library:
        first, second = OpenAssistant(library, settings), OpenAssistant(library, settings)
        first._embedder = second._embedder = FirstAxisEmbedder()  # whose vectors the samples' store holds
        assert first.mend() is True
        first.retriever()
        second.retriever()
        for _ in range(2):
            assert (first.mend(), second.mend()) == (False, False)
        assert (first.lacking(), "WENBAO_CHROMA_URL" in second.lacking()[0]) == ((), True)
        assert current_generation(tmp_path / "index") == tmp_path / "index" / "gen-1"
        first.close()
        assert (second.mend(), second.lacking()) == (False, ())
        second.close()


def test_what_cannot_be_mended_is_tried_ever_more_rarely() -> None:
    tried, enough = [], threading.Event()

    def mend() -> bool:
        tried.append(1)
        enough.set()
        raise IndexUnavailable("no room")

    keeper = Keeper(mend, every=0.02, longest=60)
    assert enough.wait(5)
    threading.Event().wait(0.3)  # at 0, 0.04, 0.12, 0.28: fewer than the 15 of every 0.02
    keeper.close()
    assert 2 <= len(tried) <= 5
