"""Two numbers asked of one thing, and small words of a question that are no part of what is counted."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.asking.asked_twice import Twice, read_twice
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "梳理公开目录7大类93条310项。制作图解54张，比上年增加16张。开设专栏33个，同比增长6.5%。聘请监督员14名，其中学生代表3名。举办政府开放日活动4次，邀请96名市民代表“面对面”座谈。"
    "“枫岭发布”公众号粉丝20450人，比年初净增1830人。",
    ("柳溪县人民政府", 2023): "全县在运行政府网站3家、政务新媒体88个；全年关停账号17个。公布商铺名单120家、网吧36家。"
    "召开新闻发布会45场，其中防汛类发布会13场。",
    ("桐坡县人民政府", 2023): "县政府信息公开网公开信息900条。其中，县直部门620条，镇（街道）280条。"
    "办理结果中，予以公开6件，信息不存在的2件。政府网站发布信息75条，其中：工作动态60条，其他信息15条。",
    ("青岚市水务局", 2023): "向青岚市政府网站报送信息，采用62条。“青岚市政府”公众号发布信息41条。走访企业，聘请企业代表5名。"
    "2023年全市各政务单位主动公开信息1300条（其中概况40条、财政85条）。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫岭县2023年公开目录有几大类多少条多少项？", [7, 93, 310]),
        ("枫岭县2023年公开目录有多少项？", [310]),
        ("枫岭县2023年制作图解多少张，比上年多了几张？", [54, 16]),
        ("枫岭县2023年开设专栏多少个，同比增长百分之几？", [33, Decimal("6.5")]),
        ("枫岭县2023年聘请了多少个监督员？", [14]),
        ("“枫岭发布”公众号2023年比年初净增了多少粉丝？", [1830]),
        ("柳溪县2023年关停了多少个政务新媒体帐号？", [17]),
        ("柳溪县2023年政务新媒体账号多少个？", [88]),
        ("柳溪县2023年公布的网吧名单有多少家？", [36]),
        ("柳溪县2023年发布会扣除防汛的那些，还剩几场？", [32, 45, 13]),
        ("桐坡县2023年在政府信息公开网上，镇（街道）公开了多少条信息？", [280]),
        ("青岚市水务局2023年向青岚市政府网站报送的信息被采用了几条？", [62]),
        ("青岚市水务局2023年各单位公开的信息里，财政类多少条？", [85]),
        ("桐坡县2023年答复信息不存在的有几件？", [2]),
        ("桐坡县2023年网站信息里归入“其他信息”的有多少条？", [15]),
    ],
)
def test_the_numbers_asked_for_are_told(talk: Talk, question: str, values: list[int | Decimal]) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == list(map(Decimal, values))


def test_persons_are_not_what_they_stand_for(talk: Talk) -> None:
    assert talk.ask("青岚市水务局2023年企业有多少个？").route is Route.REFUSE
    assert [figure.value for figure in talk.ask("青岚市水务局2023年企业代表有多少个？").figures] == [5]


def test_accounts_that_were_closed_are_not_all_there_are(talk: Talk) -> None:
    assert [int(figure.value or 0) for figure in talk.ask("柳溪县2023年账号多少个？").figures] == [88]


@pytest.mark.parametrize(
    ("content", "asked"),
    [
        ("举办培训几场多少人次", Twice("举办培训", ("场", "人次"))),
        ("公开信息多少条,同比增加多少条?", Twice("公开信息多少条")),
        ("收到意见多少条,采纳几条", None),
        ("公开信息几条几条", None),
    ],
)
def test_what_is_asked_of_one_thing_twice(content: str, asked: Twice | None) -> None:
    assert read_twice(content) == asked
