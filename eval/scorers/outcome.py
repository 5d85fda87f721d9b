"""The outcome of one question: exact, refused, wrong, missing or error, and whether that is what was asked for.

`right` is the outcome that the question asks for (a refusal for what the reports do not say), with the wording it asks
for and the first figure cited from an expected document. A vague question is right by asking back or by listing every
candidate; where a refusal is accepted as well, it is right too.

>>> from eval.question_set import Expected, Question
>>> question = Question("q", "访问量是多少？", "unanswerable", Expected("refuse"))
>>> judge(question, {"route": "refuse", "answer": "报告没有说", "figures": [], "citations": []}, ["访问量是多少？"])
Judgement(outcome='refused', right=True)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from eval.question_set import Question
from eval.scorers.cited import cited
from eval.scorers.exact import exact
from eval.scorers.parts import Part, figures_of
from eval.scorers.passage import passage
from eval.scorers.refused import refused
from eval.scorers.says import says_right
from eval.scorers.wrong import lists_all, wrong

Outcome = Literal["exact", "refused", "wrong", "missing", "error"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of a question and whether it is what the question asks for."""

    outcome: Outcome
    right: bool


def judge(question: Question, answer: Part, asked: Sequence[str]) -> Judgement:
    """Judges one answer; `asked` is the conversation so far, this question last."""
    outcome = _outcome(question, answer, asked)
    return Judgement(outcome, _wanted(question, answer, outcome) and says_right(question.expected, answer))


def _outcome(question: Question, answer: Part, asked: Sequence[str]) -> Outcome:
    expected = question.expected
    if refused(answer):
        return "refused"
    if expected.route == "clarify":
        reached = lists_all(expected, answer)
    elif expected.route == "refuse":
        reached = False
    elif expected.values:
        reached = exact(expected, question.kind, figures_of(answer))
    else:
        reached = passage(expected, answer)
    if wrong(expected, question.kind, answer, asked):
        return "wrong"
    return "exact" if reached else "missing"


def _wanted(question: Question, answer: Part, outcome: Outcome) -> bool:
    expected = question.expected
    if outcome == "refused":
        asks_back = expected.route == "clarify" and answer.get("route") == "clarify"
        return expected.route == "refuse" or asks_back or expected.accept_refusal
    if outcome != "exact":
        return False
    return not expected.values or cited(expected, answer)
