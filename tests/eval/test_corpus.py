"""The corpus and its judge: the same seed gives the same report, the truth is what is printed, and no fault of a reader passes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from eval.forge import __main__ as runner
from eval.forge.__main__ import main
from eval.forge.amounts import Scale, amounts
from eval.forge.corpus import Forged, Plan, files_of, forged
from eval.forge.defects import load_defects
from eval.forge.draft import TruthCell
from eval.forge.judge import judge
from eval.forge.laid import LaidTable
from eval.forge.printing import Printing
from eval.forge.programs import ProgramError
from eval.forge.slots import table_slots
from ingest.model import Figure, Problem, Report, State
from ingest.pipeline import parse

ONE = forged(5, Plan(format="html", edition="2021", defects=(), scale=Scale.CITY))
READ = parse(ONE.file, files_of([ONE])[0])
Change = Callable[[tuple[Figure, ...]], tuple[Figure, ...]]


@cache
def of_seed(seed: int) -> Forged:
    """The report of a seed, made once for all tests."""
    return forged(seed)


def read_with(figures: tuple[Figure, ...], problems: tuple[Problem, ...] = ()) -> Report:
    return replace(READ, figures=figures, problems=problems)


def first_blank(one: Forged) -> TruthCell:
    return next(cell for cell in one.truth if cell.state is State.BLANK)


def test_the_same_seed_gives_the_same_report() -> None:
    assert [forged(seed) for seed in range(30)] == [of_seed(seed) for seed in range(30)]
    assert len({of_seed(seed).report.organisation for seed in range(60)}) > 30


def test_every_year_edition_format_and_defect_occurs() -> None:
    reports = [of_seed(seed) for seed in range(700)]
    assert {one.report.year for one in reports} == set(range(2016, 2025))
    assert {cell.form for one in reports for cell in one.truth} == {"2014", "2019", "2021"}
    assert any(len({cell.form for cell in one.truth}) > 1 for one in reports), "no mixed editions"
    assert {one.kind.split()[0] for one in reports} == {"docx", "html", "md", "pdf", "txt"}
    assert {defect.name for one in reports for defect in one.defects} == set(load_defects())


def test_a_table_is_covered_whatever_is_done_to_it() -> None:
    tables: list[LaidTable] = [t.laid for seed in range(400) for t in of_seed(seed).report.tables if t.laid is not None]
    assert len(tables) > 800
    for laid in tables:
        assert sum(cell.rowspan * cell.colspan for cell in laid.cells) == laid.rows * laid.columns == len(laid.covering())


def test_the_truth_is_what_is_printed() -> None:
    for seed in range(200):
        one = forged(seed, Plan(format="docx"))
        printed = [c for t in one.report.tables if t.laid and t.form for c in t.laid.cells if c.place]
        for cell in one.truth:
            same = [c for c in printed if c.place is not None and c.place[1] == cell.column and c.text == cell.raw]
            assert same, (seed, cell)
            if cell.state is State.REPORTED and cell.raw.isascii() and cell.raw.lstrip("+-").isdigit():
                assert Decimal(cell.raw) == cell.value


@pytest.mark.parametrize("edition", ["2019", "2021"])
@pytest.mark.parametrize("scale", Scale)
def test_figures_hold_the_forms_arithmetic(edition: str, scale: Scale) -> None:
    one = forged(3, Plan(format="docx", edition=edition, defects=(), scale=scale))
    report = parse(one.file, files_of([one])[0])
    assert [problem for problem in report.problems if problem.code == "arithmetic"] == []
    assert sum(figure.checks.held for figure in report.figures) > 300


def test_a_quiet_body_prints_mostly_zeros_and_a_change_its_sign() -> None:
    values = [v for seed in range(20) for v in amounts("2019", "applications", random.Random(seed), Scale.QUIET).values()]
    assert sum(1 for value in values if value == 0) > 0.8 * len(values)
    changes = {slot.column for slot in table_slots("2019", "proactive") if slot.indicator.endswith("items_change")}
    raws = [c.raw for seed in range(30) for c in forged(seed, Plan(edition="2019", defects=())).truth if c.column in changes]
    assert any(raw.startswith("+") for raw in raws)
    assert any(raw.startswith("-") for raw in raws)


def test_a_right_reading_is_right() -> None:
    judged = judge(ONE, READ)
    assert (judged.right, judged.wrong, judged.missing, judged.excused, judged.unsaid) == (200, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [
        ("another value", lambda all: (replace(all[0], value=Decimal(7777)), *all[1:]), (199, 1, 1)),
        ("a number read as a blank", lambda all: (replace(all[0], value=None, state=State.BLANK), *all[1:]), (199, 1, 1)),
        ("a cell dropped", lambda all: all[1:], (199, 0, 1)),
        ("an illegible cell", lambda all: (replace(all[0], value=None, state=State.ILLEGIBLE), *all[1:]), (199, 0, 1)),
        ("a second value", lambda all: (replace(all[0], value=Decimal(7777)), *all), (200, 1, 0)),
        ("a row of its own", lambda all: (*all, replace(all[0], row=("城关镇",), indicator=None)), (200, 1, 0)),
        ("another unit", lambda all: (replace(all[0], unit="万元"), *all[1:]), (199, 1, 1)),
    ],
)
def test_a_fault_of_a_reader_is_counted(name: str, change: Change, expected: tuple[int, int, int]) -> None:
    judged = judge(ONE, read_with(change(READ.figures)))
    assert (judged.right, judged.wrong, judged.missing) == expected, name


def test_a_blank_served_as_nought_is_wrong() -> None:
    one = forged(5, Plan(format="html", edition="2021", defects=("blank_empty",), scale=Scale.CITY))
    report = parse(one.file, files_of([one])[0])
    blank = first_blank(one)
    served = tuple(
        replace(f, value=Decimal(0), state=State.REPORTED)
        if (f.table, f.row, f.column) == (blank.table, blank.row, blank.column)
        else f
        for f in report.figures
    )
    assert judge(one, report).wrong == 0
    assert judge(one, replace(report, figures=served)).wrong == 1


def test_what_is_lost_must_be_said() -> None:
    lost = judge(ONE, read_with(READ.figures[1:]))
    said = judge(ONE, read_with(READ.figures[1:], (Problem("unplaced_row", "a row is left out"),)))
    assert (lost.missing, lost.unsaid) == (1, 1)
    assert (said.missing, said.unsaid) == (1, 0)


def test_the_runner_prints_what_was_right_and_gives_its_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["3", "--formats", "html", "--defects", ""]) == 0
    printed = capsys.readouterr().out
    assert "html" in printed
    assert "1.0000" in printed


def test_the_runner_shows_one_seed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["1", "--seed", "4", "--formats", "html", "--show"]) == 0
    assert capsys.readouterr().out.startswith("seed 4, html: right")


def test_a_report_that_could_not_be_made_is_counted_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def too_slow(reports: Sequence[Forged]) -> list[bytes]:
        if any(one.seed == 12 for one in reports):
            raise ProgramError("soffice was not done after 90 seconds and was ended")
        return files_of(reports)

    monkeypatch.setattr(runner, "files_of", too_slow)
    assert main(["2", "--seed", "11", "--formats", "html", "--defects", ""]) == 0
    assert "not made: 1" in capsys.readouterr().out


@pytest.mark.parametrize(("shape", "known"), [("lines", False), ("tsv", True)])
def test_an_empty_cell_before_a_remark_is_known_only_where_the_copy_shows_it(shape: str, known: bool) -> None:
    plan = Plan("txt", Printing(shape=shape), "2014", defects=("blank_empty", "remark_column"))
    reports = [forged(seed, plan) for seed in range(1, 30)]
    remarked = [one for one in reports if any("remarks" in defect.where for defect in one.defects)]
    blanks = [cell.knowable for one in remarked for cell in one.truth if cell.table == "statistics" and not cell.raw]
    assert all(blanks) is known


def test_an_interrupted_run_prints_what_it_has(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(seeds: object, jobs: int, *, scans: bool) -> Iterator[runner.Outcome]:
        yield runner.Outcome(1, "html", (), judge(ONE, READ))
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "_all", stopped)
    assert main(["9"]) == 0
    printed = capsys.readouterr()
    assert "200" in printed.out
    assert "interrupted" in printed.err
