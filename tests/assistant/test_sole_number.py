"""The one number that accounts for a question is given though its sentence says more; where another does as well, none is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.prose.sole_number import core
from tests.assistant.county_prose import Ask

PROSE = {
    "栗坪": "主动公开信息310条，其中网站新闻类86条，卫生通知类41条，健康服务类23篇，预算决算信息12条，部门文件8条，规划文件6条，办事指南及解读9条。",
    "茅溪": "组织开展业务专项培训会议2次。印发工作通报5期，报送信息周报31次。新开设公开专栏7个，优化专栏9个。形成调研文章14篇。",
    "楠庄": "全年举办发布活动12场。其中，防汛知识发布会累计举行7场。县政府领导出席新闻发布会共计9人次。配备兼职工作人员4名。",
    "椒岭": "集中开展“清风同行”开放日活动6次，邀请215名居民代表参观座谈。对表现突出的东河镇、县税务局等18个单位和25名个人予以通报表扬。",
    "杉湾": "编印《政府公报》8期，向公众免费赠阅1.2万册。“杉湾发布”有粉丝38万，发布860条微博。开展民意征集11个，互动访谈3期，网上直播4个。",
    "榆关": "县政府系统开设政务新媒体账号26个，其中微信公众号17个、今日头条8个。全年更新完善5份目录清单。切实提升2个县级便民服务中心。",
    "棠河": "主动公开信息40条，其中部门会议6条、工作动态类信息21条。在《棠河日报》、棠河电台等县级媒体上广泛推介，累计各类媒体宣传130篇次。",
    "苇塘": "主动公开县政府和县政府办公室规范性文件17件。承办人大代表建议12件、政协提案9件。",
}


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("栗坪", "新闻多少条？", 86),  # a kind of all that was published
        ("栗坪", "发了几条新闻？", 86),
        ("栗坪", "通知发了多少条？", 41),
        ("栗坪", "公开的310条信息中新闻多少条？", 86),
        ("栗坪", "新增通知几条？", 41),  # all of a year's items are new
        ("栗坪", "预决算方面公开了几条？", 12),
        ("茅溪", "搞了几次培训？", 2),
        ("茅溪", "通报了几期？", 5),
        ("茅溪", "发了几期通报？", 5),
        ("茅溪", "信息周报多少期？", 31),
        ("茅溪", "增设了几个专栏？", 7),
        ("茅溪", "完成了多少篇调研文章？", 14),
        ("楠庄", "防汛发布会开了多少场？", 7),
        ("楠庄", "县领导出席了多少次发布会？", 9),
        ("楠庄", "工作人员几名？", 4),
        ("椒岭", "开放日请了多少居民？", 215),
        ("椒岭", "表扬了多少个单位？", 18),  # what became of them stands behind the second number
        ("椒岭", "几家单位被表扬？", 18),
        ("杉湾", "发放了多少册公报？", 12000),  # of what stands before the deed
        ("杉湾", "微博粉丝有多少？", 380000),  # the account is told by the rest of the sentence
        ("杉湾", "征集意见几次？", 11),
        ("杉湾", "直播做了几次？", 4),
        ("榆关", "头条账号几个？", 8),
        ("榆关", "开通了多少账号？", 26),
        ("榆关", "更新清单几份？", 5),
        ("棠河", "媒体报道了多少次？", 130),
        ("棠河", "动态信息几条？", 21),
        ("棠河", "公开部门会议几次？", 6),
        ("苇塘", "县政府和县政府办公室规范性文件几件？", 17),
    ],
)
def test_the_only_number_that_accounts_for_a_question_is_given(ask: Ask, place: str, question: str, value: int) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("place", "question"),
    [
        ("栗坪", "文件公开了几条？"),  # two kinds, either as well
        ("栗坪", "办事指南多少条？"),  # with what explains them
        ("栗坪", "解读公开了几条？"),
        ("栗坪", "公开的900条信息中新闻多少条？"),  # so many are told nowhere
        ("茅溪", "公开信息周报多少次？"),  # reported to others
        ("楠庄", "发布会开了多少场？"),  # the one that is told is of floods alone
        ("楠庄", "县长出席了多少次发布会？"),
        ("椒岭", "批评了多少个单位？"),
        ("椒岭", "东河镇表扬了几次？"),
        ("杉湾", "互动多少次？"),  # talks are one way of it
        ("杉湾", "抖音粉丝有多少？"),
        ("榆关", "抖音账号几个？"),
        ("榆关", "服务中心增加了几个？"),
        ("棠河", "召开部门会议几次？"),  # items published about them
        ("棠河", "日报宣传了多少次？"),  # one of those it was told in
        ("苇塘", "县政府办公室规范性文件几件？"),  # of the two together
        ("苇塘", "县政府规范性文件几件？"),
    ],
)
def test_a_number_that_others_rival_or_that_is_of_more_is_refused(ask: Ask, place: str, question: str) -> None:
    assert ask(place, question) == []


@pytest.mark.parametrize(
    ("subject", "noun"),
    [("卫生通知类信息", "卫生通知"), ("粉丝总数", "粉丝"), ("征集情况", "征集"), ("信息", "信息")],
)
def test_what_is_said_behind_a_noun_is_left_out(subject: str, noun: str) -> None:
    assert core(subject) == noun
