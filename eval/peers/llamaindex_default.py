"""LlamaIndex with its defaults: SentenceSplitter (1,024 tokens, 200 shared) and VectorStoreIndex in memory, the k nearest by
wenbao's own embedding. Needs the extra `peers`.

>>> DefaultIndex.name
'LlamaIndex default'
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from llama_index.core import Document, MockEmbedding, QueryBundle, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.vector_stores import FilterOperator, MetadataFilter, MetadataFilters

from eval.retrieval import Piece, last_part
from ingest.embedding import Embedder


class DefaultIndex:
    """The index over these texts, by file. Vectors are given with the passages and the questions, so the index is told a
    model that is never asked; a file's name is kept beside its passages and is not embedded with them."""

    name = "LlamaIndex default"

    def __init__(self, texts: Mapping[str, str], embedder: Embedder) -> None:
        self._embedder = embedder
        documents = [Document(text=text, metadata={"file": last_part(file)}) for file, text in texts.items()]
        nodes = SentenceSplitter(include_prev_next_rel=False).get_nodes_from_documents(documents)
        self._pieces = [Piece(node.node_id, str(node.metadata["file"]), node.get_content()) for node in nodes]
        vectors = embedder.embed_passages([piece.text for piece in self._pieces])
        for node, vector in zip(nodes, vectors, strict=True):
            node.embedding = vector.tolist()
        self._index = VectorStoreIndex(nodes, embed_model=MockEmbedding(embed_dim=embedder.dimension))

    def pieces(self) -> Sequence[Piece]:
        return self._pieces

    def search(self, query: str, files: Collection[str] | None, k: int) -> Sequence[str]:
        among = None
        if files is not None:
            among = MetadataFilters(filters=[MetadataFilter(key="file", value=sorted(files), operator=FilterOperator.IN)])
        asked = QueryBundle(query, embedding=self._embedder.embed_query(query).tolist())
        return [found.node.node_id for found in self._index.as_retriever(similarity_top_k=k, filters=among).retrieve(asked)]
