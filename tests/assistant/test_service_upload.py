"""Reports sent in and taken out over real HTTP: read by real workers into a real store, whatever is sent."""

from __future__ import annotations

import hashlib
import json
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.open import OpenAssistant
from assistant.service.ingest_json import IngestedJson, OutcomeJson, ingested_json
from assistant.service.intake import Intake, plain_name
from assistant.service.originals import Originals
from assistant.service.upload_types import ACCEPTED, contradiction
from eval.forge.write import write_samples
from ingest.errors import UsageError
from ingest.pipeline import ingest_paths
from ingest.settings import StoreSettings
from ingest.store.api_keys import Scope
from ingest.store.library import open_library
from ingest.workers.limits import Limits
from tests.assistant.served import ASKED_FIGURE, FIRST, Service, running, serving
from tests.ingest.first_axis import FirstAxisEmbedder

KEY = {"Authorization": f"Bearer {FIRST.text}"}
STREAM = {"Accept": "text/event-stream"}
SENTENCE = "全年收到政府信息公开申请7件。"
REPORT = f"示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n{SENTENCE}\n".encode()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("home")) as service:
        yield service


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


def part(name: str | None, data: bytes = REPORT, kind: str = "text/plain") -> tuple[str, tuple[str | None, bytes, str]]:
    return ("files", (name, data, kind))


def send(
    service: Service, *files: tuple[str, tuple[str | None, bytes, str]], headers: dict[str, str] | None = None
) -> httpx.Response:
    return httpx.post(f"{service.url}/documents", files=list(files), headers=KEY | (headers or {}), timeout=240, trust_env=False)


def sent(response: httpx.Response) -> list[OutcomeJson]:
    assert response.status_code == 200, response.text
    told: IngestedJson = response.json()
    return told["documents"]


def documents(service: Service) -> dict[str, str]:
    found = httpx.get(f"{service.url}/documents", trust_env=False).json()["documents"]
    return {one["file"]: one["document_id"] for one in found}


# ------------------------------------------------------------------------------------------------------ what comes in


def test_uploads_are_read_as_ingest_reads_files(service: Service, samples: Path, tmp_path: Path) -> None:
    paths = sorted([*samples.glob("*.md"), *samples.glob("*.html")])
    told = sent(send(service, *(part(path.name, path.read_bytes(), "application/octet-stream") for path in paths)))
    with open_library(StoreSettings(tmp_path / "home"), write=True) as library:
        expected = ingested_json(ingest_paths(paths, library, StoreSettings(tmp_path / "home"), FirstAxisEmbedder, jobs=1), 0)
    known = {path.name for path in paths}
    assert [one | {"document_id": None} for one in told] == [one | {"document_id": None} for one in expected["documents"]]
    assert {one["status"] for one in told} == {"added"}
    assert {one["file"]: one["document_id"] for one in told}.items() <= documents(service).items()
    assert known <= documents(service).keys()
    for one in told:
        assert service.library.text(str(one["document_id"]))


def test_the_same_file_is_unchanged_and_another_under_its_name_replaces_it(service: Service) -> None:
    (first,) = sent(send(service, part("年报.txt")))
    (again,) = sent(send(service, part("年报.txt")))
    (other,) = sent(send(service, part("年报.txt", REPORT + "二、其他\n无。\n".encode())))
    assert (first["status"], again["status"], other["status"]) == ("added", "unchanged", "replaced")
    assert first["document_id"] == again["document_id"] != other["document_id"]
    assert documents(service)["年报.txt"] == other["document_id"]


def test_an_upload_is_known_by_its_uploader_too(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        keys = [service.key(Scope.INGEST), service.key(Scope.ADMIN)]
        ids = set()
        for key in keys:
            (one,) = sent(send(service, part("年报.txt"), headers={"Authorization": f"Bearer {key}"}))
            assert one["status"] == "added"
            ids.add(one["document_id"])
        assert len(ids) == 2


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("../../../etc/cron.d/x.txt", "x.txt"),
        ("..\\..\\windows\\y.txt", "y.txt"),
        ("/etc/passwd", "passwd"),
        ("%2e%2e%2fz.txt", "%2e%2e%2fz.txt"),
        ("a\u202egpj.txt", "agpj.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("=cmd|' C calc'!A0.txt", "=cmd|' C calc'!A0.txt"),
        ("CON.txt", "CON.txt"),
    ],
)
def test_a_name_is_never_a_path(service: Service, given: str, known: str, tmp_path: Path) -> None:
    (one,) = sent(send(service, part(given)))
    assert (one["file"], one["status"]) == (known, "added")
    record = service.library.document(str(one["document_id"]))
    assert record is not None
    assert record.path == f"upload:first/{known}"


@pytest.mark.parametrize("name", ["", "..", "/", "a/", "\u200b", "x" * 201])
def test_a_file_without_a_name_is_told(service: Service, name: str) -> None:
    before = documents(service)
    response = send(service, part(name))
    assert response.status_code == 422
    assert documents(service) == before


