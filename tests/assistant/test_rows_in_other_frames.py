"""Every row of the newest form in other frames than its own (属于…这一条, 因…导致), each told by its own cell; near misses by none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from ingest.forms import load_forms
from ingest.forms.wording import plain_label
from ingest.store.library import Library
from tests.assistant.talk import Talk
from tests.assistant.test_full_tables import applications, cell, value

GROUPS = {"refused": "不予公开", "unavailable": "无法提供", "unprocessed": "不予处理"}
ROWS = [
    (GROUPS[row.id.split(".")[1]], row.label)
    for table in load_forms()["2021"].tables
    if table.id == "applications"
    for row in table.rows
    if row.id and row.id.count(".") == 2 and row.id.split(".")[1] in GROUPS
]
FRAMES = [
    ("示例市人民政府2023年{group}的申请中，属于“{label}”这一条的是多少件", "总计"),
    ("示例市人民政府2023年因“{label}”导致{group}的申请有几件", "总计"),
    ("示例市人民政府2023年“{label}”导致{group}的申请，商业企业的是几件", "商业企业"),
]


@pytest.fixture
def talk(full_assistant: Assistant, full_library: Library) -> Talk:
    return Talk(full_assistant, full_library)


def test_each_row_is_told_in_each_frame(talk: Talk) -> None:
    assert len(ROWS) == 16
    for group, label in ROWS:
        for frame, column in FRAMES:
            asked = frame.format(group=group, label=plain_label(label))
            assert value(talk.ask(asked)) == Decimal(applications(label, column)), asked


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("2023年示例市人民政府碰到多少件没有正当理由、大量反复的申请？", "4.无正当理由大量反复申请"),
        ("示例市人民政府2023年毫无正当理由一再反复提交的申请有几件？", "4.无正当理由大量反复申请"),
        ("示例市人民政府2023年属于信访、举报、投诉类的申请一共多少件？", "1.信访举报投诉类申请"),
        ("示例市人民政府2023年投诉、举报和信访类申请总共几件？", "1.信访举报投诉类申请"),
    ],
)
def test_a_label_in_other_words_is_that_label(talk: Talk, question: str, row: str) -> None:
    assert value(talk.ask(question)) == Decimal(applications(row))


@pytest.mark.parametrize(
    "question",
    [
        "截至2023年底，示例市人民政府现行有效规章有多少件？",
        "示例市人民政府的规章，到2023年年底还有效的是几件",
        "截止2023年12月31日示例市人民政府仍然有效的规章几件",
    ],
)
def test_what_is_in_force_is_so_at_the_end_of_the_year(talk: Talk, question: str) -> None:
    assert value(talk.ask(question)) == Decimal(cell(2023, "proactive", "规章", "现行有效件数"))


@pytest.mark.parametrize(
    "question",
    [
        "示例市人民政府2023年不予公开的申请中，属于“涉外事务”这一条的是多少件",
        "示例市人民政府2023年因“暴雨”导致无法提供的申请有几件",
        "示例市人民政府2023年因台风导致的行政处罚有几件",
        "示例市人民政府2023年没有正当理由、大量反复的投诉有几件？",
        "截至2023年6月底，示例市人民政府现行有效规章有多少件？",
        "截至2023年底，示例市人民政府有效的公交卡多少张？",
    ],
)
def test_what_no_row_says_is_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route in (Route.REFUSE, Route.CLARIFY)
