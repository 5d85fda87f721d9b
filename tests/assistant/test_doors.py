"""Who may come in where, over real HTTP: every operation of `/openapi.json` with every kind of key, and the table itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from assistant.service.doors import DOORS, Door, door_for
from assistant.service.openapi import operations
from ingest.store.api_keys import Scope, new_key
from tests.assistant.served import ASKED_FIGURE, Service, running

SITE = "https://www.example.gov.cn"
HIDDEN = {"/assets/{name}", "/docs/{name}", "/openapi.json", "/mcp"}
"""What is served and not described."""
NARROWER = {Scope.INGEST: Scope.CHAT, Scope.ADMIN: Scope.INGEST}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service with keys, so that what reads needs one too."""
    with running(tmp_path_factory.mktemp("home")) as service:
        service.key(Scope.CHAT)
        yield service


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def closed_operations(url: str) -> list[tuple[Door, str]]:
    """Every operation that needs a key, with an address to call."""
    examples = {"{document_id}": "0" * 32, "{page}": "1", "{name}": "wenbao", "{correction}": "1"}
    found = []
    for door in DOORS:
        if door.needs is not None:
            path = door.path
            for name, example in examples.items():
                path = path.replace(name, example)
            found.append((door, url + path))
    assert len(found) >= 10
    assert not [address for _, address in found if "{" in address], "tell here how an address of this path is made"
    return found


