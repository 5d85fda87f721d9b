"""A turn keeps the class of bodies, the channel or the part that the turn before was about, or is refused: never told of the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("禾浦县人民政府", 2023): (
        "全县收到政府信息公开申请87件，其中县直部门52件、乡镇35件。全县办结80件，其中予以公开44件。举办培训12场，其中县直部门8场、乡镇4场。"
        "政务新媒体26个，其中微信公众号16个、微博10个。微博发布信息733条。"
    ),
    ("柏渡县人民政府", 2023): (
        "全年行政复议19件，其中维持11件、未审结3件。行政诉讼13件，其中维持6件。受理投诉24件，办结21件；举报17件，办结15件。"
        "人大建议31件，其中A类20件；政协提案42件，其中A类27件。"
    ),
}


@pytest.mark.parametrize(
    "turns",
    [
        ("禾浦县2023年收到申请多少件？", "乡镇呢？", "予以公开多少件？"),
        ("禾浦县2023年乡镇收到申请多少件？", "办结多少件？"),
        ("禾浦县2023年县直部门收到申请多少件？", "其中予以公开几件？"),
        ("禾浦县2023年收到申请多少件？", "其中乡镇多少？", "办结呢？"),
    ],
)
def test_what_the_whole_did_is_not_told_of_a_class(talk: Talk, turns: tuple[str, ...]) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert told.route is not Route.FIGURES, told.text


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("禾浦县2023年乡镇收到申请多少件？", "培训呢？"), 4),
        (("禾浦县2023年县直部门收到申请多少件？", "举办培训多少场？"), 8),
        (("禾浦县2023年乡镇收到申请多少件？", "全县办结多少件？"), 80),
        (("柏渡县2023年投诉办结几件？", "举报呢？"), 15),
        (("柏渡县2023年行政复议几件？", "诉讼呢？"), 13),
        (("柏渡县2023年行政复议维持几件？", "诉讼呢？"), 6),
        (("柏渡县2023年行政诉讼几件？", "维持的有几件？", "复议呢？"), 11),
    ],
)
def test_the_part_is_told_of_what_the_turn_names(talk: Talk, turns: tuple[str, ...], value: int) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert Decimal(value) in {figure.value for figure in told.figures}, told.text


@pytest.mark.parametrize(
    ("turns", "never"),
    [
        (("柏渡县2023年行政复议未审结几件？", "诉讼呢？"), (13, 3)),
        (("柏渡县2023年政协提案几件？", "A类几件？"), (20, 42)),
        (("柏渡县2023年人大建议A类几件？", "政协提案呢？"), (42, 20)),
        (("禾浦县2023年微博发布多少条？", "有几个账号？"), (26, 16)),
    ],
)
def test_no_other_whole_tells_the_part(talk: Talk, turns: tuple[str, ...], never: tuple[int, ...]) -> None:
    told = [talk.ask(turn) for turn in turns][-1]
    assert not {figure.value for figure in told.figures} & set(map(Decimal, never)), told.text
