"""What is asked of a part: of a turn before (其中…, 涉及几件), of several numbers together, of a body in another's report."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Answer, Route
from assistant.asking.indicator_words import all_dimensions, find_dimension
from assistant.computing.parts_of_wholes import adds_up
from assistant.turns.conversation import of_one_table
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

TEXTS = {
    ("枫岭县人民政府", 2022): "举办新闻发布会7场。",
    ("枫岭县人民政府", 2023): "收到政府信息公开申请63件：县政府20件、县水利局27件、县住建局16件。"
    "从内容看，涉及企业登记档案的21件，涉及土地征收的29件，涉及投诉举报处理的13件。"
    "12345热线受理投诉举报900件。对8件申请收取信息处理费2390元。"
    "承办人大代表建议40件、政协提案60件，其中A类办理结果的85件。公开信息500条，开设微信公众号20个。",
    ("柳溪县人民政府", 2023): "收到政府信息公开申请60件，其中网络申请39件、信函申请21件。受理投诉举报900件。",
}


def last(library: Library, *turns: str) -> Answer:
    talk = Talk(asked_on(library, date(2024, 6, 1)), library)
    return [talk.ask(turn) for turn in turns][-1]


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年收到申请多少件", "其中涉及企业登记档案的有多少"), 21),
        (("枫岭县2023年收到申请多少件", "其中投诉举报的多少"), 13),
        (("枫岭县2023年收到申请多少件", "涉及投诉举报的呢"), 13),
        (("枫岭县2023年收取信息处理费多少元", "涉及几件申请"), 8),
        (("枫岭县水利局2023年收到申请多少件",), 27),
    ],
)
def test_a_part_is_told_of_its_whole(library: Library, turns: tuple[str, ...], value: int) -> None:
    assert last(library, *turns).figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年公开信息多少条", "微信呢"),
        ("枫岭县财政局2023年收到申请多少件",),
    ],
)
def test_a_number_of_another_thing_is_no_part(library: Library, turns: tuple[str, ...]) -> None:
    assert last(library, *turns).route is Route.REFUSE


def test_the_part_that_is_most_is_told_in_the_reports_own_words(library: Library) -> None:
    answer = last(library, "枫岭县2023年哪类事项的申请最多，几件")
    assert answer.figures == ()
    assert "涉及土地征收的29件" in answer.text


@pytest.mark.parametrize("turn", ["涉及投诉举报的呢", "其中投诉举报的呢"])
def test_a_number_of_that_name_elsewhere_is_no_part(library: Library, turn: str) -> None:
    assert last(library, "柳溪县2023年收到申请多少件", turn).figures == ()


def test_without_a_year_the_report_that_states_it_answers_and_is_named(library: Library) -> None:
    answer = last(library, "枫岭县举办新闻发布会几场")
    assert [(str(figure.value), figure.year) for figure in answer.figures] == [("7", 2022)]
    assert "最近一年的报告里没有找到" in answer.text
    assert [warning.message for warning in answer.warnings] == ["未指明年份，用的是写明了这一项的2022年报告。"]


def test_a_report_that_says_there_was_none_gives_way_to_no_earlier_one(tmp_path: Path) -> None:
    texts = {("枫岭县人民政府", 2022): "举办新闻发布会7场。", ("枫岭县人民政府", 2023): "全年未召开新闻发布会。公开信息5条。"}
    with told_in_prose(tmp_path, texts) as opened:
        assert last(opened, "枫岭县举办新闻发布会几场").route is not Route.FIGURES


def test_what_applications_are_about_names_no_applicant() -> None:
    assert find_dimension("其中涉及企业登记的几件") is None
    assert find_dimension("企业提出的几件") == "商业企业"
    assert all_dimensions("涉及律师执业的、个人提出的几件") == ("自然人",)


def test_figures_of_one_table_may_be_parts_of_one_another() -> None:
    assert of_one_table("statistics.received.letter", "applications.received")
    assert not of_one_table("proactive.licences.decisions", "applications.received")


def test_numbers_that_follow_on_one_another_add_up() -> None:
    values = [Decimal(n) for n in (48, 12, 3, 29, 21, 13)]
    assert adds_up(values, 4, Decimal(63))
    assert not adds_up(values, 0, Decimal(62))
    assert not adds_up([Decimal(63)], 0, Decimal(63))
