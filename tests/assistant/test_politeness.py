"""Courtesy around a question never changes its figure, and what only looks like courtesy stays."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.politeness import without_politeness
from tests.assistant.talk import Talk

TEXTS = {
    (
        "芦岸县人民政府",
        2023,
    ): "收到政府信息公开申请84件。办结80件，其中不予公开6件。受理行政查询事项15件。召开新闻发布会5场。被提起行政诉讼3件。"
}
QUESTION = "芦岸县2023年不予公开多少件"
BEFORE = (
    "请问",
    "帮我看看",
    "麻烦您查一下",
    "请查询",
    "据报告，",
    "老师您好，",
    "求助，",
    "能否告知",
    "不好意思问一下，",
    "我想确认一下",
    "年报显示",
)
BEHIND = ("", "，谢谢！", "，请给出数字。", "？盼复", "，请附来源", "（要具体数字）", "，你知道吗")


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("behind", BEHIND)
def test_courtesy_changes_no_figure(talk: Talk, before: str, behind: str) -> None:
    assert [figure.value for figure in talk.ask(f"{before}{QUESTION}{behind}").figures] == [Decimal(6)]


@pytest.mark.parametrize(
    "question",
    [
        "查询事项多少件",
        "咨询服务开展多少次",
        "统计表中申请多少件",
        "可以公开的有多少件",
        "感谢信收到多少封",
        "问题整改完成多少个",
        "请介绍公开平台",
        "说说存在的问题",
        "谢谢",
        "好的，谢谢！",
        "你好",
        "",
    ],
)
def test_what_is_asked_stays(question: str) -> None:
    assert without_politeness(question) == question


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Hello, could you please tell me how many there were? Thanks a lot!", "how many there were"),
        ("I'd like to know how many there were.", "how many there were."),
        ("How  many   were there?", "How many were there?"),
    ],
)
def test_english_courtesy_goes_too(said: str, left: str) -> None:
    assert without_politeness(said) == left


@given(st.text(max_size=200))
def test_what_is_left_is_a_piece_of_what_was_said(text: str) -> None:
    assert "".join(without_politeness(text).split()) in "".join(text.split())
