"""`GET /figures`: the structured store page by page, as JSON or, with `Accept: text/csv`, as CSV.

The next page's address is in the JSON's `next` (for `?after=`) and in a `Link` header (rel="next", RFC 8288), which is
the only place for it beside CSV.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Response
from fastapi.responses import JSONResponse

from assistant.service.accept import prefers
from assistant.service.figure_csv import figures_csv
from assistant.service.figure_json import FiguresJson, figure_page
from assistant.service.models import FiguresParameters, described
from ingest.store.library import Library

CSV = "text/csv"


def figure_routes(library: Library) -> APIRouter:
    """The route over one library."""
    routes = APIRouter()

    @routes.get(
        "/figures",
        summary="Every figure with its place",
        responses={200: {"model": described(FiguresJson), "content": {CSV: {}}}},
    )
    def figures(parameters: Annotated[FiguresParameters, Query()], accept: Annotated[str | None, Header()] = None) -> Response:
        page = figure_page(library, parameters.query(), parameters.after, parameters.limit)
        headers = {"Vary": "Accept"}
        if page["next"] is not None:
            asked = parameters.model_dump(exclude_none=True) | {"after": page["next"]}
            headers["Link"] = f'</figures?{urlencode(asked, doseq=True)}>; rel="next"'
        if prefers(accept, CSV):
            return Response(figures_csv(page["figures"]), media_type=CSV, headers=headers)
        return JSONResponse(page, headers=headers)

    return routes