def test_one_bad_file_stops_no_other(service: Service) -> None:
    told = sent(
        send(
            service,
            part("damaged.docx", b"PK\x03\x04 cut short", "application/octet-stream"),
            part("good.txt", REPORT + b"good"),
            part("empty.txt", b""),
            part("good.txt"),
            part("wrong.pdf", REPORT, "application/pdf"),
        )
    )
    assert [(one["file"], one["status"]) for one in told] == [
        ("damaged.docx", "failed"), ("good.txt", "added"), ("empty.txt", "failed"), ("good.txt", "failed"), ("wrong.pdf", "failed"),
    ]  # fmt: skip
    assert all(one["error"] for one in told if one["status"] == "failed")
    assert "holds text" in str(told[4]["error"])


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.pdf", REPORT, "application/pdf"),
        ("a.txt", b"%PDF-1.7\n", "text/plain"),
        ("a.html", b"PK\x03\x04", "text/html"),
        ("a.exe", b"MZ\x90\x00" + bytes(300), "application/x-msdownload"),
        ("a.exe", b"MZ\x90\x00" + bytes(300), "application/octet-stream"),
        ("a.xlsx", b"PK\x03\x04" + bytes(300), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.txt", b"MZ\x90\x00" + bytes(range(256)), "text/plain"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "application/zip"),
        ("a.rar", b"Rar!\x1a\x07\x00" + bytes(50), "application/octet-stream"),
        ("a.svg", b"<svg onload='x'/>", "image/svg+xml"),
    ],
)
def test_what_is_no_report_by_its_type_or_its_bytes_is_415(service: Service, name: str, data: bytes, kind: str) -> None:
    before = documents(service)
    response = send(service, part(name, data, kind))
    assert (response.status_code, response.headers["content-type"]) == (415, "application/problem+json")
    assert name in response.json()["detail"]
    assert documents(service) == before


def test_bytes_that_nothing_is_known_of_are_read_and_fail_by_themselves(service: Service) -> None:
    (one,) = sent(send(service, part("a", bytes(range(128, 256)), "application/octet-stream")))
    assert (one["status"], one["document_id"]) == ("failed", None)


def test_every_accepted_type_takes_what_it_names() -> None:
    heads = {
        "a PDF": b"%PDF-1.4",
        "text": b"<html>",
        "zipped parts": b"PK\x03\x04",
        "a picture": b"\xff\xd8\xff",
        "RTF": b"{\\rtf1",
    }
    for kind, held in ACCEPTED.items():
        assert any(contradiction(f"{kind}; charset=utf-8", heads[one]) is None for one in held if one in heads), kind


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"x", {}, 415),
        (b"", {"Content-Type": "multipart/form-data"}, 400),
        (b"", {"Content-Type": "multipart/form-data; boundary=x"}, 422),
        (b"--x--\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 422),
        (b"--y\r\n\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 400),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
            {"Content-Type": "multipart/form-data; boundary=x"},
            422,
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n',
            {"Content-Type": "multipart/form-data; boundary=x; charset=klingon"},
            422,
        ),
        (
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\xff\r\n--x--\r\n',
            {"Content-Type": "multipart/form-data; boundary=x"},
            422,
        ),
    ],
)
def test_a_body_that_cannot_be_understood(service: Service, content: bytes, headers: dict[str, str], status: int) -> None:
    response = httpx.post(f"{service.url}/documents", content=content, headers=KEY | headers, trust_env=False)
    assert (response.status_code, response.headers["content-type"]) == (status, "application/problem+json")


def test_more_files_than_are_taken_at_once_are_refused(service: Service) -> None:
    response = send(service, *(part(f"{n}.txt") for n in range(101)))
    assert (response.status_code, response.headers["content-type"]) == (400, "application/problem+json")


def test_a_file_that_is_too_large_is_413_and_beside_others_it_alone_fails(tmp_path: Path) -> None:
    with running(tmp_path / "home", limits=Limits(file=10_000)) as service:
        large = part("large.txt", REPORT * 200)
        response = send(service, large)
        assert (response.status_code, response.headers["content-type"]) == (413, "application/problem+json")
        told = sent(send(service, large, part("small.txt")))
        assert [one["status"] for one in told] == ["failed", "added"]


def test_nothing_is_left_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with running(tmp_path / "home") as service:
        send(service, part("a.txt"), part("b.pdf", REPORT, "application/pdf"))
        send(service, part(""))
        send(service, part("c.txt", bytes(range(256)) * 20_000))
        assert service.intake.settled(60)
        assert not [path.name for path in scratch.iterdir() if path.name.startswith("wenbao-upload")]


# -------------------------------------------------------------------------------------------------------- progress


def events(response: httpx.Response) -> list[tuple[str, dict[str, object]]]:
    blocks = [dict(line.split(": ", 1) for line in block.split("\n")) for block in response.text.strip().split("\n\n")]
    return [(block["event"], json.loads(block["data"])) for block in blocks]


