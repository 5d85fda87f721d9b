"""Parts of a year: one part however it is called; a number of a part answers a question that says the part, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Route
from assistant.language.part_of_year import in_part_of_year, parts_of_year, quarters_in_words, without_part
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "一季度公开信息120条，二季度公开信息150条，三季度公开信息98条，四季度公开信息201条。"
    "上半年收到申请30件，下半年收到申请44件。每季度开展测评，全年季度测评4次。",
    ("柳溪县人民政府", 2023): "全年收到政府信息公开申请74件，公开信息569条。",
}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("第三季度", (7, 9)),
        ("3季度", (7, 9)),
        ("7至9月", (7, 9)),
        ("上半年", (1, 6)),
        ("前6个月", (1, 6)),
        ("1-6月份", (1, 6)),
        ("一、二季度", (1, 6)),
        ("前三季度", (1, 9)),
        ("十二月", (12, 12)),
    ],
)
def test_a_part_is_its_months_however_it_is_called(text: str, months: tuple[int, int]) -> None:
    assert parts_of_year(text) == {months}
    assert in_part_of_year(text)


@pytest.mark.parametrize(
    "text", ["季度测评", "每季度", "各季度", "四个季度", "12月31日", "6月底", "近三个月", "1-12月", "下半年工作总结", "月报"]
)
def test_words_of_time_that_name_no_part(text: str) -> None:
    assert not in_part_of_year(text)


@given(st.text(alphabet="第一二三四1234567890季度月上下半年前至-个每", max_size=12))
def test_any_words_of_time_give_months_in_order(text: str) -> None:
    assert all(0 <= first <= last <= 13 for first, last in parts_of_year(text))
    assert quarters_in_words(quarters_in_words(text)) == quarters_in_words(text)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("枫岭县2023年第三季度公开信息多少条？", 98),
        ("枫岭县2023年2季度公开了多少条信息？", 150),
        ("枫岭县2023年上半年收到申请多少件？", 30),
        ("枫岭县2023年1-6月收到申请多少件？", 30),
        ("枫岭县2023年季度测评几次？", 4),
        ("枫岭县2023年哪个季度公开信息最多？", 201),
        ("枫岭县2023年四季度比一季度多公开多少条？", 81),
        ("枫岭县2023年上半年比下半年少收到多少件申请？", 14),
    ],
)
def test_a_number_of_a_part_answers_the_question_that_says_it(talk: Talk, question: str, value: int) -> None:
    assert talk.ask(question).figures[0].value == value


@pytest.mark.parametrize(
    "question",
    [
        "枫岭县2023年三季度收到申请多少件？",
        "枫岭县2023年10月公开信息多少条？",
        "枫岭县2023年公开信息多少条？",
        "枫岭县2023年每季度公开信息多少条？",
        "柳溪县2023年上半年收到申请多少件？",
        "柳溪县2023年三季度公开信息多少条？",
    ],
)
def test_another_part_and_the_whole_year_are_no_answer(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_the_share_of_a_part_is_of_the_whole_year() -> None:
    assert without_part("上半年收到的申请") == "收到的申请"
    assert without_part("收到的申请") == "收到的申请"
