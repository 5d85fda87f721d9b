"""Backup, restore, doctor and rebuild-index: nothing is lost on the way, and what is wrong is found and said."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
import pytest

from assistant.assistant import Assistant
from assistant.cli.backup import MANIFEST, back_up, restore
from assistant.cli.doctor import examine, mend
from assistant.passages.retrieve import HybridRetriever
from assistant.service.originals import Originals
from eval.servers import ChromaRun
from ingest.errors import DamagedFile, HomeBusy, HomeTooNew, IndexUnavailable, ModelMismatch, StoreError, UsageError
from ingest.index.generation import current_generation
from ingest.index.nearest import PassageIndex, build_generation
from ingest.rebuilding import embed_all, rebuild
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.command_line import wenbao, wenbao_here
from tests.ingest.first_axis import FirstAxisEmbedder

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUESTIONS = (
    "丙水县教育局2023年收到多少件政府信息公开申请？",
    "文登区2023年收到多少件政府信息公开申请？",
    "2023年哪个单位收到的申请最多？",
    "文登区2023年有哪些问题和改进措施？",
    "没有这个单位2023年收到多少件申请？",
)


class LettersEmbedder:
    """A model that takes no time: every text by its own characters."""

    fingerprint = "letters@1/6"
    dimension = 6

    def embed_passages(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        rows = numpy.array([[1 + sum(map(ord, text[at::6])) % 97 for at in range(6)] for text in texts], dtype=numpy.float32)
        shaped = rows.reshape(-1, 6)
        unit: NDArray[numpy.float32] = shaped / numpy.linalg.norm(shaped, axis=1, keepdims=True)
        return unit

    def embed_query(self, text: str) -> NDArray[numpy.float32]:
        row: NDArray[numpy.float32] = self.embed_passages([text])[0]
        return row


class StoppingEmbedder(FirstAxisEmbedder):
    """Embeds a few passages, then is killed."""

    def __init__(self, after: int) -> None:
        self._left = after

    def embed_passages(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt
        return super().embed_passages(texts)


@pytest.fixture(scope="module")
def whole_home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample reports and an index of its own; nobody changes it."""
    home = tmp_path_factory.mktemp("whole") / "home"
    home.mkdir()
    with open_library(StoreSettings(sample_home)) as library:
        library.copy_to(home / "wenbao.db")
    with open_library(StoreSettings(home), write=True) as library:
        rebuild(library, StoreSettings(home), LettersEmbedder)
    return home


@pytest.fixture
def home(whole_home: Path, tmp_path: Path) -> Path:
    """A copy of it to do with as one likes."""
    return Path(shutil.copytree(whole_home, tmp_path / "home"))


def answers(home: Path) -> list[dict[str, object]]:
    """What is answered, without the conversation's name, which is new each time."""
    with open_library(StoreSettings(home)) as library:
        assistant = Assistant(library, lambda: HybridRetriever(library, None))
        told = [dict(assistant.ask(question).to_json()) for question in QUESTIONS]
    return [{name: value for name, value in one.items() if name != "conversation_id"} for one in told]


def problems(home: Path, chroma_url: str | None = None) -> dict[str, str]:
    """The doctor's problems, by check."""
    checks = examine(StoreSettings(home, chroma_url=chroma_url), LettersEmbedder)
    return {check.name: check.found for check in checks if not check.ok}


