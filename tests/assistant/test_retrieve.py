"""Passages found by words and by meaning, within the documents asked about."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.passages.retrieve import MEANING, WORDS, HybridRetriever, fused
from ingest.errors import IndexUnavailable, ModelMismatch, UsageError
from ingest.store.library import Library
from tests.assistant.prose_reports import HARBOUR, document_ids, made_report, prose_library, put

RANKINGS = st.lists(st.lists(st.integers(0, 20), unique=True, max_size=12), max_size=3)


@dataclass(frozen=True)
class Found:
    chunk_id: int
    score: float


class ByLength:
    """A second kind of search: the shortest passages first. It remembers which documents it was limited to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.limits: list[Collection[str] | None] = []

    def search(self, vector_query: str, *, documents: Collection[str] | None, k: int) -> Sequence[Found]:
        self.limits.append(documents)
        chunks = sorted(self.library.chunks(documents), key=lambda chunk: len(chunk.text))
        return [Found(chunk.id, 1 / len(chunk.text)) for chunk in chunks[:k]]

    def nearness(self, vector_query: str, texts: tuple[str, ...]) -> Sequence[float]:
        return [1 / (1 + abs(len(text) - len(vector_query))) for text in texts]


class Broken:
    def search(self, vector_query: str, *, documents: Collection[str] | None, k: int) -> Sequence[Found]:
        raise IndexUnavailable("the passage index cannot be read")

    def nearness(self, vector_query: str, texts: tuple[str, ...]) -> Sequence[float]:
        raise IndexUnavailable("the passage index cannot be read")


class Foreign(Broken):
    """An index of a store that another model filled."""

    def search(self, vector_query: str, *, documents: Collection[str] | None, k: int) -> Sequence[Found]:
        raise ModelMismatch("the store is of another model")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with prose_library(tmp_path) as opened:
        yield opened


@given(RANKINGS)
def test_fusion_ranks_all_once_and_the_better_ranked_higher(rankings: list[list[int]]) -> None:
    scores = dict(fused([(ranking, 1.0) for ranking in rankings]))
    assert set(scores) == {identity for ranking in rankings for identity in ranking}
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    if len(rankings) == 1:
        assert list(scores) == rankings[0]


def test_a_weightier_ranking_decides_where_two_disagree() -> None:
    assert [identity for identity, _ in fused([([1, 2], 1.0), ([2, 1], 0.7)])] == [1, 2]
    assert [identity for identity, _ in fused([([1, 2], 1.0), ([2, 1], 1.4)])] == [2, 1]


def test_the_first_of_a_weightier_ranking_is_not_passed_by_what_both_hold_far_down() -> None:
    words, meaning = list(range(1, 40)), [*range(40, 60), 12, *range(60, 80)]
    assert fused([(words, 1.0), (meaning, 0.5)])[0][0] == 1


def test_each_ranking_can_be_left_out(library: Library) -> None:
    ids = [document_ids(library)["harbour.txt"]]
    words = HybridRetriever(library, ByLength(library), legs=[WORDS])
    assert words.lexical_only
    assert words.nearness("暗访", ("暗访",)) == ()
    assert words.search("暗访", ids, 5) == HybridRetriever(library).search("暗访", ids, 5)
    meaning = HybridRetriever(library, ByLength(library), legs=[MEANING])
    assert not meaning.lexical_only
    found = [len(passage.text) for passage in meaning.search("暗访", ids, 9)]
    assert found == sorted(found)


@pytest.mark.parametrize("legs", [(), ("sense",), (WORDS, "sense"), (MEANING,)])
def test_a_search_by_nothing_is_refused(library: Library, legs: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        HybridRetriever(library, legs=legs)


def test_nearness_is_the_indexs(library: Library) -> None:
    assert HybridRetriever(library).nearness("暗访", ("一", "二")) == ()
    assert HybridRetriever(library, ByLength(library)).nearness("暗访", ("一二", "一二三")) == [1.0, 0.5]


def test_everything_is_searched_as_its_parts_are(tmp_path: Path, library: Library) -> None:
    """The index over everything finds what the small ones find, in memory, written to disk and read from there."""
    for folder in (None, tmp_path / "words", tmp_path / "words"):
        retriever = HybridRetriever(library, folder=folder)
        retriever.prepare()
        for file, question in (("harbour.txt", "潮汐预报"), ("forestry.txt", "护林日记")):
            first = retriever.search(question, None, 1)[0]
            assert first.document_id == document_ids(library)[file]
            assert first.text == retriever.search(question, [document_ids(library)[file]], 1)[0].text


def test_a_passage_is_exactly_the_text_at_its_span(library: Library) -> None:
    for passage in HybridRetriever(library).search("航道 名录 保密审查", None, 20):
        assert passage.text == passage.span.of(library.text(passage.document_id))
        assert passage.section


def test_documents_limit_the_search_before_it_is_ranked(library: Library) -> None:
    ids = document_ids(library)
    retriever = HybridRetriever(library)
    both = retriever.search("公众号", None, 20)
    assert {passage.document_id for passage in both} == set(ids.values())
    only = retriever.search("公众号", [ids["forestry.txt"]], 1)
    assert [passage.document_id for passage in only] == [ids["forestry.txt"]]
    assert retriever.search("公众号", [], 5) == ()
    assert retriever.search("公众号", None, 0) == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("mystery checks", "暗访"),
        ("postal code", "邮编"),
        ("accessibility for the elderly", "适老化"),
        ("費用", "信息处理费"),
        ("收费情况", "信息处理费"),
    ],
)
def test_english_synonyms_and_traditional_characters_reach_the_passage(library: Library, question: str, said: str) -> None:
    found = HybridRetriever(library).search(question, [document_ids(library)["harbour.txt"]], 2)
    assert any(said in passage.text for passage in found)