def test_progress_is_told_for_each_file_and_ends_with_the_whole(service: Service) -> None:
    files = [part(f"progress-{n}.txt", REPORT + str(n).encode()) for n in range(3)]
    response = send(service, *files, part("not.pdf", REPORT, "application/pdf"), headers=STREAM)
    assert response.headers["content-type"].startswith("text/event-stream")
    told = events(response)
    names = [f"progress-{n}.txt" for n in range(3)]
    assert [data["file"] for name, data in told if name == "reading"] == names
    assert [(data["file"], data["status"]) for name, data in told if name == "document"] == [
        ("not.pdf", "failed"), *((name, "added") for name in names),
    ]  # fmt: skip
    assert told[-1][0] == "done"
    assert [one["file"] for one in told[-1][1]["documents"]] == [*names, "not.pdf"]  # type: ignore[attr-defined]  # JSON
    for name in names:
        begun = next(n for n, (event, data) in enumerate(told) if event == "reading" and data["file"] == name)
        done = next(n for n, (event, data) in enumerate(told) if event == "document" and data["file"] == name)
        assert begun < done


def test_questions_are_answered_while_reports_are_read(service: Service, samples: Path) -> None:
    files = [part(f"busy-{n}.txt", REPORT + str(n).encode()) for n in range(40)]
    files += [part(path.name, path.read_bytes(), "") for path in samples.glob("*2018*.docx")]
    reading = threading.Thread(target=send, args=(service, *files))
    reading.start()
    seconds = []
    while reading.is_alive():
        began = time.perf_counter()
        assert httpx.post(f"{service.url}/chat", json={"question": ASKED_FIGURE}, trust_env=False, timeout=30).status_code == 200
        seconds.append(time.perf_counter() - began)
        time.sleep(0.05)
    reading.join()
    assert len(seconds) >= 5
    assert sorted(seconds)[len(seconds) // 2] < 0.5


# ---------------------------------------------------------------------------------------------------- what goes out


def test_a_report_that_was_taken_out_is_nowhere(service: Service) -> None:
    (one,) = sent(send(service, part("gone.txt", REPORT + "此件将被删除。".encode())))
    address = f"{service.url}/documents/{one['document_id']}"
    assert any(row["file"] == "gone.txt" for row in httpx.get(f"{service.url}/figures?file=gone.txt").json()["figures"])
    assert httpx.delete(address, headers=KEY).status_code == 204
    assert httpx.delete(address, headers=KEY).status_code == 404
    assert httpx.get(address).status_code == 404
    assert httpx.get(f"{address}/text").status_code == 404
    assert "gone.txt" not in documents(service)
    assert not any(row["file"] == "gone.txt" for row in httpx.get(f"{service.url}/figures?file=gone.txt").json()["figures"])


class LightAssistant(OpenAssistant):
    """The assistant as it is served, with an embedder that loads no model."""

    def embedder(self) -> FirstAxisEmbedder:
        return FirstAxisEmbedder()


def test_nothing_of_a_report_that_was_taken_out_is_left_in_the_home(tmp_path: Path) -> None:
    """Not in the store's free pages or its log, not in an older passage index or the word index, and its file is gone."""
    secret, kept = "丁香花开满山坡的旧档案", "留下来的另一份"
    settings, originals = StoreSettings(tmp_path), Originals(tmp_path)
    with open_library(settings, write=True) as library:
        opened = LightAssistant(library, settings)
        intake = Intake(library, opened.embedder, opened.renew, originals, jobs=1)
        service_key = {"Authorization": f"Bearer {FIRST.text}"}
        try:
            with serving(opened.assistant, library, intake=intake) as url:
                for name, phrase in (("kept.txt", kept), ("gone.txt", secret)):
                    data = REPORT + f"二、存在的主要问题\n{phrase}。\n".encode()
                    told = sent(httpx.post(f"{url}/documents", files=[part(name, data)], headers=service_key, timeout=240))
                    assert intake.settled(120)
                assert len(opened.retriever().search(secret, None, 5)) > 0
                assert holding(tmp_path, secret)
                assert httpx.delete(f"{url}/documents/{told[0]['document_id']}", headers=service_key).status_code == 204
                assert not [found for found in opened.retriever().search(secret, None, 50) if secret in found.text]
                assert intake.settled(120)
                assert not [found for found in opened.retriever().search(secret, None, 50) if secret in found.text]
                assert opened.lacking() == ()
                assert holding(tmp_path, secret) == []
                assert holding(tmp_path, kept)
                assert originals.bytes_of(str(hashlib.sha256(data).hexdigest()), "") is None
        finally:
            intake.close()
            opened.close()


def holding(home: Path, text: str) -> list[str]:
    """The files of a home that hold a text in any of the ways it is written."""
    ways = (text.encode(), text.encode("utf-16-le"), json.dumps(text)[1:-1].encode())
    files = [path for path in home.rglob("*") if path.is_file()]
    return [str(path.relative_to(home)) for path in files if any(way in path.read_bytes() for way in ways)]


# ------------------------------------------------------------------------------------------------- names by themselves


def test_names_are_plain() -> None:
    assert plain_name("报告/2023/年报.docx") == "年报.docx"
    with pytest.raises(UsageError, match="name"):
        plain_name(" . ")
