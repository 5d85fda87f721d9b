"""It of a turn is the account that the turn before was about; a part of a figure is never that figure again."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("芦岸县民政局", 2022): "主动公开信息300条。“芦岸民政”微信公众号发布450条，关注人数达5200人。收到政府信息公开申请30件。"
    "举办政府开放日活动12次，邀请260名市民代表参观体验，广泛收集意见建议75条。承办人大代表建议18件。",
    ("芦岸县水务局", 2022): "共计收到9条政府信息公开申请，均在规定时限内办结。4条依申请公开，2条部分公开，3条不予公开。",
}


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        (
            "How many people followed the WeChat account of the Lu'an Civil Affairs Bureau in 2022?",
            "How many posts did it publish?",
            450,
        ),
        (
            "How many followers did the Lu'an Civil Affairs Bureau's WeChat account have in 2022?",
            "And how many items did it post?",
            450,
        ),
        (
            "How many followers did the Lu'an Civil Affairs Bureau's WeChat account have in 2022?",
            "How many applications did it receive?",
            30,
        ),
        ("How many open-day events did the Lu'an Civil Affairs Bureau hold in 2022?", "How many suggestions?", 75),
        ("How many open-day events did the Lu'an Civil Affairs Bureau hold in 2022?", "And how many citizens were invited?", 260),
        (
            "How many applications did the Lu'an Civil Affairs Bureau receive in 2022?",
            "How many suggestions of deputies did it handle?",
            18,
        ),
        ("芦岸县民政局2022年公众号关注人数多少", "它发布了多少条", 450),
        ("芦岸县民政局2022年公众号关注人数多少", "该局主动公开多少条信息", 300),
        ("芦岸县水务局2022年收到几条申请", "其中依申请公开的几条", 4),
        ("芦岸县水务局2022年收到几条申请", "依申请公开的呢", 4),
        ("芦岸县水务局2022年收到几条申请", "其中部分公开的几条", 2),
    ],
)
def test_a_turn_speaks_of_what_it_means(first: str, then: str, value: int, talk: Talk) -> None:
    assert talk.ask(first).route is Route.FIGURES
    assert talk.ask(then).figures[0].value == value


def test_a_part_that_is_not_told_is_not_the_whole(talk: Talk) -> None:
    assert talk.ask("芦岸县民政局2022年收到多少件申请").figures[0].value == 30
    assert talk.ask("其中依申请公开的几件").figures == ()
