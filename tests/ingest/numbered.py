"""An index over made-up reports whose right answers can be worked out apart from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy
from numpy.typing import NDArray

from ingest.index.nearest import PassageIndex
from ingest.store.library import Library
from tests.ingest.reports import DIMENSION, made_report, made_vectors

REPORTS, PASSAGES = 30, 40

Row = NDArray[numpy.float32]


class NumberedEmbedder:
    """A question is the number of a direction: `embed_query("7")` always looks the same way."""

    fingerprint = f"numbered@0/{DIMENSION}"
    dimension = DIMENSION

    def embed_passages(self, texts: Sequence[str]) -> Row:
        return numpy.stack([self.embed_query(text) for text in texts])

    def embed_query(self, text: str) -> Row:
        row = numpy.random.default_rng(int(text)).standard_normal(DIMENSION).astype(numpy.float32)
        return row / numpy.float32(numpy.linalg.norm(row))


def add(library: Library, number: int, edition: str = "", passages: int = PASSAGES) -> None:
    report = made_report(number, passages=passages, figures=0, edition=edition)
    library.commit(f"/reports/{number}.txt", f"{number}.txt", report, made_vectors(report))


@dataclass(frozen=True)
class Known:
    """All passages of a library, read once for many questions: their ids, whose they are, and a row for each."""

    ids: Sequence[int]
    documents: Sequence[str]
    rows: Row

    @classmethod
    def of(cls, library: Library) -> Known:
        chunks = library.chunks()
        ids = [chunk.id for chunk in chunks]
        return cls(ids, [chunk.document_id for chunk in chunks], library.vectors(ids))

    def nearest(self, question: str, documents: Sequence[str] | None, k: int) -> list[int]:
        """The right answer, worked out apart from the index."""
        places = [place for place, owner in enumerate(self.documents) if documents is None or owner in documents]
        if not places:
            return []
        scores = (self.rows[places] * NumberedEmbedder().embed_query(question)).sum(axis=1)
        return [self.ids[places[place]] for place in numpy.argsort(-scores, kind="stable")[:k]]


def expected(library: Library, question: str, documents: Sequence[str] | None, k: int) -> list[int]:
    """The right answer to one question."""
    return Known.of(library).nearest(question, documents, k)


def assert_right(index: PassageIndex, library: Library, k: int = 10) -> None:
    """Hits equal the exact ones for several questions, over all documents, a few of them and one."""
    ids = [record.id for record in library.documents()]
    known = Known.of(library)
    for number, documents in enumerate([None, None, ids[:5], ids[-1:], ids[2:3], ids]):
        hits = index.search(str(number), documents=documents, k=k)
        assert [hit.chunk_id for hit in hits] == known.nearest(str(number), documents, k), (number, index.fault)
