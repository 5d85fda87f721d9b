"""The word index over everything: in blocks that stay where nothing in them changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant.passages.wide_words
from assistant.passages.wide_words import WideWords
from ingest.store.library import Library
from tests.assistant.prose_reports import FORESTRY, HARBOUR, document_ids, made_report, prose_library, put


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Two reports, in blocks so small that they fill several, each of which is written to disk."""
    monkeypatch.setattr(assistant.passages.wide_words, "BLOCK", 4)
    monkeypatch.setattr(assistant.passages.wide_words, "_READ", 2)
    with prose_library(tmp_path / "home") as opened:
        yield opened


def found(words: WideWords, library: Library, query: str) -> list[str]:
    owners = library.chunk_owners()
    return [owners[chunk] for chunk in words.search(query, 5)]


def test_a_passage_is_found_whatever_block_it_is_in(library: Library, tmp_path: Path) -> None:
    words = WideWords(library, tmp_path / "words")
    assert len(words.blocks) > 2
    for chunk in library.chunks():
        longest = max(chunk.text.split("。"), key=len)
        assert words.search(longest, 1) == (chunk.id,)


def test_only_the_documents_asked_about_are_found(library: Library) -> None:
    words, ids = WideWords(library, None), document_ids(library)
    only = words.search("公众号 栏目 信息公开", 20, [ids["forestry.txt"]])
    assert only
    assert {library.chunk_owners()[chunk] for chunk in only} == {ids["forestry.txt"]}
    assert words.search("公众号", 20, []) == ()


def test_what_is_on_disk_is_read_and_not_made_again(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = WideWords(library, tmp_path / "words")
    saved = {path: path.stat().st_mtime_ns for path in (tmp_path / "words").iterdir()}
    assert saved
    again = WideWords(library, tmp_path / "words")
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "words").iterdir()} == saved
    assert first.search("护林日记", 3) == again.search("护林日记", 3)


def test_a_new_report_costs_only_the_blocks_that_it_falls_into(library: Library, tmp_path: Path) -> None:
    before = WideWords(library, tmp_path / "words")
    put(library, "lamps.txt", made_report(HARBOUR.replace("泊位租赁", "灯塔维护"), "青浦湾市灯塔局", 2023))
    after = WideWords(library, tmp_path / "words", before)
    kept = [name for name, block in before.blocks.items() if after.blocks.get(name) is block]
    assert len(kept) == len(before.blocks) - 1
    assert found(after, library, "灯塔维护")[0] == document_ids(library)["lamps.txt"]


def test_a_removed_report_is_in_no_block_and_in_no_file(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    before = WideWords(library, folder)
    old = {path.name for path in folder.iterdir()}
    library.remove(document_ids(library)["forestry.txt"])
    after = WideWords(library, folder, before)
    assert "护林日记" not in "".join(chunk.text for chunk in library.chunks(ids=after.search("护林日记", 9)))
    assert old - {path.name for path in folder.iterdir()}
    assert all("护林" not in path.read_text("utf-8") for path in folder.glob("*/vocab.index.json"))


def test_a_changed_report_takes_its_old_wording_out(library: Library, tmp_path: Path) -> None:
    before = WideWords(library, tmp_path / "words")
    put(library, "forestry.txt", made_report(FORESTRY.replace("护林日记", "育苗手记"), "青浦湾市林业局", 2022))
    after = WideWords(library, tmp_path / "words", before)
    assert found(after, library, "育苗手记")[0] == document_ids(library)["forestry.txt"]


def test_a_folder_that_cannot_be_written_costs_only_memory(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "words").write_text("no folder")
    words = WideWords(library, tmp_path / "words")
    assert found(words, library, "护林日记")[0] == document_ids(library)["forestry.txt"]
    assert "cannot be written" in caplog.text
