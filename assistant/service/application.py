"""The HTTP service: one FastAPI application over an assistant and its library, and the way to run it.

The routes are those of the public contract, a file each (`service.chat`, `service.documents`, …); a new one is a line in
`_routers` and a line in the table of `service.doors`, which says who may come in. Before them stand the responses' headers
(`service.headers`) and the doors (`service.guard`). What blocks (the store, the assistant) is in plain functions, which
FastAPI runs in its pool of threads; what costs an answer also waits for one of `concurrency` turns.

`serve` answers on loopback without keys, and beyond it only where a key was made: UsageError else, and for a port that is
taken or a WENBAO_PAGE_KEY that is none.

>>> loopback("127.0.0.1"), loopback("::1"), loopback("localhost"), loopback("0.0.0.0")
(True, True, True, False)
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import anyio.to_thread
import uvicorn
from fastapi import APIRouter, Depends, FastAPI
from fastapi.params import Depends as Dependency
from starlette.applications import Starlette

from assistant.passages.for_programs import PassageSearch
from assistant.release import release
from assistant.service.chat import AssistantLike, chat_routes
from assistant.service.dify import dify_routes
from assistant.service.docs import docs_routes
from assistant.service.documents import document_routes
from assistant.service.figures import figure_routes
from assistant.service.guard import Guard
from assistant.service.headers import SafeResponses
from assistant.service.health import Condition, health_routes
from assistant.service.index import Rebuilding, index_routes
from assistant.service.intake import Intake
from assistant.service.log import Observed
from assistant.service.metrics import Metrics, Sources, counted, metrics_routes
from assistant.service.models import LONGEST_BODY
from assistant.service.openai import openai_routes
from assistant.service.openapi import DescribedApp
from assistant.service.page_pictures import PagePictures
from assistant.service.pages import page_file, page_routes, widget_file
from assistant.service.problems import install
from assistant.service.settings import ServiceSettings
from assistant.service.staff import staff_routes
from assistant.service.upload import upload_routes
from assistant.service.viewer import viewer_routes
from assistant.settings import shared_counts
from ingest.errors import UsageError
from ingest.index.place import GenerationNow
from ingest.store.api_keys import Key, Keys
from ingest.store.library import Library

SECONDS_TO_FINISH = 3
"""How long open answers may take once the server is told to stop."""
SECONDS_TO_BEGIN = 60
"""How long a worker that is to replace another may take to begin, on a busy machine."""


def _all_well() -> Sequence[str]:
    return ()


def _nothing_to_end() -> None:
    return


@dataclass(frozen=True, slots=True)
class Rooms:
    """What the routes work with. Without an `intake` no report can be sent in or taken out, without `pictures` no page is
    shown, without `passages.for_programs` there are neither Dify's route nor MCP, without `rebuilding` the index is built by itself alone. `condition` says what is lacking now (an index that
    cannot be used), for `/readyz`; `first_key` opens what always needs a key while none was made; `wordings`, `withheld`
    and `generation` are for `/metrics`."""

    assistant: AssistantLike
    library: Library
    condition: Condition = _all_well
    intake: Intake | None = None
    pictures: PagePictures | None = None
    passages: PassageSearch | None = None
    rebuilding: Rebuilding | None = None
    settings: ServiceSettings = field(default_factory=ServiceSettings)
    first_key: Key | None = None
    wordings: Callable[[], Mapping[str, int]] = dict
    withheld: Callable[[], Mapping[str, int]] = dict
    generation: Callable[[], GenerationNow | None] = lambda: None


def create_app(rooms: Rooms, ended: Callable[[], None] = _nothing_to_end) -> FastAPI:
    """The application; it calls `ended` when it has answered the last request."""
    metrics = Metrics(_sources(rooms), shared=shared_counts())
    rooms = replace(rooms, assistant=counted(rooms.assistant, metrics))
    tools, told = _mcp(rooms), rooms.settings.telemetry

    def lifespan(_: FastAPI) -> AbstractAsyncContextManager[Mapping[str, object]]:
        return _running(tools, ended)

    app = DescribedApp(
        title="wenbao 问报",
        summary="Ask the annual reports on government information disclosure; every number with its source.",
        version=release(),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        # Nothing leaves unless it is asked to; what fails is told to our own log alone, as its message may name what was asked.
        telemetry={"auto_configure": told, "tracing": told, "metrics": told, "operation_spans": False, "logs": False},
    )
    library, settings = rooms.library, rooms.settings
    app.add_middleware(Guard, ring=library.keys, settings=settings, first=rooms.first_key, windows=library.windows())
    app.add_middleware(SafeResponses)
    app.add_middleware(Observed, metrics=metrics)
    install(app)
    turn = Depends(_turn, scope="function", max_concurrency=rooms.settings.concurrency)
    for routes, turns in _routers(rooms, [turn]):
        app.include_router(routes, dependencies=turns, max_body_size=LONGEST_BODY)
    app.include_router(metrics_routes(metrics), max_body_size=LONGEST_BODY)
    if tools is not None:
        app.router.routes.extend(tools.routes)
    return app


def _routers(rooms: Rooms, turn: list[Dependency]) -> Iterator[tuple[APIRouter, list[Dependency]]]:
    """Every router, with `turn` where its routes cost an answer. Who may come in is told by `service_doors.DOORS` alone."""
    library, settings = rooms.library, rooms.settings
    yield chat_routes(rooms.assistant), turn
    yield openai_routes(rooms.assistant), turn
    yield page_routes(settings), []
    yield document_routes(library, viewer=page_file("document.html", settings.page_key)), []
    yield viewer_routes(library, rooms.pictures), []
    yield staff_routes(library, widget_file("staff.html")), []
    yield figure_routes(library), []
    yield health_routes(library, rooms.condition), []
    yield docs_routes(), []
    if rooms.passages is not None:
        yield dify_routes(rooms.assistant, rooms.passages, library.document), turn
    if rooms.rebuilding is not None:
        yield index_routes(rooms.rebuilding), []
    if rooms.intake is not None:
        yield upload_routes(rooms.intake), []


def _sources(rooms: Rooms) -> Sources:
    library, intake = rooms.library, rooms.intake
    return Sources(
        stored=lambda: (library.document_count(), library.revision()),
        wordings=rooms.wordings,
        ingested=dict if intake is None else intake.outcomes,
        withheld=rooms.withheld,
        generation=rooms.generation,
        lacking=rooms.condition,
    )


def _mcp(rooms: Rooms) -> Starlette | None:
    if rooms.passages is None:
        return None
    from assistant.service.mcp import mcp_application, mcp_server  # noqa: PLC0415 - load time: 1 s, for the service alone

    return mcp_application(mcp_server(rooms.assistant, rooms.library, rooms.passages, release()))


@asynccontextmanager
async def _running(tools: Starlette | None, ended: Callable[[], None]) -> AsyncIterator[Mapping[str, object]]:
    try:
        async with nullcontext() if tools is None else tools.router.lifespan_context(tools):
            yield {}
    finally:
        await anyio.to_thread.run_sync(ended)


async def _turn() -> AsyncIterator[None]:
    """One of the turns to answer; FastAPI holds it while the route runs and lets others wait."""
    yield


def loopback(host: str) -> bool:
    """True where only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_open_doors(host: str, keys: Keys, settings: ServiceSettings) -> None:
    """UsageError where the service would stand open to others, or its own pages would bring a key that opens nothing."""
    now = datetime.now(UTC)
    if not loopback(host) and not keys.good(now):
        raise UsageError(
            f"--host: found {host}, which other machines can reach, and no key; expected a loopback address such as 127.0.0.1, "
            "or make a key first: `wenbao keys create --scope chat`"
        )
    if settings.page_key is not None:
        found = keys.find(settings.page_key)
        if found is None or not found.publishable or found.lapsed(now) is not None:
            raise UsageError(
                "WENBAO_PAGE_KEY: found no publishable key of this home that is good; expected one that "
                "`wenbao keys create --scope chat --origin URL` printed (wbp_…), or unset it"
            )


