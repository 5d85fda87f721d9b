"""Passages that are the same to the letter: each is found, whosever the first one is, and none hides another."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from ingest.errors import IndexUnavailable
from ingest.index.check import self_queries
from ingest.index.nearest import PassageIndex, build_generation
from ingest.index.place import Contents, Found, Item, OpenGeneration, Passing
from ingest.index.twins import Twins, grouped
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.ingest.numbered import NumberedEmbedder, assert_right
from tests.ingest.reports import made_report

DOCUMENTS, OWN, SHARED = 60, 3, 2
"""Each report has so many passages of its own, and so many that all of them have."""


def row(number: int) -> NDArray[numpy.float32]:
    return NumberedEmbedder().embed_query(str(number))


def add(library: Library, number: int) -> str:
    """A report whose last passages look the ways 1 and 2, as those of all others do; its id."""
    report = made_report(number, passages=OWN + SHARED, figures=0)
    own = [row(1000 + number * OWN + place) for place in range(OWN)]
    library.commit(f"/reports/{number}.txt", f"{number}.txt", report, numpy.stack([*own, row(1), row(2)]))
    return next(record.id for record in library.documents() if record.file == f"{number}.txt")


@pytest.fixture
def settings(either_index: StoreSettings) -> StoreSettings:
    with open_library(either_index, write=True) as library:
        library.bind_model(NumberedEmbedder.fingerprint)
        for number in range(DOCUMENTS):
            add(library, number)
        build_generation(library, either_index)
    return either_index


def graph(index: PassageIndex) -> tuple[int, int]:
    """How many passages the generation holds, and by how many vectors."""
    generation = index._generation
    assert generation is not None
    return generation.manifest.passages, generation.manifest.vectors


def test_each_vector_is_in_the_graph_once_and_every_passage_is_found(
    index: PassageIndex, library: Library, settings: StoreSettings
) -> None:
    assert graph(index) == (DOCUMENTS * (OWN + SHARED), DOCUMENTS * OWN + SHARED)
    assert_right(index, library)
    assert_right(index, library, k=100)
    index.close()
    found = self_queries(library, settings)
    assert found is not None
    assert (found.passages, found.absent, found.found) == (DOCUMENTS * (OWN + SHARED), 0, found.asked)


def test_a_shared_passage_is_found_in_the_reports_asked_for_though_another_has_it_first(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where they are too many to be compared one by one, so that the graph is asked."""
    last = [record.id for record in library.documents()][-4:]
    shared = [chunk.id for chunk in library.chunks(last) if chunk.chunk.ordinal == OWN]
    for most in (4000, 0):
        monkeypatch.setattr("ingest.index.nearest._COMPARED", most)
        assert [hit.chunk_id for hit in index.search("1", documents=last, k=4)] == shared
        assert_right(index, library)
        assert index.state == "ready"


