"""Words that tell counts apart: what is counted under one is not given for another, on reports full of near numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.assistant import Assistant
from assistant.language.contrasts import apart, denied, narrower

COUNTY = """\
石浦县人民政府2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全县各级行政机关主动公开政府信息21350条，其中县政府门户网站公开信息8620条，县本级公开4210条。政府网站总访问量312万次，留言办结186条。\
“石浦发布”微信公众号推送信息1240条，粉丝6.2万人，原创图文解读38篇，视频解读12个。
（二）政策解读。全年发布图文解读46篇，负责人解读9次。举办新闻发布会14场，参加在线访谈5期。
（三）依申请公开。全县收到政府信息公开申请158件，比上年增加26件，其中县政府本级收到申请41件。因申请引发行政复议4件、行政诉讼未发生。全年未收取任何费用。
（四）平台建设。新增政务新媒体账号3个，关停整合6个，现有政务新媒体账号27个。计划建设政务公开专区20个，已建成16个。
（五）监督保障。举办政务公开培训班4期，培训320人次。邀请市民代表210人，征求意见建议33条，采纳意见18条。主动公开目录由9类73项调整为8类66项。
二、建议提案办理。承办县人大代表建议72件、政协提案91件，其中主办件120件，会办件43件，公开建议提案办理结果96件。
三、热线。12345热线受理群众诉求18200件，办结17950件，满意率97.3%。县长信箱收到来信460封，回复452封。
"""

BUREAU = """\
云溪市交通运输局2023年政府信息公开工作年度报告
一、总体情况
通过“云溪交通”公众号推送文章640篇，阅读总量达92万次，单篇最高阅读量3.6万次，新增粉丝1.1万人。全年在局官网公开各类信息2104条。
现有政务微博1个、微信公众号2个，微博粉丝3.4万人。组织培训3次，其中面授2次、线上1次。抽查单位45家次，发现公示不全等问题72个，已督促整改68个。
给联络员办培训班1期，来了76人，另有视频培训2期。干部轮训2场58人次。全年访问量1130万次，较2022年增加140万次。
办理市人大代表建议3件、区人大代表建议15件。未发生失泄密事件。
"""


REPORTS = {"石浦县人民政府2023年.txt": COUNTY, "云溪市交通运输局2023年.txt": BUREAU}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("石浦县2023年举行新闻发布会几场？", 14),
        ("石浦县2023年图文解读多少篇？", 46),
        ("石浦县2023年原创图文解读几篇？", 38),
        ("石浦县2023年县本级公开信息多少条？", 4210),
        ("石浦县2023年县本级收到申请多少件？", 41),
        ("石浦县2023年收到申请多少件？", 158),
        ("石浦县2023年网站留言办结多少条？", 186),
        ("石浦县2023年政务新媒体账号有几个？", 27),
        ("石浦县2023年关停政务新媒体账号几个？", 6),
        ("石浦县2023年已建成政务公开专区几个？", 16),
        ("石浦县2023年采纳意见多少条？", 18),
        ("石浦县2023年培训多少人次？", 320),
        ("石浦县2023年主动公开目录有多少类？", 8),
        ("石浦县2023年主动公开目录原来有多少项？", 73),
        ("石浦县2023年县长信箱回复多少封？", 452),
        ("石浦县2023年行政诉讼几件？", 0),
        ("石浦县2023年收取信息处理费多少元？", 0),
        ("石浦县2023年信息公开收了多少钱？", 0),
        ("云溪市交通运输局2023年公众号阅读量多少？", 920000),
        ("云溪市交通运输局2023年单篇最高阅读量多少？", 36000),
        ("云溪市交通运输局2023年微博粉丝多少？", 34000),
        ("云溪市交通运输局2023年培训几次？", 3),
        ("云溪市交通运输局2023年线上培训几次？", 1),
        ("云溪市交通运输局2023年抽查发现问题多少个？", 72),
        ("云溪市交通运输局2023年抽查发现的问题督促整改了多少个？", 68),
        ("云溪市交通运输局2023年联络员培训班来了多少人？", 76),
        ("云溪市交通运输局2023年干部轮训几场？", 2),
        ("云溪市交通运输局2023年干部轮训多少人次？", 58),
        ("云溪市交通运输局2023年访问量比上年增加多少？", 1400000),
        ("云溪市交通运输局2023年区人大代表建议几件？", 15),
    ],
)
def test_the_number_of_what_is_asked_is_given(assistant: Assistant, question: str, value: int) -> None:
    answer = assistant.ask(question)
    assert answer.figures
    assert answer.figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "石浦县2023年参加新闻发布会几次？",  # held, not attended
        "石浦县2023年网站留言多少条？",  # the 186 were dealt with
        "石浦县2023年公开建议多少件？",  # 72 were handled, 96 results published
        "石浦县2023年专家解读几篇？",
        "石浦县2023年计划培训几期？",
        "石浦县2023年热线未办结多少件？",
        "石浦县2023年热线不满意的诉求多少件？",
        "石浦县2023年县长信箱办结多少封？",
        "石浦县2023年参加活动的市民代表多少人？",  # 210 were invited
        "石浦县2023年微信访问量多少？",
        "云溪市交通运输局2023年公众号粉丝多少？",  # the microblog's, and the new ones
        "云溪市交通运输局2023年微博阅读量多少？",
        "云溪市交通运输局2023年官网推送文章多少篇？",  # items of information
        "云溪市交通运输局2023年现场培训几次？",
        "云溪市交通运输局2023年视频培训人数多少？",
        "云溪市交通运输局2023年人大代表建议几件？",  # of two levels
        "云溪市交通运输局2023年组织参观多少人次？",
    ],
)
def test_a_near_number_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [figure.value for figure in answer.figures if figure.value is not None] == []


def test_that_no_fee_was_taken_is_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("石浦县2023年收取费用多少元？")
    assert "全年未收取任何费用" in answer.text
    assert (answer.figures[0].unit, answer.citations[0].quote) == ("元", "全年未收取任何费用")


def test_a_stated_change_is_called_one(assistant: Assistant) -> None:
    answer = assistant.ask("石浦县2023年收到申请比上年增加多少件？")
    assert answer.figures[0].value == Decimal(26)
    assert "增加" in answer.figures[0].label


@pytest.mark.parametrize(
    ("question", "said", "unit", "expected"),
    [
        ("参加培训多少人次", "举办培训4期,培训320人次", "人次", False),
        ("邀请代表几人", "市民代表46人参加", "人", True),
        ("邀请多少人", "邀请村民、学生46人参加", "人", False),
        ("承办提案几件", "承办建议14件、提案11件", "件", False),
        ("办结提案几件", "承办建议14件、提案11件", "件", True),
        ("微博粉丝多少", "微信公众号推送5条,粉丝3万人", "人", True),
        ("全市公开多少条", "其中市本级公开40条", "条", True),
        ("新增公开信息几条", "新增公开信息40条", "条", False),
        ("新闻发布会几场", '举办"公开之声"新闻发布会3场', "场", False),
    ],
)
def test_words_of_one_contrast_exclude_each_other(question: str, said: str, unit: str, expected: bool) -> None:
    assert apart(question, said, unit) is expected


def test_only_what_the_question_does_not_say_narrows() -> None:
    assert narrower("答复申请几件", "收到申请9件,办结8件")
    assert not narrower("办结申请几件", "收到申请9件,办结8件")


def test_what_was_not_done_is_no_count_of_what_was() -> None:
    assert denied("未办结几件", "办结12件")
    assert denied("诉求几件", "尚未办结3件")
    assert not denied("不予公开几件", "不予公开2件")
