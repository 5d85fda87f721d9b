"""What requests may hold, checked at the edge by pydantic, and the models by which OpenAPI describes the answers.

A field or parameter that is not known is refused rather than ignored: a misspelt filter would otherwise give figures
that were not asked for. The answers' shapes are defined once, as TypedDicts next to the values; `described` turns one
into a model for the description.

>>> ChatRequest(question="文登区2023年收到多少件申请？").conversation_id is None
True
"""

from __future__ import annotations

from types import UnionType
from typing import Any, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import BaseModel, ConfigDict, Field, StrictStr, create_model, field_validator

from assistant.service.figure_json import FigureQuery

LONGEST_QUESTION = 2000
VISIBLE = r"[^\s\x00-\x1f\x85]"
"""A character that can be seen: what Python strips as blank is more than what the patterns of JSON Schema call so."""
LONGEST_BODY = 64 * 1024
LARGEST_PAGE = 1000
_NEXT = "`next` of the page before"
_CONVERSATION = r"^[A-Za-z0-9_-]{1,64}$"


class ChatRequest(BaseModel):
    """A question, and the conversation it belongs to (an id of the client's own or of an earlier answer)."""

    model_config = ConfigDict(extra="forbid")

    question: StrictStr = Field(min_length=1, max_length=LONGEST_QUESTION, pattern=VISIBLE)
    conversation_id: StrictStr | None = Field(default=None, pattern=_CONVERSATION)

    @field_validator("question")
    @classmethod
    def _says_something(cls, question: str) -> str:
        if not question.strip():
            raise ValueError("found nothing but blanks, expected a question")
        return question


class FiguresParameters(BaseModel):
    """Filters and page of `GET /figures`; `file` and `indicator` may be given more than once."""

    model_config = ConfigDict(extra="forbid")

    organisation: str | None = Field(default=None, min_length=1, max_length=200)
    year: int | None = Field(default=None, ge=1900, le=2200)
    indicator: list[str] = Field(default_factory=list, max_length=100)
    file: list[str] = Field(default_factory=list, max_length=100)
    after: str | None = Field(default=None, max_length=20, pattern=r"^[fs][0-9]{1,18}$", description=_NEXT)
    limit: int = Field(default=200, ge=1, le=LARGEST_PAGE)

    def query(self) -> FigureQuery:
        return FigureQuery(self.organisation, self.year, tuple(self.indicator), tuple(self.file))


class DocumentsParameters(BaseModel):
    """Page of `GET /documents`."""

    model_config = ConfigDict(extra="forbid")

    after: str | None = Field(default=None, max_length=4000, pattern=r"^d[A-Za-z0-9_-]*$", description=_NEXT)
    limit: int = Field(default=200, ge=1, le=LARGEST_PAGE)


def described(shape: type) -> type[BaseModel]:
    """A pydantic model of a TypedDict, for OpenAPI alone: pydantic itself reads typing's TypedDict from 3.12 on.

    >>> from typing import TypedDict
    >>> Point = TypedDict("Point", {"x": int, "names": list[str]})
    >>> sorted(described(Point).model_json_schema()["properties"])
    ['names', 'x']
    >>> Named = TypedDict("Named", {"name": str, "alias": NotRequired[str]})
    >>> described(Named).model_json_schema()["required"]
    ['name']
    """
    fields: dict[str, Any] = {}
    for name, kind in get_type_hints(shape, include_extras=True).items():
        optional = get_origin(kind) is NotRequired
        fields[name] = (_field(get_args(kind)[0] if optional else kind), None if optional else ...)
    return create_model(shape.__name__, **fields)


def _field(kind: Any) -> Any:
    if is_typeddict(kind):
        return described(kind)
    parts = tuple(_field(part) for part in get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        return Union[parts]  # noqa: UP007 - the parts are known only when it runs
    return list[parts[0]] if get_origin(kind) is list else kind  # type: ignore[valid-type]  # a type that is made while it runs
