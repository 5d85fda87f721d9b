"""The passage index in the home: what its files are, and right hits whatever state they are in (`test_index_places.py` holds the rest)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import IndexUnavailable
from ingest.index.generation import Generation, current_generation, write_generation
from ingest.index.nearest import WORDS_NAME, PassageIndex, build_generation, forget_old
from ingest.index.place import Contents, Item
from ingest.index.twins import Twins
from ingest.settings import StoreSettings
from ingest.store.home import lock_file
from ingest.store.library import Library
from tests.ingest.numbered import REPORTS, NumberedEmbedder, add, assert_right


@pytest.fixture
def settings(numbered_home: Path, tmp_path: Path) -> StoreSettings:
    shutil.copytree(numbered_home, tmp_path / "home")
    return StoreSettings(tmp_path / "home")


def generation_folder(settings: StoreSettings) -> Path:
    folder = current_generation(settings.home / "index")
    assert folder is not None
    return folder


def hnsw_folder(settings: StoreSettings) -> Path:
    return next(path for path in (generation_folder(settings) / "chroma").iterdir() if path.is_dir())


# ------------------------------------------------------------------------------------------------- as it should be


def test_chroma_gets_ids_and_vectors_alone(settings: StoreSettings) -> None:
    import chromadb

    client = chromadb.PersistentClient(path=str(generation_folder(settings) / "chroma"))
    item = client.get_collection("passages").get(ids=["1"], include=["metadatas", "documents"])
    assert not any(item["metadatas"] or ["nothing said"])
    assert item["documents"] == [""]


# ------------------------------------------------------------------------------------------------------- stale


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
    forget_old(library, settings)
    assert {path.name for path in (settings.home / "index").iterdir()} == {"gen-2", "CURRENT"}
    index.refresh()
    assert index.state == "ready"


def test_no_index_at_all(library: Library, settings: StoreSettings) -> None:
    shutil.rmtree(settings.home / "index")
    index = PassageIndex.open(library, settings, NumberedEmbedder())
    assert (index.state, index.fault) == ("degraded", "there is no passage index yet")
    assert_right(index, library)
    index.refresh()
    assert index.state == "ready"
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


def _of_an_earlier_wenbao(settings: StoreSettings) -> None:
    """Its generations had every passage in the graph, and told nothing of twins."""
    path = generation_folder(settings) / "manifest.json"
    told = json.loads(path.read_text())
    del told["vectors"]
    path.write_text(json.dumps(told))
    path.with_name("twins.json").unlink()


@pytest.mark.parametrize(
    "damage",
    [
        _no_hnsw,
        _no_chroma,
        _foreign_pointer,
        *map(_cut, ["data_level0.bin", "index_metadata.pickle", "chroma.sqlite3", "manifest.json", "twins.json"]),
        _of_an_earlier_wenbao,
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


@pytest.mark.usefixtures("checked_apart")
def test_a_generation_that_fails_its_check_is_never_switched_to(
    library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(folder: Path) -> None:
        shutil.rmtree(next(path for path in (folder / "chroma").iterdir() if path.is_dir()))
        verify(folder)

    from ingest.index import generation as index_generation

    verify = index_generation._verify
    monkeypatch.setattr(index_generation, "_verify", spoil)
    with pytest.raises(IndexUnavailable, match="fails its check"):
        build_generation(library, settings)
    assert generation_folder(settings).name == "gen-1"
    assert sorted(path.name for path in (settings.home / "index").iterdir()) == ["CURRENT", "gen-1"]


@pytest.mark.usefixtures("checked_apart")
def test_what_a_killed_build_left_is_swept(library: Library, settings: StoreSettings) -> None:
    (settings.home / "index" / "gen-2" / "chroma").mkdir(parents=True)
    assert build_generation(library, settings).name == "gen-3"
    assert not (settings.home / "index" / "gen-2").exists()


# ------------------------------------------------------------------------------------------------ refusals, weight


@pytest.mark.usefixtures("checked_apart")
def test_a_check_that_its_process_does_not_survive_costs_that_process_alone(
    library: Library, settings: StoreSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Chroma does with some damages."""
    from ingest.index import generation as index_generation

    monkeypatch.setattr(index_generation, "_PROBE_PROGRAM", "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    with pytest.raises(IndexUnavailable, match=r"fails its check \(exit status -11"):
        build_generation(library, settings)
    assert generation_folder(settings).name == "gen-1"


@pytest.mark.usefixtures("checked_apart")
def test_equal_passages_all_stand_the_check(tmp_path: Path) -> None:
    items = [Item(number, [1.0, 0.0, 0.0]) for number in range(1, 41)]
    folder = write_generation(tmp_path, Contents("m@0/3", items, len(items), 40, Twins()))
    generation = Generation.open(folder)
    assert len(generation.nearest([1.0, 0.0, 0.0], 10)) == 10
    generation.close()
    descriptor = lock_file(folder / "lock")
    assert descriptor is not None, "closing frees the lock"
    os.close(descriptor)


def test_importing_the_index_stays_light() -> None:
    heavy = ("numpy", "torch", "chromadb", "langchain_chroma")
    program = f"import sys, ingest.index.nearest; print([m for m in {heavy} if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
