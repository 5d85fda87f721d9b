"""`GET /docs`: the description of the service to read and try, by Swagger UI, which the package fastapi-swagger brings.

All of it comes from here: FastAPI's own page would load it from another host and run inline script. Swagger UI writes
HTML by itself, so this one page goes without Trusted Types; what it shows is `/openapi.json`, never anything of a report.

>>> swagger_file("swagger-ui.css")[:12].isascii()
True
"""

from __future__ import annotations

from importlib import resources

import fastapi_swagger
from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from assistant.service.headers import CSP, content_security_policy
from assistant.service.pages import SCRIPT, widget_file

_SWAGGER = {"swagger-ui-bundle.js": SCRIPT, "swagger-ui.css": "text/css"}
_OWN = {"docs.js": SCRIPT, "docs.css": "text/css"}
_A_DAY = {"Cache-Control": "public, max-age=86400"}


def swagger_file(name: str) -> str:
    """One file of Swagger UI."""
    return resources.files(fastapi_swagger).joinpath("resources", name).read_text(encoding="utf-8")


def docs_routes() -> APIRouter:
    """The page and what it loads, a closed list."""
    routes = APIRouter(prefix="/docs")
    page = widget_file("docs.html")
    policy = {CSP: content_security_policy(trusted_types=False)}

    @routes.get("", summary="This description as a page", response_class=HTMLResponse)
    async def docs() -> Response:
        return HTMLResponse(page, headers=policy)

    @routes.get("/{name}", include_in_schema=False)
    def asset(name: str) -> Response:
        if name in _OWN:
            return Response(widget_file(name), media_type=_OWN[name], headers={"Cache-Control": "no-cache"})
        if name in _SWAGGER:
            return Response(swagger_file(name), media_type=_SWAGGER[name], headers=_A_DAY)
        raise HTTPException(404, "no such asset")

    return routes
