"""Two things set against each other in whatever words, two numbers asked at once, and English questions of the same kinds; near misses of each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "柳泉县人民政府",
        2022,
    ): "全县公开办事漫画23条、民生热点信息17条。承办县人大代表建议31件、政协委员提案44件。开设政务新媒体账号共计19个，其中，微信公众号12个。"
    "有3件政府信息公开申请收取信息处理费620元。开展座谈、答疑解惑58次。在公开的信息中，规划类信息8条，占总体的比例为16%；通知类信息42条，占总体的比例为84%。",
    (
        "枫川县商务局",
        2022,
    ): "收到政府信息公开申请13件。共办理信息公开申请13宗，申请数量较2021年（5宗）有所增长，主要原因为同一事项申请较多。主动公开政府信息214条。",
}


@pytest.mark.parametrize(
    ("question", "by"),
    [
        ("拿2022年柳泉县公开的办事漫画和民生热点信息比，前者多出几条？", 6),
        ("柳泉县2022年办事漫画与民生热点信息，后者比前者少多少条？", 6),
        ("柳泉县2022年承办的人大代表建议和政协委员提案相比，提案多出多少件？", 13),
        ("比较柳泉县2022年公开的办事漫画和民生热点信息，办事漫画多出多少条？", 6),
        ("柳泉县2022年公开的办事漫画和民生热点信息，两者相差多少条（办事漫画减民生热点信息）？", 6),
    ],
)
def test_one_is_more_than_the_other(talk: Talk, question: str, by: int) -> None:
    figure = talk.ask(question).figures[0]
    assert figure.value is not None
    assert abs(figure.value) == by


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2022年柳泉县共有几个政务新媒体账号？里面多少个是微信公众号？", {19, 12}),
        ("柳泉县2022年开设的政务新媒体账号总数以及其中微信公众号的个数", {19, 12}),
        ("信息处理费，柳泉县2022年收了多少钱、涉及几件申请？", {620, 3}),
        ("柳泉县2022年通知类信息的条数和所占比例分别是多少", {42, 84}),
        ("柳泉县2022年座谈和答疑解惑合计多少次？", {58}),
        ("柳泉县2022年收取信息处理费金额", {620}),
        ("柳泉县2022年的信息处理费收了几元钱？", {620}),
        ("2022年有多少件政府信息公开申请交到枫川县商务局？", {13}),
        (
            "The 2022 report of the Fengchuan County Bureau of Commerce mentions its 2021 disclosure applications – how many were handled that year?",
            {5},
        ),
        (
            "How many items of government information did the Fengchuan County Bureau of Commerce disclose on its own initiative in 2022?",
            {214},
        ),
    ],
)
def test_each_number_that_is_asked_is_told(talk: Talk, question: str, values: set[int]) -> None:
    assert {figure.value for figure in talk.ask(question).figures} == {Decimal(value) for value in values}


@pytest.mark.parametrize(
    "question",
    [
        "拿柳泉县2022年采购的课桌和图书比，前者多几件？",
        "柳泉县2022年人大代表建议和政协委员提案相比，来信多几件？",
        "2022年有多少件行政许可申请交到枫川县商务局？",
        "枫川县商务局2022年收取信息处理费金额",
        "柳泉县2022年采购类信息的条数和所占比例分别是多少",
        "The 2022 report of the Fengchuan County Bureau of Commerce mentions its 2020 disclosure applications – how many were handled that year?",
        "How many books did the Fengchuan County Bureau of Commerce disclose on its own initiative in 2022?",
    ],
)
def test_what_is_not_told_is_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
