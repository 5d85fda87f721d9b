"""Turns that name only the next item of a sentence, and questions that must not take a neighbour or a count for what they ask."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫桥县人民政府",
        2023,
    ): "全年接待咨询164人次，其中窗口咨询71人次、热线咨询58人次、网上咨询35人次。网站登载文章26篇，枫桥微信公众号推送94条。"
    "全县收办申请80件（县政府21件、县各有关部门59件）。废止规范性文件7件。公开信息240条，其中财政类信息96条。"
}


@pytest.mark.parametrize(
    ("first", "then", "value"),
    [
        ("窗口咨询多少人次", "网上咨询呢？", 35),
        ("窗口咨询多少人次", "那热线咨询呢", 58),
        ("网站登载文章多少篇", "微信公众号呢？", 94),
        ("窗口咨询多少人次", "财政类信息呢？", None),
        ("窗口咨询多少人次", "信访咨询呢？", None),
    ],
)
def test_a_turn_that_names_another_item_of_the_sentence_asks_for_it(talk: Talk, first: str, then: str, value: int | None) -> None:
    assert talk.ask(f"枫桥县2023年{first}").route is Route.FIGURES
    assert [figure.value for figure in talk.ask(then).figures][:1] == ([] if value is None else [value])


@pytest.mark.parametrize(
    "question",
    ["枫桥县2023年废止了哪几件规范性文件", "枫桥县2023年哪7件规范性文件被废止", "枫桥县各有关部门2023年共发布信息多少条"],
)
def test_which_ones_and_whose_are_told_by_no_count(talk: Talk, question: str) -> None:
    assert all(figure.value is None for figure in talk.ask(question).figures)


def test_what_departments_handled_is_not_what_the_county_did(talk: Talk) -> None:
    told = [figure.value for figure in talk.ask("枫桥县各有关部门2023年共收办申请多少件").figures]
    assert told in ([], [59])


@pytest.mark.parametrize(
    ("note", "value"), [("(one decimal place)", "40.0"), ("Round to three decimals.", "40.000"), ("", "40.00")]
)
def test_an_english_note_on_decimals_is_heeded(talk: Talk, note: str, value: str) -> None:
    answer = talk.ask(f"What percentage of the information Fengqiao County published in 2023 was fiscal (财政类信息)? {note}")
    assert [str(figure.value) for figure in answer.figures][:1] == [value]
