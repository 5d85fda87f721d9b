"""What a question names behind a body's name is asked of that body, where its report speaks of it."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "tidal.txt": """\
潮汐县人民政府2023年政府信息公开工作年度报告
一、总体情况
全年公开信息1,204条，乡镇专区接待来访310人次。
五、存在的主要问题及改进情况
问题：乡镇专区的显示屏常黑屏；渡口之间公示快慢差距大。
改进：乡镇专区的显示屏交由县广电站每月检修；渡口公示由船管站逢五统一更换。
六、其他需要报告的事项
未收取费用。
""",
    "quay.txt": """\
潮汐县石埠街道办事处2023年政府信息公开工作年度报告
一、总体情况
社区公告栏由街道纪工委每季抽查。
六、其他需要报告的事项
未收取费用。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("潮汐县乡镇专区的显示屏坏了归谁修？", "交由县广电站每月检修"),
        ("石埠街道社区公告栏由谁抽查？", "由街道纪工委每季抽查"),
    ],
)
def test_a_part_that_the_report_speaks_of_is_asked_of_its_body(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


def test_a_body_of_its_own_is_unknown(assistant: Assistant) -> None:
    answer = assistant.ask("潮汐县渔业局的显示屏坏了归谁修？")
    assert answer.route is Route.REFUSE
    assert not answer.citations


def test_how_a_difference_is_made_smaller_is_no_question_for_a_number(assistant: Assistant) -> None:
    answer = assistant.ask("潮汐县如何缩小渡口之间公示快慢的差距？")
    assert answer.route is Route.PASSAGES
    assert "由船管站逢五统一更换" in answer.text
    assert "差距大" not in answer.text