def test_meaning_is_fused_with_words_and_limited_alike(library: Library) -> None:
    ids = document_ids(library)
    vectors = ByLength(library)
    retriever = HybridRetriever(library, vectors)
    found = retriever.search("暗访", [ids["harbour.txt"]], 30)
    by_words = HybridRetriever(library).search("暗访", [ids["harbour.txt"]], 30)
    assert not retriever.lexical_only
    assert HybridRetriever(library).lexical_only
    assert vectors.limits == [frozenset({ids["harbour.txt"]})]
    assert {passage.document_id for passage in found} == {ids["harbour.txt"]}
    assert len(found) == len(library.chunks([ids["harbour.txt"]])) > len(by_words)
    assert by_words[0].chunk_id in {passage.chunk_id for passage in found[:3]}


def test_a_broken_index_is_told_not_left_out(library: Library) -> None:
    with pytest.raises(IndexUnavailable):
        HybridRetriever(library, Broken()).search("暗访", None, 3)


def test_another_models_vectors_leave_the_search_to_words(library: Library) -> None:
    """Another process filled the store anew: the index tells it, and what words find is found."""
    by_words = HybridRetriever(library).search("暗访", None, 3)
    assert HybridRetriever(library, Foreign()).search("暗访", None, 3) == by_words
    with pytest.raises(ModelMismatch):
        HybridRetriever(library, Foreign(), legs=[MEANING]).search("暗访", None, 3)


def test_a_passage_that_holds_what_is_asked_for_comes_first(library: Library) -> None:
    found = HybridRetriever(library).search("港口局办公室的电话", [document_ids(library)["harbour.txt"]], 3)
    assert "电话：0899-7001234" in found[0].text


def test_a_new_report_is_found_at_once_and_a_removed_one_no_more(library: Library) -> None:
    retriever = HybridRetriever(library)
    assert retriever.search("灯塔", None, 3) == ()
    added = put(library, "lamps.txt", made_report(HARBOUR.replace("泊位租赁", "灯塔维护"), "青浦湾市灯塔局", 2023))
    assert [passage.document_id for passage in retriever.search("灯塔", None, 3)] == [added]
    library.remove(added)
    assert retriever.search("灯塔", None, 3) == ()


class Counted:
    """A library that counts how often passages are read."""

    def __init__(self, library: Library) -> None:
        self._library, self.read = library, 0

    def __getattr__(self, name: str) -> object:
        self.read += name == "chunks"
        return getattr(self._library, name)


def test_what_comes_in_beside_a_report_leaves_its_word_index_standing(library: Library) -> None:
    counted = Counted(library)
    retriever = HybridRetriever(cast("Library", counted))
    scope = [document_ids(library)["harbour.txt"]]
    before = retriever.search("航道", scope, 3)
    put(library, "lamps.txt", made_report(HARBOUR.replace("泊位租赁", "灯塔维护"), "青浦湾市灯塔局", 2023))
    assert retriever.search("航道", scope, 3) == before
    assert counted.read == 1


def test_a_report_that_was_stored_anew_or_removed_is_read_anew(library: Library) -> None:
    retriever = HybridRetriever(library)
    forestry = document_ids(library)["forestry.txt"]
    lamps = put(library, "lamps.txt", made_report(HARBOUR.replace("泊位租赁", "灯塔维护"), "青浦湾市灯塔局", 2023))
    assert {passage.document_id for passage in retriever.search("灯塔", [lamps, forestry], 3)} == {lamps}
    library.remove(lamps)
    assert retriever.search("灯塔", [lamps, forestry], 3) == ()
    again = put(library, "lamps.txt", made_report(HARBOUR.replace("泊位租赁", "灯塔油漆"), "青浦湾市灯塔局", 2023))
    assert "灯塔油漆" in retriever.search("灯塔", [again, forestry], 3)[0].text


def test_where_the_words_of_all_take_long_the_ones_before_answer_until_they_are_prepared(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.passages.retrieve._LONG", 0.0)
    retriever = HybridRetriever(library)
    retriever.prepare()
    added = put(library, "lamps.txt", made_report(HARBOUR.replace("泊位租赁", "灯塔维护"), "青浦湾市灯塔局", 2023))
    assert retriever.search("灯塔", None, 3) == ()
    retriever.prepare()
    assert [passage.document_id for passage in retriever.search("灯塔", None, 3)] == [added]
    library.remove(added)
    assert retriever.search("灯塔", None, 3) == ()


def test_the_same_search_gives_the_same_passages(library: Library) -> None:
    first, second = HybridRetriever(library), HybridRetriever(library)
    assert first.search("更新不及时", None, 9) == second.search("更新不及时", None, 9) == first.search("更新不及时", None, 9)


def test_a_passage_cannot_be_changed(library: Library) -> None:
    passage = HybridRetriever(library).search("暗访", None, 1)[0]
    assert replace(passage, score=0.0).text == passage.text
    with pytest.raises(AttributeError):
        passage.text = "别的"  # type: ignore[misc]  # that it is refused is what is tested
