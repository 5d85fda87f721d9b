"""The answer is in the language that was asked in, whatever the names are written in."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from assistant.language.asked_language import asked_language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("文登区2023年收到多少件申请？", "zh"),
        ("How many applications did Wendeng receive in 2023?", "en"),
        ("How many applications did 文登区 receive in 2023?", "en"),
        ("And what about 文登区商务局?", "en"),
        ("What (政府信息公开) problems does 文登区 name?", "en"),
        ("文登区2023 applications 多少件", "zh"),
        ("what 文登区2023年收到多少件申请", "zh"),
        ("Wendeng 2023 收到 applications", "zh"),
        ("APP有几个", "zh"),
    ],
)
def test_who_asks_in_english_is_answered_in_it(question: str, language: str) -> None:
    assert asked_language(question) == language


@pytest.mark.parametrize("year", [2023, 2031])
def test_a_chinese_name_leaves_an_english_question_english(sample_assistant: Assistant, year: int) -> None:
    """What is known and what is refused."""
    answer = sample_assistant.ask(f"How many applications did 文登区人民政府 receive in {year}?")
    assert answer.language == "en"
    assert bool(answer.figures) is (year == 2023)
