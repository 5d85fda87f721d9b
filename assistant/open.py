"""Opens what answering needs: the library, the assistant over it, and, when first needed, the passage retriever and the model.

A figure question is answered without the embedding model, so the retriever is opened by the first question for a
passage. Where the passage index cannot be used, retrieval goes on lexically and says so in the log. A language model
words answers only where the settings name one; LangChain is loaded by the first answer that it words, and never else.
"""

from __future__ import annotations

import logging
from contextlib import closing
from threading import Lock
from typing import TYPE_CHECKING

from assistant.assistant import Assistant
from assistant.settings import ModelSettings
from assistant.worded.wording_counts import WordingCounts
from ingest.errors import HomeBusy, IndexUnavailable, StoreError
from ingest.settings import StoreSettings
from ingest.store.home import INDEX_NAME
from ingest.store.library import Library

if TYPE_CHECKING:
    from assistant.passages.for_programs import PassageSearch
    from assistant.passages.retrieve import HybridRetriever
    from assistant.worded.llm import ChatModel
    from ingest.embedding import Embedder
    from ingest.index.nearest import PassageIndex
    from ingest.index.place import GenerationNow

WAITING_SECONDS = 30.0
"""How long a new generation of the passage index waits for another process that writes."""

log = logging.getLogger("wenbao.assistant")


class OpenAssistant:
    """An assistant and the index behind it. `assistant` answers; `lacking` tells what is degraded; `close` when done."""

    def __init__(self, library: Library, settings: StoreSettings, model: ModelSettings | None = None) -> None:
        """`model` is the endpoint that words answers; where none is given, the environment's, if it names one."""
        self.library, self.settings = library, settings
        named = model or ModelSettings.from_environment()
        self._model: ChatModel | None = None
        self.wordings = WordingCounts()
        worder = None
        if named:
            # what words answers is loaded only where something is to word them
            from assistant.worded.llm import ChatModel
            from assistant.worded.step import Worder

            self._model = ChatModel(named)
            worder = Worder(self._model, self.wordings)
        self.assistant = Assistant(library, self.retriever, worder=worder)
        self._lock = Lock()
        self._loading = Lock()
        self._embedder: Embedder | None = None
        self._retriever: HybridRetriever | None = None
        self._index: PassageIndex | None = None
        self._unfit: str | None = None
        self._looked = self._mending = self._owed = self._forgetting = False
        self._alone = library.writable
        self._seen: int | None = None
        self._current_at: int | None = None

    def retriever(self) -> HybridRetriever:
        """The retriever, opened on the first call (the embedding model takes seconds to load)."""
        with self._lock:
            if self._retriever is None:
                # heavy: numpy, chromadb and sentence-transformers are loaded only when a passage is asked for
                from assistant.passages.retrieve import HybridRetriever
                from ingest.index.nearest import WORDS_NAME, PassageIndex

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
        from assistant.passages.for_programs import PassageSearch

        return PassageSearch(self.assistant.catalogues, self.retriever)

    def renew(self, forget: bool = False) -> None:
        """Brings the passage index up to date after reports came or went; where some were taken out, `forget` them: what
        they said is then in no older generation either. What fails is done later, by `mend`. Errors: IndexUnavailable, HomeBusy."""
        self._owed, self._forgetting = True, self._forgetting or forget
        self._rebuild(WAITING_SECONDS)

    def rebuild(self) -> None:
        """Builds a new generation of the passage index, whatever state it is in. Errors: IndexUnavailable, HomeBusy."""
        self._rebuild(WAITING_SECONDS, said=True)

    def mend(self) -> bool:
        """Takes up what other processes built, and builds the passage index anew where it cannot be used or lacks passages that
        nobody else is about to bring in; whether it was. Only a process that may write does. Until then, and meanwhile, figures and
        passages are answered without it. Errors: IndexUnavailable, StoreError."""
        if not self._looked or self._index is None:
            self._look()
        if self._index is not None:
            self._index.follow()
        mended = self.library.may_write and self._put_right()
        if self._retriever is not None:
            self._retriever.prepare()  # so that no question waits for the words of what came in
        return mended

    def _put_right(self) -> bool:
        try:
            if self._wanting():
                return self._mended()
            self._tidied()
        except HomeBusy:
            return False  # another process is at it, or will be the next to look
        return False

    def _look(self) -> None:
        """What can be told of an index that nobody opened yet: once of files, which cost time to hash, always of a server."""
        from ingest.index.check import damage

        if not self._looked or self._unfit is not None or self.settings.chroma_url is not None:
            found = damage(self.library, self.settings)
            self._unfit = found if found is not None and self.library.chunk_owners() else None
        self._looked = True

    def _wanting(self) -> bool:
        """Whether a new generation is needed."""
        if self._forgetting or (self._unfit is not None if self._index is None else self._index.mendable):
            return True
        revision = self.library.revision()
        settled, self._seen = self._seen in (None, revision), revision
        # In a process that writes alone, what comes in is brought in by whoever took it in.
        if not settled or revision == self._current_at or (self._alone and self._current_at is not None and not self._owed):
            return False
        from ingest.index.nearest import is_current

        if is_current(self.library, self.settings):
            self._current_at, self._owed = revision, False
            return False
        return True

    def _mended(self) -> bool:
        from ingest.index.nearest import place_of

        with closing(place_of(self.library, self.settings)) as place:
            if not place.reachable():
                return False  # it is looked for again soon; what cannot be built now is no failure
        with self.library.builder(0):
            if self._index is not None:
                self._index.follow()  # another process may have mended it just now
            else:
                self._look()
            if not self._wanting():
                return False
            self._build(said=self._fault() is not None)
        return True

    def _rebuild(self, seconds: float, *, said: bool = False) -> None:
        with self.library.builder(seconds):
            self._build(said=said)

    def _build(self, *, said: bool) -> None:
        from ingest.index.nearest import build_generation, forget_old

        forgetting, self._forgetting = self._forgetting, False
        self._mending = said
        try:
            revision = self.library.revision()
            build_generation(self.library, self.settings)
            self._unfit, self._owed, self._current_at = None, False, revision
            if self._index is not None:
                self._index.follow()
            if forgetting:
                forget_old(self.library, self.settings)
                forgetting = False
        finally:
            self._mending = False
            self._forgetting |= forgetting

    def _tidied(self) -> None:
        """Removes collections that were switched away from a while ago, or that a kill left."""
        from ingest.index.nearest import place_of

        with closing(place_of(self.library, self.settings)) as place:
            if place.litter():
                with self.library.builder(0):
                    place.remove_old()

    def generation(self) -> GenerationNow | None:
        """The passage index's generation in use; None where there is none, or that cannot be told now."""
        from ingest.index.check import generation_now

        try:
            return generation_now(self.library, self.settings)
        except StoreError:
            return None

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
