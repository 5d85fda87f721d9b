"""What a number counts of its own, that a question for something near by shares most words with: another rank, leader, place or unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "柏岭": "县领导接访12次，接待群众45批。部门负责人上线访谈7期。",
    "桐洼": "公开事项30项，一级栏目9个。",
    "枣沟": "县里抽查网站26次，镇里自查3次。短视频阅读量达45万。",
}


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("柏岭", "局领导接访几次？"),
        ("柏岭", "主要负责人上线访谈几期？"),
        ("桐洼", "一级公开事项几项？"),
        ("桐洼", "二级栏目有几个？"),
        ("枣沟", "市里抽查网站几次？"),
        ("枣沟", "县里自查几次？"),
        ("枣沟", "阅读短视频的有多少人？"),  # how often it was read is no number of people
    ],
)
def test_a_number_of_another_rank_place_or_unit_is_refused(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("柏岭", "县领导接访几次？", 12),
        ("桐洼", "一级栏目有几个？", 9),
        ("枣沟", "县里抽查网站几次？", 26),
        ("枣沟", "短视频阅读量多少？", 450000),
    ],
)
def test_the_very_thing_is_given(ask: Ask, place: str, question: str, value: int) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]
