"""A number of the prose is given where its sentence says all that is asked, and refused where a near number says less."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.prose.channel_match import channel_of
from assistant.prose.said_in_prose import says

REPORT = """\
丁山县农业农村局2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开情况。依托“丁山三农”微信公众号，发布农事提醒及各类信息936条；运用微博、今日头条发布信息210条。
局网站发布招标类信息35条，工作文件类（含政策解读、通知等）信息64条，机构职能类信息9条，其他信息17条。
在农民日报、丁山日报等市级以上媒体发稿27篇。公众号关注人数5200人，发布短视频40条，原创采编22条。
开展意见征集8期，收到公众意见53条。常务会议6次。惠农热线投诉31件，我局及时办结率为98%。
（二）依申请公开情况。收到来信、依申请公开等45件，其中依申请公开12件。对耕地类申请3件，占25%。
（三）建议提案。承办县人大代表建议14件、政协提案11件。将公开栏目从5级压缩至2级。
"""

OTHER = """\
松原县自然资源局2023年政府信息公开工作年度报告
一、总体情况
政务微信“松原国土”推送188条。公开审批结果740件，公示项目33个，听证会4场。接收投诉举报96件，其中投诉61件、举报35件。
收到政府信息公开申请45件，其中律师代理提交的8件、邮政寄递21件、网站平台提交16件；征地拆迁类29件。接听热线1830个，办结1790个。
收到政协提案5件（主办2件、会办3件），县人大代表建议7件（主办4件，协办3件）。编印政务公报4期。窗口人员9名，其中兼职6名。
建立微信工作群5个。举办土地日活动2场，到场群众400人。
"""

BODY = "丁山县农业农村局2023年"


REPORTS = {"丁山县农业农村局2023年.txt": REPORT, "松原县自然资源局2023年.txt": OTHER}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("公众号一共推了多少条？", 936),
        ("微信发了多少条信息？", 936),
        ("收到公众意见几条？", 53),
        ("市级以上媒体发了几篇稿子？", 27),
        ("接到惠农热线投诉多少件？", 31),
        ("来信和依申请加一块多少件？", 45),
        ("热线的及时办结率？", 98),
        ("公开栏目原来几级？", 5),
        ("公开栏目压缩到几级？", 2),
        ("县人大代表建议承办几件？", 14),
        ("招标类信息几条？", 35),
        ("其他信息几条？", 17),
    ],
)
def test_what_the_sentence_says_in_full_is_given(assistant: Assistant, question: str, value: int) -> None:
    answer = assistant.ask(BODY + question)
    assert answer.figures
    assert answer.figures[0].value == Decimal(value)


@pytest.mark.parametrize(
    "question",
    [
        "微博发了多少条？",  # the 210 are of two channels together
        "网站共发布多少条？",  # the 35 are of one kind
        "政策解读公开几条？",  # in brackets: part of the 64
        "农民日报发稿几篇？",  # one of several papers
        "公众意见采纳多少条？",  # 53 were received
        "收到征集意见多少条采纳？",
        "部门会议多少次？",  # the six are others
        "机构职能类申请几件？",  # nine items of information
        "市人大代表建议承办几件？",  # the county's are told
        "省政协提案几件？",
        "短视频观看人数多少？",  # forty videos, not viewers
        "原创短视频几条？",
        "政府公报出了多少期？",
        "接受公众咨询多少次？",  # inquiries are no applications
        "热线咨询多少件？",
    ],
)
def test_a_near_number_is_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(BODY + question)
    assert [figure.value for figure in answer.figures if figure.value is not None] == []
    assert answer.route is not Route.FIGURES


def test_a_follow_up_is_about_its_own_noun_in_its_own_unit(assistant: Assistant) -> None:
    first = assistant.ask(BODY + "公众号发布信息多少条？")
    second = assistant.ask("关注人数呢？", first.conversation_id)
    assert [figure.value for figure in second.figures] == [Decimal(5200)]


def test_others_are_not_what_was_asked_before(assistant: Assistant) -> None:
    first = assistant.ask(BODY + "机构职能类信息多少条？")
    second = assistant.ask("其他信息呢？", first.conversation_id)
    assert Decimal(9) not in [figure.value for figure in second.figures]


def test_a_count_and_its_share_are_two_things_asked(assistant: Assistant) -> None:
    answer = assistant.ask(BODY + "耕地类申请有多少件占多少？")
    assert [figure.value for figure in answer.figures] == [Decimal(3), Decimal(25)]


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("预算决算信息", "预决算", True),
        ("开展专题业务培训", "专题培训", True),
        ("网站发布新闻类", "新闻发布会", False),
        ("常务会议", "部门会议", False),
    ],
)
def test_a_term_is_said_in_order_and_close_together(text: str, term: str, said: bool) -> None:
    assert says(text, term) is said


def test_a_word_for_two_channels_is_none() -> None:
    assert channel_of("微信、微博") is None
    assert channel_of("官网") == "site"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("微信工作群几个？", 5),
        ("律师代理提交的申请几件？", 8),
        ("邮寄的申请多少件？", 21),
        ("主办的人大代表建议几件？", 4),
        ("会办的政协提案几件？", 3),
        ("兼职人员几名？", 6),
        ("公示项目几个？", 33),
        ("收到举报多少件？", 35),
        ("收到投诉举报多少件？", 96),
        ("土地日来了多少群众？", 400),
    ],
)
def test_a_part_and_its_whole_are_told_apart(assistant: Assistant, question: str, value: int) -> None:
    assert [figure.value for figure in assistant.ask("松原县自然资源局2023年" + question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "微信公众号几个？",  # its posts and its groups are counted, no accounts
        "律师代理的申请中公开了几件？",  # how many there were is not what became of them
        "征地拆迁类申请里有几件被公开？",
        "审批项目几个？",  # the 33 are another clause's
        "听证项目几个？",
        "微信阅读量多少？",
        "专职人员几名？",
        "工单办结多少件？",
    ],
)
def test_a_near_number_of_another_thing_is_none(assistant: Assistant, question: str) -> None:
    answer = assistant.ask("松原县自然资源局2023年" + question)
    assert (answer.figures, answer.route is Route.PASSAGES) == ((), False)


def test_a_channel_asked_in_english_is_not_left_out(assistant: Assistant) -> None:
    english = "How many applications by {} did the Songyuan County Bureau of Natural Resources receive in 2023?"
    assert [figure.value for figure in assistant.ask(english.format("post")).figures] == [Decimal(21)]
    assert not assistant.ask(english.format("fax")).figures
