"""Numbers of one sentence or table that are asked for together: lists before a number, wholes and what some of them became, sums of rows,
shares held against counts, counts of things held one by one; near misses beside each; over invented reports."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.assistant import Assistant

_REVIEWS = """
<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td><td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>6</td><td>2</td><td>1</td><td>0</td><td>8</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>
"""

REPORTS = {
    "bureau.txt": """\
松川县财政局2023年政府信息公开工作年度报告
一、总体情况
松川县财政局收到热线来信、依申请信息公开等36件，其中依申请公开9件。行政诉讼27件，13件法院做出判决。
开展意见征集15个，互动访谈6期。实时更新政策动态150篇，其中包含20篇权威信息。
主动公开信息1284条（其中文件239条、占18.61%，动态886条、占69.1%，其他159条、占12.38%）。
""",
    "office.txt": """\
松川县档案局2023年政府信息公开工作年度报告
一、总体情况
全年共办理政府信息公开申请19件，含2022年转至今年办理的3件，办结18件，剩余1件结转下一年度处理。
""",
    "county.html": f"<h1>梅溪县人民政府2023年政府信息公开工作年度报告</h1><p>四、政府信息公开行政复议、行政诉讼情况</p>{_REVIEWS}",
}


def _values(answer: Answer) -> list[str]:
    return [str(figure.value) for figure in answer.figures if figure.value is not None]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("松川县财政局2023年收到热线来信、依申请公开等一共多少件？", "36"),
        ("松川县财政局2023年收到热线来信、依申请信息公开等多少件？", "36"),
        ("松川县财政局2023年行政诉讼中法院已经判决的有多少件？", "13"),
        ("松川县财政局2023年意见征集比互动访谈多几个？", "9"),
        ("松川县财政局2023年更新权威信息多少篇？", "20"),
        ("松川县档案局2023年政府信息公开申请办结了多少件？", "18"),
        ("松川县档案局2023年办理的申请里，当年新收的有多少件（不算2022年转来的）？", "16"),
        ("松川县财政局2023年“其他”类信息占12.38%，按条数算对得上吗？", "12.38"),
        ("梅溪县2023年的行政复议，各种结果加起来和总计栏一样吗？", "9"),
    ],
)
def test_what_is_asked_together_is_told(assistant: Assistant, question: str, value: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert value in _values(answer), answer.text


def test_a_share_that_the_counts_do_not_come_to_is_said_to_be_another(assistant: Assistant) -> None:
    agrees = assistant.ask("松川县财政局2023年其他类信息占12.38%，按条数算对得上吗？")
    differs = assistant.ask("松川县财政局2023年动态类信息占69.1%，和条数对得上吗？")
    assert "与所写的一致" in agrees.text, agrees.text
    assert not [warning for warning in agrees.warnings if warning.code == "conflict"]
    assert "为69%，与所写的不一致" in differs.text, differs.text


def test_the_rows_are_held_against_their_total(assistant: Assistant) -> None:
    answer = assistant.ask("梅溪县2023年行政复议各结果之和与总计一致吗？")
    assert "各分项相加为9件，与所说的总数8件不一致" in answer.text, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "松川县财政局2023年收到群众来电、依申请公开等一共多少件？",
        "松川县财政局2023年收到热线来信、依申请公开、提案等多少件？",
        "松川县财政局2023年行政复议中法院已经判决的有多少件？",
        "松川县财政局2023年行政诉讼中撤诉的有多少件？",
        "松川县财政局2023年主动公开信息比互动访谈多几个？",
        "松川县财政局2023年更新原创信息多少篇？",
        "松川县财政局2023年其他类信息占15%，按条数算对得上吗？",
    ],
)
def test_a_near_miss_stays_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.REFUSE, answer.text
