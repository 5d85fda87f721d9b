"""Numbers of prose whose clause leaves to another what a question says: the deed of a list, the whole of a part, the number given first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answer import Route
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    (
        "榆荫区商务局",
        2015,
    ): "编印指南14种,承办商户留言63件,便民专线工单218件。榆荫商务网站全年更新信息870条。按类别分,会展类168条、商贸动态类702条。"
    "汇集中央、省、市三级扶持政策46项。在集市空地办“板凳会”28场。会展名单报名410人、入选名单96人,其中学徒17人。"
    "“榆荫商务”微信公众号编发325条。首次答复时间压缩至3小时,比规定的8小时快了5小时。全年受理展商投诉74件,比上年下降12.5%。",
    (
        "榆荫区农业局",
        2012,
    ): "截至2012年底,累计主动公开政府信息905条,其中2012年新增118条。共清理公文640份,鉴别出可公开公文210份、留存公文430份。"
    "收到书面申请6件,均为田块确权事项,其中4件转告申请人向镇政府提出,2件同意公开。"
    "全年公布信息300条:秧苗补贴、沟渠改造、鱼塘清淤等“惠农”事项188条,村账公示112条。今年以来,农业局把信息公开列入考核,由1名副局长分管。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with told_in_prose(tmp_path_factory.mktemp("carried"), REPORTS) as library:
        yield Talk(asked_on(library, date(2016, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("榆荫区商务局2015年办理便民专线工单多少件？", [218]),
        ("榆荫区商务局网站2015年更新了多少条商贸动态类信息？", [702]),
        ("榆荫区商务局2015年汇集扶持政策多少项？", [46]),
        ("榆荫区商务局2015年办了多少场板凳会？", [28]),
        ("榆荫区商务局2015年学徒入选多少名？", [17]),
        ("榆荫区商务局2015年微信公众号发布多少条信息？", [325]),
        ("榆荫区商务局2015年首次答复时间压缩到几小时？", [3]),
        ("榆荫区商务局2015年受理展商投诉比上年下降多少？", [12.5]),
        ("榆荫区商务局2015年受理展商投诉多少件，比上年下降多少？", [74, 12.5]),
        ("榆荫区农业局2012年新增主动公开政府信息多少条？", [118]),
        ("榆荫区农业局2012年累计主动公开政府信息多少条？", [905]),
        ("截至2012年底榆荫区农业局累计公开信息多少条？", [905]),
        ("榆荫区农业局2012年收到6件书面申请，其中几件转告申请人向镇政府提出？", [4]),
        ("榆荫区农业局2012年“惠农”事项公开了多少条？", [188]),
    ],
)
def test_a_number_is_found_by_what_stands_beside_its_clause(talk: Talk, question: str, values: list[float]) -> None:
    for sign in ("", "？"):
        answer = talk.ask(question.rstrip("？") + sign)
        assert [float(figure.value) for figure in answer.figures if figure.value is not None] == values


@pytest.mark.parametrize(
    "question",
    [
        "榆荫区商务局2015年微博上更新了多少条商贸动态类信息？",
        "榆荫区商务局2015年汇集省级扶持政策多少项？",
        "榆荫区商务局2015年学徒报名多少名？",
        "榆荫区商务局2015年首次答复时间规定是几小时？",
        "榆荫区商务局2015年受理展商投诉比上年减少多少件？",
        "榆荫区农业局2012年收到9件书面申请，其中几件转告申请人向镇政府提出？",
    ],
)
def test_another_channel_level_or_number_given_is_not_answered(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
