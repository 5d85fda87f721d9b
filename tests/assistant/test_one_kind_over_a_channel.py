"""A number of one kind of what a website published is no answer to how much it published; asked for by its kind it is told."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    ("苇塘镇人民政府", 2022): "通过县政府门户网站公开村级财务信息3条；通过“苇塘之窗”微信公众号推送防汛提示54条。",
    ("桐荫镇人民政府", 2022): "通过县政府门户网站公开各类信息73条。",
}


@pytest.mark.parametrize(
    "question",
    [
        "苇塘镇2022年网站公开信息多少条？",
        "苇塘镇2022年在网站公开多少条信息？",
        "How many items did 苇塘镇人民政府 publish on the website in 2022?",
    ],
)
def test_one_kind_is_not_told_as_all(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert not answer.figures or "没有写明合起来的总数" in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("苇塘镇2022年网站公开村级财务信息多少条？", 3),
        ("桐荫镇2022年网站公开信息多少条？", 73),
        ("How many items did 桐荫镇人民政府 publish on the website in 2022?", 73),
    ],
)
def test_what_is_asked_for_is_told(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value
