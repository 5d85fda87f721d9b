"""A number that stands near what is asked and is of something else: documents that were sorted, sums that describe, the place for its government."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	21	3	0	0	0	0	24
二、上年结转政府信息公开申请数量	0	0	0	0	0	0	0
"""
TEXTS = {
    ("枫岭县农业农村局", 2023): "全年收到申请36件，涉及资金8万元的申请2件。办理结果为：予以公开19件，部分公开4件，不予公开6件。"
    "全年制发公文150件，认定主动公开61件、依申请公开12件、不予公开77件。开展复议案件办理18件，其中维持13件，纠错5件，纠错率27.8%。",
    (
        "柳溪县农业农村局",
        2023,
    ): "严格执行公文公开属性源头认定制度，全年认定不予公开的58件、主动公开的16件。收到申请7件，均已答复。",
    ("青岚市人民政府", 2023): f"全市共收到政府信息公开申请24件，其中市政府办公室办理5件。{TABLE}",
    ("梧川县人民政府", 2023): f"全年受理政府信息公开申请19件，均已答复。{TABLE}",
    ("桐原县人民政府", 2023): f"全年依申请公开24件，较上年减少6件。{TABLE}",
    ("松峦县人民政府", 2023): "通过县政府网站主动公开信息310条，其中通知公告类42条、工作动态类190条；通过公众号推送信息95条。"
    "整理栏目14个，合并3个，新增2个。收到申请9件。发布解读12篇，其中图解7篇、视频3篇。",
    (
        "荷州市规划局",
        2023,
    ): "局属各科室处理群众来信14封。接待窗口咨询205人次、电话咨询470人次、在线咨询38件。各县（区）制作图解66幅，市本级制作短片9部。",
    ("石泓县人民政府", 2023): "全年受理申请16件，其中县政府办受理5件、县民政局受理7件、县水利局受理4件。",
    ("芦汀市人民政府", 2023): "全市主动公开政府信息5200条，其中市本级公开900条，县（区）公开4300条。政策解读33篇。"
    "全市共收到政府信息公开申请310件，其中市政府本级收到45件，县（区）收到265件。"
    "全市发生行政复议28件，其中维持20件、驳回5件、纠错3件。行政诉讼9件，其中驳回6件。全市从事公开工作84人，其中专职17人。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫岭县农业农村局2023年不予公开多少件", (6,)),
        ("枫岭县农业农村局2023年不予公开的公文多少件", (77,)),
        ("枫岭县农业农村局2023年涉及资金的申请有几件", (2,)),
        ("枫岭县农业农村局2023年纠错的占复议案件的百分之多少", (Decimal("27.8"),)),
        ("枫岭县农业农村局2023年纠错的占复议案件的百分之多少（保留两位小数）", (Decimal("27.78"),)),
        ("青岚市2023年收到多少件政府信息公开申请", (24,)),
        ("青岚市2023年市政府办公室办理的申请有多少件", (5,)),
        ("梧川县2023年收到多少件政府信息公开申请", (24, 19)),
        ("梧川县2023年受理政府信息公开申请多少件", (19, 24)),
        ("桐原县2023年新收申请几件，比上年减少几件", (24, 6)),
        ("松峦县2023年公开信息多少条，其中通知公告多少条", (310, 95, 42)),
        ("松峦县2023年新增几个", (2,)),
        ("芦汀市2023年市政府收到多少件申请", (45,)),
        ("芦汀市2023年市本级公开信息多少条", (900,)),
        ("芦汀市2023年专职人员几人", (17,)),
        ("石泓县2023年受理申请多少件", (16,)),
        ("荷州市规划局2023年在线咨询多少件", (38,)),
        ("芦汀市2023年行政复议纠错几件", (3,)),
        ("松峦县2023年解读多少篇，其中图解多少篇、视频多少篇", (12, 7, 3)),
    ],
)
def test_what_is_told_of_it_answers(talk: Talk, question: str, values: tuple[int, ...]) -> None:
    assert tuple(figure.value for figure in talk.ask(question).figures[: len(values)]) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县农业农村局2023年资金多少",
        "枫岭县农业农村局2023年涉及资金多少万元",
        "柳溪县农业农村局2023年不予公开多少件",
        "柳溪县农业农村局2023年没有公开的申请有多少件",
        "柳溪县农业农村局2023年不公开几件",
        "青岚市2023年市政府办理的申请中，由自然人提出的有多少件",
        "青岚市2023年市政府自己收到的申请有多少件",
        "松峦县2023年新增几人",
        "芦汀市2023年市政府专职人员几人",
        "芦汀市2023年市政府本级被复议后纠错几件",
        "芦汀市2023年驳回几件",
        "石泓县2023年县政府受理申请多少件",
        "芦汀市2023年政策类信息多少条",
        "荷州市规划局2023年受理咨询多少件",
        "荷州市规划局2023年制作图解多少幅",
    ],
)
def test_what_is_told_of_another_does_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).route in (Route.REFUSE, Route.CLARIFY)


def test_a_result_told_in_prose_for_all_that_was_not_published_is_said_to_be_one_of_them(talk: Talk) -> None:
    answer = talk.ask("枫岭县农业农村局2023年没有公开的申请几件")
    assert answer.figures[0].value == Decimal(6)
    assert "其他办理结果不计在内" in answer.text


@pytest.mark.parametrize("question", ["梧川县2023年收到多少件政府信息公开申请", "梧川县2023年受理政府信息公开申请多少件"])
def test_what_was_taken_on_is_held_against_what_came_in(talk: Talk, question: str) -> None:
    assert [warning.code for warning in talk.ask(question).warnings] == ["conflict"]


def test_the_part_that_is_not_told_is_named(talk: Talk) -> None:
    assert "“行政处罚公示”" in talk.ask("松峦县2023年公众号推送信息多少条，行政处罚公示多少条").text
