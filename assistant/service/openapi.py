"""The description of the service, `/openapi.json`, with what FastAPI cannot know: the keys and the refusals of each door.

Every operation that needs a key says which scope; every one says by which errors it may answer, all of them
`application/problem+json`. The table of doors is the one source of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from assistant.service.doors import Door, door_for
from assistant.service.models import described
from assistant.service.problems import MEDIA_TYPE, ProblemJson

KEY = "key"
_SCHEMA = "ProblemJson"
_METHODS = ("get", "post", "put", "patch", "delete")
_BODY_STATUSES = (400, 413)
_ASKED_STATUSES = (401, 403, 429, 503)
Description = dict[str, Any]
"""FastAPI's own type for the description."""


class DescribedApp(FastAPI):
    """FastAPI whose description says the keys and errors of `service.doors`."""

    def openapi(self) -> Description:
        if self.openapi_schema is None:
            self.openapi_schema = complete(super().openapi())
        return self.openapi_schema


def complete(description: Description) -> Description:
    """Adds keys and errors to a description."""
    components = description.setdefault("components", {})
    components["securitySchemes"] = {
        KEY: {"type": "http", "scheme": "bearer", "description": "`wenbao keys create --scope chat|ingest|admin` makes one."}
    }
    schemas = components.setdefault("schemas", {})
    model = described(ProblemJson).model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= model.pop("$defs", {}) | {_SCHEMA: model}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for path, method, operation in operations(description):
        door = door_for(path, method.upper())
        _complete_operation(operation, door)
    return description


def operations(description: Mapping[str, Any]) -> Iterator[tuple[str, str, Description]]:
    """Each operation with its path and method."""
    for path, item in description["paths"].items():
        for method in _METHODS:
            if method in item:
                yield path, method, item[method]


def _complete_operation(operation: Description, door: Door | None) -> None:
    responses = operation["responses"]
    statuses = {int(status) for status in responses if status.isdigit() and int(status) >= 400}
    if "requestBody" in operation:
        statuses.update(_BODY_STATUSES)
    if door is not None and door.needs is not None:
        statuses.update(_ASKED_STATUSES)
        # `{}` says that it may do without: what only reads does, on this machine, while no key was ever made.
        operation["security"] = [{KEY: []}] if door.always else [{KEY: []}, {}]
        operation["description"] = "\n\n".join(part for part in (operation.get("description"), _key_needed(door)) if part)
    for status in sorted(statuses):
        told = responses.get(str(status), {}).get("description")
        responses[str(status)] = {
            "description": told if told and told != "Validation Error" else HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{_SCHEMA}"}}},
        }


def _key_needed(door: Door) -> str:
    assert door.needs is not None
    scope = f"Needs a key with the scope `{door.needs.value}` or a wider one"
    return scope + ("." if door.always else "; while no key was ever made, none from this machine.")
