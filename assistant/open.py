"""Opens what answering needs: the library, the assistant over it, and, when first needed, the passage retriever.

A figure question is answered without the embedding model, so the retriever is opened by the first question for a
passage. Where the passage index cannot be used, retrieval goes on lexically and says so in the log.
"""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from ingest.errors import IndexUnavailable
from ingest.settings import StoreSettings
from ingest.store import Library

if TYPE_CHECKING:
    from assistant.retrieve import HybridRetriever
    from ingest.index import PassageIndex

log = logging.getLogger("wenbao.assistant")


class OpenAssistant:
    """An assistant and the index behind it. `assistant` answers; `lacking` tells what is degraded; `close` when done."""

    def __init__(self, library: Library, settings: StoreSettings) -> None:
        self.library, self.settings = library, settings
        self.assistant = Assistant(library, self.retriever)
        self._lock = Lock()
        self._retriever: HybridRetriever | None = None
        self._index: PassageIndex | None = None

    def retriever(self) -> HybridRetriever:
        """The retriever, opened on the first call (the embedding model takes seconds to load)."""
        with self._lock:
            if self._retriever is None:
                # heavy: numpy, chromadb and sentence-transformers are loaded only when a passage is asked for
                from assistant.retrieve import HybridRetriever
                from ingest.embedding import load_embedder
                from ingest.index import PassageIndex

                try:
                    self._index = PassageIndex.open(self.library, self.settings, load_embedder(self.settings))
                except IndexUnavailable as error:
                    log.warning("passages are found by their words alone: %s", error)
                self._retriever = HybridRetriever(self.library, self._index)
            return self._retriever

    def lacking(self) -> tuple[str, ...]:
        """What does not work in full now; () when all does."""
        if self._index is not None and self._index.state != "ready":
            return (f"passage index: {self._index.fault or self._index.state}",)
        return ()

    def close(self) -> None:
        if self._index is not None:
            self._index.close()
