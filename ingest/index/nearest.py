"""The passage index: the passages nearest to a question, right whatever state Chroma's files are in.

The SQL store holds every passage and its vector; Chroma holds the different vectors, a generation, that makes finding fast: in the home
(`ingest.index.generation`) or, with WENBAO_CHROMA_URL, on a server (`ingest.index.server`). `search` asks the generation, puts back the
passages that share a vector, joins every hit back to the store and measures it again with the stored vector; passages that are not in
the generation yet are compared one by one, and so are all of some hundred reports that are asked for by themselves. Of more reports
than those the nearest of all passages are looked through, more and more of them. Where there is no generation, or another process has
it open, or it is damaged, away, lies or falls short, all passages are compared one by one, which is exact and merely slower; beyond
some 100,000 it would take too long, and nothing is found by its meaning until there is a generation. `state` says which, `refresh`
puts it right, `follow` takes up what another process built.

Scores are cosines, -1 to 1, best first; equal scores by id. Errors: ModelMismatch where another embedding model filled
the store; UsageError for a Chroma server that may not be used.

>>> Hit(3, 0.5) < Hit(4, 0.5)
True
"""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from ingest.embedding import Embedder
from ingest.errors import IndexUnavailable, ModelMismatch, StoreError
from ingest.index.exact import MOST_COMPARED, Hit, StoredVectors, View, best, stored_vectors
from ingest.index.generation import IndexFolder
from ingest.index.place import Contents, Found, HeldElsewhere, IndexPlace, Item, OpenGeneration
from ingest.index.twins import Twins, grouped
from ingest.settings import StoreSettings, chroma_server
from ingest.store.home import INDEX_NAME
from ingest.store.library import Library

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Vectors = NDArray[numpy.float32]

WORDS_NAME = "words"
"""The folder, beside the generations, of the word index over everything (`assistant.passages.wide_words`)."""
_FEW = 400
"""Up to so many passages (some reports) are read for a search without looking at what else is in the store."""
_FEW_DOCUMENTS = 40
_COMPARED = 4_000
"""Up to so many passages (some hundred reports) are compared one by one: exact, and faster than looking for them among all."""
_WIDEST = 20_000
"""So many of the nearest are looked through at most for those of the reports that are asked for."""
_WIDER = 8
_ROUNDING = 1e-5
"""How far two of Chroma's distances may differ where the vectors are equally far."""
_KEPT = 64
"""Of so many reports the sentences' vectors are kept in memory."""
_AGAIN_SECONDS = 10.0
"""How long a place that went away is left alone before a search looks for it again."""
_DRIFT = 0.01
"""How far Chroma's cosine may lie from the stored vector's before Chroma is not believed."""


@dataclass(frozen=True, slots=True)
class GenerationInfo:
    """What was built: the generation's name (None where the store has no passages), how many passages, how long."""

    name: str | None
    passages: int
    seconds: float


def place_of(library: Library, settings: StoreSettings) -> IndexPlace:
    """Where the settings keep this library's generations."""
    if settings.chroma_url is None:
        return IndexFolder(settings.home / INDEX_NAME)
    from ingest.index.server import IndexServer  # noqa: PLC0415 - load time: only stores that set a server need it

    return IndexServer(library, chroma_server(settings.chroma_url))


def build_generation(library: Library, settings: StoreSettings) -> GenerationInfo:
    """Builds a generation of all passages, switches to it and removes old ones. Only who may write to the store may, one at a time.

    IndexUnavailable where the new one fails its check, or the server is away; the one before it then stays in use.
    """
    if not library.may_write:
        raise StoreError("the passage index is built by the home's writer; this store was opened for reading")
    with library.builder(), closing(place_of(library, settings)) as place:
        return _build(library, place)


