"""Each measure of a report stands with the problem that it is for, and a question in the problem's words gets the measure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.passages.pairs import pairs, problems
from assistant.prose.report_prose import ReportProse
from ingest.store.library import Library
from tests.assistant.prose_reports import document_ids, made_report, prose_library, put, quoted

BODY = "栗原市养蜂站"
CLAUSES = """\
栗原市养蜂站2024年政府信息公开工作年度报告
本报告由站办公室编制，统计期限为2024年1月1日至12月31日。地址：栗原市蜂场路2号，电话：0899-7009001。
一、总体情况
全年发放蜂种名册，包括中蜂种群普查、蜜源林带巡护、蜂农保险登记。公布蜜源林带补种进度，累计补种3处。“蜂信使”队伍增至1,240人。
五、存在的主要问题及改进情况
老实说，不足不少。花期预报总在花谢后才贴；蜂农进山收不到通知；展板被雨泡糊。
我们想这么改：花期预报改由气象台每周五送到站里；给进山的蜂农配对讲机，由护林员每晚喊话；展板换成带檐的木框。
"""
ITEMS = """\
栗原市养蜂站2023年政府信息公开工作年度报告
五、存在的主要问题及改进情况
（一）上年问题整改情况。针对2022年提出的“蜜价公布慢”，改为每旬公布。
（二）本年度主要问题。一是蜂具补贴说明难懂；二是来访登记潦草。
（三）改进措施。一是补贴说明改成对话体；二是来访登记由值班员当面誊清。
"""
BESIDE = """\
栗原市养蜂站2022年政府信息公开工作年度报告
五、存在的主要问题及改进情况
◇ 问题一：蜜样检测等得久。对策：检测结果满三天由短信自动告知。
◇ 问题二：蜂场路牌不清。对策：路牌由村里统一重描。
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with prose_library(tmp_path_factory.mktemp("bees")) as opened:
        for year, text in ((2024, CLAUSES), (2023, ITEMS), (2022, BESIDE)):
            put(opened, f"bees{year}.txt", made_report(text, BODY, year))
        yield opened


def told(library: Library, file: str) -> list[tuple[str, str]]:
    report = ReportProse(document_ids(library)[file], library, ())
    return [(p.problem.of(report.text) if p.problem else "", p.measure.of(report.text)) for p in pairs(report)]


def test_clauses_stand_side_by_side_and_what_only_announces_problems_is_none(library: Library) -> None:
    assert told(library, "bees2024.txt") == [
        ("花期预报总在花谢后才贴；", "我们想这么改：花期预报改由气象台每周五送到站里；"),
        ("蜂农进山收不到通知；", "给进山的蜂农配对讲机，由护林员每晚喊话；"),
        ("展板被雨泡糊。", "展板换成带檐的木框。"),
    ]


def test_items_under_titles_are_paired_and_last_years_problem_stands_with_its_own_measure(library: Library) -> None:
    assert told(library, "bees2023.txt") == [
        ("", "针对2022年提出的“蜜价公布慢”，改为每旬公布。"),
        ("一是蜂具补贴说明难懂；", "一是补贴说明改成对话体；"),
        ("二是来访登记潦草。", "二是来访登记由值班员当面誊清。"),
    ]


def test_a_problem_and_its_measure_in_one_paragraph_are_a_pair(library: Library) -> None:
    assert told(library, "bees2022.txt") == [
        ("◇ 问题一：蜜样检测等得久。", "对策：检测结果满三天由短信自动告知。"),
        ("◇ 问题二：蜂场路牌不清。", "对策：路牌由村里统一重描。"),
    ]


NEXT = """\
栗原市养蜂站2020年政府信息公开工作年度报告
五、存在的主要问题及改进情况
一是蜂价解读不够；二是蜂农登记有待规范。针对上述问题作了改进。一是按蜂农的需要讲蜂价。二是收集蜂农登记中遇到的难题和问题，汇编成册。
"""
SINCE = """\
栗原市养蜂站2019年政府信息公开工作年度报告
五、存在的主要问题及改进情况
主要是展板更新慢、雨后字迹模糊。已经给12块展板装上木檐。
"""
TITLES = """\
栗原市养蜂站2018年政府信息公开工作年度报告
五、存在的主要问题及改进情况
（一）2017年问题整改情况
一是蜂价告示更受关注。告示以实用为本。
（二）2018年存在的主要问题
一是蜂路标志不清。
"""


@pytest.mark.parametrize(
    ("year", "text", "question", "said"),
    [
        (2020, NEXT, "蜂农登记中遇到的难题准备怎么使用？", ["二是收集蜂农登记中遇到的难题和问题，汇编成册。"]),
        (2019, SINCE, "展板字迹模糊，采取了什么办法？", ["已经给12块展板装上木檐。"]),
        (2018, TITLES, "针对蜂价告示做了哪些改进？", ["一是蜂价告示更受关注。告示以实用为本。"]),
    ],
)
def test_what_was_done_is_no_problem(library: Library, year: int, text: str, question: str, said: list[str]) -> None:
    put(library, f"bees{year}.txt", made_report(text, BODY, year))
    assert quoted(library, question, f"bees{year}.txt") == said


def test_a_report_without_such_a_section_has_none(library: Library) -> None:
    put(library, "bare.txt", made_report("栗原市养蜂站2021年报告\n一、总体情况\n养蜂站发布蜜价。\n", BODY, 2021))
    report = ReportProse(document_ids(library)["bare.txt"], library, ())
    assert not pairs(report)
    assert not problems(report)


@pytest.mark.parametrize(
    ("question", "file", "said"),
    [
        ("怎么让进山的蜂农收到通知？", "bees2024.txt", "由护林员每晚喊话"),
        ("怎样整治展板被雨泡糊？", "bees2024.txt", "展板换成带檐的木框"),
        ("花期预报贴得晚，由谁来送？", "bees2024.txt", "由气象台每周五送到站里"),
        ("用什么办法让人看懂蜂具补贴？", "bees2023.txt", "一是补贴说明改成对话体；"),
        ("蜂场路牌看不清归谁描？", "bees2022.txt", "路牌由村里统一重描"),
    ],
)
def test_a_question_in_the_problems_words_gets_the_measure(library: Library, question: str, file: str, said: str) -> None:
    (quote,) = quoted(library, question, file)
    assert said in quote


@pytest.mark.parametrize(
    "question",
    [
        "怎样推进蜜源林带补种？",
        "怎么开展中蜂种群普查？",
        "怎样招募“蜂信使”？",
        "怎么治理蜂场污染？",
        "怎样编好养蜂规划？",
        "展板是谁捐的？",
    ],
)
def test_what_was_only_published_listed_or_counted_tells_no_way(library: Library, question: str) -> None:
    assert quoted(library, question, "bees2024.txt") == []
