"""Which one something happened to: told by its name, and by no rule, kind of body or other word for what happened."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.prose.befallen import names_the_befallen

REPORTS = {
    "quarry.txt": """\
望岭县采石管理局2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年发布信息71条。对巡山中获得的矿界坐标资料，不对外提供。采石场轮值表每周更新。
（二）监督保障。每季度评选台账最乱的班组一个，连续两次垫底的班组长停职培训。凡瞒报爆破时间的采石场，取消当年评星资格。
因一张航拍图未作遮挡，县保密局要求撤下，并对供图单位提出批评。轮值工作由一名副局长分管，5名同志分别抄录台账。
县局举办“石语”展览1次，接待参观87人次。
五、存在的主要问题及改进情况
部分台账缺页。下一步装订成册。
""",
    "ferry.txt": """\
柳汊县轮渡管理处2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。全年发布信息64条。“渡口码上看”获评全县便民项目第二名。
（二）监督保障。因航班表三次未更新，北汊渡口所被通报批评，柳林站班组被评为台账标兵。轮渡公开工作由副处长沈既望分管。
每月抽查渡口两个，发现缺项的，扣当月绩效。对南汊船务公司迟报停航信息一事，约谈该公司经理。
五、存在的主要问题及改进情况
部分渡口牌字迹模糊。下一步重新描红。
""",
}


@pytest.mark.parametrize(
    "question",
    [
        "望岭县采石管理局2022年被评为台账最乱的是哪个班组？",
        "望岭县采石管理局2022年哪个采石场被取消了评星资格？",
        "望岭县采石管理局2022年受到批评的是哪个单位？",
        "望岭县采石管理局2022年因航拍图被批评的是哪家单位？",
        "望岭县采石管理局2022年哪个班组连续两次垫底被停职培训？",
        "望岭县采石管理局2022年分管轮值工作的副局长叫什么？",
        "望岭县采石管理局2022年“石语”展览获得了什么荣誉？",
        "望岭县采石管理局2022年获得了哪些奖项？",
        "柳汊县轮渡管理处2022年哪个渡口被扣了绩效？",
    ],
)
def test_a_rule_a_kind_of_body_or_another_word_names_nobody(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question, None)
    assert answer.route is Route.REFUSE, answer.text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("柳汊县轮渡管理处2022年被通报批评的是哪个所？", "北汊渡口所"),
        ("柳汊县轮渡管理处2022年哪个班组被评为标兵？", "柳林站班组"),
        ("柳汊县轮渡管理处2022年哪家公司被约谈？", "南汊船务公司"),
        ("柳汊县轮渡管理处2022年由哪位副处长分管轮渡公开？", "沈既望"),
        ("柳汊县轮渡管理处2022年“渡口码上看”获得了什么荣誉？", "第二名"),
    ],
)
def test_who_is_named_is_told(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question, None)
    assert any(said in citation.quote for citation in answer.citations), answer.text


@pytest.mark.parametrize(
    ("question", "body", "named"),
    [
        ("哪个村被取消了资格?", "凡连续两次漏报的村,取消当年评优资格。", False),
        ("哪个村被取消了资格?", "石坪村因连续两次漏报,被取消评优资格。", True),
        ("获得流动红旗的是哪个科室?", "每月评出流动红旗科室一个。", False),
        ("获得流动红旗的是哪个科室?", "每月评出流动红旗科室一个,5月为测绘科获得。", True),
        ("被约谈的是哪个镇?", "对排名末位的镇,约谈镇长。", False),
        ("被约谈的是哪个镇?", "约谈青泥镇镇长1次。", True),
        ("哪个部门被通报?", "对责任部门予以通报。", False),
        ("哪个部门被通报?", "对水利部门予以通报。", True),
        ("哪个镇会被约谈?", "对排名末位的镇,约谈镇长。", True),
        ("由哪个镇负责?", "凡跨界的,由上游镇负责。", True),
    ],
)
def test_where_the_name_must_stand(question: str, body: str, named: bool) -> None:
    assert names_the_befallen(question, body) is named
