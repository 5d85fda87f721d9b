"""A turn that names another measure than the turn before (阅读量, 转发多少条) is told of that, or refused: never the number again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("榆岚市人民政府", 2023): "“榆岚快讯”微信公众号发布信息812条，年末粉丝3.4万人；“榆岚快讯”微博发布信息340条。",
    ("苇湖县人民政府", 2023): "全年举办业务培训班6期，培训240人次。召开新闻发布会5场。",
    ("柳溪县水务局", 2023): "微信公众号推送信息150条，阅读量9.2万次，转发量730次。",
    ("枫桥区人民政府", 2023): "开展政策宣讲18场，编印明白纸4种。制作政策解读视频12个。",
    ("云溪市教育局", 2023): "局网站发布信息960条。办理局长信箱来信77封，答复率100%。",
}
POSTS, SITE = "榆岚市2023年“榆岚快讯”公众号发了多少条信息？", "云溪市教育局2023年网站发布信息多少条？"


@pytest.mark.parametrize(
    ("before", "turn"),
    [
        (POSTS, "阅读量是多少？"),
        (POSTS, "转发量多少？"),
        (POSTS, "点击量呢？"),
        (POSTS, "播放量多少？"),
        (POSTS, "收藏量是多少？"),
        (POSTS, "转发了多少条？"),
        (POSTS, "点赞多少？"),
        (POSTS, "评论多少条？"),
        (POSTS, "删除了多少条？"),
        (POSTS, "字数是多少？"),
        ("苇湖县2023年举办培训班几期？", "课时是多少？"),
        ("苇湖县2023年举办培训班几期？", "考核了几次？"),
        ("枫桥区2023年政策宣讲开展了多少场？", "直播了几场？"),
        ("枫桥区2023年政策解读视频制作了多少个？", "播放量多少？"),
        (SITE, "浏览量是多少？"),
        (SITE, "转载了多少条？"),
    ],
)
def test_another_measure_is_not_the_number_before(talk: Talk, before: str, turn: str) -> None:
    assert talk.ask(before).route is Route.FIGURES
    assert talk.ask(turn).route is Route.REFUSE


@pytest.mark.parametrize(
    ("before", "turn", "value"),
    [
        (POSTS, "粉丝有多少？", 34000),
        (POSTS, "微博呢？", 340),
        (POSTS, "推送了多少？", 812),
        (POSTS, "条数是多少？", 812),
        ("苇湖县2023年举办培训班几期？", "培训了多少人次？", 240),
        ("苇湖县2023年举办培训班几期？", "期数是多少？", 6),
        ("柳溪县水务局2023年公众号推送了多少条信息？", "阅读量是多少？", 92000),
        ("柳溪县水务局2023年公众号推送了多少条信息？", "转发量呢？", 730),
    ],
)
def test_what_is_told_of_it_is_told(talk: Talk, before: str, turn: str, value: int) -> None:
    assert talk.ask(before).route is Route.FIGURES
    assert talk.ask(turn).figures[0].value in (Decimal(value), Decimal(value) / 10000)
