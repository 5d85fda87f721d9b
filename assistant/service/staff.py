"""The staff page and what it shows: `GET /staff` and `/staff/…`, for a key that may take reports in.

The page is a shell that holds nothing of the reports; its script asks for the rest with the key that the person gives it,
which it keeps in memory only. Uploads and removals go through `/documents`. Everything here is read from the store, but
for corrections: one is recorded under the name that the person gives, and is taken back, never deleted.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StrictStr
from starlette.exceptions import HTTPException

from assistant.cli.correct import CorrectionJson, act, correction_json, document_named, given_value, place_named
from assistant.service.documents import document_page
from assistant.service.figure_json import FigureQuery, figure_page
from assistant.service.guard import caller_of
from assistant.service.models import VISIBLE, DocumentsParameters, described
from assistant.service.problems import ProblemJson
from assistant.staff.audit_report import FindingsJson, audit_library
from assistant.staff.chart import chart
from assistant.staff.documents import HeldPage, UnansweredJson, held, unanswered
from assistant.staff.figures import ChoicesJson, SeriesJson, choices, series
from assistant.staff.sheet import MOST, sheet
from ingest.store.library import Library

SVG = "image/svg+xml"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FRESH = {"Cache-Control": "no-store"}
Name = Annotated[str, Field(min_length=1, max_length=200)]
Year = Annotated[int, Field(ge=1900, le=2200)]


_PRINTABLE = f"^[^\\x00-\\x1f\\x7f-\\x9f{chr(0xFFFE)}{chr(0xFFFF)}]*$"
"""What can stand in a picture's text: XML has no place for control characters."""


class SeriesParameters(BaseModel):
    """One choice of figures; `organisation` (full names) and `year` may be given more than once."""

    model_config = ConfigDict(extra="forbid")

    indicator: str = Field(min_length=1, max_length=200, pattern=_PRINTABLE)
    dimension: str = Field(default="", max_length=100, pattern=_PRINTABLE)
    organisation: list[Name] = Field(default_factory=list, max_length=200)
    year: list[Year] = Field(default_factory=list, max_length=100)

    def read(self, library: Library) -> SeriesJson:
        return series(library, self.indicator, self.dimension or None, self.organisation, self.year)


class ChartParameters(SeriesParameters):
    """`kind`: lines over the years, or bars across bodies."""

    kind: Literal["years", "bodies"] = "years"


class ReportParameters(BaseModel):
    """Which reports: a body's full name or the end of it, a year; all where neither is given."""

    model_config = ConfigDict(extra="forbid")

    organisation: Name | None = None
    year: Year | None = None

    def query(self) -> FigureQuery:
        return FigureQuery(self.organisation, self.year)


class CorrectionRequest(BaseModel):
    """A person's reading of a cell: `row` and `column` as `wenbao correct` takes them, `value` the number or "" for a blank."""

    model_config = ConfigDict(extra="forbid")

    file: StrictStr = Field(min_length=1, max_length=1000)
    table: Literal["proactive", "applications", "review_litigation", "statistics"]
    row: StrictStr = Field(max_length=300)
    column: StrictStr = Field(max_length=300)
    value: StrictStr = Field(max_length=40)
    by: StrictStr = Field(min_length=1, max_length=100, pattern=VISIBLE)
    why: StrictStr = Field(min_length=1, max_length=500, pattern=VISIBLE)


class WithdrawalRequest(BaseModel):
    """Who takes a correction back, and why."""

    model_config = ConfigDict(extra="forbid")

    by: StrictStr = Field(min_length=1, max_length=100, pattern=VISIBLE)
    why: StrictStr = Field(min_length=1, max_length=500, pattern=VISIBLE)


def staff_routes(library: Library, page: str) -> APIRouter:
    """The routes over one library; `page` is the shell."""
    routes = APIRouter(prefix="/staff")

    @routes.get("", summary="The staff page", response_class=HTMLResponse)
    async def staff(request: Request) -> Response:
        """The shell; with status 401 where no good key was sent, which a browser shows all the same."""
        return HTMLResponse(page, status_code=401 if caller_of(request) is None else 200, headers={"Cache-Control": "no-cache"})

    @routes.get("/documents", summary="Documents with their state", responses={200: {"model": described(HeldPage)}})
    def documents(parameters: Annotated[DocumentsParameters, Query()]) -> Response:
        records, following = document_page(library, parameters.after, parameters.limit)
        return JSONResponse({"documents": held(library, records), "next": following}, headers=_FRESH)

    @routes.get("/choices", summary="Figures that can be shown", responses={200: {"model": described(ChoicesJson)}})
    async def chosen() -> Response:
        return JSONResponse({"choices": choices()})

    @routes.get("/series", summary="One figure by body and year", responses={200: {"model": described(SeriesJson)}})
    def values(parameters: Annotated[SeriesParameters, Query()]) -> Response:
        return JSONResponse(parameters.read(library), headers=_FRESH)

    @routes.get("/chart", summary="The same as a picture", response_class=Response, responses={200: {"content": {SVG: {}}}})
    def drawn(parameters: Annotated[ChartParameters, Query()]) -> Response:
        picture = chart(parameters.read(library), across=parameters.kind == "bodies")
        return Response(picture, media_type=SVG, headers=_FRESH)

    @routes.get("/figures.xlsx", summary="Figures as Excel", response_class=Response, responses={200: {"content": {XLSX: {}}}})
    def workbook(parameters: Annotated[ReportParameters, Query()]) -> Response:
        rows = figure_page(library, parameters.query(), limit=MOST)["figures"]
        headers = {"Content-Disposition": 'attachment; filename="wenbao.xlsx"', **_FRESH}
        return Response(sheet(rows), media_type=XLSX, headers=headers)

    @routes.get("/audit", summary="What does not add up", responses={200: {"model": described(FindingsJson)}})
    def audit(parameters: Annotated[ReportParameters, Query()]) -> Response:
        return JSONResponse({"findings": audit_library(library, parameters.query())}, headers=_FRESH)

    @routes.get("/unanswered", summary="Questions without answer", responses={200: {"model": described(UnansweredJson)}})
    def lacking(limit: Annotated[int, Query(ge=1, le=1000)] = 200) -> Response:
        return JSONResponse(unanswered(library, limit), headers=_FRESH)

    @routes.get("/corrections", summary="People's readings of cells")
    def corrections() -> Response:
        return JSONResponse({"corrections": [correction_json(one) for one in library.corrections()]}, headers=_FRESH)

    @routes.post(
        "/corrections", summary="Record a reading", status_code=201, responses={201: {"model": described(CorrectionJson)}}
    )
    def correct(wanted: CorrectionRequest) -> Response:
        record = document_named(library, wanted.file)
        place = place_named(library, record, wanted.table, wanted.row, wanted.column)
        made = library.correct(record.id, place, given_value(wanted.value), act(wanted.by, wanted.why))
        return JSONResponse(correction_json(made), status_code=201)

    @routes.post(
        "/corrections/{correction}/withdrawal",
        summary="Take a reading back",
        status_code=204,
        responses={404: {"model": described(ProblemJson)}},
    )
    def withdraw(correction: Annotated[int, Path(ge=1, le=2**53)], wanted: WithdrawalRequest) -> Response:
        if not library.withdraw(correction, act(wanted.by, wanted.why)):
            raise HTTPException(404, "no standing correction has this number; GET /staff/corrections lists them")
        return Response(status_code=204)

    return routes
