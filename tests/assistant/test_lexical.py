"""Tokens and the word index."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.lexical import LexicalIndex, pair_tokens, tokens
from assistant.language.segment import bigrams, own_words, tag, words

TEXTS = st.text(alphabet=st.sampled_from("公开信息申请港口航道答复年报ＡbcＺ12，。 \n"), max_size=40)


@settings(deadline=None)  # the first cut loads the dictionary
@given(TEXTS)
def test_every_pair_of_a_text_finds_it_whatever_the_cut(text: str) -> None:
    index = LexicalIndex([(1, text)])
    for pair in bigrams(text.replace(" ", "").replace("\n", "")):
        if len(pair) == 2:
            assert [identity for identity, _ in index.search(pair, k=1)] == [1]


@settings(deadline=None)  # the first cut loads the dictionary
@given(st.lists(TEXTS, max_size=6), TEXTS, st.integers(0, 8))
def test_a_search_is_ordered_bounded_and_repeatable(texts: list[str], query: str, k: int) -> None:
    index = LexicalIndex(list(enumerate(texts)))
    found = index.search(query, k=k)
    assert len(found) <= k
    assert list(found) == sorted(found, key=lambda pair: (-pair[1], pair[0]))
    assert all(score > 0 for _, score in found)
    assert found == index.search(query, k=k)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_what_was_saved_finds_the_same(tmp_path_factory: pytest.TempPathFactory, texts: list[str], query: str) -> None:
    folder = tmp_path_factory.mktemp("saved") / "index"
    index = LexicalIndex(list(enumerate(texts)), pair_tokens)
    index.save(folder)
    loaded = LexicalIndex.load(folder, pair_tokens)
    assert (loaded is None) == (not any(pair_tokens(text) for text in texts))
    if loaded is not None:
        assert (len(loaded), loaded.search(query, k=9)) == (len(index), index.search(query, k=9))


def test_a_saved_index_that_is_damaged_is_none(tmp_path: Path) -> None:
    LexicalIndex([(1, "航道疏浚"), (2, "泊位")]).save(tmp_path / "index")
    for damaged in ("identities.npy", "vocab.index.json", "data.csc.index.npy"):
        shutil.copytree(tmp_path / "index", tmp_path / damaged)
        (tmp_path / damaged / damaged).write_bytes(b"\x00")
        assert LexicalIndex.load(tmp_path / damaged) is None, damaged
    assert LexicalIndex.load(tmp_path / "nowhere") is None
    assert LexicalIndex.load(tmp_path / "index") is not None


def test_saving_leaves_a_whole_index_and_nothing_else(tmp_path: Path) -> None:
    LexicalIndex([(1, "航道疏浚")]).save(tmp_path / "index")
    with pytest.raises(OSError, match="index"):
        LexicalIndex([(2, "泊位")]).save(tmp_path / "index")
    assert [path.name for path in tmp_path.iterdir()] == ["index"]
    loaded = LexicalIndex.load(tmp_path / "index")
    assert loaded is not None
    assert [identity for identity, _ in loaded.search("航道", k=3)] == [1]


def test_full_width_and_traditional_characters_are_found_by_their_ordinary_forms() -> None:
    index = LexicalIndex([(1, "環境監測ＡＢＣ"), (2, "林业")])
    assert [identity for identity, _ in index.search("环境监测", k=5)] == [1]
    assert [identity for identity, _ in index.search("abc", k=5)] == [1]


def test_a_line_break_inside_a_word_hides_nothing() -> None:
    assert "码头" in tokens("码\n头")


def test_only_the_allowed_are_found() -> None:
    index = LexicalIndex([(1, "航道疏浚"), (2, "航道规划"), (3, "泊位")])
    assert {identity for identity, _ in index.search("航道", k=5, among={2, 3})} == {2}
    assert index.search("航道", k=5, among=()) == ()


@pytest.mark.parametrize("query", ["", "，。！", "未见之词", "zzz"])
def test_nothing_shared_finds_nothing(query: str) -> None:
    assert LexicalIndex([(1, "航道")]).search(query, k=3) == ()


def test_an_index_over_nothing_finds_nothing() -> None:
    assert LexicalIndex([]).search("航道", k=3) == ()
    assert LexicalIndex([(1, "——")]).search("航道", k=3) == ()


def test_the_rarer_word_ranks_higher() -> None:
    index = LexicalIndex([(1, "申请受理"), (2, "申请答复"), (3, "申请暗访")])
    assert index.search("申请暗访", k=3)[0][0] == 3


def test_our_words_are_never_cut() -> None:
    for word in own_words():
        if not word.isascii():
            assert words(word) == (word,), word
            assert tag(word) == "n"


def test_cutting_says_nothing_and_warns_of_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        words("航道疏浚工程")
    assert caplog.records == []
    code = "from assistant.language.segment import words; print(words('航道疏浚')[0])"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, "航道", "")


def test_importing_the_search_loads_no_heavy_library() -> None:
    code = (
        "import sys, assistant.passages.retrieve, assistant.passages.extract; "
        "print([m for m in ('jieba', 'bm25s', 'numpy', 'torch', 'chromadb', 'sentence_transformers') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert ran.stdout.strip() == "[]"