def test_a_restored_home_answers_as_the_one_that_was_backed_up(home: Path, tmp_path: Path) -> None:
    """Taken while another has the home open for writing and writes, with a file that was sent in."""
    kept = b"sent in"
    with open_library(StoreSettings(home), write=True) as library:
        library.save_turn("talk", QUESTIONS[0], "{}")
        Originals(home).keep(library.documents()[0].sha256, kept)
        Originals(home).keep("0" * 64, b"of no document")
        made = back_up(StoreSettings(home), tmp_path / "b.zip")
        library.save_turn("talk", "later", "{}")
        assert made.documents == library.document_count()
        assert made.passages == len(library.chunk_owners())
        first = library.documents()[0].sha256
    assert [part.name for part in made.parts] == ["wenbao.db", f"originals/{first}"]
    assert restore(tmp_path / "b.zip", StoreSettings(tmp_path / "new")) == made
    assert answers(tmp_path / "new") == answers(home)
    assert (tmp_path / "new" / "originals" / first).read_bytes() == kept
    with open_library(StoreSettings(tmp_path / "new"), write=True) as library:
        assert [turn.question for turn in library.turns("talk")] == [QUESTIONS[0]]
        assert build_generation(library, StoreSettings(tmp_path / "new")).passages == made.passages
    assert "index" not in problems(tmp_path / "new")


