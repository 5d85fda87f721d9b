"""The passage index on a real Chroma: right hits from a whole, an old, a damaged and a missing generation."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy
import pytest
from numpy.typing import NDArray

from ingest.errors import IndexUnavailable, ModelMismatch, StoreError, UsageError
from ingest.home import lock_file
from ingest.index import WORDS_NAME, PassageIndex, build_generation, forget_old
from ingest.index_generation import Generation, Item, current_generation, write_generation
from ingest.settings import StoreSettings
from ingest.store import Library, open_library
from tests.ingest.reports import DIMENSION, made_report, made_vectors

REPORTS, PASSAGES = 30, 40

Row = NDArray[numpy.float32]


class NumberedEmbedder:
    """A question is the number of a direction: `embed_query("7")` always looks the same way."""

    fingerprint = f"numbered@0/{DIMENSION}"
    dimension = DIMENSION

    def embed_passages(self, texts: Sequence[str]) -> Row:
        return numpy.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Row:
        row = numpy.random.default_rng(int(text)).standard_normal(DIMENSION).astype(numpy.float32)
        return row / numpy.float32(numpy.linalg.norm(row))


def add(library: Library, number: int, edition: str = "", passages: int = PASSAGES) -> None:
    report = made_report(number, passages=passages, figures=0, edition=edition)
    library.commit(f"/reports/{number}.txt", f"{number}.txt", report, made_vectors(report))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of 1,200 passages with a generation, to be copied by each test."""
    settings = StoreSettings(tmp_path_factory.mktemp("built") / "home")
    with open_library(settings, write=True) as library:
        library.bind_model(NumberedEmbedder.fingerprint)
        for number in range(REPORTS):
            add(library, number)
        info = build_generation(library, settings)
    assert (info.name, info.passages) == ("gen-1", REPORTS * PASSAGES)
    return settings.home


@pytest.fixture
def settings(built: Path, tmp_path: Path) -> StoreSettings:
    shutil.copytree(built, tmp_path / "home")
    return StoreSettings(tmp_path / "home")


@pytest.fixture
def library(settings: StoreSettings) -> Iterator[Library]:
    with open_library(settings, write=True) as opened:
        yield opened


@pytest.fixture
def index(library: Library, settings: StoreSettings) -> Iterator[PassageIndex]:
    opened = PassageIndex.open(library, settings, NumberedEmbedder())
    yield opened
    opened.close()


def expected(library: Library, question: str, documents: Sequence[str] | None, k: int) -> list[int]:
    """The right answer, worked out apart from the index."""
    chunks = library.chunks(documents)
    if not chunks:
        return []
    scores = library.vectors([chunk.id for chunk in chunks]) @ NumberedEmbedder().embed_query(question)
    return [chunks[place].id for place in numpy.argsort(-scores, kind="stable")[:k]]


def assert_right(index: PassageIndex, library: Library, k: int = 10) -> None:
    """Hits equal the exact ones for several questions, over all documents, a few of them and one."""
    ids = [record.id for record in library.documents()]
    for number, documents in enumerate([None, None, ids[:5], ids[-1:], ids[2:3], ids]):
        hits = index.search(str(number), documents=documents, k=k)
        assert [hit.chunk_id for hit in hits] == expected(library, str(number), documents, k), (number, index.fault)


def generation_folder(settings: StoreSettings) -> Path:
    folder = current_generation(settings.home / "index")
    assert folder is not None
    return folder


def hnsw_folder(settings: StoreSettings) -> Path:
    return next(path for path in (generation_folder(settings) / "chroma").iterdir() if path.is_dir())


# ------------------------------------------------------------------------------------------------- as it should be


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


def test_chroma_knows_whose_passage_it_is(settings: StoreSettings) -> None:
    import chromadb

    client = chromadb.PersistentClient(path=str(generation_folder(settings) / "chroma"))
    item = client.get_collection("passages").get(ids=["1"], include=["metadatas", "documents"])
    assert item["metadatas"] is not None
    assert set(item["metadatas"][0]) == {"organisation", "year", "section", "document_id"}
    assert item["metadatas"][0]["section"] == "一、总体情况"


