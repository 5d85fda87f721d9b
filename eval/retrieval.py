"""How well the passages that answer are found: a question set's passage questions asked of anything that ranks passages.

A `Ranker` cuts the reports into passages in its own way and ranks them for a question. A passage is right where it is of
an expected document and holds at least 0.6 of an expected sentence's character 4-grams, which is also how answers are
judged (`eval.scorers.passage`): so a sentence that a cut parts counts for the passage that has most of it, and systems
that cut differently can be set side by side. Questions that go on from an earlier turn are left out: a search sees one
text. Every ranker is asked twice: among all reports, and among the expected ones alone (`given`), which takes away what
knowing the body and the year is worth.

>>> from eval.question_set import Expected
>>> pieces = [Piece("p1", "2023/a.txt", "公开内容不够全面。"), Piece("p2", "a.txt", "附则"), Piece("p3", "b.txt", "公开内容不够全面。")]
>>> right(Expected("passages", documents=("a.txt",), quotes=("公开内容不够全面",)), pieces)
{'p1': 1}
"""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol, TypedDict

from eval.question_set import Expected, Question, QuestionSetError
from eval.scorers.latency import LatencyJson, latency_ms
from eval.scorers.passage import ENOUGH, recall
from eval.scorers.ranking import DEPTH, Scores, mean_scores

READ = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage as a system cuts it; `file` as in the store. `section`, `start` and `end` where the system tells them."""

    id: str
    file: str
    text: str
    title: str = ""
    organisation: str | None = None
    year: int | None = None
    section: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None


class Ranker(Protocol):
    """A system that finds passages. `search` gives the ids of the k best, best first; `files` (last parts of names) limits
    it to these documents where the question set tells which."""

    @property
    def name(self) -> str: ...

    def pieces(self) -> Sequence[Piece]: ...

    def search(self, query: str, files: Collection[str] | None, k: int) -> Sequence[str]: ...


class RankedJson(TypedDict):
    """Where one question's first right passage stood: `rank` from 1, None where it is not among the first ten."""

    id: str
    rank: int | None


class RetrievalJson(TypedDict):
    """What `wenbao eval --retrieval --json` prints: scores among all reports, and among those that were asked about;
    `within` are shares of questions answered within so many characters of what is found."""

    questions: int
    passages: int
    scores: dict[str, float]
    given: dict[str, float]
    within: dict[str, float]
    latency_ms: LatencyJson
    results: list[RankedJson]


@dataclass(frozen=True, slots=True)
class Retrieved:
    """One ranker's results: `run` and `given` are its rankings among all reports and among the expected ones."""

    name: str
    pieces: tuple[Piece, ...]
    qrels: Mapping[str, Mapping[str, int]]
    run: Mapping[str, Sequence[str]]
    given: Mapping[str, Sequence[str]]
    seconds: tuple[float, ...]

    @property
    def scores(self) -> Scores:
        return mean_scores(self.qrels, self.run)

    @property
    def scores_given(self) -> Scores:
        return mean_scores(self.qrels, self.given)

    @property
    def characters(self) -> int:
        """How long a passage is on average: a system that finds whole reports finds easily and answers nothing."""
        return round(sum(len(piece.text) for piece in self.pieces) / len(self.pieces)) if self.pieces else 0

    def within(self, run: Mapping[str, Sequence[str]]) -> float:
        """The share of questions of which a right passage ends within the first READ characters of what was found: what
        a reader, or a model, has to read is the same for systems whose passages are long and short."""
        lengths = {piece.id: len(piece.text) for piece in self.pieces}
        answered = 0
        for question, found in run.items():
            read = 0
            for identity in found:
                read += lengths[identity]
                if read > READ:
                    break
                if identity in self.qrels[question]:
                    answered += 1
                    break
        return answered / len(run) if run else 0.0

    def to_json(self) -> RetrievalJson:
        return {
            "questions": len(self.run),
            "passages": len(self.pieces),
            "scores": self.scores.to_json(),
            "given": self.scores_given.to_json(),
            "within": {"all": round(self.within(self.run), 4), "given": round(self.within(self.given), 4)},
            "latency_ms": latency_ms(self.seconds),
            "results": [{"id": question, "rank": self._rank(question)} for question in self.run],
        }

    def _rank(self, question: str) -> int | None:
        return next((rank for rank, found in enumerate(self.run[question], 1) if found in self.qrels[question]), None)


def last_part(file: str) -> str:
    """The name by which question sets know a file."""
    return PurePosixPath(file).name


def passage_questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions that a search can be asked: they expect a passage, say which, and do not go on from an earlier turn.

    Errors: QuestionSetError where there is none.
    """
    found = tuple(q for q in questions if q.expected.mode == "passage" and q.expected.quotes and q.turn == 1)
    if not found:
        raise QuestionSetError(
            "found no question that expects a passage with its quote, expected at least one to measure retrieval"
        )
    return found


def right(expected: Expected, pieces: Sequence[Piece]) -> dict[str, int]:
    """The passages that answer, by id."""
    own = (piece for piece in pieces if not expected.documents or last_part(piece.file) in expected.documents)
    return {piece.id: 1 for piece in own if max(recall(quote, piece.text) for quote in expected.quotes) >= ENOUGH}


def retrieve(ranker: Ranker, questions: Sequence[Question]) -> Retrieved:
    """Asks a ranker every question, among all reports (timed) and among the expected ones."""
    pieces = tuple(ranker.pieces())
    run: dict[str, Sequence[str]] = {}
    given: dict[str, Sequence[str]] = {}
    seconds: list[float] = []
    for question in questions:
        start = time.perf_counter()
        run[question.id] = ranker.search(question.question, None, DEPTH)
        seconds.append(time.perf_counter() - start)
        files = frozenset(question.expected.documents) or None
        given[question.id] = ranker.search(question.question, files, DEPTH)
    qrels = {question.id: right(question.expected, pieces) for question in questions}
    return Retrieved(ranker.name, pieces, qrels, run, given, tuple(seconds))
