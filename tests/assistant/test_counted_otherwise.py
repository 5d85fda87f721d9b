"""Numbers that are near what is asked and count another thing: each is refused, or said to be what it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.prose.qualifiers import unsaid
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岚市人民政府", 2023): (
        "全年召开新闻通气会24场，市政府领导出席新闻通气会共计31人次。提出了4大类26条83项重点任务。"
        "制定了2项责任清单和业务办事指引。全年举办业务培训5场，培训工作人员260人次。"
    ),
    ("榆岚市交通运输局", 2023): (
        "2023年在政府信息公开平台新增主动公开政府信息90条，涉及工作动态、政策法规、财务资金等，在微信公众号累计发布信息340条。"
    ),
    ("榆岚市民政局", 2023): "依托微信公众号平台，发布办事提醒及各类政务信息75条。主动公开政府信息960条。",
    ("苇湖县人民政府", 2023): (
        "全县开设政务新媒体账号共计29个，其中微信公众号27个，其他（抖音短视频）2个。全年受理群众诉求51件。主动公开政府信息230条。"
    ),
    ("柳溪镇人民政府", 2023): "我镇公开各类政府信息640条，其中通过公示公告栏发布信息410条，公众号发布信息230条。",
    ("松湾区人民政府", 2023): "全年收到网上申请50件，信函12件，合计62件，上年结转5件，截至年底已回复66件。制发规范性文件8件。",
}


@pytest.mark.parametrize(
    "question",
    [
        "榆岚市2023年新闻通气会参与人数多少？",
        "榆岚市2023年新闻通气会出席人数",
        "榆岚市2023年多少人参加新闻通气会？",
        "榆岚市2023年办事指引几项？",
        "榆岚市交通运输局2023年公众号财务资金几条？",
        "榆岚市交通运输局2023年公众号资金几条？",
        "榆岚市民政局2023年公众号办事提醒几条？",
        "榆岚市民政局2023年推文几条？",
        "苇湖县2023年抖音视频几个？",
        "苇湖县2023年承办件几件？",
        "松湾区2023年收到的62件申请中有多少件已经回复？",
        "松湾区2023年规范性文件增加多少？",
        "松湾区2023年62件申请里公开了几件？",
    ],
)
def test_another_thing_is_not_told(talk: Talk, question: str) -> None:
    assert not talk.ask(question).figures


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("榆岚市2023年重点任务多少项？", 83),
        ("榆岚市2023年重点任务多少条？", 26),
        ("榆岚市2023年市领导出席新闻通气会多少人次？", 31),
        ("榆岚市交通运输局2023年公众号发布信息多少条？", 340),
        ("榆岚市民政局2023年公众号发布多少条？", 75),
        ("柳溪镇2023年公示公告栏发布多少条？", 410),
        ("松湾区2023年规范性文件制发多少件？", 8),
    ],
)
def test_the_thing_itself_is_told(talk: Talk, question: str, value: int) -> None:
    assert [one.value for one in talk.ask(question).figures][:1] == [Decimal(value)]


@pytest.mark.parametrize("question", ["榆岚市2023年几位市领导出席新闻通气会？", "榆岚市2023年业务培训了多少人？"])
def test_person_times_are_said_to_be_no_persons(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].unit == "人次"
    assert "不是人数" in answer.text


def test_the_kind_of_publishing_is_said() -> None:
    assert unsaid("公示几条", "公开各类政府信息640条") == "公示"
    assert unsaid("公示几条", "通过公示栏发布信息410条") == ""
    assert unsaid("公示公告栏几个", "设立宣传栏3个") == ""
