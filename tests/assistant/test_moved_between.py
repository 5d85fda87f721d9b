"""By how much something moved, from what the report says that it was to what it says that it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from assistant.prose.moved_between import falls
from tests.assistant.talk import Talk

TEXTS = {
    (
        "枫岭县人民政府",
        2023,
    ): "答复满意率由95%升至98%。全县政务新媒体由73个清理整合为45个。将栏目由86个精简至53个。网站访问量减少37万次。"
    "按期办结率99.2%，比上年提高1.5个百分点。",
}


@pytest.mark.parametrize(
    ("question", "value", "unit", "operands"),
    [
        ("枫岭县2023年答复满意率提高了多少？", "3", "个百分点", (98, 95)),
        ("枫岭县2023年整合掉了多少个政务新媒体？", "28", "个", (45, 73)),
        ("枫岭县2023年栏目精简了多少个？", "33", "个", (53, 86)),
    ],
)
def test_the_difference_is_computed_and_both_numbers_cited(
    talk: Talk, question: str, value: str, unit: str, operands: tuple[int, ...]
) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.unit, first.operation) == (Decimal(value), unit, "difference")
    assert tuple(one.value for one in others) == tuple(map(Decimal, operands))


def test_a_change_that_is_stated_is_told_as_it_is(talk: Talk) -> None:
    figure = talk.ask("枫岭县2023年按期办结率提高了多少？").figures[0]
    assert (figure.value, figure.unit, figure.state) == (Decimal("1.5"), "个百分点", "reported")


@pytest.mark.parametrize("question", ["枫岭县2023年栏目增加了多少个？", "枫岭县2023年网站访问量增加多少？"])
def test_what_fell_has_not_risen(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_whether_less_is_asked_for_is_not_told_by_how_many() -> None:
    assert [falls(text) for text in ("栏目压缩了多少个", "粉丝增加多少", "时限缩短几天", "满意率提高多少")] == [
        True,
        False,
        True,
        False,
    ]
