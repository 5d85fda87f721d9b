"""The peers over two made-up reports: each finds by its own means, is limited alike, and is named where it is lacking."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from eval.peers import __main__ as peers
from eval.peers.bm25_fixed import LENGTH, FixedBm25
from eval.retrieval import Ranker, last_part
from ingest.embedding import Embedder
from tests.assistant.prose_reports import prose_library
from tests.eval.rankings import TEXTS
from tests.ingest.first_axis import FirstAxisEmbedder


def bm25(texts: Mapping[str, str], embedder: Embedder) -> Ranker:
    return FixedBm25(texts)


def langchain(texts: Mapping[str, str], embedder: Embedder) -> Ranker:
    pytest.importorskip("langchain_text_splitters", reason="the extra peers is not installed")
    from eval.peers.langchain_usual import UsualChain

    return UsualChain(texts, embedder)


def llamaindex(texts: Mapping[str, str], embedder: Embedder) -> Ranker:
    pytest.importorskip("llama_index.core", reason="the extra peers is not installed")
    from eval.peers.llamaindex_default import DefaultIndex

    return DefaultIndex(texts, embedder)


@pytest.mark.parametrize("build", [bm25, langchain, llamaindex])
def test_a_peer_finds_passages_of_the_reports_it_may_search(build: Callable[..., Ranker]) -> None:
    peer = build(TEXTS, FirstAxisEmbedder())
    file_of = {piece.id: last_part(piece.file) for piece in peer.pieces()}
    assert set(file_of.values()) == {"harbour.txt", "forestry.txt"}
    assert {file_of[found] for found in peer.search("公开内容不够全面", None, 10)} == {"harbour.txt", "forestry.txt"}
    assert {file_of[found] for found in peer.search("公开内容不够全面", {"forestry.txt"}, 10)} == {"forestry.txt"}


def test_fixed_cuts_join_up_to_the_text() -> None:
    text = "办理公开申请的窗口设在一楼大厅。" * 80
    pieces = FixedBm25({"a.txt": text}).pieces()
    assert "".join(piece.text for piece in pieces) == text
    assert {len(piece.text) for piece in pieces[:-1]} == {LENGTH}


def test_words_that_no_report_has_find_nothing() -> None:
    assert FixedBm25(TEXTS).search("zzz", None, 5) == []


def test_one_run_measures_wenbao_and_its_peers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table with a row for each system; a library that is lacking is named, and the exit status says so."""
    with prose_library(tmp_path / "home"):
        pass
    monkeypatch.setattr(peers, "load_embedder", lambda settings: FirstAxisEmbedder())
    question = {
        "id": "a", "question": "青浦湾市港口局2023年存在哪些问题？", "kind": "passage",
        "expected": {"route": "passages", "documents": ["harbour.txt"], "quote": "航道信息更新不及时"},
    }  # fmt: skip
    asked = tmp_path / "q.jsonl"
    asked.write_text(json.dumps(question, ensure_ascii=False), encoding="utf-8")
    lacking = [name for name in ("langchain_text_splitters", "llama_index") if importlib.util.find_spec(name) is None]
    assert peers.main(["--questions", str(asked), "--home", str(tmp_path / "home"), "--json"]) == int(bool(lacking))
    told = capsys.readouterr()
    measured = json.loads(told.out)
    assert {"wenbao", "wenbao, unscoped", "vectors alone", "words alone", FixedBm25.name} <= set(measured)
    assert measured["words alone"]["given"]["hit@5"] == 1
    assert all(name in told.err for name in lacking)


def test_a_question_set_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with prose_library(tmp_path / "home"):
        pass
    assert peers.main(["--questions", str(tmp_path / "none.jsonl"), "--home", str(tmp_path / "home")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
