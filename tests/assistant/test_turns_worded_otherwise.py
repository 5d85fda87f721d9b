"""Turns that say in other words that they go on: with another year, with the same year of another body, with both figures, with a share of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫桥县水利局", 2022): "通过公众号发布信息150条。收到公众来信21封。",
    ("枫桥县水利局", 2023): (
        "主动公开信息400条，其中政策解读30条，工作动态62条。通过公众号发布信息210条，通过微博发布信息90条。收到公众来信25封。"
        "申请主要涉及河道整治。联系地址：枫桥县堤岸路6号。电子邮箱：shuili@example.com。"
    ),
    ("枫桥县林业局", 2023): "主动公开信息330条。通过公众号发布信息77条。",
    ("枫桥县财政局", 2021): "主动公开信息58条。",
}


def _values(talk: Talk, turns: str) -> list[Decimal | None]:
    answers = [talk.ask(turn) for turn in turns.split(" || ")]
    return [figure.value for figure in answers[-1].figures] if answers[-1].route is Route.FIGURES else []


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        ("枫桥县水利局2023年公众来信几封？ || 换到2022年，公众来信是几封？", [21]),
        ("枫桥县水利局2023年公众来信几封？ || 再看2022年呢", [21]),
        ("枫桥县水利局2023年公众来信几封？ || 换到2019年，公众来信是几封？", []),
        ("枫桥县水利局2023年主动对外公开的信息有多少条？ || 同年枫桥县林业局公开了多少条？", [330]),
        ("枫桥县水利局2023年主动公开信息多少条？ || 同一年枫桥县财政局主动公开了多少条信息？", []),
        ("枫桥县水利局2023年公众号发了多少条？ || 微博呢？ || 把公众号跟微博的条数相加是多少？", [300]),
        ("枫桥县水利局2023年公众号发了多少条？ || 微博呢？ || 公众号和微博合在一块是多少条？", [300]),
        ("枫桥县水利局2023年公众号发了多少条？ || 微博呢？ || 把公众号跟抖音的条数相加是多少？", []),
        ("枫桥县水利局2023年主动公开信息多少条？ || 其中政策解读几条？ || 政策解读的条数在总数里是百分之多少？", ["7.5"]),
        ("枫桥县水利局2023年主动公开信息多少条？ || 其中政策解读几条？ || 这部分在总数里的比重是多少？", ["7.5"]),
        (
            "How many letters did Fengqiao County Water Resources Bureau receive in 2022? || By how many does the latter exceed the former?",
            [],
        ),
    ],
)
def test_a_turn_goes_on_in_other_words(talk: Talk, turns: str, values: list[int | str]) -> None:
    told = [value for value in _values(talk, turns) if value is not None]
    assert (Decimal(str(values[0])) in told) if values else told == []


def test_where_to_go_and_where_to_write_are_the_address_and_the_mailbox(talk: Talk) -> None:
    talk.ask("枫桥县水利局2023年公众来信几封？")
    assert "堤岸路6号" in talk.ask("我想上门去一趟，他们在什么位置？").text
    assert "shuili@example.com" in talk.ask("电子邮件发到哪个地址？").text


def test_what_applicants_wished_for_is_what_applications_were_about(talk: Talk) -> None:
    assert "河道整治" in talk.ask("枫桥县水利局2023年申请人主要想要哪方面的信息？").text
