"""An export is read back by the library that it is for, and gives the same scores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.export import export, question_id
from eval.retrieval import Retrieved, retrieve
from eval.scorers.ranking import NAMES
from ingest.errors import UsageError
from tests.eval.rankings import LACKS, PIECES, QUESTIONS, TRAINING, Fixed, measured, passage


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def retrieved() -> Retrieved:
    return retrieve(Fixed(["h3", "f1", "h2"]), QUESTIONS)


def test_ir_measures_reads_the_run_and_the_qrels_and_scores_alike(tmp_path: Path, retrieved: Retrieved) -> None:
    export(tmp_path / "out", QUESTIONS, retrieved)
    answered = sum(bool(passages) for passages in retrieved.qrels.values())
    for name, scores in (("fixed-told", retrieved.scores), ("fixed-told.given", retrieved.scores_given)):
        ours = scores.to_json()
        for theirs, shown in NAMES.items():
            told = measured(theirs, tmp_path / "out" / "qrels" / "test.qrels", tmp_path / "out" / "runs" / f"{name}.trec")
            # the library leaves out questions that no passage answers
            assert told * answered / len(QUESTIONS) == pytest.approx(ours[shown], abs=1e-4)


def test_the_folder_is_beirs(tmp_path: Path, retrieved: Retrieved) -> None:
    """corpus.jsonl, queries.jsonl and qrels/test.tsv with their header, ids that refer to each other."""
    export(tmp_path, QUESTIONS, retrieved)
    corpus, queries = lines(tmp_path / "corpus.jsonl"), lines(tmp_path / "queries.jsonl")
    assert [row["_id"] for row in corpus] == [piece.id for piece in PIECES]
    assert all(set(row) == {"_id", "title", "text", "metadata"} for row in corpus)
    assert [row["text"] for row in queries] == [question.question for question in QUESTIONS]
    header, *rows = (tmp_path / "qrels" / "test.tsv").read_text("utf-8").splitlines()
    assert header.split("\t") == ["query-id", "corpus-id", "score"]
    assert [row.split("\t") for row in rows] == [["lacks", "h2", "1"], ["training", "h3", "1"]]


def test_a_question_id_with_blanks_stays_one_field(tmp_path: Path) -> None:
    blank = passage("a b", "公开内容不够全面")
    export(tmp_path, [blank], retrieve(Fixed(["h2"]), [blank]))
    assert (tmp_path / "runs" / "fixed-told.trec").read_text("utf-8").split() == [
        "a_b",
        "Q0",
        "h2",
        "1",
        "1.000000",
        "fixed-told",
    ]
    assert lines(tmp_path / "queries.jsonl")[0]["_id"] == question_id(blank.id) == "a_b"


def test_nothing_is_written_over(tmp_path: Path, retrieved: Retrieved) -> None:
    (tmp_path / "mine.txt").write_text("kept")
    with pytest.raises(UsageError, match="not empty"):
        export(tmp_path, QUESTIONS, retrieved)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(UsageError, match="cannot be written"):
        export(tmp_path / "mine.txt" / "below", [LACKS, TRAINING], retrieved)
