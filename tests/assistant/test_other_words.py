"""A number asked for in other words than the report's is found, and a near number is not, on reports of our own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.asking.other_words import retold
from assistant.assistant import Assistant

BUREAU = """\
云屿市粮食和物资储备局2023年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年在门户网站公开各类信息2,640条，其中政策文件31条、抽检公告118条、处罚公示427条。
局微信公众号“云屿粮食”推送稿件533篇，粉丝1.9万人；抖音号发布短视频46条。制作解读材料22件，其中图文解读13件、视频解读3件、问答解读6件。
召开新闻发布会4场，局主要负责人出席1场。参加市政府组织的现场推介会2场。
（二）依申请公开。全年新收申请58件。从渠道看，网络提交41件、信函寄送14件、当面递交3件。涉及粮库建设的申请17件。办件平均用时8.5个工作日，经批准延期答复5件。
（三）信息管理。对现行文件作了集中清理，纳入清理29件，决定保留20件、修改4件、废止5件。全年审查信息1,310条次，退回修改96条次。
公布粮食抽检结果702批次，其中不合格33批次。
（四）平台建设。门户网站设专栏12个，其中新开2个、撤并3个。12325热线接收投诉举报1,905件，按期办结1,880件。
（五）监督保障。组织粮食开放日5场，到场群众860人；进校园宣讲21场，发放宣传册1.4万份。局长信箱收信204封，已回复198封。
请第三方开展群众评议，发放问卷400份，收回376份，满意率95.1%。市政务公开考核得93.5分。全市9个粮站中有6个设了信息查阅点。
六、其他需要报告的事项
全年发出收费通知3件，收取信息处理费260元。
"""

TOWN = """\
枫岭县柳溪镇人民政府2022年政府信息公开工作年度报告
一、总体情况
主动公开。村公开栏16块，全年换版190次；组建村民微信群35个，入群4,870户。
监督保障。开展培训1次，村信息员24人到场；承办县12345热线工单150件，办结150件，满意143件。
六、其他需要报告的事项
2022年未收取信息处理费。
"""

BODIES = ("云屿市粮食和物资储备局2023年", "枫岭县柳溪镇2022年")


REPORTS = {"云屿市粮食和物资储备局2023年.txt": BUREAU, "枫岭县柳溪镇人民政府2022年.txt": TOWN}


def _values(assistant: Assistant, question: str) -> list[Decimal]:
    return [figure.value for figure in assistant.ask(question).figures if figure.value is not None]


@pytest.mark.parametrize(
    ("body", "question", "value"),
    [
        (0, "挂出了多少条行政处罚公示？", "427"),
        (0, "解读材料做了几件？", "22"),
        (0, "解读材料里视频形式的做了几件？", "3"),
        (0, "有多少件申请是寄信来的？", "14"),
        (0, "从网上递的申请有几件？", "41"),
        (0, "废了几件文件？", "5"),
        (0, "退回修改的信息有几条次？", "96"),
        (0, "撤掉了几个专栏？", "3"),
        (0, "群众评议回收了多少份问卷？", "376"),
        (0, "群众评议发了多少份问卷？", "400"),
        (0, "局长信箱回复了多少封来信？", "198"),
        (0, "公众号粉丝有多少？", "19000"),
        (0, "向申请人收了多少钱的信息处理费？", "260"),
        (0, "投诉举报收到几件？", "1905"),
        (0, "粮食开放日来了多少群众？", "860"),
        (1, "村民微信群有多少户加入？", "4870"),
        (1, "热线工单群众满意的有多少件？", "143"),
        (1, "公开栏换版几次？", "190"),
    ],
)
def test_what_is_asked_in_other_words_is_found(assistant: Assistant, body: int, question: str, value: str) -> None:
    assert _values(assistant, BODIES[body] + question)[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    ("body", "question"),
    [
        (1, "村民微信群里发布了多少条信息？"),  # the groups are counted, not what is sent in them
        (1, "信息员有多少名？"),  # those that came
        (1, "12345工单不满意几件？"),
        (1, "参加培训的村有几个？"),
        (0, "投诉多少件？"),  # both together
        (0, "粮食抽检合格多少批次？"),
        (0, "设了查阅点的县有几个？"),
        (0, "开放日发放宣传册多少份？"),  # handed out in schools
        (0, "现场答复申请几件？"),  # a way of applying is none of answering
        (0, "原计划收到申请几件？"),
        (0, "计划废止的规范性文件几件？"),
        (0, "新收申请涉及多少个村？"),
        (0, "首次申请几件？"),
        (0, "全省考核得了多少分？"),
        (0, "举办推介会几场？"),  # another's, which was attended
        (0, "短视频播放量多少？"),
        (0, "传真申请几件？"),
        (0, "粮库建设信息公开多少条？"),  # applications about it
        (0, "问卷满意的几份？"),
        (0, "局长信箱没回复的信几封？"),
        (0, "发放问卷占百分之几？"),  # no list that adds up
    ],
)
def test_a_near_number_is_refused(assistant: Assistant, body: int, question: str) -> None:
    assert _values(assistant, BODIES[body] + question) == []


@pytest.mark.parametrize(
    ("asked", "text", "left"),
    [
        ("寄信来的", "信函寄送", ""),
        ("传真来的", "信函寄送", "传真"),
        ("收到的", "收取费用", "收"),  # 收 is no word of its own here
        ("不合格", "合格", "不"),
    ],
)
def test_every_piece_of_a_question_is_told_or_left(asked: str, text: str, left: str) -> None:
    assert retold(asked, text).left == left
