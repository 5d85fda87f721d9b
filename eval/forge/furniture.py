"""What stands around a report and is no part of it: the site's frame on a web page, running heads and feet on paper.

The words are data (`furniture.toml`); here they are filled in for a report.

>>> from eval.forge.model import SampleReport
>>> paper = paper_around(SampleReport("k", "某局", 2023, (), (), ()))
>>> paper.head, paper.foot
('某局政府信息公开工作年度报告（2023）', '2024年1月印制')
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

from eval.forge.model import SampleReport

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Site:
    """The page of a site around a report. `index` and `related` are tables, row by row."""

    name: str
    navigation: tuple[str, ...]
    trail: str
    byline: str
    tools: tuple[str, ...]
    index: Rows
    related: Rows
    footer: tuple[str, ...]
    script: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The running head and foot of each page; a page number is printed beside the foot."""

    head: str
    foot: str


class _Site(TypedDict):
    name: str
    navigation: list[str]
    trail: str
    byline: str
    tools: list[str]
    index: list[list[str]]
    related_head: list[str]
    related: list[list[str]]
    footer: list[str]
    script: str


class _Paper(TypedDict):
    head: str
    foot: str


class _Data(TypedDict):
    site: _Site
    paper: _Paper


@cache
def _data() -> _Data:
    return cast("_Data", tomllib.loads(files("eval.forge").joinpath("furniture.toml").read_text("utf-8")))


def site_around(report: SampleReport) -> Site:
    """The site's frame for this report."""
    data = _data()["site"]
    return Site(
        name=data["name"],
        navigation=tuple(data["navigation"]),
        trail=data["trail"],
        byline=_filled(data["byline"], report),
        tools=tuple(data["tools"]),
        index=_rows(data["index"], report),
        related=_rows([data["related_head"], *data["related"]], report),
        footer=tuple(_filled(line, report) for line in data["footer"]),
        script=data["script"],
    )


def paper_around(report: SampleReport) -> Paper:
    """The running head and foot for this report."""
    data = _data()["paper"]
    return Paper(_filled(data["head"], report), _filled(data["foot"], report))


def _rows(rows: list[list[str]], report: SampleReport) -> Rows:
    return tuple(tuple(_filled(text, report) for text in row) for row in rows)


def _filled(text: str, report: SampleReport) -> str:
    year = report.year
    return text.format(organisation=report.organisation, year=year, after=year + 1, before=year - 1)
