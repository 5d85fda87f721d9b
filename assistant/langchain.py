"""The retriever as a LangChain object: `WenbaoRetriever(BaseRetriever)` for chains and graphs of others.

A Document's `page_content` is the passage exactly as the report prints it; its metadata has `document_id`, `file`,
`organisation` and `year` (None where the report does not tell), `section` (the headings), `start` and `end` (characters
of the document's text), `page` (None where the format has none) and `score`. This module is the one door to
langchain-core; nothing else of the product imports it.

>>> WenbaoRetriever.model_fields["k"].default
8
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from assistant.retrieve import HybridRetriever, Passage
from ingest.store import DocumentRecord, Library


class WenbaoRetriever(BaseRetriever):
    """Finds passages of the reports. `documents` limits the search to these ids (all where None), `k` is how many."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    library: Library
    retriever: HybridRetriever
    documents: tuple[str, ...] | None = None
    k: int = Field(default=8, ge=1)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.retriever.search(query, self.documents, self.k)
        records = {identity: self.library.document(identity) for identity in {passage.document_id for passage in found}}
        return [as_document(passage, records[passage.document_id]) for passage in found]


def as_document(passage: Passage, record: DocumentRecord | None) -> Document:
    """One passage as a LangChain Document; a document that was removed meanwhile has no file, organisation or year."""
    return Document(
        id=str(passage.chunk_id),
        page_content=passage.text,
        metadata={
            "document_id": passage.document_id,
            "file": record.file if record else None,
            "organisation": record.organisation if record else None,
            "year": record.year if record else None,
            "section": list(passage.section),
            "start": passage.span.start,
            "end": passage.span.end,
            "page": passage.page,
            "score": passage.score,
        },
    )
