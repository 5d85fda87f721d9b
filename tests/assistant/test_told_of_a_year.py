"""Numbers of prose beside those of another time, in lists and in brackets: what a year brought, what came together, means, copies, typing errors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, told_in_prose

REPORTS = {
    (
        "柳汀市人民政府",
        2015,
    ): "（一）主动公开 全市通过各种渠道公开政府信息4120条，较2014年的3600条增长14.4%。其中市政府网站公开2600条。"
    "编发《柳汀市人民政府公报》6期，每期700份，共计4200份。印发《柳汀政报》4期，印数合计2400份。\n"
    "（二）依申请公开 全市共受理政府信息公开申请31件。其中当面申请9件，信函申请15件，网络申请7件。平均办理时长8.5天，比上年缩短1.5天。\n"
    "（三）监督保障 委托柳汀大学开展第三方评估，抽查单位24家，平均得分81.6分。网站全年访问量36.5万人次，日均约1020人次。\n"
    "（四）存在问题 52个项目中公告19个，公告率为36.5%。公众号发布410条，粉丝由2.1万人增加到3.4万人。公示点由12个增加到40个。将原有14个二级栏目整合为9个。把8个服务窗口合并为3个。",
    (
        "枫坡县人民政府",
        2012,
    ): "（一）公开情况 2012年全县新增主动公开政府信息2310条。截至2012年底，我县累计主动公开政府信息9870条。\n"
    "（二）平台建设。村级公示栏张贴公示公告316张。接待游客3.2万人次，游客投诉57件。发放回收问卷290份，满意和基本满意281份。"
    "受理工单940件，办结率100%，满意率95.2%，较上年提高1.8个百分点。发放补贴涉及农户2.6万户、补贴资金1.31亿元。"
    "录制短视频18集，平均播放量2100次，其中“参保怎么办”一集播放量达1.9万次。",
    (
        "桐汊县商务局",
        2016,
    ): "截至2016年底，县商务局累计主动公开政府信息2190条，其中2016年新增主动公开信息405条。通过“桐汊商务”网站公开信息310条，政务微信公开95条。",
    (
        "槿塘市人民政府",
        2008,
    ): "截至2008年底，全市各级行政机关通过政府信息公开网站主动公开政府信息64310条。"
    "全市受理政府信息公开申请400件。其中当面申请260件，占65%；网上申请140件，占35%。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with told_in_prose(tmp_path_factory.mktemp("year"), REPORTS) as library:
        yield library


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2016, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柳汀市2015年公开政府信息多少条", "4120"),
        ("柳汀市2015年公开的政府信息比2014年多多少条", "520"),
        ("柳汀市2015年公开的政府信息比上年多多少条", "520"),
        ("柳汀市2015年公开政府信息同比增长百分之几", "14.4"),
        ("柳汀市2015年《人民政府公报》共计多少份", "4200"),
        ("柳汀市2015年人民政府公报每期多少份", "700"),
        ("柳汀市2015年《柳汀政报》印了多少份", "2400"),
        ("柳汀市2015年收到网络申请几件", "7"),
        ("柳汀市2015年当面收到申请几件", "9"),
        ("柳汀市2015年通过信函收到多少件申请", "15"),
        ("柳汀市2015年第三方评估的平均得分是多少", "81.6"),
        ("柳汀市2015年平均办理时长是多少天", "8.5"),
        ("柳汀市2015年平均办理时长比上年缩短了几天", "1.5"),
        ("柳汀市2015年网站日均访问多少人次", "1020"),
        ("柳汀市2015年公告了几个项目", "19"),
        ("柳汀市2015年公告率是多少", "36.5"),
        ("柳汀市2015年公众号粉丝增加了多少人", "13000"),
        ("柳汀市2015年公示点比原来多了多少个", "28"),
        ("柳汀市2015年二级栏目有多少个", "9"),
        ("柳汀市2015年二级栏目整合前有多少个", "14"),
        ("柳汀市2015年整合前二级栏目有几个", "14"),
        ("柳汀市2015年服务窗口有多少个", "3"),
        ("柳汀市2015年服务窗口合并前有多少个", "8"),
        ("枫坡县2012年主动公开了多少条政府信息", "2310"),
        ("枫坡县截至2012年底累计主动公开了多少条政府信息", "9870"),
        ("枫坡县到2012年底总共主动公开了多少条政府信息", "9870"),
        ("枫坡县截至2012年底主动公开多少条政府信息", "9870"),
        ("根据枫坡县2012年报告，2012年主动公开了多少条政府信息", "2310"),
        ("桐汊县商务局2016年新增主动公开信息多少条", "405"),
        ("桐汊县商务局2016年累计主动公开多少条信息", "2190"),
        ("截至2008年底，槿塘市主动公开政府信息多少条", "64310"),
        ("枫坡县2012年公示栏里贴了多少张公示公告", "316"),
        ("枫坡县2012年游客投拆有多少件", "57"),
        ("枫坡县2012年满意和基本满意的有多少份", "281"),
        ("枫坡县2012年发放了多少补贴资金", "1.31"),
        ("枫坡县2012年短视频平均播放量多少次", "2100"),
        ("枫坡县2012年满意率比上年提高几个百分点", "1.8"),
    ],
)
def test_the_number_that_is_asked_for_comes_first(talk: Talk, question: str, value: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures[:1]] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "柳汀市2015年第三方评估得分是多少",  # of the one, not the mean of those that were looked at
        "柳汀市2015年微博粉丝增加了多少人",
        "柳汀市2015年公示点比原来少了多少个",
        "柳汀市2015年收到传真申请几件",
        "枫坡县2012年平均满意率是多少",
        "枫坡县2012年短视频总播放量多少次",  # of one of them
        "枫坡县2012年满意的有多少份",
        "枫坡县2012年发放补贴资金涉及多少农户",
    ],
)
def test_another_measure_is_no_answer(talk: Talk, question: str) -> None:
    assert not talk.ask(question).figures


def test_what_came_together_is_no_contradiction_to_what_the_year_brought(talk: Talk) -> None:
    answer = talk.ask("枫坡县2012年主动公开政府信息多少条")
    assert [figure.state for figure in answer.figures] == ["reported"]
    assert not [warning for warning in answer.warnings if warning.code == "conflict"]


@pytest.mark.parametrize(("way", "values"), [("当面申请", ["260", "65"]), ("网上申请", ["140", "35"])])
def test_a_number_and_the_share_that_stands_behind_it_are_both_told(talk: Talk, way: str, values: list[str]) -> None:
    answer = talk.ask(f"槿塘市2008年{way}有多少件，占百分之几？")
    assert [figure.value for figure in answer.figures] == [Decimal(value) for value in values]
    assert not answer.warnings
