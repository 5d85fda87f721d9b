"""wenbao's own ways to find passages, as rankers over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.retrieval_own import OwnRanker, own_rankers, store_pieces
from ingest.index.nearest import PassageIndex
from ingest.settings import StoreSettings
from ingest.store.library import Library
from tests.assistant.prose_reports import HARBOUR, made_report, prose_library, put
from tests.ingest.first_axis import FirstAxisEmbedder

NAMED = "青浦湾市港口局2023年有哪些暗访？"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with prose_library(tmp_path) as opened:
        yield opened


def ranker(library: Library, folder: Path, name: str) -> OwnRanker:
    index = PassageIndex(library, StoreSettings(folder), FirstAxisEmbedder())
    return {own.name: own for own in own_rankers(library, index)}[name]


def files(found: OwnRanker, identities: list[str]) -> set[str]:
    file_of = {piece.id: piece.file for piece in found.pieces()}
    return {file_of[identity] for identity in identities}


def test_a_named_body_limits_wenbao_and_not_its_parts(library: Library, tmp_path: Path) -> None:
    whole, vectors = ranker(library, tmp_path, "wenbao"), ranker(library, tmp_path, "vectors alone")
    assert files(whole, list(whole.search(NAMED, None, 10))) == {"harbour.txt"}
    assert files(vectors, list(vectors.search(NAMED, None, 50))) == {"harbour.txt", "forestry.txt"}


@pytest.mark.parametrize("name", ["wenbao, unscoped", "vectors alone", "words alone"])
def test_files_that_are_told_limit_every_way(library: Library, tmp_path: Path, name: str) -> None:
    found = ranker(library, tmp_path, name)
    assert files(found, list(found.search("公开栏目更新", {"forestry.txt"}, 10))) == {"forestry.txt"}
    assert found.search("公开栏目更新", {"none.txt"}, 10) == []


def test_words_need_no_index(library: Library) -> None:
    assert [own.name for own in own_rankers(library, None)] == ["wenbao", "wenbao, unscoped", "words alone"]


def test_a_pieces_text_is_exactly_its_place(library: Library) -> None:
    documents = {record.file: record.id for record in library.documents()}
    for piece in store_pieces(library).values():
        assert piece.text == library.text(documents[piece.file])[piece.start : piece.end]


def test_a_second_copy_of_a_file_has_ids_of_its_own(library: Library) -> None:
    before = {piece.id for piece in store_pieces(library).values()}
    put(library, "copy.txt", made_report(HARBOUR, "青浦湾市港口局", 2023))
    pieces = store_pieces(library).values()
    assert len({piece.id for piece in pieces}) == len(pieces) > len(before)
    assert before < {piece.id for piece in pieces}
