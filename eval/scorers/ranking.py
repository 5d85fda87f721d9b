"""How well passages are ranked: the first one, one of three, one of five, MRR and nDCG, by ir_measures (trec_eval's definitions).

`qrels` are, for each question, the passages that answer it; `run` the passages that a search found, best first. A
question whose passages a search never found, or that no passage answers as the texts are cut, counts 0 in every measure:
the mean is over all questions of the run. MRR and nDCG look at the first ten.

ir_measures is in the extra `eval`. Errors: UsageError where it is not installed.

>>> scores = mean_scores({"a": {"p1": 1}, "b": {"p9": 1}}, {"a": ["p1", "p2"], "b": ["p3", "p9"]})
>>> scores.first, scores.three, scores.mrr
(0.5, 1.0, 0.75)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.errors import UsageError

Qrels = Mapping[str, Mapping[str, int]]
"""Question id → passage id → 1 where the passage answers."""
Run = Mapping[str, Sequence[str]]
"""Question id → passage ids, best first."""
DEPTH = 10
NAMES = {"Success@1": "hit@1", "Success@3": "hit@3", "Success@5": "hit@5", "RR@10": "mrr@10", "nDCG@10": "ndcg@10"}
"""ir_measures' names and ours."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares and means over `n` questions, 0 to 1."""

    n: int
    first: float
    three: float
    five: float
    mrr: float
    ndcg: float

    def to_json(self) -> dict[str, float]:
        """By the names that print: hit@1, hit@3, hit@5, mrr@10, ndcg@10."""
        return dict(zip(NAMES.values(), (self.first, self.three, self.five, self.mrr, self.ndcg), strict=True))


def descending(found: Sequence[str]) -> dict[str, float]:
    """Scores that keep a ranking's order in tools that sort by score: 1, 1/2, 1/3…

    >>> descending(["b", "a"])
    {'b': 1.0, 'a': 0.5}
    """
    return {identity: 1 / rank for rank, identity in enumerate(found, 1)}


def mean_scores(qrels: Qrels, run: Run) -> Scores:
    """The scores over all questions of the run."""
    try:
        import ir_measures  # noqa: PLC0415 - an extra: answering and the question sets do without it
    except ImportError as error:
        raise UsageError("measuring retrieval needs the extra `eval`: pip install -c requirements.lock -e '.[eval]'") from error
    measures = {ir_measures.parse_measure(name): ours for name, ours in NAMES.items()}
    sums = dict.fromkeys(NAMES.values(), 0.0)
    judged = {question: dict(passages) for question, passages in qrels.items() if passages and question in run}
    scored = {question: descending(found) for question, found in run.items() if question in judged}
    for metric in ir_measures.iter_calc(list(measures), judged, scored) if judged else ():
        sums[measures[metric.measure]] += metric.value
    mean = {name: round(value / len(run), 4) if run else 0.0 for name, value in sums.items()}
    return Scores(len(run), *mean.values())
