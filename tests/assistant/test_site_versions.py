"""What a version of a website published is told by the one number of it, though its clause lists of what kinds that was."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer import Route
from tests.assistant.talk import Talk

TEXTS = {
    ("桑榆市人民政府", 2023): (
        "市政府门户网站公开信息3120条，韩文版网站发布投资环境、口岸物流信息214条，英文版网站发布旅游信息96条，微博发布信息505条。"
    ),
}


@pytest.mark.parametrize("question", ["韩文版网站发布了多少条信息？", "韩文版网站公开信息几条？"])
def test_a_version_is_told_by_its_one_number(talk: Talk, question: str) -> None:
    assert [figure.value for figure in talk.ask(f"桑榆市2023年{question}").figures] == [Decimal(214)]


@pytest.mark.parametrize("question", ["韩文版网站发布投资环境信息多少条？", "日文版网站发布了多少条信息？"])
def test_one_kind_of_several_and_another_version_are_not_told_so(talk: Talk, question: str) -> None:
    assert talk.ask(f"桑榆市2023年{question}").route is Route.REFUSE
