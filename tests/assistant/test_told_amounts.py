"""Amounts that were paid, weights in an assessment, levels set against each other, and turns that ask why or which post."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "柞岭市人民政府",
        2023,
    ): "全市公开政府信息5200条，其中市直部门3100条，乡镇（街道）2100条。将政务公开纳入部门绩效考核，权重为4%。\n"
    "新建雨水管网12公里，拨付补助资金860万元。向种粮农户发放耕地地力补贴1200万元，涉及2.1万户。\n"
    "全年收到政府信息公开申请60件，其中网络40件，信函20件。申请人提出补正8件。比2022年的48件多12件，主要原因是旧城改造启动，补偿类申请集中增加。\n"
    "“柞岭发布”公众号推送950篇，阅读量最高的一篇是《柞岭市公交线路调整公告》，达3.4万次。",
    ("柞岭市水利局", 2023): "全年收到书面申请9件。政务公开在局目标考核中的权重由3%提高到5%。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柞岭市2023年雨水管网拨了多少补助资金？", "860"),
        ("柞岭市2023年发了多少耕地地力补贴资金？", "1200"),
        ("柞岭市2023年耕地地力补贴发了多少钱？", "1200"),
        ("柞岭市2023年政务公开占绩效考核多少权重？", "4"),
        ("柞岭市水利局2023年政务公开考核权重是多少？", "5"),
        ("柞岭市2023年乡镇（街道）公开的信息比市直部门少多少条？", "1000"),
        ("柞岭市2023年市直部门公开的信息比乡镇多多少条？", "1000"),
        ("柞岭市2022年收到多少件政府信息公开申请？", "48"),
    ],
)
def test_what_the_report_tells_plainly_is_found(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures][:1] == [Decimal(value)]


@pytest.mark.parametrize("question", ["柞岭市2023年污水管网拨了多少补助资金？", "柞岭市2023年发了多少创业补贴？"])
def test_money_for_another_thing_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


@pytest.mark.parametrize(
    ("first", "turn", "told"),
    [
        ("柞岭市2023年收到多少件申请？", "市水利局呢？", "9件"),
        ("柞岭市2023年收到多少件申请？", "那市水利局呢？", "9件"),
        ("柞岭市2023年收到多少件申请？", "为什么增加？", "旧城改造启动"),
        ("柞岭市2023年收到多少件申请？", "比上年多的原因是什么？", "旧城改造启动"),
        ("柞岭市2023年公众号推送多少篇？", "阅读量最高的是哪一篇？", "公交线路调整公告"),
    ],
)
def test_a_turn_goes_on_from_the_one_before(talk: Talk, first: str, turn: str, told: str) -> None:
    talk.ask(first)
    assert told in talk.ask(turn).text
