"""Tables whose rows begin at a line's start and whose other cells stand behind tabs, each on a line of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.model import State
from ingest.pipeline import parse

TWO = (
    "第二十条第（五）项\n信息内容\n\t上一年项目数量\n\t本年增/减\n\t处理决定数量\n行政许可\n\t12\n\t+3\n\t240\n"
    "其他对外管理服务事项\n\t7\n\t-1\n\t\n"
    "第二十条第（六）项\n信息内容\n\t上一年项目数量\n\t本年增/减\n\t处理决定数量\n行政处罚\n\t5\n\t0\n\t31\n行政强制\n\t0\n\t0\n\t2\n"
)


def _figures(table: str) -> dict[str, tuple[Decimal | None, State]]:
    text = f"霞浦市渔业局2021年政府信息公开工作年度报告\n一、总体情况\n略。\n二、主动公开政府信息情况\n{table}五、存在的主要问题\n无。\n"
    return {figure.indicator or "": (figure.value, figure.state) for figure in parse("a.txt", text.encode()).figures}


@pytest.mark.parametrize("table", [TWO, TWO.replace("\n第二十条第（六）", "\n\n第二十条第（六）"), TWO.replace("\n", "\r\n")])
def test_each_row_is_read_with_its_own_label(table: str) -> None:
    told = _figures(table)
    assert told["proactive.licences.decisions"][0] == Decimal(240)
    assert told["proactive.licences.items_change"][0] == Decimal(3)
    assert told["proactive.penalties.decisions"][0] == Decimal(31)
    assert told["proactive.coercion.decisions"][0] == Decimal(2)
    assert told["proactive.other_services.decisions"] == (None, State.BLANK)


def test_a_list_behind_tabs_is_no_table() -> None:
    assert _figures("规章\n\t一条说明。\n行政许可\n\t见网站\n") == {}
