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
