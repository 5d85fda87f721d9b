"""Amounts of money are served in the unit that the report notes for them, wherever it does, and never in another."""

from __future__ import annotations

import pytest

from ingest.model import Figure
from ingest.readers.building import Part, Prose, Table
from ingest.tables.figures import Tables, read_tables
from ingest.tables.units import noted_money
from tests.ingest.printed_tables import grid_document, plain_grid

TITLE = "二、主动公开政府信息情况"
AMOUNT = "本年收费金额"
LABEL = "行政事业性收费"


def fees(header: str = AMOUNT, label: str = LABEL, number: str = "125", caption: str = "", row: str = "") -> Tables:
    rows = [["第二十条第（八）项", ""], ["信息内容", header], [label, number]]
    table = plain_grid([[row, ""], *rows] if row else rows)
    lines = [Prose(caption)] if caption else []
    return read_tables(grid_document(Prose(TITLE, level=2), *lines, table))


def amount(tables: Tables) -> tuple[str, str] | None:
    found = [(str(figure.value), figure.unit) for figure in tables.figures if figure.row[-1] == LABEL]
    return found[0] if found else None


@pytest.mark.parametrize(
    ("tables", "unit"),
    [
        (fees(), "万元"),
        (fees("本年收费金额（单位：元）"), "元"),
        (fees("本年收费金额 单位：元"), "元"),
        (fees("本年收费金额（人民币元）"), "元"),
        (fees("本年收费金额（万）"), "万元"),
        (fees(label=f"{LABEL}（元）"), "元"),
        (fees(caption="金额单位：元"), "元"),
        (fees(caption="（单位：件、元）"), "元"),
        (fees(row="单位：元"), "元"),
        (fees(caption="单位：件"), "万元"),
        (fees(caption="本单位：元坝区林业局办公室负责收费工作的统计和上报，一年一次，逐级上报。"), "万元"),
        (fees("本年收费金额（单位：万元）", caption="单位：元"), "万元"),
        (fees("本年收费金额（单位：元）", number="125万元"), "万元"),
    ],
)
def test_the_nearest_note_of_a_unit_counts(tables: Tables, unit: str) -> None:
    assert amount(tables) == ("125", unit)


@pytest.mark.parametrize(
    "tables", [fees("本年收费金额（千元）"), fees("本年收费金额（单位：亿元）"), fees(caption="单位：百万元")]
)
def test_a_unit_that_the_form_does_not_have_is_told_and_not_taken_for_its_own(tables: Tables) -> None:
    assert amount(tables) is None
    assert any("a unit that the form does not have" in problem.message for problem in tables.problems)


def test_a_number_that_prints_its_own_unit_needs_no_other() -> None:
    assert amount(fees("本年收费金额（千元）", number="125元")) == ("125", "元")


def test_a_line_by_the_table_says_nothing_of_what_is_counted() -> None:
    rows = [["第二十条第（五）项", ""], ["信息内容", "本年处理决定数量"], ["行政许可", "7"]]
    (figure,) = read_tables(grid_document(Prose(TITLE, level=2), Prose("单位：元"), plain_grid(rows))).figures
    assert (figure.raw, figure.unit) == ("7", "件")


def two_tables(*between: Prose) -> Figure | None:
    """Table two's fees and, after these lines, a table of the body's own."""
    official = plain_grid([["第二十条第（八）项", ""], ["信息内容", AMOUNT], [LABEL, "125"]])
    own: Table = plain_grid([["项目", "拨款"], ["植树", "88"]])
    figures = read_tables(grid_document(Prose(TITLE, level=2), official, *between, own)).figures
    return next((figure for figure in figures if figure.row[-1] == LABEL), None)


def test_a_line_behind_the_table_counts_unless_it_stands_over_another() -> None:
    behind = read_tables(
        grid_document(
            Prose(TITLE, level=2),
            plain_grid([["第二十条第（八）项", ""], ["信息内容", AMOUNT], [LABEL, "125"]]),
            Prose("注：金额单位：元"),
        )
    )
    assert amount(behind) == ("125", "元")
    found = two_tables(Prose("以下为各镇植树情况。"), Prose("单位：元"))
    assert found is not None
    assert found.unit == "万元"


OFFICIAL = plain_grid([["第二十条第（八）项", ""], ["信息内容", AMOUNT], [LABEL, "125"]])
OWN = plain_grid([["项目", "拨款"], ["植树", "88"]])


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        ((Prose("单位：元"), OWN, OFFICIAL), "万元"),
        ((Prose("单位：元"), OWN, Prose("本年情况见下表。"), OFFICIAL), "万元"),
        ((Prose("单位：元"), Prose("（植树）"), OWN, OFFICIAL), "万元"),
        ((plain_grid([["单位：元", ""], ["植树", "88"]]), Prose("见下表"), OFFICIAL), "万元"),
        ((OWN, Prose("单位：元"), OFFICIAL), "元"),
        ((OWN, Prose("单位：元"), Prose("（2023年1月1日至12月31日）"), OFFICIAL), "元"),
        ((Prose("单位：元"), plain_grid([["第二十条第（五）项", ""], ["信息内容", "本年处理决定数量"]]), OFFICIAL), "元"),
        ((Prose("单位：万元"), Prose("各项收费都依法公示。"), OFFICIAL), "万元"),
    ],
)
def test_a_note_by_a_table_of_the_bodys_own_is_that_tables(parts: tuple[Part, ...], unit: str) -> None:
    assert amount(read_tables(grid_document(Prose(TITLE, level=2), *parts))) == ("125", unit)


def test_an_amount_whose_section_notes_another_unit_by_no_table_is_not_served() -> None:
    parts = Prose("单位：元"), Prose("各项收费都依法公示。"), OFFICIAL
    tables = read_tables(grid_document(Prose(TITLE, level=2), *parts))
    assert amount(tables) is None
    assert any("stands by no table" in problem.message for problem in tables.problems)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：元／万元", "元"),
        ("（万元）", "万元"),
        ("[单位：十万元]", "十万元"),
        ("元旦期间", None),
        ("多元解纷（元）", "元"),
        ("单元（层）", None),
    ],
)
def test_what_is_no_unit_of_money_is_none(text: str, unit: str | None) -> None:
    assert noted_money(text) == unit
