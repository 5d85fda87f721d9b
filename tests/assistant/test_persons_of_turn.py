"""How many people came is told of the very occasion that the turn before asked for, and of no other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2023): (
        "全年组织业务培训4次，参训人员310人次；举办政府开放日6场，邀请市民、企业职工205人参加；召开媒体吹风会3场，出席记者44人次；开展普法宣讲12场。"
    ),
}


@pytest.mark.parametrize(
    ("first", "turn", "value"),
    [
        ("培训几次？", "多少人参加？", 310),
        ("培训开展了几次？", "参训人数呢？", 310),
        ("政府开放日办了几场？", "请了多少人？", 205),
        ("政府开放日办了几场？", "有多少人参加？", 205),
    ],
)
def test_the_people_of_an_occasion_are_told_behind_its_times(talk: Talk, first: str, turn: str, value: int) -> None:
    talk.ask(f"桑榆市2023年{first}")
    assert [figure.value for figure in talk.ask(turn).figures] == [Decimal(value)]


@pytest.mark.parametrize("first", ["媒体吹风会开了几场？", "普法宣讲开展了几场？"])
def test_no_other_occasion_s_people_are_told(talk: Talk, first: str) -> None:
    talk.ask(f"桑榆市2023年{first}")
    assert talk.ask("多少人参加？").route is Route.REFUSE