def call(door: Door, address: str, headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.request(door.method, address, headers=headers, trust_env=False)


def test_every_operation_has_a_door_and_every_door_leads_somewhere(service: Service) -> None:
    description = httpx.get(f"{service.url}/openapi.json", trust_env=False).json()
    described = {(method.upper(), path) for path, method, _ in operations(description)}
    assert {(door.method, door.path) for door in DOORS if door.path not in HIDDEN} == described
    for path, method, operation in operations(description):
        door = door_for(path, method.upper())
        assert door is not None
        assert ("security" in operation) is (door.needs is not None)


def test_without_a_key_every_closed_operation_is_401(service: Service) -> None:
    for door, address in closed_operations(service.url):
        for headers in ({}, {"Authorization": ""}, {"Authorization": "Bearer"}, {"Authorization": "Basic d2I6d2I="}):
            response = call(door, address, headers)
            assert (response.status_code, response.headers["www-authenticate"]) == (401, "Bearer"), door
            assert response.headers["content-type"] == "application/problem+json"


def test_a_wrong_revoked_or_expired_key_is_401_everywhere(service: Service) -> None:
    revoked = service.library.keys.create(new_key(Scope.ADMIN))
    assert service.library.keys.revoke(revoked.key.id)
    expired = service.library.keys.create(new_key(Scope.ADMIN, days=1, now=datetime.now(UTC) - timedelta(days=2)))
    wrong = new_key(Scope.ADMIN).text
    for door, address in closed_operations(service.url):
        for key in (revoked.text, expired.text, wrong, revoked.key.digest, "x" * 5000, service.first):
            response = call(door, address, bearer(key))
            assert response.status_code == 401, door
            assert response.headers["www-authenticate"] == 'Bearer error="invalid_token"'
            assert key not in response.text


def test_a_narrower_key_is_403_everywhere(service: Service) -> None:
    narrower = {scope: service.key(less) for scope, less in NARROWER.items()}
    publishable = service.key(Scope.CHAT, SITE)
    tried = 0
    for door, address in closed_operations(service.url):
        assert door.needs is not None
        if door.needs in narrower:
            response = call(door, address, bearer(narrower[door.needs]))
            assert response.status_code == 403, door
            assert f'scope="{door.needs.value}"' in response.headers["www-authenticate"]
            tried += 1
        assert call(door, address, bearer(publishable) | {"Origin": "https://elsewhere.example"}).status_code == 403, door
        assert call(door, address, bearer(publishable)).status_code == 403, door
    assert tried >= 2


def test_a_key_of_the_scope_or_a_wider_one_opens(service: Service) -> None:
    keys = {scope: service.key(scope) for scope in Scope}
    for door, address in closed_operations(service.url):
        for scope, key in keys.items():
            assert door.needs is not None
            if scope.covers(door.needs):
                assert call(door, address, bearer(key)).status_code not in (401, 403), door
    for scheme in ("bearer", "BEARER"):
        assert (
            httpx.get(f"{service.url}/documents", headers={"Authorization": f"{scheme}  {keys[Scope.CHAT]}"}).status_code == 200
        )


def test_what_is_open_stays_open(service: Service) -> None:
    for path in ("/", "/widget.js", "/assets/page.js", "/docs", "/docs/docs.js", "/openapi.json", "/healthz", "/readyz"):
        for headers in ({}, bearer("wbk_wrong")):
            assert httpx.get(service.url + path, headers=headers, trust_env=False).status_code == 200, path


def test_a_browser_gets_the_viewers_page_without_a_key_and_nothing_of_the_report(service: Service) -> None:
    (one,) = httpx.get(f"{service.url}/documents", headers=bearer(service.key(Scope.CHAT))).json()["documents"]
    page = httpx.get(service.url + one["url"], headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert not any(told in page.text for told in (one["title"], one["file"], one["organisation"], one["document_id"]))
    assert httpx.get(service.url + one["text_url"], headers={"Accept": "text/html"}).status_code == 401


# ----------------------------------------------------------------------------------------------- before any key was made


def test_while_no_key_was_made_reading_is_open_here_whatever_is_sent_and_writing_is_not(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        for door, address in closed_operations(service.url):
            for headers in ({}, bearer("wbk_wrong"), {"Authorization": "Basic d2I6d2I="}):
                assert (call(door, address, headers).status_code == 401) is door.always, door
            assert call(door, address, bearer(service.first)).status_code not in (401, 403), door


def test_the_first_key_ends_with_the_first_that_is_made_and_revoking_opens_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        made = service.library.keys.create(new_key(Scope.CHAT))
        assert httpx.get(f"{service.url}/documents").status_code == 401
        assert httpx.post(f"{service.url}/documents", headers=bearer(service.first)).status_code == 401
        assert httpx.get(f"{service.url}/documents", headers=bearer(made.text)).status_code == 200
        service.library.keys.revoke(made.key.id)
        assert httpx.get(f"{service.url}/documents", headers=bearer(made.text)).status_code == 401
        assert httpx.get(f"{service.url}/documents").status_code == 401


# ------------------------------------------------------------------------------------------------------ what has no door


def test_a_path_without_a_door_is_404_and_a_method_without_one_405(service: Service) -> None:
    for path in ("/nowhere", "/documents/a/b", "//chat", "/chat/", "/documents/%2e%2e/chat", "/assets/..%2Fx"):
        assert httpx.get(service.url + path, trust_env=False).status_code == 404, path
    for method, path, allow in (("GET", "/chat", "POST"), ("PUT", "/documents", "GET, POST"), ("TRACE", "/", "GET")):
        response = httpx.request(method, service.url + path, trust_env=False)
        assert (response.status_code, response.headers["allow"]) == (405, allow)
        assert response.headers["content-type"] == "application/problem+json"


# ------------------------------------------------------------------------------------------------- pages of other origins


def test_a_publishable_key_asks_from_its_own_origins_and_from_the_services_own_pages(service: Service) -> None:
    key, question = service.key(Scope.CHAT, SITE, "http://127.0.0.1:9"), {"question": ASKED_FIGURE}
    host = service.url.removeprefix("http://")
    for headers in (
        {"Origin": SITE},
        {"Origin": "http://127.0.0.1:9"},
        {"Origin": f"http://{host}"},
        {"Sec-Fetch-Site": "same-origin"},
    ):
        assert httpx.post(f"{service.url}/chat", json=question, headers=bearer(key) | headers).status_code == 200, headers
    for headers in (
        {"Origin": "null"},
        {"Origin": SITE + ".evil.example"},
        {"Origin": SITE + ":8443"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        assert httpx.post(f"{service.url}/chat", json=question, headers=bearer(key) | headers).status_code == 403, headers


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (SITE, True),
        ("https://portal.example.gov.cn", True),
        ("http://www.example.gov.cn", False),
        ("https://www.example.gov.cn:8443", False),
        ("https://www.example.gov.cn.evil.example", False),
        ("https://example.gov.cn", False),
        ("https://evilwww.example.gov.cn", False),
        ("https://revoked.example.gov.cn", False),
        ("null", False),
        ("", False),
        ("*", False),
        ("file://", False),
    ],
)
def test_pages_of_which_origins_may_read_the_answers(
    tmp_path_factory: pytest.TempPathFactory, origin: str, allowed: bool
) -> None:
    from assistant.service.settings import ServiceSettings

    settings = ServiceSettings.from_environment({"WENBAO_ORIGINS": "https://portal.example.gov.cn/"})
    with running(tmp_path_factory.mktemp("home"), settings) as service:
        key = service.key(Scope.CHAT, SITE)
        gone = service.library.keys.create(new_key(Scope.CHAT, origins=["https://revoked.example.gov.cn"]))
        service.library.keys.revoke(gone.key.id)
        asking = {"Origin": origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        preflight = httpx.options(f"{service.url}/chat", headers=asking)
        answer = httpx.post(f"{service.url}/chat", json={"question": ASKED_FIGURE}, headers={"Origin": origin} | bearer(key))
        refused = httpx.post(
            f"{service.url}/chat", content=b"x" * 70_000, headers={"Origin": origin} | bearer(service.key(Scope.CHAT))
        )
        assert preflight.status_code == (204 if allowed else 403)
        assert refused.status_code == 413
        for response in (preflight, answer, refused):
            assert response.headers.get("access-control-allow-origin") == (origin if allowed else None)
            assert "access-control-allow-credentials" not in response.headers
            assert "Origin" in response.headers["vary"]
        if allowed:
            assert "authorization" in preflight.headers["access-control-allow-headers"].lower()
        writing = httpx.options(f"{service.url}/documents", headers=asking)
        assert "access-control-allow-origin" not in writing.headers


def test_no_key_reaches_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    caplog.set_level("DEBUG")
    with running(tmp_path) as service:
        keys = [service.key(scope) for scope in Scope]
        for key in (*keys, new_key(Scope.CHAT).text, service.first):
            for path, method in (("/documents", "GET"), ("/chat", "POST"), ("/documents", "POST"), ("/nowhere", "GET")):
                httpx.request(method, service.url + path, headers=bearer(key), trust_env=False)
            keys.append(key)
    shown = capsys.readouterr()
    written = "\n".join([caplog.text, shown.out, shown.err, repr(service.library.keys)])
    assert not [key for key in keys if key in written or key[4:] in written]
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or not any(key.encode() in file.read_bytes() for key in keys)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example:8000", "192.0.2.7", "[2001:db8::1]:80", "127.0.0.1.evil.example"]
)
def test_a_page_whose_name_was_bound_to_this_machine_gets_nothing_while_no_key_was_made(host: str, tmp_path: Path) -> None:
    with running(tmp_path) as service:
        for path in ("/documents", "/figures", "/staff"):
            response = httpx.get(service.url + path, headers={"Host": host})
            assert (response.status_code, response.headers["content-type"]) == (421, "application/problem+json")
        assert httpx.post(f"{service.url}/chat", json={"question": ASKED_FIGURE}, headers={"Host": host}).status_code == 421
        assert httpx.get(f"{service.url}/documents", headers={"Host": "localhost:1"}).status_code == 200
        key = service.key(Scope.CHAT)
        assert httpx.get(f"{service.url}/documents", headers={"Host": host} | bearer(key)).status_code == 200
