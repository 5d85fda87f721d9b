"""Asking a whole set: conversations in order, the scores of the contract, errors counted; and comparing two results."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import AnswerJson
from eval.compare import changes, main
from eval.question_set import Expected, ExpectedValue, Question
from eval.run import AskError, run_questions
from tests.eval.answers import TEXT, answer, citation, figure


def question(name: str, kind: str, expected: Expected, conversation: str | None = None, turn: int = 1) -> Question:
    return Question(name, f"问{name}", kind, expected, conversation, turn)


HUNDRED = Expected("figures", values=(ExpectedValue(Decimal(100), "件"),), documents=("a.pdf",))
QUESTIONS = (
    question("second", "followup", HUNDRED, "c", 2),
    question("right", "figure", HUNDRED),
    question("wrong", "figure", HUNDRED),
    question("first", "figure", HUNDRED, "c", 1),
    question("none", "unanswerable", Expected("refuse")),
    question("lost", "passage", Expected("passages", quotes=(TEXT,))),
    question("loose", "passage", Expected("passages", quotes=(TEXT,))),
)


class Assistant:
    """Answers by the question's name, and remembers what it was asked in which conversation."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []

    def __call__(self, text: str, conversation: str | None) -> AnswerJson:
        self.asked.append((text, conversation))
        if text == "问lost":
            raise AskError("HTTP 503")
        if text == "问none":
            return answer("报告没有说", route="refuse")
        if text == "问loose":
            return answer("有77件[1]", route="passages", citations=(citation(TEXT, start=1),))
        value = 3 if text == "问wrong" else 100
        return answer(f"{value}件[1]", figure(value), citations=(citation(),), conversation=f"conversation of {text}")


def test_the_summary_is_what_the_contract_says() -> None:
    summary = run_questions(Assistant(), QUESTIONS, lambda document: TEXT)
    shown = summary.to_json()
    assert list(shown) == [
        "questions", "exact", "passage", "refused", "wrong", "ungrounded", "unsupported", "latency_ms", "kinds", "results",
    ]  # fmt: skip
    assert (shown["questions"], shown["exact"], shown["passage"], shown["refused"]) == (7, 0.75, 0.5, 1.0)
    assert (shown["wrong"], shown["ungrounded"], shown["unsupported"]) == (1, 1, 1)
    assert shown["kinds"]["figure"] == {"n": 3, "exact": 2, "wrong": 1}
    assert [result["outcome"] for result in shown["results"]] == [
        "exact", "exact", "wrong", "exact", "refused", "error", "exact",
    ]  # fmt: skip
    assert set(shown["latency_ms"]) == {"p50", "p95"}
    assert json.loads(json.dumps(shown)) == shown


def test_turns_go_in_order_with_the_conversation_that_was_given() -> None:
    assistant = Assistant()
    run_questions(assistant, QUESTIONS, lambda document: TEXT)
    turns = [entry for entry in assistant.asked if entry[0] in ("问first", "问second")]
    assert turns == [("问first", None), ("问second", "conversation of 问first")]
    assert all(conversation is None for text, conversation in assistant.asked if text != "问second")


def test_an_earlier_turns_numbers_may_be_repeated() -> None:
    questions = (
        Question("a", "2021年有20件吗？", "unanswerable", Expected("refuse"), "c", 1),
        Question("b", "那后来呢？", "unanswerable", Expected("refuse"), "c", 2),
    )
    summary = run_questions(lambda text, conversation: answer("没有说20件", route="refuse"), questions, lambda document: None)
    assert summary.ungrounded == 0


def test_a_share_of_nothing_is_null() -> None:
    summary = run_questions(Assistant(), QUESTIONS[4:5], lambda document: TEXT)
    assert (summary.exact, summary.passage, summary.refused) == (None, None, 1.0)


def test_changes_name_scores_and_questions() -> None:
    before = run_questions(Assistant(), QUESTIONS[:3], lambda document: TEXT).to_json()
    after = run_questions(Assistant(), QUESTIONS[1:3], lambda document: TEXT).to_json()
    assert changes(before, before) == []
    assert changes(before, after)[0] == "questions: 3 -> 2"
    assert changes(before, after)[-1] == "second: exact -> -"


@pytest.mark.parametrize(("now", "status"), [("exact", 0), ("missing", 0), ("wrong", 1)])
def test_compare_fails_only_where_something_became_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], now: str, status: int
) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    before.write_text(json.dumps({"results": [{"id": "a", "outcome": "exact"}]}), "utf-8")
    after.write_text(json.dumps({"results": [{"id": "a", "outcome": now}]}), "utf-8")
    assert main([str(before), str(after)]) == status
    assert capsys.readouterr().out.strip() == ("no change" if now == "exact" else f"a: exact -> {now}")
