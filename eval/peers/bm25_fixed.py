"""BM25 alone, as one would first build it: cuts of 500 characters, jieba's words, bm25s with its defaults.

>>> ranker = FixedBm25({"a.txt": "窗口设在一楼。" + "略" * 600, "b.txt": "培训共三次。"})
>>> [piece.id for piece in ranker.pieces()], ranker.search("培训", None, 1)
(['a.txt#0', 'a.txt#1', 'b.txt#0'], ['b.txt#0'])
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

import bm25s

from eval.retrieval import Piece, last_part

if TYPE_CHECKING:
    import jieba

LENGTH = 500


def _jieba() -> jieba.Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415 - its import warns in newer Pythons
    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


class FixedBm25:
    """BM25 over fixed cuts of these texts, by file."""

    name = "BM25, 500 characters"

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._pieces = [
            Piece(f"{file}#{number}", file, text[start : start + LENGTH])
            for file, text in texts.items()
            for number, start in enumerate(range(0, len(text), LENGTH))
        ]
        self._tokenizer = _jieba()
        logging.getLogger("bm25s").setLevel(logging.WARNING)
        self._model = bm25s.BM25()
        corpus = [self._words(piece.text) for piece in self._pieces]
        self._vocabulary = {word for words in corpus for word in words}
        self._model.index(corpus, show_progress=False)

    def _words(self, text: str) -> list[str]:
        return [word for word in self._tokenizer.cut(text.lower()) if word.strip()]

    def pieces(self) -> Sequence[Piece]:
        return self._pieces

    def search(self, query: str, files: Collection[str] | None, k: int) -> Sequence[str]:
        words = [word for word in self._words(query) if word in self._vocabulary]
        if not words:
            return []
        scores = self._model.get_scores(words).tolist()
        found = [
            (-score, place)
            for place, score in enumerate(scores)
            if score > 0 and (files is None or last_part(self._pieces[place].file) in files)
        ]
        return [self._pieces[place].id for _, place in sorted(found)[:k]]
