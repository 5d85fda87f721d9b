"""Where a report tells what came together up to a day and what its year brought, a question of the year gets the year's."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TEXTS = {
    ("柳岭县人民政府", 2017): "2017年共主动公开政府信息13条，其中动态类9条。截至2017年底，累计主动公开政府信息42条。"
    "因政府信息公开引发行政复议9件，其中维持7件、纠正2件；行政诉讼5件，其中败诉1件。",
    (
        "柳河县人民政府",
        2017,
    ): "截至2017年底，累计主动公开政府信息88条。因政府信息公开引发行政复议9件；全县行政诉讼31件，其中败诉4件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳岭县2017年主动公开政府信息多少条？", "13"),
        ("柳岭县2017年累计主动公开政府信息多少条？", "42"),
        ("柳河县2017年主动公开政府信息多少条？", "88"),
        ("柳岭县2017年信息公开行政诉讼几件？", "5"),
        ("柳岭县2017年信息公开行政诉讼败诉几件？", "1"),
    ],
)
def test_the_year_s_own_number_is_told(talk: Talk, question: str, value: str) -> None:
    assert [str(one.value) for one in talk.ask(question).figures] == [value]


def test_what_came_together_says_so(talk: Talk) -> None:
    assert "accumulated" in {one.code for one in talk.ask("柳河县2017年主动公开政府信息多少条？").warnings}
