"""Questions of yes or no: answered by the number they are about, its row or sentence beside it; passages stay passages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.whether import read_whether
from tests.assistant.talk import Talk

FORM = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	0	0	0	0	0	0	0
二、上年结转政府信息公开申请数量	0	0	0	0	0	0	0
"""
TEXTS = {
    ("枫岭县档案馆", 2023): "本馆全年没有收到政府信息公开申请。" + FORM,
    ("枫岭县人民政府", 2022): "收到政府信息公开申请40件。因政府信息公开被申请行政复议2件。",
    ("枫岭县人民政府", 2023): "收到政府信息公开申请60件。因政府信息公开被申请行政复议8件，未发生行政诉讼。收取信息处理费1200元。"
    "门户网站公开信息423条。发布解读材料1000余篇。",
    ("枫岭县水务局", 2023): "全年未收到政府信息公开申请，未收取信息处理费。",
}


@pytest.mark.parametrize(
    ("question", "word", "value"),
    [
        ("枫岭县2023年有没有被申请行政复议？", "有", "8"),
        ("枫岭县2023年有行政复议吗", "有", "8"),
        ("枫岭县2023年没有行政复议吗？", "有", "8"),
        ("枫岭县2023年没有被复议，对吗？", "有", "8"),
        ("枫岭县2023年是不是没有行政诉讼？", "没有", "0"),
        ("枫岭县2023年是否收到申请？", "有", "60"),
        ("枫岭县2023年收过信息处理费吗", "有", "1200"),
        ("枫岭县2023年收信息处理费了没有", "有", "1200"),
        ("枫岭县水务局2023年收到过申请吗", "没有", "0"),
        ("枫岭县水务局2023年收过信息处理费吗", "没有", "0"),
        ("枫岭县2023年门户网站公开信息超过400条了吗", "是", "423"),
        ("枫岭县2023年门户网站公开信息有没有超过500条", "不是", "423"),
        ("枫岭县2023年收到的申请不到100件吗", "是", "60"),
        ("枫岭县2023年收到的申请是不是达到60件", "是", "60"),
        ("枫岭县2023年是不是收到60件申请", "是", "60"),
        ("枫岭县2023年是不是收到61件申请", "不是", "60"),
    ],
)
def test_a_number_answers_yes_or_no(talk: Talk, question: str, word: str, value: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert answer.text.startswith(f"{word}：")
    assert answer.figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县2023年申请全部办结了吗",
        "枫岭县2023年有没有举办培训",
        "枫岭县水务局2023年收到的申请有没有超过2022年",
        "枫岭县2023年发布解读材料超过1000篇了吗",
        "枫岭县2023年收到的申请有没有增长",
        "枫岭县2023年比2022年多收申请了吗",
    ],
)
def test_what_no_number_answers_gets_no_yes_or_no(talk: Talk, question: str) -> None:
    assert not talk.ask(question).text.startswith(("有：", "没有：", "是：", "不是："))


def test_a_later_turn_asks_whether_of_the_turn_before(talk: Talk) -> None:
    talk.ask("枫岭县2023年收到多少件申请")
    more = talk.ask("超过50件了吗")
    assert more.text.startswith("是：")
    assert more.figures[0].value == 60
    assert talk.ask("2022年呢").figures[0].value == 40


@pytest.mark.parametrize("text", ["收到多少件申请", "存在哪些问题", "怎么申请公开的", "申请全部按期答复了吗", ""])
def test_other_questions_are_not_read_as_yes_or_no(text: str) -> None:
    assert read_whether(text) is None


def test_a_zero_of_the_forms_is_told_with_the_sentence_that_says_it(talk: Talk) -> None:
    answer = talk.ask("枫岭县档案馆2023年收到政府信息公开申请了吗")
    assert answer.text.startswith("没有：")
    assert any("没有收到政府信息公开申请" in citation.quote for citation in answer.citations)
    assert [figure.value for figure in answer.figures] == [0, 0]
