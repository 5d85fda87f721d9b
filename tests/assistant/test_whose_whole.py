"""Whole counts of a government, of its office and of all of its place: each is told as whose it is, and a channel beside it is not left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    (
        "松陵县人民政府",
        2022,
    ): "全县各级各部门公开信息5400条。县政府办公室公开信息260条。\n（二）依申请公开。县政府办公室受理申请14件。",
    ("柏台区人民政府", 2022): "区政府办公室主动公开政府信息188条。",
    ("石门县人民政府", 2022): "县政府网站公开信息2200条。县政府办主动公开政府信息150条。",
    ("湖阳县人民政府", 2022): "全县主动公开政府信息6200条，县政府本级公开940条。",
    ("枫桥县人民政府", 2022): "县政府及县政府办公室公开政府信息320条，全县公开政府信息8000条。",
    ("秋浦区人民政府办公室", 2022): "全区公开政府信息3300条。",
    ("乌岭市体育局", 2022): "通过局网站公开体育信息88条，“乌岭体育”微信公众号推送信息260条。",
    ("乌岭市地震局", 2022): "公众号发布地震信息77条，局网站发布信息31条，微博发布40条。",
    ("乌岭市粮食局", 2022): "全年公开粮食信息150条，公众号推送粮食信息95条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("whose"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("石门县2022年公开多少条信息", ["2200", "150"]),
        ("石门县2022年县政府公开多少条信息", ["2200", "150"]),
        ("湖阳县2022年县政府公开多少条信息", ["940"]),
        ("湖阳县2022年全县公开多少条信息", ["6200"]),
        ("枫桥县2022年县政府公开多少条信息", ["320"]),
        ("乌岭市体育局2022年公开体育信息多少条", ["88", "260"]),
        ("乌岭市地震局2022年公开地震信息多少条", ["31", "77", "40"]),
        ("乌岭市粮食局2022年公开粮食信息多少条", ["150"]),
    ],
)
def test_each_is_told_as_whose_it_is(talk: Talk, question: str, values: list[str]) -> None:
    assert [str(figure.value) for figure in talk.ask(question).figures] == values


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柏台区2022年公开多少条信息", "“区政府办公室主动公开政府信息”（188条）"),
        ("柏台区2022年区政府公开多少条信息", "“区政府办公室主动公开政府信息”（188条）"),
        ("松陵县2022年县政府公开多少条信息", "“县政府办公室公开信息”（260条）"),
        ("松陵县2022年受理多少件申请", "“县政府办公室受理申请”（14件）"),
        ("秋浦区人民政府办公室2022年公开多少条信息", "“全区公开政府信息”（3300条）"),
    ],
)
def test_a_number_of_another_is_said_to_be(talk: Talk, question: str, told: str) -> None:
    answer = talk.ask(question)
    assert answer.text.startswith("没有写明所问范围的数")
    assert told in answer.text


def test_all_of_a_place_is_not_its_office(talk: Talk) -> None:
    assert talk.ask("柏台区2022年全区公开多少条信息").route is Route.REFUSE


def test_an_office_compares_with_nobody(talk: Talk) -> None:
    assert "188" not in talk.ask("柏台区和湖阳县2022年公开信息哪个多").text.split("。")[0]
