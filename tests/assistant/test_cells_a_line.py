"""A copy of the form with a cell a line behind a tab, and no blank line between its rows, is read whole: the headings between its tables end them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.assistant import Assistant

_ROWS = (
    "第二十条第（一）项|信息内容|本年新制作数量|本年新公开数量|对外公开总数量|规章|0|0|0|规范性文件|3|3|41",
    "第二十条第（五）项|信息内容|上一年项目数量|本年增/减|处理决定数量|行政许可|211|-7|1904|其他对外管理服务事项|33|+2|418",
    "第二十条第（六）项|信息内容|上一年项目数量|本年增/减|处理决定数量|行政处罚|1206|+14|88|行政强制|52|0|6",
    "第二十条第（八）项|信息内容|上一年项目数量|本年增/减|行政事业性收费|12|-1",
    "第二十条第（九）项|信息内容|采购项目数量|采购总金额|政府集中采购|27|1,304.25万元",
)
_REVIEW = (
    "行政复议|行政诉讼|结果维持|结果纠正|其他结果|尚未审结|总计|未经复议直接起诉|复议后起诉|结果维持|结果纠正|其他结果|尚未审结|总计"
    "|结果维持|结果纠正|其他结果|尚未审结|总计|2|0|0|0|2|1|0|0|0|1|0|0|0|0|0"
)


def _cells(*rows: str) -> str:
    return "".join(f"\t{cell}\n" for row in rows for cell in row.split("|"))


REPORTS = {
    "salt.txt": "卤泉县人民政府2020年政府信息公开工作年度报告\n一、总体情况\n全年召开盐井公开会2次。\n二、主动公开政府信息情况\n"
    + _cells(*_ROWS)
    + "三、收到和处理政府信息公开申请情况\n全年未收到申请。\n四、政府信息公开行政复议、行政诉讼情况\n"
    + _cells(_REVIEW)
    + "五、存在的主要问题及改进情况\n盐井图更新慢。\n",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("卤泉县2020年政府集中采购总金额是多少？", "1304.25"),
        ("卤泉县2020年采购总金额多少万元？", "1304.25"),
        ("卤泉县2020年政府集中采购项目多少个？", "27"),
        ("卤泉县2020年行政许可处理决定多少件？", "1904"),
        ("卤泉县2020年行政强制处理决定多少件？", "6"),
        ("卤泉县2020年规范性文件对外公开总数是多少？", "41"),
        ("卤泉县2020年行政复议多少件？", "2"),
        ("卤泉县2020年未经复议直接起诉的行政诉讼多少件？", "1"),
    ],
)
def test_a_cell_is_told(assistant: Assistant, question: str, value: str) -> None:
    answer = assistant.ask(question, None)
    assert [figure.value for figure in answer.figures][:1] == [Decimal(value)], answer.text
