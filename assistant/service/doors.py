"""Who may come in where: one table of every path of the service, and nothing else decides it.

A path that is not in the table does not exist, whatever router has it, so that a new route is closed until a line here
opens it. `tests/assistant/test_doors.py` holds the table against `/openapi.json` and tries every line without a key, with
a wrong, a revoked, an expired and a narrower one.

    needs None          anyone: pages and scripts that hold nothing of the reports, the description, alive and ready
    needs a scope       while no key was ever made: anyone on this machine; from then on a key of that scope or a wider one
    ... and `always`    such a key even while none was made: what writes, and the staff page
    `publishable`       whether a key that stands in a web page will do (chat alone)
    `page`              a browser that asks for HTML is let in without a key, to get a page that holds nothing of the
                        reports; its script asks for what it shows, with a key
    `asks`              the request costs an answer, so it waits for its turn

>>> door_for("/documents/0f3a/text", "GET").needs, door_for("/healthz", "GET").needs, door_for("/nowhere", "GET")
(<Scope.CHAT: 'chat'>, None, None)
>>> methods_at("/documents"), methods_at("/nowhere")
(('GET', 'POST'), ())
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.store.api_keys import Scope


@dataclass(frozen=True, slots=True)
class Door:
    """One path and method, as `/openapi.json` writes them; `{name}` stands for one part of a path, `{rest:path}` for any
    number of parts. `needs` is None where anyone may come in."""

    method: str
    path: str
    needs: Scope | None
    always: bool = False
    publishable: bool = True
    page: bool = False
    asks: bool = False


DOORS = (
    Door("GET", "/", None),
    Door("GET", "/widget.js", None),
    Door("GET", "/assets/{name}", None),
    Door("GET", "/healthz", None),
    Door("GET", "/readyz", None),
    Door("GET", "/docs", None),
    Door("GET", "/docs/{name}", None),
    Door("GET", "/openapi.json", None),
    Door("POST", "/chat", Scope.CHAT, asks=True),
    Door("POST", "/v1/chat/completions", Scope.CHAT, asks=True),
    Door("GET", "/v1/models", Scope.CHAT),
    Door("GET", "/v1/models/{name}", Scope.CHAT),
    Door("POST", "/retrieval", Scope.CHAT, asks=True),
    Door("POST", "/mcp", Scope.CHAT, asks=True),
    Door("GET", "/documents", Scope.CHAT),
    Door("GET", "/documents/{document_id}", Scope.CHAT, page=True),
    Door("GET", "/documents/{document_id}/text", Scope.CHAT),
    Door("GET", "/documents/{document_id}/layout", Scope.CHAT),
    Door("GET", "/documents/{document_id}/pages/{page}", Scope.CHAT),
    Door("GET", "/figures", Scope.CHAT),
    Door("GET", "/metrics", Scope.CHAT, publishable=False),
    Door("GET", "/staff", Scope.INGEST, always=True, page=True),
    Door("GET", "/staff/documents", Scope.INGEST, always=True),
    Door("GET", "/staff/choices", Scope.INGEST, always=True),
    Door("GET", "/staff/series", Scope.INGEST, always=True),
    Door("GET", "/staff/chart", Scope.INGEST, always=True),
    Door("GET", "/staff/figures.xlsx", Scope.INGEST, always=True),
    Door("GET", "/staff/audit", Scope.INGEST, always=True),
    Door("GET", "/staff/unanswered", Scope.INGEST, always=True),
    Door("GET", "/staff/corrections", Scope.INGEST, always=True),
    Door("POST", "/staff/corrections", Scope.INGEST, always=True),
    Door("POST", "/staff/corrections/{correction}/withdrawal", Scope.INGEST, always=True),
    Door("POST", "/staff/index", Scope.ADMIN, always=True),
    Door("POST", "/documents", Scope.INGEST, always=True),
    Door("DELETE", "/documents/{document_id}", Scope.INGEST, always=True),
)


def door_for(path: str, method: str, doors: tuple[Door, ...] = DOORS) -> Door | None:
    """The door that a request comes to; None where there is none."""
    return next((door for door in doors if door.method == method and _pattern(door.path).fullmatch(path)), None)


def methods_at(path: str, doors: tuple[Door, ...] = DOORS) -> tuple[str, ...]:
    """The methods that a path has doors for."""
    return tuple(sorted({door.method for door in doors if _pattern(door.path).fullmatch(path)}))


@cache
def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"(\{\w+(?::path)?\})", path)
    return re.compile("".join(_part(part) for part in parts), re.DOTALL)


def _part(part: str) -> str:
    if part.startswith("{"):
        return ".*" if part.endswith(":path}") else "[^/]+"
    return re.escape(part)