def serve(
    app: FastAPI,
    host: str,
    port: int,
    *,
    keys: Keys | None = None,
    settings: ServiceSettings | None = None,
    listening: Callable[[str], None] | None = None,
) -> None:
    """Serves until it is told to stop; `listening` gets the address once it can be opened (port 0 finds a free one).

    `keys` are those there are; without a good one nothing beyond this machine is served."""
    refuse_open_doors(host, keys or Keys(), settings or ServiceSettings())
    with listener(host, port) as opened:
        if listening is not None:
            listening(address_of_listener(host, opened))
        uvicorn.Server(server_config(app)).run(sockets=[opened])


def server_config(app: FastAPI | Callable[[], FastAPI], workers: int = 1) -> uvicorn.Config:
    """How uvicorn runs the application, or what makes it in each worker: nothing on standard output, no websockets, no foreign
    server header."""
    return uvicorn.Config(
        app,
        factory=not isinstance(app, FastAPI),
        workers=workers,
        ws="none",
        log_config=None,  # its lines go where ours go
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # whose X-Forwarded-For is believed is settled in service_callers
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        timeout_worker_healthcheck=SECONDS_TO_BEGIN,
    )


def address_of_listener(host: str, opened: socket.socket) -> str:
    """The URL of what listens here."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{opened.getsockname()[1]}/"


def listener(host: str, port: int) -> socket.socket:
    """An open port, any free one for 0. Errors: UsageError where it is taken."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise UsageError(f"--port: {host}:{port} cannot be served ({error}); name a free port, or stop what holds it") from error
