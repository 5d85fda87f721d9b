"""An account's own name, be it the body's, hides no channel; what a report says of last year's problems is told of its own year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭市水务局",
        2023,
    ): "“枫岭水务”微信公众号发布信息512条，粉丝8600人；“枫岭市水务局”微博发布信息277条；“枫岭水务局”头条号推送文章133篇。"
    "全年开展政务公开专业培训4次，参训96人。"
    "2022年报告中提出的“栏目更新慢”问题，已补发信息35条；“人手生疏”问题，通过全年6次专业培训得到缓解。",
    (
        "桐坡区卫生局",
        2023,
    ): "“桐坡卫生”微信公众号发布信息91条，“桐坡健康”微信公众号发布信息64条。全年开展政务公开培训2次。全年举办普法培训5次。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫岭市水务局2023年微博发布多少条信息？", [277]),
        ("枫岭市水务局2023年公众号发布多少条信息？", [512]),
        ("枫岭市水务局2023年头条号推送文章多少篇？", [133]),
        ("枫岭市水务局2023年微信公众号、微博各发布多少条信息？", [512, 277]),
        ("枫岭市水务局2023年新媒体发布信息多少条？", [512, 277, 133]),
        ("枫岭市水务局2023年发布信息多少条？", [512, 277, 133]),
        ("枫岭市水务局2023年补发信息多少条？", [35]),
        ("枫岭市水务局2023年政务公开专业培训几次？", [4, 6]),
        ("桐坡区卫生局2023年政务公开培训几次？", [2]),
    ],
)
def test_each_channel_has_its_own_number(talk: Talk, question: str, values: list[int]) -> None:
    answer = talk.ask(question)
    assert sorted(figure.value or 0 for figure in answer.figures) == sorted(map(Decimal, values)), answer.text


@pytest.mark.parametrize(
    "question",
    ["枫岭市水务局2023年抖音发布多少条信息？", "桐坡区卫生局2023年微博发布多少条信息？", "枫岭市水务局2023年微博粉丝多少人？"],
)
def test_a_channel_that_is_not_told_has_none(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_one_of_two_accounts_of_a_channel_is_not_all_of_it(talk: Talk) -> None:
    answer = talk.ask("桐坡区卫生局2023年微信公众号发布信息多少条？")
    assert len(answer.figures) != 1, answer.text


def test_numbers_of_one_thing_that_differ_are_said_to(talk: Talk) -> None:
    answer = talk.ask("枫岭市水务局2023年政务公开专业培训几次？")
    assert [warning.code for warning in answer.warnings] == ["conflict"]
