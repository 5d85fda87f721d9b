"""Questions that break off (…同比增长, …排名) and those about the beginning or end of a year are never told the year's count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2022): "2022年主动公开政府信息400条。收到政府信息公开申请50件。微信公众号发布信息90条。",
    ("桑榆市人民政府", 2023): "2023年主动公开政府信息500条。收到政府信息公开申请40件。微信公众号发布信息120条。",
    ("杏林县人民政府", 2023): "2023年主动公开政府信息70条。收到政府信息公开申请6件。制发规范性文件3件。",
}


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("桑榆市2023年主动公开信息同比增长", 25),
        ("桑榆市2023年收到申请同比？", -20),
        ("桑榆市2023年收到申请同比下降", 20),
    ],
)
def test_growth_without_how_much_is_the_growth(talk: Talk, question: str, value: int) -> None:
    first = talk.ask(question).figures[0]
    assert (first.value, first.operation) == (Decimal(value), "growth")


@pytest.mark.parametrize(
    "question",
    [
        "杏林县2023年收到申请同比增长",
        "杏林县2023年主动公开信息同比",
        "桑榆市2023年微信公众号发布信息排名",
        "杏林县2023年初规范性文件几件？",
        "杏林县2023年底规范性文件几件？",
    ],
)
def test_what_is_not_told_is_not_answered_by_the_count(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is not Route.FIGURES or answer.figures[0].operation is not None


def test_a_deed_at_the_end_of_the_year_is_the_deed(talk: Talk) -> None:
    assert talk.ask("杏林县2023年底制发规范性文件几件？").figures[0].value == Decimal(3)
