"""What a question adds up or names beside others: every addend, the body that is named best, and no channel in place of a whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "澜山市人民政府",
        2023,
    ): "全市全年共收办政府信息公开申请900件（市政府100件、市各有关部门300件、青田县320件、槐荫区180件）。"
    "2023年对12件政府信息公开申请收取了信息处理费1200元。其中，青田县自然资源和规划局2件，收取300元；青田县公安局4件，收取420元；"
    "澜山市自然资源和规划局槐荫分局1件，收取80元；澜山市公安局5件，收取400元。"
    "办结申请60件：予以公开41件，部分公开9件，不予公开10件。接受现场咨询35次，电话投诉12件。"
    "政策文件库共归集政策文件90件，其中市级文件80件。",
    ("澜山市槐荫区林业局", 2023): "收到政府信息公开申请2件。",
    ("栗坪县商务局", 2023): "在政府网站主动公开政府信息150条，在微信公众号发布信息120条。",
    ("桐坡县商务局", 2023): "全年主动公开政府信息170条。",
    ("杏岭县商务局", 2023): "在政务平台主动公开政府信息340条，通过政务微信发布信息910条。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("澜山市2023年公开和部分公开合计多少件？", 50),
        ("澜山市2023年部分公开和公开一共几件？", 50),
        ("澜山市2023年公开与不予公开加起来多少件？", 51),
        ("澜山市2023年青田公安局收费多少？", 420),
        ("澜山市2023年青田县公安局收了多少钱？", 420),
        ("澜山市2023年槐荫收办多少件？", 180),
    ],
)
def test_the_number_is_of_all_that_is_named(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == Decimal(value)


def test_the_number_of_a_body_of_another_place_is_not_told(talk: Talk) -> None:
    assert {figure.value for figure in talk.ask("澜山市2023年青田自然资源局收费多少？").figures} <= {Decimal(300)}


def test_public_beside_another_result_is_a_result(talk: Talk) -> None:
    assert [figure.value for figure in talk.ask("澜山市2023年公开和不公开各多少件？").figures] == [Decimal(41), Decimal(10)]


@pytest.mark.parametrize(
    "question",
    [
        "澜山市2023年咨询和投诉合计多少件？",  # counted in other units: no sum, and none of the two alone
        "澜山市2023年栗溪公安局收费多少？",
        "澜山市2023年市级主动公开多少条？",  # what was collected was not published by it
        "澜山市2023年申请最多的是哪类信息？",
        "栗坪县商务局和杏岭县商务局2023年公开信息合计多少条？",
        "栗坪县商务局和桐坡县商务局2023年谁公开的信息多？",
    ],
)
def test_a_part_is_never_told_for_all(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_a_place_within_the_body_of_the_turn_before_is_no_bureau_of_it(talk: Talk) -> None:
    assert talk.ask("澜山市2023年收办多少件？").figures[0].value == Decimal(900)
    assert talk.ask("槐荫呢？").figures[0].value == Decimal(180)


def test_a_place_alone_still_is_its_only_bureau(talk: Talk) -> None:
    assert talk.ask("槐荫2023年收到多少件申请？").figures[0].value == Decimal(2)
