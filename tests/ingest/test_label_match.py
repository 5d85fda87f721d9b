"""Labels as bodies print them name the form's rows; damaged ones only where one row is meant."""

from __future__ import annotations

import pytest

from ingest.tables.label_match import label_key
from ingest.tables.words import table_words

APPLICATIONS = table_words("applications", "2021")
ANNEX = table_words("statistics", "2014")


@pytest.mark.parametrize(
    "printed",
    [
        "1.属于国家秘密",
        "①属于国家秘密",
        "⒈属于国家秘密",
        "（1）属于国家秘密",
        "1属于国家秘密",
        "1．\u3000属于国家秘密",
        "属于\n国家秘密",
        "屬於國家秘密",
    ],
)
def test_numbers_widths_and_breaks_are_no_part_of_a_label(printed: str) -> None:
    assert label_key(printed) == "属于国家秘密"


@pytest.mark.parametrize(
    "printed", ["第二十条第（一）项", "《条例》第二十条第（一）项", "《政府信息公开条例》第二十条第(一)项", "第二十条第㈠项"]
)
def test_the_regulations_name_is_no_part_of_a_parts_label(printed: str) -> None:
    assert label_key(printed) == "第二十条第一项"


def test_a_year_and_a_number_are_told_apart() -> None:
    assert label_key("2023年制发件数") == "制发件数"
    assert label_key("12") == "12"


def test_a_damaged_label_that_two_rows_share_names_both() -> None:
    shared = ANNEX.rows.exact("（三）乡镇政府（街道办事处）")
    assert len(shared) == 2
    assert ANNEX.damaged("（三）乡镇政（街道办事处）") == shared


def test_a_damaged_label_between_two_rows_is_told_by_its_number() -> None:
    refused, granted = ANNEX.index("statistics.replies.refused"), ANNEX.index("statistics.replies.granted")
    assert ANNEX.damaged("4.不意公开答复数") == (refused,)
    assert ANNEX.damaged("2.意公开答复数") == (granted,)
    assert ANNEX.damaged("不意公开答复数") == ()


def test_a_text_far_from_all_rows_names_none() -> None:
    assert APPLICATIONS.damaged("1.本级受理平台转办件数") == ()


@pytest.mark.parametrize(
    ("printed", "row"),
    [
        ("二、上一年结转政府信息公开申请数量", "applications.carried_in"),
        ("二、去年结转政府信息公开申请数", "applications.carried_in"),
        ("四、结转下一年度继续办理", "applications.carried_out"),
        ("四、结转次年度继续办理", "applications.carried_out"),
        ("一、上年新收政府信息公开申请数量", None),
        ("一、本年新收政府信息公开申请数量增幅", None),
        ("一、历年新收政府信息公开申请数量", None),
        ("二、上年新收政府信息公开申请数量", None),
    ],
)
def test_a_word_that_makes_another_thing_of_a_label_is_no_damage(printed: str, row: str | None) -> None:
    found = APPLICATIONS.rows.exact(printed) or APPLICATIONS.damaged(printed)
    assert [APPLICATIONS.row(index).id for index in found] == ([] if row is None else [row])
