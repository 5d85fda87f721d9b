"""The passage index on a Chroma server that goes away, hangs, is emptied, or dies of what it holds: right hits, said, and healed."""

from __future__ import annotations

import dataclasses
import http.server
import json
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.servers import ChromaRun, chroma_run
from ingest.errors import IndexUnavailable, UsageError
from ingest.index.http import ChromaCalls, CutOff, NotThere
from ingest.index.nearest import PassageIndex, build_generation, place_of
from ingest.index.server import GRACE, State
from ingest.settings import ChromaServer, StoreSettings, chroma_server
from ingest.store.library import Library, open_library
from tests.ingest.numbered import PASSAGES, REPORTS, NumberedEmbedder, add, assert_right
from tests.postgres import TestServer


@pytest.fixture(scope="module")
def own() -> Iterator[ChromaRun]:
    """A server that these tests may stop."""
    with chroma_run() as server:
        yield server


@pytest.fixture
def settings(own: ChromaRun, numbered_home: Path, tmp_path: Path) -> StoreSettings:
    """A store with its index on that server."""
    shutil.copytree(numbered_home, tmp_path / "home")
    found = StoreSettings(tmp_path / "home", chroma_url=own.url)
    with open_library(found, write=True) as library:
        build_generation(library, found)
    return found


def state(library: Library) -> State:
    return State.from_json(library.index_state())


def names_on(server: ChromaRun) -> set[str]:
    """The collections that the server holds."""
    calls = ChromaCalls(chroma_server(server.url))
    found = calls._asked("GET", "/api/v2/tenants/default_tenant/databases/default_database/collections")
    calls.close()
    assert isinstance(found, list)
    return {str(one["name"]) for one in found}


# ------------------------------------------------------------------------------------------------------- gone and back


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_server_that_is_stopped_costs_no_answer_and_is_used_again(
    how: signal.Signals, own: ChromaRun, index: PassageIndex, library: Library
) -> None:
    before = index.generation
    own.stop(how)
    assert_right(index, library)
    assert (index.state, "cannot be reached" in (index.fault or "")) == ("degraded", True)
    assert index.follow() is False
    with pytest.raises(IndexUnavailable, match="cannot be reached"):
        index.refresh()
    own.start()
    assert index.follow() is True
    assert (index.state, index.generation) == ("ready", before)
    assert_right(index, library)


