"""Whose figure is asked: the government of a bureau's place, its office, and bodies that other reports name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县教育局", 2023): "收到政府信息公开申请9件。公开信息30条。",
    ("枫岭县人民政府", 2023): "收到政府信息公开申请60件。全县各部门共公开信息900条。",
    ("梧川县民政局", 2023): "收到政府信息公开申请7件。公开信息80条。",
    ("柳溪县人民政府", 2023): "县政府办公室公开信息41条。",
    ("松峦地区行政公署", 2022): "地区行署收到政府信息公开申请13件。如有疑问,请与地区行署办公室联系,联系电话:010-55550188。",
    ("桐原新区管理委员会", 2022): "新区各部门共收到申请46件,其中新区教育局17件、新区卫生健康局15件、新区民政局14件。",
}


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("枫岭县教育局2023年收到申请多少件",), "9"),
        (("枫岭县教育局2023年县政府收到申请多少件",), "60"),
        (("枫岭县教育局2023年收到申请多少件", "县政府呢"), "60"),
    ],
)
def test_the_government_of_a_bureaus_place_answers_for_itself(talk: Talk, turns: tuple[str, ...], value: str) -> None:
    assert [talk.ask(turn) for turn in turns][-1].figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "turns",
    [
        ("梧川县民政局2023年县政府公开信息多少条",),
        ("枫岭县2023年县政府办公室公开信息多少条",),
        ("枫岭县教育局2023年收到申请多少件", "县政府办呢"),
        ("枫岭县教育局2023年市政府收到申请多少件",),
        ("枫岭县2023年学校公开信息多少条",),
        ("枫岭县2023年街道公开信息多少条",),
        ("枫岭县教育局2023年收到三年的申请多少件",),
    ],
)
def test_no_other_body_answers_for_one_that_has_no_report(talk: Talk, turns: tuple[str, ...]) -> None:
    assert [talk.ask(turn) for turn in turns][-1].route in (Route.REFUSE, Route.CLARIFY)


def test_a_region_is_spoken_for_by_its_public_office(talk: Talk) -> None:
    assert talk.ask("松峦地区2022年收到几件政府信息公开申请").figures[0].value == Decimal(13)
    assert talk.ask("松峦行署2022年收到几件政府信息公开申请").figures[0].value == Decimal(13)
    assert talk.ask("How many applications did Songluan Prefecture receive in 2022?").figures[0].value == Decimal(13)


def test_how_to_reach_an_office_stands_in_its_governments_report(talk: Talk) -> None:
    answer = talk.ask("松峦地区行署办公室的电话是多少")
    assert answer.route is Route.PASSAGES
    assert "010-55550188" in answer.citations[0].quote
    assert talk.ask("松峦地区行署办公室2022年收到几件申请").route in (Route.REFUSE, Route.CLARIFY)


@pytest.mark.parametrize("question", ["桐原新区2022年教育局收到几件申请", "桐原新区教育局2022年收到几件申请"])
def test_a_list_of_a_zone_tells_of_its_bodies_by_its_kind(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures[0].value == Decimal(17)
