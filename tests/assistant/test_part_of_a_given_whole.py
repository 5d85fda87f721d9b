"""A part of a number that the question itself says: of that number as the report tells it, and of no other that has such a part too."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	150	12	0	0	8	0	170
二、上年结转政府信息公开申请数量	36	4	0	0	0	0	40
"""
TEXTS = {
    (
        "苍浦市人民政府",
        2023,
    ): f"全市共收办政府信息公开申请案件210件，其中，自然人申请186件，法人或其他组织申请24件；予以公开196件、不予公开14件。{TABLE}",
    ("濂溪县人民政府", 2023): f"全县办理咨询和申请线索95件，均已回复。{TABLE}",
    (
        "桐坡县体育局",
        2023,
    ): "全年公开体育信息320条，其中网站公开200条，公众号公开120条。赛事信息另行统计，共发布赛事公告80条，其中网站发布30条，公众号发布50条。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("苍浦市2023年210件申请中自然人多少件？", 186),
        ("苍浦市2023年收办的210件申请里，法人或其他组织有几件？", 24),
        ("苍浦市2023年210件申请当中有多少件是自然人提出的？", 186),
        ("苍浦市2023年210件申请中商业企业多少件？", 16),
        ("苍浦市2023年新收170件申请中自然人多少件？", 150),
        ("苍浦市2023年210件申请中不予公开的有几件？", 14),
        ("桐坡县体育局2023年320条信息中网站公开多少条？", 200),
        ("桐坡县体育局2023年80条赛事公告中网站发布多少条？", 30),
    ],
)
def test_the_part_is_of_the_number_that_the_question_says(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures][:1] == [Decimal(value)], answer.text


@pytest.mark.parametrize(
    "question",
    [
        "濂溪县2023年95件线索中自然人多少件？",
        "濂溪县2023年办理的95件里自然人有几件？",
    ],
)
def test_a_part_of_another_number_is_not_told(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES, answer.text


def test_a_share_of_a_given_number_stays_a_share(talk: Talk) -> None:
    assert talk.ask("苍浦市2023年210件申请中自然人占多少？").figures[0].unit == "%"
