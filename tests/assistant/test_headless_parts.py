"""A number whose clause leaves out its noun is told of what was counted before it, by what its own clause says; others are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assistant.county_prose import Ask

PROSE = {
    "柏岭": "全县举行新闻通气会52场，由县委宣传部主持的有31场。公众号推文740篇，原创的占210篇，转自上级的达180篇。",
    "桐洼": "座谈会开了16场，办公室主办10场，科室自办6场。全年制作解读作品90个，图解居首，有48个，文字解读30个次之，动画12个。",
    "枣沟": "设置专栏9个，制作短视频20条，群众投稿的有25条。",
    "槐滩": "医保政策类信息公开得最多，达417条；文字解读仍居多，有63件。抽检栏目得分最高，为98分。",
    "榕河": "“县长信箱”来信530封，已回511封，19封正在办理。公开栏抽查点位430个次，挑出问题27个。",
    "梨园": "按申请方式，信函31件，网络22件，来人4件。全年收到申请57件。",
    "杏塘": "热线接通率由年初的71%提高到93%。监督员队伍由15人扩至28人。把26份原属依申请公开的文件转成了主动公开。",
}


@pytest.mark.parametrize(
    ("place", "question", "value"),
    [
        ("柏岭", "由县委宣传部主持的新闻通气会有几场？", 31),
        ("柏岭", "新闻通气会举行了几场？", 52),
        ("柏岭", "公众号推文里原创的有多少篇？", 210),
        ("桐洼", "由办公室主办的座谈会有几场？", 10),  # all told of it adds up
        ("桐洼", "解读作品里动画有几个？", 12),
        ("槐滩", "公开了多少条医保政策信息？", 417),  # how it ranks is no part of its name
        ("榕河", "县长信箱收到多少封来信？", 530),  # a letter that came is one received
        ("榕河", "县长信箱答复了多少封来信？", 511),
        ("榕河", "公开栏抽查挑出了几个问题？", 27),  # 个次 is another unit
        ("杏塘", "热线接通率提高到百分之几？", 93),
        ("杏塘", "监督员扩充到多少人？", 28),
        ("杏塘", "有多少份文件由依申请公开转成主动公开？", 26),
    ],
)
def test_a_number_is_told_of_what_its_clause_goes_on_from(ask: Ask, place: str, question: str, value: int) -> None:
    assert ask(place, question)[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("place", "question", "never"),
    [
        ("枣沟", "群众投稿的短视频有几条？", 25),  # more than its whole would be
        ("榕河", "县长信箱还有几封在办？", 530),  # what came in is not what is left
        ("梨园", "来电申请多少件？", 57),  # a way that is not told is no word less
        ("杏塘", "监督员扩充了多少人？", 28),  # by how much, not to how many
        ("杏塘", "热线接通率提高了几个百分点？", 93),
    ],
)
def test_a_near_miss_is_not_answered_by_it(ask: Ask, place: str, question: str, never: int) -> None:
    assert ask(place, question)[:1] != [Decimal(never)]


@pytest.mark.parametrize("question", ["来信申请多少件？", "来人提交的申请有几件？"])
def test_a_way_that_applications_came_is_never_dropped(ask: Ask, question: str) -> None:
    assert ask("梨园", question)[:1] != [Decimal(57)]
