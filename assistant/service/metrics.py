"""`GET /metrics`: what the service does, as Prometheus reads it; and the counting behind it.

    wenbao_requests_total{method,route,status}   requests by the route's template
    wenbao_request_seconds{route}                how long they took, the stream's end included
    wenbao_answers_total{route}                  answers by how they were found: figures, passages, refuse
    wenbao_answer_seconds{route}                 how long finding one took
    wenbao_wordings_total{outcome}               a model's wordings: worded, kept, cut, fault:… (failed its check), model:…
    wenbao_withheld_total{outcome}               what failed its check and was not said: answer (our own), wording (a model's)
    wenbao_ingested_total{outcome}               files that were sent in: added, replaced, unchanged, or why not
    wenbao_documents, wenbao_revision            what the store holds
    wenbao_index_generation, wenbao_index_age_seconds, wenbao_degraded

A label's value is always one of a few that we chose: a path without a door is "none", and nothing of a question or a document is
ever in one. The workers of one `serve` count in files of one folder (prometheus-client's own way), so that whichever of them is
asked tells the sum, and a counter outlives its worker; what is known only when it is asked (the store, the index, what lacks) is
as that worker sees it. Machines behind a proxy are asked one by one. This is the one door to prometheus-client.

>>> metrics = Metrics(Sources())
>>> metrics.requested("GET", "/nowhere/else", 404, 0.01); metrics.answered("figures", 0.02)
>>> [line for line in metrics.page().decode().splitlines() if line.startswith("wenbao_requests_total")]
['wenbao_requests_total{method="GET",route="none",status="404"} 1.0']
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from fastapi import APIRouter, Response
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from assistant.answer import Answer
from assistant.service.chat import AssistantLike, StreamingAssistant
from assistant.service.doors import DOORS, Door
from ingest.index.place import GenerationNow

NO_ROUTE = "none"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


def _no_counts() -> Mapping[str, int]:
    return {}


def _nothing_lacks() -> Sequence[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Sources:
    """What is asked when the page is read: counts by outcome, the store's numbers (documents, revision), the index, what lacks."""

    stored: Callable[[], tuple[int, int]] = lambda: (0, 0)
    wordings: Callable[[], Mapping[str, int]] = _no_counts
    ingested: Callable[[], Mapping[str, int]] = _no_counts
    withheld: Callable[[], Mapping[str, int]] = _no_counts
    generation: Callable[[], GenerationNow | None] = lambda: None
    lacking: Callable[[], Sequence[str]] = _nothing_lacks


