"""What a report plans is told before what it did about its problems; what became of them is told by the report of the year after."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "lamps.txt": """\
澜湾县灯会办公室2022年政府信息公开工作年度报告
一、总体情况
全年发布信息31条。重点事项：花灯造价表已公开。
五、存在的主要问题及改进情况
主要问题：一是灯谜栏目更新慢；二是摊位图看不清。
改进情况：一是灯谜改为三日一换；二是摊位图重新描绘，余下4张计划2023年3月印完。
（三）2023年工作安排。为每条灯街配讲解员；开通“夜航灯船”预约页面。
""",
    "kites.txt": """\
鸢坪镇人民政府2022年政府信息公开工作年度报告
一、总体情况
全年发布信息32条。
五、存在的主要问题及改进情况
存在问题：风筝节日程公布晚。
改进措施：一是日程提前十日张贴；二是增设广播一次。
下一步，将把竹料价格写进公示栏，邀请老艺人核对图谱。
""",
    "boats.txt": """\
芦汀县龙舟协会办公室2022年政府信息公开工作年度报告
一、总体情况
全年发布信息33条。
五、存在的主要问题及改进情况
（一）存在问题。赛程图模糊。
（二）改进措施。重新测绘赛程图。
（三）2023年打算
给每条龙舟建档；公开鼓手选拔标准。
六、其他需要报告的事项
无。
""",
    "bells.txt": """\
钟岭市古钟管理所2022年政府信息公开工作年度报告
一、总体情况
全年发布信息34条。
五、存在的主要问题及改进情况
2021年年报查摆的“钟铭拓片不公开”问题没有彻底解决，2022年只上网9张，已请省馆代扫。
存在问题：敲钟时刻表印错。改进措施：一是重印时刻表，当年完成，铜牌计划2023年换上；二是增加校对一道。
2023年重点：公开铸钟铜料来源；建立听钟人留言簿。
""",
    "drums.txt": """\
鼓台乡人民政府2022年政府信息公开工作年度报告
一、总体情况
全年发布信息35条。
五、存在的主要问题及改进情况
存在问题：鼓点教程太长。改进情况：一是把教程裁成九段，当年完成；二是鼓皮价目2023年1月补登。
""",
    "wells-2022.txt": """\
葵湾镇人民政府2022年政府信息公开工作年度报告
一、总体情况
全年发布信息36条，结转4件转入2023年办理。
五、存在的主要问题及改进情况
存在问题：水井图看不清。
改进措施：一是重画水井图；二是增印图例。
2023年，将把水井保洁轮值表纳入公开范围，试行井长接待日制度。
""",
    "wells-2023.txt": """\
葵湾镇人民政府2023年政府信息公开工作年度报告
一、总体情况
全年发布信息37条，推行井台广播制度。
五、存在的主要问题及改进情况
存在问题：轮值表更新慢。
改进措施：一是轮值表月月换；二是增设井台公告板。
下一步，将编印古井故事集。
""",
}


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("澜湾县灯会办公室2023年的工作安排是什么？", "夜航灯船", "三日一换"),
        ("澜湾县灯会办公室2023年有什么打算？", "夜航灯船", "三日一换"),
        ("澜湾县灯会办公室下一步有什么打算？", "夜航灯船", "三日一换"),
        ("鸢坪镇2023年的工作重点有哪些？", "竹料价格", "提前十日"),
        ("鸢坪镇今后有什么计划？", "竹料价格", "提前十日"),
        ("What does Yuanping Town plan to do next?", "竹料价格", "提前十日"),
        ("芦汀县龙舟协会办公室2023年的安排是什么？", "鼓手选拔", "测绘"),
        ("芦汀县龙舟协会办公室接下来有什么打算？", "鼓手选拔", "测绘"),
        ("钟岭市古钟管理所2023年的重点是什么？", "留言簿", "重印"),
        ("钟岭市古钟管理所2021年报告的问题整改到位了吗？", "没有彻底解决", "重印"),
        ("钟岭市古钟管理所2021年年报提出的问题解决了没有？", "没有彻底解决", "重印"),
    ],
)
def test_plans_are_told_apart_from_what_was_done(assistant: Assistant, question: str, said: str, not_said: str) -> None:
    answer = assistant.ask(question, None)
    quoted = "".join(citation.quote for citation in answer.citations)
    assert said in quoted, answer.text
    assert not_said not in quoted


@pytest.mark.parametrize(
    ("question", "said", "not_said"),
    [
        ("葵湾镇2023年有什么打算？", ("轮值表纳入公开范围", "古井故事集"), "井台公告板"),
        ("葵湾镇2023年将试行什么制度？", ("井长接待日",), "井台广播"),
        ("葵湾镇2023年打算公开什么新内容？", ("轮值表纳入公开范围",), "古井故事集"),
        ("葵湾镇下一年有哪些计划？", ("古井故事集",), "月月换"),
        ("鸢坪镇2023年准备公开哪些内容？", ("竹料价格",), "提前十日"),
    ],
)
def test_what_a_year_is_to_bring_is_told_by_the_report_before_it_too(
    assistant: Assistant, question: str, said: tuple[str, ...], not_said: str
) -> None:
    answer = assistant.ask(question, None)
    quoted = "".join(citation.quote for citation in answer.citations)
    assert all(one in quoted for one in said), answer.text
    assert not_said not in quoted


@pytest.mark.parametrize(
    "question",
    [
        "鼓台乡2023年的工作重点有哪些？",
        "鼓台乡2023年有什么打算？",
        "鸢坪镇2024年的工作安排是什么？",
        "钟岭市古钟管理所2024年打算公开什么？",
        "鸢坪镇2021年报告的问题整改到位了吗？",
    ],
)
def test_what_was_done_is_no_plan(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question, None).route is Route.REFUSE


def test_the_measures_are_told_where_they_are_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("鸢坪镇2022年采取了哪些改进措施？", None)
    assert "提前十日" in answer.citations[0].quote
