"""Which one it is, is told by a name; a number of them, a sort of them, or what is done to any of them names none. What one case was about, why it
was dropped, and whom somebody invited are told by what says so."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.passages.named_one import kind_asked, names_the_one

REPORTS = {
    "weir.txt": """\
柘溪县堰坝管理局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年发布信息88条。沿岸11个村的水位牌每旬擦洗一次，检查中发现水位牌字迹模糊等问题14个。对盐、煤油、蚊香、雨具四类物资实行价格周公布，
在渡头大厅张榜。对超标取水的7家企业点名通报。
（二）依申请公开。收到申请9件，不予公开2件，部分公开1件。部分公开的1件涉及他人的承包合同。
（三）公众参与。《堰坝调度办法》征求意见时收到意见26条，多数集中在放水时刻和鱼道宽度上。闸门操作规程须经值班闸长、工程股长、总工程师依次签字。
11月在县广播站召开吹风会，通报枯水期放水安排并回答听众提问。组织信息员业务学习2次，参加40人次。请水文站的老站长给闸工上课1次。
按照一件一夹的要求，对申请材料、会办记录和答复书集中立卷，保存十年。
迟报水情的，取消该站所当季评先资格。
（四）监督保障。制定《水情发布责任办法》，对瞒报水情造成后果的，给予批评教育直至调离闸口。
开放泵房、发电间、鱼类繁育厂和陈列室四处，接待学生210人。鲤渡村的水位牌改用搪瓷。
三、行政复议和行政诉讼
行政复议1件，被纠正的1件系县水管站未在十五日内答复。行政诉讼1件，撤诉案件经县调解中心组织双方到坝上当面沟通，我局补测了渗水点。
五、存在的主要问题及改进情况
主要问题是放水通知传得慢。下一步将放水通知纳入街道广播。
"""
}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("柘溪县堰坝管理局2022年被复议纠正的那件是什么原因？", "未在十五日内答复"),
        ("柘溪县堰坝管理局2022年那起行政诉讼为什么撤诉？", "当面沟通"),
        ("柘溪县堰坝管理局2022年部分公开的那件是什么理由？", "承包合同"),
        ("柘溪县堰坝管理局2022年对哪些物资公布价格？", "煤油"),
        ("柘溪县堰坝管理局2022年的闸门操作规程要经过哪些人签字？", "总工程师"),
        ("柘溪县堰坝管理局2022年请了谁给闸工上课？", "老站长"),
        ("柘溪县堰坝管理局2022年哪个村的水位牌改用搪瓷？", "鲤渡村"),
    ],
)
def test_what_one_case_was_about_and_who_came_is_told(assistant: Assistant, question: str, told: str) -> None:
    answer = assistant.ask(question, None)
    assert any(told in citation.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "柘溪县堰坝管理局2022年哪个村的水位牌字迹模糊？",
        "柘溪县堰坝管理局2022年点名通报的是哪7家企业？",
        "柘溪县堰坝管理局2022年在吹风会上回答了听众什么问题？",
        "柘溪县堰坝管理局2022年哪个站所被取消了评先资格？",
        "柘溪县堰坝管理局2022年把谁调离了闸口？",
        "柘溪县堰坝管理局2022年采纳了哪些意见？",
        "柘溪县堰坝管理局2022年请谁来做业务学习？",
        "柘溪县堰坝管理局2022年哪个繁育厂开放了？",
        "柘溪县堰坝管理局2022年哪个街道的放水通知传得慢？",
    ],
)
def test_a_number_a_sort_or_a_rule_names_none(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, None)
    assert answer.route is Route.REFUSE, answer.text


@pytest.mark.parametrize(
    ("question", "body", "named"),
    [
        ("没有挂牌的是哪4个渡口?", "有4个渡口没有挂牌。", False),
        ("没有挂牌的是哪4个渡口?", "南汊、石矶等4个渡口没有挂牌。", True),
        ("哪个药厂公布了药价?", "公布药厂、酒厂的价格。", False),
        ("哪个药厂公布了药价?", "青萍药厂公布了药价。", True),
        ("哪个街道没有喇叭?", "将喇叭纳入街道采购。", False),
        ("哪个街道没有喇叭?", "塔前街道没有喇叭。", True),
    ],
)
def test_where_the_name_of_the_one_must_stand(question: str, body: str, named: bool) -> None:
    assert names_the_one(question, body) is named


def test_who_does_something_asks_for_no_one_of_a_kind() -> None:
    assert [kind_asked(question) for question in ("由哪个镇负责?", "哪家单位牵头?", "哪个镇会被约谈?")] == ["", "", ""]


def test_papers_that_are_named_plainly_are_what_a_manner_is_told_of(assistant: Assistant) -> None:
    answer = assistant.ask("柘溪县堰坝管理局2022年依申请公开的材料怎么归档？", None)
    assert any("集中立卷" in citation.quote for citation in answer.citations), answer.text
