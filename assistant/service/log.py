"""What the service writes to its log: one JSON object a line, and one line a request.

    {"time": "2026-01-31T08:00:00.123Z", "level": "info", "logger": "wenbao.access", "process": 4711, "message": "request",
     "method": "POST", "route": "/chat", "status": 200, "ms": 12.3, "key": "0a1b2c3d"}

`route` is the template of `service.doors`, never the path that was sent, so that no question and no document's name is in a
line; `key` is the id of the caller's key, null without one. `Observed` stands before everything else and also counts
(`service.metrics`); `json_lines` makes a process log this way.

>>> record = logging.LogRecord("wenbao.access", logging.INFO, "", 0, "request", (), None)
>>> record.fields = {"status": 200}
>>> json.loads(JsonLines().format(record))["status"]
200
"""

from __future__ import annotations

import json
import logging
import sys
import time
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.callers import Caller
from assistant.service.doors import door_for
from assistant.service.guard import CALLER
from assistant.service.metrics import NO_ROUTE, Metrics

log = logging.getLogger("wenbao.access")


class JsonLines(logging.Formatter):
    """A record as one line of JSON; what it carries in `fields` stands beside the message."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {"time": moment, "level": record.levelname.lower(), "logger": record.name, "process": record.process}
        told["message"] = record.getMessage()
        if record.exc_info:
            told["trace"] = self.formatException(record.exc_info)
        return json.dumps({**told, **getattr(record, "fields", {})}, ensure_ascii=False)


def json_lines() -> None:
    """Makes this process log JSON lines to standard error, requests among them."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.getLogger().handlers[:] = [handler]
    log.setLevel(logging.INFO)


class Observed:
    """Counts and logs every request when its response has ended."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500  # what a failure that nothing catches is answered with

        async def observing(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, observing)
        finally:
            self._done(scope, status, time.perf_counter() - began)

    def _done(self, scope: Scope, status: int, seconds: float) -> None:
        door = door_for(scope["path"], scope["method"])
        route = NO_ROUTE if door is None else door.path
        self._metrics.requested(scope["method"], route, status, seconds)
        caller: Caller | None = scope.get(CALLER)
        key = caller.key.id if caller is not None and caller.key is not None else None
        fields = {"method": scope["method"], "route": route, "status": status, "ms": round(seconds * 1000, 1), "key": key}
        log.info("request", extra={"fields": fields})
