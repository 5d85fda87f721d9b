"""How English questions for words are said in Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.words_asked import SAYINGS, asked_for_words


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who chairs the leading group in ?", "领导小组组长是谁"),
        ("who is responsible for disclosure work at in ?", "由谁负责政务公开"),
        ("who reviews information before publication?", "由谁发布前审查信息"),
        ("where can i send a letter to the in ?", "来信寄到哪里"),
        ("what will do about the broken touch screens in ?", "怎么解决触摸屏故障"),
        ("what does plan to do next year to improve policy interpretation?", "下一步怎么改进政策解读"),
        ("why were applications refused?", "为什么不予公开申请"),
        ("did charge any information processing fee in ?", "有没有收取信息处理费"),
        ("was anybody held accountable?", "有没有人被追究责任"),
        ("what problems did the admit in ?", "有哪些问题"),
    ],
)
def test_a_question_for_words_is_said_in_chinese(question: str, said: str) -> None:
    assert said in asked_for_words(question)


@pytest.mark.parametrize("question", ["who won the zeppelin?", "", "how many zeppelins?", "why not?"])
def test_what_cannot_be_said_whole_is_not_said(question: str) -> None:
    assert asked_for_words(question) == ()


@given(st.text(max_size=120))
def test_any_text_is_said_in_a_few_ways_or_none(text: str) -> None:
    assert len(asked_for_words(text)) <= SAYINGS
