"""Every piece of a question that asks for a number gets one of its own, or is said to be not told; no two get one number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.each_piece import pieces_of
from tests.assistant.talk import Talk, talking

TOLD = {
    ("松河县人民政府", 2023): "全县主动公开政府信息2310条，其中县政府网站公开1406条。举办业务培训班3期，94人参加。"
    "印制便民手册500册。处理举报8件，其中举报属实3件。",
    ("石岭县人民政府", 2023): "通过县政府网站主动公开信息156条，通过微信公众号发布信息128条。",
    ("长坡市人民政府", 2023): "全年制作政策问答31期，其中市级14期、青田县9期、云山县8期。",
    ("河湾县人民政府", 2023): "全县承办人大代表建议41件、政协提案57件，办复率100%，办理结果为A类66件、B类32件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("told"), TOLD) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("松河县2023年公开信息多少条，网站多少条？", (2310, 1406)),
        ("松河县2023年举办培训几期，多少人？", (3, 94)),
        ("石岭县2023年公开信息多少条，微信多少条？", (156, 128)),
        ("青田县和云山县2023年政策问答各多少期？", (9, 8)),
        ("河湾县2023年A类多少件，B类多少件？", (66, 32)),
    ],
)
def test_each_piece_gets_its_own_number(talk: Talk, question: str, numbers: tuple[int, ...]) -> None:
    answer = talk.ask(question)
    assert list(dict.fromkeys(figure.value for figure in answer.figures)) == [Decimal(number) for number in numbers]


@pytest.mark.parametrize(
    ("question", "number", "untold"),
    [
        ("松河县2023年举办培训几期，花了多少元？", 3, "花了"),
        ("松河县2023年处理扰民举报多少件，属实几件？", 3, "扰民举报"),
        ("河湾县2023年政协提案多少件，A类多少件？", 57, "a类"),
    ],
)
def test_a_piece_without_a_number_is_named(talk: Talk, question: str, number: int, untold: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == [Decimal(number)]
    assert any("没有找到" in said and untold in said for said in answer.text.split("。"))


def test_how_much_it_moved_is_no_piece_of_its_own() -> None:
    assert pieces_of("公开信息多少条,比上年增加多少条") == ()
