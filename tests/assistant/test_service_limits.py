"""How much one caller may ask, whose address counts, and what happens when too many ask at once, over real HTTP."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer
from assistant.service.callers import address_of, rate_network
from assistant.service.limits import WAITING_EACH, Rates
from assistant.service.settings import ServiceSettings
from ingest.errors import UsageError
from ingest.settings import StoreSettings
from ingest.store.api_keys import Scope
from ingest.store.library import open_library
from tests.assistant.served import ASKED_FIGURE, FixedAssistant, report, running, serving

QUESTION = {"question": ASKED_FIGURE}


def settings(**variables: str) -> ServiceSettings:
    return ServiceSettings.from_environment({f"WENBAO_{name}": value for name, value in variables.items()})


def test_there_is_no_limit_here_unless_one_is_set(tmp_path: Path) -> None:
    with running(tmp_path) as service, httpx.Client(base_url=service.url, trust_env=False) as client:
        assert {client.get("/documents").status_code for _ in range(200)} == {200}


def test_past_the_limit_a_caller_is_told_when_to_come_again(tmp_path: Path) -> None:
    with running(tmp_path, settings(RATE_LIMIT="3/minute")) as service, httpx.Client(base_url=service.url) as client:
        assert [client.post("/chat", json=QUESTION).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        refused = client.get("/documents")
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert 0 < int(refused.headers["retry-after"]) <= 60
        assert {client.get(path).status_code for path in ("/", "/widget.js", "/healthz", "/readyz") for _ in range(3)} == {200}


def test_who_changes_the_forwarded_address_is_one_caller_all_the_same(tmp_path: Path) -> None:
    with running(tmp_path, settings(RATE_LIMIT="20/minute")) as service, httpx.Client(base_url=service.url) as client:
        told = [client.get("/documents", headers={"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(100)]
        assert told.count(200) == 20


def test_behind_a_trusted_proxy_every_visitor_has_a_rate_of_their_own_and_needs_a_key(tmp_path: Path) -> None:
    given_settings = settings(RATE_LIMIT="2/minute", TRUSTED_PROXIES="127.0.0.0/8")
    with running(tmp_path, given_settings) as service, httpx.Client(base_url=service.url) as client:
        assert client.get("/documents", headers={"X-Forwarded-For": "198.51.100.1"}).status_code == 401
        site = "https://www.example.gov.cn"
        headers = {"Authorization": f"Bearer {service.key(Scope.CHAT, site)}", "Origin": site}
        for visitor in ("198.51.100.2", "6.6.6.6, 198.51.100.3", "2001:db8::1"):
            sent = headers | {"X-Forwarded-For": visitor}
            assert [client.get("/documents", headers=sent).status_code for _ in range(3)] == [200, 200, 429]
        neighbour = headers | {"X-Forwarded-For": "2001:db8::2"}
        assert client.get("/documents", headers=neighbour).status_code == 429


def test_a_secret_keys_rate_is_the_keys_wherever_it_is_used_from(tmp_path: Path) -> None:
    given_settings = settings(RATE_LIMIT="2/minute", TRUSTED_PROXIES="127.0.0.1")
    with running(tmp_path, given_settings) as service, httpx.Client(base_url=service.url) as client:
        headers = {"Authorization": f"Bearer {service.key(Scope.CHAT)}"}
        told = [client.get("/documents", headers=headers | {"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(3)]
        assert told == [200, 200, 429]
        assert client.get("/documents", headers={"Authorization": f"Bearer {service.key(Scope.CHAT)}"}).status_code == 200


def test_who_tries_keys_is_limited_too(tmp_path: Path) -> None:
    with running(tmp_path, settings(RATE_LIMIT="2/minute")) as service, httpx.Client(base_url=service.url) as client:
        service.key(Scope.CHAT)
        told = [client.get("/documents", headers={"Authorization": f"Bearer wbk_{n}"}).status_code for n in range(3)]
        assert told == [401, 401, 429]


@pytest.mark.parametrize("text", ["often", "0/minute", "5", "5/fortnight", "-1/second", "5/minute;x"])
def test_a_rate_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="WENBAO_RATE_LIMIT"):
        Rates(text)


@pytest.mark.parametrize(
    ("name", "value"),
    [("TRUSTED_PROXIES", "proxy.example"), ("CONCURRENCY", "0"), ("CONCURRENCY", "x"), ("ORIGINS", "*"), ("ORIGINS", "a.example"),
     ("FRAME_ANCESTORS", "https://a.example/path"), ("ORIGINS", "https://*.example")],
)  # fmt: skip
def test_a_setting_that_cannot_be_read_is_told_by_name(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"WENBAO_{name}"):
        settings(**{name: value})


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=20))
def test_any_forwarded_header_and_any_peer_give_an_address(forwarded: list[str], peer: str) -> None:
    proxies = settings(TRUSTED_PROXIES="127.0.0.1, 10.0.0.0/8").trusted_proxies
    assert address_of(peer, forwarded, ()) == peer
    assert rate_network(address_of("10.0.0.1", forwarded, proxies))


class HeldAssistant(FixedAssistant):
    """Answers once it is let."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]  # what was given is handed on
        self.let, self.working, self.most = threading.Event(), 0, 0
        self._lock = threading.Lock()

    def ask(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Answer:
        with self._lock:
            self.working += 1
            self.most = max(self.most, self.working)
        self.let.wait(20)
        with self._lock:
            self.working -= 1
        return super().ask(question, conversation_id)


@contextmanager
def held(home: Path, concurrency: int) -> Iterator[tuple[str, HeldAssistant]]:
    """A service whose answers wait until they are let."""
    import numpy

    with open_library(StoreSettings(home), write=True) as library:
        library.commit("/r/yunxi.txt", "yunxi.txt", report(), numpy.zeros((0, 0), dtype=numpy.float32))
        assistant = HeldAssistant(library)
        try:
            with serving(assistant, library, settings=settings(CONCURRENCY=str(concurrency))) as url:
                yield url, assistant
        finally:
            assistant.let.set()


def test_too_many_questions_at_once_are_told_at_once_and_the_others_are_answered(tmp_path: Path) -> None:
    room = 2 * (1 + WAITING_EACH)
    with held(tmp_path, concurrency=2) as (url, assistant), ThreadPoolExecutor(room + 6) as pool:
        asked = [pool.submit(httpx.post, f"{url}/chat", json=QUESTION, timeout=30, trust_env=False) for _ in range(room + 6)]
        ends = as_completed(asked, timeout=15)
        busy = [next(ends).result() for _ in range(6)]
        assert [response.status_code for response in busy] == [503] * 6
        assert all(int(response.headers["retry-after"]) > 0 for response in busy)
        assert assistant.most == 2
        # what costs no answer goes on meanwhile
        assert httpx.get(f"{url}/documents", trust_env=False, timeout=5).status_code == 200
        assert httpx.get(f"{url}/readyz", trust_env=False, timeout=5).status_code == 200
        assistant.let.set()
        answered = [future.result(30).status_code for future in asked]
        assert sorted(answered) == [200] * room + [503] * 6
        assert assistant.most == 2
        assert httpx.post(f"{url}/chat", json=QUESTION, trust_env=False).status_code == 200
