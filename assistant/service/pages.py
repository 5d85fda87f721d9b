"""The chat page, the widget and what the two pages load. All of it is files of `assistant/widget`, read once.

`/widget.js` is the widget's parts one after the other inside one function, so that nothing of it becomes a global of
the page that embeds it; its style sheet goes in as a string, for a constructable style sheet needs no inline style. No
build step: the order of the parts is `PARTS`. `/assets/…` serves a closed list, nothing else of the folder.

>>> widget_script().startswith("(() => {")
True
"""

from __future__ import annotations

import json
from html import escape
from importlib import resources

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from assistant.service.headers import CSP, content_security_policy
from assistant.service.settings import ServiceSettings

PARTS = ("sse.js", "text.js", "words.js", "view.js", "element.js", "widget.js")
"""The widget's parts in the order they are joined: what needs no page first, registration last."""

STAFF = ("sse.js", "staff_words.js", "staff_parts.js", "staff_documents.js", "staff_figures.js", "staff_checks.js", "staff.js")
"""The parts of the staff page's script, likewise."""

SCRIPT = "text/javascript"
_ASSETS = {
    "page.css": "text/css",
    "page.js": SCRIPT,
    "document.css": "text/css",
    "document.js": SCRIPT,
    "reading.js": SCRIPT,
    "staff.css": "text/css",
    "icon.svg": "image/svg+xml",
}
_FRESH = {"Cache-Control": "no-cache"}


def widget_file(name: str) -> str:
    """One file of the widget's folder."""
    return resources.files("assistant").joinpath("widget", name).read_text(encoding="utf-8")


def joined(*names: str) -> str:
    """Some parts as the body of one function, in strict mode."""
    return "\n".join(('"use strict";', *(widget_file(name) for name in names)))


def widget_script() -> str:
    """The whole of `/widget.js`."""
    return f"(() => {{\nconst STYLE = {json.dumps(widget_file('widget.css'))};\n{joined(*PARTS)}\n}})();\n"


def page_file(name: str, key: str | None) -> str:
    """A page of ours; `key` is the publishable key that its script sends along, told in `<meta name="wenbao-key">`.

    >>> '<meta name="wenbao-key" content="wbp_x">' in page_file("page.html", "wbp_x"), page_file("page.html", None).count("wenbao-key")
    (True, 0)
    """
    page = widget_file(name)
    if key is None:
        return page
    return page.replace("<head>", f'<head>\n<meta name="wenbao-key" content="{escape(key)}">', 1)


def page_routes(settings: ServiceSettings) -> APIRouter:
    """The page, the widget and the pages' own assets."""
    routes = APIRouter()
    page = page_file("page.html", settings.page_key)
    page_headers = _FRESH | {CSP: content_security_policy(frame_ancestors=settings.frame_ancestors)}
    script = widget_script()
    assets = {name: widget_file(name) for name in _ASSETS} | {"staff.js": f"(() => {{\n{joined(*STAFF)}\n}})();\n"}

    @routes.get("/", summary="The chat page", response_class=HTMLResponse)
    async def home() -> Response:
        return HTMLResponse(page, headers=page_headers)

    @routes.get("/widget.js", summary="The widget, for one script tag", response_class=Response)
    async def widget() -> Response:
        return Response(script, media_type=SCRIPT, headers=_FRESH)

    @routes.get("/assets/{name}", include_in_schema=False)
    async def asset(name: str) -> Response:
        if name not in assets:
            raise HTTPException(404, "no such asset")
        return Response(assets[name], media_type=_ASSETS.get(name, SCRIPT), headers=_FRESH)

    return routes
