"""Sums and shares that a turn asks of earlier ones: the figures of the turns are computed with, or nothing is answered."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2022,
    ): "全年承办县人大代表建议31件、政协提案45件。接待来访群众17人次。政务微信公众号关注6100人，上年是5200人。",
    ("枫岭县人民政府", 2023): "全年承办县人大代表建议42件、政协提案53件。"
    "公开信息900条，其中教育类信息270条、占30%，财政类信息180条，卫生类信息450条。举办培训4期。",
    ("柳溪县人民政府", 2023): "全年承办县人大代表建议20件、政协提案37件。"
    "全年收到政府信息公开申请80件，其中网络申请50件、信函申请26件、当面申请4件。",
    ("云岭县人民政府", 2022): "全年制作政策问答50期，其中县级20期、乡镇级30期。",
    ("云岭县人民政府", 2023): "归集政策文件400件，其中县级文件100件、乡镇级文件300件。",
}


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年承办人大代表建议多少件", "政协提案呢", "合计多少"), 95),
        (("枫岭县2023年承办政协提案多少件", "人大代表建议呢", "两者相加"), 95),
        (("枫岭县2023年承办政协提案多少件", "再加上人大代表建议呢"), 95),
        (("枫岭县2023年承办人大代表建议多少件", "枫岭县2023年承办政协提案多少件", "一共多少件"), 95),
        (("枫岭县2022年承办政协提案多少件", "2023年呢", "加起来"), 98),
        (("枫岭县2023年承办政协提案多少件", "柳溪县呢", "总共呢"), 90),
        (("枫岭县2023年教育类信息多少条", "财政类呢", "卫生类呢", "合计"), 900),
        (("How many proposals did Fengling County handle in 2023?", "And how many suggestions?", "in total?"), 95),
    ],
)
def test_a_bare_sum_adds_the_figures_of_the_turns(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].figures[0].value == value
    assert answers[-1].figures[0].operation == "sum"


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年公开信息多少条", "其中教育类多少条", "合计"),
        ("枫岭县2023年公开信息多少条", "教育类呢", "加起来"),
        ("柳溪县2023年收到申请多少件", "信函申请呢", "一共"),
        ("枫岭县2023年承办政协提案多少件", "举办培训几期", "合计多少"),
        ("柳溪县2023年收到申请多少件", "加上信函申请呢"),
        ("枫岭县2023年教育类信息多少条", "财政类呢", "合计占比"),
        ("枫岭县2022年承办政协提案多少件", "接待来访群众多少人次", "两项相加"),
        ("枫岭县2023年承办政协提案多少件", "柳溪县2022年呢", "一共"),
    ],
)
def test_what_does_not_add_up_is_not_added(talk: Talk, turns: tuple[str, ...]) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].route is Route.REFUSE


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年公开信息多少条", "教育类占百分之几"), "30"),
        (("枫岭县2023年公开信息多少条", "教育类信息多少条", "占比多少"), "30"),
        (("枫岭县2023年公开信息多少条", "财政类信息占多少"), "20"),
        (("枫岭县2023年公开信息多少条", "卫生类的比例呢"), "50"),
        (("枫岭县2023年公开信息多少条", "教育类占百分之几", "财政类呢"), "20"),
        (("柳溪县2023年收到申请多少件", "当面申请占比"), "5"),
        (("柳溪县2023年收到申请多少件", "其中信函的呢", "占百分之几"), "32.5"),
        (("柳溪县2023年收到申请中当面的占百分之几",), "5"),
        (("What share of Liuxi County's applications in 2023 came by mail?",), "32.5"),
    ],
)
def test_a_share_is_of_what_the_first_turn_asked_for(talk: Talk, turns: tuple[str, ...], value: str) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].figures[0].value == Decimal(value)
    assert answers[-1].figures[0].unit == "%"


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年承办人大代表建议多少件", "政协提案占百分之几"),
        ("枫岭县2023年公开信息多少条", "培训占百分之几"),
        ("柳溪县2023年承办政协提案多少件", "信函申请占比"),
        ("柳溪县2023年收到申请中传真的占百分之几",),
    ],
)
def test_a_count_is_no_share_of_what_it_is_no_part_of(talk: Talk, turns: tuple[str, ...]) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].route is Route.REFUSE


def test_a_share_of_another_year_is_of_the_same_whole(talk: Talk) -> None:
    told = [talk.ask(turn) for turn in ("云岭县2023年归集政策文件多少件", "县级呢", "占比呢", "2022年呢")]
    assert [one.figures[0].value for one in told[:3]] == [400, 100, 25]
    assert told[-1].route is Route.REFUSE


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("柳溪县2023年收到申请多少件", "其中信函的呢"), 26),
        (("柳溪县2023年收到申请多少件", "当面的呢"), 4),
        (("枫岭县2023年公开信息多少条", "其中卫生的呢"), 450),
        (("枫岭县2022年公众号关注多少人", "上年呢"), 5200),
        (("枫岭县2021年公众号关注多少人",), 5200),
        (("枫岭县2022年公众号关注人数去年是多少",), 5200),
    ],
)
def test_a_turn_narrows_by_a_word_of_the_prose(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    answers = [talk.ask(turn) for turn in turns]
    assert answers[-1].figures[0].value == value


@pytest.mark.parametrize("turn", ["传真的呢", "其中国外的呢"])
def test_a_word_that_no_part_says_narrows_nothing(talk: Talk, turn: str) -> None:
    talk.ask("柳溪县2023年收到申请多少件")
    assert talk.ask(turn).figures == ()
