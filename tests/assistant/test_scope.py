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
    ("青海省民政厅", 2021): "收到政府信息公开申请25件。公开信息610条。",
    ("天津市民政局", 2022): "收到政府信息公开申请38件。公开信息720条。",
}


@pytest.mark.parametrize(
    "said",
    [
        "青海2021年",
        "青海的2021年",
        "2021年青海",
        "青海西宁2021年",
        "青海海东民政局2021年",
        "青海省2021年",
        "天津2022年",
        "天津市2022年",
    ],
)
def test_no_bureau_speaks_for_its_province(talk: Talk, said: str) -> None:
    assert talk.ask(f"{said}收到申请多少件").route in (Route.REFUSE, Route.CLARIFY)


@pytest.mark.parametrize(
    "said",
    [
        "紧扣枫岭县教育局2023年公开信息多少条",
        "枫岭县教育局2023年回应县水利局多少条",
        "枫岭县2023年如果是县政府收到的申请,有多少件",
        "质疑枫岭县教育局2023年收到的申请",
    ],
)
def test_what_leads_up_to_a_body_is_no_part_of_its_name(talk: Talk, said: str) -> None:
    assert "没有收入" not in talk.ask(said).text


@pytest.mark.parametrize(("said", "value"), [("青海民政厅2021年", 25), ("青海省民政厅2021年", 25), ("天津民政局2022年", 38)])
def test_a_bureau_named_with_its_province_answers(talk: Talk, said: str, value: int) -> None:
    assert talk.ask(f"{said}收到申请多少件").figures[0].value == Decimal(value)


@pytest.mark.parametrize("question", ["梧川2023年公开信息多少条", "How many pieces of information did Wuchuan publish in 2023?"])
def test_a_bureau_that_speaks_for_its_place_alone_is_said_to_be_no_government(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == Decimal(80)
    assert [warning.code for warning in answer.warnings] == ["ambiguous_organisation"]
    assert "梧川县民政局" in answer.warnings[0].message
    assert not talk.ask("梧川县民政局2023年公开信息多少条").warnings


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
