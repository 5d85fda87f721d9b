"""Turns that name no figure: given the one before again only where nothing else is asked, and told of nothing but what that counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.turns.idle_turns import asks_in_words, asks_otherwise, deed_alone, part_alone
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "收到政府信息公开申请44件。主动公开信息1000条。召开新闻发布会4场。群众满意率95%。",
    ("枫岭县人民政府", 2023): "收到政府信息公开申请60件，其中网络申请40件、信函申请20件；办结58件，予以公开30件，不予公开12件。"
    "主动公开信息900条，其中网站700条、公众号150条。召开新闻发布会5场，发布解读40篇。群众满意率97%。接到热线电话500个。"
    "承办人大代表建议36件、政协提案24件。市民信箱收到来信80封。因信息公开被申请行政复议8件，其中维持5件。",
    ("梧川市人民政府", 2023): "收到政府信息公开申请310件。主动公开信息4000条。群众满意率99%。",
}
RECEIVED, PUBLISHED = "枫岭县2023年收到申请多少件", "枫岭县2023年主动公开信息多少条"


@pytest.mark.parametrize(
    "turn",
    [
        "三年呢",
        "多少人",
        "多少人看",
        "几次",
        "排名呢",
        "第一呢",
        "全县呢",
        "环比呢",
        "至少多少",
        "记者呢",
        "不含信函的呢",
        "街道呢",
    ],
)
def test_what_the_figure_of_the_turn_before_does_not_tell_is_not_answered_by_it(talk: Talk, turn: str) -> None:
    talk.ask(RECEIVED)
    assert talk.ask(turn).route in (Route.REFUSE, Route.CLARIFY)


@pytest.mark.parametrize("turn", ["理由呢", "都有哪些", "具体呢", "还有呢"])
def test_what_is_asked_in_words_is_no_number(talk: Talk, turn: str) -> None:
    talk.ask("枫岭县2023年不予公开多少件")
    assert talk.ask(turn).route is not Route.FIGURES


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年接到热线电话多少个", "办结多少"),
        ("枫岭县2023年承办人大代表建议多少件", "予以公开呢"),
        ("枫岭县2023年召开新闻发布会几场", "不予公开呢"),
        ("枫岭县2023年行政复议多少件", "办结呢"),
        ("枫岭县2023年行政复议多少件", "公开呢"),
        ("枫岭县2023年不予公开多少件", "网络的呢"),
        ("枫岭县2023年不予公开多少件", "公开呢"),
        ("枫岭县2023年承办人大代表建议多少件", "网络的呢"),
        (PUBLISHED, "信函的呢"),
        (PUBLISHED, "网站之外的呢"),
        (PUBLISHED, "除了网站"),
        (PUBLISHED, "办结呢"),
        ("枫岭县2023年接到热线电话多少个", "和申请一共多少"),
        (RECEIVED, "石塘县呢", "差多少"),
        (RECEIVED, "企业呢", "梧川市呢"),
    ],
)
def test_a_number_of_another_thing_is_not_given_for_a_part_or_a_deed(talk: Talk, turns: tuple[str, ...]) -> None:
    assert [talk.ask(turn) for turn in turns][-1].route is not Route.FIGURES


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        ((RECEIVED, "网络的呢"), "40"),
        ((RECEIVED, "办结多少"), "58"),
        ((PUBLISHED, "网站的呢"), "700"),
        ((PUBLISHED, "那是多少条"), "900"),
        (("枫岭县2023年行政复议多少件", "维持呢"), "5"),
        (("枫岭县2023年承办人大代表建议多少件", "加上政协提案一共多少"), "60"),
        (("枫岭县2023年予以公开多少件", "和不予公开一共多少"), "42"),
        ((RECEIVED, "比去年呢"), "16"),
        ((RECEIVED, "梧川市呢", "两地一共多少"), "370"),
        ((RECEIVED, "梧川市呢", "前者比后者少多少"), "250"),
        (("枫岭县2023年群众满意率多少", "2022年呢", "提高了几个百分点"), "2"),
        (("枫岭县2023年召开新闻发布会几场", "满意率呢"), "97"),
    ],
)
def test_a_turn_that_is_told_of_the_one_before_is_answered(talk: Talk, turns: tuple[str, ...], value: str) -> None:
    assert [talk.ask(turn) for turn in turns][-1].figures[0].value == Decimal(value)


def test_of_two_years_one_of_which_tells_nothing_the_other_is_answered(talk: Talk) -> None:
    answer = talk.ask("枫岭县近两年接到热线电话多少个")
    assert [figure.value for figure in answer.figures] == [Decimal(500)]
    assert "2022年报告里没有找到" in answer.text


def test_words_tell_what_a_turn_leaves_open() -> None:
    assert asks_in_words("那依据是什么呢?")
    assert not asks_in_words("2022年呢")
    assert not asks_otherwise("那这个数是多少", "收到申请多少件")
    assert not asks_otherwise("占比呢", "收到申请多少件")
    assert deed_alone("不予公开呢", "statistics.trainings")
    assert not deed_alone("不予公开呢", "proactive.total")
    assert part_alone("自然人的呢")
    assert not part_alone("自然人参训呢")
