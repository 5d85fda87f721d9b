"""Questions of two halves: both are told, or it is said which is not."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from assistant.answer import Answer
from assistant.asking.tasks import read_tasks
from assistant.language.years import years_in
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "2023年,全县受理政府信息公开申请120件,比上年96件增长25%。去年结转4件,结转下年度继续办理7件。"
    "县长信箱收到来信150件,办结144件。政府热线接话3100次。行政复议2件。举办培训班5期。",
    ("柳溪县人民政府", 2022): "2022年新收申请76件,办结70件。公开信息910条。",
    ("柳溪县人民政府", 2021): "2021年新收申请61件。公开信息880条。",
}


def _asked(talk: Talk, turns: Sequence[str]) -> Answer:
    *earlier, last = turns
    for turn in earlier:
        talk.ask(turn)
    return talk.ask(last)


def _told(talk: Talk, *turns: str) -> list[Decimal | None]:
    return [figure.value for figure in _asked(talk, turns).figures]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("枫岭县2023年去年结转几件,今年结转几件?", [4, 7]),
        ("柳溪县2022年新收申请多少,上年多少?", [76, 61]),
        ("柳溪县2022年新收申请多少件?上一年呢?", [76, 61]),
        ("柳溪县2022年公开信息多少条?和上年比怎么样?", [910, 30, 880]),
        ("柳溪县2022年公开信息多少条,与上年相比有何变化?", [910, 30, 880]),
        ("枫岭县2023年受理申请比上年96件多多少?", [24, 120, 96, 25]),
        ("枫岭县2023年收到来信多少件?办结多少件?", [150, 144]),
    ],
)
def test_both_halves_are_told(talk: Talk, question: str, values: list[int]) -> None:
    assert _told(talk, question) == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("question", "value", "lacking"),
    [
        ("枫岭县2023年政府热线接话多少次?同比增长多少?", 3100, "没有收入枫岭县人民政府2022年的报告"),
        ("枫岭县2023年行政复议几件?比上年呢?", 2, "没有收入枫岭县人民政府2022年的报告"),
        ("枫岭县2023年举办培训班几期?前年几期?", 5, "没有收入枫岭县人民政府2021年的报告"),
        ("枫岭县2023年行政复议几件,结果怎样?", 2, "“结果怎样”"),
        ("枫岭县2023年举办培训班几期,什么时候举办的?", 5, "“什么时候举办的”"),
    ],
)
def test_a_half_that_is_not_told_is_said(talk: Talk, question: str, value: int, lacking: str) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures] == [value]
    assert lacking in answer.text


@pytest.mark.parametrize("turns", [["枫岭县2023年受理申请多少件,办结多少件?"], ["枫岭县2023年受理申请多少件?", "办结多少件?"]])
def test_what_was_done_with_applications_is_not_told_of_letters(talk: Talk, turns: list[str]) -> None:
    answer = _asked(talk, turns)
    assert 144 not in [figure.value for figure in answer.figures]
    assert "没有找到" in answer.text


def test_what_was_done_with_applications_is_told_of_them(talk: Talk) -> None:
    assert _told(talk, "柳溪县2022年新收申请多少件,办结多少件?") == [76, 70]
    assert _told(talk, "柳溪县2022年新收申请多少件?", "办结多少件?") == [70]


def test_one_figure_is_no_reading_of_two_halves() -> None:
    assert read_tasks("去年结转几件,今年结转几件") == ()
    assert [task.operation for task in read_tasks("收到申请多少件,办结多少件")] == ["value", "value"]


def test_a_year_before_the_one_named() -> None:
    assert years_in("2023年培训几期,前年几期", 2026).named == (2023, 2021)
    assert years_in("2023年培训,前年几期", 2026).named == (2021,)
