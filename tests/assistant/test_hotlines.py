"""A telephone number is asked by whose it is: a hotline for one thing is told with what it is for, and is no office's telephone."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭市水务局",
        2023,
    ): "设立防汛咨询热线0591-6630999，汛期有人值守。公众可拨打0591-6630127对我局信息公开工作进行监督投诉，未接到此类投诉。",
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("枫岭市水务局防汛咨询热线是多少？", "6630999"),
        ("枫岭市水务局防汛热线号码是什么？", "6630999"),
        ("枫岭市水务局的监督投诉电话是多少？", "6630127"),
        ("枫岭市水务局监督投诉热线是多少？", "6630127"),
    ],
)
def test_whose_number_is_asked_is_told(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.text


@pytest.mark.parametrize(
    "question", ["枫岭市水务局办公电话是多少？", "枫岭市水务局的心理援助热线是多少？", "枫岭市水务局联系电话是多少？"]
)
def test_another_number_is_none(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
