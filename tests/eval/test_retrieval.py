"""Retrieval measured on rankings made by hand: what counts as right, among which reports, and the scores over them."""

from __future__ import annotations

import json

import pytest

from eval.compare import changes
from eval.question_set import Expected, Question, QuestionSetError
from eval.retrieval import Piece, passage_questions, retrieve, right
from eval.scorers.ranking import Scores, mean_scores
from tests.eval.rankings import LACKS, NOWHERE, PIECES, QUESTIONS, TRAINING, Fixed, passage


def test_a_passage_is_right_in_the_expected_document_alone() -> None:
    assert right(LACKS.expected, PIECES) == {"h2": 1}
    assert right(Expected("passages", quotes=LACKS.expected.quotes), PIECES) == {"h2": 1, "f2": 1}


def test_of_a_sentence_that_a_cut_parts_the_larger_part_is_right() -> None:
    cut = [Piece("most", "a.txt", "每季度组织一次"), Piece("rest", "a.txt", "轮训。")]
    assert right(Expected("passages", documents=("a.txt",), quotes=("每季度组织一次轮训",)), cut) == {"most": 1}


def test_any_of_the_expected_sentences_makes_a_passage_right() -> None:
    expected = Expected("passages", documents=("harbour.txt",), quotes=("不在其中的一句话", "窗口设在海堤路一楼"))
    assert right(expected, PIECES) == {"h1": 1}


def test_a_search_is_asked_among_all_and_among_the_expected_reports() -> None:
    ranker = Fixed(["f2", "h2"])
    retrieved = retrieve(ranker, [LACKS])
    assert ranker.asked == [("问lacks", None, 10), ("问lacks", frozenset({"harbour.txt"}), 10)]
    assert (retrieved.run["lacks"], retrieved.given["lacks"]) == (["f2", "h2"], ["h2"])
    assert (retrieved.scores.first, retrieved.scores_given.first) == (0, 1)


def test_the_scores_are_over_all_questions_those_included_that_nothing_answers() -> None:
    shown = retrieve(Fixed(["h3", "f1", "h2"]), QUESTIONS).to_json()
    assert (shown["questions"], shown["passages"]) == (3, 6)
    assert shown["scores"] == {"hit@1": 0.3333, "hit@3": 0.6667, "hit@5": 0.6667, "mrr@10": 0.4444, "ndcg@10": 0.5}
    assert shown["given"]["mrr@10"] == 0.5
    assert shown["results"] == [{"id": "lacks", "rank": 3}, {"id": "training", "rank": 1}, {"id": "nowhere", "rank": None}]
    assert json.loads(json.dumps(shown)) == shown


def test_only_questions_that_one_text_asks_are_measured() -> None:
    follow_up = passage("later", "公开内容不够全面", turn=2)
    figure = Question("n", "几件？", "unanswerable", Expected("refuse"))
    assert passage_questions([LACKS, follow_up, figure]) == (LACKS,)
    with pytest.raises(QuestionSetError, match="passage"):
        passage_questions([follow_up, figure])


def test_what_is_answered_within_a_thousand_characters_counts_what_must_be_read() -> None:
    pieces = (Piece("long", "harbour.txt", "略" * 990), *PIECES)

    class Long(Fixed):
        def pieces(self) -> tuple[Piece, ...]:
            return pieces

        def search(self, query: str, files: object, k: int) -> list[str]:
            return list(self.found)

    assert retrieve(Long(["h2", "long"]), [LACKS]).to_json()["within"] == {"all": 1.0, "given": 1.0}
    assert retrieve(Long(["long", "h2"]), [LACKS]).to_json()["within"] == {"all": 0.0, "given": 0.0}


def test_a_search_that_finds_nothing_scores_nothing() -> None:
    assert retrieve(Fixed([]), [TRAINING, NOWHERE]).scores == Scores(2, 0, 0, 0, 0, 0)
    assert mean_scores({}, {}) == Scores(0, 0, 0, 0, 0, 0)


def test_several_right_passages_are_ideal_when_all_stand_in_front() -> None:
    qrels = {"q": {"a": 1, "b": 1}}
    best, worse = (mean_scores(qrels, {"q": found}) for found in (["a", "b", "c"], ["a", "c", "b"]))
    assert best.ndcg == 1
    assert 0.9 < worse.ndcg < 1
    assert best.mrr == worse.mrr == 1


def test_measures_stop_at_the_tenth() -> None:
    found = [str(number) for number in range(11)]
    assert mean_scores({"q": {"9": 1}}, {"q": found}).mrr == pytest.approx(0.1)
    assert mean_scores({"q": {"10": 1}}, {"q": found}).mrr == 0


def test_two_measurements_are_compared_by_measure_and_rank() -> None:
    before = retrieve(Fixed(["h2", "h3"]), [LACKS]).to_json()
    after = retrieve(Fixed(["h3", "h2"]), [LACKS]).to_json()
    told = changes(before, after)
    assert {"scores hit@1: 1.0 -> 0.0", "scores mrr@10: 1.0 -> 0.5", "given hit@1: 1.0 -> 0.0", "lacks: 1 -> 2"} <= set(told)
    assert changes(before, before) == []
