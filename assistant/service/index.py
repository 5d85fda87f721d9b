"""`POST /staff/index`: builds the passage index anew, whatever state it is in, while questions go on.

The answer comes at once (202); `/readyz` says "degraded" until it is built, and `wenbao_index_generation` in `/metrics` grows then.
One is built at a time: 409 while this process is at it. What fails is in the log, and the index that was there stays in use.

>>> from threading import Event
>>> begun, go_on = Event(), Event()
>>> rebuilding = Rebuilding(lambda: begun.set() or go_on.wait(5))
>>> rebuilding.begin(), begun.wait(5), rebuilding.begin(), go_on.set(), rebuilding.close(), rebuilding.begin(), rebuilding.close()
(True, True, False, None, None, True, None)
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Lock, Thread
from typing import TypedDict

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from assistant.service.models import described
from assistant.service.problems import ProblemJson, problem
from ingest.errors import WenbaoError

log = logging.getLogger("wenbao.service")


class BuildingJson(TypedDict):
    state: str


class Rebuilding:
    """Builds the index in a thread of its own when told to, one at a time. `close` waits for the one that is being built."""

    def __init__(self, rebuild: Callable[[], object]) -> None:
        self._rebuild = rebuild
        self._lock = Lock()
        self._thread: Thread | None = None

    def begin(self) -> bool:
        """Begins to build; False while one is being built."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return False
            self._thread = Thread(target=self._run, name="wenbao-rebuilding")
            self._thread.start()
        return True

    def close(self) -> None:
        """Waits for what is under way."""
        with self._lock:
            if self._thread is not None:
                self._thread.join()

    def _run(self) -> None:
        try:
            self._rebuild()
        except (WenbaoError, OSError) as error:
            log.warning("the passage index was not built anew; the one that was there stays in use: %s", error)


def index_routes(rebuilding: Rebuilding) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.post(
        "/staff/index",
        summary="Build the passage index anew",
        status_code=202,
        responses={202: {"model": described(BuildingJson)}, 409: {"model": described(ProblemJson)}},
    )
    def build() -> Response:
        """At once; `/readyz` tells when it is done. Questions are answered meanwhile."""
        if not rebuilding.begin():
            return problem(409, "the passage index is being built anew already; GET /readyz tells when it is done")
        told: BuildingJson = {"state": "building"}
        return JSONResponse(told, status_code=202, headers={"Cache-Control": "no-store"})

    return routes
