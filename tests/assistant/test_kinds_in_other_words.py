"""Enquiries, fees, places and proposals as offices tell them in still other words: hotlines, none taken, numerals, levels."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk, talking

REPORTS = {
    ("松溪市粮食局", 2020): (
        "受理村民来电咨询143人次。对申请人未收取检索、复印、邮寄等成本费用。县档案馆、粮油展厅、便民中心三处公共查阅点全年接待380人次。"
        "办理政协提案和人大建议26件，全部答复。举办培训一期，培训信息员八人。"
    ),
    ("宁川县教育局", 2019): (
        "招生咨询热线全年接听来电2600余个。收取依申请公开信息处理费0元。在局机关设有两个查阅点。"
        "承办省人大代表建议1件、市人大代表建议3件、政协提案4件、县人大代表建议9件、政协提案8件。"
    ),
    ("江口区人民政府", 2021): (
        "12345热线受理8100件，其中咨询5200件、投诉2900件。未产生检索、复制、邮寄等费用。设立查阅场所六处，配备查询机9台。"
        "承办人大代表建议、政协提案共71件。"
    ),
    (
        "白水镇人民政府",
        2012,
    ): "全年接受公民、法人和其他组织信息咨询905人次，其中现场咨询600人次，电话咨询305人次。政府信息公开申请一律免费。",
    ("青岚市科技局", 2022): "解答企业技术咨询77人次。未收取任何检索、复制、邮寄费用。办理人大代表建议5件。",
    (
        "竹山县水利局",
        2022,
    ): "智能机器人咨询服务热线改造2条。工程建设未收取保证金。对两处查阅点进行检查。公开建议提案办理结果14件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("kinds_in_other_words"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("松溪市粮食局2020年受理咨询多少次？", "143"),
        ("宁川县教育局2019年受理咨询多少次？", "2600"),
        ("江口区2021年受理咨询多少件？", "5200"),
        ("白水镇2012年受理咨询多少次？", "905"),
        ("青岚市科技局2022年受理咨询多少次？", "77"),
        ("松溪市粮食局2020年收取了多少费用？", "0"),
        ("宁川县教育局2019年收取了多少费用？", "0"),
        ("江口区2021年收取了多少费用？", "0"),
        ("白水镇2012年收取了多少费用？", "0"),
        ("青岚市科技局2022年收取了多少费用？", "0"),
        ("松溪市粮食局2020年有多少个公开查阅点？", "3"),
        ("宁川县教育局2019年有几个查阅点？", "2"),
        ("江口区2021年设立了多少个查阅场所？", "6"),
        ("松溪市粮食局2020年培训了多少人？", "8"),
        ("松溪市粮食局2020年办理建议提案多少件？", "26"),
        ("江口区2021年办理人大代表建议、政协提案多少件？", "71"),
    ],
)
def test_one_number_is_told(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES
    assert [figure.value for figure in answer.figures] == [Decimal(value)]


def test_proposals_of_several_levels_are_added_up(talk: Talk) -> None:
    answer = talk.ask("宁川县教育局2019年办理建议提案多少件？")
    assert answer.figures[0].value == 25
    assert "相加" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "青岚市科技局2022年办理建议提案多少件？",
        "竹山县水利局2022年办理建议提案多少件？",
        "竹山县水利局2022年受理咨询多少次？",
        "竹山县水利局2022年收取了多少费用？",
        "竹山县水利局2022年有多少个公开查阅点？",
    ],
)
def test_what_is_near_is_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
