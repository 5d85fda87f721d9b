"""What every request passes before a route sees it: its door, its key, its rate, its place in the line, its origin.

Plain ASGI, so that it stands before mounted applications too, reads no body and gathers up no stream. In this order: a
path without a door is 404, a method without one 405; a browser's preflight is answered; then the key (401, 403), the rate
(429), the line (503). While no key was ever made, a host that is not this machine's is 421: a page elsewhere whose name was
bound to a loopback address gets nothing. Refusals are problem+json like all errors, and carry the headers by which a page of an allowed
origin can read them. Keys are kept in memory as long as `KeyWatch` believes them; what waits for the store (reading them anew,
counting rates that several processes share) runs in threads of its own, which answers that are being worked on cannot hold up;
the store that is away is a 503. Routes find the caller in `caller_of(request)`.

>>> Guard.__name__
'Guard'
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

import anyio
import anyio.to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.accept import prefers
from assistant.service.callers import Caller, RefusedError, Sent, address_of, judged, names_this_machine, on_this_machine
from assistant.service.doors import DOORS, Door, door_for, methods_at
from assistant.service.limits import WAITING_EACH, Line, Rates
from assistant.service.problems import RETRY_AFTER_SECONDS, problem, store_away
from assistant.service.settings import ServiceSettings
from ingest.errors import StoreError
from ingest.store.api_keys import Key, Keys
from ingest.store.keys import KeyRing
from ingest.store.rates import SharedWindows

CALLER = "wenbao.caller"
HTML = "text/html"
_LOOKUPS = 4
_USED_EVERY = 60.0
"""How many seconds may pass before a key's last use is noted anew."""
_EXPOSED = "Link, Retry-After, WWW-Authenticate"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept, Mcp-Protocol-Version, Mcp-Session-Id",
    "Access-Control-Max-Age": "600",
}

log = logging.getLogger("wenbao.service")


def caller_of(request: Request) -> Caller | None:
    """Who sent this request; None for a browser that was let in without a key, for a page alone."""
    caller: Caller | None = request.scope.get(CALLER)
    return caller


