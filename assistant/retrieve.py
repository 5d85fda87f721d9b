"""Finds the passages that may answer a question: words (BM25) and, where there is an index, meaning (vectors).

Both rankings are limited to the documents that the question is about *before* they are ranked, then fused by reciprocal
rank: a passage scores the sum of 1 / (60 + rank) over the rankings that hold it. The query is widened first: an English
phrase by the Chinese terms it stands for, a Chinese word by its synonyms.

Without an index the search is by words only: `HybridRetriever.lexical_only` says so, for the caller to tell. An index
that fails raises IndexUnavailable; it is never quietly left out.

Word indexes are kept in memory for the library's present revision: one over everything, and a few over the small sets
of documents that questions usually ask about, so that one report's question never waits for the whole library.
Passages come best first; equal scores in the order of the library. An empty set of documents finds nothing.

>>> fused([[3, 1], [1, 2]])
[(1, 0.03252247488101534), (3, 0.01639344262295082), (2, 0.016129032258064516)]
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.concepts import expanded
from assistant.lexical import LexicalIndex
from ingest.model import Span

if TYPE_CHECKING:
    from ingest.store import Library, StoredChunk

_RRF = 60
_DEPTH = 100
"""How deep each ranking is read before they are fused, at least."""
_SMALL = 40
"""Up to so many documents are indexed by themselves when they are asked about."""
_KEPT = 16


class Hit(Protocol):
    """What a passage index finds: a chunk's id and its score, best first."""

    @property
    def chunk_id(self) -> int: ...

    @property
    def score(self) -> float: ...


class VectorSearch(Protocol):
    """The part of `ingest.index.PassageIndex` that a search needs."""

    def search(self, vector_query: str, *, documents: Collection[str] | None, k: int) -> Sequence[Hit]: ...


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


def fused(rankings: Sequence[Sequence[int]]) -> list[tuple[int, float]]:
    """Reciprocal rank fusion: (identity, score) of all that is ranked anywhere, best first, equal scores by identity."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, identity in enumerate(ranking, 1):
            scores[identity] = scores.get(identity, 0.0) + 1 / (_RRF + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))


class _Words:
    """Some documents' passages and the word index over them."""

    def __init__(self, chunks: Sequence[StoredChunk]) -> None:
        self.chunks = {chunk.id: chunk for chunk in chunks}
        headed = [(chunk.id, " ".join((*chunk.chunk.section, chunk.text))) for chunk in chunks]
        self.index = LexicalIndex(headed)


class HybridRetriever:
    """Searches a library's passages; safe to share between threads."""

    def __init__(self, library: Library, index: VectorSearch | None = None) -> None:
        self._library = library
        self._index = index
        self._lock = threading.Lock()
        self._revision = -1
        self._kept: OrderedDict[frozenset[str] | None, _Words] = OrderedDict()

    @property
    def lexical_only(self) -> bool:
        """Whether there is no index of meanings, so that only words are searched for."""
        return self._index is None

    def search(self, query: str, documents: Collection[str] | None, k: int) -> tuple[Passage, ...]:
        """The k best passages of these documents (of all where None)."""
        if k < 1 or (documents is not None and not documents):
            return ()
        scope = None if documents is None else frozenset(documents)
        depth = max(k, _DEPTH)
        wide = expanded(query)
        words = self._words(scope)
        among = None if scope is None else [id for id, chunk in words.chunks.items() if chunk.document_id in scope]
        rankings = [[identity for identity, _ in words.index.search(wide, k=depth, among=among)]]
        if self._index is not None:
            hits = self._index.search(query, documents=scope, k=depth)
            rankings.append([hit.chunk_id for hit in hits if hit.chunk_id in words.chunks])
        return tuple(_passage(words.chunks[identity], score) for identity, score in fused(rankings)[:k])

    def _words(self, scope: frozenset[str] | None) -> _Words:
        key = scope if scope is not None and len(scope) <= _SMALL else None
        with self._lock:
            revision = self._library.revision()
            if revision != self._revision:
                self._kept.clear()
                self._revision = revision
            if key not in self._kept:
                self._kept[key] = _Words(self._library.chunks(key))
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


def _passage(found: StoredChunk, score: float) -> Passage:
    chunk = found.chunk
    return Passage(found.id, found.document_id, found.text, score, chunk.section, chunk.span, chunk.kind, chunk.page)
