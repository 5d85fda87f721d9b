"""The audit finds what does not add up, each fault once, and says nothing of reports that hold."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.forge.full import full_report
from eval.forge.model import SampleReport, SampleTable
from eval.forge.text import write_text
from ingest.audit import NOTES, Audited, Finding, FindingKind, audit
from ingest.audit.rates import agrees
from ingest.pipeline import parse

BODY = "示例市人民政府"
RECEIVED, CARRIED_IN = ("一、本年新收政府信息公开申请数量",), ("二、上年结转政府信息公开申请数量",)
CARRIED_OUT = ("四、结转下年度继续办理",)
TOTAL, PERSON = ("总计",), ("自然人",)


def audited(data: bytes, file: str = "a.txt") -> Audited:
    """A report as the audit reads it from the store."""
    report = parse(file, data)
    identity = report.identity
    return Audited(
        file,
        file,
        identity.organisation,
        identity.year,
        report.form,
        report.document.text,
        identity.names,
        identity.year_span,
        report.figures,
        report.statements,
        report.problems,
    )


def prose(*paragraphs: str, year: int = 2023) -> Audited:
    lines = [f"{BODY}{year}年政府信息公开工作年度报告", "一、总体情况", *paragraphs]
    return audited("\n".join(lines).encode())


def printed(report: SampleReport, file: str = "a.txt") -> Audited:
    return audited(write_text(report, markdown=False), file)


def with_cell(report: SampleReport, table: str, row: tuple[str, ...], column: tuple[str, ...], raw: str) -> SampleReport:
    """The report with another print in one cell."""

    def changed(sample: SampleTable) -> SampleTable:
        cells = (replace(c, raw=raw) if (c.row, c.column) == (row, column) else c for c in sample.cells)
        return replace(sample, cells=tuple(cells)) if sample.table == table else sample

    sections = tuple(replace(s, tables=tuple(changed(t) for t in s.tables)) for s in report.sections)
    return replace(report, sections=sections)


def faults(*reports: Audited) -> list[Finding]:
    return [finding for finding in audit(reports) if finding.kind not in NOTES]


def only(*reports: Audited) -> Finding:
    (found,) = faults(*reports)
    return found


def value(report: SampleReport, row: tuple[str, ...], column: tuple[str, ...] = TOTAL) -> int:
    return int(next(t for t in report.tables if t.table == "applications").raw_at(row, column))


@pytest.mark.parametrize("seed", range(5))
def test_a_report_that_holds_has_no_fault(seed: int) -> None:
    assert faults(printed(full_report(seed=seed))) == []


@pytest.mark.parametrize(("row", "column"), [(RECEIVED, TOTAL), (RECEIVED, PERSON), (CARRIED_OUT, ("法人或其他组织", "其他"))])
def test_one_misprinted_cell_is_one_fault(row: tuple[str, ...], column: tuple[str, ...]) -> None:
    report = full_report(seed=3)
    broken = with_cell(report, "applications", row, column, str(value(report, row, column) + 7))
    found = [one for one in faults(printed(broken)) if one.kind is FindingKind.ARITHMETIC]
    assert len(found) == 1
    assert "（差 7）" in found[0].message
    assert "另外1项勾稽关系也不成立" in found[0].message


def test_two_misprinted_cells_of_other_rows_and_columns_are_two_faults() -> None:
    report = full_report(seed=4)
    broken = with_cell(report, "applications", RECEIVED, PERSON, str(value(report, RECEIVED, PERSON) + 7))
    column = ("法人或其他组织", "其他")
    broken = with_cell(broken, "applications", CARRIED_OUT, column, str(value(report, CARRIED_OUT, column) + 5))
    assert len([one for one in faults(printed(broken)) if one.kind is FindingKind.ARITHMETIC]) == 2


def test_a_side_of_a_sum_names_its_cells_and_quotes_the_text() -> None:
    report = full_report(seed=3)
    source = printed(with_cell(report, "applications", RECEIVED, TOTAL, str(value(report, RECEIVED) + 1)))
    found = next(one for one in faults(source) if one.kind is FindingKind.ARITHMETIC)
    assert found.left is not None
    assert found.right is not None
    assert found.left.value == Decimal(value(report, RECEIVED))
    assert len(found.left.figures) == 6
    assert found.right.raw == str(value(report, RECEIVED) + 1) == found.right.span.of(source.text)


def test_parts_that_close_must_make_their_whole() -> None:
    found = only(prose("全年发布信息20条，其中：工作动态12条，政策文件3条，其他信息4条。"))
    assert (found.kind, found.message) == (FindingKind.PARTS, "发布信息20条，所列各项之和为19条（差1）")
    assert found.left is not None
    assert found.right is not None
    assert (found.left.value, found.right.value, found.right.raw) == (Decimal(20), Decimal(19), "12条 + 3条 + 4条")


@pytest.mark.parametrize(
    "sentence",
    [
        "全年发布信息20条，其中：工作动态12条，政策文件3条。",
        "全年发布信息20条，其中：工作动态12条，政策文件3条，其他信息5条。",
        "召开新闻发布会19次，其中例行发布12次、专题发布7次，局长出席4次。",
        "全年收到申请9件，其中网上申请6件、信函申请3件，涉及入学5件、职称2件、其他2件。",
        "全年登载信息90条，其中文件5件、动态60条、其他25条。",
        "全年发布信息20余条，其中：工作动态12条，政策文件3条，其他信息4条。",
        "全年公开信息20条，其中，门户网站公开18条，政务微信公开9条。",
    ],
)
def test_an_open_list_an_approximate_whole_and_overlapping_channels_are_no_fault(sentence: str) -> None:
    assert faults(prose(sentence)) == []


@pytest.mark.parametrize(
    ("rate", "held"), [("35.1%", True), ("35.14%", True), ("35%", True), ("36.1%", False), ("37.2%", False), ("26%", False)]
)
def test_growth_follows_from_the_count_and_the_change(rate: str, held: bool) -> None:
    """26 more than 74 is 35.135...%, which each print may miss by one unit of its own last digit."""
    found = faults(prose(f"全年收到政府信息公开申请100件，较上年增加26件，同比增长{rate}。"))
    assert [one.kind for one in found] == ([] if held else [FindingKind.RATE])


def test_the_same_thing_stated_twice_differently_is_a_contradiction() -> None:
    found = only(prose("全年共收到市级政协提案2件。", "我市全年收到市级政协提案6件，都已答复。"))
    assert found.kind is FindingKind.CONTRADICTION
    assert "2件" in found.message
    assert "6件（差4）" in found.message


@pytest.mark.parametrize(
    "pair",
    [
        ("全年共收到市级政协提案2件。", "全年收到区级政协提案6件。"),
        ("全年发布政策解读40余条。", "全年发布政策解读43条。"),
        ("全县共收到申请100件。", "县政府本级收到申请23件。"),
        ("全年公开政府信息90条。", "一季度公开政府信息20条。"),
        ("2022年收到市级政协提案2件。", "全年收到市级政协提案6件。"),
    ],
)
def test_other_things_approximate_numbers_and_other_years_contradict_nothing(pair: tuple[str, str]) -> None:
    assert faults(prose(*pair)) == []


def test_prose_is_held_against_the_table() -> None:
    report = full_report(seed=5)
    received = value(report, RECEIVED)
    wrong = replace(
        report,
        sections=tuple(
            replace(s, paragraphs=tuple(p.replace(f"申请{received}件", f"申请{received + 3}件") for p in s.paragraphs))
            for s in report.sections
        ),
    )
    found = only(printed(wrong))
    assert found.kind is FindingKind.CONTRADICTION
    assert found.left is not None
    assert found.right is not None
    assert (found.left.value, found.right.value) == (Decimal(received + 3), Decimal(received))


def test_received_with_what_was_carried_in_agrees_with_the_table() -> None:
    report = full_report(seed=5)
    received, both = value(report, RECEIVED), value(report, RECEIVED) + value(report, CARRIED_IN)
    said = replace(
        report,
        sections=tuple(
            replace(s, paragraphs=tuple(p.replace(f"申请{received}件", f"申请{both}件") for p in s.paragraphs))
            for s in report.sections
        ),
    )
    assert faults(printed(said)) == []


def test_what_one_year_carries_out_is_what_the_next_carries_in() -> None:
    earlier, later = full_report(seed=1, year=2022), full_report(seed=2, year=2023)
    found = [one for one in faults(printed(earlier, "a.txt"), printed(later, "b.txt")) if one.kind is FindingKind.CARRY_OVER]
    assert [one.document_id for one in found] == ["b.txt"] * len(found)
    assert f"（差{abs(value(earlier, CARRIED_OUT) - value(later, CARRIED_IN))}）" in found[0].message
    assert sum("上年结转" in one.message for one in found) == 1
    assert faults(printed(earlier, "a.txt"), printed(earlier, "c.txt")) == []


def test_versions_that_differ_are_told_with_both_sides() -> None:
    report = full_report(seed=6)
    other = with_cell(report, "proactive", ("第二十条第（五）项", "行政许可"), ("本年处理决定数量",), "99999")
    found = only(printed(report, "a.txt"), printed(other, "b.txt"))
    assert found.kind is FindingKind.VERSIONS
    assert "b.txt写99999" in found.message


def test_a_period_of_another_year_is_a_contradiction() -> None:
    found = only(prose("本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。"))
    assert (found.kind, found.message) == (FindingKind.CONTRADICTION, "标题是2023年的报告，统计期限写的是2022年")
    assert faults(prose("本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。")) == []


def test_what_is_lacking_is_a_note() -> None:
    report = full_report(seed=7)
    blank = with_cell(report, "applications", RECEIVED, PERSON, "")
    (note,) = [one for one in audit([printed(blank)]) if one.kind in NOTES]
    assert (note.kind, "175格中1格空白（本年新收政府信息公开申请数量 自然人）" in note.message) == (FindingKind.BLANK, True)


def test_blanks_are_never_held_to_be_zero() -> None:
    report = full_report(seed=7)
    assert faults(printed(with_cell(report, "applications", RECEIVED, PERSON, "/"))) == []


@given(st.decimals(min_value=0, max_value=1000, places=4), st.integers(min_value=0, max_value=2))
def test_a_rate_holds_rounded_and_cut_off(exact: Decimal, places: int) -> None:
    unit = Decimal(1).scaleb(-places)
    for rounding in ("ROUND_HALF_UP", "ROUND_DOWN"):
        shown = exact.quantize(unit, rounding)
        assert agrees(shown, exact, f"{shown}%")
        assert not agrees(shown + 3 * unit, exact, f"{shown + 3 * unit}%")


def test_a_fault_that_another_file_of_the_report_does_not_have_says_so() -> None:
    report = full_report(seed=3)
    true = value(report, RECEIVED)
    broken = with_cell(report, "applications", RECEIVED, TOTAL, str(true + 7))
    found = faults(printed(broken, "a.txt"), printed(report, "b.txt"))
    (sums,) = [one.message for one in found if one.kind is FindingKind.ARITHMETIC]
    assert sums.endswith(f"；同一报告的另一份文件b.txt此处印作{true}，这项关系成立")
    alike = faults(printed(broken, "a.txt"), printed(broken, "b.txt"))
    assert not any("另一份文件" in one.message for one in alike)


def test_a_count_with_what_prose_says_was_carried_in_agrees_with_a_table_cut_off_before_it() -> None:
    table = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n一、本年新收政府信息公开申请数量\t20\t1\t0\t0\t0\t0\t21"
    assert faults(prose("办理政府信息公开申请22件（含上年结转1件）。", table)) == []
    assert len(faults(prose("办理政府信息公开申请23件（含上年结转1件）。", table))) == 1


def test_a_share_in_thousandths_is_held_against_nothing() -> None:
    assert faults(prose("收到来信200封，其中表扬4封，占2‰。")) == []
