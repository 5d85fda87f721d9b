"""On which weekday, by which document, who taught, which class is most: told by what names it beside what is asked about, or refused."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant

REPORTS = {
    "ferry.txt": """\
帆栖县航运局2021年政府信息公开工作年度报告
一、总体情况
（一）主动公开。每周二在栈桥口和渔村祠堂张贴渡船班次。每月5日公布油价。根据《渡船乘客须知》，在船头公示载客定额。
（二）信息管理。渡船检修严格落实检修制度，由轮机长填写检修表。依据《水上设施查验细则》对浮桥逐段查验。
（三）监督保障。全年组织安全讲座3期，请海事学校教师讲授避碰规则，另由县医院急诊科医师以落水案例授课2次。
船民热线接听诉求90件，舱位纠纷类最多，其次为票价。来信12封，主要涉及票价、班次、候船室。
""",
    "pier.txt": """\
帆栖县码头管理站2021年政府信息公开工作年度报告
一、总体情况
公布栈桥收费标准。培训装卸工2期，由安全科科长讲解吊装规程。咨询集中在泊位租用。
""",
}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("帆栖县航运局2021年每周几张贴渡船班次？", "每周二"),
        ("帆栖县航运局2021年渡船班次星期几张贴？", "每周二"),
        ("帆栖县航运局2021年每月几号公布油价？", "每月5日"),
        ("帆栖县航运局2021年浮桥查验依据什么文件？", "水上设施查验细则"),
        ("帆栖县航运局2021年根据什么规定公示载客定额？", "渡船乘客须知"),
        ("帆栖县航运局2021年请谁来讲过课？", "急诊科医师"),
        ("帆栖县航运局2021年讲座是谁讲的？", "海事学校教师"),
        ("帆栖县航运局2021年热线诉求哪类最多？", "舱位纠纷类最多"),
        ("帆栖县航运局2021年最多的热线诉求是哪一类？", "舱位纠纷类最多"),
        ("帆栖县码头管理站2021年培训是谁讲的？", "安全科科长"),
        ("帆栖县码头管理站2021年哪类咨询最多？", "集中在泊位租用"),
    ],
)
def test_it_is_told_by_what_names_it(assistant: Assistant, question: str, said: str) -> None:
    answer = assistant.ask(question)
    assert answer.route is Route.PASSAGES
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "帆栖县航运局2021年每周几公布油价？",
        "帆栖县航运局2021年渡船检修依据什么文件？",
        "帆栖县航运局2021年公布油价根据什么文件？",
        "帆栖县航运局2021年来信哪类最多？",
        "帆栖县航运局2021年谁讲浮桥？",
        "帆栖县码头管理站2021年每周几公布收费标准？",
        "帆栖县码头管理站2021年收费标准依据什么文件？",
    ],
)
def test_what_stands_near_does_not(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).route is Route.REFUSE
