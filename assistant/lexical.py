"""Word search (BM25) over passages, in Chinese and in whatever Latin words a report holds.

A passage and a query become the same tokens: words as our dictionary cuts them, and every pair of neighbouring Chinese
characters, so that no cut, right or wrong, hides a passage. Text is folded first: full-width, traditional and broken
characters are found by their ordinary forms.

Scores are BM25's, 0 where no token is shared, comparable only within one search. An index never changes; its owner
makes a new one when the library's revision grows.

>>> index = LexicalIndex([(7, "局办公室负责受理申请"), (9, "全年举办培训班三次")])
>>> [identity for identity, score in index.search("培训", k=5)]
[9]
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from assistant.segment import bigrams, words
from ingest.normalise import fold_text

if TYPE_CHECKING:
    import bm25s


def tokens(text: str) -> list[str]:
    """The tokens of a passage or a query: words (two characters and more) and pairs of characters, folded, lower case.

    >>> tokens("受理ＡＢ，申請人")
    ['受理', 'ab', '申请人', '受理', '申请', '请人']
    """
    pieces = [fold_text(piece).lower() for piece in text.split()]
    cut = [word for piece in pieces for word in words(piece) if len(word) > 1]
    return cut + [pair for piece in _joined(pieces) for pair in bigrams(piece)]


def _joined(pieces: Sequence[str]) -> list[str]:
    """Pieces that a line break or blank tore apart inside a Chinese run are put together again."""
    joined: list[str] = []
    for piece in pieces:
        if joined and piece and joined[-1] and "㐀" <= joined[-1][-1] <= "鿿" and "㐀" <= piece[0] <= "鿿":
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


class LexicalIndex:
    """BM25 over (identity, text) pairs. `search` gives (identity, score), best first, equal scores by identity."""

    def __init__(self, passages: Sequence[tuple[int, str]]) -> None:
        self._identities = tuple(identity for identity, _ in passages)
        corpus = [tokens(text) for _, text in passages]
        self._vocabulary = {token for found in corpus for token in found}
        self._model: bm25s.BM25 | None = self._built(corpus) if self._vocabulary else None

    @staticmethod
    def _built(corpus: list[list[str]]) -> bm25s.BM25:
        # bm25s brings numpy and scipy: a question about a figure must not pay for them.
        import bm25s  # noqa: PLC0415

        logging.getLogger("bm25s").setLevel(logging.WARNING)
        model = bm25s.BM25(method="lucene")
        model.index(corpus, show_progress=False)
        return model

    def __len__(self) -> int:
        return len(self._identities)

    def search(self, query: str, *, k: int, among: Collection[int] | None = None) -> tuple[tuple[int, float], ...]:
        """The k best of `among` (all where None) that share a token with the query; fewer where fewer do."""
        wanted = [token for token in tokens(query) if token in self._vocabulary]
        if self._model is None or not wanted or k < 1:
            return ()
        allowed = None if among is None else frozenset(among)
        scores = self._model.get_scores(wanted).tolist()
        scored = [
            (identity, float(score))
            for identity, score in zip(self._identities, scores, strict=True)
            if score > 0 and (allowed is None or identity in allowed)
        ]
        return tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:k])
