"""A sentence answers where it tells the relation that is asked (how many levels, where, why, by whom), not where it only names the same things."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "ferries.txt": """\
潮岭区渡口管理局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。公开渡口信息88条。举办安渡座谈3场，其中防台1场、救生1场、禁渔1场。回应公众关注热点5次，主要为浮桥晃动和夜渡照明问题。
为候船区购置双筒望远镜12台。组织灯谜竞赛，300余人次答题。推行“渡长负责制”，平均候船用时由30分钟缩到18分钟。
（二）依申请公开。收到申请14件，办理结果为：予以公开5件，因航图秘密不予公开1件，本机关不掌握6件，中途放弃2件。信件复核7件，其中1件被退回。
（三）信息管理。渡讯实行班长初审、科长复审、局长终审三级审核。落实“一船三查”，对误点通告由值班长签发。清理超期未更新栏目4个。
（四）平台建设。在全区6个渡口设置查阅点。按照“亮化、净化、序化”要求改造浮桥。在北湾、南礁等4个渡口开展扫码登船试点。
（五）监督保障。新手在老船长的指导下，参加夜渡值守。请评估机构做了2次测评，得分91分。
五、存在的问题和二〇二三年打算
移交不久，渡口档案不全，回函时常“两手空空”。下一步：连续两次误点的渡口作书面说明。
""",
}


@pytest.mark.parametrize(
    "question",
    [
        "“一船三查”具体是哪三查？",
        "中途放弃的2件申请为什么放弃？",
        "被退回的那件信件复核是怎么退回的？",
        "双筒望远镜由谁提供？",
        "另外两个扫码登船试点是哪些渡口？",
        "老船长是怎么指导新手的？",
        "“渡长负责制”具体是怎么做的？",
        "灯谜竞赛是怎么组织的？",
        "做测评的评估机构是哪家？",
    ],
)
def test_naming_the_thing_is_no_answer(assistant: Assistant, question: str) -> None:
    assert assistant.ask(f"潮岭区渡口管理局2022年{question}", None).route is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2022年的渡讯实行几级审核？", "班长初审、科长复审、局长终审"),
        ("2022年在哪些地方设置了查阅点？", "在全区6个渡口设置查阅点"),
        ("2022年的三场安渡座谈分别是什么主题？", "其中防台1场、救生1场、禁渔1场"),
        ("2022年公众关注的热点是什么问题？", "主要为浮桥晃动和夜渡照明问题"),
        ("2022年不予公开的1件申请是什么原因？", "因航图秘密不予公开1件"),
        ("2022年超期未更新的栏目是怎么处理的？", "清理超期未更新栏目4个"),
        ("2022年的浮桥改造要达到哪“三化”？", "“亮化、净化、序化”"),
        ("2022年回函时“两手空空”是什么原因？", "渡口档案不全"),
        ("2023年对连续两次误点的渡口怎么处理？", "作书面说明"),
    ],
)
def test_the_relation_that_is_told_is_quoted(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(f"潮岭区渡口管理局{question}", None)
    assert any(said in citation.quote for citation in answer.citations), answer
