"""The forge and the reader meet: what was written is read back, every figure with its value, in every format."""

from __future__ import annotations

from decimal import Decimal

import pytest

from eval.forge.full import full_report
from eval.forge.model import SampleTable
from eval.forge.samples import Format, Sample, load_samples
from eval.forge.slots import table_slots
from eval.forge.write import WRITERS, render
from ingest.model import Report, State
from ingest.pipeline import parse
from ingest.readers import ocr

SAMPLES = {sample.report.key: sample for sample in load_samples()}
Read = dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[Decimal | None, State]]


def expected(tables: tuple[SampleTable, ...]) -> Read:
    """What a reader must find; a cell that prints nothing is blank, one of a picture has no value."""
    unread = {True: (None, State.PICTURE), False: (None, State.BLANK)}
    return {
        (table.table, cell.row, cell.column): unread[table.as_picture]
        if table.as_picture or not cell.raw
        else (Decimal(cell.raw), State.REPORTED)
        for table in tables
        for cell in table.cells
    }


def found(report: Report) -> Read:
    figures = [figure for figure in report.figures if figure.table != "prose"]
    read = {(figure.table, figure.row, figure.column): (figure.value, figure.state) for figure in figures}
    assert len(read) == len(figures), "a place was read twice"
    return read


@pytest.mark.parametrize("format", WRITERS)
def test_a_full_report_is_read_back_whole(format: Format) -> None:
    written = full_report()
    report = parse(f"示例.{format}", render(written, format))
    assert found(report) == expected(written.tables)
    assert (report.identity.organisation, report.identity.year, report.form) == (written.organisation, written.year, "2021")
    assert all(figure.checks.failed == 0 for figure in report.figures)


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is without the extra: pictures are not read."""
    monkeypatch.setattr(ocr, "available", lambda: False)


@pytest.mark.usefixtures("no_ocr")
@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_a_sample_is_read_back(sample: Sample) -> None:
    report = parse(sample.file, render(sample.report, sample.format))
    assert found(report) == expected(sample.report.tables)
    assert report.identity.organisation == sample.report.organisation
    assert report.identity.year == sample.report.year


def test_indicators_and_units_are_the_forms() -> None:
    written = full_report()
    report = parse("示例.docx", render(written, "docx"))
    for figure in report.figures:
        slot = next(s for s in table_slots("2021", figure.table) if (s.row, s.column) == (figure.row, figure.column))
        assert (figure.indicator, figure.unit) == (slot.indicator, slot.unit)


@pytest.mark.usefixtures("no_ocr")
def test_tables_that_are_only_pictures_are_said_to_be() -> None:
    sample = SAMPLES["wendeng-government-2023"]
    report = parse(sample.file, render(sample.report, sample.format))
    assert [problem.code for problem in report.problems].count("image_only") == 3
    assert {figure.state for figure in report.figures} == {State.PICTURE}
    assert len(report.figures) == 200


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)
def test_quotes_of_figures_stand_in_the_text(sample: Sample) -> None:
    report = parse(sample.file, render(sample.report, sample.format))
    assert all(figure.span.of(report.document.text) == figure.raw for figure in report.figures)