def test_what_is_asked_for_lies_far_behind_the_nearest(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More and more of the graph is looked through; where all of it does not do, the passages are compared."""
    monkeypatch.setattr("ingest.index.nearest._COMPARED", 0)
    far = max(
        library.documents(),
        key=lambda record: -max(hit.score for hit in index._stored.nearest(row(5), own(library, record.id), 9)),
    )
    for widest in (20_000, 8):
        monkeypatch.setattr("ingest.index.nearest._WIDEST", widest)
        assert [hit.chunk_id for hit in index.search("5", documents=[far.id], k=5)] == [
            hit.chunk_id for hit in index._stored.nearest(row(5), own(library, far.id), 5)
        ]


def own(library: Library, document: str) -> list[int]:
    return list(library.chunk_owners([document]))


def test_the_first_one_goes_and_its_twins_stay(index: PassageIndex, library: Library) -> None:
    first = min(library.chunks(), key=lambda chunk: chunk.id)
    library.remove(first.document_id)
    left = [chunk.id for chunk in library.chunks() if chunk.chunk.ordinal == OWN]
    assert [hit.chunk_id for hit in index.search("1", k=10)] == left[:10]
    assert_right(index, library)
    assert index.state == "ready"
    index.refresh()
    assert graph(index) == ((DOCUMENTS - 1) * (OWN + SHARED), (DOCUMENTS - 1) * OWN + SHARED)
    assert_right(index, library)


def test_a_twin_that_came_since_is_found_before_and_after_the_next_generation(index: PassageIndex, library: Library) -> None:
    new = add(library, DOCUMENTS)
    shared = [chunk.id for chunk in library.chunks([new]) if chunk.chunk.ordinal >= OWN]
    for _ in range(2):
        found = {hit.chunk_id for word in ("1", "2") for hit in index.search(word, k=DOCUMENTS + 1)}
        assert found >= set(shared)
        assert_right(index, library)
        index.refresh()
    assert graph(index)[1] == (DOCUMENTS + 1) * OWN + SHARED


def test_a_first_one_that_goes_while_the_index_is_built_leaves_its_vector_in(
    library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed: list[str] = []
    vectors = Library.vectors

    def going(self: Library, chunks: Sequence[int]) -> NDArray[numpy.float32]:
        if len(chunks) == DOCUMENTS * OWN + SHARED and not removed:  # all are grouped; now the graph is filled
            removed.append(min(library.chunks(), key=lambda chunk: chunk.id).document_id)
            library.remove(removed[0])
        return vectors(self, chunks)

    monkeypatch.setattr(Library, "vectors", going)
    build_generation(library, settings)
    assert removed
    index = PassageIndex.open(library, settings, NumberedEmbedder())
    assert (index.state, index.stale) == ("ready", True)
    assert len(index.search("1", k=DOCUMENTS)) == DOCUMENTS - 1 + OWN - 2
    assert_right(index, library)
    index.close()


def test_thousands_of_twins_lose_nothing_else(tmp_path: Path) -> None:
    """A third of 6,000 passages are one: each of 200 others is found first by its own vector."""
    settings = StoreSettings(tmp_path / "home")
    with open_library(settings, write=True) as library:
        library.bind_model(NumberedEmbedder.fingerprint)
        for number in range(100):
            report = made_report(number, passages=60, figures=0)
            own = [row(1 if place % 3 == 0 else 1000 + number * 60 + place) for place in range(60)]
            library.commit(f"/reports/{number}.txt", f"{number}.txt", report, numpy.stack(own))
        assert build_generation(library, settings).passages == 6000
        index = PassageIndex.open(library, settings, NumberedEmbedder())
        chunks = [chunk for chunk in library.chunks() if chunk.chunk.ordinal % 3][::20]
        generation = index._generation
        assert generation is not None
        found = [generation.nearest(vector.tolist(), 1)[0][0] for vector in library.vectors([chunk.id for chunk in chunks])]
        assert found == [chunk.id for chunk in chunks]
        index.close()


def test_what_the_graph_does_not_reach_is_compared_at_each_search(
    library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The passage that all reports share is not found by the finished graph: it stands apart, and is found all the same."""
    shared = min(chunk.id for chunk in library.chunks() if chunk.chunk.ordinal == OWN)
    asked = Passing.ask

    def unreached(self: Passing, distances: Callable[[list[list[float]]], Sequence[float | None]]) -> None:
        lost = {place for place, item in enumerate(self._sample) if item.id == shared}
        asked(self, lambda rows: [None if place in lost else far for place, far in enumerate(distances(rows))])

    monkeypatch.setattr(Passing, "ask", unreached)
    build_generation(library, settings)
    index = PassageIndex.open(library, settings, NumberedEmbedder())
    generation = index._generation
    assert generation is not None
    assert generation.twins.apart == (shared,)
    nearest = type(generation).nearest

    def reached(self: OpenGeneration, vector: Sequence[float], count: int) -> Found:
        return [hit for hit in nearest(self, vector, count) if hit[0] != shared]

    monkeypatch.setattr(type(generation), "nearest", reached)
    assert_right(index, library)
    assert index.state == "ready"
    index.close()
    found = self_queries(library, settings)
    assert found is not None
    assert found.found == found.asked


@pytest.mark.parametrize("lost", [2, 3])
def test_a_graph_that_does_not_find_many_is_refused(lost: int) -> None:
    items = [Item(number, row(number).tolist()) for number in range(40)]
    passing = Passing(Contents("numbered@0/16", items, len(items), 39, Twins()))
    assert len(list(passing)) == 40

    def distances(rows: list[list[float]]) -> list[float | None]:
        return [1.0 if place < lost else 0.0 for place in range(len(rows))]

    if lost > 2:
        with pytest.raises(IndexUnavailable, match="does not find 3 of 40"):
            passing.ask(distances)
    else:
        passing.ask(distances)
        assert (len(passing.probes()), passing.twins.apart) == (38, (0, 1))


@given(st.lists(st.integers(0, 6), max_size=40), st.integers(1, 9))
def test_every_passage_is_in_one_group_with_those_of_its_vector(looks: list[int], part: int) -> None:
    ids = [3 * place + 1 for place in range(len(looks))]
    rows = numpy.array([[look, 1.0] for look in looks], dtype=numpy.float32).reshape(-1, 2)
    parts = [(ids[start : start + part], rows[start : start + part]) for start in range(0, len(ids), part)]
    firsts, twins = grouped(parts)
    assert sorted(chunk for first in firsts for chunk in twins.of(first)) == ids
    assert [len({looks[(chunk - 1) // 3] for chunk in twins.of(first)}) for first in firsts] == [1] * len(set(looks))
    assert twins.more + len(firsts) == len(ids)
    assert Twins.from_json(twins.to_json()) == twins


def test_vectors_that_differ_in_their_last_bits_are_one() -> None:
    rows = numpy.stack([row(1), row(1) * numpy.float32(1 + 1e-6), row(2)])
    assert grouped([([1, 2, 3], rows)])[0] == [1, 3]


def test_the_server_forgets_the_twins_with_the_collection(library: Library, settings: StoreSettings, tmp_path: Path) -> None:
    """In the home they go with its folder; and no copy of the store has any."""
    index = PassageIndex.open(library, settings, NumberedEmbedder())
    first = index.generation
    add(library, DOCUMENTS)
    index.refresh()
    names = {name: library.index_twins(name) for name in (first or "", index.generation or "")}
    if settings.chroma_url is None:
        assert set(names.values()) == {None}
    else:
        assert all(names.values())
        index._place.remove_old(forget=True)
        assert library.index_twins(first or "") is None
        assert len(json.loads(library.index_twins(index.generation or "") or "")["shared"]) == SHARED
    library.copy_to(tmp_path / "wenbao.db")
    with open_library(dataclasses.replace(settings, home=tmp_path)) as copy:
        assert copy.index_twins(index.generation or "") is None
    index.close()
