"""Word search (BM25) over passages, in Chinese and in whatever Latin words a report holds.

A passage and a query become the same tokens: words as our dictionary cuts them, and every pair of neighbouring Chinese
characters, so that no cut, right or wrong, hides a passage. Text is folded first: full-width, traditional and broken
characters are found by their ordinary forms.

Scores are BM25's, 0 where no token is shared, comparable only within one search. An index never changes; its owner
makes a new one when the library's revision grows. A large one can be saved, and is mapped from disk when loaded.

>>> index = LexicalIndex([(7, "局办公室负责受理申请"), (9, "全年举办培训班三次")])
>>> [identity for identity, score in index.search("培训", k=5)]
[9]
"""

from __future__ import annotations

import logging
import re
import tempfile
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.language.segment import bigrams, own_words, words
from ingest.normalise import fold_text

if TYPE_CHECKING:
    import bm25s

Tokenise = Callable[[str], list[str]]
_IDENTITIES = "identities.npy"


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


@cache
def _terms() -> re.Pattern[str]:
    """Any word of the trade, wherever it begins."""
    words = sorted((re.escape(word) for word in own_words()), key=len, reverse=True)
    return re.compile(f"(?=({'|'.join(words)}))|([a-z0-9]+(?:[.@_-][a-z0-9]+)*)")


def pair_tokens(text: str) -> list[str]:
    """The tokens where a dictionary would take too long: pairs of characters, words of the trade, Latin words.

    >>> pair_tokens("受理ＡＢ，申请人")
    ['受理', '申请', '请人', 'ab']
    """
    pieces = _joined([fold_text(piece).lower() for piece in text.split()])
    found = (hit[1] or hit[2] for piece in pieces for hit in _terms().finditer(piece))
    return [*(pair for piece in pieces for pair in bigrams(piece)), *(word for word in found if len(word) > 1)]


class LexicalIndex:
    """BM25 over (identity, text) pairs. `search` gives (identity, score), best first, equal scores by identity."""

    def __init__(self, passages: Iterable[tuple[int, str]], tokenise: Tokenise = tokens) -> None:
        self._tokenise = tokenise
        self._numbers: dict[str, int] = {}
        self._identities: Sequence[int] = array("q")
        self._model: bm25s.BM25 | None = None
        identities, corpus = array("q"), []
        for identity, text in passages:
            identities.append(identity)
            corpus.append(array("i", (self._numbers.setdefault(token, len(self._numbers)) for token in tokenise(text))))
        self._identities = identities
        if self._numbers:
            self._model = _model()
            self._model.index((corpus, self._numbers), create_empty_token=False, show_progress=False)

    @classmethod
    def load(cls, folder: Path, tokenise: Tokenise = tokens) -> LexicalIndex | None:
        """A saved index, its scores mapped into memory; None where there is none or it cannot be read."""
        import numpy  # noqa: PLC0415 - load time: importing this module stays light

        try:
            identities = numpy.load(folder / _IDENTITIES, mmap_mode="r")
            model = type(_model()).load(str(folder), mmap=True, show_progress=False)
        except (OSError, ValueError, KeyError, EOFError):
            return None
        loaded = cls((), tokenise)
        loaded._identities, loaded._model, loaded._numbers = identities, model, model.vocab_dict
        return loaded

    def save(self, folder: Path) -> None:
        """Writes the index to a folder that then is there whole or not at all. Errors: OSError."""
        import numpy  # noqa: PLC0415 - load time: importing this module stays light

        if self._model is None:
            return
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix="new-") as fresh:
            self._model.save(fresh, show_progress=False)
            numpy.save(Path(fresh) / _IDENTITIES, numpy.asarray(self._identities, dtype=numpy.int64))
            Path(fresh).rename(folder)
            Path(fresh).mkdir()

    def __len__(self) -> int:
        return len(self._identities)

    def search(self, query: str, *, k: int, among: Collection[int] | None = None) -> tuple[tuple[int, float], ...]:
        """The k best of `among` (all where None) that share a token with the query; fewer where fewer do."""
        wanted = [self._numbers[token] for token in self._tokenise(query) if token in self._numbers]
        if self._model is None or not wanted or k < 1:
            return ()
        import numpy  # noqa: PLC0415 - load time: importing this module stays light

        identities = numpy.asarray(self._identities)
        scores = self._model.get_scores(wanted)
        if among is not None:
            scores = scores * numpy.isin(identities, numpy.fromiter(among, dtype=numpy.int64, count=len(among)))
        found = numpy.flatnonzero(scores > 0)
        if len(found) > k:
            least = numpy.partition(scores[found], len(found) - k)[len(found) - k]
            found = found[scores[found] >= least]
        best = sorted(((int(identities[at]), float(scores[at])) for at in found), key=lambda pair: (-pair[1], pair[0]))
        return tuple(best[:k])


def _model() -> bm25s.BM25:
    # bm25s brings numpy and scipy: a question about a figure must not pay for them.
    import bm25s  # noqa: PLC0415 - load time: numpy and scipy, which no figure question pays

    logging.getLogger("bm25s").setLevel(logging.WARNING)
    return bm25s.BM25(method="lucene")
