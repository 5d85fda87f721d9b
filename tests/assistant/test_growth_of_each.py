"""By how much something moved in each of several bodies: each body's own change, never the difference between the bodies."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TABLE = """
三、收到和处理政府信息公开申请情况
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）	申请人情况
自然人	法人或其他组织	总计
商业企业	科研机构	社会公益组织	法律服务机构	其他
一、本年新收政府信息公开申请数量	150	12	0	0	8	0	170
二、上年结转政府信息公开申请数量	36	4	0	0	0	0	40
"""
TEXTS = {
    ("桐庐湾市人民政府", 2023): f"全市共收办政府信息公开申请案件210件，同比增长42.5%。{TABLE}",
    ("苇岸区人民政府", 2023): "全区收到政府信息公开申请60件，较上年增加12件，同比增长25%。公开信息410条。",
    ("石堰县人民政府", 2023): "全县收到政府信息公开申请33件。",
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("桐庐湾市和苇岸区2023年申请增长率谁高？", ["42.5", "25"]),
        ("桐庐湾市和苇岸区2023年申请增长谁高？", ["42.5", "25"]),
        ("桐庐湾市和苇岸区2023年哪个申请增长快？", ["42.5", "25"]),
        ("桐庐湾市和苇岸区2023年申请增长多少？", ["42.5", "25", "12"]),
        ("苇岸区和石堰县2023年申请比上年增加多少件？", ["12"]),
        ("桐庐湾市和苇岸区2023年收到申请同比增长多少？", ["42.5", "25"]),
        ("桐庐湾市2023年收到申请同比增长多少？", ["42.5"]),
        ("桐庐湾市和苇岸区2023年申请相差多少件？", ["110", "170", "60"]),
        ("桐庐湾市2023年比苇岸区多收到申请多少件？", ["110", "170", "60"]),
    ],
)
def test_each_body_s_own_change_is_told(talk: Talk, question: str, values: list[str]) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert [str(figure.value) for figure in answer.figures] == values, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What was the growth of applications in 桐庐湾市 and 苇岸区 in 2023?",
        "By what percentage did applications grow in 苇岸区 and 桐庐湾市 in 2023?",
    ],
)
def test_stated_growth_is_told_where_no_report_is_held_of_the_year_before(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert sorted(str(figure.value) for figure in answer.figures) == ["25", "42.5"], answer.text
    assert "“收办政府信息公开申请案件”" in answer.text


def test_whose_change_is_not_told_is_said_by_name(talk: Talk) -> None:
    answer = talk.ask("苇岸区和石堰县2023年申请增长多少？")
    assert "石堰县人民政府2023年" in answer.text


def test_a_rate_of_all_taken_on_is_none_of_the_new_ones(talk: Talk) -> None:
    assert not talk.ask("桐庐湾市2023年新收申请增长多少？").figures
