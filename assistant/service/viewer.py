"""What the viewer of a document needs beside its text: `GET /documents/{id}/layout` and `/documents/{id}/pages/{page}`.

The layout is JSON (`assistant.service.viewed`); a page is a PNG of a PDF's page, where the file is still at hand. A page that
cannot be shown is a 404 whose detail says why.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from assistant.service.models import described
from assistant.service.page_pictures import DPI, PagePictures, PictureError
from assistant.service.problems import ProblemJson
from assistant.service.viewed import LayoutJson, layout_of
from ingest.store.library import DocumentRecord, Library

PNG = "image/png"
_SAME_FOR = "private, max-age=3600"


def viewer_routes(library: Library, pictures: PagePictures | None) -> APIRouter:
    """The routes over one library and the pictures of its pages, where they are shown."""
    routes = APIRouter(prefix="/documents/{document_id}")

    def found(document_id: str) -> DocumentRecord:
        record = library.document(document_id)
        if record is None:
            raise HTTPException(404, "no document has this id; GET /documents lists those there are")
        return record

    @routes.get(
        "/layout",
        summary="What lies where in its text",
        responses={200: {"model": described(LayoutJson)}, 404: {"model": described(ProblemJson)}},
    )
    def layout(document_id: str) -> Response:
        """Blocks, tables with their merged cells, and figures with the sums of the form that include them."""
        record = found(document_id)
        figures = [stored.figure for stored in library.figures(documents=[document_id])]
        told = layout_of(library.source(document_id), figures, DPI if pictures is not None and pictures.there(record) else None)
        return JSONResponse(told, headers={"Cache-Control": "no-cache"})

    @routes.get(
        "/pages/{page}",
        summary="A page of a PDF as a picture",
        response_class=Response,
        responses={200: {"content": {PNG: {}}}, 404: {"model": described(ProblemJson)}},
    )
    def page(document_id: str, page: Annotated[int, Path(ge=1, le=100_000)]) -> Response:
        """The page as it is printed; pages count from 1."""
        record = found(document_id)
        if pictures is None:
            raise HTTPException(404, "this service shows no pages")
        try:
            picture = pictures.png(record, page)
        except PictureError as error:
            raise HTTPException(404, str(error)) from error
        return Response(picture, media_type=PNG, headers={"Cache-Control": _SAME_FOR})

    return routes