def _build(library: Library, place: IndexPlace) -> GenerationInfo:
    began = time.monotonic()
    firsts, twins = grouped(stored_vectors(library, library.chunk_owners()))
    if not firsts:
        place.forget_current()
        place.remove_old()
        return GenerationInfo(None, 0, time.monotonic() - began)
    last = max(firsts[-1], max((group[-1] for group in twins.groups.values()), default=0))
    random.Random(len(firsts)).shuffle(firsts)  # noqa: S311 - no secret; reports one after the other make a graph of islands
    manifest = place.write(Contents(library.model() or "", _items(library, firsts, twins), len(firsts), last, twins))
    place.remove_old()
    return GenerationInfo(place.current(), manifest.passages, time.monotonic() - began)


def _items(library: Library, firsts: Sequence[int], twins: Twins) -> Iterator[Item]:
    """The vectors to fill in. Where the first passage of one goes meanwhile, a twin has it still."""
    lacking = set(firsts)
    for ids, vectors in stored_vectors(library, firsts):
        lacking.difference_update(ids)
        yield from map(Item, ids, vectors)
    heirs = {twin: first for first in lacking for twin in twins.of(first)}
    for ids, vectors in stored_vectors(library, heirs):
        found = {heirs[twin]: Item(heirs[twin], row) for twin, row in zip(ids, vectors, strict=True) if heirs[twin] in lacking}
        lacking.difference_update(found)
        yield from found.values()


def is_current(library: Library, settings: StoreSettings) -> bool:
    """Whether the generation in use holds the store's passages, all of them and no other, as far as can be told unopened."""
    ids = library.chunk_owners()
    with closing(place_of(library, settings)) as place:
        try:
            manifest = place.manifest() if place.current() is not None else None
        except IndexUnavailable:
            return False
    if manifest is None:
        return not ids
    return len(ids) == manifest.passages and max(ids, default=0) == manifest.last_passage and manifest.model == library.model()


def forget_old(library: Library, settings: StoreSettings) -> None:
    """Removes every generation but the current one, and the word index: what a removed document said is then in none (unless
    another process holds one open)."""
    with library.builder(), closing(place_of(library, settings)) as place:
        place.remove_old(forget=True)
    shutil.rmtree(settings.home / INDEX_NAME / WORDS_NAME, ignore_errors=True)


