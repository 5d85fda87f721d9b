"""Turns that are compared with one another: 差多少, 哪家最多, 平均, and one that is named beside the last turn's."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Answer, Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "全年承办县人大代表建议31件、政协提案45件。举办培训3期。",
    ("枫岭县人民政府", 2023): "全年承办县人大代表建议42件、政协提案53件。举办培训4期。"
    "收到政府信息公开申请60件，其中网络申请39件、信函申请15件、当面申请6件。12345热线受理投诉举报900件。",
    (
        "柳溪县人民政府",
        2023,
    ): "全年承办县人大代表建议20件、政协提案37件。收到政府信息公开申请80件，其中网络申请50件、信函申请30件。",
    ("青石县人民政府", 2023): "全年承办县人大代表建议50件、政协提案10件。",
}


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2026, 6, 1)), library)


def last(talk: Talk, turns: tuple[str, ...]) -> Answer:
    return [talk.ask(turn) for turn in turns][-1]


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年承办政协提案多少件", "柳溪县呢", "两家差多少"), 16),
        (("枫岭县2022年承办政协提案多少件", "2023年呢", "差几件"), 8),
        (("枫岭县2023年承办政协提案多少件", "人大代表建议呢", "相差多少"), 11),
        (("枫岭县2022年承办政协提案多少件", "柳溪县2023年呢", "差多少"), 8),
        (("枫岭县2023年收到申请多少件", "柳溪县呢", "差多少"), 20),
        (("枫岭县2023年收到申请多少件", "其中信函的呢", "和网络的差多少"), 24),
        (("枫岭县2023年收到申请多少件", "其中信函的呢", "网络的比当面的多多少"), 33),
        (("枫岭县2023年承办政协提案多少件", "比柳溪县多多少"), 16),
        (("枫岭县2023年承办政协提案多少件", "2023年比2022年多几件"), 8),
        (("枫岭县2023年承办政协提案多少件", "柳溪县呢", "青石县呢", "平均多少"), "33.33"),
        (("枫岭县2023年承办政协提案多少件", "柳溪县呢", "青石县呢", "三家合计"), 100),
        (("柳溪县2023年承办政协提案多少件", "枫岭县呢", "青石县呢", "哪家最多"), 53),
        (("柳溪县2023年承办政协提案多少件", "枫岭县呢", "青石县呢", "哪家最少"), 10),
        (("青石县2023年承办政协提案多少件", "青石县2023年承办人大代表建议多少件", "后者是前者的几倍"), 5),
    ],
)
def test_the_figures_of_the_turns_are_computed_with(talk: Talk, turns: tuple[str, ...], value: int | str) -> None:
    assert last(talk, turns).figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "turns",
    [
        ("枫岭县2023年承办政协提案多少件", "柳溪县收到申请多少件", "差多少"),
        ("枫岭县2023年承办政协提案多少件", "柳溪县呢", "三家差多少"),
        ("枫岭县2022年承办政协提案多少件", "2023年呢", "哪家最多"),
        ("枫岭县2023年承办政协提案多少件", "柳溪县呢", "四季度比一季度多多少"),
        ("枫岭县2023年承办政协提案多少件", "一季度呢"),
        ("枫岭县2023年承办政协提案多少件", "柳溪县呢", "增长了多少"),
        ("枫岭县2023年承办政协提案多少件", "人大代表建议呢", "收到和公开差多少"),
        ("枫岭县2023年承办政协提案多少件", "枫岭县2023年举办培训多少期", "差多少"),
        ("枫岭县2023年承办政协提案多少件", "枫岭县2023年举办培训多少期", "哪个最多"),
    ],
)
def test_what_is_not_determined_is_never_one_turns_figure(talk: Talk, turns: tuple[str, ...]) -> None:
    assert last(talk, turns).route is Route.REFUSE


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年承办政协提案多少件", "柳溪县呢", "差多少", "合计"), 90),
        (("枫岭县2023年承办政协提案多少件", "柳溪县呢", "差多少", "人大代表建议呢"), 20),
        (("枫岭县2023年承办政协提案多少件", "枫岭县2023年承办人大代表建议多少件", "差多少", "2022年呢"), 14),
        (("枫岭县2023年承办政协提案多少件", "四季度比一季度多多少", "2022年呢"), 45),
    ],
)
def test_later_turns_go_on_from_what_was_compared(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    assert last(talk, turns).figures[0].value == value


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年收到申请多少件", "其中信函的呢", "不是，我问的是当面的"), 6),
        (("枫岭县2023年承办政协提案多少件", "不是2023年，是2022年的"), 45),
        (("枫岭县2023年承办政协提案多少件", "我问的是柳溪县，不是枫岭县"), 37),
        (("枫岭县2022年承办政协提案多少件", "第二年呢"), 53),
        (("枫岭县2023年承办政协提案多少件", "去年呢"), 45),
        (("枫岭县2023年收到申请多少件", "其中信函的呢", "占收到申请的百分之几"), 25),
    ],
)
def test_a_turn_says_what_was_misunderstood_or_a_year_near_the_last(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    assert last(talk, turns).figures[0].value == value


def test_a_part_of_the_last_turn_is_no_figure_of_another_thing(talk: Talk) -> None:
    assert last(talk, ("枫岭县2023年收到申请多少件", "其中投诉举报的有多少")).route is Route.REFUSE


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县2023年收到申请多少件", "柳溪县呢", "回到第一个问题，其中信函的呢"), 15),
        (("枫岭县2023年承办政协提案多少件", "2021年呢", "2023年的人大代表建议呢"), 42),
        (("枫岭县2023年收到申请多少件", "不对，我问的是政协提案"), 53),
    ],
)
def test_a_turn_goes_back_or_names_its_year_again(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    assert last(talk, turns).figures[0].value == value


def test_the_year_last_asked_is_kept_though_no_report_of_it_is_held(talk: Talk) -> None:
    turns = ("枫岭县2023年承办政协提案多少件", "2021年呢", "人大代表建议呢")
    assert last(talk, turns).route is Route.REFUSE
