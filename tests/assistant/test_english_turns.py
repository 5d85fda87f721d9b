"""Short English turns go on as the Chinese turns do that they are, and never as the plain figure of the turn before."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.turns import asks_again, turn_in_chinese
from ingest.store.library import Library
from tests.assistant.forged_store import asked_on
from tests.assistant.talk import Talk, june_after

TEXTS = {
    ("芦岸县人民政府", 2022): "收到政府信息公开申请61件，办结58件，其中予以公开30件、部分公开9件。召开新闻发布会2场。"
    "主动公开县政府规章6件（含新制定4件）。通过网站公开信息39条，其中：工作动态25条、机构职能14条。",
    (
        "芦岸县人民政府",
        2023,
    ): "收到政府信息公开申请84件，其中网络申请52件、信函申请20件、当面申请12件。办结80件，其中予以公开41件、部分公开13件、不予公开6件。"
    "召开新闻发布会5场，其中县领导出席2场。自查发现错误信息33处，已更正31处。微信公众号发布信息410条，官方微博发布信息150条。主动公开政府信息700条。",
    ("芦岸县民政局", 2023): "收到政府信息公开申请7件。",
}
COUNTY = "Lu'an County"


@pytest.mark.parametrize(
    ("turns", "values"),
    [
        (("How many applications did Lu'an County receive in 2023?", "And partially granted?", "And 2022?"), (84, 13, 9)),
        (("How many applications did Lu'an County receive in 2023?", "And in full?", "Refused?"), (84, 41, 6)),
        (("How many applications did Lu'an County receive in 2023?", "The year before?", "By how much?"), (84, 61, 23)),
        (("How many applications did Lu'an County receive in 2023?", "And its civil affairs bureau?"), (84, 7)),
        (("How many errors did Lu'an County find in 2023?", "How many of those were corrected?"), (33, 31)),
        (("How many press conferences did Lu'an County hold in 2022?", "No, I meant 2023"), (2, 5)),
        (("How many press conferences did Lu'an County hold in 2023?", "Same question for 2022"), (5, 2)),
        (
            (
                "How many applications did the Lu'an Civil Affairs Bureau receive in 2023?",
                "What about the county government?",
            ),
            (7, 84),
        ),
        (
            (
                "How many applications did Lu'an County receive in 2023?",
                "How many by post?",
                "In person?",
                "What percentage is that?",
            ),
            (84, 20, 12, Decimal("14.29")),
        ),
        (
            ("How many items did Lu'an County publish on WeChat in 2023?", "And on Weibo?", "And in total?"),
            (410, 150, 560),
        ),
        (("How many applications did Lu'an County receive in 2023?", "Of these, how many were disclosed?"), (84, 41)),
        (("How many applications did Lu'an County receive online in 2023?", "And by letter?", "In total?"), (52, 20, 72)),
        (("How many updates did Lu'an County publish in 2022?", "And agency functions?"), (25, 14)),
        (("How many rules did Lu'an County publish in 2022?", "How many of those were new?"), (6, 4)),
    ],
)
def test_a_short_turn_reaches_what_its_chinese_reaches(talk: Talk, turns: tuple[str, ...], values: tuple[Decimal, ...]) -> None:
    told = [talk.ask(turn) for turn in turns]
    assert [answer.figures[0].value for answer in told] == [Decimal(value) for value in values]
    assert {answer.language for answer in told} == {"en"}


def test_earlier_questions_that_a_client_sends_are_read_in_chinese_too(library: Library) -> None:
    first = "How many applications did Lu'an County receive online in 2023?"
    answer = asked_on(library, june_after(TEXTS)).ask("In total?", earlier=[first, "And by letter?"])
    assert [figure.value for figure in answer.figures if figure.operation == "sum"] == [Decimal(72)]


def test_disclosed_alone_is_said_of_information(talk: Talk) -> None:
    """Nobody asked for it: the applications that were granted are disclosed too, and are fewer."""
    assert [figure.value for figure in talk.ask("How many pieces of information did Lu'an County disclose in 2023?").figures] == [
        700
    ]
    assert all(
        figure.indicator != "applications.granted"
        for figure in talk.ask("Which year did Lu'an County disclose the most?").figures
    )


@pytest.mark.parametrize(
    "turn",
    [
        "And declined to process?",
        "How many of those came from the year before?",
        "And left over from last year?",
        "And carried over to the next year?",
        "And by fax?",
        "And during the day?",
    ],
)
def test_a_row_that_is_not_told_is_no_number(talk: Talk, turn: str) -> None:
    """It is not the figure of the turn before either."""
    talk.ask("How many applications did Lu'an County receive in 2023?")
    assert talk.ask(turn).figures == ()


@pytest.mark.parametrize(
    ("content", "again"),
    [
        ("what about ?", True),
        ("no, i meant in ?", True),
        ("same question for ?", True),
        ("and online?", False),
        ("and the fees?", False),
    ],
)
def test_only_names_and_years_are_asked_again(content: str, again: bool) -> None:
    assert asks_again(content) is again


@given(st.text(max_size=80))
def test_any_turn_is_a_known_one_or_none(text: str) -> None:
    turn = turn_in_chinese(text)
    assert turn is None or not turn.said.isascii()
