"""The sample reports as values, read from `samples.toml`: our own prose around figures that are known.

`load_samples` gives each with the file name and format it is written in. Errors: ValueError with the report, what was
found and what was expected, where the data do not hold together (a figure that is not there, a cell that fits no place
of the form, or several).

>>> sample = load_samples()[0]
>>> sample.format, sample.report.organisation, dict(sample.report.numbers)["received"]
('docx', '威海市文登区人民政府', '100')
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, TypedDict

from eval.forge.model import SampleCell, SampleReport, SampleSection, SampleTable
from eval.forge.slots import find_slot, table_slots

Format = Literal["docx", "html", "md", "pdf", "txt"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A report, the name of its file and the format it is to be written in."""

    file: str
    format: Format
    report: SampleReport


class _Table(TypedDict):
    form: str
    table: str
    fill: str
    cells: list[list[str]]
    picture: bool


class _Section(TypedDict, total=False):
    heading: str
    level: int
    paragraphs: list[str]
    table: list[_Table]


class _Report(TypedDict):
    key: str
    file: str
    format: Format
    organisation: str
    year: int
    title: list[str]
    opening: list[str]
    closing: list[str]
    numbers: dict[str, str]
    section: list[_Section]


def load_samples() -> tuple[Sample, ...]:
    """The bundled samples in the order of the data."""
    reports: list[_Report] = tomllib.loads(files("eval.forge").joinpath("samples.toml").read_text("utf-8"))["report"]
    return tuple(Sample(report["file"], report["format"], _report(report)) for report in reports)


def _report(data: _Report) -> SampleReport:
    key, numbers = data["key"], data["numbers"]
    return SampleReport(
        key=key,
        organisation=data["organisation"],
        year=data["year"],
        title=tuple(data["title"]),
        opening=_filled(key, data["opening"], numbers),
        sections=tuple(_section(key, section, numbers) for section in data["section"]),
        closing=tuple(data["closing"]),
        numbers=tuple(numbers.items()),
    )


def _section(key: str, data: _Section, numbers: Mapping[str, str]) -> SampleSection:
    return SampleSection(
        heading=data["heading"],
        level=data["level"],
        paragraphs=_filled(key, data.get("paragraphs", []), numbers),
        tables=tuple(_table(key, table) for table in data.get("table", [])),
    )


def _filled(key: str, templates: Iterable[str], numbers: Mapping[str, str]) -> tuple[str, ...]:
    try:
        return tuple(template.format_map(numbers) for template in templates)
    except KeyError as missing:
        there = ", ".join(sorted(numbers))
        raise ValueError(f"samples.toml: {key}: prose asks for figure {missing}, but [report.numbers] has {there}") from None


def _table(key: str, data: _Table) -> SampleTable:
    form, table = data["form"], data["table"]
    named = {}
    for row, column, raw in data["cells"]:
        try:
            slot = find_slot(form, table, row, column)
        except LookupError as error:
            raise ValueError(f"samples.toml: {key}: {error.args[0]}") from error
        named[slot.row, slot.column] = raw
    slots = table_slots(form, table)
    cells = tuple(SampleCell(slot.row, slot.column, named.get((slot.row, slot.column), data["fill"])) for slot in slots)
    return SampleTable(form, table, cells, as_picture=data.get("picture", False))
