"""The forms' own arithmetic on what is printed: held, failed and undecided are told apart."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.forms import load_forms
from ingest.model import Figure
from ingest.tables.checks import with_checks
from ingest.tables.figures import read_tables
from tests.ingest.printed_tables import PrintedRow, Sample, applications, grid_document, grid_table


def figures_of(sample: Sample) -> tuple[Figure, ...]:
    return read_tables(grid_document(grid_table(sample.rows))).figures


def test_a_table_that_holds() -> None:
    checked, problems = with_checks(figures_of(applications(1)))
    assert problems == ()
    assert {(f.checks.failed, f.checks.undecided) for f in checked} == {(0, 0)}
    held = {f.row[-1]: f.checks.held for f in checked}
    assert (held["1.属于国家秘密"], held["（七）总计"], held["四、结转下年度继续办理"]) == (2, 3, 2)
    taking_part = sum(f.checks.held for f in checked)
    assert taking_part == 25 * 7 + 7 * 4 + 7 * 22


@settings(max_examples=40, deadline=None)
@given(row=st.integers(0, 24), column=st.integers(0, 6), seed=st.integers(0, 50))
def test_one_changed_cell_fails_exactly_its_identities(row: int, column: int, seed: int) -> None:
    sample = applications(seed)
    sample.rows[row].cells[column] = str(int(sample.rows[row].cells[column]) + 1)
    checked, problems = with_checks(figures_of(sample))
    changed = next(
        f
        for f in checked
        if f.row == tuple(sample.rows[row].labels) and f.raw == sample.rows[row].cells[column] and f.checks.failed > 1
    )
    assert len(problems) == changed.checks.failed
    assert {p.code for p in problems} == {"arithmetic"}
    assert all("（差 1）" in p.message and p.span is not None for p in problems)


def test_a_blank_makes_its_identities_undecided_and_no_other() -> None:
    sample = applications(2)
    sample.rows[3].cells[2] = "/"
    checked, problems = with_checks(figures_of(sample))
    assert problems == ()
    blank = next(f for f in checked if f.value is None)
    assert (blank.checks.held, blank.checks.undecided) == (0, 2)
    assert sum(f.checks.undecided for f in checked) == 7 + 22


def test_a_missing_row_makes_sums_over_it_undecided() -> None:
    sample = applications(2)
    sample.rows = [row for row in sample.rows if row.labels[-1] != "2.重复申请"]
    checked, problems = with_checks(figures_of(sample))
    assert problems == ()
    total = next(f for f in checked if f.row[-1] == "（七）总计" and f.dimension == "自然人")
    assert (total.checks.held, total.checks.undecided) == (2, 1)


def test_one_row_for_other_handling_takes_the_place_of_three() -> None:
    sample = applications(2)
    otherwise = [row for row in sample.rows if "（六）其他处理" in row.labels]
    sums = [str(sum(int(row.cells[i]) for row in otherwise)) for i in range(7)]
    sample.rows = [row for row in sample.rows if row not in otherwise]
    sample.rows.append(PrintedRow(["三、本年度办理结果", "（六）其他处理"], sums))
    checked, problems = with_checks(figures_of(sample))
    assert problems == ()
    assert all(f.checks.undecided == 0 for f in checked)


def test_the_message_has_both_sides_difference_and_place() -> None:
    sample = applications(2)
    wrong = str(int(sample.rows[0].cells[6]) + 3)
    sample.rows[0].cells[6] = wrong
    document = grid_document(grid_table(sample.rows))
    _, problems = with_checks(read_tables(document).figures)
    row = next(p for p in problems if "一、本年新收" in p.message)
    assert row.message == f"表三 一、本年新收政府信息公开申请数量：各类申请人之和 {int(wrong) - 3} ≠ 总计 {wrong}（差 3）"
    assert row.span is not None
    assert row.span.of(document.text) == wrong


def test_money_is_never_rounded_and_table_two_has_no_sums() -> None:
    form = load_forms()["2021"]
    assert not [i for i in form.identities if i.table == "proactive"]
    assert with_checks(()) == ((), ())
    assert isinstance(figures_of(applications(1))[0].value, Decimal)
