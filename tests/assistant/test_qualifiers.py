"""What makes less of a count is told by the report, or the question is refused and names it; a month's end and a body's own level, too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("松陵县人民政府", 2023): (
        "全县各级机关通过政府网站、公报等渠道，共主动公开政府信息6400条。开展业务培训7次，举办网络培训2期。"
        "收到群众来件30件，截至12月底已回复28件。政务微博发布消息510条，新媒体平台互动90次。"
        "编印问答材料40期，其中，县级22期、海棠镇18期。本年度制发行政规范性文件6件。"
    ),
    ("石门县人民政府", 2023): "县政府本级主动公开政府信息320条，全县主动公开政府信息4100条。组织线上开放日3次、线下开放日5次。",
    ("柏台区人民政府", 2023): "通过门户网站等主动公开政府信息2300条。截至10月底收到留言66条。",
    ("乌岭市林业局", 2023): "通过网站主动公开政府信息88条，其中政策解读9条、预算决算信息12条。动态更新政策信息、林业要闻70余条。",
    ("乌岭市水务局", 2023): "本年度制发行政规范性文件4件，受理行政许可90件，召开新闻发布会5场。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("qualifiers"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    "question",
    [
        "松陵县2023年线下业务培训多少次？",
        "松陵县2023年日常业务培训多少次？",
        "松陵县2023年全新微博消息多少条？",
        "松陵县2023年微博互动消息多少条？",
        "松陵县镇办2023年制发规范性文件几件？",
        "松陵县街镇2023年业务培训几次？",
        "松陵县本级2023年主动公开多少条？",
        "松陵县本级2023年主动公开政府信息多少？",
        "柏台区本级2023年主动公开多少条？",
        "松陵县2023年11月底已回复来件多少件？",
        "松陵县2023年截至6月30日已回复来件多少件？",
        "乌岭市水务局2023年线上新闻发布会几场？",
        "乌岭市水务局2023年内部新闻发布会几场？",
        "乌岭市林业局2023年发布政策信息多少条？",
        "乌岭市水务局2023年即办规范性文件几件？",
        "乌岭市水务局2023年就近规范性文件几件？",
    ],
)
def test_less_than_is_told_is_refused(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("松陵县2023年业务培训多少次？", "7"),
        ("松陵县2023年网络培训多少期？", "2"),
        ("松陵县2023年线上培训多少期？", "2"),
        ("松陵县2023年全县主动公开多少条？", "6400"),
        ("松陵县2023年截至12月底已回复来件多少件？", "28"),
        ("松陵县2023年县级问答材料多少期？", "22"),
        ("石门县本级2023年主动公开多少条？", "320"),
        ("石门县2023年线上开放日多少次？", "3"),
        ("石门县2023年线下开放日多少次？", "5"),
        ("柏台区2023年截至10月底收到留言多少条？", "66"),
        ("柏台区2023年收到留言多少条？", "66"),
        ("乌岭市林业局2023年政策解读多少条？", "9"),
        ("乌岭市水务局2023年制发规范性文件几件？", "4"),
        ("乌岭市水务局2023年召开新闻发布会几场？", "5"),
    ],
)
def test_what_is_told_so_is_answered(talk: Talk, question: str, value: str) -> None:
    assert [str(figure.value) for figure in talk.ask(question).figures] == [value]


def test_a_refusal_names_what_is_not_told(talk: Talk) -> None:
    assert "“线上”" in talk.ask("乌岭市水务局2023年线上新闻发布会几场？").text


@pytest.mark.parametrize(
    "question",
    [
        "How many joint press conferences did Wuling Water Bureau hold in 2023?",
        "How many online press conferences did Wuling Water Bureau hold in 2023?",
        "How many failed normative documents did Wuling Water Bureau issue in 2023?",
        "How many provincial press conferences did Wuling Water Bureau hold in 2023?",
        "How many first press conferences did Wuling Water Bureau hold in 2023?",
        "How many quarterly normative documents did Wuling Water Bureau issue in 2023?",
    ],
)
def test_less_than_is_told_is_refused_in_english(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES


def test_an_english_refusal_names_it(talk: Talk) -> None:
    assert "“provincial”" in talk.ask("How many provincial press conferences did Wuling Water Bureau hold in 2023?").text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many press conferences did Wuling Water Bureau hold in 2023?", "5"),
        ("How many normative documents did Wuling Water Bureau issue in 2023?", "4"),
        ("How many online open days did Shimen County hold in 2023?", "3"),
    ],
)
def test_what_is_told_so_is_answered_in_english(talk: Talk, question: str, value: str) -> None:
    assert [str(figure.value) for figure in talk.ask(question).figures] == [value]
