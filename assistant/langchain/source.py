"""Where the LangChain objects get their answers: a home in this process, or a running service over HTTP.

A home is opened for reading, once a process, and shared by all objects over it; nothing is written, so that other programs
may read it too. One process alone has the passage index of a home: beside a running `wenbao serve`, or from several
programs, ask the service by its address, which also spares each of them the embedding model. Over HTTP the routes are those
of the public contract (`/v1/chat/completions`, `/retrieval`). Neither keeps a conversation: whoever asks brings what was
asked before (`earlier`, oldest first).

Errors: UsageError for a question or an address that cannot be used, StoreError where the home or the service fails.

>>> source_of(base_url="http://127.0.0.1:8000/").site
'http://127.0.0.1:8000'
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Protocol, TypedDict, TypeVar, cast

from assistant.answer import AnswerJson
from assistant.assistant import Assistant
from assistant.bodies.catalogue import CatalogueCache
from assistant.open import OpenAssistant
from assistant.passages.for_programs import PassageSearch
from assistant.service.figure_json import FigureQuery
from assistant.service.openai_wire import MODEL
from ingest.errors import StoreError, UsageError
from ingest.settings import StoreSettings
from ingest.store.library import DocumentRecord, open_library

SECONDS = 60


class PlaceJson(TypedDict, total=False):
    """Where a passage stands. `start` and `end` count characters of the document's text, `score` is at most 1; what the
    report or the service does not tell is None or left out."""

    document_id: str
    file: str
    title: str
    organisation: str | None
    year: int | None
    section: list[str]
    start: int
    end: int
    page: int | None
    url: str
    score: float


@dataclass(frozen=True, slots=True)
class Cutting:
    """A passage of a report as it is printed, and its place."""

    text: str
    place: PlaceJson


class Source(Protocol):
    """What answers and finds. `site` is the address before the citations' own paths, "" where there is none."""

    @property
    def site(self) -> str: ...

    def ask(self, question: str, earlier: Sequence[str]) -> AnswerJson: ...

    def passages(self, query: str, k: int, organisation: str | None, year: int | None) -> Sequence[Cutting]: ...


class HomeSource:
    """A home, read in this process."""

    site = ""

    def __init__(self, assistant: Assistant, search: PassageSearch) -> None:
        self._assistant, self._search = assistant, search

    def ask(self, question: str, earlier: Sequence[str]) -> AnswerJson:
        asked = self._assistant.ask
        return (asked(question, earlier=earlier) if earlier else asked(question)).to_json()

    def passages(self, query: str, k: int, organisation: str | None, year: int | None) -> Sequence[Cutting]:
        wanted = FigureQuery(organisation=organisation)

        def among(record: DocumentRecord) -> bool:
            return wanted.wants_body(record) and year in (None, record.year)

        found = []
        for one in self._search.find(query, k, among):
            record, passage = one.record, one.passage
            place: PlaceJson = {
                "document_id": record.id,
                "file": record.file,
                "title": record.title,
                "organisation": record.organisation,
                "year": record.year,
                "section": list(passage.section),
                "start": passage.span.start,
                "end": passage.span.end,
                "page": passage.page,
                "url": f"/documents/{record.id}#c{passage.span.start}-{passage.span.end}",
                "score": round(one.share, 4),
            }
            found.append(Cutting(passage.text, place))
        return found


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an error: the key is for the address that was given and for no other."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


class ServiceSource:
    """A running service; `api_key` is sent as a bearer token where it is given."""

    def __init__(self, base_url: str, api_key: str | None = None) -> None:
        if not base_url.startswith(("http://", "https://")):
            raise UsageError(f"base_url: found {base_url!r}, expected the address of a service, such as http://127.0.0.1:8000")
        self.site = base_url.rstrip("/")
        self._key = api_key

    def ask(self, question: str, earlier: Sequence[str]) -> AnswerJson:
        messages = [{"role": "user", "content": text} for text in (*earlier, question)]
        told = self._post("/v1/chat/completions", {"model": MODEL, "messages": messages})
        return cast("AnswerJson", _expected(told.get("wenbao"), dict, "wenbao"))

    def passages(self, query: str, k: int, organisation: str | None, year: int | None) -> Sequence[Cutting]:
        conditions = [
            {"name": name, "comparison_operator": operator, "value": str(value)}
            for name, operator, value in (("organisation", "contains", organisation), ("year", "=", year))
            if value is not None
        ]
        asked: dict[str, object] = {
            "knowledge_id": MODEL,
            "query": query,
            "retrieval_setting": {"top_k": k, "score_threshold": 0},
        }
        if conditions:
            asked["metadata_condition"] = {"logical_operator": "and", "conditions": conditions}
        return [
            _cutting(record, self.site) for record in _expected(self._post("/retrieval", asked).get("records"), list, "records")
        ]

    def _post(self, path: str, body: Mapping[str, object]) -> Mapping[str, object]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self.site + path, json.dumps(body).encode(), headers)  # noqa: S310  http(s) alone
        try:
            with _OPENER.open(request, timeout=SECONDS) as answer:
                told = json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(2000).decode("utf-8", "replace")
            kind = UsageError if error.code < 500 else StoreError
            raise kind(f"{self.site}{path}: status {error.code}: {said}") from error
        except (OSError, ValueError) as error:
            raise StoreError(f"{self.site}{path}: no answer ({error}); is `wenbao serve` running there?") from error
        return cast("Mapping[str, object]", _expected(told, dict, path))


T = TypeVar("T")


def _expected(value: object, kind: type[T], name: str) -> T:
    if not isinstance(value, kind):
        raise StoreError(
            f"{name}: found {type(value).__name__}, expected {kind.__name__}; is the service a wenbao of this version?"
        )
    return value


def _cutting(record: object, site: str) -> Cutting:
    told = _expected(record, dict, "records")
    metadata = _expected(told.get("metadata"), dict, "metadata")
    known = {name: metadata[name] for name in PlaceJson.__annotations__ if name in metadata}
    known |= {"url": site + str(metadata.get("url", "")), "score": told.get("score", 0.0)}
    return Cutting(str(told.get("content", "")), cast("PlaceJson", known))


_LOCK = Lock()


@cache
def _home(settings: StoreSettings) -> HomeSource:
    library = open_library(settings)
    opened = OpenAssistant(library, settings)
    return HomeSource(opened.assistant, PassageSearch(CatalogueCache(library), opened.retriever))


def source_of(home: Path | None = None, base_url: str | None = None, api_key: str | None = None) -> Source:
    """The service at `base_url`, else the home (WENBAO_HOME's, or the user's own, where None), opened once a process."""
    if base_url is None:
        settings = StoreSettings.from_environment(home=home)
        with _LOCK:
            return _home(settings)
    if home is not None:
        raise UsageError("found both a home and a base_url, expected one of them")
    return ServiceSource(base_url, api_key)
