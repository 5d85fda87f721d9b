"""What an English question is put in asks nothing of its own: the same number is told in every frame, and nothing else in any."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.english.frames import in_plain_frame
from assistant.english.premised import premised_numbers
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	61	7	0	0	4	0	72
二、上年结转政府信息公开申请数量	4	0	0	0	0	0	4
"""
TEXTS = {
    (
        "青禾市人民政府",
        2023,
    ): f"对6件政府信息公开申请收取信息处理费1380元。共办理养老证明310份。网站全年发布信息2450条，其中政务动态类信息980条。{TABLE}",
    (
        "云麓市教育局",
        2023,
    ): "微信公众号发布信息417条，关注人数达26800人。承办政协委员提案9件。在就业、养老等领域公开信息560余条。",
}
CITY, BUREAU = "Qinghe City", "Yunlu Education Bureau"


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        (
            "As per the 2023 Shili report, how many letters came in?",
            "According to the 2023 Shili report, how many letters came in?",
        ),
        ("How many letters came in, per the 2023 report?", "How many letters came in, according to the 2023 report?"),
        ("Shili's 2023 report: how many letters came in?", "According to Shili's 2023 report, how many letters came in?"),
        ("How many letters does Shili say it answered in 2023?", "How many letters did Shili answered in 2023?"),
        ("How many letters did Shili manage to answer in 2023?", "How many letters did Shili answer in 2023?"),
        ("What quantity of letters did Shili get?", "what number of letters did Shili get?"),
        ("How much did fees bring in for Shili in 2023?", "how much did Shili collect in fees in 2023?"),
        ("How many letters did Shili get per day?", "How many letters did Shili get per day?"),
        ("How many letters by the press did Shili report?", "How many letters by the press did Shili report?"),
    ],
)
def test_the_frame_is_said_as_the_others_say_it(question: str, plain: str) -> None:
    assert in_plain_frame(question) == plain


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (f"Going by the 2023 report, how many CPPCC proposals did the {BUREAU} handle?", [9]),
        (f"Per the {BUREAU}'s 2023 report, how many CPPCC proposals did it handle?", [9]),
        (f"What figure does the {BUREAU} give for CPPCC proposals handled in 2023?", [9]),
        (f"How many CPPCC proposals does the {BUREAU}'s 2023 report record as handled?", [9]),
        (f"The {BUREAU}, 2023: number of CPPCC proposals handled?", [9]),
        (f"In 2023, the {BUREAU} handled how many CPPCC proposals?", [9]),
        (f"Give the number of CPPCC proposals handled by the {BUREAU} in 2023.", [9]),
        (f"How many people follow the {BUREAU} on WeChat, per the 2023 report?", [26800]),
        (f"How many posts went up on the {BUREAU}'s WeChat in 2023?", [417]),
        (f"For main areas like employment and elderly care, about how many items did the {BUREAU} publish in 2023?", [560]),
        (
            f"For how many applications did {CITY} charge information processing fees in 2023, and what was the total amount?",
            [1380, 6],
        ),
        (
            f"How much money did {CITY} take in from information processing fees in 2023, and from how many applications?",
            [1380, 6],
        ),
        (f"How many elderly care certificates did {CITY} issue in 2023?", [310]),
        (f"How many requests did law-service bodies send to {CITY} in 2023?", [4]),
        (f"How many applications were sent to {CITY} in 2023 by companies?", [7]),
        (f"Of the 72 new applications {CITY} received in 2023, how many came from natural persons?", [61]),
    ],
)
def test_every_frame_is_told_the_number(talk: Talk, question: str, values: list[int]) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [Decimal(value) for value in values], answer.text


@pytest.mark.parametrize(
    "question",
    [
        f"Going by the 2023 report, how many lawsuits did the {BUREAU} win?",
        f"Per the {BUREAU}'s 2023 report, how many leaflets did it print?",
        f"What figure does the {BUREAU} give for CPPCC proposals rejected in 2023?",
        f"How many people follow the {BUREAU} on Douyin, per the 2023 report?",
        f"How many posts went up on the {BUREAU}'s Weibo in 2023?",
        f"For main areas like aviation and shipping, about how many items did the {BUREAU} publish in 2023?",
        f"For how many applications did {CITY} charge postage fees in 2023, and what was the total amount?",
        f"How many driving licences did {CITY} issue in 2023?",
        f"How many elderly care certificates did {CITY} withdraw in 2023?",
        f"How many requests did trade unions send to {CITY} in 2023?",
        f"Of the 75 new applications {CITY} received in 2023, how many came from natural persons?",
    ],
)
def test_no_frame_is_told_another_thing(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_a_hotline_or_a_year_is_no_number_of_a_whole() -> None:
    assert premised_numbers("How many of the 12345 work orders were closed?") == ()
    assert premised_numbers("How many of the 2023 applications were granted?") == ()
    assert premised_numbers("Of Shili's 1,204 notices, how many were corrected?") == ("1204",)
