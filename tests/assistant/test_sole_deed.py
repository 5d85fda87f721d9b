"""A deed that is asked for alone is told by the one number of it, whatever it was done with; two such numbers are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市市场监督管理局", 2023): (
        "全年立案查处各类侵权案件76件，罚没入库91.4万元，为消费者挽回经济损失23万元。收取检索费、复制费130元，减免低保对象费用45元，退还误收费用20元。"
    ),
    ("桑榆市人民政府", 2023): "收取信息处理费2单，共计860元。减免企业场地费用12万元，减免学生餐饮费用3万元。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("罚没款是多少？", "91.4"),
        ("罚没多少万元？", "91.4"),
        ("挽损多少万元？", "23"),
        ("减免了多少元？", "45"),
        ("退费多少？", "20"),
        ("收费多少元？", "130"),
        ("立案多少件？", "76"),
    ],
)
def test_a_deed_alone_is_told_by_its_one_number(talk: Talk, question: str, value: str) -> None:
    assert [figure.value for figure in talk.ask(f"桑榆市市场监管局2023年{question}").figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question", ["桑榆市政府2023年减免了多少元？", "桑榆市政府2023年收取信息处理费多少件？", "桑榆市政府2023年减免了几单？"]
)
def test_several_and_other_units_are_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
