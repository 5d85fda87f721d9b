"""Every piece of a question that asks for a number gets one of its own, or is said to be not told; no two get one number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.each_piece import pieces_of
from tests.assistant.talk import Talk, talking

TOLD = {
    ("松河县人民政府", 2023): "全县主动公开政府信息2310条，其中县政府网站公开1406条。举办业务培训班3期，94人参加。"
    "印制便民手册500册。处理举报8件，其中举报属实3件。",
    ("石岭县人民政府", 2023): "通过县政府网站主动公开信息156条，通过微信公众号发布信息128条。",
    ("长坡市人民政府", 2023): "全年制作政策问答31期，其中市级14期、青田县9期、云山县8期。",
    ("河湾县人民政府", 2023): "全县承办人大代表建议41件、政协提案57件，办复率100%，办理结果为A类66件、B类32件。",
    (
        "梅渡县人民政府",
        2023,
    ): "县门户网站公开信息1830条，政务微博推送信息560条。开展意见征集17个，收到意见240条。举办政策讲堂12场。制作图解36幅、短视频15个。"
    "编印县政府公报8期，印发通报6期。其中公布县级文件21件，另公布乡级文件14件，公示公告33件。县长信箱收到来信152封，均已回复。"
    "收到政府信息公开申请58件，办结55件，其中予以公开27件，部分公开7件。",
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
        # what is done is done with applications where nothing else was named that it may be done with
        ("梅渡县2023年公开信息多少条，意见征集多少个，办结多少件？", (1830, 560, 17, 55)),
        ("梅渡县2023年政策讲堂几场，图解几幅，予以公开几件？", (12, 36, 27)),
        ("梅渡县2023年编印公报几期，图解几幅，印发通报几期？", (8, 36, 6)),
        # of one sentence with what was named before
        ("梅渡县2023年县级文件多少件，图解多少幅，公示公告多少件？", (21, 36, 33)),
        # one how many for things of several sentences
        ("梅渡县2023年政策讲堂、图解、短视频各多少？", (12, 36, 15)),
        ("梅渡县2023年收到申请、部分公开、图解各多少？", (58, 7, 36)),
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
        ("河湾县2023年政协提案多少件，A类多少件？", 57, "A类"),
        ("河湾县2023年政协提案、A类各多少件？", 57, "A类"),
        ("梅渡县2023年图解多少幅，APP下载多少次？", 36, "“APP下载”"),
        ("梅渡县2023年来信多少封，办结多少件？", 152, "办结"),
        ("梅渡县2023年开展意见征集多少个，采纳多少条？", 17, "采纳"),
    ],
)
def test_a_piece_without_a_number_is_named(talk: Talk, question: str, number: int, untold: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == [Decimal(number)]
    assert any("没有找到" in said and untold in said for said in answer.text.split("。"))


def test_how_much_it_moved_is_no_piece_of_its_own() -> None:
    assert pieces_of("公开信息多少条,比上年增加多少条") == ()
