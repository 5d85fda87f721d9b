"""An English question that names one figure of the forms is not answered by the cell of another that one of its words may mean too."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	21	3	0	0	0	0	24
二、上年结转政府信息公开申请数量	4	0	0	0	0	0	4
"""
TEXTS = {
    ("苇溪市统计局", 2023): f"公开统计信息130条。{TABLE}",
    ("桐岸市统计局", 2023): f"受理政府信息公开申请26件。{TABLE}",
}


@pytest.mark.parametrize(
    "question",
    [
        "How many accepted applications did 苇溪市统计局 have in 2023?",
        "How many applications were accepted by 苇溪市统计局 in 2023?",
        "苇溪市统计局2023年受理申请多少件？",
    ],
)
def test_those_that_came_in_are_not_told_as_accepted(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many accepted applications did 桐岸市统计局 have in 2023?", 26),
        ("How many applications were accepted by 桐岸市统计局 in 2023?", 26),
        ("How many new applications did 苇溪市统计局 receive in 2023?", 24),
    ],
)
def test_what_is_named_is_told(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert answer.figures[0].value == value, answer.text
