"""What a body publishes about its acts and meetings is no number of the acts and meetings."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("柘溪县人民政府", 2022): "行政处罚决定公示2140条，行政许可决定公示3060条。公开常务会议纪要18期。",
    ("槐庄县人民政府", 2022): "主动公开政策文件47件、常务会议11次。公开行政诉讼应诉情况3次。",
    ("椴川县人民政府", 2022): "全年作出行政处罚决定97件，均已公示。召开常务会议14次，公开会议纪要12期。",
}


@pytest.mark.parametrize(
    "question",
    [
        "柘溪县2022年作出行政处罚决定多少件？",
        "柘溪县2022年行政许可多少件？",
        "柘溪县2022年常务会议几次？",
        "槐庄县2022年召开常务会议几次？",
        "槐庄县2022年行政诉讼多少件？",
    ],
)
def test_papers_are_not_counted_for_acts(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柘溪县2022年公示行政处罚决定多少条？", 2140),
        ("柘溪县2022年公开常务会议纪要几期？", 18),
        ("槐庄县2022年公开常务会议几次？", 11),
        ("椴川县2022年作出行政处罚决定多少件？", 97),
        ("椴川县2022年召开常务会议几次？", 14),
        ("椴川县2022年公开会议纪要几期？", 12),
    ],
)
def test_each_is_told_by_its_own_number(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]
