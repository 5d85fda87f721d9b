"""Misspelt English words are put right where one word of ours is near; other words are let be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.english.spelling import spelt_right


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("how many applicatons were recieved", "how many applications were received"),
        ("press confferences and hotlnie calls", "press conferences and hotline calls"),
        ("reepaled normative dcuments", "repealed normative documents"),
    ],
)
def test_a_letter_too_many_too_few_or_out_of_place(said: str, meant: str) -> None:
    assert spelt_right(said, ()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "horses and goldfish",
        "borders, boarders and trailers",
        "the Suqain bureau",
        "gpzfxxk@163.com",
        "www.websiet.gov.cn",
        "recvd 12 apps",
    ],
)
def test_other_words_names_and_addresses_stay(text: str) -> None:
    """A real word that we do not have is not taken for one that we have."""
    assert spelt_right(text, ()) == text


def test_places_of_the_store_stay() -> None:
    assert spelt_right("reportt by reportt", ("reportt",)) == "reportt by reportt"


@given(st.text(max_size=120))
def test_only_long_small_words_change(text: str) -> None:
    changed = spelt_right(text, ())
    assert len(changed.split()) == len(text.split())
