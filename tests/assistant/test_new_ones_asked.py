"""New ones are told by what says that they are new, in Chinese and in English; a class at a year's beginning by nothing made in it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    (
        "桐柏市人民政府",
        2023,
    ): "主动公开市政府规章9件（含新制定4件，修改3件，废止2件），行政规范性文件31件，人事任免文件77件，其他文件52件。",
    ("桐柏市商务局", 2023): "开设政务新媒体账号15个，其中，微信公众号9个，微博6个。新增专栏3个。",
}


@pytest.mark.parametrize(
    "question",
    ["桐柏市2023年新文件几件？", "桐柏市商务局2023年新账号几个？", "How many new documents did Tongbai make in 2023?"],
)
def test_what_is_not_said_to_be_new_is_not_told(talk: Talk, question: str) -> None:
    assert talk.ask(question).route is not Route.FIGURES


def test_what_is_said_to_be_new_is_told(talk: Talk) -> None:
    assert Decimal(3) in {figure.value for figure in talk.ask("桐柏市商务局2023年新增专栏几个？").figures}
