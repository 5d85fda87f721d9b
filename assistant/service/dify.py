"""`POST /retrieval`: Dify's External Knowledge API, so that a Dify application finds the reports' passages.

What the figure store or the passages answer to the query comes first, quoted exactly, with the score 1; then the passages
that a search finds, which stays with the bodies and years that the query names. There is one knowledge base; its id may
be anything. `metadata` tells each record's place. No hit is an empty list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, StrictStr, field_validator

from assistant.answer import Citation, Route
from assistant.passages.for_programs import FoundPassage, PassageSearch
from assistant.service.chat import AssistantLike
from assistant.service.dify_wire import Condition, RecordJson, RecordsJson, all_hold
from assistant.service.models import LONGEST_BODY, LONGEST_QUESTION, described
from assistant.service.openai_wire import source_title
from ingest.store.library import DocumentRecord

MOST = 50
BELOW_EVIDENCE = 0.99
"""No passage that was only found scores as high as what answers the query."""


class RetrievalSetting(BaseModel):
    model_config = ConfigDict(extra="ignore")

    top_k: StrictInt = Field(ge=1, le=MOST)
    score_threshold: StrictFloat | StrictInt = Field(default=0, ge=0, le=1)


class MetadataConditionItem(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: StrictStr | list[StrictStr] = Field(min_length=1)
    comparison_operator: StrictStr
    value: StrictStr | StrictInt | StrictFloat | list[StrictStr] | None = None

    def condition(self) -> Condition:
        name = self.name if isinstance(self.name, str) else self.name[0]
        return Condition(name, self.comparison_operator, self.value)


class MetadataCondition(BaseModel):
    model_config = ConfigDict(extra="ignore")

    logical_operator: Literal["and", "or"] = "and"
    conditions: list[MetadataConditionItem] = Field(default_factory=list, max_length=50)


class RetrievalRequest(BaseModel):
    """Dify's request; fields that a later Dify may add are read over."""

    model_config = ConfigDict(extra="ignore")

    knowledge_id: StrictStr = Field(min_length=1, max_length=200)
    query: StrictStr = Field(min_length=1, max_length=LONGEST_QUESTION)
    retrieval_setting: RetrievalSetting
    metadata_condition: MetadataCondition | None = None

    @field_validator("query")
    @classmethod
    def _says_something(cls, query: str) -> str:
        if not query.strip():
            raise ValueError("found nothing but blanks, expected a query")
        return query


def dify_routes(assistant: AssistantLike, passages: PassageSearch, document: Callable[[str], DocumentRecord | None]) -> APIRouter:
    """The route over an assistant, its passages and its documents by id."""
    routes = APIRouter()

    @routes.post(
        "/retrieval",
        max_body_size=LONGEST_BODY,
        summary="Dify's External Knowledge API",
        responses={200: {"model": described(RecordsJson)}},
    )
    def retrieval(wanted: RetrievalRequest) -> Response:
        """Up to `top_k` records of at least `score_threshold`, best first, of the documents that the conditions leave."""
        asked = wanted.metadata_condition or MetadataCondition()
        conditions = [item.condition() for item in asked.conditions]

        def among(record: DocumentRecord) -> bool:
            return all_hold(conditions, asked.logical_operator, _metadata(record))

        all_hold(conditions, asked.logical_operator, {})  # a condition that cannot be used is told, documents or none
        answer = assistant.ask(wanted.query)
        evidence = answer.citations if answer.route in (Route.FIGURES, Route.PASSAGES) else ()
        setting = wanted.retrieval_setting
        records = [*_cited(evidence, document, among), *_found(passages.find(wanted.query, setting.top_k, among))]
        chosen = [record for record in records if record["score"] >= setting.score_threshold]
        return JSONResponse({"records": chosen[: setting.top_k]}, headers={"Cache-Control": "no-store"})

    return routes


def _cited(
    citations: tuple[Citation, ...],
    document: Callable[[str], DocumentRecord | None],
    among: Callable[[DocumentRecord], bool],
) -> Iterator[RecordJson]:
    for number, citation in enumerate(citations, 1):
        record = document(citation.document_id)
        if record is None or not among(record):
            continue
        cited = citation.to_json(number)
        labels = [*(citation.row or ()), *(citation.column or ())]
        content = " / ".join([*labels, citation.quote]) if citation.kind == "cell" else citation.quote
        yield {
            "content": content,
            "score": 1.0,
            "title": source_title(cited),
            "metadata": {**_metadata(record), "document_id": record.id, "url": cited["url"], "page": citation.page},
        }


def _found(found: tuple[FoundPassage, ...]) -> Iterator[RecordJson]:
    for one in found:
        span = one.passage.span
        yield {
            "content": one.passage.text,
            "score": round(one.share * BELOW_EVIDENCE, 4),
            "title": " / ".join((one.record.title or one.record.file, *one.passage.section)),
            "metadata": {
                **_metadata(one.record),
                "document_id": one.record.id,
                "url": f"/documents/{one.record.id}#c{span.start}-{span.end}",
                "page": one.passage.page,
            },
        }


def _metadata(record: DocumentRecord) -> dict[str, str | int | None]:
    return {
        "organisation": record.organisation,
        "year": record.year,
        "file": record.file,
        "title": record.title,
        "form": record.form,
    }
