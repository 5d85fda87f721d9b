"""People are asked for, and a report counts their cases: the number is told as what it counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.assistant.talk import Talk

TEXTS = {("桑榆市人民政府", 2023): "收到政府信息公开申请40件。发生行政诉讼3件。培训工作人员25人。"}
_NOTE = "没有统计人数"


def test_cases_told_for_people_are_said_to_be_cases(talk: Talk) -> None:
    answer = talk.ask("桑榆市2023年几个人申请？")
    assert answer.figures[0].value == Decimal(40)
    assert _NOTE in answer.text


@pytest.mark.parametrize(
    "question", ["桑榆市2023年收到多少件申请？", "桑榆市2023年培训多少人？", "桑榆市2023年自然人申请多少件？"]
)
def test_what_is_asked_in_its_own_unit_has_no_such_note(talk: Talk, question: str) -> None:
    assert _NOTE not in talk.ask(question).text
