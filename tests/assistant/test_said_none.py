"""A report that says there was none is quoted where a number is asked for; what leaves the rest open is not."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.prose.said_none import denied
from tests.assistant.talk import Talk

TEXTS = {
    ("枫岭县人民政府", 2022): "召开新闻发布会3场。",
    ("枫岭县人民政府", 2023): "全年未召开新闻发布会。未举办线上培训。",
}


@pytest.mark.parametrize("question", ["枫岭县召开新闻发布会几场", "枫岭县2023年召开新闻发布会几场"])
def test_the_clause_is_quoted_and_no_other_years_number_given(talk: Talk, question: str) -> None:
    answer = talk.ask(question)
    assert answer.route is Route.PASSAGES
    assert "未召开新闻发布会" in answer.text
    assert answer.figures == ()


def test_none_of_a_part_is_not_none_of_all(talk: Talk) -> None:
    assert talk.ask("枫岭县2023年举办培训几期").route is Route.REFUSE


@pytest.mark.parametrize(
    ("text", "nouns", "told"),
    [
        ("本年度没有收取信息处理费。", (("信息处理费",),), True),
        ("县直部门未召开新闻发布会。", (("新闻发布会",),), False),
        ("未召开新闻发布会的单位有3个。", (("新闻发布会",),), False),
        ("一、总体情况\n我局未发生行政诉讼案件。", (("行政诉讼",),), True),
        ("未召开新闻发布会。", (), False),
    ],
)
def test_a_denial_says_nothing_else(text: str, nouns: tuple[tuple[str, ...], ...], told: bool) -> None:
    assert bool(denied(text, nouns)) is told
