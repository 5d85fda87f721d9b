"""Near misses: the report speaks of the thing, but does not tell what is asked of it. And beside each the question that it does answer."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "capes.txt": """\
澄湾区岬角管理局2021年政府信息公开工作年度报告
一、总体情况
（一）主动公开。在岬角局网站、《岬角报》主动公开守灯规程7件（含新制定3件，修订2件，废止2件）。局领导走进“听潮”直播间4人次。
守灯问答“望海角”“礁石路”两个栏目新增条目21条。“十盏灯”工程逐月公布进度。开设“灯下夜话”专题，观众问得最多的是航标漂移。
（二）依申请公开。收到申请9件，内容以灯座测绘为主。岬角信箱收到来信31封，均已回复。
（三）信息管理。实行守灯规程登记、会签、送审、归档流程。配套制度6项。全年退回灯讯稿件12篇，撤稿、改稿合计5篇。
公开守灯经费16条，渔船白名单、黑名单4条，白名单渔船30艘，黑名单渔船2艘。
（四）平台建设。在灯塔一楼设立查阅点1处。公布8座一级灯塔的平均能见度和耗油比例，每季度一次；公示灯塔校准结果12座、不合格的2座。
（五）监督保障。局务会2次听取守灯工作汇报。由局长任领导小组组长，成员科室9个。每季度通报一次误报，编发误报案例3个。首批聘请 6 人任守灯顾问。
年内开展值守检查，加强岬角工作的组织领导。
五、存在的主要问题及改进情况
部分灯塔“重点灯、轻记录”，有4个班组的灯簿一个月以上未更新；灯讯写得笼统。2022年将办好两件事：给每个班组配一名记录员；开设“潮汐课堂”夜校。
""",
}


def route(assistant: Assistant, question: str) -> Route:
    return assistant.ask(f"澄湾区岬角管理局2021年{question}", None).route


@pytest.mark.parametrize(
    "question",
    [
        "“听潮”直播间设在哪里？",
        "来信问了什么？",
        "误报案例由谁汇编？",
        "被列入黑名单的渔船有哪些？",
        "“望海角”栏目新增了哪些条目？",
        "废止的2件守灯规程是哪几件？",
        "退回的稿件有什么毛病？",
        "误报案例讲了什么？",
        "一个月没更新的是哪4个班组？",
        "配套的6项制度有哪些？",
        "“十盏灯”是哪十盏？",
        "守灯顾问从哪里聘请？",
        "成员科室有哪些？",
        "听取守灯工作汇报后作了什么决定？",
        "被撤稿的原因是什么？",
        "校准不合格的2座灯塔是哪些？",
    ],
)
def test_what_is_asked_must_be_told_not_only_its_thing(assistant: Assistant, question: str) -> None:
    assert route(assistant, question) is Route.REFUSE


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("查阅点设在哪里？", "灯塔一楼"),
        ("观众问得最多的是什么？", "航标漂移"),
        ("组长是谁？", "由局长任领导小组组长"),
        ("申请内容以什么为主？", "灯座测绘"),
        ("局长在领导小组担任什么职务？", "由局长任领导小组组长"),
        ("存在哪些问题？", "灯讯写得笼统"),
        ("多久通报一次误报？", "每季度通报一次误报"),
    ],
)
def test_what_is_told_is_quoted(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(f"澄湾区岬角管理局2021年{question}", None)
    assert any(said in citation.quote for citation in answer.citations), answer


def test_what_a_coming_year_is_to_bring_is_told_by_the_report_that_names_it(assistant: Assistant) -> None:
    answer = assistant.ask("澄湾区岬角管理局2022年开设什么夜校？", None)
    assert "开设“潮汐课堂”夜校" in answer.citations[0].quote
    assert "year_assumed" in {warning.code for warning in answer.warnings}


@pytest.mark.parametrize("question", ["2022年的查阅点设在哪里？", "2022年收到申请多少件？", "2023年开设什么夜校？"])
def test_a_year_that_is_not_named_is_not_there(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(f"澄湾区岬角管理局{question}", None)
    assert answer.route is Route.REFUSE
    assert "year_missing" in {warning.code for warning in answer.warnings}