class _Asked(Collector):
    """What is known only when it is asked for."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def collect(self) -> Iterable[Metric]:
        documents, revision = self._sources.stored()
        now = self._sources.generation()
        yield GaugeMetricFamily("wenbao_documents", "Documents in the store.", documents)
        yield GaugeMetricFamily("wenbao_revision", "Grows with every document that comes or goes.", revision)
        yield GaugeMetricFamily(
            "wenbao_degraded", "1 while something is lacking that figures do not need.", bool(self._sources.lacking())
        )
        yield GaugeMetricFamily(
            "wenbao_index_generation", "The passage index's generation; 0 for none.", now.number if now else 0
        )
        if now is not None:
            yield GaugeMetricFamily("wenbao_index_age_seconds", "Since it was built.", max(0.0, time.time() - now.written))


class _CountedElsewhere:
    """Counts by outcome that another part of this process keeps, carried over into a counter."""

    def __init__(self, name: str, told: str, counts: Callable[[], Mapping[str, int]], registry: CollectorRegistry) -> None:
        self._counts, self._lock = counts, Lock()
        self._counter = Counter(name, told, ("outcome",), registry=registry)
        self._carried: dict[str, int] = {}

    def carry(self) -> None:
        """Takes over what was counted since."""
        now = self._counts()
        if now == self._carried:
            return
        with self._lock:
            for outcome, count in now.items():
                self._counter.labels(outcome).inc(max(0, count - self._carried.get(outcome, 0)))
            self._carried = dict(now)


class Metrics:
    """The counts of one process, or of several that `shared` (a folder) joins. Safe to share between threads."""

    def __init__(self, sources: Sources, doors: tuple[Door, ...] = DOORS, shared: Path | None = None) -> None:
        self._routes = frozenset(door.path for door in doors)
        self._registry, self._asked = CollectorRegistry(), CollectorRegistry()
        if shared is not None:
            MultiProcessCollector(self._asked, str(shared))  # type: ignore[no-untyped-call]  # it has no types of its own
        self._pages = (self._asked,) if shared is not None else (self._registry, self._asked)
        labels = ("method", "route", "status")
        self._requests = Counter("wenbao_requests", "Requests by route.", labels, registry=self._registry)
        self._request = Histogram(
            "wenbao_request_seconds", "Time to the end of the response.", ("route",), buckets=_SECONDS, registry=self._registry
        )
        self._answers = Counter("wenbao_answers", "Answers by how they were found.", ("route",), registry=self._registry)
        self._answer = Histogram(
            "wenbao_answer_seconds", "Time to find an answer.", ("route",), buckets=_SECONDS, registry=self._registry
        )
        self._elsewhere = (
            _CountedElsewhere("wenbao_wordings", "A language model's wordings by outcome.", sources.wordings, self._registry),
            _CountedElsewhere("wenbao_withheld", "Texts that failed their check, by whose.", sources.withheld, self._registry),
            _CountedElsewhere("wenbao_ingested", "Files that were sent in, by outcome.", sources.ingested, self._registry),
        )
        self._asked.register(_Asked(sources))

    def requested(self, method: str, route: str, status: int, seconds: float) -> None:
        """A request is done; `route` is its door's path."""
        named = route if route in self._routes else NO_ROUTE
        self._requests.labels(method if method in _METHODS else "other", named, str(status)).inc()
        self._request.labels(named).observe(seconds)
        for one in self._elsewhere:
            one.carry()

    def answered(self, route: str, seconds: float) -> None:
        """An answer was found this way."""
        self._answers.labels(route).inc()
        self._answer.labels(route).observe(seconds)

    def page(self) -> bytes:
        """All of it, as text."""
        for one in self._elsewhere:
            one.carry()
        return b"".join(generate_latest(registry) for registry in self._pages)


class _Counted:
    """An assistant whose answers are counted."""

    def __init__(self, assistant: AssistantLike, metrics: Metrics) -> None:
        self._assistant, self._metrics = assistant, metrics

    def ask(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Answer:
        began = time.perf_counter()
        answer = self._assistant.ask(question, conversation_id, earlier=earlier)
        self._metrics.answered(answer.route.value, time.perf_counter() - began)
        return answer


class _CountedStream(_Counted):
    """One that can tell its answer while it is being worded."""

    def __init__(self, assistant: AssistantLike, streaming: StreamingAssistant, metrics: Metrics) -> None:
        super().__init__(assistant, metrics)
        self._streaming = streaming

    def stream(self, question: str, conversation_id: str | None = None, *, earlier: Sequence[str] = ()) -> Iterator[str | Answer]:
        began = time.perf_counter()
        parts = self._streaming.stream(question, conversation_id, earlier=earlier)
        return self._through(parts, time.perf_counter() - began)

    def _through(self, parts: Iterator[str | Answer], seconds: float) -> Iterator[str | Answer]:
        for part in parts:
            if isinstance(part, Answer):
                self._metrics.answered(part.route.value, seconds)
            yield part


def counted(assistant: AssistantLike, metrics: Metrics) -> AssistantLike:
    """The same assistant, its answers counted; it streams where it did."""
    if isinstance(assistant, StreamingAssistant):
        return _CountedStream(assistant, assistant, metrics)
    return _Counted(assistant, metrics)


def metrics_routes(metrics: Metrics) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.get(
        "/metrics", summary="Counts for Prometheus", responses={200: {"content": {"text/plain": {}}}}, response_class=Response
    )
    def page() -> Response:
        return Response(metrics.page(), headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})

    return routes
