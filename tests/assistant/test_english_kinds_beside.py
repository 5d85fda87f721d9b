"""A bureau said in English with a place in Chinese is that bureau, never the place's government."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from assistant.answer import Route
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk

TEXTS = {
    ("柳溪市人民政府", 2023): "全市收到政府信息公开申请700件，其中市公安局44件、市住建局32件。行政复议23件，举办培训9场。",
    ("柳溪市商务局", 2023): "我局收到政府信息公开申请6件，举办培训2场。",
    ("杏林区人民政府", 2023): "全区收到政府信息公开申请80件。",
}


@pytest.fixture
def talk(library: Library) -> Talk:
    return Talk(asked_on(library, date(2026, 6, 1)), library)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many applications did the commerce bureau of 柳溪市 receive in 2023?", 6),
        ("How many applications did 柳溪市's Commerce Bureau receive in 2023?", 6),
        ("How many applications did the commerce bureau in 柳溪市 receive in 2023?", 6),
        ("柳溪市commerce bureau 2023年收到多少件申请？", 6),
        ("How many training sessions did 柳溪市 hold in 2023?", 9),
        ("How many applications did the government of 柳溪市 receive in 2023?", 700),
        ("How many applications did 杏林区 receive in 2023?", 80),
    ],
)
def test_the_bureau_is_told_by_its_own_report(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "How many applications did the education bureau of 柳溪市 receive in 2023?",
        "How many applications did 柳溪市's health commission receive in 2023?",
        "How many reconsideration cases did the commerce bureau of 柳溪市 have in 2023?",
        "How many training sessions did the water bureau in 柳溪市 hold in 2023?",
        "How many applications did the finance department of 杏林区 receive in 2023?",
        "How many applications did the commerce bureau of 杏林区 receive in 2023?",
        "柳溪市2023年education bureau收到多少件申请？",
    ],
)
def test_the_place_does_not_answer_for_it(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route in (Route.REFUSE, Route.CLARIFY), answer.text


def test_what_is_not_held_is_named_as_asked(talk: Talk) -> None:
    assert (
        "education bureau of 柳溪市" in talk.ask("How many applications did the education bureau of 柳溪市 receive in 2023?").text
    )


def test_the_next_turn_keeps_the_bureau(talk: Talk) -> None:
    talk.ask("How many applications did the commerce bureau of 柳溪市 receive in 2023?")
    assert [figure.value for figure in talk.ask("And how many training sessions did it hold?").figures] == [Decimal(2)]
