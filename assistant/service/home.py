"""A home while it is served: what the routes work with, by one process or by several side by side.

`serve_home` is what `wenbao serve` does. Where several processes may serve one store (PostgreSQL), each reads, and takes the right
to write for the time of a job: a batch of uploads, a correction, a new passage index. With one worker this process answers
itself; with more it looks after them (`service.workers`) and answers nothing. The key that opens what needs one while none was
made is the same in all of them.

Errors: UsageError for several workers where one process serves a store, and for doors that would stand open.

>>> ServedHome(StoreSettings(Path("somewhere"))).first is None
True
"""

from __future__ import annotations

import gc
import logging
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI

from assistant.open import OpenAssistant
from assistant.passages.keeping import Keeper
from assistant.service.application import Rooms, create_app, refuse_open_doors, serve
from assistant.service.index import Rebuilding
from assistant.service.intake import Intake
from assistant.service.log import json_lines
from assistant.service.originals import Originals
from assistant.service.page_pictures import PagePictures
from assistant.service.settings import ServiceSettings
from assistant.service.workers import serve_workers, stop_with_parent
from assistant.settings import service_settings, share_counts
from ingest.errors import StoreError, UsageError
from ingest.settings import StoreSettings
from ingest.store.api_keys import Key, NewKey, Scope, new_key
from ingest.store.engine import database
from ingest.store.home import DATABASE_NAME
from ingest.store.library import Library, open_library
from ingest.store.read_ahead import read_ahead

_PAUSE_SECONDS = 2.0
"""How long a worker that cannot open the store waits before it ends and another is begun."""

log = logging.getLogger("wenbao.service")


def serve_home(settings: StoreSettings, host: str, port: int, workers: int = 1) -> int:
    """Serves a home until interrupted; prints the address once it listens, and where no key was ever made a first one."""
    if workers > 1 and not database(settings).shared:
        raise UsageError(
            f"--workers: found {workers}, expected 1: this home's store is a SQLite file, which one process serves; several need "
            "PostgreSQL (WENBAO_DATABASE_URL), and for passages a Chroma server (WENBAO_CHROMA_URL)"
        )
    service = service_settings()
    json_lines()
    if settings.database_url is None:
        read_ahead(settings.home / DATABASE_NAME)
    with ExitStack() as stack:
        library = stack.enter_context(open_library(settings, write=True, by_job=True))
        keys = library.keys.keys()
        refuse_open_doors(host, keys, service)
        first = None if keys.all else new_key(Scope.ADMIN, id="first")
        told = _Told(first)
        if workers == 1:
            rooms = stack.enter_context(opened(settings, library, service, None if first is None else first.key))
            serve(create_app(rooms), host, port, keys=keys, settings=service, listening=told)
            return 0
        stack.close()  # the workers open it
    with tempfile.TemporaryDirectory(prefix="wenbao-counts-") as counts:
        share_counts(Path(counts))
        return serve_workers(ServedHome(settings, None if first is None else first.key), host, port, workers, told)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is printed once the service listens."""

    first: NewKey | None

    def __call__(self, url: str) -> None:
        print(f"wenbao listens on {url}", flush=True)
        if self.first is not None:
            print(f"key for uploads and the staff page, until this stops: {self.first.text}", flush=True)


@dataclass(frozen=True, slots=True)
class ServedHome:
    """Makes the application in a worker; all that a worker is told. The rest of the settings is in the environment."""

    settings: StoreSettings
    first: Key | None = None

    def __call__(self) -> FastAPI:
        """The application over the store; it closes the store when it ends. A store that is away is tried again, slowly."""
        json_lines()
        stop_with_parent()
        stack = ExitStack()
        try:
            library = stack.enter_context(open_library(self.settings, write=True, by_job=True))
            rooms = stack.enter_context(opened(self.settings, library, service_settings(), self.first))
        except StoreError as error:
            stack.close()
            log.error("this worker cannot open the store: %s", error)
            time.sleep(_PAUSE_SECONDS)
            raise SystemExit(1) from error
        return create_app(rooms, ended=stack.close)


@contextmanager
def opened(settings: StoreSettings, library: Library, service: ServiceSettings, first: Key | None) -> Iterator[Rooms]:
    """What the routes work with, over an open library; the keeper of the passage index goes on beside them."""
    with ExitStack() as stack:
        assistant = OpenAssistant(library, settings)
        stack.callback(assistant.close)
        originals = Originals(settings.home)
        intake = Intake(library, assistant.embedder, assistant.renew, originals)
        stack.callback(intake.close)
        rebuilding = Rebuilding(assistant.rebuild)
        stack.callback(rebuilding.close)
        stack.callback(Keeper(assistant.mend).close)  # what a kill left of the index is built anew while the rest is read
        assistant.assistant.prepare()
        gc.collect()
        gc.freeze()  # the catalogue of a large store is some million objects, which the collector need not visit again and again
        yield Rooms(
            assistant.assistant,
            library,
            condition=assistant.lacking,
            intake=intake,
            pictures=PagePictures(originals),
            passages=assistant.passages(),
            rebuilding=rebuilding,
            settings=service,
            first_key=first,
            wordings=assistant.wordings.snapshot,
            withheld=lambda: _withheld(assistant),
            generation=assistant.generation,
        )


def _withheld(assistant: OpenAssistant) -> dict[str, int]:
    """How many texts failed their check: our own answers, and a model's wordings of them."""
    wordings = sum(count for code, count in assistant.wordings.snapshot().items() if code.startswith("fault:"))
    return {"answer": assistant.assistant.withheld, "wording": wordings}
