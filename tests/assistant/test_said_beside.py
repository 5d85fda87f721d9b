"""What stands beside a figure: a number of the prose that holds another cell too, a part that is more than its whole, names alike."""

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
二、上年结转政府信息公开申请数量	4	0	0	0	0	0	4
"""
TEXTS = {
    ("枫岭县人民政府", 2023): f"全年共收到政府信息公开申请28件，全部按期答复。{TABLE}",
    ("柳溪县人民政府", 2023): f"全年共收到政府信息公开申请29件，全部按期答复。{TABLE}",
    (
        "桐坡县人民政府",
        2023,
    ): "全县举行通气会14场，其中由乡镇主持的有19场。设置栏目6个，其中政策类栏目4个。开展阅卷培训4次，参训96人。"
    "\n五、存在的主要问题及改进情况\n全年开展政府信息公开阅卷培训7次，发放手册30册。",
    ("青岚市人民政府", 2023): "全市共收办申请案件180件，全部按期答复。建成区级政务公开专区2个、镇（街道）专区13个。",
}


@pytest.mark.parametrize("question", ["枫岭县2023年收到政府信息公开申请多少件？", "枫岭县2023年收到的申请正文与表格一致吗？"])
def test_how_two_numbers_go_together_is_said(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [24, 28, 4]
    assert not any(warning.code == "conflict" for warning in answer.warnings)
    assert "加上" in answer.text


def test_a_number_that_does_not_go_with_the_cell_is_a_conflict(talk: Talk) -> None:
    answer = talk.ask("柳溪县2023年收到政府信息公开申请多少件？")
    assert [figure.value for figure in answer.figures] == [24, 29]
    assert {warning.code for warning in answer.warnings} == {"conflict"}


def test_a_part_that_is_more_than_its_whole_is_told_with_a_warning(talk: Talk) -> None:
    answer = talk.ask("桐坡县2023年由乡镇主持的通气会有多少场？")
    assert [figure.value for figure in answer.figures] == [19, 14]
    assert "conflict" in {warning.code for warning in answer.warnings}
    assert not talk.ask("桐坡县2023年政策类栏目有几个？").warnings


def test_what_is_named_more_closely_elsewhere_is_given_too(talk: Talk) -> None:
    answer = talk.ask("桐坡县2023年开展了几次政府信息公开阅卷培训，前后说法一致吗？")
    assert {figure.value for figure in answer.figures} == {Decimal(7), Decimal(4)}
    assert {figure.state for figure in answer.figures} == {"reported"}
    assert "相近" in answer.text


def test_one_level_of_several_is_not_all_of_them(talk: Talk) -> None:
    assert talk.ask("青岚市2023年建设专区几个？").route is Route.REFUSE
    assert talk.ask("青岚市2023年政务公开专区几个？").route is Route.REFUSE
    assert [figure.value for figure in talk.ask("青岚市2023年区级专区几个？").figures] == [2]


def test_the_whole_place_does_not_answer_for_its_government(talk: Talk) -> None:
    assert talk.ask("青岚市2023年市政府收办多少件？").route is Route.REFUSE
    assert [figure.value for figure in talk.ask("青岚市政府2023年收办多少件申请？").figures] == [180]
