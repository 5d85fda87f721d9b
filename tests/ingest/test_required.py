"""A number that is asked for, aimed at, of several years or of each one is not what a report says was done in its year."""

from __future__ import annotations

import pytest

from ingest.statements.required import required
from tests.ingest.stated import read


def told(prose: str) -> list[str]:
    return [one.number.of(prose) for one in read(prose)]


@pytest.mark.parametrize(
    "prose",
    [
        "要求每个单位全年公开信息不少于120条、培训不少于2次。",
        "重点单位信息发布量应达到300条以上。",
        "按照上级要求,县级政府每年新闻发布会不少于4场,政策解读率达到100%,热线办结率达到95%以上。",
        "全年主动公开信息目标任务为2000条。",
        "复印费收费上限500元。",
        "条例实施15年来共收到申请830件、行政复议41件。",
        "“七五”普法期间举办培训52场,参训3800人次。",
    ],
)
def test_what_was_not_done_in_the_year_states_nothing(prose: str) -> None:
    assert told(prose) == []


@pytest.mark.parametrize(
    ("prose", "number"),
    [
        ("任务数为80条,完成92条。", "92条"),
        ("按照要求,我局全年公开信息不少于80条。", "不少于80条"),
        ("要求培训不少于2次,全县实际培训5次。", "5次"),
        ("完成年度任务29项。", "29项"),
        ("分解目标41项。", "41项"),
        ("自贯彻条例以来共公开90条,今年公开12条。", "12条"),
    ],
)
def test_what_was_done_stays(prose: str, number: str) -> None:
    assert told(prose) == [number]


def test_a_number_of_each_one_says_so_and_is_no_indicators() -> None:
    prose = "3个乡镇各收到申请4件,12个村各设公开栏3块。"
    assert [(one.number.of(prose), one.subject, one.indicator) for one in read(prose)] == [
        ("3个", "乡镇", None),
        ("4件", "各收到申请", None),
        ("12个", "村", None),
        ("3块", "各设公开栏", None),
    ]


def test_a_rule_ends_where_it_is_told_what_was_done() -> None:
    said = "规定培训不少于2次,公开率达到90%以上,截至年底已培训3次"
    assert [required(said, said.index(number)) for number in ("2次", "90%", "3次")] == [True, True, False]
