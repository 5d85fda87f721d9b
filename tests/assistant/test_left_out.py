"""A thing that a question leaves out by name, or one channel, one kind, one caller that it names, is answered by no number of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.talk import Talk, talking

TEXTS = {
    (
        "柳湖区水务局",
        2022,
    ): "收到政府信息公开申请9件，其中邮寄申请7件、当面申请2件。公开信息480条，其中网站公开300条、公众号公开110条、公示栏公开70条。"
    "12345热线接到投诉31件。召开新闻发布会12场，其中防汛发布会5场。",
    (
        "柳湖区民政局",
        2022,
    ): "通过门户网站、政务新媒体、政府公报等渠道，主动公开政府信息5600条。受理政府信息公开申请88件。已答复80件，按一般申请办理75件。",
    (
        "柳湖区司法局",
        2022,
    ): "通过门户网站主动公开政府信息210条，通过微信公众号发布信息640条。其中，公开部门文件5条，政策解读14条，部门会议3条。",
    (
        "柳湖区教育局",
        2022,
    ): "通过微信、微博等新媒体发布信息230条。截至2022年底，累计主动公开政府信息1404条，其中2022年公开130条。",
}


@pytest.mark.parametrize(
    "question",
    [
        "柳湖区水务局2022年非邮寄申请几件",
        "柳湖区水务局2022年公众号之外公开多少条",
        "柳湖区水务局2022年非公众号发布多少条",
        "柳湖区水务局2022年非防汛发布会多少场",
        "柳湖区水务局2022年12345热线咨询多少件",
        "柳湖区水务局2022年热线表扬多少件",
        "柳湖区民政局2022年网站公开多少条",
        "柳湖区民政局2022年网站信息发布多少条",
        "柳湖区民政局2022年受理一般申请多少件",
        "柳湖区司法局2022年公众号发布政策解读几条",
        "柳湖区司法局2022年网站公开政策解读几条",
        "柳湖区教育局2022年微博发布信息多少条",
        "柳湖区教育局2022年主动公开政府信息多少条",
        "How many items did the Liuhu District Civil Affairs Bureau publish on its website in 2022?",
    ],
)
def test_a_number_of_what_is_left_out_or_of_more_is_none(talk: Talk, question: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures if figure.operation is None] in ([], [130])


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳湖区水务局2022年邮寄申请几件", 7),
        ("柳湖区水务局2022年公众号公开多少条", 110),
        ("柳湖区水务局2022年热线投诉多少件", 31),
        ("柳湖区水务局2022年召开新闻发布会多少场", 12),
        ("柳湖区民政局2022年主动公开政府信息多少条", 5600),
        ("柳湖区民政局2022年受理申请多少件", 88),
        ("柳湖区民政局2022年按一般申请办理几件", 75),
        ("柳湖区司法局2022年公开政策解读几条", 14),
        ("柳湖区司法局2022年公众号发布多少条", 640),
        ("柳湖区教育局2022年新媒体发布信息多少条", 230),
    ],
)
def test_what_is_told_of_it_answers(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value


def test_a_kind_that_the_heading_names_is_told_by_its_own_number(tmp_path: Path) -> None:
    text = "一、总体情况\n（三）政策解读情况。\n公众号发布信息930条，微博发布信息410条。其中，公开部门文件12条，政策解读21条，部门会议6条。"
    with talking(tmp_path, {("柳湖区水务局", 2022): text}) as talk:
        assert talk.ask("柳湖区水务局2022年公众号发布政策解读几条").figures == ()
        assert [figure.value for figure in talk.ask("柳湖区水务局2022年公开政策解读几条").figures] == [21]


def test_those_that_were_made_better_are_not_all_there_are(tmp_path: Path) -> None:
    with talking(tmp_path, {("柳湖区水务局", 2022): "新开设公开专栏6个，优化公开专栏11个。优化提升2个查阅点。"}) as talk:
        assert talk.ask("柳湖区水务局2022年专栏共多少个").figures == ()
        assert [figure.value for figure in talk.ask("柳湖区水务局2022年优化公开专栏多少个").figures] == [11]
