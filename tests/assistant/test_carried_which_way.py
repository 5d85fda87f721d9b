"""Which way applications were carried over is never turned round; a column's sum is held against no number of all applicants."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	31	6	0	0	0	0	37
二、上年结转政府信息公开申请数量	4	1	0	0	0	0	5
"""
TEXTS = {
    ("青岚区人民政府", 2024): "全年共办理政府信息公开申请58件，含2023年转至今年办理的5件，办结56件，剩余2件结转下一年度处理。",
    ("枫岭市人民政府", 2023): f"全市全年共收办政府信息公开申请案件41件。{TABLE}",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many applications did Qinglan District carry over to the next year?", 2),
        ("How many applications were carried forward to the following year by Qinglan District in 2024?", 2),
        ("How many applications were passed on to next year in Qinglan District?", 2),
        ("How many applications were carried over to 2025 by Qinglan District?", 2),
        ("How many applications did Qinglan District carry over from the previous year?", 5),
        ("How many applications were carried over into 2023 in Fengling City?", 5),
        ("How many applications from natural persons were carried over into 2023 in Fengling City?", 4),
        ("枫岭市结转到2023年的申请多少件？", 5),
        ("枫岭市2022年结转到2023年的申请有几件？", 5),
        ("青岚区2024年转至今年办理的申请几件？", 5),
        ("青岚区2024年结转下年的申请几件？", 2),
    ],
)
def test_the_way_that_is_asked_for_is_told(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    "question", ["青岚区2024年结转的申请多少件？", "How many applications did Qinglan District carry over in 2024?"]
)
def test_a_way_left_out_is_asked_for(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.CLARIFY
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "value"), [("枫岭市2023年自然人申请收办多少件？", 35), ("枫岭市2023年收办商业企业的申请几件？", 7)]
)
def test_a_part_is_no_conflict_with_the_whole(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == value
    assert not answer.warnings