def test_a_backup_overwrites_nothing(home: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_text("of another")
    with pytest.raises(UsageError, match="is there already"):
        back_up(StoreSettings(home), tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_text() == "of another"
    with pytest.raises(StoreError, match="cannot be written"):
        back_up(StoreSettings(home), tmp_path / "none" / "b.zip")


def test_restoring_needs_an_empty_home(home: Path, tmp_path: Path) -> None:
    back_up(StoreSettings(home), tmp_path / "b.zip")
    before = (home / "wenbao.db").read_bytes()
    with pytest.raises(UsageError, match="not empty"):
        restore(tmp_path / "b.zip", StoreSettings(home))
    assert (home / "wenbao.db").read_bytes() == before
    with pytest.raises(UsageError, match="no such file"):
        restore(tmp_path / "none.zip", StoreSettings(tmp_path / "new"))
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_backup_is_refused_or_gives_the_same_store(home: Path, tmp_path: Path, seed: int) -> None:
    """Bytes changed anywhere, or the end cut off: what is restored, if anything, is every byte that was backed up."""
    target = tmp_path / "b.zip"
    made = back_up(StoreSettings(home), target)
    data, chance = bytearray(target.read_bytes()), random.Random(seed)
    if seed % 4 == 0:
        del data[chance.randrange(len(data)) :]
    else:
        for _ in range(8):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    target.write_bytes(data)
    new = tmp_path / "new"
    try:
        restored = restore(target, StoreSettings(new))
    except (DamagedFile, HomeTooNew):
        assert not (new / "wenbao.db").exists()
        target.unlink()
        back_up(StoreSettings(home), target)
        restored = restore(target, StoreSettings(new))  # a broken restore stands in nobody's way
    assert restored.documents == made.documents
    assert problems(new).keys() <= {"index", "model", "disk"}


def rewritten(source: Path, target: Path, change: dict[str, object], extra: dict[str, bytes] | None = None) -> None:
    """The backup with another manifest, and with more in it."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, json.dumps(json.loads(data) | change) if name == MANIFEST else data)
        for name, data in (extra or {}).items():
            new.writestr(name, data)


@pytest.mark.parametrize(
    ("change", "extra", "error"),
    [
        ({"format": 2}, {}, HomeTooNew),
        ({"store": 999}, {}, HomeTooNew),
        ({"parts": []}, {}, DamagedFile),
        ({"parts": [{"name": "../out", "size": 1, "sha256": "0"}]}, {"../out": b"x"}, DamagedFile),
        ({}, {"more": b"x"}, DamagedFile),
    ],
)
def test_what_is_no_backup_of_this_version_is_refused(
    home: Path, tmp_path: Path, change: dict[str, object], extra: dict[str, bytes], error: type[Exception]
) -> None:
    back_up(StoreSettings(home), tmp_path / "b.zip")
    rewritten(tmp_path / "b.zip", tmp_path / "c.zip", change, extra)
    with pytest.raises(error):
        restore(tmp_path / "c.zip", StoreSettings(tmp_path / "new"))
    assert not (tmp_path / "new" / "wenbao.db").exists()
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------------------------------ rebuild-index


def test_another_model_is_taken_up_by_rebuilding(home: Path) -> None:
    settings = StoreSettings(home)
    with open_library(settings, write=True) as library:
        with pytest.raises(ModelMismatch, match="rebuild-index"):
            PassageIndex.open(library, settings, FirstAxisEmbedder())
        made = rebuild(library, settings, FirstAxisEmbedder, batch=7)
        assert (made.embedded, made.passages, library.model()) == (
            True,
            len(library.chunk_owners()),
            FirstAxisEmbedder.fingerprint,
        )
        index = PassageIndex.open(library, settings, FirstAxisEmbedder())
        chunk = library.chunks()[3]
        found = index.search(chunk.text, k=3)
        assert (index.state, len(found)) == ("ready", 3)
        index.close()
        assert not rebuild(library, settings, FirstAxisEmbedder).embedded
    assert problems(home).keys() == {"model"}  # which the doctor is told is another's again


def test_an_open_index_notices_that_another_process_embedded_all_anew(home: Path) -> None:
    settings = StoreSettings(home)
    with open_library(settings) as reading:
        index = PassageIndex.open(reading, settings, LettersEmbedder())
        assert index.search("申请", k=1)
        with open_library(settings, write=True) as library:
            embed_all(library, settings, FirstAxisEmbedder())
        with pytest.raises(ModelMismatch):
            index.search("申请", k=1)
        index.close()


@pytest.mark.parametrize("after", [0, 2])
def test_embedding_that_is_stopped_leaves_the_old_vectors(home: Path, after: int) -> None:
    settings = StoreSettings(home)
    with open_library(settings, write=True) as library:
        ids = list(library.chunk_owners())
        before, revision = library.vectors(ids), library.revision()
        with pytest.raises(KeyboardInterrupt):
            embed_all(library, settings, StoppingEmbedder(after), batch=5)
        assert (library.model(), library.revision()) == (LettersEmbedder.fingerprint, revision)
        assert (library.vectors(ids) == before).all()
    assert problems(home) == {}


def test_vectors_for_some_of_the_passages_are_refused_whole(home: Path) -> None:
    with open_library(StoreSettings(home), write=True) as library:
        ids = list(library.chunk_owners())
        before = library.vectors(ids)
        with pytest.raises(StoreError, match="came or went"):
            library.replace_vectors("first-axis@0/4", [(ids[:-1], numpy.ones((len(ids) - 1, 4), dtype=numpy.float32))])
        assert (library.vectors(ids) == before).all()
        assert library.model() == LettersEmbedder.fingerprint


# ------------------------------------------------------------------------------------------------------------- doctor


def test_a_home_that_is_well_has_no_problem(home: Path) -> None:
    checks = examine(StoreSettings(home), LettersEmbedder)
    assert [check.name for check in checks if not check.ok] == []
    assert {"integrity", "references", "documents", "vectors", "model", "index", "self-queries"} <= {c.name for c in checks}


def damaged(home: Path, what: str) -> None:
    """One of the damages that Chroma does not notice, or dies of."""
    generation = current_generation(home / "index")
    assert generation is not None
    (level,) = generation.glob("chroma/*/data_level0.bin")
    if what == "gone":
        shutil.rmtree(generation)
    elif what == "removed":
        shutil.rmtree(level.parent)
    elif what == "zeroed":
        level.write_bytes(bytes(level.stat().st_size))
    elif what == "flipped":
        data = bytearray(level.read_bytes())
        data[100:164] = bytes(byte ^ 255 for byte in data[100:164])
        level.write_bytes(data)
    elif what == "cut":
        level.write_bytes(level.read_bytes()[: level.stat().st_size // 2])
    elif what == "sqlite":
        (generation / "chroma" / "chroma.sqlite3").write_bytes(b"SQLite format 3\0")
    else:
        level.with_name("index_metadata.pickle").unlink()


@pytest.mark.parametrize("what", ["gone", "removed", "zeroed", "flipped", "cut", "sqlite", "pickle"])
def test_each_damage_of_the_index_is_found_changes_no_answer_and_is_mended(home: Path, what: str) -> None:
    settings, sought = StoreSettings(home), "公开申请"
    with open_library(settings) as library:
        index = PassageIndex.open(library, settings, LettersEmbedder())
        before = index.search(sought, k=5)
        index.close()
        damaged(home, what)
        index = PassageIndex.open(library, settings, LettersEmbedder())
        assert (index.state, index.search(sought, k=5)) == ("degraded", before)
        index.close()
    assert "index" in problems(home)
    mend(settings, LettersEmbedder)
    assert problems(home) == {}


def test_an_index_on_a_server_is_examined_mended_and_made_anew_by_a_restore(
    home: Path, tmp_path: Path, chroma: ChromaRun
) -> None:
    served = StoreSettings(home, chroma_url=chroma.url)
    away = StoreSettings(home, chroma_url="http://127.0.0.1:9")
    assert problems(home, chroma.url) == {"index": "there is no passage index yet"}
    mend(served, LettersEmbedder)
    assert problems(home, chroma.url) == {}
    assert "cannot be reached" in problems(home, "http://127.0.0.1:9")["index"]
    with pytest.raises(IndexUnavailable, match="cannot be reached"):
        mend(away, LettersEmbedder)
    back_up(served, tmp_path / "b.zip")
    new = StoreSettings(tmp_path / "new", chroma_url=chroma.url)
    restore(tmp_path / "b.zip", new)
    with open_library(new, write=True) as library:
        build_generation(library, new)
    assert problems(home, chroma.url) == problems(tmp_path / "new", chroma.url) == {}  # each has an index of its own
    assert answers(tmp_path / "new") == answers(home)


def test_what_is_missing_in_the_store_is_told(home: Path) -> None:
    connection = sqlite3.connect(home / "wenbao.db")
    with connection:
        (document, file) = connection.execute("SELECT id, file FROM documents ORDER BY path").fetchone()
        connection.execute("DELETE FROM figures WHERE id = (SELECT min(id) FROM figures WHERE document_id = ?)", [document])
        connection.execute("UPDATE chunks SET vector = x'' WHERE id = (SELECT min(id) FROM chunks)")
        connection.execute("INSERT INTO sources VALUES ('nobody', '', '{}')")
    connection.close()
    found = problems(home)
    assert found["vectors"].startswith("1 passages")
    assert "sources" in found["references"]
    assert (file in found["documents"]) == (document in found["documents"] or "lacks" in found["documents"])


def test_what_a_kill_left_is_removed_by_fix(home: Path) -> None:
    (home / ".wenbao-half").write_text("x")
    (home / "index" / "gen-99").mkdir()
    assert problems(home) == {"leftovers": ".wenbao-half; gen-99"}
    mend(StoreSettings(home), LettersEmbedder)
    assert problems(home) == {}


# ------------------------------------------------------------------------------------------------------- as commands


def test_the_commands_print_one_document_and_exit_by_what_they_found(home: Path, tmp_path: Path) -> None:
    told = wenbao("doctor", "--json", home=home)
    assert told.returncode == 1  # the tests' vectors are of no model that ships
    assert {check["name"] for check in json.loads(told.stdout)["checks"] if not check["ok"]} == {"model"}
    mended = wenbao_here("doctor", "--fix", home=home)
    assert (mended.returncode, "PROBLEM" in mended.stdout) == (0, False), mended.stdout
    made = wenbao("backup", str(tmp_path / "b.zip"), "--json", home=home)
    again = wenbao("restore", str(tmp_path / "b.zip"), "--json", home=tmp_path / "new")
    assert json.loads(again.stdout)["documents"] == json.loads(made.stdout)["documents"] > 0
    assert wenbao_here("doctor", home=tmp_path / "new").returncode == 0
    rebuilt = wenbao("rebuild-index", "--json", home=tmp_path / "new")
    assert json.loads(rebuilt.stdout)["embedded"] is False


def test_rebuilding_a_home_that_is_served_says_who_holds_it(home: Path) -> None:
    with open_library(StoreSettings(home), write=True), pytest.raises(HomeBusy):
        mend(StoreSettings(home), LettersEmbedder)
