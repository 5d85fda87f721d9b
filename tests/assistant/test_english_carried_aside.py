"""English asides on the applications carried over: with them their sum with the new ones is asked for, without them the new ones alone."""

from __future__ import annotations

import pytest

from assistant.english.carried_aside import without_carried_aside

SUM = "How many applications received and carried over from the previous year were there in Shili in 2024?"


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("How many applications did Shili have to handle in 2024, including those carried over from 2023?", SUM),
        ("How many applications (including those carried over) did Shili receive in 2024?", SUM),
        ("How many applications did Shili receive in 2024, counting those carried over from the previous year?", SUM),
        (
            "How many applications did Shili receive in 2024, not counting carried-over ones?",
            "How many new applications did Shili receive in 2024?",
        ),
    ],
)
def test_the_aside_is_said_by_what_it_asks_for(question: str, plain: str) -> None:
    assert without_carried_aside(question) == plain


@pytest.mark.parametrize(
    "question",
    [
        "How many applications did Shili grant in 2024, including those carried over?",
        "How many applications did Shili receive in 2024, including those carried over from 2021?",
        "How many letters did Shili receive in 2024, including those carried over?",
        "How many applications were carried over to 2025?",
    ],
)
def test_another_deed_year_or_thing_keeps_it(question: str) -> None:
    assert without_carried_aside(question) == question
