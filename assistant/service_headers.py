"""What every response carries, as plain ASGI so that a stream is never gathered up: the headers that keep a page's
content from running anything foreign, and one shape for errors.

The body limit of FastAPI answers 413 in plain text, beneath the exception handlers; that answer is put into the shape
of all other errors here.

>>> "require-trusted-types-for 'script'" in CONTENT_SECURITY_POLICY
True
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service_problems import MEDIA_TYPE, problem

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class SafeResponses:
    """Adds the headers to each response and gives the body limit's 413 the shape of a problem."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        replaced = False

        async def send_safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        async def send_checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                replaced = message["status"] == 413 and not kind.startswith(MEDIA_TYPE)
                if replaced:
                    await problem(413, "the request is larger than this route reads")(scope, receive, send_safe)
            if not replaced:
                await send_safe(message)

        await self._app(scope, receive, send_checked)
