"""What a question writes side by side with nothing between it: all of it is added up or told, and never the last alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Answer, Route
from tests.assistant.talk import Talk

TEXTS = {
    ("苇塘区商务局", 2023): "主动公开政府信息900条，政务动态类60条，微信公众号发布信息410条，微博发布信息350条。",
    (
        "苇塘区人民政府",
        2023,
    ): "全年依申请公开共收到群众网上申请64件，快递9件。开展意见征集18个，互动访谈7期，网上直播2期。公开政策文件33件，常务会议12次。"
    "表扬了14个单位和22名个人。",
    ("澄江市人民政府", 2023): "全市全年共收办政府信息公开申请案件500件（市政府50件、青禾县200件、白石县150件、南浦县100件）。"
    "办结申请60件：予以公开41件，部分公开9件，不予公开10件。主动公开市政府规章9件（含新制定4件，修改3件，废止2件）。",
    ("澄江市林业局", 2023): "主动公开信息330条，运用微信、微博发布信息110条。",
}


def told(answer: Answer) -> set[Decimal]:
    return {figure.value for figure in answer.figures if figure.value is not None}


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("苇塘区商务局2023年微信微博合计多少条？", 760),
        ("苇塘区商务局2023年微博微信一共多少条？", 760),
        ("苇塘区商务局2023年微信公众号微博共发布多少条？", 760),
        ("苇塘区2023年网上快递申请一共多少件？", 73),
        ("澄江市2023年青禾白石收办申请合计多少件？", 350),
        ("澄江市2023年青禾白石南浦申请合计", 450),
        ("澄江市2023年予以公开部分公开合计多少件？", 50),
        ("澄江市2023年制定修改规章合计几件？", 7),
    ],
)
def test_all_that_stands_side_by_side_is_added_up(talk: Talk, question: str, total: int) -> None:
    assert Decimal(total) in told(talk.ask(question))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("苇塘区商务局2023年微信微博多少条？", {410, 350}),
        ("苇塘区商务局2023年微信和微博多少条？", {410, 350}),
        ("苇塘区2023年网上快递申请几件？", {64, 9}),
        ("苇塘区2023年访谈直播几期？", {7, 2}),
        ("苇塘区2023年政策文件常务会议多少？", {33, 12}),
        ("澄江市2023年青禾白石收办几件？", {200, 150}),
    ],
)
def test_each_of_them_is_told(talk: Talk, question: str, numbers: set[int]) -> None:
    assert {Decimal(one) for one in numbers} <= told(talk.ask(question))


@pytest.mark.parametrize(
    "question", ["苇塘区2023年网上快递合计", "苇塘区2023年访谈直播合计", "苇塘区2023年单位个人一共表扬多少？"]
)
def test_what_is_not_added_up_is_not_told_by_the_last(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES or len(told(answer)) > 1


def test_one_number_of_several_together_still_is_told(talk: Talk) -> None:
    assert told(talk.ask("澄江市林业局2023年微信微博发布多少条？")) == {Decimal(110)}
