"""The HTTP service: one FastAPI application over an assistant and its library, and the way to run it.

The routes are those of the public contract, a file each (`service_chat`, `service_documents`, `service_figures`,
`service_pages`, `service_health`). What blocks (the store, the assistant) is in plain functions, which FastAPI runs in
its pool of threads. `/openapi.json` describes it; FastAPI's own `/docs` page is off, because it loads its script from a
foreign host and runs inline script, which the pages' Content-Security-Policy rightly stops.

No key exists yet, so `serve` answers on loopback alone: UsageError for any other host, and for a port that is taken.

>>> loopback("127.0.0.1"), loopback("::1"), loopback("localhost"), loopback("0.0.0.0")
(True, True, True, False)
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version

import uvicorn
from fastapi import FastAPI

from assistant.service_chat import AssistantLike, chat_routes
from assistant.service_documents import document_routes
from assistant.service_figures import figure_routes
from assistant.service_headers import SafeResponses
from assistant.service_health import Condition, health_routes
from assistant.service_pages import page_routes, widget_file
from assistant.service_problems import install
from ingest.errors import UsageError
from ingest.store import Library

SECONDS_TO_FINISH = 3
"""How long open answers may take once the server is told to stop."""


def _all_well() -> Sequence[str]:
    return ()


def create_app(assistant: AssistantLike, library: Library, *, condition: Condition = _all_well) -> FastAPI:
    """The application. `condition` says what is lacking now (an index that cannot be used), for `/readyz`."""
    app = FastAPI(
        title="wenbao 问报",
        summary="Ask the annual reports on government information disclosure; every number with its source.",
        version=_version(),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # An exporter that the environment names would send questions out; nothing leaves unless it is asked to.
        telemetry={"auto_configure": False, "tracing": False, "metrics": False, "logs": False},
    )
    app.add_middleware(SafeResponses)
    install(app)
    for routes in (
        chat_routes(assistant),
        page_routes(),
        document_routes(library, viewer=widget_file("document.html")),
        figure_routes(library),
        health_routes(library, condition),
    ):
        app.include_router(routes)
    return app


def loopback(host: str) -> bool:
    """True where only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(app: FastAPI, host: str, port: int, *, listening: Callable[[str], None] | None = None) -> None:
    """Serves until it is told to stop; `listening` gets the address once it can be opened (port 0 finds a free one)."""
    if not loopback(host):
        raise UsageError(
            f"--host: found {host}, expected a loopback address such as 127.0.0.1; this service knows no keys yet, "
            "so put a proxy of your own with a login before it"
        )
    with _listener(host, port) as listener:
        if listening is not None:
            name = f"[{host}]" if ":" in host else host
            listening(f"http://{name}:{listener.getsockname()[1]}/")
        uvicorn.Server(server_config(app)).run(sockets=[listener])


def server_config(app: FastAPI) -> uvicorn.Config:
    """How uvicorn runs the application: nothing on standard output, no websockets, no foreign server header."""
    return uvicorn.Config(
        app,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


def _listener(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise UsageError(f"--port: {host}:{port} cannot be served ({error}); name a free port, or stop what holds it") from error


def _version() -> str:
    try:
        return version("wenbao")
    except PackageNotFoundError:
        return "0"
