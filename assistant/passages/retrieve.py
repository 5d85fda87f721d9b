"""Finds the passages that may answer a question: words (BM25) and, where there is an index, meaning (vectors).

Both rankings are limited to the documents that the question is about *before* they are ranked, then fused by reciprocal
rank: a passage scores the sum of weight / (10 + rank) over the rankings that hold it. The query is widened first: an English
phrase by the Chinese terms it stands for, a Chinese word by its synonyms. Of the best, those that look like what is asked
for (`topics.Asked.suits`: a telephone number where one is asked for) are a third ranking. Where no number is asked for, those
that are prose are a fourth.

Without an index the search is by words only: `HybridRetriever.lexical_only` says so, for the caller to tell. An index
that fails raises IndexUnavailable; it is never quietly left out. Where another process filled the store with another model,
the index says so itself (its `fault`), and the search goes on by words.

Small sets of documents, which questions usually ask about, have word indexes of their own, a few of them kept in memory as long
as these documents stay the same, whatever else comes in; what asks for more goes through one over everything
(`assistant.passages.wide_words`), so that one report's question never waits for the whole library. That one is of the library's present
revision, but where renewing it takes long the one before is asked meanwhile: then what came in last may not be found by its words
for a moment. What was removed is found by neither.
Passages come best first; equal scores in the order of the library. An empty set of documents finds nothing.

>>> fused([([3, 1], 1.0), ([1, 2], 1.0)])
[(1, 0.17424242424242425), (3, 0.09090909090909091), (2, 0.08333333333333333)]
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, thread_time
from typing import TYPE_CHECKING, Protocol

from assistant.language.lexical import LexicalIndex
from assistant.language.paraphrases import expanded
from assistant.language.topics import asked
from assistant.passages.wide_words import WideWords, headed
from ingest.errors import ModelMismatch, UsageError
from ingest.model import Span

if TYPE_CHECKING:
    from ingest.store.library import Library, StoredChunk

WORDS, MEANING = "words", "meaning"
LEGS = (WORDS, MEANING)
_RRF = 10
"""The usual 60 is for rankings of thousands; here it would let passages that both rankings hold far down pass the first of one."""
_MEANING_WEIGHT = 0.5
"""What a rank by meaning counts beside one by words, among the documents that a question is about."""
_WIDE_MEANING_WEIGHT = 0.3
"""The same among all documents, where what a passage means tells its body from the others less than its words do. Measured on 692
questions in others' words."""
_SUITING_WEIGHT = 0.2
_PROSE_WEIGHT = 0.3
"""What it counts to be prose where no number is asked for. Measured on 373 questions: more costs an answer that stands in a table."""
_LOOKED_AT = 40
"""Of so many of the best it is looked whether they suit."""
_DEPTH = 100
"""How deep each ranking is read before they are fused, at least."""
_SMALL = 40
"""Up to so many documents are indexed by themselves when they are asked about."""
_KEPT = 16
_LONG = 0.5
"""Seconds of work that a question may well wait for to search the library's very last revision."""
_REST = 60.0
"""So long a question does not renew what takes longer: who serves renews it meanwhile (`prepare`)."""


class Hit(Protocol):
    """What a passage index finds: a chunk's id and its score, best first."""

    @property
    def chunk_id(self) -> int: ...

    @property
    def score(self) -> float: ...


class VectorSearch(Protocol):
    """The part of `ingest.index.nearest.PassageIndex` that a search needs."""

    def search(self, vector_query: str, *, documents: Collection[str] | None, k: int) -> Sequence[Hit]: ...

    def nearness(self, vector_query: str, texts: tuple[str, ...]) -> Sequence[float]: ...


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage found: `text` is exactly `span` of the document's text, `score` the fused one (comparable in one search)."""

    chunk_id: int
    document_id: str
    text: str
    score: float
    section: tuple[str, ...]
    span: Span
    kind: str = "prose"
    page: int | None = None


