"""Asks a question set and keeps score.

`run_questions` takes what asks (in process, or over HTTP: anything from question and conversation to the contract's
answer) and what gives a document's text. The turns of a conversation go in order, with the conversation_id that the
assistant gave. `Summary.to_json` is the contract's `wenbao eval --json`.

>>> from eval.question_set import Expected, Question
>>> def shy(question: str, conversation: str | None) -> AnswerJson:
...     return {"answer": "报告没有说。", "language": "zh", "route": "refuse", "figures": [], "citations": [], "warnings": [],
...             "conversation_id": "c"}
>>> summary = run_questions(shy, (Question("q", "访问量？", "unanswerable", Expected("refuse")),), lambda document: None)
>>> summary.refused, summary.wrong, summary.results[0].outcome
(1.0, 0, 'refused')
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from assistant.answer import AnswerJson
from eval.question_set import Question
from eval.scorers.citations import TextOf, unsupported
from eval.scorers.latency import LatencyJson, latency_ms
from eval.scorers.outcome import Outcome, judge
from eval.scorers.ungrounded import ungrounded

Ask = Callable[[str, str | None], AnswerJson]


class AskError(Exception):
    """The assistant gave no answer: raised by what asks (an HTTP status, a timeout); the question counts as an error."""


class KindJson(TypedDict):
    n: int
    exact: int
    wrong: int


class ResultJson(TypedDict):
    id: str
    outcome: str


class SummaryJson(TypedDict):
    questions: int
    exact: float | None
    passage: float | None
    refused: float | None
    wrong: int
    ungrounded: int
    unsupported: int
    latency_ms: LatencyJson
    kinds: dict[str, KindJson]
    results: list[ResultJson]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one question. `ungrounded` and `unsupported` say what was found; `said` is the answer's sentence."""

    question: Question
    outcome: Outcome
    right: bool
    seconds: float
    said: str
    ungrounded: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """All results in the order of the questions, and the scores over them. Shares are None where nothing was asked."""

    results: tuple[Result, ...]

    @property
    def exact(self) -> float | None:
        """Share right of the questions that expect figures or a blank."""
        return _share(result for result in self.results if result.question.expected.mode == "values")

    @property
    def passage(self) -> float | None:
        """Share right of the questions that expect a passage."""
        return _share(result for result in self.results if result.question.expected.mode == "passage")

    @property
    def refused(self) -> float | None:
        """Share right of the questions that expect a refusal or a question back."""
        return _share(result for result in self.results if result.question.expected.mode == "decline")

    @property
    def wrong(self) -> int:
        return sum(result.outcome == "wrong" for result in self.results)

    @property
    def ungrounded(self) -> int:
        """How many answers hold a number from nowhere."""
        return sum(bool(result.ungrounded) for result in self.results)

    @property
    def unsupported(self) -> int:
        """How many answers have a quote that is not in its document."""
        return sum(bool(result.unsupported) for result in self.results)

    def to_json(self) -> SummaryJson:
        kinds: dict[str, KindJson] = {}
        for result in self.results:
            kind = kinds.setdefault(result.question.kind, {"n": 0, "exact": 0, "wrong": 0})
            kind["n"] += 1
            kind["exact"] += result.outcome == "exact"
            kind["wrong"] += result.outcome == "wrong"
        return {
            "questions": len(self.results),
            "exact": self.exact,
            "passage": self.passage,
            "refused": self.refused,
            "wrong": self.wrong,
            "ungrounded": self.ungrounded,
            "unsupported": self.unsupported,
            "latency_ms": latency_ms([result.seconds for result in self.results if result.outcome != "error"]),
            "kinds": dict(sorted(kinds.items())),
            "results": [{"id": result.question.id, "outcome": result.outcome} for result in self.results],
        }


def run_questions(ask: Ask, questions: Sequence[Question], text_of: TextOf) -> Summary:
    """Asks every question once. `text_of` gives a document's extracted text by its id, or None."""
    results: dict[str, Result] = {}
    for turns in conversations(questions):
        conversation: str | None = None
        asked: list[str] = []
        for question in turns:
            asked.append(question.question)
            start = time.perf_counter()
            try:
                answer = ask(question.question, conversation)
            except AskError as error:
                results[question.id] = Result(question, "error", False, time.perf_counter() - start, str(error))
                continue
            seconds = time.perf_counter() - start
            judged = judge(question, answer, asked)
            results[question.id] = Result(
                question,
                judged.outcome,
                judged.right,
                seconds,
                answer["answer"],
                tuple(ungrounded(answer, asked)),
                tuple(unsupported(answer, text_of)),
            )
            conversation = answer["conversation_id"]
    return Summary(tuple(results[question.id] for question in questions))


def conversations(questions: Iterable[Question]) -> list[list[Question]]:
    """Single questions and conversations in the order they begin, the turns of each in order."""
    groups: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        key = ("alone", question.id) if question.conversation is None else ("conversation", question.conversation)
        groups.setdefault(key, []).append(question)
    return [sorted(group, key=lambda question: question.turn) for group in groups.values()]


def _share(results: Iterable[Result]) -> float | None:
    right = [result.right for result in results]
    return sum(right) / len(right) if right else None
