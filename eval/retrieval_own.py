"""wenbao's own ways to find passages, as rankers to be measured: whole, and each of its two parts alone.

`own_rankers` gives, over one library: `wenbao` (a question's body and year limit the search, as they do for people),
`wenbao, unscoped` (words and vectors fused, nothing limited), `vectors alone` and `words alone`. A passage's id is made
of its file's content and place, so that an export is the same on every machine.

>>> piece_id("0123456789abcdef0123", 5, 9)
'0123456789ab-5-9'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from assistant.bodies.catalogue import CatalogueCache
from assistant.passages.for_programs import PassageSearch
from assistant.passages.retrieve import HybridRetriever
from eval.retrieval import Piece, last_part
from ingest.index.nearest import PassageIndex
from ingest.store.library import DocumentRecord, Library

Search = Callable[[str, Collection[str] | None, int], Sequence[int]]
"""Question, file names (None: all), how many → ids of stored passages, best first."""


def piece_id(sha256: str, start: int, end: int) -> str:
    """A passage's id in rankings and exports."""
    return f"{sha256[:12]}-{start}-{end}"


def store_pieces(library: Library) -> dict[int, Piece]:
    """Every stored passage by its id in the store; the second copy of a file gets an id of its own."""
    records = {record.id: record for record in library.documents()}
    pieces: dict[int, Piece] = {}
    copies: Counter[str] = Counter()
    for stored in library.chunks():
        record, span = records[stored.document_id], stored.chunk.span
        name = piece_id(record.sha256, span.start, span.end)
        copies[name] += 1
        name += f"+{copies[name] - 1}" if copies[name] > 1 else ""
        pieces[stored.id] = Piece(
            name, record.file, stored.text, record.title, record.organisation, record.year, stored.chunk.section,
            span.start, span.end,
        )  # fmt: skip
    return pieces


@dataclass(frozen=True, slots=True)
class OwnRanker:
    """A way to search the store, as a `eval.retrieval.Ranker`."""

    name: str
    stored: dict[int, Piece]
    find: Search

    def pieces(self) -> Sequence[Piece]:
        return tuple(self.stored.values())

    def search(self, query: str, files: Collection[str] | None, k: int) -> Sequence[str]:
        return [self.stored[chunk].id for chunk in self.find(query, files, k)]


def own_rankers(library: Library, index: PassageIndex | None) -> tuple[OwnRanker, ...]:
    """The rankers over a library, `wenbao` first; without an index those that need none."""
    hybrid = HybridRetriever(library, index)
    search = PassageSearch(CatalogueCache(library), lambda: hybrid)
    words = HybridRetriever(library, None)
    stored = store_pieces(library)

    def among(files: Collection[str]) -> tuple[str, ...]:
        return tuple(record.id for record in library.documents() if last_part(record.file) in files)

    def scoped(query: str, files: Collection[str] | None, k: int) -> Sequence[int]:
        def wanted(record: DocumentRecord) -> bool:
            return files is None or last_part(record.file) in files

        return [found.passage.chunk_id for found in search.find(query, k, wanted)]

    def fused(retriever: HybridRetriever) -> Search:
        return lambda query, files, k: [
            passage.chunk_id for passage in retriever.search(query, None if files is None else among(files), k)
        ]

    rankers = [OwnRanker("wenbao", stored, scoped), OwnRanker("wenbao, unscoped", stored, fused(hybrid))]
    if index is not None:
        nearest = index.search
        rankers.append(
            OwnRanker(
                "vectors alone",
                stored,
                lambda query, files, k: [
                    hit.chunk_id for hit in nearest(query, documents=None if files is None else among(files), k=k)
                ],
            )
        )
    rankers.append(OwnRanker("words alone", stored, fused(words)))
    return tuple(rankers)
