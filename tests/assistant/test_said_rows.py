"""Rows of a form quoted with their numbers and notes, and a row that only the report prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.asking.said_rows import rows_by_number
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk
from tests.assistant.version_reports import put

REPORT = """枫桥县财政局2020年政府信息公开工作年度报告
一、总体情况
2020年公开动态37条。
二、主动公开政府信息情况
第二十条第（一）项
信息内容	本年新制作数量（指本年度新制作的件数）	本年新公开数量	对外公开总数量
规章（只由有立法权的政府填写）	0	0	0
规范性文件（标题为办法、规定的公文）	4	3	17
便民服务手册（含各股室印制的手册）	9	8	25
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("规范性文件（标题为办法、规定的公文）本年新公开数量", 3),
        ("规范性文件(标题为办法、规定的公文)对外公开总数量是多少", 17),
        ("规章（只由有立法权的政府填写）新制作几件", 0),
        ("便民服务手册新制作多少件", 9),
        ("便民服务手册对外公开总数量", 25),
        ("便民服务手册（含各股室印制的手册）本年新公开数量是多少", 8),
        ("便民服务手册发放多少件", None),
        ("规范性文件（不含转发的）新制作几件", None),
    ],
)
def test_a_row_is_found_as_it_is_printed(tmp_path: Path, question: str, value: int | None) -> None:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        put(library, "a.txt", parse("a.txt", REPORT.encode()))
        answer = Talk(asked_on(library, date(2021, 6, 1)), library).ask(f"枫桥县财政局2020年{question}")
        assert [figure.value for figure in answer.figures] == ([] if value is None else [value])
        assert (answer.route is Route.FIGURES) is (value is not None)


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("枫桥县2023年不予公开的第3项几件", '枫桥县2023年危及"三安全一稳定"几件'),
        ("枫桥县2023年“其他处理”一栏下“3.其他”填的是多少", "枫桥县2023年其他处理里的其他填的是多少"),
        ("其他处理—其他总计多少", "其他处理里的其他总计多少"),
        ("无法提供的第2项“没有现成信息需要另行制作”几件", "没有现成信息需要另行制作几件"),
        ("无法提供的第2项“本机关不掌握”几件", "无法提供的第2项“本机关不掌握”几件"),
        ("无法提供的第4项几件", "无法提供的第4项几件"),
        ("其他处理、其他申请人各几件", "其他处理、其他申请人各几件"),
        ("不予公开第3件", "不予公开第3件"),
        (
            "What does row 4 under refusal show for Fengqiao?",
            "What does applications refused to protect third parties show for Fengqiao?",
        ),
        (
            "How many are in the second item of unable to provide?",
            "How many are in applications for information that would have to be made?",
        ),
        ("What is item 9 of the refusals?", "What is item 9 of the refusals?"),
        ("What is the total in row one of table three?", "What is the total in new applications received of table three?"),
        ("What is row 5 of table three?", "What is row 5 of table three?"),
        ("Which item was published?", "Which item was published?"),
    ],
)
def test_a_row_is_named_by_its_number_in_its_group(said: str, read: str) -> None:
    assert rows_by_number(said) == read
