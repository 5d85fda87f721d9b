"""A report whose place is masked is the body's of the kind that it calls itself by, where a question says that kind and no place."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "a1.txt": """\
xx娱乐网_yy平台人民政府驻外联络办公室
2022年政府信息公开工作年度报告
2022年,市驻外联络办认真落实各项要求。
一、总体情况
通过门户网站公开信息418条。收到申请6件。
""",
    "b.txt": "棠溪市人民政府2022年政府信息公开工作年度报告\n一、总体情况\n通过门户网站公开信息95条。\n",
    "c.txt": "棠溪市教育局2022年政府信息公开工作年度报告\n一、总体情况\n通过门户网站公开信息31条。\n",
}


@pytest.mark.parametrize(
    "question",
    [
        "市驻外联络办公室2022年通过门户网站公开信息多少条？",
        "驻外联络办2022年度门户网站公开了多少条信息？",
        "2022年度人民政府驻外联络办公室通过门户网站公开信息几条？",
    ],
)
def test_the_kind_alone_leads_to_the_report(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, None)
    assert [figure.value for figure in answer.figures] == [418]
    assert "unverified_organisation" in {warning.code for warning in answer.warnings}


@pytest.mark.parametrize(
    "question",
    [
        "棠溪市驻外联络办2022年通过门户网站公开信息多少条？",
        "宁波市驻外联络办公室2022年通过门户网站公开信息多少条？",
        "驻外联络办2021年通过门户网站公开信息多少条？",
        "市驻外事务办2022年通过门户网站公开信息多少条？",
    ],
)
def test_with_a_place_another_year_or_another_kind_it_is_not(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, None).route in (Route.REFUSE, Route.CLARIFY)
