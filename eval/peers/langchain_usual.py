"""LangChain as its retrieval tutorial has it: RecursiveCharacterTextSplitter (1,000 characters, 200 shared), Chroma in memory,
the k nearest by wenbao's own embedding. Needs the extra `peers`.

>>> UsualChain.name
'LangChain splitter + Chroma'
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import uuid4

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

from eval.retrieval import Piece, last_part
from ingest.embedding import Embedder

LENGTH, SHARED = 1000, 200
_BATCH = 5000


class OurEmbedding(Embeddings):
    """wenbao's embedding as LangChain takes one."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        row: list[float] = self._embedder.embed_query(text).tolist()
        return row


class UsualChain:
    """The splitter and the store over these texts, by file."""

    name = "LangChain splitter + Chroma"

    def __init__(self, texts: Mapping[str, str], embedder: Embedder) -> None:
        splitter = RecursiveCharacterTextSplitter(chunk_size=LENGTH, chunk_overlap=SHARED)
        cut = splitter.split_documents([Document(text, metadata={"file": last_part(file)}) for file, text in texts.items()])
        self._pieces = [
            Piece(f"p{number}", document.metadata["file"], document.page_content) for number, document in enumerate(cut)
        ]
        self._store = Chroma(collection_name=f"peer-{uuid4().hex}", embedding_function=OurEmbedding(embedder))
        for start in range(0, len(cut), _BATCH):
            ids = [piece.id for piece in self._pieces[start : start + _BATCH]]
            self._store.add_documents(cut[start : start + _BATCH], ids=ids)

    def pieces(self) -> Sequence[Piece]:
        return self._pieces

    def search(self, query: str, files: Collection[str] | None, k: int) -> Sequence[str]:
        among = None if files is None else {"file": {"$in": sorted(files)}}
        found = self._store.similarity_search(query, k=k, filter=among)  # type: ignore[arg-type]  # typed for the simplest filter alone
        return [document.id for document in found if document.id is not None]
