"""The service over real HTTP: every route, both forms of an answer, and the shape of every error."""

from __future__ import annotations

import csv
import io
import json
import socket
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from assistant.service.accept import prefers
from assistant.service.application import serve
from assistant.service.chat import pieces
from ingest.errors import UsageError
from tests.assistant.served import (
    ASKED_DOWN,
    ASKED_FIGURE,
    ASKED_WRONG,
    BODY,
    COUNTED,
    TEXT,
    Service,
    running,
)

STREAM = {"Accept": "text/event-stream"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("home")) as service:
        yield service


@pytest.fixture
def client(service: Service) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=service.url, trust_env=False) as client:
        yield client


def is_problem(response: httpx.Response, status: int) -> str:
    """Asserts the shape of an error; gives its detail."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["x-content-type-options"] == "nosniff"
    body = response.json()
    assert {"type", "title", "status", "detail"} <= body.keys() <= {"type", "title", "status", "detail", "errors"}
    assert body["status"] == status
    return str(body["detail"])


# ------------------------------------------------------------------------------------------------------------- chat


def test_chat_answers_as_the_contract_says(client: httpx.Client) -> None:
    response = client.post("/chat", json={"question": ASKED_FIGURE})
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert set(answer) == {"answer", "language", "route", "figures", "citations", "warnings", "conversation_id"}
    assert answer["figures"][0]["value"] == 42
    assert answer["figures"][1]["value"] is None
    place = answer["citations"][0]["locator"]
    text = client.get(answer["citations"][0]["url"].partition("#")[0] + "/text").text
    assert text[place["start"] : place["end"]] == answer["citations"][0]["quote"] == COUNTED


def test_a_stream_is_the_same_answer(client: httpx.Client) -> None:
    plain = client.post("/chat", json={"question": ASKED_FIGURE}).json()
    response = client.post("/chat", json={"question": ASKED_FIGURE}, headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert "\r" not in response.text
    events = [dict(line.split(": ", 1) for line in block.split("\n")) for block in response.text.strip().split("\n\n")]
    assert [event["event"] for event in events] == ["token"] * (len(events) - 1) + ["answer"]
    assert len(events) > 2
    assert "".join(json.loads(event["data"])["text"] for event in events[:-1]) == plain["answer"]
    assert json.loads(events[-1]["data"]) == plain


@given(st.text(alphabet="共收到12,.[]件。，; \n7", max_size=60))
def test_pieces_join_up_and_never_cut_a_number(text: str) -> None:
    cut = list(pieces(text))
    assert "".join(cut) == text
    for left, right in pairwise(cut):
        assert not (left[-1].isdigit() or left[-1] == "[") or not right[0].isdigit()


def test_a_conversation_goes_on_under_the_clients_name(client: httpx.Client, service: Service) -> None:
    answer = client.post("/chat", json={"question": ASKED_FIGURE, "conversation_id": "my_own-7"}).json()
    assert answer["conversation_id"] == "my_own-7"
    assert service.assistant.asked[-1] == (ASKED_FIGURE, "my_own-7")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"{}",
        b'{"question": ""}',
        b'{"question": " \\n\\u3000"}',
        b'{"question": 7}',
        b'{"question": null}',
        b'{"question": ["a"]}',
        b'{"question": "\\ud800"}',
        json.dumps({"question": "问" * 2001}).encode(),
        b'{"question": "a", "conversation_id": ""}',
        b'{"question": "a", "conversation_id": "../x"}',
        b'{"question": "a", "conversation_id": 5}',
        json.dumps({"question": "a", "conversation_id": "x" * 65}).encode(),
        b'{"question": "a", "model": "b"}',
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_request_that_cannot_be_understood_is_422(client: httpx.Client, body: bytes, accept: str) -> None:
    headers = {"Content-Type": "application/json", "Accept": accept}
    response = client.post("/chat", content=body, headers=headers)
    assert is_problem(response, 422)
    assert response.json()["errors"][0]["place"].startswith("body")


def test_what_is_no_json_is_told_by_its_character(client: httpx.Client) -> None:
    response = client.post("/chat", content=b'{"question":', headers={"Content-Type": "application/json"})
    assert response.json()["errors"][0]["place"] == "body"
    assert "no JSON at character 12" in response.json()["detail"]


def test_two_thousand_characters_are_a_question(client: httpx.Client) -> None:
    assert client.post("/chat", json={"question": "𠮷" * 2000}).status_code == 200


def test_a_body_of_another_type_or_in_no_encoding(client: httpx.Client) -> None:
    is_problem(client.post("/chat", content=b'{"question": "a"}', headers={"Content-Type": "text/plain"}), 422)
    is_problem(client.post("/chat", content=b'{"question": "\xff"}', headers={"Content-Type": "application/json"}), 400)


def test_too_much_is_413_whether_its_length_is_told_or_not(client: httpx.Client) -> None:
    big = b'{"question": "' + b"a" * 70_000 + b'"}'
    headers = {"Content-Type": "application/json"}
    is_problem(client.post("/chat", content=big, headers=headers), 413)
    is_problem(client.post("/chat", content=iter([big[:40_000], big[40_000:]]), headers=headers), 413)


def test_a_store_that_is_away_is_503_and_tells_no_path(client: httpx.Client) -> None:
    for headers in ({}, STREAM):
        response = client.post("/chat", json={"question": ASKED_DOWN}, headers=headers)
        assert "/secret" not in is_problem(response, 503)
        assert int(response.headers["retry-after"]) > 0


def test_a_fault_of_ours_is_500_and_tells_nothing_of_it(client: httpx.Client) -> None:
    assert "fault of our own" not in is_problem(client.post("/chat", json={"question": ASKED_WRONG}), 500)


# -------------------------------------------------------------------------------------------------------- documents


def test_documents_and_their_text(client: httpx.Client) -> None:
    (one,) = client.get("/documents").json()["documents"]
    assert (one["file"], one["organisation"], one["year"], one["figures"]) == ("2023/yunxi.txt", BODY, 2023, 4)
    assert "/reports" not in json.dumps(one)
    detail = client.get(one["url"]).json()
    assert one.items() <= detail.items()
    assert [section["path"] for section in detail["outline"]][:2] == [[], ["一、总体情况"]]
    assert detail["problems"][0]["code"] == "unknown_row"
    text = client.get(one["text_url"])
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.text == TEXT


def test_a_browser_gets_the_viewer_and_a_program_gets_json(client: httpx.Client) -> None:
    (one,) = client.get("/documents").json()["documents"]
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    page = client.get(one["url"], headers=browser)
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["vary"].split(", ")[0] == "Accept"
    assert client.get(one["url"], headers={"Accept": "*/*"}).headers["content-type"] == "application/json"


def test_an_unknown_document_is_404(client: httpx.Client) -> None:
    for path in ("/documents/0", "/documents/0/text", "/documents/%00"):
        is_problem(client.get(path), 404)
        is_problem(client.get(path, headers={"Accept": "text/html"}), 404)


# ---------------------------------------------------------------------------------------------------------- figures


def test_figures_with_their_places(client: httpx.Client) -> None:
    page = client.get("/figures").json()
    assert page["next"] is None
    cell, below, blank, _, prose, earlier = page["figures"]
    assert cell == {
        "file": "2023/yunxi.txt", "organisation": BODY, "year": 2023, "form": "2021", "table": "applications",
        "row": ["一、本年新收政府信息公开申请数量"], "column": ["总计"], "indicator": "applications.received", "value": 42,
        "unit": "件", "state": "reported", "raw": "42", "page": None, "checks": {"held": 2, "failed": 0, "undecided": 0},
    }  # fmt: skip
    assert (below["value"], blank["value"], blank["state"], blank["raw"]) == (-3, None, "blank", "/")
    assert (prose["table"], prose["row"], prose["column"], prose["raw"]) == ("prose", ["申请"], [], COUNTED)
    assert (prose["year"], earlier["year"]) == (2023, 2022)


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 6, 7])
def test_pages_join_up(client: httpx.Client, limit: int) -> None:
    whole = client.get("/figures").json()["figures"]
    found: list[object] = []
    page = client.get("/figures", params={"limit": limit}).json()
    found += page["figures"]
    while page["next"]:
        assert len(page["figures"]) == limit
        page = client.get("/figures", params={"limit": limit, "after": page["next"]}).json()
        found += page["figures"]
    assert found == whole


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("organisation=云溪区政府", 6),
        ("organisation=云溪区人民政府", 6),
        ("organisation=雲溪區人民政府", 6),
        ("organisation=青禾市", 0),
        ("year=2023", 5),
        ("year=2022", 1),
        ("year=2021", 0),
        ("indicator=applications.received", 3),
        ("indicator=applications.received&indicator=applications.carried_in", 4),
        ("file=yunxi.txt", 6),
        ("file=2023/yunxi.txt&year=2022", 1),
        ("file=xi.txt", 0),
    ],
)
def test_filters(client: httpx.Client, query: str, count: int) -> None:
    assert len(client.get(f"/figures?{query}").json()["figures"]) == count


def test_csv_runs_nothing_and_keeps_numbers(client: httpx.Client) -> None:
    response = client.get("/figures?limit=4", headers={"Accept": "text/csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [row["value"] for row in rows] == ["42", "-3", "", "0.5"]
    assert [row["raw"] for row in rows] == ["42", "'-3", "/", "42"]
    assert rows[3]["row"] == "'=1+1"
    assert response.links["next"]["url"] == "/figures?limit=4&after=f4"
    assert len(client.get(response.links["next"]["url"]).json()["figures"]) == 2


@pytest.mark.parametrize("query", ["year=x", "limit=0", "limit=1001", "after=7", "after=f", "organization=a", "organisation="])
def test_a_filter_that_cannot_be_understood_is_422(client: httpx.Client, query: str) -> None:
    is_problem(client.get(f"/figures?{query}"), 422)


# ---------------------------------------------------------------------------------- pages, health, all that is not


def test_every_answer_carries_the_policy(client: httpx.Client) -> None:
    for path in ("/", "/widget.js", "/assets/page.css", "/documents", "/figures", "/healthz", "/nowhere"):
        headers = client.get(path).headers
        policy = dict(part.partition(" ")[::2] for part in headers["content-security-policy"].split("; "))
        assert policy == {
            "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "connect-src": "'self'",
            "img-src": "'self' data:", "base-uri": "'none'", "form-action": "'none'", "frame-ancestors": "'none'",
            "require-trusted-types-for": "'script'",
        }  # fmt: skip
        assert headers["x-content-type-options"] == "nosniff"


def test_pages_name_no_other_host(client: httpx.Client) -> None:
    for path in ("/", "/widget.js", "/assets/page.js", "/assets/document.js", "/assets/page.css"):
        text = client.get(path).text
        foreign = [part for part in text.split("http")[1:] if part.startswith((":", "s:")) and "w3.org" not in part[:20]]
        assert all(part.startswith(("://html.spec", "s://html.spec", ':"', 's:"')) for part in foreign)


def test_alive_ready_degraded(client: httpx.Client, service: Service) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "documents": 1, "lacking": []}
    service.lacking.append("the passage index cannot be used")
    try:
        response = client.get("/readyz")
    finally:
        service.lacking.clear()
    assert (response.status_code, response.json()["status"]) == (200, "degraded")


def test_a_store_that_cannot_be_read_is_not_ready(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        service.library.close()
        for file in tmp_path.rglob("*"):
            if file.is_file():
                file.write_bytes(b"no database" * 1000)
        assert str(tmp_path) not in is_problem(httpx.get(f"{service.url}/readyz", trust_env=False), 503)
        is_problem(httpx.get(f"{service.url}/figures", trust_env=False), 503)
        assert httpx.get(f"{service.url}/healthz", trust_env=False).status_code == 200


def test_what_is_not_there(client: httpx.Client) -> None:
    for path in ("/nowhere", "/redoc", "/docs/widget.js", "/assets/widget.js", "/assets/..%2Fanswer.py", "/documents/"):
        is_problem(client.get(path), 404)
    response = client.get("/chat")
    is_problem(response, 405)
    assert response.headers["allow"] == "POST"
    is_problem(client.post("/figures"), 405)


def test_the_description_names_every_route_of_the_contract(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert {
        "/", "/chat", "/docs", "/documents", "/documents/{document_id}", "/documents/{document_id}/text", "/figures",
        "/healthz", "/readyz", "/widget.js",
    } <= set(described["paths"])  # fmt: skip
    assert "conversation_id" in described["components"]["schemas"]["AnswerJson"]["properties"]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", ""])
def test_beyond_loopback_nothing_is_served(host: str) -> None:
    with pytest.raises(UsageError, match="loopback"):
        serve(FastAPI(), host, 0)


def test_a_taken_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(UsageError, match="free port"):
        serve(FastAPI(), "127.0.0.1", taken.getsockname()[1])


@given(st.text(max_size=40))
def test_an_accept_header_of_any_kind_is_read(header: str) -> None:
    assert prefers(header, "text/html") in {True, False}
    assert not prefers(header + ",text/html;q=0", "text/csv")
