"""One contract for the passage index, wherever it is kept: each test holds for Chroma's files in the home and for a Chroma server."""

from __future__ import annotations

import dataclasses
import shutil
import threading
from collections.abc import Collection
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable, ModelMismatch, StoreError
from ingest.index.check import damage, generation_now, self_queries
from ingest.index.nearest import PassageIndex, build_generation, forget_old, is_current, place_of
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.ingest.numbered import PASSAGES, REPORTS, NumberedEmbedder, add, assert_right, expected
from tests.ingest.reports import made_report, made_vectors


@pytest.fixture
def settings(either_index: StoreSettings, numbered_home: Path) -> StoreSettings:
    shutil.copytree(numbered_home, either_index.home)
    if either_index.chroma_url is not None:
        shutil.rmtree(either_index.home / "index")
        with open_library(either_index, write=True) as library:
            build_generation(library, either_index)
    return either_index


def test_a_fresh_index_finds_what_is_nearest(index: PassageIndex, library: Library) -> None:
    assert (index.state, index.fault, index.stale) == ("ready", None, False)
    assert_right(index, library)
    assert index.state == "ready"


def test_more_than_there_is(index: PassageIndex, library: Library) -> None:
    one = library.documents()[3].id
    assert len(index.search("1", documents=[one], k=500)) == PASSAGES
    assert index.search("1", documents=[], k=5) == ()
    assert index.search("1", documents=["unknown"], k=5) == ()
    assert index.search("1", k=0) == ()


def test_a_report_that_tells_nothing_and_a_single_passage(either_index: StoreSettings) -> None:
    report = made_report(1, passages=1)
    silent = dataclasses.replace(report, identity=dataclasses.replace(report.identity, organisation=None, year=None))
    settings = either_index
    with open_library(settings, write=True) as library:
        assert build_generation(library, settings).name is None
        library.bind_model(NumberedEmbedder.fingerprint)
        library.commit("/a", "a", silent, made_vectors(silent))
        assert build_generation(library, settings).passages == 1
        index = PassageIndex.open(library, settings, NumberedEmbedder())
        assert (index.state, len(index.search("4"))) == ("ready", 1)
        index.close()


def test_passages_that_came_and_went_since(index: PassageIndex, library: Library, settings: StoreSettings) -> None:
    add(library, 3, edition="新版")
    add(library, 100)
    library.remove(library.documents()[0].id)
    assert (index.stale, is_current(library, settings)) == (True, False)
    assert_right(index, library)
    before, info = index.generation, index.refresh()
    assert info is not None
    assert (info.name != before, info.passages) == (True, REPORTS * PASSAGES)
    assert (index.generation, index.state, index.stale, is_current(library, settings)) == (info.name, "ready", False, True)
    assert_right(index, library)


def test_a_few_passages_are_compared_without_asking_the_generation(index: PassageIndex, library: Library) -> None:
    """What is limited to some reports is exact whatever the generation does."""
    record = library.documents()[3]
    before = index.search("5", documents=[record.id], k=7)
    index.close()
    assert index.search("5", documents=[record.id], k=7) == before
    assert len(before) == 7


def test_what_comes_in_elsewhere_is_not_read_to_search_a_few_reports(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, gone = (record.id for record in library.documents()[2:4])
    index.search("4", documents=[one])
    add(library, 100)
    library.remove(gone)
    read: list[object] = []
    owners = Library.chunk_owners

    def counted(self: Library, documents: Collection[str] | None = None) -> dict[int, str]:
        read.append(documents)
        return owners(self, documents)

    monkeypatch.setattr(Library, "chunk_owners", counted)
    assert [hit.chunk_id for hit in index.search("4", documents=[one], k=5)] == expected(library, "4", [one], 5)
    assert read == [[one]]
    assert index.search("4", documents=[gone]) == ()


def test_nearness_is_the_cosine_with_the_question(index: PassageIndex) -> None:
    near = index.nearness("7", ("3", "7"))
    assert near[1] == pytest.approx(1.0)
    assert near[0] < 1.0
    assert index.nearness("7", ("3", "7")) == near
    assert index.nearness("7", ()) == []


def test_asking_while_another_thread_refreshes(index: PassageIndex, library: Library) -> None:
    right = expected(library, "5", None, 10)
    wrong: list[list[int]] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            hits = [hit.chunk_id for hit in index.search("5", k=10)]
            if hits != right:
                wrong.append(hits)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        index.refresh()
    done.set()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_reader_builds_nothing(settings: StoreSettings) -> None:
    with open_library(settings) as reader:
        with pytest.raises(StoreError, match="opened for reading"):
            build_generation(reader, settings)
        index = PassageIndex.open(reader, settings, NumberedEmbedder())
        assert index.refresh() is None
        assert_right(index, reader)
        index.close()


def test_another_model_is_refused(library: Library, settings: StoreSettings) -> None:
    other = NumberedEmbedder()
    other.fingerprint = "other@1/16"
    with pytest.raises(ModelMismatch, match=r"numbered@0/16.*other@1/16"):
        PassageIndex.open(library, settings, other)


def test_nothing_to_find_is_no_fault(index: PassageIndex, library: Library, settings: StoreSettings) -> None:
    for record in library.documents():
        library.remove(record.id)
    index.refresh()
    assert (index.search("1"), index.state, index.generation, generation_now(library, settings)) == ((), "ready", None, None)


def test_what_was_taken_out_is_in_no_generation_once_it_is_forgotten(
    index: PassageIndex, library: Library, settings: StoreSettings
) -> None:
    before = index.generation
    library.remove(library.documents()[0].id)
    index.refresh()
    forget_old(library, settings)
    place = place_of(library, settings)
    assert (place.litter(), place.current() == before) == (False, False)
    place.close()
    assert_right(index, library)
    assert index.state == "ready"


def test_the_doctors_eyes(library: Library, settings: StoreSettings) -> None:
    found, now = self_queries(library, settings), generation_now(library, settings)
    assert found is not None
    assert now is not None
    assert (found.passages, found.absent, found.found == found.asked > 60) == (REPORTS * PASSAGES, 0, True)
    assert (now.number, damage(library, settings)) == (1, None)
    add(library, 100)
    later = self_queries(library, settings)
    assert later is not None
    assert later.absent == PASSAGES


def test_a_generation_that_lies_or_fails_is_not_believed(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = index._generation
    monkeypatch.setattr(type(generation), "nearest", lambda *_, **__: [(chunk, 0.0) for chunk in range(1, 11)])
    assert_right(index, library)
    assert (index.state, index.generation) == ("degraded", None)


def test_a_build_that_fails_leaves_what_was_in_use(
    index: PassageIndex, library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = index.generation
    add(library, 100)
    vectors = library.vectors

    def fail(chunks: list[int]) -> object:
        if len(chunks) > 1000:
            raise IndexUnavailable("cut off while it was built")
        return vectors(chunks)

    monkeypatch.setattr(library, "vectors", fail)
    with pytest.raises(IndexUnavailable, match="cut off"):
        build_generation(library, settings)
    monkeypatch.undo()
    place = place_of(library, settings)
    assert place.current() == before
    place.close()
    assert_right(index, library)
    assert index.state == "ready"


def test_too_many_to_be_compared_are_found_by_the_index_alone(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.index.exact.MOST_COMPARED", REPORTS * PASSAGES - 1)
    assert_right(index, library)
    index.close()
    assert index.search("1") == ()
    assert len(index.search("1", documents=[library.documents()[0].id], k=3)) == 3
