"""Replies to an answer that asks back: ordinals, all of them, yes, names; what is no reply stays a question of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.turns.replying import picked
from ingest.pipeline import parse
from ingest.settings import StoreSettings
from ingest.store.library import Library, open_library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk
from tests.assistant.version_reports import put

RECEIVED = {"江州市青原区商务局": 31, "江州市白岭区商务局": 14, "江州市教育体育局": 52, "江州市白岭区人民政府": 90}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    home: Path = tmp_path_factory.mktemp("replying")
    with open_library(StoreSettings(home), write=True) as opened:
        for body, count in RECEIVED.items():
            text = f"{body}2023年政府信息公开工作年度报告\n一、总体情况\n全年收到政府信息公开申请{count}件，均按期答复。\n"
            put(opened, f"{body}.txt", parse("a.txt", text.encode()))
        yield opened


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2024, 6, 1)), library)


ASKED = "商务局2023年收到多少件申请？"
BAILING, QINGYUAN = 14, 31  # in the order offered


@pytest.mark.parametrize(
    ("reply", "values"),
    [
        ("第一个", [BAILING]),
        ("第二个吧", [QINGYUAN]),
        ("后者", [QINGYUAN]),
        ("前一个", [BAILING]),
        ("2", [QINGYUAN]),
        ("我要第二家", [QINGYUAN]),
        ("最后一个", [QINGYUAN]),
        ("都要", [BAILING, QINGYUAN]),
        ("第一个和第二个", [BAILING, QINGYUAN]),
        ("青原区的", [QINGYUAN]),
        ("江州市白岭区商务局", [BAILING]),
        ("the second one", [QINGYUAN]),
        ("both", [BAILING, QINGYUAN]),
        ("the former", [BAILING]),
    ],
)
def test_a_reply_picks_what_was_offered(talk: Talk, reply: str, values: list[int]) -> None:
    assert talk.ask(ASKED).route is Route.CLARIFY
    assert [figure.value for figure in talk.ask(reply).figures] == values


@pytest.mark.parametrize("reply", ["第三个", "第九家", "是的", "随便", "天气呢"])
def test_a_reply_that_picks_nothing_gives_no_number(talk: Talk, reply: str) -> None:
    talk.ask(ASKED)
    assert all(figure.value is None for figure in talk.ask(reply).figures)


def test_a_place_in_a_reply_is_the_body_offered_and_not_its_government(talk: Talk) -> None:
    talk.ask(ASKED)
    assert [figure.organisation for figure in talk.ask("白岭区的").figures] == ["江州市白岭区商务局"]


@pytest.mark.parametrize(("asked", "value"), [("江州市体育局2023年收到多少件申请？", 52)])
def test_a_body_that_shares_the_duty_is_asked_about_and_confirmed(talk: Talk, asked: str, value: int) -> None:
    answer = talk.ask(asked)
    assert answer.route is Route.CLARIFY
    assert "江州市教育体育局" in answer.text
    assert [figure.value for figure in talk.ask("是的").figures] == [value]


def test_a_reply_may_name_another_year(talk: Talk) -> None:
    talk.ask("商务局2022年收到多少件申请？")
    assert [figure.value for figure in talk.ask("第一个，2023年的").figures] == [BAILING]


def test_a_pick_is_what_the_next_turn_goes_on_from(talk: Talk) -> None:
    talk.ask(ASKED)
    talk.ask("第二个")
    assert [figure.value for figure in talk.ask("白岭区商务局呢？").figures] == [BAILING]


@pytest.mark.parametrize(
    ("reply", "count", "numbers"),
    [
        ("第 一 个", 2, None),
        ("1和3", 3, (0, 2)),
        ("全部", 3, (0, 1, 2)),
        ("对", 1, (0,)),
        ("the last", 3, (2,)),
        ("收到多少件", 2, None),
    ],
)
def test_which_numbers_a_reply_says(reply: str, count: int, numbers: tuple[int, ...] | None) -> None:
    assert picked(reply, count) == numbers
