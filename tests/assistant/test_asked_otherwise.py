"""A question that asks for what was not done, for another measure of it, or for the other way of moving gets no neighbour's number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.language.politeness import without_politeness
from tests.assistant.talk import Talk

TEXTS = {
    ("槐滩县人民政府", 2022): "全年收到政府信息公开申请31件。",
    ("槐滩县人民政府", 2023): (
        "全年通过门户网站发布信息418条，其中水务动态类信息53条。通过“槐滩发布”微信公众号发布信息127条。"
        "全年收到政府信息公开申请45件。从渠道看，网络申请29件、信函申请16件。开设政务新媒体账号7个，其中微信公众号4个。"
    ),
}


@pytest.mark.parametrize(
    "question",
    [
        "槐滩县2023年通过微信公众号没有发布信息多少条？",
        "槐滩县2023年在门户网站未发布的信息有多少条？",
        "槐滩县2023年没有公开信息多少条？",
        "槐滩县2023年水务动态类信息最多一天发布多少条？",
        "槐滩县2023年信函申请办结多少件？",
        "槐滩县2023年通过信函答复的申请有多少件？",
    ],
)
def test_what_was_not_done_or_is_measured_otherwise_is_not_answered(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("槐滩县2023年通过微信公众号发布信息多少条呀？", 127),
        ("槐滩县2023年有没有通过微信公众号发布信息？多少条？", 127),
        ("槐滩县2023年信函申请多少件？", 16),
        ("槐滩县2023年开设政务新媒体账号几个，其中微信公众号几个？", 7),
    ],
)
def test_the_plain_question_is(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert (answer.route, answer.figures[0].value) == (Route.FIGURES, Decimal(value)), answer.text


def test_a_part_in_another_unit_is_not_told(talk: Talk) -> None:
    answer = talk.ask("槐滩县2023年开设政务新媒体账号几个，其中微信公众号多少字？")
    assert Decimal(4) not in {figure.value for figure in answer.figures}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("槐滩县2023年收到申请比上年减少多少件？", True),
        ("槐滩县2023年收到申请比2022年少几件？", True),
        ("槐滩县2023年收到申请比上年增加多少件？", False),
        ("槐滩县2022年收到申请比2023年少几件？", False),
        ("槐滩县2023年收到申请比上年变化多少？", False),
    ],
)
def test_what_moved_the_other_way_is_said_to(talk: Talk, question: str, said: bool) -> None:
    answer = talk.ask(question)
    assert (answer.figures[0].value, answer.text.startswith("没有减少，而是增加了。")) == (Decimal(14), said), answer.text


def test_a_closing_particle_is_no_part_of_the_question() -> None:
    assert without_politeness("帮忙看看槐滩县 申请 件数呀？") == "槐滩县 申请 件数？"
