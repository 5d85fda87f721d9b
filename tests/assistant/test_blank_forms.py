"""A form that nobody filled in is told to be blank, row by row; nothing else of its body is, and no report with numbers is a blank form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.figures.blank_forms import blank_rows
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after
from tests.assistant.version_reports import put

ROWS = [
    ("公开信息目录数", "条"),
    ("查阅室接待人数", "人次"),
    ("热线电话接听数", "人次"),
    ("申请总数", "件"),
    ("其中:1.当面申请数", "件"),
    ("2.传真申请数", "件"),
    ("对申请的答复总数", "件"),
    ("其中:1.同意公开答复数", "件"),
    ("(2)“信息不存在”数", "件"),
    ("行政复议数", "件"),
    ("行政诉讼数", "件"),
]


def _form(title: str) -> str:
    rows = "".join(f"{label}\n| {unit}\n| {number:02}\n|\n|\n|\n" for number, (label, unit) in enumerate(ROWS, 1))
    return f"附件2\n{title}\n年\n月\n单位名称:\n指 标 名 称\n| 计量\n单位\n| 代码\n| 本期实际\n|\n{rows}"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(StoreSettings(Path(tmp_path_factory.mktemp("home"))), write=True) as library:
        put(library, "ninggu_statistics_form.txt", parse("a.txt", _form("宁谷市政府信息公开情况统计报表").encode()))
        put(library, "07_baita_blank_form.txt", parse("b.txt", _form("政府信息公开情况表").encode()))
        yield library


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, june_after([("", 2023)])), library)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("宁谷市政府信息公开情况统计报表里，查阅室接待人数是多少？", "查阅室接待人数"),
        ("宁谷市的统计报表，查阅室接待了多少人？", "查阅室接待人数"),
        ("在宁谷市政府信息公开情况统计报表中，“热线电话接听数”一栏是多少人次？", "热线电话接听数"),
        ("按宁谷市信息公开情况统计报表，当面提出的申请有几件？", "当面申请数"),
        ("宁谷市统计报表显示，答复为同意公开的有几件？", "同意公开答复数"),
        ("宁谷市收到多少件申请？", "申请总数"),
        ("白塔市政府信息公开情况表里行政诉讼数是几件？", "行政诉讼数"),
        ("How many administrative reconsideration cases does Ninggu City's disclosure statistics form report?", "行政复议数"),
    ],
)
def test_a_row_of_a_blank_form_is_blank(talk: Talk, question: str, row: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.FIGURES, answer.text
    assert [(one.value, one.state, one.label) for one in answer.figures] == [(None, "blank", row)]


@pytest.mark.parametrize(
    "question",
    [
        "宁谷市政府信息公开情况统计报表里，微博发布了多少条？",
        "宁谷市2023年行政复议多少件？",
        "宁谷市教育局行政诉讼多少件？",
        "宁谷市法律服务机构提出的申请有几件？",
        "宁谷市查阅室有多少平方米？",
    ],
)
def test_what_the_form_does_not_ask_for_stays_refused(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is Route.REFUSE


def test_a_form_with_one_number_is_not_blank() -> None:
    assert len(blank_rows(_form("示例市统计报表"))) == len(ROWS)
    assert blank_rows(_form("示例市统计报表").replace("| 04\n|\n", "| 04\n| 12\n")) == ()
