"""Opens what answering needs: the library, the assistant over it, and, when first needed, the passage retriever and the model.

A figure question is answered without the embedding model, so the retriever is opened by the first question for a
passage. Where the passage index cannot be used, retrieval goes on lexically and says so in the log. A language model
words answers only where the settings name one; LangChain is loaded by the first answer that it words, and never else.
"""

from __future__ import annotations

import logging
from threading import Lock
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.catalogue import CatalogueCache
from assistant.llm import ChatModel
from assistant.settings import ModelSettings
from assistant.worded import Worder, WordingCounts
from ingest.errors import IndexUnavailable
from ingest.home import INDEX_NAME
from ingest.settings import StoreSettings
from ingest.store import Library

if TYPE_CHECKING:
    from assistant.passages import PassageSearch
    from assistant.retrieve import HybridRetriever
    from ingest.embedding import Embedder
    from ingest.index import PassageIndex

log = logging.getLogger("wenbao.assistant")


class OpenAssistant:
    """An assistant and the index behind it. `assistant` answers; `lacking` tells what is degraded; `close` when done."""

    def __init__(self, library: Library, settings: StoreSettings, model: ModelSettings | None = None) -> None:
        """`model` is the endpoint that words answers; where none is given, the environment's, if it names one."""
        self.library, self.settings = library, settings
        named = model or ModelSettings.from_environment()
        self._model = ChatModel(named) if named else None
        self.wordings = WordingCounts()
        worder = Worder(self._model, self.wordings) if self._model else None
        self.assistant = Assistant(library, self.retriever, worder=worder)
        self._lock = Lock()
        self._loading = Lock()
        self._embedder: Embedder | None = None
        self._retriever: HybridRetriever | None = None
        self._index: PassageIndex | None = None
        self._building = Lock()
        self._unfit: str | None = None
        self._looked = self._mending = False

    def retriever(self) -> HybridRetriever:
        """The retriever, opened on the first call (the embedding model takes seconds to load)."""
        with self._lock:
            if self._retriever is None:
                # heavy: numpy, chromadb and sentence-transformers are loaded only when a passage is asked for
                from assistant.retrieve import HybridRetriever
                from ingest.index import WORDS_NAME, PassageIndex

                try:
                    self._index = PassageIndex.open(self.library, self.settings, self.embedder())
                except IndexUnavailable as error:
                    log.warning("passages are found by their words alone: %s", error)
                self._retriever = HybridRetriever(self.library, self._index, folder=self.settings.home / INDEX_NAME / WORDS_NAME)
            return self._retriever

    def embedder(self) -> Embedder:
        """The embedding model, loaded on the first call, once for questions and for reports that are sent in."""
        with self._loading:
            if self._embedder is None:
                from ingest.embedding import load_embedder

                self._embedder = load_embedder(self.settings)
            return self._embedder

    def passages(self) -> PassageSearch:
        """The search for passages, for programs of others."""
        from assistant.passages import PassageSearch

        return PassageSearch(CatalogueCache(self.library), self.retriever)

    def renew(self, forget: bool = False) -> None:
        """Brings the passage index up to date after reports came or went; where some were taken out, `forget` them: what
        they said is then in no older generation either. Errors: IndexUnavailable."""
        from ingest.index import build_generation, forget_old

        with self._lock:
            index = self._index
        with self._building:
            if index is None:
                build_generation(self.library, self.settings)
                self._unfit = None
            else:
                index.refresh()
            if forget:
                forget_old(self.settings)

    def mend(self) -> bool:
        """Builds the passage index anew where it cannot be used; whether it was. Only the home's writer can. Until then, and
        meanwhile, figures and passages are answered without it. Errors: IndexUnavailable, StoreError."""
        from ingest.index import build_generation

        if not self._looked:
            self._unfit, self._looked = self._damage(), True
        if self._fault() is None or not self.library.writable:
            return False
        with self._building:
            self._mending = True
            try:
                build_generation(self.library, self.settings)
                self._unfit = None
                if self._index is not None:
                    self._index.refresh()
            finally:
                self._mending = False
        return True

    def _damage(self) -> str | None:
        """What the files of an index that nobody opened yet tell."""
        from ingest.index_check import damage

        found = damage(self.settings)
        return found if found is not None and self.library.chunk_owners() else None

    def _fault(self) -> str | None:
        return self._unfit if self._index is None else self._index.fault

    def lacking(self) -> tuple[str, ...]:
        """What does not work in full now; () when all does."""
        if self._mending:
            return ("passage index: it is being built anew",)
        fault = self._fault()
        return () if fault is None else (f"passage index: {fault}",)

    def close(self) -> None:
        if self._model is not None:
            self._model.close()
        if self._index is not None:
            self._index.close()
