"""A store of many forged reports for benchmarks: every body of a made-up country, three years each, 200 figures a report.

Reading ten thousand files would take an hour, so one report of each year is written and read, and the others are told from it:
the same text with another body's name and figures drawn anew (they hold the form's arithmetic), every span moved to where its
characters now stand. What is stored is stored by `Library.commit`, as ingest does; passages are left out, which figures do not
need. `forged_store` makes a store once and uses it again; it takes some minutes for 10,000 reports.

>>> len({body.name for body in bodies(600)}), next(iter(bodies(1))).name
(600, '安平市人民政府')
>>> report = retold(template(2023), full_report(seed=5), BODY, Body("甲乙县商务局", ("甲乙县",)))
>>> figure = report.figures[0]
>>> figure.span.of(report.document.text) == figure.raw, report.identity.organisation
(True, '甲乙县商务局')
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import islice, product
from pathlib import Path

import numpy

from eval.forge.full import BODY, full_report
from eval.forge.model import SampleReport
from eval.forge.text import write_text
from ingest.model import Document, Figure, Report, Section, Span, Statement
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library

YEARS = (2021, 2022, 2023)
REPORTS = 10_000
FIRST = "安宁永长新东西南北兴明清景德海云临平泰和"
_SECOND = "平阳川山河江湖源城林泽州原岭泉溪丰和昌化"
_BUREAUS = (
    "人民政府", "教育局", "商务局", "财政局", "水利局", "审计局", "统计局", "农业农村局", "自然资源局",
    "市场监督管理局", "卫生健康委员会", "人力资源和社会保障局",
)  # fmt: skip
_COUNTIES = 12
"""How many counties a made-up city has."""


@dataclass(frozen=True, slots=True)
class Body:
    """A made-up body: its full name, and the places it lies in from the outside in."""

    name: str
    places: tuple[str, ...]


def bodies(count: int) -> Iterator[Body]:
    """So many bodies: each city's, then each of its counties', with their bureaus; no two of one name."""
    return islice(_bodies(), count)


def _bodies() -> Iterator[Body]:
    stems = [first + second for first, second in product(FIRST, _SECOND) if first != second]
    counties = iter(stems[len(stems) // 2 :])
    for city in stems[: len(stems) // 2]:
        places: list[tuple[str, ...]] = [(f"{city}市",)]
        places += [(f"{city}市", f"{stem}县") for stem in islice(counties, _COUNTIES)]
        for chain, bureau in product(places, _BUREAUS):
            yield Body("".join(chain) + bureau, chain)


@cache
def template(year: int) -> Report:
    """One forged report of a year, written as Markdown and read as any file is."""
    return parse(f"{BODY}{year}年.md", write_text(_sample(year), markdown=True, shape="pipe"))


@cache
def _sample(year: int) -> SampleReport:
    return full_report(seed=7, year=year)


def retold(told: Report, sample: SampleReport, name: str, body: Body) -> Report:
    """`told`, a report of the body called `name`, with another body's name and the figures of `sample`."""
    raws = {(table.table, cell.row, cell.column): cell.raw for table in sample.tables for cell in table.cells}
    text = told.document.text
    pieces = [(found.start(), found.end(), body.name) for found in re.finditer(re.escape(name), text)]
    pieces += [(f.span.start, f.span.end, raws[f.table, f.row, f.column]) for f in told.figures]
    numbers = dict(sample.numbers)
    said = [numbers["published"] if s.subject[-6:] == "公开政府信息" else numbers["received"] for s in told.statements]
    pieces += [(s.number.start, s.number.end, raw + s.unit) for s, raw in zip(told.statements, said, strict=True)]
    moved = _Moved.of(text, sorted(pieces))
    figures = tuple(_figure(f, raws[f.table, f.row, f.column], moved) for f in told.figures)
    statements = tuple(_statement(s, raw, moved) for s, raw in zip(told.statements, said, strict=True))
    sections = tuple(Section(s.path, moved.span(s.span), moved.span(s.heading), s.kind) for s in told.sections)
    identity = replace(
        told.identity,
        organisation=body.name,
        title=told.identity.title.replace(name, body.name),
        part_of=body.places[::-1],
        organisation_span=None,
        year_span=None,
    )
    digest = hashlib.sha256(moved.text.encode()).hexdigest()
    document = Document(text=moved.text, format=told.document.format, encoding=told.document.encoding)
    return Report(digest, document, identity, told.form, sections, figures, statements, (), ())


def _figure(figure: Figure, raw: str, moved: _Moved) -> Figure:
    return replace(figure, value=Decimal(raw), raw=raw, span=moved.span(figure.span))


def _statement(statement: Statement, raw: str, moved: _Moved) -> Statement:
    return replace(
        statement,
        value=Decimal(raw),
        number=moved.span(statement.number),
        quote=moved.span(statement.quote),
        sentence=moved.span(statement.sentence),
    )


@dataclass(frozen=True, slots=True)
class _Moved:
    """A text in which pieces were replaced, and where a place of the old one now is."""

    text: str
    ends: Sequence[int]
    shifts: Sequence[int]

    @classmethod
    def of(cls, text: str, pieces: Sequence[tuple[int, int, str]]) -> _Moved:
        out, ends, shifts, at, shift = [], [], [0], 0, 0
        for start, end, new in pieces:
            out += [text[at:start], new]
            at, shift = end, shift + len(new) - (end - start)
            ends.append(end)
            shifts.append(shift)
        return cls("".join(out) + text[at:], ends, shifts)

    def span(self, span: Span) -> Span:
        start, end = (place + self.shifts[bisect_right(self.ends, place)] for place in (span.start, span.end))
        return Span(start, end)


def forged_store(home: Path, reports: int = REPORTS) -> int:
    """Makes the store in this folder, or goes on with it; the figures that it then holds.

    What is there already is not written again, so a store is made once and an interrupted one is finished."""
    none = numpy.zeros((0, 0), dtype=numpy.float32)
    with open_library(StoreSettings(home), write=True) as library:
        there = {record.path for record in library.documents()}
        for number, (body, year) in enumerate(_wanted(reports)):
            path = path_of(body, year)
            if path not in there:
                report = retold(template(year), full_report(seed=number, year=year), BODY, body)
                library.commit(path, path.rsplit("/", 1)[-1], report, none)
        return sum(record.figures for record in library.documents())


def path_of(body: Body, year: int) -> str:
    """The path that a body's report of a year is stored under."""
    return f"/forged/{body.name}{year}.md"


def _wanted(reports: int) -> Iterator[tuple[Body, int]]:
    return islice(product(bodies(-(-reports // len(YEARS))), YEARS), reports)
