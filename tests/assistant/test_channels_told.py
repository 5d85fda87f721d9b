"""What the prose and the form of 2014 tell of one channel: both, where they are not the same number."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store import open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk
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
