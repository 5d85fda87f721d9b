"""What is compared and what is not, and years told by the day of the question; the reports are prose of our own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answer import Route
from assistant.assistant import Assistant
from assistant.passages.retrieve import HybridRetriever
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.talk import Talk
from tests.assistant.version_reports import put

PROSE = {
    "甲坪县教育局": "全年收到政府信息公开申请14件，均按期答复。",
    "乙坪县教育局": "全年受理政府信息公开申请90件，均按期答复。",
    "丙坪县教育局": "全年收到政府信息公开申请31件。发放宣传册2000余册，其中学校1500册，社区500册。",
    "丁坪县教育局": "全年编印简报8期。",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with open_library(StoreSettings(tmp_path_factory.mktemp("bureaus")), write=True) as opened:
        for body, said in PROSE.items():
            put(opened, f"{body}.txt", parse("a.txt", f"{body}2023年政府信息公开工作年度报告\n一、总体情况\n{said}\n".encode()))
        yield opened


def assistant(library: Library, today: date) -> Assistant:
    return Assistant(library, lambda: HybridRetriever(library, None), lambda: today)


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(assistant(library, date(2024, 5, 1)), library)


@pytest.mark.parametrize(
    ("question", "value", "body"),
    [
        ("2023年哪个单位收到的申请最多？", 31, "丙坪县教育局"),
        ("2023年哪个单位收到的申请最少？", 14, "甲坪县教育局"),
    ],
)
def test_another_count_is_not_compared_with_the_one_asked(talk: Talk, question: str, value: int, body: str) -> None:
    answer = talk.ask(question)
    assert answer.figures[0].value == value
    assert answer.figures[0].organisation == body
    assert {figure.organisation for figure in answer.figures} == {"甲坪县教育局", "丙坪县教育局"}
    assert "在写明了这一项的报告中" in answer.text


def test_a_share_of_about_is_said_to_be_about(talk: Talk) -> None:
    answer = talk.ask("丙坪县教育局2023年社区宣传册占发放宣传册总数的百分之几？")
    assert answer.figures[0].operation == "share"
    assert "约数" in answer.text


@pytest.mark.parametrize(
    ("question", "day", "route"),
    [
        ("甲坪县教育局去年收到多少件申请？", date(2024, 5, 1), Route.FIGURES),
        ("甲坪县教育局去年收到多少件申请？", date(2026, 11, 21), Route.REFUSE),
        ("甲坪县教育局今年收到多少件申请？", date(2024, 5, 1), Route.REFUSE),
        ("甲坪县教育局本年度收到多少件申请？", date(2026, 11, 21), Route.FIGURES),
        ("How many requests did Jiaping County Education Bureau receive last year?", date(2026, 11, 21), Route.REFUSE),
    ],
)
def test_last_year_is_the_year_before_the_day_of_the_question(library: Library, question: str, day: date, route: Route) -> None:
    answer = Talk(assistant(library, day), library).ask(question)
    assert answer.route is route, answer.text
    if route is Route.REFUSE:
        assert str(day.year - 1) in answer.text or str(day.year) in answer.text
        assert "2023" in answer.text
        assert "year_missing" in {warning.code for warning in answer.warnings}
    else:
        assert answer.figures[0].value == 14
