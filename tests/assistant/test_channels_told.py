"""What the prose and the form of 2014 tell of one channel: both, where they are not the same number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, talking
from tests.assistant.version_reports import put

REPORT = """# 槐湾市林业局2016年政府信息公开年度报告

一、概述

全年“槐湾林业”微博发布84条，政务微信发布160条，网站公开政府信息310条。政务微信推送图文70条。

附件：

政府信息公开工作情况统计表
（2016年度）

| 统　计　指　标 | 单位 | 统计数 |
| --- | --- | --- |
| 一、主动公开情况 |  |  |
| （一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 条 | 402 |
| （二）通过不同渠道和方式公开政府信息的情况 |  |  |
| 1.政府公报公开政府信息数 | 条 |  |
| 2.政府网站公开政府信息数 | 条 | 310 |
| 3.政务微博公开政府信息数 | 条 | 48 |
| 4.政务微信公开政府信息数 | 条 | 150 |
| 5.其他方式公开政府信息数 | 条 | 6 |
"""


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("槐湾市林业局2016年政务微博公开政府信息数是多少？", {"84", "48"}),
        ("槐湾市林业局2016年微博发布了多少条？", {"84", "48"}),
        ("槐湾市林业局2016年政府网站公开政府信息数是多少？", {"310"}),
        (
            "槐湾市林业局2016年政务微信公开政府信息数是多少？",
            {"150"},
        ),  # two numbers are told of it: neither is held against the cell
    ],
)
def test_a_sentence_and_a_cell_that_differ_are_both_told(tmp_path: Path, question: str, values: set[str]) -> None:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        put(library, "report.md", parse("report.md", REPORT.encode()))
        answer = Talk(asked_on(library, date(2017, 6, 1)), library).ask(question)
    assert answer.route is Route.FIGURES
    assert {str(figure.value) for figure in answer.figures} == values
    assert any(warning.code == "conflict" for warning in answer.warnings) is (len(values) > 1)


MISCELLANY = {
    (
        "柏川市司法局",
        2019,
    ): "全市主动公开政府信息300条，其中行政复议领域21条。收到申请6件，其中申请公开收费依据2件、行政复议卷宗1件。",
    ("柏川市审计局", 2019): "在市政府网站刊载动态138条，“柏川审计”微信公众号转发和原创信息118条。咨询电话日均接听96个。",
    ("柏川市交通局", 2019): "热线转办件共94件，其中出租车投诉41件、公交线路建议27件。制作短视频26条，播放量累计71.3万次。",
    ("柏川镇", 2019): "依申请公开方面，今年没有人向我镇提出申请。收取复印费15元，其他没有收费。",
    (
        "柏川市民政局",
        2016,
    ): "全年公开信息90条。\n附件：\n| 统计指标 | 单位 | 统计数 |\n| --- | --- | --- |\n| 一、主动公开情况 |  |  |\n"
    "| （二）通过不同渠道和方式公开政府信息的情况 |  |  |\n| 3.政务微博公开政府信息数 | 条 |  |\n| 4.政务微信公开政府信息数 | 条 | 61 |",
    ("柏川经济开发区管理委员会", 2019): "2019年主动公开1126条，历年累计主动公开10384条。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("miscellany"), MISCELLANY) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("柏川市审计局2019年微信公众号发布了多少条信息？", 118),
        ("柏川市民政局2016年公众号发布了多少条？", 61),
        ("柏川市交通局2019年收到的出租车投诉有多少件？", 41),
        ("柏川市交通局2019年收到投诉多少件？", None),  # those about taxis are not all
        ("柏川市交通局2019年短视频的播放量一共多少次？", 713000),
        ("柏川市民政局2016年微博发了多少条？", None),
        ("柏川经济开发区2019年主动公开政府信息多少条？", 1126),
        ("柏川镇2019年收到多少件申请？", 0),
        ("柏川市司法局2019年行政复议有几件？", None),  # neither what was published of cases nor a file about one
        ("柏川市审计局2019年受理咨询多少次？", None),  # what came in on a day
        ("柏川镇2019年收取了多少费用？", 15),  # that nothing else was taken is not that nothing was
    ],
)
def test_a_plain_question_is_answered_by_what_counts_just_that(talk: Talk, question: str, value: int | None) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures if figure.value is not None] == ([] if value is None else [value])
