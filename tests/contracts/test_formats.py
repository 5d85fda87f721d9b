"""The contract of all readers: the same report gives the same figures, whatever format it comes in."""

from __future__ import annotations

from functools import cache

import pytest

from eval.forge import office
from eval.forge.corpus import SHAPES, Plan, files_of, forged
from eval.forge.full import full_report
from eval.forge.model import SampleReport
from eval.forge.printing import Printing
from eval.forge.samples import Format
from eval.forge.write import render
from ingest.model import Report
from ingest.pipeline import parse

EDITIONS = ("2014", "2019", "2021")
PRINTED: dict[str, tuple[Format, Printing]] = {
    "html": ("html", Printing()),
    "md": ("md", Printing()),
    "pdf": ("pdf", Printing()),
    **{f"txt {shape}": ("txt", Printing(shape=shape)) for shape in SHAPES},
}
Read = dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[object, ...]]


def figures(report: Report) -> Read:
    """Every table's figure by its place: value, state, indicator, dimension, unit and edition."""
    served = [f for f in report.figures if f.table != "prose"]
    read: Read = {
        (f.table, f.row, f.column): (f.value, f.state, f.indicator, f.dimension, f.unit, f.form, f.raw, f.checks) for f in served
    }
    assert len(read) == len(served), "a place was read twice"
    return read


@cache
def from_word(edition: str) -> Read:
    return figures(parse("示例.docx", render(full_report(edition=edition), "docx")))


def assert_same(report: SampleReport, edition: str, name: str, data: bytes) -> None:
    read = parse(name, data)
    assert figures(read) == from_word(edition)
    assert (read.identity.organisation, read.identity.year, read.form) == (report.organisation, report.year, edition)


def test_what_is_compared_is_the_whole_form() -> None:
    assert [len(from_word(edition)) for edition in EDITIONS] == [78, 198, 200]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", PRINTED)
def test_a_full_report_gives_the_same_figures_in_every_format(name: str, edition: str) -> None:
    format, printing = PRINTED[name]
    report = full_report(edition=edition)
    assert_same(report, edition, f"示例.{format}", render(report, format, printing))


@pytest.mark.skipif(not office.available(), reason="LibreOffice is not installed")
def test_a_full_report_gives_the_same_figures_through_libreoffice() -> None:
    reports = [full_report(edition=edition) for edition in EDITIONS]
    converted = office.convert([render(report, "docx") for report in reports], "pdf")
    for report, edition, data in zip(reports, EDITIONS, converted, strict=True):
        assert_same(report, edition, "示例.pdf", data)


@cache
def with_blanks(format: Format, edition: str) -> Read:
    printing = Printing(shape="tsv" if format == "txt" else "")
    one = forged(21, Plan(format, printing, edition, defects=("blank_empty", "blank_slash")))
    return figures(parse(one.file, files_of([one])[0]))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("format", ["html", "pdf", "txt"])
def test_a_report_with_blanks_gives_the_same_figures_too(format: Format, edition: str) -> None:
    assert with_blanks(format, edition) == with_blanks("docx", edition)
