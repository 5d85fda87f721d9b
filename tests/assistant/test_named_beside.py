"""A short turn behind a number of the prose: what its sentence counts beside it, its share of a named whole, another body's channel, fees alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

TEXTS = {
    ("芦川县人民政府", 2022): (
        "对渡口镇等7个单位和12名个人予以表彰。全年公开信息600条，其中通过门户网站公开320条、公众号公开190条、通过公示栏等途径公开90条。"
        "门户网站公开信息320条，其中包括人事信息16条、工作动态240条。行政诉讼21件，9件已由法院判决，行政复议35件。"
    ),
    ("柳渡县人民政府", 2022): "通过门户网站公开信息410条，通过公众号公开信息77条。",
}


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with talking(tmp_path, TEXTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("芦川县2022年表彰了多少个单位？", "个人呢？"), "12"),
        (("芦川县2022年表彰了多少名个人？", "那单位呢？"), "7"),
        (("芦川县2022年表彰了多少个单位？", "是哪些？", "个人呢？"), "12"),
        (("芦川县2022年门户网站公开多少条？", "其他渠道呢？"), "90"),
        (("芦川县2022年行政诉讼多少件？", "其中法院判决的呢？", "行政复议呢？"), "35"),
        (("芦川县2022年工作动态多少条？", "人事信息呢？", "占网站公开信息的多少？"), "5"),
        (("芦川县2022年公众号公开多少条？", "柳渡县的公众号呢？"), "77"),
        (("芦川县2022年门户网站公开多少条？", "柳渡县公众号呢？"), "77"),
    ],
)
def test_a_short_turn_is_told_its_number(talk: Talk, turns: tuple[str, ...], value: str) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert Decimal(value) in {figure.value for figure in told.figures}, told.text


@pytest.mark.parametrize(
    "turns",
    [
        ("芦川县2022年表彰了多少个单位？", "企业呢？"),
        ("芦川县2022年表彰了多少个单位？", "其他渠道呢？"),
        ("芦川县2022年工作动态多少条？", "占公报信息的多少？"),
        ("柳渡县2022年门户网站公开多少条？", "其他渠道呢？"),
    ],
)
def test_what_the_sentence_does_not_count_is_no_figure(talk: Talk, turns: tuple[str, ...]) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert told.route is not Route.FIGURES, told.text
