"""Plain questions for numbers of reports that nobody has read: what is told of some of these, of two lines, for a purpose or by rank."""

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
        "桐坡市水务局",
        2022,
    ): "（一）主动公开 全年公开信息87条。细化年度任务4个方面29条。公布2021年度节水企业名单36户。投入资金7.5万元用于改造查询机。\n"
    "（二）依申请公开 受理申请64件。64件中同意公开39件，部分公开11件，不予公开14件。新收申请52件，上年结转3件，同比增长30%。\n"
    "（三）平台建设 23个管理站中仅8个开通了直播。收集意见建议45条，采纳12条。19个灌区建立用水户微信群140个。\n"
    "（四）监督保障 清理文件610份，废止和宣布失效47份。全年接待查阅人员940人次。与2021年接待的700人次相比增长34.3%。"
    "将政务公开纳入绩效考核，分值占6分。节水宣传日活动有2100名家长到场。",
    ("桐坡市人民政府", 2022): "（一）主动公开。全市各部门、各乡镇主动公开政府信息3300条，其中网站公开2100条，公众号公开1200条。\n"
    "（二）依申请公开。收到申请210件。申请量居前三位的单位分别是：市自然资源局81件、市教育局40件、柳湾街道办事处22件。",
    ("桐坡市人才服务中心", 2022): "通过局网站人才服务栏目公开信息240条。“桐坡人才”公众号粉丝达9.2万人，全年推送图文66篇。"
    "12333咨询服务电话全年接听来电51230个。困难家庭公示5批次，涉及160户、412人。发现并整改错敏字33处。截至年底累计公开1900条。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with told_in_prose(tmp_path_factory.mktemp("fresh"), REPORTS) as library:
        yield library


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2023, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桐坡市水务局2022年细化了多少条年度任务", "29"),
        ("桐坡市水务局2022年公布节水企业多少户", "36"),
        ("桐坡市水务局2022年改造查询机花了多少万元", "7.5"),
        ("桐坡市水务局2022年同意公开的有几件", "39"),
        ("桐坡市水务局2022年有几个管理站开通了直播", "8"),
        ("桐坡市水务局2022年收到多少条意见", "45"),
        ("桐坡市水务局2022年建立用水户微信群多少个", "140"),
        ("桐坡市水务局2022年废止和宣布失效文件多少份", "47"),
        ("桐坡市水务局2022年清理文件时，废止和宣布失效多少份", "47"),
        ("桐坡市水务局2022年接待了多少查阅人员", "940"),
        ("桐坡市水务局2022年政务公开在绩效考核中占几分", "6"),
        ("桐坡市水务局2022年宣传日活动有多少家长到场", "2100"),
        ("桐坡市2022年主动公开政府信息多少条", "3300"),
        ("桐坡市2022年市教育局收到多少件政府信息公开申请", "40"),
        ("桐坡市2022年柳湾街道办事处收到申请多少件", "22"),
        ("桐坡市人才服务中心2022年12333热线接听了多少个来电", "51230"),
        ("桐坡市人才服务中心2022年公示的困难家庭涉及多少户", "160"),
        ("桐坡市人才服务中心2022年整改了多少处错敏字", "33"),
        ("桐坡市人才服务中心截至2022年底累计公开多少条", "1900"),
    ],
)
def test_a_plain_question_is_answered(talk: Talk, question: str, value: str) -> None:
    assert [figure.value for figure in talk.ask(question).figures][:1] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "桐坡市水务局2022年细化了多少条年度公告",
        "桐坡市水务局2022年建立灌区微信号多少个",
        "桐坡市水务局2022年更新网站花了多少万元",
        "桐坡市水务局2022年有几个灌区开通了直播",
        "桐坡市水务局2022年有几个管理站关停了直播",
        "桐坡市水务局2022年办理政协委员意见多少条",
        "桐坡市水务局2022年制定文件时，宣布失效多少份",
        "桐坡市水务局2022年政务公开在文明考核中占几分",
        "桐坡市2022年市教育局答复了多少件政府信息公开申请",
        "桐坡市2022年市卫生健康委收到多少件政府信息公开申请",
        "桐坡市人才服务中心2022年12345热线接听了多少个来电",
        "桐坡市人才服务中心2022年公示的困难职工涉及多少户",
    ],
)
def test_a_near_miss_is_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).figures == ()


def test_a_column_and_an_account_are_channels(talk: Talk) -> None:
    assert [figure.value for figure in talk.ask("桐坡市人才服务中心2022年公开了多少条信息").figures] == [240, 66]
