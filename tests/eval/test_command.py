"""`wenbao eval` and `wenbao demo` as a user runs them: the scores' shape, the files asked for, wrong usage."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from eval.command import parser
from eval.question_set import load_questions, samples_path
from tests.command_line import ROOT, wenbao, wenbao_here, without_settings
from tests.eval.rankings import measured

KINDS = {"figure", "computed", "passage", "ambiguous", "unanswerable", "blank", "conflict", "followup"}


@cache
def bundled() -> subprocess.CompletedProcess[str]:
    """The bundled set over the bundled reports, run once."""
    return wenbao("eval", "--json")


def test_eval_json_is_one_document_of_the_contracts_shape() -> None:
    done = bundled()
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    named = {"questions", "exact", "passage", "refused", "wrong", "ungrounded", "unsupported", "latency_ms", "kinds", "results"}
    assert named <= set(scores)
    assert set(scores["latency_ms"]) == {"p50", "p95"}
    assert set(scores["kinds"]) == KINDS
    for tally in scores["kinds"].values():
        assert {"n", "exact", "wrong"} <= set(tally)
        assert 0 <= tally["exact"] <= tally["n"]
    assert sum(tally["n"] for tally in scores["kinds"].values()) == scores["questions"]
    for share in ("exact", "passage", "refused"):
        assert 0 <= scores[share] <= 1


def test_every_question_of_the_bundled_set_has_its_result() -> None:
    results = json.loads(bundled().stdout)["results"]
    assert [result["id"] for result in results] == [question.id for question in load_questions(samples_path())]
    assert all(result["outcome"] for result in results)


def test_no_answer_over_the_bundled_set_is_wrong_or_ungrounded() -> None:
    scores = json.loads(bundled().stdout)
    assert (scores["wrong"], scores["ungrounded"], scores["unsupported"]) == (0, 0, 0)
    assert scores["refused"] == 1


def test_the_bundled_sets_retrieval_is_measured_and_exported(tmp_path: Path) -> None:
    """Scores of the passage questions, and a folder from which the library computes the same."""
    done = wenbao_here("eval", "--retrieval", "--json", "--export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    asked = [q for q in load_questions(samples_path()) if q.expected.mode == "passage" and q.turn == 1]
    assert [result["id"] for result in told["results"]] == [question.id for question in asked]
    assert set(told["scores"]) == set(told["given"]) == {"hit@1", "hit@3", "hit@5", "mrr@10", "ndcg@10"}
    qrels, run = tmp_path / "out" / "qrels" / "test.qrels", tmp_path / "out" / "runs" / "wenbao.trec"
    assert {line.split()[0] for line in qrels.read_text("utf-8").splitlines()} == {question.id for question in asked}
    assert measured("nDCG@10", qrels, run) == pytest.approx(told["scores"]["ndcg@10"], abs=1e-4)


def test_retrieval_for_people_is_a_measure_a_line(tmp_path: Path) -> None:
    """Over a home of the user's own; a question whose passage is not in front is named with its rank."""
    report = tmp_path / "a.txt"
    report.write_text("示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n窗口设在一楼大厅。\n", encoding="utf-8")
    expected = {"route": "passages", "documents": ["a.txt"], "quote": "这句话报告里没有"}
    line = {"id": "nowhere", "question": "示例市统计局2023年的窗口设在哪里？", "kind": "passage", "expected": expected}
    (tmp_path / "own.jsonl").write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
    assert wenbao_here("ingest", "--home", str(tmp_path / "home"), str(report)).returncode == 0
    done = wenbao_here("eval", "--retrieval", "--home", str(tmp_path / "home"), str(tmp_path / "own.jsonl"))
    assert done.returncode == 0, done.stderr
    assert "hit@1         0.000" in done.stdout
    assert "nowhere: not among the first ten" in done.stdout


def test_a_set_of_the_users_own_is_run_over_the_home(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n全年发放手册83本。\n", encoding="utf-8")
    lines = [
        {
            "id": "a",
            "question": "示例市统计局2023年发放手册多少本？",
            "kind": "figure",
            "expected": {"route": "figures", "values": [{"value": 83}]},
        },
        {
            "id": "b",
            "question": "示例市统计局2023年发放手册多少本？",
            "kind": "figure",
            "expected": {"route": "figures", "values": [{"value": 84}]},
        },
    ]
    questions = tmp_path / "own.jsonl"
    questions.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    assert wenbao_here("ingest", "--home", str(tmp_path / "home"), str(report)).returncode == 0
    done = wenbao_here("eval", "--json", "--home", str(tmp_path / "home"), str(questions))
    assert done.returncode == 0, done.stderr
    scores = json.loads(done.stdout)
    assert [result["outcome"] for result in scores["results"]] == ["exact", "wrong"]
    assert scores["wrong"] == 1


@pytest.mark.parametrize("text", ["not json", '{"id": "a"}'])
def test_a_question_set_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.jsonl").write_text(text, encoding="utf-8")
    done = wenbao_here("eval", "--json", "--home", str(tmp_path), str(tmp_path / "bad.jsonl"))
    assert done.returncode in (1, 2)
    assert done.stdout == ""
    assert "bad.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_question_set_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    done = wenbao_here("eval", str(tmp_path / "none.jsonl"))
    assert done.returncode == 2
    assert "none.jsonl" in done.stderr
    assert "Traceback" not in done.stderr


def test_demo_and_eval_stand_beside_the_assistants_commands() -> None:
    for command in ("demo", "eval"):
        assert parser().parse_args([command]).command == command
    assert parser().parse_args(["demo", "--port", "9000"]).port == 9000
    assert parser().parse_args(["eval"]).questions is None


def test_a_demo_that_is_told_to_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    """The home that it made for itself goes with it, samples, store and passage index."""
    environment = without_settings()
    environment |= {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "eval.command", "demo", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8", env=environment) as demo:
        assert demo.stdout is not None
        assert "wenbao listens on" in demo.stdout.readline()
        assert list(tmp_path.glob("wenbao-demo-*/wenbao.db"))
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(60) == 128 + signal.SIGTERM
    assert list(tmp_path.glob("wenbao-demo-*")) == []


def test_a_port_that_is_taken_is_told_before_the_samples_are_read(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = wenbao_here("demo", "--port", str(taken.getsockname()[1]), home=tmp_path / "home")
    assert done.returncode == 2
    assert "--port" in done.stderr
    assert not (tmp_path / "home").exists()