def test_a_search_finds_by_itself_that_the_server_is_back(
    own: ChromaRun, index: PassageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.index.nearest._AGAIN_SECONDS", 0.0)
    own.stop()
    assert len(index.search("1")) == 10
    assert index.state == "degraded"
    own.start()
    time.sleep(0.01)
    assert len(index.search("1")) == 10
    assert index.state == "ready"


def test_a_server_that_hangs_is_not_waited_for_twice(
    own: ChromaRun, index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.index.http.SOON", 0.5)
    own.paused(True)
    try:
        began = time.monotonic()
        assert len(index.search("1")) == 10
        waited = time.monotonic() - began
        assert (index.state, "did not answer" in (index.fault or "")) == ("degraded", True)
        began = time.monotonic()
        assert_right(index, library)
        assert time.monotonic() - began < 6 * max(1.0, waited)  # six searches, of which none waits
    finally:
        own.paused(False)
    assert index.follow() is True


def test_an_emptied_server_is_noticed_without_a_question_and_filled_again(
    own: ChromaRun, index: PassageIndex, library: Library
) -> None:
    own.empty()
    assert index.follow() is False
    assert (index.state, "was emptied, or is another" in (index.fault or "")) == ("degraded", True)
    assert_right(index, library)
    built = index.refresh()
    assert built is not None
    assert (index.state, index.generation, built.passages) == ("ready", built.name, REPORTS * PASSAGES)
    assert names_on(own) == {built.name}
    assert_right(index, library)


def test_another_collection_of_the_same_name_is_not_believed(own: ChromaRun, index: PassageIndex, library: Library) -> None:
    calls, name = ChromaCalls(chroma_server(own.url)), index.generation or ""
    calls.delete(name)
    calls.create(name, {"space": "cosine"}, {"model": NumberedEmbedder.fingerprint})
    calls.close()
    index.follow()
    assert "is another" in (index.fault or "")
    assert_right(index, library)


def test_a_server_that_dies_of_a_collection_is_not_asked_for_it_again_and_another_is_built(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def die(*_: object, **__: object) -> None:
        asked.append(1)
        raise CutOff("the server ended while it was asked")

    monkeypatch.setattr(ChromaCalls, "query", die)
    for _ in range(6):
        assert len(index.search("1")) == 10
        index.follow()
    assert len(asked) == 3
    assert "is damaged" in (index.fault or "")
    monkeypatch.undo()
    damaged = state(library).current
    index.refresh()
    assert index.state == "ready"
    assert damaged is not None
    assert index.generation != damaged.name


# ------------------------------------------------------------------------------------------------- switched in SQL


def test_processes_on_other_machines_take_up_the_new_generation(own: ChromaRun, postgres: TestServer, tmp_path: Path) -> None:
    """Two homes with one PostgreSQL and one Chroma server: a reader that is open uses what the writer built by its next search."""
    url = postgres.database()
    here, there = (StoreSettings(tmp_path / name, url, own.url) for name in ("here", "there"))
    with open_library(here, write=True) as writer:
        writer.bind_model(NumberedEmbedder.fingerprint)
        add(writer, 1)
        first = build_generation(writer, here).name
        with open_library(there) as reader:
            index = PassageIndex.open(reader, there, NumberedEmbedder())
            assert (index.generation, index.refresh()) == (first, None)
            add(writer, 2)
            second = build_generation(writer, here).name
            assert_right(index, reader)
            assert (index.generation, index.state, first != second) == (second, "ready", True)
            assert {first, second} <= names_on(own)  # others may still be asking the first
            index.close()


def test_a_collection_that_was_left_goes_after_a_while(
    own: ChromaRun, index: PassageIndex, library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = index.generation
    add(library, 100)
    index.refresh()
    place = place_of(library, settings)
    assert (place.litter(), first in names_on(own)) == (False, True)
    later = time.time() + GRACE + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert place.litter()
    place.remove_old()
    place.close()
    assert first not in names_on(own)
    assert index.generation in names_on(own)
    assert [made.name for made in state(library).made] == [index.generation]


def test_what_a_killed_build_left_is_removed(
    own: ChromaRun, index: PassageIndex, library: Library, settings: StoreSettings
) -> None:
    """Killed between naming a collection and switching to it: the name is known, whether or not it was made."""
    calls = ChromaCalls(chroma_server(own.url))
    calls.create("wenbao-9-half", {"space": "cosine"}, {"model": "half"})
    calls.close()
    told = json.loads(library.index_state() or "")
    told["made"] += [{"name": "wenbao-8-never", "left": None}, {"name": "wenbao-9-half", "left": None}]
    library.note_index(json.dumps(told))
    assert index.state == "ready"
    build_generation(library, settings)
    assert "wenbao-9-half" not in names_on(own)
    assert {made.name for made in state(library).made} & {"wenbao-8-never", "wenbao-9-half"} == set()


def test_a_copy_of_the_store_has_an_index_of_its_own(
    own: ChromaRun, index: PassageIndex, library: Library, tmp_path: Path
) -> None:
    """What stands in a backup names no collection, so that the copy and the first never remove each other's."""
    (tmp_path / "copy").mkdir()
    library.copy_to(tmp_path / "copy" / "wenbao.db")
    copied = StoreSettings(tmp_path / "copy", chroma_url=own.url)
    with open_library(copied, write=True) as copy:
        assert copy.index_state() is None
        made = build_generation(copy, copied)
        assert {made.name, index.generation} <= names_on(own)


# ------------------------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    "url",
    ["http://8.8.8.8:8000", "http://[2001:4860:4860::8888]:8000", "http://169.254.169.254", "http://0.0.0.0:8000",
     "http://[::ffff:8.8.8.8]:1", "https://127.0.0.1:8000", "http://a:b@127.0.0.1:8000", "http://127.0.0.1:8000/api?x=1", "127.0.0.1:8000",
     "http://127.0.0.1:99999", "http://", "file:///etc"],
)  # fmt: skip
def test_only_a_server_on_this_machine_or_a_private_network_is_taken(url: str) -> None:
    with pytest.raises(UsageError, match="WENBAO_CHROMA_URL") as told:
        StoreSettings.from_environment({"WENBAO_HOME": "x", "WENBAO_CHROMA_URL": url})
    assert "expected one like http://127.0.0.1:8000" in str(told.value)
    assert "a:b" not in str(told.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000", "http://10.1.2.3", "http://[::1]:8000/", "http://chroma:8000"])
def test_near_servers_are_taken(url: str) -> None:
    assert StoreSettings.from_environment({"WENBAO_HOME": "x", "WENBAO_CHROMA_URL": url}).chroma_url == url


def test_a_name_that_leads_to_a_public_address_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", 8000))])
    monkeypatch.setattr("http.client.HTTPConnection.connect", lambda *_: pytest.fail("connected"))
    calls = ChromaCalls(ChromaServer("chroma.example", 8000))
    with pytest.raises(IndexUnavailable, match=r"chroma\.example, which is 93\.184\.216\.34 now"):
        calls.look("one")


class OtherService(http.server.BaseHTTPRequestHandler):
    """Answers, but is no Chroma."""

    told = b"<html>"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.told)))
        self.end_headers()
        self.wfile.write(self.told)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.mark.parametrize("told", [b"<html>", b"[]", b"{}", b'{"id": 7, "ids": 3}', b'{"ids": [["x"]], "distances": [[0]]}'])
def test_what_is_no_chroma_server_is_told(told: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OtherService, "told", told)
    with http.server.HTTPServer(("127.0.0.1", 0), OtherService) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        calls = ChromaCalls(ChromaServer("localhost", server.server_port))
        for ask in (
            calls.most_at_once,
            lambda: calls.look("one"),
            lambda: calls.count("one"),
            lambda: calls.query("one", [[1.0]], 1),
        ):
            with pytest.raises(IndexUnavailable, match="no Chroma server"):
                ask()
        calls.close()
        server.shutdown()


def test_a_server_does_not_know_what_it_was_not_told(own: ChromaRun) -> None:
    calls = ChromaCalls(chroma_server(own.url))
    with pytest.raises(NotThere):
        calls.look("nothing")
    calls.delete("nothing")
    calls.close()


def test_the_server_gets_no_text(own: ChromaRun, index: PassageIndex) -> None:
    """What it holds of a passage: its id and vector."""
    calls = ChromaCalls(chroma_server(own.url))
    id, metadata = calls.look(index.generation or "")
    path = f"/api/v2/tenants/default_tenant/databases/default_database/collections/{id}/get"
    held = calls._asked("POST", path, {"ids": ["1"], "include": ["documents", "metadatas"]})
    calls.close()
    assert metadata == {"model": NumberedEmbedder.fingerprint}
    assert isinstance(held, dict)
    assert held["documents"] in ([None], None)
    assert held["metadatas"] in ([None], None)


def test_a_server_that_is_set_later_is_taken_up(own: ChromaRun, numbered_home: Path, tmp_path: Path) -> None:
    """A home with its index in it goes over to a server, and back."""
    shutil.copytree(numbered_home, tmp_path / "home")
    inside = StoreSettings(tmp_path / "home")
    outside = dataclasses.replace(inside, chroma_url=own.url)
    with open_library(inside, write=True) as library:
        for settings, before in ((outside, "degraded"), (inside, "ready")):
            index = PassageIndex.open(library, settings, NumberedEmbedder())
            assert index.state == before
            assert_right(index, library)
            index.refresh()
            assert index.state == "ready"
            index.close()
