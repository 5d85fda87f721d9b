"""What every response carries, as plain ASGI so that a stream is never gathered up: the headers that keep a page's
content from running anything foreign, and one shape for errors. A route may send a policy of its own.

The body limit of FastAPI answers 413 in plain text, beneath the exception handlers; that answer is put into the shape
of all other errors here.

>>> "require-trusted-types-for 'script'" in CONTENT_SECURITY_POLICY
True
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.problems import MEDIA_TYPE, problem


def content_security_policy(*, frame_ancestors: Sequence[str] = (), trusted_types: bool = True) -> str:
    """The policy of a page: only what the service itself serves, and nothing inline."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
            f"frame-ancestors {' '.join(frame_ancestors) or NOBODY}",
            *(("require-trusted-types-for 'script'",) if trusted_types else ()),
        )
    )


NOBODY = "'none'"
CSP = "Content-Security-Policy"
CONTENT_SECURITY_POLICY = content_security_policy()
_KEPT = ("access-control-allow-origin", "access-control-expose-headers", "vary")
_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


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
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault(CSP, CONTENT_SECURITY_POLICY)
            await send(message)

        async def send_checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                replaced = message["status"] == 413 and not kind.startswith(MEDIA_TYPE)
                if replaced:
                    kept = {name: value for name, value in MutableHeaders(scope=message).items() if name in _KEPT}
                    await problem(413, "the request is larger than this route reads", headers=kept)(scope, receive, send_safe)
            if not replaced:
                await send_safe(message)

        await self._app(scope, receive, send_checked)
