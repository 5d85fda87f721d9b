"""What is asked of one unit by its name is told of that one, and not of its neighbours in the same sentence or list."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "county.txt": """\
帆栖县人民政府2022年政府信息公开工作年度报告
一、总体情况
（一）主动公开。潮口镇用渔排广播通报风浪，芦滩镇把潮汐牌立到码头。蓼塘镇受理申请5件。全县收到申请36件（县直部门20件、潮口镇8件、芦滩镇3件、蓼塘镇5件），均已答复。
县渔业局开设“潮讯”专栏，县气象局推出风浪小程序，便利船民查询。
（二）基层公开。沙咀镇推进基层公开向渔排延伸。通过设立流动公开箱，发放潮汐手册；聘请老船工担任公开监督员。芦滩镇、蓼塘镇开展码头公开试点。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("帆栖县2022年潮口镇怎么通报风浪？", "渔排广播"),
        ("帆栖县2022年芦滩镇把潮汐牌立在哪里？", "立到码头"),
        ("帆栖县2022年县渔业局开设了什么专栏？", "潮讯"),
        ("帆栖县2022年县气象局推出了什么小程序？", "风浪小程序"),
        ("帆栖县2022年沙咀镇怎么推进基层公开？", "流动公开箱"),
        ("帆栖县2022年蓼塘镇开展什么试点？", "码头公开试点"),
        ("帆栖县2022年芦滩镇开展什么试点？", "码头公开试点"),
    ],
)
def test_what_a_unit_did_is_told_of_it(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "帆栖县2022年蓼塘镇怎么通报风浪？",
        "帆栖县2022年潮口镇怎么办理申请？",
        "帆栖县2022年潮口镇怎么立潮汐牌？",
        "帆栖县2022年县渔业局推出了什么小程序？",
        "帆栖县2022年县气象局开设了什么专栏？",
        "帆栖县2022年潮口镇怎么推进基层公开？",
        "帆栖县2022年沙咀镇开展什么试点？",
    ],
)
def test_what_its_neighbours_did_is_not(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
