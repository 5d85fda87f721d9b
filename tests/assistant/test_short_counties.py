"""A county without a report that is said without its level is told of by its city's report, as it is with its level."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "city.txt": """\
连云港市人民政府2023年政府信息公开工作年度报告
一、总体情况
全市共收办政府信息公开申请案件180件（市政府40件、东海县90件、灌云县50件）。
其中收取信息处理费的有：东海县民政局2件，收取310元；灌云县公安局1件，收取90元。
""",
    "bureau.txt": "赣榆区水利局2023年政府信息公开工作年度报告\n一、总体情况\n收到申请7件。\n",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("灌云2023年收办了几件信息公开申请？", 50),
        ("2023年度东海收办政府信息公开申请多少件？", 90),
        ("在2023年里灌云县收办政府信息公开申请多少件？", 50),
    ],
)
def test_a_county_said_for_short_is_told_of_by_its_city(assistant: Assistant, question: str, value: int) -> None:
    assert [figure.value for figure in assistant.ask(question, None).figures] == [value]


@pytest.mark.parametrize(
    "question", ["灌云2022年收办几件信息公开申请？", "桐庐2023年收到多少件申请？", "灌云财政局2023年收到几件申请？"]
)
def test_what_no_report_tells_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, None).route in (Route.REFUSE, Route.CLARIFY)
