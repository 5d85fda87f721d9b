"""A number whose words are near those of a question and are others' is not told: another channel, another way, another place, another thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2023): (
        "本报告由总体情况、收到申请情况、行政复议和行政诉讼情况等六个部分组成。全市共收到政府信息公开申请50件，其中网上申请30件，信函申请20件。"
        "微信公众号发布信息120条，微博发布信息80条。主动公开市政府规范性文件7件。办好3个市级公开专区。"
        "归集政策文件90件，其中市级文件60件，县区级文件30件。市政府门户网站访问量9000人次。编印《桑榆政报》8期。"
    ),
    ("桑榆市渔业局", 2023): (
        "全年主动公开政府信息40条，建议提案答复9篇。开展在线访谈2期，网络直播4场。通过公众号发布信息33条。"
        "收到政府信息公开申请6件，均为邮件申请，已答复6件。热线共接来电57次。办理养殖许可备案21件，按期办结率为100%。"
    ),
    (
        "梧桐区人民政府",
        2023,
    ): "全年共办理政府信息公开申请20件，办结18件，按期答复率100%。印发通报4期。举办区政府专题发布活动15场，组织9场区政府便民开放活动。主动公开政府信息700条。",
    ("杏林县林业局", 2023): "收到热线来信、信息公开申请等14件。全年处理政府信息公开申请10件，其中8件已按时完成答复。",
}


@pytest.mark.parametrize(
    "question",
    [
        "桑榆市2023年微信群发布信息多少条？",
        "桑榆市2023年微信小程序发布信息多少条？",
        "桑榆市2023年视频号发布信息多少条？",
        "桑榆市2023年企业微信发布信息多少条？",
        "桑榆市2023年微博群发布信息多少条？",
        "桑榆市渔业局2023年QQ群发布信息多少条？",
        "桑榆市渔业局2023年网络申请多少件？",
        "桑榆市2023年窗口申请多少件？",
        "桑榆市2023年传真申请多少件？",
        "桑榆市2023年行政诉讼",
        "桑榆市2023年行政复议几件？",
        "桑榆市渔业局2023年回应多少？",
        "桑榆市渔业局2023年总数",
        "桑榆市渔业局2023年热线电话多少个？",
        "桑榆市渔业局2023年按时办结率多少？",
        "杏林县林业局2023年按时办结率多少？",
        "杏林县林业局2023年热线申请多少件？",
        "桑榆市2023年依申请公开了多少件？",
    ],
)
def test_another_thing_of_a_near_name_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    "question",
    [
        "桑榆市2023年全市规范性文件多少件？",
        "桑榆市2023年全市网站访问量多少？",
        "桑榆市2023年全省政报编印多少期？",
        "桑榆市2023年全县政报编印多少期？",
        "桑榆市2023年区级文件多少件？",
        "桑榆市渔业局2023年全市公开信息多少条？",
        "桑榆市渔业局2023年县政府公众号发布多少条？",
    ],
)
def test_another_place_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桑榆市2023年微信公众号发布信息多少条？", 120),
        ("桑榆市2023年网上申请多少件？", 30),
        ("桑榆市2023年全市收到申请多少件？", 50),
        ("桑榆市2023年县区级文件多少件？", 30),
        ("桑榆市2023年政报编印多少期？", 8),
        ("桑榆市渔业局2023年主动公开信息多少条？", 40),
        ("桑榆市渔业局2023年邮件申请多少件？", 6),
        ("桑榆市2023年报告由几个部分组成？", 6),
        ("梧桐区2023年答复率是多少？", 100),
        ("梧桐区2023年便民开放活动多少场？", 9),
        ("梧桐区2023年办结率是多少？", 90),
    ],
)
def test_what_is_meant_is_told(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == Decimal(value)


@pytest.mark.parametrize("question", ["桑榆市2023回应", "桑榆市2023处罚几件"])
def test_a_year_is_no_number_of_the_word_behind_it(talk: Talk, question: str) -> None:
    assert "您说的" not in talk.ask(question).text


@pytest.mark.parametrize("noun", ["pages", "reports", "posts"])
def test_what_is_no_thing_of_a_report_is_not_told_in_english(talk: Talk, noun: str) -> None:
    assert talk.ask(f"How many {noun} did the 梧桐区人民政府 publish in 2023?").route is not Route.FIGURES
