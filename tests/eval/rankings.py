"""Two made-up reports cut into passages, questions about them, and a ranker that finds what it is told to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import ir_measures

from eval.question_set import Expected, Question
from eval.retrieval import Piece, last_part

TEXTS = {
    "2023/harbour.txt": "窗口设在海堤路一楼。公开内容不够全面，图解偏少。每季度组织一次轮训。",
    "2023/forestry.txt": "护林员走村入户宣讲。公开内容不够全面，图解偏少。名录按季度更新。",
}
PIECES = tuple(
    Piece(f"{file[5]}{number}", file, sentence + "。")
    for file, text in TEXTS.items()
    for number, sentence in enumerate(text.rstrip("。").split("。"), 1)
)
"""h1…h3 of the harbour's report, f1…f3 of the forestry's."""


def passage(identity: str, quote: str, *, file: str = "harbour.txt", turn: int = 1) -> Question:
    """A question that expects a passage."""
    expected = Expected("passages", documents=(file,), quotes=(quote,))
    return Question(identity, f"问{identity}", "passage", expected, None if turn == 1 else "c", turn)


LACKS = passage("lacks", "公开内容不够全面")
TRAINING = passage("training", "每季度组织一次轮训")
NOWHERE = passage("nowhere", "本报告没有这一句话")
QUESTIONS = (LACKS, TRAINING, NOWHERE)


@dataclass
class Fixed:
    """Finds `found` for every question, what `files` leave of it; remembers what it was asked."""

    found: Sequence[str]
    name: str = "fixed, told"
    asked: list[tuple[str, Collection[str] | None, int]] = field(default_factory=list)

    def pieces(self) -> Sequence[Piece]:
        return PIECES

    def search(self, query: str, files: Collection[str] | None, k: int) -> Sequence[str]:
        self.asked.append((query, files, k))
        file_of = {piece.id: last_part(piece.file) for piece in PIECES}
        return [identity for identity in self.found if files is None or file_of[identity] in files][:k]


def measured(name: str, qrels: Path, run: Path) -> float:
    """What ir_measures makes of a TREC run and its qrels, which it reads itself."""
    judged = list(ir_measures.read_trec_qrels(str(qrels)))  # type: ignore[no-untyped-call]  # theirs is not typed
    found = list(ir_measures.read_trec_run(str(run)))  # type: ignore[no-untyped-call]  # theirs is not typed
    measure = ir_measures.parse_measure(name)
    return float(ir_measures.calc_aggregate([measure], judged, found)[measure])
