"""A body named before the one that is asked about: it says in whose year or report, and its own number is never told for the other's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk

TEXTS = {
    (
        "云泽市人民政府",
        2022,
    ): "全市收到政府信息公开申请900件，其中松溪县70件、竹湾区81件。全市行政复议60件，其中竹湾区9件。召开新闻发布会25场。",
    ("云泽市教育局", 2022): "我局收到政府信息公开申请14件，举办培训6场。",
    ("松溪县人民政府", 2021): "全县收到政府信息公开申请55件，召开新闻发布会4场。",
    ("竹湾区人民政府", 2022): "全区收到政府信息公开申请82件，举办培训3场。",
    ("云泽市竹湾区教育局", 2021): "我局收到政府信息公开申请5件。",
}


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2026, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("云泽市2022年松溪县收到申请多少件", 70),
        ("云泽市2022年报告中松溪县收到申请多少件", 70),
        ("云泽市2022年收到的申请里松溪县有多少件", 70),
        ("云泽市2022年竹湾区收到申请多少件", 82),
        ("云泽市2022年竹湾区行政复议多少件", 9),
        ("云泽市2022年，竹湾区举办培训多少场", 3),
        ("云泽市2022年市教育局收到申请多少件", 14),
    ],
)
def test_the_body_beneath_is_told_by_its_own_report_or_by_name(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "云泽市2022年松溪县召开新闻发布会多少场",
        "云泽市2022年竹湾区召开新闻发布会多少场",
        "云泽市2022年竹湾区教育局收到申请多少件",
        "松溪县2021年竹湾区收到申请多少件",
        "云泽市2022年松溪县申请比上年增加多少件",
        "云泽市2022年县教育局收到申请多少件",
        "云泽市2022年区教育局举办培训多少场",
        "云泽市县教育局2022年举办培训多少场",
        "竹湾区2022年市水利局举办培训多少场",
        "云泽市教育局2022年，县教育局举办培训多少场",
    ],
)
def test_nothing_is_told_of_it_by_the_number_of_another(talk: Talk, question: str) -> None:
    assert talk.ask(question).route in (Route.REFUSE, Route.CLARIFY)


def test_two_that_are_joined_are_both_asked_about(talk: Talk) -> None:
    assert {figure.value for figure in talk.ask("云泽市和竹湾区2022年各收到申请多少件").figures} == {900, 82}


def test_behind_a_turn_a_bureau_of_another_level_is_not_the_citys(talk: Talk) -> None:
    assert talk.ask("云泽市2022年举办培训多少场").figures == ()
    assert talk.ask("县教育局呢").figures == ()
    assert [figure.value for figure in talk.ask("市教育局呢").figures] == [Decimal(6)]
