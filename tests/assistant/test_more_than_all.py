"""A part of what was published that is more than what the report tells of all kinds together: both numbers are told as a contradiction."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    (
        "榕岭镇人民政府",
        2022,
    ): "我镇通过县政府网站、村务公开栏等公开信息319条，其中财务公示40条。镇纪委抽查两次。据统计，全年公开各类信息301条，无泄密情况。",
    ("榆荫镇人民政府", 2022): "通过县政府网站、村务公开栏等公开信息210条。全年公开各类信息301条。",
    ("椿湾区人民政府", 2022): "主动公开政府信息45条。通过微信公众号发布信息900条。",
}


@pytest.mark.parametrize("question", ["榕岭镇2022年一共公开信息多少条？", "榕岭镇2022年公开各类信息多少条？"])
def test_both_are_told(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert sorted(int(figure.value or 0) for figure in answer.figures) == [301, 319]
    assert {figure.state for figure in answer.figures} == {"conflict"}
    assert {warning.code for warning in answer.warnings} == {"conflict"}


@pytest.mark.parametrize(("question", "value"), [("榆荫镇2022年公开信息多少条？", 301), ("椿湾区2022年主动公开信息多少条？", 45)])
def test_what_goes_together_is_no_contradiction(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == value
    assert not any(warning.code == "conflict" for warning in answer.warnings)