def fused(rankings: Sequence[tuple[Sequence[int], float]]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion of rankings with their weights: (identity, score) of all that is ranked anywhere, best first,
    equal scores by identity."""
    scores: dict[int, float] = {}
    for ranking, weight in rankings:
        for rank, identity in enumerate(ranking, 1):
            scores[identity] = scores.get(identity, 0.0) + weight / (_RRF + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


class _Words:
    """Some documents' passages and the word index over them."""

    def __init__(self, chunks: Sequence[StoredChunk]) -> None:
        self.chunks = {chunk.id: chunk for chunk in chunks}
        self.index = LexicalIndex((chunk.id, headed(chunk)) for chunk in chunks)


class HybridRetriever:
    """Searches a library's passages; safe to share between threads."""

    def __init__(
        self, library: Library, index: VectorSearch | None = None, *, legs: Collection[str] = LEGS, folder: Path | None = None
    ) -> None:
        """`legs`: the rankings that are fused; one may be left out, to measure what the other is worth. `folder`: where the
        word index over everything is kept (in memory where None)."""
        if not legs or not set(legs) <= set(LEGS) or (set(legs) == {MEANING} and index is None):
            raise UsageError(f"a search goes by {WORDS}, by {MEANING} (with an index) or by both, found {sorted(legs)}")
        self._library = library
        self._index = index if MEANING in legs else None
        self._by_words = WORDS in legs
        self._folder = folder
        self._lock = threading.Lock()
        self._kept: OrderedDict[frozenset[str], tuple[int, _Words]] = OrderedDict()
        self._widening = threading.Lock()
        self._over_all: tuple[int, WideWords] | None = None
        self._widened, self._took = 0.0, 0.0

    @property
    def lexical_only(self) -> bool:
        """Whether there is no index of meanings, so that only words are searched for."""
        return self._index is None

    def search(self, query: str, documents: Collection[str] | None, k: int, *, in_words: bool = False) -> tuple[Passage, ...]:
        """The k best passages of these documents (of all where None). `in_words`: no number is asked for, so that a table, whose
        headings have many words of any question, comes behind the prose that has them too."""
        if k < 1 or (documents is not None and not documents):
            return ()
        scope = None if documents is None else frozenset(documents)
        depth = max(k, _DEPTH)
        few = self._words(scope) if scope is not None and len(scope) <= _SMALL else None
        rankings: list[tuple[Sequence[int], float]] = []
        if self._by_words:
            wide = expanded(query)
            ranked = (
                [identity for identity, _ in few.index.search(wide, k=depth)] if few else self._wide().search(wide, depth, scope)
            )
            rankings.append((ranked, 1.0))
        if self._index is not None:
            weight = _WIDE_MEANING_WEIGHT if scope is None else _MEANING_WEIGHT
            rankings.append((self._nearest(self._index, query, scope, depth), weight))
        best = fused(rankings)[: max(k, _LOOKED_AT) if few is None else None]
        chunks = few.chunks if few else {chunk.id: chunk for chunk in self._library.chunks(ids=[chunk for chunk, _ in best])}
        wanted = asked(query)
        suiting = [
            identity
            for identity, _ in best[:_LOOKED_AT]
            if identity in chunks and wanted.suits(chunks[identity].text, chunks[identity].chunk.section)
        ]
        prose = [identity for identity, _ in best[:_LOOKED_AT] if identity in chunks and chunks[identity].chunk.kind != "table"]
        best = fused([*rankings, (suiting, _SUITING_WEIGHT), (prose if in_words else (), _PROSE_WEIGHT)])
        return tuple([_passage(chunks[identity], score) for identity, score in best if identity in chunks][:k])

    def _nearest(self, index: VectorSearch, query: str, scope: frozenset[str] | None, depth: int) -> list[int]:
        try:
            return [hit.chunk_id for hit in index.search(query, documents=scope, k=depth)]
        except ModelMismatch:
            if not self._by_words:
                raise
            return []

    def nearness(self, question: str, texts: tuple[str, ...]) -> Sequence[float]:
        """How near each text is to the question (cosines); () where only words are searched for."""
        return self._index.nearness(question, texts) if self._index is not None else ()

    def prepare(self) -> None:
        """Makes the word index over everything ready, which takes a minute for a large library: the first question over all
        of it need not wait."""
        self._wide(fresh=True)

    def _wide(self, *, fresh: bool = False) -> WideWords:
        known = self._over_all
        if not self._widening.acquire(blocking=fresh or known is None or self._took < _LONG) and known is not None:
            return known[1]
        try:
            known, revision = self._over_all, self._library.revision()
            if known is not None and (known[0] == revision or not (fresh or self._due())):
                return known[1]
            began = thread_time()
            words = WideWords(self._library, self._folder, known[1] if known else None)
            self._over_all = revision, words
            self._took, self._widened = thread_time() - began, monotonic()
            return words
        finally:
            self._widening.release()

    def _due(self) -> bool:
        return self._took < _LONG or monotonic() - self._widened >= _REST

    def _words(self, scope: frozenset[str]) -> _Words:
        revision = self._library.revision()  # first: what changes while the rest is read is looked at again
        with self._lock:
            seen, known = self._kept.get(scope, (-1, None))
        if known is not None and seen != revision and self._library.chunk_owners(scope).keys() != known.chunks.keys():
            known = None
        words = known or _Words(self._library.chunks(scope))
        with self._lock:
            self._kept[scope] = revision, words
            self._kept.move_to_end(scope)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return words


def _passage(found: StoredChunk, score: float) -> Passage:
    chunk = found.chunk
    return Passage(found.id, found.document_id, found.text, score, chunk.section, chunk.span, chunk.kind, chunk.page)
