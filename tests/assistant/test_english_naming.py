"""A number of prose is named in English as its question names it, and never by what the question does not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Route
from assistant.english.naming import counted, in_english, named
from tests.assistant.talk import Talk

TEXTS = {
    (
        "芦岸县人民政府",
        2023,
    ): "召开新闻发布会5场，收取信息处理费640元。微信公众号发布信息410条，微博发布信息150条。接待来访1人次，印发折页1份。",
}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("How many press conferences did Lu'an County hold in 2023?", "2023: 5 press conferences, in the report's words “"),
        ("How many Weibo posts did Lu'an County make in 2023?", "2023: 150 Weibo posts, in the report's words “"),
        ("In 2023, how many health leaflets did Lu'an County print?", "so it cannot be answered"),
        ("How many folders did Lu'an County issue in 2023?", "2023: 1 folder, in the report's words “"),
        ("How many items did Lu'an County publish on WeChat in 2023?", "2023: 410, in the report's words “"),
        ("How much did Lu'an County charge in processing fees in 2023?", "2023: 640 yuan, in the report's words “"),
    ],
)
def test_a_number_is_named_as_it_was_asked_for(talk: Talk, question: str, text: str) -> None:
    assert text in talk.ask(question).text


def test_what_stands_beside_numbers_has_an_english_word_before_its_label(talk: Talk) -> None:
    told = talk.ask("How many more Weibo items than WeChat items did Lu'an County publish in 2023?").text
    assert "information on Weibo “微博发布信息” (150)" in told


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("How many short videos were posted in 2022?", "short videos"),
        ("how many CPPCC proposals have been answered?", "CPPCC proposals"),
        ("How many of those were granted?", ""),
        ("How many times did it reply?", ""),
        ("How many zeppelins did it publish?", ""),
        ("How many more letters did it receive?", ""),
        ("What share was granted?", ""),
    ],
)
def test_a_thing_is_taken_from_the_question_where_it_names_one(question: str, thing: str) -> None:
    assert counted(question, many=True) == thing


def test_an_answer_without_a_number_stays(talk: Talk) -> None:
    answer = talk.ask("How many zeppelins did Lu'an County publish in 2023?")
    assert answer.route is Route.REFUSE
    assert named(answer, "How many press conferences did it hold?", ()) is answer


@given(st.text(max_size=40))
def test_any_text_has_a_name_or_none(text: str) -> None:
    assert in_english(text) == "" or in_english(text).isascii()
