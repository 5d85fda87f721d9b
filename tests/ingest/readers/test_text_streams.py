"""Tables of which a text copy kept rows parted by spaces: what stands between the form's parts, and what blanks break."""

from __future__ import annotations

from decimal import Decimal

from ingest.pipeline import parse

OWN = """\
青禾县人民政府2019年政府信息公开工作年度报告

二、主动公开政府信息情况

第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 187 -9 1065

渠道类别 上半年 下半年 全年
门户网站 380 274 654
客户端 191 313 504
合计 571 587 1158

第二十条第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政处罚 131 -4 1438
行政强制 56 -10 666
"""

BROKEN_UNIT = """\
青禾县人民政府2016年政府信息公开工作年度报告

三、政府信息公开情况统计表

统计指标 单位 统计数
十一、查阅点接待人数 人　次 30
（一）市政府及其部门 人　次 12
（二）县（市、区）政府及其部门 人　次 11
（三）乡镇政府（街道办事处） 人　次 7
十四、政府信息公开会议和培训情况
（一）召开政府信息公开工作会议或专题会议数 次 4
（二）举办各类培训班数 次 3
（三）接受培训人员数 人　次 90
"""


def values(text: str) -> dict[str, Decimal | None]:
    """The last figure of each row that is printed."""
    return {figure.row[-1]: figure.value for figure in parse("report.txt", text.encode()).figures}


def test_a_table_of_the_bodys_own_between_the_forms_parts_is_under_no_header_of_the_form() -> None:
    read = values(OWN)
    assert {"门户网站", "客户端", "合计"}.isdisjoint(read)
    assert read == {"行政许可": 1065, "行政处罚": 1438, "行政强制": 666}


def test_a_unit_that_a_blank_breaks_is_one_unit() -> None:
    assert values(BROKEN_UNIT)["（三）接受培训人员数"] == 90
    assert len(values(BROKEN_UNIT)) == 7