def test_a_report_that_tells_nothing_and_a_single_passage(tmp_path: Path) -> None:
    settings = StoreSettings(tmp_path / "home")
    report = made_report(1, passages=1)
    silent = dataclasses.replace(report, identity=dataclasses.replace(report.identity, organisation=None, year=None))
    with open_library(settings, write=True) as library:
        assert build_generation(library, settings).name is None
        library.bind_model(NumberedEmbedder.fingerprint)
        library.commit("/a", "a", silent, made_vectors(silent))
        assert build_generation(library, settings).passages == 1
        index = PassageIndex.open(library, settings, NumberedEmbedder())
        assert (index.state, len(index.search("4"))) == ("ready", 1)
        index.close()


# ------------------------------------------------------------------------------------------------------- stale


def test_passages_that_came_and_went_since(index: PassageIndex, library: Library) -> None:
    add(library, 3, edition="新版")
    add(library, 100)
    library.remove(library.documents()[0].id)
    assert index.stale
    assert_right(index, library)
    info = index.refresh()
    assert info is not None
    assert (info.name, info.passages) == ("gen-2", REPORTS * PASSAGES)
    assert (index.state, index.stale) == ("ready", False)
    assert_right(index, library)


def test_old_generations_are_removed(index: PassageIndex, library: Library, settings: StoreSettings) -> None:
    for number in range(100, 103):
        add(library, number, passages=3)
        index.refresh()
    assert sorted(path.name for path in (settings.home / "index").iterdir()) == ["CURRENT", "gen-3", "gen-4"]
    assert_right(index, library)


def test_forgetting_leaves_the_current_generation_alone(index: PassageIndex, library: Library, settings: StoreSettings) -> None:
    add(library, REPORTS)
    index.refresh()
    words = settings.home / "index" / WORDS_NAME / "words-1"
    words.mkdir(parents=True)
    assert {path.name for path in (settings.home / "index").glob("gen-*")} == {"gen-1", "gen-2"}
    index.close()
    forget_old(settings)
    assert {path.name for path in (settings.home / "index").iterdir()} == {"gen-2", "CURRENT"}
    index.refresh()
    assert index.state == "ready"


def test_a_few_passages_are_compared_without_asking_the_generation(index: PassageIndex, library: Library) -> None:
    """What is limited to some reports is exact whatever the generation does."""
    record = library.documents()[3]
    before = index.search("5", documents=[record.id], k=7)
    index.close()
    assert index.search("5", documents=[record.id], k=7) == before
    assert len(before) == 7


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


def test_no_index_at_all(library: Library, settings: StoreSettings) -> None:
    shutil.rmtree(settings.home / "index")
    index = PassageIndex.open(library, settings, NumberedEmbedder())
    assert (index.state, index.fault) == ("degraded", "there is no passage index yet")
    assert_right(index, library)
    index.refresh()
    assert index.state == "ready"
    index.close()


def test_a_reader_builds_nothing(settings: StoreSettings) -> None:
    with open_library(settings) as reader:
        with pytest.raises(StoreError, match="opened for reading"):
            build_generation(reader, settings)
        index = PassageIndex.open(reader, settings, NumberedEmbedder())
        assert index.refresh() is None
        assert_right(index, reader)
        index.close()


def test_one_process_at_a_time_has_a_generation_open(index: PassageIndex, library: Library, settings: StoreSettings) -> None:
    second = PassageIndex.open(library, settings, NumberedEmbedder())
    assert (index.state, second.state) == ("ready", "degraded")
    assert second.fault is not None
    assert "another process" in second.fault
    assert_right(second, library)
    second.close()


# ------------------------------------------------------------------------------------------------------ damage


