"""What is counted level by level is added up where the whole is asked for, and nothing else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2023): "认真办理省、市人大代表建议7件，县人大代表建议41件；办理市政协提案5件、县政协提案66件。",
    (
        "榆坡县人民政府",
        2023,
    ): "全县有专职人员7人、兼职人员61人。开展线下培训2场45人，线上培训3场120人。公开县政府文件12件、县政府办文件9件。",
    (
        "苇湖县人民政府",
        2023,
    ): "全县共公开政府信息460条，累计公开信息680条。全年收到公民、法人和其他组织政府信息公开申请9件，其中公民申请8件、企业申请1件。"
    "年底尚有2件未到答复期限。",
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


@pytest.mark.parametrize(
    ("question", "value", "operands"),
    [
        ("榆坡县2023年专兼职人员一共多少人？", 68, (7, 61)),
        ("榆坡县2023年一共培训了多少人？", 165, (45, 120)),
        ("榆坡县2023年公开文件一共多少件？", 21, (12, 9)),
    ],
)
def test_two_parts_side_by_side_are_added_up(talk: Talk, question: str, value: int, operands: tuple[int, ...]) -> None:
    first, *others = talk.ask(question).figures
    assert (first.value, first.operation) == (Decimal(value), "sum")
    assert tuple(one.value for one in others) == tuple(map(Decimal, operands))


@pytest.mark.parametrize(
    ("question", "value"),
    [("榆坡县2023年兼职人员多少人？", 61), ("榆坡县2023年线上培训了多少人？", 120), ("苇湖县2023年公开信息多少条？", 460)],
)
def test_a_part_that_is_named_and_the_years_own_number_stand_alone(talk: Talk, question: str, value: int) -> None:
    assert [figure.value for figure in talk.ask(question).figures] == [Decimal(value)]


@pytest.mark.parametrize("question", ["苇湖县2023年法人申请几件？", "苇湖县2023年答复申请多少件？"])
def test_a_whole_is_no_part_and_what_is_open_was_not_answered(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES
