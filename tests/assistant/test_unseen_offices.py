"""Plain questions to reports of offices that tell things in their own ways: what only serves applications, accounts, several years."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import june_after, told_in_prose

TEXTS = {
    (
        "柏川市体育局",
        2011,
    ): "全年在办事大厅和体育馆设立了2个专门的申请受理窗口，制定申请受理制度3项。本局全年受理政府信息公开申请7件。"
    "“柏川体育”政务微博6月开通，截至年底发布信息310条，粉丝4600人。本局自条例施行以来累计主动公开政府信息846条。"
    "2011年新增主动公开政府信息138条。咨询主要集中在场馆开放、健身苑点维护两个方面。",
    ("柏川市水务局", 2013): "设立申请受理点1个。全年主动公开政府信息118条。2009年至2013年历年累计主动公开507条。"
    "“柏川水务”新浪微博有听众2310人。微信公众号年末关注用户1900人，年初关注用户800人。",
    (
        "柏川市规划局",
        2015,
    ): "自《条例》实施至2015年底，累计主动公开政府信息388条。“柏川规划”微信公众号发布图文88条，关注用户2675人。"
    "规划公示期间收到公众意见46条，采纳19条；征求意见期间收到书面意见建议23条。局官方微博发布信息140条，粉丝1.2万人。全年接受咨询612人次，咨询的问题主要是容积率和日照间距。",
    (
        "柏川市规划中心",
        2016,
    ): "向申请人收取复印费86元，邮寄费24元。96123规划服务热线共接听来电2314个，其中咨询1800个，投诉310个，求助204个。"
    "公交服务热线全年接听电话5200个，其中失物招领640个，线路咨询3870个。收到申请9件，同意公开7件，"
    "属于法律和行政法规明确禁止公开的第三方调查资料不予公开2件。制定信息发布“四级审签”制度，建立发布台账。",
    ("柏川市民政局", 2017): """2017年，我局公开政府信息1204条，受理依申请公开21件，其中公民申请12件。新闻发布会召开3次。
附：政府信息公开工作情况统计表
统计指标 | 单位 | 统计数 |
一、主动公开情况 | | |
（一）主动公开政府信息数 | 条 | 1240 |
2.政府网站公开政府信息数 | 条 | 950 |
二、回应解读情况 | | |
1.参加或举办新闻发布会总次数 | 次 | 5 |
三、依申请公开情况 | | |
（一）收到申请数 | 件 | 24 |
1.当面申请数 | 件 | 10 |
3.网络申请数 | 件 | 14 |
""",
    ("柏川市市场监督管理局", 2020): """全年作出行政许可决定1520件，办理行政处罚案件331件。
二、主动公开政府信息情况
第二十条第（五）项
信息内容	上一年项目数量	本年增/减	处理决定数量
行政许可	30	+2	1502
其他对外管理服务事项	9	0	77
第二十条第（六）项
信息内容	上一年项目数量	本年增/减	处理决定数量
行政处罚	210	+5	313
行政强制	12	0	8
""",
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with told_in_prose(tmp_path_factory.mktemp("offices"), TEXTS) as library:
        yield asked_on(library, june_after(TEXTS))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("柏川市体育局2011年受理政府信息公开申请多少件", (7,)),
        ("柏川市体育局2011年收到申请几件", (7,)),
        ("柏川市体育局2011年制定了几项申请受理制度", (3,)),
        ("“柏川体育”政务微博2011年底有多少粉丝", (4600,)),
        ("截至2011年底，“柏川体育”微博有多少粉丝", (4600,)),
        ("“柏川水务”新浪微博2013年底有多少粉丝", (2310,)),
        ("柏川市水务局2013年新浪微博有多少听众", (2310,)),
        ("柏川市水务局2013年底微信公众号有多少关注用户", (1900,)),
        ("柏川市水务局2013年初微信公众号有多少关注用户", (800,)),
        ("柏川市规划局2015年末微信公众号有多少粉丝", (2675,)),
        ("How many Weibo followers did the Baichuan Sports Bureau have in 2011?", (4600,)),
        ("How many WeChat followers did the Baichuan Planning Bureau have at the end of 2015?", (2675,)),
        ("截至2011年底，柏川市体育局累计主动公开政府信息多少条", (846,)),
        ("柏川市体育局2011年主动公开政府信息多少条", (138,)),
        ("柏川市水务局2009年至2013年累计主动公开多少条", (507,)),
        ("柏川市水务局2009-2013年一共主动公开政府信息多少条", (507,)),
        ("柏川市规划局到2015年底累计公开多少条信息", (388,)),
        ("How many items had the Baichuan Sports Bureau disclosed in total by the end of 2011?", (846,)),
        ("柏川市规划中心2016年收了申请人多少复印费", (86,)),
        ("柏川市规划中心2016年收了申请人多少邮寄费", (24,)),
        ("柏川市规划中心2016年接到的来电中，投诉和求助合计多少个", (514, 310, 204)),
        ("柏川市规划中心2016年热线接到的电话中，失物招领多少个", (640,)),
        ("How many comments from the public did the Baichuan Planning Bureau receive during the publicity in 2015?", (46,)),
        ("How many written suggestions did the Baichuan Planning Bureau receive during consultation in 2015?", (23,)),
        ("柏川市民政局2017年主动公开信息到底是1204条还是1240条", (1204, 1240)),
        ("柏川市民政局2017年受理的申请究竟是21件还是24件", (21, 24)),
        ("柏川市民政局2017年新闻发布会召开了3次还是5次", (3, 5)),
        ("柏川市民政局2017年收到的申请是24件还是14件", (24,)),  # one of them is a part
        ("柏川市民政局2017年收到申请是24件还是12件", (24,)),
        ("柏川市水务局2013年主动公开政府信息是118条还是120条", (118,)),
        ("柏川市市场监督管理局2020年作出行政许可决定多少件", (1502, 1520)),
        ("柏川市市场监督管理局2020年行政许可决定是1520件还是1502件", (1520, 1502)),
        ("柏川市市场监督管理局2020年办理行政处罚案件多少件", (331,)),
        ("柏川市市场监督管理局2020年作出行政处罚决定多少件", (313,)),
    ],
)
def test_what_such_a_report_tells_is_given(assistant: Assistant, question: str, values: tuple[int, ...]) -> None:
    assert tuple(figure.value for figure in assistant.ask(question).figures) == values


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柏川市规划中心2016年为什么有2件申请不予公开", "明确禁止公开"),
        ("柏川市规划中心2016年不予公开的2件是什么原因", "明确禁止公开"),
        ("柏川市体育局2011年的咨询主要集中在哪些方面", "场馆开放"),
        ("柏川市规划局2015年咨询主要集中在哪几个方面", "容积率"),
        ("柏川市规划中心2016年是怎么审核发布信息的", "四级审签"),
        ("柏川市规划中心2016年信息发布实行什么审核制度", "四级审签"),
    ],
)
def test_what_is_told_in_words_is_given(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert told in answer.text


def test_a_number_that_is_only_printed_is_not_said_to_be_nowhere(assistant: Assistant) -> None:
    assert "没有这个数" in assistant.ask("柏川市水务局2013年主动公开政府信息是118条还是506条").text
    assert "没有这个数" not in assistant.ask("柏川市水务局2013年主动公开政府信息是118条还是507条").text


@pytest.mark.parametrize(
    "question",
    [
        "柏川市水务局2013年受理政府信息公开申请多少件",  # a place that takes them is none of them
        "How many WeChat followers did the Baichuan Sports Bureau have in 2011?",  # those of another account
        "How many Weibo followers did the Baichuan Planning Office have on Douyin in 2015?",
        "柏川市水务局2008年至2013年累计主动公开多少条",  # another span
        "柏川市水务局2009年至2013年累计收到申请多少件",
    ],
)
def test_a_number_of_something_else_is_not_given(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.figures
    assert answer.route in (Route.REFUSE, Route.CLARIFY)
