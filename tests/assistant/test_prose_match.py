"""Which sentence's number a question means: unusual units, generic words of a subject, and what stays unanswered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.asked_unit import units_fit
from assistant.assistant import Assistant

REPORT = """\
丙水县水务局2023年政府信息公开工作年度报告
一、总体情况
全年在政务公开专栏新增主动公开政府信息152条。在微信公众号累计发布信息840条。
向县政府门户网站报送工作动态、调查征集等信息，被采用61条，考核得分88.5分。
改造阅览室120平方米，其中自助查阅区30平方米。
对水文地图进行全面改版，将图层由原来的60多个精简至24个。累计媒体宣传300余篇次，总阅读量超80万次。
"""


REPORTS = {"丙水县水务局2023年.txt": REPORT}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("丙水县水务局2023年主动公开多少条？", 152),
        ("丙水县水务局2023年主动公开政府信息多少条？", 152),
        ("丙水县水务局2023年微信公众号发布多少条？", 840),
        ("丙水县水务局2023年报送县政府门户网站的信息得了多少分？", "88.5"),
        ("丙水县水务局2023年地图改版后，图层精简到多少个？", 24),
        ("丙水县水务局2023年水文地图改版以后图层精简为多少个？", 24),
        ("丙水县水务局2023年总阅读量超过多少？", 800000),
        ("丙水县水务局2023年媒体宣传的总阅读量突破了多少？", 800000),
    ],
)
def test_the_number_that_is_meant_is_found(assistant: Assistant, question: str, value: int | str) -> None:
    answer = assistant.ask(question)
    assert [figure.value for figure in answer.figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "丙水县水务局2023年政务公开满意度测评得了多少分？",  # the report's points are of something else
        "丙水县水务局2023年信息窗口有多少平方米？",  # two areas, neither of a window
        "丙水县水务局2023年依申请公开多少条？",
        "丙水县水务局2023年水表改造后，图层精简到多少个？",
    ],
)
def test_a_number_of_something_else_is_not_given(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.figures == ()
    assert answer.route is not Route.FIGURES


def test_units_of_one_kind_answer_for_each_other() -> None:
    assert units_fit("件", "条")
    assert units_fit(None, "分")
    assert not units_fit("件", "人")
    assert not units_fit("分", "条")
