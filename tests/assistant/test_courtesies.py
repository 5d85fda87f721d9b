"""Turns that only greet, thank or ask who answers: a friendly word that says what can be asked, and the conversation goes on."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.language.courtesies import courtesy
from tests.assistant.talk import Talk

TEXTS = {("枫岭县人民政府", 2022): "收到政府信息公开申请40件。", ("枫岭县人民政府", 2023): "收到政府信息公开申请60件。"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("你好", "greeted"),
        ("您好！", "greeted"),
        ("早上好", "greeted"),
        ("Hello", "greeted"),
        ("good morning!", "greeted"),
        ("谢谢", "thanked"),
        ("好的，非常感谢您！", "thanked"),
        ("謝謝", "thanked"),
        ("thanks a lot", "thanked"),
        ("再见", "parted"),
        ("bye", "parted"),
        ("你是谁？", "introduced"),
        ("你能做什么", "introduced"),
        ("可以问什么？", "introduced"),
        ("what can you do?", "introduced"),
        ("Who are you?", "introduced"),
    ],
)
def test_a_courtesy_gets_its_own_word(talk: Talk, text: str, kind: str) -> None:
    assert courtesy(text) == kind
    answer = talk.ask(text)
    assert answer.route is Route.REFUSE
    assert not answer.figures
    assert "没有找到" not in answer.text
    assert "不能回答" not in answer.text


@pytest.mark.parametrize(
    "text", ["您好，枫岭县2023年收到多少件申请？谢谢", "感谢信有多少封", "你好歹说说2023年的申请", "你能做什么培训几次", ""]
)
def test_a_question_is_no_courtesy(text: str) -> None:
    assert courtesy(text) == ""


@pytest.mark.parametrize("between", ["谢谢", "好的，谢谢！", "你能做什么", "thanks"])
def test_the_conversation_goes_on_over_a_courtesy(talk: Talk, between: str) -> None:
    talk.ask("枫岭县2023年收到多少件申请")
    talk.ask(between)
    assert talk.ask("2022年呢").figures[0].value == 40
    talk.ask(between)
    assert talk.ask("差多少").figures[0].value == 20
