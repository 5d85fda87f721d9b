"""Which of two years or bodies had more, and by how much: both are told in one sentence, the numbers with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.assistant.talk import Talk, talking

REPORTS = {
    ("苇岸区市场监管局", 2022): "全年12315平台接收投诉举报1843件。",
    ("苇岸区市场监管局", 2023): "全年12315平台接收投诉举报2176件。",
    ("桐湾县市场监管局", 2023): "全年12315平台接收投诉举报976件。",
}


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    with talking(tmp_path_factory.mktemp("which_and_by_how_much"), REPORTS) as talk:
        yield talk


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("苇岸区市场监管局2022、2023两年12315平台接收的投诉举报哪年多？多多少？", 333),
        ("苇岸区市场监管局2022年和2023年12315平台接收的投诉举报哪年更多，差多少？", 333),
        ("苇岸区市场监管局和桐湾县市场监管局2023年12315平台接收的投诉举报谁多，多几件？", 1200),
    ],
)
def test_the_gap_is_told_with_both_numbers(talk: Talk, question: str, value: int) -> None:
    answer = talk.ask(question)
    assert [figure.value for figure in answer.figures][:1] == [value], answer.text
    assert "2176件" in answer.text


def test_which_is_most_alone_tells_the_most(talk: Talk) -> None:
    answer = talk.ask("苇岸区市场监管局2022年和2023年12315平台接收的投诉举报哪年最多？")
    assert answer.figures[0].value == 2176
