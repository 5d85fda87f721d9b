"""What prose tells of applications that are still open is held against the form's row of those carried over, in both directions."""

from __future__ import annotations

import pytest

from assistant.prose.still_open import _open
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	21	3	0	0	0	0	24
二、上年结转政府信息公开申请数量	4	0	0	0	0	0	4
四、结转下年度继续办理	6	1	0	0	0	0	7
"""
TEXTS = {
    ("枫岭县人民政府", 2023): f"全年收到政府信息公开申请24件，已答复21件，正在办理5件。{TABLE}",
    ("柳溪县人民政府", 2023): f"全年收到申请24件，其余7件尚在办理期限内。{TABLE}",
    ("桐坡县人民政府", 2023): f"全年收到申请24件。办理人大代表建议30件，正在办理4件。截至目前，申请正在办理3件。{TABLE}",
    ("榆坡县人民政府", 2023): f"全年收到申请24件，逾期未办结1件。{TABLE}",
}


@pytest.mark.parametrize("question", ["枫岭县2023年正在办理多少件申请？", "枫岭县2023年结转下年度继续办理几件？"])
def test_another_number_than_the_form_s_is_a_conflict(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert {figure.value for figure in answer.figures} == {5, 7}
    assert {warning.code for warning in answer.warnings} == {"conflict"}
    assert len({one.quote for one in answer.citations}) == 2


@pytest.mark.parametrize("body", ["柳溪县", "桐坡县", "榆坡县"])
def test_the_same_number_and_what_is_open_otherwise_speak_against_nothing(talk: Talk, body: str) -> None:
    answer = talk.ask(f"{body}2023年结转下年度继续办理几件？")
    assert [figure.value for figure in answer.figures] == [7]
    assert not answer.warnings


@pytest.mark.parametrize(
    ("printed", "open_"),
    [
        ("年底尚未办结5件", True),
        ("其余2件申请仍在办理中", True),
        ("在办4件", True),
        ("另有1件未到答复期限", True),
        ("正在办理的建议3件", False),
        ("按期答复2件", False),
        ("逾期未答复1件", False),
    ],
)
def test_a_clause_says_nothing_else(printed: str, open_: bool) -> None:
    assert (_open().fullmatch(printed) is not None) is open_