class PassageIndex:
    """Finds passages. Safe to share between threads."""

    def __init__(self, library: Library, settings: StoreSettings, embedder: Embedder) -> None:
        self._library = library
        self._embedder = embedder
        self._place = place_of(library, settings)
        self._generation: OpenGeneration | None = None
        self._dropped: list[OpenGeneration] = []
        self._tried: str | None = None
        self._following = threading.Lock()
        self._followed_at, self._again = -1, 0.0
        self._view = View.of(-1, {})
        self._bound_at = -1
        self._stored = StoredVectors(library)
        self._sentences: dict[tuple[str, ...], Vectors] = {}
        self._guard = threading.Lock()
        self._mendable = True
        self.fault: str | None = None

    @classmethod
    def open(cls, library: Library, settings: StoreSettings, embedder: Embedder) -> PassageIndex:
        """Opens what index there is; never fails for the index's state, only for another model's vectors."""
        library.bind_model(embedder.fingerprint)
        index = cls(library, settings, embedder)
        index._reopen()
        return index

    def close(self) -> None:
        """Frees the generation; searches after that compare one by one."""
        self._let_go()
        self._place.close()

    @property
    def state(self) -> str:
        """`ready`, or `degraded`: right answers, found one by one (`fault` says why)."""
        return "degraded" if self.fault else "ready"

    @property
    def generation(self) -> str | None:
        """The name of the generation that is asked; None where passages are compared one by one."""
        generation = self._generation
        return None if generation is None else generation.name

    @property
    def mendable(self) -> bool:
        """Whether the fault is one that another generation would put right: not that another process has it open, nor that the
        store's vectors are of another model."""
        return self.fault is not None and self._mendable

    @property
    def stale(self) -> bool:
        """Whether a new generation would help: there is none, it is of no use, or passages came or went since."""
        generation, view = self._generation, self._look()
        if generation is None:
            return bool(view.ids)
        return self._gone(generation, view) > 0 or view.held(generation.manifest.last_passage) < len(view.ids)

    def refresh(self) -> GenerationInfo | None:
        """Builds a generation if one would help and this process is the writer, and opens the current one."""
        built = None
        if self.stale and self._library.may_write:
            with self._library.builder():
                built = _build(self._library, self._place)
        with self._following:
            self._reopen()
        return built

    def follow(self) -> bool:
        """Uses the generation that is in use now: where another process switched to it, or its server came back; whether it does
        so only now. Makes sure that a server still holds what is in use. Cheap where nothing changed."""
        if not self._following.acquire(blocking=False):
            return False
        try:
            self._followed_at = self._library.revision()
            current, generation = self._place.current(), self._generation
            if generation is not None and generation.name == current:
                fault = self._place.damage() if self._place.shared else None
                if fault is not None:
                    self._drop(generation, fault)
                return False
            if not self._place.shared and current == self._tried and (self._mendable or self._place.in_use()):
                return False  # what could not be used in the home stays so until another is built, or its holder ends
            self._reopen()
            return self._generation is not None
        finally:
            self._again = time.monotonic() + _AGAIN_SECONDS
            self._following.release()

    def search(self, vector_query: str, *, documents: Collection[str] | None = None, k: int = 10) -> tuple[Hit, ...]:
        """The `k` passages nearest to the question, of all documents or of these; fewer where there are fewer."""
        vector = self._embedder.embed_query(vector_query)
        for attempt in (1, 2):
            revision = self._bound()
            try:
                few = self._few(revision, documents)
                return self._widely(vector, documents, k) if few is None else self._stored.nearest(vector, few, k)
            except StoreError:  # a passage went between looking and reading; look again, once
                if attempt == 2 or self._library.revision() == revision:
                    raise
        return ()

    def _few(self, revision: int, documents: Collection[str] | None) -> list[int] | None:
        """The passages of a few documents, where they are so few that they are compared one by one, read of the store alone: what else
        came in since the last question need not be looked at. None where all of it must, or has been already."""
        if documents is None or len(documents) > _FEW_DOCUMENTS or self._view.revision == revision:
            return None
        found = list(self._library.chunk_owners(documents))
        return found if 0 < len(found) <= _FEW else None

    def nearness(self, vector_query: str, texts: tuple[str, ...]) -> list[float]:
        """The cosine of each text with the question. The vectors of a few sets of texts (a report's sentences) are kept."""
        if not texts:
            return []
        with self._guard:
            rows = self._sentences.get(texts)
        if rows is None:
            rows = self._embedder.embed_passages(texts)
            with self._guard:
                self._sentences[texts] = rows
                while len(self._sentences) > _KEPT:
                    self._sentences.pop(next(iter(self._sentences)))
        found: list[float] = (rows @ self._embedder.embed_query(vector_query)).tolist()
        return found

    def _widely(self, vector: Vectors, documents: Collection[str] | None, k: int) -> tuple[Hit, ...]:
        view = self._look()
        if self._place.shared and (view.revision != self._followed_at or (self.fault and time.monotonic() > self._again)):
            self.follow()
        return self._search(view, vector, documents, k)

    def _search(self, view: View, vector: Vectors, documents: Collection[str] | None, k: int) -> tuple[Hit, ...]:
        named = None if documents is None else frozenset(documents) & view.of_document.keys()
        if named is not None and len(named) == len(view.of_document):
            named = None
        wanted = view.ids if named is None else [chunk for document in named for chunk in view.of_document[document]]
        if not wanted or k < 1:
            return ()
        generation = self._generation
        if generation is None or (named is not None and len(wanted) <= _COMPARED):
            return self._stored.nearest(vector, wanted, k)
        last = generation.manifest.last_passage
        held = wanted[: view.held(last)] if named is None else [chunk for chunk in wanted if chunk <= last]
        try:
            found = self._asked(generation, view, vector, named, held, k)
        except IndexUnavailable as error:
            self._drop(generation, str(error))
            return self._stored.nearest(vector, wanted, k)
        fresh = wanted[len(held) :] if named is None else [chunk for chunk in wanted if chunk > last]
        return best([*found, *self._stored.nearest(vector, fresh, k)], k)

    def _asked(
        self,
        generation: OpenGeneration,
        view: View,
        vector: Vectors,
        named: frozenset[str] | None,
        held: Sequence[int],
        k: int,
    ) -> tuple[Hit, ...]:
        """The generation's hits, each measured again; all of `held` where the generation falls short of what it holds."""
        if not held:
            return ()
        asked, enough = vector.tolist(), min(k, len(held))
        count, most = 2 * k * len(view.ids) // len(held) if named else k, min(_WIDEST, generation.manifest.vectors)
        told = self._put_back(generation, generation.nearest(asked, min(count, most)), view, named, k)
        while len(told) < enough and count < most:
            count *= _WIDER
            told = self._put_back(generation, generation.nearest(asked, min(count, most)), view, named, k)
        if len(told) < enough <= len(held) <= MOST_COMPARED:
            return self._stored.nearest(vector, list(held), k)
        hits = self._stored.nearest(vector, list(told), k)
        if any(not abs(told[hit.chunk_id] - hit.score) <= _DRIFT for hit in hits):
            raise IndexUnavailable(f"the passage index {generation.name} gives passages that are not near the question")
        apart = [chunk for first in generation.twins.apart for chunk in self._wanted(generation, first, view, named, k)]
        return best(list({*hits, *self._stored.nearest(vector, apart, k)}), k)

    def _put_back(
        self, generation: OpenGeneration, nearest: Found, view: View, named: frozenset[str] | None, k: int
    ) -> dict[int, float]:
        """The passages that have these vectors and are wanted, with their cosines: `k` of them, and those that are as near as the
        last."""
        told: dict[int, float] = {}
        reach = 0.0
        for first, distance in nearest:
            if len(told) >= k and distance > reach:
                break
            reach = distance + _ROUNDING
            told |= dict.fromkeys(self._wanted(generation, first, view, named, k), 1 - distance)
        return told

    @staticmethod
    def _wanted(generation: OpenGeneration, first: int, view: View, named: frozenset[str] | None, k: int) -> Iterator[int]:
        """Passages that have this one's vector, of the documents asked for, `k` at most."""
        owners = ((chunk, view.owner.get(chunk)) for chunk in generation.twins.of(first))
        return islice((chunk for chunk, owner in owners if owner is not None and (named is None or owner in named)), k)

    def _look(self) -> View:
        revision = self._bound()
        with self._guard:
            if revision != self._view.revision:
                self._view = View.of(revision, self._library.chunk_owners())
                self._stored.forget_others(self._view.owner)
            return self._view

    def _bound(self) -> int:
        """The store's revision, at which its vectors are of this model. Errors: ModelMismatch."""
        revision = self._library.revision()
        if revision != self._bound_at:
            try:
                self._library.bind_model(self._embedder.fingerprint)  # another process may have embedded all anew
            except ModelMismatch as error:
                self.fault, self._mendable = str(error), False
                raise
            self._bound_at = revision
        return revision

    @staticmethod
    def _gone(generation: OpenGeneration, view: View) -> int:
        """How many passages of the generation are no more in the store."""
        return generation.manifest.passages - view.held(generation.manifest.last_passage)

    def _reopen(self) -> None:
        if not self._place.shared:
            self._let_go()  # one at a time has it open
        self._tried, self._mendable = self._place.current(), True
        generation, fault = None, None
        try:
            generation = self._place.open()
            if generation is None and self._look().owner:
                fault = "there is no passage index yet"
        except IndexUnavailable as error:
            fault, self._mendable = str(error), not isinstance(error, HeldElsewhere)
        if generation is not None and generation.manifest.model != self._embedder.fingerprint:
            fault = f"the passage index {generation.name} is of the model {generation.manifest.model}"
            generation.close()
            generation = None
        self._generation, self.fault = generation, fault

    def _let_go(self) -> None:
        generation, self._generation = self._generation, None
        dropped, self._dropped = self._dropped, []
        for one in (*dropped, generation):
            if one is not None:
                one.close()

    def _drop(self, generation: OpenGeneration, why: str) -> None:
        """Stops asking a generation; another thread may still be asking it, so it is closed later."""
        if self._generation is generation:
            self.fault, self._generation = why, None
            self._dropped.append(generation)
