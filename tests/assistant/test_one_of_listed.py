"""One topic, channel, class or body of several listed together is never told with the number of all of them, in Chinese and in English."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.prose.one_of_listed import names_one_listed
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭市人民政府",
        2023,
    ): "针对数字政府建设、湿地文化保护、中心城区改造、医疗保障办法等重大政策的出台，开展征集调查23期，收到公众意见148条。"
    "利用“民声直播”、“在线访谈”、“政府开放日（周、月）”等渠道开展政民互动210场次。"
    "以“书面自查”、“线上巡查”和实地督查相结合的方式，把脉问诊，印发通报6期。"
    "在省市媒体上宣传“安心就医工程”“健康枫岭”“民生实事”等中心工作，累计媒体宣传320篇次。"
    "开展“清风政务 与民同心”政府开放日活动，邀请市民代表94名座谈交流、实地参观。"
    "主动公开市政府和市政府办公厅行政规范性文件37件。人事任免文件61件，其他文件74件。",
    ("桐坡区商务局", 2023): "实时更新政策信息、部门工作动态130余篇。公示公告41条。全区专题培训4次。",
}


@pytest.mark.parametrize(
    "question",
    [
        "枫岭市2023年数字政府征集调查几期？",
        "枫岭市2023年关于湿地文化的公众意见有几条？",
        "枫岭市2023年中心城区改造收到公众意见多少条？",
        "枫岭市2023年“民声直播”政民互动多少场次？",
        "枫岭市2023年线上巡查通报几期？",
        "枫岭市2023年健康枫岭媒体宣传多少篇次？",
        "桐坡区商务局2023年部门工作动态更新多少篇？",
        "桐坡区商务局2023年镇办专题培训几次？",
        "How many surveys did Fengling City carry out on digital government in 2023?",
        "How many interactions did Fengling City hold through open days in 2023?",
        "How many documents did Fengling City publish in 2023?",
    ],
)
def test_one_of_several_is_not_told_with_the_number_of_all(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭市2023年征集调查几期？", 23),
        ("枫岭市2023年收到公众意见多少条？", 148),
        ("枫岭市2023年政民互动多少场次？", 210),
        ("枫岭市2023年印发通报几期？", 6),
        ("枫岭市2023年媒体宣传多少篇次？", 320),
        ("枫岭市2023年邀请市民代表多少名？", 94),
        ("枫岭市2023年公开行政规范性文件多少件？", 37),
        ("桐坡区商务局2023年公示公告多少条？", 41),
        ("How many surveys did Fengling City carry out in 2023?", 23),
        ("About how many policy and work updates did the Tongpo commerce bureau publish in 2023?", 130),
    ],
)
def test_all_of_them_are(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [value]


@pytest.mark.parametrize(
    ("question", "told", "some"),
    [
        ("网站发布多少条", "通过网站、公报等渠道发布9条", True),
        ("网站和公报发布多少条", "通过网站、公报等渠道发布9条", False),
        ("网站、公报等渠道发布多少条", "通过网站、公报、展板等渠道发布9条", False),
        ("微博发布多少条", "微信、微博各发布9条", False),
        ("省级媒体采用多少篇", "国家级媒体采用稿件14篇、省级媒体37篇", False),
        ("收到意见多少条", "收到意见、建议12条", False),
        ("答疑多少次", "组织座谈交流、答疑解惑12次", False),
        ("推送信息多少条", "通过公众号、视频号推送信息12条", False),
    ],
)
def test_what_names_some_of_a_list(question: str, told: str, some: bool) -> None:
    assert names_one_listed(question, told, "") is some