class Guard:
    """Stands before the application. `first` is the key that opens what always needs one while none was made; `windows` count
    the rates of all processes of the store, None where this one serves it alone."""

    def __init__(
        self,
        app: ASGIApp,
        ring: KeyRing,
        settings: ServiceSettings,
        first: Key | None = None,
        windows: SharedWindows | None = None,
        doors: tuple[Door, ...] = DOORS,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._app, self._ring, self._settings, self._first, self._doors, self._now = app, ring, settings, first, doors, now
        self._rates = Rates(settings.rate_limit, windows) if settings.rate_limit else None
        self._line = Line(settings.concurrency * (1 + WAITING_EACH))
        self._lookups: anyio.CapacityLimiter | None = None
        self._watch = ring.watch()
        self._noted: dict[str, float] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            try:
                await self._app(scope, receive, send)
            finally:
                self._watch.close()
                if self._rates is not None:
                    self._rates.close()
            return
        if scope["type"] != "http":  # websockets: there are none
            return
        headers, method, path = Headers(scope=scope), scope["method"], scope["path"]
        preflight = method == "OPTIONS" and "access-control-request-method" in headers
        door = door_for(path, headers["access-control-request-method"] if preflight else method, self._doors)
        origin = headers.get("origin")
        try:
            keys = await self._keys() if origin is not None or (door is not None and door.needs is not None) else Keys()
        except StoreError as error:
            await store_away(error)(scope, receive, send)
            return
        send = _varied(send, origin, self._allowed(door, origin, keys))
        if preflight and door is not None:
            await self._preflight(scope, receive, send, allowed=self._allowed(door, origin, keys))
        elif door is None:
            await self._nothing_here(path)(scope, receive, send)
        else:
            await self._through(door, keys, headers, scope, receive, send)

    async def _through(self, door: Door, keys: Keys, headers: Headers, scope: Scope, receive: Receive, send: Send) -> None:
        sent = self._sent(scope, headers)
        if door.needs is not None and not keys.all and not names_this_machine(sent.host):
            detail = (
                "while no key was made this answers to localhost and loopback addresses alone; `wenbao keys create` makes one"
            )
            await problem(421, detail)(scope, receive, send)
            return
        refused: RefusedError | None = None
        caller = Caller(sent.address)
        try:
            caller = judged(door, sent, keys, self._first, self._now())
        except RefusedError as error:
            refused = error
        try:
            wait = await self._wait(caller) if door.needs is not None else None
        except StoreError as error:
            await store_away(error)(scope, receive, send)
            return
        if wait is not None:
            detail = f"too many requests from one caller; the next may come in {wait} s"
            await problem(429, detail, headers={"Retry-After": str(wait)})(scope, receive, send)
            return
        if refused is not None and not (door.page and prefers(headers.get("accept"), HTML)):
            challenge = {"WWW-Authenticate": refused.challenge}
            await problem(refused.status, refused.detail, headers=challenge)(scope, receive, send)
            return
        scope[CALLER] = None if refused is not None else caller
        await (self._in_line if door.asks else self._app)(scope, receive, send)
        if caller.key is not None:
            await self._note(caller.key)

    async def _in_line(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._line.enter():
            busy = problem(503, "too many questions at once; try again", headers={"Retry-After": str(RETRY_AFTER_SECONDS)})
            await busy(scope, receive, send)
            return
        inside = True

        async def leaving(message: Message) -> None:
            nonlocal inside
            if inside:  # the answer is there; who reads it slowly keeps nobody waiting
                inside = False
                self._line.leave()
            await send(message)

        try:
            await self._app(scope, receive, leaving)
        finally:
            if inside:
                self._line.leave()

    def _sent(self, scope: Scope, headers: Headers) -> Sent:
        peer = scope["client"][0] if scope.get("client") else ""
        return Sent(
            address=address_of(peer, headers.getlist("x-forwarded-for"), self._settings.trusted_proxies),
            host=headers.get("host"),
            authorization=headers.get("authorization"),
            origin=headers.get("origin"),
            fetch_site=headers.get("sec-fetch-site"),
        )

    async def _wait(self, caller: Caller) -> int | None:
        if self._rates is None or (on_this_machine(caller.address) and not self._settings.rate_for_all):
            return None
        if self._rates.waits_for_the_store:
            return await anyio.to_thread.run_sync(self._rates.wait, caller.bucket, limiter=self._limiter())
        return self._rates.wait(caller.bucket)

    def _allowed(self, door: Door | None, origin: str | None, keys: Keys) -> bool:
        """Whether pages of this origin may read what this door gives: what writes is for the service's own pages."""
        if origin is None or (door is not None and door.always):
            return False
        return origin in self._settings.origins or origin in keys.origins(self._now())

    async def _preflight(self, scope: Scope, receive: Receive, send: Send, *, allowed: bool) -> None:
        from_here = _PREFLIGHT if allowed else {}
        start: Message = {"type": "http.response.start", "status": 204 if allowed else 403, "headers": []}
        MutableHeaders(scope=start).update(from_here)
        await send(start)
        await send({"type": "http.response.body", "body": b""})

    def _nothing_here(self, path: str) -> ASGIApp:
        methods = methods_at(path, self._doors)
        if methods:
            return problem(405, "this path does not take that method", headers={"Allow": ", ".join(methods)})
        return problem(404, "there is nothing here; /openapi.json lists what there is")

    async def _keys(self) -> Keys:
        known = self._watch.known
        if known is None or self._watch.due():
            return await anyio.to_thread.run_sync(self._watch.current, limiter=self._limiter())
        return known

    def _limiter(self) -> anyio.CapacityLimiter:
        if self._lookups is None:  # it belongs to the event loop, which is not there yet when the application is made
            self._lookups = anyio.CapacityLimiter(_LOOKUPS)
        return self._lookups

    async def _note(self, key: Key) -> None:
        """Notes now and then that a key is used; the answer has left by then, and nothing waits for this."""
        moment = time.monotonic()
        if key == self._first or moment - self._noted.get(key.id, -_USED_EVERY) < _USED_EVERY:
            return
        self._noted[key.id] = moment
        try:
            await anyio.to_thread.run_sync(self._ring.used, key.id, limiter=self._limiter())
        except StoreError as error:
            log.warning("the use of key %s was not noted: %s", key.id, error)


def _varied(send: Send, origin: str | None, allowed: bool) -> Send:
    """Adds what lets a page of an allowed origin read the response; caches are told that the origin matters."""

    async def send_varied(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.add_vary_header("Origin")
            if allowed and origin is not None:
                headers["Access-Control-Allow-Origin"] = origin
                headers["Access-Control-Expose-Headers"] = _EXPOSED
        await send(message)

    return send_varied
