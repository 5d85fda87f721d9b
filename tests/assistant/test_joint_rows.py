"""A row that counts several things together is never told as the number of one of them alone without a word."""

from __future__ import annotations

import pytest

from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	31	6	0	0	0	0	37
二、上年结转政府信息公开申请数量	4	1	0	0	0	0	5
三、本年度办理结果	（三）不予公开	4.危及“三安全一稳定”	3	0	0	0	0	0	3
6.属于三类内部事务信息	7	1	0	0	0	0	8
7.属于四类过程性信息	2	0	0	0	0	0	2
（五）不予处理	1.信访举报投诉类申请	9	2	0	0	0	0	11
2.重复申请	1	0	0	0	0	0	1
"""
TEXTS = {("枫岭市人民政府", 2023): f"全市全年共收到政府信息公开申请37件。{TABLE}"}


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("枫岭市2023年举报类申请几件？", 11, "没有单独的“举报”一项，报告只有信访、举报、投诉合在一起的数。"),
        ("枫岭市2023年危及经济安全不予公开的几件？", 3, "没有单独的“经济安全”一项"),
        ("枫岭市2023年人事管理不予公开几件？", 8, "没有单独的“人事管理”一项"),
        ("枫岭市2023年过程稿几件？", 2, "没有单独的“过程稿”一项"),
        ("How many complaint applications were not processed in Fengling City in 2023?", 11, "no number of “complaints” alone"),
    ],
)
def test_one_of_a_joint_row_is_said_to_be_of_all(talk: Talk, question: str, value: int, said: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [value]
    assert said in answer.text


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭市2023年信访举报投诉类申请几件？", 11),
        ("枫岭市2023年重复申请几件？", 1),
        ("枫岭市2023年三类内部事务信息几件？", 8),
        ("枫岭市2023年人事管理、后勤管理、内部工作流程三类内部事务信息几件？", 8),
    ],
)
def test_a_whole_row_is_told_plainly(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [value]
    assert "单独" not in answer.text
