"""When something is may stand before a body's name, a place may only begin a document's title, and 去年 is the year before a report's own
where it is asked whether that year's problems were mended."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "ropeway.txt": """\
棠溪市索道管理局2021年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年发布信息52条。云梯线换缆停运期间，我局提前五天在车站和公交站牌张贴接驳时刻。票务系统改版后，售票窗口由四个减为两个。
《棠溪市索道乘坐守则》征求意见时收到来信19封，大多集中在行李尺寸和雨天停运上。
二、存在的主要问题及改进情况
回看去年的问题：2020年报告中列出的乘客须知字号太小问题，局里重新印制了46块须知牌。今年的问题是夜班广播听不清。下一步更换扩音器。
""",
    "lamp.txt": """\
棠溪市路灯管理处2021年政府信息公开工作年度报告
一、总体情况
全年发布信息31条。
二、存在的主要问题及改进情况
主要问题是报修问题答复慢。下一步安排专人盯办。
""",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("云梯线换缆停运时棠溪市索道管理局怎么告诉乘客？", "接驳时刻"),
        ("票务系统改版后棠溪市索道管理局的售票窗口怎么变了？", "减为两个"),
        ("棠溪市索道乘坐守则征求意见时，意见主要集中在哪些方面？", "行李尺寸"),
        ("棠溪市索道管理局去年的乘客须知问题整改了没有？", "46块须知牌"),
        ("棠溪市索道管理局去年提出的问题解决了吗？", "46块须知牌"),
    ],
)
def test_what_stands_before_a_name_is_told_apart(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question, None)
    assert any(told in citation.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(
    "question", ["棠溪市路灯管理处去年的问题整改了吗？", "棠溪市索道管理局去年存在哪些问题？", "棠溪市停运规矩怎么定的？"]
)
def test_no_other_year_and_no_title_is_put_in_its_place(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, None)
    assert answer.route in (Route.REFUSE, Route.CLARIFY), answer.text
