"""Processes that serve one PostgreSQL store: each writes when it has to, one at a time, and none keeps the others from it."""

from __future__ import annotations

import dataclasses
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.errors import HomeBusy, StoreError
from ingest.settings import StoreSettings
from ingest.store import writer as store_writer
from ingest.store.api_keys import Scope, new_key
from ingest.store.home import HomeHeld
from ingest.store.library import Library, open_library
from tests.ingest.reports import made_report, made_vectors
from tests.postgres import TestServer


@pytest.fixture
def homes(tmp_path: Path, postgres: TestServer) -> tuple[StoreSettings, StoreSettings]:
    """Two machines' homes with one empty database."""
    first = StoreSettings(tmp_path / "first", database_url=postgres.database())
    return first, dataclasses.replace(first, home=tmp_path / "second")


@pytest.fixture
def serving(homes: tuple[StoreSettings, StoreSettings]) -> Iterator[tuple[Library, Library]]:
    """The store as two serving processes have it."""
    with open_library(homes[0], write=True, by_job=True) as first, open_library(homes[1], write=True, by_job=True) as second:
        yield first, second


def put(library: Library, number: int) -> str:
    report = made_report(number)
    return library.commit(f"/reports/{number}.txt", f"{number}.txt", report, made_vectors(report))


def test_each_writes_in_turn_and_holds_nothing_in_between(serving: tuple[Library, Library]) -> None:
    first, second = serving
    for number in range(4):
        assert put(serving[number % 2], number) == "added"
        assert (first.writable, second.writable, first.may_write) == (False, False, True)
    assert len(first.documents()) == len(second.documents()) == 4
    first.keys.create(new_key(Scope.CHAT))
    assert len(second.keys.keys().all) == 1


def test_several_that_begin_at_once_on_an_empty_database_all_serve_it(homes: tuple[StoreSettings, StoreSettings]) -> None:
    opened: list[Library] = []

    def begin(settings: StoreSettings) -> None:
        opened.append(open_library(settings, write=True, by_job=True))

    threads = [threading.Thread(target=begin, args=(home,)) for home in homes * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [library.documents() for library in opened] == [()] * 4
    for library in opened:
        library.close()


def test_a_job_waits_for_the_process_that_writes(serving: tuple[Library, Library]) -> None:
    first, second = serving
    began, done = threading.Event(), []

    def long_job() -> None:
        with first.writer():
            began.set()
            put(first, 1)
            time.sleep(0.5)
            done.append("first")

    thread = threading.Thread(target=long_job)
    thread.start()
    assert began.wait(10)
    put(second, 2)
    done.append("second")
    thread.join()
    assert done == ["first", "second"]


def test_who_waits_too_long_is_told_who_writes(serving: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = serving
    put(first, 1)
    with first.writer():
        with pytest.raises(HomeHeld) as held, second.writer(0.2):
            pass
        assert held.value.holder.pid == os.getpid()
        assert held.value.holder.host
        assert len(second.documents()) == 1
        assert put(first, 2) == "added"
    assert put(second, 3) == "added"
    assert store_writer.WAIT_SECONDS <= 10  # a request that writes is answered by then


def test_jobs_of_one_process_share_the_right_and_the_last_gives_it_back(serving: tuple[Library, Library]) -> None:
    first, second = serving
    with first.writer():
        with first.writer():
            put(first, 1)
        assert first.writable
        with pytest.raises(HomeBusy), second.writer(0):
            pass
    assert not first.writable
    with second.writer(0):
        pass


def test_a_command_that_writes_alone_keeps_the_others_out_until_it_ends(
    serving: tuple[Library, Library], homes: tuple[StoreSettings, StoreSettings]
) -> None:
    first, second = serving
    with open_library(homes[0], write=True) as command:
        assert put(command, 1) == "added"
        with pytest.raises(HomeBusy), first.writer(0):
            pass
        with pytest.raises(HomeBusy), second.writer(0):
            pass
        second.save_turn("c", "几件？", "[]")
    assert put(first, 2) == "added"


def test_the_index_is_built_by_one_while_documents_come_and_go(serving: tuple[Library, Library]) -> None:
    first, second = serving
    with first.builder():
        assert put(second, 1) == "added"
        with pytest.raises(HomeBusy, match="is being built by another process"), second.builder(0.1):
            pass
    with second.builder(0):
        pass


def test_a_reader_takes_no_right(homes: tuple[StoreSettings, StoreSettings]) -> None:
    open_library(homes[0], write=True).close()
    with open_library(homes[1]) as reader:
        assert (reader.may_write, reader.writable) == (False, False)
        for taken in (reader.writer(), reader.builder()):
            with pytest.raises(StoreError, match="opened for reading"), taken:
                pass


def test_a_file_of_its_own_is_held_from_beginning_to_end(tmp_path: Path) -> None:
    settings = StoreSettings(tmp_path)
    with open_library(settings, write=True, by_job=True) as library:
        assert library.writable
        with library.writer(), library.builder():
            assert put(library, 1) == "added"
        assert library.writable
        with pytest.raises(HomeHeld) as held:
            open_library(settings, write=True, by_job=True)
        assert held.value.holder.pid == os.getpid()
