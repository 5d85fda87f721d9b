"""A turn names another class of bodies alone, or all of the place: the question before is asked of that."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2023): (
        "全市共收到政府信息公开申请96件，其中市直部门61件，县（区）24件，市政府办公室11件。全年承办人大代表建议38件，政协委员提案57件，其中主办件70件，会办件25件。"
    ),
}


@pytest.mark.parametrize(
    ("first", "turn", "value"),
    [
        ("市直部门收到多少件申请？", "县区呢？", 24),
        ("市直单位收到多少件申请？", "那区县呢？", 24),
        ("市直部门收到多少件申请？", "全市呢？", 96),
        ("全市收到多少件申请？", "市直单位呢？", 61),
    ],
)
def test_another_class_is_asked_the_same(talk: Talk, first: str, turn: str, value: int) -> None:
    talk.ask(f"桑榆市2023年{first}")
    assert [figure.value for figure in talk.ask(turn).figures] == [Decimal(value)]


def test_a_class_that_is_not_told_is_told_by_no_other(talk: Talk) -> None:
    talk.ask("桑榆市2023年市直部门收到多少件申请？")
    assert talk.ask("乡镇呢？").route is Route.REFUSE


def test_a_deed_before_a_list_is_no_body_s_name(talk: Talk) -> None:
    assert talk.ask("桑榆市2023年承办提案多少件？").figures[0].value == Decimal(57)
    assert talk.ask("桑榆市2023年承办的提案比建议多几件？").figures[0].value == Decimal(19)
