"""Whether a report says the same number everywhere: what differs is given whole, what agrees with every place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.prose.agreement import read_agreement
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "收到政协提案26件。发布政策解读材料31件。召开新闻发布会5场。更新目录2000余条。接听来电约1000个。\n二、主动公开情况\n"
    "全年发布政策解读材料29件。召开新闻发布会5场。受理行政复议案件13件。更新目录2013条。接听来电1190个。\n六、其他需要报告的事项\n全年行政复议案件11件。"
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫岭县2023年政策解读材料的数字前后一致吗？", [31, 29]),
        ("枫岭县2023年政策解读材料数量前后是否一致？", [31, 29]),
        ("枫岭县2023年行政复议案件前后说法有没有矛盾？", [13, 11]),
        ("枫岭县2023年发布政策解读材料多少件？", [31, 29]),
    ],
)
def test_what_differs_is_given_whole(talk: Talk, question: str, values: list[int]) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == values
    assert {figure.state for figure in answer.figures} == {"conflict"}
    assert {warning.code for warning in answer.warnings} == {"conflict"}


def test_what_agrees_is_given_once_with_every_place(talk: Talk) -> None:
    answer = talk.ask("枫岭县2023年新闻发布会的数字前后一致吗？")
    assert [(figure.value, figure.state, len(figure.citations)) for figure in answer.figures] == [(Decimal(5), "reported", 2)]
    assert "一致" in answer.text


def test_about_agrees_with_what_it_may_stand_for(talk: Talk) -> None:
    answer = talk.ask("枫岭县2023年更新目录的数量前后一致吗？")
    assert [(figure.value, figure.state) for figure in answer.figures] == [
        (Decimal(2013), "reported"),
        (Decimal(2000), "approximate"),
    ]


def test_a_number_that_may_stand_for_another_is_no_conflict_with_it(talk: Talk) -> None:
    answer = talk.ask("枫岭县2023年更新目录多少条？")
    assert [(figure.value, figure.state) for figure in answer.figures] == [(Decimal(2013), "reported")]
    assert not answer.warnings


def test_what_is_about_and_lies_too_far_is_one(talk: Talk) -> None:
    answer = talk.ask("枫岭县2023年接听来电多少个？")
    assert {figure.state for figure in answer.figures} == {"conflict"}


def test_what_stands_in_one_place_has_nothing_to_agree_with(talk: Talk) -> None:
    answer = talk.ask("枫岭县2023年政协提案的数字前后一致吗？")
    assert [figure.value for figure in answer.figures] == [26]
    assert "只在一处" in answer.text


def test_of_what_is_not_there_nothing_is_said(talk: Talk) -> None:
    assert talk.ask("枫岭县2023年培训的数字前后一致吗？").route is Route.REFUSE


@pytest.mark.parametrize(
    ("content", "topic"),
    [
        ("新收申请正文写的是多少、表格写的是多少", "新收申请"),
        ("行政复议案件正文和附表对得上吗", "行政复议案件"),
        ("两年的申请数量一样吗", None),
        ("前后一致吗", None),
        ("建议和提案一样多吗", None),
    ],
)
def test_what_the_agreement_is_asked_of(content: str, topic: str | None) -> None:
    assert read_agreement(content) == topic
