"""Numbers told beside what they are of: in a bracket behind a result, behind the ways of one thing, of what others sent on."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

ANNEX = """
附表
指标名称	单位	统计数
十、机构建设和保障经费情况
（一）政府信息公开工作专门机构数	个	5
（二）从事政府信息公开工作人员数	人	47
1.专职人员数	人	12
2.兼职人员数	人	35
"""
TEXTS = {
    ("枫岭县教育局", 2023): "重点公开招生方案、幼儿园安全抽查结果（达标41家、限期改正6家、停办1家）。",
    (
        "荷州市统计局",
        2023,
    ): "通过来电、来访方式提供普查资料查询288人次。12345热线转办诉求730件，按期办结率98%。其中投诉612件、咨询118件。",
    (
        "荷州市人民政府",
        2022,
    ): "门户网站全年发布信息4100条，点击量56万次。发出收费通知3件，实收信息处理费210元。巡检栏目5轮，下架过期信息37条。",
    ("青岚市人民政府", 2016): "推进公开工作。" + ANNEX,
}


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫岭县教育局2023年幼儿园安全抽查达标的有几家？", (41,)),
        ("枫岭县教育局2023年安全抽查停办的幼儿园有几家？", (1,)),
        ("荷州市统计局2023年提供普查资料查询多少人次？", (288,)),
        ("荷州市统计局2023年办理12345热线转办诉求多少件，其中投诉多少件？", (730, 612)),
        ("荷州市统计局2023年处理12345转办诉求多少件？", (730,)),
        ("青岚市2016年从事政府信息公开的工作人员有多少人，其中专职多少人？", (47, 12)),
        ("青岚市2016年负责政府信息公开的工作人员有多少人？", (47,)),
        ("How much did Hezhou actually collect in information processing fees in 2022?", (210,)),
        ("What was the Hezhou portal's number of clicks in 2022?", (560000,)),
        ("How many expired items did Hezhou take down in 2022?", (37,)),
    ],
)
def test_what_is_told_beside_it_answers(talk: Talk, question: str, values: tuple[int, ...]) -> None:
    assert tuple(figure.value for figure in talk.ask(question).figures) == tuple(map(Decimal, values))


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县教育局2023年企业安全抽查达标的有几家？",
        "荷州市统计局2023年来电提供普查资料查询多少人次？",
        "荷州市统计局2023年办结12345热线转办诉求多少件？",
    ],
)
def test_one_way_or_another_thing_does_not(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE
