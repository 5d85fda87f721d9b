"""A person's correction of a cell: recorded, shown, kept over a new reading, and taken back without a trace in the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import numpy
import pytest

from eval.forge.full import full_report
from eval.forge.model import SampleReport
from eval.forge.text import write_text
from ingest.errors import StoreError
from ingest.model import Figure, Report, State
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.corrected_cells import Act, Correction, Place, apply, fits
from ingest.store.library import Library, open_library
from tests.ingest.test_audit import PERSON, RECEIVED, TOTAL, value, with_cell

PATH = "/reports/a.txt"
PICTURED = "示例市商务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n[image: 统计表]\n"
CELL = Place("applications", "2021", RECEIVED, TOTAL)
MADE = Act("王主任", "2026-01-05T08:00:00+00:00", "核对了原件")
BACK = Act("李科长", "2026-01-06T08:00:00+00:00", "看错了")


@pytest.fixture
def library(either_store: StoreSettings) -> Iterator[Library]:
    with open_library(either_store, write=True) as opened:
        yield opened


def put(library: Library, sample: SampleReport, reader: str = "1") -> str:
    report = parse("a.txt", write_text(sample, markdown=False))
    library.commit(PATH, "a.txt", report, vectors(report), reader_version=reader)
    return library.documents()[0].id


def vectors(report: Report) -> numpy.ndarray[tuple[int, int], numpy.dtype[numpy.float32]]:
    return numpy.ones((len(report.chunks), 2), dtype=numpy.float32)


def cell(library: Library, place: Place = CELL) -> Figure:
    (found,) = [one.figure for one in library.figures() if Place.of(one.figure) == place]
    return found


def without_ids(library: Library) -> list[Figure]:
    return [one.figure for one in library.figures()]


def test_a_correction_changes_the_value_and_keeps_place_and_print(library: Library) -> None:
    put(library, full_report(seed=1))
    before = cell(library)
    library.correct(library.documents()[0].id, CELL, Decimal(4321), MADE)
    after = cell(library)
    assert (after.value, after.state) == (Decimal(4321), State.CORRECTED)
    assert (after.raw, after.span, after.indicator) == (before.raw, before.span, before.indicator)


def test_checks_and_problems_are_counted_with_the_correction(library: Library) -> None:
    sample = full_report(seed=1)
    true = value(sample, RECEIVED)
    id = put(library, with_cell(sample, "applications", RECEIVED, TOTAL, str(true + 9)))
    assert cell(library).checks.failed == 2
    library.correct(id, CELL, Decimal(true), MADE)
    assert cell(library).checks.failed == 0
    assert not [problem for problem in library.problems(id) if problem.code == "arithmetic"]


def test_taking_it_back_restores_everything(library: Library) -> None:
    id = put(library, full_report(seed=1))
    before, problems = without_ids(library), library.problems(id)
    made = library.correct(id, CELL, Decimal(1), MADE)
    assert without_ids(library) != before
    assert library.withdraw(made.id, BACK)
    assert without_ids(library) == before
    assert library.problems(id) == problems
    assert [(one.made, one.withdrawn) for one in library.corrections()] == [(MADE, BACK)]
    assert not library.withdraw(made.id, BACK)


def test_it_survives_a_new_reading_of_the_file(library: Library) -> None:
    sample = full_report(seed=1)
    id = put(library, sample)
    library.correct(id, CELL, Decimal(77), MADE)
    put(library, sample, reader="2")
    assert (cell(library).value, cell(library).state) == (Decimal(77), State.CORRECTED)
    made = library.corrections()[0]
    library.withdraw(made.id, BACK)
    assert cell(library).value == value(sample, RECEIVED)


def test_it_is_not_applied_where_another_text_now_stands(library: Library) -> None:
    sample = full_report(seed=1)
    id = put(library, sample)
    library.correct(id, CELL, Decimal(77), MADE)
    put(library, with_cell(sample, "applications", RECEIVED, TOTAL, "5"))
    assert (cell(library).value, cell(library).state) == (Decimal(5), State.REPORTED)
    assert [one.applies for one in library.corrections()] == [False]


def test_a_later_correction_of_the_cell_takes_the_place_of_the_earlier(library: Library) -> None:
    id = put(library, full_report(seed=1))
    before = without_ids(library)
    library.correct(id, CELL, Decimal(1), MADE)
    second = library.correct(id, CELL, Decimal(2), BACK)
    assert cell(library).value == 2
    assert [one.withdrawn is not None for one in library.corrections()] == [True, False]
    library.withdraw(second.id, MADE)
    assert without_ids(library) == before


def test_a_cell_can_be_read_as_blank(library: Library) -> None:
    id = put(library, full_report(seed=1))
    library.correct(id, Place("applications", "2021", RECEIVED, PERSON), None, MADE)
    figure = cell(library, Place("applications", "2021", RECEIVED, PERSON))
    assert (figure.value, figure.state) == (None, State.BLANK)


def test_a_cell_of_a_picture_can_be_given(library: Library) -> None:
    report = parse("a.txt", PICTURED.encode())
    library.commit(PATH, "a.txt", report, vectors(report))
    id = library.documents()[0].id
    made = library.correct(id, CELL, Decimal(12), MADE)
    figure = cell(library)
    assert (figure.value, figure.state, figure.unit, figure.raw) == (Decimal(12), State.CORRECTED, "件", "")
    assert figure.indicator == "applications.received"
    library.withdraw(made.id, BACK)
    assert (cell(library).value, cell(library).state) == (None, State.PICTURE)


def test_a_correction_of_a_picture_that_was_told_as_a_whole_still_fits_its_cell() -> None:
    (figure,) = (f for f in parse("a.txt", PICTURED.encode()).figures if Place.of(f) == CELL)
    made = Correction(1, PATH, "a.txt", CELL, Decimal(12), None, MADE)
    assert fits(made, (figure,))
    assert fits(replace(made, raw=""), (figure,))
    assert not fits(replace(made, raw="7"), (figure,))
    (corrected,), _ = apply((figure,), (), [made])
    assert (corrected.value, corrected.state) == (Decimal(12), State.CORRECTED)


def test_a_place_that_is_not_there_is_refused(library: Library) -> None:
    id = put(library, full_report(seed=1))
    with pytest.raises(KeyError, match="has no cell"):
        library.correct(id, Place("applications", "2021", ("九、",), TOTAL), Decimal(1), MADE)
    with pytest.raises(StoreError, match="no document"):
        library.correct("0" * 32, CELL, Decimal(1), MADE)
    assert library.corrections() == ()
