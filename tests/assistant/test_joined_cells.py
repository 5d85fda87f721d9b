"""Headers of one path joined by 、 mean the cell in which they meet; rows and columns beside one another mean a figure each."""

from __future__ import annotations

import pytest

from assistant.asking.joined_cells import beside_turn, said_of_each
from assistant.asking.tasks import read_tasks

Read = tuple[str | None, str | None]


def things(text: str) -> list[Read]:
    return [(thing.indicator, thing.column) for task in read_tasks(text) for thing in task.things]


@pytest.mark.parametrize("how", ["有多少件", "是几件", "的案件多少件"])
@pytest.mark.parametrize(
    ("headers", "indicator"),
    [
        ("复议后起诉、其他结果的行政诉讼", "litigation.after_review.other"),
        ("其他结果、复议后起诉的行政诉讼", "litigation.after_review.other"),
        ("行政诉讼、复议后起诉、其他结果", "litigation.after_review.other"),
        ("未经复议直接起诉、结果纠正的行政诉讼", "litigation.direct.corrected"),
        ("不予公开、属于行政查询事项", "applications.refused.administrative_query"),
        ("属于行政查询事项、不予公开", "applications.refused.administrative_query"),
        ("不予处理、重复申请", "applications.unprocessed.repeated"),
        ("无法提供、本机关不掌握相关政府信息", "applications.unavailable.not_held"),
    ],
)
def test_headers_of_one_path_are_one_cell(headers: str, indicator: str, how: str) -> None:
    assert things(f"{headers}{how}") == [(indicator, None)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("法人或其他组织、科研机构新收的申请多少件", ("applications.received", "科研机构")),
        ("科研机构、法人或其他组织不予公开的多少件", ("applications.refused", "科研机构")),
        ("科研机构、不予处理、重复申请多少件", ("applications.unprocessed.repeated", "科研机构")),
        ("法人或其他组织、科研机构的不予公开、属于国家秘密多少件", ("applications.refused.state_secret", "科研机构")),
    ],
)
def test_a_path_goes_through_rows_and_columns(text: str, cell: Read) -> None:
    assert things(text) == [cell]


def test_a_group_and_its_part_are_never_added() -> None:
    assert things("不予公开、属于国家秘密的一共多少件") == [("applications.refused.state_secret", None)]
    assert things("不予公开、属于国家秘密、属于行政查询事项的多少件") == [
        ("applications.refused.state_secret", None),
        ("applications.refused.administrative_query", None),
    ]


def test_a_group_and_its_part_asked_for_each_are_two() -> None:
    assert things("不予公开和其中属于国家秘密的各多少件") == [
        ("applications.refused", None),
        ("applications.refused.state_secret", None),
    ]


@pytest.mark.parametrize("joint", ["、", "和", "与", "及", "以及", "或"])
@pytest.mark.parametrize(
    ("one", "other", "end", "read"),
    [
        ("予以公开", "部分公开", "的申请各多少件", ["applications.granted", "applications.partly_granted"]),
        ("规章制发", "废止", "各多少件", ["proactive.rules.issued", "proactive.rules.abolished"]),
        ("规章", "行政规范性文件", "各废止多少件", ["proactive.rules.abolished", "proactive.normative_documents.abolished"]),
        ("行政复议结果维持", "其他结果", "分别多少件", ["review.upheld", "review.other"]),
        ("行政复议", "行政诉讼", "各有多少件尚未审结", ["review.pending", "litigation.pending"]),
        (
            "未经复议直接起诉",
            "复议后起诉",
            "的结果维持各多少件",
            ["litigation.direct.upheld", "litigation.after_review.upheld"],
        ),
        ("行政复议", "行政诉讼", "总计各多少件", ["review.total", "litigation.total"]),
    ],
)
def test_what_one_says_for_all_is_said_of_each(one: str, other: str, end: str, read: list[str], joint: str) -> None:
    assert things(f"{one}{joint}{other}{end}") == [(indicator, None) for indicator in read]


def test_a_column_is_said_of_all_rows() -> None:
    assert things("自然人予以公开和部分公开各多少件") == [
        ("applications.granted", "自然人"),
        ("applications.partly_granted", "自然人"),
    ]


def test_a_total_keeps_its_own_row() -> None:
    assert said_of_each("行政复议总计和行政诉讼结果维持") == ()
    assert things("行政复议总计和行政诉讼结果维持各多少件") == [("review.total", None), ("litigation.upheld", None)]


def test_or_joins_no_name_of_a_column() -> None:
    for text in ("法人或其他组织收到多少件", "法人或者其他组织收到多少件"):
        assert things(text) == [("applications.received", "法人或其他组织")]


@pytest.mark.parametrize("text", ["如何规范答复", "纠正多少件", "报名和缴费各多少"])
def test_a_turn_that_joins_no_figures_is_left(text: str) -> None:
    assert beside_turn(text, ("复议", "结果维持")) == ()


def test_english_is_put_together_with_spaces() -> None:
    assert things("how many rules and how many normative documents were abolished") == [
        ("proactive.rules.abolished", None),
        ("proactive.normative_documents.abolished", None),
    ]