def _cut(name: str) -> Callable[[StoreSettings], None]:
    def damage(settings: StoreSettings) -> None:
        path = next(generation_folder(settings).rglob(name))
        os.truncate(path, path.stat().st_size // 2)

    damage.__name__ = f"cut_{name}"
    return damage


def _zero(name: str) -> Callable[[StoreSettings], None]:
    def damage(settings: StoreSettings) -> None:
        path = next(generation_folder(settings).rglob(name))
        path.write_bytes(bytes(path.stat().st_size))

    damage.__name__ = f"zero_{name}"
    return damage


def _no_hnsw(settings: StoreSettings) -> None:
    shutil.rmtree(hnsw_folder(settings))


def _no_chroma(settings: StoreSettings) -> None:
    shutil.rmtree(generation_folder(settings) / "chroma")


def _foreign_pointer(settings: StoreSettings) -> None:
    (settings.home / "index" / "CURRENT").write_text("../../elsewhere\n")


@pytest.mark.parametrize(
    "damage",
    [
        _no_hnsw,
        _no_chroma,
        _foreign_pointer,
        *map(_cut, ["data_level0.bin", "index_metadata.pickle", "chroma.sqlite3", "manifest.json"]),
        *map(_zero, ["link_lists.bin", "length.bin", "header.bin", "chroma.sqlite3", "probes.json"]),
    ],
    ids=lambda damage: damage.__name__,
)
def test_a_damaged_generation_costs_a_rebuild_and_no_answer(
    damage: Callable[[StoreSettings], None], library: Library, settings: StoreSettings
) -> None:
    damage(settings)
    index = PassageIndex.open(library, settings, NumberedEmbedder())
    assert index.state == "degraded"
    assert index.stale
    assert_right(index, library)
    index.refresh()
    assert (index.state, index.fault) == ("ready", None)
    assert_right(index, library)
    index.close()


def test_a_generation_that_fails_while_it_is_asked(
    index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexUnavailable("the disk went away")

    monkeypatch.setattr(Generation, "nearest", fail)
    assert_right(index, library)
    assert (index.state, index.fault) == ("degraded", "the disk went away")


def test_a_generation_that_lies_is_not_believed(index: PassageIndex, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Generation, "nearest", lambda *_, **__: [(chunk, 0.0) for chunk in range(1, 11)])
    assert_right(index, library)
    assert index.state == "degraded"


def test_a_generation_that_fails_its_check_is_never_switched_to(
    library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(folder: Path) -> None:
        shutil.rmtree(next(path for path in (folder / "chroma").iterdir() if path.is_dir()))
        verify(folder)

    from ingest import index_generation

    verify = index_generation._verify
    monkeypatch.setattr(index_generation, "_verify", spoil)
    with pytest.raises(IndexUnavailable, match="fails its check"):
        build_generation(library, settings)
    assert generation_folder(settings).name == "gen-1"
    assert sorted(path.name for path in (settings.home / "index").iterdir()) == ["CURRENT", "gen-1"]


def test_what_a_killed_build_left_is_swept(library: Library, settings: StoreSettings) -> None:
    (settings.home / "index" / "gen-2" / "chroma").mkdir(parents=True)
    assert build_generation(library, settings).name == "gen-3"
    assert not (settings.home / "index" / "gen-2").exists()


# ------------------------------------------------------------------------------------------------ refusals, weight


def test_another_model_is_refused(library: Library, settings: StoreSettings) -> None:
    other = NumberedEmbedder()
    other.fingerprint = "other@1/16"
    with pytest.raises(ModelMismatch, match=r"numbered@0/16.*other@1/16"):
        PassageIndex.open(library, settings, other)


def test_a_server_is_refused_rather_than_ignored(library: Library, settings: StoreSettings) -> None:
    with pytest.raises(UsageError, match="WENBAO_CHROMA_URL"):
        PassageIndex.open(library, dataclasses.replace(settings, chroma_url="http://localhost:8000"), NumberedEmbedder())


def test_equal_passages_all_stand_the_check(tmp_path: Path) -> None:
    items = [Item(number, "同一句话", [1.0, 0.0, 0.0], {"document_id": "d"}) for number in range(1, 41)]
    folder = write_generation(tmp_path, "m@0/3", items)
    generation = Generation.open(folder)
    assert len(generation.nearest([1.0, 0.0, 0.0], 10)) == 10
    generation.close()
    descriptor = lock_file(folder / "lock")
    assert descriptor is not None, "closing frees the lock"
    os.close(descriptor)


def test_importing_the_index_stays_light() -> None:
    heavy = ("numpy", "torch", "chromadb", "langchain_chroma")
    program = f"import sys, ingest.index; print([m for m in {heavy} if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
