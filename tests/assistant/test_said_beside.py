"""A town, and a bureau named by its level, are many counties' own: beside a county they are that county's, and no other county's report tells their
number."""

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
        "柏川县人民政府",
        2022,
    ): "全县收到政府信息公开申请90件，其中县公安局31件、县住建局22件、松坪镇7件、云岭乡5件。",
    ("枫川县人民政府", 2022): "全县收到政府信息公开申请60件，举办培训3场。\n二、存在的主要问题\n主要问题是公开渠道不多。",
    ("柏川县双泉镇人民政府", 2022): "我镇收到政府信息公开申请4件。",
    ("枫川水务局", 2022): "我局收到政府信息公开申请9件。",
}


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2026, 6, 1)), library)


@pytest.mark.parametrize(
    "question",
    [
        "枫川县2022年县公安局、县住建局各收到申请多少件",
        "枫川县2022年公安局和住建局收到申请多少件",
        "枫川县2022年县公安局与县住建局分别收到申请多少件",
        "枫川县2022年松坪镇收到申请多少件",
        "枫川县2022年松坪镇、云岭乡各收到申请多少件",
        "枫川县2022年县住建局、松坪镇各收到申请多少件",
        "枫川县2022年双泉镇收到申请多少件",
        "枫川县2022年报告中双泉镇收到申请多少件",
        "枫川县2022年双泉镇存在哪些问题",
        "枫川水务局2022年县公安局、县住建局各收到申请多少件",
    ],
)
def test_no_other_county_s_report_tells_the_number(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route in (Route.REFUSE, Route.CLARIFY), answer.text


def test_behind_a_turn_neither(talk: Talk) -> None:
    talk.ask("枫川县2022年收到申请多少件")
    assert talk.ask("松坪镇呢").figures == ()


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("柏川县2022年县公安局、县住建局各收到申请多少件", {31, 22}),
        ("柏川县2022年松坪镇收到申请多少件", {7}),
        ("柏川县2022年双泉镇收到申请多少件", {4}),
        ("双泉镇2022年收到申请多少件", {4}),
    ],
)
def test_the_county_s_own_are_told(talk: Talk, question: str, values: set[int]) -> None:
    assert {figure.value for figure in talk.ask(question).figures} == set(map(Decimal, values))
