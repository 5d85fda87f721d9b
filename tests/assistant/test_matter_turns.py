"""What applications were about, asked in a turn behind their number; and what all bodies of a city published in many ways."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2023): "全市各级行政机关通过各类渠道公开政府信息2.36万条，其中市本级0.9万条。"
    "收到政府信息公开申请40件，主要涉及林木采伐许可；答复38件。",
    ("杏林县人民政府", 2023): "全县各机关利用多种方式公开信息640条。收到政府信息公开申请6件，均已答复。",
}


@pytest.mark.parametrize("turn", ["主要涉及什么内容？", "涉及哪些方面", "主要集中在哪些领域？", "都关于什么的？"])
def test_what_they_were_about_is_quoted(talk: Talk, turn: str) -> None:
    talk.ask("桑榆市2023年收到多少件申请？")
    answer = talk.ask(turn)
    assert answer.route is Route.PASSAGES
    assert "林木采伐许可" in answer.text


@pytest.mark.parametrize("turn", ["主要涉及什么内容？", "都关于什么的？"])
def test_their_number_is_not_what_they_were_about(talk: Talk, turn: str) -> None:
    talk.ask("杏林县2023年收到多少件申请？")
    assert talk.ask(turn).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "value"), [("桑榆市2023年主动公开政府信息多少条？", 23600), ("杏林县2023年公开信息多少条？", 640)]
)
def test_published_in_many_ways_is_all_that_was_published(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == Decimal(value)
