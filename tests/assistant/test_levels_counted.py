"""What is counted level by level is added up where the whole is asked for, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "认真办理省、市人大代表建议7件，县人大代表建议41件；办理市政协提案5件、县政协提案66件。",
    ("柳溪县人民政府", 2023): "办理重点人大代表建议9件，县人大代表建议12件。",
}


@pytest.mark.parametrize(
    ("question", "value", "operands"),
    [
        ("枫岭县2023年人大代表建议一共几件？", 48, (7, 41)),
        ("枫岭县2023年一共办理了多少件政协提案？", 71, (5, 66)),
    ],
)
def test_the_levels_are_added_up(talk: Talk, question: str, value: int, operands: tuple[int, ...]) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.operation) == (Decimal(value), "sum")
    assert tuple(one.value for one in others) == tuple(map(Decimal, operands))


@pytest.mark.parametrize("question", ["枫岭县2023年县政协提案一共几件？", "柳溪县2023年人大代表建议一共几件？"])
def test_one_level_and_other_kinds_are_not(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES or answer.figures[0].operation is None
