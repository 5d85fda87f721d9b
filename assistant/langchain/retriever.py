"""The retriever as a LangChain object: `WenbaoRetriever(BaseRetriever)` for chains and graphs of others.

    WenbaoRetriever(home="reports-home", k=5).invoke("文登区2023年的政府信息公开工作有哪些问题？")

A body or year that the query names limits the search to it, as it does for people; `organisation` and `year` limit it
further. A Document's `page_content` is the passage exactly as the report prints it; its metadata has `document_id`, `file`,
`title`, `organisation` and `year` (None where the report does not tell), `section` (the headings), `start` and `end`
(characters of the document's text), `page` (None where the format has none), `url` and `score` (1 for the best; comparable
within one search). Over a service (`base_url`) what answers the query comes first, quoted exactly; the headings are in
`title`, and `start` and `end` in `url`.

>>> WenbaoRetriever.model_fields["k"].default
8
"""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field

from assistant.langchain.place import Placed
from assistant.langchain.source import Cutting


class WenbaoRetriever(Placed, BaseRetriever):
    """Finds passages of the reports; `k` is how many, which a call may also name (`invoke(query, k=3)`)."""

    k: int = Field(default=8, ge=1, le=50)
    organisation: str | None = None
    year: int | None = None

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        found = self.opened().passages(query, self.k if k is None else k, self.organisation, self.year)
        return [as_document(cutting) for cutting in found]


def as_document(cutting: Cutting) -> Document:
    """A passage as a LangChain Document."""
    return Document(page_content=cutting.text, metadata=dict(cutting.place))
