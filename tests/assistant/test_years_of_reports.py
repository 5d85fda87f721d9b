"""Reports that cover a span of years (2022—2023学年) belong to each of them, and never set one of them against another."""

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
from tests.assistant.talk import Talk
from tests.assistant.version_reports import put

SCHOOL = "云川航空大学"
TEXT = f"{SCHOOL}2022—2023学年信息公开工作年度报告\n一、总体情况\n本学年共收到信息公开申请17件，主动公开信息640条。\n"


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with open_library(StoreSettings(tmp_path), write=True) as library:
        put(library, "a.txt", parse("a.txt", TEXT.encode()))
        put(library, "b.txt", parse("b.txt", TEXT.replace(SCHOOL, "岚山市教育局").replace("2022—2023学年", "2023年").encode()))
        yield Talk(asked_on(library, date(2025, 6, 1)), library)


@pytest.mark.parametrize("year", ["2022年", "2023年", "2022—2023学年", "2022-23学年", "2022至2023学年"])
def test_a_report_of_two_years_answers_for_each_and_says_so(talk: Talk, year: str) -> None:
    answer = talk.ask(f"{SCHOOL}{year}收到多少件申请？")
    assert [figure.value for figure in answer.figures] == [17]
    assert "2022年至2023年" in answer.text
    assert "没有收入" not in answer.text


def test_it_does_so_in_english(talk: Talk) -> None:
    answer = talk.ask("How many applications did Yunchuan Hangkong University receive in the 2022-2023 academic year?")
    assert [figure.value for figure in answer.figures] == [17]
    assert "covers 2022 to 2023" in answer.text


@pytest.mark.parametrize("question", ["2023年的申请比2022年多几件？", "2022年和2023年相比，申请增长了百分之几？"])
def test_years_of_one_report_are_not_set_against_each_other(talk: Talk, question: str) -> None:
    assert talk.ask(SCHOOL + question).route is Route.REFUSE


@pytest.mark.parametrize("year", [2021, 2024])
def test_other_years_are_not_there(talk: Talk, year: int) -> None:
    assert talk.ask(f"{SCHOOL}{year}年收到多少件申请？").route is Route.REFUSE
