"""Shares of two told numbers of one sentence, and whether the parts of a number come to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.prose.deed_shares import read_deed_share
from tests.assistant.county_prose import Ask

PROSE = {
    "桐岭": "就《桐岭县集镇供水办法》公开征求意见，收到意见建议90条，采纳36条。发放问卷250份，回收200份。",
    "柘溪": "全年收到意见35条、建议30条，采纳20条。收到留言80条，回复76条，回复率95%。",
    "枞阳湖": "承办人大代表建议30件、政协提案50件，全部办结，其中A类60件、B类16件、C类4件。",
    "棠坞": "承办人大代表建议30件、政协提案50件，其中A类60件、B类16件。",
    "桑洲": "全年公开信息330条，其中网站180条，微信公众号90条，公示栏52条。收到申请12件，其中网络8件，信函4件。",
    "榕江口": "全年发布信息210条，其中政务网站120条，微信公众号60条，广播30条。",
}


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("桐岭", "征求意见的采纳率是多少？", "40"),
        ("桐岭", "收到的意见建议有百分之几被采纳？", "40"),
        ("桐岭", "采纳的意见占收到意见的比例是多少？", "40"),
        ("桐岭", "问卷回收率多少？", "80"),
        ("柘溪", "留言回复率多少？", "95"),
        ("枞阳湖", "建议提案中A类件占百分之几？", "75"),
        ("枞阳湖", "C类占建议提案的百分之几？", "5"),
        ("枞阳湖", "B类件占比多少（保留整数）？", "20"),
    ],
)
def test_the_share_of_two_told_numbers_is_computed(ask: Ask, place: str, question: str, value: str) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("柘溪", "意见采纳率是多少？"),  # of 35, of 30 or of both
        ("枞阳湖", "政协提案中A类件占百分之几？"),  # the classes are of both
        ("棠坞", "建议提案中A类件占百分之几？"),  # the classes told do not come to both
        ("桐岭", "意见的未采纳率是多少？"),
        ("桐岭", "申请答复率是多少？"),
    ],
)
def test_no_share_is_computed_of_a_whole_that_is_not_certain(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []


@pytest.mark.parametrize(
    ("place", "question", "values"),
    [
        ("桑洲", "公开信息330条，各渠道加起来对得上吗？", {"330", "322"}),
        ("桑洲", "各个渠道发布的数量相加等于总数吗？", {"330", "322"}),
        ("桑洲", "公开信息总数与分项相符吗？", {"330", "322"}),
        ("桑洲", "网络和信函申请合计等于12件吗？", {"12"}),
        ("榕江口", "网站、公众号、广播加起来是不是210条？", {"210"}),
    ],
)
def test_whether_parts_come_to_their_whole_is_added_up(ask: Ask, place: str, question: str, values: set[str]) -> None:
    assert {str(value) for value in ask(place, question)[:2]} == values


def test_a_question_for_a_number_asks_for_no_share() -> None:
    assert read_deed_share("意见采纳了多少条") is None
    assert read_deed_share("意见采纳率比上年提高多少") is None
