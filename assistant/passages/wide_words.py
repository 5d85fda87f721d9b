"""Word search over a whole library: BM25 in blocks of passages, kept on disk and mapped into memory when asked.

Passages fall into blocks by their ids. Each block is an index of its own (`assistant.language.lexical`) in a folder named after what it
holds (the ids, documents and contents), so that a new report costs one block and the others stay; a block that nothing
names any more is removed. Blocks weigh words by their own passages; they are large and alike, so that their scores compare.
Without a folder all is kept in memory. What is cut are pairs of characters and the trade's words: a general dictionary would
take minutes over a large library and finds the same passages.

Errors: none of its own; a block that cannot be read or written is built in memory.

>>> block_name([(1, "a", "x")]) == block_name([(1, "a", "y")])
False
"""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.language.lexical import LexicalIndex, pair_tokens

if TYPE_CHECKING:
    from ingest.store.library import Library, StoredChunk

log = logging.getLogger("wenbao.assistant")

BLOCK = 20_000
"""Passages with ids of one block of so many are one index: some 20 MB on disk, built in seconds."""
_READ = 2_000


def headed(chunk: StoredChunk) -> str:
    """A passage as it is indexed: its headings, then its text."""
    return " ".join((*chunk.chunk.section, chunk.text))


def block_name(held: Sequence[tuple[int, str, str]]) -> str:
    """The name of a block of (passage, document, the document's sha256)."""
    told = "\n".join(f"{chunk} {document} {sha256}" for chunk, document, sha256 in held)
    return f"words-{hashlib.sha256(told.encode()).hexdigest()[:20]}"


class WideWords:
    """The word index over all passages of a library at one revision. Safe to share between threads."""

    def __init__(self, library: Library, folder: Path | None, before: WideWords | None = None) -> None:
        """`before` is the one of an earlier revision: its blocks are used again where they hold the same."""
        self.owner = library.chunk_owners()
        self._folder = folder
        known = before.blocks if before is not None else {}
        self.blocks: dict[str, LexicalIndex] = {
            name: known.get(name) or self._block(library, name, ids) for name, ids in self._named(library)
        }
        self._sweep()

    def search(self, query: str, k: int, documents: Collection[str] | None = None) -> tuple[int, ...]:
        """The k best passages of these documents (of all where None), best first."""
        among = None
        if documents is not None:
            wanted = frozenset(documents)
            among = [chunk for chunk, document in self.owner.items() if document in wanted]
        found = [hit for block in self.blocks.values() for hit in block.search(query, k=k, among=among)]
        return tuple(chunk for chunk, _ in sorted(found, key=lambda hit: (-hit[1], hit[0]))[:k])

    def _named(self, library: Library) -> Iterator[tuple[str, list[int]]]:
        contents = {record.id: record.sha256 for record in library.documents()}
        blocks: dict[int, list[int]] = {}
        for chunk in sorted(self.owner):
            blocks.setdefault(chunk // BLOCK, []).append(chunk)
        for ids in blocks.values():
            yield block_name([(chunk, self.owner[chunk], contents.get(self.owner[chunk], "")) for chunk in ids]), ids

    def _block(self, library: Library, name: str, ids: Sequence[int]) -> LexicalIndex:
        place = None if self._folder is None else self._folder / name
        if place is not None and (found := LexicalIndex.load(place, pair_tokens)) is not None:
            return found
        read = (chunk for at in range(0, len(ids), _READ) for chunk in library.chunks(ids=ids[at : at + _READ]))
        built = LexicalIndex(((chunk.id, headed(chunk)) for chunk in read), pair_tokens)
        if place is None or len(built) < _READ:
            return built
        try:
            built.save(place)
        except OSError as error:
            log.warning("a block of the word index is kept in memory, it cannot be written: %s", error)
            return built
        return LexicalIndex.load(place, pair_tokens) or built

    def _sweep(self) -> None:
        if self._folder is None or not self._folder.is_dir():
            return
        for old in self._folder.glob("words-*"):
            if old.name not in self.blocks:
                shutil.rmtree(old, ignore_errors=True)
