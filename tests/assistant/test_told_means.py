"""How long something took on average is told by the one mean of it, however it is asked; the mean of something else is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2023): (
        "全年收到政府信息公开申请46件，均已办结，信息公开申请平均办理时长9个工作日。提案平均办理用时37天，网民留言平均3天回复。"
    ),
    ("桑榆市水务局", 2023): "依申请公开方面，收到申请5件，平均每件用时6.5天。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桑榆市政府2023年信息公开申请平均几天办结？", "9"),
        ("桑榆市政府2023年依申请公开平均办理时间是多少天？", "9"),
        ("桑榆市政府2023年办一件申请平均要多少天？", "9"),
        ("桑榆市政府2023年提案平均几天办完？", "37"),
        ("桑榆市水务局2023年申请平均几天办结？", "6.5"),
        ("桑榆市水务局2023年平均办理时间是多少？", "6.5"),
    ],
)
def test_a_mean_is_told_of_what_it_is_of(talk: Talk, question: str, value: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    ["桑榆市政府2023年投诉平均几天办结？", "桑榆市水务局2023年提案平均办理时长多少？", "桑榆市水务局2023年申请最长几天办结？"],
)
def test_the_mean_of_something_else_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
