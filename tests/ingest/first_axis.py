"""An embedder for tests that are not about vectors: every text lies on the first axis, so that no model is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy

if TYPE_CHECKING:
    from numpy.typing import NDArray


class FirstAxisEmbedder:
    """Satisfies `ingest.embedding.Embedder`."""

    fingerprint = "first-axis@0/4"
    dimension = 4

    def embed_passages(self, texts: Sequence[str]) -> NDArray[numpy.float32]:
        rows = numpy.zeros((len(texts), self.dimension), dtype=numpy.float32)
        rows[:, 0] = 1
        return rows

    def embed_query(self, text: str) -> NDArray[numpy.float32]:
        row: NDArray[numpy.float32] = self.embed_passages([text])[0]
        return row
