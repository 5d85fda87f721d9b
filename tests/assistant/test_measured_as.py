"""How many bodies or occasions there were is told by no cases that bodies had, and by no news about them."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.guards.measured_as import counts_other_than
from tests.assistant.talk import Talk

TEXTS = {
    ("榆泽市税务局", 2019): "受理量靠前的是：城北分局37件、河口分局25件。发布信息160条，其中听证会信息4条。",
    ("榆原县人民政府", 2019): "按类别统计：机构职能类信息120条，行政强制类35条，其他类45条。建成公开专区5个。",
}


@pytest.mark.parametrize(
    "question", ["榆泽市税务局2019年有几个分局？", "榆泽市税务局2019年听证会几场？", "榆原县2019年行政强制多少件？"]
)
def test_another_measure_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(("question", "value"), [("榆原县2019年公开专区几个？", 5), ("榆原县2019年行政强制类信息多少条？", 35)])
def test_its_own_measure_is_told(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    ("question", "counted", "unit", "other"),
    [
        ("下属单位有几个", "下属单位", "件", True),
        ("下属单位有几个", "下属单位", "家", False),
        ("县公安局有几个|收到申请", "县公安局", "件", False),
        ("培训几场", "培训动态", "篇", True),
        ("培训动态几期", "培训动态", "篇", False),
        ("行政处罚信息几件", "行政处罚类", "条", False),
    ],
)
def test_what_a_unit_can_count(question: str, counted: str, unit: str, other: bool) -> None:
    assert counts_other_than(question, counted, unit) is other
